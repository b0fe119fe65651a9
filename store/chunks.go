package store

import "math/bits"

// mostInChunk is the largest number of values in one statement.
const mostInChunk = 64

// InChunks calls do with the values, in order, in chunks whose length is a power of two.
// So only a few different statements are prepared, however many values there are.
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
