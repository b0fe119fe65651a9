package bot

import (
	"cmp"
	"liaison/bot/ask"
	"liaison/bot/cases"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/record"
	"strings"
)

// planBeside adds the plan that news of a problem tells of.
func planBeside(s *told) error {
	s.items = cases.PlanBeside(s.Turn, s.items, s.says)
	return nil
}

// orderBeside gives a problem to those to whom a leader's report gives it.
func orderBeside(s *told) (err error) {
	s.items, err = cases.OrderBeside(s.Turn, s.items)
	return err
}

// solvedThere notes of a problem that it was solved on the spot.
func solvedThere(s *told) error {
	draft.SolvedThere(s.items, s.says)
	return nil
}

// heldThere adds the meetings that were held together with the one told of.
func heldThere(s *told) error {
	draft.HeldThere(s.items, s.says)
	return nil
}

// ofOpen makes progress of what was read as a problem where the number of one that is open at the same point
// stands in the sentence: 一起看了231那个门头，当场遮了.
func ofOpen(s *told) error {
	t, items, says := s.Turn, s.items, s.says
	leads := strings.HasPrefix(says, "#")
	if len(items) < 2 && !leads || !strings.ContainsAny(says, "0123456789") {
		return nil
	}
	number := words.NumberIn(says)
	if said := words.Read(says); leads && len(said.Numbers) == 1 { // 228企业说没收到执照
		number = said.Numbers[0]
	}
	for i := range items {
		for _, r := range t.Unsettled() {
			at := ask.Get(&items[i], "point")
			if r.ID != number || items[i].Kind != string(record.KindProblem) || at != turn.IDText(r.Point) && !(leads && at == "" && len(items) == 1) {
				continue
			}
			item := chat.Item{Kind: draft.KindProgress}
			ask.Set(&item, "problem", turn.IDText(r.ID))
			ask.Set(&item, "text", ask.Get(&items[i], "text"))
			ask.Set(&item, "date", cmp.Or(ask.Get(&items[i], "date"), string(t.Today)))
			items[i] = item
			break
		}
	}
	return nil
}

// atHome puts what a 书记 tells of their own 支部 and another point there where it is theirs: 主题
// 党日跟科创园联合搞.
func atHome(s *told) error {
	t, items, says := s.Turn, s.items, s.says
	own := t.Speaker()
	o := t.Dir.OrgNamed(own.Org)
	if own.Role != reading.Secretary || o == nil || !words.Jointly(says) {
		return nil
	}
	for i := range items {
		item := &items[i]
		kind := record.Kind(item.Kind)
		if org := ask.Get(item, "org"); ask.Get(item, "point") == turn.IDText(o.Point) && (org == "" || org == turn.IDText(o.ID)) || kind != record.KindMeeting && kind != record.KindPlan && kind != record.KindActivity {
			continue
		}
		ask.Set(item, "point", turn.IDText(o.Point))
		if kind == record.KindMeeting {
			ask.Set(item, "org", turn.IDText(o.ID))
		}
	}
	return nil
}

// nameSeen puts what somebody went to see into the text of the problem that only counts it, and into that of the visit:
// 去建工看塔吊 三台里头有一台合格证过期了.
func nameSeen(s *told) error {
	t, items, says := s.Turn, s.items, s.says
	thing, seeing := words.SeenThing(says)
	if thing == "" || len(t.ReadQuestion(thing).Points) > 0 {
		return nil
	}
	for i := range items {
		item := &items[i]
		text := ask.Get(item, "text")
		switch {
		case strings.Contains(text, thing):
		case item.Kind == string(record.KindVisit) && text == "":
			ask.Set(item, "text", seeing)
		case item.Kind == string(record.KindProblem):
			text = thing + "，" + text
			ask.Set(item, "text", text)
			for _, it := range t.Read("问题："+text, t.Speaker(), t.Today).Items {
				if it.Kind == reading.Problem && it.Type != "" {
					ask.Set(item, "type", it.Type)
				}
			}
		}
	}
	return nil
}

// troubleTold makes the problem that a 书记 tells of out of a visit of others, which they may not record: 所里来了两个人看公平秤
// 说有三台不准.
func troubleTold(s *told) error {
	t, items, says := s.Turn, s.items, s.says
	visit := len(items) == 1 && items[0].Kind == string(record.KindVisit) && !record.May(t.Dir, t.Me, record.KindVisit, t.SomePoint())
	wrong := words.Breaks(says) || words.Inexact(says)
	if !visit || !wrong || t.Speaker().Role != reading.Secretary {
		return nil
	}
	for _, it := range t.Read("问题："+says, t.Speaker(), t.Today).Items {
		if it.Kind == reading.Problem && it.Type != "" && it.Type != "其他" {
			it.Date = cmp.Or(it.Date, ask.Get(&items[0], "date"))
			s.items = []chat.Item{draft.ItemOf(t, it, draft.InHand(t))}
			return nil
		}
	}
	return nil
}
