package bot

import (
	"encoding/json"
	"errors"

	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/figures"
)

// figuresFile is the recipe of a table of past years' figures that was sent.
const figuresFile = "figures"

// past compares a parked table with the records as they are now.
func (t *turn) past(id int64) (*chat.Upload, *figures.Plan, error) {
	up, err := t.upload(id)
	if err != nil {
		return nil, nil, err
	}
	f := new(figures.File)
	if err := json.Unmarshal(up.Body, f); err != nil {
		return nil, nil, err
	}
	plan, err := figures.NewPlan(t.tx, f)
	return up, plan, err
}

// showFigures shows what a table of figures would change.
func (t *turn) showFigures(id int64) error {
	up, plan, err := t.past(id)
	if err != nil {
		return err
	}
	return t.show(chat.FiguresKey(id), messages.FiguresCard(up.Name, t.dir, plan))
}

// takeFigures is the admin's yes: the records are theirs. What is not so any more
// is shown again.
func (t *turn) takeFigures(card *chat.Card, _ string) error {
	id, err := uploadOn(chat.FiguresUpload(card.Key))
	if err != nil {
		return err
	}
	up, plan, err := t.past(id)
	if err != nil {
		return err
	}
	if len(plan.Faults) > 0 || plan.Empty() {
		return errors.Join(t.toast(""), t.show(card.Key, messages.FiguresCard(up.Name, t.dir, plan)))
	}
	return errors.Join(plan.Apply(t.tx, t.me.ID), chat.DropUpload(t.tx, id), t.toast(""), t.show(card.Key, messages.FiguresTaken(plan)))
}

// dropFigures is 不要了.
func (t *turn) dropFigures(card *chat.Card, _ string) error {
	id, err := uploadOn(chat.FiguresUpload(card.Key))
	if err != nil {
		return err
	}
	if _, err := t.upload(id); err != nil {
		return err
	}
	return errors.Join(chat.DropUpload(t.tx, id), t.toast(""), t.show(card.Key, chat.Face{Text: messages.ImportDropped}))
}
