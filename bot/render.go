package bot

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// rosterFile is the recipe of 名册, as it is now.
const rosterFile = "roster"

// RemindFile is the recipe of a rehearsal of the reminders: made by whoever has
// the rules.
const RemindFile = "remind"

// rehearse is 提醒预演: who would be told what, and why, this week or in the days
// that were named.
func (t *turn) rehearse(rest string) error {
	p := t.periodIn(rest)
	p.From = max(p.From, t.today)
	recipe := t.recipe(RemindFile, messages.RehearsalName(p), map[string]string{"from": string(p.From), "to": string(p.To)})
	return errors.Join(t.say(messages.RemindTaken), t.send(chat.Message{Kind: chat.Document, Recipe: recipe}))
}

// recipe is what makes a file for the person of this turn.
func (t *turn) recipe(what, name string, args map[string]string) *chat.Recipe {
	if args == nil {
		args = map[string]string{}
	}
	args["person"] = idText(t.me.ID)
	return &chat.Recipe{Name: name, What: what, Args: args}
}

// Render makes a file from its recipe, outside any update. The error is
// [store.ErrNotTheirs] where the person may not have it any more.
func Render(ctx context.Context, db *store.DB, r chat.Recipe) (name string, body []byte, err error) {
	f, known := rooms.files[r.What]
	if !known || f.make == nil {
		return "", nil, fmt.Errorf("bot: no recipe %q", r.What)
	}
	err = db.View(ctx, func(tx *store.Tx) error {
		dir, p, err := asker(tx, f, r)
		if err == nil {
			body, err = f.make(tx, dir, p, r.Args)
		}
		return err
	})
	return r.Name, body, err
}

// Entitled is what Render asks first, for a file that is made elsewhere.
func Entitled(ctx context.Context, db *store.DB, r chat.Recipe) error {
	return db.View(ctx, func(tx *store.Tx) error {
		_, _, err := asker(tx, rooms.files[r.What], r)
		return err
	})
}

// asker is the person that a file is made for, if they may have it now.
func asker(tx *store.Tx, f file, r chat.Recipe) (*bureau.Directory, *bureau.Person, error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, nil, err
	}
	id, _ := strconv.ParseInt(r.Args["person"], 10, 64)
	p := dir.Person(id)
	if p == nil || !p.Active || p.Chat == 0 || len(f.roles) > 0 && !p.Is(f.roles...) {
		return nil, nil, fmt.Errorf("%w: %q may not have the file %s", chat.ErrNotTheirs, r.Args["person"], r.What)
	}
	return dir, p, nil
}
