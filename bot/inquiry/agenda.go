package inquiry

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"liaison/messages"
	"liaison/store/day"
	"liaison/store/duty"
)

// An Agenda is what a card of 会议进度 is about: whole months, and which rules
// and places; or, one step further, the meetings of one 支部. It travels in the
// buttons of its card.
type Agenda struct {
	Period day.Period
	Rules  string // R02+R05; "": all
	Point  int64
	Unit   int64
	Offset int // of 支部
	Org    int64
	List   int // of this 支部's records
}

func (a Agenda) Text() string {
	return fmt.Sprintf("%s:%s.%s.%s.%d.%d.%d.%d.%d", messages.DoAgenda, shortDate(a.Period.From), shortDate(a.Period.To), a.Rules, a.Point, a.Unit, a.Offset, a.Org, a.List)
}

func ParseAgenda(s string) (a Agenda, ok bool) {
	f := strings.Split(s, ".")
	if len(f) != 8 {
		return a, false
	}
	var errs [7]error
	a.Rules = f[2]
	a.Period.From, errs[0] = ParseShortDate(f[0])
	a.Period.To, errs[1] = ParseShortDate(f[1])
	a.Point, errs[2] = strconv.ParseInt(f[3], 10, 64)
	a.Unit, errs[3] = strconv.ParseInt(f[4], 10, 64)
	a.Offset, errs[4] = strconv.Atoi(f[5])
	a.Org, errs[5] = strconv.ParseInt(f[6], 10, 64)
	a.List, errs[6] = strconv.Atoi(f[7])
	return a, errors.Join(errs[:]...) == nil && a.Period.From <= a.Period.To && a.Offset >= 0 && a.List >= 0
}

// Asks reports whether an agenda is about an obligation: one that it names, or
// else one whose period lies within.
func (a Agenda) Asks(o duty.Obligation) bool {
	if a.Rules != "" {
		return slices.Contains(strings.Split(a.Rules, "+"), o.Rule.ID)
	}
	return o.Need > 0 && len(o.Rule.Types) > 0 && o.Period.From >= a.Period.From && o.Period.To <= a.Period.To
}
