package reminders

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"liaison/messages"
	"liaison/store"
	"liaison/store/storetest"
)

// said lets days pass in the sample bureau, where everybody has joined and 建工
// 支部 is as change makes it, and returns what some rules say: day, rule, person.
func said(t *testing.T, from, to string, change func(*store.Org), rules ...string) string {
	t.Helper()
	clock := new(store.Clock)
	clock.Set(beijing(from))
	db := storetest.Bureau(t, clock)
	storetest.JoinAll(t, db, "test")
	storetest.Update(t, db, func(tx *store.Tx) error {
		dir, err := tx.Directory()
		if err != nil {
			return err
		}
		o := *dir.OrgNamed("建设工程公司党支部")
		change(&o)
		return tx.SaveOrg(&o)
	})
	var b strings.Builder
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	err := Rehearse(context.Background(), db, log, beijing(from), beijing(to), func(told Told) {
		for _, rule := range rules {
			if told.Rule == rule {
				fmt.Fprintf(&b, "%s %s %s\n", told.At.Format("01-02 15:04"), rule, told.Person.Name)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// 主题党日 is announced one workday before, to the 书记 alone; not where the
// monthly card or the last workday of the week says it.
func TestThemeDay(t *testing.T) {
	for _, c := range []struct {
		name, from, to string
		day            int
		want           string
	}{
		{"a Thursday", "2026-11-02 12:00", "2026-11-06 12:00", 5, "11-04 09:15 theme-day 建工支部书记\n"},
		{"a Saturday moves to Monday, and Friday's digest says it", "2026-11-09 08:00", "2026-11-17 12:00", 14, ""},
		{"the second workday: the card of the first says it", "2026-11-01 08:00", "2026-11-04 12:00", 3, ""},
		{"in the holidays: the first workday after them", "2026-05-06 10:00", "2026-05-08 12:00", 3, ""},
		{"none", "2026-11-02 12:00", "2026-11-06 12:00", 0, ""},
	} {
		got := said(t, c.from, c.to, func(o *store.Org) { o.ThemeDay = c.day }, "theme-day")
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// After downtime the month's card comes late, once, and says so.
func TestLateCard(t *testing.T) {
	clock := new(store.Clock)
	clock.Set(beijing("2026-11-01 23:00"))
	db := storetest.Bureau(t, clock)
	storetest.JoinAll(t, db, "test")
	s := &Scheduler{DB: db, Log: slog.New(slog.DiscardHandler), Rules: Rules()}
	for _, at := range []string{"2026-11-01 23:01", "2026-11-04 11:00", "2026-11-04 12:00"} {
		clock.Turn(beijing(at))
		if _, err := s.Step(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	storetest.View(t, db, func(tx *store.Tx) error {
		cards, err := tx.CardsOf("m202611")
		if len(cards) != 6 { // three responsible officers and three 书记
			t.Errorf("%d cards", len(cards))
		}
		for _, c := range cards {
			if c.Version != 1 || !strings.HasSuffix(c.Face.Text, messages.CameLate) {
				t.Errorf("version %d: %s", c.Version, c.Face.Text)
			}
		}
		return err
	})
}

// 换届 is told of six and three months before and on the day, a day off on the
// next workday.
func TestTermEnds(t *testing.T) {
	got := said(t, "2026-11-01 08:00", "2027-05-31 12:00", func(o *store.Org) { o.Elected = "2024-05-14" }, "term")
	want := "11-16 09:10 term 建工支部书记\n02-15 09:10 term 建工支部书记\n05-14 09:10 term 建工支部书记\n"
	if got != want { // 2026-11-14 is a Saturday, 2027-02-14 a Sunday
		t.Errorf("%q, want %q", got, want)
	}
}

// Nobody hears more than two of them in a week; the less important gives way,
// also to what is still to come.
func TestWeekBudget(t *testing.T) {
	// The month's card comes on Monday 2 November, 换届 on Wednesday, and 主题党日
	// would be announced on Tuesday.
	got := said(t, "2026-11-01 08:00", "2026-11-07 12:00", func(o *store.Org) { o.ThemeDay, o.Elected = 4, "2024-05-04" }, "theme-day", "term", "month-card")
	own := ""
	for line := range strings.Lines(got) {
		if strings.Contains(line, "建工支部书记") {
			own += line
		}
	}
	want := "11-02 09:00 month-card 建工支部书记\n11-04 09:10 term 建工支部书记\n"
	if own != want {
		t.Errorf("%q, want %q", own, want)
	}
}
