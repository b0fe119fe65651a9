package draft

import (
	"slices"

	"liaison/bot/ask"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/indicator"
	"liaison/store/record"
)

// FigureQuestions adds those for the numbers of the record's type; the first of
// them is asked step by step too.
func FigureQuestions(t *turn.Turn, qs []ask.Question, r *record.Record) []ask.Question {
	names := t.Dir.Indicators.Kept(indicator.Kind(r.Kind), r.Type)
	qs = slices.Grow(qs, len(names)+8) // the topic's others follow
	for i, name := range names {
		q := ask.Figure(name, name, messages.AskFigure(name), r, t.HearCount)
		if !t.Dir.Indicators.Find(name).Said() {
			q.Hear = nil // set aside: what stands there stays
		}
		if i == 0 {
			q = q.With(ask.Step)
		}
		qs = append(qs, q)
	}
	return qs
}

// WhichPoint asks for the point, the person's own points first.
func WhichPoint(t *turn.Turn, at *int64, prompt string) ask.Question {
	ok := func(id int64) bool { p := t.Dir.Point(id); return p != nil && p.Active }
	q := ask.Row("point", messages.LabelPoint, prompt, at, ok, t.HearPoint, func() []ask.Choice { return pointChoices(t) })
	q.Search = func() bool { return len(t.Dir.Offered(t.Scope())) > mostPoints }
	return q
}

// mostPoints is how many points are offered on buttons.
const mostPoints = 8

// pointChoices are the points offered on buttons.
func pointChoices(t *turn.Turn) []ask.Choice {
	type key struct{}
	return turn.Once(t, key{}, func() (points []ask.Choice) {
		scope := t.Scope()
		for _, own := range []bool{true, false} {
			for _, p := range t.Dir.Points {
				if p.Active && scope.Points[p.ID] == own && len(points) < mostPoints {
					points = append(points, ask.Choice{Words: messages.ShortName(p.Name, p.Aliases), Value: turn.IDText(p.ID)})
				}
			}
		}
		return points
	})
}

// WhoseRecord lets a colleague's record be entered for them (代录).
func WhoseRecord(t *turn.Turn, r *record.Record) ask.Question {
	ok := func(id int64) bool { p := t.Dir.Person(id); return p != nil && p.Active }
	return ask.Row("author", messages.LabelAuthor, messages.AskAuthor, &r.Author, ok, t.HearPerson, func() []ask.Choice { return mateChoices(t) })
}

// mateChoices are the colleagues offered on buttons.
func mateChoices(t *turn.Turn) []ask.Choice {
	type key struct{}
	return turn.Once(t, key{}, func() (mates []ask.Choice) {
		for _, p := range colleagues(t) {
			if len(mates) < 8 {
				mates = append(mates, ask.Choice{Words: p.Name, Value: turn.IDText(p.ID)})
			}
		}
		return mates
	})
}

// IsColleague reports whether somebody is of one of the person's units.
func IsColleague(t *turn.Turn, p *bureau.Person) bool { return slices.Contains(colleagues(t), p) }

// colleagues are the other people of the person's units.
func colleagues(t *turn.Turn) (found []*bureau.Person) {
	units := t.Scope().Units
	for _, p := range t.Dir.People {
		if p.Active && p.ID != t.Me.ID && slices.ContainsFunc(p.Posts, func(post bureau.Post) bool { return units[post.Unit] }) {
			found = append(found, p)
		}
	}
	return found
}
