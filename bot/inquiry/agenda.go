package inquiry

import (
	"slices"
	"strings"

	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/day"
	"liaison/store/duty"
)

// An Agenda says what a card of 会议进度 shows: whole months, and which rules and places; or
// the meetings of one 支部. The buttons of its card carry it.
type Agenda struct {
	Period day.Period
	Rules  string // R02+R05; "": all
	Point  int64
	Unit   int64
	Offset int // of 支部
	Org    int64
	List   int // of this 支部's records

	Missing bool // only the 支部 of which something was not seen
}

// Text is the agenda as a button carries it.
func (a Agenda) Text() string {
	s := join(a.Period.From, a.Period.To, a.Rules, a.Point, a.Unit, a.Offset, a.Org, a.List)
	if a.Missing {
		s += missing // buttons of before do not have it
	}
	return s
}

// missing ends the text of an agenda of what is missing.
const missing = ".m"

// Do is what a button does that opens the agenda in its card.
func (a Agenda) Do() string { return messages.DoAgenda + ":" + a.Text() }

// Meeting is the one type of meeting that an agenda is about, or "".
func (a Agenda) Meeting() string {
	if r := duty.RuleOf(a.Rules); r != nil && len(r.Types) == 1 {
		return r.Types[0]
	}
	return ""
}

// ParseAgenda reads what Text wrote. The period may be missing: see Usual.
func ParseAgenda(s string) (a Agenda, ok bool) {
	s, a.Missing = strings.CutSuffix(s, missing)
	ok = split(s, &a.Period.From, &a.Period.To, &a.Rules, &a.Point, &a.Unit, &a.Offset, &a.Org, &a.List)
	return a, ok && a.Period.From <= a.Period.To && (a.Period.From != "" || a.Period.To == "") && a.Offset >= 0 && a.List >= 0
}

// AgendaIn returns the places, the rules and the months that a text about meetings names.
// Months to come are ignored. What the text does not name is zero.
func AgendaIn(t *turn.Turn, says string) Agenda {
	a := Agenda{Rules: RulesIn(t, says)}
	a.Point, a.Unit = PlaceIn(t, says)
	if from, to, _, ok := reading.ParsePeriod(says, t.Today.Time()); ok {
		a.Period = MonthsOf(t, day.Period{From: day.Day(from), To: day.Day(to)})
	}
	return a
}

// MonthsOf returns the whole months of a period, or the zero Period if it begins after today.
func MonthsOf(t *turn.Turn, p day.Period) day.Period {
	if p.From > t.Today {
		return day.Period{}
	}
	return day.Period{From: duty.Month.Of(p.From).From, To: duty.Month.Of(p.To).To}
}

// maxRules is how many rules fit in a button; whoever names more is shown all.
const maxRules = 2

// RulesIn returns the rules of the meetings that a text names, as R02+R05; "" if it names
// none, or more than maxRules.
func RulesIn(t *turn.Turn, says string) string {
	var ids []string
	types := t.Reader.MeetingTypes(says)
	if len(types) == 0 {
		types = words.MeetingsCalled(says) // 大会呢
	}
	for _, typ := range types {
		if r := duty.RuleFor(typ); r != nil {
			ids = append(ids, r.ID)
		}
	}
	if len(ids) > maxRules {
		return ""
	}
	return strings.Join(ids, "+")
}

// Usual returns the agenda with a period: its own; or, if it has none, this month, extended
// to the quarter or year in which its rules are owed.
func (a Agenda) Usual(today day.Day) Agenda {
	if a.Period.From != "" {
		return a
	}
	a.Period = duty.Month.Of(today)
	for _, id := range strings.Split(a.Rules, "+") {
		if r := duty.RuleOf(id); r != nil {
			if p := r.Span.Of(today); p.From <= a.Period.From && p.To >= a.Period.To {
				a.Period = p
			}
		}
	}
	return a
}

// Asks reports whether an agenda is about an obligation: one of the rules that it names or,
// if it names none, one whose period lies within its own.
func (a Agenda) Asks(o duty.Obligation) bool {
	if a.Rules != "" {
		return slices.Contains(strings.Split(a.Rules, "+"), o.Rule.ID)
	}
	return o.Need > 0 && len(o.Rule.Types) > 0 && o.Period.From >= a.Period.From && o.Period.To <= a.Period.To
}
