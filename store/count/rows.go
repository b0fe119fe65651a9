package count

import (
	"slices"
	"strings"

	"liaison/store"
	"liaison/store/day"
	"liaison/store/record"
)

// A Selection says which records [Rows] reads.
type Selection struct {
	Kind   record.Kind
	Period day.Period
	Within
}

// A Row is a record as a ledger shows it, with what other records add.
type Row struct {
	record.Record
	Solved  int            // of a visit: how many recorded problems were solved on the spot
	Raised  []int64        // of a visit: the numbers of the problems recorded with it
	History []record.Entry // of a problem
}

// Rows calls fn for each record of a selection that is not withdrawn, in the order of days.
// It reads the record numbers first and then the records page by page, so that a record
// costs the same however many there are.
func Rows(tx *store.Tx, s Selection, fn func(*Row) error) error {
	if s.nowhere() {
		return nil
	}
	c := &store.Conditions{}
	c.Put(`kind = ? AND day BETWEEN ? AND ?`, s.Kind, s.Period.From, s.Period.To)
	c.In(`point`, s.Points)
	if s.Author != 0 {
		c.Put(`author = ?`, s.Author)
	}
	ids, err := store.Column[int64](tx, `SELECT id FROM record WHERE withdrawn = 0 AND `+strings.Join(c.All, " AND ")+` ORDER BY day, id`, c.Args...)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(ids, store.Page) {
		page, err := rows(tx, some)
		if err != nil {
			return err
		}
		for i := range page {
			if err := fn(&page[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// rows reads the complete records of some numbers, in their order.
func rows(tx *store.Tx, ids []int64) ([]Row, error) {
	records, err := store.FindIn(tx, (*record.Record).Fields, `SELECT `+record.Columns+` FROM listed CROSS JOIN record WHERE record.id = listed.one`, ids)
	if err != nil {
		return nil, err
	}
	if err := record.CompleteAll(tx, records); err != nil {
		return nil, err
	}
	place := make(map[int64]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	page := make([]Row, len(ids))
	for _, r := range records {
		page[place[r.ID]].Record = r
	}
	if err := atVisits(tx, page, place); err != nil {
		return nil, err
	}
	return page, histories(tx, page, place)
}

// atVisits counts the problems that were solved on the spot at visits, and finds those that
// were recorded with a visit: in the same message, or as solved there.
func atVisits(tx *store.Tx, page []Row, place map[int64]int) error {
	type told struct{ draft, point int64 }
	drafts := map[told]*Row{}
	var visits []int64
	var days day.Period
	for i := range page {
		if r := &page[i]; r.Kind == record.KindVisit {
			visits = append(visits, r.ID)
			if drafts[told{r.Draft, r.Point}] = r; days.From == "" || r.Day < days.From {
				days.From = r.Day
			}
			days.To = max(days.To, r.Day)
		}
	}
	if len(visits) == 0 {
		return nil
	}
	type link struct {
		visit, problem int64
		closing        record.Closing
	}
	solved, err := store.FindIn(tx, func(l *link) []any { return []any{&l.visit, &l.problem, &l.closing} }, `SELECT p.onspot, p.record, p.closing
		FROM listed CROSS JOIN problem p JOIN record r ON r.id = p.record WHERE p.onspot = listed.one AND r.withdrawn = 0 ORDER BY p.record`, visits)
	if err != nil {
		return err
	}
	for _, l := range solved {
		r := &page[place[l.visit]]
		r.Raised = append(r.Raised, l.problem)
		if l.closing == record.ClosedOnSpot {
			r.Solved++
		}
	}
	found, err := store.Find(tx, (*record.Record).Fields, `SELECT `+record.Columns+` FROM record
		WHERE kind = 'problem' AND day BETWEEN $1 AND $2 AND draft IS NOT NULL AND withdrawn = 0 ORDER BY id`, days.From, days.To)
	for i := range found {
		p := &found[i]
		if r := drafts[told{p.Draft, p.Point}]; r != nil && !slices.Contains(r.Raised, p.ID) {
			r.Raised = append(r.Raised, p.ID)
		}
	}
	return err
}

// histories reads the histories of problems.
func histories(tx *store.Tx, page []Row, place map[int64]int) error {
	var problems []int64
	for i := range page {
		if page[i].Kind == record.KindProblem {
			problems = append(problems, page[i].ID)
		}
	}
	entries, err := store.FindIn(tx, (*record.Entry).Fields, `SELECT `+record.EntryColumns+` FROM listed CROSS JOIN history WHERE history.record = listed.one ORDER BY history.id`, problems)
	for _, e := range entries {
		r := &page[place[e.Record]]
		r.History = append(r.History, e)
	}
	return err
}
