package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
)

// known are the answers of a server in one Tx. Whoever asks the same again gets the same
// answer without the way to the server, until a statement may have changed it.
type known struct {
	answers map[string]*answer
	size    int
	ahead   []question        // to be asked together with the next
	shapes  map[string]*shape // of each text
}

// Of a large answer nothing is kept, and of many not all: these are bytes.
const (
	mostOfOne = 1 << 18
	mostOfAll = 1 << 21
)

// An answer is the rows that a question found.
type answer struct {
	statement
	fields []pgconn.FieldDescription
	rows   [][][]byte
	size   int
}

// A question is a statement with its key.
type question struct {
	statement
	key string
}

// A shape is what the text of a statement tells of the rows that it reads or changes.
type shape struct {
	from  map[string]bool // the tables it reads, perhaps with other names
	table string          // the one it reads or changes; "": that is not sure
	fixed map[string]any  // columns that have one value in all its rows: a place among the arguments, or the value
}

// A place is that of an argument.
type place int

// reads reports whether a statement only reads.
func (s *statement) reads() bool { return strings.HasPrefix(s.query, "SELECT") }

// lists reports whether a statement is about a list of ids.
func (s *statement) lists() bool { return strings.HasPrefix(s.query, withListed) }

func (s *statement) key() string {
	b := append([]byte(s.query), 0)
	for _, a := range s.args {
		switch a := a.(type) {
		case int64:
			b = binary.BigEndian.AppendUint64(append(b, 'i'), uint64(a))
		case string:
			b = append(binary.BigEndian.AppendUint64(append(b, 't'), uint64(len(a))), a...)
		default:
			b = fmt.Appendf(b, "%T %q", a, fmt.Sprint(a))
		}
	}
	return string(b)
}

func (k *known) clear() {
	k.answers, k.size, k.ahead = map[string]*answer{}, 0, nil
}

func (k *known) find(s *statement) *answer {
	if !s.reads() {
		return nil
	}
	return k.answers[s.key()]
}

// expect has a question asked together with the next.
func (k *known) expect(s statement) {
	key := s.key()
	if k.answers[key] == nil && !slices.ContainsFunc(k.ahead, func(had question) bool { return had.key == key }) {
		k.ahead = append(k.ahead, question{s, key})
	}
}

// others are the questions to ask together with one.
func (k *known) others(s *statement) (others []statement) {
	if len(k.ahead) == 0 {
		return nil
	}
	key := s.key()
	for _, a := range k.ahead {
		if a.key != key {
			others = append(others, a.statement)
		}
	}
	k.ahead = nil
	return others
}

// keep keeps an answer.
func (k *known) keep(a *answer) {
	if a.reads() && a.size <= mostOfOne && k.size+a.size <= mostOfAll {
		k.size += a.size
		k.answers[a.key()] = a
	}
}

// add copies a row, which the driver overwrites.
func (a *answer) add(rows pgx.Rows) {
	if a.size > mostOfOne {
		a.rows = nil
		return
	}
	if a.fields == nil {
		a.fields = slices.Clone(rows.FieldDescriptions())
	}
	var row [][]byte
	for _, v := range rows.RawValues() {
		row = append(row, bytes.Clone(v))
		a.size += len(v) + 24
	}
	a.rows = append(a.rows, row)
}

// each calls row for each row of an answer.
func (a *answer) each(ctx context.Context, types *pgtype.Map, row func(Row) error) error {
	for _, values := range a.rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := row(knownRow{types, a.fields, values}); err != nil {
			return err
		}
	}
	return nil
}

type knownRow struct {
	types  *pgtype.Map
	fields []pgconn.FieldDescription
	values [][]byte
}

func (r knownRow) Scan(dest ...any) error { return pgx.ScanRow(r.types, r.fields, r.values, dest...) }

// same reports whether two answers have the same rows, in whatever order.
func (a *answer) same(b *answer) bool {
	sorted := func(a *answer) (rows []string) {
		for _, row := range a.rows {
			rows = append(rows, fmt.Sprintf("%q", row))
		}
		slices.Sort(rows)
		return rows
	}
	return slices.Equal(sorted(a), sorted(b))
}

// forget forgets the answers that a statement may change.
func (k *known) forget(s *statement) {
	if len(k.answers) == 0 {
		return
	}
	w := k.shapeOf(s.query)
	for key, a := range k.answers {
		q := k.shapeOf(a.query)
		if w.table == "" || q.from[w.table] && !apart(w, s.args, q, a.args) {
			k.size -= a.size
			delete(k.answers, key)
		}
	}
}

// apart reports whether no row is both one that w changes and one that q reads.
func apart(w *shape, wArgs []any, q *shape, qArgs []any) bool {
	if q.table != w.table {
		return false
	}
	for column, a := range w.fixed {
		b, both := q.fixed[column]
		if !both {
			continue
		}
		switch a, b := valueOf(a, wArgs), valueOf(b, qArgs); a := a.(type) {
		case int64:
			if b, ok := b.(int64); ok && a != b {
				return true
			}
		case string:
			if b, ok := b.(string); ok && a != b {
				return true
			}
		}
	}
	return false
}

func valueOf(fixed any, args []any) any {
	if n, ok := fixed.(place); ok {
		return args[n]
	}
	return fixed
}

var (
	name    = regexp.MustCompile(`[a-z_]+`)
	source  = regexp.MustCompile(`\b(?:FROM|JOIN) ([a-z_]+)`)
	several = regexp.MustCompile(`\bFROM [a-z_]+(?: (?:AS )?[a-z_]+)?,`)
	reading = regexp.MustCompile(`\bFROM ([a-z_]+) WHERE (.*)$`)
	adding  = regexp.MustCompile(`^INSERT INTO ([a-z_]+) \(([^()]*)\) VALUES \(([^()]*)\)( ON CONFLICT (?:\(([^()]*)\) )?DO (?:NOTHING|(UPDATE) .*))?(?: RETURNING .*)?$`)
	setting = regexp.MustCompile(`^UPDATE ([a-z_]+) SET (.*) WHERE (.*)$`)
	ending  = regexp.MustCompile(`^DELETE FROM ([a-z_]+) WHERE (.*)$`)
	writing = regexp.MustCompile(`^(?:INSERT INTO|UPDATE|DELETE FROM) ([a-z_]+)\b`)
	assign  = regexp.MustCompile(`\b([a-z_]+) = `)
	is      = regexp.MustCompile(`^([a-z_]+) = (\$\d+|'[^']*')( AND |\)|$| (?:ORDER|LIMIT|RETURNING)\b)`)
)

func (k *known) shapeOf(query string) *shape {
	s := k.shapes[query]
	if s == nil {
		s = newShape(strings.Join(strings.Fields(query), " "))
		if k.shapes == nil {
			k.shapes = map[string]*shape{}
		}
		k.shapes[query] = s
	}
	return s
}

// newShape reads the statements that are simple enough; of others it knows less.
func newShape(query string) *shape {
	s := &shape{from: map[string]bool{}}
	if strings.HasPrefix(query, "SELECT") {
		from := source.FindAllStringSubmatch(query, -1)
		for _, m := range from {
			s.from[m[1]] = true
		}
		if several.MatchString(query) {
			for _, w := range name.FindAllString(query, -1) {
				s.from[w] = true
			}
		}
		if m := reading.FindStringSubmatch(query); m != nil && len(from) == 1 && !strings.Contains(query, " OR ") {
			s.table, s.fixed = m[1], fixedIn(m[2])
		}
		return s
	}
	if m := writing.FindStringSubmatch(query); m != nil {
		s.table = m[1]
	}
	simple := strings.Count(query, "WHERE ") == 1 && !strings.Contains(query, " OR ")
	if m := adding.FindStringSubmatch(query); m != nil {
		s.fixed = fixedIn(added(m[2], m[3]))
		if m[6] != "" { // the row that is there may differ in all but these
			for column := range s.fixed {
				if !slices.Contains(strings.Split(m[5], ", "), column) {
					delete(s.fixed, column)
				}
			}
		}
	} else if m := setting.FindStringSubmatch(query); m != nil && simple {
		s.fixed = fixedIn(m[3])
		for _, set := range assign.FindAllStringSubmatch(m[2], -1) {
			delete(s.fixed, set[1])
		}
	} else if m := ending.FindStringSubmatch(query); m != nil && simple {
		s.fixed = fixedIn(m[2])
	}
	return s
}

// added writes what is added as a condition.
func added(columns, values string) string {
	c, v := strings.Split(columns, ", "), strings.Split(values, ", ")
	if len(c) != len(v) {
		return ""
	}
	var all []string
	for i := range c {
		if one := c[i] + " = " + v[i]; is.MatchString(one) {
			all = append(all, one)
		}
	}
	return strings.Join(all, " AND ")
}

// fixedIn reads the equations with which a condition begins.
func fixedIn(condition string) map[string]any {
	fixed := map[string]any{}
	for {
		m := is.FindStringSubmatch(condition)
		if m == nil {
			return fixed
		}
		if n, err := strconv.Atoi(strings.TrimPrefix(m[2], "$")); err == nil {
			fixed[m[1]] = place(n - 1)
		} else {
			fixed[m[1]] = strings.Trim(m[2], "'")
		}
		if m[3] != " AND " {
			return fixed
		}
		condition = condition[len(m[0]):]
	}
}
