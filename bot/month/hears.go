package month

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
)

// longestBranch is how many characters a question for the meetings of one 支部 may have.
const longestBranch = 30

// hearBranchAsked lists the meetings of a 支部 to who asks when it held one, or what it still owes: 他们一支部这个月主题党日是哪天, 写字楼支部这个月还差哪样没开.
func hearBranchAsked(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if len(s.Question.Points) == 1 && !strings.Contains(s.Says, "支部") && in.Me.Is(turn.FieldRoles...) && words.AsksLacking(in.BesidePoints(s.Says)) {
		return owedAt(in, s) // 建工这个月还差什么
	}
	if !strings.Contains(s.Says, "支部") || utf8.RuneCountInString(s.Says) > longestBranch || !in.Me.Is(turn.FieldRoles...) || in.Draft != nil {
		return nil
	}
	o := branchIn(in, s)
	if o == nil || !words.WhichDay(s.Says) {
		byAnybody := words.AsksRecorded(s.Says) && len(words.MeetingsCalled(s.Says)) > 0 && !strings.Contains(s.Says, "我") // 主题党日有人记了没
		if o != nil && (byAnybody || words.AsksOwed(withoutName(s.Says, o))) {
			return owedBy(in, s, o)
		}
		return nil
	}
	return &turn.Proposal{Name: "one branch", Cost: -1, Do: func(t *turn.Turn) error {
		a := inquiry.AgendaIn(t, t.Says)
		return t.House.Run(t, "meetings", inquiry.Agenda{Period: a.Usual(t.Today).Period, Rules: a.Rules, Org: o.ID}.Text())
	}}
}

// owedAt shows what the 支部 of a point owes, of several each.
func owedAt(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if o := branchAt(in, s); o != nil {
		return owedBy(in, s, o)
	}
	a := inquiry.Agenda{Point: turn.PointCalled(in.Dir, s.Question.Points[0]), Missing: true}
	return &turn.Proposal{Name: "owed at a point", Cost: -2, Do: func(t *turn.Turn) error {
		a.Period = inquiry.AgendaIn(t, s.Says).Period
		return errors.Join(turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: a.Do()}), t.House.Run(t, "meetings", a.Text()))
	}}
}

// owedBy shows what a 支部 owes this month, or owed in the month that a sentence names.
func owedBy(in *turn.Scene, s *turn.Sentence, o *bureau.Org) *turn.Proposal {
	return &turn.Proposal{Name: "owed by one", Cost: -2, Do: func(t *turn.Turn) error {
		if !t.Scope().SeesPoint(o.Point) {
			return t.Say(messages.OutOfScope)
		}
		month := duty.MonthOf(in.Today)
		if from, to, _, ok := reading.ParsePeriod(s.Says, in.Today.Time()); ok && day.Day(to) < in.Today && duty.MonthOf(day.Day(from)) == duty.MonthOf(day.Day(to)) {
			month = duty.MonthOf(day.Day(from))
		}
		a := inquiry.Agenda{Period: month, Org: o.ID}
		b, err := duty.Gather(t.Tx, min(month.To, in.Today), o.Point)
		if err != nil {
			return err
		}
		face := messages.PastMonth(b.SectionOf(t.Me, o), a.Do())
		if _, _, err := branch(t, turn.IDText(o.ID)); err == nil && month.To >= in.Today {
			face = messages.BranchCard(b.SectionOf(t.Me, o))
		}
		asked := chat.Thing{Kind: chat.ThingQuery, Query: a.Do(), Numbers: []int64{o.Point}}
		if types := words.MeetingsCalled(s.Says); len(types) == 1 {
			asked.Says = types[0] // what is recorded next is of it: 那我替他们记吧
		}
		return errors.Join(turn.Look(t, asked), t.Show(chat.AnswerKey(t.Update.ID), face))
	}}
}

// hearOwnHeld lists to a 书记 the meetings of their own 支部 that they ask of whether, when and how often they were, or who came: 这个月支委会有了吧, 今年党课哪天
// 讲的, 上个月支委会我们到了几个.
func hearOwnHeld(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	o, types := ownBranch(in), words.MeetingsCalled(s.Says)
	if typ := in.Meeting(); typ != "" && len(types) == 0 {
		if when, own := words.OwnOnes(s.Says); own { // 那我们自己的呢, below those of others
			return hearOwnHeld(in, in.Hear(when+words.HeldYet(typ)))
		}
	}
	if o == nil || in.Me.Is(turn.FieldRoles...) || len(types) != 1 || len(s.Numbers) > 0 || utf8.RuneCountInString(s.Says) > longestBranch || in.Draft != nil && in.Draft.Asking != "" {
		return nil
	}
	held := words.WhichDay(words.Settled(s.Says)) && s.Question.From != "" && s.Question.From <= string(in.Today) && !words.LastOne(s.Says)
	asked := day.Period{From: day.Day(s.Question.From), To: day.Day(s.Question.To)}
	held = held || words.AsksOwed(s.Says) && asked.From != "" && asked.To < in.Today // 一季度党员大会我们开过没有
	rule := duty.RuleFor(types[0])
	several := o != nil && slices.ContainsFunc(in.Dir.Orgs, func(other *bureau.Org) bool { return other.Point == o.Point && other.ID != o.ID })
	times := several && words.EndsCounting(s.Says) && asked.From != "" && asked.From <= in.Today // 一季度支委会我们开了几回: of one 支部, also where a point has two
	held = held || times || words.AsksHad(s.Says) || words.AsksOfHeld(s.Says) && (asked.From == "" || asked.From <= in.Today)
	if !held && !words.AsksCame(s.Says) || words.LastOne(s.Says) || rule == nil || s.Tells() || len(s.Question.Points) > 0 {
		return nil
	}
	a := inquiry.Agenda{Rules: rule.ID, Org: o.ID}
	if from := day.Day(s.Question.From); from != "" && from <= in.Today {
		a.Period = day.Period{From: duty.Month.Of(from).From, To: duty.Month.Of(day.Day(s.Question.To)).To}
	}
	now := a.Period.From == "" || a.Period.From <= in.Today && in.Today <= a.Period.To
	return &turn.Proposal{Name: "own meetings", Cost: -1, Do: func(t *turn.Turn) error {
		a := a.Usual(t.Today)
		never := rule.ID == "R02" && !o.Committee || rule.ID == "R03" && len(t.Dir.PartyGroups(o.ID)) == 0
		if never && now && words.AsksHad(s.Says) {
			return t.Say(messages.NeverOwed(o.Name, rule))
		}
		if now && words.AsksHad(s.Says) { // 这个月支委会有了吧: the month's card says which day
			return errors.Join(month(t, ""), turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: a.Do(), Says: a.Meeting()}))
		}
		return errors.Join(t.House.Run(t, "meetings", a.Text()), turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: a.Do(), Says: a.Meeting()}))
	}}
}

// hearGroupCame shows a 书记 the last meeting of one of the 党小组 of their 支部 to who asks how many came there, 二组到了几个, or when it
// was.
func hearGroupCame(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	o, group := ownBranch(in), words.GroupSaid(s.Says)
	held := words.WhichDay(s.Says) && words.Asks(s.Says) && !s.Tells() // 一组是哪天开的来着
	if o == nil || group == 0 || !words.AsksCame(s.Says) && !held || len(s.Numbers)+len(s.Question.Points) > 0 || in.Draft != nil && in.Draft.Asking != "" || utf8.RuneCountInString(s.Says) > longestBranch {
		return nil
	}
	span := day.Period{From: duty.Year.Of(in.Today).From, To: in.Today}
	if from := day.Day(s.Question.From); from != "" && from <= in.Today {
		span = day.Period{From: from, To: min(day.Day(s.Question.To), in.Today)}
	}
	return &turn.Proposal{Name: "group came", Cost: -2, Do: func(t *turn.Turn) error {
		orgs := []int64{o.ID}
		for _, g := range t.Dir.PartyGroups(o.ID) {
			orgs = append(orgs, g.ID)
		}
		all, err := record.MeetingsHeld(t.Tx, orgs, span)
		slices.SortStableFunc(all, func(a, b record.Held) int { return strings.Compare(string(b.Day), string(a.Day)) })
		for _, h := range all {
			if slices.Contains(h.Groups, group) {
				return t.House.Run(t, "find", messages.Number(h.Record))
			}
		}
		return errors.Join(err, t.House.Run(t, "month", ""))
	}}
}

// hearHeldOn lists the meetings of a 支部 on one day to who asks what was there, or who came: 13号那次来了几个. It is the person's own, or
// the only one at the point that a sentence names with the meeting.
func hearHeldOn(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	q, types := s.Question, words.MeetingsCalled(s.Says)
	asks := words.AsksCame(s.Says) || words.ThatOnce(s.Says) && words.Asks(s.Says)
	if !asks || in.Draft != nil && in.Draft.Asking != "" || q.From == "" || q.From != q.To || q.From > string(in.Today) || utf8.RuneCountInString(s.Says) > longestBranch {
		return nil
	}
	if counts(s) || s.Corrects() || len(s.Numbers)+len(q.Units) > 0 || len(types) > 1 || words.Mistaken(s.Says) {
		return nil
	}
	o := ownBranch(in)
	if len(q.Points) == 1 && len(types) == 1 {
		if o = nil; len(in.Dir.Branches(turn.PointCalled(in.Dir, q.Points[0]))) == 1 {
			o = in.Dir.Branches(turn.PointCalled(in.Dir, q.Points[0]))[0]
		}
	} else if in.Me.Is(turn.FieldRoles...) || len(q.Points) > 0 {
		return nil
	}
	if o == nil {
		return nil
	}
	a := inquiry.Agenda{Org: o.ID, Period: day.Period{From: day.Day(q.From), To: day.Day(q.To)}}
	if len(types) == 1 {
		if rule := duty.RuleFor(types[0]); rule != nil {
			a.Rules = rule.ID
		}
	}
	return &turn.Proposal{Name: "held on a day", Cost: -1, Do: func(t *turn.Turn) error { return t.House.Run(t, "meetings", a.Text()) }}
}

// hearPastOwed shows a 书记 what their 支部 owed in a month that is over, and what was not seen of it: 上个月还缺啥不.
func hearPastOwed(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	o := ownBranch(in)
	if o == nil || in.Me.Is(turn.FieldRoles...) || !words.AsksOwed(s.Says) || len(words.MeetingsCalled(s.Says)) > 0 {
		return nil
	}
	from, to, _, ok := reading.ParsePeriod(s.Says, in.Today.Time())
	if p := (day.Period{From: day.Day(from), To: day.Day(to)}); !ok || p.To >= in.Today || duty.MonthOf(p.From) != duty.MonthOf(p.To) {
		return nil
	}
	return &turn.Proposal{Name: "owed then", Cost: -1, Do: func(t *turn.Turn) error {
		a := inquiry.Agenda{Period: duty.MonthOf(day.Day(from)), Org: o.ID}
		b, err := duty.Gather(t.Tx, a.Period.To, o.Point)
		if err != nil {
			return err
		}
		face := messages.PastMonth(b.SectionOf(t.Me, o), a.Do())
		return errors.Join(turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: a.Do(), Says: a.Meeting()}), t.Show(chat.AnswerKey(t.Update.ID), face))
	}}
}

// BranchAsked is the 支部 whose meetings were asked for just before, or nil.
func BranchAsked(t *turn.Turn) *bureau.Org {
	th, far := t.Focus().Find(chat.ThingQuery)
	if th == nil || far > 0 {
		return nil
	}
	text, ok := strings.CutPrefix(th.Query, messages.DoAgenda+":")
	a, parsed := inquiry.ParseAgenda(text)
	if !ok || !parsed || a.Org == 0 {
		return nil
	}
	return t.Dir.Org(a.Org)
}

// branchIn is the 支部 that a sentence names: by its name, or by its number among those of the point that
// the talk is about; or nil.
func branchIn(in *turn.Scene, s *turn.Sentence) *bureau.Org {
	point, _ := in.Point()
	if o := ownBranch(in); o != nil && point == 0 {
		point = o.Point // 二支部, to the 书记 of the first there
	}
	if len(s.Question.Points) == 1 {
		point = turn.PointCalled(in.Dir, s.Question.Points[0])
	} else if th, distance := in.Focus.Find(chat.ThingQuery); th != nil && distance == 0 {
		if text, ok := strings.CutPrefix(th.Query, messages.DoAgenda+":"); ok {
			if a, ok := inquiry.ParseAgenda(text); ok && a.Point != 0 {
				point = a.Point
			}
		}
	}
	var found *bureau.Org
	for _, o := range in.Dir.Orgs {
		named := strings.Contains(s.Says, o.Name) || slices.ContainsFunc(o.Aliases, func(alias string) bool { return strings.Contains(s.Says, alias) })
		nth := words.NthBranch(s.Says)
		if o.Active && (named || nth != "" && o.Point == point && strings.Contains(o.Name, nth)) {
			if found != nil && found != o {
				return nil
			}
			found = o
		}
	}
	return found
}

// hearBranchOrdered takes what a leader has a 支部 hold as a plan of whoever answers for it: 让写字楼支部月底前把大会补了; 督促步行街这周五前搞完,
// below who held what.
func hearBranchOrdered(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Me.Is(turn.ChiefRoles...) || in.Draft != nil || words.Asks(s.Says) || len(s.Numbers) > 0 || utf8.RuneCountInString(s.Says) > longestOrdered {
		return nil
	}
	on, types, asked := in.DayIn(s.Says), words.MeetingsCalled(s.Says), in.Meeting()
	o, named := branchIn(in, s), true
	if o == nil && (len(types) > 0 || asked != "") {
		o, named = branchAt(in, s), strings.Contains(s.Says, "支部")
	}
	if o == nil || on != "" && on < in.Today {
		return nil
	}
	behind := slices.ContainsFunc(words.Ordered(s.Says), func(to words.Order) bool { return to.Behind && startsWith(in, to.Whom, o) })
	if !behind && !(named && len(types) > 0 && on != "" && words.ByThen(s.Says)) || on == "" && !named {
		return nil
	}
	people, _ := in.Dir.AnswerFor(o)
	if len(people) == 0 {
		return nil
	}
	item := chat.Item{Kind: string(record.KindPlan)}
	ask.Set(&item, "point", turn.IDText(o.Point))
	if on != "" {
		ask.Set(&item, "date", string(on))
	}
	text := strings.TrimRight(s.Says, "。！")
	if len(types) == 0 && asked != "" {
		text = messages.OfMeeting(asked, text)
	}
	ask.Set(&item, "text", text)
	return &turn.Proposal{Name: "order to a branch", Cost: -2, Do: func(t *turn.Turn) error {
		d := draft.New(t, []chat.Item{item})
		d.Author, d.Text = people[0].ID, t.WithoutPeople(t.Says)
		return draft.Open(t, d)
	}}
}

// longestOrdered is how many characters such an order may have.
const longestOrdered = 48

// startsWith reports whether a text begins with a 支部, by a name of its own or of its point.
func startsWith(in *turn.Scene, says string, o *bureau.Org) bool {
	names := append([]string{o.Name}, o.Aliases...)
	if p := in.Dir.Point(o.Point); p != nil {
		names = append(append(names, p.Name), p.Aliases...)
	}
	return slices.ContainsFunc(names, func(name string) bool { return name != "" && strings.HasPrefix(says, name) })
}

// withoutName is a text without the name of a 支部.
func withoutName(says string, o *bureau.Org) string {
	longest := ""
	for _, name := range append([]string{o.Name}, o.Aliases...) {
		if strings.Contains(says, name) && len(name) > len(longest) {
			longest = name
		}
	}
	return strings.Replace(says, longest, "", 1)
}

// branchAt is the 支部 that a sentence names, or else the only one at the point that it names; or nil.
func branchAt(in *turn.Scene, s *turn.Sentence) (found *bureau.Org) {
	if o := branchIn(in, s); o != nil || len(s.Question.Points) != 1 {
		return o
	}
	return onlyBranch(in, turn.PointCalled(in.Dir, s.Question.Points[0]))
}

// onlyBranch is the only 支部 at a point, or nil.
func onlyBranch(in *turn.Scene, point int64) (found *bureau.Org) {
	for _, o := range in.Dir.Orgs {
		if !o.Active || o.Point != point {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
}

// hearHeads tells a 书记 how many members their 支部 has: 我们支部几个人.
func hearHeads(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	o := ownBranch(in)
	if o == nil || !words.AsksHeads(s.Says) || in.Draft != nil && in.Draft.Asking != "" {
		return nil
	}
	return &turn.Proposal{Name: "heads", Cost: -1, Do: func(t *turn.Turn) error {
		heads, err := bureau.HeadsOf(t.Tx, []int64{o.ID}, t.Today)
		said := messages.BranchHeads(o, heads[o.ID])
		if words.OfActivists(s.Says) {
			said = messages.NoActivists + "\n" + said
		}
		return errors.Join(err, t.Say(said))
	}}
}

// hearTerm tells a 书记 when the term of their 支部 ends, and who names a 支部, or its point, when that of this one does.
func hearTerm(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !words.AsksTerm(s.Says) || in.Draft != nil && in.Draft.Asking != "" {
		return nil
	}
	o := branchAt(in, s)
	if at, far := in.Point(); o == nil && len(s.Question.Points) == 0 && far <= 2 && words.OfThere(s.Says) { // 那边支部换届什么时候到期
		o = onlyBranch(in, at)
	}
	if o != nil && o != ownBranch(in) {
		if end, ok := duty.TermOf(o); ok {
			return &turn.Proposal{Name: "term of another", Cost: -3, Do: func(t *turn.Turn) error {
				if !t.Scope().SeesPoint(o.Point) {
					return t.Say(messages.OutOfScope)
				}
				if err := turn.Look(t, chat.Thing{Kind: chat.ThingPoint, Numbers: []int64{o.Point}}); err != nil {
					return err
				}
				if _, _, err := branch(t, turn.IDText(o.ID)); err != nil { // to put it off is for others
					return t.Say(messages.TermIs(o, end.Day, t.Today))
				}
				return t.ShowNew(messages.TermEnds(o, false, end.Day, t.Today))
			}}
		}
	}
	for _, post := range in.Me.Posts {
		o := in.Dir.Org(post.Org)
		if o == nil || post.Role != bureau.Secretary {
			continue
		}
		if end, ok := duty.TermOf(o); ok {
			return &turn.Proposal{Name: "term", Do: func(t *turn.Turn) error {
				return t.ShowNew(messages.TermEnds(o, false, end.Day, t.Today))
			}}
		}
	}
	return nil
}

// hearTermsOver lists the 支部 whose terms are over, or end soon: 还有哪些支部换届也过了的; 哪几个支部快换届了.
func hearTermsOver(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	over, soon := words.AsksTerms(s.Says)
	if !over && !soon || !in.Me.Is(turn.ChiefRoles...) || in.Draft != nil && in.Draft.Asking != "" || len(s.Question.Points) > 0 {
		return nil
	}
	return &turn.Proposal{Name: "terms over", Cost: -3, Do: func(t *turn.Turn) error {
		due := messages.TermsDue(t.Dir, t.Today, func(o *bureau.Org) bool { return t.Scope().SeesPoint(o.Point) })
		return t.Say(messages.TermsList(due, over, t.Today))
	}}
}

// hearRule tells how often a meeting is to be held, as the rule words it: 党课多久上一次.
func hearRule(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil && in.Draft.Asking != "" || !words.AsksRule(s.Says) {
		return nil
	}
	types := words.MeetingsCalled(s.Says)
	if len(types) == 0 {
		return nil
	}
	rule := duty.RuleFor(types[0])
	if rule == nil {
		return nil
	}
	return &turn.Proposal{Name: "rule", Cost: -4, Do: func(t *turn.Turn) error {
		config, err := duty.LoadConfig(t.Tx)
		if err != nil {
			return err
		}
		return t.Say(messages.RuleIs(rule, config.Terms(rule, 0)))
	}}
}
