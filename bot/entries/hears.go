package entries

import (
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
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// longestPlan is how many characters a word about a plan may have.
const longestPlan = 20

// hearPlan moves a plan that was made or shown just now, or drops it: 改后天了, 钢市那个
// 不去了.
func hearPlan(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || utf8.RuneCountInString(s.Says) > longestPlan {
		return nil
	}
	plan := planMeant(in, s)
	if plan == nil {
		return nil
	}
	number := plan.ID
	switch {
	case s.Is(words.Move):
		on, ok := reading.ParseComing(s.After, in.Today.Time())
		if !ok {
			return nil
		}
		if nth := words.Weekday(s.After); nth > 0 { // 周三 is that of the plan's week
			if near := day.Week(plan.Day).From.Add(nth - 1); near >= in.Today {
				on = string(near)
			}
		}
		return &turn.Proposal{Name: "move plan", Cost: 1, Do: func(t *turn.Turn) error { return movePlan(t, number, day.Day(on)) }}
	case s.Is(words.NotGoing):
		return &turn.Proposal{Name: "drop plan", Cost: 1, Do: func(t *turn.Turn) error { return sayPlan(t, number, didNotGo) }}
	case s.Is(words.Went) && strings.HasSuffix(s.Says, "去了") && !s.Corrects() && utf8.RuneCountInString(s.Says) <= longestWent:
		return &turn.Proposal{Name: "went", Cost: 2, Do: func(t *turn.Turn) error { return sayPlan(t, number, went) }}
	}
	return nil
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
	for _, r := range in.Saved() {
		if fits(&r) {
			return &r
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
	if !in.Me.Is(turn.ChiefRoles...) || len(s.Numbers) > 0 || len(s.Question.Points) > 1 {
		return nil
	}
	if d := in.Draft; d != nil && forOthers(d) && len(s.Question.Points) == 0 {
		return hearArrangedOther(in, s, d)
	}
	if !words.Arranges(s.Says) && !(words.HasDone(s.Says) && len(s.Question.Points) == 1 && in.Fit(s.Says) == 0) {
		return nil
	}
	point, cost := int64(0), -1
	if len(s.Question.Points) == 1 {
		point = turn.PointCalled(in.Dir, s.Question.Points[0])
	} else if at, distance := in.Point(); distance < len(in.Focus.Things) && in.Focus.Things[distance].Kind == chat.ThingQuery {
		point, cost = at, 1+distance*turn.PerDistance // 让城西所干事甲明天去一趟, below 哪个点还没去
	}
	if point == 0 {
		return nil
	}
	item := chat.Item{Kind: string(record.KindPlan)}
	ask.Set(&item, "point", turn.IDText(point))
	ask.Set(&item, "text", strings.TrimRight(s.Says, "。！"))
	if on := turn.DayIn(s.Says, in.Today); on != "" {
		ask.Set(&item, "date", string(on))
	}
	author := int64(0)
	for _, p := range in.Dir.People {
		if p.Active && in.NameIn(s.Says, p) != "" {
			author = p.ID
		}
	}
	if author == 0 {
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

// forOthers reports whether a draft is what a leader has others do.
func forOthers(d *chat.Draft) bool {
	return len(d.Items) == 1 && d.Items[0].Kind == string(record.KindPlan) && d.Items[0].Number == 0 && (d.Author != 0 || ask.Get(&d.Items[0], "unit") != "")
}

// hearArrangedOther gives what is arranged on the open card to another unit or colleague: 不用城东所，
// 让特设科去.
func hearArrangedOther(in *turn.Scene, s *turn.Sentence, d *chat.Draft) *turn.Proposal {
	says := words.Affirmed(s.Says)
	who, units := in.PersonIn(says), in.Units(says)
	if who == nil && len(units) != 1 || utf8.RuneCountInString(s.Says) > longestPlan+4 || words.Asks(s.Says) || s.Tells() {
		return nil
	}
	return &turn.Proposal{Name: "arrange other", Cost: 1, Do: func(t *turn.Turn) error {
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

// hearBefore shows what is good to know before a visit: 去居然之家前看看.
func hearBefore(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !words.BeforeVisit(s.Says) {
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
		return t.ShowNew(messages.BeforeVisit(t.Dir, p, t.Today, visits, plans, open))
	}}
}

// movePlan gives a plan another day, and shows it.
func movePlan(t *turn.Turn, number int64, on day.Day) error {
	was, err := ownPlan(t, turn.IDText(number))
	if was == nil || err != nil {
		return errors.Join(err, t.Say(messages.StaleCard))
	}
	now := *was
	now.Day = on
	told := record.Entry{Person: t.Me.ID, What: messages.HistoryCorrected(messages.LabelDate), Before: messages.Day(was.Day, t.Today), After: messages.Day(on, t.Today), Message: t.Update.Message}
	if err := t.House.Keep(t, was, &now, func() error { return record.Correct(t.Tx, &now, told) }); err != nil {
		return err
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
