package bot

import (
	"errors"
	"strings"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// start is /start of somebody who joined already, perhaps by another link.
func (t *turn) start(rest string) error {
	if strings.HasPrefix(rest, "i_") {
		return t.invited(rest)
	}
	return t.welcome(t.me, messages.WelcomeBack(t.me))
}

// invited answers an invitation's link: is it you? After some wrong codes no more
// are looked at for a while.
func (t *turn) invited(code string) error {
	if t.guests.shut(t.u.In(), t.tx.Now) {
		return nil
	}
	id, err := bureau.Invited(t.tx, code)
	if fault, ok := errors.AsType[bureau.InviteFault](err); ok {
		if fault == bureau.InviteUnknown && t.guests.missed(t.u.In(), t.tx.Now) {
			return t.guessed()
		}
		return t.say(messages.InviteFault(fault))
	} else if err != nil {
		return err
	}
	p := t.dir.Person(id)
	if p == nil || !p.Active {
		return t.say(messages.InviteFault(bureau.InviteUnknown))
	}
	if t.me != nil && t.me.ID == p.ID {
		return t.welcome(p, messages.WelcomeBack(p))
	}
	if t.me != nil {
		return t.say(messages.YouAreAnother(t.me, p))
	}
	return t.show(chat.InviteKey, messages.IsItYou(t.dir, p, bureau.InviteHash(code)))
}

// guessed tells a chat that its codes are not looked at for a while, and the
// admins that somebody guesses.
func (t *turn) guessed() error {
	err := errors.Join(bureau.Audit(t.tx, 0, messages.AuditGuessed, ""), t.say(messages.TooManyCodes))
	for _, admin := range t.admins() {
		err = errors.Join(err, t.tell(admin, messages.SomebodyGuesses(clean(t.u.Name), maxWrong)))
	}
	return err
}

// pressInvite handles 是我 and 不是 under an invitation.
func (t *turn) pressInvite(verb, hash string) error {
	if verb != messages.DoYes {
		return errors.Join(t.toast(""), t.show(chat.InviteKey, chat.Face{Text: messages.NotMe}))
	}
	id, err := bureau.UseInvite(t.tx, hash)
	if fault, ok := errors.AsType[bureau.InviteFault](err); ok {
		return errors.Join(t.toast(""), t.show(chat.InviteKey, chat.Face{Text: messages.InviteFault(fault)}))
	} else if err != nil {
		return err
	}
	p := t.dir.Person(id)
	if p == nil || !p.Active {
		return t.show(chat.InviteKey, chat.Face{Text: messages.InviteFault(bureau.InviteUnknown)})
	}
	if err := bureau.Audit(t.tx, id, "加入", p.Name); err != nil {
		return err
	}
	return errors.Join(t.toast(""), t.show(chat.InviteKey, chat.Face{Text: messages.Joined(p)}), t.enroll(p))
}

// enroll has a person chat here from now on, and shows their menu.
func (t *turn) enroll(p *bureau.Person) error {
	if err := chat.Join(t.tx, p.ID, t.u.Channel, t.u.Chat); err != nil {
		return err
	}
	if err := t.tell(p, messages.MovedAway); err != nil { // in their chat until now, which is nobody's any more
		return err
	}
	joined := *p
	joined.Channel, joined.Chat = t.u.Channel, t.u.Chat
	return t.welcome(&joined, messages.Welcome(p))
}

// welcome sends a person the menu of their role, and the list of commands.
func (t *turn) welcome(p *bureau.Person, text string) error {
	err := chat.Send(t.tx, chat.Message{Channel: p.Channel, Chat: p.Chat, Kind: chat.Say, Text: text,
		Menu: messages.MenuOf(p), Hint: messages.HintOf(p)})
	if err != nil {
		return err
	}
	return t.sendList(p)
}

// relist sends somebody the list of commands again where it is not the one of
// their roles any more, or the channel did not take it. A channel may never take
// one: it is looked at once after each start and each change of the roster.
func (w *Worker) relist(t *turn) error {
	if w.listed == nil {
		w.listed = map[int64]int64{}
	}
	if n, ok := w.listed[t.me.ID]; ok && n == t.dir.Revision || t.u.Kind == chat.Blocked {
		return nil
	}
	w.listed[t.me.ID] = t.dir.Revision
	menu, err := bureau.MenuOf(t.tx, t.me.ID)
	if err != nil || menu == "" { // they were not welcomed yet, or left just now
		return err
	}
	return t.sendList(t.me)
}

// sendList sends a person the list of commands if it changed.
func (t *turn) sendList(p *bureau.Person) error {
	last, err := bureau.MenuOf(t.tx, p.ID)
	if err != nil {
		return err
	}
	var list []chat.Command
	var names []string
	for _, c := range t.house.commands {
		if c.about != "" && c.may(p) {
			list = append(list, chat.Command{Name: c.name, Words: c.about})
			names = append(names, c.name)
		}
	}
	menu := strings.Join(names, " ")
	if menu == last {
		return nil
	}
	if err := bureau.SaveMenu(t.tx, p.ID, menu); err != nil {
		return err
	}
	return chat.Send(t.tx, chat.Message{Channel: p.Channel, Chat: p.Chat, Kind: chat.Commands, Commands: list})
}

// stop is /stop: leaving is one step. The records stay.
func (t *turn) stop(string) error {
	if admins := t.admins(); len(admins) == 1 && admins[0].ID == t.me.ID {
		return t.say(messages.LastAdmin)
	}
	if err := bureau.Audit(t.tx, t.me.ID, "停用", t.me.Name); err != nil {
		return err
	}
	if err := chat.Leave(t.tx, t.me.ID); err != nil { // and all that waits for them
		return err
	}
	return t.send(chat.Message{Kind: chat.Say, Text: messages.Stopped, Menu: [][]string{{messages.JoinButton}}})
}

// blocked marks a person whom messages no longer reach; the admins hear once.
func (t *turn) blocked() error { return Unreachable(t.tx, t.u.Channel, t.u.Chat) }

// Unreachable marks the person of a chat as out of reach: they blocked the bot.
// What they were to hear unasked is dropped, and the admins hear once.
func Unreachable(tx *store.Tx, channel string, room int64) error {
	changed, err := chat.SetReachable(tx, channel, room, false)
	if err != nil || !changed {
		return err
	}
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	gone := dir.PersonAt(channel, room)
	if gone == nil {
		return nil
	}
	for _, p := range dir.People {
		if p.Active && p.Chat != 0 && p.ID != gone.ID && p.Is(bureau.Admin) {
			if err := chat.Send(tx, chat.Message{Channel: p.Channel, Chat: p.Chat, Kind: chat.Say, Text: messages.IsUnreachable(gone)}); err != nil {
				return err
			}
		}
	}
	return chat.DropBroadcasts(tx, channel, room)
}

// help says what to write, what is kept, who sees it and how to leave.
func (t *turn) help(string) error { return t.say(messages.Help(t.me)) }
