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

// A line of a digest tells what happened in the week and what falls due, and nothing of what did
// not: empty is not 0, and what was held before the week was told then.
func TestDigestParts(t *testing.T) {
	week := day.Period{From: "2026-11-16", To: "2026-11-20"}
	held := func(day day.Day, types string) record.Held {
		return record.Held{Org: 1, Day: day, Types: strings.Split(types, "+")}
	}
	due := func(n int64, d day.Day) record.Record {
		return record.Record{ID: n, Text: "消防通道被占", Problem: &record.Problem{Due: d, State: record.ProblemInProgress}}
	}
	problems := count.Totals{indicator.Raised: {Value: 1, Records: 1}, indicator.Done: {Value: 2, Records: 2}}
	for _, c := range []struct {
		name string
		week PointWeek
		held []record.Held
		want string
	}{
		{"visits", PointWeek{This: numbersOf(2, 36)}, nil, "走访 2 次，辐射 36 户"},
		{"visits of which nobody said how many", PointWeek{This: numbersOf(2, -1)}, nil, "走访 2 次"},
		{"problems", PointWeek{This: problems}, nil, "问题 新增 1，办结 2"},
		{"what was held", PointWeek{}, []record.Held{held("2026-11-18", "主题党日+党员大会")}, "已记 主题党日、党员大会"},
		{"what was held before", PointWeek{}, []record.Held{held("2026-11-05", "主题党日")}, ""},
		{"what else was done", PointWeek{This: count.Totals{indicator.Meetings: {Value: 1, Records: 1}, indicator.Works: {Value: 2, Records: 2}}}, nil, indicator.Meetings + " 1 次；" + indicator.Works + " 2 项"},
		{"what falls due", PointWeek{Due: []record.Record{due(7, "2026-11-26")}}, nil, "#7 消防通道被占，周四到期"},
		{"too many", PointWeek{Due: []record.Record{due(7, "2026-11-26"), due(8, "2026-11-26"), due(9, "2026-11-26")}}, nil, "#7 消防通道被占，周四到期；#8 消防通道被占，周四到期；还有 1 件快到期"},
		{"what is overdue", PointWeek{Due: []record.Record{due(7, "2026-11-10"), due(8, "2026-11-11")}}, nil, "逾期 2 件：#7、#8"},
	} {
		o := &bureau.Org{ID: 1, Kind: bureau.Branch, Active: true, Committee: true}
		b := &duty.Book{Day: week.To, Roster: &bureau.Directory{}, Calendar: day.NewCalendar(), Meetings: duty.ByOrg(c.held)}
		c.week.Duties = []duty.Section{{Org: o, Owed: b.Owed(o)}}
		if got := strings.Join(c.week.parts(week, digestDue), "；"); got != c.want {
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
	w := PointWeek{Point: &bureau.Point{Name: long}, This: numbersOf(9999, 99999)}
	for _, name := range []string{indicator.Raised, indicator.Done} {
		w.This[name] = record.Total{Value: 9999, Records: 9999}
	}
	for i := range 40 {
		w.Duties = append(w.Duties, s)
		w.Ahead = append(w.Ahead, DutyAhead{s, s.Owed[0]})
		w.Due = append(w.Due, record.Record{ID: int64(1e6 + i), Text: long, Problem: &record.Problem{Due: "2026-11-10"}})
	}
	var points []PointWeek
	c := ChiefWeek{Week: day.Week("2026-11-09"), This: w.This, Last: w.This, Pending: [2]int{9999, 9999}, Points: 9999, Visited: 9999, Overdue: 9999}
	for i := range 30 {
		points = append(points, w)
		c.LongLate, c.Unvisited = append(c.LongLate, int64(1e6+i)), append(c.Unvisited, w.Point)
	}
	face := Digest("2026-11-16", b.Day, points, false)
	if n := len(utf16.Encode([]rune(face.Text))); n > joinedText || strings.Count(face.Text, "\n") != 24 || !strings.HasSuffix(face.Text, "……还有 7 个点位，点 📝 看") {
		t.Errorf("%d characters: %s", n, face.Text)
	}
	if got := fmt.Sprint(face.Buttons); strings.Count(got, "#") != 3 || len(face.Buttons) != 3 {
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
