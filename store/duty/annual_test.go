package duty_test

import (
	"testing"

	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
)

// An 组织生活会 belongs to the 年度 that was said, or in the first three months to
// the year before where that is open.
func TestOrgLifeOfItsYear(t *testing.T) {
	held := func(n int64, d day.Day, year string) record.Held {
		return record.Held{Record: n, Org: 1, Day: d, Types: []string{record.OrgLifeMeeting}, Year: year}
	}
	for _, c := range []struct {
		name string
		held []record.Held
		want map[day.Day]int // how many count on a day
	}{
		{"said", []record.Held{held(1, "2026-02-03", "2025")}, map[day.Day]int{"2026-11-30": 0, "2025-11-30": 1}},
		{"not said, the year before is open", []record.Held{held(1, "2026-02-03", "")}, map[day.Day]int{"2026-11-30": 0, "2025-11-30": 1}},
		{"not said, the year before is done", []record.Held{held(1, "2025-12-20", ""), held(2, "2026-02-03", "")}, map[day.Day]int{"2026-11-30": 1, "2025-11-30": 1}},
		{"one each in a spring", []record.Held{held(1, "2026-01-20", "2025"), held(2, "2026-03-03", "")}, map[day.Day]int{"2026-11-30": 1, "2025-11-30": 1}},
		{"later in the year", []record.Held{held(1, "2026-04-01", "")}, map[day.Day]int{"2026-11-30": 1, "2025-11-30": 0}},
		{"in the spring after", []record.Held{held(1, "2027-01-15", "")}, map[day.Day]int{"2026-11-30": 1, "2027-11-30": 0}},
	} {
		o := &bureau.Org{ID: 1, Kind: bureau.Branch, Active: true}
		for on, want := range c.want {
			b := &duty.Book{Day: on, Roster: &bureau.Directory{}, Calendar: day.NewCalendar(), Meetings: map[int64][]record.Held{}, Annual: map[int64][]record.Held{}}
			for _, h := range c.held {
				if h.Day.Year() == on.Year() {
					b.Meetings[1] = append(b.Meetings[1], h)
				} else {
					b.Annual[1] = append(b.Annual[1], h)
				}
			}
			for _, ob := range b.Owed(o) {
				if ob.Rule.ID == "R06" && ob.Count() != want {
					t.Errorf("%s: %d on %s, want %d", c.name, ob.Count(), on, want)
				}
			}
		}
	}
	for says, want := range map[string]string{"2月3日开了2025年度组织生活会": "2025", "2025年度的专题组织生活会": "2025", "2025年组织学习": "", "组织生活会": ""} {
		if got := record.YearSaid(says); got != want {
			t.Errorf("%s: %q, want %q", says, got, want)
		}
	}
}
