package bot

import (
	"errors"
	"slices"
	"strings"
	"time"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store"
)

// hear handles a text that is no command: the answer to the question under way,
// a word about the draft, or something new to record.
func (t *turn) hear() error {
	d, err := t.waiting()
	if err != nil {
		return err
	}
	if d == nil {
		return t.enter()
	}
	if err := t.offerAgain(d); err != nil {
		return err
	}
	if run, ok := draftWords[strings.TrimSuffix(t.says, "。")]; ok {
		return run(t, d, "")
	}
	_, q, i := t.asked(d, d.Asking)
	if q == nil || q.Hear == nil {
		return t.enter()
	}
	read := t.reader.Read(t.says, t.speaker(), t.today.Time())
	if own := t.ownItem(d, i, read); own != nil {
		return t.join(d, i, own)
	}
	value, fault := q.Hear(t.says)
	switch {
	case t.contradicts(d, i, read), fault != "" && recordableIn(read):
		return t.enter()
	case fault != "":
		return t.keep(d, fault)
	}
	t.classify(d, i, q.Key)
	return t.answered(d, d.Asking, value)
}

// classify proposes a category for a problem from its words.
func (t *turn) classify(d *store.Draft, i int, key string) {
	item := &d.Items[i]
	if key != "text" || item.Kind != string(store.KindProblem) || ask.Get(item, "type") != "" {
		return
	}
	for _, it := range t.reader.Read("问题："+t.says, t.speaker(), t.today.Time()).Items {
		if it.Kind == reading.Problem && it.Type != "" {
			ask.Set(item, "type", it.Type)
			return
		}
	}
}

// draftWords are words that act on the open draft like its buttons.
var draftWords = map[string]func(*turn, *store.Draft, string) error{
	messages.WordSubmit: (*turn).submitTyped,
	messages.WordCancel: (*turn).discard,
	messages.WordSkip:   (*turn).skipTyped,
	messages.WordBack:   (*turn).stepBack,
}

// waiting returns the newest draft of the chat if it is open, or nil.
func (t *turn) waiting() (*store.Draft, error) {
	d, err := t.latest()
	switch {
	case d == nil || err != nil:
		return nil, err
	case d.State != store.DraftOpen || d.Person != t.me.ID || t.tx.Now.Sub(d.Changed) > store.DraftLife:
		return nil, nil
	}
	return d, nil
}

// pause is after how long an open draft is offered again, once.
const pause = 2 * time.Hour

// offerAgain shows a draft that was left lying below what was written since.
func (t *turn) offerAgain(d *store.Draft) error {
	if d.Offer || t.tx.Now.Sub(d.Changed) < pause || d.Asking == askingKind {
		return nil
	}
	d.Offer = true
	if err := t.tx.SaveDraft(d); err != nil {
		return err
	}
	return errors.Join(t.say(messages.StillOpen), t.redraw(d))
}

func (t *turn) submitTyped(d *store.Draft, _ string) error {
	if d.Asking != "" {
		return t.keep(d, messages.PressAButton)
	}
	return t.submit(d, "")
}

func (t *turn) skipTyped(d *store.Draft, _ string) error {
	_, q, _ := t.asked(d, d.Asking)
	if q == nil || q.Need > ask.Step {
		return t.keep(d, messages.PressAButton)
	}
	return t.skipQuestion(d, "")
}

// stepBack forgets the newest answer and asks for it again.
func (t *turn) stepBack(d *store.Draft, _ string) error {
	i := firstKept(d)
	if i < 0 || len(d.Items[i].Answers) == 0 {
		return t.discard(d, "")
	}
	item := &d.Items[i]
	last := item.Answers[len(item.Answers)-1].Key
	ask.Unset(item, last)
	d.Asking = question(i, last)
	return t.keep(d, "")
}

// ownItem returns the item of a full sentence that goes on with the draft: it
// fills all it can. A bare answer is no full sentence.
func (t *turn) ownItem(d *store.Draft, i int, read reading.Reading) *store.Item {
	if !d.Steps || len(read.Items) != 1 || string(read.Items[0].Kind) != d.Items[i].Kind {
		return nil
	}
	item := t.itemOf(read.Items[0], []string{"date"})
	said := slices.DeleteFunc(slices.Clone(item.Answers), func(a store.Answered) bool {
		return a.Key == "text" || a.Key == "type" && a.Value == "日常"
	})
	if len(said) < 2 || t.contradicts(d, i, read) {
		return nil
	}
	return &item
}

// join fills a draft's item from a full sentence; given answers stay.
func (t *turn) join(d *store.Draft, i int, own *store.Item) error {
	_, key, _ := strings.Cut(d.Asking, ".")
	for _, a := range own.Answers {
		if a.Key == key || ask.Get(&d.Items[i], a.Key) == "" {
			ask.Set(&d.Items[i], a.Key, a.Value)
		}
	}
	t.ask(d)
	return t.keep(d, "")
}

// contradicts reports whether the sentence is about something else than the
// draft: it names a kind and a point of its own.
func (t *turn) contradicts(d *store.Draft, i int, read reading.Reading) bool {
	for _, it := range read.Items {
		point := knownPoint(t.dir, it.Point)
		drafted := ask.Get(&d.Items[i], "point")
		if point != 0 && it.Kind != reading.None && drafted != "" && drafted != idText(point) && (it.Type != "" || it.Kind != reading.Visit) {
			return true
		}
	}
	return false
}

// recordableIn reports whether a sentence holds something to record or to ask.
func recordableIn(read reading.Reading) bool {
	return slices.ContainsFunc(read.Items, func(it reading.Item) bool { return it.Kind != reading.None })
}
