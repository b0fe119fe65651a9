package messages

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/indicator"
	"liaison/store/record"
)

func numbersOf(visits, figure int) count.Totals {
	n := count.Totals{indicator.Visits: {Value: visits, Records: visits}}
	if figure >= 0 {
		n[households] = record.Total{Value: figure, Records: 1}
	}
	return n
}

// What nobody said is left out: empty is not 0.
func TestVisitWords(t *testing.T) {
	for _, c := range []struct {
		this, last count.Totals
		want       string
	}{
		{numbersOf(2, 36), numbersOf(1, 24), "走访 2 次，辐射 36 户（上周 24）"},
		{numbersOf(2, 0), numbersOf(1, 24), "走访 2 次，辐射 0 户（上周 24）"},
		{numbersOf(2, 36), numbersOf(1, -1), "走访 2 次（上周 1），辐射 36 户"},
		{numbersOf(2, -1), numbersOf(1, 24), "走访 2 次（上周 1）"},
	} {
		if got := visitWords(c.this, c.last); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestDueWords(t *testing.T) {
	const friday = "2026-11-20"
	for due, want := range map[day.Day]string{
		"2026-11-19": "11月19日到期，已逾期", "2026-11-20": "今天到期", "2026-11-21": "明天到期", "2026-11-26": "周四到期", "2026-11-27": "11月27日到期",
	} {
		if got := dueWords(&record.Problem{Due: due}, friday); got != want {
			t.Errorf("%s: %q, want %q", due, got, want)
		}
	}
}

// How a 支部 stands in a digest: what was set aside was not held, and nothing is
// said of 党小组 that there are not.
func TestDutyWords(t *testing.T) {
	const today = "2026-11-20"
	held := func(day day.Day, types string, groups ...int) record.Held {
		return record.Held{Org: 1, Day: day, Types: strings.Split(types, "+"), Groups: groups}
	}
	for _, c := range []struct {
		name     string
		org      bureau.Org
		meetings []record.Held
		waived   string
		want     string
	}{
		{"nothing yet", bureau.Org{Committee: true}, nil, "", "主题党日 还没看到　支委会 还没看到"},
		{"without 支委会", bureau.Org{}, []record.Held{held("2026-11-05", "主题党日")}, "", "主题党日 ✅　支委会 不设"},
		{"the day comes", bureau.Org{ThemeDay: 25}, nil, "", "主题党日 11月25日　支委会 不设"},
		{"the day is over", bureau.Org{ThemeDay: 5}, nil, "", "主题党日 还没看到　支委会 不设"},
		{"set aside", bureau.Org{Committee: true}, nil, "R02", "主题党日 还没看到　支委会 本期不适用"},
		{"one of two 党小组", bureau.Org{Groups: 2}, []record.Held{held("2026-11-05", "党小组会", 1)}, "", "主题党日 还没看到　支委会 不设　党小组会 第二小组还没看到"},
		{"of a longer time", bureau.Org{}, []record.Held{held("2026-11-05", "主题党日+党员大会"), held("2026-10-09", "党课")}, "", "主题党日 ✅　支委会 不设　党员大会 ✅"},
	} {
		o := c.org
		o.ID, o.Kind, o.Active = 1, bureau.Branch, true
		b := &duty.Book{Day: today, Roster: &bureau.Directory{}, Calendar: day.NewCalendar(), Meetings: duty.ByOrg(c.meetings)}
		if c.waived != "" {
			b.Waivers = []duty.Waiver{{Org: 1, Rule: c.waived, Period: duty.MonthOf(today)}}
		}
		if got := dutyWords(duty.Section{Org: &o, Owed: b.Owed(&o)}, today); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// However much there is, a digest fits a message, a leader's a caption, and the
// words to copy a button.
func TestDigestFits(t *testing.T) {
	long := strings.Repeat("很长的名字", 4)
	o := &bureau.Org{ID: 1, Name: long, Kind: bureau.Branch, Committee: true, Groups: 9, ThemeDay: 25, Active: true}
	b := &duty.Book{Day: "2026-11-20", Roster: &bureau.Directory{}, Calendar: day.NewCalendar()}
	s := duty.Section{Org: o, Owed: b.Owed(o)}
	w := PointWeek{Point: &bureau.Point{Name: long}, This: numbersOf(9999, 99999), Last: numbersOf(9999, 99999)}
	for _, name := range []string{indicator.Raised, indicator.Done} {
		w.This[name] = record.Total{Value: 9999, Records: 9999}
	}
	w.Now = count.Pending{Open: 9999, Overdue: 9999}
	for i := range 40 {
		w.Duties = append(w.Duties, s)
		w.Ahead = append(w.Ahead, DutyAhead{s, s.Owed[0]})
		w.Due = append(w.Due, record.Record{ID: int64(1e6 + i), Text: long, Problem: &record.Problem{Due: "2026-11-10"}})
	}
	var points []PointWeek
	c := ChiefWeek{Week: day.Week("2026-11-09"), This: w.This, Last: w.Last, Pending: [2]int{9999, 9999}, Points: 9999, Visited: 9999, Overdue: 9999}
	for i := range 30 {
		points = append(points, w)
		c.LongLate, c.Unvisited = append(c.LongLate, int64(1e6+i)), append(c.Unvisited, w.Point)
	}
	face := Digest("2026-11-16", b.Day, points, false)
	if n := len(utf16.Encode([]rune(face.Text))); n > 4096 || !strings.HasSuffix(face.Text, "……还有 24 个点位") {
		t.Errorf("%d characters: %s", n, face.Text)
	}
	if got := fmt.Sprint(face.Buttons); strings.Count(got, "⚠️") != 3 || len(face.Buttons) != 2 {
		t.Errorf("buttons %s", got)
	}
	chief := ChiefDigest(c)
	if n := len(utf16.Encode([]rune(chief.Text))); n > 1000 {
		t.Errorf("the caption has %d characters", n)
	}
	if n := len([]rune(chief.Buttons[1][0].Copy)); n == 0 || n > 256 {
		t.Errorf("%d characters to copy", n)
	}
}
