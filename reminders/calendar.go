package reminders

import (
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
)

// calendarRules ask the admins for the notice about the days off of the next year: once a
// week from December on, until it was imported.
func calendarRules() []Rule {
	return []Rule{{Name: "calendar-missing", Says: "假日表", At: morning, Due: askForNotice, Grace: allDay, Hours: true, Chunk: tellAdmins}}
}

// askForNotice reports whether the admins are told on a day: the first workday
// of each week, and of December where that week was not told of yet.
func askForNotice(cal *day.Calendar, on day.Day) bool {
	if cal.Unnoticed(on) == "" {
		return false
	}
	week := day.Week(on)
	if december := day.Day(on.Year() + "-12-01"); week.Has(december) && on >= december && cal.Unnoticed(week.From) == "" {
		week.From = december
	}
	return on == cal.First(week)
}

// tellAdmins tells each admin in their hours. Whoever is away that day is told next week.
func tellAdmins(tx *store.Tx, f *Firing) (more bool, err error) {
	dir, err := bureau.Of(tx)
	year := bureau.Calendar(tx).Unnoticed(tx.Today())
	if err != nil || year == "" {
		return false, err
	}
	for _, p := range dir.Admins() {
		if !p.CanHear() {
			continue
		}
		key := chat.CalendarKey(day.Week(tx.Today()))
		if _, err := f.Say(tx, Saying{Person: p, What: Uncounted, Key: key, Face: chat.Face{Text: messages.CalendarMissing(year)}}); err != nil {
			return false, err
		}
	}
	return false, nil
}
