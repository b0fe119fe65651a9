package store

// A Signal tells one listener that something may have changed. Several calls of Tell before
// the listener receives count as one.
type Signal struct{ c chan struct{} }

func newSignal() *Signal { return &Signal{c: make(chan struct{}, 1)} }

// C returns the channel that receives after Tell.
func (s *Signal) C() <-chan struct{} { return s.c }

// Tell wakes the listener.
func (s *Signal) Tell() {
	select {
	case s.c <- struct{}{}:
	default:
	}
}

// A Wake is a set of signals that a Tx sends after its commit.
type Wake uint8

// The signals.
const (
	WakeInbox Wake = 1 << iota
	WakeOutbox
	WakeBackup
)

// Wake makes the Tx send signals after its commit.
func (tx *Tx) Wake(w Wake) { tx.woken |= w }

// publish publishes the kept values. It must run after the commit: a Tx that runs again must
// see the same values as before.
func (tx *Tx) publish() {
	for name, value := range tx.keep {
		tx.db.kept.Store(name, value)
	}
}

// ring sends signals, of a Tx that is on the disk: a listener would look too early otherwise.
func (db *DB) ring(woken Wake) {
	for _, s := range [...]struct {
		wake   Wake
		signal *Signal
	}{{WakeInbox, db.Inbox}, {WakeOutbox, db.Outbox}, {WakeBackup, db.Asked}} {
		if woken&s.wake != 0 {
			s.signal.Tell()
		}
	}
}
