package bot

import (
	"errors"
	"strings"
	"time"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
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
	if run, ok := draftWords[strings.TrimSuffix(t.says, "。")]; ok {
		return run(t, d, "")
	}
	_, q, i := t.asked(d, d.Asking)
	if q == nil || q.Hear == nil {
		return t.somethingNew(d)
	}
	return t.answer(d, q, i)
}

// answer takes a text as the answer to the question under way, unless it is
// about something else.
func (t *turn) answer(d *chat.Draft, q *ask.Question, i int) error {
	value, fault := q.Hear(t.says)
	if q.Many && fault == "" {
		return t.answered(d, d.Asking, value)
	}
	if asked := t.wondered(t.says); fault != "" && q.Key != caliberKey && (t.wonders(asked) || asked.From != "" && asked.Known() && !asked.Tells) {
		return t.reply(t.says, asked)
	}
	t.hidden(d)
	read := t.read(t.says, t.speaker(), t.today)
	switch how, said := t.belongs(d, i, q.Key, read); {
	case how == other:
		return t.somethingNew(d)
	case how == more:
		d.Unread = append(d.Unread, read.Unread...)
		return t.join(d, i, said)
	case fault != "":
		return t.keep(d, fault)
	}
	t.classify(d, i, q.Key)
	return t.answered(d, d.Asking, value)
}

// draftWords are words that act on the open draft like its buttons.
var draftWords = map[string]func(*turn, *chat.Draft, string) error{
	messages.WordSubmit: (*turn).submitTyped,
	messages.WordCancel: (*turn).discard,
	messages.WordSkip:   (*turn).skipTyped,
	messages.WordBack:   (*turn).stepBack,
}

// waiting returns the newest draft of the chat if it is open, or nil.
func (t *turn) waiting() (*chat.Draft, error) {
	d := t.last
	if d == nil && !t.looked {
		var err error
		if d, err = chat.OpenDraft(t.tx, t.u.Channel, t.u.Chat, t.me.ID); err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		t.last, t.looked = d, true
	}
	switch {
	case d == nil:
		return nil, nil
	case d.State != chat.DraftOpen || d.Person != t.me.ID || t.tx.Now.Sub(d.Changed) > chat.DraftLife:
		return nil, nil
	}
	return d, nil
}

// pause is after how long an open draft is offered again, once.
const pause = 2 * time.Hour

// offerAgain shows a draft that was left lying below what was written since.
func (t *turn) offerAgain(d *chat.Draft) error {
	if d.Offer || t.tx.Now.Sub(d.Changed) < pause || d.Asking == askingKind || d.Asking == askingPhoto {
		return nil
	}
	d.Offer = true
	if err := chat.SaveDraft(t.tx, d); err != nil {
		return err
	}
	return errors.Join(t.say(messages.StillOpen), t.redraw(d))
}

func (t *turn) submitTyped(d *chat.Draft, _ string) error {
	if d.Asking != "" {
		return t.keep(d, messages.PressAButton)
	}
	return t.submit(d, "")
}

func (t *turn) skipTyped(d *chat.Draft, _ string) error {
	_, q, _ := t.asked(d, d.Asking)
	if q == nil || q.Need > ask.Step {
		return t.keep(d, messages.PressAButton)
	}
	return t.skipQuestion(d, "")
}

// stepBack forgets the newest answer and asks for it again.
func (t *turn) stepBack(d *chat.Draft, _ string) error {
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
