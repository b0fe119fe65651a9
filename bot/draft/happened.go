package draft

import (
	"strings"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/indicator"
	"liaison/store/record"
)

// happened is what a text that only tells what went on changes in the visit or the meeting that it is about: 五个人问了问题
// 都答了; 还来了8个群众. What is counted nowhere, and what it is not sure of, is kept in words; a number that is there already is
// not overwritten.
func happened(in *turn.Scene, s *turn.Sentence, h *held) change {
	if h.of != nil && h.item.Kind == string(reading.Problem) && words.Until(s.Says) && turn.DayIn(s.Says, in.Today) >= in.Today {
		return func(t *turn.Turn, item *chat.Item) { addWords(t, item, s.Says) }
	}
	if told := words.ToldOn(s.Says); h.of != nil && h.sole && h.item.Kind == string(reading.Problem) && told != "" && !s.Tells() {
		return func(t *turn.Turn, item *chat.Item) { addWords(t, item, told) } // 说秤不准 behind 有人投诉烤鱼店
	}
	did, ok := words.Happened(s.Says)
	visit, meeting := h.item.Kind == string(reading.Visit), h.item.Kind == string(reading.Meeting)
	if !ok || !visit && !meeting || ask.Get(h.item, "type") == record.Talk {
		return nil
	}
	if meeting && did.Guests != "" {
		return func(_ *turn.Turn, item *chat.Item) {
			ask.Set(item, "guests", strings.TrimPrefix(ask.Get(item, "guests")+"、"+did.Guests, "、"))
		}
	}
	key, n := "", 0
	if visit {
		name, said := indicator.Answered, did.Answered
		switch {
		case did.All:
			name, said = indicator.OnSpot, words.Raised(h.told(in))
		case did.Solved != "":
			name, said = indicator.OnSpot, did.Solved
		}
		if count, ok := in.Count(strings.ReplaceAll(said, "俩", "两")); ok {
			key, n = "f."+name, count
		}
	}
	return func(t *turn.Turn, item *chat.Item) {
		had := ask.Get(item, key)
		switch {
		case key == "":
		case had == "":
			ask.Set(item, key, ask.FigureValue(n, false, ""))
		case words.AddsTo(s.Says):
			it := reading.Item{Figures: map[string]int{strings.TrimPrefix(key, "f."): n}}
			addItem(in.Dir.Indicators, item, &it, s.Says)
		}
		if key == "" || did.Kept {
			addWords(t, item, words.Fragment(s.Says))
		}
	}
}
