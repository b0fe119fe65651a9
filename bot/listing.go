package bot

import (
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
)

// list draws a page of the records behind a number.
func (t *turn) list(q inquiry) (chat.Face, error) {
	name, back := q.names[0], q.with(asNumbers)
	if q.view >= asListOf && q.view <= '9' {
		name = q.names[q.view-asListOf]
	} else {
		back.names = nil
	}
	x := t.dir.Indicators.Find(name)
	in := t.records(q)
	pieces, more, err := count.RecordsBehind(t.tx, count.Behind{Name: name, Period: q.period, Points: in.Points, Author: in.Author}, q.offset, page)
	if err != nil {
		return chat.Face{}, err
	}
	at := func(offset int) string { q := q; q.offset = offset; return q.do() }
	view := messages.List{Dir: t.dir, Title: messages.IndicatorTitle(name), Period: q.period, Today: t.today, Pieces: pieces, Of: x, Back: back.do()}
	if x.Adds == indicator.Stock {
		view.Period = day.Period{}
	}
	if view.Total, err = t.listTotal(q, x, in); err != nil {
		return chat.Face{}, err
	}
	if q.offset > 0 {
		view.Less = at(max(0, q.offset-page))
	}
	if more {
		view.More = at(q.offset + page)
	}
	return messages.ListCard(view), nil
}

// listTotal is what the records of a list come to; "" where they are not added.
func (t *turn) listTotal(q inquiry, x *indicator.Indicator, in count.Within) (string, error) {
	switch {
	case x.Name == indicator.Pending || x.Name == indicator.Overdue:
		now, err := t.pendingNow(q, in)
		if x.Name == indicator.Overdue {
			return messages.AmountOf(x, now.Overdue), err
		}
		return messages.AmountOf(x, now.Open), err
	case !added(x):
		return "", nil
	case q.own:
		sum, err := count.Of(t.tx, q.period, in)
		return messages.AmountOf(x, sum[x.Name].Value), err
	}
	ids := idsOf(in)
	by, err := count.Sum(t.tx, q.period, ids...)
	return messages.AmountOf(x, by.Sum(ids...).Of(x.Name)), err
}
