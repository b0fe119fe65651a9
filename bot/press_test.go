package bot_test

import (
	"fmt"
	"testing"

	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// A tap on a face that was just replaced does not make the newer face stale, be it on its
// way or seen already in another message: the next tap on that one counts.
func TestTapOnOldFace(t *testing.T) {
	for _, seen := range []bool{false, true} {
		t.Run(fmt.Sprint("seen ", seen), func(t *testing.T) {
			s := newStage(t)
			name := storetest.OfficerWest
			s.says(name, "今天去居然之家送政策，62户")
			said := s.last.Message
			old := s.openCard(name)
			s.hears(name, chat.Update{Kind: chat.Edit, Message: said, Text: "今天去居然之家送政策，63户"})
			if seen {
				s.deliver(name)
			}
			next := s.openCard(name)
			s.hears(name, submits(old))
			if now := s.openCard(name); now.Version != next.Version || now.Message != next.Message || next.Version == old.Version {
				t.Fatalf("version %d, after the edit %d, after the old tap %d in message %d, not %d", old.Version, next.Version, now.Version, now.Message, next.Message)
			}
			s.deliver(name)
			s.hears(name, submits(s.openCard(name)))
			if r := s.recordOf(1); len(r.Figures) != 1 || r.Figures[0].Value != 63 {
				t.Errorf("kept %v", r.Figures)
			}
		})
	}
}

// submits taps 提交 on a card as it was.
func submits(c *chat.Card) chat.Update {
	return chat.Update{Kind: chat.Tap, Message: c.Message, Data: c.Data(chat.Button{Do: messages.DoSubmit})}
}

// openCard is the card of the only open draft of a person.
func (s *stage) openCard(name string) (c *chat.Card) {
	s.t.Helper()
	storetest.View(s.t, s.db, func(tx *store.Tx) error {
		drafts, err := s.openDrafts(tx, name)
		if err != nil || len(drafts) != 1 {
			s.t.Fatal(drafts, err)
		}
		c, err = chat.FindCard(tx, "test", s.chat(name), chat.DraftKey(drafts[0].ID))
		return err
	})
	return c
}

// hears has an update handled and nothing sent.
func (s *stage) hears(name string, u chat.Update) {
	s.t.Helper()
	s.next++
	u.Channel, u.Remote, u.Chat, u.At, u.Name = "test", s.next, s.chat(name), s.clock.Now().Unix(), name
	storetest.Update(s.t, s.db, func(tx *store.Tx) error { return chat.Receive(tx, &u) })
	s.work()
}
