package office

import (
	"encoding/json"
	"errors"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/figures"
)

// figuresFile is the recipe of a table of past years' figures that was sent.
const figuresFile = "figures"

// past compares an uploaded table with the records as they are now.
func past(t *turn.Turn, id int64) (*chat.Upload, *figures.Plan, error) {
	up, err := t.Upload(id)
	if err != nil {
		return nil, nil, err
	}
	f := new(figures.File)
	if err := json.Unmarshal(up.Body, f); err != nil {
		return nil, nil, err
	}
	plan, err := figures.NewPlan(t.Tx, f)
	return up, plan, err
}

// showFigures shows what a table of figures would change.
func showFigures(t *turn.Turn, id int64) error {
	up, plan, err := past(t, id)
	if err != nil {
		return err
	}
	return t.Show(chat.FiguresKey(id), messages.FiguresCard(up.Name, t.Dir, plan))
}

// takeFigures imports the figures that an admin confirmed, as the admin's records. If something
// changed meanwhile, it shows the comparison again.
func takeFigures(t *turn.Turn, card *chat.Card, _ string) error {
	id, err := turn.UploadOn(chat.FiguresUpload(card.Key))
	if err != nil {
		return err
	}
	up, plan, err := past(t, id)
	if err != nil {
		return err
	}
	if len(plan.Faults) > 0 || plan.Empty() {
		return errors.Join(t.Toast(""), t.Show(card.Key, messages.FiguresCard(up.Name, t.Dir, plan)))
	}
	return errors.Join(plan.Apply(t.Tx, t.Me.ID), chat.DropUpload(t.Tx, id), t.Toast(""), t.Show(card.Key, messages.FiguresTaken(plan)))
}

// dropFigures is the button 不要了.
func dropFigures(t *turn.Turn, card *chat.Card, _ string) error {
	id, ok := chat.FiguresUpload(card.Key)
	return t.DropUpload(card, id, ok)
}
