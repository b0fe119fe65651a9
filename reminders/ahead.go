package reminders

import (
	"slices"

	"liaison/messages"
	"liaison/store"
	"liaison/store/duty"
)

// orgs has a rule go through the active 党组织, a chunk at a time.
func orgs(say func(*store.Tx, *Firing, []*store.Org) error) func(*store.Tx, *Firing) (bool, error) {
	return func(tx *store.Tx, f *Firing) (more bool, err error) {
		dir, err := tx.Directory()
		if err != nil {
			return false, err
		}
		start, _ := slices.BinarySearchFunc(dir.Orgs, f.After+1, func(o *store.Org, id int64) int { return int(o.ID - id) })
		end := min(start+together, len(dir.Orgs))
		if start == end {
			return false, nil
		}
		f.After = dir.Orgs[end-1].ID
		some := slices.DeleteFunc(slices.Clone(dir.Orgs[start:end]), func(o *store.Org) bool { return !o.Active })
		return end < len(dir.Orgs), say(tx, f, some)
	}
}

// heads are who hears of a 党组织: its 书记, or, where none is in the roster, the
// 责任人 of its point.
func heads(dir *store.Directory, o *store.Org) []*store.Person {
	if own := dir.SecretariesOf(o.ID); len(own) > 0 {
		return own
	}
	return dir.ResponsibleFor(dir.Point(o.Point))
}

// headed are the 党组织 that a person hears of in this way.
func headed(dir *store.Directory, p *store.Person) (orgs []*store.Org) {
	for _, post := range p.Posts {
		if o := dir.Org(post.Org); post.Role == store.Secretary && o != nil && o.Active {
			orgs = append(orgs, o)
		}
	}
	for _, point := range dir.PointsKept(p) {
		for _, o := range dir.OrgsAt(point.ID) {
			if len(dir.SecretariesOf(o.ID)) == 0 {
				orgs = append(orgs, o)
			}
		}
	}
	return orgs
}

// termDays are the days on which a 换届 is to be spoken of.
func termDays(cal *store.Calendar, o *store.Org) []store.Day {
	end, ok := duty.TermOf(o)
	if !ok {
		return nil
	}
	return []store.Day{cal.Next(end.HalfYear), cal.Next(end.Quarter), cal.Next(end.Day)}
}

// termLate is within how many days a 换届 may be told of late.
const termLate = 30

// termEnds tells of a 换届 six and three months before and on the day (R10); a
// day off is told of on the next workday, and what could not be told then within
// a month: people are on leave for weeks.
func termEnds(tx *store.Tx, f *Firing, some []*store.Org) error {
	dir, err := tx.Directory()
	if err != nil {
		return err
	}
	today := tx.Today()
	for _, o := range some {
		for _, day := range termDays(tx.Calendar(), o) {
			if today < day || day <= today.Add(-termLate) {
				continue
			}
			for _, p := range heads(dir, o) {
				if err := termEnd(tx, f, o, p, day); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// termEnd tells one person of a 换届, unless they heard of it since its day.
func termEnd(tx *store.Tx, f *Firing, o *store.Org, p *store.Person, day store.Day) error {
	end, _ := duty.TermOf(o)
	today := tx.Today()
	s := Saying{Person: p, What: Term, Key: store.OrgKey("e", o.ID, day), Face: messages.TermEnds(o, end.Day, today)}
	heard, err := tx.Spoken(p.ID, store.Period{From: day, To: today})
	if err != nil || slices.Contains(heard, s.counted()) {
		return err
	}
	_, err = f.Say(tx, s)
	return err
}

// themeDay announces the 主题党日 of 支部 one workday before. Where people hear
// the monthly card or the digest that day it is a line of that.
func themeDay(tx *store.Tx, f *Firing, some []*store.Org) error {
	cal, today := tx.Calendar(), tx.Today()
	if firstOfMonth(cal, today) || today == cal.Last(store.Week(today)) {
		return nil
	}
	next := cal.After(today, 1)
	some = slices.DeleteFunc(some, func(o *store.Org) bool { return o.ThemeDay == 0 || o.Kind != store.Branch })
	var points []int64
	for _, o := range some {
		points = append(points, o.Point)
	}
	if len(points) == 0 {
		return nil
	}
	slices.Sort(points)
	book, err := duty.Gather(tx, next, slices.Compact(points)...)
	if err != nil {
		return err
	}
	for _, o := range some {
		ahead := slices.ContainsFunc(book.Owed(o), func(ob duty.Obligation) bool {
			return ob.Rule.ID == "R05" && ob.Due > today && ob.Due <= next && ob.Prompted(next)
		})
		if !ahead {
			continue
		}
		for _, p := range heads(book.Roster, o) {
			if _, err := f.Say(tx, Saying{Person: p, What: Theme, Key: store.OrgKey("t", o.ID, next), Face: messages.ThemeDayAhead(o, next, today)}); err != nil {
				return err
			}
		}
	}
	return nil
}
