package problem

import (
	"slices"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/spoken"
)

// What people hear about a problem with their list message.
const (
	ToldAssigned = "assigned" // it is theirs now
	ToldHelp     = "help"     // their help is asked for
	ToldSoon     = "soon"     // due on the next workday
	ToldLate     = "late"     // overdue since the last workday
	ToldDone     = "done"     // 办结: to be checked
	ToldBack     = "back"     // 没办好
	ToldNudged   = "nudged"
	ToldReopened = "reopened"
	ToldWish     = "wish" // an extension waits for their answer
	ToldGranted  = "granted"
	ToldDenied   = "denied"
	ToldClosed   = "closed"   // 期满无异议
	ToldDirected = "directed" // 批示
	ToldOwed     = "owed"     // its day is near
	ToldAnswered = "answered"
	ToldStandIn  = "standin" // those who are to act are away, and it is urgent
)

// A telling is one thing that people hear about a problem.
type telling struct {
	what   string
	to     func(*Case) []*bureau.Person
	urgent urgency
	still  func(*Case, *bureau.Person) bool // whether it is of use yet: what they were to do may be done meanwhile
}

// An urgency says what happens at once, where the problem is urgent.
type urgency int

const (
	waits    urgency = iota // for the list message
	atOnce                  // they hear at once
	somebody                // if they all are away, who stands in for them hears at once
	always                  // they hear at once, urgent or not
)

// tellings are all that people hear about problems.
var tellings = []telling{
	{ToldAssigned, (*Case).Holders, somebody, func(c *Case, p *bureau.Person) bool {
		return slices.Contains(waiting, c.Problem.State) && slices.Contains(c.Holders(), p)
	}},
	{ToldHelp, asked, atOnce, func(c *Case, p *bureau.Person) bool {
		return c.Problem.Pending() && slices.Contains(helpers(c), p)
	}},
	{ToldSoon, concerned, waits, func(c *Case, _ *bureau.Person) bool { // the due day may have passed, or been moved, while they were away
		return c.Problem.Pending() && !c.Problem.Overdue(c.tx.Today())
	}},
	{ToldLate, concerned, waits, func(c *Case, _ *bureau.Person) bool {
		return c.Problem.Pending() && c.Problem.Overdue(c.tx.Today())
	}},
	{ToldDone, checkers, waits, func(c *Case, _ *bureau.Person) bool { return c.Problem.State == record.ProblemDone }},
	{ToldBack, (*Case).Holders, somebody, stillPending},
	{ToldNudged, (*Case).Holders, somebody, stillPending},
	{ToldReopened, (*Case).Holders, somebody, stillPending},
	{ToldWish, chiefs, waits, func(c *Case, _ *bureau.Person) bool { return c.Problem.Wish != "" }},
	{ToldGranted, (*Case).Holders, waits, stillPending},
	{ToldDenied, (*Case).Holders, waits, stillPending},
	{ToldClosed, checkers, waits, func(c *Case, _ *bureau.Person) bool {
		return c.Problem.State == record.ProblemClosed && c.Problem.Ended.Until(c.tx.Today()) <= newsDays
	}},
	{ToldDirected, (*Case).Holders, always, Owes},
	{ToldOwed, (*Case).Holders, waits, Owes},
	{ToldAnswered, answeredLeaders, waits, func(c *Case, p *bureau.Person) bool {
		return slices.ContainsFunc(c.Problem.Directives, func(d record.Directive) bool { return d.Leader == p.ID && d.Answered != "" })
	}},
	{ToldStandIn, deputies, atOnce, stillPending},
}

func stillPending(c *Case, _ *bureau.Person) bool { return c.Problem.Pending() }

// Owes reports whether a person of those who are to solve a problem, or solved it, owes an answer to what a leader ordered about it.
func Owes(c *Case, p *bureau.Person) bool {
	return c.Problem.Ended == "" && len(c.Problem.Owed()) > 0 && slices.Contains(c.Holders(), p)
}

// answeredLeaders are whose directives were answered just now.
func answeredLeaders(c *Case) (found []*bureau.Person) {
	for _, id := range c.answered {
		if p := c.Dir.Person(id); p.HasJoined() && !slices.Contains(found, p) {
			found = append(found, p)
		}
	}
	return found
}

// asked are the people of the unit whose help is asked for.
func asked(c *Case) []*bureau.Person { return staffOf(c, c.with.Unit) }

// concerned are who is to solve a problem, and the point's people.
func concerned(c *Case) []*bureau.Person {
	people := slices.Clone(c.Holders())
	for _, p := range keepers(c) {
		if !slices.Contains(people, p) {
			people = append(people, p)
		}
	}
	return people
}

// Told are the kinds of what people hear about problems.
func Told() (kinds []string) {
	for _, t := range tellings {
		kinds = append(kinds, t.what)
	}
	return kinds
}

// tellingOf returns the telling of a kind, or nil.
func tellingOf(what string) *telling {
	i := slices.IndexFunc(tellings, func(t telling) bool { return t.what == what })
	if i < 0 {
		return nil
	}
	return &tellings[i]
}

// tell has people hear what happened with their next list message; who did it
// knows already. What is urgent comes at once, in working time, on its own card,
// to those who may be spoken to that day. If they all are away those who stand
// in for them hear.
func (c *Case) tell(what string) error {
	if what == "" {
		return nil
	}
	t := tellingOf(what)
	people := t.to(c)
	urgent := c.Problem.Urgent && t.urgent != waits || t.urgent == always
	known := slices.Contains(people, c.with.By)
	for _, p := range people {
		if p == c.with.By || !p.HasJoined() {
			continue
		}
		now := urgent && present(c, p)
		known = known || now
		if err := c.notify(p, what, now); err != nil {
			return err
		}
	}
	if !urgent || known || t.urgent != somebody {
		return nil
	}
	for _, p := range deputies(c) {
		c.deputy = append(c.deputy, p)
		if err := c.notify(p, ToldStandIn, true); err != nil {
			return err
		}
	}
	return nil
}

// notify has a person hear of something: now, or with their list.
func (c *Case) notify(p *bureau.Person, what string, now bool) error {
	card := ""
	if now {
		card = chat.RecordKey(c.Record.ID)
		c.atOnce = append(c.atOnce, p)
	}
	return spoken.AddNotice(c.tx, p.ID, c.Record.ID, what, card)
}

// present reports whether a person can be told on the working day that is, or
// comes next.
func present(c *Case, p *bureau.Person) bool {
	cal := bureau.Calendar(c.tx)
	return p.Reachable && day.DayOf(p.Prefers().Next(cal, c.tx.Now)) == day.DayOf(cal.NextWorking(c.tx.Now))
}

// Still reports whether a notice is of use to a person yet.
func (c *Case) Still(what string, p *bureau.Person) bool {
	t := tellingOf(what)
	return t == nil || t.still(c, p)
}

// newsDays is for how long it is news that a problem was closed.
const newsDays = 7

// Remind makes notices of a due day: once when it is the next workday, once on
// the first workday after it, to those who are to solve the problem and to the
// point's people. An outage delays them and loses none.
func (c *Case) Remind() error {
	today := c.tx.Today()
	p := c.Problem
	var what string
	if !p.Pending() {
		return nil
	}
	if err := remindOwed(c); err != nil {
		return err
	}
	switch {
	case p.Due < today && p.Late != p.Due:
		what, p.Soon, p.Late = ToldLate, p.Due, p.Due
	case p.Due >= today && p.Due <= bureau.Calendar(c.tx).After(today, 1) && p.Soon != p.Due:
		what, p.Soon = ToldSoon, p.Due
	default:
		return nil
	}
	c.with = With{}
	if err := c.tell(what); err != nil {
		return err
	}
	return record.SaveProblem(c.tx, p)
}

// remindOwed makes a notice of a directive whose day is near, once.
func remindOwed(c *Case) error {
	soon, near := bureau.Calendar(c.tx).After(c.tx.Today(), 1), false
	c.with = With{}
	for _, d := range c.Problem.Owed() {
		if d.Told || d.Due == "" || d.Due > soon {
			continue
		}
		near, d.Told = true, true
		if err := record.SaveDirective(c.tx, d); err != nil {
			return err
		}
	}
	if !near {
		return nil
	}
	return c.tell(ToldOwed)
}

// LongLate is after how many workdays an overdue problem stands in the leader's
// numbers.
const LongLate = 3

// LongLateBefore is the first due day on which a problem would not be overdue for
// LongLate workdays yet.
func LongLateBefore(cal *day.Calendar, today day.Day) day.Day {
	day := today
	for n := 0; ; day = day.Add(-1) {
		if cal.Workday(day) {
			n++
		}
		if n == LongLate {
			return day
		}
	}
}

// LateWorkdays is how many workdays a pending problem is overdue.
func LateWorkdays(cal *day.Calendar, p *record.Problem, today day.Day) int {
	if !p.Overdue(today) {
		return 0
	}
	return cal.Workdays(day.Period{From: p.Due.Add(1), To: today})
}
