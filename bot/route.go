package bot

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/cases"
	"liaison/bot/draft"
	"liaison/bot/entries"
	"liaison/bot/office"
	"liaison/bot/papers"
	"liaison/bot/self"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/text/expr"
)

// handle answers an update.
func (w *Worker) handle(tx *store.Tx, u *chat.Update) error {
	if u.Kind == chat.Ignored || u.Chat == 0 {
		return nil // nobody to answer: a group, a channel post, something undecodable
	}
	t, err := w.newTurn(tx, u)
	if err != nil {
		return err
	}
	if t.Me != nil && !t.Me.Reachable && u.Kind != chat.Blocked {
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
	if t.Me == nil {
		return stranger(t)
	}
	if err := errors.Join(meet(t), t.Fault); err != nil {
		return err
	}
	if t.Took != "" {
		w.Log.Debug("taken as", "update", u.ID, "proposal", t.Took)
	}
	return w.relist(t)
}

// meet handles what somebody of the roster did, and tells them what of their message is
// not kept.
func meet(t *turn.Turn) error {
	if err := hearOut(t); err != nil {
		return err
	}
	return t.TellHidden()
}

func hearOut(t *turn.Turn) error {
	switch t.Update.Kind {
	case chat.Tap:
		return press(t)
	case chat.Edit:
		return edited(t)
	case chat.Blocked:
		return blocked(t)
	case chat.Fetched:
		return fetched(t)
	case chat.Text:
		if t.Update.Heard {
			return errors.Join(t.Say(messages.HeardAs(t.WithoutPeople(t.Says))), wrote(t), draft.DropWaiting(t))
		}
		return wrote(t)
	}
	return nil
}

// wrote handles a new message.
func wrote(t *turn.Turn) error {
	switch {
	case t.Update.Dropped != "":
		return t.Say(messages.NoContacts)
	case t.Update.ReplyTo != 0 && !strings.HasPrefix(t.Says, "/"):
		if c, err := cases.RepliedTo(t); c != nil || err != nil {
			return errors.Join(err, cases.NoteReply(t, c))
		}
	}
	switch {
	case len(t.Update.Files) == 0 && office.IsNotice(t):
		return office.PastedNotice(t)
	case len(t.Update.Files) > 0:
		return attached(t)
	case t.Says == "":
		return t.Say(messages.NoWords)
	}
	if code := office.CodeIn(t.Says); code != "" {
		return office.Invited(t, code)
	}
	return said(t)
}

// said handles what is said in a message, or what it says in other words.
func said(t *turn.Turn) error {
	if c, rest := commandIn(t, t.Says); c != nil {
		if !c.May(t.Me) {
			return t.Say(messages.NotAllowed + "\n" + messages.Menu(t.Me))
		}
		return c.Run(t, rest)
	}
	if says := atListed(t, t.Says); says != t.Says {
		turn.ReadAs(t, says)
	}
	if done, err := inFormat(t); done || err != nil {
		return err
	}
	turn.ReadAs(t, words.WithoutHurry(words.WithoutWhether(words.Spoken(t.Says))))
	if asks := words.WithoutLead(t.Says); asks != t.Says {
		if q := t.ReadQuestion(asks); q.Named() {
			turn.ReadAs(t, asks)
		}
	}
	if asks := withoutRemarks(t); asks != t.Says {
		turn.ReadAs(t, asks)
	}
	if asks, ok := words.Checked(t.Says); ok && t.Me.Is(turn.ChiefRoles...) {
		if q := t.ReadQuestion(asks); q.Named() && q.Unread == "" {
			turn.ReadAs(t, asks)
		}
	}
	if says, err := thereNamed(t, t.Says); err != nil {
		return err
	} else if says != t.Says {
		turn.ReadAs(t, says)
	}
	if c, rest := glued(t); c != nil {
		return c.Run(t, rest)
	}
	if given, err := papers.Asked(t); given || err != nil {
		return err
	}
	if begun, err := entries.RecordsByName(t); begun || err != nil {
		return err
	}
	if done, err := goesAndAsks(t); done || err != nil {
		return err
	}
	if done, err := toldAndAsked(t); done || err != nil {
		return err
	}
	if done, err := wantsPlainly(t); done || err != nil {
		return err
	}
	return hear(t)
}

// atListed is a text with the name of the point for which of those that the last answer came to, 第二个我明天去, and before what is to be
// added where it was asked of one point, 那补一条吧 周一去的.
func atListed(t *turn.Turn, says string) string {
	nth, rest := words.NthAhead(says)
	adds := words.AddsRecord(says)
	if nth == 0 && !adds {
		return says // most messages
	}
	asked, _ := t.Focus().Find(chat.ThingQuery)
	if asked == nil || asked.At < t.Focus().Things[0].At || !asked.Fresh(t.Tx.Now) {
		return says // something newer is listed
	}
	points := asked.Numbers
	switch {
	case nth != 0 && t.Focus().Things[0].Kind == chat.ThingList:
		return says // one of those is meant
	case adds && len(points) == 1 && len(t.ReadQuestion(says).Points) == 0:
		nth, rest = 1, says
	case nth < 0:
		nth += len(points) + 1
	}
	if nth < 1 || nth > len(points) || t.Dir.Point(points[nth-1]) == nil {
		return says
	}
	return t.Dir.Point(points[nth-1]).Name + rest
}

// thereNamed is a text with the name of the point that the talk is about in place of 那儿, where somebody goes or is: 我今天也去那儿走了一趟.
func thereNamed(t *turn.Turn, says string) (string, error) {
	before, behind, ok := words.There(says)
	if !ok || len(t.ReadQuestion(says).Points) > 0 {
		return says, nil
	}
	at, err := placeInHand(t)
	if p := t.Dir.Point(at); p != nil && err == nil {
		return before + p.Name + behind, nil
	}
	return says, err
}

// commandIn returns the command that a text names and the words after it: /find 居然, 查 居然,
// 📝 记走访. Most commands take no words: their name must be the whole text.
func commandIn(t *turn.Turn, says string) (*turn.Command, string) {
	if rest, wide := strings.CutPrefix(says, "／"); wide {
		says = "/" + rest // as a Chinese keyboard writes it
	}
	plain := strings.TrimSpace(strings.TrimLeftFunc(says, turn.IsSign))
	if _, ok := turn.NumberIn(says); ok && strings.ContainsAny(says, "#＃") {
		return t.House.Command("find"), says
	}
	if slash, ok := strings.CutPrefix(says, "/"); ok {
		name, rest, _ := strings.Cut(slash, " ")
		name, _, _ = strings.Cut(name, "@")
		if c := t.House.Command(strings.ToLower(name)); c != nil {
			return c, strings.TrimSpace(rest)
		}
		return t.House.Command("unknown"), ""
	}
	for _, c := range t.House.Commands {
		if slices.Contains(c.Words, plain) {
			return c, ""
		}
		for _, w := range c.Words {
			if rest, ok := strings.CutPrefix(plain, w); ok && c.Takes && strings.IndexAny(rest, " :：") == 0 {
				return c, strings.TrimLeft(rest, " :：")
			}
		}
	}
	return nil, ""
}

// writes matches what stands before the name of a paper: 写一份上半年总结.
var writes = expr.MustCompile(`^(?:请|帮我|给我)*(?:写|生成|出|做|起草|来)(?:一份|一个|份|个)?`)

// glued returns a command written without a space before its word, as is usual in Chinese:
// 查钢市. The word must be a name, so 查了一遍电梯 is not a command; before 总结 it must be a
// period.
func glued(t *turn.Turn) (*turn.Command, string) {
	if _, _, said := self.Wish(t, t.Says); said {
		return t.House.Command("settings"), ""
	}
	wish := writes.ReplaceAllString(words.Paper(t.Says), "")
	when, ok := strings.CutSuffix(wish, messages.TitleWriting)
	if !ok {
		if when, ok = strings.CutSuffix(wish, messages.ShortSummary); when == "" {
			when = messages.ThisQuarter
		}
	}
	when = words.WithoutMaking(when) // 今年到现在的工作总结, 三月的工作给我出个总结
	if ok && t.Me.Is(turn.ChiefRoles...) {
		if p, ok := t.PeriodSaid(when); ok && p.Label == strings.TrimSuffix(strings.TrimSpace(when), "的") {
			return t.House.Command("summary"), when
		}
	}
	for _, w := range []struct{ word, name string }{{"查", "find"}, {"搜", "find"}, {"邀请", "invite"}, {"导出", "export"}} {
		rest, ok := strings.CutPrefix(t.Says, w.word)
		if !ok || rest == "" {
			continue
		}
		c := t.House.Command(w.name)
		if !c.May(t.Me) {
			continue
		}
		if w.name == "export" {
			if th, far := t.Focus().Find(chat.ThingQuery); th != nil && far <= 1 && strings.Trim(rest, "来出一下吧给我成表格 。！") == "" {
				return nil, "" // 导出来, below an answer
			}
			return c, rest
		}
		name, _ := t.Reader.FindPoint(rest)
		if w.name == "find" && name != "" && utf8.RuneCountInString(rest) <= utf8.RuneCountInString(name) || w.name == "invite" && t.Dir.PersonNamed(rest) != nil {
			return c, rest
		}
	}
	return nil, ""
}

// relist sends a person the list of commands again if their roles changed or the channel
// refused the list. Since a channel may always refuse it, relist checks a person only once
// after each start and each change of the roster.
func (w *Worker) relist(t *turn.Turn) error {
	if w.listed == nil {
		w.listed = map[int64]int64{}
	}
	if n, ok := w.listed[t.Me.ID]; ok && n == t.Dir.Revision || t.Update.Kind == chat.Blocked {
		return nil
	}
	w.listed[t.Me.ID] = t.Dir.Revision
	menu, err := bureau.MenuOf(t.Tx, t.Me.ID)
	if err != nil || menu == "" { // they were not welcomed yet, or left just now
		return err
	}
	return office.SendList(t, t.Me)
}

// stranger answers somebody who is not in the roster: it takes an invitation or a request to
// join, and answers anything else with one line, once.
func stranger(t *turn.Turn) error {
	switch {
	case t.Update.Kind == chat.Tap:
		return press(t)
	case t.Update.Kind != chat.Text:
		return nil
	}
	if code := office.CodeIn(t.Says); code != "" {
		return office.Invited(t, code)
	}
	if code, err := office.TypedIn(t); code != "" || err != nil {
		return errors.Join(err, office.Invited(t, code))
	}
	if strings.Contains(t.Says, messages.WordJoin) {
		return office.AskToJoin(t)
	}
	if !t.Strangers.Tell(turn.Telling{Chat: t.Update.In()}, t.Tx.Now) {
		return nil
	}
	return t.Send(chat.Message{Kind: chat.Say, Text: messages.Unknown, Menu: [][]string{{messages.JoinButton}}})
}
