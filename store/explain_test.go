package store_test

import (
	"errors"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/indicator"
	"liaison/store/record"
	"liaison/store/spoken"
)

// growing are the tables that grow with the years: no query that runs per
// update, per card or per list may read one from end to end.
var growing = regexp.MustCompile(`SCAN (inbox|outbox|card|draft|record|figure|problem|history|attachment|audit|firing|waiver|notice|help|directive|daily|project|project_step|r|p|f|d)\b`)

// small marks the scans of an index that holds only what is waiting.
var small = regexp.MustCompile(`USING (COVERING )?INDEX (inbox_undone|inbox_chat|inbox_aside|outbox_new|outbox_chat|outbox_small|outbox_planned|outbox_aside|card_due|card_next|card_planned|card_aside|draft_said|draft_open|problem_open|problem_check|problem_pending|problem_wish|problem_done|problem_ended)`)

// waits is what a query asks for that wants only what is waiting. The index of that
// serves it, not one of all there ever was in a chat: that would cost more with
// each year. One row, found by its key, is as good.
var (
	waits  = regexp.MustCompile(`WHERE (version <> shown|waiting|undone|state = 'open')|state = 'open' ORDER`)
	queued = regexp.MustCompile(`^SEARCH (inbox|outbox|card|draft) `)
	byKey  = regexp.MustCompile(`USING (INTEGER PRIMARY KEY|INDEX \w+ \((channel=\? AND chat=\? AND key=\?|message=\? AND chat=\? AND channel=\?)\))`)
)

// placeholder is an argument's place in a statement.
var placeholder = regexp.MustCompile(`\$(\d+)`)

// Every statement the program prepares is explained, after one of each kind of
// work was done.
func TestNoFullScan(t *testing.T) {
	db, err := store.Open(filepath.Join(t.TempDir(), "a.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var queries []string
	err = db.Update(t.Context(), func(tx *store.Tx) error {
		workOnce(t, tx)
		queries = tx.Statements()
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
func workOnce(t *testing.T, tx *store.Tx) {
	must := func(err error) {
		t.Helper()
		if err != nil && err != store.ErrNotFound {
			t.Fatal(err)
		}
	}
	u := &chat.Update{Channel: "c", Remote: 1, Chat: 1, Kind: chat.Text}
	must(chat.Receive(tx, u))
	must(bureau.Audit(tx, 0, "备份", ""))
	_, err := bureau.AuditLines(tx, 0, 10)
	must(err)
	for i := range 3 { // more than are taken at once
		must(chat.Receive(tx, &chat.Update{Channel: "c", Remote: 11 + int64(i), Chat: 1, Kind: chat.Text}))
	}
	_, err = chat.NextUpdates(tx, 2)
	must(err)
	updates, err := chat.NextUpdates(tx, 10)
	must(err)
	must(chat.Finish(tx, &updates[0]))
	must(chat.Retry(tx, &updates[0], store.ErrFull))
	must(sendOnce(tx))
	p := &bureau.Person{Name: "甲", Active: true}
	must(bureau.SavePerson(tx, p))
	point := &bureau.Point{Name: "点", Active: true}
	must(bureau.SavePoint(tx, point))
	d := &chat.Draft{Channel: "c", Chat: 1, Person: p.ID, State: chat.DraftOpen}
	must(chat.AddDraft(tx, d))
	must(chat.SaveDraft(tx, d))
	_, err = chat.LatestDraft(tx, "c", 1, p.ID)
	must(err)
	_, err = chat.DraftOfMessage(tx, "c", 1, p.ID, 5)
	must(err)
	_, err = chat.ExpireDrafts(tx)
	must(err)
	r := &record.Record{Kind: record.KindProblem, Point: point.ID, Day: "2026-04-15", Author: p.ID, Typist: p.ID, Problem: &record.Problem{State: record.ProblemOpen, Due: "2026-04-20"}}
	must(record.Add(tx, r))
	_, err = record.Find(tx, r.ID)
	must(err)
	must(record.Correct(tx, r))
	must(followOnce(tx, r))
	must(record.Withdraw(tx, r, p.ID))
	_, err = record.History(tx, r.ID)
	must(err)
	_, err = chat.AttachmentsOf(tx, r.ID)
	must(err)
	_, err = record.OfPerson(tx, p.ID, 8)
	must(err)
	_, _, err = record.Search(tx, bureau.Scope{All: true}, "电梯", 0, 5)
	must(err)
	_, err = record.PlansOf(tx, p, "2026-04-01")
	must(err)
	_, err = record.OwnIn(tx, p.ID, day.Week("2026-04-15"))
	must(err)
	_, _, err = record.VisitLike(tx, &record.Record{Point: point.ID, Day: "2026-04-15", Type: "送政策"})
	must(err)
	_, err = record.LastVisits(tx, point.ID, 2)
	must(err)
	_, err = record.LastVisitDays(tx, []int64{point.ID})
	must(err)
	_, err = record.SolvedBy(tx, p.ID, day.Week("2026-04-15"))
	must(err)
	_, err = record.DirectivesOf(tx, p.ID)
	must(err)
	must(spoken.SaveFiring(tx, &spoken.Firing{Rule: "weekly", Due: tx.Now, State: spoken.FiringOpen}))
	_, err = spoken.LastFiring(tx, "weekly")
	must(err)
	week := day.Week("2026-04-15")
	must(dutiesOnce(tx, point.ID, p.ID))
	must(projectsOnce(tx, point.ID, p.ID))
	must(numbersOnce(tx, week, point.ID, p.ID))
}

// numbersOnce asks for each number, and for the records behind it.
func numbersOnce(tx *store.Tx, p day.Period, point, person int64) error {
	_, err := count.SumOf(tx, p, indicator.Visits)
	for _, r := range []record.Record{{Kind: record.KindVisit}, {Kind: record.KindProblem, Problem: &record.Problem{State: record.ProblemOpen, Due: p.To}}} {
		r.Day, r.Point, r.Author, r.Typist = p.From, point, person, person
		_, _ = record.RecordNamed(tx, r)
		err = errors.Join(err, record.Add(tx, &r))
	}
	err = errors.Join(err, count.Choose(tx, count.Choice{Name: "制定标准", Period: p, Person: person}), count.Unchoose(tx, "制定标准", p))
	for _, in := range []count.Within{{}, {Points: []int64{point}}, {Author: person}} {
		_, err1 := count.Of(tx, p, in)
		err = errors.Join(err, err1)
		for _, x := range indicator.Standard.All() {
			_, _, err2 := count.RecordsBehind(tx, count.Behind{Name: x.Name, Period: p, Points: in.Points, Author: in.Author}, 0, 6)
			err = errors.Join(err, err2)
		}
		_, _, err3 := count.RecordsBehind(tx, count.Behind{Name: indicator.Pending, At: p.To, Points: in.Points}, 0, 6)
		err = errors.Join(err, err3)
		for _, kind := range []record.Kind{record.KindVisit, record.KindProblem} {
			err = errors.Join(err, count.Rows(tx, count.Selection{Kind: kind, Period: p, Within: in}, func(*count.Row) error { return nil }))
		}
	}
	return err
}

// followOnce does each kind of work that follows a problem.
func followOnce(tx *store.Tx, r *record.Record) error {
	u := &bureau.Unit{Name: "特种设备科", Active: true}
	if err := errors.Join(bureau.SaveUnit(tx, u), record.SaveHelp(tx, record.Help{Problem: r.ID, Unit: u.ID}), record.SaveProblem(tx, r.Problem), record.SaveDirective(tx, &record.Directive{}), spoken.AddNotice(tx, r.Author, r.ID, "late", "")); err != nil {
		return err
	}
	waiting, err := spoken.NoticesOf(tx, r.Author)
	if err != nil {
		return err
	}
	var reads [8]error
	_, reads[0] = record.Unsettled(tx)
	_, reads[1] = record.NearDue(tx, r.Day, r.Day)
	_, reads[2] = record.Unchecked(tx, r.Day)
	_, reads[3] = record.Wishes(tx, r.Day)
	reads[4] = record.Problems(tx, day.Week(r.Day), func(*record.Record) error { return nil })
	_, reads[5] = record.PlansIn(tx, day.Week(r.Day))
	_, reads[6] = spoken.NoticesSaid(tx, r.Author)
	_, reads[7] = spoken.NextToTell(tx, 0, 10)
	if _, err := record.DirectivesNear(tx, r.Day); err != nil {
		return err
	}
	_, err = record.DueBefore(tx, r.Day, []int64{r.Point})
	return errors.Join(append(reads[:], err, record.ForgetLate(tx, r.Day), spoken.Told(tx, waiting[0], "l20260415"), spoken.Waits(tx, waiting[0]))...)
}

// projectsOnce does each kind of work that has to do with 攻关项目.
func projectsOnce(tx *store.Tx, point, person int64) error {
	p := &record.Project{Point: point, Stage: record.Discussed, Started: "2026-04-15"}
	err := errors.Join(record.AddProject(tx, p), record.AddStep(tx, p, &record.Step{Stage: record.Followed, Day: "2026-04-20", Person: person}), record.UndoStep(tx, p))
	_, err1 := record.FindProject(tx, p.ID)
	_, err2 := record.ProjectsAt(tx, point)
	_, err3 := record.RecordsOfProject(tx, p.ID)
	return errors.Join(err, err1, err2, err3)
}

// sendOnce does each kind of work that has to do with sending.
func sendOnce(tx *store.Tx) error {
	if err := errors.Join(chat.Show(tx, "c", 1, "d1", chat.Face{}, true), chat.Announce(tx, "c", 1, "r1", chat.Face{}, day.Window{})); err != nil {
		return err
	}
	c, err := chat.FindCard(tx, "c", 1, "r1")
	if err != nil {
		return err
	}
	m := &chat.Message{Channel: "c", Chat: 1, Kind: chat.Say}
	errs := []error{chat.Send(tx, *m), chat.CardLater(tx, c, store.ErrFull, time.Second), chat.CardExpired(tx, c), chat.CardShown(tx, c, 5), chat.Adopt(tx, c, 5),
		chat.SentPart(tx, m), chat.Resend(tx, m, store.ErrFull, time.Second), chat.GiveUp(tx, m, store.ErrFull), chat.Sent(tx, m),
		chat.DropBroadcasts(tx, "c", 1)}
	errs = append(errs, lookAside(tx))
	var reads [14]error
	_, reads[12] = chat.DropPlanned(tx, "c", 1, func(time.Time) bool { return false })
	small := &chat.Message{Channel: "c", Chat: 1, Kind: chat.Commands}
	errs = append(errs, chat.Send(tx, *small), chat.DropSmall(tx, small), chat.Stripped(tx, small))
	_, reads[0] = chat.DueMessages(tx, "c", 10)
	_, reads[1] = chat.DueCards(tx, "c", 10)
	_, reads[2] = chat.QueuedMessages(tx, "c", 0, 10)
	_, reads[3] = chat.QueuedCards(tx, "c", 0, 10)
	_, reads[4] = chat.FirstMessages(tx, "c", 1)
	_, reads[5] = chat.FirstCards(tx, "c", 1)
	_, reads[6] = chat.CardsIn(tx, "c", 1)
	_, reads[7] = chat.CardsOf(tx, "r1")
	_, reads[8] = chat.CardOfMessage(tx, "c", 1, 5)
	_, _, reads[9] = chat.Planned(tx, "c", tx.Now)
	_, reads[10] = chat.NextPlanned(tx)
	_, reads[11] = chat.FirstSmall(tx, "c", 1)
	_, reads[13] = chat.WholeCards(tx, "c", 0, 10)
	return errors.Join(append(errs, reads[:]...)...)
}

// lookAside does each kind of work with what was set aside.
func lookAside(tx *store.Tx) error {
	_, err := chat.HealthNow(tx)
	_, err2 := chat.AsideRows(tx, 10)
	for _, ref := range []string{"u1", "m1", "c:c:1:r1"} {
		_, err3 := chat.AsideOf(tx, ref)
		for _, e := range []error{err3, chat.RetryAside(tx, ref), chat.DropAside(tx, ref)} {
			if !errors.Is(e, store.ErrNotFound) {
				err = errors.Join(err, e)
			}
		}
	}
	return errors.Join(err, err2)
}

// dutiesOnce asks for what the obligations ask for.
func dutiesOnce(tx *store.Tx, point, person int64) error {
	week := day.Week("2026-04-15")
	w := &duty.Waiver{Point: point, Rule: "R13", Period: week, Person: person}
	_, err := duty.AddWaiver(tx, w)
	_, err1 := duty.RevokeWaiver(tx, w.ID)
	_, err2 := duty.Waivers(tx, week)
	for _, ids := range [][]int64{nil, {point}} {
		_, err3 := record.MeetingsHeld(tx, ids, week)
		_, err4 := record.VisitsHeld(tx, ids, week)
		_, err5 := bureau.HeadsOf(tx, ids, "2026-04-15")
		_, err6 := duty.WaiversOf(tx, ids, ids, week)
		_, err7 := chat.SetReachable(tx, "c", 1, false)
		err = errors.Join(err, err3, err4, err5, err6, err7, chat.Join(tx, person, "c", 1))
	}
	return errors.Join(err, err1, err2)
}

func explain(t *testing.T, tx *store.Tx, query string) {
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
	plan, err := store.Find(tx, func(s *step) []any { return []any{&s.id, &s.parent, &s.unused, &s.detail} }, "EXPLAIN QUERY PLAN "+query, args...)
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
