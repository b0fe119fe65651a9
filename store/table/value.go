package table

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"

	"liaison/store/day"
	"liaison/store/numeral"
)

// Days are the forms in which people write a day.
var Days = []string{time.DateOnly, "2006-1-2", "2006/1/2", "2006.1.2", "2006年1月2日", "20060102"}

// A century around the work: what lies outside is a slip.
const (
	firstDay = day.Day("1921-07-01")
	lastDay  = day.Day("2099-12-31")
)

var (
	serial  = regexp.MustCompile(`^[0-9]{4,5}(?:\.[0-9]+)?$`)
	hour    = regexp.MustCompile(`(?:T|\s+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?$`)
	weekday = regexp.MustCompile(`\s*[(]?(?:星期|周|礼拜)([日一二三四五六天])[)]?$`)
)

// Time reads a time in one of the forms, or as the serial number that a
// spreadsheet keeps of it. An hour or a weekday behind it says no more, but a
// weekday must be the day's.
func Time(cell string, forms []string) (t time.Time, ok bool) {
	cell = strings.TrimSpace(width.Narrow.String(cell))
	if n, err := strconv.ParseFloat(cell, 64); err == nil && serial.MatchString(cell) && n > 7000 { // 2015.7 is a month
		t, ok = time.Date(1899, 12, 30+int(n), 0, 0, 0, 0, day.Shanghai), true
	}
	cell = hour.ReplaceAllString(cell, "")
	m := weekday.FindStringSubmatch(cell)
	cell = weekday.ReplaceAllString(cell, "")
	for _, form := range forms {
		if ok {
			break
		}
		var err error
		t, err = time.ParseInLocation(form, cell, day.Shanghai)
		ok = err == nil
	}
	if m != nil && int(t.Weekday()) != strings.Index("日一二三四五六", strings.ReplaceAll(m[1], "天", "日"))/len("日") {
		return t, false
	}
	d := day.DayOf(t)
	return t, ok && d >= firstDay && d <= lastDay
}

// errNoNumber is what Number says of anything but a whole number.
var errNoNumber = errors.New("table: no whole number")

// Number reads a whole number as people and spreadsheets write it: 62, ６２, 1,062,
// 62.00, 六十二, 1万2. A rough one (三十多) is none: a table says how many.
func Number(cell string) (int, error) {
	n, ok := numeral.Parse(cell)
	if !ok || n.Bad != 0 || n.Approx || n.Vague {
		return 0, errNoNumber
	}
	return n.Value, nil
}
