package reminders

import (
	"errors"
	"slices"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
	"liaison/store/spoken"
)

// problemRules are what time alone does to problems: 销号 when nobody objected, the end of an
// extension request that nobody answered, and one list message for each person and workday.
func problemRules() []Rule {
	return []Rule{
		{Name: "problem-close", Says: "期满销号", At: at("10 0 * * *"), Grace: allDay, Chunk: each(closable, (*problem.Case).CloseByTime)},
		{Name: "problem-extend", Says: "期满同意延期", At: at("30 17 * * *"), Due: workdays, Grace: allDay, Chunk: each(unanswered, (*problem.Case).GrantByTime)},
		{Name: "problem-list", Says: "问题清单", At: morning, Due: workdays, Grace: sameDay, Hours: true, Chunk: sendLists},
	}
}

// together is the number of people or problems in one transaction.
const together = 500

func closable(tx *store.Tx) ([]int64, error)   { return record.Unchecked(tx, tx.Today()) }
func unanswered(tx *store.Tx) ([]int64, error) { return record.Wishes(tx, tx.Today()) }

// each returns a chunk function that does something to the problems that a query finds.
func each(find func(*store.Tx) ([]int64, error), do func(*problem.Case) (bool, error)) func(*store.Tx, *Firing) (bool, error) {
	return func(tx *store.Tx, f *Firing) (more bool, err error) {
		numbers, err := find(tx)
		if err != nil {
			return false, err
		}
		n := 0
		for _, number := range numbers {
			if number <= f.After {
				continue
			}
			if n++; n > together {
				return true, nil
			}
			f.After = number
			c, err := problem.Open(tx, number, messages.ProblemCard)
			if err != nil {
				return false, err
			}
			if done, err := do(c); err != nil || !done {
				if err != nil {
					return false, err
				}
				continue
			}
			if err := c.Redraw(); err != nil {
				return false, err
			}
		}
		return false, nil
	}
}

// sendLists sends the list messages of a workday to a chunk of people.
func sendLists(tx *store.Tx, f *Firing) (more bool, err error) {
	if f.After == 0 {
		if err := remindDue(tx); err != nil {
			return false, err
		}
	}
	ids, err := spoken.NextToTell(tx, f.After, together)
	if err != nil {
		return false, err
	}
	dir, err := bureau.Of(tx)
	if err != nil {
		return false, err
	}
	for _, id := range ids {
		f.After = id
		if err := sendList(tx, f, dir.Person(id)); err != nil {
			return false, err
		}
	}
	return len(ids) == together, nil
}

// remindDue adds the notices of the day: for problems near or past their due day, and for
// plans of the days since the last workday.
func remindDue(tx *store.Tx) error {
	today := tx.Today()
	if err := record.ForgetLate(tx, today); err != nil {
		return err
	}
	near, err := record.NearDue(tx, bureau.Calendar(tx).After(today, 1), today)
	if err != nil {
		return err
	}
	owed, err := record.DirectivesNear(tx, bureau.Calendar(tx).After(today, 1))
	if err != nil {
		return err
	}
	for _, n := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(near, owed)))) {
		c, err := problem.Open(tx, n, messages.ProblemCard)
		if err != nil {
			return err
		}
		if err := errors.Join(c.Remind(), c.Redraw()); err != nil {
			return err
		}
	}
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	plans, err := record.PlansIn(tx, day.Period{From: bureau.Calendar(tx).Before(today, 1).Add(1), To: today})
	for _, r := range plans {
		for _, p := range goers(dir, &r) {
			if err := spoken.AddNotice(tx, p, r.ID, toldPlan, ""); err != nil {
				return err
			}
		}
	}
	return err
}

// goers are whose plan it is: the author's, or everybody's of the unit that it is for.
func goers(dir *bureau.Directory, r *record.Record) (people []int64) {
	if r.Detail.Unit == 0 {
		return []int64{r.Author}
	}
	for _, p := range dir.StaffOf(r.Detail.Unit) {
		people = append(people, p.ID)
	}
	return people
}

// toldPlan is the notice of a plan whose day has come.
const toldPlan = "plan"

// sendList sends a person their list message, if there is anything to say. If they may not be
// disturbed that day, their notices wait for the next.
func sendList(tx *store.Tx, f *Firing, p *bureau.Person) error {
	if p == nil {
		return nil
	}
	if !present(tx, p) {
		return nil
	}
	if err := takeBack(tx, p); err != nil {
		return err
	}
	waiting, err := spoken.NoticesOf(tx, p.ID)
	if err != nil {
		return err
	}
	l := &list{tx: tx, person: p, cases: map[int64]int{}}
	for _, n := range waiting {
		if err := l.add(n); err != nil {
			return err
		}
	}
	if len(l.kept) == 0 {
		return nil
	}
	return l.send(f)
}

// takeBack checks the notices that cards were to say. It forgets those whose card was shown.
// Those whose card expired while the channel was down wait again.
func takeBack(tx *store.Tx, p *bureau.Person) error {
	said, err := spoken.NoticesSaid(tx, p.ID)
	if err != nil {
		return err
	}
	for _, n := range said {
		card, err := chat.FindCard(tx, p.Channel, p.Chat, n.Card)
		switch {
		case errors.Is(err, store.ErrNotFound):
			err = spoken.Waits(tx, n)
		case err != nil:
		case card.Message != 0:
			err = spoken.DropNotice(tx, n)
		case card.Version == card.Shown, !card.NotAfter.IsZero() && card.NotAfter.Before(tx.Now):
			err = spoken.Waits(tx, n)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// A list is somebody's list message in the making.
type list struct {
	tx     *store.Tx
	person *bureau.Person
	items  []messages.ListItem
	plans  []record.Record
	cases  map[int64]int // the item of a problem
	kept   []spoken.Notice
}

// add adds a notice to the list, or drops one that is of no use any more.
func (l *list) add(n spoken.Notice) error {
	use, err := l.useful(n)
	if err != nil {
		return err
	}
	if !use {
		return spoken.DropNotice(l.tx, n)
	}
	l.kept = append(l.kept, n)
	return nil
}

func (l *list) useful(n spoken.Notice) (bool, error) {
	if !l.person.CanHear() {
		return false, nil
	}
	r, err := record.Find(l.tx, n.Record)
	if err != nil || !r.Withdrawn.IsZero() {
		return false, err
	}
	if n.What == toldPlan {
		l.plans = append(l.plans, *r)
		return true, nil
	}
	i, known := l.cases[r.ID]
	if !known {
		c, err := problem.Of(l.tx, r, messages.ProblemCard)
		if err != nil || !c.Still(n.What, l.person) {
			return false, err
		}
		i = len(l.items)
		l.items, l.cases[r.ID] = append(l.items, messages.ListItem{Case: c}), i
	}
	if !l.items[i].Still(n.What, l.person) {
		return false, nil
	}
	l.items[i].What = append(slices.DeleteFunc(l.items[i].What, func(what string) bool { return what == overtaken[n.What] }), n.What)
	return true, nil
}

// overtaken maps the kind of a notice to the kind that replaces it when it comes later.
var overtaken = map[string]string{problem.ToldDenied: problem.ToldGranted, problem.ToldGranted: problem.ToldDenied}

// send sends the list, and stores which card says its notices.
func (l *list) send(f *Firing) error {
	dir, err := bureau.Of(l.tx)
	if err != nil {
		return err
	}
	today := l.tx.Today()
	key, err := f.Say(l.tx, Saying{Person: l.person, What: Uncounted, Key: chat.ListKey(today), Face: messages.ListMessage(dir, today, l.items, l.plans)})
	if err != nil || key == "" {
		return err
	}
	for _, n := range l.kept {
		if err := spoken.Told(l.tx, n, key); err != nil {
			return err
		}
	}
	return nil
}
