package problem

import (
	"cmp"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/record"
)

// A Case is one problem in hand.
type Case struct {
	Dir     *bureau.Directory
	Record  *record.Record
	Problem *record.Problem
	Point   *bureau.Point

	tx   *store.Tx
	draw Draw
	move Move // under way
	with With

	atOnce []*bureau.Person // who hears of it now
	deputy []*bureau.Person // of these, who stands in for those who are away

	answered []int64 // the leaders whose directives were answered
}

// Open takes a problem in hand; [store.ErrNotFound] if the number is none.
// draw draws its cards.
func Open(tx *store.Tx, n int64, draw Draw) (*Case, error) {
	r, err := record.Find(tx, n)
	if err != nil {
		return nil, err
	}
	return Of(tx, r, draw)
}

// Of takes the problem of a record in hand.
func Of(tx *store.Tx, r *record.Record, draw Draw) (*Case, error) {
	if r.Problem == nil {
		return nil, store.ErrNotFound
	}
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, err
	}
	return &Case{Dir: dir, Record: r, Problem: r.Problem, Point: cmp.Or(dir.Point(r.Point), new(bureau.Point)), tx: tx, draw: draw}, nil
}

// Report completes a new problem's record before it is added: whose it is, when
// it is due and, where it was solved on the spot, that it is 销号.
func Report(tx *store.Tx, r *record.Record, onSpot bool) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	p := r.Problem
	r.Type = cmp.Or(r.Type, "其他")
	p.State = record.ProblemOpen
	if point := dir.Point(r.Point); point != nil {
		p.Unit = point.Station
	}
	if p.Helper = record.HelperFor(dir, r.Type); p.Helper == p.Unit {
		p.Helper = 0
	}
	if onSpot {
		p.State, p.Done, p.Ended, p.Closing, p.Closer, p.Due = record.ProblemClosed, r.Day, r.Day, record.ClosedOnSpot, r.Typist, r.Day
		return nil
	}
	days, err := DaysFor(tx, r.Type)
	p.Due = bureau.Calendar(tx).After(tx.Today(), days)
	return err
}

// Reported tells those whom a new problem concerns.
func (c *Case) Reported() error {
	if !c.Problem.Pending() {
		return nil
	}
	c.with.By = c.Dir.Person(c.Record.Typist)
	return c.tell(ToldAssigned)
}

// Added is what the history calls a note of the one who reported.
const Added = "补充"

// keep stores what a move changed, and writes it into the history.
func (c *Case) keep(was *record.Problem) error {
	if err := record.SaveProblem(c.tx, c.Problem); err != nil {
		return err
	}
	what := string(c.move)
	if c.move == Note && c.PartsOf(c.with.By)&(Staff|Handler|Helper|Chief) == 0 {
		what = Added
	}
	return c.write(what, string(was.State), string(c.Problem.State), was)
}

// write adds the lines of a move to the history: the move itself, with what was
// said, then each value that changed.
func (c *Case) write(what, before, after string, was *record.Problem) error {
	if before == after {
		before, after = "", ""
	}
	lines := []record.Entry{{What: what, Before: before, After: after}}
	if c.with.Words != "" {
		lines = append(lines, record.Entry{What: ruleOf(c.move).said.label, After: c.with.Words})
		if before == after {
			lines = []record.Entry{{What: what, After: c.with.Words}}
		}
	}
	for _, v := range []struct{ label, before, after string }{
		{"主办", unitName(c, was.Unit), unitName(c, c.Problem.Unit)},
		{"办理人", personName(c, was.Handler), personName(c, c.Problem.Handler)},
		{"期限", string(was.Due), string(c.Problem.Due)},
		{"延期至", string(was.Wish), string(c.Problem.Wish)},
	} {
		if v.before != v.after {
			lines = append(lines, record.Entry{What: v.label, Before: v.before, After: v.after})
		}
	}
	for _, e := range lines {
		e.Record, e.Message = c.Record.ID, c.with.Message
		if c.with.By != nil {
			e.Person = c.with.By.ID
		}
		if err := record.Note(c.tx, e); err != nil {
			return err
		}
	}
	return nil
}

func unitName(c *Case, id int64) string {
	if u := c.Dir.Unit(id); u != nil {
		return u.Name
	}
	return ""
}

func personName(c *Case, id int64) string {
	if p := c.Dir.Person(id); p != nil {
		return p.Name
	}
	return ""
}
