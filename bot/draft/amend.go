package draft

import (
	"errors"
	"reflect"
	"slices"

	"liaison/bot/ask"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// An amendment is the change of one saved record by a correction. The card that proposes it,
// the text that confirms it, the history and the stored record are all made from it.
type amendment struct {
	item     *chat.Item
	was, now *record.Record
	changes  []messages.Difference // between the two
}

// amendments returns the amendments of the items of a correction, without skipped ones.
func amendments(t *turn.Turn, d *chat.Draft) (list []amendment) {
	for i := range d.Items {
		item := &d.Items[i]
		if item.Skip || item.Number == 0 {
			continue
		}
		was, err := record.Find(t.Tx, item.Number)
		if err != nil {
			t.Fault = errors.Join(t.Fault, err)
			continue
		}
		now := amended(t, was, item)
		list = append(list, amendment{item, was, now, messages.Differences(t.Dir, was, now, t.Today)})
	}
	return list
}

// amended returns a saved record with the values changed in which the answers of an item
// differ from those it began with. Everything else stays as stored, also what answers
// cannot express: a point that no longer exists, two figures of one name, the author.
func amended(t *turn.Turn, was *record.Record, item *chat.Item) *record.Record {
	from, to := filled(t, began(item)), filled(t, item)
	now := *was
	point, typ := from.Point != to.Point, from.Type != to.Type
	take(&now.Type, from.Type, to.Type, false)
	take(&now.Point, from.Point, to.Point, false)
	take(&now.Org, from.Org, to.Org, point)
	take(&now.Day, from.Day, to.Day, false)
	take(&now.Text, from.Text, to.Text, false)
	take(&now.Author, from.Author, to.Author, false)
	take(&now.Project, from.Project, to.Project, point || typ)
	take(&now.ProjectTitle, from.ProjectTitle, to.ProjectTitle, now.Project != was.Project)
	now.Figures = amendFigures(was.Figures, from.Figures, to.Figures)
	d, a, b := &now.Detail, &from.Detail, &to.Detail
	take(&d.Expected, a.Expected, b.Expected, false)
	take(&d.Present, a.Present, b.Present, false)
	take(&d.Absent, a.Absent, b.Absent, false)
	take(&d.ByPhone, a.ByPhone, b.ByPhone, false)
	take(&d.Also, a.Also, b.Also, typ)
	take(&d.Groups, a.Groups, b.Groups, typ)
	take(&d.Vote, a.Vote, b.Vote, typ)
	take(&d.Guests, a.Guests, b.Guests, false)
	take(&d.Place, a.Place, b.Place, false)
	take(&d.Chair, a.Chair, b.Chair, false)
	take(&d.Recorder, a.Recorder, b.Recorder, false)
	take(&d.Resolved, a.Resolved, b.Resolved, false)
	take(&d.Follow, a.Follow, b.Follow, false)
	take(&d.Followed, a.Followed, b.Followed, false)
	take(&d.Met, a.Met, b.Met, false)
	take(&d.Next, a.Next, b.Next, false)
	take(&d.Title, a.Title, b.Title, false)
	take(&d.Tags, a.Tags, b.Tags, false)
	if was.Problem != nil {
		now.Problem = amendedProblem(t, was, &now, from.Problem, to.Problem)
	}
	countOnly(&now)
	return &now
}

// amendedProblem returns the problem part of a record as a correction changes it. If nobody
// works on the problem yet, another point or category gives it to another unit.
func amendedProblem(t *turn.Turn, was, now *record.Record, from, to *record.Problem) *record.Problem {
	p := *was.Problem
	take(&p.Urgent, from.Urgent, to.Urgent, false)
	take(&p.Firm, from.Firm, to.Firm, false)
	take(&p.Source, from.Source, to.Source, false)
	if point := t.Dir.Point(now.Point); point != nil && now.Point != was.Point && p.State == record.ProblemOpen {
		p.Unit = point.Station
	}
	if now.Type != was.Type {
		if p.Helper = record.HelperFor(t.Dir, now.Type); p.Helper == p.Unit {
			p.Helper = 0
		}
	}
	return &p
}

// take changes a value if two states of it differ, or if it must follow another value.
func take[V any](now *V, from, to V, follows bool) {
	if follows || !reflect.DeepEqual(from, to) {
		*now = to
	}
}

// amendFigures changes, in place, the figures in which two states differ. Among figures of
// one name it changes the one with the same 口径.
func amendFigures(was, from, to []record.Figure) []record.Figure {
	now := slices.Clone(was)
	for _, f := range to {
		if slices.Contains(from, f) {
			continue
		}
		i := slices.IndexFunc(now, func(n record.Figure) bool { return n.Name == f.Name && n.Caliber == f.Caliber })
		if i < 0 {
			i = slices.IndexFunc(now, func(n record.Figure) bool { return n.Name == f.Name && slices.Contains(from, n) })
		}
		if i < 0 {
			now = append(now, f)
			continue
		}
		now[i] = f
	}
	return slices.DeleteFunc(now, func(n record.Figure) bool { // what is not said any more
		return slices.Contains(from, n) && !slices.ContainsFunc(to, func(f record.Figure) bool { return f.Name == n.Name })
	})
}

// filled returns the record that an item's answers alone make.
func filled(t *turn.Turn, item *chat.Item) *record.Record {
	r := t.Fill(item)
	countOnly(r)
	return r
}

// began returns an item with the answers that its correction began with.
func began(item *chat.Item) *chat.Item {
	return &chat.Item{Kind: item.Kind, Number: item.Number, Answers: slices.Clone(item.Was)}
}

// rebase applies a correction to its records as they are now, and reports whether they were
// changed since it began.
func rebase(t *turn.Turn, d *chat.Draft) (late bool, err error) {
	for i := range d.Items {
		item := &d.Items[i]
		if item.Skip || item.Number == 0 {
			continue
		}
		r, err := record.Find(t.Tx, item.Number)
		if err != nil {
			return false, err
		}
		now := AnswersOf(t, r)
		if slices.Equal(now.Was, item.Was) {
			continue
		}
		from := began(item)
		filled(t, from) // forgets what does not fit, as the item did
		AmendAnswers(&now, from, item)
		*item, late = now, true
	}
	return late, nil
}

// AmendAnswers changes a record's answers where two items differ.
func AmendAnswers(now, from, to *chat.Item) {
	for _, a := range from.Answers {
		if ask.Get(to, a.Key) == "" {
			ask.Unset(now, a.Key)
		}
	}
	for _, a := range to.Answers {
		if ask.Get(from, a.Key) != a.Value {
			ask.Set(now, a.Key, a.Value)
		}
	}
}
