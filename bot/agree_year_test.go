package bot_test

import (
	"errors"
	"fmt"

	"pgregory.net/rapid"

	"liaison/bot/reading"
	"liaison/store"
	"liaison/store/indicator"
)

// A year is a few days of records at a few points, made at random. What is drawn
// is drawn outside of a Tx.
type year struct {
	*rapid.T
	points  []int64
	records []*store.Record
}

const (
	yearDay   = store.Day("2026-09-10")
	yearAdmin = "乙"
)

func (y *year) begin(tx *store.Tx) error {
	err := errors.Join(tx.SavePerson(&store.Person{Name: "甲", Active: true}), tx.SaveUnit(&store.Unit{Name: "城东所", Active: true}))
	admin := &store.Person{Name: yearAdmin, Active: true}
	err = errors.Join(err, tx.SavePerson(admin), tx.SavePost(&store.Post{Person: admin.ID, Role: store.Admin, Unit: 1, Active: true}))
	for i := range 2 {
		p := &store.Point{Name: fmt.Sprint("点", i), Station: 1, Active: true}
		err = errors.Join(err, tx.SavePoint(p))
		y.points = append(y.points, p.ID)
	}
	return err
}

func (y *year) day(label string) store.Day {
	return yearDay.Add(rapid.IntRange(0, 12).Draw(y.T, label))
}

// write fills a record with what may be said of one.
func (y *year) write(r *store.Record) {
	r.Day, r.Point, r.Figures, r.Text = y.day("day"), rapid.SampledFrom(y.points).Draw(y.T, "point"), nil, rapid.SampledFrom([]string{"甲项目", "乙项目"}).Draw(y.T, "title")
	switch r.Kind {
	case store.KindVisit:
		r.Type = rapid.SampledFrom(reading.Types(reading.Visit)).Draw(y.T, "type")
	case store.KindMeeting:
		types := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"主题党日", "党课", "谈心谈话"}), 1, 3, rapid.ID).Draw(y.T, "types")
		r.Type, r.Detail.Also = types[0], types[1:]
	case store.KindActivity:
		r.Type = rapid.SampledFrom(reading.Types(reading.Activity)).Draw(y.T, "type")
		if r.Type != "质量培训" && r.Type != "宣讲" && r.Point == 0 {
			r.Point = y.points[1]
		}
	}
	for _, name := range indicator.Standard.Said(indicator.Kind(r.Kind), r.Type) {
		for _, caliber := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"", "", store.Added, store.Cumulative}), 0, 2, rapid.ID).Draw(y.T, name) {
			r.Figures = append(r.Figures, store.Figure{Name: name, Caliber: caliber, Value: rapid.IntRange(0, 9).Draw(y.T, name), Approx: rapid.Bool().Draw(y.T, "about")})
		}
	}
	if p := r.Problem; p != nil && p.OnSpot == 0 {
		p.State, p.Due, p.Done, p.Ended, p.Closing = store.ProblemInProgress, y.day("due"), "", "", ""
		switch rapid.IntRange(0, 3).Draw(y.T, "state") {
		case 1:
			p.State, p.Done = store.ProblemDone, y.day("done")
		case 2:
			p.State, p.Done, p.Closing = store.ProblemClosed, r.Day, store.ClosedOnSpot
			p.Ended = p.Done
		}
	}
}

// step adds a record or changes one.
func (y *year) step() func(*store.Tx) error {
	what := rapid.SampledFrom([]string{"add", "add", "add", "correct", "withdraw"}).Draw(y.T, "what")
	if what == "add" || len(y.records) == 0 {
		return y.add()
	}
	r := rapid.SampledFrom(y.records).Draw(y.T, "record")
	switch {
	case !r.Withdrawn.IsZero():
		return func(*store.Tx) error { return nil }
	case what == "withdraw":
		return func(tx *store.Tx) error { return tx.Withdraw(r, 1) }
	}
	y.write(r)
	return func(tx *store.Tx) error { return tx.Correct(r) }
}

func (y *year) add() func(*store.Tx) error {
	kinds := []store.Kind{store.KindVisit, store.KindMeeting, store.KindActivity, store.KindProblem, store.KindPlan}
	r := &store.Record{Kind: rapid.SampledFrom(kinds).Draw(y.T, "kind"), Author: 1, Typist: 1}
	if r.Kind == store.KindProblem {
		r.Problem = &store.Problem{}
	}
	y.write(r)
	if p := r.Problem; p != nil && p.Closing == store.ClosedOnSpot {
		visits := []int64{0}
		for _, v := range y.records {
			if v.Kind == store.KindVisit {
				visits = append(visits, v.ID)
			}
		}
		p.OnSpot = rapid.SampledFrom(visits).Draw(y.T, "visit")
	}
	y.records = append(y.records, r)
	return func(tx *store.Tx) error { return tx.AddRecord(r) }
}
