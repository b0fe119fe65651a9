package table

import (
	"strconv"
	"time"

	"liaison/store"
)

// Days are the forms in which people write a day.
var Days = []string{time.DateOnly, "2006-1-2", "2006/1/2", "2006.1.2", "2006年1月2日", "20060102"}

// A century around the work: what lies outside is a slip.
const (
	firstDay = store.Day("1921-07-01")
	lastDay  = store.Day("2099-12-31")
)

// Time reads a time in one of the forms, or as the serial number that a
// spreadsheet keeps of it.
func Time(cell string, forms []string) (t time.Time, ok bool) {
	if n, err := strconv.ParseFloat(cell, 64); err == nil && n > 7000 && n < 100_000 { // 2015.7 is a month
		t, ok = time.Date(1899, 12, 30+int(n), 0, 0, 0, 0, store.Shanghai), true
	}
	for _, form := range forms {
		if ok {
			break
		}
		var err error
		t, err = time.ParseInLocation(form, cell, store.Shanghai)
		ok = err == nil
	}
	d := store.DayOf(t)
	return t, ok && d >= firstDay && d <= lastDay
}
