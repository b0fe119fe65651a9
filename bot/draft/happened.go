package draft

import (
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/indicator"
	"liaison/store/record"
)

// tellsTrouble reports whether a text tells of a problem, which is a record of its own: 漏了 钢市有台叉车没挂牌.
func tellsTrouble(s *turn.Sentence) bool {
	_, reports := words.Reports(s.Says)
	return slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool {
		return it.Kind == reading.Problem && (reports || it.Point != "")
	})
}

// hearStory takes what goes on with the story of the problem that was told last on the open card: 说是老板换人了 前头的卡他不认.
func hearStory(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || Correcting(d) || asksOne(d) || len(s.Numbers)+len(s.Question.Points)+len(s.Acts) > 0 || s.Tells() {
		return nil
	}
	cost := 1
	if !words.GoesOnTelling(s.Says) { // 钥匙在物业经理那 人不在
		if !plainStory(in, s) {
			return nil
		}
		cost = turn.Limit - 1
	}
	at := len(d.Items) - 1
	for at >= 0 && d.Items[at].Skip {
		at--
	}
	if at < 0 || d.Items[at].Kind != string(reading.Problem) || ask.Get(&d.Items[at], "text") == "" {
		return nil
	}
	for _, it := range s.Reading.Items {
		if it.Kind != reading.None && it.Kind != reading.Problem && it.Kind != reading.Progress || it.Date != "" {
			return nil
		}
	}
	return &turn.Proposal{Name: "story", Cost: cost, Do: func(t *turn.Turn) error {
		addWords(t, &d.Items[at], s.Says)
		d.Rival = nil
		NoteHidden(t, d)
		AskNext(t, d)
		return Keep(t, d, "")
	}}
}

// plainStory reports whether a text in which nothing was read, said right after the open card, may be no more than what the matter
// is about.
func plainStory(in *turn.Scene, s *turn.Sentence) bool {
	size := utf8.RuneCountInString(s.Says)
	nothing := !slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool { return it.Kind != reading.None })
	return nothing && size >= leastStory && size <= longestFragment && in.Now.Sub(in.Draft.Changed) <= assentLife && !in.Since() &&
		!words.Asks(s.Says) && !words.Polite(s.Says) && !words.Mistaken(s.Says) && !words.Adds(s.Says) && !words.AnotherOne(s.Says) && !words.OfRecord(s.Says) &&
		!words.NotDone(s.Says) && !strings.ContainsAny(s.Says, "我咱您你0123456789") && !(s.Question.Asks && s.Question.Known())
}

// leastStory is how many characters such a text has at least.
const leastStory = 5

// hearOneMore takes 农贸再加一条 东头那家鱼摊秤少二两 as a problem beside what the open card has at that point.
func hearOneMore(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	of, what := words.AddsOne(s.Says)
	if d == nil || Correcting(d) || what == "" || asksOne(d) || len(s.Numbers) > 0 || words.Asks(s.Says) {
		return nil
	}
	part := in.Hear(what)
	point := in.PointOf(of)
	if of != "" && point == 0 || len(part.Question.Points) > 0 || part.Tells() {
		return nil
	}
	beside := -1
	for i := range d.Items {
		there := ask.Get(&d.Items[i], "point")
		switch {
		case d.Items[i].Skip || there == "" || point != 0 && there != turn.IDText(point):
		case beside >= 0 && ask.Get(&d.Items[beside], "point") != there:
			return nil
		default:
			beside = i
		}
	}
	items := in.Read("问题：" + what).Items
	read := slices.ContainsFunc(part.Reading.Items, func(it reading.Item) bool { return it.Kind == reading.Problem })
	if beside < 0 || len(items) != 1 || items[0].Kind != reading.Problem || items[0].Type == "其他" && !read && !words.Breaks(what) {
		return nil
	}
	if moreOf(in, d.Items[beside].Kind, ask.Get(&d.Items[beside], "type"), what) != nil {
		return nil // 再加一个 答了三个问
	}
	return &turn.Proposal{Name: "one more", Cost: -1, Do: func(t *turn.Turn) error {
		more := ItemOf(t, items[0], Sentence{Says: what, Day: t.Today, Asked: []string{"point", "date"}})
		for _, key := range []string{"point", "date"} {
			ask.Set(&more, key, ask.Get(&d.Items[beside], key))
		}
		d.Items, d.Rival = append(d.Items, more), nil
		NoteHidden(t, d)
		AskNext(t, d)
		return Keep(t, d, "")
	}}
}

// happened is what a text that only tells what went on changes in the visit or the meeting that it is about: 五个人问了问题
// 都答了; 还来了8个群众. What is counted nowhere, and what it is not sure of, is kept in words; a number that is there already is
// not overwritten.
func happened(in *turn.Scene, s *turn.Sentence, h *held) change {
	if h.of != nil && h.item.Kind == string(reading.Problem) && words.Until(s.Says) && in.DayIn(s.Says) >= in.Today {
		return func(t *turn.Turn, item *chat.Item) { addWords(t, item, s.Says) }
	}
	if told := words.ToldOn(s.Says); h.of != nil && h.sole && h.item.Kind == string(reading.Problem) && told != "" && !s.Tells() {
		return func(t *turn.Turn, item *chat.Item) { addWords(t, item, told) } // 说秤不准 behind 有人投诉烤鱼店
	}
	did, ok := words.Happened(s.Says)
	visit, meeting := h.item.Kind == string(reading.Visit), h.item.Kind == string(reading.Meeting)
	if !ok || !visit && !meeting || ask.Get(h.item, "type") == record.Talk || tellsTrouble(s) && !(meeting && did.Guests != "") {
		return nil
	}
	if meeting && did.Guests != "" {
		return func(_ *turn.Turn, item *chat.Item) {
			ask.Set(item, "guests", strings.TrimPrefix(ask.Get(item, "guests")+"、"+did.Guests, "、"))
		}
	}
	key, n := "", 0
	if visit {
		name, said := indicator.Answered, did.Answered
		switch {
		case did.All:
			name, said = indicator.OnSpot, words.Raised(h.told(in))
		case did.Solved != "":
			name, said = indicator.OnSpot, did.Solved
		}
		if count, ok := in.Count(strings.ReplaceAll(said, "俩", "两")); ok {
			key, n = "f."+name, count
		}
	}
	return func(t *turn.Turn, item *chat.Item) {
		had := ask.Get(item, key)
		switch {
		case key == "":
		case had == "":
			ask.Set(item, key, ask.FigureValue(n, false, ""))
		case words.AddsTo(s.Says):
			it := reading.Item{Figures: map[string]int{strings.TrimPrefix(key, "f."): n}}
			addItem(in.Dir.Indicators, item, &it, s.Says)
		}
		if key == "" || did.Kept {
			addWords(t, item, words.Fragment(s.Says))
		}
	}
}

// hearAddsBy takes 答疑再加一个，走的时候又有一户问我退货怎么退 as one more of a figure that the only visit, meeting or activity in hand has, and what is
// told beside it as more of its words.
func hearAddsBy(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	figure, rest := words.AddsBy(s.Says)
	if figure == "" || len(s.Numbers) > 0 || len(in.Hear(rest).Question.Points) > 0 {
		return nil
	}
	point := ""
	if of := in.Hear(figure).Question.Points; len(of) == 1 {
		point = turn.IDText(turn.PointCalled(in.Dir, of[0]))
	}
	all := inHand(in)
	if len(all) == 0 || all[0].far > 0 {
		if h := shownAgain(in, s, all); h != nil {
			all = []held{*h}
		}
	}
	var meant *held
	var more *reading.Item
	for i := range all {
		h := &all[i]
		it := moreOf(in, h.item.Kind, ask.Get(h.item, "type"), figure)
		if it == nil || point != "" && ask.Get(h.item, "point") != point || h.of != nil && asksOne(h.of) || h.far > 2 {
			continue
		}
		has := hasAny(h.item, it)
		switch {
		case meant == nil, has && !hasAny(meant.item, more):
			meant, more = h, it
		case has == hasAny(meant.item, more):
			return nil // of two it is not clear which
		}
	}
	if meant == nil {
		return nil
	}
	return meant.change("adds by", -1, nil, func(t *turn.Turn, item *chat.Item) {
		addItem(in.Dir.Indicators, item, more, s.Says)
		if told := strings.Join(slices.Collect(words.Clauses(rest)), "，"); told != "" && ask.Get(item, "type") != record.Talk {
			addWords(t, item, told)
		}
	})
}
