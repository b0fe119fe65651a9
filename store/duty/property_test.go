package duty_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
)

var types = []string{record.GeneralMeeting, record.CommitteeMeeting, record.GroupMeeting, record.PartyLecture,
	record.ThemeDay, record.OrgLifeMeeting, record.Appraisal, record.Talk}

var days = rapid.Custom(func(t *rapid.T) day.Day {
	return day.Day("2026-01-01").Add(rapid.IntRange(0, 364).Draw(t, "day"))
})

var branches = rapid.SampledFrom([]int64{first, second, small, large})

// drawMeeting is any gathering of the year; its number says where it was drawn.
func drawMeeting(t *rapid.T, n int64) record.Held {
	return record.Held{Record: n, Day: days.Draw(t, "held"), Talks: rapid.IntRange(1, 5).Draw(t, "talks"),
		Org:    rapid.SampledFrom([]int64{0, committee, first, second, small, large, largeOne, largeTwo, general}).Draw(t, "org"),
		Types:  rapid.SliceOfNDistinct(rapid.SampledFrom(types), 1, 4, rapid.ID).Draw(t, "types"),
		Groups: rapid.SliceOfNDistinct(rapid.IntRange(1, 4), 0, 3, rapid.ID).Draw(t, "groups")}
}

// drawBook is a book of any day with some meetings and settings.
func drawBook(t *rapid.T) (*duty.Book, []record.Held) {
	var meetings []record.Held
	for n := range rapid.IntRange(0, 12).Draw(t, "meetings") {
		meetings = append(meetings, drawMeeting(t, int64(n+1)))
	}
	b := bookOf(days.Draw(t, "today"), meetings...)
	b.Config = duty.Config{
		"duty.R04.period": rapid.SampledFrom([]string{"月", "季", "半年", "年"}).Draw(t, "period"),
		"duty.R04.count":  rapid.SampledFrom([]string{"0", "1", "3"}).Draw(t, "count"),
	}
	return b, meetings
}

// key names an obligation, whatever was held.
func key(o duty.Obligation) string {
	o.Held, o.Waiver = nil, nil
	return line(o)
}

// One more gathering never leaves more to do, and changes what is owed by
// nobody.
func TestLoggingNeverAdds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, meetings := drawBook(t)
		org := branches.Draw(t, "branch")
		before := b.Owed(orgOf(b, org))
		b.Meetings = duty.ByOrg(append(meetings, drawMeeting(t, 99)))
		after := b.Owed(orgOf(b, org))
		if len(before) != len(after) {
			t.Fatalf("owed %d things, then %d", len(before), len(after))
		}
		for i := range before {
			if key(before[i]) != key(after[i]) || after[i].Left() > before[i].Left() {
				t.Fatalf("%s, then %s", line(before[i]), line(after[i]))
			}
		}
	})
}

// A gathering of several types counts once for each of their rules, in the
// periods it lies in, and for no other; 组织生活会 and 民主评议 of the first three
// months are those of the year before.
func TestEveryTypeCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, org := drawMeeting(t, 1), branches.Draw(t, "branch")
		h.Org = org
		b := bookOf(days.Draw(t, "today"), h)
		for _, o := range b.Owed(orgOf(b, org)) {
			want := 0
			if o.Period.Has(h.Day) && slices.ContainsFunc(o.Rule.Types, func(typ string) bool { return slices.Contains(h.Types, typ) }) &&
				(o.Group == 0 || slices.Contains(h.Groups, o.Group)) {
				want = 1
			}
			if (o.Rule.ID == "R06" || o.Rule.ID == "R07") && h.Day < "2026-04-01" {
				want = 0 // of the year before, which has none
			}
			if len(o.Held) != want || o.Need == 1 && o.Open() == (want == 1) {
				t.Fatalf("%s of %v, want %d", line(o), h, want)
			}
		}
	})
}

func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, meetings := drawBook(t)
		org := branches.Draw(t, "branch")
		before := lines(b.Owed(orgOf(b, org)))
		b.Meetings = duty.ByOrg(rapid.Permutation(meetings).Draw(t, "order"))
		if diff := cmp.Diff(before, lines(b.Owed(orgOf(b, org)))); diff != "" {
			t.Fatal(diff)
		}
	})
}

// What is waived is not open; everything else stays as it was.
func TestWaivedIsNotOpen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, _ := drawBook(t)
		org := branches.Draw(t, "branch")
		owed := b.Owed(orgOf(b, org))
		if len(owed) == 0 {
			t.Skip("not founded")
		}
		at := rapid.IntRange(0, len(owed)-1).Draw(t, "waived")
		b.Waivers = []duty.Waiver{*owed[at].Waive(duty.WaivedOffline, 1)}
		for i, o := range b.Owed(orgOf(b, org)) {
			want := line(owed[i])
			if i == at {
				want += " 已线下完成"
			}
			if line(o) != want || o.Open() != (i != at && owed[i].Open()) || i == at && o.Prompted("2030-01-01") {
				t.Fatalf("%s, open %v; want %s", line(o), o.Open(), want)
			}
		}
	})
}

// On every day of every branch: a due day lies in its period and, where it
// moves, is a workday; each rule stands in the order of the table.
func TestEveryDay(t *testing.T) {
	for d := day.Day("2026-01-01"); d < "2028-01-01"; d = d.Add(1) {
		b := bookOf(d)
		for _, o := range b.Roster.Orgs {
			last := ""
			for _, ob := range b.Owed(o) {
				if ob.Rule.Span != duty.Term && (!ob.Period.Has(d) || !ob.Period.Has(ob.From)) {
					t.Fatalf("%s: %s", d, line(ob))
				}
				if ob.Rule.Move && ob.Due != "" && !(ob.Period.Has(ob.Due) && b.Calendar.Workday(ob.Due)) {
					t.Fatalf("%s: %s", d, line(ob))
				}
				if strings.Compare(last, ob.Rule.ID) > 0 {
					t.Fatalf("%s: %s after %s", d, ob.Rule.ID, last)
				}
				last = ob.Rule.ID
			}
		}
	}
}
