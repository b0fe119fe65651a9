package inquiry

import (
	"slices"

	"liaison/messages"
	"liaison/store/day"
)

// A Sheet says which table somebody wants, as far as they said it. Buttons and the recipe of
// its file carry it.
type Sheet struct {
	Kind   messages.Ledger // "": not said yet
	Period day.Period      // of a 问题台账 of what is open: none
	Open   bool            // pending problems only
	Late   bool            // of these, the overdue ones
	By     string          // the columns of a 指标汇总: ByUnit, ByPoint or ""
	Unit   int64
	Point  int64
}

// Which problems a sheet has.
const (
	stateAll  = "a"
	stateOpen = "o"
	stateLate = "l"
)

// Text is the sheet as a button or a recipe carries it.
func (s Sheet) Text() string {
	state := stateAll
	if s.Late {
		state = stateLate
	} else if s.Open {
		state = stateOpen
	}
	return join(slices.Index(messages.Ledgers[:], s.Kind), state, s.By, s.Unit, s.Point, s.Period.From, s.Period.To)
}

// ParseSheet reads what Text wrote.
func ParseSheet(text string) (s Sheet, ok bool) {
	var kind int
	var state string
	ok = split(text, &kind, &state, &s.By, &s.Unit, &s.Point, &s.Period.From, &s.Period.To)
	if !ok || kind >= len(messages.Ledgers) || (s.Period.From == "") != (s.Period.To == "") {
		return s, false
	}
	if kind >= 0 {
		s.Kind = messages.Ledgers[kind]
	}
	s.Late = state == stateLate
	s.Open = s.Late || state == stateOpen
	return s, true
}

// Do is what a button does that sends the sheet, or asks for what is missing.
func (s Sheet) Do() string { return messages.DoSheet + ":" + s.Text() }

// Whole reports whether nothing is missing: the table and its days are known.
func (s Sheet) Whole() bool { return s.Kind != "" && (s.Open || s.Period.From != "") }

// Numbers is the inquiry for the numbers of what a sheet lists, or nil of what is open now.
func (s Sheet) Numbers() *Inquiry {
	if s.Period.From == "" || s.Open {
		return nil
	}
	q := &Inquiry{View: AsNumbers, Period: s.Period}
	if s.Point != 0 {
		q.Points = []int64{s.Point}
	} else if s.Unit != 0 {
		q.Units = []int64{s.Unit}
	}
	return q
}

// How a docket is grouped.
const (
	ByUnit  = "u"
	ByPoint = "p"
)
