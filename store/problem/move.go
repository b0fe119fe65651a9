package problem

import (
	"slices"

	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
)

// A Move is one thing that can be done to a problem. Its text is what the
// history says; it never changes.
type Move string

// The moves.
const (
	Claim    Move = "接办"
	Assign   Move = "交办"
	HandOver Move = "转办"
	Ask      Move = "请协办"
	Helped   Move = "协办完成"
	Note     Move = "进展"
	Extend   Move = "申请延期"
	Grant    Move = "同意延期"
	Deny     Move = "不同意延期"
	Nudge    Move = "催办"
	Finish   Move = "办结"
	Verify   Move = "销号"
	SendBack Move = "没办好"
	Reopen   Move = "重开"
	Refer    Move = "转介"
	Decline  Move = "不予受理"
	Repeat   Move = "重复"
	Withdraw Move = "撤回"
)

// A rule says who may make a move from which states, and what it does. What is
// true of a Case besides its state stands in when.
type rule struct {
	move Move
	from []record.State
	who  Part
	when func(*Case) Fault
	run  func(*Case, *With) error
}

// States in which somebody still has to solve the problem.
var (
	waiting = []record.State{record.ProblemOpen, record.ProblemAssigned}
	pending = []record.State{record.ProblemOpen, record.ProblemAssigned, record.ProblemInProgress}
	going   = []record.State{record.ProblemInProgress}
	solved  = []record.State{record.ProblemDone}
)

// rules returns the table of all moves, in the order of their buttons.
func rules() []rule {
	return []rule{
		{Claim, waiting, Staff, nil, (*Case).claim},
		{Finish, going, Handler, nil, (*Case).finish},
		{Verify, solved, Reporter | Keeper, nil, (*Case).verify},
		{SendBack, solved, Reporter | Keeper, nil, (*Case).sendBack},
		{Note, slices.Concat(pending, solved), everybody, nil, (*Case).note},
		{Extend, going, Handler, mayExtend, (*Case).extend},
		{HandOver, going, Handler, nil, (*Case).handOver},
		{Assign, waiting, Chief, nil, (*Case).assign},
		{Repeat, waiting, Chief, nil, (*Case).repeat},
		{Refer, waiting, Chief, nil, (*Case).refer},
		{Decline, waiting, Chief, nil, (*Case).decline},
		{Ask, pending, Chief | Handler, nil, (*Case).ask},
		{Helped, pending, Helper, nil, (*Case).helped},
		{Grant, going, Chief, isAsked, (*Case).grant},
		{Deny, going, Chief, isAsked, (*Case).deny},
		{Nudge, going, Reporter, mayNudge, (*Case).nudge},
		{Withdraw, waiting, Reporter, nil, (*Case).withdraw},
		{Reopen, []record.State{record.ProblemClosed}, Reporter | Keeper | Chief, mayReopen, (*Case).reopen},
	}
}

// Moves are all moves, in the order of their buttons.
func Moves() (all []Move) {
	for _, r := range rules() {
		all = append(all, r.move)
	}
	return all
}

// A Fault says why a move is refused.
type Fault string

func (f Fault) Error() string { return "problem: " + string(f) }

// The faults.
const (
	None       Fault = ""
	WrongState Fault = "not from this state"
	NotTheirs  Fault = "not their part"
	TooLate    Fault = "an extension is asked at least one workday before the due day"
	Asked      Fault = "an extension was asked for already"
	NotAsked   Fault = "nobody asked for an extension"
	NudgedNow  Fault = "nudged today already"
	LongClosed Fault = "closed more than 30 days ago"
	NeedsWords Fault = "needs some words"
	NoSuchUnit Fault = "needs a unit or a person"
	NoOriginal Fault = "needs the problem it repeats"
)

// With is what a move needs to be told; most need nothing.
type With struct {
	By      *bureau.Person
	Words   string  // a note, where it is referred to, why
	Unit    int64   // Assign, HandOver, Ask
	Person  int64   // Assign, HandOver: somebody of it
	Due     day.Day // Assign, HandOver: the due day that was named
	Days    int     // Extend: workdays more
	Day     day.Day // Finish: when it was solved; "": today
	Origin  int64   // Repeat: the problem it repeats
	Message int64   // the message that asks for the move
}

// May reports why a person may not make a move now; "" if they may.
func (c *Case) May(m Move, p *bureau.Person) Fault {
	all := rules()
	i := slices.IndexFunc(all, func(r rule) bool { return r.move == m })
	switch {
	case i < 0, !slices.Contains(all[i].from, c.Problem.State), !c.Record.Withdrawn.IsZero():
		return WrongState
	case c.PartsOf(p)&all[i].who == 0:
		return NotTheirs
	case all[i].when != nil:
		return all[i].when(c)
	}
	return None
}

// Do makes a move, or returns the [Fault] why not. Cards are drawn anew by
// [Case.Redraw], once for several moves.
func (c *Case) Do(m Move, w With) error {
	if fault := c.May(m, w.By); fault != None {
		return fault
	}
	all := rules()
	r := all[slices.IndexFunc(all, func(r rule) bool { return r.move == m })]
	was := *c.Problem
	c.move, c.with = m, w
	if err := r.run(c, &w); err != nil {
		*c.Problem = was
		return err
	}
	return c.keep(&was)
}
