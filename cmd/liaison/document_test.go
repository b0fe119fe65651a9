package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"liaison/bot/document"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
)

// demoDocument makes a document of the demo's bureau as the command does. With
// LIAISON_PAGES it is kept in that folder for the eye.
func demoDocument(t *testing.T, db *store.DB, kind, org string, number int64, p day.Period) []byte {
	t.Helper()
	var body []byte
	err := db.View(t.Context(), func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		ask := document.Ask{Kind: document.KindNamed(kind), Number: number, Period: p}
		if org != "" && !ask.In(dir, org) {
			t.Fatalf("no %s", org)
		}
		body, err = document.Make(tx, ask.Whole(tx.Today()), bureau.Scope{All: true})
		return err
	})
	if err != nil {
		t.Fatal(kind, err)
	}
	if dir := os.Getenv("LIAISON_PAGES"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, kind+".docx"), body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return body
}

func TestDocumentsOfTheDemo(t *testing.T) {
	db, err := madeUpBureau(t.Context(), filepath.Join(t.TempDir(), "demo.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	year := day.Period{From: "2026-01-01", To: "2026-12-31"}
	var meetings, problems, visits []record.Record
	err = db.View(t.Context(), func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		org := dir.OrgNamed("建设工程公司党支部")
		return record.Each(tx, year.From, year.To, func(r *record.Record) error {
			if r.Org == org.ID && r.Kind == record.KindMeeting {
				meetings = append(meetings, *r)
			}
			switch {
			case r.Kind == record.KindProblem && r.Problem.State == record.ProblemClosed && r.Problem.Closing == record.ClosedByTime:
				problems = append(problems, *r)
			case r.Kind == record.KindVisit && len(r.Figures) > 0:
				visits = append(visits, *r)
			}
			return nil
		})
	})
	if err != nil || len(meetings) == 0 {
		t.Fatal(len(meetings), err)
	}
	demoDocument(t, db, "handbook", "建设工程公司党支部", 0, year)
	demoDocument(t, db, "plan", "建设工程公司", 0, day.Period{})
	demoDocument(t, db, "minutes", "", meetings[0].ID, day.Period{})
	demoDocument(t, db, "assignment", "", problems[0].ID, day.Period{})
	demoDocument(t, db, "problems", "", 0, day.Period{})
	demoDocument(t, db, "points", "", 0, day.Period{})
	demoDocument(t, db, "visit", "", visits[0].ID, day.Period{})
	demoDocument(t, db, "month", "", 0, day.Period{})
	demoDocument(t, db, "term", "", 0, day.Period{})
	demoDocument(t, db, "brief", "", 0, day.Period{From: "2026-04-06", To: "2026-04-12"})
	_ = strings.Contains
}
