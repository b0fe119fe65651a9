package draft

import (
	"strings"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
)

// hearDoneThere takes what was seen where somebody just was, 货梯关不严 or 转了一圈 消防栓没水, as the answer to what was done there, with the problems at
// that place; where no type is said it was a visit as usual.
func hearDoneThere(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || Correcting(d) || len(d.Items) != 1 || !strings.HasSuffix(d.Asking, ".type") || len(s.Question.Points)+len(s.Numbers) > 0 || words.Asks(s.Says) || s.Question.Asks && s.Question.Known() {
		return nil
	}
	visit := &d.Items[0]
	if visit.Kind != string(reading.Visit) || ask.Get(visit, "point") == "" {
		return nil
	}
	var seen []reading.Item
	typ, told := routine, ""
	for i, it := range s.Reading.Items {
		switch {
		case it.Point != "" || it.Date != "" && it.Date != string(in.Today) || len(it.Figures) > 0:
			return nil
		case it.Kind == reading.Problem:
			seen = append(seen, it)
		case it.Kind == reading.Visit && i == 0:
			typ, told = it.Type, it.Text
		default:
			return nil
		}
	}
	if len(s.Reading.Items) == 0 {
		return nil
	}
	return &turn.Proposal{Name: "done there", Cost: -1, Do: func(t *turn.Turn) error {
		ask.Set(visit, "type", typ)
		if told != "" {
			ask.Set(visit, "text", t.WithoutPeople(told))
		}
		for _, it := range seen {
			more := ItemOf(t, it, Sentence{Says: s.Says, Day: t.Today, Asked: []string{"point", "date"}})
			ask.Set(&more, "point", ask.Get(visit, "point"))
			ask.Set(&more, "date", ask.Get(visit, "date"))
			d.Items = append(d.Items, more)
		}
		d.Rival = nil
		NoteHidden(t, d)
		AskNext(t, d)
		return Keep(t, d, "")
	}}
}

// routine is the type of a visit where nothing says another.
const routine = "日常"
