package entries

import (
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/indicator"
	"liaison/store/record"
)

func activityQuestions(t *turn.Turn, e *ask.Env, r *record.Record) []ask.Question {
	point := draft.WhichPoint(t, &r.Point, messages.AskOfPoint).With(ask.Step)
	if needsPoint(r.Type) {
		point = point.With(ask.Must)
	}
	qs := []ask.Question{
		ask.OneOf("type", messages.LabelType, messages.WhichActivity, &r.Type, reading.Types(reading.Activity)...).With(ask.Must),
		point,
		ask.Date(e, messages.AskOfDay, &r.Day, false, t.HearDay).With(ask.Wanted),
		projectTitle(r),
	}
	if r.Type == record.ProjectType {
		qs = append(qs, whichProject(t, r))
	}
	names, figures := t.Dir.Indicators.Said(indicator.Activity, r.Type), draft.FigureQuestions(t, qs, r)
	if len(names) > 0 {
		figures[len(qs)].Prompt = messages.AskFigures(t.Dir.Indicators, names)
	}
	if len(names) > 0 && len(r.Figures) > 0 {
		figures[len(qs)].Need = ask.Optional // another one was told
	}
	if qs = figures; slices.ContainsFunc(names, t.Dir.Indicators.Apart) {
		qs = append(qs, whichCaliber(t, r))
	}
	return append(qs, ask.Text("text", messages.LabelText, messages.AskDone, &r.Text, turn.MaxText), whichTags(t, r), draft.WhoseRecord(t, r))
}

// activityNamed are the types of activities by the words with which somebody
// begins to record one, alone or behind 记.
var activityNamed = map[string]string{
	"培训": "质量培训", "质量培训": "质量培训", "学习": "学习培训", "学习培训": "学习培训", "党史学习": "学习培训",
	"攻关": "攻关项目", "攻关项目": "攻关项目", "qc": "攻关项目", "结对": "结对联建", "联建": "结对联建", "结对联建": "结对联建", "金点子": "结对联建",
	"荣誉": "荣誉成果", "成果": "荣誉成果", "荣誉成果": "荣誉成果", "先锋岗": "先锋岗", "亮身份": "先锋岗", "阵地": "阵地建设", "阵地建设": "阵地建设",
	"宣讲": "宣讲", "微学课": "宣讲", "活动": "",
}

// RecordsByName begins an activity that a bare word names: 记荣誉, 金点子. Of
// somebody who leads a bare word asks for its number.
func RecordsByName(t *turn.Turn) (done bool, err error) {
	word, told := strings.CutPrefix(strings.ToLower(strings.TrimLeftFunc(t.Says, turn.IsSign)), "记")
	typ, known := activityNamed[word]
	switch leads := t.Me.Is(bureau.Leader, bureau.Admin); {
	case !known, told && !t.Me.Is(turn.PartyRoles...):
		return false, nil
	case leads && !told:
		return true, t.House.Run(t, "stats", t.Says)
	}
	item := draft.OwnPlace(t, string(record.KindActivity))
	if typ != "" {
		ask.Set(&item, "type", typ)
	}
	d := draft.New(t, []chat.Item{item})
	d.Steps = true
	return true, draft.Open(t, d)
}

// needsPoint reports whether an activity belongs to a point: trainings and 宣讲
// may not.
func needsPoint(typ string) bool {
	return typ != "" && !slices.Contains([]string{"质量培训", "学习培训", "宣讲"}, typ)
}

// whichCaliber takes in the 口径 of the figures that are never added. It is never
// asked unasked: the card offers it.
func whichCaliber(t *turn.Turn, r *record.Record) ask.Question {
	q := ask.Question{Key: draft.CaliberKey, Label: messages.LabelCaliber, Prompt: messages.AskCaliber,
		Hear: func(says string) (string, string) {
			says = strings.TrimSuffix(strings.TrimSpace(says), "。")
			if says == "" || len([]rune(says)) > 12 || !slices.ContainsFunc(messages.Calibers, func(c string) bool { return strings.HasSuffix(says, c) }) {
				return "", messages.NotACaliber
			}
			return says, ""
		},
		Fill: func(value string) bool {
			for i := range r.Figures {
				if f := &r.Figures[i]; t.Dir.Indicators.Apart(f.Name) && f.Caliber == "" {
					f.Caliber = value
				}
			}
			return true
		}}
	i := slices.IndexFunc(r.Figures, func(f record.Figure) bool { return t.Dir.Indicators.Apart(f.Name) })
	if q.Now = draft.OneCaliber(t, r); i >= 0 {
		q.OnCard = q.Now == "" || slices.Contains(messages.Calibers, q.Now) // else the sentence said more
	}
	for _, c := range messages.Calibers {
		q = q.Offering(ask.Choice{Words: c, Value: c})
	}
	return q
}
