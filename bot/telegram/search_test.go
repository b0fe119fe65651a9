package telegram

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"liaison/bot/telegram/telegramtest"
	"liaison/store/chat"
)

// fruits offers some by what was typed.
func fruits(_ context.Context, _ string, _ int64, words string) (found []chat.Offer, err error) {
	if words == "坏" {
		return nil, errors.New("the shelf broke")
	}
	for _, name := range []string{"苹果", "青苹果", "梨"} {
		if strings.Contains(name, words) {
			found = append(found, chat.Offer{Name: name, Note: "一筐"})
		}
	}
	return found, nil
}

// A search is answered at once and kept nowhere; what is chosen comes as a message of the
// person's own.
func TestSearch(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.receiver.Offers = fruits
		w.receive()
		for words, want := range map[string]int{"": 3, "苹": 2, "桃": 0} {
			if got := u.Search(words).Results(); len(got) != want {
				t.Errorf("%q: %v", words, got)
			}
		}
		u.Search("坏") // nothing is shown; the next letter asks anew
		w.until("the failed search in the log", func() bool { return w.log.count("a search was not answered") == 1 })
		q := u.Search("青")
		if got := q.Results(); !slices.Equal(got, []telegramtest.Result{{Title: "青苹果", Note: "一筐", Text: "青苹果"}}) {
			t.Errorf("%v", got)
		}
		if n := len(w.inbox()); n != 0 {
			t.Errorf("%d searches are kept", n)
		}
		q.Choose("青苹果")
		w.until("what was chosen", func() bool { return len(w.inbox()) == 1 })
		if got := w.inbox()[0]; got.Kind != chat.Text || got.Text != "青苹果" {
			t.Errorf("got %+v", got)
		}
	}, telegramtest.Inline())
}

// Who types fast is answered for what they typed last; of another chat nothing is asked.
func TestSearches(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.receiver.Offers = fruits
		first := u.Search("苹")
		last := u.Search("青")
		w.Raw(`{"inline_query":{"id":"7","from":{"id":1,"first_name":"乙"},"query":"苹","offset":"","chat_type":"group"}}`)
		stop := w.receive()
		if got := last.Results(); len(got) != 1 {
			t.Errorf("%v", got)
		}
		stop()
		if calls := w.Calls("answerInlineQuery"); len(calls) != 1 {
			t.Errorf("%d answers, also to %q", len(calls), first.Words)
		}
	}, telegramtest.Inline())
}

// A button that searches stands on a card only while the bot's maker lets people search.
func TestSearchButton(t *testing.T) {
	face := chat.Face{Text: "哪个点位？", Buttons: [][]chat.Button{{{Words: "居然之家", Do: "a"}}, {{Words: "边打边找", Search: true}}}}
	for _, inline := range []bool{true, false} {
		var opts []telegramtest.Option
		if inline {
			opts = append(opts, telegramtest.Inline())
		}
		bubble(t, func(t *testing.T, w *world) {
			u := w.NewUser("甲")
			me, _, err := w.api.Look(t.Context())
			if err != nil || me.Searches != inline {
				t.Errorf("%v, %v", me, err)
			}
			w.api.searches.Store(me.Searches)
			w.send()
			w.wear(u, "d1", face)
			m := u.WaitText("哪个点位")
			if b, ok := m.Button("边打边找"); ok != inline || b.Search != inline {
				t.Errorf("inline %v: %v", inline, m.Buttons)
			}
			w.wear(u, "d2", chat.Face{Text: "只有一个", Buttons: face.Buttons[1:]})
			u.WaitText("只有一个")
		}, opts...)
	}
}

// A webhook brings searches too.
func TestSearchByWebhook(t *testing.T) {
	w := newWorld(t, telegramtest.Inline())
	h := w.hook()
	h.Offers = fruits
	w.run(h.Run)
	u := w.NewUser("甲")
	w.until("a webhook", func() bool { return len(w.Calls("setWebhook")) > 0 })
	if got := u.Search("梨").Results(); len(got) != 1 {
		t.Errorf("%v", got)
	}
	if n := len(w.inbox()); n != 0 {
		t.Errorf("%d searches are kept", n)
	}
}
