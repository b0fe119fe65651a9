package store

import (
	"errors"
	"strconv"
	"time"
)

// PolledName is the setting that says when Telegram last answered, in Unix
// seconds, to the minute.
const PolledName = "polled.telegram"

// PolledFault is the setting that says why Telegram could not bring an update
// lately; "": it could.
const PolledFault = "polled.fault"

// toldToWait is the setting that says until when Telegram has us wait, in Unix
// seconds.
const toldToWait = "wait.telegram"

// ToldToWait keeps that the channel has us wait with a chat, for [Tx.Health].
func (tx *Tx) ToldToWait(wait time.Duration) error {
	last, err := tx.seconds(toldToWait)
	until := tx.Now.Add(wait)
	if err != nil || last.After(until) {
		return err
	}
	return tx.Set(toldToWait, strconv.FormatInt(until.Unix(), 10))
}

// Health says how the work stands.
type Health struct {
	Inbox        int       // updates that wait
	OldestUpdate time.Time // when the first of them came; zero: none waits
	Outbox       int       // messages and cards that wait for their turn or their time
	OldestSend   time.Time // since when the first of them could be sent; chats that shut us out aside
	Aside        int       // what was set aside, and is to be looked at
	Wait         time.Time // until when Telegram has us wait with some of it; zero: it does not
	Polled       time.Time // when Telegram last answered; zero: never
	PolledFault  string    // why it could not bring an update
	Backup       time.Time // when the last backup was made; zero: never
	BackupFault  string    // why the newest one was not made
}

// Health looks how the work stands.
func (tx *Tx) Health() (h Health, err error) {
	if h.Inbox, h.Outbox, h.Aside, err = tx.Waiting(); err != nil {
		return h, err
	}
	for _, q := range []struct {
		at    *time.Time
		query string
		unit  int64 // in a millisecond
		args  []any
	}{
		{&h.OldestUpdate, `SELECT received FROM inbox WHERE undone ORDER BY id LIMIT 1`, 1, nil},
		{&h.OldestSend, `SELECT queued FROM (
			SELECT channel, chat, queued FROM outbox WHERE waiting AND not_before <= $1
			UNION ALL SELECT channel, chat, queued FROM card WHERE version <> shown AND not_before <= $1) AS due
			WHERE NOT EXISTS (SELECT 1 FROM held WHERE held.channel = due.channel AND held.chat = due.chat)
			ORDER BY queued LIMIT 1`, 1000, []any{ms(tx.Now)}},
	} {
		at, err := one[int64](tx, q.query, q.args...)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return h, err
		}
		*q.at = fromMS(at / q.unit)
	}
	if h.BackupFault, err = tx.Setting(backupFault); err != nil {
		return h, err
	}
	if h.Backup, err = tx.seconds(backupAt); err != nil {
		return h, err
	}
	if h.Wait, err = tx.seconds(toldToWait); err != nil {
		return h, err
	}
	if h.Outbox == 0 || !h.Wait.After(tx.Now) {
		h.Wait = time.Time{}
	}
	if h.PolledFault, err = tx.Setting(PolledFault); err != nil {
		return h, err
	}
	h.Polled, err = tx.seconds(PolledName)
	return h, err
}

// seconds reads a setting that holds Unix seconds; the zero time if it does not.
func (tx *Tx) seconds(name string) (time.Time, error) {
	text, err := tx.Setting(name)
	n, fault := strconv.ParseInt(text, 10, 64)
	if err != nil || fault != nil {
		return time.Time{}, err
	}
	return time.Unix(n, 0).In(Shanghai), nil
}

// Disk is [DB.DiskHere].
func (tx *Tx) Disk() (size, free int64, err error) { return tx.db.DiskHere() }

// Extent is how many records there are, and when the last one was made.
func (tx *Tx) Extent() (records int, last time.Time, err error) {
	if records, err = one[int](tx, `SELECT count(*) FROM record`); err != nil {
		return 0, last, err
	}
	at, err := one[int64](tx, `SELECT created FROM record ORDER BY id DESC LIMIT 1`)
	if errors.Is(err, ErrNotFound) {
		err = nil
	}
	return records, fromMS(at), err
}
