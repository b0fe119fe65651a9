package answers

import (
	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
)

// list draws a page of the records behind a number.
func list(t *turn.Turn, q inquiry.Inquiry) (chat.Face, error) {
	name, back := q.Names[0], q.With(inquiry.AsNumbers)
	if q.View >= inquiry.AsListOf && q.View <= '9' {
		name = q.Names[q.View-inquiry.AsListOf]
	} else {
		back.Names = nil
	}
	x := t.Dir.Indicators.Find(name)
	in := inquiry.Records(t, q)
	if q.Category != "" {
		return ofCategory(t, q, x, in)
	}
	pieces, more, err := count.RecordsBehind(t.Tx, count.Behind{Name: name, Period: q.Period, Points: in.Points, Author: in.Author}, q.Offset, inquiry.Page)
	if err != nil {
		return chat.Face{}, err
	}
	var numbers []int64
	for _, p := range pieces {
		numbers = append(numbers, p.ID)
	}
	if err := turn.Look(t, chat.Thing{Kind: chat.ThingList, Numbers: numbers}); err != nil {
		return chat.Face{}, err
	}
	at := func(offset int) string { q := q; q.Offset = offset; return q.Do() }
	view := messages.List{Dir: t.Dir, Title: messages.IndicatorTitle(name), Period: q.Period, Today: t.Today, Pieces: pieces, Told: words.AsksContent(t.Says), Of: x, Back: back.Do()}
	if len(q.Points)+len(q.Units) > 0 || q.Lead != 0 || q.OfOne() {
		view.Title += " · " + inquiry.Where(t, q)
	}
	if x.Adds == indicator.Stock {
		view.Period = day.Period{}
	}
	if view.Total, err = listTotal(t, q, x, in); err != nil {
		return chat.Face{}, err
	}
	if q.Offset > 0 {
		view.Less = at(max(0, q.Offset-inquiry.Page))
	}
	if more {
		view.More = at(q.Offset + inquiry.Page)
	}
	return messages.ListCard(view), nil
}

// ofCategory draws a page of the records of one category behind a number.
func ofCategory(t *turn.Turn, q inquiry.Inquiry, x *indicator.Indicator, in count.Within) (chat.Face, error) {
	all, err := behindCategory(t, x.Name, q.Category, in, q.Period)
	if err != nil {
		return chat.Face{}, err
	}
	total := 0
	for _, p := range all {
		total += p.Value
	}
	from := min(q.Offset, len(all))
	page := all[from:min(from+inquiry.Page, len(all))]
	var numbers []int64
	for _, p := range page {
		numbers = append(numbers, p.ID)
	}
	if err := turn.Look(t, chat.Thing{Kind: chat.ThingList, Numbers: numbers}); err != nil {
		return chat.Face{}, err
	}
	at := func(offset int) string { q := q; q.Offset = offset; return q.Do() }
	view := messages.List{Dir: t.Dir, Title: messages.CategoryTitle(x, q.Category, inquiry.Where(t, q)), Period: q.Period, Today: t.Today, Pieces: page, Of: x, Total: messages.AmountOf(x, total)}
	if x.Adds == indicator.Stock {
		view.Period = day.Period{}
	}
	if from > 0 {
		view.Less = at(max(0, from-inquiry.Page))
	}
	if from+inquiry.Page < len(all) {
		view.More = at(from + inquiry.Page)
	}
	return messages.ListCard(view), nil
}

// listTotal returns the sum of the records of a list, or "" if they are not added.
func listTotal(t *turn.Turn, q inquiry.Inquiry, x *indicator.Indicator, in count.Within) (string, error) {
	switch {
	case x.Name == indicator.Pending || x.Name == indicator.Overdue:
		now, err := pendingNow(t, q, in)
		if x.Name == indicator.Overdue {
			return messages.AmountOf(x, now.Overdue), err
		}
		return messages.AmountOf(x, now.Open), err
	case !added(x):
		return "", nil
	case q.OfOne():
		sum, err := count.Of(t.Tx, q.Period, in)
		return messages.AmountOf(x, sum[x.Name].Value), err
	}
	ids := idsOf(in)
	by, err := count.Sum(t.Tx, q.Period, ids...)
	return messages.AmountOf(x, by.Sum(ids...).Of(x.Name)), err
}
