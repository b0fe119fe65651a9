package bot

import (
	"context"
	"fmt"

	"liaison/store"
	"liaison/store/roster"
)

// rosterFile is the recipe of 名册, as it is now.
const rosterFile = "roster"

// Render makes a file from its recipe, outside any update.
func Render(ctx context.Context, db *store.DB, r store.Recipe) (name string, body []byte, err error) {
	switch r.What {
	case rosterFile:
		err = db.View(ctx, func(tx *store.Tx) (err error) {
			body, err = roster.Export(tx)
			return err
		})
		return r.Name, body, err
	}
	return "", nil, fmt.Errorf("bot: no recipe %q", r.What)
}
