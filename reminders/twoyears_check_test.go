package reminders

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/spoken"
	"liaison/store/storetest"
)

// weekly is how much anybody may hear in a week.
const weekly = 2

// An owing is something that a 支部 owes in the period of a day.
type owing struct {
	rule  string
	group int
	last  bool   // the period ends with the month
	key   string // with its period
}

// owed says what a 支部 owes: the table of the rules, written once more.
func (y *twoYears) owed(b *local, d day.Day) (owed []owing) {
	month := int(d.Time().Month())
	add := func(rule string, group int, period string, last bool) {
		owed = append(owed, owing{rule, group, last, fmt.Sprint(rule, ".", group, " ", period)})
	}
	quarter := fmt.Sprint(d[:4], " ", (month+2)/3)
	add("R01", 0, quarter, month%3 == 0)
	if b.org.Committee {
		add("R02", 0, string(d[:7]), true)
	}
	for g := range b.org.Groups {
		add("R03", g+1, string(d[:7]), true)
	}
	add("R04", 0, quarter, month%3 == 0)
	add("R05", 0, string(d[:7]), true)
	if month >= 10 {
		add("R06", 0, string(d[:4]), month == 12)
		add("R07", 0, string(d[:4]), month == 12)
	}
	return owed
}

// pressing reports whether a 支部 has something left to do this month.
func (y *twoYears) pressing(b *local, d day.Day) bool {
	return slices.ContainsFunc(y.owed(b, d), func(o owing) bool { return o.last && b.done[o.key] == "" })
}

// themeDue is the 主题党日 in the month of a day.
func themeDue(cal *day.Calendar, n int, d day.Day) day.Day {
	if n == 0 {
		return ""
	}
	month := duty.MonthOf(d)
	if due := cal.Next(month.From.Add(n - 1)); month.Has(due) {
		return due
	}
	return cal.Last(month)
}

// lost reports whether the week of a person has no room for a card of what is less than
// the month's reminder: two were heard, or one and the reminder may yet come. What can be
// joined to another card is never lost.
func (y *twoYears) lost(person int64, d day.Day) bool {
	if y.got(person, d) {
		return false
	}
	n := y.weeks(func(h heard) bool { return !isDigest(h) })[weekOf(person, d)]
	if end := duty.MonthEnd(y.cal, d); end > d && end <= day.Week(d).To {
		n++
	}
	return n >= weekly
}

// got reports whether a person got a card on a day.
func (y *twoYears) got(person int64, d day.Day) bool {
	return slices.ContainsFunc(y.heard, func(h heard) bool { return h.person == person && h.day == d && !h.joined })
}

// weeks counts the cards that each person got in each week, of some of them.
func (y *twoYears) weeks(some func(heard) bool) map[string]int {
	n := map[string]int{}
	for _, h := range y.heard {
		if !h.joined && some(h) {
			n[weekOf(h.person, h.day)]++
		}
	}
	return n
}

func weekOf(person int64, d day.Day) string { return fmt.Sprint(person, " ", day.Week(d).From) }

// off reports whether the program was down from a day's morning to its evening.
func off(d day.Day) bool {
	return slices.ContainsFunc(lifeOutages, func(o outage) bool {
		return !day.WorkBegins(d).Before(o.at) && !day.WorkEnds(d).After(o.end())
	})
}

// back is the first workday from a day on when the program was not down all day.
func (y *twoYears) back(d day.Day) day.Day {
	for d = y.cal.Next(d); off(d); {
		d = y.cal.After(d, 1)
	}
	return d
}

// times counts how often a person heard something, on some day.
func (y *twoYears) times(person int64, key string, again bool) (n int, on day.Day) {
	for _, h := range y.heard {
		if h.person == person && h.key == key && h.again == again {
			n, on = n+1, h.day
		}
	}
	return n, on
}

// reminders holds what came of the month's reminder on a day against what is
// left, as it stood that morning.
func (y *twoYears) reminders(d day.Day) {
	key := chat.MonthKey(duty.MonthOf(d))
	own := map[int64]bool{}
	for _, b := range y.branches {
		for _, id := range b.heads {
			own[id] = own[id] || y.pressing(b, d)
		}
	}
	for _, id := range y.joined(d) {
		n, on := y.times(id, key, true)
		day, put := y.postpone[fmt.Sprint(id, " ", d[:7])]
		if !put {
			day = duty.MonthEnd(y.cal, d)
		}
		day = y.returns(id, day)
		switch {
		case n > 1, n == 1 && (on < day || y.inCard(id, d)), n == 1 && on == d && !own[id] && !put: // who chose the day hears while anything at all is open
			y.t.Errorf("%s: %s had the reminder of the month %d times, last on %s; due %s, pressing %v", d, y.people[id], n, on, day, own[id])
		case n == 0 && own[id] && d == day && !y.inCard(id, d) && !y.lost(id, d):
			y.t.Errorf("%s: %s had no reminder of the month", d, y.people[id])
		}
	}
}

// check holds the rest of what was heard against the account.
func (y *twoYears) check() {
	expected := map[string]bool{}
	for d := lifeBegins; d <= lifeEnds; d = duty.MonthOf(d).To.Add(1) {
		y.checkCards(d, expected)
		for _, b := range y.branches {
			y.checkTheme(b, d, expected)
		}
	}
	for _, b := range y.branches {
		y.checkTerm(b, expected)
	}
	y.checkDigests()
	for _, h := range y.heard {
		if isDigest(h) {
			y.checkDigest(h)
		} else if key := fmt.Sprint(h.person, " ", h.key); !h.again && !expected[key] {
			y.t.Errorf("%s was not to be heard", h)
		}
	}
	for week, n := range y.weeks(func(heard) bool { return true }) {
		if n > weekly {
			y.t.Errorf("%d were heard in a week: %s", n, week)
		}
	}
	storetest.View(y.t, y.db, func(tx *store.Tx) error {
		for id := range y.people {
			for d := day.Week(lifeBegins).From; d <= lifeEnds; d = d.Add(7) {
				counted, err := spoken.Spoken(tx, id, day.Week(d))
				counted = slices.DeleteFunc(counted, func(s spoken.Said) bool { return s.With != "" })
				if err != nil || len(counted) > weekly {
					y.t.Errorf("%s counted %q in the week of %s, %v", y.people[id], counted, d, err)
				}
			}
		}
		return nil
	})
}

// isDigest: a 周报 gives way to everything else.
func isDigest(h heard) bool { return strings.HasPrefix(h.key, "g") }

// checkDigest: a 周报 comes once, on the last workday of its week.
func (y *twoYears) checkDigest(h heard) {
	week := day.Week(h.day)
	if n, _ := y.times(h.person, h.key, false); n != 1 || h.key != chat.DigestKey(week) || h.day != y.cal.Last(week) {
		y.t.Errorf("%s: heard %d times, last workday %s", h, n, y.cal.Last(week))
	}
}

// checkTheme: a 主题党日 is announced once, the workday before, unless the card or
// the week's last workday says it, it was held or set aside, or two things were heard.
func (y *twoYears) checkTheme(b *local, month day.Day, expected map[string]bool) {
	due := themeDue(y.cal, b.org.ThemeDay, month)
	if due == "" {
		return
	}
	ahead := y.cal.Before(due, 1)
	if ahead < lifeBegins || ahead == y.cal.First(duty.MonthOf(ahead)) || ahead == y.cal.Last(day.Week(ahead)) || off(ahead) {
		return
	}
	key := chat.ThemeKey(b.org.ID, due)
	done := b.done[fmt.Sprint("R05.0 ", due[:7])]
	settled := done != "" && done < ahead
	for _, id := range b.heads {
		if !slices.Contains(y.joined(ahead), id) || y.away(id, ahead) {
			continue
		}
		n, on := y.times(id, key, false)
		switch expected[fmt.Sprint(id, " ", key)] = true; {
		case n > 1, n == 1 && (on != ahead || settled):
			y.t.Errorf("%s was told of %s %d times, last on %s; want %s, settled %v", y.people[id], key, n, on, ahead, settled)
		case n == 0 && !settled && !y.lost(id, ahead):
			y.t.Errorf("%s was not told of %s on %s", y.people[id], key, ahead)
		}
	}
}

// checkTerm: 换届 is told of once for each of its three days, on the day or, where
// the program was down or somebody away, when they are back.
func (y *twoYears) checkTerm(b *local, expected map[string]bool) {
	if b.org.Elected == "" {
		return
	}
	for _, months := range []int{30, 33, 36} {
		day := y.cal.Next(day.DayOf(b.org.Elected.Time().AddDate(0, months, 0)))
		key := chat.TermKey(b.org.ID, day)
		for _, id := range b.heads {
			expected[fmt.Sprint(id, " ", key)] = true
			if n, on := y.times(id, key, false); n != 1 || on != y.returns(id, day) {
				y.t.Errorf("%s was told of %s %d times, last on %s; want %s", y.people[id], key, n, on, y.returns(id, day))
			}
		}
	}
}
