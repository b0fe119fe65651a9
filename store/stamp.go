package store

import "time"

// newestStamp is the greatest stamp of what waits to be sent. The clock may have been ahead
// when it was given; what is queued now must still come after it.
const newestStamp = `SELECT coalesce(max(queued), 0) FROM (
	SELECT queued FROM outbox WHERE waiting UNION ALL SELECT queued FROM card WHERE version <> shown) AS waiting`

// Stamp returns a number greater than every earlier stamp; it orders what is queued. It is
// the Unix time in microseconds, or one more than the last stamp if the clock went back.
func (tx *Tx) Stamp() int64 {
	tx.db.stamp = max(tx.db.stamp+1, MS(tx.Now)*1000)
	return tx.db.stamp
}

// Seldom reports whether at least a duration has passed since it last returned true for
// a name. The first call returns true, and so does one after the clock went back.
func (tx *Tx) Seldom(name string, every time.Duration) bool {
	last, done := tx.db.seldom[name]
	if done && tx.Now.Sub(last) <= every && !last.After(tx.Now) {
		return false
	}
	tx.db.seldom[name] = tx.Now
	return true
}
