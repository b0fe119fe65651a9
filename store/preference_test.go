package store_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"liaison/store"
	"liaison/store/storetest"
)

func TestPreferenceNext(t *testing.T) {
	c := store.NewCalendar()
	leave := func(from, to store.Day) store.Period { return store.Period{From: from, To: to} }
	for _, v := range []struct {
		prefers         store.Preference
		at, next, until string
	}{
		{store.Preference{}, "2026-04-15 08:40:00", "2026-04-15 08:40:00", "17:30"},
		{store.Preference{}, "2026-04-30 17:30:00", "2026-05-06 08:30:00", "17:30"},
		{store.Preference{Hours: store.Mornings}, "2026-04-15 11:59:59", "2026-04-15 11:59:59", "12:00"},
		{store.Preference{Hours: store.Mornings}, "2026-04-15 12:00:00", "2026-04-16 08:30:00", "12:00"},
		{store.Preference{Hours: store.Afternoons}, "2026-04-15 08:40:00", "2026-04-15 13:30:00", "17:30"},
		{store.Preference{Hours: store.Afternoons}, "2026-04-17 17:30:00", "2026-04-20 13:30:00", "17:30"},
		{store.Preference{Leave: leave("2026-04-15", "2026-04-17")}, "2026-04-15 10:00:00", "2026-04-20 08:30:00", "17:30"},
		{store.Preference{Leave: leave("2026-04-16", "2026-04-16")}, "2026-04-15 10:00:00", "2026-04-15 10:00:00", "17:30"},
		{store.Preference{Leave: leave("2026-04-16", "2026-04-16")}, "2026-04-15 18:00:00", "2026-04-17 08:30:00", "17:30"},
		{store.Preference{Leave: leave("2026-04-01", "2026-04-14")}, "2026-04-15 10:00:00", "2026-04-15 10:00:00", "17:30"},
		{store.Preference{Hours: store.Afternoons, Leave: leave("2026-04-28", "2026-04-30")}, "2026-04-28 14:00:00", "2026-05-06 13:30:00", "17:30"},
	} {
		at, err := time.ParseInLocation(time.DateTime, v.at, store.Shanghai)
		if err != nil {
			t.Fatal(err)
		}
		w := v.prefers.Window(c, at.UTC())
		if next, until := w.NotBefore.In(store.Shanghai).Format(time.DateTime), w.NotAfter.Format("15:04"); next != v.next || until != v.until {
			t.Errorf("%+v at %s: %s until %s, want %s until %s", v.prefers, v.at, next, until, v.next, v.until)
		}
	}
}

// The next moment is one at which the person may be spoken to, and none before
// it is.
func TestPreferenceFirst(t *testing.T) {
	c := store.NewCalendar()
	may := func(p store.Preference, at time.Time) bool {
		noon, half := store.DayOf(at).Time().Add(12*time.Hour), store.DayOf(at).Time().Add(13*time.Hour+30*time.Minute)
		return c.Working(at) && !p.Leave.Has(store.DayOf(at)) && (p.Hours != store.Mornings || at.Before(noon)) && (p.Hours != store.Afternoons || !at.Before(half))
	}
	rapid.Check(t, func(t *rapid.T) {
		day := func(label string) store.Day { return store.Day("2026-09-01").Add(rapid.IntRange(0, 60).Draw(t, label)) }
		p := store.Preference{Hours: rapid.SampledFrom([]store.Hours{store.AllDay, store.Mornings, store.Afternoons}).Draw(t, "hours")}
		if rapid.Bool().Draw(t, "away") {
			p.Leave.From = day("from")
			p.Leave.To = p.Leave.From.Add(rapid.IntRange(0, 20).Draw(t, "days"))
		}
		at := day("day").Time().Add(time.Duration(rapid.IntRange(0, 24*60-1).Draw(t, "minute")) * time.Minute)
		next := p.Next(c, at)
		if next.Before(at) || !may(p, next) {
			t.Fatalf("%+v at %s: %s", p, at, next)
		}
		for m := at; m.Before(next); m = m.Add(10 * time.Minute) {
			if may(p, m) {
				t.Fatalf("%+v at %s: %s, but %s is earlier", p, at, next, m)
			}
		}
		if (p == store.Preference{}) && !next.Equal(c.NextWorking(at)) {
			t.Fatalf("at %s people work at %s, and yet %s", at, c.NextWorking(at), next)
		}
	})
}

// What somebody prefers is kept, in the roster, until it is changed; nobody
// else's changes.
func TestPrefer(t *testing.T) {
	db := storetest.Bureau(t, nil)
	of := func(name string) (p *store.Person) {
		storetest.View(t, db, func(tx *store.Tx) error {
			d, err := tx.Directory()
			p = d.PersonNamed(name)
			return err
		})
		return p
	}
	for _, want := range []store.Preference{
		{Hours: store.Mornings, Leave: store.Period{From: "2026-04-16", To: "2026-04-17"}}, {Hours: store.Afternoons}, {},
	} {
		id := of(storetest.OfficerEast).ID
		storetest.Update(t, db, func(tx *store.Tx) error { return tx.Prefer(id, want) })
		if got := of(storetest.OfficerEast).Prefers(); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
		if got := of(storetest.OfficerWest).Prefers(); got != (store.Preference{}) {
			t.Errorf("somebody else prefers %+v", got)
		}
	}
}
