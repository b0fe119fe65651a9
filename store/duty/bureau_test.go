package duty_test

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
)

// The made-up bureau: a 党委 with two 支部, a small 支部 without 支委会, one with
// three 党小组, two of them listed, and a 党总支.
const (
	committee int64 = iota + 1
	first           // two 党小组
	second
	small // 5 members, no 支委会
	large // three 党小组
	largeOne
	largeTwo
	general
	gone
)

func newBureau() *bureau.Directory {
	branch := func(id, point, parent int64, name string) *bureau.Org {
		return &bureau.Org{ID: id, Name: name, Kind: bureau.Branch, Point: point, Parent: parent, Active: true}
	}
	points := []*bureau.Point{{ID: 1, Name: "钢材市场", Active: true}, {ID: 2, Name: "居然之家", Active: true},
		{ID: 3, Name: "滨江写字楼", Active: true, Confirmed: "2026-03-24"}, {ID: 4, Name: "老市场"}}
	orgs := []*bureau.Org{
		{ID: committee, Name: "钢材市场党委", Kind: bureau.Committee, Point: 1, Active: true, Elected: "2021-06-14"},
		branch(first, 1, committee, "第一党支部"), branch(second, 1, committee, "第二党支部"),
		branch(small, 2, 0, "居然之家党支部"), branch(large, 3, 0, "写字楼联合党支部"),
		{ID: largeOne, Name: "写字楼第一党小组", Kind: bureau.Group, Point: 3, Parent: large, Active: true},
		{ID: largeTwo, Name: "写字楼第二党小组", Kind: bureau.Group, Point: 3, Parent: large, Active: true},
		{ID: general, Name: "商圈党总支", Kind: bureau.GeneralBranch, Point: 3, Active: true, Elected: "2022-01-01"},
		{ID: gone, Name: "老市场党支部", Kind: bureau.Branch, Point: 4},
	}
	for _, o := range orgs {
		switch o.ID {
		case first:
			o.Committee, o.Groups, o.ThemeDay = true, 2, 5
		case second:
			o.Committee, o.ThemeDay, o.Elected = true, 31, "2023-09-15"
		case small:
			o.Founded = "2026-04-10"
		case large:
			o.Committee, o.Groups, o.ThemeDay = true, 3, 20
		}
	}
	return bureau.NewDirectory(points, orgs, nil, nil, nil)
}

func bookOf(on day.Day, meetings ...record.Held) *duty.Book {
	return &duty.Book{Day: on, Roster: newBureau(), Calendar: day.NewCalendar(), Meetings: duty.ByOrg(meetings)}
}

func orgOf(b *duty.Book, id int64) *bureau.Org {
	return b.Roster.Orgs[slices.IndexFunc(b.Roster.Orgs, func(o *bureau.Org) bool { return o.ID == id })]
}

// met is a meeting by its types: 党课+主题党日.
func met(n, org int64, day day.Day, types string, groups ...int) record.Held {
	return record.Held{Record: n, Org: org, Day: day, Types: strings.Split(types, "+"), Groups: groups, Talks: 1}
}

// line writes an obligation: R03/2 2026-04-01 0/1, its records, its own day, and
// when it may be spoken of where that is later than the period's start.
func line(o duty.Obligation) string {
	s := o.Rule.ID
	if o.Group > 0 {
		s += fmt.Sprint("/", o.Group)
	}
	s += fmt.Sprintf(" %s..%s %d/%d", o.Period.From[2:], o.Period.To[2:], o.Count(), o.Need)
	for _, h := range o.Held {
		s += fmt.Sprint(" #", h.Record)
	}
	if o.Due != "" {
		s += " due " + string(o.Due)
	}
	if o.From != o.Period.From {
		s += " from " + string(o.From)
	}
	if o.Waiver != nil {
		s += " " + string(o.Waiver.Reason)
	}
	return s
}

func lines(owed []duty.Obligation) (all []string) {
	for _, o := range owed {
		all = append(all, line(o))
	}
	return all
}
