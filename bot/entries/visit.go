package entries

import (
	"errors"
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/record"
)

// visitNotes names a visit to the same point on the same day with the same figures: the
// same one told twice, or by a colleague who went along.
func visitNotes(t *turn.Turn, r *record.Record) (notes []string) {
	if r.Point == 0 || r.Day == "" {
		return nil
	}
	id, author, err := record.VisitLike(t.Tx, r)
	t.Fault = errors.Join(t.Fault, err)
	if called := words.Together(r.Text); id == 0 && called != "" { // with a colleague, who may have told it already
		visits, err := record.LastVisits(t.Tx, r.Point, newestVisits)
		t.Fault = errors.Join(t.Fault, err)
		units := t.Reader.FindUnit(called)
		for _, v := range visits {
			if v.Day == r.Day && v.ID != r.ID && v.Author != r.Author && (strings.HasSuffix(t.Dir.PersonName(v.Author), called) || ofUnits(t.Dir, v.Author, units)) {
				return []string{messages.SameVisit(t.Dir, v.ID, v.Author, false)}
			}
		}
	}
	if id == 0 {
		return nil
	}
	return []string{messages.SameVisit(t.Dir, id, author, len(r.Figures) > 0)}
}

// ofUnits reports whether a colleague is of one of some units, by their names.
func ofUnits(d *bureau.Directory, person int64, units []string) bool {
	p := d.Person(person)
	return p != nil && slices.ContainsFunc(p.Posts, func(post bureau.Post) bool { return post.Unit != 0 && slices.Contains(units, d.UnitName(post.Unit)) })
}

// newestVisits is among how many of the newest visits to a point that of a colleague is looked for.
const newestVisits = 12

func visitQuestions(t *turn.Turn, e *ask.Env, r *record.Record) []ask.Question {
	qs := []ask.Question{
		draft.WhichPoint(t, &r.Point, messages.AskVisitPoint).With(ask.Must),
		ask.Date(e, messages.AskVisitDay, &r.Day, false, t.HearDay).With(ask.Wanted),
		ask.OneOf("type", messages.LabelType, messages.AskDone, &r.Type, reading.Types(reading.Visit)...).With(ask.Wanted)}
	qs = draft.FigureQuestions(t, qs, r)
	return append(qs,
		ask.Text("text", messages.LabelText, messages.AskVisitText, &r.Text, turn.MaxText),
		ask.YesNo("phone", messages.LabelPhone, messages.AskByPhone, &r.Detail.ByPhone),
		whichTags(t, r),
		draft.WhoseRecord(t, r),
		plainField("met", messages.LabelMet, messages.AskMet, &r.Detail.Met, 60),
		plainField("next", messages.LabelNext, messages.AskNext, &r.Detail.Next, longField))
}
