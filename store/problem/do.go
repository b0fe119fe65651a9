package problem

import (
	"cmp"
	"slices"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/record"
)

// What each move does. The table in move.go has said yes already.

// claim makes the person the 办理人; one who is not of the 主办 unit takes it on for the own one.
func (c *Case) claim(w *With) error {
	if parts := c.PartsOf(w.By); parts&Finder != 0 && parts&Staff == 0 {
		c.Problem.Unit = c.Problem.Helper
	}
	c.Problem.State, c.Problem.Handler = record.ProblemInProgress, w.By.ID
	return nil
}

// mayAssign lets a leader take a problem from whoever handles it only when it is overdue.
func mayAssign(c *Case) Fault {
	if c.Problem.State == record.ProblemInProgress && !c.Problem.Overdue(c.tx.Today()) {
		return WrongState
	}
	return None
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
	c.Problem.Wish, c.Problem.Wished = "", ""
	return nil
}

// handOver gives the problem away; its due day stays unless another is named.
func (c *Case) handOver(w *With) error {
	if err := c.give(w); err != nil {
		return err
	}
	c.Problem.Due = cmp.Or(w.Due, c.Problem.Due)
	c.Problem.Wish, c.Problem.Wished = "", ""
	return nil
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

// ask has another unit help, until the day that is named, or within the workdays usual
// for 协办.
func (c *Case) ask(w *With) error {
	u := c.Dir.Unit(w.Unit)
	if u == nil || !u.Active || u.ID == c.Problem.Unit {
		return NoSuchUnit
	}
	days, err := DaysFor(c.tx, Helping)
	if err != nil {
		return err
	}
	h := record.Help{Problem: c.Record.ID, Unit: u.ID, Asked: c.tx.Today(), Due: cmp.Or(w.Due, bureau.Calendar(c.tx).After(c.tx.Today(), days))}
	if err := saveHelp(c, h); err != nil {
		return err
	}
	w.Words, c.with.Words = u.Name, u.Name
	return nil
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

// note is kept by the history alone, but for a wish for another day, which only a leader can grant where it comes late; said by
// whoever is to solve the problem it answers the leader.
func (c *Case) note(w *With) error {
	if w.Wish != "" {
		c.Problem.Wish, c.Problem.Wished = w.Wish, c.tx.Today()
	}
	if slices.Contains(c.Holders(), w.By) {
		return answer(c)
	}
	return nil
}

// nudge hurries those who are to solve the problem. A leader's is a directive, unless one
// waits for its answer.
func (c *Case) nudge(w *With) error {
	c.Problem.Nudged = c.tx.Today()
	if !leads(c, w.By) {
		return c.tell(ToldNudged)
	}
	if len(c.Problem.Owed()) == 0 {
		if err := order(c, w, hurry); err != nil {
			return err
		}
	}
	return c.tell(ToldDirected)
}

// hurry is what a leader's 催办 orders.
const hurry = "催办，请抓紧办理"

// direct is a leader's 批示. It may give the problem another due day, also where it is too late to ask for one.
func (c *Case) direct(w *With) error {
	if w.Extends && w.Due != "" {
		c.Problem.Due, c.Problem.Wish, c.Problem.Wished = w.Due, "", ""
	}
	return order(c, w, w.Words)
}

func order(c *Case, w *With, words string) error {
	d := record.Directive{Problem: c.Record.ID, Leader: w.By.ID, Words: words, Given: c.tx.Today(), Due: w.Due}
	if err := record.AddDirective(c.tx, &d); err != nil {
		return err
	}
	c.Problem.Directives = append(slices.Clone(c.Problem.Directives), d)
	return nil
}

func mayReceive(c *Case) Fault {
	if slices.ContainsFunc(c.Problem.Owed(), func(d *record.Directive) bool { return d.Seen == "" }) {
		return None
	}
	return NoneToSee
}

// receive is 收到.
func (c *Case) receive(*With) error {
	return onOwed(c, func(d *record.Directive) { d.Seen = cmp.Or(d.Seen, c.tx.Today()) })
}

// answer is what the leaders wait for; they hear of it.
func answer(c *Case) error {
	owed := c.Problem.Owed()
	if len(owed) == 0 {
		return nil
	}
	for _, d := range owed {
		c.answered = append(c.answered, d.Leader)
	}
	if err := onOwed(c, func(d *record.Directive) { d.Seen, d.Answered = cmp.Or(d.Seen, c.tx.Today()), c.tx.Today() }); err != nil {
		return err
	}
	return c.tell(ToldAnswered)
}

// onOwed changes the directives that wait for an answer. A move that is refused then
// leaves them as they were: they are changed in a copy.
func onOwed(c *Case, change func(*record.Directive)) error {
	c.Problem.Directives = slices.Clone(c.Problem.Directives)
	for _, d := range c.Problem.Owed() {
		change(d)
		if err := record.SaveDirective(c.tx, d); err != nil {
			return err
		}
	}
	return nil
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
	return answer(c)
}

func (c *Case) verify(w *With) error {
	c.close(record.ClosedChecked, w.By.ID)
	return c.note(w)
}

// close is 销号.
func (c *Case) close(how record.Closing, by int64) {
	p := c.Problem
	p.State, p.Ended, p.Closing, p.Closer = record.ProblemClosed, c.tx.Today(), how, by
}

func (c *Case) sendBack(*With) error {
	c.Problem.State, c.Problem.Done = record.ProblemInProgress, ""
	return nil
}

// reopen goes on with a problem that was 销号, with new workdays.
func (c *Case) reopen(w *With) error {
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
	return nil
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

func (c *Case) refer(w *With) error { return c.end(record.ProblemReferred, w.Words) }

func (c *Case) decline(w *With) error { return c.end(record.ProblemDeclined, w.Words) }

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
