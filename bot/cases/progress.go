package cases

import (
	"errors"
	"slices"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// solvedType is the type of a progress that says that the problem is solved.
const solvedType = "已办结"

// progressQuestions asks for the problem that a sentence tells the progress of.
func progressQuestions(t *turn.Turn, _ *ask.Env, r *record.Record) []ask.Question {
	if r.Problem == nil {
		r.Problem = new(record.Problem)
	}
	number := ask.Row("problem", messages.LabelIssue, messages.WhichProblem, &r.Problem.Record, func(id int64) bool { return id > 0 }, t.HearNumber, nil)
	for _, p := range t.Matches(r.Point, r.Text) {
		if len(number.Choices) < 6 {
			number = number.Offering(ask.Choice{Words: messages.Number(p.ID) + " " + messages.Clip(p.Text, 8), Value: turn.IDText(p.ID)})
		}
	}
	unit := func(id int64) bool { u := t.Dir.Unit(id); return u != nil && u.Active }
	return []ask.Question{
		draft.WhichPoint(t, r, "哪个点位的问题？"),
		number.With(ask.Must),
		ask.OneOf("type", "状态", "现在到哪一步？", &r.Type, reading.Types(reading.Progress)...),
		ask.Row("unit", "交给", "交给哪个科室或所？写名称。", &r.Problem.Unit, unit, t.HearUnit, nil),
		{Key: "due", Fill: func(value string) bool { r.Problem.Due = day.Day(value); return true }},
		ask.Text("text", "进展", "有什么进展？", &r.Text, turn.MaxText).With(ask.Must),
		{Key: "date", Fill: func(value string) bool { r.Day = day.Day(value); return true }},
	}
}

// path is what the person may do of what a progress asks for: the wish itself,
// with 接办 before it where nobody handles the problem yet, or else a note.
func path(t *turn.Turn, c *problem.Case, r *record.Record) []problem.Move {
	may := func(m problem.Move) bool { return c.May(m, t.Me) == problem.None }
	var wishes []problem.Move
	claimed := problem.HandOver // what becomes possible with 接办
	switch {
	case r.Problem.Unit != 0:
		wishes = []problem.Move{problem.Assign, problem.HandOver}
	case r.Type == solvedType:
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
func progressFace(t *turn.Turn, r *record.Record) chat.Face {
	c, err := problemOf(t, r.Problem.Record)
	if err != nil {
		t.OwnFault(err)
		return messages.NoProblem()
	}
	return messages.ProgressCard(c, path(t, c, r), r, t.Today)
}

// settle does what a progress asks for.
func settle(t *turn.Turn, _ *chat.Item, r *record.Record) (said string, err error) {
	c, err := problemOf(t, r.Problem.Record)
	if err != nil {
		return "", err
	}
	path := path(t, c, r)
	if len(path) == 0 {
		return "", &store.Refusal{Reason: messages.NothingToDo(c)}
	}
	with := problem.With{By: t.Me, Words: r.Text, Unit: r.Problem.Unit, Due: r.Problem.Due, Day: r.Day, Message: t.Update.Message}
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
	return messages.MoveMade(c, path[len(path)-1], r.Text), c.Redraw()
}
