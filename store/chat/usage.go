package chat

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"liaison/store"
)

// A Usage is how much a channel was used in a month, where its service counts. What was used since
// the program last wrote it down is lost if the program is killed: at most a minute.
type Usage struct {
	Month    string // 2026-04
	Calls    int64  // of the service's API
	Messages int64  // that the service brought
}

// A Metered is a channel whose service counts.
type Metered struct {
	Channel  string
	Used     Usage
	Calls    int64 // that the month has
	Messages int64
	Polled   time.Time // when the service last gave a sign of life; zero: never
	Wait     time.Time // until when the service has us wait; zero: it does not
}

// Share is how much of the month is used, of whichever is used more.
func (m *Metered) Share() float64 {
	share := 0.0
	for used, most := range map[int64]int64{m.Used.Calls: m.Calls, m.Used.Messages: m.Messages} {
		if most > 0 {
			share = max(share, float64(used)/float64(most))
		}
	}
	return share
}

// usagePrefix and limitsPrefix begin the settings that hold the usage and the limits of a channel.
const (
	usagePrefix  = "usage."
	limitsPrefix = "limits."
)

// SetLimits keeps how many calls and messages a channel has in a month; none: it does not count.
func SetLimits(tx *store.Tx, channel string, calls, messages int64) error {
	if calls == 0 && messages == 0 {
		return store.Set(tx, limitsPrefix+channel, "")
	}
	return store.Set(tx, limitsPrefix+channel, fmt.Sprint(calls, " ", messages))
}

// AddUsage adds to the usage of this month.
func AddUsage(tx *store.Tx, channel string, calls, messages int64) (Usage, error) {
	text, err := store.Setting(tx, usagePrefix+channel)
	if err != nil {
		return Usage{}, err
	}
	u := usageIn(tx, text)
	if calls == 0 && messages == 0 {
		return u, nil
	}
	u.Calls, u.Messages = u.Calls+calls, u.Messages+messages
	return u, store.Set(tx, usagePrefix+channel, fmt.Sprint(u.Month, " ", u.Calls, " ", u.Messages))
}

// usageIn reads what AddUsage kept. A new month begins with nothing.
func usageIn(tx *store.Tx, text string) (u Usage) {
	month := string(tx.Today()[:7])
	if n, _ := fmt.Sscan(text, &u.Month, &u.Calls, &u.Messages); n != 3 || u.Month != month {
		return Usage{Month: month}
	}
	return u
}

// MeteredChannels returns the channels whose services count, by name.
func MeteredChannels(tx *store.Tx) (all []Metered, err error) {
	limits, err := store.Settings(tx, limitsPrefix)
	if err != nil || len(limits) == 0 {
		return nil, err
	}
	for name, text := range limits {
		m := Metered{Channel: strings.TrimPrefix(name, limitsPrefix)}
		if n, _ := fmt.Sscan(text, &m.Calls, &m.Messages); n != 2 {
			continue
		}
		if text, err = store.Setting(tx, usagePrefix+m.Channel); err != nil {
			return nil, err
		}
		m.Used = usageIn(tx, text)
		if m.Polled, err = seconds(tx, PolledBy(m.Channel)); err != nil {
			return nil, err
		}
		if m.Wait, err = waitOf(tx, m.Channel); err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// LastHeard returns when the service of a channel last gave a sign of life; zero: never.
func LastHeard(tx *store.Tx, channel string) (time.Time, error) {
	return seconds(tx, PolledBy(channel))
}

// NoteHeard keeps when the service of a channel last gave a sign of life.
func NoteHeard(tx *store.Tx, channel string, at time.Time) error {
	return store.Set(tx, PolledBy(channel), strconv.FormatInt(at.Unix(), 10))
}
