package cases

import (
	"strings"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// hearAnew takes 又堵了 东门那边全是纸箱子 重新报一条吧, said of problems shown just before that are all at one place, as a new problem there.
func hearAnew(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	told := words.ReportedAnew(s.Says)
	hand := inView(in)
	if told == "" || in.Draft != nil || len(hand) == 0 || len(s.Numbers) > 0 || len(s.Question.Points) > 1 || words.Asks(s.Says) {
		return nil
	}
	last, at := hand[0], hand[0].Point
	for _, r := range hand {
		if r.Point != at {
			return nil
		}
		if r.Day > last.Day {
			last = r
		}
	}
	if len(s.Question.Points) == 1 {
		at = turn.PointCalled(in.Dir, s.Question.Points[0])
	}
	item := chat.Item{Kind: string(record.KindProblem)}
	ask.Set(&item, "point", turn.IDText(at))
	ask.Set(&item, "date", string(in.Today))
	ask.Set(&item, "type", last.Type)
	for _, it := range in.Read("问题：" + told).Items {
		if it.Kind == reading.Problem && it.Date != "" && it.Date < string(in.Today) {
			ask.Set(&item, "date", it.Date)
		}
	}
	return &turn.Proposal{Name: "reported anew", Cost: -3, Do: func(t *turn.Turn) error {
		text := t.WithoutPeople(told)
		if turn.Shared(told, last.Text) == 0 && !strings.Contains(text, messages.Number(last.ID)) { // 又堵了: what did
			text += messages.AsBefore(last.ID)
		}
		ask.Set(&item, "text", text)
		d := draft.New(t, []chat.Item{item})
		d.Text = t.WithoutPeople(turn.Typed(t, t.Says))
		return draft.Open(t, d)
	}}
}
