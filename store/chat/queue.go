package chat

import (
	"context"
	"errors"
	"strings"
	"time"

	"liaison/store"
	"liaison/store/record"
)

// A Queued says that there is something new to send, without its content.
type Queued struct {
	Chat, Queued int64
	Small        bool
	Priority     Priority
	NotBefore    time.Time
}

// QueuedMessages returns what was queued after a place in the order, at most n.
func QueuedMessages(tx *store.Tx, channel string, after int64, n int) ([]Queued, error) {
	return store.Find(tx, func(q *Queued) []any {
		return []any{&q.Chat, &q.Queued, &q.Small, &q.Priority, (*store.Instant)(&q.NotBefore)}
	}, `SELECT chat, queued, small <> '', priority, not_before FROM outbox
		WHERE waiting AND channel = $1 AND queued > $2 ORDER BY queued LIMIT $3`, channel, after, n)
}

// Whole is QueuedMessages with what they say, for those of a priority or before it.
func Whole(tx *store.Tx, channel string, after int64, last Priority, n int) ([]Message, error) {
	return store.Find(tx, (*Message).fields, `SELECT `+messageColumns+` FROM outbox
		WHERE waiting AND channel = $1 AND queued > $2 AND priority <= $3 ORDER BY queued LIMIT $4`, channel, after, last, n)
}

// AsQueued says of a message that it is to be sent.
func (m *Message) AsQueued() Queued {
	return Queued{Chat: m.Chat, Queued: m.Queued, Small: m.Small() != "", Priority: m.Priority, NotBefore: m.NotBefore}
}

// QueuedCards returns the cards to draw that were changed after a place in the
// order, at most n.
func QueuedCards(tx *store.Tx, channel string, after int64, n int) ([]Queued, error) {
	return store.Find(tx, func(q *Queued) []any {
		return []any{&q.Chat, &q.Queued, &q.Priority, (*store.Instant)(&q.NotBefore)}
	}, `SELECT chat, queued, priority, not_before FROM card
		WHERE version <> shown AND channel = $1 AND queued > $2 ORDER BY queued LIMIT $3`, channel, after, n)
}

// WholeCards is QueuedCards with what the cards show.
func WholeCards(tx *store.Tx, channel string, after int64, n int) ([]Card, error) {
	return store.Find(tx, (*Card).fields, `SELECT `+cardColumns+` FROM card
		WHERE version <> shown AND channel = $1 AND queued > $2 ORDER BY queued LIMIT $3`, channel, after, n)
}

// FirstMessages returns the first two messages of a chat, so that the caller knows whether
// there is more than one. Answers to taps and small things are not among them. A message
// that failed keeps its place until NotBefore.
func FirstMessages(tx *store.Tx, channel string, chat int64) ([]Message, error) {
	return store.Find(tx, (*Message).fields, `SELECT `+messageColumns+` FROM outbox
		WHERE waiting AND small = '' AND channel = $1 AND chat = $2 AND priority >= $3 AND (not_before <= $4 OR tries > 0)
		ORDER BY priority, queued LIMIT 2`, channel, chat, Reply, store.MS(tx.Now))
}

// FirstSmall returns the next two small things of a chat; none while the chat is held. One that
// failed waits for its time and lets the others pass.
func FirstSmall(tx *store.Tx, channel string, chat int64) ([]Message, error) {
	return store.Find(tx, (*Message).fields, `SELECT `+messageColumns+` FROM outbox
		WHERE waiting AND small <> '' AND channel = $1 AND chat = $2
		AND NOT EXISTS (SELECT 1 FROM held WHERE channel = $1 AND chat = $2) ORDER BY not_before, queued LIMIT 2`, channel, chat)
}

// FirstCards is [FirstMessages] for the cards of a chat.
func FirstCards(tx *store.Tx, channel string, chat int64) ([]Card, error) {
	return store.Find(tx, (*Card).fields, `SELECT `+cardColumns+` FROM card
		WHERE version <> shown AND channel = $1 AND chat = $2 AND (not_before <= $3 OR tries > 0)
		ORDER BY priority, queued LIMIT 2`, channel, chat, store.MS(tx.Now))
}

// Planned returns the chats with messages or cards whose time came after a moment, and the
// next such time; the zero time if none waits. A chat may occur several times.
func Planned(tx *store.Tx, channel string, after time.Time) (chats []int64, next time.Time, err error) {
	for _, waiting := range []string{`outbox WHERE waiting`, `card WHERE version <> shown`} {
		planned := waiting + ` AND not_before > 0 AND channel = $1 AND not_before > $2`
		found, err := store.Column[int64](tx, `SELECT chat FROM `+planned+` AND not_before <= $3 ORDER BY not_before`, channel, store.MS(after), store.MS(tx.Now))
		if err != nil {
			return nil, next, err
		}
		chats = append(chats, found...)
		at, err := store.One[int64](tx, `SELECT not_before FROM `+planned+` ORDER BY not_before LIMIT 1`, channel, store.MS(tx.Now))
		if err == store.ErrNotFound {
			continue
		} else if err != nil {
			return nil, next, err
		}
		if next.IsZero() || at < store.MS(next) {
			next = store.FromMS(at)
		}
	}
	return chats, next, nil
}

// NextPlanned returns the next time of a waiting message or card on any channel, or the zero
// time.
func NextPlanned(tx *store.Tx) (time.Time, error) {
	at, err := store.One[int64](tx, `SELECT not_before FROM (
		SELECT not_before FROM outbox WHERE waiting AND not_before > 0 AND not_before > $1
		UNION ALL SELECT not_before FROM card WHERE version <> shown AND not_before > 0 AND not_before > $1) AS planned
		ORDER BY not_before LIMIT 1`, store.MS(tx.Now))
	if err == store.ErrNotFound {
		return time.Time{}, nil
	}
	return store.FromMS(at), err
}

// Hold holds everything for a chat back until an update comes from it, unless one came after a
// moment.
func Hold(tx *store.Tx, channel string, chat int64, since time.Time) (bool, error) {
	// The newest updates only: this is about the moment of a send.
	came, err := store.One[int](tx, `SELECT count(*) FROM (SELECT chat, channel, received FROM inbox ORDER BY id DESC LIMIT 1000) AS newest
		WHERE chat = $2 AND channel = $1 AND received >= $3`, channel, chat, store.MS(since))
	if err != nil || came > 0 {
		return false, err
	}
	tx.Remember(nobodyHeld, false)
	return true, tx.Exec(`INSERT INTO held (channel, chat, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, channel, chat, store.MS(tx.Now))
}

// Held returns the chats that are held.
func Held(tx *store.Tx, channel string) ([]int64, error) {
	return store.Column[int64](tx, `SELECT chat FROM held WHERE channel = $1`, channel)
}

// nobodyHeld is the key under which a Tx remembers that no chat is held.
const nobodyHeld = "nobody held"

// release ends a hold. Holds are rare, so a Tx checks only once whether there is any.
func release(tx *store.Tx, channel string, chat int64) error {
	if tx.Recall(nobodyHeld) == true {
		return nil
	}
	some, err := store.One[bool](tx, `SELECT EXISTS (SELECT 1 FROM held)`)
	tx.Remember(nobodyHeld, !some)
	if err != nil || !some {
		return err
	}
	n, err := tx.Change(`DELETE FROM held WHERE channel = $1 AND chat = $2`, channel, chat)
	if n > 0 {
		tx.Wake(store.WakeOutbox)
	}
	return err
}

// longestRetry is longer than any wait after a fault, unless Telegram says more:
// then it says so again.
const longestRetry = 20 * time.Minute

// Ready repairs what an older program or a wrong clock left in a database. Whoever opens a
// database to work on it must call it once.
func Ready(db *store.DB) error {
	if err := record.CountOnce(db); err != nil {
		return err
	}
	return Mend(db)
}

// mendings are what [Mend] does to rows whose time was reckoned on a clock that was ahead: $1 is so
// much later than now.
var mendings = []struct {
	later     time.Duration
	rows, set string
}{
	{longestRetry, `inbox WHERE undone AND tries > 0 AND not_before > $1`, `not_before = 0`},
	{longestRetry, `outbox WHERE waiting AND tries > 0 AND not_before > $1`, `not_before = 0`},
	{longestRetry, `card WHERE version <> shown AND tries > 0 AND not_before > $1`, `not_before = 0`},
	{halfDay, `outbox WHERE waiting` + ahead, sameHour},
	{halfDay, `card WHERE version <> shown` + ahead + ` AND key LIKE '` + recordCard + `%'`, sameHour},
	// Of a day to come: it says what is not so, and its rule falls due again.
	{halfDay, `card WHERE version <> shown` + ahead + ` AND key NOT LIKE '` + recordCard + `%'`, `shown = version, fault = 'expired'`},
}

const (
	halfDay  = 12 * time.Hour
	ahead    = ` AND tries = 0 AND not_before > 0 AND queued / 1000 > $1 AND not_before >= queued / 1000 - 60000`
	tooMuch  = `((queued / 1000 - $1) / 86400000 + 1) * 86400000`
	sameHour = `not_before = not_before - ` + tooMuch + `, not_after = CASE WHEN not_after > 0 THEN not_after - ` + tooMuch + ` ELSE 0 END`
)

// Mend schedules anew what waits for a time that was reckoned on a wrong clock and lies too
// far ahead now. What failed is due now: it would block its chat until then. What was queued
// while the clock was ahead by half a day or more, by this program or the one before, waits for
// the same hour of the day on the right clock; the lists and cards of a day that is not come yet
// are as if they had expired.
func Mend(db *store.DB) error {
	ctx, todo := context.Background(), false
	err := db.View(ctx, func(tx *store.Tx) (all error) {
		for _, m := range mendings {
			found, err := store.One[bool](tx, `SELECT EXISTS (SELECT 1 FROM `+m.rows+`)`, store.MS(tx.Now.Add(m.later)))
			todo, all = todo || found, errors.Join(all, err)
		}
		return all
	})
	if err != nil || !todo {
		return err
	}
	return db.Update(ctx, func(tx *store.Tx) (all error) {
		tx.Wake(store.WakeInbox | store.WakeOutbox)
		for _, m := range mendings {
			table, where, _ := strings.Cut(m.rows, " ")
			all = errors.Join(all, tx.Exec(`UPDATE `+table+` SET `+m.set+` `+where, store.MS(tx.Now.Add(m.later))))
		}
		return all
	})
}
