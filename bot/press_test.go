package bot_test

import (
	"testing"

	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// A tap on a face that was just replaced does not make the face stale that is on its way:
// the next tap on that one counts.
func TestTapBeforeNewFace(t *testing.T) {
	s := newStage(t)
	name := storetest.OfficerWest
	room := s.chat(name)
	s.says(name, "今天去居然之家送政策，62户")
	said := s.last.Message
	card := func() (c *chat.Card) {
		storetest.View(t, s.db, func(tx *store.Tx) error {
			drafts, err := s.openDrafts(tx, name)
			if err != nil || len(drafts) != 1 {
				t.Fatal(drafts, err)
			}
			c, err = chat.FindCard(tx, "test", room, chat.DraftKey(drafts[0].ID))
			return err
		})
		return c
	}
	receive := func(u chat.Update) {
		s.next++
		u.Channel, u.Remote, u.Chat, u.At, u.Name = "test", s.next, room, s.clock.Now().Unix(), name
		storetest.Update(t, s.db, func(tx *store.Tx) error { return chat.Receive(tx, &u) })
		s.work()
	}
	submit := func(c *chat.Card) chat.Update {
		return chat.Update{Kind: chat.Tap, Message: c.Message, Data: c.Data(chat.Button{Do: messages.DoSubmit})}
	}
	old := card()
	receive(chat.Update{Kind: chat.Edit, Message: said, Text: "今天去居然之家送政策，63户"})
	next := card()
	receive(submit(old))
	if now := card(); now.Version != next.Version || next.Version == old.Version {
		t.Fatalf("version %d, after the edit %d, after the old tap %d", old.Version, next.Version, now.Version)
	}
	s.deliver(name)
	receive(submit(next))
	if r := s.recordOf(1); len(r.Figures) != 1 || r.Figures[0].Value != 63 {
		t.Errorf("kept %v", r.Figures)
	}
}
