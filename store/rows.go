package store

import (
	"slices"
	"strings"
)

// A Selection says which records one wants to read one after another.
type Selection struct {
	Kind   Kind
	Period Period
	Within
}

// A Row is a record as a ledger shows it, with what others say of it.
type Row struct {
	Record
	Solved  int     // at a visit: how many problems were solved on the spot and recorded
	Raised  []int64 // at a visit: the numbers of the problems recorded with it
	History []Entry // of a problem
}

// rowsPage is how many records are read at a time: one list of ids.
const rowsPage = 256

// Rows calls fn for each record of a selection that stands, in the order of days.
// The numbers are read first, then page by page what belongs to them: a record
// costs the same however many there are.
func (tx *Tx) Rows(s Selection, fn func(*Row) error) error {
	if s.Points != nil && len(s.Points) == 0 {
		return nil
	}
	c := &conditions{}
	c.put(`kind = ? AND day BETWEEN ? AND ?`, s.Kind, s.Period.From, s.Period.To)
	c.in(`point`, s.Points)
	if s.Author != 0 {
		c.put(`author = ?`, s.Author)
	}
	ids, err := column[int64](tx, `SELECT id FROM record WHERE withdrawn = 0 AND `+strings.Join(c.all, " AND ")+` ORDER BY day, id`, c.args...)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(ids, rowsPage) {
		page, err := tx.rows(some)
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

// rows reads the records of some numbers, whole and in their order.
func (tx *Tx) rows(ids []int64) ([]Row, error) {
	records, err := findIn(tx, (*Record).fields, `SELECT `+recordColumns+` FROM listed CROSS JOIN record WHERE record.id = listed.one`, ids)
	if err != nil {
		return nil, err
	}
	if err := tx.completeAll(records); err != nil {
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
	if err := tx.atVisits(page, place); err != nil {
		return nil, err
	}
	return page, tx.histories(page, place)
}

// completeAll reads what of some records stands in other tables.
func (tx *Tx) completeAll(records []Record) error {
	by := make(map[int64]*Record, len(records))
	var ids, problems []int64
	for i := range records {
		r := &records[i]
		by[r.ID] = r
		if ids = append(ids, r.ID); r.Kind == KindProblem {
			problems = append(problems, r.ID)
		}
	}
	type line struct {
		record int64
		Figure
	}
	figures, err := findIn(tx, func(l *line) []any { return []any{&l.record, &l.Name, &l.Value, &l.Approx, &l.Caliber} },
		`SELECT f.record, f.name, f.value, f.approx, f.caliber FROM listed CROSS JOIN figure f
		WHERE f.record = listed.one ORDER BY f.record, f.place`, ids)
	if err != nil {
		return err
	}
	for _, f := range figures {
		by[f.record].Figures = append(by[f.record].Figures, f.Figure)
	}
	if err := tx.projectTitles(records); err != nil {
		return err
	}
	own, err := findIn(tx, (*Problem).fields, `SELECT `+problemColumns+` FROM listed CROSS JOIN problem WHERE problem.record = listed.one`, problems)
	if err != nil {
		return err
	}
	for i := range own {
		by[own[i].Record].Problem = &own[i]
	}
	helps, err := findIn(tx, (*Help).fields, `SELECT `+helpColumns+` FROM listed CROSS JOIN help WHERE help.problem = listed.one ORDER BY help.problem, help.unit`, problems)
	for _, h := range helps {
		if p := by[h.Problem].Problem; p != nil {
			p.Helps = append(p.Helps, h)
		}
	}
	return err
}

// projectTitles reads which projects some records belong to.
func (tx *Tx) projectTitles(records []Record) error {
	titles := map[int64]string{}
	var ids []int64
	for i := range records {
		if id := records[i].Project; id != 0 && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	type line struct {
		id    int64
		title string
	}
	found, err := findIn(tx, func(l *line) []any { return []any{&l.id, &l.title} }, `SELECT p.id, p.title FROM listed CROSS JOIN project p WHERE p.id = listed.one`, ids)
	for _, l := range found {
		titles[l.id] = l.title
	}
	for i := range records {
		records[i].ProjectTitle = titles[records[i].Project]
	}
	return err
}

// atVisits counts the problems that were solved on the spot at visits, and finds
// those that were recorded with them: by the same message, or as solved there.
func (tx *Tx) atVisits(page []Row, place map[int64]int) error {
	type told struct{ draft, point int64 }
	drafts := map[told]*Row{}
	var visits []int64
	var days Period
	for i := range page {
		if r := &page[i]; r.Kind == KindVisit {
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
		closing        Closing
	}
	solved, err := findIn(tx, func(l *link) []any { return []any{&l.visit, &l.problem, &l.closing} }, `SELECT p.onspot, p.record, p.closing
		FROM listed CROSS JOIN problem p JOIN record r ON r.id = p.record WHERE p.onspot = listed.one AND r.withdrawn = 0 ORDER BY p.record`, visits)
	if err != nil {
		return err
	}
	for _, l := range solved {
		r := &page[place[l.visit]]
		r.Raised = append(r.Raised, l.problem)
		if l.closing == ClosedOnSpot {
			r.Solved++
		}
	}
	found, err := find(tx, (*Record).fields, `SELECT `+recordColumns+` FROM record
		WHERE kind = 'problem' AND day BETWEEN $1 AND $2 AND draft IS NOT NULL AND withdrawn = 0 ORDER BY id`, days.From, days.To)
	for i := range found {
		p := &found[i]
		if r := drafts[told{p.Draft, p.Point}]; r != nil && !slices.Contains(r.Raised, p.ID) {
			r.Raised = append(r.Raised, p.ID)
		}
	}
	return err
}

// histories reads what was said about problems.
func (tx *Tx) histories(page []Row, place map[int64]int) error {
	var problems []int64
	for i := range page {
		if page[i].Kind == KindProblem {
			problems = append(problems, page[i].ID)
		}
	}
	entries, err := findIn(tx, (*Entry).fields, `SELECT `+entryColumns+` FROM listed CROSS JOIN history WHERE history.record = listed.one ORDER BY history.id`, problems)
	for _, e := range entries {
		r := &page[place[e.Record]]
		r.History = append(r.History, e)
	}
	return err
}
