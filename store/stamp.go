package store

import "time"

// newestStamp is the greatest stamp of what still waits to be sent. The clock may
// have been ahead when it was given; what is queued now comes behind it all the same.
const newestStamp = `SELECT coalesce(max(queued), 0) FROM (
	SELECT queued FROM outbox WHERE waiting UNION ALL SELECT queued FROM card WHERE version <> shown) AS waiting`

// Stamp is a number greater than every one before it: the order in which things
// are queued. It holds the time, in microseconds, unless the clock went back.
func (tx *Tx) Stamp() int64 {
	tx.db.stamp = max(tx.db.stamp+1, MS(tx.Now)*1000)
	return tx.db.stamp
}

// Seldom reports whether so much time has passed since it last did for this name.
// The first time it has.
func (tx *Tx) Seldom(name string, every time.Duration) bool {
	last, done := tx.db.seldom[name]
	if done && tx.Now.Sub(last) <= every {
		return false
	}
	tx.db.seldom[name] = tx.Now
	return true
}
