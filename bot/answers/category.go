package answers

import (
	"slices"
	"strings"

	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
)

// visitType is the one type of visits that a text names, or "".
func visitType(says string) (found string) {
	for _, typ := range reading.Types(reading.Visit) {
		switch {
		case !strings.Contains(says, typ):
		case found != "":
			return ""
		default:
			found = typ
		}
	}
	return found
}

// inquiryOf is what a question asks for. One that names what visits did beside one type of them, 送政策覆盖多少户, asks for these visits only.
func inquiryOf(t *turn.Turn, asked reading.Question, says string) inquiry.Inquiry {
	typ := visitType(says)
	if typ == "" || asked.Category != "" || !ofVisits(t.Dir, asked.Names) || widensTypes(says) {
		return inquiry.Of(t, asked)
	}
	asked.Names = didOfType(asked.Names, says)
	q := inquiry.Of(t, asked)
	q.Category = typ
	return q
}

// didOfType are the numbers of visits that a question asks for which names a type of them: not how many there were where it asks by a measure
// what they did, 送政策多少户.
func didOfType(names []string, says string) []string {
	by := words.Measure(says)
	if by == "" {
		return names
	}
	if also := words.AlsoCounts(says); slices.Contains(names, also) {
		return []string{also}
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == indicator.Visits })
}

// ofVisits reports whether all of some numbers are of visits, and not only how many there were: 辐射户数, 服务企业.
func ofVisits(d *bureau.Directory, names []string) bool {
	if len(names) == 0 || len(names) == 1 && names[0] == indicator.Visits {
		return false
	}
	return !slices.ContainsFunc(names, func(name string) bool {
		x := d.Indicators.Find(name)
		return x == nil || x.Kind != indicator.Visit && name != indicator.Visits
	})
}

// widensTypes reports whether a text wants all types of visits again.
func widensTypes(says string) bool {
	_, all := words.WithoutType(says)
	return all
}

// measuresType reports whether a text asks by a measure what the visits of a type did that were asked after just before, or how many they were:
// 多少户 below 送政策几次, and 几趟 below that. A number that is called by its name, 辐射户数呢, is of all visits.
func measuresType(t *turn.Turn, typ string, names []string) bool {
	times := slices.Equal(names, []string{indicator.Visits}) && !strings.Contains(t.Says, messages.VisitWord)
	return visitType(typ) != "" && (times || ofVisits(t.Dir, names)) && words.HowMany(t.Says)
}

// amountsOfCategory returns numbers of the visits of one type, or of the problems of one category.
func amountsOfCategory(t *turn.Turn, q inquiry.Inquiry, in count.Within, p day.Period, names []string) (count.Amounts, error) {
	sum := count.Amounts{}
	for _, name := range names {
		all, err := behindCategory(t, name, q.Category, in, p)
		if err != nil {
			return nil, err
		}
		a := count.Amount{Name: name, Records: len(all)}
		for _, piece := range all {
			a.Value += piece.Value
		}
		if a.Records > 0 {
			sum[name] = a
		}
	}
	return sum, nil
}

// behindPart are the problems of one category that have come so far, or the visits of one type, behind a number.
func behindPart(t *turn.Turn, q inquiry.Inquiry, name string, in count.Within) ([]count.Piece, error) {
	all, err := count.AllBehind(t.Tx, count.Behind{Name: name, Period: q.Period, Points: in.Points, Author: in.Author})
	return slices.DeleteFunc(all, func(p count.Piece) bool {
		return q.Category != "" && p.Type != q.Category || !q.Stage.Has(&p.Record)
	}), err
}

// behindCategory are the problems of one category, or the visits of one type, behind a number.
func behindCategory(t *turn.Turn, name, category string, in count.Within, p day.Period) ([]count.Piece, error) {
	all, err := count.AllBehind(t.Tx, count.Behind{Name: name, Period: p, Points: in.Points, Author: in.Author})
	return slices.DeleteFunc(all, func(p count.Piece) bool { return p.Type != category }), err
}
