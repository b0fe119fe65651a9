package bot

import (
	"slices"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store"
)

// What is never kept of a meeting: what was said in a 谈心谈话, and who was ill.

// healthy is a question for words of which illness is left out; 没有 is no answer.
func healthy(q ask.Question) ask.Question {
	hear := q.Hear
	q.Hear = func(says string) (string, string) {
		if q.Key != "text" && says == messages.WordNone {
			return ask.Skipped, ""
		}
		value, fault := hear(says)
		return store.MaskIllness(value), fault
	}
	return q
}

// countOnly takes everything but the count from a 谈心谈话.
func countOnly(r *store.Record) {
	if r.Kind == store.KindMeeting && r.Type == talkType {
		r.Text, r.Detail = "", store.Detail{Attached: r.Detail.Attached}
	}
}

// keptText is what is stored of words that were written about a record: without
// names and, of a meeting, without illness.
func keptText(k store.Kind, says string) string {
	s := store.MaskNames(says)
	if k == store.KindMeeting {
		s = store.MaskIllness(s)
	}
	return s
}

// keptSentence is what a draft keeps of its sentence; of one that nobody could
// read, too, not who was ill.
func keptSentence(says string, items []store.Item) string {
	if anyMeeting(items) {
		return store.MaskIllness(says)
	}
	if len(items) == 0 {
		return store.MaskAbsence(says)
	}
	return says
}

func anyMeeting(items []store.Item) bool {
	return slices.ContainsFunc(items, func(i store.Item) bool { return i.Kind == string(store.KindMeeting) && !i.Skip })
}
