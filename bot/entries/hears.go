package entries

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// longestPlan is how many characters a word about a plan may have.
const longestPlan = 20

// hearPlan moves a plan that was made or shown just now, or drops it: 改后天了, 钢市那个
// 不去了.
func hearPlan(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if p := hearNotGone(in, s); p != nil {
		return p
	}
	most := longestPlan
	if len(s.Question.Points) == 1 || words.Originally(s.Says) != "" || len(words.MeetingsCalled(s.Says)) == 1 {
		most = longestMove
	}
	if in.Draft != nil || len(s.Acts) == 0 || utf8.RuneCountInString(s.Says) > most {
		return nil
	}
	plan := planMeant(in, s)
	if plan == nil {
		return hearInstead(in, s)
	}
	number := plan.ID
	to := in.PersonIn(s.Says)
	if to != nil && (to == in.Me || !words.GivesTo(s.Says, to.Name)) {
		to = nil
	}
	switch {
	case s.Is(words.Move):
		on := cmp.Or(turn.NearDay(plan.Day, s.After, in.Today), comingIn(s, in.Today))
		if on == "" {
			return nil
		}
		return &turn.Proposal{Name: "move plan", Cost: 1, Do: func(t *turn.Turn) error { return movePlan(t, number, on, to) }}
	case to != nil && s.Is(words.Give) && !in.Me.Is(turn.ChiefRoles...):
		return &turn.Proposal{Name: "give plan", Cost: 1, Do: func(t *turn.Turn) error { return movePlan(t, number, plan.Day, to) }}
	case s.Is(words.NotGoing) && plan.Typist == in.Me.ID && !plan.PlanOf(in.Me): // 别让他们去了
		return &turn.Proposal{Name: "call off plan", Cost: 1, Do: func(t *turn.Turn) error { return sayPlan(t, number, callOff) }}
	case s.Is(words.NotGoing) && laterDay(in, s, plan) != "": // 明天不去了 后天
		on := laterDay(in, s, plan)
		return &turn.Proposal{Name: "move plan", Cost: 1, Do: func(t *turn.Turn) error { return movePlan(t, number, on, to) }}
	case s.Is(words.NotGoing):
		return &turn.Proposal{Name: "drop plan", Cost: 1, Do: func(t *turn.Turn) error { return sayPlan(t, number, didNotGo) }}
	case s.Is(words.Went) && strings.HasSuffix(s.Says, "去了") && !strings.ContainsAny(s.Says, "别不没") && !s.Corrects() && utf8.RuneCountInString(s.Says) <= longestWent:
		return &turn.Proposal{Name: "went", Cost: 2, Do: func(t *turn.Turn) error { return sayPlan(t, number, went) }}
	}
	return nil
}

// laterDay is another day than that of a plan, with which a text that drops it ends and says no more: 后天 of 明天不去了 后天; or "".
func laterDay(in *turn.Scene, s *turn.Sentence, plan *record.Record) (on day.Day) {
	last := ""
	for last = range words.Clauses(s.Says) {
	}
	if last == s.Says || words.DayInstead(last) == "" {
		return ""
	}
	if said, ok := reading.ParseComing(words.DayInstead(last), in.Today.Time()); ok && day.Day(said) != plan.Day {
		return day.Day(said)
	}
	return ""
}

// hearPlansMoved moves several plans, each with its clause: 居然改后天，步行街改明天.
func hearPlansMoved(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || len(s.Question.Points) < 2 || !s.Is(words.Move) || utf8.RuneCountInString(s.Says) > longestMove {
		return nil
	}
	type moved struct {
		number int64
		on     day.Day
	}
	var all []moved
	for clause := range words.Clauses(s.Says) {
		part := in.Hear(clause)
		on := comingIn(part, in.Today)
		if len(part.Question.Points) != 1 || !part.Is(words.Move) || on == "" {
			return nil
		}
		plan := planMeant(in, part)
		if plan == nil {
			return nil
		}
		all = append(all, moved{plan.ID, on})
	}
	if len(all) < 2 {
		return nil
	}
	return &turn.Proposal{Name: "move plans", Cost: -1, Do: func(t *turn.Turn) error {
		for _, m := range all {
			if err := movePlan(t, m.number, m.on, nil); err != nil {
				return err
			}
		}
		return nil
	}}
}

// hearMeetingMoved takes 那个党员大会提前了，下礼拜一就开 as another day for the plan of that meeting.
func hearMeetingMoved(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	types, on := words.MeetingsCalled(s.Says), in.DayIn(s.Says)
	shifts := words.Shifts(s.Says) && !words.Asks(s.Says) && utf8.RuneCountInString(s.Says) <= longestMove
	ofOne := len(types) == 1 && len(s.Numbers) == 0 && len(s.Question.Points) <= 1
	if in.Draft != nil || !shifts || !ofOne || on == "" || on < in.Today {
		return nil
	}
	var meant []record.Record
	for _, r := range in.Plans() {
		at := len(s.Question.Points) == 0 || turn.PointCalled(in.Dir, s.Question.Points[0]) == r.Point
		if at && (r.PlanOf(in.Me) || r.Typist == in.Me.ID) && slices.Contains(words.MeetingsCalled(r.Text), types[0]) {
			meant = append(meant, r)
		}
	}
	if len(meant) != 1 || meant[0].Day == on {
		return nil
	}
	number := meant[0].ID
	return &turn.Proposal{Name: "meeting moved", Cost: -1, Do: func(t *turn.Turn) error { return movePlan(t, number, on, nil) }}
}

// longestMove is how many characters a word may have about a plan at a point that it names.
const longestMove = 48

// hearOtherDay gives the plan that was made, moved or shown just now another day, or that at the place that a sentence names: 周五不行
// 周四, 还是下周二吧 下周二人齐, 写字楼的往后推两天.
func hearOtherDay(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || !words.MayMove(s.Says) || utf8.RuneCountInString(s.Says) > longestMove || len(s.Question.Points) > 1 {
		return nil
	}
	if words.Asks(s.Says) || s.Corrects() {
		return nil
	}
	plan, says := planInHand(in), s.Says
	if len(s.Question.Points) == 1 {
		plan, says = planMeant(in, s), words.BehindPlace(says)
	}
	if plan == nil || len(s.Numbers) > 1 || len(s.Numbers) == 1 && s.Numbers[0] != plan.ID {
		return nil
	}
	on := day.Day("")
	if shift := in.Shift(says); shift != 0 {
		on = plan.Day.Add(shift)
	} else {
		coming := func(said string) bool { _, ok := reading.ParseComing(said, in.Today.Time()); return ok }
		said := words.OtherDay(says, func(part string) string { return turn.DayWords(part, coming) })
		to, _ := reading.ParseComing(said, in.Today.Time())
		on = cmp.Or(turn.NearDay(plan.Day, said, in.Today), day.Day(to))
	}
	if on == "" || on < in.Today {
		return nil
	}
	number := plan.ID
	return &turn.Proposal{Name: "other day", Cost: 1, Do: func(t *turn.Turn) error { return movePlan(t, number, on, nil) }}
}

// planInHand is the one plan of the person, or that they arranged, that was saved, moved or shown just now, or nil.
func planInHand(in *turn.Scene) *record.Record {
	for _, some := range [][]record.Record{in.Listed(), in.Saved()} {
		if len(some) == 1 && some[0].Kind == record.KindPlan {
			if _, distance := in.Focus.Find(chat.ThingSaved); distance == 0 || len(in.Listed()) == 1 {
				return &some[0]
			}
		}
	}
	return nil
}

// hearOwn lists the person's own records to who asks for them: 我今天记了啥.
func hearOwn(_ *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !words.AsksOwn(s.Says) {
		return nil
	}
	return &turn.Proposal{Name: "own records", Do: func(t *turn.Turn) error { return t.House.Run(t, "mine", "") }}
}

// hearSaved shows what was saved last to who asks whether it is kept.
func hearSaved(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || utf8.RuneCountInString(s.Says) > longestMove || !words.AsksSaved(s.Says) {
		return nil
	}
	saved := in.Saved()
	if _, distance := in.Focus.Find(chat.ThingSaved); distance > 1 || len(saved) == 0 {
		return nil
	}
	number, several := saved[0].ID, len(saved) > 1
	return &turn.Proposal{Name: "is it saved", Cost: 1, Do: func(t *turn.Turn) error {
		if several {
			return t.House.Run(t, "mine", "")
		}
		return find(t, messages.Number(number))
	}}
}

// comingIn is the day to which a sentence moves something, or "".
func comingIn(s *turn.Sentence, today day.Day) day.Day {
	if on, ok := reading.ParseComing(s.After, today.Time()); ok {
		return day.Day(on)
	}
	return turn.DayIn(words.MovedTo(s.Says), today)
}

// hearNotGone takes 农贸没去成 临时开会 as the end of the plan that was due there. 下周一再去 may follow.
func hearNotGone(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || len(s.Question.Points) != 1 || !words.NotDone(s.Says) || utf8.RuneCountInString(s.Says) > longestPlan {
		return nil
	}
	saysMore := len(s.Numbers) > 0 || s.Is(words.Move) || s.Corrects() || s.Tells()
	if saysMore || words.Asks(s.Says) {
		return nil
	}
	point := turn.PointCalled(in.Dir, s.Question.Points[0])
	plans := in.Plans()
	i := slices.IndexFunc(plans, func(r record.Record) bool {
		return point != 0 && r.Point == point && r.Day <= in.Today && !isMeeting(&r)
	})
	if i < 0 {
		return nil
	}
	number := plans[i].ID
	return &turn.Proposal{Name: "plan not kept", Cost: 1, Do: func(t *turn.Turn) error {
		return errors.Join(sayPlan(t, number, didNotGo), turn.Look(t, chat.Thing{Kind: chat.ThingPoint, Numbers: []int64{point}}))
	}}
}

// hearMadeUp takes 本来今天要去居然的 结果雨太大没去成 明天补上吧 as a plan for the day on which somebody goes where they did not get to, or as another
// day for the plan that they had for it.
func hearMadeUp(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || len(s.Question.Points) != 1 || len(s.Numbers) > 0 || utf8.RuneCountInString(s.Says) > longestMove || words.Asks(s.Says) || beside(s) > 0 || !in.Me.Is(turn.FieldRoles...) {
		return nil
	}
	point := turn.PointCalled(in.Dir, s.Question.Points[0])
	when := words.MadeUp(in.BesidePoints(s.Says), func(clause string) bool { return turn.DayIn(clause, in.Today) > in.Today })
	if when == "" || point == 0 || in.PersonIn(s.Says) != nil || len(words.MeetingsCalled(s.Says)) > 0 {
		return nil
	}
	on := turn.DayIn(when, in.Today)
	plans := in.Plans()
	if i := slices.IndexFunc(plans, func(r record.Record) bool {
		return r.Point == point && r.Day <= in.Today && !isMeeting(&r) && (r.PlanOf(in.Me) || r.Typist == in.Me.ID)
	}); i >= 0 {
		number := plans[i].ID
		return &turn.Proposal{Name: "made up", Cost: -1, Do: func(t *turn.Turn) error { return movePlan(t, number, on, nil) }}
	}
	item := chat.Item{Kind: string(record.KindPlan)}
	ask.Set(&item, "point", turn.IDText(point))
	ask.Set(&item, "date", string(on))
	for _, typ := range reading.Types(reading.Visit) {
		if strings.Contains(s.Says, typ) {
			ask.Set(&item, "text", typ)
		}
	}
	return &turn.Proposal{Name: "made up", Cost: -1, Do: func(t *turn.Turn) error {
		d := draft.New(t, []chat.Item{item})
		d.Text = t.WithoutPeople(t.Says)
		return draft.Open(t, d)
	}}
}

// isMeeting reports whether a plan is for a meeting.
func isMeeting(r *record.Record) bool {
	return slices.ContainsFunc(reading.Types(reading.Meeting), func(typ string) bool { return strings.Contains(r.Text, typ) })
}

// hearGoingBack takes 下周三我去看他们弄了没 as a plan for the point that the talk is about.
func hearGoingBack(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || len(s.Question.Points)+len(s.Numbers) > 0 || !words.GoesBack(s.Says) || s.Question.Asks && s.Question.Known() || s.Tells() || s.Corrects() || utf8.RuneCountInString(s.Says) > longestMove {
		return nil
	}
	on := in.DayIn(s.Says)
	point, distance := in.Point()
	listed := in.Listed()
	if _, notGone := in.Focus.Find(chat.ThingPoint); notGone > 0 && !words.GoesAgain(s.Says) && !(len(listed) == 1 && listed[0].Problem != nil) {
		return nil // 明天要去一趟 need not be where somebody was
	}
	if on <= in.Today || point == 0 || distance > 0 || !in.Me.Is(bureau.Staff, bureau.Leader) || in.PersonIn(s.Says) != nil || len(in.Units(s.Says)) > 0 || claimsNow(in, s) {
		return nil
	}
	item := chat.Item{Kind: string(record.KindPlan)}
	ask.Set(&item, "point", turn.IDText(point))
	ask.Set(&item, "date", string(on))
	return &turn.Proposal{Name: "going back", Cost: 1, Do: func(t *turn.Turn) error {
		ask.Set(&item, "text", t.WithoutPeople(strings.TrimRight(s.Says, "。！")))
		d := draft.New(t, []chat.Item{item})
		d.Text = t.WithoutPeople(t.Says)
		return draft.Open(t, d)
	}}
}

// claimsNow reports whether a sentence is the claim of a problem that nobody handles yet.
func claimsNow(in *turn.Scene, s *turn.Sentence) bool {
	return s.Is(words.Claim) && slices.ContainsFunc(in.Listed(), func(r record.Record) bool { return r.Problem != nil && r.Problem.Handler == 0 })
}

// hearInstead takes 改明天上午去, right after somebody did not go to a point, as a plan for it.
func hearInstead(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	th, distance := in.Focus.Find(chat.ThingPoint)
	if th == nil || th.Says != "" || distance > 0 || !s.Is(words.Move) || len(s.Question.Points) > 0 || s.Corrects() {
		return nil
	}
	on := comingIn(s, in.Today)
	if on == "" {
		return nil
	}
	item := chat.Item{Kind: string(record.KindPlan)}
	ask.Set(&item, "point", turn.IDText(th.Numbers[0]))
	ask.Set(&item, "date", string(on))
	return &turn.Proposal{Name: "go instead", Cost: 1, Do: func(t *turn.Turn) error {
		d := draft.New(t, []chat.Item{item})
		d.Text = t.WithoutPeople(t.Says)
		return draft.Open(t, d)
	}}
}

// hearWent takes 步行街去了，广告牌拆了 as the visit that was planned there, and its words as what was
// found.
func hearWent(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	found := words.WentThen(s.Says)
	gone := found == "" && words.GoneThen(s.Says) && s.Question.From != "" && s.Question.From <= string(in.Today) // 农贸那个周一去过了
	if found == "" && !gone || in.Draft != nil || len(s.Question.Points) != 1 || len(s.Numbers) > 0 || s.Corrects() || words.Asks(s.Says) {
		return nil
	}
	point := turn.PointCalled(in.Dir, s.Question.Points[0])
	pending := func(r record.Record) bool { return r.Point == point && r.Problem.Pending() }
	if s.Is(words.Finish) && slices.ContainsFunc(in.Open(), pending) {
		return nil // of the problem there
	}
	plans := in.Plans()
	i := slices.IndexFunc(plans, func(r record.Record) bool { return r.Point == point && point != 0 && r.Day <= in.Today.Add(planEarly) })
	if i < 0 || slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool { return it.Kind == reading.Visit && len(it.Figures) > 0 }) {
		return nil // with figures it is read as a visit, which ends the plan too
	}
	item := chat.Item{Kind: string(record.KindVisit)}
	ask.Set(&item, "point", turn.IDText(point))
	ask.Set(&item, "date", string(turn.DoneIn(strings.TrimSuffix(s.Says, found), in.Today))) // 建工昨天提前去过了，都合格
	if gone {
		ask.Set(&item, "date", s.Question.From)
	}
	ask.Set(&item, "type", "日常")
	for _, typ := range reading.Types(reading.Visit) {
		if strings.Contains(plans[i].Text, typ) {
			ask.Set(&item, "type", typ)
		}
	}
	return &turn.Proposal{Name: "went as planned", Cost: 1, Do: func(t *turn.Turn) error {
		items := []chat.Item{item}
		for _, it := range in.Hear(found).Reading.Items { // 科创园去了 有一台检验标志过期了
			if it.Kind != reading.Problem || it.Type == "其他" {
				continue
			}
			seen := draft.ItemOf(t, it, draft.InHand(t))
			ask.Set(&seen, "point", ask.Get(&item, "point"))
			ask.Set(&seen, "date", ask.Get(&item, "date"))
			items = append(items, seen)
		}
		if len(items) == 1 {
			ask.Set(&items[0], "text", t.WithoutPeople(found))
		}
		d := draft.New(t, items)
		d.Text = t.WithoutPeople(t.Says)
		return draft.Open(t, d)
	}}
}

// hearReceivedPlan takes 收到 as the answer to a leader's order to go somewhere, with what is said
// besides. Where several wait for it, they are listed.
func hearReceivedPlan(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	more := words.ReceivedMore(s.Says)
	if in.Draft != nil || more == "" && !words.Received(s.Says) {
		return nil
	}
	var waiting []int64
	for _, r := range in.Plans() {
		if r.Detail.Unit != 0 && r.Detail.Seen == "" {
			waiting = append(waiting, r.ID)
		}
	}
	switch len(waiting) {
	case 0:
		return nil
	case 1:
		return &turn.Proposal{Name: "plan received", Cost: 1, Do: func(t *turn.Turn) error { return seePlan(t, waiting[0], more) }}
	}
	return &turn.Proposal{Name: "which plan received", Cost: 1 + turn.Missing, Do: func(t *turn.Turn) error { return t.House.Run(t, "todo", "") }}
}

// hearSeen shows the plan that a leader ordered at a point, with whether it was received.
func hearSeen(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Me.Is(turn.ChiefRoles...) || !words.AsksReceived(s.Says) || len(s.Question.Points) > 1 {
		return nil
	}
	point := int64(0)
	if len(s.Question.Points) == 1 {
		point = turn.PointCalled(in.Dir, s.Question.Points[0])
	} else if saved := in.Saved(); len(saved) == 1 && saved[0].Kind == record.KindPlan {
		point = saved[0].Point
	}
	if point == 0 {
		return nil
	}
	return &turn.Proposal{Name: "order seen", Cost: -1, Do: func(t *turn.Turn) error {
		plans, err := record.PlansIn(t.Tx, day.Period{From: t.Today.Add(-planLate), To: t.Today.Add(366)})
		if err != nil {
			return err
		}
		i := slices.IndexFunc(plans, func(r record.Record) bool { return r.Point == point && r.Typist == t.Me.ID && r.Detail.Unit != 0 })
		if i < 0 {
			return t.House.Run(t, "find", t.Dir.Point(point).Name)
		}
		return find(t, messages.Number(plans[i].ID))
	}}
}

// longestWent is how many characters 钢市那个去了 may have.
const longestWent = 10

// planMeant is the plan that a sentence can mean: among what was saved last, else the one
// that it names by number or point, or nil.
func planMeant(in *turn.Scene, s *turn.Sentence) *record.Record {
	fits := func(r *record.Record) bool {
		return (r.PlanOf(in.Me) || r.Kind == record.KindPlan && r.Typist == in.Me.ID) && (len(s.Numbers) == 0 || s.Numbers[0] == r.ID) &&
			(len(s.Question.Points) == 0 || turn.PointCalled(in.Dir, s.Question.Points[0]) == r.Point)
	}
	if r, _ := in.Described(s); r != nil && fits(r) { // 下午那个不去了
		return r
	}
	if on := in.DayIn(words.Originally(s.Says)); on != "" { // 原定4月22日的党员大会
		var meant []record.Record
		for _, r := range in.Plans() {
			if fits(&r) && r.Day == on {
				meant = append(meant, r)
			}
		}
		if len(meant) == 1 {
			return &meant[0]
		}
	}
	for _, typ := range reading.Types(reading.Meeting) {
		if !strings.Contains(s.Says, typ) {
			continue
		}
		for _, r := range in.Plans() {
			if fits(&r) && strings.Contains(r.Text, typ) {
				return &r
			}
		}
		return nil
	}
	_, other := in.Focus.Find(chat.ThingPoint)
	if _, at := in.Focus.Find(chat.ThingSaved); at < other || len(s.Numbers)+len(s.Question.Points) > 0 {
		for _, r := range in.Saved() {
			if fits(&r) {
				return &r
			}
		}
	}
	if len(s.Numbers)+len(s.Question.Points) == 0 {
		return nil
	}
	for _, r := range in.Plans() {
		if fits(&r) {
			return &r
		}
	}
	return nil
}

// hearArranged takes a leader's 让城东所这周五去一趟钢市 as a plan of that unit, and with a
// name as one of a colleague's.
func hearArranged(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if p := hearOrderChanged(in, s); p != nil {
		return p
	}
	several, who := arrangedApart(in, s)
	if several == nil {
		several = handedIn(in, s)
	}
	if several != nil {
		return &turn.Proposal{Name: "arrange several", Cost: -1, Do: func(t *turn.Turn) error {
			d := draft.New(t, several)
			d.Author, d.Text = who, t.WithoutPeople(t.Says)
			return draft.Open(t, d)
		}}
	}
	if !in.Me.Is(turn.ChiefRoles...) || len(s.Numbers) > 0 || len(s.Question.Points) > 1 {
		return nil
	}
	if d := in.Draft; d != nil && forOthers(d) && len(s.Question.Points) == 0 && !in.Since() {
		return hearArrangedOther(in, s, d)
	}
	if p := hearArrangedBehind(in, s); p != nil {
		return p
	}
	unit, person := them(in, s)
	goes := words.GoesFor(strings.ReplaceAll(s.Says, "了", "")) // 看看换了没: whether it was done is to be seen
	if _, orders := in.Orders(s); unit+person == 0 && (!orders || !goes && (len(s.Question.Points) != 1 || in.Fit(s.Says) != 0)) {
		return nil
	}
	point, cost := int64(0), -1
	if len(s.Question.Points) == 1 {
		point = turn.PointCalled(in.Dir, s.Question.Points[0])
	} else if at, distance := in.Point(); distance < len(in.Focus.Things) && in.Focus.Things[distance].Kind == chat.ThingQuery {
		point, cost = at, 1+distance*turn.PerDistance // 让城西所干事甲明天去一趟, below 哪个点还没去
	}
	if unit+person != 0 && point == 0 {
		return nil
	}
	if point == 0 && (in.Draft != nil || ofProblem(in) || len(in.Units(s.Says)) != 1 || in.DayIn(s.Says) == "" || !goes) {
		return nil
	}
	item := chat.Item{Kind: string(record.KindPlan)}
	if point != 0 {
		ask.Set(&item, "point", turn.IDText(point))
	} else {
		cost = turn.Missing // where, is asked
	}
	ask.Set(&item, "text", strings.TrimRight(s.Says, "。！"))
	if on := in.DayIn(s.Says); on != "" {
		ask.Set(&item, "date", string(on))
	}
	author := person
	for _, p := range in.Dir.MayName(s.Says) {
		if in.NameIn(s.Says, p) != "" && unit+person == 0 {
			author = p.ID
		}
	}
	if unit != 0 {
		ask.Set(&item, "unit", turn.IDText(unit))
	} else if author == 0 {
		units := in.Units(s.Says)
		if len(units) != 1 {
			return nil
		}
		ask.Set(&item, "unit", turn.IDText(in.Dir.UnitNamed(units[0]).ID))
	}
	return &turn.Proposal{Name: "arrange", Cost: cost, Do: func(t *turn.Turn) error {
		d := draft.New(t, []chat.Item{item})
		d.Author, d.Text = author, t.WithoutPeople(t.Says)
		return draft.Open(t, d)
	}}
}

// them is the unit or the colleague whom an order to go somewhere means by a word for those who were named before, or whose
// visits or problem were shown: 让他这周五再去一趟, below who went there last; 城西所没去 让他们明天去.
func them(in *turn.Scene, s *turn.Sentence) (unit, person int64) {
	word := words.HaveThem(s.Says)
	before, order, _ := strings.Cut(s.Says, word)
	if word == "" || !words.GoesFor(order) {
		return 0, 0
	}
	if p := in.PersonIn(before); p != nil {
		return 0, p.ID
	}
	if units := in.Units(before); len(units) == 1 {
		return in.Dir.UnitNamed(units[0]).ID, 0
	}
	if th, far := in.Focus.Find(chat.ThingPerson); th != nil && far == 0 {
		return 0, th.Numbers[0]
	}
	for _, r := range in.Listed() {
		who := r.Author
		if r.Problem != nil {
			who = r.Problem.Handler
		}
		if person != 0 && who != person { // of several nobody knows which
			return 0, 0
		}
		person = who
	}
	if p := in.Dir.Person(person); p == nil || !p.Active || p.ID == in.Me.ID {
		return 0, 0
	}
	return 0, person
}

// ofProblem reports whether the talk is about a problem: then an order without a place is about it.
func ofProblem(in *turn.Scene) bool {
	is := func(r record.Record) bool { return r.Problem != nil }
	th, _ := in.Focus.Find(chat.ThingCase)
	return th != nil || slices.ContainsFunc(in.Listed(), is) || slices.ContainsFunc(in.Saved(), is)
}

// forOthers reports whether a draft is one thing that a leader has others do.
func forOthers(d *chat.Draft) bool { return len(d.Items) == 1 && allForOthers(d) }

// allForOthers reports whether all of a draft is what a leader has others do.
func allForOthers(d *chat.Draft) bool {
	return !slices.ContainsFunc(d.Items, func(it chat.Item) bool {
		return it.Kind != string(record.KindPlan) || it.Number != 0 || d.Author == 0 && ask.Get(&it, "unit") == ""
	})
}

// hearOrderChanged gives all that is arranged on the open card another day, 明天他们开会 改礼拜五, or takes it back, 那明天不用派了.
func hearOrderChanged(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || !in.Me.Is(turn.ChiefRoles...) || !allForOthers(d) || len(s.Numbers)+len(s.Question.Points) > 0 || words.Asks(s.Says) || utf8.RuneCountInString(s.Says) > longestMove {
		return nil
	}
	if words.SendsNobody(s.Says) {
		return &turn.Proposal{Name: "order taken back", Cost: -2, Do: func(t *turn.Turn) error { return draft.Discard(t, d, "") }}
	}
	coming := func(said string) bool { _, ok := reading.ParseComing(said, in.Today.Time()); return ok }
	said := words.OtherDay(s.Says, func(part string) string { return turn.DayWords(part, coming) })
	to, _ := reading.ParseComing(said, in.Today.Time())
	if said == "" || in.Since() || day.Day(to) < in.Today {
		return nil
	}
	return &turn.Proposal{Name: "order on another day", Cost: -2, Do: func(t *turn.Turn) error {
		for i := range d.Items {
			near := turn.NearDay(day.Day(ask.Get(&d.Items[i], "date")), said, in.Today)
			ask.Set(&d.Items[i], "date", cmp.Or(string(near), to))
		}
		draft.AskNext(t, d)
		return draft.Keep(t, d, "")
	}}
}

// hearArrangedBehind takes an order to go somewhere behind a remark of how it stands there, which tells nothing to record: 光是日常，一次政策都没讲，
// 让城西所下周二去讲一回消费维权, of the place that the talk is about.
func hearArrangedBehind(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || ofProblem(in) || len(s.Question.Points) > 0 || s.Tells() {
		return nil
	}
	remark := ""
	for clause := range words.Clauses(s.Says) {
		if unit, person := sent(in, clause); unit+person == 0 {
			remark += clause
			continue
		}
		point, far := in.Point()
		on := in.DayIn(clause)
		if remark == "" || point == 0 || far > 1 || on < in.Today || !words.GoesFor(clause) || words.Asks(words.WithoutErrand(clause)) {
			return nil
		}
		unit, person := sent(in, clause)
		item := chat.Item{Kind: string(record.KindPlan)}
		ask.Set(&item, "point", turn.IDText(point))
		ask.Set(&item, "date", string(on))
		ask.Set(&item, "text", strings.TrimRight(s.Says, "。！"))
		if unit != 0 {
			ask.Set(&item, "unit", turn.IDText(unit))
		}
		return &turn.Proposal{Name: "arrange behind", Cost: far*turn.PerDistance - 1, Do: func(t *turn.Turn) error {
			d := draft.New(t, []chat.Item{item})
			d.Author, d.Text = person, t.WithoutPeople(t.Says)
			return draft.Open(t, d)
		}}
	}
	return nil
}

// hearArrangedOther gives what is arranged on the open card to another unit or colleague: 不用城东所，
// 让特设科去.
func hearArrangedOther(in *turn.Scene, s *turn.Sentence, d *chat.Draft) *turn.Proposal {
	says := words.Affirmed(s.Says)
	who, units := in.PersonIn(says), in.Units(says)
	if who == nil && len(units) == 0 && words.Myself(s.Says) && !words.Asks(s.Says) && utf8.RuneCountInString(s.Says) <= longestPlan {
		return &turn.Proposal{Name: "goes in person", Cost: -1, Do: func(t *turn.Turn) error { // 算了 我自己周五去
			item := &d.Items[0]
			ask.Unset(item, "unit")
			d.Author, d.Text = 0, t.WithoutPeople(t.Says)
			if on := in.DayIn(s.Says); on != "" {
				ask.Set(item, "date", string(on))
			}
			ask.Set(item, "text", words.Errand(ask.Get(item, "text")))
			draft.AskNext(t, d)
			return draft.Keep(t, d, "")
		}}
	}
	if who == nil && len(units) != 1 || utf8.RuneCountInString(s.Says) > longestPlan+4 || words.Asks(s.Says) || s.Tells() {
		return nil
	}
	return &turn.Proposal{Name: "arrange other", Cost: -1, Do: func(t *turn.Turn) error {
		item := &d.Items[0]
		ask.Unset(item, "unit")
		if d.Author = 0; who != nil {
			d.Author = who.ID
		} else {
			ask.Set(item, "unit", turn.IDText(in.Dir.UnitNamed(units[0]).ID))
		}
		draft.AskNext(t, d)
		return draft.Keep(t, d, "")
	}}
}

// arrangedApart are the plans of a leader's message that sends units, or one colleague, to points, each with its clause:
// 城东所周五前把写字楼再走一遍，城西所下周二去运营公司; 叫城东所干事乙明天去农贸 后天再去建工. Who goes and when is that of the clause
// before, where a clause does not say it. It is nil where a clause goes nowhere that is known, nobody is sent, or no day is set.
func arrangedApart(in *turn.Scene, s *turn.Sentence) (items []chat.Item, person int64) {
	if !in.Me.Is(turn.ChiefRoles...) || len(s.Numbers) > 0 {
		return nil, 0
	}
	var unit int64
	var on day.Day
	lead := ""         // what stands before a clause that goes somewhere
	var named []string // of which that tells that nobody went there
	for clause := range words.Clauses(s.Says) {
		if words.Asks(words.WithoutErrand(clause)) {
			return nil, 0
		}
		u, p := sent(in, clause)
		if words.EachStation(clause) {
			u = ofPlace
		}
		somebody := u+p != 0
		d := in.DayIn(clause)
		said := in.Hear(clause)
		points := said.Question.Points
		if !somebody && len(items) == 0 && len(points) > 0 && words.NobodyWent(clause) && !said.Question.Asks {
			lead, named = lead+clause+"，", points
			continue
		}
		if somebody && len(points) == 0 && words.GoesFor(clause) {
			if points = named; len(points) == 0 { // 农贸和运营公司还没人去 叫两个所明天各跑一趟
				points = allListed(in, s)
			}
		}
		if len(points) == 0 && !somebody && d == "" {
			also(items, clause)
			continue
		}
		if somebody {
			unit = u
			if person != 0 && p != person || p != 0 && len(items) > 0 && person == 0 {
				return nil, 0 // a card has one person whose plans these are
			}
			person = p
		}
		on = cmp.Or(inWeekOf(on, d, clause), on)
		switch {
		case len(points) == 0:
			lead += clause + "，" // 五一前，城东所跑一趟农贸
			continue
		case !words.GoesFor(clause) || !somebody && !words.GoesOn(clause), unit+person == 0, on < in.Today:
			return nil, 0
		}
		for _, name := range points {
			item := chat.Item{Kind: string(record.KindPlan)}
			at, by := in.Dir.PointNamed(name), unit
			if at == nil {
				return nil, 0
			}
			if by == ofPlace {
				by = at.Station
			}
			ask.Set(&item, "point", turn.IDText(at.ID))
			ask.Set(&item, "date", string(on))
			if by != 0 {
				ask.Set(&item, "unit", turn.IDText(by))
			}
			ask.Set(&item, "text", lead+clause)
			items = append(items, item)
		}
		lead = ""
	}
	if lead != "" || len(items) < 2 && person != 0 {
		return nil, 0
	}
	return items, person
}

// allListed are the names of the points that were listed just before, 哪个点还没去, where a text is of all of them: 两家都去.
func allListed(in *turn.Scene, s *turn.Sentence) (names []string) {
	th, distance := in.Focus.Find(chat.ThingQuery)
	if th == nil || distance > 0 || in.Draft != nil || len(th.Numbers) < 2 || !words.OfAllPlaces(s.Says) {
		return nil
	}
	for _, id := range th.Numbers {
		if p := in.Dir.Point(id); p != nil {
			names = append(names, p.Name)
		}
	}
	return names
}

// ofPlace stands for the 责任所 of each point to which somebody is sent.
const ofPlace = -1

// inWeekOf is a day of the week that a clause names as one of the week of the day before it: 周三 behind 下周一.
func inWeekOf(before, on day.Day, clause string) day.Day {
	if before == "" || on == "" || words.Weekday(clause) == 0 {
		return on
	}
	for monday := day.Week(before).From; on < monday; {
		on = on.Add(7)
	}
	return on
}

// sent is the unit or the colleague with whom a clause begins, perhaps after 让 or 请, and a day.
func sent(in *turn.Scene, clause string) (unit, person int64) {
	orders, _ := in.Orders(in.Hear(clause))
	if p := in.PersonIn(clause); p != nil {
		if !orders {
			return 0, 0
		}
		return 0, p.ID
	}
	if units := in.Units(clause); len(units) == 1 && (orders || startsWithUnit(in, clause)) {
		return in.Dir.UnitNamed(units[0]).ID, 0
	}
	return 0, 0
}

// also adds a clause to what is to be done: 都看看秤 to all of it, other words to the last.
func also(items []chat.Item, clause string) {
	for i := range items {
		if i == len(items)-1 || strings.HasPrefix(clause, "都") || strings.HasPrefix(clause, "各") {
			ask.Set(&items[i], "text", ask.Get(&items[i], "text")+"，"+clause)
		}
	}
}

// handedIn are the plans of a leader's order to do something at no point until a day, one for each unit that it names: 让城东所城西所24
// 号前各报一份方案. It is nil where the order may be about a problem.
func handedIn(in *turn.Scene, s *turn.Sentence) (items []chat.Item) {
	units := in.Units(s.Says)
	if !in.Me.Is(turn.ChiefRoles...) || in.Draft != nil || len(s.Numbers)+len(s.Question.Points) > 0 || len(units) == 0 || in.PersonIn(s.Says) != nil || words.GoesFor(s.Says) {
		return nil
	}
	if orders, _ := in.Orders(s); !orders || ofProblem(in) && len(units) == 1 || in.Fit(words.WithoutFilling(s.Says)) != 0 {
		return nil
	}
	on, text := in.DayIn(s.Says), strings.TrimRight(s.Says, "。！")
	for clause := range words.Clauses(s.Says) {
		if by := in.DayIn(clause); by != "" && len(in.Units(clause)) == len(units) { // 五一前安全检查 is what it is for
			on, text = by, strings.Replace(text, clause, wantedOf(in, clause, len(units)), 1)
		}
	}
	if on < in.Today || on == "" {
		return nil
	}
	for _, unit := range units {
		item := chat.Item{Kind: string(record.KindPlan)}
		ask.Set(&item, "date", string(on))
		ask.Set(&item, "unit", turn.IDText(in.Dir.UnitNamed(unit).ID))
		ask.Set(&item, "text", text)
		items = append(items, item)
	}
	return items
}

// wantedOf is what a clause wants done, without the units and the day before it: 各报一份方案 of 让城东所城西所24号前各报一份方案.
func wantedOf(in *turn.Scene, clause string, units int) string {
	n := []rune(clause)
	for i := range n {
		if len(in.Units(string(n[:i]))) == units {
			coming := func(said string) bool { _, ok := reading.ParseComing(said, in.Today.Time()); return ok }
			rest := string(n[i:])
			if said := turn.DayWords(rest, coming); said != "" && strings.HasPrefix(rest, said) {
				rest = words.BehindDay(rest[len(said):])
			}
			if utf8.RuneCountInString(rest) >= leastWanted {
				return rest
			}
			break
		}
	}
	return clause
}

// leastWanted is how many characters say what is wanted at least.
const leastWanted = 3

// startsWithUnit reports whether a clause begins with a unit, perhaps after 让 or 请.
func startsWithUnit(in *turn.Scene, clause string) bool {
	n := []rune(clause)
	return len(in.Units(string(n[:min(len(n), unitAhead)]))) == 1
}

// unitAhead is within how many characters the unit stands whose clause it is.
const unitAhead = 8

// hearCourse shows 经过 of the record that a text numbers, or of the one that was shown last: 231的经过, 来龙去脉看看.
func hearCourse(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil && in.Draft.Asking != "" || !words.AsksCourse(s.Says) {
		return nil
	}
	number := int64(0)
	switch listed := in.Listed(); {
	case len(s.Numbers) == 1:
		number = s.Numbers[0]
	case len(s.Numbers) == 0 && len(listed) == 1:
		number = listed[0].ID
	default:
		return nil
	}
	return &turn.Proposal{Name: "course", Cost: -2, Do: func(t *turn.Turn) error {
		r, err := t.Visible(number)
		if err != nil {
			return err
		}
		if err := turn.Look(t, chat.Thing{Kind: chat.ThingCase, Numbers: []int64{r.ID}}); err != nil {
			return err
		}
		return t.House.Press(t, &chat.Card{Key: chat.RecordKey(r.ID)}, messages.DoHistory, turn.IDText(r.ID))
	}}
}

// hearWhenGoing shows the next plan for the point that a question names, to who asks when they go there: 我哪天再去建工来着.
func hearWhenGoing(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if types := words.MeetingsCalled(s.Says); len(types) == 1 && words.AsksWhenHeld(s.Says) && utf8.RuneCountInString(s.Says) <= longestPlan {
		for _, r := range in.Plans() {
			if r.Day >= in.Today && slices.Contains(words.MeetingsCalled(r.Text), types[0]) {
				return &turn.Proposal{Name: "when held", Cost: -3, Do: func(t *turn.Turn) error { return t.House.Run(t, "find", messages.Number(r.ID)) }}
			}
		}
	}
	if len(s.Question.Points) != 1 || s.Question.From != "" || !words.AsksWhenGoing(s.Says) || utf8.RuneCountInString(s.Says) > longestPlan {
		return nil
	}
	point := turn.PointCalled(in.Dir, s.Question.Points[0])
	var next *record.Record
	for _, r := range in.Plans() {
		if r.Point == point && r.Day >= in.Today && (next == nil || r.Day < next.Day) {
			next = &r
		}
	}
	if next == nil {
		return nil
	}
	number := next.ID
	return &turn.Proposal{Name: "when going", Cost: -2, Do: func(t *turn.Turn) error { return t.House.Run(t, "find", messages.Number(number)) }}
}

// hearPlans lists what is planned: 我的计划, 下周有什么安排. Of a leader it is what lies in
// their scope.
func hearPlans(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !words.Plans(s.Says) {
		return nil
	}
	q := s.Question
	return &turn.Proposal{Name: "plans", Cost: -1, Do: func(t *turn.Turn) error {
		p := day.Period{From: t.Today, To: t.Today.Add(30)}
		if q.From != "" {
			p = day.Period{From: day.Day(q.From), To: day.Day(q.To), Label: q.Label}
		}
		if from, to, ok := words.DaysAhead(t.Says); ok {
			p = day.Period{From: t.Today.Add(from), To: t.Today.Add(to)}
		} else if on := turn.DayIn(t.Says, t.Today); p.To < t.Today && on != "" { // 周五有啥安排: the next one
			p = day.Period{From: on, To: on}
		} else if p.To < t.Today && !words.OfPast(t.Says) { // 5月安排 lies ahead
			p = day.Period{From: nextYear(p.From), To: nextYear(p.To)}
		}
		plans, err := record.PlansIn(t.Tx, p)
		if err != nil {
			return err
		}
		lead := t.Me.Is(turn.ChiefRoles...)
		plans = slices.DeleteFunc(plans, func(r record.Record) bool { return !r.PlanOf(t.Me) && !(lead && record.Visible(t.Scope(), &r)) })
		due := slices.DeleteFunc(slices.Clone(t.Unsettled()), func(r record.Record) bool { return !r.Problem.Pending() || !p.Has(r.Problem.Due) })
		var numbers []int64
		for i := range plans {
			numbers = append(numbers, plans[i].ID)
		}
		return errors.Join(turn.Look(t, chat.Thing{Kind: chat.ThingList, Numbers: numbers}), t.ShowNew(messages.PlansCard(t.Dir, p, t.Today, plans, due)))
	}}
}

// nextYear is the same day of the year after.
func nextYear(d day.Day) day.Day { return day.DayOf(d.Time().AddDate(1, 0, 0)) }

// hearBefore shows what is good to know before a visit: 去居然之家前看看.
func hearBefore(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if len(s.Question.Points) > 1 || len(s.Question.Units) > 0 || !words.BeforeVisit(s.Says) && !words.BeforeVisit(withoutDay(in, in.BesidePoints(s.Says))) {
		return nil
	}
	th, _ := in.Focus.Find(chat.ThingSaved)
	point := int64(0)
	if len(s.Question.Points) == 1 {
		point = turn.PointCalled(in.Dir, s.Question.Points[0])
	} else if plans := in.Plans(); th != nil && len(plans) > 0 && slices.Contains(th.Numbers, plans[0].ID) {
		point = plans[0].Point // 去之前看看, right after the plan
	} else if i := slices.IndexFunc(plans, func(r record.Record) bool { return r.Day >= in.Today && r.Point != 0 }); i >= 0 {
		point = plans[i].Point
	}
	if point == 0 {
		return nil
	}
	return &turn.Proposal{Name: "before", Cost: -1, Do: func(t *turn.Turn) error {
		p := t.Dir.Point(point)
		if !t.Scope().SeesPoint(point) {
			return t.Say(messages.OutOfScope)
		}
		visits, err := record.LastVisits(t.Tx, point, 2)
		if err != nil {
			return err
		}
		at := func(r record.Record) bool { return r.Point != point }
		plans := slices.DeleteFunc(slices.Clone(in.Plans()), at)
		open := slices.DeleteFunc(slices.Clone(t.Unsettled()), func(r record.Record) bool { return at(r) || !r.Problem.Pending() })
		seen := turn.Look(t, chat.Thing{Kind: chat.ThingPoint, Numbers: []int64{point}}) // 上回谁去的
		return errors.Join(seen, t.ShowNew(messages.BeforeVisit(t.Dir, p, t.Today, visits, plans, open)))
	}}
}

// withoutDay is a text without the day to come that it names.
func withoutDay(in *turn.Scene, says string) string {
	coming := func(said string) bool { _, ok := reading.ParseComing(said, in.Today.Time()); return ok }
	return strings.Replace(says, turn.DayWords(says, coming), "", 1)
}

// seePlan is 收到 in words, on a card below.
func seePlan(t *turn.Turn, number int64, more string) error {
	was, err := ownPlan(t, turn.IDText(number))
	if was == nil || err != nil {
		return errors.Join(err, t.Say(messages.StaleCard))
	}
	now := *was
	now.Detail.Seen = t.Today
	if err := record.Correct(t.Tx, &now, record.Entry{Person: t.Me.ID, What: messages.Received, After: t.WithoutPeople(more), Message: t.Update.Message}); err != nil {
		return err
	}
	face, err := recordFace(t, &now)
	if err != nil {
		return err
	}
	if leader := t.Dir.Person(now.Typist); more != "" && leader != nil && leader.ID != t.Me.ID {
		if err := turn.Tell(t, leader, messages.PlanReported(t.Dir, t.Me, &now, messages.Received+"："+t.WithoutPeople(more))); err != nil {
			return err
		}
	}
	return t.ShowBelow(chat.RecordKey(number), face)
}

// movePlan gives a plan another day, or to a colleague of one's own units who is told of it, and
// shows it.
func movePlan(t *turn.Turn, number int64, on day.Day, to *bureau.Person) error {
	was, err := ownPlan(t, turn.IDText(number))
	if was == nil || err != nil {
		return errors.Join(err, t.Say(messages.StaleCard))
	}
	now := *was
	var told []record.Entry
	changed := func(label, before, after string) {
		told = append(told, record.Entry{Person: t.Me.ID, What: messages.HistoryCorrected(label), Before: before, After: after, Message: t.Update.Message})
	}
	if now.Day = on; on != was.Day {
		changed(messages.LabelDate, messages.Day(was.Day, t.Today), messages.Day(on, t.Today))
		now.Text = draft.OnDay(was.Text, was.Day, on, was.Created)
	}
	if to != nil {
		if was.Detail.Unit != 0 || !draft.IsColleague(t, to) {
			return t.Say(messages.OnlyColleagues)
		}
		now.Author = to.ID
		changed(messages.LabelAuthor, t.Me.Name, to.Name)
	}
	if err := t.House.Keep(t, was, &now, func() error { return record.Correct(t.Tx, &now, told...) }); err != nil {
		return err
	}
	if to != nil {
		if err := arranged(t, &now); err != nil {
			return err
		}
	}
	item := draft.AnswersOf(t, &now)
	if err := draft.RedrawOrigin(t, &now, &item); err != nil {
		return err
	}
	face, err := recordFace(t, &now)
	if err != nil {
		return err
	}
	return errors.Join(t.ShowBelow(chat.RecordKey(number), face), t.House.Changed(t, was, &now))
}

// sayPlan does what a button of a plan's card does, on a card below.
func sayPlan(t *turn.Turn, number int64, do turn.Tap) error {
	r, err := t.Visible(number)
	if err != nil {
		return err
	}
	face, err := recordFace(t, r)
	if err != nil {
		return err
	}
	if err := t.ShowBelow(chat.RecordKey(number), face); err != nil {
		return err
	}
	return do(t, &chat.Card{Key: chat.RecordKey(number), Face: face}, turn.IDText(number))
}
