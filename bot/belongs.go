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

// A belonging says how a text relates to the open question.
type belonging int

const (
	bare  belonging = iota // no more than the answer
	more                   // goes on with the draft: a sentence that fills all it can
	other                  // about something else: it opens a draft of its own
)

// belongs decides how a text relates to the open question. A text that names a value
// different from the draft's is about something else.
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

// gatheringBelongs is belongs for several items: they go on with the drafted meeting if
// they are all of one gathering.
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

// plainVisit reports whether an item was read as a visit only because the text names a
// point or a day and nothing else.
func plainVisit(it reading.Item) bool {
	return it.Kind == reading.Visit && (it.Type == "" || it.Type == "日常") && len(it.Figures) == 0
}

// differs reports whether a value that was said differs from the draft's. An answer may
// correct the day, unless it has figures or a type of its own: then it is another event.
func differs(drafted, said *chat.Item, event bool) bool {
	return slices.ContainsFunc(said.Answers, func(a chat.Answered) bool {
		had := ask.Get(drafted, a.Key)
		return had != "" && had != ask.Skipped && had != a.Value && (a.Key != "date" || event)
	})
}

// wordsBelong is belongs for a question that takes any words: only a sentence with a point
// of its own is about something else.
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

// join fills the open values of a draft's item from a full sentence. The sentence's day
// replaces the draft's, which was only assumed.
func join(t *turn.Turn, d *chat.Draft, i int, said *chat.Item) error {
	for _, a := range said.Answers {
		if a.Key == "date" || ask.Get(&d.Items[i], a.Key) == "" {
			ask.Set(&d.Items[i], a.Key, a.Value)
		}
	}
	draft.AskNext(t, d)
	return draft.Keep(t, d, "")
}

// classify proposes a category for a problem from its words, and takes the day that they name: 西边那部电梯昨天又关了人.
func classify(t *turn.Turn, d *chat.Draft, i int, key string) {
	item := &d.Items[i]
	if key != "text" || item.Kind != string(record.KindProblem) {
		return
	}
	for _, it := range t.Reader.Read("问题："+t.Says, t.Speaker(), t.Today.Time()).Items {
		if it.Kind != reading.Problem || it.Type == "" && it.Date == "" {
			continue
		}
		if ask.Get(item, "type") == "" && it.Type != "" {
			ask.Set(item, "type", it.Type)
		}
		if it.Date != "" && it.Date <= string(t.Today) {
			ask.Set(item, "date", it.Date)
		}
		return
	}
}

// somethingNew handles a text that is not about the open draft: it first offers that draft
// again, once, and then opens another.
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
