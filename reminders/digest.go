package reminders

import (
	"slices"

	"liaison/messages"
	"liaison/store"
	"liaison/store/duty"
	"liaison/store/problem"
)

// digestRules are the week's messages (周报): to the 责任人 and 书记 when the
// week's work ends, to the leaders when the next begins.
func digestRules() []Rule {
	return []Rule{
		{Name: "digest", Spec: "30 16 * * *", Due: lastOfWeek, Grace: allDay, Hours: true, Chunk: digest},
		{Name: "leader-digest", Spec: "40 8 * * *", Due: firstOfWeek, Grace: allDay, Hours: true, Chunk: chiefDigest},
	}
}

// aheadDays is how far ahead a digest looks.
const aheadDays = 7

// A weekBook is what the digests of a chunk of people are made from, read once.
type weekBook struct {
	*duty.Book
	week       store.Period
	this, last *store.Numbers
	open       []store.Record // problems that are not ended
}

func readWeek(tx *store.Tx, points []int64) (*weekBook, error) {
	w := &weekBook{week: store.Week(tx.Today())}
	var err error
	if w.Book, err = duty.Gather(tx, tx.Today(), points...); err != nil {
		return nil, err
	}
	if w.this, err = tx.Numbers(w.week); err != nil {
		return nil, err
	}
	if w.last, err = tx.Numbers(store.Week(w.week.From.Add(-1))); err != nil {
		return nil, err
	}
	w.open, err = tx.Unsettled()
	return w, err
}

// digest says the week's message to a chunk of people.
func digest(tx *store.Tx, f *Firing) (more bool, err error) {
	dir, err := tx.Directory()
	if err != nil {
		return false, err
	}
	some, points := nextPeople(dir, f.After)
	if len(some) == 0 {
		return false, nil
	}
	f.After = some[len(some)-1].ID
	more = f.After < dir.People[len(dir.People)-1].ID
	if len(points) == 0 {
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

// after is the next part of a list in the order of ids, and whether there is
// more of it.
func after[R any](list []*R, last int64, id func(*R) int64) (some []*R, more bool) {
	start, _ := slices.BinarySearchFunc(list, last+1, func(r *R, want int64) int { return int(id(r) - want) })
	end := min(start+together, len(list))
	return list[start:end], end < len(list)
}

// tell says a person's digest, if anything happened or falls due.
func (w *weekBook) tell(tx *store.Tx, f *Firing, p *store.Person) error {
	ids := duty.Points(w.Roster, p)
	if len(ids) == 0 || !p.Active {
		return nil
	}
	only, err := tx.ChangesOnly(p.ID)
	if err != nil {
		return err
	}
	card := w.CardOf(p)
	var points []messages.PointWeek
	for _, id := range ids {
		if pw := w.point(w.Roster.Point(id), card); pw.Happened() || pw.FallsDue() && !only {
			points = append(points, pw)
		}
	}
	if len(points) == 0 {
		return nil
	}
	face := messages.Digest(w.Roster, w.week, w.Day, points, only)
	_, err = f.Say(tx, Saying{Person: p, What: Digest, Key: store.DigestKey(w.week), Face: face})
	return err
}

// point is the week of a point.
func (w *weekBook) point(p *store.Point, card duty.Card) messages.PointWeek {
	pw := messages.PointWeek{Point: p, This: w.this.Sum([]int64{p.ID}), Last: w.last.Sum([]int64{p.ID})}
	until := w.Day.Add(aheadDays)
	for _, s := range card.Sections {
		if s.Org.Point != p.ID {
			continue
		}
		pw.Duties = append(pw.Duties, s)
		for _, o := range w.ahead(s) {
			if o.Due > w.Day && o.Due <= until {
				pw.Ahead = append(pw.Ahead, messages.DutyAhead(s.Org, o, w.Day))
			}
		}
	}
	for _, r := range w.open {
		if r.Point == p.ID && r.Problem.Pending() && r.Problem.Due <= until {
			pw.Due = append(pw.Due, r)
		}
	}
	return pw
}

// ahead are the obligations of a 支部 with a day of their own, also those of the
// month that begins within the next days.
func (w *weekBook) ahead(s duty.Section) (owed []duty.Obligation) {
	owed = append(owed, s.Owed...)
	if next := w.Day.Add(aheadDays); duty.MonthOf(next) != duty.MonthOf(w.Day) {
		later := *w.Book
		later.Day = next
		owed = append(owed, later.Owed(s.Org)...)
	}
	return slices.DeleteFunc(owed, func(o duty.Obligation) bool {
		return o.Due == "" || o.Waiver != nil || o.Need > 0 && !o.Open() || o.Rule.Who == duty.OfTerm
	})
}

// chiefDigest says the Monday message to a chunk of leaders.
func chiefDigest(tx *store.Tx, f *Firing) (more bool, err error) {
	dir, err := tx.Directory()
	if err != nil {
		return false, err
	}
	some, more := after(dir.People, f.After, func(p *store.Person) int64 { return p.ID })
	var book *weekBook
	for _, p := range some {
		f.After = p.ID
		if !p.Active || !p.Is(store.Leader) {
			continue
		}
		if book == nil {
			if book, err = readChief(tx); err != nil {
				return false, err
			}
		}
		if err := book.tellChief(tx, f, p); err != nil {
			return false, err
		}
	}
	return more, nil
}

// readChief reads the week before, of the whole bureau.
func readChief(tx *store.Tx) (*weekBook, error) {
	w := &weekBook{week: store.Week(store.Week(tx.Today()).From.Add(-1))}
	var err error
	if w.Book, err = duty.Gather(tx, tx.Today()); err != nil {
		return nil, err
	}
	if w.this, err = tx.Numbers(w.week); err != nil {
		return nil, err
	}
	if w.last, err = tx.Numbers(store.Week(w.week.From.Add(-1))); err != nil {
		return nil, err
	}
	w.open, err = tx.Unsettled()
	return w, err
}

// tellChief says a leader's message.
func (w *weekBook) tellChief(tx *store.Tx, f *Firing, p *store.Person) error {
	scope := w.Roster.Scope(p)
	c := messages.ChiefWeek{Week: w.week, Picture: messages.WeeksRecipe(p.ID, store.Week(w.Day).From)}
	var ids []int64
	for _, point := range w.Roster.Points {
		if !point.Active || !scope.SeesPoint(point.ID) {
			continue
		}
		ids = append(ids, point.ID)
		if w.this.At(point.ID).Visits > 0 {
			c.Visited++
		}
		if slices.ContainsFunc(w.OwedAt(point), duty.Obligation.Open) {
			c.Unvisited = append(c.Unvisited, point)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	c.Points, c.This, c.Last = len(ids), w.this.Sum(ids), w.last.Sum(ids)
	for _, r := range w.open {
		if scope.SeesPoint(r.Point) && problem.LateWorkdays(w.Calendar, r.Problem, w.Day) >= problem.LongLate {
			c.LongLate = append(c.LongLate, r.ID)
		}
	}
	_, err := f.Say(tx, Saying{Person: p, What: Digest, Key: store.ChiefKey(store.Week(w.Day)), Face: messages.ChiefDigest(c)})
	return err
}
