package reminders

import (
	"strconv"

	"liaison/messages"
	"liaison/store"
)

// calendarRules are what the calendar asks for: from December on, once a week,
// the notice about the days off of the next year, until it is there.
func calendarRules() []Rule {
	return []Rule{{Name: "calendar-missing", Spec: "0 9 * * *", Due: askForNotice, Grace: allDay, Hours: true, Chunk: tellAdmins}}
}

// unnoticed is the year whose notice is wanted on a day and not at hand, or "".
// In December it is the next year's.
func unnoticed(cal *store.Calendar, day store.Day) string {
	year := day.Year()
	if december := year + "-12-01"; string(day) >= december {
		year = strconv.Itoa(day.Time().Year() + 1)
	}
	if cal.Knows(store.Day(year + "-01-01")) {
		return ""
	}
	return year
}

// askForNotice reports whether the admins are told on a day: the first workday
// of December, then the first of each week.
func askForNotice(cal *store.Calendar, day store.Day) bool {
	week := store.Week(day)
	if december := store.Day(day.Year() + "-12-01"); week.Has(december) && day >= december {
		week.From = december
	}
	return unnoticed(cal, day) != "" && day == cal.First(week)
}

// tellAdmins tells each admin, in their hours; whoever is away that day is told
// next week.
func tellAdmins(tx *store.Tx, f *Firing) (more bool, err error) {
	dir, err := tx.Directory()
	year := unnoticed(tx.Calendar(), tx.Today())
	if err != nil || year == "" {
		return false, err
	}
	for _, p := range dir.People {
		if !p.Active || p.Chat == 0 || !p.Reachable || !p.Is(store.Admin) {
			continue
		}
		key := store.CalendarKey(store.Week(tx.Today()))
		if _, err := f.Say(tx, Saying{Person: p, Key: key, Face: store.Face{Text: messages.CalendarMissing(year)}}); err != nil {
			return false, err
		}
	}
	return false, nil
}
