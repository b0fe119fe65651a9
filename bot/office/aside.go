package office

import (
	"errors"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// mostAside is how many of each kind are listed.
const mostAside = 100

// aside is /aside: it lists what could not be handled or sent, and why.
func aside(t *turn.Turn, _ string) error {
	face, err := asideFace(t)
	return errors.Join(err, t.Show(chat.AnswerKey(t.Update.ID), face))
}

func asideFace(t *turn.Turn) (chat.Face, error) {
	all, err := chat.AsideRows(t.Tx, mostAside)
	return messages.AsideList(t.Dir, all, len(all)), err
}

// tapAside shows one thing that was set aside, or the list.
func tapAside(t *turn.Turn, card *chat.Card, ref string) error {
	if !t.Me.Is(bureau.Admin) {
		return t.Toast(messages.NotAllowed)
	}
	if ref == "" {
		return asideAgain(t, card, "")
	}
	a, err := chat.AsideOf(t.Tx, ref)
	if errors.Is(err, store.ErrNotFound) {
		return asideAgain(t, card, messages.AsideGone)
	} else if err != nil {
		return err
	}
	return errors.Join(t.Toast(""), t.Show(card.Key, messages.AsideCard(t.Dir, a)))
}

// asideAgain shows the list as it is now.
func asideAgain(t *turn.Turn, card *chat.Card, words string) error {
	face, err := asideFace(t)
	return errors.Join(err, t.Toast(words), t.Show(card.Key, face))
}

// retryAside schedules another try of one thing, or of all.
func retryAside(t *turn.Turn, card *chat.Card, ref string) error {
	if !t.Me.Is(bureau.Admin) {
		return t.Toast(messages.NotAllowed)
	}
	refs := []string{ref}
	if ref == messages.AllAside {
		all, err := chat.AsideRows(t.Tx, mostAside)
		if err != nil {
			return err
		}
		refs = refs[:0]
		for _, a := range all {
			refs = append(refs, a.Ref)
		}
	}
	for _, ref := range refs {
		if err := chat.RetryAside(t.Tx, ref); errors.Is(err, store.ErrNotFound) {
			return asideAgain(t, card, messages.AsideGone)
		} else if err != nil {
			return err
		}
		if err := bureau.Audit(t.Tx, t.Me.ID, messages.AuditRetried, ref); err != nil {
			return err
		}
	}
	return asideAgain(t, card, messages.AsideAgain)
}

// dropAside gives one thing up; the log keeps it and the reason.
func dropAside(t *turn.Turn, card *chat.Card, ref string) error {
	if !t.Me.Is(bureau.Admin) {
		return t.Toast(messages.NotAllowed)
	}
	a, err := chat.AsideOf(t.Tx, ref)
	if errors.Is(err, store.ErrNotFound) {
		return asideAgain(t, card, messages.AsideGone)
	} else if err != nil {
		return err
	}
	return errors.Join(chat.DropAside(t.Tx, ref), bureau.Audit(t.Tx, t.Me.ID, messages.AuditDropped, ref+" "+a.Fault), asideAgain(t, card, messages.AsideDropped))
}
