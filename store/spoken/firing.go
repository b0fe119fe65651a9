package spoken

import (
	"time"

	"liaison/store"
	"liaison/store/day"
)

// A Firing is one time a reminder rule fell due (一次触发). It is open while
// chunks of it are left to do, and in the end done or missed.
type Firing struct {
	Rule  string
	Due   time.Time
	State FiringState
	After int64 // the last id its chunks have passed
	Sent  int
	Ended time.Time
}

// A FiringState is the state of a firing.
type FiringState string

// The states of a firing.
const (
	FiringOpen   FiringState = "open"
	FiringDone   FiringState = "done"
	FiringMissed FiringState = "missed" // too late to be of use, wholly or for those after After
)

const firingColumns = `rule, due, state, after, sent, ended`

func (f *Firing) fields() []any {
	return []any{&f.Rule, (*store.Instant)(&f.Due), &f.State, &f.After, &f.Sent, (*store.Instant)(&f.Ended)}
}

// LastFiring returns the newest firing of a rule, or ErrNotFound. One that is due or ended
// later than now was stored while the clock was ahead, and does not count.
func LastFiring(tx *store.Tx, rule string) (*Firing, error) {
	now := store.MS(tx.Now)
	return store.FindOne(tx, (*Firing).fields, `SELECT `+firingColumns+` FROM firing WHERE rule = $1 AND due <= $2 AND ended <= $3 ORDER BY due DESC LIMIT 1`,
		rule, now, now+store.JumpFrom.Milliseconds())
}

// SaveFiring stores a new or changed firing, and sets Ended when it is no longer open.
func SaveFiring(tx *store.Tx, f *Firing) error {
	if f.State != FiringOpen {
		f.Ended = tx.Now
	}
	return tx.Exec(store.InsertInto("firing", firingColumns)+` ON CONFLICT (rule, due) DO UPDATE
		SET state = excluded.state, after = excluded.after, sent = excluded.sent, ended = excluded.ended`,
		f.Rule, store.MS(f.Due), f.State, f.After, f.Sent, (*store.Instant)(&f.Ended))
}

// Rewind deletes the firings and the unasked messages from a moment on, so that they can be rehearsed.
// It is only for copies of the database.
func Rewind(tx *store.Tx, to time.Time) error {
	if err := tx.Exec(`DELETE FROM firing WHERE due >= $1`, store.MS(to)); err != nil {
		return err
	}
	return tx.Exec(`DELETE FROM spoken WHERE day >= $1`, day.DayOf(to))
}
