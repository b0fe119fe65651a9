package answers

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/messages/chart"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/indicator"
	"liaison/store/record"
)

// The length of a trend.
const (
	trendWeeks  = 8
	trendMonths = 12
	weekly      = 62 // days: a period up to this is drawn week by week

	leastWeekly = 20  // days that a period has at least of which the weeks are drawn
	mostWeekly  = 100 // and at most; of longer ones the months are
	mostMonths  = 24
)

// trend draws one number over the weeks or months up to the end of the period, and gives the same
// values in words. The picture is made from the values in the caption.
func trend(t *turn.Turn, q inquiry.Inquiry) (chat.Face, error) {
	names := q.Names
	if len(names) == 0 {
		names = []string{indicator.Visits, indicator.Raised, indicator.Meetings}
	}
	var drawn []string
	for _, name := range names {
		if drawable(t, t.Dir.Indicators.Find(name)) {
			drawn = append(drawn, name)
		}
	}
	if len(drawn) == 0 || q.OfOne() || q.Category != "" {
		face, err := figures(t, q.With(inquiry.AsNumbers, names...))
		face.Text += messages.NoTrend
		return face, err
	}
	x := t.Dir.Indicators.Find(drawn[0])
	spans, weeks, asked := trendOf(t, q.Period)
	values, err := valuesOf(t, q, x, spans)
	if err != nil {
		return chat.Face{}, err
	}
	view := messages.Trend{Where: inquiry.Where(t, q), Name: x.Name, Unit: x.Unit, Values: values, Spans: spans, Today: t.Today, Person: t.Me.ID, Weekly: weeks, Stock: x.Adds == indicator.Stock}
	if asked {
		view.Period = cmp.Or(inquiry.Labelled(t, q.Period).Label, messages.PeriodName(q.Period, t.Today))
	}
	for _, name := range drawn[1:] {
		if to := q.With(inquiry.AsTrend, name); to.Fits() {
			view.Acts = append(view.Acts, chat.Button{Words: name, Do: to.Do()})
		}
	}
	for _, to := range []inquiry.Inquiry{q.With(inquiry.AsNumbers)} {
		view.Acts = append(view.Acts, chat.Button{Words: messages.DigitsWord, Do: to.Do()})
	}
	return messages.TrendCard(view), nil
}

// trendOf returns the weeks or months that a trend of a period shows, the oldest first; asked
// reports whether they are exactly the period. A period of a few days is drawn within the weeks
// before it, one of two months or less of which only some weeks are over likewise.
func trendOf(t *turn.Turn, p day.Period) (spans []day.Period, weeks, asked bool) {
	last := max(min(p.To, t.Today), p.From)
	size := p.From.Until(last) + 1
	within := func(s day.Period) day.Period { return day.Period{From: max(s.From, p.From), To: min(s.To, p.To)} }
	switch {
	case p.To == t.Today && size%7 == 0 && size > leastWeekly && size <= mostWeekly: // 近8周
		for monday := day.Week(last).From.Add(7 - size); monday <= last; monday = monday.Add(7) {
			spans = append(spans, day.Week(monday))
		}
		return spans, true, false
	case size > leastWeekly && size <= mostWeekly:
		for monday := day.Week(p.From).From; monday <= last; monday = monday.Add(7) {
			spans = append(spans, within(day.Week(monday)))
		}
		return spans, true, true
	case size > mostWeekly:
		for month := duty.MonthOf(p.From); month.From <= last; month = duty.MonthOf(month.To.Add(1)) {
			spans = append(spans, within(month))
		}
		if len(spans) <= mostMonths {
			return spans, false, true
		}
		return spans[len(spans)-mostMonths:], false, false
	}
	if p.From.Until(p.To) < weekly {
		for monday := day.Week(last).From.Add(-7 * (trendWeeks - 1)); len(spans) < trendWeeks; monday = monday.Add(7) {
			spans = append(spans, day.Week(monday))
		}
		return spans, true, false
	}
	at := last.Time()
	for i := range trendMonths {
		first := time.Date(at.Year(), at.Month()-time.Month(trendMonths-1-i), 1, 0, 0, 0, 0, day.Shanghai)
		spans = append(spans, day.Period{From: day.DayOf(first), To: day.DayOf(first.AddDate(0, 1, -1))})
	}
	return spans, false, false
}

// valuesOf returns the values of a number in some periods.
func valuesOf(t *turn.Turn, q inquiry.Inquiry, x *indicator.Indicator, spans []day.Period) (values []record.Total, err error) {
	ids := idsOf(inquiry.Records(t, q))
	for _, p := range spans {
		var n record.Total
		if x.Adds == indicator.Stock {
			counted, err := count.PendingAt(t.Tx, p.To, ids...)
			if err != nil {
				return nil, err
			}
			for _, id := range ids {
				n.Value, n.Records = n.Value+counted[id], 1
			}
		} else {
			totals, err := count.Sum(t.Tx, p, ids...)
			if err != nil {
				return nil, err
			}
			n = totals.Sum(ids...)[x.Name]
		}
		values = append(values, n)
	}
	return values, nil
}

// renderTrend draws the values in its recipe.
func renderTrend(_ *store.Tx, _ *bureau.Directory, _ *bureau.Person, args map[string]string) ([]byte, error) {
	c := chart.Trend{Title: args["title"], BarName: args["name"], BarUnit: args["unit"], Labels: strings.Split(args["labels"], ","), Running: args["running"] != ""}
	for v := range strings.SplitSeq(args["values"], ",") {
		c.None = append(c.None, v == "")
		if v == "" {
			v = "0"
		}
		n, err := strconv.Atoi(v)
		if err != nil {
			return nil, fmt.Errorf("bot: no trend of %q", args["values"])
		}
		c.Bars = append(c.Bars, max(n, 0))
	}
	return c.PNG()
}
