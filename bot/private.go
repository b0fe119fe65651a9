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
// names and without who was ill; of a meeting without any illness.
func keptText(k store.Kind, says string) string {
	if k == store.KindMeeting {
		says = store.MaskIllness(says)
	}
	return store.MaskPeople(says)
}

// keptSentence is what a draft keeps of its sentence.
func keptSentence(says string, items []store.Item) string {
	return store.MaskPeople(noIllness(says, items))
}

// noIllness leaves out of a sentence who was ill.
func noIllness(says string, items []store.Item) string {
	if anyMeeting(items) {
		return store.MaskIllness(says)
	}
	return store.MaskAbsence(says)
}

func anyMeeting(items []store.Item) bool {
	return slices.ContainsFunc(items, func(i store.Item) bool { return i.Kind == string(store.KindMeeting) && !i.Skip })
}

// withoutPeople is what is kept of words that are in no record yet.
func (t *turn) withoutPeople(says string) string {
	t.hides = t.hides || store.MaskNames(says) != says
	return store.MaskPeople(says)
}

// nameFiles takes names and illness out of the names of files: 王经理住院证明.jpg.
func (t *turn) nameFiles() {
	for i := range t.u.Files {
		f := &t.u.Files[i]
		if name := store.MaskNames(store.MaskIllness(f.Name)); name != f.Name {
			f.Name, t.hides = name, true
		}
	}
}

// tellHidden tells the person that something is not kept, unless a card says so.
func (t *turn) tellHidden() error {
	if !t.hides || t.noted {
		return nil
	}
	return t.say(messages.MaskedNote)
}
