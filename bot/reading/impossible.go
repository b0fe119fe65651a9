package reading

import "time"

// impossible reports whether w is written as a day and there is no such day: 2月30日,
// 13月5日.
func (w when) impossible(today time.Time) bool {
	switch {
	case w.feast > 0 || w.day == 0:
		return false
	case w.kind == deadline && w.month > 0:
		w.kind = monthDay
	case w.kind == dayOfMonth && w.bare, w.kind != monthDay && w.kind != dayOfMonth:
		return false
	}
	_, past := w.resolve(today, false)
	_, next := w.resolve(today, true)
	return !past && !next
}

// NoSuchDay reports whether a text names a day that the calendar does not have.
func NoSuchDay(text string, day time.Time) bool {
	s := newScript(text)
	for i := 0; i < len(s.n); i++ {
		if w, ok := scanWhen(s.n, i); ok {
			if w.impossible(midnight(day)) {
				return true
			}
			i = w.end - 1
		}
	}
	return false
}
