package bot

import (
	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/record"
	"slices"
)

// joinsOpen puts other problems that were seen on the visit of the open card onto that card: 还有家店的秤不准, and 二楼有个消防栓没水,
// which names no place, where all of the card is at one.
func joinsOpen(s *told) (done bool, err error) {
	t, says := s.Turn, s.says
	d, _, err := turn.OpenForm(t)
	if err != nil || d == nil || draft.Correcting(d) || d.Asking != "" || len(t.Update.Files) > 0 || t.Tx.Now.Sub(d.Changed) > draft.UndoTime {
		return false, err
	}
	here, err := placeInHand(t)
	if err != nil {
		return false, err
	}
	another := words.AnotherOne(says) || words.Announced(says) != "" || words.ThatTime(says)
	var more []chat.Item
	for _, item := range s.items {
		item.Answers = slices.Clone(item.Answers) // as they are on that card, if it joins it
		saysNothing := ask.Get(&item, "point") == "" && ask.Get(&item, "date") == string(t.Today)
		switch {
		case item.Kind != string(record.KindProblem):
			return false, nil
		case here != 0 && saysNothing && !words.OfCall(says) && !words.OtherSort(says, t.Dir.Point(here).Name):
			ask.Set(&item, "point", turn.IDText(here))
			ask.Set(&item, "date", dayOf(d))
		case !another:
			return false, nil
		}
		if !slices.ContainsFunc(d.Items, func(it chat.Item) bool {
			return !it.Skip && it.Kind == string(record.KindVisit) && ask.Get(&it, "point") == ask.Get(&item, "point")
		}) {
			return false, nil
		}
		more = append(more, item)
	}
	if len(more) == 0 {
		return false, nil
	}
	d.Items, d.Rival = append(d.Items, more...), nil
	draft.NoteHidden(t, d)
	draft.AskNext(t, d)
	return true, draft.Keep(t, d, "")
}

// typesMore adds the types that a text tells of to a record of the person's own.
func typesMore(s *told) (done bool, err error) {
	number, types, err := toldTypes(s.Turn, s.items, s.says)
	if number == 0 || err != nil {
		return false, err
	}
	return true, draft.AddTypes(s.Turn, number, types, s.read.Unread)
}
