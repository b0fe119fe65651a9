package day_test

import (
	"slices"
	"testing"
	"time"

	"liaison/store/day"
)

func month(d day.Day) day.Period {
	first := d.Time().AddDate(0, 0, 1-d.Time().Day())
	return day.Period{From: day.DayOf(first), To: day.DayOf(first.AddDate(0, 1, -1))}
}

// The edges of weeks and months, as domain.md §5 and the notice have them.
func TestWorkdayEdges(t *testing.T) {
	c := day.NewCalendar()
	for _, v := range []struct {
		period      day.Period
		first, last day.Day
	}{
		{month("2026-01-01"), "2026-01-04", "2026-01-30"},
		{month("2026-02-01"), "2026-02-02", "2026-02-28"}, // a worked Saturday
		{month("2026-05-01"), "2026-05-06", "2026-05-29"},
		{month("2026-10-01"), "2026-10-08", "2026-10-30"},
		{month("2027-01-01"), "2027-01-04", "2027-01-31"}, // a worked Sunday
		{month("2027-02-01"), "2027-02-01", "2027-02-26"},
		{month("2028-02-01"), "2028-02-01", "2028-02-29"},
		{day.Week("2026-01-04"), "2025-12-29", "2026-01-04"}, // a worked Sunday
		{day.Week("2026-02-15"), "2026-02-09", "2026-02-14"},
		{day.Week("2026-02-16"), "", ""}, // 春节
		{day.Week("2026-02-23"), "2026-02-24", "2026-02-28"},
		{day.Week("2026-04-15"), "2026-04-13", "2026-04-17"},
		{day.Week("2026-04-27"), "2026-04-27", "2026-04-30"},
		{day.Week("2026-09-20"), "2026-09-14", "2026-09-20"},
		{day.Week("2026-10-07"), "2026-10-08", "2026-10-10"},
	} {
		if first, last := c.First(v.period), c.Last(v.period); first != v.first || last != v.last {
			t.Errorf("%s to %s: first %q, last %q; want %q, %q", v.period.From, v.period.To, first, last, v.first, v.last)
		}
	}
}

func TestBeforeNext(t *testing.T) {
	c := day.NewCalendar()
	for what, v := range map[string][2]day.Day{
		"15 workdays before 2026-05-09":    {c.Before("2026-05-09", 15), "2026-04-15"},
		"5 before the end of February":     {c.Before("2026-02-28", 5), "2026-02-14"},
		"5 before the end of November":     {c.Before("2026-11-30", 5), "2026-11-23"},
		"the workday before 2026-10-01":    {c.Before("2026-10-01", 1), "2026-09-30"},
		"no workday before 2026-10-01":     {c.Before("2026-10-01", 0), "2026-10-01"},
		"a theme day in 春节":                {c.Next("2026-02-15"), "2026-02-24"},
		"a theme day on a worked Saturday": {c.Next("2026-05-09"), "2026-05-09"},
		"a theme day on a Sunday":          {c.Next("2026-11-01"), "2026-11-02"},
	} {
		if v[0] != v[1] {
			t.Errorf("%s: %s, want %s", what, v[0], v[1])
		}
	}
	if n := c.Workdays(day.Period{From: "2026-11-24", To: "2026-11-30"}); n != 5 {
		t.Errorf("after 2026-11-23 %d workdays remain, want 5", n)
	}
}

// The statutory days of years without a notice: 除夕, 清明, 端午, 中秋 as the
// almanacs have them, the others fixed. 2026 is reckoned too, and lies within its
// notice.
func TestStatutory(t *testing.T) {
	for year, v := range map[string][4]day.Day{
		"2025": {"01-28", "04-04", "05-31", "10-06"}, "2026": {"02-16", "04-05", "06-19", "09-25"}, "2027": {"02-05", "04-05", "06-09", "09-15"},
		"2028": {"01-25", "04-04", "05-28", "10-03"}, "2029": {"02-12", "04-04", "06-16", "09-22"}, "2030": {"02-02", "04-05", "06-05", "09-12"},
		"2033": {"01-30", "04-04", "06-01", "09-08"}, "2034": {"02-18", "04-05", "06-20", "09-27"},
	} {
		at := func(d day.Day) day.Day { return day.Day(year) + "-" + d }
		eve := at(v[0])
		want := []day.Day{at("01-01"), eve, eve.Add(1), eve.Add(2), eve.Add(3), at(v[1]), at("05-01"), at("05-02"), at(v[2]), at(v[3]),
			at("10-01"), at("10-02"), at("10-03")}
		var got []day.Day
		for _, h := range day.Statutory(year) {
			got = append(got, h.Day)
			if day.NewCalendar().Workday(h.Day) || !h.Off || h.Name == "" {
				t.Errorf("%+v is worked", h)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %s, want %s", year, got, want)
		}
	}
	for _, year := range []string{"", "1066", "9999", "abcd"} {
		if got := day.Statutory(year); got != nil {
			t.Errorf("%q: %v", year, got)
		}
	}
}

// Without a notice the statutory days and the weekends are off, nothing else,
// and no weekend is worked.
func TestFallback(t *testing.T) {
	c := day.NewCalendar()
	if c.Knows("2028-06-01") || !c.Knows("2026-12-31") || !c.Knows("2027-12-31") {
		t.Error("the notices of 2026 and 2027 are at hand, that of 2028 is not")
	}
	for d := day.Day("2028-01-01"); d <= "2028-12-31"; d = d.Add(1) {
		holiday := len(c.Holidays(day.Period{From: d, To: d})) > 0
		if off := holiday || d.Weekday() == 0 || d.Weekday() == 6; c.Workday(d) == off {
			t.Errorf("%s is worked: %v", d, !off)
		}
	}
	// 中秋节 is 3 October in 2028, and falls together with 国庆节.
	if n := len(c.Holidays(day.Period{From: "2028-01-01", To: "2028-12-31"})); n != 12 {
		t.Errorf("%d holidays in 2028, want 12", n)
	}
}

// The workdays of the years whose notice the program knows, by month: a day that is
// left out or wrong changes one of these.
func TestWorkdaysByMonth(t *testing.T) {
	c := day.NewCalendar()
	for year, want := range map[string][]int{
		"2026": {21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23},
		"2027": {21, 15, 23, 21, 19, 21, 22, 22, 22, 17, 22, 23},
	} {
		all := day.Period{From: day.Day(year + "-01-01"), To: day.Day(year + "-12-31")}
		var got []int
		for d := all.From; d <= all.To; d = month(d).To.Add(1) {
			got = append(got, c.Workdays(month(d)))
		}
		if n := c.Workdays(all); !slices.Equal(got, want) || n != 248 {
			t.Errorf("%s: %d workdays, %v by month; want 248, %v", year, n, got, want)
		}
	}
}

// The statutory days of 2027 lie within its notice, and what is worked instead is
// a weekend.
func TestNoticeOf2027(t *testing.T) {
	c := day.NewCalendar()
	for _, h := range day.Statutory("2027") {
		if c.Workday(h.Day) {
			t.Errorf("%s %s is worked", h.Day, h.Name)
		}
	}
	var worked []day.Day
	for _, h := range c.Notice("2027") {
		if !h.Off {
			worked = append(worked, h.Day)
		}
	}
	if want := []day.Day{"2027-01-31", "2027-02-14", "2027-05-08", "2027-09-26", "2027-10-09"}; !slices.Equal(worked, want) {
		t.Errorf("worked weekends %s, want %s", worked, want)
	}
}

func TestWorkingTime(t *testing.T) {
	c := day.NewCalendar()
	for _, v := range []struct{ at, next string }{
		{"2026-04-15 08:29:59", "2026-04-15 08:30:00"},
		{"2026-04-15 08:30:00", "2026-04-15 08:30:00"},
		{"2026-04-15 17:29:59", "2026-04-15 17:29:59"},
		{"2026-04-15 17:30:00", "2026-04-16 08:30:00"},
		{"2026-04-16 00:00:00", "2026-04-16 08:30:00"},
		{"2026-04-17 20:00:00", "2026-04-20 08:30:00"}, // Friday evening
		{"2026-02-14 12:00:00", "2026-02-14 12:00:00"}, // a worked Saturday
		{"2026-02-14 18:00:00", "2026-02-24 08:30:00"},
		{"2026-02-16 10:00:00", "2026-02-24 08:30:00"},
	} {
		at, err := time.ParseInLocation(time.DateTime, v.at, day.Shanghai)
		if err != nil {
			t.Fatal(err)
		}
		for _, zone := range []*time.Location{day.Shanghai, time.UTC} {
			if got := c.NextWorking(at.In(zone)).In(day.Shanghai).Format(time.DateTime); got != v.next {
				t.Errorf("after %s people work at %s, want %s", v.at, got, v.next)
			}
			if got, want := c.Working(at.In(zone)), v.at == v.next; got != want {
				t.Errorf("%s is working time: %v, want %v", v.at, got, want)
			}
		}
	}
}
