package messages_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
)

// branches is a month's card of a 责任人 of many 支部 with long names and ten 党小组
// each; every third of them has nothing left.
func branches(n int) duty.Card {
	c := duty.Card{Person: &bureau.Person{ID: 1}, Day: "2026-12-24"}
	book := &duty.Book{Day: c.Day, Calendar: day.NewCalendar(), Heads: map[int64]bureau.Heads{}, Meetings: map[int64][]record.Held{}}
	var points []*bureau.Point
	var orgs []*bureau.Org
	for i := range n {
		points = append(points, &bureau.Point{ID: int64(i + 1), Name: fmt.Sprintf("很长很长的联系点名称第%d号专业市场", i), Active: true})
		orgs = append(orgs, &bureau.Org{ID: int64(i + 1), Kind: bureau.Branch, Point: int64(i + 1), Active: true, Groups: 10, Committee: true, ThemeDay: 5,
			Name: fmt.Sprintf("中国共产党某某市某某区某某街道某某专业市场第%d支部委员会", i)})
	}
	book.Roster = bureau.NewDirectory(points, orgs, nil, nil, nil)
	for i, o := range orgs {
		s := duty.Section{Org: o, Acting: true, Owed: book.Owed(o)}
		if i%3 == 0 {
			for j := range s.Owed {
				s.Owed[j].Waiver = &duty.Waiver{Reason: duty.WaivedOther}
			}
		}
		c.Sections = append(c.Sections, s)
	}
	c.Unvisited = points
	return c
}

// However many 支部 a person keeps, the month's card fits one message; it says how
// many are not on it, and where they stand.
func TestMonthCardFits(t *testing.T) {
	for _, n := range []int{2, 20, 21, 300, 3000} {
		for _, face := range []chat.Face{messages.MonthCard(branches(n)), messages.MonthAgain(branches(n))} {
			if units := len(utf16.Encode([]rune(face.Text))); units > 4096 {
				t.Errorf("%d branches: %d units", n, units)
			}
			keys := 0
			for _, row := range face.Buttons {
				keys += len(row)
			}
			if keys > 8 {
				t.Errorf("%d branches: %d buttons", n, keys)
			}
			lines := strings.Count(face.Text, "▸ ")
			more := strings.Contains(face.Text, fmt.Sprintf("还有 %d 个支部", n-lines))
			if more != (n > lines) || n <= 20 && lines != n {
				t.Errorf("%d branches, %d lines:\n%s", n, lines, face.Text)
			}
			if n > 100 && strings.Contains(face.Text, "都看到记录了") {
				t.Errorf("%d branches: those with nothing left stand before others", n)
			}
		}
	}
}

// 设置体检 stands under its 支部 on the card of a point, in the words of the 条例,
// for those who can do something about it.
func TestPointFindings(t *testing.T) {
	p := &bureau.Point{ID: 1, Name: "点", Active: true}
	o := &bureau.Org{ID: 1, Name: "一支部", Kind: bureau.Branch, Point: 1, Active: true}
	dir := bureau.NewDirectory([]*bureau.Point{p}, []*bureau.Org{o}, nil, nil, nil)
	for _, c := range []struct {
		full  int
		check bool
		want  string
	}{
		{2, true, "正式党员不足 3 人，应当与邻近的单位成立联合支部（条例第四条、第五条）"},
		{7, true, "正式党员 7 人以上，应当设立支委会（条例第二十条）"},
		{51, true, "党员一般不超过 50 人"},
		{5, true, ""}, {0, true, ""}, {2, false, ""},
	} {
		text := messages.PointCard(dir, messages.PointView{Point: p, Heads: map[int64]bureau.Heads{1: {Full: c.full}}, Check: c.check}).Text
		if strings.Contains(text, "💡") != (c.want != "") || !strings.Contains(text, c.want) {
			t.Errorf("%d, %v: %s", c.full, c.check, text)
		}
	}
}
