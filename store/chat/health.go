package chat

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"liaison/store"
	"liaison/store/day"
)

// PolledName is the setting that says when Telegram last answered, in Unix
// seconds, to the minute.
const PolledName = "polled.telegram"

// PolledBy is the same setting of another channel.
func PolledBy(channel string) string { return "polled." + channel }

// PolledFault is the setting that says why Telegram could not bring an update
// lately; "": it could.
const PolledFault = "polled.fault"

// toldToWait is the setting that says until when a channel has us wait, in Unix
// seconds.
func toldToWait(channel string) string { return "wait." + channel }

const telegram = "telegram"

// clockJumped is the setting that says when the clock last jumped, and by how much, in
// seconds.
const clockJumped = "clock.jumped"

// NoteJump keeps that the clock jumped, for [HealthNow]. What happened just before it
// remains so on the new clock.
func NoteJump(tx *store.Tx, j store.Jump) error {
	for _, name := range []string{PolledName, toldToWait(telegram)} {
		at, err := seconds(tx, name)
		if err != nil {
			return err
		}
		if off := at.Add(j.By).Sub(j.At).Abs(); at.IsZero() || off > longestRetry {
			continue
		}
		if err := store.Set(tx, name, strconv.FormatInt(at.Add(j.By).Unix(), 10)); err != nil {
			return err
		}
	}
	return store.Set(tx, clockJumped, fmt.Sprintf("%d %d", j.At.Unix(), int64(j.By.Seconds())))
}

// jumped reads what NoteJump kept.
func jumped(tx *store.Tx) (j store.Jump, err error) {
	text, err := store.Setting(tx, clockJumped)
	var at, by int64
	if n, _ := fmt.Sscan(text, &at, &by); err != nil || n != 2 {
		return j, err
	}
	return store.Jump{At: time.Unix(at, 0).In(day.Shanghai), By: time.Duration(by) * time.Second}, nil
}

// smallRefused is the setting that says which small thing a service refused last: when, in Unix
// seconds, on which channel, and why.
const smallRefused = "small.refused"

// A Refusal is a small thing that a service does not take: nothing that people are told is lost.
type Refusal struct {
	At      time.Time
	Channel string
	Why     string
}

// NoteSmallRefused keeps that a small thing was refused, for [HealthNow].
func NoteSmallRefused(tx *store.Tx, channel string, fault error) error {
	return store.Set(tx, smallRefused, fmt.Sprintf("%d %s %v", tx.Now.Unix(), channel, fault))
}

// lastRefusal reads what NoteSmallRefused kept, if it is not of long ago.
func lastRefusal(tx *store.Tx) (r Refusal, err error) {
	text, err := store.Setting(tx, smallRefused)
	at, rest, _ := strings.Cut(text, " ")
	n, fault := strconv.ParseInt(at, 10, 64)
	if err != nil || fault != nil || tx.Now.Sub(time.Unix(n, 0)) > 48*time.Hour {
		return r, err
	}
	r.At = time.Unix(n, 0).In(day.Shanghai)
	r.Channel, r.Why, _ = strings.Cut(rest, " ")
	return r, nil
}

// longestWait is how long a service may have us wait. A setting that says more was kept on a
// wrong clock.
const longestWait = time.Hour

// ToldToWait keeps that the channel has us wait with a chat, for [HealthNow].
func ToldToWait(tx *store.Tx, channel string, wait time.Duration) error {
	last, err := seconds(tx, toldToWait(channel))
	until := tx.Now.Add(wait)
	if err != nil || last.After(until) && !last.After(tx.Now.Add(longestWait)) {
		return err
	}
	return store.Set(tx, toldToWait(channel), strconv.FormatInt(until.Unix(), 10))
}

// waitOf returns until when a channel has us wait, or the zero time.
func waitOf(tx *store.Tx, channel string) (time.Time, error) {
	at, err := seconds(tx, toldToWait(channel))
	if err != nil || !at.After(tx.Now) || at.After(tx.Now.Add(longestWait)) {
		return time.Time{}, err
	}
	return at, nil
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
	Jumped       store.Jump
	Refused      Refusal   // the last small thing that a service did not take, if lately
	OnServer     bool      // whoever runs the server makes the backups
	Kept         time.Time // on a server, when what is kept no longer was last forgotten
	Metered      []Metered // the channels whose services count what is used
}

// keptAt is the setting that says when the nightly work was last done on a server, in Unix
// seconds.
const keptAt = "kept.at"

// NoteKept keeps that the nightly work is done, for [HealthNow].
func NoteKept(tx *store.Tx) error {
	return store.Set(tx, keptAt, strconv.FormatInt(tx.Now.Unix(), 10))
}

// HealthNow looks how the work stands.
func HealthNow(tx *store.Tx) (h Health, err error) {
	if h.Inbox, h.Outbox, h.Aside, err = Waiting(tx); err != nil {
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
			ORDER BY queued LIMIT 1`, 1000, []any{store.MS(tx.Now)}},
	} {
		at, err := store.One[int64](tx, q.query, q.args...)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return h, err
		}
		*q.at = store.FromMS(at / q.unit)
	}
	if h.OnServer = tx.OnServer(); h.OnServer { // what a file left of its backups says nothing
		h.Kept, err = seconds(tx, keptAt)
	} else if h.BackupFault, err = store.Setting(tx, store.BackupFault); err == nil {
		h.Backup, err = seconds(tx, store.BackupAt)
	}
	if err != nil {
		return h, err
	}
	if h.Wait, err = waitOf(tx, telegram); err != nil {
		return h, err
	}
	if h.Outbox == 0 {
		h.Wait = time.Time{}
	}
	if h.Metered, err = MeteredChannels(tx); err != nil {
		return h, err
	}
	if h.PolledFault, err = store.Setting(tx, PolledFault); err != nil {
		return h, err
	}
	if h.Jumped, err = jumped(tx); err != nil {
		return h, err
	}
	if h.Refused, err = lastRefusal(tx); err != nil {
		return h, err
	}
	h.Polled, err = seconds(tx, PolledName)
	return h, err
}

// seconds reads a setting that holds Unix seconds; the zero time if it does not.
func seconds(tx *store.Tx, name string) (time.Time, error) {
	text, err := store.Setting(tx, name)
	n, fault := strconv.ParseInt(text, 10, 64)
	if err != nil || fault != nil {
		return time.Time{}, err
	}
	return time.Unix(n, 0).In(day.Shanghai), nil
}
