package reminders

import (
	"errors"
	"fmt"
	"slices"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
)

// onLeave are people and when they are away, as they said with 请假.
var onLeave = map[string]day.Period{
	"书记4":   {From: "2026-03-02", To: "2026-03-04"}, // over a first workday
	"书记5":   {From: "2026-04-01", To: "2026-04-22"}, // back when all is held
	"书记9":   {From: "2026-07-01", To: "2026-07-24"}, // over a whole month's card and reminder
	"书记12":  {From: "2026-09-07", To: "2026-09-16"}, // over the day of a 稍后
	"书记14":  {From: "2026-09-21", To: "2026-09-23"}, // over a reminder
	"书记24":  {From: "2026-06-01", To: "2026-06-03"}, // over a first workday with an outage
	"书记29":  {From: "2026-11-20", To: "2026-11-25"}, // over a reminder within an outage
	"书记19":  {From: "2026-12-01", To: "2027-01-05"}, // over two first workdays
	"书记8":   {From: "2027-02-22", To: "2027-03-05"}, // over a 换届 and a first workday
	"干事1-0": {From: "2026-10-23", To: "2026-10-23"}, // over a digest
	"干事3-1": {From: "2026-08-04", To: "2026-08-04"}, // over the announcement of a 主题党日
	"干事2-0": {From: "2027-04-01", To: "2027-04-09"}, // over a first workday and two digests
}

// mornings are people who hear something in the mornings only.
var mornings = []string{"书记3", "书记20"}

// away reports whether a person is on leave.
func (y *twoYears) away(person int64, d day.Day) bool { return onLeave[y.people[person]].Has(d) }

// plan has people say when they want to be spoken to: in the afternoon before
// that they will be away.
func (y *twoYears) plan(tx *store.Tx, d day.Day) (err error) {
	for _, name := range mornings {
		if d == y.cal.Next(lifeBegins) {
			err = errors.Join(err, bureau.Prefer(tx, idOf(tx, name), bureau.Preference{Hours: bureau.Mornings}))
		}
	}
	for name, leave := range onLeave {
		if d == y.cal.Before(leave.From, 1) {
			err = errors.Join(err, bureau.Prefer(tx, idOf(tx, name), bureau.Preference{Leave: leave}))
		}
	}
	return err
}

// meet notes who joined, and who hears of which 支部.
func (y *twoYears) meet(tx *store.Tx) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	for _, p := range dir.People {
		if p.Chat != 0 {
			y.people[p.ID] = p.Name
		}
	}
	for _, b := range y.branches {
		y.meetOf(dir, b)
	}
	return nil
}

// meetOf notes who hears of a 支部: its 书记 who joined, or else the 责任人.
func (y *twoYears) meetOf(dir *bureau.Directory, b *local) {
	for _, p := range dir.People {
		for _, post := range p.Posts {
			if post.Org == b.org.ID && p.Chat != 0 {
				b.heads = append(b.heads, p.ID)
			}
		}
	}
	var staff []int64
	for _, p := range dir.StaffOf(dir.Point(b.org.Point).Station) {
		staff = append(staff, p.ID)
	}
	if b.acting = b.heads == nil; b.acting {
		b.heads = staff
	}
	all := slices.Concat(b.heads, staff)
	slices.Sort(all)
	for _, id := range slices.Compact(all) {
		y.cardOf[id] = append(y.cardOf[id], b)
	}
	y.staffOf[b.org.Point] = staff
}

// returns is the first workday from a day on when the program is not down all
// day and a person is not on leave.
func (y *twoYears) returns(person int64, d day.Day) day.Day {
	for d = y.back(d); y.away(person, d); {
		d = y.back(d.Add(1))
	}
	return d
}

// left reports whether anything was left to do on the morning of a day on the
// card of a person.
func (y *twoYears) left(person int64, d day.Day) bool {
	for _, b := range y.cardOf[person] {
		if slices.ContainsFunc(y.owed(b, d), func(o owing) bool { return b.done[o.key] == "" || b.done[o.key] >= d }) {
			return true
		}
	}
	return false
}

// checkCards: each month's card, once, on the first workday; to whoever was away,
// when they are back, if anything is left.
func (y *twoYears) checkCards(month day.Day, expected map[string]bool) {
	first := y.back(month)
	key := chat.MonthKey(duty.MonthOf(month))
	for _, id := range y.joined(first) {
		on, want := y.returns(id, first), 1
		if on > first && (!duty.MonthOf(month).Has(on) || !y.left(id, on)) {
			want = 0
		}
		expected[fmt.Sprint(id, " ", key)] = want > 0
		if n, said := y.times(id, key, false); n != want || n > 0 && said != on {
			y.t.Errorf("%s had the card %s %d times, last on %s; want %d on %s", y.people[id], key, n, said, want, on)
		}
	}
}

// inCard reports whether the month's card came to a person who was away so late
// that it is the reminder, too.
func (y *twoYears) inCard(person int64, d day.Day) bool {
	first := y.back(duty.MonthOf(d).From)
	on := y.returns(person, first)
	return on > first && duty.MonthEnd(y.cal, d) <= day.Week(on).To
}

// checkDigests: on the last workday of a week everybody who is there has the 周报
// of a week in which anything was logged at a point of theirs, unless two things
// were heard; and once only.
func (y *twoYears) checkDigests() {
	digests := map[string]int{}
	for _, h := range y.heard {
		if isDigest(h) {
			digests[weekOf(h.person, h.day)]++
		}
	}
	others := y.weeks(func(h heard) bool { return !isDigest(h) })
	for from := day.Week(lifeBegins).From; from <= lifeEnds; from = from.Add(7) {
		week := day.Week(from)
		last := y.cal.Last(week)
		for _, id := range y.joined(last) {
			n := digests[weekOf(id, from)]
			owed := last != "" && !y.away(id, last) && (others[weekOf(id, from)] < weekly || y.got(id, last)) && y.happened(id, week)
			if n > 1 || n == 0 && owed {
				y.t.Errorf("%s heard %d digests of the week of %s", y.people[id], n, from)
			}
		}
	}
}

// happened reports whether anything was logged in a week at a point of a person
// before the 周报 was made.
func (y *twoYears) happened(person int64, week day.Period) bool {
	if slices.Contains(mornings, y.people[person]) {
		week.To = y.cal.Last(week).Add(-1) // it is made before the afternoon
	}
	last := y.cal.Last(day.Week(week.From))
	for _, b := range y.branches {
		for d := range b.logged {
			if week.Has(d) && y.digested(b, person, last) {
				return true
			}
		}
	}
	return false
}

// digested reports whether the 周报 of a day tells a person of the point of a 支部: its 书记, and
// of the staff, of whom the roster names none as 责任人, the first who is there.
func (y *twoYears) digested(b *local, person int64, last day.Day) bool {
	if !b.acting && slices.Contains(b.heads, person) {
		return true
	}
	i := slices.IndexFunc(y.staffOf[b.org.Point], func(id int64) bool { return y.people[id] != "" && !y.away(id, last) })
	return i >= 0 && y.staffOf[b.org.Point][i] == person
}
