package bot

import (
	"errors"
	"strconv"
	"strings"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// people is /people: everybody, joined or not, a page at a time.
func (t *turn) people(string) error {
	return t.show(chat.AnswerKey(t.u.ID), messages.PeopleList(t.dir, t.active(), 0, ""))
}

// active are the people of the roster.
func (t *turn) active() (found []*bureau.Person) {
	for _, p := range t.dir.People {
		if p.Active {
			found = append(found, p)
		}
	}
	return found
}

// waitingPeople are those who did not join yet.
func (t *turn) waitingPeople() (found []*bureau.Person) {
	for _, p := range t.active() {
		if p.Chat == 0 {
			found = append(found, p)
		}
	}
	return found
}

// turnPeople leafs through the people; an argument after the offset says what
// the buttons are for.
func (t *turn) turnPeople(card *chat.Card, arg string) error {
	number, what, _ := strings.Cut(arg, ".")
	offset, err := strconv.Atoi(number)
	if err != nil || offset < 0 || !t.me.Is(bureau.Admin) {
		return t.toast(messages.NotAllowed)
	}
	list := t.active()
	if what == messages.DoInvite {
		list = t.waitingPeople()
	}
	return errors.Join(t.toast(""), t.show(card.Key, messages.PeopleList(t.dir, list, offset, what)))
}

// invite is /invite: with a name it makes the invitation, else it asks whom.
func (t *turn) invite(rest string) error {
	if rest == "" {
		return t.show(chat.AnswerKey(t.u.ID), messages.PeopleList(t.dir, t.waitingPeople(), 0, messages.DoInvite))
	}
	p := t.dir.PersonNamed(rest)
	if p == nil {
		return t.say(messages.NoSuchName)
	}
	return t.sendInvitation(p)
}

// tapInvite makes the invitation of the person on the button.
func (t *turn) tapInvite(_ *chat.Card, arg string) error {
	id, _ := strconv.ParseInt(arg, 10, 64)
	p := t.dir.Person(id)
	if !t.me.Is(bureau.Admin) || p == nil || !p.Active {
		return t.toast(messages.NotAllowed)
	}
	return errors.Join(t.toast(""), t.sendInvitation(p))
}

// sendInvitation gives the admin a person's link to pass on. The code stands in
// the outbox until it is sent, and nowhere afterwards.
func (t *turn) sendInvitation(p *bureau.Person) error {
	code, err := bureau.Invite(t.tx, p.ID)
	if err != nil {
		return err
	}
	bot, err := store.Setting(t.tx, store.BotName)
	if err != nil {
		return err
	}
	return errors.Join(bureau.Audit(t.tx, t.me.ID, "邀请", p.Name), t.say(messages.Invitation(t.dir, p, bot, code)))
}

// requestFace shows a stranger's wish, and who they may be.
func (t *turn) requestFace(r *bureau.Request, offset int) chat.Face {
	return messages.RequestCard(t.dir, r, t.waitingPeople(), offset)
}

// request returns the open wish of a card, or tells that it was answered.
func (t *turn) request(card *chat.Card) (*bureau.Request, error) {
	id, ok := chat.RequestOn(card.Key)
	if !ok || !t.me.Is(bureau.Admin) {
		return nil, &store.Refusal{Reason: messages.NotAllowed}
	}
	r, err := bureau.OpenRequest(t.tx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, errors.Join(t.toast(messages.StaleCard), t.show(card.Key, chat.Face{Text: messages.RequestAnswered}))
	}
	return r, err
}

// turnRequest leafs through the people a stranger may be.
func (t *turn) turnRequest(card *chat.Card, arg string) error {
	r, err := t.request(card)
	if r == nil || err != nil {
		return err
	}
	offset, _ := strconv.Atoi(arg)
	return errors.Join(t.toast(""), t.show(card.Key, t.requestFace(r, max(0, offset))))
}

// assign accepts a stranger as a person of the roster.
func (t *turn) assign(card *chat.Card, arg string) error {
	r, err := t.request(card)
	if r == nil || err != nil {
		return err
	}
	id, _ := strconv.ParseInt(arg, 10, 64)
	p := t.dir.Person(id)
	if p == nil || !p.Active || p.Chat != 0 {
		return t.toast(messages.StaleCard)
	}
	if _, err := bureau.AnswerRequest(t.tx, r.ID); err != nil {
		return err
	}
	if err := chat.Join(t.tx, p.ID, r.Channel, r.Chat); err != nil {
		return err
	}
	joined := *p
	joined.Channel, joined.Chat = r.Channel, r.Chat
	return errors.Join(t.toast(""), bureau.Audit(t.tx, t.me.ID, "接受申请", p.Name),
		t.show(card.Key, chat.Face{Text: messages.RequestAccepted(r, p)}), t.welcome(&joined, messages.Welcome(p)))
}

// refuseRequest turns a stranger down, politely.
func (t *turn) refuseRequest(card *chat.Card, _ string) error {
	r, err := t.request(card)
	if r == nil || err != nil {
		return err
	}
	if _, err := bureau.AnswerRequest(t.tx, r.ID); err != nil {
		return err
	}
	return errors.Join(t.toast(""), t.show(card.Key, chat.Face{Text: messages.RequestRefused(r)}),
		chat.Send(t.tx, chat.Message{Channel: r.Channel, Chat: r.Chat, Kind: chat.Say, Text: messages.YouWereRefused}))
}

// status is /status: what waits, what was set aside, and what to do about it.
func (t *turn) status(string) error {
	h, err := chat.HealthNow(t.tx)
	if err != nil {
		return err
	}
	h.Inbox-- // this one
	size, free, err := t.tx.Disk()
	if err != nil {
		return err
	}
	joined := 0
	var gone []*bureau.Person
	for _, p := range t.active() {
		if p.Chat != 0 {
			joined++
		}
		if p.Chat != 0 && !p.Reachable {
			gone = append(gone, p)
		}
	}
	return t.say(messages.Status(messages.State{Health: h, Now: t.tx.Now, Size: size, Free: free, Joined: joined,
		People: len(t.active()), Gone: gone, Strangers: t.guests.seen()}))
}
