package bot

import (
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// planned makes one plan of what a text sets for a day to come and of the meetings that are to be held with it: 那就定27号下午开党员大会
// 顺便把党课上了 tells of nothing that was, and of one day.
func planned(t *turn.Turn, items []chat.Item, says string) []chat.Item {
	isPlan := func(item chat.Item) bool {
		return item.Kind == string(record.KindPlan) && day.Day(ask.Get(&item, "date")) > t.Today && len(words.MeetingsCalled(ask.Get(&item, "text"))) > 0
	}
	at := slices.IndexFunc(items, isPlan)
	if at < 0 || slices.ContainsFunc(items[at+1:], isPlan) {
		return items
	}
	plan, on := items[at], day.Day(ask.Get(&items[at], "date"))
	var kept []chat.Item
	var others []string // types with an item of their own
	for i := range items {
		item := &items[i]
		same := day.Day(ask.Get(item, "date")).Time().Day() == on.Time().Day() // 27号, read as the last one
		if i > at && item.Kind == string(record.KindMeeting) && same && ask.Get(item, "present") == "" && ask.Get(item, "expected") == "" {
			continue
		}
		if i != at {
			others = append(others, draft.TypesOf(item)...)
			others = append(others, words.MeetingsCalled(ask.Get(item, "text"))...)
		}
		kept = append(kept, *item)
	}
	text := ask.Get(&plan, "text")
	for clause := range words.Clauses(says) {
		types := words.MeetingsCalled(clause)
		told := func(typ string) bool {
			return slices.Contains(others, typ) || slices.Contains(words.MeetingsCalled(text), typ)
		}
		if len(types) > 0 && !slices.ContainsFunc(types, told) {
			text += "，" + t.WithoutPeople(strings.Trim(clause, "，。 "))
		}
	}
	ask.Set(&plan, "text", text)
	kept[slices.IndexFunc(kept, isPlan)] = plan
	return kept
}
