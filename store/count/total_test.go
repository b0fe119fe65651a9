package count_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
	"liaison/store/storetest"
)

// A ledger keeps the records of a few points and changes them at random. What is
// drawn is drawn outside of a Tx.
type ledger struct {
	*rapid.T
	points  []int64
	records []*record.Record
}

// newLedger writes a ledger of two points into a database of its own.
func newLedger(t *testing.T, rt *rapid.T) (*ledger, *store.DB) {
	db, err := store.Open(storetest.Source(t), nil)
	if err != nil {
		rt.Fatal(err)
	}
	l := &ledger{T: rt, points: []int64{0}}
	storetest.Update(t, db, func(tx *store.Tx) error {
		err := bureau.SavePerson(tx, &bureau.Person{Name: "甲", Active: true})
		for i := range 2 {
			p := &bureau.Point{Name: fmt.Sprint("点", i), Active: true}
			err = errors.Join(err, bureau.SavePoint(tx, p))
			l.points = append(l.points, p.ID)
		}
		return err
	})
	for range rapid.IntRange(1, 12).Draw(rt, "steps") {
		storetest.Update(t, db, l.step())
	}
	return l, db
}

const (
	firstDay = day.Day("2026-09-07")
	someDays = 10
)

func (l *ledger) day(label string) day.Day {
	return firstDay.Add(rapid.IntRange(0, someDays-1).Draw(l.T, label))
}

// write fills a record with what may be said of one.
func (l *ledger) write(r *record.Record) {
	r.Day, r.Point = l.day("day"), rapid.SampledFrom(l.points).Draw(l.T, "point")
	r.Figures = nil
	switch r.Kind {
	case record.KindVisit:
		r.Type = "送服务"
	case record.KindMeeting:
		types := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"主题党日", "党课", "谈心谈话"}), 1, 3, rapid.ID).Draw(l.T, "types")
		r.Type, r.Detail.Also = types[0], types[1:]
	case record.KindActivity:
		r.Type = rapid.SampledFrom([]string{"质量培训", "宣讲", "荣誉成果"}).Draw(l.T, "type")
	}
	for _, name := range indicator.Standard.Said(indicator.Kind(r.Kind), r.Type) {
		if rapid.Bool().Draw(l.T, "says "+name) {
			r.Figures = append(r.Figures, record.Figure{Name: name, Value: rapid.IntRange(0, 9).Draw(l.T, name)})
		}
	}
	if p := r.Problem; p != nil {
		p.State, p.Done, p.Ended = record.ProblemInProgress, "", ""
		if rapid.Bool().Draw(l.T, "done") {
			p.State, p.Done = record.ProblemDone, l.day("done")
			if rapid.Bool().Draw(l.T, "closed") {
				p.State, p.Ended = record.ProblemClosed, p.Done.Add(1)
			}
		}
	}
}

// step adds a record or changes one.
func (l *ledger) step() func(*store.Tx) error {
	what := rapid.SampledFrom([]string{"add", "add", "add", "correct", "withdraw", "solve"}).Draw(l.T, "what")
	if what == "add" || len(l.records) == 0 {
		return l.add()
	}
	r := rapid.SampledFrom(l.records).Draw(l.T, "record")
	switch {
	case !r.Withdrawn.IsZero():
		return func(*store.Tx) error { return nil }
	case what == "withdraw":
		return func(tx *store.Tx) error { return record.Withdraw(tx, r, 1) }
	case what == "solve" && r.Problem != nil:
		r.Problem.State, r.Problem.Done, r.Problem.Ended = record.ProblemDone, l.day("solved"), ""
		return func(tx *store.Tx) error { return record.SaveProblem(tx, r.Problem) }
	}
	l.write(r)
	return func(tx *store.Tx) error { return record.Correct(tx, r) }
}

func (l *ledger) add() func(*store.Tx) error {
	kinds := []record.Kind{record.KindVisit, record.KindMeeting, record.KindActivity, record.KindProblem, record.KindPlan}
	r := &record.Record{Kind: rapid.SampledFrom(kinds).Draw(l.T, "kind"), Author: 1, Typist: 1}
	if r.Kind == record.KindProblem {
		r.Problem = &record.Problem{State: record.ProblemOpen}
	}
	l.write(r)
	if r.Problem != nil && rapid.Bool().Draw(l.T, "on the spot") {
		r.Problem.Closing, r.Problem.OnSpot = record.ClosedOnSpot, l.visit()
		r.Problem.State, r.Problem.Done, r.Problem.Ended = record.ProblemClosed, r.Day, r.Day
	}
	l.records = append(l.records, r)
	return func(tx *store.Tx) error { return record.Add(tx, r) }
}

// visit is the number of a visit, or 0.
func (l *ledger) visit() int64 {
	visits := []int64{0}
	for _, r := range l.records {
		if r.Kind == record.KindVisit {
			visits = append(visits, r.ID)
		}
	}
	return rapid.SampledFrom(visits).Draw(l.T, "visit")
}

// Whatever is added, corrected, withdrawn or solved: each number is what its
// records add up to, the points add up to the whole, and counting all anew finds
// the same.
func TestTotals(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l, db := newLedger(t, rt)
		defer db.Close()
		some := day.Period{From: firstDay.Add(2), To: firstDay.Add(6)}
		all := day.Period{From: firstDay, To: firstDay.Add(someDays + 1)}
		kept := map[day.Period]count.PointTotals{}
		storetest.View(t, db, func(tx *store.Tx) error {
			return errors.Join(l.behind(tx, some), l.behind(tx, all), l.whole(tx, some, kept), l.whole(tx, all, kept))
		})
		storetest.Update(t, db, func(tx *store.Tx) error {
			if err := record.Recount(tx); err != nil {
				return err
			}
			for p, was := range kept {
				anew := map[day.Period]count.PointTotals{}
				if err := l.whole(tx, p, anew); err != nil {
					return err
				}
				for point := range was {
					if !maps.Equal(was[point], anew[p][point]) {
						rt.Errorf("point %d: kept %v, counted anew %v", point, was[point], anew[p][point])
					}
				}
			}
			return nil
		})
	})
}

// behind checks each number against the records that it says are behind it.
func (l *ledger) behind(tx *store.Tx, p day.Period) error {
	for _, in := range []count.Within{{}, {Points: l.points[1:2]}, {Points: l.points[1:]}, {Author: 1}} {
		amounts, err := count.Of(tx, p, in)
		if err != nil {
			return err
		}
		for _, x := range indicator.Standard.All() {
			if x.Adds != indicator.Sum && x.Adds != indicator.Count {
				continue
			}
			sum, n := 0, 0
			for offset := 0; ; offset += 2 {
				page, more, err := count.RecordsBehind(tx, count.Behind{Name: x.Name, Period: p, Points: in.Points, Author: in.Author}, offset, 2)
				if err != nil {
					return err
				}
				for _, piece := range page {
					sum, n = sum+piece.Value, n+1
				}
				if !more {
					break
				}
			}
			if a := amounts[x.Name]; a.Value != sum || a.Records != n {
				l.Errorf("%s of %v: %d from %d records, but the records behind it are %d and add up to %d", x.Name, in, a.Value, a.Records, n, sum)
			}
		}
	}
	return nil
}

// whole reads every number and checks that the points add up to the whole.
func (l *ledger) whole(tx *store.Tx, p day.Period, kept map[day.Period]count.PointTotals) error {
	ids := append([]int64{bureau.AllPoints, bureau.NoPoint}, l.points[1:]...)
	by, err := count.Sum(tx, p, ids...)
	if err != nil {
		return err
	}
	kept[p] = by
	if parts := by.Sum(ids[1:]...); !maps.Equal(parts, by.Sum(bureau.AllPoints)) {
		l.Errorf("all together %v, point by point %v", by[bureau.AllPoints], parts)
	}
	return l.pending(tx, p.To)
}

// pending checks what was 在办 at the end of a day against every problem.
func (l *ledger) pending(tx *store.Tx, d day.Day) error {
	ids := slices.Clone(l.points[1:])
	at, err := count.PendingAt(tx, d, append(ids, bureau.AllPoints)...)
	want := map[int64]int{}
	for _, r := range l.records {
		p := r.Problem
		if p != nil && r.Withdrawn.IsZero() && r.Day <= d && (p.Done == "" || p.Done > d) && (p.Ended == "" || p.Ended > d) {
			want[r.Point]++
			want[bureau.AllPoints] += min(1, int(r.Point)) // without a point it is counted there already
		}
	}
	behind, _, err1 := count.RecordsBehind(tx, count.Behind{Name: indicator.Pending, At: d}, 0, 100)
	if err = errors.Join(err, err1); len(behind) != want[bureau.AllPoints] {
		l.Errorf("%s: %d problems are behind 在办, want %d", d, len(behind), want[bureau.AllPoints])
	}
	for _, id := range append(ids, bureau.AllPoints) {
		if at[id] != want[id] {
			l.Errorf("%s at %d: %d pending, want %d", d, id, at[id], want[id])
		}
	}
	return err
}
