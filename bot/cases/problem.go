package cases

import (
	"errors"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// problemOf takes a problem that the person may see in hand; a [store.Refusal]
// otherwise.
func problemOf(t *turn.Turn, n int64) (*problem.Case, error) {
	r, err := t.Visible(n)
	if err != nil {
		return nil, err
	}
	c, err := problem.Of(t.Tx, r, messages.ProblemCard)
	if errors.Is(err, store.ErrNotFound) {
		return nil, &store.Refusal{Reason: messages.NothingFound}
	}
	return c, err
}

// pressMove is a button of a problem's card: most moves are made at once, some
// ask first whom, how long or why.
func pressMove(t *turn.Turn, card *chat.Card, arg string) error {
	code, rest, _ := strings.Cut(arg, ":")
	number, sure, _ := strings.Cut(rest, ":")
	m := messages.MoveOf(code)
	n, _ := turn.NumberIn(number)
	c, err := problemOf(t, n)
	if err != nil {
		return err
	}
	if fault := c.May(m, t.Me); fault != problem.None {
		return moveRefused(t, card, c, fault)
	}
	switch need := problem.NeedOf(m); {
	case need == problem.Unit, need == problem.Holder:
		return errors.Join(t.Toast(""), t.Show(card.Key, messages.GiveCard(c, m, units(t, c, m), 0)))
	case need == problem.Days:
		return errors.Join(t.Toast(""), t.Show(card.Key, messages.DaysCard(c, bureau.Calendar(t.Tx))))
	case need == problem.Sure && sure == "":
		return errors.Join(t.Toast(""), t.Show(card.Key, messages.SureCard(c, m)))
	case need == problem.Words, need == problem.Original:
		return errors.Join(t.Toast(""), askMove(t, c, m))
	}
	return make(t, card, c, m, problem.With{})
}

// make makes a move and draws what changed, the tapped card first.
func make(t *turn.Turn, card *chat.Card, c *problem.Case, m problem.Move, w problem.With) error {
	w.By, w.Message = t.Me, t.Update.Message
	err := c.Do(m, w)
	if fault, ok := errors.AsType[problem.Fault](err); ok {
		return moveRefused(t, card, c, fault)
	} else if err != nil {
		return err
	}
	moved := turn.Look(t, chat.Thing{Kind: chat.ThingCase, Numbers: []int64{c.Record.ID}, Says: string(m)})
	return errors.Join(moved, t.Toast(messages.MoveDone(m)), problemCard(t, card, c), c.Redraw())
}

// moveRefused tells why, and shows the card as it is now.
func moveRefused(t *turn.Turn, card *chat.Card, c *problem.Case, fault problem.Fault) error {
	return errors.Join(t.Alert(messages.ProblemFault(fault)), problemCard(t, card, c))
}

// problemCard draws a problem on the card that was tapped.
func problemCard(t *turn.Turn, card *chat.Card, c *problem.Case) error {
	v, err := c.See(t.Me)
	if err != nil {
		return err
	}
	_, v.Fresh = chat.DraftOn(card.Key)
	return t.Show(card.Key, messages.ProblemCard(v))
}

// units are those to whom a problem may be given, the likely ones first.
func units(t *turn.Turn, c *problem.Case, m problem.Move) (list []*bureau.Unit) {
	likely := []int64{c.Problem.Helper, c.Point.Section, c.Point.Station, c.Problem.Unit}
	add := func(u *bureau.Unit) {
		taken := problem.NeedOf(m) == problem.Unit && u != nil && u.ID == c.Problem.Unit
		for _, had := range list {
			taken = taken || had == u
		}
		if u != nil && u.Active && !taken && works(t, u.ID) {
			list = append(list, u)
		}
	}
	for _, id := range likely {
		add(t.Dir.Unit(id))
	}
	for _, u := range t.Dir.Units {
		add(u)
	}
	return list
}

// works reports whether a unit has staff or looks after points: 局领导 does not.
func works(t *turn.Turn, unit int64) bool {
	for _, p := range t.Dir.Points {
		if p.Section == unit || p.Station == unit {
			return true
		}
	}
	return len(staff(t, unit)) > 0
}

// staff are the people of a unit, joined or not.
func staff(t *turn.Turn, unit int64) (found []*bureau.Person) {
	for _, p := range t.Active() {
		for _, post := range p.Posts {
			if post.Unit == unit && post.Role == bureau.Staff {
				found = append(found, p)
			}
		}
	}
	return found
}

// leafUnits turns the page of units.
func leafUnits(t *turn.Turn, card *chat.Card, arg string) error {
	c, m, rest, err := choosing(t, arg)
	if err != nil {
		return err
	}
	offset, _ := strconv.Atoi(rest)
	return errors.Join(t.Toast(""), t.Show(card.Key, messages.GiveCard(c, m, units(t, c, m), max(0, offset))))
}

// giveTo is the choice of a unit, and then of somebody of it.
func giveTo(t *turn.Turn, card *chat.Card, arg string) error {
	c, m, rest, err := choosing(t, arg)
	if err != nil {
		return err
	}
	first, second, chosen := strings.Cut(rest, ".")
	unit, _ := strconv.ParseInt(first, 10, 64)
	person, _ := strconv.ParseInt(second, 10, 64)
	if staff := staff(t, unit); problem.NeedOf(m) == problem.Holder && !chosen && len(staff) > 0 {
		return errors.Join(t.Toast(""), t.Show(card.Key, messages.StaffCard(c, m, t.Dir.Unit(unit), staff)))
	}
	return make(t, card, c, m, problem.With{Unit: unit, Person: person})
}

// choosing reads the problem, the move and the rest of a chooser's button.
func choosing(t *turn.Turn, arg string) (c *problem.Case, m problem.Move, rest string, err error) {
	code, arg, _ := strings.Cut(arg, ":")
	number, rest, _ := strings.Cut(arg, ":")
	n, _ := turn.NumberIn(number)
	c, err = problemOf(t, n)
	return c, messages.MoveOf(code), rest, err
}

// extendBy is the choice of workdays.
func extendBy(t *turn.Turn, card *chat.Card, arg string) error {
	number, rest, _ := strings.Cut(arg, ":")
	n, _ := turn.NumberIn(number)
	c, err := problemOf(t, n)
	if err != nil {
		return err
	}
	days, _ := strconv.Atoi(rest)
	return make(t, card, c, problem.Extend, problem.With{Days: days})
}

// kindMove is a move that needs some words or another problem's number.
const kindMove = "move"

// A wantedMove is that move and what it needs.
type wantedMove struct {
	problem, original int64
	move              problem.Move
	words             string
}

var moveTalk = turn.Talk[wantedMove]{Name: kindMove, Title: messages.TitleProgress, Quick: true, Questions: moveQuestions, End: makeAsked, Asking: moveFace}

// askMove begins the question that a move needs an answer to.
func askMove(t *turn.Turn, c *problem.Case, m problem.Move) error {
	item := chat.Item{Kind: kindMove}
	ask.Set(&item, "problem", turn.IDText(c.Record.ID))
	ask.Set(&item, "type", string(m))
	return draft.Open(t, draft.New(t, []chat.Item{item}))
}

func moveQuestions(t *turn.Turn, w *wantedMove) []ask.Question {
	some := func(id int64) bool { return id > 0 }
	qs := []ask.Question{
		{Key: "problem", Fill: func(v string) bool { w.problem, _ = strconv.ParseInt(v, 10, 64); return true }},
		{Key: "type", Fill: func(v string) bool { w.move = problem.Move(v); return true }},
	}
	if problem.NeedOf(w.move) != problem.Original {
		return append(qs, ask.Text("text", messages.LabelText, messages.MovePrompt(w.move), &w.words, turn.MaxText).With(ask.Must))
	}
	which := ask.Row("original", messages.LabelIssue, messages.MovePrompt(w.move), &w.original, some, t.HearNumber, nil).With(ask.Must)
	return append(qs, which.Offering(problemChoices(t, w.problem)...))
}

// moveFace asks for what a move needs to be told.
func moveFace(t *turn.Turn, w *wantedMove, q *ask.Question, fault string, choices []chat.Button) chat.Face {
	c, err := problemOf(t, w.problem)
	if err != nil {
		t.OwnFault(err)
		return messages.NoProblem()
	}
	return messages.AskMove(c, w.move, q.Prompt, fault, choices)
}

// problemChoices are the open problems of the same point.
func problemChoices(t *turn.Turn, n int64) (choices []ask.Choice) {
	own, err := record.Find(t.Tx, n)
	if err != nil {
		return nil
	}
	for _, r := range t.Matches(own.Point, own.Text) {
		if r.ID != n && len(choices) < 6 {
			choices = append(choices, ask.Choice{Words: messages.Number(r.ID) + " " + messages.Clip(r.Text, 8), Value: turn.IDText(r.ID)})
		}
	}
	return choices
}

// makeAsked makes the move whose question was answered.
func makeAsked(t *turn.Turn, w *wantedMove) (said string, err error) {
	c, err := problemOf(t, w.problem)
	if err != nil {
		return "", err
	}
	due, extends := day.Day(""), false
	if w.move == problem.Direct {
		said := words.Read(w.words)
		due, extends = turn.DayIn(turn.Undated(t.Dir, w.words, t.Today), t.Today), said.Is(words.Extend) // 延期到29号
	}
	err = c.Do(w.move, problem.With{By: t.Me, Words: w.words, Due: due, Extends: extends, Origin: w.original, Message: t.Update.Message})
	if fault, ok := errors.AsType[problem.Fault](err); ok {
		return "", &store.Refusal{Reason: messages.ProblemFault(fault)}
	} else if err != nil {
		return "", err
	}
	return messages.MoveMade(c, w.move, w.words), c.Redraw()
}
