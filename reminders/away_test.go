package reminders

import (
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

// wishes are what one of the two of a 所 prefers from a day on; the other one
// always hears.
var wishes = map[day.Day]bureau.Preference{
	"2026-02-02": {Hours: bureau.Afternoons},
	"2026-05-06": {Hours: bureau.Afternoons, Leave: day.Period{From: "2026-05-07", To: "2026-05-20"}},
	"2026-08-31": {Hours: bureau.Mornings, Leave: day.Period{From: "2026-08-31", To: "2026-09-11"}},
	"2026-11-02": {},
}

// wish has somebody prefer what they do from a day on.
func (y *year) wish(d day.Day) {
	p, ok := wishes[d]
	if !ok {
		return
	}
	storetest.Update(y.t, y.db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		return bureau.Prefer(tx, dir.PersonNamed(storetest.OfficerEast2).ID, p)
	})
}

// suits checks that a card nobody asked for comes in working time, in the hours
// of the one who sees it and not on their leave.
func (o *office) suits(tx *store.Tx, c *chat.Card) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	p := dir.PersonAt(c.Channel, c.Chat).Prefers()
	if !bureau.Calendar(tx).Working(tx.Now) || !p.Next(bureau.Calendar(tx), tx.Now).Equal(tx.Now) {
		o.t.Errorf("%s: card %s in chat %d, who prefers %+v", tx.Now, c.Key, c.Chat, p)
	}
	return nil
}
