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

// visitType is the type of visits that a text names, or "".
func visitType(says string) string {
	i := slices.IndexFunc(reading.Types(reading.Visit), func(typ string) bool { return says != "" && strings.Contains(says, typ) })
	if i < 0 {
		return ""
	}
	return reading.Types(reading.Visit)[i]
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
	all, _, err := count.RecordsBehind(t.Tx, count.Behind{Name: name, Period: p, Points: in.Points, Author: in.Author}, 0, mostOfCategory)
	return slices.DeleteFunc(all, func(p count.Piece) bool { return p.Type != category }), err
}

// mostOfCategory is how many records of all categories are looked through.
const mostOfCategory = 5000
