package self

import (
	"errors"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/record"
)

// kindFeedback is 反馈 to the admins.
const kindFeedback record.Kind = "feedback"

func feedbackQuestions(t *turn.Turn, _ *ask.Env, r *record.Record) []ask.Question {
	return []ask.Question{ask.Text("text", messages.LabelText, messages.WhatFeedback, &r.Text, turn.MaxText).With(ask.Must)}
}

// feedback is /feedback: what is said reaches the admins at once.
func feedback(t *turn.Turn, rest string) error {
	if rest == "" {
		return draft.Begin(kindFeedback)(t, "")
	}
	said, err := passOn(t, rest)
	return errors.Join(err, t.Say(said))
}

// sendFeedback passes on what was said question by question.
func sendFeedback(t *turn.Turn, _ *chat.Item, r *record.Record) (said string, err error) {
	return passOn(t, r.Text)
}

func passOn(t *turn.Turn, text string) (said string, err error) {
	text = t.WithoutPeople(text)
	if err := bureau.Audit(t.Tx, t.Me.ID, "反馈", text); err != nil {
		return "", err
	}
	admins := t.Admins()
	for _, p := range admins {
		if err := t.Tell(p, messages.FeedbackFrom(t.Me, text)); err != nil {
			return "", err
		}
	}
	return messages.FeedbackSent(len(admins) > 0), nil
}
