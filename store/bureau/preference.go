package bureau

import (
	"strconv"
	"strings"
	"time"

	"liaison/store"
	"liaison/store/day"
)

// A Preference says when a person wants to get messages they did not ask for. Questions are
// answered at any time.
type Preference struct {
	Hours Hours      // 免打扰
	Leave day.Period // 请假: days on which nothing comes unasked; none: the zero Period

	Deputy int64 // who decides during the leave of somebody who leads, or 0
}

// Hours are the part of a workday in which a person may get unasked messages.
type Hours string

// The hours.
const (
	AllDay     Hours = "" // from [WorkBegins] to [WorkEnds]
	Mornings   Hours = "上午"
	Afternoons Hours = "下午"
)

// On returns the begin and the end of the hours on a day.
func (h Hours) On(d day.Day) (begin, end time.Time) {
	begin, end = day.WorkBegins(d), day.WorkEnds(d)
	switch h {
	case Mornings:
		end = d.Time().Add(12 * time.Hour)
	case Afternoons:
		begin = d.Time().Add(13*time.Hour + 30*time.Minute)
	}
	return begin, end
}

// Window returns when the person may next get an unasked message: from the first such moment, at
// or after a given one, to the end of their hours of that day. All unasked messages must be sent
// within such a window.
func (p Preference) Window(cal *day.Calendar, at time.Time) day.Window {
	for d := day.DayOf(at); ; d = d.Add(1) {
		begin, end := p.Hours.On(d)
		if !cal.Workday(d) || p.Leave.Has(d) || !at.Before(end) {
			continue
		}
		if at.After(begin) {
			begin = at
		}
		return day.Window{NotBefore: begin, NotAfter: end}
	}
}

// Next returns the first moment, at or after a given one, at which the person may get an unasked
// message.
func (p Preference) Next(cal *day.Calendar, at time.Time) time.Time {
	return p.Window(cal, at).NotBefore
}

// The names under which the parts of a Preference are stored.
const (
	hoursName = "hours"
	leaveName = "leave"

	deputyName = "deputy"
)

// values returns what is stored of a preference, by name; "" for what is not set.
func (p Preference) values() map[string]string {
	v := map[string]string{hoursName: string(p.Hours), leaveName: "", deputyName: ""}
	if p.Leave.From != "" {
		v[leaveName] = string(p.Leave.From + "/" + p.Leave.To)
		if p.Deputy != 0 {
			v[deputyName] = strconv.FormatInt(p.Deputy, 10)
		}
	}
	return v
}

// Prefers returns the preference of the person.
func (p *Person) Prefers() Preference {
	if p.prefers == nil {
		return Preference{}
	}
	return *p.prefers
}

// take reads what was stored under a name.
func (p *Person) take(name, value string) {
	if p.prefers == nil {
		p.prefers = new(Preference)
	}
	switch name {
	case hoursName:
		p.prefers.Hours = Hours(value)
	case deputyName:
		p.prefers.Deputy, _ = strconv.ParseInt(value, 10, 64)
	case leaveName:
		from, to, _ := strings.Cut(value, "/")
		p.prefers.Leave = day.Period{From: day.Day(from), To: day.Day(to)}
	}
}

// Prefer stores what a person prefers.
func Prefer(tx *store.Tx, person int64, p Preference) error {
	for name, value := range p.values() {
		query, args := `DELETE FROM preference WHERE person = $1 AND name = $2`, []any{person, name}
		if value != "" {
			query, args = store.InsertInto("preference", "person, name, value")+` ON CONFLICT (person, name) DO UPDATE SET value = excluded.value`, append(args, value)
		}
		if err := tx.Exec(query, args...); err != nil {
			return err
		}
	}
	return tx.Revise(Rosters)
}

// preferences reads the preferences of all people into a roster.
func preferences(tx *store.Tx, d *Directory) error {
	type row struct {
		person      int64
		name, value string
	}
	found, err := store.Find(tx, func(r *row) []any { return []any{&r.person, &r.name, &r.value} }, `SELECT person, name, value FROM preference ORDER BY person, name`)
	for _, r := range found {
		d.Person(r.person).take(r.name, r.value)
	}
	return err
}
