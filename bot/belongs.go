package bot

import (
	"slices"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/store/chat"
	"liaison/store/record"
)

// What a text has to do with the question under way.
type belonging int

const (
	bare  belonging = iota // no more than the answer
	more                   // goes on with the draft: a sentence that fills all it can
	other                  // about something else: it opens a draft of its own
)

// belongs decides whether a text is the answer to the question under way. It is
// about something else as soon as one value it names differs from the draft's.
func belongs(t *turn.Turn, d *chat.Draft, i int, key string, read reading.Reading) (belonging, *chat.Item) {
	items := slices.DeleteFunc(slices.Clone(read.Items), func(it reading.Item) bool { return it.Kind == reading.None })
	switch {
	case len(items) == 0:
		return bare, nil
	case key == "text":
		return wordsBelong(t, d, i, items), nil
	case len(items) > 1:
		return gatheringBelongs(t, &d.Items[i], items)
	}
	it, drafted := items[0], &d.Items[i]
	if plainVisit(it) {
		it.Kind, it.Type = reading.Kind(drafted.Kind), ""
	}
	said := draft.ItemOf(t, it, draft.InHand(t, "date"))
	if string(it.Kind) != drafted.Kind || differs(drafted, &said, len(it.Figures) > 0 || it.Type != "") {
		return other, nil
	}
	news := slices.DeleteFunc(slices.Clone(said.Answers), func(a chat.Answered) bool {
		return a.Key == key || a.Key == "text" && drafted.Kind != string(record.KindProblem)
	})
	if len(news) == 0 {
		return bare, nil
	}
	return more, &said
}

// gatheringBelongs is belongs for several items: they go on with a meeting if
// they are one gathering.
func gatheringBelongs(t *turn.Turn, drafted *chat.Item, items []reading.Item) (belonging, *chat.Item) {
	var said []chat.Item
	for _, it := range items {
		said = append(said, draft.ItemOf(t, it, draft.InHand(t, "date")))
	}
	if said = draft.Gathered(said); len(said) > 1 || said[0].Kind != drafted.Kind || differs(drafted, &said[0], true) {
		return other, nil
	}
	return more, &said[0]
}

// plainVisit reports whether a reading is a visit for want of anything better: a
// bare name or a bare day.
func plainVisit(it reading.Item) bool {
	return it.Kind == reading.Visit && (it.Type == "" || it.Type == "日常") && len(it.Figures) == 0
}

// differs reports whether a value said is not the draft's own. A day alone may
// be mended by the answer; with figures or a type it is another event.
func differs(drafted, said *chat.Item, event bool) bool {
	return slices.ContainsFunc(said.Answers, func(a chat.Answered) bool {
		had := ask.Get(drafted, a.Key)
		return had != "" && had != ask.Skipped && had != a.Value && (a.Key != "date" || event)
	})
}

// wordsBelong is belongs for a question that any words answer: only a sentence
// with a point of its own is something else.
func wordsBelong(t *turn.Turn, d *chat.Draft, i int, items []reading.Item) belonging {
	drafted := ask.Get(&d.Items[i], "point")
	if slices.ContainsFunc(items, func(it reading.Item) bool {
		point := turn.PointCalled(t.Dir, it.Point)
		return it.Kind == reading.Correction || point != 0 && drafted != "" && drafted != turn.IDText(point) && !plainVisit(it)
	}) {
		return other
	}
	return bare
}

// join fills a draft's item from a full sentence; a day that was only assumed
// gives way.
func join(t *turn.Turn, d *chat.Draft, i int, said *chat.Item) error {
	for _, a := range said.Answers {
		if a.Key == "date" || ask.Get(&d.Items[i], a.Key) == "" {
			ask.Set(&d.Items[i], a.Key, a.Value)
		}
	}
	draft.AskNext(t, d)
	return draft.Keep(t, d, "")
}

// classify proposes a category for a problem from its words.
func classify(t *turn.Turn, d *chat.Draft, i int, key string) {
	item := &d.Items[i]
	if key != "text" || item.Kind != string(record.KindProblem) || ask.Get(item, "type") != "" {
		return
	}
	for _, it := range t.Reader.Read("问题："+t.Says, t.Speaker(), t.Today.Time()).Items {
		if it.Kind == reading.Problem && it.Type != "" {
			ask.Set(item, "type", it.Type)
			return
		}
	}
}

// somethingNew opens a draft of its own; one that was left lying is offered
// again first, once.
func somethingNew(t *turn.Turn, d *chat.Draft) error {
	if err := draft.OfferAgain(t, d); err != nil {
		return err
	}
	return enter(t)
}

// recordableIn reports whether a sentence holds something to record or to ask.
func recordableIn(read reading.Reading) bool {
	return slices.ContainsFunc(read.Items, func(it reading.Item) bool { return it.Kind != reading.None })
}
