package reminders

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
	"liaison/store/storetest"
)

// A year is a year in the life of the sample bureau: its people report problems
// and work on them, the scheduler runs, and what it says is carried to them.
// Now and then all of it is down.
type year struct {
	*office
	dice  *rand.Rand
	open  []int64           // numbers not ended
	lists map[string]string // what each list message says, by person and day
	due   map[string]bool   // number and due day: pending and overdue when a list was made

	joined       int // lists on another card
	begins, ends day.Day
}

// yearDays are the days of the year, or of some weeks of it with an outage, the end of a
// month and of a quarter and a holiday.
func yearDays() (begins, ends day.Day) {
	if testing.Short() {
		return "2026-08-24", "2026-10-12"
	}
	return "2026-01-01", "2026-12-31"
}

// workADay is how many things people do on a workday, of which every third or
// fourth is a new problem.
func workADay() int {
	if storetest.Full() {
		return 30
	}
	return 8
}

// Nobody hears from the bot outside their hours, nobody gets more than one list
// list a workday nor more than one card, and every overdue problem is told of once to each
// whom it concerns, over two outages, while each 党组织 has a 主题党日 and a 换届.
func TestYearOfProblems(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		y := &year{dice: rand.New(rand.NewPCG(2026, 3)), lists: map[string]string{}, due: map[string]bool{}}
		y.begins, y.ends = yearDays()
		until(y.begins.Time())
		y.office = &office{t: t, db: storetest.Bureau(t, nil), seen: y.seeList}
		storetest.Update(t, y.db, func(tx *store.Tx) error {
			dir, err := bureau.Of(tx)
			return errors.Join(err, joinAll(tx), busy(tx, dir))
		})
		y.live()
		y.check()
	})
}

// yearOutages are when the program is down: two hours over the time of the lists,
// and three days.
var yearOutages = []outage{
	{day.Day("2026-03-11").Time().Add(8 * time.Hour), 2 * time.Hour},
	{day.Day("2026-09-02").Time().Add(8 * time.Hour), 72 * time.Hour},
}

// live lets the year pass, workday by workday; while the program is down nobody
// works.
func (y *year) live() {
	stop := y.run(slices.DeleteFunc(slices.Clone(yearOutages), func(o outage) bool { return day.DayOf(o.at) < y.begins }))
	cal := day.NewCalendar()
	for d := y.begins; d <= y.ends; d = d.Add(1) {
		morning := d.Time().Add(8*time.Hour + 34*time.Minute)
		for _, out := range yearOutages {
			if !morning.Before(out.at) && morning.Before(out.end()) {
				morning = out.end().Add(time.Minute)
			}
		}
		if !cal.Workday(d) || day.DayOf(morning) != d {
			continue
		}
		until(morning)
		y.expect(d)
		y.wish(d)
		until(d.Time().Add(max(time.Since(d.Time()), 9*time.Hour)))
		y.work(d)
	}
	until(y.ends.Add(5).Time())
	stop()
}

// seeList keeps what a list says, on a card of its own or below another.
func (y *year) seeList(tx *store.Tx, c *chat.Card, _ bool) {
	_, list, ok := strings.Cut("\n"+c.Face.Text, "\n📋 ")
	if !ok {
		return
	}
	key := fmt.Sprintf("%d %s", c.Chat, tx.Today())
	had, again := y.lists[key]
	if again && had != list || !strings.HasPrefix(list, messages.Day(tx.Today(), tx.Today())+"\n") {
		y.t.Errorf("%s: a list a second time, or of another day, to %s: %s", tx.Now, key, list)
	}
	y.lists[key] = list
	if c.Key != chat.ListKey(tx.Today()) {
		y.joined++
	}
}

// expect notes which problems are overdue when the list of a workday is made.
func (y *year) expect(d day.Day) {
	storetest.View(y.t, y.db, func(tx *store.Tx) error {
		found, err := record.Unsettled(tx)
		for _, r := range found {
			if r.Problem.Overdue(d) {
				y.due[fmt.Sprintf("#%d %s", r.ID, r.Problem.Due)] = true
			}
		}
		return err
	})
}

// work is a workday of the bureau, at random times.
func (y *year) work(d day.Day) {
	for range workADay() {
		time.Sleep(time.Duration(y.dice.IntN(int(8*time.Hour) / workADay())))
		storetest.Update(y.t, y.db, func(tx *store.Tx) error {
			dir, err := bureau.Of(tx)
			if err != nil {
				return err
			}
			if y.dice.IntN(30) < 9 {
				return y.report(tx, dir)
			}
			return y.move(tx, dir)
		})
	}
}

func (y *year) report(tx *store.Tx, dir *bureau.Directory) error {
	point := dir.Points[y.dice.IntN(len(dir.Points))]
	by := dir.PersonNamed(storetest.OfficerEast)
	r := &record.Record{Kind: record.KindProblem, Type: "计量", Point: point.ID, Day: tx.Today(), Text: "公平秤不准", Author: by.ID, Typist: by.ID,
		Problem: &record.Problem{Urgent: y.dice.IntN(20) == 0}}
	if err := problem.Report(tx, r, false); err != nil {
		return err
	}
	if err := record.Add(tx, r); err != nil {
		return err
	}
	y.open = append(y.open, r.ID)
	c, err := problem.Of(tx, r, messages.ProblemCard)
	if err != nil {
		return err
	}
	return errors.Join(c.Reported(), c.Redraw())
}

// move has somebody try something; what is refused is not done.
func (y *year) move(tx *store.Tx, dir *bureau.Directory) error {
	if len(y.open) == 0 {
		return nil
	}
	n := y.open[y.dice.IntN(len(y.open))]
	c, err := problem.Open(tx, n, messages.ProblemCard)
	if err != nil {
		return err
	}
	all := problem.Moves()
	p := dir.People[y.dice.IntN(len(dir.People))]
	for range 12 {
		w := problem.With{By: p, Words: "说明", Unit: dir.Units[y.dice.IntN(len(dir.Units))].ID, Days: 3}
		m := all[y.dice.IntN(len(all))]
		if m == problem.Repeat || m == problem.Reopen {
			continue
		}
		if err := c.Do(m, w); err == nil {
			return c.Redraw()
		} else if _, refused := errors.AsType[problem.Fault](err); !refused {
			return err
		}
		p = dir.People[y.dice.IntN(len(dir.People))]
	}
	return nil
}

var listLine = regexp.MustCompile(`(?m)^▸ (#\d+) .*：(.*)$`)

// check holds what people read against what was overdue.
func (y *year) check() {
	problems := 0
	storetest.View(y.t, y.db, func(tx *store.Tx) error {
		return record.Problems(tx, day.Period{From: y.begins, To: y.ends}, func(*record.Record) error { problems++; return nil })
	})
	if days := day.NewCalendar().Workdays(day.Period{From: y.begins, To: y.ends}); problems < (days-10)*workADay()/4 {
		y.t.Errorf("only %d problems", problems)
	}
	told := map[string]map[string]int{} // problem and due day → person → how often
	for key, text := range y.lists {
		person, _, _ := strings.Cut(key, " ")
		for _, m := range listLine.FindAllStringSubmatch(text, -1) {
			if !strings.Contains(m[2], "已逾期") {
				continue
			}
			of := m[1] + " " + dueIn(m[2])
			if told[of] == nil {
				told[of] = map[string]int{}
			}
			told[of][person]++
		}
	}
	for of := range y.due {
		if len(told[of]) == 0 {
			y.t.Errorf("%s was overdue, and nobody heard of it", of)
		}
	}
	for of, people := range told {
		for person, n := range people {
			if n != 1 {
				y.t.Errorf("%s was told as overdue %d times to %s", of, n, person)
			}
		}
	}
	if y.joined == 0 {
		y.t.Error("no list was on another card: this shows little")
	}
	y.t.Logf("%d problems, %d overdue, %d lists, %d on another card, %d unasked messages in all", problems, len(y.due), len(y.lists), y.joined, y.sent)
}

var dueWords = regexp.MustCompile(`(\d+)月(\d+)日到期`)

// dueIn reads the due day of a line.
func dueIn(words string) string {
	m := dueWords.FindStringSubmatch(words)
	if m == nil {
		return ""
	}
	var month, day int
	fmt.Sscan(m[1]+" "+m[2], &month, &day)
	return fmt.Sprintf("2026-%02d-%02d", month, day)
}
