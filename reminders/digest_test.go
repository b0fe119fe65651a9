package reminders

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"liaison/store"
	"liaison/store/storetest"
)

// The digest comes on the last workday of a week, also where that is a worked
// Saturday or Sunday; the leaders' on the first. A week without workdays has none.
func TestDigestDays(t *testing.T) {
	for _, c := range []struct{ from, to, digest, leaders string }{
		{"2026-04-12 23:00", "2026-04-19 23:00", "04-17", "04-13"},
		{"2026-05-03 23:00", "2026-05-10 23:00", "05-09", "05-06"}, // the holiday ends on Tuesday; Saturday is worked
		{"2026-09-13 23:00", "2026-09-20 23:00", "09-20", "09-14"}, // Sunday is worked
		{"2026-02-15 23:00", "2026-02-22 23:00", "", ""},           // 春节
		{"2026-09-27 23:00", "2026-10-04 23:00", "09-30", "09-28"},
	} {
		digest, leaders := digestDays(t, c.from, c.to)
		if digest != c.digest || leaders != c.leaders {
			t.Errorf("week of %s: %q and %q, want %q and %q", c.from, digest, leaders, c.digest, c.leaders)
		}
	}
}

// digestDays are the days of the digests of a week in which there was a visit.
func digestDays(t *testing.T, from, to string) (digest, leaders string) {
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
		by := dir.PersonNamed(storetest.OfficerEast).ID
		for _, day := range []store.Day{tx.Today().Add(1), tx.Today().Add(-2)} {
			r := &store.Record{Kind: store.KindVisit, Type: "日常", Point: dir.PointNamed("建设工程公司").ID, Day: day, Author: by, Typist: by}
			if err := tx.AddRecord(r); err != nil {
				return err
			}
		}
		return nil
	})
	err := Rehearse(context.Background(), db, slog.New(slog.DiscardHandler), beijing(from), beijing(to), func(told Told) {
		switch day := told.At.Format("01-02"); {
		case told.Rule == "digest" && told.Person.Name == storetest.SecretaryWork:
			digest += day
		case told.Rule == "leader-digest" && told.Person.Name == storetest.LeaderEast:
			leaders += day
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return digest, leaders
}

// In a whole year of everything nobody hears more than two counted sayings in
// a week, nor anything on a day off.
func TestYearOfSayings(t *testing.T) {
	clock := new(store.Clock)
	clock.Set(beijing("2026-01-01 00:00"))
	db := storetest.Bureau(t, clock)
	storetest.JoinAll(t, db, "test")
	storetest.Update(t, db, func(tx *store.Tx) error {
		dir, err := tx.Directory()
		if err != nil {
			return err
		}
		for i, o := range dir.Orgs {
			changed := *o
			changed.ThemeDay, changed.Elected = 3*i+2, store.Day("2023-05-04").Add(40*i)
			if err := tx.SaveOrg(&changed); err != nil {
				return err
			}
		}
		return nil
	})
	cal, weeks := store.NewCalendar(), map[string]int{}
	err := Rehearse(context.Background(), db, slog.New(slog.DiscardHandler), beijing("2026-01-01 00:00"), beijing("2026-12-31 23:00"), func(told Told) {
		if !cal.Working(told.At) {
			t.Errorf("%s: %s to %s", told.At, told.Rule, told.Person.Name)
		}
		if told.What != "" {
			weeks[fmt.Sprint(told.Person.Name, " ", store.Week(store.DayOf(told.At)).From)]++
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	full := 0
	for who, n := range weeks {
		if n > perWeek {
			t.Errorf("%s: %d", who, n)
		}
		if n == perWeek && strings.HasPrefix(who, storetest.SecretaryWork) {
			full++
		}
	}
	if full == 0 {
		t.Error("no week's budget was ever used up: this shows nothing")
	}
}
