package draft

import (
	"slices"

	"liaison/bot/ask"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/mask"
	"liaison/store/record"
)

// What is never kept of a meeting: what was said in a 谈心谈话, and who was ill.

// Healthy is a question for words of which illness is left out; 没有 is no answer.
func Healthy(q ask.Question) ask.Question {
	hear := q.Hear
	q.Hear = func(says string) (string, string) {
		if q.Key != "text" && says == messages.WordNone {
			return ask.Skipped, ""
		}
		value, fault := hear(says)
		return mask.Illness(value), fault
	}
	return q
}

// countOnly takes everything but the count from a 谈心谈话.
func countOnly(r *record.Record) {
	if r.Kind == record.KindMeeting && r.Type == record.Talk {
		r.Text, r.Detail = "", record.Detail{Attached: r.Detail.Attached}
	}
}

// keptText is what is stored of words that were written about a record: without
// names and without who was ill; of a meeting without any illness.
func keptText(k record.Kind, says string) string {
	if k == record.KindMeeting {
		says = mask.Illness(says)
	}
	return mask.People(says)
}

// MeetingWords is what may be stored of words about a meeting that is no record yet: without names and without any illness.
func MeetingWords(t *turn.Turn, says string) string { return t.WithoutPeople(mask.Illness(says)) }

// KeptSentence is what a draft keeps of its sentence.
func KeptSentence(says string, items []chat.Item) string {
	return mask.People(noIllness(says, items))
}

// noIllness leaves out of a sentence who was ill.
func noIllness(says string, items []chat.Item) string {
	if anyMeeting(items) {
		return mask.Illness(says)
	}
	return mask.Absence(says)
}

func anyMeeting(items []chat.Item) bool {
	return slices.ContainsFunc(items, func(i chat.Item) bool { return i.Kind == string(record.KindMeeting) && !i.Skip })
}

// NoteHidden remembers that something private was left out of what was said.
func NoteHidden(t *turn.Turn, d *chat.Draft) {
	if t.Update.Masked || mask.Names(t.Says) != t.Says {
		d.Hidden, t.Hides = true, true
	}
	d.Ill = d.Ill || noIllness(t.Says, d.Items) != t.Says
}
