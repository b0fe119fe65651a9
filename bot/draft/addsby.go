package draft

import (
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/record"
)

// hearAddsBy takes 答疑再加一个，走的时候又有一户问我退货怎么退 as one more of a figure that the only visit, meeting or activity in hand has, and what is
// told beside it as more of its words.
func hearAddsBy(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	figure, rest := words.AddsBy(s.Says)
	if figure == "" || len(s.Numbers) > 0 || len(in.Hear(rest).Question.Points) > 0 {
		return nil
	}
	point := ""
	if of := in.Hear(figure).Question.Points; len(of) == 1 {
		point = turn.IDText(turn.PointCalled(in.Dir, of[0]))
	}
	all := inHand(in)
	if len(all) == 0 || all[0].far > 0 {
		if h := shownAgain(in, s, all); h != nil {
			all = []held{*h}
		}
	}
	var meant *held
	var more *reading.Item
	for i := range all {
		h := &all[i]
		it := moreOf(in, h.item.Kind, ask.Get(h.item, "type"), figure)
		if it == nil || point != "" && ask.Get(h.item, "point") != point || h.of != nil && asksOne(h.of) || h.far > 2 {
			continue
		}
		has := hasAny(h.item, it)
		switch {
		case meant == nil, has && !hasAny(meant.item, more):
			meant, more = h, it
		case has == hasAny(meant.item, more):
			return nil // of two it is not clear which
		}
	}
	if meant == nil {
		return nil
	}
	return meant.change("adds by", -1, nil, func(t *turn.Turn, item *chat.Item) {
		addItem(in.Dir.Indicators, item, more, s.Says)
		if told := strings.Join(slices.Collect(words.Clauses(rest)), "，"); told != "" && ask.Get(item, "type") != record.Talk {
			addWords(t, item, told)
		}
	})
}
