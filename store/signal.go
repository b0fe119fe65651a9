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

// A wake is the set of signals a Tx gives once it is committed.
type wake uint8

const (
	wakeInbox wake = 1 << iota
	wakeOutbox
	wakeBackup
)

// tell gives the signals; only after the commit, or a listener would look too
// early. So it is with turns: a Tx that is done again takes those it took before.
func (tx *Tx) tell() {
	if tx.turn != nil {
		tx.db.turn.Store(tx.turn)
	}
	if tx.woken&wakeInbox != 0 {
		tx.db.Inbox.Tell()
	}
	if tx.woken&wakeOutbox != 0 {
		tx.db.Outbox.Tell()
	}
	if tx.woken&wakeBackup != 0 {
		tx.db.Asked.Tell()
	}
}
