// Package channeltest holds what the false services share.
package channeltest

import (
	"context"
	"net"
	"sync"
)

// Dial opens a connection to a server, as [net.Dialer.DialContext] does.
type Dial func(ctx context.Context, network, addr string) (net.Conn, error)

// Listen opens a port of this machine, or pipes, which work inside a synctest bubble. The URL names
// the host where there are pipes.
func Listen(host string, pipe bool) (net.Listener, Dial, string, error) {
	if pipe {
		p := &pipes{host: host, conns: make(chan net.Conn), closed: make(chan struct{})}
		return p, p.dial, "http://" + host, nil
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, nil, "", err
	}
	return l, new(net.Dialer).DialContext, "http://" + l.Addr().String(), nil
}

// pipes is a listener whose connections are pairs of [net.Pipe].
type pipes struct {
	host   string
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func (p *pipes) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	ours, theirs := net.Pipe()
	select {
	case p.conns <- theirs:
		return ours, nil
	case <-p.closed:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: p.host, Net: "pipe"} }
