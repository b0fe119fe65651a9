package turn

import (
	"errors"

	"liaison/messages"
	"liaison/messages/report/word"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/roster"
)

// Reason returns the part of an error that is meant for people.
func Reason(err error) string {
	if e, ok := errors.AsType[*roster.FileError](err); ok {
		return e.Reason
	}
	if e, ok := errors.AsType[*word.TemplateError](err); ok {
		return e.Reason
	}
	if e, ok := errors.AsType[*store.Refusal](err); ok {
		return e.Reason
	}
	return err.Error()
}

// Upload returns a file that was read and waits for the yes of whoever sent it, who
// must have one of the roles: an admin, if none is named.
func (t *Turn) Upload(id int64, roles ...bureau.Role) (*chat.Upload, error) {
	if len(roles) == 0 {
		roles = AdminRoles
	}
	up, err := chat.FindUpload(t.Tx, id)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil, &store.Refusal{Reason: messages.StaleCard}
	case err == nil && (!t.Me.Is(roles...) || up.Person != t.Me.ID):
		return nil, &store.Refusal{Reason: messages.NotAllowed}
	}
	return up, err
}

// UploadOn returns the id of the file that a card shows.
func UploadOn(id int64, ok bool) (int64, error) {
	if !ok {
		return 0, &store.Refusal{Reason: messages.StaleCard}
	}
	return id, nil
}

// DropUpload is 不要了 on the card of a file.
func (t *Turn) DropUpload(card *chat.Card, id int64, ok bool, roles ...bureau.Role) error {
	id, err := UploadOn(id, ok)
	if err != nil {
		return err
	}
	if _, err := t.Upload(id, roles...); err != nil {
		return err
	}
	return errors.Join(chat.DropUpload(t.Tx, id), t.Toast(""), t.Show(card.Key, chat.Face{Text: messages.ImportDropped}))
}
