package draft

import (
	"errors"
	"time"

	"liaison/bot/ask"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
)

// pause is after how long an open draft is offered again, once.
const pause = 2 * time.Hour

// OfferAgain shows a draft that was left lying below what was written since.
func OfferAgain(t *turn.Turn, d *chat.Draft) error {
	if d.Offer || t.Tx.Now.Sub(d.Changed) < pause || d.Asking == askingKind || d.Asking == askingPhoto {
		return nil
	}
	d.Offer = true
	if err := chat.SaveDraft(t.Tx, d); err != nil {
		return err
	}
	return errors.Join(t.Say(messages.StillOpen), Redraw(t, d))
}

// SubmitTyped is 提交 in words.
func SubmitTyped(t *turn.Turn, d *chat.Draft, _ string) error {
	if d.Asking != "" {
		return Keep(t, d, messages.PressAButton)
	}
	return submit(t, d, "")
}

// SkipTyped is 跳过 in words.
func SkipTyped(t *turn.Turn, d *chat.Draft, _ string) error {
	_, q, _ := QuestionAt(t, d, d.Asking)
	if q == nil || q.Need > ask.Step {
		return Keep(t, d, messages.PressAButton)
	}
	return skipQuestion(t, d, "")
}

// StepBack forgets the newest answer and asks for it again.
func StepBack(t *turn.Turn, d *chat.Draft, _ string) error {
	i := FirstKept(d)
	if i < 0 || len(d.Items[i].Answers) == 0 {
		return Discard(t, d, "")
	}
	item := &d.Items[i]
	last := item.Answers[len(item.Answers)-1].Key
	ask.Unset(item, last)
	d.Asking = question(i, last)
	return Keep(t, d, "")
}
