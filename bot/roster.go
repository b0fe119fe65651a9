package bot

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"liaison/messages"
	"liaison/store"
	"liaison/store/roster"
)

// isRoster reports whether a file may be a roster.
func isRoster(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".csv") || strings.HasSuffix(name, ".xlsx") || strings.HasSuffix(name, ".xls")
}

// howToImport is /import: the roster as it is comes along, to be edited and sent
// back.
func (t *turn) howToImport(string) error {
	recipe := &store.Recipe{Name: messages.RosterName(t.today), What: rosterFile}
	return errors.Join(t.say(messages.HowToImport), t.send(store.Message{Kind: store.Document, Recipe: recipe}))
}

// fetchRoster has a roster file downloaded. It comes back as an update, so that
// the reading of a large file holds nobody up.
func (t *turn) fetchRoster(f store.File) error {
	if f.Size > roster.MaxBytes {
		return t.say(messages.FileTooBig)
	}
	return errors.Join(t.send(store.Message{Kind: store.Typing}),
		t.send(store.Message{Kind: store.Fetch, File: &f, Recipe: &store.Recipe{What: rosterFile}}))
}

// Fetched takes a file that was asked for: it is read here, outside any
// transaction, and goes to its chat as an update.
func Fetched(ctx context.Context, db *store.DB, m store.Message, body []byte, fault error) error {
	u := store.Update{Channel: m.Channel, Remote: -m.Queued, Chat: m.Chat, Kind: store.Fetched, At: db.Clock.Now().Unix()}
	var parked *store.Upload
	if fault != nil {
		u.Text = messages.FetchFailed
	} else if r, err := roster.Read(m.File.Name, body); err != nil {
		u.Text = messages.CannotRead(reason(err))
	} else if text, err := json.Marshal(r); err != nil {
		return err
	} else {
		parked = &store.Upload{Name: m.File.Name, Body: text}
	}
	return db.Update(ctx, func(tx *store.Tx) error {
		dir, err := tx.Directory()
		if err != nil {
			return err
		}
		p := dir.PersonAt(m.Channel, m.Chat)
		if parked != nil && p != nil {
			parked.Person = p.ID
			if err := tx.SaveUpload(parked); err != nil {
				return err
			}
			u.Data = idText(parked.ID)
		}
		return tx.Receive(&u)
	})
}

// reason is the part of an error that is meant for people.
func reason(err error) string {
	if e, ok := errors.AsType[*roster.FileError](err); ok {
		return e.Reason
	}
	return err.Error()
}

// fetched shows what a roster file would change.
func (t *turn) fetched() error {
	if t.u.Data == "" {
		return t.say(t.u.Text)
	}
	id, err := strconv.ParseInt(t.u.Data, 10, 64)
	if err != nil {
		return err
	}
	up, plan, err := t.plan(id)
	if err != nil {
		return err
	}
	return t.show(uploadKey(id), messages.RosterCard(rosterView(up, plan)))
}

func uploadKey(id int64) string { return "u" + idText(id) }

// plan compares a parked roster with the database as it is now.
func (t *turn) plan(id int64) (*store.Upload, *roster.Plan, error) {
	up, err := t.tx.Upload(id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil, &store.Refusal{Reason: messages.StaleCard}
	} else if err != nil {
		return nil, nil, err
	}
	if !t.me.Is(store.Admin) || up.Person != t.me.ID {
		return nil, nil, &store.Refusal{Reason: messages.NotAllowed}
	}
	var r roster.Roster
	if err := json.Unmarshal(up.Body, &r); err != nil {
		return nil, nil, err
	}
	plan, err := roster.NewPlan(t.tx, &r)
	return up, plan, err
}

// rosterView puts a plan into the words of its card.
func rosterView(up *store.Upload, p *roster.Plan) messages.Roster {
	v := messages.Roster{File: up.Name, Added: lines(p.Added, false), Changed: lines(p.Changed, true), Missing: lines(p.Missing, false)}
	for _, f := range p.Faults {
		v.Faults = append(v.Faults, messages.RosterFault(f.Line, f.Reason))
	}
	return v
}

func lines(changes []roster.Change, fields bool) (said []string) {
	for _, c := range changes {
		line := c.Type + " " + c.Name
		for _, f := range c.Fields {
			if fields {
				line += "；" + messages.Changed(f.Label, f.Before, f.After)
			}
		}
		said = append(said, line)
	}
	return said
}

// tapRoster finds the parked roster of a card and its plan.
func (t *turn) tapRoster(card *store.Card) (id int64, up *store.Upload, plan *roster.Plan, err error) {
	id, err = strconv.ParseInt(card.Key[1:], 10, 64)
	if err != nil || card.Key[0] != 'u' {
		return 0, nil, nil, &store.Refusal{Reason: messages.StaleCard}
	}
	up, plan, err = t.plan(id)
	return id, up, plan, err
}

// applyRoster is the admin's yes.
func (t *turn) applyRoster(card *store.Card, _ string) error {
	_, up, plan, err := t.tapRoster(card)
	if err != nil {
		return err
	}
	if err := plan.Apply(t.tx, t.me.ID); err != nil {
		return &store.Refusal{Reason: reason(err)}
	}
	return errors.Join(t.toast(""), t.show(card.Key, messages.RosterApplied(rosterView(up, plan))))
}

// deactivateMissing is the second button: 停用缺少的 N 项.
func (t *turn) deactivateMissing(card *store.Card, _ string) error {
	id, up, plan, err := t.tapRoster(card)
	if err != nil {
		return err
	}
	if err := plan.Deactivate(t.tx, t.me.ID); err != nil {
		return err
	}
	return errors.Join(t.toast(""), t.tx.DropUpload(id), t.show(card.Key, messages.RosterDeactivated(rosterView(up, plan))))
}

// dropRoster is 不要了.
func (t *turn) dropRoster(card *store.Card, _ string) error {
	id, _, _, err := t.tapRoster(card)
	if err != nil {
		return err
	}
	return errors.Join(t.toast(""), t.tx.DropUpload(id), t.show(card.Key, store.Face{Text: messages.RosterDropped}))
}
