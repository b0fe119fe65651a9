package telegram

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
)

// weeks is the face of a picture card; each week has another picture.
func weeks(week, caption string) chat.Face {
	return chat.Face{Text: caption, Picture: &chat.Recipe{Name: "近8周.png", What: "weeks", Args: map[string]string{"week": week}},
		Buttons: [][]chat.Button{{{Words: "按所", Do: "units"}, {Words: "复制文字", Copy: "走访 2 次"}}}}
}

// showFace has a card of a person show a face.
func (w *world) showFace(u *telegramtest.User, face chat.Face, place bool) {
	w.Helper()
	w.update(func(tx *store.Tx) error { return chat.Show(tx, Channel, u.Chat, "w1", face, place) })
}

// draws has the sender make a picture as wide as its week is, and counts.
func (w *world) draws() *int {
	made := new(int)
	w.sender.Render = func(_ context.Context, r chat.Recipe) (string, []byte, error) {
		*made++
		var body bytes.Buffer
		err := png.Encode(&body, image.NewGray(image.Rect(0, 0, len(r.Args["week"]), 2)))
		return r.Name, body.Bytes(), err
	}
	return made
}

// look is how a face looks: how wide the picture is, the words, and * for a row
// of buttons.
func look(f chat.Face) string {
	wide := 0
	if f.Picture != nil {
		wide = len(f.Picture.Args["week"])
	}
	return strings.Repeat("▇", wide) + f.Text + strings.Repeat("*", len(f.Buttons))
}

// sees is how a message looks.
func (w *world) sees(m telegramtest.Message) string {
	w.Helper()
	f := chat.Face{Text: m.Text, Buttons: make([][]chat.Button, len(m.Buttons))}
	if m.Photo != nil {
		got, err := png.DecodeConfig(bytes.NewReader(m.Photo.Bytes))
		if err != nil {
			w.Error(err)
		}
		f.Picture = weeks(strings.Repeat("-", got.Width), "").Picture
	}
	return look(f)
}

// seen is how the messages of a chat look.
func (w *world) seen(u *telegramtest.User) (all []string) {
	w.Helper()
	for _, m := range u.Messages() {
		all = append(all, w.sees(m))
	}
	return all
}

// A picture is announced in its window; then its caption and its buttons change
// in place without making it again. Another picture, or a text, is another
// message.
func TestPicture(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u, made := w.NewUser("甲"), w.draws()
		w.send()
		open := w.db.Clock.Now().Add(time.Hour)
		w.update(func(tx *store.Tx) error {
			return chat.Announce(tx, Channel, u.Chat, "w1", weeks("一", "走访 1 次"), day.Window{NotBefore: open, NotAfter: open.Add(time.Hour)})
		})
		w.showFace(u, weeks("一", "走访 2 次"), true)
		time.Sleep(59 * time.Minute)
		equal(t, w.seen(u), nil)
		w.drained()
		equal(t, w.seen(u), []string{"▇▇▇走访 2 次*"})
		if q := u.Tap(0, "复制"); q.Copied != "走访 2 次" {
			t.Errorf("copied %q", q.Copied)
		}
		w.say(u, "别的")
		for _, c := range []struct {
			face  chat.Face
			place bool
			want  []string
		}{
			{weeks("一", "走访 3 次"), true, []string{"▇▇▇走访 3 次*", "别的"}},
			{weeks("一", "走访 3 次"), true, []string{"▇▇▇走访 3 次*", "别的"}},
			{weeks("一", "走访 4 次"), false, []string{"▇▇▇走访 3 次", "别的", "▇▇▇走访 4 次*"}},
			{weeks("第二", "走访 4 次"), true, []string{"▇▇▇走访 3 次", "别的", "▇▇▇走访 4 次", "▇▇▇▇▇▇走访 4 次*"}},
			{chat.Face{Text: "按所"}, true, []string{"▇▇▇走访 3 次", "别的", "▇▇▇走访 4 次", "▇▇▇▇▇▇走访 4 次", "按所"}},
			{chat.Face{Text: "按点位"}, true, []string{"▇▇▇走访 3 次", "别的", "▇▇▇走访 4 次", "▇▇▇▇▇▇走访 4 次", "按点位"}},
			{weeks("一", ""), true, []string{"▇▇▇走访 3 次", "别的", "▇▇▇走访 4 次", "▇▇▇▇▇▇走访 4 次", "按点位", "▇▇▇*"}},
		} {
			w.showFace(u, c.face, c.place)
			w.drained()
			equal(t, w.seen(u), c.want)
		}
		if *made != 4 || w.log.String() != "" {
			t.Errorf("%d pictures were made, want 4\n%s", *made, w.log)
		}
	})
}

// A caption holds less than a text: it is cut, and says so.
func TestLongCaption(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.draws()
		w.send()
		w.showFace(u, weeks("一", strings.Repeat("长", 1024)), false)
		w.drained()
		equal(t, said(u), []string{strings.Repeat("长", 1024)})
		w.showFace(u, weeks("一", strings.Repeat("长", 1022)+"👌的"), true)
		w.drained()
		equal(t, said(u), []string{strings.Repeat("长", 1022) + "…"})
	})
}

// However the sending of a picture fails, it comes in the end: twice only when
// the answer was lost.
func TestPictureUnderFaults(t *testing.T) {
	for name, c := range map[string]struct {
		effect telegramtest.Effect
		twice  bool
	}{
		"before": {telegramtest.DropBefore(), false}, "after": {telegramtest.DropAfter(), true}, "502": {telegramtest.BadGateway(), false},
		"429": {telegramtest.TooManyRequests(3), false},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w *world) {
				u := w.NewUser("甲")
				w.draws()
				w.Fault(telegramtest.Fault{Method: "sendPhoto", Times: 1, Effect: c.effect})
				begin := time.Now()
				w.showFace(u, weeks("一", "图"), false)
				w.send()
				w.drained()
				want := []string{"▇▇▇图*"}
				if c.twice {
					want = append(want, want[0])
				}
				equal(t, w.seen(u), want)
				if d := time.Since(begin); name == "429" && (d < 3*time.Second || d > 4*time.Second) {
					t.Errorf("it came after %v", d)
				}
				w.Fault(telegramtest.Fault{Method: "editMessageCaption", Times: 1, Effect: c.effect})
				w.showFace(u, weeks("一", "新"), true)
				w.drained()
				if got := w.seen(u); got[len(got)-1] != "▇▇▇新*" || len(got) != len(want) {
					t.Errorf("changed, the chat shows %q", got)
				}
			})
		})
	}
}

// A picture that cannot be made, or that Telegram will never take, is given up:
// its words come as a text with its buttons. The chat goes on.
func TestPictureRefused(t *testing.T) {
	for name, c := range map[string]struct {
		render func() ([]byte, error)
		tries  int
		log    string
	}{
		"fails":    {func() ([]byte, error) { return nil, errors.New("cannot be drawn") }, fewTries + 1, "cannot be drawn"},
		"panics":   {func() ([]byte, error) { panic("boom") }, fewTries + 1, "boom"},
		"too big":  {func() ([]byte, error) { return make([]byte, maxPhoto+1), nil }, 1, ErrTooBig.Error()},
		"no photo": {func() ([]byte, error) { return []byte("no photo"), nil }, 1, "IMAGE_PROCESS_FAILED"},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w *world) {
				u, tries := w.NewUser("甲"), 0
				w.sender.Render = func(context.Context, chat.Recipe) (string, []byte, error) {
					tries++
					body, err := c.render()
					return "近8周.png", body, err
				}
				w.showFace(u, weeks("一", "图"), false)
				w.say(u, "后")
				w.send()
				w.drained()
				if got := w.seen(u); !slices.Contains(got, "后") || !slices.Contains(got, "图*") || len(got) != 2 {
					t.Errorf("seen: %q", got)
				}
				if tries != c.tries || w.log.count(c.log) == 0 {
					t.Errorf("%d tries, want %d:\n%s", tries, c.tries, w.log)
				}
				w.draws()
				w.showFace(u, weeks("一", "好"), true)
				w.drained()
				if got := w.seen(u); len(got) != 3 || got[2] != "▇▇▇好*" {
					t.Errorf("then seen: %q", got)
				}
			}, telegramtest.AllowViolations()) // no photo is one
		})
	}
}
