package self

import (
	"errors"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
)

// kindFeedback is the kind of 反馈 to the admins.
const kindFeedback = "feedback"

// feedbackTopic is /feedback.
var feedbackTopic = turn.Topic{
	Command: turn.Command{Name: "feedback", Words: []string{"反馈"}, Takes: true, About: "反馈", Rank: 360, Run: feedback},
	Kind:    feedbackTalk.Kind(),
}

var feedbackTalk = turn.Talk[string]{Name: kindFeedback, Title: messages.TitleFeedback, Quick: true,
	Questions: func(_ *turn.Turn, words *string) []ask.Question {
		return []ask.Question{ask.Text("text", messages.LabelText, messages.WhatFeedback, words, turn.MaxText).With(ask.Must)}
	},
	End: func(t *turn.Turn, words *string) (string, error) { return passOn(t, *words) },
}

// feedback is /feedback: what is said reaches the admins at once.
func feedback(t *turn.Turn, rest string) error {
	if rest == "" {
		return draft.Begin(kindFeedback)(t, "")
	}
	said, err := passOn(t, rest)
	return errors.Join(err, t.Say(said))
}

// passOn sends the feedback to the admins.
func passOn(t *turn.Turn, text string) (said string, err error) {
	text = t.WithoutPeople(text)
	if err := bureau.Audit(t.Tx, t.Me.ID, messages.AuditFeedback, text); err != nil {
		return "", err
	}
	admins := t.Dir.Admins()
	for _, p := range admins {
		if err := turn.Tell(t, p, messages.FeedbackFrom(t.Me, text)); err != nil {
			return "", err
		}
	}
	return messages.FeedbackSent(len(admins) > 0), nil
}
