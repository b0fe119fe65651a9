package office

import (
	"errors"
	"strconv"
	"strings"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// people is /people: everybody, joined or not, a page at a time.
func people(t *turn.Turn, _ string) error {
	return t.Show(chat.AnswerKey(t.Update.ID), messages.PeopleList(t.Dir, t.Active(), 0, ""))
}

// waitingPeople are those who did not join yet.
func waitingPeople(t *turn.Turn) (found []*bureau.Person) {
	for _, p := range t.Active() {
		if p.Chat == 0 {
			found = append(found, p)
		}
	}
	return found
}

// turnPeople leafs through the people; an argument after the offset says what
// the buttons are for.
func turnPeople(t *turn.Turn, card *chat.Card, arg string) error {
	number, what, _ := strings.Cut(arg, ".")
	offset, err := strconv.Atoi(number)
	if err != nil || offset < 0 || !t.Me.Is(bureau.Admin) {
		return t.Toast(messages.NotAllowed)
	}
	list := t.Active()
	if what == messages.DoInvite {
		list = waitingPeople(t)
	}
	return errors.Join(t.Toast(""), t.Show(card.Key, messages.PeopleList(t.Dir, list, offset, what)))
}

// invite is /invite: with a name it makes the invitation, else it asks whom.
func invite(t *turn.Turn, rest string) error {
	if rest == "" {
		waiting := waitingPeople(t)
		if len(waiting) == 1 { // 给他发个邀请
			if err := turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{waiting[0].ID}}); err != nil {
				return err
			}
		}
		return t.Show(chat.AnswerKey(t.Update.ID), messages.PeopleList(t.Dir, waiting, 0, messages.DoInvite))
	}
	p := t.Dir.PersonNamed(rest)
	if p == nil {
		return t.Say(messages.NoSuchName)
	}
	return sendInvitation(t, p)
}

// tapInvite makes the invitation of the person on the button.
func tapInvite(t *turn.Turn, _ *chat.Card, arg string) error {
	id, _ := strconv.ParseInt(arg, 10, 64)
	p := t.Dir.Person(id)
	if !t.Me.Is(bureau.Admin) || p == nil || !p.Active {
		return t.Toast(messages.NotAllowed)
	}
	return errors.Join(t.Toast(""), sendInvitation(t, p))
}

// sendInvitation sends the admin a person's link to pass on. The code is in the outbox until it
// is sent, and stored nowhere afterwards.
func sendInvitation(t *turn.Turn, p *bureau.Person) error {
	ways, err := messages.Invite(t.Tx, p.ID)
	if err != nil {
		return err
	}
	seen := turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{p.ID}}) // 这个几天有效
	return errors.Join(seen, bureau.Audit(t.Tx, t.Me.ID, messages.AuditInvited, p.Name), t.Say(messages.Invitation(t.Dir, p, ways)))
}

// requestFace shows a stranger's request to join, and who they may be.
func requestFace(t *turn.Turn, r *bureau.Request, offset int) chat.Face {
	return messages.RequestCard(t.Dir, r, waitingPeople(t), offset)
}

// request returns the open request of a card, or tells that it was answered.
func request(t *turn.Turn, card *chat.Card) (*bureau.Request, error) {
	id, ok := chat.RequestOn(card.Key)
	if !ok || !t.Me.Is(bureau.Admin) {
		return nil, &store.Refusal{Reason: messages.NotAllowed}
	}
	r, err := bureau.OpenRequest(t.Tx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, errors.Join(t.Toast(messages.StaleCard), t.Show(card.Key, chat.Face{Text: messages.RequestAnswered}))
	}
	return r, err
}

// turnRequest leafs through the people a stranger may be.
func turnRequest(t *turn.Turn, card *chat.Card, arg string) error {
	r, err := request(t, card)
	if r == nil || err != nil {
		return err
	}
	offset, _ := strconv.Atoi(arg)
	return errors.Join(t.Toast(""), t.Show(card.Key, requestFace(t, r, max(0, offset))))
}

// assign accepts a stranger as a person of the roster.
func assign(t *turn.Turn, card *chat.Card, arg string) error {
	r, err := request(t, card)
	if r == nil || err != nil {
		return err
	}
	id, _ := strconv.ParseInt(arg, 10, 64)
	p := t.Dir.Person(id)
	if p == nil || !p.Active || p.Chat != 0 {
		return t.Toast(messages.StaleCard)
	}
	if _, err := bureau.AnswerRequest(t.Tx, r.ID); err != nil {
		return err
	}
	if err := chat.Join(t.Tx, p.ID, r.Channel, r.Chat); err != nil {
		return err
	}
	joined := *p
	joined.Channel, joined.Chat = r.Channel, r.Chat
	return errors.Join(t.Toast(""), bureau.Audit(t.Tx, t.Me.ID, messages.AuditAccepted, p.Name),
		t.Show(card.Key, chat.Face{Text: messages.RequestAccepted(r, p)}), welcome(t, &joined, messages.Welcome(p)))
}

// refuseRequest turns a stranger down, politely.
func refuseRequest(t *turn.Turn, card *chat.Card, _ string) error {
	r, err := request(t, card)
	if r == nil || err != nil {
		return err
	}
	if _, err := bureau.AnswerRequest(t.Tx, r.ID); err != nil {
		return err
	}
	return errors.Join(t.Toast(""), t.Show(card.Key, chat.Face{Text: messages.RequestRefused(r)}),
		chat.Send(t.Tx, chat.Message{Channel: r.Channel, Chat: r.Chat, Kind: chat.Say, Text: messages.YouWereRefused}))
}

// status is /status: what waits, what was set aside, and what to do about it.
func status(t *turn.Turn, _ string) error {
	h, err := chat.HealthNow(t.Tx)
	if err != nil {
		return err
	}
	h.Inbox-- // this one
	size, free, err := t.Tx.Disk()
	if err != nil {
		return err
	}
	joined := 0
	var gone []*bureau.Person
	for _, p := range t.Active() {
		if p.Chat != 0 {
			joined++
		}
		if p.Chat != 0 && !p.Reachable {
			gone = append(gone, p)
		}
	}
	return t.Say(messages.Status(messages.State{Health: h, Now: t.Tx.Now, Size: size, Free: free, Joined: joined,
		People: len(t.Active()), Gone: gone, Strangers: t.Strangers.Seen()}))
}
