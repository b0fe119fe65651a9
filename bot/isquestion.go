package bot

import (
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/bureau"
	"liaison/store/indicator"
	"slices"
	"strings"
	"unicode/utf8"
)

// isQuestion reports whether a text is certainly a question. From a leader it is also one
// where the same words could record a visit: 居然之家11月走访.
func isQuestion(t *turn.Turn, q reading.Question) bool {
	switch {
	case q.Action == reading.Ranking:
		return true
	case !q.Known(), looksThere(t, q):
		return false
	case q.Asks || q.Action != "", !q.Tells && ofPending(t, q.Names):
		return true
	}
	long := q.From != q.To && len(q.Names) > 0
	switch {
	case q.Tells || !q.Last && !long, q.From > string(t.Today): // 下周二去居然之家走访 is a plan
		return false
	case len(q.Points) == 1 && q.From != "" && q.From == q.To && words.Deed(t.Says): // 今天在居然送服务
		return false
	case t.Me.Is(turn.ChiefRoles...):
		return q.From != "" || len(q.Points) == 0 && !t.Me.Is(bureau.Staff, bureau.Secretary)
	}
	return long && !t.Me.Is(turn.FieldRoles...) && ofVisits(t, q.Names)
}

// halfAsks reports whether a text that makes no record may be a question: one with only a
// period or a place or, from a chief, with any part of a question.
func halfAsks(t *turn.Turn, q reading.Question) bool {
	if isQuestion(t, q) || q.Known() && !q.Tells {
		return true
	}
	return t.Me.Is(turn.ChiefRoles...) && !t.Me.Is(bureau.Staff, bureau.Secretary) && (q.Asks || q.Action != "" || len(q.Names) > 0)
}

// looksThere reports whether a text tells of a way to come to one point, and what is to be looked at there.
func looksThere(t *turn.Turn, q reading.Question) bool {
	return len(q.Points) == 1 && words.LooksThere(t.Says) && !words.OfPast(t.Says) && turn.DayIn(turn.Undated(t.Dir, t.Says, t.Today), t.Today) > t.Today
}

// ofPending reports whether all numbers asked for are of problems 在办 or overdue, which
// nobody enters: 钢市逾期的问题.
func ofPending(t *turn.Turn, names []string) bool {
	return len(names) > 0 && !slices.ContainsFunc(names, func(name string) bool { return name != indicator.Pending && name != indicator.Overdue })
}

// ofVisits reports whether all numbers asked for are of visits, which a 书记 does not record.
func ofVisits(t *turn.Turn, names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return t.Dir.Indicators.Find(name).Kind != indicator.Visit })
}

// asksHelp reports whether a text asks how something is recorded, and of no record: 请问金点子怎么填.
func asksHelp(says string) bool {
	ofOne := words.PointsAt(says) || strings.ContainsAny(says, "0123456789")
	return words.AsksHowTo(says) && !ofOne && utf8.RuneCountInString(says) <= longestWish
}
