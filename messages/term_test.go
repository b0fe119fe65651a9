package messages

import (
	"strings"
	"testing"

	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/duty"
)

// The card tells that a term ends, in the month in which it did that it has, and
// in later months nothing more. A 党总支 has terms as well.
func TestTermIsToldOnceWhenOver(t *testing.T) {
	for on, want := range map[day.Day]string{"2026-10-02": "📌 换届　2026年11月14日 届满", "2026-11-30": "📌 换届　2026年11月14日 已届满", "2026-12-01": "", "2027-06-01": ""} {
		for _, kind := range []bureau.OrgKind{bureau.Branch, bureau.GeneralBranch} {
			o := &bureau.Org{ID: 1, Kind: kind, Active: true, Elected: "2023-11-14"}
			b := &duty.Book{Day: on, Roster: &bureau.Directory{}, Calendar: day.NewCalendar()}
			got := ""
			for _, line := range dutyLines(duty.Section{Org: o, Owed: b.Owed(o)}, on, "本月还") {
				if strings.Contains(line, "换届") {
					got = line
				}
			}
			if got != want {
				t.Errorf("%s on %s: %q, want %q", kind, on, got, want)
			}
		}
	}
}
