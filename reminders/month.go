package reminders

import (
	"errors"
	"slices"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/spoken"
)

// monthRules are the monthly card with its one reminder, and the events with a day of their
// own.
func monthRules() []Rule {
	return []Rule{
		{Name: "month-card", Says: "本月组织生活", At: morning, Due: firstOfMonth, Grace: aWeek, Hours: true, Chunk: people(monthCard)},
		{Name: "month-end", Says: "月底前提醒", At: morning, Due: endOfMonth, Grace: 3 * allDay, Hours: true, Chunk: people(remindMonth)},
		{Name: "month-later", Says: "稍后再提醒", At: morning, Due: workdays, Grace: allDay, Hours: true, Chunk: sayAgain},
		{Name: "term", Says: "换届", At: morning, Due: workdays, Grace: allDay, Hours: true, Chunk: orgs(termEnds)},
		{Name: "theme-day", Says: "主题党日预告", At: morning, Due: workdays, Grace: sameDay, Hours: true, Chunk: orgs(themeDay)},
	}
}

// foreseen is of how many people at a time the cards are looked up.
const foreseen = 64

// people returns a chunk function that goes through everybody who has a monthly card. What
// they owe is read for a whole chunk at once.
func people(say func(*store.Tx, *Firing, duty.Card) error) func(*store.Tx, *Firing) (bool, error) {
	return func(tx *store.Tx, f *Firing) (more bool, err error) {
		dir, err := bureau.Of(tx)
		if err != nil {
			return false, err
		}
		some, points, err := f.next(tx, dir)
		if err != nil {
			return false, err
		}
		if len(points) > 0 {
			book, err := duty.Gather(tx, tx.Today(), points...)
			if err != nil {
				return false, err
			}
			key := chat.MonthKey(duty.MonthOf(tx.Today()))
			for few := range slices.Chunk(some, foreseen) {
				tx.Foresee(func() {
					for _, p := range few {
						chat.FindCard(tx, p.Channel, p.Chat, key)
					}
				})
				for _, p := range few {
					if c := book.CardOf(p); p.Active && len(c.Sections)+len(c.Unvisited) > 0 {
						if err := say(tx, f, c); err != nil {
							return false, err
						}
					}
				}
			}
		}
		if len(some) == 0 {
			return false, nil
		}
		f.After = some[len(some)-1].ID
		return f.After < dir.People[len(dir.People)-1].ID, nil
	}
}

// next returns the people of a chunk and the points of their cards. People with many points make
// the chunk shorter, so that no transaction is long. What they heard this week is read with them.
func (f *Firing) next(tx *store.Tx, dir *bureau.Directory) (some []*bureau.Person, points []int64, err error) {
	start, _ := slices.BinarySearchFunc(dir.People, f.After+1, func(p *bureau.Person, id int64) int { return int(p.ID - id) })
	end := start
	for end < len(dir.People) && end-start < together && len(points) < together {
		points = append(points, duty.Points(dir, dir.People[end])...)
		end++
	}
	slices.Sort(points)
	some = dir.People[start:end]
	return some, slices.Compact(points), f.listen(tx, some)
}

// monthCard says a month's card once. Whoever is away, or got a card today already, gets it
// on their next day, if anything is open then: other things are joined to this card, since it
// is drawn anew.
func monthCard(tx *store.Tx, f *Firing, c duty.Card) error {
	key := chat.MonthKey(duty.MonthOf(c.Day))
	if on, err := f.free(tx, c.Person); err != nil {
		return err
	} else if on != tx.Today() {
		return spoken.Postpone(tx, c.Person.ID, chat.MissedKey(key), on)
	}
	_, err := f.Say(tx, Saying{Person: c.Person, What: Month, Key: key, Face: messages.MonthCard(c)})
	return err
}

// remindMonth says the card again if something is open. This is its one reminder, unless the
// person chose another day for it. Whoever is away, or got a card
// today already, gets it on their next day.
func remindMonth(tx *store.Tx, f *Firing, c duty.Card) error {
	key := chat.MonthKey(duty.MonthOf(c.Day))
	had, err := spoken.WasSaidAgain(tx, c.Person.ID, key)
	waits, err1 := spoken.IsPostponed(tx, c.Person.ID, chat.MissedKey(key)) // today, or later
	if err := errors.Join(err, err1); err != nil || had || waits {
		return err
	}
	if dir, err := bureau.Of(tx); err != nil || !c.Pressing(dir) {
		return err
	}
	if on, err := f.free(tx, c.Person); err != nil {
		return err
	} else if on != tx.Today() {
		return spoken.Postpone(tx, c.Person.ID, key, on)
	}
	return again(tx, f, c, key)
}

// again says a card once more.
func again(tx *store.Tx, f *Firing, c duty.Card, key string) error {
	said, err := f.Say(tx, Saying{Person: c.Person, What: MonthEnd, Key: key, Face: messages.MonthAgain(c)})
	if err != nil || said == "" {
		return err
	}
	return spoken.SaidAgain(tx, c.Person.ID, key)
}

// sayAgain says the cards that people postponed to today (稍后), and those that came while
// they were away; one a day.
func sayAgain(tx *store.Tx, f *Firing) (more bool, err error) {
	due, err := spoken.PostponedTo(tx, tx.Today(), f.After, together)
	if err != nil {
		return false, err
	}
	dir, err := bureau.Of(tx)
	if err != nil {
		return false, err
	}
	told := int64(0) // today, the last of them
	for _, late := range due {
		f.After = late.Person
		if late.Person == told {
			continue
		}
		p := dir.Person(late.Person)
		if on, err := f.free(tx, p); err != nil {
			return false, err
		} else if on != tx.Today() {
			continue // it waits for that day
		}
		c, err := duty.PersonCard(tx, tx.Today(), p)
		if err != nil {
			return false, err
		}
		key := chat.MonthKey(duty.MonthOf(c.Day))
		switch told = late.Person; late.Card {
		case chat.MissedKey(key):
			err = sayMissed(tx, f, c, key)
		case key:
			err = sayLater(tx, f, c, key)
		default: // of another month
			told, err = 0, spoken.SaidAgain(tx, late.Person, late.Card)
		}
		if err != nil {
			return false, err
		}
	}
	return len(due) == together, nil
}

// sayLater says a card on the day that was chosen for its one reminder, as long as
// anything on it is open: somebody asked for it.
func sayLater(tx *store.Tx, f *Firing, c duty.Card, key string) error {
	if !c.Open() {
		return spoken.SaidAgain(tx, c.Person.ID, key)
	}
	return again(tx, f, c, key)
}

// sayMissed says a month's card to somebody who was away when it came. From the week of the
// one reminder on, it counts as that reminder too.
func sayMissed(tx *store.Tx, f *Firing, c duty.Card, key string) error {
	if !c.Open() {
		return spoken.SaidAgain(tx, c.Person.ID, chat.MissedKey(key))
	}
	said, err := f.Say(tx, Saying{Person: c.Person, What: Month, Key: key, Face: messages.MonthCard(c)})
	if err != nil || said == "" {
		return err
	}
	if duty.MonthEnd(bureau.Calendar(tx), c.Day) <= day.Week(c.Day).To {
		err = spoken.SaidAgain(tx, c.Person.ID, key)
	}
	return errors.Join(err, spoken.SaidAgain(tx, c.Person.ID, chat.MissedKey(key)))
}
