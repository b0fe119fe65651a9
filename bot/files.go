package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/roster"
)

// Render makes a file from its recipe, outside any update. It returns
// [chat.ErrNotTheirs] if the person may not have the file any more.
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

// Entitled makes the check of [Render] for a file that is made elsewhere.
func Entitled(ctx context.Context, db *store.DB, r chat.Recipe) error {
	return db.View(ctx, func(tx *store.Tx) error {
		_, _, err := asker(tx, rooms.Files[r.What], r)
		return err
	})
}

// asker returns the person a file is made for, if they may have it now.
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

// fetch asks the channel to download a file. The content comes back as an update, so that
// reading a large file delays nobody.
func fetch(t *turn.Turn, f chat.File) error {
	switch {
	case !t.House.MayImport(t.Me, f.Name):
		return t.Say(messages.OnlyAdminImports)
	case f.Size > roster.MaxBytes:
		return t.Say(messages.FileTooBig)
	}
	return errors.Join(t.Send(chat.Message{Kind: chat.Typing}),
		t.Send(chat.Message{Kind: chat.Fetch, File: &f, Recipe: &chat.Recipe{What: t.House.ImportOf(f.Name, nil).What, Args: map[string]string{"says": t.Says}}}))
}

// Fetched takes a file that the bot asked for, or the error of its download. It reads the
// file outside any transaction and puts it into the inbox as an update of its chat.
func Fetched(ctx context.Context, db *store.DB, m chat.Message, body []byte, fault error) error {
	u := chat.Update{Channel: m.Channel, Remote: -m.Queued, Chat: m.Chat, Kind: chat.Fetched, At: db.Clock.Now().Unix()}
	var parked *chat.Upload
	kind := rooms.ImportOf(m.File.Name, body)
	if fault != nil || kind == nil {
		u.Text = messages.FetchFailed
	} else if read, err := kind.Read(m.File.Name, body); err != nil {
		u.Text = messages.CannotRead(turn.Reason(err))
	} else if text, err := json.Marshal(read); err != nil {
		return err
	} else {
		parked = &chat.Upload{Name: m.File.Name, Body: text}
	}
	return db.Update(ctx, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		p := dir.PersonAt(m.Channel, m.Chat)
		switch {
		case parked == nil || p == nil || p.ID != m.Owner:
		case !kind.May(p):
			u.Text = messages.OnlyAdminImports
		default:
			parked.Person = p.ID
			if err := chat.SaveUpload(tx, parked); err != nil {
				return err
			}
			u.Data = kind.What + ":" + turn.IDText(parked.ID)
			if m.Recipe != nil {
				u.Text = m.Recipe.Args["says"]
			}
		}
		return chat.Receive(tx, &u)
	})
}

// fetched shows what importing a file would change.
func fetched(t *turn.Turn) error {
	if t.Update.Data == "" {
		return t.Say(t.Update.Text)
	}
	what, number, _ := strings.Cut(t.Update.Data, ":")
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return err
	}
	for _, kind := range t.House.Imports {
		if kind.What == what {
			return kind.Show(t, id)
		}
	}
	return fmt.Errorf("bot: no file %q", t.Update.Data)
}
