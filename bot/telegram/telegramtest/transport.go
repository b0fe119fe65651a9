package telegramtest

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
)

// listen opens the port or the pipes and starts to serve.
func (s *Server) listen() error {
	l, dial, err := s.transport()
	if err != nil {
		return err
	}
	s.client = &http.Client{Transport: &http.Transport{
		DialContext:         dial,
		MaxIdleConnsPerHost: 256,
		DisableCompression:  true,
	}}
	s.http = &http.Server{Handler: s, ErrorLog: log.New(io.Discard, "", 0)}
	s.work.Go(func() { _ = s.http.Serve(l) })
	return nil
}

type dialer func(ctx context.Context, network, addr string) (net.Conn, error)

func (s *Server) transport() (net.Listener, dialer, error) {
	if s.opts.memory {
		s.URL = "http://telegram.invalid"
		p := &pipes{conns: make(chan net.Conn), closed: make(chan struct{})}
		return p, p.dial, nil
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, nil, err
	}
	s.URL = "http://" + l.Addr().String()
	return l, new(net.Dialer).DialContext, nil
}

// pipes is a listener whose connections are pairs of [net.Pipe].
type pipes struct {
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

func (p *pipes) Addr() net.Addr { return pipeAddr{} }

type pipeAddr struct{}

func (pipeAddr) Network() string { return "pipe" }
func (pipeAddr) String() string  { return "telegram.invalid" }
