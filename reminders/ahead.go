package reminders

import (
	"slices"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
)

// orgs returns a chunk function that goes through the active 党组织.
func orgs(say func(*store.Tx, *Firing, []*bureau.Org) error) func(*store.Tx, *Firing) (bool, error) {
	return func(tx *store.Tx, f *Firing) (more bool, err error) {
		dir, err := bureau.Of(tx)
		if err != nil {
			return false, err
		}
		some, more := after(dir.Orgs, f.After, func(o *bureau.Org) int64 { return o.ID })
		if len(some) == 0 {
			return false, nil
		}
		f.After = some[len(some)-1].ID
		some = slices.DeleteFunc(slices.Clone(some), func(o *bureau.Org) bool { return !o.Active })
		return more, say(tx, f, some)
	}
}

// tellOrg says something to whoever answers for a 党组织: its 书记 or, in their absence, the
// 责任人 of its point. A saying without a key gets the [chat.OccasionKey] of the rule and
// its day.
func (f *Firing) tellOrg(tx *store.Tx, dir *bureau.Directory, o *bureau.Org, s Saying, face func(acting bool) chat.Face) error {
	people, acting := dir.AnswerFor(o)
	s.Face = face(acting)
	return f.tellAll(tx, o, people, s)
}

// tellAll says something about a 党组织 to some people.
func (f *Firing) tellAll(tx *store.Tx, o *bureau.Org, people []*bureau.Person, s Saying) error {
	if s.Key == "" {
		s.Key = chat.OccasionKey(f.Rule, o.ID, f.Day)
	}
	for _, s.Person = range people {
		if _, err := f.Say(tx, s); err != nil {
			return err
		}
	}
	return nil
}

// headed returns the 党组织 that a person answers for.
func headed(dir *bureau.Directory, p *bureau.Person) (orgs []*bureau.Org) {
	for _, post := range p.Posts {
		if o := dir.Org(post.Org); post.Role == bureau.Secretary && o != nil && o.Active && p.Chat != 0 {
			orgs = append(orgs, o)
		}
	}
	for _, point := range dir.PointsKept(p) {
		for _, o := range dir.OrgsAt(point.ID) {
			if _, acting := dir.AnswerFor(o); acting {
				orgs = append(orgs, o)
			}
		}
	}
	return orgs
}

// termDays are the days on which a 换届 is announced.
func termDays(cal *day.Calendar, o *bureau.Org) []day.Day {
	end, ok := duty.TermOf(o)
	if !ok {
		return nil
	}
	return []day.Day{cal.Next(end.HalfYear), cal.Next(end.Quarter), cal.Next(end.Day)}
}

// termLate is how many days late a 换届 may still be announced.
const termLate = 30

// termEnds announces a 换届 six and three months before and on the day (R10): on the next
// workday if the day is off, and within a month if people are on leave.
func termEnds(tx *store.Tx, f *Firing, some []*bureau.Org) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	today := tx.Today()
	for _, o := range some {
		for _, day := range termDays(bureau.Calendar(tx), o) {
			if today < day || day <= today.Add(-termLate) {
				continue
			}
			if err := termEnd(tx, f, dir, o, day); err != nil {
				return err
			}
		}
	}
	return nil
}

// termEnd announces a 换届 to whoever answers for the 党组织, and six months before also to the
// admins, unless they were told since that day.
func termEnd(tx *store.Tx, f *Firing, dir *bureau.Directory, o *bureau.Org, on day.Day) error {
	end, _ := duty.TermOf(o)
	today := tx.Today()
	s := Saying{What: Term, Key: chat.TermKey(o.ID, on), Since: on}
	face := func(acting bool) chat.Face { return messages.TermEnds(o, acting, end.Day, today) }
	if err := f.tellOrg(tx, dir, o, s, face); err != nil || bureau.Calendar(tx).Next(end.HalfYear) != on {
		return err
	}
	heard, _ := dir.AnswerFor(o)
	var superiors []*bureau.Person
	for _, p := range dir.People {
		if p.Active && p.Is(bureau.Admin) && !slices.Contains(heard, p) {
			superiors = append(superiors, p)
		}
	}
	s.Face = face(false)
	return f.tellAll(tx, o, superiors, s)
}

// themeDay announces the 主题党日 of a 支部 one workday before. For people who get the monthly
// card or the digest that day it is a line of that instead.
func themeDay(tx *store.Tx, f *Firing, some []*bureau.Org) error {
	cal, today := bureau.Calendar(tx), tx.Today()
	if firstOfMonth(cal, today) || today == cal.Last(day.Week(today)) {
		return nil
	}
	next := cal.After(today, 1)
	some = slices.DeleteFunc(some, func(o *bureau.Org) bool { return o.ThemeDay == 0 || o.Kind != bureau.Branch })
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
		s := Saying{What: Theme, Key: chat.ThemeKey(o.ID, next)}
		err := f.tellOrg(tx, book.Roster, o, s, func(acting bool) chat.Face { return messages.ThemeDayAhead(o, acting, next, today) })
		if err != nil {
			return err
		}
	}
	return nil
}
