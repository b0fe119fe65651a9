package bureau

import (
	"strings"

	"liaison/store"
	"liaison/store/day"
)

// A roster may have half a million rows that stay in memory. The functions below store them
// compactly and in few allocations, because the garbage collector scans each one again and
// again.

// all reads a table. Its rows are allocated in slabs; settle, unless nil, moves the strings of
// each row to where they stay.
func all[R any](tx *store.Tx, fields func(*R) []any, settle func(*R), query string) ([]*R, error) {
	var list []*R
	var slab []R
	err := store.Each(tx, query, nil, func(row store.Row) error {
		if len(slab) == cap(slab) {
			slab = make([]R, 0, min(max(len(list), 8), 512))
		}
		slab = slab[:len(slab)+1]
		r := &slab[len(slab)-1]
		list = append(list, r)
		if err := row.Scan(fields(r)...); err != nil {
			return err
		}
		if settle != nil {
			settle(r)
		}
		return nil
	})
	return append(make([]*R, 0, len(list)), list...), err
}

// words stores the strings of many rows together.
type words struct {
	seen map[string]string
	page *strings.Builder
}

const (
	fewWords = 1000      // that are remembered because they may come again
	page     = 16 * 1024 // bytes
)

// same returns the one copy of a string that many rows have.
func (w *words) same(s string) string {
	if one, ok := w.seen[s]; ok {
		return one
	}
	if s = w.own(s); len(w.seen) < fewWords {
		if w.seen == nil {
			w.seen = map[string]string{}
		}
		w.seen[s] = s
	}
	return s
}

// own returns a copy of a string in a block with others. Allocated alone, a string would take up
// to half as much again.
func (w *words) own(s string) string {
	if s == "" {
		return ""
	}
	if w.page == nil || w.page.Cap()-w.page.Len() < len(s) {
		w.page = new(strings.Builder)
		w.page.Grow(max(page, len(s)))
	}
	from := w.page.Len()
	w.page.WriteString(s)
	return w.page.String()[from:]
}

func (w *words) ofPoint(p *Point) {
	p.Name, p.Kind, p.Trade = w.own(p.Name), w.same(p.Kind), w.same(p.Trade)
	p.Confirmed, p.ConfirmedBy = day.Day(w.same(string(p.Confirmed))), w.same(p.ConfirmedBy)
}

func (w *words) ofOrg(o *Org) {
	o.Name, o.Kind, o.PartTime, o.JoinedParty = w.own(o.Name), OrgKind(w.same(string(o.Kind))), w.same(o.PartTime), w.same(o.JoinedParty)
	o.Founded, o.Elected = day.Day(w.same(string(o.Founded))), day.Day(w.same(string(o.Elected)))
}

func (w *words) ofPerson(p *Person) {
	p.Name, p.Channel = w.own(p.Name), w.same(p.Channel)
}
