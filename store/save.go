package store

import (
	"database/sql/driver"
	"fmt"
	"strconv"
	"strings"
)

// save adds a row when *id is 0 and updates it otherwise. columns begin with id;
// values are those of the other columns. It tells every process that the roster
// changed.
func save(tx *Tx, table, columns string, id *int64, values []any) (err error) {
	_, rest, _ := strings.Cut(columns, ", ")
	if err := tx.Revise(Rosters); err != nil {
		return err
	}
	if *id == 0 {
		*id, err = tx.insert(table, rest, values...)
		return err
	}
	return tx.exec(updateOf(table, "id", columns), append([]any{*id}, values...)...)
}

// updateOf is the statement that changes a row; columns begin with its key.
func updateOf(table, key, columns string) string {
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

// A ref is the id of another row; 0 is stored as NULL.
type ref int64

// Value implements [driver.Valuer].
func (r *ref) Value() (driver.Value, error) {
	if *r == 0 {
		return nil, nil
	}
	return int64(*r), nil
}

// Scan implements [database/sql.Scanner].
func (r *ref) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*r = 0
	case int64:
		*r = ref(v)
	default:
		return fmt.Errorf("store: %T is no id", v)
	}
	return nil
}
