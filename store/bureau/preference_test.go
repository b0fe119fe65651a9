package bureau_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/storetest"
)

func TestPreferenceNext(t *testing.T) {
	c := day.NewCalendar()
	leave := func(from, to day.Day) day.Period { return day.Period{From: from, To: to} }
	for _, v := range []struct {
		prefers         bureau.Preference
		at, next, until string
	}{
		{bureau.Preference{}, "2026-04-15 08:40:00", "2026-04-15 08:40:00", "17:30"},
		{bureau.Preference{}, "2026-04-30 17:30:00", "2026-05-06 08:30:00", "17:30"},
		{bureau.Preference{Hours: bureau.Mornings}, "2026-04-15 11:59:59", "2026-04-15 11:59:59", "12:00"},
		{bureau.Preference{Hours: bureau.Mornings}, "2026-04-15 12:00:00", "2026-04-16 08:30:00", "12:00"},
		{bureau.Preference{Hours: bureau.Afternoons}, "2026-04-15 08:40:00", "2026-04-15 13:30:00", "17:30"},
		{bureau.Preference{Hours: bureau.Afternoons}, "2026-04-17 17:30:00", "2026-04-20 13:30:00", "17:30"},
		{bureau.Preference{Leave: leave("2026-04-15", "2026-04-17")}, "2026-04-15 10:00:00", "2026-04-20 08:30:00", "17:30"},
		{bureau.Preference{Leave: leave("2026-04-16", "2026-04-16")}, "2026-04-15 10:00:00", "2026-04-15 10:00:00", "17:30"},
		{bureau.Preference{Leave: leave("2026-04-16", "2026-04-16")}, "2026-04-15 18:00:00", "2026-04-17 08:30:00", "17:30"},
		{bureau.Preference{Leave: leave("2026-04-01", "2026-04-14")}, "2026-04-15 10:00:00", "2026-04-15 10:00:00", "17:30"},
		{bureau.Preference{Hours: bureau.Afternoons, Leave: leave("2026-04-28", "2026-04-30")}, "2026-04-28 14:00:00", "2026-05-06 13:30:00", "17:30"},
	} {
		at, err := time.ParseInLocation(time.DateTime, v.at, day.Shanghai)
		if err != nil {
			t.Fatal(err)
		}
		w := v.prefers.Window(c, at.UTC())
		if next, until := w.NotBefore.In(day.Shanghai).Format(time.DateTime), w.NotAfter.Format("15:04"); next != v.next || until != v.until {
			t.Errorf("%+v at %s: %s until %s, want %s until %s", v.prefers, v.at, next, until, v.next, v.until)
		}
	}
}

// The next moment is one at which the person may be spoken to, and none before
// it is.
func TestPreferenceFirst(t *testing.T) {
	c := day.NewCalendar()
	may := func(p bureau.Preference, at time.Time) bool {
		noon, half := day.DayOf(at).Time().Add(12*time.Hour), day.DayOf(at).Time().Add(13*time.Hour+30*time.Minute)
		return c.Working(at) && !p.Leave.Has(day.DayOf(at)) && (p.Hours != bureau.Mornings || at.Before(noon)) && (p.Hours != bureau.Afternoons || !at.Before(half))
	}
	rapid.Check(t, func(t *rapid.T) {
		day := func(label string) day.Day { return day.Day("2026-09-01").Add(rapid.IntRange(0, 60).Draw(t, label)) }
		p := bureau.Preference{Hours: rapid.SampledFrom([]bureau.Hours{bureau.AllDay, bureau.Mornings, bureau.Afternoons}).Draw(t, "hours")}
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
		if (p == bureau.Preference{}) && !next.Equal(c.NextWorking(at)) {
			t.Fatalf("at %s people work at %s, and yet %s", at, c.NextWorking(at), next)
		}
	})
}

// What somebody prefers is kept, in the roster, until it is changed; nobody
// else's changes.
func TestPrefer(t *testing.T) {
	db := storetest.Bureau(t, nil)
	of := func(name string) (p *bureau.Person) {
		storetest.View(t, db, func(tx *store.Tx) error {
			d, err := bureau.Of(tx)
			p = d.PersonNamed(name)
			return err
		})
		return p
	}
	for _, want := range []bureau.Preference{
		{Hours: bureau.Mornings, Leave: day.Period{From: "2026-04-16", To: "2026-04-17"}}, {Hours: bureau.Afternoons}, {},
	} {
		id := of(storetest.OfficerEast).ID
		storetest.Update(t, db, func(tx *store.Tx) error { return bureau.Prefer(tx, id, want) })
		if got := of(storetest.OfficerEast).Prefers(); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
		if got := of(storetest.OfficerWest).Prefers(); got != (bureau.Preference{}) {
			t.Errorf("somebody else prefers %+v", got)
		}
	}
}
