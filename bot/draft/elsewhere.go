package draft

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// hearOtherPoint takes 不对，城南农贸市场的 as another point for the only item of the draft, and 上午是运营公司 不是居然 or
// 第一个是运营公司 as one for the item that it names.
func hearOtherPoint(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || len(s.Question.Points) == 0 || hasFigure(s) || words.OfRecord(s.Says) {
		return nil // 钢市那条改成40户 is about the record there
	}
	i, says := FirstKept(d), words.Mistaken(s.Says)
	if len(d.Items)-CountSkipped(d) > 1 {
		nth := cmp.Or(s.Nth, words.NthPart(s.Says, d.Text))
		i = misplaced(in, s, d, nth)
		right := in.PointOf(words.Rightly(words.Affirmed(s.Says + " ")))
		says = (says || nth > 0) && right != 0 && utf8.RuneCountInString(s.Says) <= longestFragment
	}
	if i < 0 || !says {
		return nil
	}
	had, other := ask.Get(&d.Items[i], "point"), int64(0)
	for _, name := range s.Question.Points {
		if id := turn.PointCalled(in.Dir, name); id != 0 && turn.IDText(id) != had {
			if other != 0 {
				return nil
			}
			other = id
		}
	}
	if other == 0 || had == "" {
		return nil
	}
	on := in.DayIn(s.Says)
	plan := d.Items[i].Kind == string(record.KindPlan)
	return &turn.Proposal{Name: "other point", Do: func(t *turn.Turn) error {
		if on != "" && plan && on >= in.Today { // 改成周二去步行街
			ask.Set(&d.Items[i], "date", string(cmp.Or(turn.NearDay(day.Day(ask.Get(&d.Items[i], "date")), s.Says, in.Today), on)))
		}
		return TakeAnswer(t, d, question(i, "point"), turn.IDText(other))
	}}
}

// hearThingElsewhere takes 灭火器是钢市二楼的 写字楼没毛病 as another point for the problem of the open draft that it names, and 先锋岗那两块是步行街的
// for what else it names by its type.
func hearThingElsewhere(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || Correcting(d) || len(s.Question.Points) == 0 || len(s.Numbers) > 0 || words.Asks(s.Says) || utf8.RuneCountInString(s.Says) > longestFragment+4 {
		return nil
	}
	thing, place := words.ThingAt(s.Says)
	points := in.Hear(place).Question.Points
	if thing == "" || len(points) != 1 {
		return nil
	}
	at := -1
	for i := range d.Items {
		item := &d.Items[i]
		typ := ask.Get(item, "type")
		byType := recordKinds[item.Kind] && item.Kind != string(reading.Problem) && typ != "" && strings.Contains(thing, typ)
		ofText := item.Kind == string(reading.Problem) && !hasFigure(s) && turn.Shared(thing, ask.Get(item, "text")) > 0
		if item.Skip || !byType && !ofText {
			continue
		}
		if at >= 0 {
			return nil
		}
		at = i
	}
	point := turn.IDText(turn.PointCalled(in.Dir, points[0]))
	if at < 0 || ask.Get(&d.Items[at], "point") == point {
		return nil
	}
	return &turn.Proposal{Name: "thing elsewhere", Cost: -1, Do: func(t *turn.Turn) error {
		d.Rival = nil
		return TakeAnswer(t, d, question(at, "point"), point)
	}}
}

// hearPartOfPlace takes 是西门 as another part of the place in the text of the one thing in hand that names such a part: 东门
// 那个消防通道堵着货.
func hearPartOfPlace(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	right := words.PlaceIs(s.Says)
	if right == "" || len(s.Question.Points) > 0 || words.Asks(s.Says) {
		return nil
	}
	var meant *held
	wrong := ""
	for _, h := range inHand(in) {
		like := words.PlaceLike(ask.Get(h.item, "text"), right)
		if like == "" || h.far > 0 || h.of != nil && asksOne(h.of) && strings.HasSuffix(h.of.Asking, ".text") {
			continue
		}
		if meant != nil {
			return nil
		}
		meant, wrong = &h, like
	}
	if meant == nil {
		return nil
	}
	return meant.change("part of place", 0, nil, func(_ *turn.Turn, item *chat.Item) { reword(item, wrong, right) })
}

// misplaced is the nth item of a draft, or else the only one at one of the points of a text that gives another one, or of
// the day that it names: 昨天是运营公司; -1 is none.
func misplaced(in *turn.Scene, s *turn.Sentence, d *chat.Draft, nth int) int {
	if nth > 0 && nth <= len(d.Items) && !d.Items[nth-1].Skip {
		return nth - 1
	}
	var found []int
	for _, name := range s.Question.Points {
		found = append(found, atPoint(in, d, name)...)
	}
	if on := s.Question.From; len(found) == 0 && on != "" && on == s.Question.To {
		for i := range d.Items {
			if !d.Items[i].Skip && ask.Get(&d.Items[i], "date") == on {
				found = append(found, i)
			}
		}
	}
	if len(found) != 1 {
		return -1
	}
	return found[0]
}

// suits reports whether what was read has an item's kind, and its type or none.
func suits(it *reading.Item, item *chat.Item) bool {
	typ := ask.Get(item, "type")
	if typ == "日常" && it.Kind == reading.Visit && !hasFigures(item) && ask.Get(item, "text") == "" {
		return string(it.Kind) == item.Kind // 日常 was only assumed
	}
	return string(it.Kind) == item.Kind && (it.Type == "" || typ == "" || it.Type == typ || it.Type == "日常")
}

// hearOtherPurpose takes 钢市那个改送服务 帮两家弄认证 as what is to be done on the trip in hand that it means, which is planned.
func hearOtherPurpose(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	purpose := words.OtherPurpose(s.Says)
	if purpose == "" || hasFigure(s) || in.DayIn(purpose) != "" {
		return nil
	}
	all := inHand(in)
	at := onlyHeld(all, func(h *held) bool {
		there := len(s.Question.Points) == 0 || len(s.Question.Points) == 1 && ask.Get(h.item, "point") == turn.IDText(turn.PointCalled(in.Dir, s.Question.Points[0]))
		return h.item.Kind == string(reading.Plan) && there
	})
	if at < 0 || all[at].of != nil && asksOne(all[at].of) {
		return nil
	}
	return all[at].change("other purpose", -2, nil, func(t *turn.Turn, item *chat.Item) { ask.Set(item, "text", t.WithoutPeople(purpose)) })
}

// hearOtherBranch takes 搞混了 是一支部开的 as another 党支部 of the same point for the meeting in hand.
func hearOtherBranch(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !strings.Contains(s.Says, "支部") || words.Asks(s.Says) || len(s.Numbers) > 0 || hasFigure(s) || utf8.RuneCountInString(s.Says) > longestFragment {
		return nil
	}
	right := cmp.Or(words.Rightly(s.Says), s.Says)
	all := inHand(in)
	at := onlyHeld(all, func(h *held) bool { return h.item.Kind == string(reading.Meeting) })
	if at < 0 || all[at].far > 0 || all[at].of != nil && asksOne(all[at].of) || !words.Mistaken(s.Says) && right == s.Says {
		return nil
	}
	h := &all[at]
	other := int64(0)
	for _, o := range in.Dir.Branches(turn.IDOf(ask.Get(h.item, "point"))) {
		named := slices.ContainsFunc(append([]string{o.Name}, o.Aliases...), func(name string) bool { return strings.Contains(right, name) })
		nth := words.NthBranch(right)
		if !named && (nth == "" || !strings.HasSuffix(o.Name, nth)) {
			continue
		}
		if other != 0 {
			return nil
		}
		other = o.ID
	}
	if other == 0 || turn.IDText(other) == ask.Get(h.item, "org") {
		return nil
	}
	return h.change("other branch", -1, nil, func(_ *turn.Turn, item *chat.Item) { ask.Set(item, "org", turn.IDText(other)) })
}
