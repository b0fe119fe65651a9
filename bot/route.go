package bot

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
)

// handle decides what an update is about, and answers it.
func (w *Worker) handle(tx *store.Tx, u *chat.Update) error {
	if u.Kind == chat.Ignored || u.Chat == 0 {
		return nil // nobody to answer: a group, a channel post, something undecodable
	}
	t, err := w.newTurn(tx, u)
	if err != nil {
		return err
	}
	if t.me != nil && !t.me.Reachable && u.Kind != chat.Blocked {
		if _, err := chat.SetReachable(tx, u.Channel, u.Chat, true); err != nil {
			return err
		}
		if t, err = w.newTurn(tx, u); err != nil { // the roster is another one now
			return err
		}
	}
	if err := w.outage.tell(t); err != nil {
		return err
	}
	if t.me == nil {
		return t.stranger()
	}
	if err := errors.Join(t.meet(), t.fault); err != nil {
		return err
	}
	return w.relist(t)
}

// meet handles what somebody of the roster did, and tells them what of it is not
// kept.
func (t *turn) meet() error {
	if err := t.hearOut(); err != nil {
		return err
	}
	return t.tellHidden()
}

func (t *turn) hearOut() error {
	switch t.u.Kind {
	case chat.Tap:
		return t.press()
	case chat.Edit:
		return t.edited()
	case chat.Blocked:
		return t.blocked()
	case chat.Fetched:
		return t.fetched()
	case chat.Text:
		return t.wrote()
	}
	return nil
}

// wrote handles a new message.
func (t *turn) wrote() error {
	switch {
	case t.u.Dropped != "":
		return t.say(messages.NoContacts)
	case t.u.ReplyTo != 0 && !strings.HasPrefix(t.says, "/"):
		if c, err := t.repliedTo(); c != nil || err != nil {
			return errors.Join(err, t.noteReply(c))
		}
	}
	switch {
	case len(t.u.Files) > 0:
		return t.attached()
	case t.says == "":
		return t.say(messages.NoWords)
	}
	if c, rest := t.commandIn(t.says); c != nil {
		if !c.may(t.me) {
			return t.say(messages.NotAllowed + "\n" + messages.Menu(t.me))
		}
		return c.run(t, rest)
	}
	if c, rest := t.glued(); c != nil {
		return c.run(t, rest)
	}
	if begun, err := t.recordsByName(); begun || err != nil {
		return err
	}
	if done, err := t.wantsPlainly(); done || err != nil {
		return err
	}
	return t.hear()
}

// commandIn returns the command a text is, and what follows it: /find 居然,
// 查 居然, 📝 记走访. Only a few commands take words; for the others the text
// must be theirs alone.
func (t *turn) commandIn(says string) (*command, string) {
	plain := strings.TrimSpace(strings.TrimLeftFunc(says, isSign))
	if _, ok := numberIn(says); ok && strings.ContainsAny(says, "#＃") {
		return t.house.command("find"), says
	}
	if slash, ok := strings.CutPrefix(says, "/"); ok {
		name, rest, _ := strings.Cut(slash, " ")
		name, _, _ = strings.Cut(name, "@")
		if c := t.house.command(strings.ToLower(name)); c != nil {
			return c, strings.TrimSpace(rest)
		}
		return t.house.command("unknown"), ""
	}
	for _, c := range t.house.commands {
		if slices.Contains(c.words, plain) {
			return c, ""
		}
		for _, w := range c.words {
			if rest, ok := strings.CutPrefix(plain, w); ok && c.takes && strings.IndexAny(rest, " :：") == 0 {
				return c, strings.TrimLeft(rest, " :：")
			}
		}
	}
	return nil, ""
}

// writes stands before what is to be written: 写一份上半年总结.
var writes = regexp.MustCompile(`^(?:请|帮我|给我)*(?:写|生成|出|做|起草|来)(?:一份|一个|份|个)?`)

// glued is a command with its word glued on, as Chinese is written: 查钢市. The
// word must be a name, so that 查了一遍电梯 is none; before 总结 it is a time.
func (t *turn) glued() (*command, string) {
	if _, _, said := t.wish(t.says); said {
		return t.house.command("settings"), ""
	}
	if when, ok := strings.CutSuffix(writes.ReplaceAllString(t.says, ""), messages.KindName(kindWriting)); ok && t.me.Is(chiefRoles...) {
		if p, ok := t.periodSaid(when); ok && p.Label == strings.TrimSuffix(strings.TrimSpace(when), "的") {
			return t.house.command("summary"), when
		}
	}
	for _, w := range []struct{ word, name string }{{"查", "find"}, {"搜", "find"}, {"邀请", "invite"}, {"导出", "export"}} {
		rest, ok := strings.CutPrefix(t.says, w.word)
		if !ok || rest == "" {
			continue
		}
		c := t.house.command(w.name)
		if !c.may(t.me) {
			continue
		}
		if w.name == "export" {
			return c, rest
		}
		name, _ := t.reader.FindPoint(rest)
		if w.name == "find" && name != "" && utf8.RuneCountInString(rest) <= utf8.RuneCountInString(name) || w.name == "invite" && t.dir.PersonNamed(rest) != nil {
			return c, rest
		}
	}
	return nil, ""
}

// isSign reports whether a rune is an emoji before a menu's word.
func isSign(r rune) bool {
	return r > 0x2000 && (r < 0x3000 || r > 0xfe00 && r < 0xff00 || r > 0x1f000)
}
