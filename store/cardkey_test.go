package store_test

import (
	"testing"

	"liaison/store"
)

// Cards of two kinds are never taken for one, whatever the numbers.
func TestCardKeys(t *testing.T) {
	month, day := store.Period{From: "2026-11-01", To: "2026-11-30"}, store.Day("2026-11-16")
	week := store.Week(day)
	kinds := map[byte]string{}
	for _, key := range []string{
		store.InviteKey, store.SettingsKey, store.DraftKey(1), store.RecordKey(1), store.PointKey(1), store.ProjectKey(1), store.AnswerKey(1), store.RosterKey(1),
		store.HolidayKey(1), store.RequestKey(1), store.ListKey(day), store.MonthKey(month), store.BranchKey(1, month), store.TermKey(1, day),
		store.ThemeKey(1, day), store.FiguresKey(1), store.TemplateKey(1), store.SummaryKey, store.DigestKey(week), store.ChiefKey(week), store.CalendarKey(week),
	} {
		if had, ok := kinds[key[0]]; ok {
			t.Errorf("%s begins like %s", key, had)
		}
		kinds[key[0]] = key
	}
	for n := range int64(2000) {
		for m := range n { // a decimal number and one of base 36 would meet
			if store.AnswerKey(n) == store.AnswerKey(m) {
				t.Fatalf("%d and %d", n, m)
			}
		}
	}
	if id, ok := store.RosterUpload(store.RosterKey(12)); !ok || id != 12 {
		t.Error(id, ok)
	}
	for _, key := range []string{store.HolidayKey(12), store.RosterKey(12) + "x", "u", ""} {
		if id, ok := store.RosterUpload(key); ok {
			t.Errorf("%q is of the roster %d", key, id)
		}
	}
}
