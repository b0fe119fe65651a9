package day_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"liaison/store/day"
)

// A day is read as package time reads it, and what is no day is the zero time.
func TestDayTime(t *testing.T) {
	check := func(t interface{ Errorf(string, ...any) }, s string) {
		want, err := time.ParseInLocation(time.DateOnly, s, day.Shanghai)
		if err != nil {
			want = time.Time{}
		}
		if got := day.Day(s).Time(); !got.Equal(want) {
			t.Errorf("%q is %s, want %s", s, got, want)
		}
	}
	for _, s := range []string{"", "2026-02-28", "2026-02-29", "2028-02-29", "2026-00-10", "2026-13-01", "2026-01-00", "2026/01/01", "2026-1-01", "2026-01-0x", "9999-12-31"} {
		check(t, s)
	}
	rapid.Check(t, func(rt *rapid.T) { check(rt, rapid.StringMatching(`[0-9]{4}-[01][0-9]-[0-3][0-9]`).Draw(rt, "day")) })
}
