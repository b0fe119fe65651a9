package table

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"

	"liaison/store"
)

// Days are the forms in which people write a day.
var Days = []string{time.DateOnly, "2006-1-2", "2006/1/2", "2006.1.2", "2006年1月2日", "20060102"}

// A century around the work: what lies outside is a slip.
const (
	firstDay = store.Day("1921-07-01")
	lastDay  = store.Day("2099-12-31")
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
		t, ok = time.Date(1899, 12, 30+int(n), 0, 0, 0, 0, store.Shanghai), true
	}
	cell = hour.ReplaceAllString(cell, "")
	m := weekday.FindStringSubmatch(cell)
	cell = weekday.ReplaceAllString(cell, "")
	for _, form := range forms {
		if ok {
			break
		}
		var err error
		t, err = time.ParseInLocation(form, cell, store.Shanghai)
		ok = err == nil
	}
	if m != nil && int(t.Weekday()) != strings.Index("日一二三四五六", strings.ReplaceAll(m[1], "天", "日"))/len("日") {
		return t, false
	}
	d := store.DayOf(t)
	return t, ok && d >= firstDay && d <= lastDay
}

// errNoNumber is what Number says of anything but a whole number.
var errNoNumber = errors.New("table: no whole number")

var number = regexp.MustCompile(`^(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.0+)?$`)

// Number reads a whole number as people and spreadsheets write it: 62, ６２,
// 1,062, 62.00.
func Number(cell string) (int, error) {
	cell = strings.TrimSpace(width.Narrow.String(cell))
	if !number.MatchString(cell) {
		return 0, errNoNumber
	}
	whole, _, _ := strings.Cut(cell, ".")
	return strconv.Atoi(strings.ReplaceAll(whole, ",", ""))
}
