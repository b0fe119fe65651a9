package store

import (
	"errors"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"liaison/store/indicator"
)

// growing are the tables that grow with the years: no query that runs per
// update, per card or per list may read one from end to end.
var growing = regexp.MustCompile(`SCAN (inbox|outbox|card|draft|record|figure|problem|history|attachment|audit|firing|waiver|notice|help|daily|project|project_step|r|p|f|d)\b`)

// small marks the scans of an index that holds only what is waiting.
var small = regexp.MustCompile(`USING (COVERING )?INDEX (inbox_undone|inbox_chat|inbox_aside|outbox_new|outbox_chat|outbox_small|outbox_planned|outbox_aside|card_due|card_next|card_planned|card_aside|draft_said|draft_open|problem_open|problem_check|problem_pending|problem_wish|problem_done|problem_ended)`)

// waits is what a query asks for that wants only what is waiting. The index of that
// serves it, not one of all there ever was in a chat: that would cost more with
// each year. One row, found by its key, is as good.
var (
	waits  = regexp.MustCompile(`WHERE (version <> shown|waiting|undone|state = 'open')|state = 'open' ORDER`)
	queued = regexp.MustCompile(`^SEARCH (inbox|outbox|card|draft) `)
	byKey  = regexp.MustCompile(`USING (INTEGER PRIMARY KEY|INDEX \w+ \(channel=\? AND chat=\? AND (key|message)=\?\))`)
)

// placeholder is an argument's place in a statement.
var placeholder = regexp.MustCompile(`\$(\d+)`)

// Every statement the program prepares is explained, after one of each kind of
// work was done.
func TestNoFullScan(t *testing.T) {
	db, err := Open(filepath.Join(t.TempDir(), "a.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var queries []string
	err = db.Update(t.Context(), func(tx *Tx) error {
		workOnce(t, tx)
		for q := range tx.conn.stmts {
			queries = append(queries, q)
		}
		for _, q := range queries {
			explain(t, tx, q)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(queries) < 30 {
		t.Errorf("only %d statements were explained", len(queries))
	}
}

// workOnce does each kind of work that runs per update, per card or per list.
func workOnce(t *testing.T, tx *Tx) {
	must := func(err error) {
		t.Helper()
		if err != nil && err != ErrNotFound {
			t.Fatal(err)
		}
	}
	u := &Update{Channel: "c", Remote: 1, Chat: 1, Kind: Text}
	must(tx.Receive(u))
	must(tx.Audit(0, "备份", ""))
	_, err := tx.AuditLines(0, 10)
	must(err)
	for i := range 3 { // more than are taken at once
		must(tx.Receive(&Update{Channel: "c", Remote: 11 + int64(i), Chat: 1, Kind: Text}))
	}
	_, err = tx.NextUpdates(2)
	must(err)
	updates, err := tx.NextUpdates(10)
	must(err)
	must(tx.Finish(&updates[0]))
	must(tx.Retry(&updates[0], ErrFull))
	must(sendOnce(tx))
	p := &Person{Name: "甲", Active: true}
	must(tx.SavePerson(p))
	point := &Point{Name: "点", Active: true}
	must(tx.SavePoint(point))
	d := &Draft{Channel: "c", Chat: 1, Person: p.ID, State: DraftOpen}
	must(tx.AddDraft(d))
	must(tx.SaveDraft(d))
	_, err = tx.LatestDraft("c", 1, p.ID)
	must(err)
	_, err = tx.DraftOfMessage("c", 1, p.ID, 5)
	must(err)
	_, err = tx.ExpireDrafts()
	must(err)
	r := &Record{Kind: KindProblem, Point: point.ID, Day: "2026-04-15", Author: p.ID, Typist: p.ID, Problem: &Problem{State: ProblemOpen, Due: "2026-04-20"}}
	must(tx.AddRecord(r))
	_, err = tx.Record(r.ID)
	must(err)
	must(tx.Correct(r))
	must(followOnce(tx, r))
	must(tx.Withdraw(r, p.ID))
	_, err = tx.History(r.ID)
	must(err)
	_, err = tx.AttachmentsOf(r.ID)
	must(err)
	_, err = tx.RecordsOf(p.ID, 8)
	must(err)
	_, err = tx.PlansOf(p.ID, "2026-04-01")
	must(err)
	must(tx.SaveFiring(&Firing{Rule: "weekly", Due: tx.Now, State: FiringOpen}))
	_, err = tx.LastFiring("weekly")
	must(err)
	week := Week("2026-04-15")
	must(dutiesOnce(tx, point.ID, p.ID))
	must(projectsOnce(tx, point.ID, p.ID))
	must(numbersOnce(tx, week, point.ID, p.ID))
}

// numbersOnce asks for each number, and for the records behind it.
func numbersOnce(tx *Tx, p Period, point, person int64) error {
	_, err := tx.TotalsOf(p, indicator.Visits)
	for _, r := range []Record{{Kind: KindVisit}, {Kind: KindProblem, Problem: &Problem{State: ProblemOpen, Due: p.To}}} {
		r.Day, r.Point, r.Author, r.Typist = p.From, point, person, person
		_, _ = tx.RecordNamed(r)
		err = errors.Join(err, tx.AddRecord(&r))
	}
	err = errors.Join(err, tx.Choose(Choice{Name: "制定标准", Period: p, Person: person}), tx.Unchoose("制定标准", p))
	for _, in := range []Within{{}, {Points: []int64{point}}, {Author: person}} {
		_, err1 := tx.Amounts(p, in)
		err = errors.Join(err, err1)
		for _, x := range indicator.Standard.All() {
			_, _, err2 := tx.RecordsBehind(Behind{Name: x.Name, Period: p, Points: in.Points, Author: in.Author}, 0, 6)
			err = errors.Join(err, err2)
		}
		_, _, err3 := tx.RecordsBehind(Behind{Name: indicator.Pending, At: p.To, Points: in.Points}, 0, 6)
		err = errors.Join(err, err3)
		for _, kind := range []Kind{KindVisit, KindProblem} {
			err = errors.Join(err, tx.Rows(Selection{Kind: kind, Period: p, Within: in}, func(*Row) error { return nil }))
		}
	}
	return err
}

// followOnce does each kind of work that follows a problem.
func followOnce(tx *Tx, r *Record) error {
	u := &Unit{Name: "特种设备科", Active: true}
	if err := errors.Join(tx.SaveUnit(u), tx.SaveHelp(Help{Problem: r.ID, Unit: u.ID}), tx.SaveProblem(r.Problem), tx.AddNotice(r.Author, r.ID, "late", "")); err != nil {
		return err
	}
	waiting, err := tx.NoticesOf(r.Author)
	if err != nil {
		return err
	}
	var reads [8]error
	_, reads[0] = tx.Unsettled()
	_, reads[1] = tx.NearDue(r.Day, r.Day)
	_, reads[2] = tx.Unchecked(r.Day)
	_, reads[3] = tx.Wishes(r.Day)
	reads[4] = tx.Problems(Week(r.Day), func(*Record) error { return nil })
	_, reads[5] = tx.PlansIn(Week(r.Day))
	_, reads[6] = tx.NoticesSaid(r.Author)
	_, reads[7] = tx.NextToTell(0, 10)
	_, err = tx.DueBefore(r.Day, []int64{r.Point})
	return errors.Join(append(reads[:], err, tx.Told(waiting[0], "l20260415"), tx.Waits(waiting[0]))...)
}

// projectsOnce does each kind of work that has to do with 攻关项目.
func projectsOnce(tx *Tx, point, person int64) error {
	p := &Project{Point: point, Stage: Discussed, Started: "2026-04-15"}
	err := errors.Join(tx.AddProject(p), tx.AddStep(p, &Step{Stage: Followed, Day: "2026-04-20", Person: person}), tx.UndoStep(p))
	_, err1 := tx.Project(p.ID)
	_, err2 := tx.ProjectsAt(point)
	_, err3 := tx.RecordsOfProject(p.ID)
	return errors.Join(err, err1, err2, err3)
}

// sendOnce does each kind of work that has to do with sending.
func sendOnce(tx *Tx) error {
	if err := errors.Join(tx.Show("c", 1, "d1", Face{}, true), tx.Announce("c", 1, "r1", Face{}, Window{})); err != nil {
		return err
	}
	c, err := tx.Card("c", 1, "r1")
	if err != nil {
		return err
	}
	m := &Message{Channel: "c", Chat: 1, Kind: Say}
	errs := []error{tx.Send(*m), tx.CardLater(c, ErrFull, time.Second), tx.CardExpired(c), tx.CardShown(c, 5), tx.Adopt(c, 5),
		tx.SentPart(m), tx.Resend(m, ErrFull, time.Second), tx.GiveUp(m, ErrFull), tx.Sent(m),
		tx.DropPlanned("c", 1, func(time.Time) bool { return false }), tx.DropBroadcasts("c", 1)}
	errs = append(errs, tx.lookAside())
	var reads [12]error
	small := &Message{Channel: "c", Chat: 1, Kind: Commands}
	errs = append(errs, tx.Send(*small), tx.DropSmall(small), tx.Stripped(small))
	_, reads[0] = tx.DueMessages("c", 10)
	_, reads[1] = tx.DueCards("c", 10)
	_, reads[2] = tx.QueuedMessages("c", 0, 10)
	_, reads[3] = tx.QueuedCards("c", 0, 10)
	_, reads[4] = tx.FirstMessages("c", 1)
	_, reads[5] = tx.FirstCards("c", 1)
	_, reads[6] = tx.CardsIn("c", 1)
	_, reads[7] = tx.CardsOf("r1")
	_, reads[8] = tx.CardOfMessage("c", 1, 5)
	_, _, reads[9] = tx.Planned("c", tx.Now)
	_, reads[10] = tx.NextPlanned()
	_, reads[11] = tx.FirstSmall("c", 1)
	return errors.Join(append(errs, reads[:]...)...)
}

// lookAside does each kind of work with what was set aside.
func (tx *Tx) lookAside() error {
	_, err := tx.Health()
	_, err2 := tx.AsideRows(10)
	for _, ref := range []string{"u1", "m1", "c:c:1:r1"} {
		_, err3 := tx.AsideOf(ref)
		for _, e := range []error{err3, tx.RetryAside(ref), tx.DropAside(ref)} {
			if !errors.Is(e, ErrNotFound) {
				err = errors.Join(err, e)
			}
		}
	}
	return errors.Join(err, err2)
}

// dutiesOnce asks for what the obligations ask for.
func dutiesOnce(tx *Tx, point, person int64) error {
	week := Week("2026-04-15")
	w := &Waiver{Point: point, Rule: "R13", Period: week, Person: person}
	_, err := tx.AddWaiver(w)
	_, err1 := tx.RevokeWaiver(w.ID)
	_, err2 := tx.Waivers(week)
	for _, ids := range [][]int64{nil, {point}} {
		_, err3 := tx.MeetingsHeld(ids, week)
		_, err4 := tx.VisitsHeld(ids, week)
		_, err5 := tx.HeadsOf(ids, "2026-04-15")
		_, err6 := tx.WaiversOf(ids, ids, week)
		_, err7 := tx.SetReachable("c", 1, false)
		err = errors.Join(err, err3, err4, err5, err6, err7, tx.Join(person, "c", 1))
	}
	return errors.Join(err, err1, err2)
}

func explain(t *testing.T, tx *Tx, query string) {
	if !strings.HasPrefix(query, "SELECT") && !strings.HasPrefix(query, "WITH") && !strings.HasPrefix(query, "UPDATE") && !strings.HasPrefix(query, "DELETE") {
		return
	}
	highest := 0
	for _, m := range placeholder.FindAllStringSubmatch(query, -1) {
		n, _ := strconv.Atoi(m[1])
		highest = max(highest, n)
	}
	args := slices.Repeat([]any{"1"}, highest)
	type step struct {
		id, parent, unused int
		detail             string
	}
	plan, err := find(tx, func(s *step) []any { return []any{&s.id, &s.parent, &s.unused, &s.detail} }, "EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		t.Errorf("%v\n%s", err, query)
	}
	for _, s := range plan {
		if growing.MatchString(s.detail) && !small.MatchString(s.detail) {
			t.Errorf("%s\n  %s", s.detail, query)
		}
		if waits.MatchString(query) && queued.MatchString(s.detail) && !small.MatchString(s.detail) && !byKey.MatchString(s.detail) {
			t.Errorf("%s for what waits\n  %s", s.detail, query)
		}
		if strings.Contains(query, "listed") && strings.Contains(s.detail, "record_day") {
			t.Errorf("%s for a list of ids\n  %s", s.detail, query)
		}
	}
}
