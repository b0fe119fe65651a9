package bot

import (
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
)

// withoutRemarks is a question without the clauses before and behind it that say nothing of what is asked, but why or how: 这个月我跑了几趟 of
// 这个月我跑了几趟 写材料要. What is left must be a question by itself.
func withoutRemarks(t *turn.Turn) string {
	if !questions(t.Says) {
		return t.Says
	}
	rest := t.Says
	for head, tail := range words.Tails(rest) {
		if !remarks(t, tail) || !questions(head) {
			break
		}
		rest = head
	}
	for head, tail, more := words.FirstClause(rest); more && remarks(t, head) && questions(tail); head, tail, more = words.FirstClause(rest) {
		rest = tail
	}
	if rest == t.Says || !asksWhole(t, rest) {
		return t.Says
	}
	return rest
}

// remarks reports whether a clause has no word that a record or a question knows, and neither points to something nor narrows what is asked.
func remarks(t *turn.Turn, clause string) bool {
	if words.PointsAt(clause) || words.Limits(clause) {
		return false
	}
	s := turn.PartOf(t, clause)
	q := s.Question
	for _, it := range s.Reading.Items {
		if it.Kind != reading.None {
			return false
		}
	}
	known := len(q.Points)+len(q.Units)+len(q.Names) > 0 || q.From != "" || q.Action != "" || q.Leader != "" || q.Category != ""
	return !known && len(s.Numbers)+len(s.Acts) == 0 && !questions(clause)
}

// asksWhole reports whether a text is a question that is read to its last word.
func asksWhole(t *turn.Turn, says string) bool {
	q := t.ReadQuestion(says)
	return q.Named() && (q.Asks || !q.Tells) && q.Unread == "" || heardAsked(t, says)
}
