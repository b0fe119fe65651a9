package reminders

import (
	"errors"
	"slices"

	"liaison/messages"
	"liaison/store"
	"liaison/store/duty"
)

// monthRules are the monthly card with its one reminder, and what has a day of
// its own.
func monthRules() []Rule {
	return []Rule{
		{Name: "month-card", Spec: "0 9 * * *", Due: firstOfMonth, Grace: aWeek, Hours: true, Chunk: people(monthCard)},
		{Name: "month-end", Spec: "0 9 * * *", Due: endOfMonth, Grace: 3 * allDay, Hours: true, Chunk: people(remindMonth)},
		{Name: "month-later", Spec: "5 9 * * *", Due: workdays, Grace: allDay, Hours: true, Chunk: sayAgain},
		{Name: "term", Spec: "10 9 * * *", Due: workdays, Grace: allDay, Hours: true, Chunk: orgs(termEnds)},
		{Name: "theme-day", Spec: "15 9 * * *", Due: workdays, Grace: allDay, Hours: true, Chunk: orgs(themeDay)},
	}
}

// people has a rule go through everybody who has a monthly card, a chunk at a
// time; what they owe is read for a chunk at once.
func people(say func(*store.Tx, *Firing, duty.Card) error) func(*store.Tx, *Firing) (bool, error) {
	return func(tx *store.Tx, f *Firing) (more bool, err error) {
		dir, err := tx.Directory()
		if err != nil {
			return false, err
		}
		some, points := nextPeople(dir, f.After)
		if len(points) > 0 {
			book, err := duty.Gather(tx, tx.Today(), points...)
			if err != nil {
				return false, err
			}
			for _, p := range some {
				if c := book.CardOf(p); p.Active && len(c.Sections)+len(c.Unvisited) > 0 {
					if err := say(tx, f, c); err != nil {
						return false, err
					}
				}
			}
		}
		if len(some) == 0 {
			return false, nil
		}
		f.After = some[len(some)-1].ID
		return f.After < dir.People[len(dir.People)-1].ID, nil
	}
}

// nextPeople are the people of a chunk, and the points of their cards. Somebody
// with many points makes it shorter: nobody waits long for the writer.
func nextPeople(dir *store.Directory, after int64) (some []*store.Person, points []int64) {
	start, _ := slices.BinarySearchFunc(dir.People, after+1, func(p *store.Person, id int64) int { return int(p.ID - id) })
	end := start
	for end < len(dir.People) && end-start < together && len(points) < together {
		points = append(points, duty.Points(dir, dir.People[end])...)
		end++
	}
	slices.Sort(points)
	return dir.People[start:end], slices.Compact(points)
}

// monthCard says a month's card, once. Whoever is away hears of it when they are
// back, if anything is open then.
func monthCard(tx *store.Tx, f *Firing, c duty.Card) error {
	key := store.MonthKey(duty.MonthOf(c.Day))
	if !present(tx, c.Person) {
		return tx.Postpone(c.Person.ID, key, store.DayOf(c.Person.Prefers.Next(tx.Calendar(), tx.Now)))
	}
	_, err := f.Say(tx, Saying{Person: c.Person, What: Month, Key: key, Face: messages.MonthCard(c)})
	return err
}

// remindMonth says the card again where something is open: the one reminder,
// unless the person chose another day for it.
func remindMonth(tx *store.Tx, f *Firing, c duty.Card) error {
	key := store.MonthKey(duty.MonthOf(c.Day))
	had, err := tx.WasSaidAgain(c.Person.ID, key)
	if err != nil || had {
		return err
	}
	if dir, err := tx.Directory(); err != nil || !c.Pressing(dir) {
		return err
	}
	return again(tx, f, c, key)
}

// again says a card once more.
func again(tx *store.Tx, f *Firing, c duty.Card, key string) error {
	said, err := f.Say(tx, Saying{Person: c.Person, What: MonthEnd, Key: key, Face: messages.MonthAgain(c)})
	if err != nil || !said {
		return err
	}
	return tx.SaidAgain(c.Person.ID, key)
}

// sayAgain says the cards that people wanted to hear of again today (稍后).
func sayAgain(tx *store.Tx, f *Firing) (more bool, err error) {
	due, err := tx.PostponedTo(tx.Today(), f.After, together)
	if err != nil {
		return false, err
	}
	dir, err := tx.Directory()
	if err != nil {
		return false, err
	}
	for _, late := range due {
		f.After = late.Person
		p := dir.Person(late.Person)
		c, err := duty.PersonCard(tx, tx.Today(), p)
		if err != nil {
			return false, err
		}
		if late.Card != store.MonthKey(duty.MonthOf(c.Day)) || !c.Pressing(dir) { // another month, or done meanwhile
			err = tx.SaidAgain(p.ID, late.Card)
		} else {
			err = again(tx, f, c, late.Card)
		}
		if err != nil {
			return false, err
		}
	}
	return len(due) == together, nil
}

// orgs has a rule go through all 党组织, a chunk at a time.
func orgs(say func(*store.Tx, *Firing, *store.Org) error) func(*store.Tx, *Firing) (bool, error) {
	return func(tx *store.Tx, f *Firing) (more bool, err error) {
		dir, err := tx.Directory()
		if err != nil {
			return false, err
		}
		some, more := after(dir.Orgs, f.After, func(o *store.Org) int64 { return o.ID })
		for _, o := range some {
			f.After = o.ID
			if !o.Active {
				continue
			}
			if err := say(tx, f, o); err != nil {
				return false, err
			}
		}
		return more, nil
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

// termTold reports whether a 换届 is to be spoken of on a day.
func termTold(cal *store.Calendar, o *store.Org, on store.Day) bool {
	end, ok := duty.TermOf(o)
	return ok && slices.ContainsFunc([]store.Day{end.HalfYear, end.Quarter, end.Day}, func(d store.Day) bool { return cal.Next(d) == on })
}

// termEnds tells of a 换届 six and three months before and on the day (R10); a
// day off is told of on the next workday.
func termEnds(tx *store.Tx, f *Firing, o *store.Org) error {
	today := tx.Today()
	if !termTold(tx.Calendar(), o, today) {
		return nil
	}
	end, _ := duty.TermOf(o)
	dir, err := tx.Directory()
	if err != nil {
		return err
	}
	for _, p := range heads(dir, o) {
		if _, err := f.Say(tx, Saying{Person: p, What: Term, Key: store.OrgKey("e", o.ID, today), Face: messages.TermEnds(o, end.Day, today)}); err != nil {
			return err
		}
	}
	return nil
}

// themeDay announces a 支部's 主题党日 one workday before. Where the person hears
// the monthly card or the digest that day it is a line of that.
func themeDay(tx *store.Tx, f *Firing, o *store.Org) error {
	cal, today := tx.Calendar(), tx.Today()
	if o.ThemeDay == 0 || o.Kind != store.Branch || firstOfMonth(cal, today) || today == cal.Last(store.Week(today)) {
		return nil
	}
	next := cal.After(today, 1)
	book, err := duty.Gather(tx, next, o.Point)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(book.Owed(o), func(ob duty.Obligation) bool {
		return ob.Rule.ID == "R05" && ob.Due > today && ob.Due <= next && ob.Prompted(next)
	})
	if i < 0 {
		return nil
	}
	var all error
	for _, p := range heads(book.Roster, o) {
		_, err := f.Say(tx, Saying{Person: p, What: Theme, Key: store.OrgKey("t", o.ID, next), Face: messages.ThemeDayAhead(o, next, today)})
		all = errors.Join(all, err)
	}
	return all
}
