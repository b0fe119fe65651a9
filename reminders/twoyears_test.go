package reminders

import (
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
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
	"liaison/store/duty"
	"liaison/store/record"
	"liaison/store/spoken"
	"liaison/store/storetest"
)

// Two years of a bureau of many 支部: what they owe, and what they log, is kept
// beside the program in an account of its own, and says what everybody must have
// heard.
type twoYears struct {
	*office
	cal      *day.Calendar
	down     []outage
	branches []*local
	people   map[int64]string   // who joined, by chat
	cardOf   map[int64][]*local // what their cards are about
	staffOf  map[int64][]int64  // the staff of the station of a point
	postpone map[string]day.Day // person and month → the day of 稍后
	heard    []heard
}

// A local is a 支部 and its account.
type local struct {
	org    bureau.Org
	heads  []int64            // who hears of it
	acting bool               // no 书记 joined: the 责任人 answer for it
	way    int                // how diligent it is
	done   map[string]day.Day // logged or set aside
	logged map[day.Day]bool   // the days on which it logged anything
}

// A heard is one thing that somebody heard unasked.
type heard struct {
	person int64
	key    string
	day    day.Day
	again  bool
	joined bool // to another card
}

func (h heard) String() string { return fmt.Sprint(h.person, " ", h.key, " ", h.day, " ", h.again) }

// The two years, and whom the bot loses for some months of them.
const (
	lifeBegins, lifeEnds = day.Day("2026-01-01"), day.Day("2027-12-31")
	blocker              = "书记7"
	blocks, comesBack    = day.Day("2026-05-12"), day.Day("2026-08-19")
)

// notJoined never join.
var notJoined = []string{"书记10", "书记33"}

// Everything owed is said once and in time, nothing else is, and nobody hears
// too much; and a program that is stopped now and then says the same.
func TestTwoYears(t *testing.T) {
	if testing.Short() {
		t.Skip("two years take a while; not in the short run")
	}
	stops := lifeStops()
	if !storetest.Full() { // the account alone: no second life to compare with
		t.Logf("%d heard, stopped %d times", len(liveTwoYears(t, stops)), len(stops))
		return
	}
	var calm, restless []string
	t.Run("lives", func(t *testing.T) { // side by side
		t.Run("calm", func(t *testing.T) {
			t.Parallel()
			calm = liveTwoYears(t, lifeOutages)
		})
		t.Run("restless", func(t *testing.T) {
			t.Parallel()
			restless = liveTwoYears(t, stops)
		})
	})
	t.Logf("%d heard, stopped %d times", len(calm), len(stops))
	if !slices.Equal(calm, restless) {
		missing, more := without(calm, restless), without(restless, calm)
		t.Errorf("stopped %d times: not heard\n\t%s\nheard besides\n\t%s", len(stops), strings.Join(missing, "\n\t"), strings.Join(more, "\n\t"))
	}
}

func without(all, some []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return slices.Contains(some, s) })
}

// liveTwoYears returns who heard what on which day, sorted.
func liveTwoYears(t *testing.T, down []outage) (log []string) {
	synctest.Test(t, func(t *testing.T) {
		until(lifeBegins.Time())
		y := &twoYears{cal: day.NewCalendar(), down: down, people: map[int64]string{}, postpone: map[string]day.Day{},
			cardOf: map[int64][]*local{}, staffOf: map[int64][]int64{}}
		y.office = &office{t: t, db: storetest.Open(t, nil), seen: y.hear}
		storetest.Update(t, y.db, y.found)
		y.live()
		y.check()
		for _, h := range y.heard {
			log = append(log, h.String())
		}
	})
	slices.Sort(log)
	return log
}

// howMany 支部 there are: all who are named in the two years are among those of the short form.
func howMany() int {
	if storetest.Full() {
		return 52
	}
	return 36
}

// found makes the bureau: five 所 with two or three people, thirty points, and
// their 支部, two of them without a 书记.
func (y *twoYears) found(tx *store.Tx) error {
	var points []*bureau.Point
	for s := range 5 {
		unit := &bureau.Unit{Name: fmt.Sprint("所", s), Active: true}
		if err := bureau.SaveUnit(tx, unit); err != nil {
			return err
		}
		for n := range 2 + s%2 {
			if err := person(tx, fmt.Sprintf("干事%d-%d", s, n), bureau.Post{Role: bureau.Staff, Unit: unit.ID}); err != nil {
				return err
			}
		}
		for range 6 {
			p := &bureau.Point{Name: fmt.Sprint("联系点", len(points)), Confirmed: "2022-03-24", Station: unit.ID, Active: true}
			if err := bureau.SavePoint(tx, p); err != nil {
				return err
			}
			points = append(points, p)
		}
	}
	themes := []int{1, 5, 31, 15, 3, 20, 0, 27, 10, 25} // some fall on days off, one after an outage
	for i := range howMany() {
		o := bureau.Org{Name: fmt.Sprintf("第%d党支部", i), Kind: bureau.Branch, Point: points[i%30].ID, Groups: max(0, i%5-1), Committee: i%4 > 0, ThemeDay: themes[i%10], Active: true}
		switch i {
		case 8:
			o.Elected = "2024-05-24" // six months before the end of the term the program is down
		case 21:
			o.Elected = "2024-03-14" // ends on a Sunday
		case 10:
			o.Elected = "2024-06-12" // its 书记 never joins
		}
		if err := bureau.SaveOrg(tx, &o); err != nil {
			return err
		}
		if i < howMany()-2 {
			if err := person(tx, fmt.Sprint("书记", i), bureau.Post{Role: bureau.Secretary, Org: o.ID}); err != nil {
				return err
			}
		}
		y.branches = append(y.branches, &local{org: o, way: i % 5, done: map[string]day.Day{}, logged: map[day.Day]bool{}})
	}
	return errors.Join(chat.Leave(tx, idOf(tx, notJoined[0])), chat.Leave(tx, idOf(tx, notJoined[1])), y.meet(tx))
}

func idOf(tx *store.Tx, name string) int64 {
	dir, err := bureau.Of(tx)
	if err != nil {
		return 0
	}
	return dir.PersonNamed(name).ID
}

// hear keeps what somebody hears unasked, and that they may: the card, and what is joined to it,
// which must stand there.
func (y *twoYears) hear(tx *store.Tx, c *chat.Card, unasked bool) {
	day := tx.Today()
	if name := y.people[c.Chat]; unasked && (name == "" || name == blocker && blocks < day && day < comesBack || y.away(c.Chat, day)) {
		y.t.Errorf("%s: %s is told %s", day, name, c.Key)
	}
	if unasked {
		y.heard = append(y.heard, heard{c.Chat, c.Key, day, strings.HasPrefix(c.Face.Text, "🔔"), false})
	}
	said, err := spoken.Spoken(tx, c.Chat, dayOnly(day))
	if err != nil {
		y.t.Error(err)
	}
	parts := 1
	for _, s := range said {
		h := heard{c.Chat, s.Key, day, false, true}
		if s.With != c.Key {
			continue
		}
		if parts++; !slices.Contains(y.heard, h) {
			y.heard = append(y.heard, h)
		}
	}
	if parts > 1 && strings.Count(c.Face.Text, "\n\n") != parts-1 {
		y.t.Errorf("%s: %s says %d things to %d: %s", day, c.Key, parts, c.Chat, c.Face.Text)
	}
}

func dayOnly(d day.Day) day.Period { return day.Period{From: d, To: d} }

// live lets the days pass; what people do, they do in the afternoon.
func (y *twoYears) live() {
	stop := y.run(y.down)
	for d := lifeBegins; d <= lifeEnds; d = d.Add(1) {
		if !y.cal.Workday(d) {
			continue
		}
		until(d.Time().Add(14 * time.Hour))
		y.reminders(d)
		storetest.Update(y.t, y.db, func(tx *store.Tx) error { return y.afternoon(tx, d) })
	}
	until(lifeEnds.Add(1).Time())
	stop()
}

// afternoon is what people do on a workday. It depends on the day and the 支部
// alone, so that another run is the same.
func (y *twoYears) afternoon(tx *store.Tx, d day.Day) error {
	err := y.plan(tx, d)
	if d == blocks {
		_, err1 := chat.SetReachable(tx, "test", idOf(tx, blocker), false)
		err = errors.Join(err, err1, chat.DropBroadcasts(tx, "test", idOf(tx, blocker)))
	}
	if d == comesBack {
		_, err1 := chat.SetReachable(tx, "test", idOf(tx, blocker), true)
		err = errors.Join(err, err1)
	}
	for i, b := range y.branches {
		h := fnv.New64()
		fmt.Fprint(h, d, i)
		err = errors.Join(err, y.act(tx, b, d, rand.New(rand.NewPCG(h.Sum64(), 1))))
	}
	return err
}

// act has a 支部 log everything on the fifth workday or the day itself, or now and
// then, or nothing; set things aside; or put the card off.
func (y *twoYears) act(tx *store.Tx, b *local, d day.Day, dice *rand.Rand) error {
	n := y.cal.Workdays(day.Period{From: duty.MonthOf(d).From, To: d})
	changed := false
	for _, owed := range y.owed(b, d) {
		due := themeDue(y.cal, b.org.ThemeDay, d)
		log := b.way == 0 && (owed.rule == "R05" && due != "" && d == due || owed.rule != "R05" && n == 5) ||
			(b.way == 1 || b.way == 2) && dice.IntN(20) == 0
		waive := b.way == 3 && n == 4 && (owed.rule == "R02" || owed.rule == "R05")
		if b.done[owed.key] != "" || !log && !waive {
			continue
		}
		b.done[owed.key], changed = d, true
		if err := y.settle(tx, b, owed, d, waive); err != nil {
			return err
		}
	}
	if b.way == 2 && n == 3 && !b.acting {
		later := y.cal.After(d, 3+dice.IntN(6))
		y.postpone[fmt.Sprint(b.heads[0], " ", d[:7])] = later
		if err := spoken.Postpone(tx, b.heads[0], chat.MonthKey(duty.MonthOf(d)), later); err != nil {
			return err
		}
	}
	if !changed {
		return nil
	}
	return duty.Redraw(tx, &b.org, messages.MonthCard)
}

// settle logs what is owed, or sets it aside.
func (y *twoYears) settle(tx *store.Tx, b *local, o owing, d day.Day, waive bool) error {
	rule := duty.RuleOf(o.rule)
	if waive {
		_, err := duty.AddWaiver(tx, &duty.Waiver{Org: b.org.ID, Rule: o.rule, Group: o.group, Period: rule.Span.Of(d), Reason: duty.WaivedOther, Person: b.heads[0]})
		return err
	}
	b.logged[d] = true
	r := &record.Record{Kind: record.KindMeeting, Type: rule.Types[0], Point: b.org.Point, Org: b.org.ID, Day: d, Author: b.heads[0], Typist: b.heads[0]}
	if o.group > 0 {
		r.Detail.Groups = []int{o.group}
	}
	return record.Add(tx, r)
}

// joined are the people whom something may reach on a day, on leave or not, in
// order.
func (y *twoYears) joined(d day.Day) []int64 {
	ids := slices.Sorted(maps.Keys(y.people))
	return slices.DeleteFunc(ids, func(id int64) bool { return y.people[id] == blocker && blocks < d && d <= comesBack })
}
