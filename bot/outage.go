package bot

import (
	"context"
	"strconv"
	"time"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
)

// An outage knows how long the program was not running. The program stores every few
// minutes that it is alive, so that a quiet weekend does not count as an outage.
type outage struct {
	hours int
	told  map[store.Chat]bool
	noted time.Time
}

const (
	// longOutage is how long an outage must be for people to be told. Telegram keeps
	// updates for 24 hours.
	longOutage = 24 * time.Hour
	noteEvery  = 10 * time.Minute
	aliveName  = "alive" // the setting that holds the last note, Unix seconds
)

// measure computes, at the start, how long the program was not running.
func (o *outage) measure(tx *store.Tx) error {
	last, err := store.Setting(tx, aliveName)
	if err != nil || last == "" {
		return err
	}
	seconds, err := strconv.ParseInt(last, 10, 64)
	if gone := tx.Now.Sub(time.Unix(seconds, 0)); err == nil && gone > longOutage {
		o.hours, o.told = int(gone.Hours()), map[store.Chat]bool{}
	}
	return err
}

// note stores that the program is alive, at most every few minutes.
func (o *outage) note(ctx context.Context, db *store.DB) error {
	if time.Since(o.noted) < noteEvery {
		return nil
	}
	first := o.noted.IsZero()
	o.noted = time.Now()
	return db.Update(ctx, func(tx *store.Tx) error {
		if first {
			if err := o.measure(tx); err != nil {
				return err
			}
		}
		if err := store.Set(tx, aliveName, strconv.FormatInt(tx.Now.Unix(), 10)); err != nil {
			return err
		}
		return dropOld(tx)
	})
}

// tell tells a person, before the answer to their next message, that messages sent during
// an outage may be lost.
func (o *outage) tell(t *turn.Turn) error {
	if o.hours == 0 || t.Me == nil || o.told[t.Update.In()] {
		return nil
	}
	o.told[t.Update.In()] = true
	return t.Say(messages.Outage(o.hours))
}

// dropOld ends the drafts nobody came back to, and says so on their cards.
func dropOld(tx *store.Tx) error {
	old, err := chat.ExpireDrafts(tx)
	if err != nil {
		return err
	}
	for _, d := range old {
		if err := chat.Redraw(tx, d.Channel, d.Chat, chat.DraftKey(d.ID), chat.Face{Text: messages.Expired}); err != nil {
			return err
		}
	}
	return nil
}
