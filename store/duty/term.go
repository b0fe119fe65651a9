package duty

import (
	"liaison/store/bureau"
	"liaison/store/day"
)

// A TermEnd is when a 换届 is to be spoken of (R10).
type TermEnd struct {
	HalfYear day.Day // 6 months before
	Quarter  day.Day // 3 months before
	Day      day.Day // when the term is over, or its extension (延期)
}

// TermOf returns when the term of a 党组织 ends: 3 years after the last 换届 of a
// 支部 or a 党总支, 5 years after that of a 党委 (《关于党的基层组织任期的意见》). Without a last 换届, and for other kinds,
// there is none.
func TermOf(o *bureau.Org) (TermEnd, bool) {
	years := 0
	switch o.Kind {
	case bureau.Branch, bureau.GeneralBranch:
		years = 3
	case bureau.Committee:
		years = 5
	}
	if years == 0 || o.Elected == "" {
		return TermEnd{}, false
	}
	end := addMonths(o.Elected, 12*years)
	t := TermEnd{HalfYear: addMonths(end, -6), Quarter: addMonths(end, -3), Day: end}
	if end < o.Extended && o.Extended <= addMonths(end, mostExtended) {
		t.Day = o.Extended
	}
	return t, true
}

// mostExtended is by how many months a 换届 may be put off (延期不超过1年).
const mostExtended = 12

// Extended is until when a 换届 is put off by some months, counted from the end of the
// term. It is false for more than a year, and where there is no term.
func Extended(o *bureau.Org, months int) (day.Day, bool) {
	plain := *o
	plain.Extended = ""
	end, ok := TermOf(&plain)
	return addMonths(end.Day, months), ok && months > 0 && months <= mostExtended
}
