package draft

import (
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/store/chat"
	"liaison/store/record"
)

// guessWords takes words of which nothing was read as more words of the only thing on the open card: 老板说下个月想换地方, below the
// card of a visit.
func guessWords(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	h := soleInHand(in)
	if h == nil || h.of == nil || !mayHaveMore[reading.Kind(h.item.Kind)] || h.item.Kind == string(record.KindPlan) || ask.Get(h.item, "type") == record.Talk {
		return nil
	}
	if h.of.Asking != "" || !turn.TellsWords(s) || len(s.Question.Points)+len(s.Numbers) > 0 || utf8.RuneCountInString(s.Says) > longestTold {
		return nil
	}
	return h.change("guess: words", turn.Missing+1, s.Reading.Unread, func(t *turn.Turn, item *chat.Item) { addWords(t, item, s.Says) })
}

// longestTold is how many characters such words may have.
const longestTold = 40

// soleInHand is the only thing in hand, if it was told or shown just now; or nil.
func soleInHand(in *turn.Scene) *held {
	all := inHand(in)
	if len(all) != 1 || all[0].far > 0 {
		return nil
	}
	h := &all[0]
	h.sole = true
	if d := h.of; d != nil && in.Now.Sub(d.Changed) > UndoTime || d == nil && in.Now.Sub(h.record.Created) > UndoTime {
		return nil
	}
	return h
}
