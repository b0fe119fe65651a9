package main_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// A peer is Telegram's end for the benchmarks: it checks nothing and keeps
// nothing, so that the processor is left to the bots that are measured. The
// strict one is in telegramtest.
type peer struct {
	url     string
	latency time.Duration // of each answer

	mu      sync.Mutex
	updates []string // those from number first on are not confirmed
	first   int
	arrived chan struct{}
	phones  map[int64]*phone
}

// A phone is the private chat of one person.
type phone struct {
	peer *peer
	id   int64
	last int        // number of the last message; the peer's lock guards it
	seen chan shown // what the bot shows; only the newest are kept
}

// A shown is a message of the bot, new or changed.
type shown struct {
	message int
	text    string
	buttons string // what they carry, as JSON
}

const peerToken = "7000000001:AAtoken-of-the-peer-of-benchmarks-00"

func newPeer(b *testing.B, people int, latency time.Duration) *peer {
	p := &peer{latency: latency, first: 1, arrived: make(chan struct{}, 1), phones: map[int64]*phone{}}
	for i := range people {
		id := int64(5_100_000_000 + i)
		p.phones[id] = &phone{peer: p, id: id, seen: make(chan shown, 16)}
	}
	s := httptest.NewServer(p)
	b.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	p.url = s.URL
	return p
}

// asked is what the methods used here are asked, as JSON or as a form.
type asked struct {
	Offset  int             `json:"offset"`
	Chat    int64           `json:"chat_id"`
	Message int             `json:"message_id"`
	Text    string          `json:"text"`
	Markup  json.RawMessage `json:"reply_markup"`
}

func (p *peer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var a asked
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		a.Offset, _ = strconv.Atoi(r.FormValue("offset"))
		a.Chat, _ = strconv.ParseInt(r.FormValue("chat_id"), 10, 64)
		a.Text = r.FormValue("text")
	} else if r.ContentLength != 0 {
		if err := json.NewDecoder(r.Body).Decode(&a); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
	}
	if p.latency > 0 {
		time.Sleep(p.latency) // what this peer is there for: an API that takes so long
	}
	result := "true"
	switch r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:] {
	case "getMe":
		result = `{"id":7000000001,"is_bot":true,"first_name":"联络员","username":"liaison_bench_bot"}`
	case "getUpdates":
		result = p.wait(r, a.Offset)
	case "sendMessage", "editMessageText":
		result = p.show(&a)
	}
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprintf(w, `{"ok":true,"result":%s}`, result)
}

// wait is a long poll.
func (p *peer) wait(r *http.Request, offset int) string {
	end := time.NewTimer(50 * time.Second)
	defer end.Stop()
	for {
		p.mu.Lock()
		if n := offset - p.first; n > 0 && n <= len(p.updates) {
			p.updates, p.first = p.updates[n:], offset
		}
		batch := p.updates[:min(len(p.updates), 100)]
		p.mu.Unlock()
		if len(batch) > 0 {
			return "[" + strings.Join(batch, ",") + "]"
		}
		select {
		case <-p.arrived:
		case <-r.Context().Done():
			return "[]"
		case <-end.C:
			return "[]"
		}
	}
}

// show has a phone show a message, and returns it.
func (p *peer) show(a *asked) string {
	u := p.phones[a.Chat]
	if a.Message == 0 {
		a.Message = u.number()
	}
	select {
	case u.seen <- shown{a.Message, a.Text, string(a.Markup)}:
	default: // nobody looks at it
	}
	markup := ""
	if len(a.Markup) > 0 {
		markup = `,"reply_markup":` + string(a.Markup)
	}
	return fmt.Sprintf(`{"message_id":%d,"from":{"id":7000000001,"is_bot":true,"first_name":"联络员"},"chat":%s,"date":%d,"text":%s%s}`,
		a.Message, u.chat(), time.Now().Unix(), quote(a.Text), markup)
}

// push queues an update.
func (p *peer) push(content string) {
	p.mu.Lock()
	p.updates = append(p.updates, fmt.Sprintf(`{"update_id":%d,%s}`, p.first+len(p.updates), content))
	p.mu.Unlock()
	select {
	case p.arrived <- struct{}{}:
	default:
	}
}

func (u *phone) number() int {
	u.peer.mu.Lock()
	defer u.peer.mu.Unlock()
	u.last++
	return u.last
}

func (u *phone) chat() string {
	return fmt.Sprintf(`{"id":%d,"first_name":"干事","type":"private"}`, u.id)
}

func (u *phone) from() string {
	return fmt.Sprintf(`{"id":%d,"is_bot":false,"first_name":"干事","language_code":"zh-hans"}`, u.id)
}

// say sends a text.
func (u *phone) say(text string) {
	u.peer.push(fmt.Sprintf(`"message":{"message_id":%d,"from":%s,"chat":%s,"date":%d,"text":%s}`, u.number(), u.from(), u.chat(), time.Now().Unix(), quote(text)))
}

// tap taps a button of a message.
func (u *phone) tap(m shown, label string) {
	u.peer.push(fmt.Sprintf(`"callback_query":{"id":"%d","from":%s,"message":{"message_id":%d,"chat":%s,"date":%d,"text":%s},"chat_instance":"1","data":%s}`,
		u.number(), u.from(), m.message, u.chat(), time.Now().Unix(), quote(m.text), quote(m.data(label))))
}

// data is what the button with a label carries, or "".
func (m shown) data(label string) string {
	var markup struct {
		Rows [][]struct {
			Text string `json:"text"`
			Data string `json:"callback_data"`
		} `json:"inline_keyboard"`
	}
	_ = json.Unmarshal([]byte(m.buttons), &markup) // none: there are no buttons
	for _, row := range markup.Rows {
		for _, b := range row {
			if strings.Contains(b.Text, label) {
				return b.Data
			}
		}
	}
	return ""
}

func (m shown) has(part string) bool { return strings.Contains(m.text, part) }

func quote(text string) []byte {
	quoted, _ := json.Marshal(text) // a string always can be
	return quoted
}

// wait waits for something to be shown.
func (u *phone) wait(b *testing.B, want func(shown) bool) shown {
	patience := time.NewTimer(time.Minute)
	defer patience.Stop()
	for {
		select {
		case m := <-u.seen:
			if want(m) {
				return m
			}
		case <-patience.C:
			b.Error("waited a minute for the bot")
			return shown{}
		}
	}
}
