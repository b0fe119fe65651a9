package duty_test

import (
	"testing"

	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/duty"
)

func TestSpans(t *testing.T) {
	for _, c := range []struct {
		span     duty.Span
		day      day.Day
		from, to day.Day
	}{
		{duty.Month, "2026-02-28", "2026-02-01", "2026-02-28"},
		{duty.Month, "2028-02-01", "2028-02-01", "2028-02-29"},
		{duty.Month, "2026-12-31", "2026-12-01", "2026-12-31"},
		{duty.Quarter, "2026-01-01", "2026-01-01", "2026-03-31"},
		{duty.Quarter, "2026-06-30", "2026-04-01", "2026-06-30"},
		{duty.Quarter, "2026-11-05", "2026-10-01", "2026-12-31"},
		{duty.HalfYear, "2026-06-30", "2026-01-01", "2026-06-30"},
		{duty.HalfYear, "2026-07-01", "2026-07-01", "2026-12-31"},
		{duty.Year, "2026-07-01", "2026-01-01", "2026-12-31"},
		{duty.Term, "2026-07-01", "", ""},
	} {
		if got := c.span.Of(c.day); got != (day.Period{From: c.from, To: c.to}) {
			t.Errorf("%s of %s is %v, want %s to %s", c.span, c.day, got, c.from, c.to)
		}
	}
}

// The own day of 主题党日 in months of 2026 and 2027.
func TestThemeDays(t *testing.T) {
	for _, c := range []struct {
		month day.Day
		day   int
		moved string
		want  day.Day
	}{
		{month: "2026-11-01", day: 5, want: "2026-11-05"},
		{month: "2026-01-01", day: 4, want: "2026-01-04"},  // a Sunday that is worked
		{month: "2026-05-01", day: 9, want: "2026-05-09"},  // a Saturday that is worked
		{month: "2026-10-01", day: 5, want: "2026-10-08"},  // 国庆节
		{month: "2026-05-01", day: 1, want: "2026-05-06"},  // 劳动节
		{month: "2026-02-01", day: 15, want: "2026-02-24"}, // 春节
		{month: "2026-09-01", day: 27, want: "2026-09-28"},
		{month: "2026-09-01", day: 20, want: "2026-09-20"},
		{month: "2027-02-01", day: 5, want: "2027-02-14"},  // 春节, and a Sunday that is worked
		{month: "2028-01-01", day: 25, want: "2028-01-31"}, // 春节, without a notice
		{month: "2026-03-01", day: 31, want: "2026-03-31"},
		{month: "2026-04-01", day: 31, want: "2026-04-30"}, // no 31st
		{month: "2026-02-01", day: 31, want: "2026-02-28"}, // a Saturday that is worked
		{month: "2026-02-01", day: 30, want: "2026-02-28"},
		{month: "2026-01-01", day: 31, want: "2026-01-30"}, // moved past the end
		{month: "2026-05-01", day: 31, want: "2026-05-29"},
		{month: "2026-05-01", day: 30, want: "2026-05-29"},
		{month: "2026-10-01", day: 31, want: "2026-10-30"},
		{month: "2026-10-01", day: 5, moved: "否", want: "2026-10-05"},
		{month: "2026-04-01", day: 31, moved: "否", want: "2026-04-30"},
		{month: "2026-04-01", day: 0, want: ""}, // not set
	} {
		b := bookOf(c.month)
		b.Config = duty.Config{}
		if err := b.Config.Set("duty.R05.move", c.moved); err != nil {
			t.Error(err)
		}
		org := orgOf(b, first)
		org.ThemeDay = c.day
		for _, o := range b.Owed(org) {
			if o.Rule.ID == "R05" && o.Due != c.want {
				t.Errorf("the %d. of %s is %s, want %s", c.day, c.month[:7], o.Due, c.want)
			}
		}
	}
}

func TestTerms(t *testing.T) {
	for _, c := range []struct {
		kind    bureau.OrgKind
		elected day.Day
		want    duty.TermEnd
	}{
		{bureau.Branch, "2023-04-12", duty.TermEnd{HalfYear: "2025-10-12", Quarter: "2026-01-12", Day: "2026-04-12"}},
		{bureau.Committee, "2024-06-14", duty.TermEnd{HalfYear: "2028-12-14", Quarter: "2029-03-14", Day: "2029-06-14"}},
		{bureau.Branch, "2024-02-29", duty.TermEnd{HalfYear: "2026-08-28", Quarter: "2026-11-28", Day: "2027-02-28"}},
		{bureau.Committee, "2023-02-28", duty.TermEnd{HalfYear: "2027-08-28", Quarter: "2027-11-28", Day: "2028-02-28"}},
		{bureau.Branch, "2023-08-31", duty.TermEnd{HalfYear: "2026-02-28", Quarter: "2026-05-31", Day: "2026-08-31"}},
		{bureau.Branch, "2023-05-31", duty.TermEnd{HalfYear: "2025-11-30", Quarter: "2026-02-28", Day: "2026-05-31"}},
		{bureau.Branch, "", duty.TermEnd{}},
		{bureau.GeneralBranch, "2023-05-31", duty.TermEnd{HalfYear: "2025-11-30", Quarter: "2026-02-28", Day: "2026-05-31"}},
		{bureau.Group, "2023-05-31", duty.TermEnd{}},
	} {
		got, ok := duty.TermOf(&bureau.Org{Kind: c.kind, Elected: c.elected})
		if got != c.want || ok != (c.want != duty.TermEnd{}) {
			t.Errorf("%s elected %s: %v, %v; want %v", c.kind, c.elected, got, ok, c.want)
		}
	}
}
