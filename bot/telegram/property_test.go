package telegram

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
)

// Whatever goes wrong on the way, in the end every card shows its last face and
// every chat got all its messages in order; twice only where Telegram took one
// and the answer was lost. A card that was announced last may never be seen,
// where the chat shut us out or the window passed.
func TestWhateverGoesWrong(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		steps := rapid.SliceOfN(rapid.Custom(drawStep), 5, 40).Draw(rt, "steps")
		var wrong []string
		synctest.Test(t, func(t *testing.T) {
			m := newMischief(t)
			for _, s := range steps {
				m.do(s)
			}
			wrong = m.check()
		})
		for _, w := range wrong {
			rt.Error(w)
		}
	})
}

// A step is one thing that is done, or goes wrong.
type step struct {
	What   string
	Person int
	Card   string
	Week   string // of the picture on it; "" for none
	Place  bool
	Wait   time.Duration
	Fault  string
	Method string
	All    bool
	Times  int
}

func drawStep(t *rapid.T) step {
	return step{
		What:   rapid.SampledFrom([]string{"say", "say", "show", "show", "show", "announce", "fault", "wait", "delete", "block", "write", "restart"}).Draw(t, "what"),
		Person: rapid.IntRange(0, 2).Draw(t, "person"),
		Card:   rapid.SampledFrom([]string{"d1", "d2"}).Draw(t, "card"),
		Week:   rapid.SampledFrom([]string{"", "", "一", "第二"}).Draw(t, "week"),
		Place:  rapid.Bool().Draw(t, "place"),
		Wait:   time.Duration(rapid.IntRange(1, 3000).Draw(t, "ms")) * time.Millisecond,
		Fault:  rapid.SampledFrom([]string{"before", "502", "500", "429", "garbage", "slow", "after", "half", "hangs"}).Draw(t, "fault"),
		Method: rapid.SampledFrom([]string{"sendMessage", "editMessageText", "sendPhoto", "editMessageCaption", "editMessageReplyMarkup", ""}).Draw(t, "method"),
		All:    rapid.Bool().Draw(t, "all"),
		Times:  rapid.IntRange(1, 3).Draw(t, "times"),
	}
}

var faults = map[string]telegramtest.Effect{
	"before": telegramtest.DropBefore(), "502": telegramtest.BadGateway(), "500": telegramtest.ServerError(500),
	"429": telegramtest.TooManyRequests(2), "garbage": telegramtest.Garbage(200, "<html>"), "slow": telegramtest.Delay(2 * time.Second),
	"after": telegramtest.DropAfter(), "half": telegramtest.Truncate(), "hangs": telegramtest.DelayAfter(time.Minute),
}

// lossy are the faults that lose the answer of what was taken.
var lossy = []string{"after", "half", "hangs"}

// A mischief is a world in which things go wrong, and what should come of it.
type mischief struct {
	*world
	chats []*phone
	stop  func()
	lifts []func()
	lossy bool
	texts int
}

type phone struct {
	*telegramtest.User
	messages []string
	cards    map[string]chat.Face
	unseen   bool // a card may never have been sent
}

func newMischief(t *testing.T) *mischief {
	m := &mischief{world: newWorld(t, telegramtest.InMemory(), telegramtest.Latency(50*time.Millisecond))}
	for i := range 3 {
		m.chats = append(m.chats, &phone{User: m.NewUser(fmt.Sprint("员", i)), cards: map[string]chat.Face{}})
	}
	m.draws()
	m.receive()
	m.stop = m.send()
	return m
}

// face is what a step has a card show.
func (s step) face(text string) chat.Face {
	if s.Week == "" {
		return chat.Face{Text: text, Buttons: weeks("", "").Buttons}
	}
	return weeks(s.Week, text)
}

func (m *mischief) do(s step) {
	c := m.chats[s.Person]
	m.texts++
	text := fmt.Sprint("句", m.texts)
	switch s.What {
	case "say":
		c.messages = append(c.messages, text)
		m.say(c.User, text)
	case "show":
		c.cards[s.Card] = s.face(text)
		m.update(func(tx *store.Tx) error { return chat.Show(tx, Channel, c.Chat, s.Card, c.cards[s.Card], s.Place) })
	case "announce":
		c.cards[s.Card] = s.face(text)
		now := m.db.Clock.Now()
		window := day.Window{NotBefore: now.Add(s.Wait)}
		if s.Place {
			window.NotAfter, c.unseen = now.Add(2*s.Wait), true
		}
		m.update(func(tx *store.Tx) error { return chat.Announce(tx, Channel, c.Chat, s.Card, c.cards[s.Card], window) })
	case "fault":
		f := telegramtest.Fault{Method: s.Method, Chat: c.Chat, Times: s.Times, Effect: faults[s.Fault]}
		if s.All {
			f.Chat = 0
		}
		m.lossy = m.lossy || slices.Contains(lossy, s.Fault)
		m.lifts = append(m.lifts, m.Fault(f))
	case "wait":
		time.Sleep(s.Wait)
	case "delete":
		if last := c.Last(); len(last.Buttons) > 0 {
			c.Delete(last.ID)
		}
	case "block":
		c.unseen = true
		c.Block()
	case "write":
		c.Unblock()
		c.Send(text)
	case "restart":
		m.stop()
		m.stop = m.send()
	}
}

// check ends the mischief, waits until all is sent, and says what is wrong.
func (m *mischief) check() (wrong []string) {
	for _, lift := range m.lifts {
		lift()
	}
	for _, c := range m.chats {
		c.Unblock()
		c.Send("在吗")
	}
	m.drained()
	for _, c := range m.chats {
		for key, face := range c.cards {
			var card *chat.Card
			m.update(func(tx *store.Tx) (err error) {
				card, err = chat.FindCard(tx, Channel, c.Chat, key)
				return err
			})
			if card.Message == 0 && !c.unseen {
				wrong = append(wrong, fmt.Sprintf("card %s was never sent", key))
			}
			if got := c.Message(int(card.Message)); got.ID != 0 && m.sees(got) != look(face) {
				wrong = append(wrong, fmt.Sprintf("card %s shows %q, want %q", key, m.sees(got), look(face)))
			}
		}
		var got []string
		for _, text := range said(c.User) {
			if slices.Contains(c.messages, text) {
				got = append(got, text)
			}
		}
		if m.lossy {
			got = slices.Compact(got)
		} else if n := buttons(c.User); n > len(c.cards) {
			wrong = append(wrong, fmt.Sprintf("%d messages with buttons for %d cards", n, len(c.cards)))
		}
		if !slices.Equal(got, c.messages) {
			wrong = append(wrong, fmt.Sprintf("messages %q, want %q", got, c.messages))
		}
	}
	return wrong
}
