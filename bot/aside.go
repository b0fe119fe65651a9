package bot

import (
	"errors"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// mostAside is how many of each kind are looked at.
const mostAside = 100

// aside is /aside: what could not be handled or sent, and why.
func (t *turn) aside(string) error {
	face, err := t.asideFace()
	return errors.Join(err, t.show(chat.AnswerKey(t.u.ID), face))
}

func (t *turn) asideFace() (chat.Face, error) {
	all, err := chat.AsideRows(t.tx, mostAside)
	return messages.AsideList(t.dir, all, len(all)), err
}

// tapAside shows one of what was set aside, or the list.
func (t *turn) tapAside(card *chat.Card, ref string) error {
	if !t.me.Is(bureau.Admin) {
		return t.toast(messages.NotAllowed)
	}
	if ref == "" {
		return t.asideAgain(card, "")
	}
	a, err := chat.AsideOf(t.tx, ref)
	if errors.Is(err, store.ErrNotFound) {
		return t.asideAgain(card, messages.AsideGone)
	} else if err != nil {
		return err
	}
	return errors.Join(t.toast(""), t.show(card.Key, messages.AsideCard(t.dir, a)))
}

// asideAgain shows the list as it is now.
func (t *turn) asideAgain(card *chat.Card, words string) error {
	face, err := t.asideFace()
	return errors.Join(err, t.toast(words), t.show(card.Key, face))
}

// retryAside has one, or all, tried again.
func (t *turn) retryAside(card *chat.Card, ref string) error {
	if !t.me.Is(bureau.Admin) {
		return t.toast(messages.NotAllowed)
	}
	refs := []string{ref}
	if ref == messages.AllAside {
		all, err := chat.AsideRows(t.tx, mostAside)
		if err != nil {
			return err
		}
		refs = refs[:0]
		for _, a := range all {
			refs = append(refs, a.Ref)
		}
	}
	for _, ref := range refs {
		if err := chat.RetryAside(t.tx, ref); errors.Is(err, store.ErrNotFound) {
			return t.asideAgain(card, messages.AsideGone)
		} else if err != nil {
			return err
		}
		if err := bureau.Audit(t.tx, t.me.ID, "重试", ref); err != nil {
			return err
		}
	}
	return t.asideAgain(card, messages.AsideAgain)
}

// dropAside gives one up; the log keeps that it was, and why.
func (t *turn) dropAside(card *chat.Card, ref string) error {
	if !t.me.Is(bureau.Admin) {
		return t.toast(messages.NotAllowed)
	}
	a, err := chat.AsideOf(t.tx, ref)
	if errors.Is(err, store.ErrNotFound) {
		return t.asideAgain(card, messages.AsideGone)
	} else if err != nil {
		return err
	}
	return errors.Join(chat.DropAside(t.tx, ref), bureau.Audit(t.tx, t.me.ID, "放弃", ref+" "+a.Fault), t.asideAgain(card, messages.AsideDropped))
}
