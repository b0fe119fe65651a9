package telegramtest

// A bell wakes all who listen. It is guarded by the server's lock, and costs
// nothing while nobody listens.
type bell struct{ ch chan struct{} }

// listen returns a channel that closes at the next ring.
func (b *bell) listen() <-chan struct{} {
	if b.ch == nil {
		b.ch = make(chan struct{})
	}
	return b.ch
}

func (b *bell) ring() {
	if b.ch != nil {
		close(b.ch)
		b.ch = nil
	}
}
