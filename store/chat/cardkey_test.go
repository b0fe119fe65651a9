package chat_test

import (
	"testing"

	"liaison/store/chat"
	"liaison/store/day"
)

// Cards of two kinds are never taken for one, whatever the numbers.
func TestCardKeys(t *testing.T) {
	month, on := day.Period{From: "2026-11-01", To: "2026-11-30"}, day.Day("2026-11-16")
	week := day.Week(on)
	kinds := map[byte]string{}
	for _, key := range []string{
		chat.InviteKey, chat.SettingsKey, chat.DraftKey(1), chat.RecordKey(1), chat.PointKey(1), chat.ProjectKey(1), chat.AnswerKey(1), chat.RosterKey(1),
		chat.HolidayKey(1), chat.RequestKey(1), chat.ListKey(on), chat.MonthKey(month), chat.BranchKey(1, month), chat.TermKey(1, on), chat.OccasionKey("term", 1, on),
		chat.ThemeKey(1, on), chat.FiguresKey(1), chat.TemplateKey(1), chat.FormKey(1), chat.SummaryKey, chat.DigestKey(week), chat.ChiefKey(week), chat.CalendarKey(week),
	} {
		if had, ok := kinds[key[0]]; ok {
			t.Errorf("%s begins like %s", key, had)
		}
		kinds[key[0]] = key
	}
	for n := range int64(2000) {
		for m := range n { // a decimal number and one of base 36 would meet
			if chat.AnswerKey(n) == chat.AnswerKey(m) {
				t.Fatalf("%d and %d", n, m)
			}
		}
	}
	if id, ok := chat.RosterUpload(chat.RosterKey(12)); !ok || id != 12 {
		t.Error(id, ok)
	}
	for _, key := range []string{chat.HolidayKey(12), chat.RosterKey(12) + "x", "u", ""} {
		if id, ok := chat.RosterUpload(key); ok {
			t.Errorf("%q is of the roster %d", key, id)
		}
	}
}
