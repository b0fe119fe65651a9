package office

import (
	"errors"
	"slices"
	"strconv"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// listPoints is /points: the points the person may see, in fixed order.
func listPoints(t *turn.Turn, _ string) error {
	return t.Show(chat.AnswerKey(t.Update.ID), pointsFace(t, 0))
}

func pointsFace(t *turn.Turn, offset int) chat.Face {
	var seen []*bureau.Point
	scope := t.Scope()
	for _, p := range t.Dir.Points {
		if p.Active && scope.SeesPoint(p.ID) {
			seen = append(seen, p)
		}
	}
	return messages.PointList(seen, offset)
}

// turnPoints leafs through the points.
func turnPoints(t *turn.Turn, card *chat.Card, arg string) error {
	offset, err := strconv.Atoi(arg)
	if err != nil || offset < 0 {
		return t.Toast(messages.StaleCard)
	}
	return errors.Join(t.Toast(""), t.Show(card.Key, pointsFace(t, offset)))
}

// openPoint shows a point: who is responsible, its 党组织, this year's numbers.
func openPoint(t *turn.Turn, id int64) error {
	p := t.Dir.Point(id)
	if p == nil || !t.Scope().SeesPoint(id) {
		return t.Say(messages.OutOfScope)
	}
	heads, err := bureau.HeadsAt(t.Tx, t.Today)
	if err != nil {
		return err
	}
	year := day.Period{From: t.Today[:4] + "-01-01", To: t.Today, Label: messages.ThisYear}
	visits, err1 := count.Sum(t.Tx, year, id)
	pending, err2 := count.PendingNow(t.Tx, id)
	projects, err3 := record.ProjectsAt(t.Tx, id)
	if err := errors.Join(err1, err2, err3); err != nil {
		return err
	}
	q := inquiry.Inquiry{View: inquiry.AsNumbers, Period: t.PeriodIn(messages.ThisYear), Points: []int64{id}}
	admin := t.Me.Is(bureau.Admin)
	face := messages.PointCard(t.Dir, messages.PointView{Point: p, Heads: heads, Visits: visits.Sum(id).Of(indicator.Visits), Pending: pending[id].Open, Projects: len(projects),
		Numbers: q.Do(), Edit: admin, Check: admin || slices.Contains(t.Dir.ResponsibleFor(p), t.Me)})
	seen := turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: q.Text(), Numbers: []int64{id}}) // 谁分管, 上个月去了几次
	return errors.Join(seen, t.ShowBelow(chat.PointKey(id), face))
}

// tapPoint opens the point of a button.
func tapPoint(t *turn.Turn, _ *chat.Card, arg string) error {
	id, err := strconv.ParseInt(arg, 10, 64)
	if err != nil {
		return t.Toast(messages.StaleCard)
	}
	return errors.Join(t.Toast(""), openPoint(t, id))
}

// editPoint begins a change to a point; admins only.
func editPoint(t *turn.Turn, _ *chat.Card, arg string) error {
	if !t.Me.Is(bureau.Admin) {
		return t.Toast(messages.NotAllowed)
	}
	item := chat.Item{Kind: kindPoint}
	ask.Set(&item, "point", arg)
	return errors.Join(t.Toast(""), draft.Open(t, draft.New(t, []chat.Item{item})))
}
