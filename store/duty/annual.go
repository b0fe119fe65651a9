package duty

import (
	"cmp"
	"slices"
	"strconv"

	"liaison/store/day"
	"liaison/store/record"
)

// annual reports whether a rule is about a 年度: what it asks for may be held in
// the first months after it.
func (r *Rule) annual() bool { return r.Span == Year && r.From > 0 }

// inYear leaves, of gatherings that satisfy an annual rule, those of the 年度 of a
// period: the one that was said, or else the year of the day; in the first three
// months, the year before where that one has none.
func inYear(held []record.Held, p day.Period) (of []record.Held) {
	slices.SortFunc(held, func(x, y record.Held) int { return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(x.Record, y.Record)) })
	done := map[string]bool{}
	for _, h := range held {
		if h.Year != "" {
			done[h.Year] = true
		}
	}
	for _, h := range held {
		year := h.Year
		if year == "" {
			year = h.Day.Year()
			if before := yearBefore(year); h.Day < day.Day(year+"-04-01") && !done[before] {
				year = before
			}
			done[year] = true
		}
		if year == p.From.Year() {
			of = append(of, h)
		}
	}
	return of
}

func yearBefore(year string) string {
	n, _ := strconv.Atoi(year) // a day's own
	return strconv.Itoa(n - 1)
}

// around are the days on which something of the 年度 of a day, or what decides
// whose 年度 it is, may have been held.
func around(d day.Day) day.Period {
	p := Year.Of(d)
	return day.Period{From: addMonths(p.From, -12), To: p.To.Add(1).Add(89)}
}
