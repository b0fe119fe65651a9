package entries

import (
	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/record"
)

func visitQuestions(t *turn.Turn, e *ask.Env, r *record.Record) []ask.Question {
	qs := make([]ask.Question, 0, 12) // asked for several times an update
	qs = append(qs,
		draft.WhichPoint(t, &r.Point, "去的哪个点位？").With(ask.Must),
		ask.Date(e, "哪天去的？", &r.Day, false, t.HearDay).With(ask.Wanted),
		ask.OneOf("type", messages.LabelType, "做了什么？", &r.Type, reading.Types(reading.Visit)...).With(ask.Wanted))
	qs = draft.FigureQuestions(t, qs, r)
	return append(qs,
		ask.Text("text", messages.LabelText, "讲了什么、办了什么？", &r.Text, turn.MaxText),
		ask.YesNo("phone", messages.LabelPhone, "是电话走访吗？", &r.Detail.ByPhone),
		whichTags(t, r),
		draft.WhoseRecord(t, r))
}
