package store

import (
	"slices"
	"strings"

	"liaison/store/indicator"
)

// A resultLine is one figure whose values are not simply summed.
type resultLine struct {
	record  int64
	day     Day
	point   ref
	title   string
	name    string
	value   int
	caliber string
	project ref
}

func (l *resultLine) fields() []any {
	return []any{&l.record, &l.day, &l.point, &l.title, &l.name, &l.value, &l.caliber, &l.project}
}

// addParts adds the numbers whose values are not simply summed.
func (tx *Tx) addParts(found Amounts, p Period, w Within) error {
	dir, err := tx.Directory()
	if err != nil {
		return err
	}
	for _, typ := range apartTypes(dir.Indicators) {
		lines, err := tx.results(typ, p, w)
		if err != nil {
			return err
		}
		for _, x := range dir.Indicators.All() {
			of := slices.DeleteFunc(slices.Clone(lines), func(l resultLine) bool { return l.name != x.Name })
			if x.Type != typ || len(of) == 0 {
				continue
			}
			a := Amount{Name: x.Name, Records: len(of)}
			switch x.Adds {
			case indicator.Newest:
				a.Parts = newest(of)
				for _, part := range a.Parts {
					a.Value += part.Value
				}
			case indicator.Apart:
				a.Parts = apart(of)
				if err := tx.decide(&a, p, w); err != nil {
					return err
				}
			default:
				continue
			}
			found[x.Name] = a
		}
	}
	return nil
}

// apartTypes are the types of activities with numbers that are not summed.
func apartTypes(table *indicator.Table) (types []string) {
	for _, x := range table.All() {
		if (x.Adds == indicator.Newest || x.Adds == indicator.Apart) && !slices.Contains(types, x.Type) {
			types = append(types, x.Type)
		}
	}
	return types
}

// results reads the figures of the activities of a type, the oldest first.
func (tx *Tx) results(typ string, p Period, w Within) ([]resultLine, error) {
	c := &conditions{}
	c.put(`r.kind = 'activity' AND r.type = ? AND r.day BETWEEN ? AND ?`, typ, p.From, p.To)
	c.in("r.point", w.Points)
	if w.Author != 0 {
		c.put(`r.author = ?`, w.Author)
	}
	return find(tx, (*resultLine).fields, `SELECT r.id, r.day, r.point, COALESCE(p.title, r.text), f.name, f.value, f.caliber, r.project
		FROM record r JOIN figure f ON f.record = r.id LEFT JOIN project p ON p.id = r.project WHERE r.withdrawn = 0 AND `+strings.Join(c.all, " AND ")+`
		ORDER BY r.day, r.id, f.place`, c.args...)
}

// newest are the newest states of projects: the last value of each wins. An
// activity that belongs to no project is one of its point by its words.
func newest(lines []resultLine) (parts []Part) {
	type identity struct {
		project, point ref
		title          string
	}
	at := map[identity]int{}
	for _, l := range lines {
		k := identity{l.project, l.point, l.title}
		if l.project != 0 {
			k = identity{project: l.project}
		}
		if i, known := at[k]; known {
			parts[i] = l.part()
			continue
		}
		at[k] = len(parts)
		parts = append(parts, l.part())
	}
	return parts
}

// apart are the values that must not be added: what is 新增 becomes one value, of
// what is 累计 the newest of a point is left, and every other stands alone.
func apart(lines []resultLine) (parts []Part) {
	for _, l := range lines {
		part := l.part()
		i := slices.IndexFunc(parts, func(p Part) bool {
			return p.Caliber == part.Caliber && (part.Caliber == Added || Cumulates(part.Caliber) && p.Point == part.Point)
		})
		switch {
		case i < 0:
			parts = append(parts, part)
		case part.Caliber == Added:
			parts[i].Value += part.Value
			parts[i].Day = part.Day
			parts[i].Records = append(parts[i].Records, l.record)
			parts[i].Title = ""
		default:
			parts[i] = part
		}
	}
	return parts
}

// Added is the 口径 of a value that holds what is new in its record.
const Added = "新增"

func (l *resultLine) part() Part {
	return Part{Caliber: l.caliber, Value: l.value, Day: l.day, Point: int64(l.point), Title: l.title, Records: []int64{l.record}}
}
