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
	Direct   Move = "批示"
	Receive  Move = "收到"
	Finish   Move = "办结"
	Verify   Move = "销号"
	SendBack Move = "没办好"
	Reopen   Move = "重开"
	Refer    Move = "转介"
	Decline  Move = "不予受理"
	Repeat   Move = "重复"
	Withdraw Move = "撤回"
)

// A Need is what a move must be told before it is made.
type Need string

// The needs.
const (
	Nothing  Need = ""
	Sure     Need = "sure"     // that it is meant: it cannot be taken back
	Words    Need = "words"    // With.Words
	Days     Need = "days"     // With.Days
	Unit     Need = "unit"     // With.Unit: another unit than the 主办
	Holder   Need = "holder"   // With.Unit or With.Person: whose the problem is to be
	Original Need = "original" // With.Origin
)

// A rule says who may make a move from which states, what it needs to be told, and
// what it does. What is true of a Case besides its state stands in when.
type rule struct {
	move  Move
	from  []record.State
	who   Part
	needs Need
	said  said   // what becomes of the words that come with it
	told  string // what people hear of it, a row of news; "": nothing
	when  func(*Case) Fault
	run   func(*Case, *With) error
}

// A said is what becomes of the words of a move.
type said struct {
	label string // what the history calls them where the move changes the state
	card  bool   // they stand on the card, among the newest things said
}

var (
	onCard  = said{"说明", true}
	because = said{"原因", false} // the card has a line for it
	whither = said{"去向", false} // likewise
	aside   = said{"说明", false}
	ordered = said{"批示", false} // the card has lines for them
)

// States in which somebody still has to solve the problem.
var (
	waiting = []record.State{record.ProblemOpen, record.ProblemAssigned}
	pending = []record.State{record.ProblemOpen, record.ProblemAssigned, record.ProblemInProgress}
	going   = []record.State{record.ProblemInProgress}
	solved  = []record.State{record.ProblemDone}
	unended = slices.Concat(pending, solved)
)

// rules returns the table of all moves, in the order of their buttons.
func rules() []rule {
	return []rule{
		{Claim, waiting, Staff | Finder, Nothing, onCard, "", nil, (*Case).claim},
		{Finish, going, Handler, Nothing, onCard, ToldDone, nil, (*Case).finish},
		{Verify, solved, Reporter | Keeper, Nothing, onCard, "", nil, (*Case).verify},
		{SendBack, solved, Reporter | Keeper, Nothing, onCard, ToldBack, nil, (*Case).sendBack},
		{Note, unended, everybody, Words, onCard, "", nil, (*Case).note},
		{Extend, going, Handler, Days, aside, ToldWish, mayExtend, (*Case).extend},
		{HandOver, going, Handler, Holder, onCard, ToldAssigned, nil, (*Case).handOver},
		{Assign, pending, Chief, Holder, onCard, ToldAssigned, mayAssign, (*Case).assign},
		{Repeat, waiting, Chief, Original, onCard, "", nil, (*Case).repeat},
		{Refer, waiting, Chief, Words, whither, "", nil, (*Case).refer},
		{Decline, waiting, Chief, Words, because, "", nil, (*Case).decline},
		{Ask, pending, Chief | Handler, Unit, aside, ToldHelp, nil, (*Case).ask},
		{Helped, pending, Helper, Nothing, aside, "", nil, (*Case).helped},
		{Grant, going, Chief, Nothing, aside, ToldGranted, isAsked, (*Case).grant},
		{Deny, going, Chief, Nothing, aside, ToldDenied, isAsked, (*Case).deny},
		{Nudge, pending, Reporter | Chief, Nothing, aside, "", mayNudge, (*Case).nudge},
		{Direct, unended, Chief, Words, ordered, ToldDirected, nil, (*Case).direct},
		{Receive, unended, Solver, Nothing, aside, "", mayReceive, (*Case).receive},
		{Withdraw, waiting, Reporter, Sure, onCard, "", nil, (*Case).withdraw},
		{Reopen, []record.State{record.ProblemClosed}, Reporter | Keeper | Chief, Words, because, ToldReopened, mayReopen, (*Case).reopen},
	}
}

// ruleOf returns the rule of a move, or nil.
func ruleOf(m Move) *rule {
	all := rules()
	i := slices.IndexFunc(all, func(r rule) bool { return r.move == m })
	if i < 0 {
		return nil
	}
	return &all[i]
}

// Moves are all moves, in the order of their buttons.
func Moves() (all []Move) {
	for _, r := range rules() {
		all = append(all, r.move)
	}
	return all
}

// NeedOf is what a move must be told.
func NeedOf(m Move) Need {
	if r := ruleOf(m); r != nil {
		return r.needs
	}
	return Nothing
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
	NoneToSee  Fault = "no directive waits to be seen"
	NudgedNow  Fault = "nudged today already"
	LongClosed Fault = "closed more than 30 days ago"
	NeedsWords Fault = "needs some words"
	NoSuchUnit Fault = "needs a unit or a person"
	NoOriginal Fault = "needs the problem it repeats"
)

// With is what a move is told: what it needs, and what may come with it.
type With struct {
	By      *bureau.Person
	Words   string  // a note, where it is referred to, why
	Unit    int64   // Assign, HandOver, Ask
	Person  int64   // Assign, HandOver: somebody of it
	Due     day.Day // Assign, HandOver, Ask: the due day that was named
	Days    int     // Extend: workdays more
	Wish    day.Day // Note: the day that is asked for where it is too late to extend
	Extends bool    // Direct: Due is the due day from now on
	Day     day.Day // Finish: when it was solved; "": today
	Origin  int64   // Repeat: the problem it repeats
	Message int64   // the message that asks for the move
}

// May reports why a person may not make a move now; "" if they may.
func (c *Case) May(m Move, p *bureau.Person) Fault {
	r := ruleOf(m)
	switch {
	case r == nil, !slices.Contains(r.from, c.Problem.State), !c.Record.Withdrawn.IsZero():
		return WrongState
	case c.PartsOf(p)&r.who == 0:
		return NotTheirs
	case r.when != nil:
		return r.when(c)
	}
	return None
}

// WhoMay names the people who may make a move now, three at most.
func WhoMay(c *Case, m Move) (names []string) {
	for _, p := range c.Dir.People {
		if p.HasJoined() && c.May(m, p) == None && len(names) < 3 {
			names = append(names, p.Name)
		}
	}
	return names
}

// Do makes a move, or returns the [Fault] why not. Cards are drawn anew by
// [Case.Redraw], once for several moves.
func (c *Case) Do(m Move, w With) error {
	if fault := c.May(m, w.By); fault != None {
		return fault
	}
	r := ruleOf(m)
	if r.needs == Words && w.Words == "" {
		return NeedsWords
	}
	was := *c.Problem
	c.move, c.with = m, w
	err := r.run(c, &w)
	if err == nil {
		err = c.tell(r.told)
	}
	if err != nil {
		*c.Problem = was
		return err
	}
	return c.keep(&was)
}
