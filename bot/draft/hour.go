package draft

import (
	"liaison/bot/ask"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/record"
)

// hearHour takes 下午三点 as the time of the day of the only plan in hand.
func hearHour(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	at := words.Hour(s.Says)
	if at == "" {
		return nil
	}
	all := inHand(in)
	if len(all) != 1 || all[0].item.Kind != string(record.KindPlan) || all[0].of != nil && all[0].of.Asking != "" {
		return nil
	}
	return all[0].change("hour", 0, nil, func(_ *turn.Turn, item *chat.Item) {
		ask.Set(item, "text", words.AtHour(ask.Get(item, "text"), at))
	})
}
