package chat

import (
	"fmt"

	"liaison/store"
)

// A Usage is what a channel was used in a month, where its service counts. What was used since
// the program last wrote it down is lost if the program is killed: at most a minute.
type Usage struct {
	Month    string // 2026-04
	Calls    int64  // of the service's API
	Messages int64  // that the service brought
}

func usageName(channel string) string { return "usage." + channel }

// UsageNow returns the usage of this month.
func UsageNow(tx *store.Tx, channel string) (Usage, error) {
	now := Usage{Month: string(tx.Today()[:7])}
	text, err := store.Setting(tx, usageName(channel))
	var u Usage
	if n, _ := fmt.Sscan(text, &u.Month, &u.Calls, &u.Messages); err != nil || n != 3 || u.Month != now.Month {
		return now, err
	}
	return u, nil
}

// AddUsage adds to the usage of this month, and returns it.
func AddUsage(tx *store.Tx, channel string, calls, messages int64) (Usage, error) {
	u, err := UsageNow(tx, channel)
	if err != nil || calls == 0 && messages == 0 {
		return u, err
	}
	u.Calls, u.Messages = u.Calls+calls, u.Messages+messages
	return u, store.Set(tx, usageName(channel), fmt.Sprint(u.Month, " ", u.Calls, " ", u.Messages))
}
