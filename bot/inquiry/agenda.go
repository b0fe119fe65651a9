package inquiry

import (
	"slices"
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

// Text is the agenda as a button carries it.
func (a Agenda) Text() string {
	return join(a.Period.From, a.Period.To, a.Rules, a.Point, a.Unit, a.Offset, a.Org, a.List)
}

// Do is what a button does that opens the agenda in its card.
func (a Agenda) Do() string { return messages.DoAgenda + ":" + a.Text() }

// ParseAgenda reads what Text wrote.
func ParseAgenda(s string) (a Agenda, ok bool) {
	ok = split(s, &a.Period.From, &a.Period.To, &a.Rules, &a.Point, &a.Unit, &a.Offset, &a.Org, &a.List)
	return a, ok && a.Period.From != "" && a.Period.From <= a.Period.To && a.Offset >= 0 && a.List >= 0
}

// Asks reports whether an agenda is about an obligation: one that it names, or
// else one whose period lies within.
func (a Agenda) Asks(o duty.Obligation) bool {
	if a.Rules != "" {
		return slices.Contains(strings.Split(a.Rules, "+"), o.Rule.ID)
	}
	return o.Need > 0 && len(o.Rule.Types) > 0 && o.Period.From >= a.Period.From && o.Period.To <= a.Period.To
}
