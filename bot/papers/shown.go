package papers

import (
	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// Shown gives the document of what the talk is about, if there is one.
func Shown(t *turn.Turn) (done bool, err error) {
	name := documentShown(t)
	if name == "" {
		return false, nil
	}
	return true, documents(t, name)
}

// documentShown names the document of what the talk is about: of the record or the problem shown or saved
// last, or of the period that was asked for; "" where there is none.
func documentShown(t *turn.Turn) string {
	for _, th := range t.Focus().Things {
		switch th.Kind {
		case chat.ThingCase:
			return messages.DocumentOf(record.KindProblem, th.Numbers[0])
		case chat.ThingSaved:
			if r, err := t.Visible(th.Numbers[0]); err == nil && len(th.Numbers) == 1 {
				if name := messages.DocumentOf(r.Kind, r.ID); name != "" {
					return name
				}
			}
		case chat.ThingQuery:
			if q, ok := inquiry.Parse(t, th.Query); ok {
				return inquiry.Labelled(t, q.Period).Label + messages.BriefWord
			}
		}
	}
	return ""
}
