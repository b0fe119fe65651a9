package turn

import (
	"slices"

	"liaison/bot/reading"
	"liaison/bot/words"
	"liaison/store/bureau"
	"liaison/store/indicator"
)

// OfScope reports whether a leader who says 我 means the points they lead, not what they did: 我这块还有几个没办完, 我的点这周哪个没去.
func OfScope(t *Turn, q reading.Question) bool {
	if !t.Me.Is(bureau.Leader) || t.Me.Is(bureau.Staff, bureau.Secretary) {
		return false
	}
	return slices.ContainsFunc(q.Names, isPending) || q.Action == reading.Unvisited || q.Action == reading.LongestAgo || words.OfScope(t.Says)
}

// AsksPending reports whether a sentence asks for the problems that are pending or overdue, of whatever kind.
func AsksPending(s *Sentence) bool {
	q := s.Question
	other := func(name string) bool { return !isPending(name) }
	return len(q.Names) > 0 && !slices.ContainsFunc(q.Names, other) && q.Known() && q.Unread == "" && len(s.Numbers) == 0
}

// isPending reports whether a number is of problems that are pending now.
func isPending(name string) bool { return name == indicator.Pending || name == indicator.Overdue }
