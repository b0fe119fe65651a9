package bot

import (
	"errors"

	"liaison/messages"
	"liaison/store"
)

// mostAside is how many of each kind are looked at.
const mostAside = 100

// aside is /aside: what could not be handled or sent, and why.
func (t *turn) aside(string) error {
	face, err := t.asideFace()
	return errors.Join(err, t.show(store.AnswerKey(t.u.ID), face))
}

func (t *turn) asideFace() (store.Face, error) {
	all, err := t.tx.AsideRows(mostAside)
	return messages.AsideList(t.dir, all, len(all)), err
}

// tapAside shows one of what was set aside, or the list.
func (t *turn) tapAside(card *store.Card, ref string) error {
	if !t.me.Is(store.Admin) {
		return t.toast(messages.NotAllowed)
	}
	if ref == "" {
		return t.asideAgain(card, "")
	}
	a, err := t.tx.AsideOf(ref)
	if errors.Is(err, store.ErrNotFound) {
		return t.asideAgain(card, messages.AsideGone)
	} else if err != nil {
		return err
	}
	return errors.Join(t.toast(""), t.show(card.Key, messages.AsideCard(t.dir, a)))
}

// asideAgain shows the list as it is now.
func (t *turn) asideAgain(card *store.Card, words string) error {
	face, err := t.asideFace()
	return errors.Join(err, t.toast(words), t.show(card.Key, face))
}

// retryAside has one, or all, tried again.
func (t *turn) retryAside(card *store.Card, ref string) error {
	if !t.me.Is(store.Admin) {
		return t.toast(messages.NotAllowed)
	}
	refs := []string{ref}
	if ref == messages.AllAside {
		all, err := t.tx.AsideRows(mostAside)
		if err != nil {
			return err
		}
		refs = refs[:0]
		for _, a := range all {
			refs = append(refs, a.Ref)
		}
	}
	for _, ref := range refs {
		if err := t.tx.RetryAside(ref); errors.Is(err, store.ErrNotFound) {
			return t.asideAgain(card, messages.AsideGone)
		} else if err != nil {
			return err
		}
		if err := t.tx.Audit(t.me.ID, "重试", ref); err != nil {
			return err
		}
	}
	return t.asideAgain(card, messages.AsideAgain)
}

// dropAside gives one up; the log keeps that it was, and why.
func (t *turn) dropAside(card *store.Card, ref string) error {
	if !t.me.Is(store.Admin) {
		return t.toast(messages.NotAllowed)
	}
	a, err := t.tx.AsideOf(ref)
	if errors.Is(err, store.ErrNotFound) {
		return t.asideAgain(card, messages.AsideGone)
	} else if err != nil {
		return err
	}
	return errors.Join(t.tx.DropAside(ref), t.tx.Audit(t.me.ID, "放弃", ref+" "+a.Fault), t.asideAgain(card, messages.AsideDropped))
}
