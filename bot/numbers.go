package bot

import (
	"errors"
	"slices"

	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/problem"
	"liaison/store/record"
)

// buttonRoom is how many buttons a card of numbers has.
const buttonRoom = 8

// numbers draws every number of a period that has a record.
func (t *turn) numbers(q inquiry) (chat.Face, error) {
	in := t.records(q)
	sum, err := t.amounts(q, in)
	if err != nil {
		return chat.Face{}, err
	}
	ids := t.within(q)
	view := messages.Numbers{Heading: t.heading(q), Table: t.dir.Indicators, Sum: sum, Points: len(ids), Long: q.period.From.Until(q.period.To) >= longPeriod}
	if !q.own {
		visits, err := count.SumOf(t.tx, q.period, indicator.Visits)
		if err != nil {
			return chat.Face{}, err
		}
		for _, id := range ids {
			if visits[id] > 0 {
				view.Visited++
			}
		}
	}
	if t.me.Is(chiefRoles...) && !q.own {
		if view.LongLate, err = t.longLate(in); err != nil {
			return chat.Face{}, err
		}
	}
	acts := t.acts(q, true, true)
	digits := t.digits(q, sum)
	room := buttonRoom - len(acts)
	if len(digits) > room {
		digits, acts = digits[:room-1], append([]chat.Button{{Words: messages.MoreItems, Do: q.with(asMore).do()}}, acts...)
	}
	for _, name := range digits {
		view.Digits = append(view.Digits, chat.Button{Words: messages.Digit(sum[name]), Do: q.with(asList, name).do()})
	}
	view.Acts = acts
	return messages.NumbersCard(view), nil
}

// longPeriod is from how many days on the numbers of the 名册 stand with the
// others.
const longPeriod = 85

// heading is what stands over an answer.
func (t *turn) heading(q inquiry) messages.Heading {
	return messages.Heading{Period: t.labelled(q.period), Where: t.where(q), Today: t.today, Stock: t.stocks(q)}
}

// amounts are the numbers of an inquiry. What is pending and overdue now stands
// with every period; of a person it is what they raised.
func (t *turn) amounts(q inquiry, in count.Within) (count.Amounts, error) {
	sum, err := t.amountsOf(q, in, q.period, q.names)
	if err != nil {
		return nil, err
	}
	if _, told := sum[indicator.Overdue]; told && !q.own {
		return sum, nil
	}
	now, err := t.pendingNow(q, in)
	sum[indicator.Overdue] = count.Amount{Name: indicator.Overdue, Value: now.Overdue, Records: now.Overdue}
	if q.own {
		sum[indicator.Pending] = count.Amount{Name: indicator.Pending, Value: now.Open, Records: now.Open}
	}
	return sum, err
}

// amountsOf are some numbers of a period, or all where none is named. What is only
// added up is read as such: nothing is looked through for other values.
func (t *turn) amountsOf(q inquiry, in count.Within, p day.Period, names []string) (count.Amounts, error) {
	simple := func(name string) bool {
		return added(t.dir.Indicators.Find(name)) || name == indicator.Pending || name == indicator.Overdue
	}
	if q.own || len(names) == 0 || slices.ContainsFunc(names, func(name string) bool { return !simple(name) }) {
		return count.Of(t.tx, p, in)
	}
	ids := idsOf(in)
	by, err1 := count.Sum(t.tx, p, ids...)
	open, err2 := count.PendingAt(t.tx, p.To, ids...)
	sum, totals := count.Amounts{}, by.Sum(ids...)
	for _, name := range names {
		if total := totals[name]; total.Records > 0 {
			sum[name] = count.Amount{Name: name, Value: total.Value, Records: total.Records}
		}
	}
	pending := count.Amount{Name: indicator.Pending}
	for _, id := range ids {
		pending.Value += open[id]
	}
	pending.Records = pending.Value
	sum[indicator.Pending] = pending
	return sum, errors.Join(err1, err2)
}

// idsOf are the points of a place as totals are asked for.
func idsOf(in count.Within) []int64 {
	if in.Points == nil {
		return []int64{bureau.AllPoints}
	}
	return in.Points
}

// pendingNow counts what is 在办 now.
func (t *turn) pendingNow(q inquiry, in count.Within) (all count.Pending, err error) {
	if q.own {
		for _, r := range t.unsettled() {
			if r.Author == t.me.ID && r.Problem.Pending() && (in.Points == nil || slices.Contains(in.Points, r.Point)) {
				all.Open++
				if r.Problem.Overdue(t.today) {
					all.Overdue++
				}
			}
		}
		return all, nil
	}
	ids := idsOf(in)
	now, err := count.PendingNow(t.tx, ids...)
	for _, id := range ids {
		all.Open, all.Overdue = all.Open+now[id].Open, all.Overdue+now[id].Overdue
	}
	return all, err
}

// digits are the numbers that lead to records, the usual ones first. What was 在办
// when a period ended leads to none: only what is pending now is listed.
func (t *turn) digits(q inquiry, sum count.Amounts) (names []string) {
	first := []string{indicator.Visits, indicator.Raised, indicator.Pending, indicator.Overdue, indicator.Meetings, indicator.Works, indicator.Done, indicator.Closed}
	add := func(name string) {
		if a := sum[name]; a.Records > 0 && (name != indicator.Pending || q.period.To >= t.today) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, name := range first {
		add(name)
	}
	for _, x := range t.dir.Indicators.All() {
		add(x.Name)
	}
	return names
}

// acts are what else may be asked of an inquiry.
func (t *turn) acts(q inquiry, compare, trend bool) (buttons []chat.Button) {
	add := func(ok bool, words string, to inquiry) {
		if ok && to.fits() {
			buttons = append(buttons, chat.Button{Words: words, Do: to.do()})
		}
	}
	ids := t.within(q)
	units := len(t.stations(ids)) > 1
	add(compare, messages.CompareWord, q.with(asCompare))
	add(trend, messages.TrendWord, q.with(asTrend))
	add(!q.own && units, messages.PerUnit, q.with(asUnits))
	add(!q.own && !units && len(ids) > 1, messages.PerPoint, q.with(asPoints))
	return buttons
}

// stations are the 责任所 of some points, in their fixed order.
func (t *turn) stations(points []int64) (units []int64) {
	for _, id := range points {
		if u := t.dir.Point(id).Station; u != 0 && !slices.Contains(units, u) {
			units = append(units, u)
		}
	}
	slices.Sort(units)
	return units
}

// longLate are the numbers of the problems that are overdue for three workdays: a
// leader hears of them with the numbers, nobody is named.
func (t *turn) longLate(in count.Within) ([]int64, error) {
	return record.DueBefore(t.tx, problem.LongLateBefore(bureau.Calendar(t.tx), t.today), in.Points)
}

// allNumbers is 更多: a page of all numbers, each a button to its records.
func (t *turn) allNumbers(q inquiry) (chat.Face, error) {
	sum, err := t.amounts(q, t.records(q))
	if err != nil {
		return chat.Face{}, err
	}
	names := t.digits(q, sum)
	some := names[min(q.offset, len(names)):min(q.offset+page, len(names))]
	view := messages.Answer{Heading: t.heading(q)}
	for _, name := range some {
		x := t.dir.Indicators.Find(name)
		view.Lines = append(view.Lines, messages.AmountLine(t.dir, x, sum[name]))
		view.Digits = append(view.Digits, chat.Button{Words: messages.Digit(sum[name]), Do: q.with(asList, name).do()})
	}
	view.Acts = t.leafing(q, len(names), q.with(asNumbers))
	return messages.AnswerCard(view), nil
}

// page is how many records, or points, a card lists.
const page = 6

// leafing are the buttons to the pages before and after, and back.
func (t *turn) leafing(q inquiry, total int, back inquiry) (buttons []chat.Button) {
	at := func(offset int) string { q := q; q.offset = offset; return q.do() }
	if q.offset > 0 {
		buttons = append(buttons, chat.Button{Words: messages.Less, Do: at(max(0, q.offset-page))})
	}
	buttons = append(buttons, chat.Button{Words: messages.Return, Do: back.do()})
	if q.offset+page < total {
		buttons = append(buttons, chat.Button{Words: messages.More, Do: at(q.offset + page)})
	}
	return buttons
}
