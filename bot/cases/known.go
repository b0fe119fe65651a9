package cases

import (
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/problem"
	"liaison/store/record"
)

// problemNotes names the open problem that a new one may repeat: then its words may go there. It tells what becomes of one that
// a leader gives to somebody at once.
func problemNotes(t *turn.Turn, r *record.Record) (notes []string) {
	if r.ID != 0 {
		return nil
	}
	if r.Problem != nil && r.Problem.Unit != 0 {
		notes = append(notes, messages.GivenAtOnce(t.Dir, r.Problem, t.Today))
	}
	if like := likeOpen(t.Unsettled(), r.Point, r.Type, r.Text); like != nil {
		notes = append(notes, messages.MayRepeat(like))
	}
	return notes
}

// likeOpen is the pending problem at a point that is told of in words so like some others that it may be the same;
// nil where none is, or several are.
func likeOpen(open []record.Record, point int64, typ, says string) (like *record.Record) {
	most, tied := 0, false
	for i := range open {
		r := &open[i]
		n := turn.SharedPairs(words.WithoutFilling(says), r.Text)
		least := leastShared
		if r.Type != typ {
			least++
		}
		switch {
		case point == 0 || r.Point != point || !r.Problem.Pending() || n < least || n < most:
		case n == most:
			tied = true
		default:
			like, most, tied = r, n, false
		}
	}
	if tied {
		return nil
	}
	return like
}

// hearSame keeps what the open card tells as news of the problem that a sentence says it is already: 这跟26是一回事; 并到266去;
// 就是原来那个 别新开了.
func hearSame(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	number, same := words.SameMatter(s.Says)
	d := in.Draft
	if !same || d == nil || draft.Correcting(d) || words.Asks(s.Says) {
		return nil
	}
	at := -1
	for i := range d.Items {
		item := &d.Items[i]
		if item.Skip || item.Kind != string(record.KindProblem) {
			continue
		}
		like := likeOpen(in.Open(), turn.IDOf(ask.Get(item, "point")), ask.Get(item, "type"), ask.Get(item, "text"))
		if number == 0 && like == nil {
			continue
		}
		if at >= 0 {
			return nil
		}
		if at = i; number == 0 {
			number = like.ID
		}
	}
	if at < 0 || !slices.ContainsFunc(in.Open(), func(r record.Record) bool { return r.ID == number }) {
		return nil
	}
	return &turn.Proposal{Name: "the same", Cost: -2, Do: func(t *turn.Turn) error {
		c, err := problemOf(t, number)
		if err != nil {
			return err
		}
		if fault := c.May(problem.Note, t.Me); fault != problem.None {
			return t.Say(messages.MoveRefused(c, problem.Note, fault))
		}
		told := ask.Get(&d.Items[at], "text")
		d.Items[at] = itemOf(t, c, problem.Note, &order{numbers: []int64{number}, words: told})
		d.Rival = nil
		draft.AskNext(t, d)
		return draft.Keep(t, d, "")
	}}
}

// hearOtherProblem takes 哎说串了 是26 电梯那个 as another problem for the news on the open card.
func hearOtherProblem(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	had := inDraft(in)
	number, which, wrong := words.WrongOne(s.Says)
	if had == 0 || !wrong || len(d.Items)-draft.CountSkipped(d) != 1 || words.Asks(s.Says) {
		return nil
	}
	is := func(n int64) bool {
		return n != had && slices.ContainsFunc(in.Open(), func(r record.Record) bool { return r.ID == n })
	}
	if len(s.Numbers) == 1 && is(s.Numbers[0]) {
		number = s.Numbers[0]
	}
	if !is(number) {
		part := in.Hear(strings.Trim(which, "，, 。"))
		alike := likest(in, part, which)
		if len(part.Question.Points) == 1 && len(alike) != 1 {
			if alone := aloneThere(in, part); alone != 0 {
				alike = []int64{alone}
			}
		}
		if number != 0 || len(alike) != 1 || !is(alike[0]) {
			return nil
		}
		number = alike[0]
	}
	item := &d.Items[draft.FirstKept(d)]
	return &turn.Proposal{Name: "other problem", Cost: -2, Do: func(t *turn.Turn) error {
		c, err := problemOf(t, number)
		if err != nil {
			return err
		}
		*item = itemAgain(t, c, item)
		d.Rival = nil
		draft.AskNext(t, d)
		return draft.Keep(t, d, "")
	}}
}

// itemAgain is what a progress comes to with another problem.
func itemAgain(t *turn.Turn, c *problem.Case, had *chat.Item) chat.Item {
	o := &order{numbers: []int64{c.Record.ID}, move: problem.Move(ask.Get(had, "move")), words: ask.Get(had, "text")}
	if ask.Get(had, "extends") != "" {
		o.move = problem.Extend
	}
	if ask.Get(had, "type") == solvedType {
		o.move = problem.Finish
	}
	o.unit, o.person = turn.IDOf(ask.Get(had, "unit")), turn.IDOf(ask.Get(had, "person"))
	o.days, _ = strconv.Atoi(ask.Get(had, "days"))
	if o.move == "" {
		o.move = problem.Note
	}
	item, refused := itemFor(t, c, o)
	if item == nil {
		note := itemOf(t, c, problem.Note, o)
		ask.Set(&note, "why", refused)
		return note
	}
	return *item
}
