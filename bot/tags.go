package bot

import (
	"regexp"
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/record"
)

// tagged finds the 党建5个+ that a sentence names: 党建+服务, 5个+的施工、管理.
var tagged = regexp.MustCompile(`(?:党建|[5五]个)\s*(?:\+|＋|加)(?:党建|里的|中的|的|[“” 、，,和及+＋]|施工|管理|服务|人才|创新)*`)

// tagsIn lists them in their fixed order.
func tagsIn(says string) (tags []string) {
	named := strings.Join(tagged.FindAllString(says, -1), "")
	for _, tag := range bureau.BuilderTags {
		if strings.Contains(named, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// whichTags takes in the 党建5个+ of a record at a point that builds. It is never
// asked unasked: the card of such a point offers it.
func (t *turn) whichTags(r *record.Record) ask.Question {
	q := ask.Question{Key: "tags", Label: messages.LabelTags, Prompt: messages.AskTags, Many: true, Now: strings.Join(r.Detail.Tags, ","),
		Fill: func(value string) bool {
			for _, tag := range bureau.BuilderTags {
				if slices.Contains(strings.Split(value, ","), tag) {
					r.Detail.Tags = append(r.Detail.Tags, tag)
				}
			}
			return t.dir.Point(r.Point).Builds()
		}}
	if !t.dir.Point(r.Point).Builds() {
		r.Detail.Tags = nil
		return q
	}
	q.OnCard = true
	q.Hear = func(says string) (string, string) {
		if says == messages.WordNone {
			return ask.Skipped, ""
		}
		tags := tagsIn("党建+" + says)
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
