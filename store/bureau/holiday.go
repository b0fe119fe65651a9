package bureau

import (
	"liaison/store"
	"liaison/store/day"
)

const holidayColumns = `day, name, off, year`

func fields(h *day.Holiday) []any { return []any{&h.Day, &h.Name, &h.Off, &h.Year} }

// Calendars names the revision of the notices.
const Calendars = "calendar"

// Calendar returns the calendar of the bureau: the notices that the program has built in and
// those that were imported. It is read again only after an import. If reading fails the whole
// Tx is lost, so that nothing is computed with a wrong calendar.
func Calendar(tx *store.Tx) *day.Calendar {
	c, err := store.Cached(tx, Calendars, readCalendar)
	if err != nil {
		tx.Void(err)
		return day.NewCalendar()
	}
	return c
}

func readCalendar(tx *store.Tx, _ int64) (*day.Calendar, error) {
	found, err := store.Find(tx, fields, `SELECT `+holidayColumns+` FROM holiday ORDER BY year, day`)
	if err != nil {
		return nil, err
	}
	c := day.NewCalendar()
	for len(found) > 0 {
		i := 0
		for i < len(found) && found[i].Year == found[0].Year {
			i++
		}
		c, found = c.With(found[0].Year, found[:i]), found[i:]
	}
	return c, nil
}

// SetHolidays stores the notice of a year, in place of an earlier one.
func SetHolidays(tx *store.Tx, year string, days []day.Holiday) error {
	if err := tx.Exec(`DELETE FROM holiday WHERE year = $1`, year); err != nil {
		return err
	}
	for _, h := range days {
		if err := tx.Exec(store.InsertInto("holiday", holidayColumns)+` ON CONFLICT (day) DO UPDATE
			SET name = excluded.name, off = excluded.off, year = excluded.year`, h.Day, h.Name, h.Off, year); err != nil {
			return err
		}
	}
	return tx.Revise(Calendars)
}
