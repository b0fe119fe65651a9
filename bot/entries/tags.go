package entries

import (
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/record"
)

// whichTags takes in the 党建5个+ of a record at a point that builds. It is never
// asked unasked: the card of such a point offers it.
func whichTags(t *turn.Turn, r *record.Record) ask.Question {
	q := ask.Question{Key: "tags", Label: messages.LabelTags, Prompt: messages.AskTags, Many: true, Now: strings.Join(r.Detail.Tags, ","),
		Fill: func(value string) bool {
			for _, tag := range bureau.BuilderTags {
				if slices.Contains(strings.Split(value, ","), tag) {
					r.Detail.Tags = append(r.Detail.Tags, tag)
				}
			}
			return t.Dir.Point(r.Point).Builds()
		}}
	if !t.Dir.Point(r.Point).Builds() {
		r.Detail.Tags = nil
		return q
	}
	q.OnCard = true
	q.Hear = func(says string) (string, string) {
		if says == messages.WordNone {
			return ask.Skipped, ""
		}
		tags := draft.TagsIn("党建+" + says)
		if len(tags) == 0 {
			return "", messages.PressAButton
		}
		return strings.Join(tags, ","), ""
	}
	for _, tag := range bureau.BuilderTags {
		q = q.Offering(ask.Choice{Words: tag, Value: tag})
	}
	return q
}
