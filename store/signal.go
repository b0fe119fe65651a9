package store

// A Signal tells one listener that something may have changed. Several tellings
// before it listens are one.
type Signal struct{ c chan struct{} }

func newSignal() *Signal { return &Signal{c: make(chan struct{}, 1)} }

// C receives after something changed.
func (s *Signal) C() <-chan struct{} { return s.c }

// Tell wakes the listener.
func (s *Signal) Tell() {
	select {
	case s.c <- struct{}{}:
	default:
	}
}

// A Wake is a set of signals that a Tx gives once it is committed.
type Wake uint8

// The signals.
const (
	WakeInbox Wake = 1 << iota
	WakeOutbox
	WakeBackup
)

// Wake has the Tx give signals once it is committed.
func (tx *Tx) Wake(w Wake) { tx.woken |= w }

// tell gives the signals; only after the commit, or a listener would look too
// early. So it is with what it keeps: a Tx that is done again finds what it found.
func (tx *Tx) tell() {
	for name, value := range tx.keep {
		tx.db.kept.Store(name, value)
	}
	for _, s := range [...]struct {
		wake   Wake
		signal *Signal
	}{{WakeInbox, tx.db.Inbox}, {WakeOutbox, tx.db.Outbox}, {WakeBackup, tx.db.Asked}} {
		if tx.woken&s.wake != 0 {
			s.signal.Tell()
		}
	}
}
