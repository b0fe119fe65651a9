package reminders

import (
	"liaison/messages"
	"liaison/store"
	"liaison/store/duty"
	"liaison/store/problem"
)

// A chiefBook is what the leaders' Monday messages are made from: the two weeks
// before, of the whole bureau.
type chiefBook struct {
	dir        *store.Directory
	cal        *store.Calendar
	today      store.Day
	week       store.Period // the one before today's
	this, last *store.Numbers
	pending    [2]map[int64]int // 在办 at the end of each
	open       []store.Record   // problems that are not ended
	unvisited  []*store.Point
}

// chiefDigest says the Monday message to a chunk of leaders.
func chiefDigest(tx *store.Tx, f *Firing) (more bool, err error) {
	dir, err := tx.Directory()
	if err != nil {
		return false, err
	}
	some, more := after(dir.People, f.After, func(p *store.Person) int64 { return p.ID })
	var book *chiefBook
	for _, p := range some {
		f.After = p.ID
		if !p.Active || !p.Is(store.Leader) {
			continue
		}
		if book == nil {
			if book, err = readChief(tx, dir); err != nil {
				return false, err
			}
		}
		if err := book.tell(tx, f, p); err != nil {
			return false, err
		}
	}
	return more, nil
}

func readChief(tx *store.Tx, dir *store.Directory) (*chiefBook, error) {
	b := &chiefBook{dir: dir, cal: tx.Calendar(), today: tx.Today()}
	b.week = store.Week(store.Week(b.today).From.Add(-1))
	var err error
	if b.this, b.last, err = twoWeeks(tx, b.week); err != nil {
		return nil, err
	}
	for i, end := range []store.Day{b.week.To, b.week.From.Add(-1)} {
		if b.pending[i], err = tx.PendingAt(end); err != nil {
			return nil, err
		}
	}
	if b.open, err = tx.Unsettled(); err != nil {
		return nil, err
	}
	b.unvisited, err = duty.Unvisited(tx, b.today)
	return b, err
}

// tell says a leader's message, about all that the leader sees: so its numbers
// are those of the picture, and of what its buttons open.
func (b *chiefBook) tell(tx *store.Tx, f *Firing, p *store.Person) error {
	scope := b.dir.Scope(p)
	monday := store.Week(b.today)
	c := messages.ChiefWeek{Whole: scope.All, Week: b.week, Picture: messages.WeeksRecipe(p.ID, monday.From)}
	ids := b.count(scope, &c)
	if c.Points == 0 {
		return nil
	}
	c.This, c.Last = b.this.Sum(ids), b.last.Sum(ids)
	for _, point := range b.unvisited {
		if scope.SeesPoint(point.ID) {
			c.Unvisited = append(c.Unvisited, point)
		}
	}
	for _, r := range b.open {
		if scope.SeesPoint(r.Point) && problem.LateWorkdays(b.cal, r.Problem, b.today) >= problem.LongLate {
			c.LongLate = append(c.LongLate, r.ID)
		}
	}
	_, err := f.Say(tx, Saying{Person: p, What: Digest, Key: store.ChiefKey(monday), Face: messages.ChiefDigest(c)})
	return err
}

// count counts the points of a scope, those still active, and what was 在办 at
// all of them, and returns their ids.
func (b *chiefBook) count(scope store.Scope, c *messages.ChiefWeek) (ids []int64) {
	if scope.All {
		ids = append(ids, 0) // what needs no point
	}
	for _, point := range b.dir.Points {
		if !scope.SeesPoint(point.ID) {
			continue
		}
		ids = append(ids, point.ID)
		if point.Active {
			c.Points++
			if b.this.At(point.ID).Visits > 0 {
				c.Visited++
			}
		}
	}
	for i, at := range b.pending {
		for _, id := range ids {
			c.Pending[i] += at[id]
		}
	}
	return ids
}
