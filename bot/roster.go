package bot

import (
	"encoding/json"
	"errors"

	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/roster"
)

// howToImport is /import: the roster as it is comes along, to be edited and sent
// back.
func (t *turn) howToImport(string) error {
	recipe := t.recipe(rosterFile, messages.RosterName(t.today), nil)
	return errors.Join(t.say(messages.HowToImport), t.send(chat.Message{Kind: chat.Document, Recipe: recipe}))
}

// showRoster shows what a roster file would change.
func (t *turn) showRoster(id int64) error {
	up, plan, err := t.plan(id)
	if err != nil {
		return err
	}
	return t.show(chat.RosterKey(id), messages.RosterCard(rosterView(up, plan)))
}

// plan compares a parked roster with the database as it is now.
func (t *turn) plan(id int64) (*chat.Upload, *roster.Plan, error) {
	up, err := t.upload(id)
	if err != nil {
		return nil, nil, err
	}
	var r roster.Roster
	if err := json.Unmarshal(up.Body, &r); err != nil {
		return nil, nil, err
	}
	plan, err := roster.NewPlan(t.tx, &r)
	return up, plan, err
}

// rosterView puts a plan into the words of its card.
func rosterView(up *chat.Upload, p *roster.Plan) messages.Roster {
	v := messages.Roster{File: up.Name, Added: lines(p.Added, false), Changed: lines(p.Changed, true), Missing: lines(p.Missing, false), Notes: p.Notes}
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
func (t *turn) tapRoster(card *chat.Card) (id int64, up *chat.Upload, plan *roster.Plan, err error) {
	if id, err = uploadOn(chat.RosterUpload(card.Key)); err == nil {
		up, plan, err = t.plan(id)
	}
	return id, up, plan, err
}

// applyRoster is the admin's yes.
func (t *turn) applyRoster(card *chat.Card, _ string) error {
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
func (t *turn) deactivateMissing(card *chat.Card, _ string) error {
	id, up, plan, err := t.tapRoster(card)
	if err != nil {
		return err
	}
	if err := plan.Deactivate(t.tx, t.me.ID); err != nil {
		return err
	}
	return errors.Join(t.toast(""), chat.DropUpload(t.tx, id), t.show(card.Key, messages.RosterDeactivated(rosterView(up, plan))))
}

// dropRoster is 不要了.
func (t *turn) dropRoster(card *chat.Card, _ string) error {
	id, _, _, err := t.tapRoster(card)
	if err != nil {
		return err
	}
	return errors.Join(t.toast(""), chat.DropUpload(t.tx, id), t.show(card.Key, chat.Face{Text: messages.ImportDropped}))
}
