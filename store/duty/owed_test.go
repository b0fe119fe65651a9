package duty_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
)

// owed are obligations of made-up 党组织, by what is told of them.
var owed = map[string]struct {
	day      day.Day
	org      int64
	meetings []record.Held
	waivers  []duty.Waiver
	set      map[string]string
	want     []string
}{
	"党委 owes its 换届 only": {day: "2026-04-15", org: committee,
		meetings: []record.Held{met(1, committee, "2026-04-10", "党员大会")},
		want:     []string{"R10 21-06-14..99-12-31 0/1 due 2026-06-14 from 2025-12-14"}},
	"党总支":         {day: "2026-04-15", org: general, want: []string{"R10 22-01-01..99-12-31 0/1 due 2025-01-01 from 2024-07-01"}},
	"党小组":         {day: "2026-04-15", org: largeOne},
	"deactivated": {day: "2026-04-15", org: gone},
	"not founded": {day: "2026-03-31", org: small},
	"nothing held": {day: "2026-04-15", org: first, want: []string{
		"R01 26-04-01..26-06-30 0/1", "R02 26-04-01..26-04-30 0/1", "R03/1 26-04-01..26-04-30 0/1", "R03/2 26-04-01..26-04-30 0/1",
		"R04 26-04-01..26-06-30 0/1", "R05 26-04-01..26-04-30 0/1 due 2026-04-07", "R06 26-01-01..26-12-31 0/1 from 2026-10-01",
		"R07 26-01-01..26-12-31 0/1 from 2026-10-01", "R08 26-01-01..26-12-31 0/0", "R09 26-04-01..26-04-30 0/0"}},
	"no 支委会, and what others held": {day: "2026-05-31", org: small, meetings: []record.Held{
		met(1, small, "2026-04-30", "支委会"), met(2, small, "2026-04-30", "主题党日"), met(3, small, "2026-04-30", "党课"),
		met(4, first, "2026-05-08", "主题党日"), met(5, committee, "2026-05-08", "主题党日"), met(6, 0, "2026-05-08", "主题党日")},
		want: []string{"R01 26-04-01..26-06-30 0/1", "R04 26-04-01..26-06-30 1/1 #3", "R05 26-05-01..26-05-31 0/1",
			"R06 26-01-01..26-12-31 0/1 from 2026-10-01", "R07 26-01-01..26-12-31 0/1 from 2026-10-01", "R08 26-01-01..26-12-31 0/0",
			"R09 26-05-01..26-05-31 0/0"}},
	"one gathering of many types": {day: "2026-12-01", org: small, meetings: []record.Held{
		met(9, small, "2026-12-31", "主题党日+党员大会+党课+组织生活会+民主评议+谈心谈话")},
		want: []string{"R01 26-10-01..26-12-31 1/1 #9", "R04 26-10-01..26-12-31 1/1 #9", "R05 26-12-01..26-12-31 1/1 #9",
			"R06 26-01-01..26-12-31 1/1 #9 from 2026-10-01", "R07 26-01-01..26-12-31 1/1 #9 from 2026-10-01",
			"R08 26-01-01..26-12-31 1/0 #9", "R09 26-12-01..26-12-31 0/0"}},
	"党小组 one by one": {day: "2026-04-15", org: large, meetings: []record.Held{
		met(1, large, "2026-04-09", "党小组会"),          // nobody said which
		met(2, large, "2026-04-10", "党小组会", 3, 1),    // two at once
		met(3, largeTwo, "2026-03-31", "党小组会"),       // last month
		met(4, largeOne, "2026-04-08", "党小组会+主题党日")}, // logged by the 党小组: no 主题党日 of the 支部
		want: []string{"R01 26-04-01..26-06-30 0/1", "R02 26-04-01..26-04-30 0/1", "R03/1 26-04-01..26-04-30 2/1 #4 #2",
			"R03/2 26-04-01..26-04-30 0/1", "R03/3 26-04-01..26-04-30 1/1 #2", "R04 26-04-01..26-06-30 0/1",
			"R05 26-04-01..26-04-30 0/1 due 2026-04-20", "R06 26-01-01..26-12-31 0/1 from 2026-10-01",
			"R07 26-01-01..26-12-31 0/1 from 2026-10-01", "R08 26-01-01..26-12-31 0/0", "R09 26-04-01..26-04-30 0/0"}},
	"换届 in five months, 31st, set otherwise, waived": {day: "2026-04-15", org: second,
		meetings: []record.Held{met(1, second, "2026-01-20", "党课"), met(2, second, "2026-06-30", "党员大会")},
		waivers: []duty.Waiver{{Org: second, Rule: "R02", Period: duty.Month.Of("2026-04-15"), Reason: duty.WaivedJoint},
			{Org: second, Rule: "R05", Period: duty.Month.Of("2026-03-15"), Reason: duty.WaivedOther},
			{Org: first, Rule: "R06", Period: duty.Year.Of("2026-03-15"), Reason: duty.WaivedOther},
			{Point: 1, Rule: "R13", Period: duty.Quarter.Of("2026-04-15"), Reason: duty.WaivedOther}},
		set: map[string]string{"duty.R04.period": "年", "duty.R04.count": "4", "duty.R04@3.count": "2", "duty.R04@2.period": "月", "duty.R09.day": "31"},
		want: []string{"R01 26-04-01..26-06-30 1/1 #2", "R02 26-04-01..26-04-30 0/1 合并召开", "R04 26-01-01..26-12-31 1/2 #1",
			"R05 26-04-01..26-04-30 0/1 due 2026-04-30", "R06 26-01-01..26-12-31 0/1 from 2026-10-01",
			"R07 26-01-01..26-12-31 0/1 from 2026-10-01", "R08 26-01-01..26-12-31 0/0", "R09 26-04-01..26-04-30 0/0 due 2026-04-30",
			"R10 23-09-15..99-12-31 0/1 due 2026-09-15 from 2026-03-15"}},
}

func TestOwed(t *testing.T) {
	for name, c := range owed {
		t.Run(name, func(t *testing.T) {
			b := bookOf(c.day, c.meetings...)
			b.Waivers, b.Config = c.waivers, duty.Config{}
			for name, value := range c.set {
				if err := b.Config.Set(name, value); err != nil {
					t.Error(err)
				}
			}
			if diff := cmp.Diff(c.want, lines(b.Owed(orgOf(b, c.org)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What may be spoken of on a day.
func TestPrompted(t *testing.T) {
	for _, c := range []struct {
		on   day.Day
		org  int64
		rule string
		want bool
	}{
		{"2026-09-30", first, "R06", false},
		{"2026-10-01", first, "R06", true},
		{"2026-10-01", first, "R07", true},
		{"2026-10-01", first, "R01", true},
		{"2026-12-31", first, "R08", false},
		{"2026-12-31", first, "R09", false},
		{"2026-03-14", second, "R10", false},
		{"2026-03-15", second, "R10", true},
		{"2026-11-30", second, "R10", true}, // the term is over, and nobody was elected
	} {
		b := bookOf(c.on)
		for _, o := range b.Owed(orgOf(b, c.org)) {
			if o.Rule.ID == c.rule && o.Prompted(c.on) != c.want {
				t.Errorf("%s on %s: prompted is %v", c.rule, c.on, !c.want)
			}
		}
	}
	b := bookOf("2023-09-14") // before the 换届 that is known
	for _, o := range b.Owed(orgOf(b, second)) {
		if o.Rule.ID == "R10" {
			t.Errorf("%s before 换届", line(o))
		}
	}
}

// How many 党小组 there are, and which one met.
func TestGroups(t *testing.T) {
	for name, c := range map[string]struct {
		groups   int // by the roster's number
		off      int64
		meetings []record.Held
		want     []string
	}{
		"listed only": {meetings: []record.Held{met(1, largeTwo, "2026-04-08", "党小组会")}, want: []string{"R03/1 0", "R03/2 1"}},
		"one listed is deactivated": {off: largeOne, meetings: []record.Held{met(1, largeTwo, "2026-04-08", "党小组会"),
			met(2, largeOne, "2026-04-08", "党小组会")}, want: []string{"R03/1 1"}},
		"the only one is meant": {off: largeOne, groups: 1, meetings: []record.Held{met(1, large, "2026-04-08", "党小组会")}, want: []string{"R03/1 1"}},
		"one of two is not":     {groups: 2, meetings: []record.Held{met(1, large, "2026-04-08", "党小组会")}, want: []string{"R03/1 0", "R03/2 0"}},
		"no 党小组会":               {groups: 2, meetings: []record.Held{met(1, largeOne, "2026-04-08", "主题党日")}, want: []string{"R03/1 0", "R03/2 0"}},
		"one that is not there": {groups: 2, meetings: []record.Held{met(1, large, "2026-04-08", "党小组会", 3)}, want: []string{"R03/1 0", "R03/2 0"}},
	} {
		b := bookOf("2026-04-15", c.meetings...)
		orgOf(b, large).Groups = c.groups
		if c.off != 0 {
			orgOf(b, c.off).Active = false
			b.Roster = bureau.NewDirectory(b.Roster.Points, b.Roster.Orgs, nil, nil, nil)
		}
		var got []string
		for _, o := range b.Owed(orgOf(b, large)) {
			if o.Rule.ID == "R03" {
				got = append(got, fmt.Sprintf("R03/%d %d", o.Group, o.Count()))
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// A waiver without a 党小组 is for all of them; one of a 党小组 for it alone.
func TestWaivedGroups(t *testing.T) {
	b := bookOf("2026-04-15")
	month := duty.Month.Of(b.Day)
	open := func(w duty.Waiver) (left int) {
		b.Waivers = []duty.Waiver{w}
		for _, o := range b.Owed(orgOf(b, large)) {
			if o.Rule.ID == "R03" {
				left += o.Left()
			}
		}
		return left
	}
	if n := open(duty.Waiver{Org: large, Rule: "R03", Period: month}); n != 0 {
		t.Errorf("%d 党小组 open, all are waived", n)
	}
	if n := open(duty.Waiver{Org: large, Rule: "R03", Period: month, Group: 2}); n != 2 {
		t.Errorf("%d 党小组 open, want 2: one of three is waived", n)
	}
}

// Talks are counted one by one and are never open.
func TestTalks(t *testing.T) {
	talks := met(1, small, "2026-06-01", "谈心谈话")
	talks.Talks = 6
	b := bookOf("2026-06-15", talks, met(2, small, "2026-06-10", "谈心谈话"))
	for _, o := range b.Owed(orgOf(b, small)) {
		if o.Rule.ID == "R08" && (o.Count() != 7 || o.Open()) {
			t.Errorf("%d talks, open %v; want 7, never open", o.Count(), o.Open())
		}
	}
}

func TestOwedAt(t *testing.T) {
	visit := func(n, point int64, day day.Day) record.Held {
		return record.Held{Record: n, Point: point, Day: day, Types: []string{"送政策"}}
	}
	b := bookOf("2026-04-15")
	b.Visits = duty.ByPoint([]record.Held{visit(2, 1, "2026-05-01"), visit(1, 1, "2026-04-01"), visit(3, 1, "2026-03-31"), visit(4, 2, "2026-02-01")})
	b.Config = duty.Config{"duty.R13.count": "2", "duty.R13@2.period": "半年"}
	b.Waivers = []duty.Waiver{{Point: 3, Rule: "R13", Period: duty.Quarter.Of(b.Day), Reason: duty.WaivedOffline}}
	var got []string
	for _, p := range b.Roster.Points {
		got = append(got, lines(b.OwedAt(p))...)
	}
	want := []string{"R13 26-04-01..26-06-30 2/2 #1 #2", "R13 26-01-01..26-06-30 1/2 #4", "R13 26-04-01..26-06-30 0/2 已线下完成"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	b.Day = "2026-03-23"
	if owed := b.OwedAt(b.Roster.Points[2]); len(owed) > 0 {
		t.Errorf("%v before the point was confirmed", lines(owed))
	}
}
