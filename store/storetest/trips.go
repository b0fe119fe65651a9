package storetest

import (
	"encoding/binary"
	"io"
	"net"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
)

// A Way leads to a server and counts the round trips on it. It can be cut.
type Way struct {
	Source string // the connection string of the database behind it

	to    string
	trips atomic.Int64
	mu    sync.Mutex
	open  map[net.Conn]bool
}

// NewWay returns a way to the database of a connection string, until the test ends.
func NewWay(t testing.TB, source string) *Way {
	t.Helper()
	u, err := url.Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &Way{to: u.Host, open: map[net.Conn]bool{}}
	u.Host = l.Addr().String()
	q := u.Query()
	q.Del("liaison.twice")
	u.RawQuery = q.Encode()
	w.Source = u.String()
	t.Cleanup(func() { l.Close(); w.Cut() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go w.lead(c)
		}
	}()
	return w
}

// Trips is how many round trips there were: how often the server was ready for the next.
func (w *Way) Trips() int64 { return w.trips.Load() }

// Cut ends every connection there is.
func (w *Way) Cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for c := range w.open {
		c.Close()
	}
}

func (w *Way) lead(c net.Conn) {
	defer c.Close()
	s, err := net.Dial("tcp", w.to)
	if err != nil {
		return
	}
	defer s.Close()
	w.mu.Lock()
	w.open[c] = true
	w.mu.Unlock()
	go func() {
		io.Copy(s, c)
		s.Close()
	}()
	w.answers(c, s)
	w.mu.Lock()
	delete(w.open, c)
	w.mu.Unlock()
}

// answers passes on what the server says, message by message: a letter and the length.
func (w *Way) answers(c, s net.Conn) {
	head := make([]byte, 5)
	for {
		if _, err := io.ReadFull(s, head); err != nil {
			return
		}
		if head[0] == 'Z' { // ReadyForQuery
			w.trips.Add(1)
		}
		if _, err := c.Write(head); err != nil {
			return
		}
		if _, err := io.CopyN(c, s, int64(binary.BigEndian.Uint32(head[1:]))-4); err != nil {
			return
		}
	}
}
