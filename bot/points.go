package bot

import (
	"errors"
	"slices"
	"strconv"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// listPoints is /points: the points the person may see, in fixed order.
func (t *turn) listPoints(string) error {
	return t.show(chat.AnswerKey(t.u.ID), t.pointsFace(0))
}

func (t *turn) pointsFace(offset int) chat.Face {
	var seen []*bureau.Point
	scope := t.scope()
	for _, p := range t.dir.Points {
		if p.Active && scope.SeesPoint(p.ID) {
			seen = append(seen, p)
		}
	}
	return messages.PointList(seen, offset)
}

// turnPoints leafs through the points.
func (t *turn) turnPoints(card *chat.Card, arg string) error {
	offset, err := strconv.Atoi(arg)
	if err != nil || offset < 0 {
		return t.toast(messages.StaleCard)
	}
	return errors.Join(t.toast(""), t.show(card.Key, t.pointsFace(offset)))
}

// openPoint shows a point: who is responsible, its 党组织, this year's numbers.
func (t *turn) openPoint(id int64) error {
	p := t.dir.Point(id)
	if p == nil || !t.scope().SeesPoint(id) {
		return t.say(messages.OutOfScope)
	}
	heads, err := bureau.HeadsAt(t.tx, t.today)
	if err != nil {
		return err
	}
	year := day.Period{From: t.today[:4] + "-01-01", To: t.today, Label: "今年"}
	visits, err1 := count.Sum(t.tx, year, id)
	pending, err2 := count.PendingNow(t.tx, id)
	projects, err3 := record.ProjectsAt(t.tx, id)
	if err := errors.Join(err1, err2, err3); err != nil {
		return err
	}
	q := inquiry{view: asNumbers, period: t.periodIn(messages.ThisYear), points: []int64{id}}
	admin := t.me.Is(bureau.Admin)
	face := messages.PointCard(t.dir, messages.PointView{Point: p, Heads: heads, Visits: visits.Sum(id).Of(indicator.Visits), Pending: pending[id].Open, Projects: len(projects),
		Numbers: q.do(), Edit: admin, Check: admin || slices.Contains(t.dir.ResponsibleFor(p), t.me)})
	return t.showBelow(chat.PointKey(id), face)
}

// tapPoint opens the point of a button.
func (t *turn) tapPoint(_ *chat.Card, arg string) error {
	id, err := strconv.ParseInt(arg, 10, 64)
	if err != nil {
		return t.toast(messages.StaleCard)
	}
	return errors.Join(t.toast(""), t.openPoint(id))
}

// editPoint begins a change to a point; admins only.
func (t *turn) editPoint(_ *chat.Card, arg string) error {
	if !t.me.Is(bureau.Admin) {
		return t.toast(messages.NotAllowed)
	}
	item := chat.Item{Kind: string(kindPoint)}
	ask.Set(&item, "point", arg)
	return errors.Join(t.toast(""), t.open(t.newDraft([]chat.Item{item})))
}
