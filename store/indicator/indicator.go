// Package indicator is the table of 指标: every number that anybody enters, asks
// for or prints, what it is called, what it is counted in, which records carry
// it and how it adds up. A new indicator is one more row; reading a sentence,
// the cards, the questions, the ledgers and the summary take it from here. What
// a bureau adds for itself joins the same table ([Table.With]).
//
// It promises that a name stands in it once, and that a name is never used for
// two things: 解决问题 of three kinds are three rows (domain: M05, M14, M17 are
// never one total), and 人次 is not 人.
package indicator

import (
	"hash/crc32"
	"slices"
	"strconv"
)

// An Indicator is one 指标. Lists of words are separated by spaces.
type Indicator struct {
	Name   string // canonical: 辐射户数
	Kind   Kind   // the records that carry it
	Type   string // of those, the only type that does; "" is every type
	Unit   string // the measure word it is written with
	Units  string // further measure words people count it in
	Words  string // what names it in a sentence or a question
	Nouns  string // what is counted names it behind a measure word: 商户
	Solves bool   // 解决N个问题 is this one in a record of its type
	Brings string // the type of visit that it speaks for where several were made: 送政策
	Each   bool   // a record of its type that gives no number is one of it
	Adds   Adding
	Own    bool // added by the bureau
	Aside  bool // no longer said; records that hold it keep it
}

// A Kind is what kind of record carries an indicator, as records name theirs.
type Kind string

// The kinds of records, and what no record carries.
const (
	Visit    Kind = "visit"
	Meeting  Kind = "meeting"
	Problem  Kind = "problem"
	Activity Kind = "activity"
	Roster   Kind = "" // counted in the 名册
)

// Adding says how the values of one indicator become one number.
type Adding string

// The ways of adding up.
const (
	Sum    Adding = ""       // what the records say is added
	Newest Adding = "newest" // the newest state of a project counts; projects are added
	Apart  Adding = "apart"  // values of two 口径 or two days are never added: a person decides
	Count  Adding = "count"  // the records themselves are counted
	Stock  Adding = "stock"  // how many there are at a period's end, not what came in it
)

// Said reports whether people say the number of it and records keep it; the
// others are counted, or are no longer said.
func (x *Indicator) Said() bool { return x.kept() && !x.Aside }

// Households reports whether visits say the number in 户: those of two visits to one
// point may be the same, and the sum of both is 户次.
func (x *Indicator) Households() bool {
	return x.Kind == Visit && x.Adds == Sum && (x.Unit == "户" || x.Unit == "家")
}

// kept reports whether records keep the number of it.
func (x *Indicator) kept() bool { return x.Adds != Count && x.Adds != Stock }

// of reports whether records of a kind and type carry it.
func (x *Indicator) of(kind Kind, typ string) bool {
	return x.Kind == kind && (x.Type == "" || x.Type == typ)
}

// A Table is all indicators in their fixed order. It never changes.
type Table struct {
	rows  []Indicator
	index map[string]int
}

// Standard is the table the program comes with.
var Standard = newTable(append(slices.Clone(figures), counts...))

func newTable(rows []Indicator) *Table {
	t := &Table{rows: rows, index: make(map[string]int, len(rows))}
	for i := range rows {
		t.index[rows[i].Name] = i
	}
	return t
}

// With returns the table with a bureau's own indicators behind the others. A
// name that is taken keeps its row.
func (t *Table) With(own []Indicator) *Table {
	rows := slices.Clone(t.rows)
	for _, x := range own {
		if t.Find(x.Name) == nil {
			x.Own = true
			rows = append(rows, x)
		}
	}
	return newTable(rows)
}

// All lists the indicators in their fixed order.
func (t *Table) All() []Indicator { return t.rows }

// Find returns the indicator of a name, or nil.
func (t *Table) Find(name string) *Indicator {
	if i, ok := t.index[name]; ok {
		return &t.rows[i]
	}
	return nil
}

// Unit is what a figure is counted in, or "".
func (t *Table) Unit(name string) string {
	if x := t.Find(name); x != nil {
		return x.Unit
	}
	return ""
}

// Apart reports whether the values of a figure are never added.
func (t *Table) Apart(name string) bool {
	x := t.Find(name)
	return x != nil && x.Adds == Apart
}

// Said lists the names of the figures that a record of a kind and type may be
// given, in their fixed order.
func (t *Table) Said(kind Kind, typ string) []string {
	return t.names(func(x *Indicator) bool { return x.Said() && x.of(kind, typ) })
}

// Kept lists besides the names of the figures that such a record may hold from
// earlier.
func (t *Table) Kept(kind Kind, typ string) []string {
	return t.names(func(x *Indicator) bool { return x.kept() && x.of(kind, typ) })
}

func (t *Table) names(fits func(*Indicator) bool) (names []string) {
	for i := range t.rows {
		if fits(&t.rows[i]) {
			names = append(names, t.rows[i].Name)
		}
	}
	return names
}

// Code is a short name of an indicator for a button, the same in every version
// of the program.
func (x *Indicator) Code() string {
	return strconv.FormatUint(uint64(crc32.ChecksumIEEE([]byte(x.Name))&0xffffff), 36)
}

// OfCode returns the indicator of a code, or nil.
func (t *Table) OfCode(code string) *Indicator {
	for i := range t.rows {
		if t.rows[i].Code() == code {
			return &t.rows[i]
		}
	}
	return nil
}
