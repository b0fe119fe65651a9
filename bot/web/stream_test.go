package web

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// everything is what a page gets first.
type everything struct {
	People []person
	Chats  map[string]struct {
		Messages []bubble
		Menu     [][]string
		Hint     string
		Commands []command
	}
	Inside []trace
	Clock  clockView
}

// A message, what happened inside and the answer come in this order, and a page
// that opens later gets the same as its beginning.
func TestStreamOrder(t *testing.T) {
	b := newBench(t)
	s := b.open("")
	var first everything
	s.until("state", &first)
	if len(first.People) != 4 || first.People[1].Name != "城东所干事甲" || first.People[1].Place != "城东所" || first.People[3].Chat != stranger {
		t.Errorf("people %+v", first.People)
	}
	status, code := b.write("1", "/start")
	want(t, "send", status, code, 200, "")
	own := s.message(mine).Message
	if own.Text != "/start" {
		t.Errorf("first is %q", own.Text)
	}
	if greeting := s.message(ofBot).Message; greeting.Text != "您好" || greeting.ID <= own.ID {
		t.Errorf("then %+v", greeting)
	}
	status, code = b.write("1", "今天去居然之家")
	want(t, "send", status, code, 200, "")
	card := s.message(func(m shown) bool { return m.Message.Card })
	if len(card.Message.Buttons) != 2 || card.Message.Buttons[0][0].Data == "" || card.Message.Buttons[1][0].Copy != "今天去居然之家" {
		t.Errorf("card %+v", card)
	}
	b.until("the line says what was sent", func() bool {
		var all everything
		b.open("").until("state", &all)
		last := all.Inside[len(all.Inside)-1]
		return len(last.Sent) == 1 && len(last.Inbox) == 1
	})
	var again everything
	b.open("").until("state", &again)
	chat := again.Chats["1"]
	if len(chat.Messages) != 4 || chat.Hint == "" || len(chat.Menu) != 1 || len(chat.Commands) != 1 {
		t.Errorf("a page opened later sees %+v", chat)
	}
}

// A page that was cut off gets what it missed, once and in order; one that
// missed too much, or comes from another run, gets everything.
func TestReconnect(t *testing.T) {
	b := newBench(t)
	s := b.open("")
	last := s.until("state", new(everything))
	s.close()
	for i := range 5 {
		b.write("1", fmt.Sprintf("第%d条", i))
	}
	b.got(5)
	again := b.open(last.id)
	var texts []string
	for len(texts) < 5 {
		e := again.next()
		if e.name == "state" {
			t.Fatal("everything again; want what was missed")
		}
		var m shown
		if json.Unmarshal(e.data, &m); e.name == "message" && m.Message.Mine {
			texts = append(texts, m.Message.Text)
		}
	}
	if got := strings.Join(texts, " "); got != "第0条 第1条 第2条 第3条 第4条" {
		t.Errorf("missed %s", got)
	}
	if e := b.open("OTHERRUN-3").next(); e.name != "state" {
		t.Errorf("a page of another run gets %s", e.name)
	}
	b.web.page.mu.Lock()
	for range keepEvents + 1 {
		b.web.page.publish("typing", map[string]int64{"chat": 1})
	}
	b.web.page.mu.Unlock()
	if e := b.open(last.id).next(); e.name != "state" {
		t.Errorf("a page that missed too much gets %s", e.name)
	}
}

// Two pages hear the same, whoever of them did it.
func TestTwoPages(t *testing.T) {
	b := newBench(t)
	one, two := b.open(""), b.open("")
	b.write("2", "本周数字")
	for _, s := range []*stream{one, two} {
		if m := s.message(mine); m.Chat != chief || m.Message.Text != "本周数字" {
			t.Errorf("%+v", m)
		}
	}
}
