package holiday

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/store/day"
)

// Limits of a file: a notice names some forty days.
const (
	maxBytes = 256 << 10
	maxRows  = 400
	maxName  = 20 // characters
)

// A row is one day as the file has it.
type row struct {
	Date string `json:"date"`
	Name string `json:"name"`
	Off  *bool  `json:"off"`
}

// Read reads a notice; what is wrong with it stands in its Faults.
func Read(data []byte) *Notice {
	n := new(Notice)
	if len(data) > maxBytes {
		n.fault(0, TooBig, "")
		return n
	}
	if isText(data) {
		return readText(string(data))
	}
	var rows []json.RawMessage
	switch err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), &rows); {
	case err != nil, len(rows) == 0:
		n.fault(0, NotRows, "")
		return n
	case len(rows) > maxRows:
		n.fault(0, TooBig, "")
		return n
	}
	lines := map[day.Day]int{}
	for i, text := range rows {
		n.take(i+1, text, lines)
	}
	n.finish(lines)
	return n
}

// finish finds what is wrong with the days as a whole, and puts all in order.
func (n *Notice) finish(lines map[day.Day]int) {
	if n.settle(lines); len(n.Faults) == 0 {
		n.whole(lines)
	}
	slices.SortStableFunc(n.Faults, func(a, b Fault) int { return a.Row - b.Row })
	slices.SortFunc(n.Days, func(a, b day.Holiday) int { return strings.Compare(string(a.Day), string(b.Day)) })
}

func (n *Notice) fault(row int, what What, said string) {
	n.Faults = append(n.Faults, Fault{row, what, said})
}

// take reads one row; lines holds the row of each day.
func (n *Notice) take(line int, text json.RawMessage, lines map[day.Day]int) {
	var r row
	if err := json.Unmarshal(text, &r); err != nil || string(text) == "null" {
		n.fault(line, NotARow, clip(string(text)))
		return
	}
	on, err := day.ParseDay(strings.TrimSpace(r.Date))
	name := strings.TrimSpace(r.Name)
	switch {
	case err != nil:
		n.fault(line, NoDay, clip(r.Date))
	case name == "" || utf8.RuneCountInString(name) > maxName:
		n.fault(line, NoName, string(on))
	case r.Off == nil:
		n.fault(line, NoOff, string(on))
	case lines[on] != 0:
		n.fault(line, Twice, string(on))
	default:
		lines[on] = line
		n.Days = append(n.Days, day.Holiday{Day: on, Name: name, Off: *r.Off})
	}
}

// settle finds the year of the notice, and the rows that do not fit into it.
func (n *Notice) settle(lines map[day.Day]int) {
	count := map[string]int{}
	for _, h := range n.Days {
		count[h.Day.Year()]++
	}
	for year, c := range count {
		if c > count[n.Year] || c == count[n.Year] && year > n.Year {
			n.Year = year
		}
	}
	statutory := day.Statutory(n.Year)
	for i := range n.Days {
		h := &n.Days[i]
		h.Year = n.Year
		weekend := h.Day.Weekday() == 0 || h.Day.Weekday() == 6
		switch {
		case h.Day.Year() != n.Year && h.Day[:7] != decemberBefore(n.Year):
			n.fault(lines[h.Day], Strange, string(h.Day))
		case !h.Off && !weekend && !slices.ContainsFunc(statutory, func(s day.Holiday) bool { return s.Day == h.Day }):
			n.fault(lines[h.Day], Ordinary, string(h.Day))
		}
	}
}

// whole looks whether anything is left out.
func (n *Notice) whole(lines map[day.Day]int) {
	statutory := day.Statutory(n.Year)
	if len(statutory) == 0 {
		n.fault(0, Strange, n.Year)
	}
	for _, h := range statutory {
		if lines[h.Day] == 0 {
			n.fault(0, Missing, string(h.Day))
		}
	}
}

// decemberBefore is the month before a year.
func decemberBefore(year string) day.Day { return day.Day(year + "-01-01").Add(-1)[:7] }

// clip keeps a fault short.
func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
