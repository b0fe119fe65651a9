package duty

import (
	"liaison/store/bureau"
	"liaison/store/day"
)

// A TermEnd is when a 换届 is to be spoken of (R10).
type TermEnd struct {
	HalfYear day.Day // 6 months before
	Quarter  day.Day // 3 months before
	Day      day.Day // when the term is over
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
	return TermEnd{HalfYear: addMonths(end, -6), Quarter: addMonths(end, -3), Day: end}, true
}
