package problem_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/spoken"
	"liaison/store/storetest"
)

// prefer has people of the bureau prefer something.
func prefer(tx *store.Tx, p bureau.Preference, names ...string) error {
	dir, err := bureau.Of(tx)
	for _, name := range names {
		err = errors.Join(err, bureau.Prefer(tx, dir.PersonNamed(name).ID, p))
	}
	return err
}

// An urgent problem reaches at once whoever of the 责任所 may be told that day;
// the others find it in their list. While all are away the 责任人, the 责任领导 or
// an admin hears.
func TestUrgentAway(t *testing.T) {
	away := bureau.Preference{Leave: day.Period{From: "2026-04-15", To: "2026-04-17"}}
	tomorrow := bureau.Preference{Leave: day.Period{From: "2026-04-16", To: "2026-04-16"}}
	mornings, afternoons := bureau.Preference{Hours: bureau.Mornings}, bureau.Preference{Hours: bureau.Afternoons}
	east := []string{storetest.OfficerEast, storetest.OfficerEast2}
	for _, c := range []struct {
		what        string
		at          string // of 2026-04-15
		prefer      map[string]bureau.Preference
		responsible string // 责任人 of the point
		now, waits  string // who hears at once, and when; who finds it in the list
	}{
		{"nobody is away", "10:00", nil, "", "城东所干事甲 04-15 10:00, 城东所干事乙 04-15 10:00", ""},
		{"one is away", "10:00", map[string]bureau.Preference{east[0]: away}, "", "城东所干事乙 04-15 10:00", "城东所干事甲"},
		{"all are away", "10:00", map[string]bureau.Preference{east[0]: away, east[1]: away}, "", "分管副局长甲 04-15 10:00", "城东所干事甲 城东所干事乙"},
		{"the 责任人 is there", "10:00", map[string]bureau.Preference{east[0]: away, east[1]: away}, storetest.SectionLifts, "特种设备科干事甲 04-15 10:00", "城东所干事甲 城东所干事乙"},
		{"the leader too is away", "10:00", map[string]bureau.Preference{east[0]: away, east[1]: away, storetest.LeaderEast: away}, "",
			"管理员甲 04-15 10:00", "城东所干事甲 城东所干事乙"},
		{"everybody is away", "10:00", map[string]bureau.Preference{east[0]: away, east[1]: away, storetest.LeaderEast: away, storetest.Admin: away}, "", "", "城东所干事甲 城东所干事乙"},
		{"away tomorrow, in the evening", "18:00", map[string]bureau.Preference{east[0]: tomorrow, east[1]: tomorrow}, "", "分管副局长甲 04-16 08:30", "城东所干事甲 城东所干事乙"},
		{"away tomorrow, today", "10:00", map[string]bureau.Preference{east[0]: tomorrow, east[1]: tomorrow}, "", "城东所干事甲 04-15 10:00, 城东所干事乙 04-15 10:00", ""},
		{"in their hours", "10:00", map[string]bureau.Preference{east[0]: afternoons, east[1]: mornings}, "", "城东所干事甲 04-15 13:30, 城东所干事乙 04-15 10:00", ""},
		{"their hours are over", "14:00", map[string]bureau.Preference{east[0]: mornings, east[1]: mornings}, "", "分管副局长甲 04-15 14:00", "城东所干事甲 城东所干事乙"},
	} {
		t.Run(c.what, func(t *testing.T) {
			db := newBureau(t)
			at, err := time.ParseInLocation("2006-01-02 15:04", "2026-04-15 "+c.at, day.Shanghai)
			if err != nil {
				t.Fatal(err)
			}
			db.Clock.Turn(at)
			storetest.Update(t, db, func(tx *store.Tx) error {
				for name, p := range c.prefer {
					if err := prefer(tx, p, name); err != nil {
						return err
					}
				}
				return responsible(tx, c.responsible)
			})
			storetest.Update(t, db, func(tx *store.Tx) error {
				_, err := report(tx, true)
				return err
			})
			if now, waits := heard(t, db); now != c.now || waits != c.waits {
				t.Errorf("at once %q, with the list %q; want %q, %q", now, waits, c.now, c.waits)
			}
		})
	}
}

// responsible names the 责任人 of 建设工程公司.
func responsible(tx *store.Tx, name string) error {
	dir, err := bureau.Of(tx)
	if err != nil || name == "" {
		return err
	}
	point := *dir.PointNamed("建设工程公司")
	point.Responsible = dir.PersonNamed(name).ID
	return bureau.SavePoint(tx, &point)
}

// heard is who hears of #1 at once, with the time before which they do not, and
// who finds it in their list.
func heard(t *testing.T, db *store.DB) (now, waits string) {
	var said, wait []string
	storetest.View(t, db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		for _, p := range dir.People {
			card, err := chat.FindCard(tx, p.Channel, p.Chat, chat.RecordKey(1))
			if errors.Is(err, store.ErrNotFound) {
				continue
			} else if err != nil {
				return err
			}
			said = append(said, p.Name+" "+card.NotBefore.Format("01-02 15:04"))
			if deputy := p.Name != storetest.OfficerEast && p.Name != storetest.OfficerEast2; deputy != strings.Contains(card.Face.Text, "请您关注") {
				t.Errorf("%s reads %q", p.Name, card.Face.Text)
			}
		}
		for _, p := range dir.People {
			notices, err := spoken.NoticesOf(tx, p.ID)
			if err != nil {
				return err
			}
			if len(notices) > 0 {
				wait = append(wait, p.Name)
			}
		}
		return nil
	})
	return strings.Join(said, ", "), strings.Join(wait, " ")
}

// What is not urgent waits for the list and goes to nobody else; neither does
// what somebody who is to act did, away or not.
func TestAwayTellsNobodyElse(t *testing.T) {
	away := bureau.Preference{Leave: day.Period{From: "2026-04-15", To: "2026-04-17"}}
	db := newBureau(t)
	storetest.Update(t, db, func(tx *store.Tx) error {
		return prefer(tx, away, storetest.OfficerEast, storetest.OfficerEast2)
	})
	storetest.Update(t, db, func(tx *store.Tx) error {
		_, err := report(tx, false)
		return err
	})
	if now, waits := heard(t, db); now != "" || waits != "城东所干事甲 城东所干事乙" {
		t.Errorf("at once %q, with the list %q", now, waits)
	}
	storetest.Update(t, db, func(tx *store.Tx) error {
		c, err := problem.Open(tx, 1, messages.ProblemCard)
		if err != nil {
			return err
		}
		c.Problem.Urgent = true
		back := []step{{storetest.OfficerEast, problem.Claim, problem.With{}}, {storetest.OfficerEast, problem.HandOver, problem.With{Unit: unit(c, "城东所")}}}
		return errors.Join(do(c, back), c.Redraw())
	})
	if now, _ := heard(t, db); now != "" {
		t.Errorf("at once %q", now)
	}
}
