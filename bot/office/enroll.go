package office

import (
	"errors"
	"strings"

	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/mask"
	"liaison/store/text/expr"
)

// start is /start from somebody who has joined already, perhaps with another link.
func start(t *turn.Turn, rest string) error {
	if strings.HasPrefix(rest, "i_") {
		return Invited(t, rest)
	}
	return welcome(t, t.Me, messages.WelcomeBack(t.Me))
}

// An invitation as people send it: the link's own command, in any case, the whole link,
// or the code alone.
var (
	startCode = expr.MustCompile(`^[/／](?i:start)\s+(i_\S+)$`)
	loneCode  = expr.MustCompile(`(?:^|start=|\s)(i_[A-Za-z0-9_-]{22})(?:$|\s)`)
)

// typed matches a code that was typed, as people group its digits.
var typed = expr.MustCompile(`^\d{4}[ -]?\d{4}$`)

// TypedIn is the code for which the digits stand that a stranger typed, or "": most channels take
// none.
func TypedIn(t *turn.Turn) (string, error) {
	if !typed.MatchString(t.Says) {
		return "", nil
	}
	channel, err := store.Setting(t.Tx, bureau.TypedOn)
	if err != nil || channel != t.Update.Channel {
		return "", err
	}
	return bureau.TypedCode(channel, strings.NewReplacer(" ", "", "-", "").Replace(t.Says)), nil
}

// CodeIn is the code of an invitation in a text, or "".
func CodeIn(says string) string {
	if !strings.Contains(says, "i_") {
		return ""
	}
	for _, form := range []*expr.Expr{startCode, loneCode} {
		if m := form.FindStringSubmatch(says); m != nil {
			return m[1]
		}
	}
	return ""
}

// Invited answers an invitation's link: is it you? After some wrong codes no more
// are looked at for a while.
func Invited(t *turn.Turn, code string) error {
	if t.Strangers.Shut(t.Update.In(), t.Tx.Now) {
		return nil
	}
	id, err := bureau.Invited(t.Tx, code)
	if fault, ok := errors.AsType[bureau.InviteFault](err); ok {
		if fault == bureau.InviteUsed && t.Me != nil {
			return welcome(t, t.Me, messages.WelcomeBack(t.Me)) // most likely their own link, once more
		}
		if fault == bureau.InviteUnknown && t.Strangers.Missed(t.Update.In(), t.Tx.Now) {
			return guessed(t)
		}
		return t.Say(messages.InviteFault(fault))
	} else if err != nil {
		return err
	}
	p := t.Dir.Person(id)
	if p == nil || !p.Active {
		return t.Say(messages.InviteFault(bureau.InviteUnknown))
	}
	if t.Me != nil && t.Me.ID == p.ID {
		return welcome(t, p, messages.WelcomeBack(p))
	}
	if t.Me != nil {
		return t.Say(messages.YouAreAnother(t.Me, p))
	}
	return t.Show(chat.InviteKey, messages.IsItYou(t.Dir, p, bureau.InviteHash(code)))
}

// guessed tells a chat that its codes are ignored for a while, and tells the admins that somebody
// guesses codes.
func guessed(t *turn.Turn) error {
	err := errors.Join(bureau.Audit(t.Tx, 0, messages.AuditGuessed, ""), t.Say(messages.TooManyCodes))
	for _, admin := range t.Dir.Admins() {
		err = errors.Join(err, turn.Tell(t, admin, messages.SomebodyGuesses(clean(t.Update.Name), turn.MaxWrong)))
	}
	return err
}

// PressInvite handles 是我 and 不是 under an invitation.
func PressInvite(t *turn.Turn, verb, hash string) error {
	if verb != messages.DoYes {
		return errors.Join(t.Toast(""), t.Show(chat.InviteKey, chat.Face{Text: messages.NotMe}))
	}
	id, err := bureau.UseInvite(t.Tx, hash)
	if fault, ok := errors.AsType[bureau.InviteFault](err); ok {
		return errors.Join(t.Toast(""), t.Show(chat.InviteKey, chat.Face{Text: messages.InviteFault(fault)}))
	} else if err != nil {
		return err
	}
	p := t.Dir.Person(id)
	if p == nil || !p.Active {
		return t.Show(chat.InviteKey, chat.Face{Text: messages.InviteFault(bureau.InviteUnknown)})
	}
	if err := bureau.Audit(t.Tx, id, messages.AuditJoined, p.Name); err != nil {
		return err
	}
	return errors.Join(t.Toast(""), t.Show(chat.InviteKey, chat.Face{Text: messages.Joined(p)}), enroll(t, p))
}

// enroll makes this chat the person's, and shows their menu.
func enroll(t *turn.Turn, p *bureau.Person) error {
	carried, err := draft.Carried(t, p)
	if err != nil {
		return err
	}
	if err := chat.Join(t.Tx, p.ID, t.Update.Channel, t.Update.Chat); err != nil {
		return err
	}
	if err := turn.Tell(t, p, messages.MovedAway); err != nil { // in their chat until now, which is nobody's any more
		return err
	}
	joined := *p
	joined.Channel, joined.Chat = t.Update.Channel, t.Update.Chat
	return errors.Join(welcome(t, &joined, messages.Welcome(p)), draft.Carry(t, &joined, carried))
}

// welcome sends a person the menu of their role, and the list of commands.
func welcome(t *turn.Turn, p *bureau.Person, text string) error {
	err := chat.Send(t.Tx, chat.Message{Channel: p.Channel, Chat: p.Chat, Kind: chat.Say, Text: text,
		Menu: messages.MenuOf(p), Hint: messages.HintOf(p)})
	if err != nil {
		return err
	}
	return SendList(t, p)
}

// SendList sends a person the list of commands if it changed.
func SendList(t *turn.Turn, p *bureau.Person) error {
	last, err := bureau.MenuOf(t.Tx, p.ID)
	if err != nil {
		return err
	}
	var list []chat.Command
	var names []string
	for _, c := range t.House.Commands {
		if c.About != "" && c.May(p) {
			list = append(list, chat.Command{Name: c.Name, Words: c.About})
			names = append(names, c.Name)
		}
	}
	menu := strings.Join(names, " ")
	if menu == last {
		return nil
	}
	if err := bureau.SaveMenu(t.Tx, p.ID, menu); err != nil {
		return err
	}
	return chat.Send(t.Tx, chat.Message{Channel: p.Channel, Chat: p.Chat, Kind: chat.Commands, Commands: list})
}

// stop is /stop: leaving is one step. The records stay.
func stop(t *turn.Turn, _ string) error {
	if admins := t.Dir.Admins(); len(admins) == 1 && admins[0].ID == t.Me.ID {
		return t.Say(messages.LastAdmin)
	}
	if err := bureau.Audit(t.Tx, t.Me.ID, messages.AuditLeft, t.Me.Name); err != nil {
		return err
	}
	if err := chat.Leave(t.Tx, t.Me.ID); err != nil { // and all that waits for them
		return err
	}
	return t.Send(chat.Message{Kind: chat.Say, Text: messages.Stopped, Menu: [][]string{{messages.JoinButton}}})
}

// AskToJoin stores a stranger's request to join and tells the admins.
func AskToJoin(t *turn.Turn) error {
	r := &bureau.Request{Channel: t.Update.Channel, Chat: t.Update.Chat, Name: clean(t.Update.Name)}
	fresh, err := bureau.Ask(t.Tx, r)
	if err != nil {
		return err
	}
	if !fresh {
		if !t.Strangers.Tell(turn.Telling{Chat: t.Update.In(), Asked: true}, t.Tx.Now) {
			return nil
		}
		return t.Say(messages.AlreadyAsked)
	}
	for _, admin := range t.Dir.Admins() {
		face := requestFace(t, r, 0)
		if err := chat.Show(t.Tx, admin.Channel, admin.Chat, chat.RequestKey(r.ID), face, false); err != nil {
			return err
		}
	}
	return t.Say(messages.Asked)
}

// clean shortens the name that a stranger goes by.
func clean(name string) string {
	name, _ = mask.Numbers(strings.Join(strings.Fields(name), " "))
	if r := []rune(name); len(r) > 20 {
		name = string(r[:20])
	}
	return name
}
