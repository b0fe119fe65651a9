package telegram

import (
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
)

// A picture that was deleted comes anew.
func TestPictureGone(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u, made := w.NewUser("甲"), w.draws()
		w.send()
		w.showFace(u, weeks("一", "图"), false)
		w.drained()
		u.Delete(u.Last().ID)
		w.showFace(u, weeks("一", "新"), true)
		w.drained()
		equal(t, w.seen(u), []string{"▇▇▇新*"})
		if *made != 2 {
			t.Errorf("%d pictures were made, want 2", *made)
		}
	})
}

// Where somebody taps the picture before its buttons are off, a text that took
// its place comes anew: a photo does not become a text.
func TestTextAdoptsPicture(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.draws()
		stop := w.send()
		w.showFace(u, weeks("一", "图"), false)
		w.drained()
		stop()
		photo := int64(u.Last().ID)
		w.show(u, "w1", "一", true)
		w.update(func(tx *store.Tx) error {
			c, err := chat.FindCard(tx, Channel, u.Chat, "w1")
			if err != nil {
				return err
			}
			return chat.Adopt(tx, c, photo)
		})
		w.show(u, "w1", "二", true)
		w.send()
		w.drained()
		equal(t, w.seen(u), []string{"▇▇▇图", "二*"})
		if n := len(w.Calls("editMessageText")); n != 1 {
			t.Errorf("%d tries to make a text of it, want 1", n)
		}
	})
}

// A tap on the message of an older picture, before its buttons are off, does not
// make it the card's: its caption would speak of another picture.
func TestPictureAdoptsNone(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.draws()
		w.send()
		w.showFace(u, weeks("一", "图"), false)
		w.drained()
		old := int64(u.Last().ID)
		w.showFace(u, weeks("第二", "新图"), false)
		w.update(func(tx *store.Tx) error {
			c, err := chat.FindCard(tx, Channel, u.Chat, "w1")
			if err != nil {
				return err
			}
			return chat.Adopt(tx, c, old)
		})
		w.showFace(u, weeks("第二", "更新"), true)
		w.drained()
		equal(t, w.seen(u), []string{"▇▇▇图", "▇▇▇▇▇▇更新*"})
	})
}

// What was on its way when its card got another picture loses its buttons.
func TestPictureChangesUnderWay(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.draws()
		w.send()
		for _, face := range []chat.Face{weeks("一", "图"), weeks("一", "图二"), weeks("第二", "新图"), {Text: "文字"}, weeks("一", "图三")} {
			w.showFace(u, face, true)
			time.Sleep(500 * time.Millisecond) // it is on its way for a second
		}
		w.drained()
		got := w.seen(u)
		if n := buttons(u); n != 1 || got[len(got)-1] != "▇▇▇图三*" {
			t.Errorf("the chat shows %q", got)
		}
	}, telegramtest.Latency(time.Second))
}

// Announced pictures are paced, and held where a person shut us out.
func TestPictureAnnounced(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		people, gone := w.people(60), w.NewUser("乙")
		made := w.draws()
		gone.Block()
		lift := w.Guard(30, true)
		begin := time.Now()
		w.update(func(tx *store.Tx) error {
			for _, u := range append(people, gone) {
				if err := chat.Announce(tx, Channel, u.Chat, "w1", weeks("一", "图"), day.Window{}); err != nil {
					return err
				}
			}
			return nil
		})
		w.send()
		w.drained()
		if d := time.Since(begin); d < 2*time.Second || d > 3*time.Second || lift() != 0 {
			t.Errorf("61 pictures took %v", d)
		}
		if c := w.card(gone, "w1"); c.Message != 0 || w.held() != 1 || *made != 61 {
			t.Errorf("%d held, %d pictures made, the card nobody saw: %+v", w.held(), *made, c)
		}
		equal(t, w.seen(people[59]), []string{"▇▇▇图*"})
	})
}
