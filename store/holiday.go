package store

// A Holiday is a day that the notice of a year (国务院办公厅关于部分节假日安排的通知)
// names: it is off, or a weekend that is worked instead (调休上班).
type Holiday struct {
	Day  Day
	Name string
	Off  bool
	Year string // of the notice; it may name days of the December before
}

const holidayColumns = `day, name, off, year`

func (h *Holiday) fields() []any { return []any{&h.Day, &h.Name, &h.Off, &h.Year} }

// known are the notices that the program knows by itself.
//
// 2026: 国务院办公厅关于2026年部分节假日安排的通知 (2025-11-04), 248 workdays.
var known = map[string][]span{
	"2026": {
		{"2026-01-01", "2026-01-03", "元旦", true}, {"2026-01-04", "2026-01-04", "元旦", false},
		{"2026-02-14", "2026-02-14", "春节", false}, {"2026-02-15", "2026-02-23", "春节", true}, {"2026-02-28", "2026-02-28", "春节", false},
		{"2026-04-04", "2026-04-06", "清明节", true},
		{"2026-05-01", "2026-05-05", "劳动节", true}, {"2026-05-09", "2026-05-09", "劳动节", false},
		{"2026-06-19", "2026-06-21", "端午节", true},
		{"2026-09-20", "2026-09-20", "国庆节", false}, {"2026-09-25", "2026-09-27", "中秋节", true},
		{"2026-10-01", "2026-10-07", "国庆节", true}, {"2026-10-10", "2026-10-10", "国庆节", false},
	},
}

// A span is days in a row that a notice names alike.
type span struct {
	from, to Day
	name     string
	off      bool
}

func daysOf(spans []span) (days []Holiday) {
	for _, s := range spans {
		for d := s.from; d <= s.to; d = d.Add(1) {
			days = append(days, Holiday{Day: d, Name: s.name, Off: s.off})
		}
	}
	return days
}

// Calendars names the revision of the notices.
const Calendars = "calendar"

// Calendar returns the calendar of the bureau: what the program knows by itself
// and the notices that were imported, read again only after one was. Where that
// fails the whole Tx is lost: nothing may be counted by a wrong calendar.
func (tx *Tx) Calendar() *Calendar {
	c, err := Cached(tx, Calendars, (*Tx).readCalendar)
	if err != nil {
		tx.lose(err)
		return NewCalendar()
	}
	return c
}

func (tx *Tx) readCalendar(_ int64) (*Calendar, error) {
	found, err := find(tx, (*Holiday).fields, `SELECT `+holidayColumns+` FROM holiday ORDER BY year, day`)
	if err != nil {
		return nil, err
	}
	c := NewCalendar()
	for len(found) > 0 {
		i := 0
		for i < len(found) && found[i].Year == found[0].Year {
			i++
		}
		c, found = c.With(found[0].Year, found[:i]), found[i:]
	}
	return c, nil
}

// SetHolidays keeps the notice of a year, in place of the one before.
func (tx *Tx) SetHolidays(year string, days []Holiday) error {
	if err := tx.exec(`DELETE FROM holiday WHERE year = $1`, year); err != nil {
		return err
	}
	for _, h := range days {
		if err := tx.exec(insertInto("holiday", holidayColumns)+` ON CONFLICT (day) DO UPDATE
			SET name = excluded.name, off = excluded.off, year = excluded.year`, h.Day, h.Name, h.Off, year); err != nil {
			return err
		}
	}
	return tx.Revise(Calendars)
}
