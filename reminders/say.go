package reminders

import (
	"fmt"
	"slices"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/spoken"
)

// A Saying is a card for one person that nobody asked for.
type Saying struct {
	Person *bureau.Person
	What   What    // for the budget of the week
	Key    string  // of its card
	Since  day.Day // whoever heard it since then does not hear it again; "": since Monday
	Face   chat.Face
}

// counted is the name under which a saying counts in the week's budget. Several sayings of a
// kind on one day count each.
func (s *Saying) counted() string { return string(s.What) + " " + s.Key }

// A What is the kind of a saying. A person gets at most two sayings that count in a week,
// whatever their roles and points.
type What string

// The sayings that count, the more important first.
const (
	Term     What = "term"   // 换届
	Month    What = "month"  // the monthly card
	MonthEnd What = "end"    // its one reminder
	Theme    What = "theme"  // 主题党日, one workday before
	Digest   What = "digest" // 周报
)

// Uncounted is the kind of a saying that the budget ignores.
const Uncounted What = "uncounted"

// ranks are the kinds that count, the more important first.
var ranks = []What{Term, Month, MonthEnd, Theme, Digest}

// perWeek is how many sayings that count a person gets in a week.
const perWeek = 2

// Say queues a saying for the person's hours of this day, and reports whether it did. It does
// not if they cannot be reached, are away, or have used up the week's budget.
func (f *Firing) Say(tx *store.Tx, s Saying) (said bool, err error) {
	if s.What != Uncounted && !slices.Contains(ranks, s.What) {
		return false, fmt.Errorf("reminders: %s says %q, which has no rank", f.Rule, s.What)
	}
	if !present(tx, s.Person) {
		return false, nil
	}
	if ok, err := f.within(tx, s); !ok || err != nil {
		return false, err
	}
	if f.Late {
		s.Face.Text += "\n" + messages.CameLate
	}
	if f.hear != nil {
		f.hear(tx, f, s)
	}
	reached := s.Person.CanHear()
	if !reached && !f.rehearsal {
		return false, nil
	}
	f.Sent++
	if s.What != Uncounted {
		if err := spoken.Spoke(tx, s.Person.ID, s.counted()); err != nil {
			return false, err
		}
	}
	if !reached {
		return true, nil
	}
	w := s.Person.Prefers().Window(bureau.Calendar(tx), tx.Now)
	return true, chat.Announce(tx, s.Person.Channel, s.Person.Chat, s.Key, s.Face, w)
}

// present reports whether a person may still be disturbed today: they are not on leave, and
// their hours are not over.
func present(tx *store.Tx, p *bureau.Person) bool {
	return back(tx, p) == tx.Today()
}

// back returns the first day, from today on, on which a person may be disturbed.
func back(tx *store.Tx, p *bureau.Person) day.Day {
	return day.DayOf(p.Prefers().Next(bureau.Calendar(tx), tx.Now))
}

// within reports whether the week's budget has room for a saying besides the more important
// ones still to come this week. Nothing is said twice in a week.
func (f *Firing) within(tx *store.Tx, s Saying) (bool, error) {
	if s.What == Uncounted {
		return true, nil
	}
	if s.Since != "" {
		heard, err := spoken.Spoken(tx, s.Person.ID, day.Period{From: s.Since, To: tx.Today()})
		if err != nil || slices.Contains(heard, s.counted()) {
			return false, err
		}
	}
	heard, err := spoken.Spoken(tx, s.Person.ID, day.Week(tx.Today()))
	if err != nil || len(heard) >= perWeek || slices.Contains(heard, s.counted()) {
		return false, err
	}
	dir, err := bureau.Of(tx)
	if err != nil {
		return false, err
	}
	room := perWeek - len(heard)
	for _, what := range f.coming(tx, dir, s.Person) {
		if slices.Index(ranks, what) < slices.Index(ranks, s.What) {
			room--
		}
	}
	return room > 0, nil
}

// coming returns the kinds of sayings that a person may get on the remaining days of the
// week, except theme days, which are less important than all of them.
func (f *Firing) coming(tx *store.Tx, dir *bureau.Directory, p *bureau.Person) (what []What) {
	cal, today := bureau.Calendar(tx), tx.Today()
	rest := day.Period{From: today.Add(1), To: day.Week(today).To}
	if f.rest == nil {
		f.rest = []What{}
		for d := rest.From; d <= rest.To; d = d.Add(1) {
			if firstOfMonth(cal, d) {
				f.rest = append(f.rest, Month)
			}
			if endOfMonth(cal, d) {
				f.rest = append(f.rest, MonthEnd)
			}
		}
	}
	what = slices.Clone(f.rest)
	for _, o := range headed(dir, p) {
		for _, d := range termDays(cal, o) {
			if rest.Has(d) {
				what = append(what, Term)
			}
		}
	}
	return what
}
