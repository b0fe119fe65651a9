package bot

import (
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/indicator"
	"liaison/store/record"
)

func (t *turn) activityQuestions(e *ask.Env, r *record.Record) []ask.Question {
	point := t.whichPoint(r, "哪个点位的？").With(ask.Step)
	if needsPoint(r.Type) {
		point = point.With(ask.Must)
	}
	qs := []ask.Question{
		ask.OneOf("type", messages.LabelType, messages.WhichActivity, &r.Type, reading.Types(reading.Activity)...).With(ask.Must),
		point,
		ask.Date(e, "哪天的？", &r.Day, false, t.hearDay).With(ask.Wanted),
		projectTitle(r),
	}
	if r.Type == record.ProjectType {
		qs = append(qs, t.whichProject(r))
	}
	names, figures := t.dir.Indicators.Said(indicator.Activity, r.Type), t.figureQuestions(qs, r)
	if len(names) > 0 {
		figures[len(qs)].Prompt = messages.AskFigures(t.dir.Indicators, names)
	}
	if len(names) > 0 && len(r.Figures) > 0 {
		figures[len(qs)].Need = ask.Optional // another one was told
	}
	if qs = figures; slices.ContainsFunc(names, t.dir.Indicators.Apart) {
		qs = append(qs, t.whichCaliber(r))
	}
	return append(qs, ask.Text("text", messages.LabelText, "做了什么？", &r.Text, maxText), t.whichTags(r), t.whoseRecord(r))
}

// activityNamed are the types of activities by the words with which somebody
// begins to record one, alone or behind 记.
var activityNamed = map[string]string{
	"培训": "质量培训", "质量培训": "质量培训", "学习": "学习培训", "学习培训": "学习培训", "党史学习": "学习培训",
	"攻关": "攻关项目", "攻关项目": "攻关项目", "qc": "攻关项目", "结对": "结对联建", "联建": "结对联建", "结对联建": "结对联建", "金点子": "结对联建",
	"荣誉": "荣誉成果", "成果": "荣誉成果", "荣誉成果": "荣誉成果", "先锋岗": "先锋岗", "亮身份": "先锋岗", "阵地": "阵地建设", "阵地建设": "阵地建设",
	"宣讲": "宣讲", "微学课": "宣讲", "活动": "",
}

// recordsByName begins an activity that a bare word names: 记荣誉, 金点子. Of
// somebody who leads a bare word asks for its number.
func (t *turn) recordsByName() (done bool, err error) {
	word, told := strings.CutPrefix(strings.ToLower(strings.TrimLeftFunc(t.says, isSign)), "记")
	typ, known := activityNamed[word]
	switch leads := t.me.Is(bureau.Leader, bureau.Admin); {
	case !known, told && !t.me.Is(partyRoles...):
		return false, nil
	case leads && !told:
		return true, t.house.run(t, "stats", t.says)
	}
	item := t.ownPlace(record.KindActivity)
	if typ != "" {
		ask.Set(&item, "type", typ)
	}
	d := t.newDraft([]chat.Item{item})
	d.Steps = true
	return true, t.open(d)
}

// needsPoint reports whether an activity belongs to a point: trainings and 宣讲
// may not.
func needsPoint(typ string) bool {
	return typ != "" && !slices.Contains([]string{"质量培训", "学习培训", "宣讲"}, typ)
}

// caliberKey is the key of the 口径 of a record's figures.
const caliberKey = "caliber"

// whichCaliber takes in the 口径 of the figures that are never added. It is never
// asked unasked: the card offers it.
func (t *turn) whichCaliber(r *record.Record) ask.Question {
	q := ask.Question{Key: caliberKey, Label: messages.LabelCaliber, Prompt: messages.AskCaliber,
		Hear: func(says string) (string, string) {
			says = strings.TrimSuffix(strings.TrimSpace(says), "。")
			if says == "" || len([]rune(says)) > 12 || !slices.ContainsFunc(messages.Calibers, func(c string) bool { return strings.HasSuffix(says, c) }) {
				return "", messages.NotACaliber
			}
			return says, ""
		},
		Fill: func(value string) bool {
			for i := range r.Figures {
				if f := &r.Figures[i]; t.dir.Indicators.Apart(f.Name) && f.Caliber == "" {
					f.Caliber = value
				}
			}
			return true
		}}
	i := slices.IndexFunc(r.Figures, func(f record.Figure) bool { return t.dir.Indicators.Apart(f.Name) })
	if q.Now = t.oneCaliber(r); i >= 0 {
		q.OnCard = q.Now == "" || slices.Contains(messages.Calibers, q.Now) // else the sentence said more
	}
	for _, c := range messages.Calibers {
		q = q.Offering(ask.Choice{Words: c, Value: c})
	}
	return q
}

// oneCaliber is the 口径 that all figures of a record share which are never
// added, or "".
func (t *turn) oneCaliber(r *record.Record) (caliber string) {
	for _, f := range r.Figures {
		switch {
		case !t.dir.Indicators.Apart(f.Name):
		case f.Caliber == "", caliber != "" && caliber != f.Caliber:
			return ""
		default:
			caliber = f.Caliber
		}
	}
	return caliber
}
