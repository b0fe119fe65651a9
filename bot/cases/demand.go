package cases

import (
	"slices"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/problem"
)

// hearDemand takes what a leader wants of those who deal with the problem that is named or in hand as a 批示, with the day that it
// gives: 叫他查清楚卡在哪 周四给我回话, 让他明天报个说法上来, 督办一下 周五下班前给我报结果.
func hearDemand(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil && !notesOnly(in) || !in.Me.Is(turn.ChiefRoles...) || s.Tells() || s.Corrects() || utf8.RuneCountInString(s.Says) > mostDealt {
		return nil
	}
	otherwise := slices.ContainsFunc(s.Acts, func(a words.Act) bool { return slices.Contains(otherActs, a) })
	them, told := words.Demanded(s.Says)
	if !them && !told || otherwise {
		return nil
	}
	o := &order{move: problem.Direct, words: words.WithoutNumber(s.Says)}
	o.until, o.days = until(s, in.Today)
	if n, given := in.Count(words.DaysGiven(s.Says)); given && o.until == "" && o.days == 0 {
		o.days = n
	}
	if o.until != "" && o.until < in.Today || !them && o.until == "" && o.days == 0 {
		return nil
	}
	o.unit, o.person, _ = receiver(in, s)
	cost := turn.Missing
	switch n := inHand(in); {
	case in.Draft != nil:
		o.numbers, cost = []int64{inDraft(in)}, turn.Missing-1 // before more news
	case len(s.Numbers) > 0 || s.Nth != 0:
		o.numbers, _ = objects(in, s, "")
	case listsCases(in) && words.AllOf(s.Says):
		o.numbers, _ = objects(in, s, "")
	case n != 0 && len(s.Question.Points) == 0:
		o.numbers = []int64{n}
	case len(s.Question.Points) == 0 && onlyAt(in) != 0 && !words.GoesFor(s.Says):
		o.numbers, cost = []int64{onlyAt(in)}, cost+turn.PerDistance
	default:
		if o.numbers, _ = objects(in, s, s.Says); len(o.numbers) == 0 && !(them && (told || listsCases(in)) && len(s.Question.Points) == 0) {
			return nil // else which of them is asked
		}
		cost += turn.PerDistance
	}
	if slices.ContainsFunc(o.numbers, func(n int64) bool { return !isOpen(in, n) }) {
		return nil
	}
	return &turn.Proposal{Name: "demand", Cost: cost, Do: func(t *turn.Turn) error { return carryOut(t, o) }}
}

// notesOnly reports whether the open card is no more than news of one problem: what is wanted may follow.
func notesOnly(in *turn.Scene) bool {
	d := in.Draft
	if d.Asking != "" || len(d.Items) != 1 || inDraft(in) == 0 {
		return false
	}
	move := problem.Move(ask.Get(&d.Items[0], "move"))
	return (move == "" || move == problem.Note) && ask.Get(&d.Items[0], "type") != solvedType && ask.Get(&d.Items[0], "unit") == ""
}

// otherActs are the acts of which such a sentence is no demand.
var otherActs = []words.Act{words.Claim, words.Extend, words.Grant, words.Deny, words.Refer, words.Withdraw, words.Reopen}

// listsCases reports whether the problems that were listed last are what the talk is about.
func listsCases(in *turn.Scene) bool {
	th, at := in.Focus.Find(chat.ThingList)
	return th != nil && at == 0 && len(th.Numbers) > 0 && isOpen(in, th.Numbers[0])
}
