package record

import (
	"errors"

	"liaison/store"
	"liaison/store/day"
)

// A Problem has the fields that only the record of a problem has (问题). The category of the problem
// is the record's Type. Package store/problem says who may do what with it.
type Problem struct {
	Record  int64
	State   State
	Unit    int64 // 主办
	Helper  int64 // the 协办 that its category proposes; those asked are Help
	Handler int64 // who took it on, or was named; 0: the unit as a whole
	Due     day.Day
	Done    day.Day // 办结; "" again when it is sent back
	Entered day.Day // when 办结 was entered: the days to object count from it
	Ended   day.Day // when it reached a last state; "" while it is open
	Urgent  bool
	OnSpot  int64 // the visit at which it was solved on the spot
	Closing Closing
	Closer  int64  // who 销号; 0 with a Closing: the program, when the time was over
	Remark  string // where it was referred to, or why it was declined or reopened
	Origin  int64  // 重复: the problem that it repeats

	Wish   day.Day // 延期: the due day asked for, until it is answered
	Wished day.Day // the day it was asked for
	Nudged day.Day // the day it was last 催
	Soon   day.Day // the due day that was told of as near
	Late   day.Day // the due day that was told of as overdue

	Firm   string // 涉及企业
	Source string // 走访, 会议, 来电
	Raised string // 反映人, a role and no name

	Point int64 // its record's

	Helps      []Help      // 协办: the units that were asked
	Directives []Directive // 批示, the oldest first
}

// A State is the state of a problem.
type State string

// The states of a problem.
const (
	ProblemOpen       State = "待交办"
	ProblemAssigned   State = "已交办"
	ProblemInProgress State = "办理中"
	ProblemDone       State = "已办结"
	ProblemClosed     State = "已销号"
	ProblemReferred   State = "转介"
	ProblemDeclined   State = "不予受理"
	ProblemDuplicate  State = "重复"
	ProblemWithdrawn  State = "撤回"
)

// States are all states, in the order of the ledger.
var States = [...]State{ProblemOpen, ProblemAssigned, ProblemInProgress, ProblemDone, ProblemClosed,
	ProblemReferred, ProblemDeclined, ProblemDuplicate, ProblemWithdrawn}

// A Closing says how a problem was 销号. 办结 alone is not 销号, which needs a check, or seven days
// without an objection.
type Closing string

// The closings.
const (
	ClosedChecked Closing = "核实"
	ClosedByTime  Closing = "期满无异议"
	ClosedOnSpot  Closing = "现场解决"
)

// Pending reports whether somebody still has to solve the problem (在办).
func (p *Problem) Pending() bool { return p.Done == "" && p.Ended == "" }

// Overdue reports whether a pending problem's due day is past.
func (p *Problem) Overdue(today day.Day) bool { return p.Pending() && p.Due < today }

const problemColumns = `record, state, unit, helper, handler, due, done, entered, ended, urgent, onspot, closing, closer, remark, original, ` +
	`wish, wished, nudged, soon, late, firm, source, raised, point`

func (p *Problem) fields() []any {
	return []any{&p.Record, &p.State, (*store.Ref)(&p.Unit), (*store.Ref)(&p.Helper), (*store.Ref)(&p.Handler), &p.Due, &p.Done, &p.Entered, &p.Ended, &p.Urgent,
		(*store.Ref)(&p.OnSpot), &p.Closing, (*store.Ref)(&p.Closer), &p.Remark, (*store.Ref)(&p.Origin),
		&p.Wish, &p.Wished, &p.Nudged, &p.Soon, &p.Late, &p.Firm, &p.Source, &p.Raised, (*store.Ref)(&p.Point)}
}

// SaveProblem stores the problem part of a record.
func SaveProblem(tx *store.Tx, p *Problem) error {
	return retally(tx, func() error { return saveProblem(tx, p) }, p.Record, p.OnSpot)
}

func saveProblem(tx *store.Tx, p *Problem) error {
	return errors.Join(tx.Exec(store.UpdateOf("problem", "record", problemColumns), p.fields()...), tx.Revise(Open))
}

// A Help is a unit asked to help with a problem (协办), with its own due day.
type Help struct {
	Problem int64
	Unit    int64
	Asked   day.Day
	Due     day.Day
	Done    day.Day // "" while the help is awaited
}

const helpColumns = `problem, unit, asked, due, done`

func (h *Help) fields() []any { return []any{&h.Problem, &h.Unit, &h.Asked, &h.Due, &h.Done} }

// SaveHelp stores a unit's help with a problem.
func SaveHelp(tx *store.Tx, h Help) error {
	return errors.Join(tx.Exec(store.InsertInto("help", helpColumns)+` ON CONFLICT (problem, unit) DO UPDATE
		SET asked = excluded.asked, due = excluded.due, done = excluded.done`, h.fields()...), tx.Revise(Open))
}

// Helps returns the units asked to help with a problem, in the order of units.
func Helps(tx *store.Tx, problem int64) ([]Help, error) {
	return store.Find(tx, (*Help).fields, `SELECT `+helpColumns+` FROM help WHERE problem = $1 ORDER BY unit`, problem)
}
