package reminders

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/spoken"
)

// A Told is a saying and its rule.
type Told struct {
	Saying
	Rule string
	Why  string // what people call the rule
}

// Reachable reports whether the person would get it.
func (t Told) Reachable() bool { return t.Person.CanHear() }

// Rehearse calls fn for everything that would be said after from and until to, also to people
// who have not joined. The database must be a copy whose clock was set to from; nothing
// said in it is sent.
func Rehearse(ctx context.Context, db *store.DB, log *slog.Logger, from, to time.Time, fn func(Told)) error {
	s := &Scheduler{DB: db, Log: log, Rules: Rules(), ear: ear{rehearsal: true}}
	s.hear = func(_ *store.Tx, f *Firing, said Saying) {
		fn(Told{said, f.Rule, f.Says})
	}
	if err := db.Update(ctx, func(tx *store.Tx) error {
		if err := spoken.Rewind(tx, from); err != nil {
			return err
		}
		return begin(tx, s.Rules, from)
	}); err != nil {
		return err
	}
	return s.Walk(ctx, to, func(ctx context.Context) error { return db.Update(ctx, carry) })
}

// begin sets the rules as if everything due until a moment was done.
func begin(tx *store.Tx, rules []Rule, at time.Time) error {
	for _, r := range rules {
		if err := spoken.SaveFiring(tx, &spoken.Firing{Rule: r.Name, Due: at, State: spoken.FiringDone, Ended: at}); err != nil {
			return err
		}
	}
	return nil
}

// carry marks the cards that are due as shown: some rules depend on that.
func carry(tx *store.Tx) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	channels := map[string]bool{}
	for _, p := range dir.People {
		channels[p.Channel] = p.Chat != 0
	}
	for channel := range channels {
		for {
			cards, err := chat.DueCards(tx, channel, together)
			if err != nil {
				return err
			}
			for i := range cards {
				if err := chat.CardShown(tx, &cards[i], max(cards[i].Message, 1)); err != nil {
					return err
				}
			}
			if len(cards) < together {
				break
			}
		}
	}
	return nil
}

// Fire runs now the rules that are due at a moment, to the minute, and at 08:40 those whose
// messages are due then; they wait in the outbox until then. It does not repeat what was done for that moment before. It calls fn
// for what it said.
func Fire(ctx context.Context, db *store.DB, log *slog.Logger, at time.Time, fn func(Told)) error {
	s := &Scheduler{DB: db, Log: log}
	s.hear = func(_ *store.Tx, f *Firing, said Saying) {
		fn(Told{said, f.Rule, f.Says})
	}
	err := db.Update(ctx, func(tx *store.Tx) error {
		s.Rules = dueAt(tx, at)
		for _, r := range s.Rules {
			if _, err := spoken.LastFiring(tx, r.Name); errors.Is(err, store.ErrNotFound) {
				err = begin(tx, []Rule{r}, Eve(at))
				if err != nil {
					return err
				}
			} else if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = s.Step(ctx)
	return err
}

// dueAt are the rules that fall due at a moment, to the minute.
func dueAt(tx *store.Tx, at time.Time) (rules []Rule) {
	at = at.Truncate(time.Minute)
	for _, r := range Rules() {
		if !r.due(bureau.Calendar(tx), Eve(at), at).IsZero() {
			rules = append(rules, r)
		}
	}
	return rules
}

// Eve returns a moment before a minute such that all that is due or sent in the minute falls
// due after it.
func Eve(at time.Time) time.Time {
	at = at.Truncate(time.Minute)
	if at.Equal(sent(day.DayOf(at))) {
		at = morning.Next(day.DayOf(at).Time())
	}
	return at.Add(-time.Second)
}
