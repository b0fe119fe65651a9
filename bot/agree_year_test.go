package bot_test

import (
	"errors"
	"fmt"

	"pgregory.net/rapid"

	"liaison/bot/reading"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// A year is a few days of records at a few points, made at random. What is drawn
// is drawn outside of a Tx.
type year struct {
	*rapid.T
	points  []int64
	records []*record.Record
}

const (
	yearDay   = day.Day("2026-09-10")
	yearAdmin = "乙"
)

func (y *year) begin(tx *store.Tx) error {
	err := errors.Join(bureau.SavePerson(tx, &bureau.Person{Name: "甲", Active: true}), bureau.SaveUnit(tx, &bureau.Unit{Name: "城东所", Active: true}))
	admin := &bureau.Person{Name: yearAdmin, Active: true}
	err = errors.Join(err, bureau.SavePerson(tx, admin), bureau.SavePost(tx, &bureau.Post{Person: admin.ID, Role: bureau.Admin, Unit: 1, Active: true}))
	for i := range 2 {
		p := &bureau.Point{Name: fmt.Sprint("点", i), Station: 1, Active: true}
		err = errors.Join(err, bureau.SavePoint(tx, p))
		y.points = append(y.points, p.ID)
	}
	return err
}

func (y *year) day(label string) day.Day {
	return yearDay.Add(rapid.IntRange(0, 12).Draw(y.T, label))
}

// write fills a record with what may be said of one.
func (y *year) write(r *record.Record) {
	r.Day, r.Point, r.Figures, r.Text = y.day("day"), rapid.SampledFrom(y.points).Draw(y.T, "point"), nil, rapid.SampledFrom([]string{"甲项目", "乙项目"}).Draw(y.T, "title")
	switch r.Kind {
	case record.KindVisit:
		r.Type = rapid.SampledFrom(reading.Types(reading.Visit)).Draw(y.T, "type")
	case record.KindMeeting:
		types := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"主题党日", "党课", "谈心谈话"}), 1, 3, rapid.ID).Draw(y.T, "types")
		r.Type, r.Detail.Also = types[0], types[1:]
	case record.KindActivity:
		r.Type = rapid.SampledFrom(reading.Types(reading.Activity)).Draw(y.T, "type")
		if r.Type != "质量培训" && r.Type != "宣讲" && r.Point == 0 {
			r.Point = y.points[1]
		}
	}
	for _, name := range indicator.Standard.Said(indicator.Kind(r.Kind), r.Type) {
		for _, caliber := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"", "", count.Added, record.Cumulative}), 0, 2, rapid.ID).Draw(y.T, name) {
			r.Figures = append(r.Figures, record.Figure{Name: name, Caliber: caliber, Value: rapid.IntRange(0, 9).Draw(y.T, name), Approx: rapid.Bool().Draw(y.T, "about")})
		}
	}
	if p := r.Problem; p != nil && p.OnSpot == 0 {
		p.State, p.Due, p.Done, p.Ended, p.Closing = record.ProblemInProgress, y.day("due"), "", "", ""
		switch rapid.IntRange(0, 3).Draw(y.T, "state") {
		case 1:
			p.State, p.Done = record.ProblemDone, y.day("done")
		case 2:
			p.State, p.Done, p.Closing = record.ProblemClosed, r.Day, record.ClosedOnSpot
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
		return func(tx *store.Tx) error { return record.Withdraw(tx, r, 1) }
	}
	y.write(r)
	return func(tx *store.Tx) error { return record.Correct(tx, r) }
}

func (y *year) add() func(*store.Tx) error {
	kinds := []record.Kind{record.KindVisit, record.KindMeeting, record.KindActivity, record.KindProblem, record.KindPlan}
	r := &record.Record{Kind: rapid.SampledFrom(kinds).Draw(y.T, "kind"), Author: 1, Typist: 1}
	if r.Kind == record.KindProblem {
		r.Problem = &record.Problem{}
	}
	y.write(r)
	if p := r.Problem; p != nil && p.Closing == record.ClosedOnSpot {
		visits := []int64{0}
		for _, v := range y.records {
			if v.Kind == record.KindVisit {
				visits = append(visits, v.ID)
			}
		}
		p.OnSpot = rapid.SampledFrom(visits).Draw(y.T, "visit")
	}
	y.records = append(y.records, r)
	return func(tx *store.Tx) error { return record.Add(tx, r) }
}
