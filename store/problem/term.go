package problem

import (
	"strconv"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
)

// Days that are no workdays: how long 已办结 waits for an objection, and how
// long 已销号 can be reopened.
const (
	objectDays = 7
	reopenDays = 30
)

// Usual workdays, of the 主办 and of the 协办 unit (a local precedent); the admin
// may change them by category.
const (
	unitDays = 7
	helpDays = 3
	maxDays  = 120
)

// Helping is the category under which the workdays of 协办 are kept.
const Helping = "协办"

const daysName = "problem.days." // and a category: the setting that holds its workdays

// DaysFor returns within how many workdays a problem of a category is to be
// solved, or a unit is to help ([Helping]).
func DaysFor(tx *store.Tx, category string) (int, error) {
	text, err := store.Setting(tx, daysName+category)
	if n, bad := strconv.Atoi(text); err == nil && bad == nil && n > 0 {
		return n, nil
	}
	if category == Helping {
		return helpDays, err
	}
	return unitDays, err
}

// SetDays changes the workdays of a category; problems that have a due day keep it.
func SetDays(tx *store.Tx, by int64, category string, days int) error {
	if days < 1 || days > maxDays {
		return Fault("days out of range")
	}
	if err := bureau.Audit(tx, by, "办理期限", category+" "+strconv.Itoa(days)+" 个工作日"); err != nil {
		return err
	}
	return store.Set(tx, daysName+category, strconv.Itoa(days))
}

// mayExtend: an extension is asked at least one workday before the due day, and
// not while one waits for its answer.
func mayExtend(c *Case) Fault {
	switch {
	case late(c, c.tx.Today()):
		return TooLate
	case c.Problem.Wish != "":
		return Asked
	}
	return None
}

// late reports whether a day is less than one workday before the due day.
func late(c *Case, asked day.Day) bool {
	return bureau.Calendar(c.tx).After(asked, 1) > c.Problem.Due
}

// MayExtend reports whether whoever handles a problem may ask for workdays more.
func MayExtend(c *Case) bool { return mayExtend(c) == None }

// extend asks for some workdays more, counted from the due day.
func (c *Case) extend(w *With) error {
	if w.Days < 1 || w.Days > maxDays {
		return TooLate
	}
	c.Problem.Wish, c.Problem.Wished = bureau.Calendar(c.tx).After(c.Problem.Due, w.Days), c.tx.Today()
	return nil
}

func isAsked(c *Case) Fault {
	if c.Problem.Wish == "" {
		return NotAsked
	}
	return None
}

func (c *Case) grant(*With) error {
	c.Problem.Due = c.Problem.Wish
	c.Problem.Wish, c.Problem.Wished = "", ""
	return nil
}

func (c *Case) deny(*With) error {
	c.Problem.Wish, c.Problem.Wished = "", ""
	return nil
}

// GrantByTime grants an extension that was asked for in time and that nobody answered until the end of the
// workday on which they were told of it. It reports whether it did.
func (c *Case) GrantByTime() (bool, error) {
	if c.Problem.Wish == "" || late(c, c.Problem.Wished) || c.Problem.State != record.ProblemInProgress || bureau.Calendar(c.tx).After(c.Problem.Wished, 1) > c.tx.Today() {
		return false, nil
	}
	return true, c.bySystem("期满同意延期", ToldGranted, func() error { return c.grant(nil) })
}

// CloseByTime ends a problem that was 办结 seven days ago and to which nobody
// objected (期满无异议), nor a leader waits for an answer. It reports whether it did.
func (c *Case) CloseByTime() (bool, error) {
	if c.Problem.State != record.ProblemDone || c.Problem.Entered.Until(c.tx.Today()) < objectDays || len(c.Problem.Owed()) > 0 {
		return false, nil
	}
	return true, c.bySystem(string(record.ClosedByTime), ToldClosed, func() error {
		c.close(record.ClosedByTime, 0)
		return nil
	})
}

// bySystem does what nobody asked for now: the program itself, by the time.
// told is what people hear of it.
func (c *Case) bySystem(what, told string, run func() error) error {
	was := *c.Problem
	c.move, c.with = "", With{}
	if err := run(); err != nil {
		return err
	}
	if err := c.tell(told); err != nil {
		return err
	}
	if err := record.SaveProblem(c.tx, c.Problem); err != nil {
		return err
	}
	return c.write(what, string(was.State), string(c.Problem.State), &was)
}
