package store

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// An instant stores a time as Unix milliseconds; the zero time as 0.
type instant time.Time

// Value implements [driver.Valuer].
func (i *instant) Value() (driver.Value, error) {
	if t := time.Time(*i); !t.IsZero() {
		return ms(t), nil
	}
	return int64(0), nil
}

// Scan implements [database/sql.Scanner].
func (i *instant) Scan(v any) error {
	n, ok := v.(int64)
	if !ok {
		return fmt.Errorf("store: %T is no instant", v)
	}
	*i = instant(fromMS(n))
	return nil
}
