package chat_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
)

// week is a face with the picture of a week.
func week(monday, caption string) chat.Face {
	return chat.Face{Text: caption, Picture: &chat.Recipe{Name: "近8周.png", What: "weeks", Args: map[string]string{"monday": monday}}}
}

// face shows the card with a face.
func (h *hall) face(f chat.Face) {
	h.Helper()
	h.update(func(tx *store.Tx) error { return chat.Show(tx, "telegram", 1, "r1", f, true) })
}

// A card keeps its message while its picture stays the same; otherwise it is
// sent anew, and the old message loses its buttons.
func TestAnotherPicture(t *testing.T) {
	text, named, bare := chat.Face{Text: "文字"}, week("2026-11-23", "图"), week("2026-11-23", "图")
	named.Picture.Name, bare.Picture.Args = "别的.png", nil
	noArgs := bare
	noArgs.Picture = &chat.Recipe{Name: bare.Picture.Name, What: bare.Picture.What, Args: map[string]string{}}
	for _, c := range []struct {
		name     string
		old, new chat.Face
		anew     bool
	}{
		{"text to text", text, chat.Face{Text: "别的"}, false},
		{"the same picture", week("2026-11-23", "图"), week("2026-11-23", "别的"), false},
		{"no arguments", bare, noArgs, false},
		{"text to picture", text, week("2026-11-23", "图"), true},
		{"picture to text", week("2026-11-23", "图"), text, true},
		{"another week", week("2026-11-23", "图"), week("2026-11-30", "图"), true},
		{"another name", week("2026-11-23", "图"), named, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHall(t)
			h.face(c.old)
			h.sent(func(tx *store.Tx, c *chat.Card) error { return chat.CardShown(tx, c, 50) })
			h.face(c.new)
			message, stripped := int64(50), []int64(nil)
			if c.anew {
				message, stripped = 0, []int64{50}
			}
			if got := h.card(); got.Message != message || got.Shown == got.Version || got.Face.Text != c.new.Text {
				t.Errorf("the card is %+v, want message %d", got, message)
			}
			if got := h.stripped(); !slices.Equal(got, stripped) {
				t.Errorf("stripped %d, want %d", got, stripped)
			}
		})
	}
}

// What was on its way when another picture was asked for is of no use, however
// it ends.
func TestAnotherPictureUnderWay(t *testing.T) {
	h := newHall(t)
	h.show("文字", true)
	under := h.card()
	h.face(week("2026-11-23", "图"))
	h.update(func(tx *store.Tx) error { return chat.CardLater(tx, under, errors.New("502"), time.Hour) })
	h.wants("after a fault of the old face", h.due(), []string{"图"})
	h.update(func(tx *store.Tx) error { return chat.CardShown(tx, under, 50) })
	if c := h.card(); c.Message != 0 || !slices.Equal(h.stripped(), []int64{50}) {
		t.Errorf("stripped %d, and the card is %+v", h.stripped(), c)
	}
	h.wants("after the old face was shown", h.due(), []string{"图"})
}

// A picture that was announced and still waits gives way to another one, or to a
// text, without being sent earlier. It adopts no message.
func TestAnnouncedPicture(t *testing.T) {
	h := newHall(t)
	h.update(func(tx *store.Tx) error {
		return chat.Announce(tx, "telegram", 1, "r1", week("2026-11-23", "图"), day.Window{NotBefore: tx.Now.Add(time.Hour)})
	})
	h.face(week("2026-11-30", "新图"))
	h.face(chat.Face{Text: "文字"})
	h.face(week("2026-11-30", "新图"))
	h.wants("before the window", h.due(), nil)
	h.sent(func(tx *store.Tx, c *chat.Card) error { return chat.Adopt(tx, c, 50) })
	if c := h.card(); c.Priority != chat.Broadcast || c.Message != 0 {
		t.Errorf("the card that waits: %+v", c)
	}
	h.clock.Turn(h.card().NotBefore)
	h.wants("in the window", h.due(), []string{"新图"})
}
