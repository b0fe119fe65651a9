package bot

import (
	"errors"
	"slices"

	"liaison/bot/reading"
	"liaison/store"
	"liaison/store/record"
)

// meant finds the record a correction speaks of: the #n it names, else the
// newest of the person's that fits the point and holds the wrong value.
func (t *turn) meant(it reading.Item) (*record.Record, error) {
	if it.RefersTo != 0 {
		r, err := record.Find(t.tx, int64(it.RefersTo))
		if errors.Is(err, store.ErrNotFound) || err == nil && !t.mayCorrect(r) {
			return nil, nil
		}
		return r, err
	}
	recent, err := record.OfPerson(t.tx, t.me.ID, 30)
	if err != nil {
		return nil, err
	}
	point := knownPoint(t.dir, it.Point)
	if here := func(r record.Record) bool { return r.Point == point }; !slices.ContainsFunc(recent, here) {
		point = 0 // not where the record is, but where it ought to be
	}
	var found *record.Record
	for i := range recent {
		r, err := record.Find(t.tx, recent[i].ID)
		if err != nil {
			return nil, err
		}
		if point != 0 && r.Point != point || !carries(r, it) {
			continue
		}
		if it.Wrong != nil && holds(r, *it.Wrong) {
			return r, nil
		}
		if found == nil && it.Wrong == nil {
			found = r
		}
	}
	return found, nil
}

// carries reports whether a record has the kind of values that are corrected.
func carries(r *record.Record, it reading.Item) bool {
	if (it.Present != nil || it.Expected != nil || it.Vote != nil) && r.Kind != record.KindMeeting {
		return false
	}
	if len(it.Figures) > 0 && len(r.Figures) == 0 {
		return false
	}
	return it.Type == "" || r.Kind != record.KindMeeting || slices.Contains(r.Types(), it.Type)
}

// holds reports whether a number stands in the record.
func holds(r *record.Record, n int) bool {
	for _, p := range []*int{r.Detail.Expected, r.Detail.Present} {
		if p != nil && *p == n {
			return true
		}
	}
	return slices.ContainsFunc(r.Figures, func(f record.Figure) bool { return f.Value == n })
}

// ownFigure is the figure of the record that is meant: a bare 户 may be its
// 服务企业.
func (t *turn) ownFigure(r *record.Record, name string, wrong *int) string {
	if _, has := r.Figure(name); has {
		return name
	}
	for _, f := range r.Figures {
		if wrong != nil && f.Value == *wrong || wrong == nil && t.dir.Indicators.Unit(f.Name) == t.dir.Indicators.Unit(name) {
			return f.Name
		}
	}
	return name
}
