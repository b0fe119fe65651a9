package dingtest

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/coder/websocket"
)

// A ticket opens one connection.
type ticket struct {
	until  time.Time
	topics []string
}

const (
	ticketLife  = 90 * time.Second
	messageTime = 3 * time.Second
	tapTime     = 2 * time.Second
	againTime   = 60 * time.Second // within it what is not acknowledged comes again
)

// open gives out a ticket.
func (s *Server) open(r *http.Request, body []byte) (any, *refusal) {
	var in struct {
		ClientID      string `json:"clientId"`
		ClientSecret  string `json:"clientSecret"`
		Subscriptions []struct{ Type, Topic string }
		UA            string `json:"ua"`
		LocalIP       string `json:"localIp"`
	}
	if err := strict(body, &in); err != nil {
		return nil, s.bad("invalidParameter", "open: %v", err)
	}
	if r.Header.Get("Accept") != "application/json" || r.Header.Get("Content-Type") != "application/json" {
		return nil, s.bad("invalidParameter", "open: without the heads of JSON it answers with XML")
	}
	if in.ClientID != s.ClientID || in.ClientSecret != s.ClientSecret {
		return nil, refuse(http.StatusUnauthorized, "authFailed", "鉴权失败")
	}
	t := &ticket{until: time.Now().Add(ticketLife)}
	for _, sub := range in.Subscriptions {
		if sub.Type != "CALLBACK" && sub.Type != "EVENT" || sub.Type == "EVENT" && sub.Topic != "*" {
			return nil, s.bad("invalidParameter", "open: subscription %s %s", sub.Type, sub.Topic)
		}
		t.topics = append(t.topics, sub.Topic)
	}
	if len(t.topics) == 0 {
		return nil, s.bad("invalidParameter", "open: no subscriptions")
	}
	name := s.id("ticket-")
	s.tickets[name] = t
	scheme := "ws"
	return map[string]string{"endpoint": scheme + s.URL[len("http"):] + "/connect", "ticket": name}, nil
}

// A link is one connection.
type link struct {
	id     string
	topics []string
	conn   *websocket.Conn
	silent bool // a disconnect was said
	acks   map[string]chan answer
	done   map[string]bool // acknowledged
}

type answer struct {
	code int
	data string
}

// connect is the gateway.
func (s *Server) connect(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	name := r.URL.Query().Get("ticket")
	t := s.tickets[name]
	delete(s.tickets, name)
	if t == nil || time.Now().After(t.until) {
		s.violation("connect: the ticket %q is unknown, used or too old", name)
		s.mu.Unlock()
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	s.mu.Unlock()
	conn, err := websocket.Accept(w, r, nil)
	if err != nil {
		return
	}
	conn.SetReadLimit(1 << 20)
	s.mu.Lock()
	l := &link{id: s.id("connection-"), topics: t.topics, conn: conn, acks: map[string]chan answer{}, done: map[string]bool{}}
	s.links = append(s.links, l)
	s.change()
	s.mu.Unlock()
	s.read(l)
}

// read takes acknowledgements until the connection ends.
func (s *Server) read(l *link) {
	defer func() {
		l.conn.CloseNow()
		s.mu.Lock()
		defer s.mu.Unlock()
		s.links = slices.DeleteFunc(s.links, func(o *link) bool { return o == l })
		for _, wait := range l.acks {
			close(wait)
		}
		l.acks = map[string]chan answer{}
		s.change()
	}()
	for {
		_, body, err := l.conn.Read(context.Background())
		if err != nil {
			return
		}
		s.mu.Lock()
		s.acknowledged(l, body)
		s.mu.Unlock()
	}
}

// acknowledged checks an acknowledgement and hands it over. The caller holds mu.
func (s *Server) acknowledged(l *link, body []byte) {
	var in struct {
		Code    int `json:"code"`
		Headers struct {
			MessageID   string `json:"messageId"`
			ContentType string `json:"contentType"`
		} `json:"headers"`
		Message string `json:"message"`
		Data    string `json:"data"`
	}
	if err := strict(body, &in); err != nil {
		s.violation("ack: %v in %s", err, body)
		return
	}
	wait := l.acks[in.Headers.MessageID]
	switch {
	case l.done[in.Headers.MessageID]:
		s.violation("ack: %s for the second time", in.Headers.MessageID)
	case wait == nil:
		s.violation("ack: %s is not known, or too late", in.Headers.MessageID)
	case in.Headers.ContentType != "application/json" || in.Code != 200 && in.Code != 404 && in.Code != 500 || !json.Valid([]byte(in.Data)):
		s.violation("ack: malformed: %s", body)
	default:
		l.done[in.Headers.MessageID] = true
		delete(l.acks, in.Headers.MessageID)
		wait <- answer{in.Code, in.Data}
	}
}

// frame writes a frame to a connection and returns where its acknowledgement comes.
func (s *Server) frame(l *link, id, kind, topic, data string) <-chan answer {
	wait := make(chan answer, 1)
	s.mu.Lock()
	l.acks[id] = wait
	s.mu.Unlock()
	text, _ := json.Marshal(map[string]any{"specVersion": "1.0", "type": kind, "data": data, "headers": map[string]string{
		"appId": "app", "connectionId": l.id, "contentType": "application/json", "messageId": id,
		"time": strconv.FormatInt(time.Now().UnixMilli(), 10), "topic": topic}})
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	_ = l.conn.Write(ctx, websocket.MessageText, text)
	return wait
}

// pick chooses any connection that listens to a topic; nil: there is none.
func (s *Server) pick(topic string) (l *link, id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var some []*link
	for _, l := range s.links {
		if !l.silent && slices.Contains(l.topics, topic) {
			some = append(some, l)
		}
	}
	if len(some) == 0 {
		return nil, ""
	}
	s.messages++
	return some[rand.IntN(len(some))], s.id("frame-")
}

// push sends a callback and waits for its acknowledgement. Where messages come again it tries
// until the time is over, with the same messageId or another one; else once.
func (s *Server) push(topic, data string, in time.Duration, again bool) (got answer, ok bool) {
	first := ""
	for begin := time.Now(); ; {
		l, id := s.pick(topic)
		if l != nil {
			if first == "" {
				first = id
			} else if rand.IntN(2) == 0 {
				id = first
			}
			late := time.NewTimer(in)
			select {
			case got, ok = <-s.frame(l, id, "CALLBACK", topic, data):
			case <-late.C:
			}
			late.Stop()
			if ok && got.code == 200 {
				return got, true
			}
			s.mu.Lock()
			delete(l.acks, id)
			delete(l.done, id)
			s.mu.Unlock()
		}
		if !again || time.Since(begin) > againTime {
			return got, false
		}
		select {
		case <-time.After(time.Second):
		case <-s.closed:
			return got, false
		}
	}
}

// Connections is how many are open and not about to end.
func (s *Server) Connections() (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, l := range s.links {
		if !l.silent {
			n++
		}
	}
	return n
}

// Disconnect tells all connections that they end; they are cut after 10 s.
func (s *Server) Disconnect() {
	s.mu.Lock()
	links := slices.Clone(s.links)
	for _, l := range links {
		l.silent = true
	}
	s.mu.Unlock()
	for _, l := range links {
		s.mu.Lock()
		id := s.id("frame-")
		s.mu.Unlock()
		s.frame(l, id, "SYSTEM", "disconnect", `{"reason":"connection is expired"}`)
		s.work.Go(func() {
			select {
			case <-time.After(10 * time.Second):
			case <-s.closed:
			}
			l.conn.CloseNow()
		})
	}
}

// Ping pings all connections and reports whether each answers with the same word.
func (s *Server) Ping() bool {
	s.mu.Lock()
	links := slices.Clone(s.links)
	s.mu.Unlock()
	for _, l := range links {
		s.mu.Lock()
		id := s.id("frame-")
		s.mu.Unlock()
		select {
		case got := <-s.frame(l, id, "SYSTEM", "ping", `{"opaque":"`+id+`"}`):
			if got.data != `{"opaque":"`+id+`"}` {
				return false
			}
		case <-time.After(5 * time.Second):
			return false
		}
	}
	return len(links) > 0
}

// Cut cuts all connections.
func (s *Server) Cut() {
	s.mu.Lock()
	links := slices.Clone(s.links)
	s.mu.Unlock()
	for _, l := range links {
		l.conn.CloseNow()
	}
}
