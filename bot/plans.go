package bot

import (
	"errors"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// ownPlan returns a plan of the person that still stands, or nil.
func (t *turn) ownPlan(arg string) (*record.Record, error) {
	n, _ := numberIn(arg)
	r, err := t.visible(n)
	if err != nil || r.Kind != record.KindPlan || r.Author != t.me.ID || !r.Withdrawn.IsZero() {
		return nil, err
	}
	return r, nil
}

// went is 去了: the plan ends, and the visit it became is one tap from its record;
// of a 书记, who logs no visits, it only ends.
func (t *turn) went(card *chat.Card, arg string) error {
	r, err := t.ownPlan(arg)
	if r == nil || err != nil {
		return errors.Join(err, t.toast(messages.StaleCard))
	}
	item := chat.Item{Kind: string(record.KindVisit)}
	for _, a := range []chat.Answered{{Key: "point", Value: idText(r.Point)}, {Key: "date", Value: string(min(r.Day, t.today))}, {Key: "text", Value: r.Text}} {
		if a.Value != "" && a.Value != "0" {
			ask.Set(&item, a.Key, a.Value)
		}
	}
	d := t.newDraft([]chat.Item{item})
	if err := t.endPlan(card, r, messages.PlanWent); err != nil || t.refuse(d) != "" {
		return err
	}
	return t.openBelow(d)
}

// didNotGo is 没去成: nothing is recorded, and nothing is asked.
func (t *turn) didNotGo(card *chat.Card, arg string) error {
	r, err := t.ownPlan(arg)
	if r == nil || err != nil {
		return errors.Join(err, t.toast(messages.StaleCard))
	}
	return t.endPlan(card, r, messages.PlanNotGone)
}

// endPlan takes a plan off the lists; its number and history stay.
func (t *turn) endPlan(card *chat.Card, r *record.Record, what string) error {
	if err := record.End(t.tx, r, t.me.ID, what); err != nil {
		return err
	}
	if card.Key != chat.RecordKey(r.ID) {
		return errors.Join(t.toast(what), t.show(card.Key, messages.WithoutPlan(card.Face, r.ID, what)))
	}
	face, err := t.recordFace(r)
	return errors.Join(err, t.toast(what), t.show(card.Key, face))
}

// openBelow opens a draft on a card of its own, also after a tap.
func (t *turn) openBelow(d *chat.Draft) error { return t.openDraft(d, false) }
