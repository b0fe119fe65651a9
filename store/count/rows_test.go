package count_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/storetest"
)

// Whatever was recorded and changed: the rows of a selection are the records
// that stand, whole as one by one, in the order of days.
func TestRows(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l, db := newLedger(t, rt)
		defer db.Close()
		p := day.Period{From: firstDay.Add(1), To: firstDay.Add(7)}
		storetest.View(t, db, func(tx *store.Tx) error {
			for _, kind := range []record.Kind{record.KindVisit, record.KindMeeting, record.KindActivity, record.KindProblem} {
				for _, in := range []count.Within{{}, {Points: l.points[1:2]}, {Author: 1}, {Points: []int64{}}} {
					l.rows(tx, count.Selection{Kind: kind, Period: p, Within: in})
				}
			}
			return nil
		})
	})
}

// rows checks a selection against the records one by one.
func (l *ledger) rows(tx *store.Tx, s count.Selection) {
	var want []*record.Record
	for _, r := range l.records {
		if r.Kind == s.Kind && r.Withdrawn.IsZero() && s.Period.Has(r.Day) && (s.Points == nil || slices.Contains(s.Points, r.Point)) {
			want = append(want, r)
		}
	}
	slices.SortStableFunc(want, func(a, b *record.Record) int {
		if a.Day != b.Day {
			return cmpText(a.Day, b.Day)
		}
		return int(a.ID - b.ID)
	})
	n := 0
	err := count.Rows(tx, s, func(row *count.Row) error {
		if n == len(want) {
			return fmt.Errorf("%v: a row too many: %+v", s, row)
		}
		one, err := record.Find(tx, want[n].ID)
		if diff := cmp.Diff(one, &row.Record, cmp.AllowUnexported(record.Problem{})); diff != "" {
			l.Errorf("row %d differs from its record:\n%s", n, diff)
		}
		if solved := l.solved(row.ID); row.Kind == record.KindVisit && (row.Solved != solved || len(row.Raised) < solved) {
			l.Errorf("visit #%d: %d solved, %v raised, want %d", row.ID, row.Solved, row.Raised, solved)
		}
		n++
		return err
	})
	if err != nil || n != len(want) {
		l.Errorf("%v: %d rows, want %d: %v", s, n, len(want), err)
	}
}

// solved counts the problems that stand and were solved on the spot at a visit.
func (l *ledger) solved(visit int64) (n int) {
	for _, r := range l.records {
		if p := r.Problem; p != nil && p.OnSpot == visit && p.Closing == record.ClosedOnSpot && r.Withdrawn.IsZero() {
			n++
		}
	}
	return n
}

func cmpText(a, b day.Day) int {
	if a < b {
		return -1
	}
	return 1
}

// An activity's row names its project.
func TestRowsNameTheirProjects(t *testing.T) {
	db := storetest.Bureau(t, nil)
	storetest.Update(t, db, func(tx *store.Tx) error {
		p := &record.Project{Point: 1, Title: "仓储质量攻关", Started: firstDay}
		err := record.AddProject(tx, p)
		for _, of := range []int64{p.ID, 0} {
			err = errors.Join(err, record.Add(tx, &record.Record{Kind: record.KindActivity, Type: record.ProjectType, Point: 1, Day: firstDay, Author: 1, Typist: 1, Project: of}))
		}
		return err
	})
	storetest.View(t, db, func(tx *store.Tx) error {
		var titles []string
		err := count.Rows(tx, count.Selection{Kind: record.KindActivity, Period: day.Week(firstDay)}, func(r *count.Row) error {
			titles = append(titles, r.ProjectTitle)
			return nil
		})
		if !slices.Equal(titles, []string{"仓储质量攻关", ""}) {
			t.Errorf("projects %q", titles)
		}
		return err
	})
}

// A visit's row names the problems that were recorded by the same message at the
// same point, and no others; a problem's row has its history.
func TestRowsNameWhatWasRecordedWithThem(t *testing.T) {
	db := storetest.Bureau(t, nil)
	storetest.Update(t, db, func(tx *store.Tx) error {
		d := &chat.Draft{Channel: "c", Chat: 1, Person: 1, State: chat.DraftSaved}
		if err := chat.AddDraft(tx, d); err != nil {
			return err
		}
		var errs []error
		for _, r := range []record.Record{
			{Kind: record.KindVisit, Point: 1, Draft: d.ID}, {Kind: record.KindVisit, Point: 2, Draft: d.ID},
			{Kind: record.KindProblem, Point: 2, Draft: d.ID, Problem: &record.Problem{State: record.ProblemOpen}},
			{Kind: record.KindProblem, Point: 2, Problem: &record.Problem{State: record.ProblemOpen}},
		} {
			r.Day, r.Author, r.Typist = firstDay, 1, 1
			errs = append(errs, record.Add(tx, &r))
		}
		return errors.Join(append(errs, record.Note(tx, record.Entry{Record: 3, Person: 1, What: "进展", After: "在办"}))...)
	})
	storetest.View(t, db, func(tx *store.Tx) error {
		raised := map[int64][]int64{}
		all := count.Selection{Kind: record.KindVisit, Period: day.Week(firstDay)}
		err := count.Rows(tx, all, func(r *count.Row) error { raised[r.ID] = r.Raised; return nil })
		if diff := cmp.Diff(map[int64][]int64{1: nil, 2: {3}}, raised); diff != "" {
			t.Errorf("raised (-want +got):\n%s", diff)
		}
		all.Kind = record.KindProblem
		said := map[int64]int{}
		err = errors.Join(err, count.Rows(tx, all, func(r *count.Row) error { said[r.ID] = len(r.History); return nil }))
		if diff := cmp.Diff(map[int64]int{3: 1, 4: 0}, said); diff != "" {
			t.Errorf("histories (-want +got):\n%s", diff)
		}
		return err
	})
}
