package record

import (
	"slices"

	"liaison/store"
)

// CompleteAll reads the parts of some records that are in other tables.
func CompleteAll(tx *store.Tx, records []Record) error {
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
	figures, err := store.FindIn(tx, func(l *line) []any { return []any{&l.record, &l.Name, &l.Value, &l.Approx, &l.Caliber} },
		`SELECT f.record, f.name, f.value, f.approx, f.caliber FROM listed CROSS JOIN figure f
		WHERE f.record = listed.one ORDER BY f.record, f.place`, ids)
	if err != nil {
		return err
	}
	for _, f := range figures {
		by[f.record].Figures = append(by[f.record].Figures, f.Figure)
	}
	if err := projectTitles(tx, records); err != nil {
		return err
	}
	own, err := store.FindIn(tx, (*Problem).fields, `SELECT `+problemColumns+` FROM listed CROSS JOIN problem WHERE problem.record = listed.one`, problems)
	if err != nil {
		return err
	}
	for i := range own {
		by[own[i].Record].Problem = &own[i]
	}
	helps, err := store.FindIn(tx, (*Help).fields, `SELECT `+helpColumns+` FROM listed CROSS JOIN help WHERE help.problem = listed.one ORDER BY help.problem, help.unit`, problems)
	for _, h := range helps {
		if p := by[h.Problem].Problem; p != nil {
			p.Helps = append(p.Helps, h)
		}
	}
	if err != nil {
		return err
	}
	ordered, err := store.FindIn(tx, (*Directive).fields, `SELECT `+directiveColumns+` FROM listed CROSS JOIN directive WHERE problem = listed.one ORDER BY id`, problems)
	for _, d := range ordered {
		if p := by[d.Problem].Problem; p != nil {
			p.Directives = append(p.Directives, d)
		}
	}
	return err
}

// projectTitles reads the titles of the projects that some records belong to.
func projectTitles(tx *store.Tx, records []Record) error {
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
	found, err := store.FindIn(tx, func(l *line) []any { return []any{&l.id, &l.title} }, `SELECT p.id, p.title FROM listed CROSS JOIN project p WHERE p.id = listed.one`, ids)
	for _, l := range found {
		titles[l.id] = l.title
	}
	for i := range records {
		records[i].ProjectTitle = titles[records[i].Project]
	}
	return err
}
