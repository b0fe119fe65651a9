package store

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// An Instant stores a time as Unix milliseconds, and the zero time as 0.
type Instant time.Time

// Value implements [driver.Valuer].
func (i *Instant) Value() (driver.Value, error) {
	if t := time.Time(*i); !t.IsZero() {
		return MS(t), nil
	}
	return int64(0), nil
}

// Scan implements [database/sql.Scanner].
func (i *Instant) Scan(v any) error {
	n, ok := v.(int64)
	if !ok {
		return fmt.Errorf("store: %T is no instant", v)
	}
	*i = Instant(FromMS(n))
	return nil
}
