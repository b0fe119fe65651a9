package record

import (
	"context"

	"liaison/store"
)

// CountOnce fills the 日累计 of a file that an older program wrote.
func CountOnce(db *store.DB) error {
	ctx, todo := context.Background(), false
	err := db.View(ctx, func(tx *store.Tx) (err error) {
		todo, err = store.One[bool](tx, `SELECT EXISTS (SELECT 1 FROM record) AND NOT EXISTS (SELECT 1 FROM daily)`)
		return err
	})
	if err != nil || !todo {
		return err
	}
	return db.Update(ctx, Recount)
}
