package bureau

import (
	"strings"

	"liaison/store"
)

// save adds a row if *id is 0, and updates it otherwise. The first of the columns is id; values are
// those of the others. It revises the roster for every process.
func save(tx *store.Tx, table, columns string, id *int64, values []any) (err error) {
	_, rest, _ := strings.Cut(columns, ", ")
	if err := tx.Revise(Rosters); err != nil {
		return err
	}
	if *id == 0 {
		*id, err = tx.Insert(table, rest, values...)
		return err
	}
	return tx.Exec(store.UpdateOf(table, "id", columns), append([]any{*id}, values...)...)
}
