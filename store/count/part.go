package count

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// A resultLine is one value of a figure whose values are not simply summed.
type resultLine struct {
	record  int64
	day     day.Day
	point   store.Ref
	title   string
	name    string
	value   int
	caliber string
	project store.Ref
}

func (l *resultLine) fields() []any {
	return []any{&l.record, &l.day, &l.point, &l.title, &l.name, &l.value, &l.caliber, &l.project}
}

// addParts adds the numbers whose values are not simply summed.
func addParts(tx *store.Tx, found Amounts, p day.Period, w Within) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	for _, typ := range apartTypes(dir.Indicators) {
		q := newResultQuery(typ, p, w)
		parts := map[indicator.Adding]map[string]*Amount{}
		for _, x := range dir.Indicators.All() {
			read := map[indicator.Adding]func(*resultQuery) (map[string]*Amount, error){indicator.Newest: func(q *resultQuery) (map[string]*Amount, error) { return states(tx, q) }, indicator.Apart: func(q *resultQuery) (map[string]*Amount, error) { return asides(tx, q) }}[x.Adds]
			if x.Type != typ || read == nil {
				continue
			}
			if parts[x.Adds] == nil {
				if parts[x.Adds], err = read(q); err != nil {
					return err
				}
			}
			a := parts[x.Adds][x.Name]
			if a == nil {
				continue
			}
			if x.Adds == indicator.Apart {
				if err := decide(tx, a, p, w); err != nil {
					return err
				}
			}
			found[x.Name] = *a
		}
	}
	return nil
}

// apartTypes are the types of activities that have such numbers.
func apartTypes(table *indicator.Table) (types []string) {
	for _, x := range table.All() {
		if (x.Adds == indicator.Newest || x.Adds == indicator.Apart) && !slices.Contains(types, x.Type) {
			types = append(types, x.Type)
		}
	}
	return types
}

// A resultQuery selects the figures of the activities of a type.
type resultQuery struct{ store.Conditions }

func newResultQuery(typ string, p day.Period, w Within) *resultQuery {
	q := &resultQuery{}
	q.Put(`r.kind = 'activity' AND r.withdrawn = 0 AND r.type = ? AND r.day BETWEEN ? AND ?`, typ, p.From, p.To)
	q.In("r.point", w.Points)
	if w.Author != 0 {
		q.Put(`r.author = ?`, w.Author)
	}
	return q
}

// from returns the FROM and WHERE clauses, with one more condition.
func (q *resultQuery) from(more string) string {
	return ` FROM record r JOIN figure f ON f.record = r.id LEFT JOIN project p ON p.id = r.project
		WHERE ` + strings.Join(q.All, " AND ") + more
}

const resultColumns = `SELECT r.id AS id, r.day AS day, r.point AS point, COALESCE(p.title, r.text) AS title, f.name AS name, f.value AS value, f.caliber AS caliber, r.project AS project`

// states returns the newest state of each project, in the order in which the projects
// began. An activity without a project counts as the project of its point and its words.
func states(tx *store.Tx, q *resultQuery) (map[string]*Amount, error) {
	type state struct {
		resultLine
		said int
	}
	const same = `PARTITION BY f.name, r.project, CASE WHEN r.project IS NULL THEN r.point END, CASE WHEN r.project IS NULL THEN r.text END`
	lines, err := store.Find(tx, func(s *state) []any { return append(s.fields(), &s.said) }, `SELECT id, day, point, title, name, value, caliber, project, said FROM (`+resultColumns+`,
		count(*) OVER (PARTITION BY f.name) AS said, min(r.day) OVER (`+same+`) AS begun,
		ROW_NUMBER() OVER (`+same+` ORDER BY r.day DESC, r.id DESC, f.place DESC) AS nth`+q.from("")+`) AS states
		WHERE nth = 1 ORDER BY begun, id, name`, q.Args...)
	found := map[string]*Amount{}
	for i := range lines {
		l := &lines[i]
		a := found[l.name]
		if a == nil {
			a = &Amount{Name: l.name, Records: l.said}
			found[l.name] = a
		}
		a.Parts = append(a.Parts, l.part())
		a.Value += l.value
	}
	return found, err
}

// asides returns the values that must not be added. Those that are 新增 are added here and
// become one value, because there may be many.
func asides(tx *store.Tx, q *resultQuery) (map[string]*Amount, error) {
	fresh, others, err := fresh(tx, q)
	if err != nil {
		return nil, err
	}
	found := map[string]*Amount{}
	for _, part := range fresh {
		found[part.name] = &Amount{Name: part.name, Records: part.Count, Parts: []Part{part.Part}}
	}
	var lines []resultLine
	if others {
		lines, err = store.Find(tx, (*resultLine).fields, resultColumns+q.from(` AND f.caliber <> '`+Added+`'`)+` ORDER BY r.day, r.id, f.place`, q.Args...)
	}
	for _, l := range lines {
		a := found[l.name]
		if a == nil {
			a = &Amount{Name: l.name}
			found[l.name] = a
		}
		a.Records++
		a.Parts = apart(a.Parts, l.part())
	}
	for _, a := range found {
		slices.SortStableFunc(a.Parts, func(x, y Part) int { return cmp.Compare(x.first, y.first) })
	}
	return found, err
}

// A freshPart is the sum of the 新增 values of one name.
type freshPart struct {
	name string
	Part
}

// listedRecords is how many records of a part are listed by number.
const listedRecords = 200

// fresh adds up the 新增 values and lists the first of their records. It also reports
// whether there are values of other 口径.
func fresh(tx *store.Tx, q *resultQuery) (parts []freshPart, others bool, err error) {
	parts, err = store.Find(tx, func(f *freshPart) []any { return []any{&f.name, &f.Caliber, &f.Value, &f.Count, &f.Day, &f.first} },
		`SELECT f.name, CASE WHEN f.caliber = '`+Added+`' THEN f.caliber ELSE '' END AS fresh, sum(f.value), count(*), max(r.day), min(r.day)`+
			q.from("")+` GROUP BY f.name, fresh ORDER BY f.name`, q.Args...)
	all := len(parts)
	parts = slices.DeleteFunc(parts, func(p freshPart) bool { return p.Caliber != Added })
	others = len(parts) < all
	for i := range parts {
		part := &parts[i]
		n := len(q.Args)
		lines, err := store.Find(tx, (*resultLine).fields, resultColumns+q.from(fmt.Sprintf(` AND f.caliber = '`+Added+`' AND f.name = $%d ORDER BY r.day, r.id LIMIT $%d`, n+1, n+2)),
			append(slices.Clone(q.Args), part.name, listedRecords)...)
		if err != nil {
			return nil, false, err
		}
		part.Point = int64(lines[0].point)
		if part.Count == 1 {
			part.Title = lines[0].title
		}
		for _, l := range lines {
			part.Records = append(part.Records, l.record)
		}
	}
	return parts, others, err
}

// apart adds a value to the values of its name that must not be added. Of the 累计 values
// only the newest of each point is kept; all others stay as they are.
func apart(parts []Part, part Part) []Part {
	for i, p := range parts {
		if record.Cumulates(part.Caliber) && p.Caliber == part.Caliber && p.Point == part.Point {
			parts[i] = part
			return parts
		}
	}
	return append(parts, part)
}

// Added is the 口径 of a value that counts only what is new in its record (新增).
const Added = "新增"

func (l *resultLine) part() Part {
	return Part{Caliber: l.caliber, Value: l.value, Day: l.day, Point: int64(l.point), Title: l.title, Records: []int64{l.record}, Count: 1, first: l.day}
}
