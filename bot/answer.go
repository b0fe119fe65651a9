package bot

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/answers"
	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// hear handles a text that is no command: the answer to the question under way,
// a word about the draft, or something new to record.
func hear(t *turn.Turn) error {
	if n := words.Lead(t.Says); n != 0 && slices.ContainsFunc(t.Unsettled(), func(r record.Record) bool { return r.ID == n }) {
		t.Says = "#" + t.Says // 231广告科回话了
	}
	d, err := t.OpenDraft()
	if err != nil {
		return err
	}
	if done, err := proposed(t, d); done || err != nil {
		return err
	}
	if d == nil {
		return enter(t)
	}
	if run, ok := draftWords[strings.TrimSuffix(t.Says, "。")]; ok {
		return run(t, d, "")
	}
	_, q, i := draft.QuestionAt(t, d, d.Asking)
	if q == nil || q.Hear == nil {
		return somethingNew(t, d)
	}
	return answer(t, d, q, i)
}

// proposed takes the cheapest proposal of the topics for a text that goes on with what the
// talk is about. A text with files, one that is too long and one for a colleague (代记)
// never goes on with it. While a question takes any words as its answer, only giving up
// is proposed.
func proposed(t *turn.Turn, d *chat.Draft) (done bool, err error) {
	if len(t.Update.Files) > 0 || utf8.RuneCountInString(t.Says) > turn.MaxText || behalf.MatchString(t.Says) {
		return false, nil
	}
	in, err := turn.SceneOf(t)
	if err != nil {
		return false, err
	}
	s := turn.SentenceOf(t)
	var p *turn.Proposal
	if asksWords(t, d) {
		p = draft.HearGivingUp(in, s)
	} else {
		p = t.House.Propose(in, s)
	}
	if p == nil {
		return false, nil
	}
	t.Took = p.Name
	return true, p.Do(t)
}

// asksWords reports whether the open question takes any words as its answer.
func asksWords(t *turn.Turn, d *chat.Draft) bool {
	if d == nil {
		return false
	}
	_, q, _ := draft.QuestionAt(t, d, d.Asking)
	return q != nil && q.Key == "text"
}

// answer takes a text as the answer to the open question, unless the text is about
// something else.
func answer(t *turn.Turn, d *chat.Draft, q *ask.Question, i int) error {
	value, fault := q.Hear(t.Says)
	if fault != "" {
		if done, err := wholeAnswer(t, d, q, i); done || err != nil {
			return err
		}
	}
	if q.Many && fault == "" {
		return draft.TakeAnswer(t, d, d.Asking, value)
	}
	if asked := t.ReadQuestion(t.Says); fault != "" && q.Key != draft.CaliberKey {
		ofTime := value == "" && asked.From != "" && asked.Known() && !asked.Tells
		if ofTime || isQuestion(t, asked) {
			return answers.Reply(t, t.Says, asked)
		}
	}
	draft.NoteHidden(t, d)
	read := t.Read(t.Says, t.Speaker(), t.Today)
	switch how, said := belongs(t, d, i, q.Key, read); {
	case how == other:
		return somethingNew(t, d)
	case how == more:
		d.Unread = append(d.Unread, read.Unread...)
		return join(t, d, i, said)
	case fault != "":
		return draft.Keep(t, d, fault)
	}
	classify(t, d, i, q.Key)
	return draft.TakeAnswer(t, d, d.Asking, value)
}

// draftWords are words that act on the open draft like its buttons.
var draftWords = map[string]func(*turn.Turn, *chat.Draft, string) error{
	messages.WordSubmit: draft.SubmitTyped,
	messages.WordCancel: draft.Discard,
	messages.WordSkip:   draft.SkipTyped,
	messages.WordBack:   draft.StepBack,
}

// wholeAnswer takes an answer that says more than was asked: 一支部的，应到15，请假2个. It
// reports whether a part of the text answers the question.
func wholeAnswer(t *turn.Turn, d *chat.Draft, q *ask.Question, i int) (done bool, err error) {
	parts := strings.FieldsFunc(t.Says, func(r rune) bool { return strings.ContainsRune("，,。；; \n", r) })
	if len(parts) < 2 || !slices.Contains([]string{"point", "org", "date", "type"}, q.Key) {
		return false, nil
	}
	for k, part := range parts {
		part = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(part, "就是"), "是"), "的")
		value, fault := q.Hear(part)
		if fault != "" {
			continue
		}
		rest := strings.Join(slices.Delete(parts, k, k+1), "，")
		typ := ""
		if q.Key == "type" {
			typ = value
		}
		fillRest(t, &d.Items[i], typ, rest)
		if q.Key == "type" && d.Items[i].Kind == string(record.KindMeeting) {
			others := slices.DeleteFunc(t.Reader.MeetingTypes(rest), func(typ string) bool { return typ == value })
			if len(others) > 0 {
				d.Items[i].Answers = append(d.Items[i].Answers, chat.Answered{Key: "also", Value: strings.Join(others, ",")})
			}
		}
		return true, draft.TakeAnswer(t, d, d.Asking, value)
	}
	return false, nil
}

// fillRest fills an item from the words around its answer, read as words about a record of
// its type. It changes a value only if the words correct it.
func fillRest(t *turn.Turn, item *chat.Item, typ, rest string) {
	if wrong, right, ok := words.Correction(rest); ok && wrong != "" && draft.Mend(t, item, wrong, right) {
		return
	}
	for _, it := range t.Read(cmp.Or(ask.Get(item, "type"), typ)+"，"+rest, t.Speaker(), t.Today).Items {
		if string(it.Kind) != item.Kind {
			continue
		}
		said := draft.ItemOf(t, it, draft.Sentence{Says: rest, Day: t.Today, Asked: []string{"date"}})
		for _, a := range said.Answers {
			if ask.Get(item, a.Key) == "" {
				ask.Set(item, a.Key, a.Value)
			}
		}
	}
}
