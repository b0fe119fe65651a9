package store

import (
	"database/sql/driver"
	"fmt"
	"strconv"
	"strings"
)

// UpdateOf returns the UPDATE statement for a row. The first of the columns is its key.
func UpdateOf(table, key, columns string) string {
	_, rest, _ := strings.Cut(columns, ", ")
	var set strings.Builder
	for i, name := range strings.Split(rest, ", ") {
		if i > 0 {
			set.WriteString(", ")
		}
		set.WriteString(name + " = $" + strconv.Itoa(i+2))
	}
	return "UPDATE " + table + " SET " + set.String() + " WHERE " + key + " = $1"
}

// A Ref is the id of another row. 0 is stored as NULL.
type Ref int64

// Value implements [driver.Valuer].
func (r *Ref) Value() (driver.Value, error) {
	if *r == 0 {
		return nil, nil
	}
	return int64(*r), nil
}

// Scan implements [database/sql.Scanner].
func (r *Ref) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*r = 0
	case int64:
		*r = Ref(v)
	default:
		return fmt.Errorf("store: %T is no id", v)
	}
	return nil
}
