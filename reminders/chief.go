package reminders

import (
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/indicator"
	"liaison/store/problem"
	"liaison/store/record"
)

// A chiefBook has what the leaders' Monday messages are made from: the figures of the whole
// bureau for the two weeks before.
type chiefBook struct {
	dir        *bureau.Directory
	cal        *day.Calendar
	today      day.Day
	week       day.Period // the weeks before today's that no message told of: mostly one
	this, last count.PointTotals
	pending    [2]map[int64]int // 在办 at the end of each
	now        map[int64]count.Pending
	open       []record.Record // problems that are not ended
	unvisited  []*bureau.Point
}

// chiefDigest says the Monday message to a chunk of leaders.
func chiefDigest(tx *store.Tx, f *Firing) (more bool, err error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return false, err
	}
	some, more := after(dir.People, f.After, func(p *bureau.Person) int64 { return p.ID })
	var book *chiefBook
	for _, p := range some {
		f.After = p.ID
		if !p.Active || !p.Is(bureau.Leader) {
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

func readChief(tx *store.Tx, dir *bureau.Directory) (*chiefBook, error) {
	b := &chiefBook{dir: dir, cal: bureau.Calendar(tx), today: tx.Today()}
	b.week = untold(b.cal, b.today)
	points := []int64{bureau.AllPoints}
	for _, p := range dir.Points {
		points = append(points, p.ID)
	}
	var err error
	if b.this, err = count.Sum(tx, b.week, points...); err != nil {
		return nil, err
	}
	if b.last, err = count.Sum(tx, weeksBefore(b.week), points...); err != nil {
		return nil, err
	}
	for i, end := range []day.Day{b.week.To, b.week.From.Add(-1)} {
		if b.pending[i], err = count.PendingAt(tx, end, points...); err != nil {
			return nil, err
		}
	}
	if b.now, err = count.PendingNow(tx, points...); err != nil {
		return nil, err
	}
	if b.open, err = record.Unsettled(tx); err != nil {
		return nil, err
	}
	b.unvisited, err = duty.Unvisited(tx, b.today)
	return b, err
}

// untold returns the weeks before a day that no Monday message has reported. A week without
// workdays has no message, so the next one reports two weeks or more.
func untold(cal *day.Calendar, today day.Day) day.Period {
	p := day.Period{To: day.Week(today).From.Add(-1)}
	for p.From = day.Week(p.To).From; cal.First(day.Week(p.From)) == ""; {
		p.From = p.From.Add(-7)
	}
	return p
}

// weeksBefore returns the same number of weeks before some weeks.
func weeksBefore(p day.Period) day.Period {
	return day.Period{From: p.From.Add(-1 - p.From.Until(p.To)), To: p.From.Add(-1)}
}

// tell says a leader's message about everything in the leader's scope, so that its numbers
// agree with the picture and with what its buttons open.
func (b *chiefBook) tell(tx *store.Tx, f *Firing, p *bureau.Person) error {
	scope := b.dir.Scope(p)
	monday := day.Week(b.today)
	c := messages.ChiefWeek{Whole: scope.All, Week: b.week, Picture: messages.WeeksRecipe(p.ID, monday.From)}
	b.count(scope, &c)
	if c.Points == 0 {
		return nil
	}
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
	_, err := f.Say(tx, Saying{Person: p, What: Digest, Key: chat.ChiefKey(monday), Face: messages.ChiefDigest(c)})
	return err
}

// count counts the points of a scope, its active points, and the figures of all of them.
func (b *chiefBook) count(scope bureau.Scope, c *messages.ChiefWeek) {
	for _, point := range b.dir.Points {
		if scope.SeesPoint(point.ID) && point.Active {
			c.Points++
			if b.this[point.ID].Told(indicator.Visits) {
				c.Visited++
			}
		}
	}
	ids := b.dir.PointsIn(scope)
	c.This, c.Last = b.this.Sum(ids...), b.last.Sum(ids...)
	for _, id := range ids {
		c.Overdue += b.now[id].Overdue
		for i, at := range b.pending {
			c.Pending[i] += at[id]
		}
	}
}
