package cases

import (
	"errors"
	"slices"
	"strconv"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
)

// solvedType is the type of a progress that says that the problem is solved.
const solvedType = "已办结"

// progressTalk tells of a problem that is known already: how it goes on, that it is
// solved, or to whom it is given.
var progressTalk = turn.Talk[messages.News]{Name: draft.KindProgress, Title: messages.TitleProgress, Questions: progressQuestions, End: settle, Confirming: progressFace,
	Told: newsTold}

// newsTold tells one of several, and what becomes of its problem.
func newsTold(t *turn.Turn, n *messages.News) messages.Told {
	if n.Problem == 0 {
		return messages.NewsTold(t.Dir, n)
	}
	c, err := problemOf(t, n.Problem)
	if err != nil {
		t.OwnFault(err)
		return messages.NewsTold(t.Dir, n)
	}
	return messages.MoveTold(c, path(t, c, n), n, t.Today)
}

// progressQuestions asks for the problem that a sentence tells the progress of.
func progressQuestions(t *turn.Turn, n *messages.News) []ask.Question {
	number := ask.Row("problem", messages.LabelIssue, messages.WhichProblem, &n.Problem, func(id int64) bool { return id > 0 }, t.HearNumber, nil)
	for _, p := range t.Matches(n.Point, n.Text) {
		if len(number.Choices) < 6 {
			number = number.Offering(ask.Choice{Words: messages.Number(p.ID) + " " + messages.Clip(p.Text, 8), Value: turn.IDText(p.ID)})
		}
	}
	unit := func(id int64) bool { u := t.Dir.Unit(id); return u != nil && u.Active }
	return []ask.Question{
		draft.WhichPoint(t, &n.Point, messages.AskWhichIssue),
		number.With(ask.Must),
		ask.OneOf("type", messages.LabelState, messages.AskState, &n.Type, reading.Types(reading.Progress)...),
		ask.Row("unit", messages.LabelGiveTo, messages.AskGiveTo, &n.Unit, unit, t.HearUnit, nil),
		{Key: "due", Fill: func(value string) bool { n.Due = day.Day(value); return true }},
		ask.Text("text", messages.LabelProgress, messages.AskProgress, &n.Text, turn.MaxText).With(ask.Must),
		{Key: "date", Fill: func(value string) bool { n.Day = day.Day(value); return true }},
		{Key: "move", Fill: func(value string) bool { n.Move = problem.Move(value); return true }},
		{Key: "person", Fill: func(value string) bool { n.Person, _ = strconv.ParseInt(value, 10, 64); return true }},
		{Key: "why", Fill: func(value string) bool { n.Why = value; return true }},
		{Key: "wished", Fill: func(value string) bool { n.Wished = day.Day(value); return true }},
		{Key: "extends", Fill: func(value string) bool { n.Extends = value != ""; return n.Extends }},
		{Key: "days", Fill: func(value string) bool { n.Days, _ = strconv.Atoi(value); return true }},
	}
}

// path is what the person may do of what a progress asks for: the wish itself,
// with 接办 before it where nobody handles the problem yet, or else a note.
func path(t *turn.Turn, c *problem.Case, n *messages.News) []problem.Move {
	may := func(m problem.Move) bool { return c.May(m, t.Me) == problem.None }
	if takesUp := n.Move == "" || n.Move == problem.Note; takesUp && n.Type != solvedType && n.Unit+n.Person == 0 && n.Why == "" && n.Wished == "" &&
		may(problem.Claim) && (c.Problem.Handler == 0 || c.Problem.Handler == t.Me.ID) && words.Deals(n.Text) {
		return []problem.Move{problem.Claim, problem.Note} // who tells how it is dealt with deals with it
	}
	var wishes []problem.Move
	claimed := problem.HandOver // what becomes possible with 接办
	switch {
	case n.Move != "" && may(n.Move):
		return []problem.Move{n.Move}
	case n.Move == problem.Extend && may(problem.Claim) && problem.MayExtend(c):
		return []problem.Move{problem.Claim, problem.Extend}
	case n.Move != "" && n.Move != problem.Note && n.Move != problem.Finish && n.Unit+n.Person == 0:
		return nil
	case n.Unit+n.Person != 0:
		wishes = []problem.Move{problem.Assign, problem.HandOver}
	case n.Type == solvedType:
		wishes, claimed = []problem.Move{problem.Finish, problem.Verify}, problem.Finish
	}
	if i := slices.IndexFunc(wishes, may); i >= 0 {
		return wishes[i : i+1]
	}
	switch {
	case len(wishes) > 0 && may(problem.Claim):
		return []problem.Move{problem.Claim, claimed}
	case may(problem.Note):
		return []problem.Move{problem.Note}
	}
	return nil
}

// progressFace shows what a progress will do to the problem it speaks of.
func progressFace(t *turn.Turn, n *messages.News) chat.Face {
	c, err := problemOf(t, n.Problem)
	if err != nil {
		t.OwnFault(err)
		return messages.NoProblem()
	}
	return messages.ProgressCard(c, path(t, c, n), n, t.Today)
}

// settle does what a progress asks for.
func settle(t *turn.Turn, n *messages.News) (said string, err error) {
	c, err := problemOf(t, n.Problem)
	if err != nil {
		return "", err
	}
	path := path(t, c, n)
	if len(path) == 0 {
		return "", &store.Refusal{Reason: messages.NothingToDo(c)}
	}
	if n.Wished != "" {
		n.Text += messages.WishesDay(n.Wished)
	}
	with := problem.With{By: t.Me, Words: n.Text, Unit: n.Unit, Person: n.Person, Days: n.Days, Due: n.Due, Wish: n.Wished, Extends: n.Extends, Day: n.Day, Message: t.Update.Message}
	for i, m := range path {
		w := with
		if i < len(path)-1 {
			w.Words = ""
		}
		if err := c.Do(m, w); err != nil {
			if fault, ok := errors.AsType[problem.Fault](err); ok {
				return "", &store.Refusal{Reason: messages.ProblemFault(fault)}
			}
			return "", err
		}
	}
	last := path[len(path)-1]
	if n.Wished != "" {
		if err := askForDay(t, c, n); err != nil {
			return "", err
		}
	}
	seen := turn.Look(t, chat.Thing{Kind: chat.ThingCase, Numbers: []int64{c.Record.ID}, Says: string(last)})
	return messages.MoveMade(c, last, n.Text), errors.Join(seen, c.Redraw())
}

// askForDay tells the leader of the point that somebody wants another day for a problem that
// cannot be extended any more. The leader may give one with a 批示.
func askForDay(t *turn.Turn, c *problem.Case, n *messages.News) error {
	point := t.Dir.Point(c.Record.Point)
	if point == nil {
		return nil
	}
	leader := t.Dir.Person(point.Leader)
	if leader == nil || leader.ID == t.Me.ID {
		return nil
	}
	return turn.Tell(t, leader, messages.DayWanted(c, t.Me, n))
}
