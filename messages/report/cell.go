package report

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"liaison/store/day"
)

// A Cell is what stands in a row under one column. The zero Cell is empty.
type Cell struct {
	look  look
	value any // nil, string or int
}

// mostText is what a cell of Excel has room for, in UTF-16 units.
const mostText = 32767

// Text is a cell with words. Characters that XML cannot hold are dropped, and
// what Excel has no room for is cut off.
func Text(s string) Cell {
	c := said(words, s)
	if kept, ok := c.value.(string); ok && mistakable(kept) {
		c.look = verbatim
	}
	return c
}

func said(l look, s string) Cell {
	if s = cut(clean(s), mostText); s == "" {
		return Cell{look: l}
	}
	return Cell{l, s}
}

// mistakable reports whether Excel might take a text for something else when a
// person edits it: =1+1, -3, @A1, 007, 1/2. Saying so of too many does no harm.
func mistakable(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLetter(first)
}

// Number is a cell with a whole number; its unit stands in the head.
func Number(n int) Cell { return Cell{number, n} }

const (
	dayZero day.Day = "1899-12-30"
	// Before day 61, 1 March 1900, Excel is one day off and others are not: it
	// believes in a 29 February 1900.
	firstSure = 61
)

// Date is a cell with a day. A day before March 1900 stands as text, no day is
// an empty cell.
func Date(d day.Day) Cell {
	if d == "" {
		return Cell{look: dated}
	}
	serial := int((d.Time().Unix() - dayZero.Time().Unix()) / (24 * 60 * 60))
	if serial < firstSure {
		return Text(string(d))
	}
	return Cell{dated, serial}
}

// clean drops what XML cannot hold.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\ufffe' || r == '\uffff' {
			return -1
		}
		return r
	}, s)
}

// cut ends a text before it has more than n UTF-16 units.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i, r := range s {
		if n -= utf16.RuneLen(r); n < 0 {
			return s[:i]
		}
	}
	return s
}
