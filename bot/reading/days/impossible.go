package days

import (
	"time"

	"liaison/bot/reading/runes"
)

// Impossible reports whether w is written as a day and there is no such day: 2月30日,
// 13月5日.
func (w When) Impossible(today time.Time) bool {
	switch {
	case w.Kind == NoTime:
		return true
	case w.Feast > 0:
		return false
	case w.Kind == Deadline && w.Month > 0:
		w.Kind = MonthDay
	case w.Kind == DayOfMonth && w.Bare, w.Kind != MonthDay && w.Kind != DayOfMonth:
		return false
	}
	_, past := w.Resolve(today, false)
	_, next := w.Resolve(today, true)
	return !past && !next
}

// NoSuchDay reports whether a text names a day that the calendar does not have.
func NoSuchDay(text string, day time.Time) bool {
	s := runes.Of(text)
	for i := 0; i < len(s.Runes); i++ {
		if w, ok := Scan(s.Runes, i); ok {
			if w.Impossible(Midnight(day)) {
				return true
			}
			i = w.End - 1
		}
	}
	return false
}
