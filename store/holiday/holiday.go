// Package holiday brings the yearly notice about days off (国务院办公厅关于部分节假日
// 安排的通知) from a file into the calendar, so that a new notice needs no new
// program.
//
// The file is the notice's text as it is published, or JSON, a row for each day
// that the notice names; off is false where a weekend is worked instead (调休上班):
//
//	[{"date": "2027-01-01", "name": "元旦", "off": true}, …]
//
// [Read] reads a file, [NewPlan] compares it with the calendar as it is, and
// [Plan.Apply] brings it in. It is the notice of the year that most of its rows
// belong to; it may name days of the December before.
//
// What it promises: a file is brought in wholly or not at all; every row that is
// wrong is named. A file that leaves a statutory day out is not the whole notice
// and is refused. Bringing in the same file twice changes nothing.
package holiday

import (
	"fmt"

	"liaison/store/day"
)

// A Notice is what a file says. It can be stored as JSON between the diff and
// the admin's yes.
type Notice struct {
	Year   string
	Days   []day.Holiday // by day
	Faults []Fault       `json:",omitempty"`
}

// A Fault is what is wrong with a row, counted from 1, or with the whole file: 0.
type Fault struct {
	Row  int
	What What
	Said string // what stands there, or the day it is about
}

func (f Fault) Error() string { return fmt.Sprintf("holiday: row %d: %s %q", f.Row, f.What, f.Said) }

// What says what is wrong.
type What string

// What may be wrong.
const (
	TooBig   What = "too big"
	NotRows  What = "no JSON list"
	NotARow  What = "no row of date, name and off"
	NoDay    What = "no day"
	NoName   What = "no name"
	NoOff    What = "neither off nor worked"
	Twice    What = "stands twice"
	Ordinary What = "is worked anyway"
	Strange  What = "a day of another year"
	Missing  What = "a statutory day is missing"

	Misdated   What = "is another weekday"
	Miscounted What = "not as many days as it says"
)
