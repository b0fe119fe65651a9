package answers

import (
	"errors"
	"slices"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
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

// numbers shows every number of a period that has a record.
func numbers(t *turn.Turn, q inquiry.Inquiry) (chat.Face, error) {
	in := inquiry.Records(t, q)
	sum, err := amounts(t, q, in)
	if err != nil {
		return chat.Face{}, err
	}
	ids := inquiry.Within(t, q)
	view := messages.Numbers{Heading: heading(t, q), Table: t.Dir.Indicators, Sum: sum, Points: len(ids), Long: q.Period.From.Until(q.Period.To) >= longPeriod}
	if !q.OfOne() {
		visits, err := count.SumOf(t.Tx, q.Period, indicator.Visits)
		if err != nil {
			return chat.Face{}, err
		}
		for _, id := range ids {
			if visits[id] > 0 {
				view.Visited++
			}
		}
	}
	if t.Me.Is(turn.ChiefRoles...) && !q.OfOne() {
		if view.LongLate, err = longLate(t, in); err != nil {
			return chat.Face{}, err
		}
	}
	acts := acts(t, q, true, true)
	digits := digits(t, q, sum)
	room := buttonRoom - len(acts)
	if len(digits) > room {
		digits, acts = digits[:room-1], append([]chat.Button{{Words: messages.MoreItems, Do: q.With(inquiry.AsMore).Do()}}, acts...)
	}
	for _, name := range digits {
		view.Digits = append(view.Digits, chat.Button{Words: messages.Digit(sum[name]), Do: q.With(inquiry.AsList, name).Do()})
	}
	view.Acts = acts
	return messages.NumbersCard(view), nil
}

// longPeriod is the number of days from which on a period also shows the numbers of the 名册.
const longPeriod = 85

// heading returns the title of an answer.
func heading(t *turn.Turn, q inquiry.Inquiry) messages.Heading {
	where := inquiry.Where(t, q)
	if q.Category != "" {
		where += " · " + q.Category
	}
	return messages.Heading{Period: inquiry.Labelled(t, q.Period), Where: where, Today: t.Today, Stock: stocks(t, q)}
}

// amounts returns the numbers of an inquiry. Every period also has what is pending and overdue
// now; for a person these are the problems they raised.
func amounts(t *turn.Turn, q inquiry.Inquiry, in count.Within) (count.Amounts, error) {
	sum, err := amountsOf(t, q, in, q.Period, q.Names)
	if _, told := sum[indicator.Overdue]; err != nil || q.Category != "" || told && !q.OfOne() {
		return sum, err
	}
	now, err := pendingNow(t, q, in)
	sum[indicator.Overdue] = count.Amount{Name: indicator.Overdue, Value: now.Overdue, Records: now.Overdue}
	if q.OfOne() {
		sum[indicator.Pending] = count.Amount{Name: indicator.Pending, Value: now.Open, Records: now.Open}
	}
	return sum, err
}

// amountsOf returns some numbers of a period, or all if none is named. Numbers that are only added
// up are read as sums, without a search for other values.
func amountsOf(t *turn.Turn, q inquiry.Inquiry, in count.Within, p day.Period, names []string) (count.Amounts, error) {
	simple := func(name string) bool {
		return added(t.Dir.Indicators.Find(name)) || name == indicator.Pending || name == indicator.Overdue
	}
	if q.Category != "" {
		return amountsOfCategory(t, q, in, p, names)
	}
	if q.OfOne() || len(names) == 0 || slices.ContainsFunc(names, func(name string) bool { return !simple(name) }) {
		return count.Of(t.Tx, p, in)
	}
	ids := idsOf(in)
	by, err1 := count.Sum(t.Tx, p, ids...)
	open, err2 := count.PendingAt(t.Tx, p.To, ids...)
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

// idsOf returns the points of a place as package count takes them.
func idsOf(in count.Within) []int64 {
	if in.Points == nil {
		return []int64{bureau.AllPoints}
	}
	return in.Points
}

// pendingNow counts what is 在办 now.
func pendingNow(t *turn.Turn, q inquiry.Inquiry, in count.Within) (all count.Pending, err error) {
	if q.OfOne() {
		for _, r := range t.Unsettled() {
			if r.Author == in.Author && r.Problem.Pending() && (in.Points == nil || slices.Contains(in.Points, r.Point)) {
				all.Open++
				if r.Problem.Overdue(t.Today) {
					all.Overdue++
				}
			}
		}
		return all, nil
	}
	ids := idsOf(in)
	now, err := count.PendingNow(t.Tx, ids...)
	for _, id := range ids {
		all.Open, all.Overdue = all.Open+now[id].Open, all.Overdue+now[id].Overdue
	}
	return all, err
}

// digits returns the buttons from numbers to their records, the usual ones first. What was 在办 at
// the end of a past period has none, since only what is pending now can be listed.
func digits(t *turn.Turn, q inquiry.Inquiry, sum count.Amounts) (names []string) {
	first := []string{indicator.Visits, indicator.Raised, indicator.Pending, indicator.Overdue, indicator.Meetings, indicator.Works, indicator.Done, indicator.Closed}
	add := func(name string) {
		if a := sum[name]; a.Records > 0 && (name != indicator.Pending || q.Period.To >= t.Today) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, name := range first {
		add(name)
	}
	for _, x := range t.Dir.Indicators.All() {
		add(x.Name)
	}
	return names
}

// acts returns buttons for what else may be asked about an inquiry.
func acts(t *turn.Turn, q inquiry.Inquiry, compare, trend bool) (buttons []chat.Button) {
	add := func(ok bool, words string, to inquiry.Inquiry) {
		if ok && to.Fits() {
			buttons = append(buttons, chat.Button{Words: words, Do: to.Do()})
		}
	}
	ids := inquiry.Within(t, q)
	units := len(stations(t, ids)) > 1
	add(compare, messages.CompareWord, q.With(inquiry.AsCompare))
	add(trend, messages.TrendWord, q.With(inquiry.AsTrend))
	add(!q.OfOne() && units, messages.PerUnit, q.With(inquiry.AsUnits))
	add(!q.OfOne() && !units && len(ids) > 1, messages.PerPoint, q.With(inquiry.AsPoints))
	return buttons
}

// stations returns the 责任所 of some points, in their fixed order.
func stations(t *turn.Turn, points []int64) (units []int64) {
	for _, id := range points {
		if u := t.Dir.Point(id).Station; u != 0 && !slices.Contains(units, u) {
			units = append(units, u)
		}
	}
	slices.Sort(units)
	return units
}

// longLate returns the numbers of the problems that are overdue by three workdays. A leader sees
// them with the other numbers; no person is named.
func longLate(t *turn.Turn, in count.Within) ([]int64, error) {
	return record.DueBefore(t.Tx, problem.LongLateBefore(bureau.Calendar(t.Tx), t.Today), in.Points)
}

// allNumbers is 更多: a page of all numbers, each a button to its records.
func allNumbers(t *turn.Turn, q inquiry.Inquiry) (chat.Face, error) {
	sum, err := amounts(t, q, inquiry.Records(t, q))
	if err != nil {
		return chat.Face{}, err
	}
	names := digits(t, q, sum)
	some := names[min(q.Offset, len(names)):min(q.Offset+inquiry.Page, len(names))]
	view := messages.Answer{Heading: heading(t, q)}
	for _, name := range some {
		x := t.Dir.Indicators.Find(name)
		view.Lines = append(view.Lines, messages.AmountLine(t.Dir, x, sum[name]))
		view.Digits = append(view.Digits, chat.Button{Words: messages.Digit(sum[name]), Do: q.With(inquiry.AsList, name).Do()})
	}
	view.Acts = leafing(t, q, len(names), q.With(inquiry.AsNumbers))
	return messages.AnswerCard(view), nil
}

// leafing returns the buttons to the previous and the next page, and back.
func leafing(t *turn.Turn, q inquiry.Inquiry, total int, back inquiry.Inquiry) (buttons []chat.Button) {
	at := func(offset int) string { q := q; q.Offset = offset; return q.Do() }
	if q.Offset > 0 {
		buttons = append(buttons, chat.Button{Words: messages.Less, Do: at(max(0, q.Offset-inquiry.Page))})
	}
	buttons = append(buttons, chat.Button{Words: messages.Return, Do: back.Do()})
	if q.Offset+inquiry.Page < total {
		buttons = append(buttons, chat.Button{Words: messages.More, Do: at(q.Offset + inquiry.Page)})
	}
	return buttons
}
