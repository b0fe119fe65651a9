package reminders

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

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

	At   time.Time // when it may be sent; set by Say
	With string    // the key of the card that it is joined to; set by Say
}

// A What is the kind of a saying. A person gets at most two cards of kinds that count in a
// week, whatever their roles and points; what is joined to another card does not count.
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

// Say queues a saying for the person's hours of this day, and returns the key of the card that
// says it, or "" if it does not: they cannot be reached, are away, or have used up the week's
// budget.
//
// A person gets one card a day. What else they would hear that day is joined to it: for most
// of them before it is sent, see [Firing.window]; later, where it stands.
func (f *Firing) Say(tx *store.Tx, s Saying) (key string, err error) {
	if s.What != Uncounted && !slices.Contains(ranks, s.What) {
		return "", fmt.Errorf("reminders: %s says %q, which has no rank", f.Rule, s.What)
	}
	if !present(tx, s.Person) {
		return "", nil
	}
	if known, err := f.known(tx, s); known || err != nil {
		return "", err
	}
	card, err := f.today(tx, s.Person)
	if err != nil {
		return "", err
	}
	if card == nil {
		if ok, err := f.within(tx, s); !ok || err != nil {
			return "", err
		}
	} else {
		s.With = card.Key
	}
	if f.Late && (card == nil || !strings.Contains(card.Face.Text, messages.CameLate)) {
		s.Face.Text += "\n" + messages.CameLate
	}
	w := f.window(tx, s.Person)
	s.At = w.NotBefore
	if f.hear != nil {
		f.hear(tx, f, s)
	}
	reached := s.Person.CanHear()
	if !reached && !f.rehearsal {
		return "", nil
	}
	if s.With == "" {
		f.Sent++
	}
	if err := spoken.Spoke(tx, s.Person.ID, spoken.Said{What: string(s.What), Key: s.Key, With: s.With}); err != nil {
		return "", err
	}
	delete(f.week, s.Person.ID)
	switch {
	case !reached:
		return cmp.Or(s.With, s.Key), nil
	case card != nil:
		return card.Key, join(tx, card, s.Face)
	}
	return s.Key, chat.Announce(tx, s.Person.Channel, s.Person.Chat, s.Key, s.Face, w)
}

// join adds a face to the card that a person gets today.
func join(tx *store.Tx, card *chat.Card, other chat.Face) error {
	face := messages.Together(card.Face, other, card.Message == 0)
	return chat.Show(tx, card.Channel, card.Chat, card.Key, face, true)
}

// today returns the card that a person gets today, or nil. A card that was never shown and
// will not be does not count.
func (f *Firing) today(tx *store.Tx, p *bureau.Person) (*chat.Card, error) {
	heard, err := f.heard(tx, p)
	if err != nil {
		return nil, err
	}
	for _, said := range heard {
		if said.Day != tx.Today() || said.With != "" {
			continue
		}
		if !p.CanHear() {
			return &chat.Card{Key: said.Key}, nil // rehearsed
		}
		card, err := chat.FindCard(tx, p.Channel, p.Chat, said.Key)
		switch {
		case errors.Is(err, store.ErrNotFound):
		case err != nil:
			return nil, err
		case card.Message != 0, card.Version != card.Shown && (card.NotAfter.IsZero() || tx.Now.Before(card.NotAfter)):
			return card, nil
		}
	}
	return nil, nil
}

// The mornings' rules speak together: each person gets one card, at this time.
const (
	morningHour   = 8
	morningMinute = 40
)

// morning is when the mornings' rules make what people get.
var morning = at(fmt.Sprintf("%d %d * * *", morningMinute-5, morningHour))

// sent is when people get it.
func sent(d day.Day) time.Time {
	return d.Time().Add(morningHour*time.Hour + morningMinute*time.Minute)
}

// Of a firing that is late, too, the messages wait for those of other rules.
const (
	slow   = 10 * time.Second
	gather = time.Minute
)

// window returns when a person may be told what this firing says.
func (f *Firing) window(tx *store.Tx, p *bureau.Person) day.Window {
	w := p.Prefers().Window(bureau.Calendar(tx), tx.Now)
	at := sent(tx.Today())
	if tx.Now.Sub(f.Due) > slow {
		at = latest(at, tx.Now.Add(gather))
	}
	if at.Before(w.NotAfter) {
		w.NotBefore = latest(w.NotBefore, at)
	}
	return w
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// free returns the first day, from today on, on which a card of its own can be said to a
// person.
func (f *Firing) free(tx *store.Tx, p *bureau.Person) (day.Day, error) {
	on := back(tx, p)
	if on != tx.Today() {
		return on, nil
	}
	card, err := f.today(tx, p)
	if card != nil {
		on = day.DayOf(p.Prefers().Next(bureau.Calendar(tx), tx.Today().Add(1).Time()))
	}
	return on, err
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

// listen reads at once what people heard this week.
func (f *Firing) listen(tx *store.Tx, people []*bureau.Person) (err error) {
	ids := make([]int64, len(people))
	for i, p := range people {
		ids[i] = p.ID
	}
	f.week, err = spoken.SpokenTo(tx, ids, day.Week(tx.Today()))
	return err
}

// heard returns what a person heard this week.
func (f *Firing) heard(tx *store.Tx, p *bureau.Person) ([]spoken.Said, error) {
	if said, known := f.week[p.ID]; known {
		return said, nil
	}
	return spoken.Spoken(tx, p.ID, day.Week(tx.Today()))
}

// known reports whether a person heard something before: since a day, or this week.
func (f *Firing) known(tx *store.Tx, s Saying) (bool, error) {
	heard, err := f.heard(tx, s.Person)
	if week := day.Week(tx.Today()); s.Since != "" && s.Since < week.From {
		heard, err = spoken.Spoken(tx, s.Person.ID, day.Period{From: s.Since, To: week.To})
	}
	return s.What != Uncounted && slices.ContainsFunc(heard, func(said spoken.Said) bool {
		return said.Day <= tx.Today() && said.What == string(s.What) && said.Key == s.Key
	}), err
}

// within reports whether the week's budget has room for a saying besides the more important
// ones still to come this week.
func (f *Firing) within(tx *store.Tx, s Saying) (bool, error) {
	if s.What == Uncounted {
		return true, nil
	}
	heard, err := f.heard(tx, s.Person)
	heard = slices.DeleteFunc(slices.Clone(heard), func(said spoken.Said) bool { return said.What == string(Uncounted) || said.With != "" })
	if err != nil || len(heard) >= perWeek {
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
