package office

import (
	"encoding/json"
	"errors"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/roster"
)

// howToImport is /import: it sends the current roster, to be edited and sent back.
func howToImport(t *turn.Turn, _ string) error {
	recipe := t.Recipe(rosterFile, messages.RosterName(t.Today), nil)
	return errors.Join(t.Say(messages.HowToImport), t.Send(chat.Message{Kind: chat.Document, Recipe: recipe}))
}

// showRoster shows what a roster file would change.
func showRoster(t *turn.Turn, id int64) error {
	up, plan, err := plan(t, id)
	if err != nil {
		return err
	}
	return t.Show(chat.RosterKey(id), messages.RosterCard(rosterView(up, plan)))
}

// plan compares an uploaded roster with the database as it is now.
func plan(t *turn.Turn, id int64) (*chat.Upload, *roster.Plan, error) {
	up, err := t.Upload(id)
	if err != nil {
		return nil, nil, err
	}
	var r roster.Roster
	if err := json.Unmarshal(up.Body, &r); err != nil {
		return nil, nil, err
	}
	plan, err := roster.NewPlan(t.Tx, &r)
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

// tapRoster returns the uploaded roster of a card and its plan.
func tapRoster(t *turn.Turn, card *chat.Card) (id int64, up *chat.Upload, found *roster.Plan, err error) {
	if id, err = turn.UploadOn(chat.RosterUpload(card.Key)); err == nil {
		up, found, err = plan(t, id)
	}
	return id, up, found, err
}

// applyRoster imports the roster that an admin confirmed.
func applyRoster(t *turn.Turn, card *chat.Card, _ string) error {
	_, up, plan, err := tapRoster(t, card)
	if err != nil {
		return err
	}
	if err := plan.Apply(t.Tx, t.Me.ID); err != nil {
		return &store.Refusal{Reason: turn.Reason(err)}
	}
	return errors.Join(t.Toast(""), t.Show(card.Key, messages.RosterApplied(rosterView(up, plan))))
}

// deactivateMissing is the second button: 停用缺少的 N 项.
func deactivateMissing(t *turn.Turn, card *chat.Card, _ string) error {
	id, up, plan, err := tapRoster(t, card)
	if err != nil {
		return err
	}
	if err := plan.Deactivate(t.Tx, t.Me.ID); err != nil {
		return err
	}
	return errors.Join(t.Toast(""), chat.DropUpload(t.Tx, id), t.Show(card.Key, messages.RosterDeactivated(rosterView(up, plan))))
}

// dropRoster is the button 不要了.
func dropRoster(t *turn.Turn, card *chat.Card, _ string) error {
	id, _, _, err := tapRoster(t, card)
	if err != nil {
		return err
	}
	return errors.Join(t.Toast(""), chat.DropUpload(t.Tx, id), t.Show(card.Key, chat.Face{Text: messages.ImportDropped}))
}

// rosterFile is the recipe of 名册, as it is now.
const rosterFile = "roster"
