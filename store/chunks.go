package store

import "math/bits"

// mostInChunk is how many values a statement takes at a time.
const mostInChunk = 64

// InChunks hands values to do, in order, a power of two at a time: so there are few
// statements to prepare, however many values there are.
func InChunks[V any](values []V, do func(some []V) error) error {
	for len(values) > 0 {
		n := min(1<<(bits.Len(uint(len(values)))-1), mostInChunk)
		if err := do(values[:n]); err != nil {
			return err
		}
		values = values[n:]
	}
	return nil
}
