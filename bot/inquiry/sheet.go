package inquiry

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"liaison/messages"
	"liaison/store/day"
)

// A Sheet is which table somebody wants, as far as it is said. It travels in
// buttons and in the recipe of its file.
type Sheet struct {
	Kind   messages.Ledger // "": not said yet
	Period day.Period      // of a 问题台账 of what is open: none
	Open   bool            // pending problems only
	Late   bool            // of these, the overdue ones
	By     string          // the columns of a 指标汇总: byUnit, byPoint or ""
	Unit   int64
	Point  int64
}

// What of the problems a sheet holds.
const (
	stateAll  = "a"
	stateOpen = "o"
	stateLate = "l"
)

func (s Sheet) Text() string {
	state := stateAll
	if s.Late {
		state = stateLate
	} else if s.Open {
		state = stateOpen
	}
	from, to := "", ""
	if s.Period.From != "" {
		from, to = shortDate(s.Period.From), shortDate(s.Period.To)
	}
	return fmt.Sprintf("%d.%s.%s.%d.%d.%s.%s", slices.Index(messages.Ledgers[:], s.Kind), state, s.By, s.Unit, s.Point, from, to)
}

func ParseSheet(text string) (s Sheet, ok bool) {
	f := strings.Split(text, ".")
	if len(f) != 7 {
		return s, false
	}
	var errs [5]error
	n, err := strconv.Atoi(f[0])
	if err != nil || n >= len(messages.Ledgers) {
		return s, false
	}
	if n >= 0 {
		s.Kind = messages.Ledgers[n]
	}
	s.Late = f[1] == stateLate
	s.Open, s.By = s.Late || f[1] == stateOpen, f[2]
	s.Unit, errs[0] = strconv.ParseInt(f[3], 10, 64)
	s.Point, errs[1] = strconv.ParseInt(f[4], 10, 64)
	if f[5] != "" {
		s.Period.From, errs[2] = ParseShortDate(f[5])
		s.Period.To, errs[3] = ParseShortDate(f[6])
	}
	return s, errors.Join(errs[:]...) == nil
}

// Do is what a button does that sends the sheet, or asks on.
func (s Sheet) Do() string { return messages.DoSheet + ":" + s.Text() }

// Whole reports whether a sheet is all said: a table, and which days.
func (s Sheet) Whole() bool { return s.Kind != "" && (s.Open || s.Period.From != "") }

// How a docket is grouped.
const (
	ByUnit  = "u"
	ByPoint = "p"
)
