package answers

import (
	"cmp"
	"maps"
	"slices"

	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
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
	by, _, _ := words.OfCounted(t.Says)
	if q.Category != "" || q.Stage != 0 || by != 0 {
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

// ofCategory draws a page of the records of one category, or of those that are so far, behind a number, and how many there are of which kind where
// that is asked for.
func ofCategory(t *turn.Turn, q inquiry.Inquiry, x *indicator.Indicator, in count.Within) (chat.Face, error) {
	all, err := behindPart(t, q, x.Name, in)
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
	view := messages.List{Dir: t.Dir, Title: messages.CategoryTitle(x, q.Category, messages.StageWords[byte(q.Stage)], inquiry.Where(t, q)), Period: q.Period, Today: t.Today, Pieces: page, Of: x, Total: messages.AmountOf(x, total), Parts: partsOf(t, q, all)}
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

// partsOf is how many of some records there are of which kind, whose or how far, where the message in hand asks for that, in fixed order.
func partsOf(t *turn.Turn, q inquiry.Inquiry, all []count.Piece) (parts []messages.Part) {
	by, _, _ := words.OfCounted(t.Says)
	name := map[byte]func(*record.Record) string{
		'k': func(r *record.Record) string { return r.Type },
		'd': func(r *record.Record) string { return string(r.Problem.State) },
		'g': func(r *record.Record) string {
			return cmp.Or(t.Dir.PersonName(r.Problem.Handler), t.Dir.UnitName(r.Problem.Unit))
		},
		'r': func(r *record.Record) string { return t.Dir.PersonName(r.Author) },
	}[by]
	many := map[string]int{}
	for i := range all {
		r := &all[i].Record
		if name == nil || r.Problem == nil && by != 'k' && by != 'r' {
			return nil
		}
		many[name(r)]++
	}
	if q.Stage != 0 && len(many) < 2 { // the heading says it
		return nil
	}
	for _, of := range partNames(t) {
		if many[of] > 0 {
			parts = append(parts, messages.Part{Name: of, Count: many[of]})
		}
		delete(many, of)
	}
	for _, of := range slices.Sorted(maps.Keys(many)) { // of those of whom the roster knows nothing
		parts = append(parts, messages.Part{Name: of, Count: many[of]})
	}
	return parts
}

// partNames are all by which records are told apart, each once and in its order.
func partNames(t *turn.Turn) (names []string) {
	names = slices.Concat(reading.Types(reading.Problem), reading.Types(reading.Visit))
	for _, state := range record.States {
		names = append(names, string(state))
	}
	for _, p := range t.Dir.People {
		names = append(names, p.Name)
	}
	for _, u := range t.Dir.Units {
		names = append(names, u.Name)
	}
	return names
}
