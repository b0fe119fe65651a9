package draft

import (
	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/mask"
	"liaison/store/record"
)

// fieldKeys are the parts of a record, by its kind, that people tell by their labels; what has none is added to its words.
var fieldKeys = map[record.Kind]map[string]string{
	record.KindMeeting: {messages.LabelVenue: "place", messages.LabelChair: "chair", messages.LabelRecorder: "recorder", messages.LabelGuests: "guests"},
	record.KindVisit:   {messages.LabelMet: "met", messages.LabelNext: "next"},
}

// hearField takes one part of what is in hand, told by its label: 地点补一下 社区活动室, of a meeting on the open card or saved just now.
func hearField(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	label, value := words.Field(s.Says)
	if value == "" || len(s.Numbers) > 0 {
		return nil
	}
	h, _ := aim(in, s)
	if h == nil && fieldKeys[record.KindVisit][label] == "" && len(s.Question.Points) == 0 {
		h = onlyMeeting(in)
	}
	if h == nil || h.of != nil && asksOne(h.of) || h.record != nil && h.record.Problem != nil || h.item.Kind == KindProgress {
		return nil
	}
	kind := record.Kind(h.item.Kind)
	if !mayHaveMore[reading.Kind(kind)] && kind != record.KindProblem || ask.Get(h.item, "type") == record.Talk {
		return nil
	}
	return h.change("field", -1, nil, func(t *turn.Turn, item *chat.Item) {
		key, says := fieldKeys[kind][label], t.WithoutPeople(value)
		if key == "chair" || key == "recorder" { // a role is kept, and no name
			says = reading.PostIn(mask.People(value))
		}
		if key == "" || says == "" {
			addWords(t, item, label+"："+value)
			return
		}
		ask.Set(item, key, says)
	})
}

// onlyMeeting is the only meeting in hand, beside a visit or what came of it; or nil.
func onlyMeeting(in *turn.Scene) (found *held) {
	all := inHand(in)
	for i := range all {
		switch h := &all[i]; {
		case h.far > 0 || h.item.Kind != string(record.KindMeeting):
		case found != nil:
			return nil
		default:
			found = h
		}
	}
	return found
}
