package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"liaison/messages"
	"liaison/messages/report/word"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/roster"
)

// fetch has a file downloaded. It comes back as an update, so that the reading
// of a large file holds nobody up.
func (t *turn) fetch(f chat.File) error {
	switch {
	case !t.me.Is(bureau.Admin):
		return t.say(messages.OnlyAdminImports)
	case f.Size > roster.MaxBytes:
		return t.say(messages.FileTooBig)
	}
	return errors.Join(t.send(chat.Message{Kind: chat.Typing}),
		t.send(chat.Message{Kind: chat.Fetch, File: &f, Recipe: &chat.Recipe{What: t.house.importOf(f.Name, nil).what}}))
}

// Fetched takes a file that was asked for: it is read here, outside any
// transaction, and goes to its chat as an update.
func Fetched(ctx context.Context, db *store.DB, m chat.Message, body []byte, fault error) error {
	u := chat.Update{Channel: m.Channel, Remote: -m.Queued, Chat: m.Chat, Kind: chat.Fetched, At: db.Clock.Now().Unix()}
	var parked *chat.Upload
	kind := rooms.importOf(m.File.Name, body)
	if fault != nil || kind == nil {
		u.Text = messages.FetchFailed
	} else if read, err := kind.read(m.File.Name, body); err != nil {
		u.Text = messages.CannotRead(reason(err))
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
		if parked != nil && p != nil && p.ID == m.Owner {
			parked.Person = p.ID
			if err := chat.SaveUpload(tx, parked); err != nil {
				return err
			}
			u.Data = kind.what + ":" + idText(parked.ID)
		}
		return chat.Receive(tx, &u)
	})
}

// reason is the part of an error that is meant for people.
func reason(err error) string {
	if e, ok := errors.AsType[*roster.FileError](err); ok {
		return e.Reason
	}
	if e, ok := errors.AsType[*word.TemplateError](err); ok {
		return e.Reason
	}
	return err.Error()
}

// fetched shows what a file would change.
func (t *turn) fetched() error {
	if t.u.Data == "" {
		return t.say(t.u.Text)
	}
	what, number, _ := strings.Cut(t.u.Data, ":")
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return err
	}
	if _, err := t.upload(id); err != nil {
		return err
	}
	for _, kind := range t.house.imports {
		if kind.what == what {
			return kind.show(t, id)
		}
	}
	return fmt.Errorf("bot: no file %q", t.u.Data)
}

// upload returns a file that was read and waits for the yes of the admin who
// sent it.
func (t *turn) upload(id int64) (*chat.Upload, error) {
	up, err := chat.FindUpload(t.tx, id)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil, &store.Refusal{Reason: messages.StaleCard}
	case err == nil && (!t.me.Is(bureau.Admin) || up.Person != t.me.ID):
		return nil, &store.Refusal{Reason: messages.NotAllowed}
	}
	return up, err
}

// uploadOn is the file that a card shows, as its key says.
func uploadOn(id int64, ok bool) (int64, error) {
	if !ok {
		return 0, &store.Refusal{Reason: messages.StaleCard}
	}
	return id, nil
}
