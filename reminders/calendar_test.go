package reminders

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/holiday"
	"liaison/store/storetest"
)

// The admins are told on the first workday of December and then once a week that
// the notice of the next year is missing, in their hours, until it is there.
func TestCalendarMissing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(beijing("2027-11-24 12:00")))
		w := newWorld(t, "2027-11-24 12:00", calendarRules()...)
		w.DB = storetest.Bureau(t, nil)
		storetest.Join(t, w.DB, storetest.Admin, "test", 1)
		storetest.Join(t, w.DB, storetest.OfficerEast, "test", 2)
		prefer := func(p bureau.Preference) {
			storetest.Update(t, w.DB, func(tx *store.Tx) error {
				dir, err := bureau.Of(tx)
				if err != nil {
					return err
				}
				return bureau.Prefer(tx, dir.PersonNamed(storetest.Admin).ID, p)
			})
		}
		w.up(beijing("2027-12-05 12:00"))
		prefer(bureau.Preference{Hours: bureau.Afternoons, Leave: day.Period{From: "2027-12-13", To: "2027-12-14"}})
		w.up(beijing("2028-01-07 12:00"))
		storetest.Update(t, w.DB, func(tx *store.Tx) error { return holiday.NewPlan(tx, holiday.Read(storetest.Notice)).Apply(tx, 0) })
		w.up(beijing("2028-02-01 12:00"))
		told := []string{}
		storetest.View(t, w.DB, func(tx *store.Tx) error {
			for on := day.Day("2027-11-22"); on < "2028-02-01"; on = on.Add(7) {
				c, err := chat.FindCard(tx, "test", 1, chat.CalendarKey(day.Week(on)))
				if errors.Is(err, store.ErrNotFound) {
					continue
				}
				if err != nil {
					return err
				}
				if !strings.Contains(c.Face.Text, "2028") || !c.Unasked() || day.DayOf(c.NotBefore) != day.DayOf(c.NotAfter) {
					t.Errorf("%+v", c)
				}
				told = append(told, c.NotBefore.Format("2006-01-02 15:04"))
			}
			_, err := chat.FindCard(tx, "test", 2, "c20271206")
			if !errors.Is(err, store.ErrNotFound) {
				t.Errorf("an officer was told: %v", err)
			}
			return nil
		})
		want := []string{"2027-12-01 08:40", "2027-12-06 13:30", "2027-12-20 13:30", "2027-12-27 13:30", "2028-01-03 13:30"}
		if !slices.Equal(told, want) {
			t.Errorf("told %s, want %s", told, want)
		}
	})
}

// Where 1 December is no workday it is the next workday, and where it is no
// Monday the week that began before is told of once.
func TestAskForNotice(t *testing.T) {
	cal := day.NewCalendar()
	for year, want := range map[string]string{
		"2025": "", "2026": "", // the notices of 2026 and 2027 are at hand
		"2027": "12-01 12-06 12-13 12-20 12-27", "2029": "12-03 12-10 12-17 12-24 12-31", "2030": "12-02 12-09 12-16 12-23 12-30", "2032": "12-06 12-13 12-20 12-27", // that of 2032 was asked for on 29 November
	} {
		var days []string
		for d := day.Day(year + "-12-01"); d.Year() == year; d = d.Add(1) {
			if askForNotice(cal, d) {
				days = append(days, string(d[5:]))
			}
		}
		if got := strings.Join(days, " "); got != want {
			t.Errorf("%s: %s, want %s", year, got, want)
		}
	}
}
