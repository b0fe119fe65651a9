package draft

import (
	"slices"

	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// RivalOf is what else a text may say, as items: records, or one item of kind none;
// nil where that is neither, as a question is.
func RivalOf(t *turn.Turn, other reading.Reading) (items []chat.Item) {
	for _, it := range other.Items {
		switch {
		case it.Kind == reading.None && len(other.Items) == 1:
			return []chat.Item{{Kind: string(it.Kind)}}
		case t.Form(string(it.Kind)) == nil:
			return nil
		}
		items = append(items, ItemOf(t, it, InHand(t, other.Ask...)))
	}
	return items
}

// rivalWords says on a button what else the text of a draft may be.
func rivalWords(d *chat.Draft) string {
	if len(d.Rival) == 0 || Correcting(d) {
		return ""
	}
	kinds := func(items []chat.Item) (list []string) {
		for _, item := range items {
			list = append(list, item.Kind)
		}
		return list
	}
	switch n := len(d.Rival); {
	case n != len(d.Items) && n > 1:
		return messages.RivalMany(n)
	case n < len(d.Items) && d.Rival[0].Kind != string(reading.None):
		return messages.RivalOnly(record.Kind(d.Rival[0].Kind))
	}
	return messages.RivalWords(record.Kind(d.Rival[0].Kind), slices.Equal(kinds(d.Items), kinds(d.Rival)))
}

// takeRival takes the text as what else it may say; the same button takes it back.
func takeRival(t *turn.Turn, d *chat.Draft, _ string) error {
	if len(d.Rival) == 0 {
		return t.Toast(messages.StaleCard)
	}
	if d.Rival[0].Kind == string(reading.None) {
		return Discard(t, d, "")
	}
	before := d.Items
	d.Items, d.Rival, d.Asked = d.Rival, d.Items, 0
	if fault := Refusal(t, d); fault != "" {
		d.Items, d.Rival = before, d.Items
		return Keep(t, d, fault)
	}
	AskNext(t, d)
	return Keep(t, d, "")
}
