package reminders

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
)

// digestRules are the weekly messages (周报): to 责任人 and 书记 at the end of the week's work,
// to leaders at the beginning of the next week. The first kind is not made up for on a
// later day, which would be in another week. Whoever wants no messages in the afternoon
// gets it before noon, and whoever gets a card that morning on that card.
func digestRules() []Rule {
	return []Rule{
		{Name: "digest-joined", Says: "周报（并入当天的消息）", At: morning, Due: lastOfWeek, Grace: time.Hour, Hours: true, Chunk: digest(spokenTo)},
		{Name: "digest-morning", Says: "周报（只在上午的）", At: at("30 11 * * *"), Due: lastOfWeek, Grace: 30 * time.Minute, Hours: true, Chunk: digest(gone)},
		{Name: "digest", Says: "周报", At: at(fmt.Sprintf("%d %d * * *", digestMinute, digestHour)), Due: lastOfWeek, Grace: time.Hour, Hours: true, Chunk: digest(everybody)},
	}
}

// leaderRules are the leaders' weekly message, on the first workday.
func leaderRules() []Rule {
	return []Rule{{Name: "leader-digest", Says: "领导周报", At: morning, Due: firstOfWeek, Grace: 2 * allDay, Hours: true, Chunk: chiefDigest}}
}

// The time of day at which the week's digest is made.
const (
	digestHour   = 16
	digestMinute = 30
)

// aheadDays is the least number of days that a digest looks ahead.
const aheadDays = 7

// A weekBook has what the digests of a chunk of people are made from, read once: of the past
// week and the month.
type weekBook struct {
	*duty.Book
	monday  day.Day
	until   day.Day // what falls due by then is told
	this    count.PointTotals
	pending map[int64][]record.Record // problems by point, the oldest due day first
}

func readWeek(tx *store.Tx, points []int64) (*weekBook, error) {
	today := tx.Today()
	week := day.Week(today)
	w := &weekBook{monday: week.From, until: max(today.Add(aheadDays), bureau.Calendar(tx).After(today, 1)), pending: map[int64][]record.Record{}}
	var err error
	if w.Book, err = duty.GatherMonth(tx, today, points...); err != nil {
		return nil, err
	}
	if w.this, err = count.Sum(tx, week, points...); err != nil {
		return nil, err
	}
	open, err := record.Unsettled(tx)
	for _, r := range open {
		if r.Problem.Pending() {
			w.pending[r.Point] = append(w.pending[r.Point], r)
		}
	}
	return w, err
}

// digest returns a chunk function that says the week's message to some of the people.
func digest(to func(*store.Tx, *Firing, *bureau.Person) (bool, error)) func(*store.Tx, *Firing) (bool, error) {
	return func(tx *store.Tx, f *Firing) (more bool, err error) {
		dir, err := bureau.Of(tx)
		if err != nil {
			return false, err
		}
		some, points, err := f.next(tx, dir)
		if err != nil || len(some) == 0 {
			return false, err
		}
		f.After = some[len(some)-1].ID
		more = f.After < dir.People[len(dir.People)-1].ID
		some = slices.DeleteFunc(slices.Clone(some), func(p *bureau.Person) bool {
			is, e := to(tx, f, p)
			err = errors.Join(err, e)
			return !is
		})
		if err != nil {
			return false, err
		}
		if len(some) == 0 || len(points) == 0 {
			return more, nil
		}
		book, err := readWeek(tx, points)
		if err != nil {
			return false, err
		}
		for _, p := range some {
			if err := book.tell(tx, f, p); err != nil {
				return false, err
			}
		}
		return more, nil
	}
}

func everybody(*store.Tx, *Firing, *bureau.Person) (bool, error) { return true, nil }

// spokenTo reports whether a person gets a card today.
func spokenTo(tx *store.Tx, f *Firing, p *bureau.Person) (bool, error) {
	card, err := f.today(tx, p)
	return card != nil, err
}

// gone reports whether a person's hours are over when the digest is made.
func gone(_ *store.Tx, f *Firing, p *bureau.Person) (bool, error) {
	_, end := p.Prefers().Hours.On(f.Day)
	return end.Before(f.Day.Time().Add(digestHour*time.Hour + digestMinute*time.Minute)), nil
}

// after returns the next chunk of a list in the order of ids, and whether there is more.
func after[R any](list []*R, last int64, id func(*R) int64) (some []*R, more bool) {
	start, _ := slices.BinarySearchFunc(list, last+1, func(r *R, want int64) int { return int(id(r) - want) })
	end := min(start+together, len(list))
	return list[start:end], end < len(list)
}

// tell says a person's digest if anything happened or falls due; to whoever wants changes
// only, if anything happened.
func (w *weekBook) tell(tx *store.Tx, f *Firing, p *bureau.Person) error {
	ids := slices.DeleteFunc(duty.Points(w.Roster, p), func(id int64) bool { return !w.tells(tx, p, w.Roster.Point(id)) })
	if len(ids) == 0 || !p.Active {
		return nil
	}
	only, err := bureau.ChangesOnly(tx, p.ID)
	if err != nil {
		return err
	}
	card := w.CardOf(p) // all but the points not visited: the book knows no visits
	var points []messages.PointWeek
	for _, id := range ids {
		if pw := w.point(w.Roster.Point(id), card); pw.Happened() || pw.FallsDue(w.Day) && !only {
			points = append(points, pw)
		}
	}
	if len(points) == 0 {
		return nil
	}
	face := messages.Digest(w.monday, w.Day, points, only)
	_, err = f.Say(tx, Saying{Person: p, What: Digest, Key: chat.DigestKey(day.Week(w.Day)), Face: face})
	return err
}

// tells reports whether a person hears of a point: the 书记 of its 支部, its 责任人, or, where
// the roster names none, one of its unit, so that not every colleague gets the same: the
// first who can hear today.
func (w *weekBook) tells(tx *store.Tx, p *bureau.Person, point *bureau.Point) bool {
	keepers := w.Roster.ResponsibleFor(point)
	if len(keepers) < 2 || !slices.Contains(keepers, p) {
		return true
	}
	begins, cal := day.WorkBegins(w.Day), bureau.Calendar(tx) // whatever the hours of each are
	i := slices.IndexFunc(keepers, func(k *bureau.Person) bool {
		return k.CanHear() && day.DayOf(k.Prefers().Next(cal, begins)) == w.Day
	})
	return i < 0 || keepers[i] == p || w.ownBranch(p, point)
}

// ownBranch reports whether a person is the 书记 of a 支部 of a point too.
func (w *weekBook) ownBranch(p *bureau.Person, point *bureau.Point) bool {
	return slices.ContainsFunc(p.Posts, func(post bureau.Post) bool {
		o := w.Roster.Org(post.Org)
		return post.Role == bureau.Secretary && o != nil && o.Point == point.ID
	})
}

// point is the week of a point.
func (w *weekBook) point(p *bureau.Point, card duty.Card) messages.PointWeek {
	pw := messages.PointWeek{Point: p, This: w.this.Sum(p.ID)}
	for _, s := range card.Sections {
		if s.Org.Point == p.ID {
			pw.Duties = append(pw.Duties, s)
			pw.Ahead = append(pw.Ahead, w.ahead(s)...)
		}
	}
	for _, r := range w.pending[p.ID] {
		if r.Problem.Due <= w.until {
			pw.Due = append(pw.Due, r)
		}
	}
	return pw
}

// ahead are the obligations of a 支部 whose own day comes next, also those of the
// month that begins by then.
func (w *weekBook) ahead(s duty.Section) (ahead []messages.DutyAhead) {
	owed := s.Owed
	if duty.MonthOf(w.until) != duty.MonthOf(w.Day) {
		later := *w.Book
		later.Day = w.until
		owed = slices.Concat(owed, later.Owed(s.Org))
	}
	for _, o := range owed {
		done := o.Waiver != nil || o.Need > 0 && !o.Open()
		if o.Due > w.Day && o.Due <= w.until && !done && o.Rule.Who != duty.OfTerm {
			ahead = append(ahead, messages.DutyAhead{Section: s, Obligation: o})
		}
	}
	return ahead
}
