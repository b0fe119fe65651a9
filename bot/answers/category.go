package answers

import (
	"slices"
	"strings"

	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
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
	names := slices.DeleteFunc(slices.Clone(asked.Names), func(name string) bool { return name == indicator.Visits })
	if typ == "" || asked.Category != "" || !ofVisits(t.Dir, names) || widensTypes(says) {
		return inquiry.Of(t, asked)
	}
	asked.Names = names
	q := inquiry.Of(t, asked)
	q.Category = typ
	return q
}

// ofVisits reports whether all of some numbers are what visits did: 辐射户数, 服务企业.
func ofVisits(d *bureau.Directory, names []string) bool {
	return len(names) > 0 && !slices.ContainsFunc(names, func(name string) bool {
		x := d.Indicators.Find(name)
		return x == nil || x.Kind != indicator.Visit || name == indicator.Visits
	})
}

// widensTypes reports whether a text wants all types of visits again.
func widensTypes(says string) bool {
	_, all := words.WithoutType(says)
	return all
}

// measuresType reports whether a text asks by a measure what the visits of a type did that were asked after just before: 多少户 below 送政策几次. A
// number that is called by its name, 辐射户数呢, is of all visits.
func measuresType(t *turn.Turn, typ string, names []string) bool {
	return visitType(typ) != "" && ofVisits(t.Dir, names) && words.HowMany(t.Says)
}

// amountsOfType returns numbers of the visits of one type.
func amountsOfType(t *turn.Turn, q inquiry.Inquiry, in count.Within, p day.Period, names []string) (count.Amounts, error) {
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

// behindCategory are the problems of one category, or the visits of one type, behind a number.
func behindCategory(t *turn.Turn, name, category string, in count.Within, p day.Period) ([]count.Piece, error) {
	all, err := count.AllBehind(t.Tx, count.Behind{Name: name, Period: p, Points: in.Points, Author: in.Author})
	return slices.DeleteFunc(all, func(p count.Piece) bool { return p.Type != category }), err
}
