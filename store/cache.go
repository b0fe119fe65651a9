package store

import "sync"

// A cache keeps, for one DB, the value last read for each name.
type cache struct {
	mu     sync.Mutex
	newest map[string]revised
}

// A revised is a value and the revision it was read at.
type revised struct {
	value any
	n     int64
}

func (c *cache) load(name string, n int64) (any, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.newest[name]
	return v.value, ok && v.n == n
}

func (c *cache) store(name string, n int64, value any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.newest == nil {
		c.newest = map[string]revised{}
	}
	c.newest[name] = revised{value, n}
}

// Cached returns what read makes of the rows that a name stands for. It calls read again
// only after [Tx.Revise] was called for that name, by this process or another. The value
// is shared and must not be changed.
func Cached[T any](tx *Tx, name string, read func(tx *Tx, revision int64) (T, error)) (T, error) {
	if v, ok := tx.memo[name]; ok {
		return v.(T), nil // only one Tx writes at a time
	}
	if tx.foresees {
		return *new(T), errForeseen
	}
	n, err := tx.Revision(name)
	if err != nil {
		return *new(T), err
	}
	if v, ok := tx.db.cache.load(name, n); ok && !tx.revised[name] {
		tx.Remember(name, v)
		return v.(T), nil
	}
	v, err := read(tx, n)
	if err != nil {
		return v, err
	}
	if !tx.revised[name] { // otherwise the Tx may still be rolled back
		tx.db.cache.store(name, n, v)
	}
	tx.Remember(name, v)
	return v, nil
}

// Remember keeps a value until the Tx ends, [Tx.Revise] is called for its name, or a part of
// the Tx is rolled back.
func (tx *Tx) Remember(name string, value any) {
	if tx.memo == nil {
		tx.memo = map[string]any{}
	}
	tx.memo[name] = value
}

// Recall returns what [Tx.Remember] kept, or nil.
func (tx *Tx) Recall(name string) any { return tx.memo[name] }

// Keep keeps a value for later Txs of this DB, from the commit of this one on. A Tx that is
// run a second time sees the same values as the first time.
func (tx *Tx) Keep(name string, value any) {
	if tx.keep == nil {
		tx.keep = map[string]any{}
	}
	tx.keep[name] = value
}

// Kept returns the value that an earlier Tx kept, or nil.
func (tx *Tx) Kept(name string) any {
	value, _ := tx.db.kept.Load(name)
	return value
}

// Revise makes every process read what is cached under a name again.
func (tx *Tx) Revise(name string) error {
	if tx.revised == nil {
		tx.revised = map[string]bool{}
	}
	tx.revised[name] = true
	delete(tx.memo, name)
	return tx.Exec(`INSERT INTO revision (name, n) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET n = revision.n + 1`, name)
}

// Revision returns how often Revise was called for a name.
func (tx *Tx) Revision(name string) (int64, error) {
	if n, known := tx.conn.revision(name); known && !tx.revised[name] {
		return n, nil
	}
	n, err := One[int64](tx, `SELECT n FROM revision WHERE name = $1`, name)
	if err == ErrNotFound {
		return 0, nil
	}
	return n, err
}
