package bot

import (
	"context"
	"fmt"
	"strconv"

	"liaison/bot/turn"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// Render makes a file from its recipe, outside any update. The error is
// [store.ErrNotTheirs] where the person may not have it any more.
func Render(ctx context.Context, db *store.DB, r chat.Recipe) (name string, body []byte, err error) {
	f, known := rooms.Files[r.What]
	if !known || f.Make == nil {
		return "", nil, fmt.Errorf("bot: no recipe %q", r.What)
	}
	err = db.View(ctx, func(tx *store.Tx) error {
		dir, p, err := asker(tx, f, r)
		if err == nil {
			body, err = f.Make(tx, dir, p, r.Args)
		}
		return err
	})
	return r.Name, body, err
}

// Entitled is what Render asks first, for a file that is made elsewhere.
func Entitled(ctx context.Context, db *store.DB, r chat.Recipe) error {
	return db.View(ctx, func(tx *store.Tx) error {
		_, _, err := asker(tx, rooms.Files[r.What], r)
		return err
	})
}

// asker is the person that a file is made for, if they may have it now.
func asker(tx *store.Tx, f turn.File, r chat.Recipe) (*bureau.Directory, *bureau.Person, error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, nil, err
	}
	id, _ := strconv.ParseInt(r.Args["person"], 10, 64)
	p := dir.Person(id)
	if p == nil || !p.Active || p.Chat == 0 || len(f.Roles) > 0 && !p.Is(f.Roles...) {
		return nil, nil, fmt.Errorf("%w: %q may not have the file %s", chat.ErrNotTheirs, r.Args["person"], r.What)
	}
	return dir, p, nil
}
