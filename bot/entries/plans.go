package entries

import (
	"errors"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// ownPlan returns a plan of the person that still stands, or nil.
func ownPlan(t *turn.Turn, arg string) (*record.Record, error) {
	n, _ := turn.NumberIn(arg)
	r, err := t.Visible(n)
	if err != nil || r.Kind != record.KindPlan || r.Author != t.Me.ID || !r.Withdrawn.IsZero() {
		return nil, err
	}
	return r, nil
}

// went is 去了: the plan ends, and the visit it became is one tap from its record;
// of a 书记, who logs no visits, it only ends.
func went(t *turn.Turn, card *chat.Card, arg string) error {
	r, err := ownPlan(t, arg)
	if r == nil || err != nil {
		return errors.Join(err, t.Toast(messages.StaleCard))
	}
	item := chat.Item{Kind: string(record.KindVisit)}
	for _, a := range []chat.Answered{{Key: "point", Value: turn.IDText(r.Point)}, {Key: "date", Value: string(min(r.Day, t.Today))}, {Key: "text", Value: r.Text}} {
		if a.Value != "" && a.Value != "0" {
			ask.Set(&item, a.Key, a.Value)
		}
	}
	d := draft.New(t, []chat.Item{item})
	if err := endPlan(t, card, r, messages.PlanWent); err != nil || draft.Refusal(t, d) != "" {
		return err
	}
	return draft.OpenBelow(t, d)
}

// didNotGo is 没去成: nothing is recorded, and nothing is asked.
func didNotGo(t *turn.Turn, card *chat.Card, arg string) error {
	r, err := ownPlan(t, arg)
	if r == nil || err != nil {
		return errors.Join(err, t.Toast(messages.StaleCard))
	}
	return endPlan(t, card, r, messages.PlanNotGone)
}

// endPlan takes a plan off the lists; its number and history stay.
func endPlan(t *turn.Turn, card *chat.Card, r *record.Record, what string) error {
	if err := record.End(t.Tx, r, t.Me.ID, what); err != nil {
		return err
	}
	if card.Key != chat.RecordKey(r.ID) {
		return errors.Join(t.Toast(what), t.Show(card.Key, messages.WithoutPlan(card.Face, r.ID, what)))
	}
	face, err := recordFace(t, r)
	return errors.Join(err, t.Toast(what), t.Show(card.Key, face))
}

func planQuestions(t *turn.Turn, e *ask.Env, r *record.Record) []ask.Question {
	return []ask.Question{
		draft.WhichPoint(t, &r.Point, messages.AskPlanPoint).With(ask.Wanted),
		ask.Date(e, messages.AskPlanDay, &r.Day, true, t.HearDay).With(ask.Must),
		ask.Text("text", messages.LabelText, messages.AskPlanText, &r.Text, turn.MaxText),
	}
}
