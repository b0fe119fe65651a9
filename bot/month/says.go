package month

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
	"liaison/store/spoken"
)

// ownBranch is the 支部 of which somebody is the 书记, or nil.
func ownBranch(in *turn.Scene) *bureau.Org { return branchOf(in.Dir, in.Me) }

// branchOf is the first 支部 that somebody is the 书记 of, or nil.
func branchOf(dir *bureau.Directory, p *bureau.Person) *bureau.Org {
	for _, post := range p.Posts {
		if o := dir.Org(post.Org); o != nil && o.Active && post.Role == bureau.Secretary {
			return o
		}
	}
	return nil
}

// counts reports whether a sentence tells who came: then a meeting was held.
func counts(s *turn.Sentence) bool {
	for _, it := range s.Reading.Items {
		if it.Expected != nil || it.Present != nil || len(it.Figures) > 0 {
			return true
		}
	}
	return false
}

// hearNotOwed takes 支委会本月不适用，换届中 as the button 本期不适用 with its reason. Where it is
// not clear which item is meant the month's card is shown: it has that button.
func hearNotOwed(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	o := ownBranch(in)
	if !words.NotOwed(s.Says) || in.Draft != nil || o == nil || counts(s) {
		return nil
	}
	return &turn.Proposal{Name: "not held", Cost: -1, Do: func(t *turn.Turn) error { return waiveSaid(t, o) }}
}

func waiveSaid(t *turn.Turn, o *bureau.Org) error {
	c, err := section(t, o)
	if err != nil || len(c.Sections) == 0 {
		return errors.Join(err, t.Say(messages.NoMonth))
	}
	types := t.Reader.MeetingTypes(words.NotHeldItem(t.Says))
	var waived []string
	for _, ob := range c.Sections[0].Open(c.Day) {
		if !slices.ContainsFunc(ob.Rule.Types, func(typ string) bool { return slices.Contains(types, typ) }) {
			continue
		}
		why := duty.WaiverReason(words.WhyNotHeld(t.Says))
		if _, err := duty.AddWaiver(t.Tx, ob.Waive(why, t.Me.ID)); err != nil {
			return err
		}
		waived = append(waived, ob.Rule.Name)
		if err := bureau.Audit(t.Tx, t.Me.ID, messages.AuditWaived, o.Name+" "+ob.Rule.Name+" "+string(why)); err != nil {
			return err
		}
	}
	if len(waived) == 0 {
		return errors.Join(t.Say(messages.WaiveByButton), month(t, ""))
	}
	said := errors.Join(t.Say(messages.WaivedSaid(slices.Compact(waived), words.WhyNotHeld(t.Says))), redrawMonths(t, o), month(t, ""))
	if len(types) == 1 { // it may turn out to have been held
		said = errors.Join(said, turn.Look(t, chat.Thing{Kind: chat.ThingUnheld, Numbers: []int64{o.ID}, Says: types[0]}))
	}
	return said
}

// hearPostponed takes 主题党日推迟到下周 as ⏰ 稍后: the month's card comes again on that day.
func hearPostponed(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if ownBranch(in) == nil || inDraft(in, s) || !words.Postpones(s.Says) && !s.Is(words.Move) || counts(s) || len(s.Numbers) > 0 || s.Corrects() {
		return nil
	}
	called := words.MeetingsCalled(s.Says)
	names := func(typ string) bool { return slices.Contains(called, typ) }
	planned := func(r record.Record) bool { return r.Kind == record.KindPlan }
	if slices.ContainsFunc(in.Saved(), planned) && !slices.ContainsFunc(reading.Types(reading.Meeting), names) {
		return nil // the plan that was saved just now gets another day
	}
	if hasPlan(in, s, names) {
		return nil
	}
	if p := hearMovedMeeting(in, s, names); p != nil {
		return p
	}
	if !words.Postpones(s.Says) {
		return nil
	}
	on := in.DayIn(s.Says)
	if on == "" && s.Question.From > string(in.Today) {
		on = day.Day(s.Question.From) // 下周: its Monday
	}
	if on <= in.Today {
		return nil
	}
	return &turn.Proposal{Name: "postpone", Cost: -1, Do: func(t *turn.Turn) error {
		if len(t.Reader.MeetingTypes(t.Says)) == 0 {
			return errors.Join(t.Say(messages.WaiveByButton), month(t, ""))
		}
		this := duty.MonthOf(t.Today)
		if on > this.To {
			return errors.Join(t.Say(messages.PostponedOut(on, t.Today)), month(t, ""))
		}
		on = bureau.Calendar(t.Tx).After(on.Add(-1), 1)
		return errors.Join(spoken.Postpone(t.Tx, t.Me.ID, chat.MonthKey(this), on), t.Say(messages.PostponedTo(on, t.Today)))
	}}
}

// hearMovedMeeting takes 下礼拜二的党员大会推到二十八号, of which there is no plan, and 改到后天开 after 主题党日没开成, as
// a plan of the 支部.
func hearMovedMeeting(in *turn.Scene, s *turn.Sentence, names func(typ string) bool) *turn.Proposal {
	o, on := ownBranch(in), in.DayIn(words.MovedTo(s.Says))
	typ := ""
	for _, name := range reading.Types(reading.Meeting) {
		if names(name) && !strings.Contains(typ, name) {
			typ = name
		}
	}
	th, distance := in.Focus.Find(chat.ThingUnheld)
	unheld := th != nil && distance == 0
	if typ == "" && unheld {
		typ = th.Says
	}
	if on == "" || typ == "" || slices.ContainsFunc(in.Saved(), func(r record.Record) bool { return slices.Contains(r.Types(), typ) }) {
		return nil // of a meeting that was saved just now the day was wrong
	}
	return planOf("meeting moved", -2, o, typ, on)
}

// planOf proposes the plan of a meeting of a 支部.
func planOf(name string, cost int, o *bureau.Org, text string, on day.Day) *turn.Proposal {
	item := chat.Item{Kind: string(record.KindPlan)}
	ask.Set(&item, "point", turn.IDText(o.Point))
	ask.Set(&item, "date", string(on))
	return &turn.Proposal{Name: name, Cost: cost, Do: func(t *turn.Turn) error {
		ask.Set(&item, "text", draft.MeetingWords(t, text))
		d := draft.New(t, []chat.Item{item})
		d.Text = draft.MeetingWords(t, t.Says)
		return draft.Open(t, d)
	}}
}

// hearSetFor takes 二季度的下周三下午开 as a plan of the meeting that was asked for just before.
func hearSetFor(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	o, typ := ownBranch(in), in.Meeting()
	if o == nil || in.Draft != nil || typ == "" || utf8.RuneCountInString(s.Says) > longestBranch {
		return nil
	}
	saysMore := len(s.Numbers)+len(words.MeetingsCalled(s.Says)) > 0 || counts(s)
	if saysMore || !words.SetFor(s.Says) && !(words.Intends(s.Says) && !words.Asks(words.Settled(s.Says))) {
		return nil
	}
	on, text := in.DayIn(s.Says), typ
	for clause := range words.Clauses(s.Says) {
		switch said, dated := reading.ComingIn(clause, in.Today.Time()); {
		case dated: // 月底 29号上午
			on = day.Day(said)
		case in.DayIn(clause) == "" && utf8.RuneCountInString(clause) > 1: // not 哦
			text += "，" + clause // 还请局里来讲
		}
	}
	if on <= in.Today {
		return nil
	}
	return planOf("set for", -1, o, text, on)
}

// hearSet takes the day that the last of several clauses sets for a meeting of the own 支部 as its plan, with how it came to that, which
// was read as something else: 支委会拖了好几天 今天碰头说好了 周五下午三点开 tells of no meeting today.
func hearSet(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	o, read := ownBranch(in), s.Reading.Items
	isPlan := func(it reading.Item) bool { return it.Kind == reading.Plan && it.Date > string(in.Today) }
	tellsMore := func(it reading.Item) bool {
		return it.RefersTo != 0 || it.Point != "" && turn.PointCalled(in.Dir, it.Point) != o.Point || it.Kind == reading.Problem || it.Kind == reading.Correction
	}
	if o == nil || in.Draft != nil || len(s.Numbers) > 0 || counts(s) || len(read) == 1 && isPlan(read[0]) || slices.ContainsFunc(read, tellsMore) {
		return nil
	}
	typ, sets, all := words.SetsMeeting(s.Says)
	last, on := "", ""
	for _, clause := range slices.Backward(sets) {
		if said, dated := reading.ComingIn(clause, in.Today.Time()); dated {
			last, on = clause, said
			break
		}
	}
	if day.Day(on) <= in.Today {
		return nil
	}
	rest := slices.DeleteFunc(all, func(clause string) bool { return clause == last })
	text := words.Planned(strings.Join(append([]string{last}, rest...), "，"))
	if !strings.Contains(text, typ) {
		text = typ + "，" + text
	}
	return planOf("set", -1, o, text, day.Day(on))
}

// hearUndated takes 党课打算五月中旬上 哪天还没定 as the plan of a meeting, of which the day is asked.
func hearUndated(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	o, types := ownBranch(in), words.MeetingsCalled(s.Says)
	if o == nil || in.Draft != nil || len(types) != 1 || !words.Intends(s.Says) {
		return nil
	}
	if words.Asks(words.Settled(s.Says)) || counts(s) || len(s.Numbers) > 0 || s.Corrects() {
		return nil
	}
	p, ok := turn.PeriodAhead(s.Says, in.Today)
	if !ok || p.From <= in.Today || p.From == p.To || in.DayIn(s.Says) != "" {
		return nil
	}
	item := chat.Item{Kind: string(record.KindPlan)}
	ask.Set(&item, "point", turn.IDText(o.Point))
	return &turn.Proposal{Name: "undated", Cost: -1, Do: func(t *turn.Turn) error {
		ask.Set(&item, "text", t.WithoutPeople(strings.TrimRight(t.Says, "。！")))
		d := draft.New(t, []chat.Item{item})
		d.Text = t.WithoutPeople(t.Says)
		return draft.Open(t, d)
	}}
}

// hearUnheld takes 支委会开不成了，委员都在外地 as what is not recorded, and offers 本期不适用 for it where it is
// owed.
func hearUnheld(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	o := ownBranch(in)
	if o == nil || in.Draft != nil && in.Draft.Asking != "" || !words.NotHeld(s.Says) && !words.NotDone(s.Says) {
		return nil
	}
	if !s.NoNewThought() || counts(s) || strings.ContainsAny(s.Says, "？?吗") || words.Whether(s.Says) || words.Postpones(s.Says) {
		return nil // more than that
	}
	typ := ""
	for _, name := range reading.Types(reading.Meeting) {
		if strings.Contains(s.Says, name) && !strings.Contains(typ, name) {
			if typ != "" && !strings.Contains(name, typ) {
				return nil
			}
			typ = name
		}
	}
	if typ == "" {
		return nil
	}
	return unheld(o, typ, 2)
}

// unheld proposes to take a meeting as what is not recorded, and offers 本期不适用 for it where it is owed.
func unheld(o *bureau.Org, typ string, cost int) *turn.Proposal {
	return &turn.Proposal{Name: "not held", Cost: cost, Do: func(t *turn.Turn) error {
		c, err := section(t, o)
		if err != nil {
			return err
		}
		if err := turn.Look(t, chat.Thing{Kind: chat.ThingUnheld, Numbers: []int64{o.ID}, Says: typ}); err != nil {
			return err
		}
		var open []duty.Obligation
		for i := range c.Sections {
			open = append(open, c.Sections[i].Open(c.Day)...)
		}
		open = slices.DeleteFunc(open, func(ob duty.Obligation) bool { return !slices.Contains(ob.Rule.Types, typ) })
		return t.ShowNew(messages.UnheldCard(o, typ, open, duty.WaiverReason(words.WhyNotHeld(t.Says))))
	}}
}

// hearBrokeUp takes a meeting that came to nothing, 就来了五个 散了 改下礼拜三, as a plan of its new day or, where there is none, as what is not
// recorded: never as held.
func hearBrokeUp(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	o, types := ownBranch(in), words.MeetingsCalled(s.Says)
	if o == nil || len(types) != 1 || in.Draft != nil && in.Draft.Asking != "" || !words.BrokeUp(s.Says) || words.Asks(s.Says) || len(s.Numbers) > 0 {
		return nil
	}
	if inDraft(in, s) || slices.ContainsFunc(in.Saved(), func(r record.Record) bool { return slices.Contains(r.Types(), types[0]) }) {
		return nil // what was told or saved just now was wrong
	}
	var on day.Day
	var told []string
	for clause := range words.Clauses(s.Says) {
		said, dated := reading.ComingIn(clause, in.Today.Time())
		called := len(words.MeetingsCalled(clause)) > 0
		switch {
		case dated && day.Day(said) > in.Today && !called:
			on = day.Day(said)
		case called && turn.DayIn(clause, in.Today) != "":
			told = append(told, types[0]) // 昨天的党小组会黄了
		default:
			told = append(told, clause) // 就来了五个，散了
		}
	}
	text := strings.Join(told, "，")
	if on == "" {
		return unheld(o, types[0], -3)
	}
	return planOf("broke up", -3, o, text, on)
}

// inDraft reports whether a sentence is about the open draft: it asks, or has the meeting that is named.
func inDraft(in *turn.Scene, s *turn.Sentence) bool {
	d := in.Draft
	return d != nil && (d.Asking != "" || slices.ContainsFunc(d.Items, func(item chat.Item) bool {
		typ := ask.Get(&item, "type")
		return item.Kind == string(record.KindPlan) || typ != "" && strings.Contains(s.Says, typ)
	}))
}

// hasPlan reports whether a sentence moves a meeting for which there is a plan: then that is moved.
func hasPlan(in *turn.Scene, s *turn.Sentence, names func(typ string) bool) bool {
	on := in.DayIn(words.Originally(s.Says))
	return slices.ContainsFunc(in.Plans(), func(r record.Record) bool {
		return on != "" && r.Day == on || slices.ContainsFunc(reading.Types(reading.Meeting), func(typ string) bool { return names(typ) && strings.Contains(r.Text, typ) })
	})
}

// kindBranch is a change of a 支部 that its 书记 tells: a new term, or its heads.
const kindBranch = "branch"

// A branchChange is what changes: either the day of the 换届, or how many joined or left.
type branchChange struct {
	org       int64
	elected   day.Day
	full      int // more, or less, 正式党员
	probation int
	since     day.Day
	why       string // 转入1名党员
}

var branchTalk = turn.Talk[branchChange]{Name: kindBranch, Title: messages.TitleBranch, Questions: branchQuestions, End: changeBranch,
	Told: func(t *turn.Turn, c *branchChange) messages.Told {
		heads, err := bureau.HeadsOf(t.Tx, []int64{c.org}, t.Today)
		t.Fault = errors.Join(t.Fault, err)
		return messages.BranchTold(t.Dir, heads[c.org], c.after(heads[c.org]), c.elected, t.Today, c.why)
	}}

// after are the heads once the change is made.
func (c *branchChange) after(h bureau.Heads) bureau.Heads {
	h.Org, h.Since = c.org, c.since
	h.Full, h.Probation = h.Full+c.full, h.Probation+c.probation
	return h
}

func branchQuestions(t *turn.Turn, c *branchChange) []ask.Question {
	number := func(key string, to *int) ask.Question {
		return ask.Question{Key: key, Fill: func(v string) (ok bool) {
			n, err := strconv.Atoi(v)
			*to = n
			return err == nil
		}}
	}
	return []ask.Question{
		{Key: "org", Fill: func(v string) bool { c.org, _ = strconv.ParseInt(v, 10, 64); return c.org != 0 }},
		{Key: "elected", Fill: func(v string) bool { c.elected = day.Day(v); return v != "" }},
		{Key: "since", Fill: func(v string) bool { c.since = day.Day(v); return v != "" }},
		{Key: "why", Fill: func(v string) bool { c.why = v; return true }},
		number("full", &c.full), number("probation", &c.probation),
	}
}

// changeBranch keeps what the 书记 told, with a line in the log.
func changeBranch(t *turn.Turn, c *branchChange) (said string, err error) {
	o, _, err := branch(t, turn.IDText(c.org))
	if err != nil {
		return "", err
	}
	if c.elected != "" {
		changed := *o
		changed.Elected = c.elected
		end, _ := duty.TermOf(&changed)
		said = messages.TermRenewed(o, c.elected, end.Day)
		return said, errors.Join(bureau.SaveOrg(t.Tx, &changed), bureau.Audit(t.Tx, t.Me.ID, messages.TitleBranch, said))
	}
	heads, err := bureau.HeadsOf(t.Tx, []int64{c.org}, c.since)
	if err != nil {
		return "", err
	}
	now := c.after(heads[c.org])
	if now.Full < 0 || now.Probation < 0 {
		return "", &store.Refusal{Reason: messages.TooFewHeads}
	}
	said = messages.HeadsChanged(o, now, t.Today, c.why)
	return said, errors.Join(bureau.SaveHeads(t.Tx, now), bureau.Audit(t.Tx, t.Me.ID, messages.TitleBranch, said))
}

// hearBranch takes 换届选完了，4月12日 and 转入1名党员 as changes of one's 支部, to be confirmed.
func hearBranch(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	o := ownBranch(in)
	if o == nil && in.Me.Is(bureau.Admin) && (words.Elected(s.Says) || words.WhyHeads(s.Says) != "") { // 建工支部换届选完了
		o = branchAt(in, s)
	}
	if o == nil || in.Draft != nil && in.Draft.Asking != "" || words.Asks(s.Says) {
		return nil
	}
	item := chat.Item{Kind: kindBranch}
	ask.Set(&item, "org", turn.IDText(o.ID))
	on := turn.DoneIn(s.Says, in.Today)
	switch full, probation, ok := words.HeadsMove(s.Says); {
	case words.Elected(s.Says):
		ask.Set(&item, "elected", string(on))
	case ok:
		ask.Set(&item, "full", strconv.Itoa(full))
		ask.Set(&item, "probation", strconv.Itoa(probation))
		ask.Set(&item, "since", string(on))
		ask.Set(&item, "why", words.WhyHeads(s.Says))
	default:
		return nil
	}
	return &turn.Proposal{Name: "branch", Cost: -1, Do: func(t *turn.Turn) error { return draft.Open(t, draft.New(t, []chat.Item{item})) }}
}
