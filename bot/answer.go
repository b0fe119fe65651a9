package bot

import (
	"strings"

	"liaison/bot/answers"
	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
)

// hear handles a text that is no command: the answer to the question under way,
// a word about the draft, or something new to record.
func hear(t *turn.Turn) error {
	d, err := t.OpenDraft()
	if err != nil {
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

// answer takes a text as the answer to the question under way, unless it is
// about something else.
func answer(t *turn.Turn, d *chat.Draft, q *ask.Question, i int) error {
	value, fault := q.Hear(t.Says)
	if q.Many && fault == "" {
		return draft.TakeAnswer(t, d, d.Asking, value)
	}
	if asked := t.ReadQuestion(t.Says); fault != "" && q.Key != draft.CaliberKey && (isQuestion(t, asked) || asked.From != "" && asked.Known() && !asked.Tells) {
		return answers.Reply(t, t.Says, asked)
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
