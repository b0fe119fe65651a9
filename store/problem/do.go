package problem

import (
	"cmp"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/record"
)

// What each move does. The table in move.go has said yes already.

func (c *Case) claim(w *With) error {
	c.Problem.State, c.Problem.Handler = record.ProblemInProgress, w.By.ID
	return nil
}

// assign gives the problem to a unit, or to somebody of it; the usual workdays
// count from today.
func (c *Case) assign(w *With) error {
	if err := c.give(w); err != nil {
		return err
	}
	days, err := DaysFor(c.tx, c.Record.Type)
	if err != nil {
		return err
	}
	c.Problem.Due = cmp.Or(w.Due, bureau.Calendar(c.tx).After(c.tx.Today(), days))
	return c.tell(ToldAssigned, c.Holders())
}

// handOver gives the problem away; its due day stays unless another is named.
func (c *Case) handOver(w *With) error {
	if err := c.give(w); err != nil {
		return err
	}
	c.Problem.Due = cmp.Or(w.Due, c.Problem.Due)
	c.Problem.Wish, c.Problem.Wished = "", ""
	return c.tell(ToldAssigned, c.Holders())
}

// give makes a unit, or a person with their unit, responsible.
func (c *Case) give(w *With) error {
	p, u := c.Dir.Person(w.Person), c.Dir.Unit(w.Unit)
	switch {
	case w.Person != 0 && (p == nil || !p.Active):
		return NoSuchUnit
	case p != nil && u == nil:
		for _, post := range p.Posts {
			if post.Role == bureau.Staff {
				u = c.Dir.Unit(post.Unit)
			}
		}
	}
	if u == nil || !u.Active {
		return NoSuchUnit
	}
	c.Problem.State, c.Problem.Unit, c.Problem.Handler = record.ProblemAssigned, u.ID, w.Person
	return nil
}

// ask has another unit help, within the workdays usual for 协办.
func (c *Case) ask(w *With) error {
	u := c.Dir.Unit(w.Unit)
	if u == nil || !u.Active || u.ID == c.Problem.Unit {
		return NoSuchUnit
	}
	days, err := DaysFor(c.tx, Helping)
	if err != nil {
		return err
	}
	h := record.Help{Problem: c.Record.ID, Unit: u.ID, Asked: c.tx.Today(), Due: bureau.Calendar(c.tx).After(c.tx.Today(), days)}
	if err := saveHelp(c, h); err != nil {
		return err
	}
	w.Words, c.with.Words = u.Name, u.Name
	return c.tell(ToldHelp, staffOf(c, u.ID))
}

// helped ends the help of the person's units.
func (c *Case) helped(w *With) error {
	for _, h := range c.Problem.Helps {
		for _, post := range w.By.Posts {
			if h.Done == "" && post.Unit == h.Unit {
				h.Done = c.tx.Today()
				if err := saveHelp(c, h); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func saveHelp(c *Case, h record.Help) (err error) {
	if err := record.SaveHelp(c.tx, h); err != nil {
		return err
	}
	c.Problem.Helps, err = record.Helps(c.tx, h.Problem)
	return err
}

func (c *Case) note(w *With) error {
	if w.Words == "" {
		return NeedsWords
	}
	return nil
}

func (c *Case) nudge(*With) error {
	c.Problem.Nudged = c.tx.Today()
	return c.tell(ToldNudged, c.Holders())
}

func mayNudge(c *Case) Fault {
	if c.Problem.Nudged == c.tx.Today() {
		return NudgedNow
	}
	return None
}

// finish is 办结, of today or of the day that was said. The check is still to
// come.
func (c *Case) finish(w *With) error {
	c.Problem.State, c.Problem.Done, c.Problem.Entered = record.ProblemDone, c.tx.Today(), c.tx.Today()
	if w.Day >= c.Record.Day && w.Day != "" && w.Day < c.Problem.Done {
		c.Problem.Done = w.Day
	}
	c.Problem.Wish, c.Problem.Wished = "", ""
	return c.tell(ToldDone, checkers(c))
}

func (c *Case) verify(w *With) error {
	c.close(record.ClosedChecked, w.By.ID)
	return nil
}

// close is 销号.
func (c *Case) close(how record.Closing, by int64) {
	p := c.Problem
	p.State, p.Ended, p.Closing, p.Closer = record.ProblemClosed, c.tx.Today(), how, by
}

func (c *Case) sendBack(*With) error {
	c.Problem.State, c.Problem.Done = record.ProblemInProgress, ""
	return c.tell(ToldBack, c.Holders())
}

// reopen goes on with a problem that was 销号, with new workdays.
func (c *Case) reopen(w *With) error {
	if w.Words == "" {
		return NeedsWords
	}
	days, err := DaysFor(c.tx, c.Record.Type)
	if err != nil {
		return err
	}
	p := c.Problem
	p.State = record.ProblemInProgress
	if p.Handler == 0 {
		p.State = record.ProblemOpen
	}
	p.Done, p.Ended, p.Closing, p.Closer, p.OnSpot, p.Remark = "", "", "", 0, 0, w.Words
	p.Due = bureau.Calendar(c.tx).After(c.tx.Today(), days)
	return c.tell(ToldReopened, c.Holders())
}

func mayReopen(c *Case) Fault {
	if c.Problem.Ended.Until(c.tx.Today()) > reopenDays {
		return LongClosed
	}
	return None
}

// end ends a problem that was not solved here.
func (c *Case) end(s record.State, remark string) error {
	c.Problem.State, c.Problem.Ended, c.Problem.Remark = s, c.tx.Today(), remark
	return nil
}

func (c *Case) refer(w *With) error {
	if w.Words == "" {
		return NeedsWords
	}
	return c.end(record.ProblemReferred, w.Words)
}

func (c *Case) decline(w *With) error {
	if w.Words == "" {
		return NeedsWords
	}
	return c.end(record.ProblemDeclined, w.Words)
}

// repeat ends a problem that repeats another one, which goes on.
func (c *Case) repeat(w *With) error {
	original, err := record.Find(c.tx, w.Origin)
	if err == store.ErrNotFound || err == nil && (original.Problem == nil || original.ID == c.Record.ID || original.Problem.Origin == c.Record.ID) {
		return NoOriginal
	} else if err != nil {
		return err
	}
	c.Problem.Origin = original.ID
	return c.end(record.ProblemDuplicate, "")
}

func (c *Case) withdraw(*With) error { return c.end(record.ProblemWithdrawn, "") }
