package bot

import (
	"slices"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/indicator"
	"liaison/store/record"
)

// form returns what is asked about a kind of record, or nil.
func (t *turn) form(k record.Kind) *ask.Conversation {
	of := t.house.kinds[k]
	if of == nil {
		return nil
	}
	return &ask.Conversation{Kind: k, Questions: func(e *ask.Env, r *record.Record) []ask.Question { return of.questions(t, e, r) }}
}

func (t *turn) visitQuestions(e *ask.Env, r *record.Record) []ask.Question {
	qs := make([]ask.Question, 0, 12) // asked for several times an update
	qs = append(qs,
		t.whichPoint(r, "去的哪个点位？").With(ask.Must),
		ask.Date(e, "哪天去的？", &r.Day, false, t.hearDay).With(ask.Wanted),
		ask.OneOf("type", messages.LabelType, "做了什么？", &r.Type, reading.Types(reading.Visit)...).With(ask.Wanted))
	qs = t.figureQuestions(qs, r)
	return append(qs,
		ask.Text("text", messages.LabelText, "讲了什么、办了什么？", &r.Text, maxText),
		ask.YesNo("phone", messages.LabelPhone, "是电话走访吗？", &r.Detail.ByPhone),
		t.whichTags(r),
		t.whoseRecord(r))
}

func (t *turn) problemQuestions(e *ask.Env, r *record.Record) []ask.Question {
	if r.Problem == nil {
		r.Problem = &record.Problem{State: record.ProblemOpen}
	}
	return []ask.Question{
		t.whichPoint(r, "哪个点位的问题？").With(ask.Must),
		ask.Text("text", messages.LabelIssue, "什么问题？一句话就行。", &r.Text, maxText).With(ask.Must),
		ask.Date(e, "哪天的事？", &r.Day, false, t.hearDay).With(ask.Wanted),
		ask.OneOf("type", messages.LabelCategory, "哪一类？", &r.Type, reading.Types(reading.Problem)...).With(ask.Step),
		ask.YesNo("urgent", messages.LabelUrgent, "紧急吗？", &r.Problem.Urgent),
		ask.Text("firm", messages.LabelFirm, "涉及哪家企业？", &r.Problem.Firm, 60),
		ask.OneOf("source", messages.LabelSource, "从哪里来的？", &r.Problem.Source, sources...),
		onSpot(r.Problem),
		t.whoseRecord(r),
	}
}

// onSpot takes in that a problem was solved where it was found; a sentence or
// its own button says so, it is not asked.
func onSpot(p *record.Problem) ask.Question {
	return ask.Question{Key: "onspot", Fill: func(value string) bool {
		if value == messages.Yes {
			p.Closing = record.ClosedOnSpot
		}
		return value == messages.Yes
	}}
}

func (t *turn) planQuestions(e *ask.Env, r *record.Record) []ask.Question {
	return []ask.Question{
		t.whichPoint(r, "准备去哪个点位？").With(ask.Wanted),
		ask.Date(e, "准备哪天去？", &r.Day, true, t.hearDay).With(ask.Must),
		ask.Text("text", messages.LabelText, "准备做什么？", &r.Text, maxText),
	}
}

// maxText is how many characters a record's text may have.
const maxText = 1000

// figureQuestions adds those for the numbers of the record's type; the first of
// them is asked step by step too.
func (t *turn) figureQuestions(qs []ask.Question, r *record.Record) []ask.Question {
	for i, name := range t.dir.Indicators.Kept(indicator.Kind(r.Kind), r.Type) {
		q := ask.Figure(name, name, name+"是多少？", r, t.hearCount)
		if !t.dir.Indicators.Find(name).Said() {
			q.Hear = nil // set aside: what stands there stays
		}
		if i == 0 {
			q = q.With(ask.Step)
		}
		qs = append(qs, q)
	}
	return qs
}

// whichPoint asks for the point, the person's own points first.
func (t *turn) whichPoint(r *record.Record, prompt string) ask.Question {
	ok := func(id int64) bool { p := t.dir.Point(id); return p != nil && p.Active }
	return ask.Row("point", messages.LabelPoint, prompt, &r.Point, ok, t.hearPoint, t.pointChoices)
}

// pointChoices are the points offered on buttons.
func (t *turn) pointChoices() []ask.Choice {
	type key struct{}
	return once(t, key{}, func() (points []ask.Choice) {
		scope := t.scope()
		for _, own := range []bool{true, false} {
			for _, p := range t.dir.Points {
				if p.Active && scope.Points[p.ID] == own && len(points) < 8 {
					points = append(points, ask.Choice{Words: messages.ShortName(p.Name, p.Aliases), Value: idText(p.ID)})
				}
			}
		}
		return points
	})
}

// whichOrg asks for the 支部 of a point that has several; the only one of a
// point is meant without asking.
func (t *turn) whichOrg(r *record.Record) ask.Question {
	branches := t.dir.Branches(r.Point)
	if len(branches) == 1 && r.Org == 0 {
		r.Org = branches[0].ID
	}
	ok := func(id int64) bool { o := t.dir.Org(id); return o != nil && o.Active && o.Point == r.Point }
	q := ask.Row("org", messages.LabelOrg, "哪个支部开的？", &r.Org, ok, t.hearOrg(r.Point), nil)
	for _, o := range branches {
		q = q.Offering(ask.Choice{Words: messages.ShortName(o.Name, o.Aliases), Value: idText(o.ID)})
	}
	if len(branches) > 1 {
		q.Need = ask.Wanted
	}
	return q
}

// whoseRecord lets a colleague's record be entered for them (代录).
func (t *turn) whoseRecord(r *record.Record) ask.Question {
	ok := func(id int64) bool { p := t.dir.Person(id); return p != nil && p.Active }
	return ask.Row("author", messages.LabelAuthor, "替谁记？", &r.Author, ok, t.hearPerson, t.mateChoices)
}

// mateChoices are the colleagues offered on buttons.
func (t *turn) mateChoices() []ask.Choice {
	type key struct{}
	return once(t, key{}, func() (mates []ask.Choice) {
		for _, p := range t.colleagues() {
			if len(mates) < 8 {
				mates = append(mates, ask.Choice{Words: p.Name, Value: idText(p.ID)})
			}
		}
		return mates
	})
}

// colleagues are the other people of the person's units.
func (t *turn) colleagues() (found []*bureau.Person) {
	units := t.scope().Units
	for _, p := range t.dir.People {
		if p.Active && p.ID != t.me.ID && slices.ContainsFunc(p.Posts, func(post bureau.Post) bool { return units[post.Unit] }) {
			found = append(found, p)
		}
	}
	return found
}

// absences fills in why heads were missing: reasons and counts, never names.
func absences(r *record.Record) ask.Question {
	return ask.Question{Key: "absent", Label: "缺席", Fill: func(value string) bool {
		r.Detail.Absent = parseCounts(value)
		return len(r.Detail.Absent) > 0
	}}
}
