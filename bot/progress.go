package bot

import (
	"errors"
	"slices"
	"strconv"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// kindProgress is what a sentence tells of a problem that is known already: how
// it goes on, that it is solved, or to whom it is given.
const kindProgress record.Kind = "progress"

// solvedType is the type of a progress that says that the problem is solved.
const solvedType = "已办结"

// progressQuestions asks for the problem that a sentence tells the progress of.
func (t *turn) progressQuestions(_ *ask.Env, r *record.Record) []ask.Question {
	if r.Problem == nil {
		r.Problem = new(record.Problem)
	}
	number := ask.Row("problem", messages.LabelIssue, messages.WhichProblem, &r.Problem.Record, func(id int64) bool { return id > 0 }, t.hearNumber, nil)
	for _, p := range t.matches(r.Point, r.Text) {
		if len(number.Choices) < 6 {
			number = number.Offering(ask.Choice{Words: messages.Number(p.ID) + " " + messages.Clip(p.Text, 8), Value: idText(p.ID)})
		}
	}
	unit := func(id int64) bool { u := t.dir.Unit(id); return u != nil && u.Active }
	return []ask.Question{
		t.whichPoint(r, "哪个点位的问题？"),
		number.With(ask.Must),
		ask.OneOf("type", "状态", "现在到哪一步？", &r.Type, reading.Types(reading.Progress)...),
		ask.Row("unit", "交给", "交给哪个科室或所？写名称。", &r.Problem.Unit, unit, t.hearUnit, nil),
		{Key: "due", Fill: func(value string) bool { r.Problem.Due = day.Day(value); return true }},
		ask.Text("text", "进展", "有什么进展？", &r.Text, maxText).With(ask.Must),
		{Key: "date", Fill: func(value string) bool { r.Day = day.Day(value); return true }},
	}
}

// hearNumber reads #128.
func (t *turn) hearNumber(says string) (int64, string) {
	n, ok := numberIn(says)
	if !ok {
		return 0, messages.PressAButton
	}
	return n, ""
}

// hearUnit finds the one unit that was named, also by a nickname.
func (t *turn) hearUnit(says string) (int64, string) {
	if names := t.reader.FindUnit(says); len(names) == 1 {
		return t.dir.UnitNamed(names[0]).ID, ""
	}
	return 0, messages.ProblemFault(problem.NoSuchUnit)
}

// unsettled are the problems not ended yet that the person may see; read once a
// turn. A read that fails is remembered: the update fails with it.
func (t *turn) unsettled() []record.Record {
	if t.cases == nil {
		found, err := record.Unsettled(t.tx)
		t.fault = errors.Join(t.fault, err)
		scope := t.scope()
		t.cases = slices.DeleteFunc(found, func(r record.Record) bool { return !record.Visible(scope, &r) })
	}
	return t.cases
}

// matches are the problems not ended yet of a point, or of all, those first
// that some words fit best.
func (t *turn) matches(point int64, words string) []record.Record {
	found := slices.Clone(t.unsettled())
	if point != 0 {
		found = slices.DeleteFunc(found, func(r record.Record) bool { return r.Point != point })
	}
	fit := t.fitting(words)
	slices.SortStableFunc(found, func(a, b record.Record) int { return fit(&b) - fit(&a) })
	return found
}

// fitting says how well some words fit a problem: the pairs of characters that
// they share with it, and whether they are about the same category.
func (t *turn) fitting(words string) func(*record.Record) int {
	category := ""
	for _, it := range t.reader.Read("问题："+words, t.speaker(), t.today.Time()).Items {
		if it.Kind == reading.Problem && it.Type != "其他" {
			category = it.Type
		}
	}
	return func(r *record.Record) int {
		n := shared(words, r.Text)
		if r.Type == category {
			n += 2
		}
		return n
	}
}

// meantProblem is the problem that some words speak of, where that is certain:
// the only one, or the one that they fit best.
func (t *turn) meantProblem(point int64, words string) int64 {
	found, fit := t.matches(point, words), t.fitting(words)
	if len(found) == 1 || len(found) > 1 && fit(&found[0]) > fit(&found[1]) {
		return found[0].ID
	}
	return 0
}

// shared counts the pairs of neighbouring characters that two texts share.
func shared(a, b string) (n int) {
	pairs := map[[2]rune]bool{}
	eachPair(a, func(p [2]rune) { pairs[p] = true })
	eachPair(b, func(p [2]rune) {
		if pairs[p] {
			pairs[p] = false
			n++
		}
	})
	return n
}

func eachPair(s string, fn func([2]rune)) {
	r := []rune(s)
	for i := 1; i < len(r); i++ {
		fn([2]rune{r[i-1], r[i]})
	}
}

// path is what the person may do of what a progress asks for: the wish itself,
// with 接办 before it where nobody handles the problem yet, or else a note.
func (t *turn) path(c *problem.Case, r *record.Record) []problem.Move {
	may := func(m problem.Move) bool { return c.May(m, t.me) == problem.None }
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
func (t *turn) progressFace(r *record.Record) chat.Face {
	c, err := t.problemOf(r.Problem.Record)
	if err != nil {
		t.ownFault(err)
		return messages.NoProblem()
	}
	return messages.ProgressCard(c, t.path(c, r), r, t.today)
}

// ownFault remembers an error that a drawing cannot return, refusals aside.
func (t *turn) ownFault(err error) {
	if _, refused := errors.AsType[*store.Refusal](err); !refused {
		t.fault = errors.Join(t.fault, err)
	}
}

// settle does what a progress asks for.
func (t *turn) settle(_ *chat.Item, r *record.Record) (said string, err error) {
	c, err := t.problemOf(r.Problem.Record)
	if err != nil {
		return "", err
	}
	path := t.path(c, r)
	if len(path) == 0 {
		return "", &store.Refusal{Reason: messages.NothingToDo(c)}
	}
	with := problem.With{By: t.me, Words: r.Text, Unit: r.Problem.Unit, Due: r.Problem.Due, Day: r.Day, Message: t.u.Message}
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

// presetProblem finds the problem that a progress speaks of.
func (t *turn) presetProblem(item *chat.Item, it reading.Item) {
	if it.RefersTo != 0 {
		ask.Set(item, "problem", strconv.Itoa(it.RefersTo))
		return
	}
	if n := t.meantProblem(knownPoint(t.dir, it.Point), it.Text); n != 0 {
		ask.Set(item, "problem", idText(n))
	}
}
