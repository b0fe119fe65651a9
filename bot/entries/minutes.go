package entries

import (
	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store/mask"
	"liaison/store/record"
)

// longField is how many characters of a minute's field are kept.
const longField = 200

// minuteQuestions are the fields of a minute. None is ever asked: a label in what was
// written fills them (地点：三楼会议室), and they can be changed.
func minuteQuestions(r *record.Record) []ask.Question {
	d := &r.Detail
	followed := ask.YesNo("followed", messages.LabelFollowed, messages.AskFollowed, &d.Followed)
	followed.Rare = true
	return []ask.Question{
		plainField("place", messages.LabelVenue, messages.AskVenue, &d.Place, 60),
		roleField("chair", messages.LabelChair, messages.AskChair, &d.Chair),
		roleField("recorder", messages.LabelRecorder, messages.AskRecorder, &d.Recorder),
		plainField("resolution", messages.LabelResolved, messages.AskResolved, &d.Resolved, longField),
		plainField("follow", messages.LabelFollow, messages.AskFollow, &d.Follow, longField),
		followed,
	}
}

// plainField is a field in any words, without names; 没有 empties it.
func plainField(key, label, prompt string, at *string, n int) ask.Question {
	q := draft.Healthy(ask.Text(key, label, prompt, at, n))
	q.Rare = true
	return q
}

// roleField is a field that keeps a role; a name alone is refused.
func roleField(key, label, prompt string, at *string) ask.Question {
	q := ask.Text(key, label, prompt, at, longField)
	q.Rare = true
	q.Hear = func(says string) (value, fault string) {
		if says == messages.WordNone {
			return ask.Skipped, ""
		}
		if value = reading.PostIn(mask.People(says)); value == "" {
			return "", messages.NotARole
		}
		return value, ""
	}
	return q
}
