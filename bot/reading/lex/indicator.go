package lex

import (
	"strings"

	"liaison/bot/reading/kind"
)

// An Indicator is a figure that records keep: what it is called, what it is
// counted in and which words mean it. Lists are separated by spaces.
type Indicator struct {
	Name   string
	Kind   kind.Kind
	Type   string // "" for every type of its kind
	Unit   string
	Units  string // further measure words it is counted in
	Words  string // what names it in a sentence
	Nouns  string // values of counted words that name it after its measure word
	Solves bool   // 解决N个问题 in its group is this figure
	Brings string // the type of visit that it speaks for where several were made
	Apart  bool   // its numbers are never added: the 口径 of each is read
	Own    bool   // a bureau's own: only its words name it, never its unit alone
}

// Takes reports whether the indicator is counted in the unit.
func (x *Indicator) Takes(unit string) bool {
	if unit == "" || unit == x.Unit {
		return true
	}
	for u := range strings.FieldsSeq(x.Units) {
		if u == unit {
			return true
		}
	}
	return false
}

// NamedBy reports whether a word means the indicator.
func (x *Indicator) NamedBy(w *Word) bool {
	switch w.Class {
	case FigureCue:
		return w.Value == x.Name
	case Solve:
		return x.Solves
	case Counted:
		return x.Nouns != "" && x.Nouns == w.Value
	}
	return false
}

// A recordGroup is a kind of record, and of activities and meetings the type.
type recordGroup struct {
	Kind kind.Kind
	Typ  string
}

// What the types of training are called; 学习培训 is that of 书记、党员、出资人,
// and of the Party's history.
const (
	Training = "质量培训"
	Learning = "学习培训"
)
