package cases

import (
	"errors"
	"slices"

	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// hearWeek shows a person's own week: 我的一周.
func hearWeek(_ *turn.Scene, s *turn.Sentence) *turn.Proposal {
	last, ok := words.OwnWeek(s.Says)
	if !ok {
		return nil
	}
	return &turn.Proposal{Name: "week", Cost: -1, Do: func(t *turn.Turn) error {
		p := day.Week(t.Today)
		if last {
			p = day.Week(p.From.Add(-7))
		}
		return week(t, p)
	}}
}

// week shows what somebody did, what they solved, what is due, what is planned and what
// they ordered, in one card.
func week(t *turn.Turn, p day.Period) error {
	done, err1 := record.OwnIn(t.Tx, t.Me.ID, p)
	solved, err2 := record.SolvedBy(t.Tx, t.Me.ID, p)
	plans, err3 := record.PlansOf(t.Tx, t.Me, p.From)
	ordered, err4 := record.DirectivesOf(t.Tx, t.Me.ID)
	if err := errors.Join(err1, err2, err3, err4, record.CompleteAll(t.Tx, done)); err != nil {
		return err
	}
	if !t.Me.Is(turn.ChiefRoles...) {
		ordered = nil // they lead no more
	}
	until := p.To.Add(7)
	plans = slices.DeleteFunc(plans, func(r record.Record) bool { return r.Day > until })
	var due []*problem.Case
	for _, r := range t.Unsettled() {
		c, err := problem.Of(t.Tx, &r, messages.ProblemCard)
		if err != nil {
			return err
		}
		if c.WaitsFor(t.Me) && (r.Problem.Due <= until || len(r.Problem.Owed()) > 0) {
			due = append(due, c)
		}
	}
	var numbers []int64
	for _, c := range due {
		numbers = append(numbers, c.Record.ID)
	}
	face := messages.OwnWeek(t.Dir, t.Me, p, t.Today, messages.WeekView{Done: done, Solved: solved, Due: due, Plans: plans, Ordered: ordered})
	return errors.Join(turn.Look(t, chat.Thing{Kind: chat.ThingList, Numbers: numbers}), t.ShowNew(face))
}
