package draft

import (
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// saysWhen reports whether a text begins with the day on which what is in hand took place: 昨天下午去的 五家.
func saysWhen(says string) bool {
	first := firstClause(says)
	return strings.HasSuffix(first, "的") && words.BareDay(first) != ""
}

// hearMore takes a sentence about the point of an item of the draft, or 还答疑了2个, as more
// about that item.
func hearMore(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || Correcting(d) || len(s.Reading.Items) == 0 || words.Mistaken(s.Says) || s.Question.Asks && s.Question.Known() {
		return nil
	}
	items, unread := s.Reading.Items, slices.Clone(s.Reading.Unread)
	if read := behindType(in, s, d); len(read.Items) > 0 {
		items, unread = read.Items, read.Unread
	}
	it, beside := items[0], items[1:]
	if !mayHaveMore[it.Kind] || slices.ContainsFunc(beside, func(o reading.Item) bool { return o.Kind != reading.Problem || o.Point != "" || o.Date != "" }) {
		return nil
	}
	point := turn.IDText(turn.PointCalled(in.Dir, it.Point))
	at := -1
	for i := range d.Items {
		item := &d.Items[i]
		if item.Skip || !suits(&it, item) || it.Point != "" && ask.Get(item, "point") != point {
			continue
		}
		if at >= 0 {
			return nil
		}
		at = i
	}
	if at < 0 || it.Point == "" && len(d.Items)-CountSkipped(d) != 1 {
		return nil
	}
	item := &d.Items[at]
	dated := it.Point == "" && it.Date != "" && saysWhen(s.Says)
	if it.Date != "" && it.Date != ask.Get(item, "date") && !dated || len(it.Figures) == 0 || it.Present != nil || it.Expected != nil {
		return nil
	}
	figures := s.Says
	if len(beside) > 0 {
		figures = firstClause(s.Says) // 现场解决3个 还有家店办不下执照
	}
	if it.Point == "" && !words.Adds(s.Says) && hasFigures(item) && !onlyNew(&it, item, figures) {
		return nil // a thought of its own; but 42户，答疑6个 after a card without figures
	}
	cost := 1
	for name := range it.Figures {
		if ask.Get(item, "f."+name) != "" {
			cost += turn.Overwrites
		}
	}
	if it.Point != "" && !s.That && !words.Adds(s.Says) {
		cost += turn.Unfit // a visit of its own: 写字楼服务企业4家
	}
	return &turn.Proposal{Name: "more", Cost: cost, Do: func(t *turn.Turn) error {
		said := ItemOf(t, it, InHand(t, "date"))
		for _, a := range said.Answers {
			if strings.HasPrefix(a.Key, "f.") || ask.Get(item, a.Key) == "" || a.Key == "type" && ask.Get(item, "type") == "日常" {
				ask.Set(item, a.Key, a.Value)
			}
		}
		if dated {
			ask.Set(item, "date", it.Date)
		}
		for _, problem := range beside { // found on the same visit
			more := ItemOf(t, problem, InHand(t, "point", "date"))
			ask.Set(&more, "point", ask.Get(item, "point"))
			ask.Set(&more, "date", ask.Get(item, "date"))
			d.Items = append(d.Items, more)
		}
		d.Unread, d.Rival = append(d.Unread, unread...), nil
		AskNext(t, d)
		return Keep(t, d, "")
	}}
}

// hearTypeAndTrouble takes 送政策 他们门口消防栓也挡住了 as the type of the only visit of the draft, or where several are told as the
// name of the one of that type, and the rest as a problem there.
func hearTypeAndTrouble(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d, first := in.Draft, firstClause(s.Says)
	if d == nil || Correcting(d) || first == s.Says || len(s.Question.Points)+len(s.Numbers) > 0 || words.Asks(s.Says) {
		return nil
	}
	rest := strings.TrimLeft(strings.TrimPrefix(s.Says, first), "，,。；; \n")
	typ := words.Named(strings.TrimSuffix(first, "那边"), reading.Types(reading.Visit))
	read := in.Hear(rest).Reading
	if typ == "" || len(read.Items) != 1 || read.Items[0].Kind != reading.Problem || read.Items[0].Point != "" || read.Items[0].Date != "" {
		return nil
	}
	at, points := -1, map[string]bool{}
	for i := range d.Items {
		item := &d.Items[i]
		if item.Skip {
			continue
		}
		if points[ask.Get(item, "point")] = true; item.Kind != string(reading.Visit) {
			continue
		}
		if had := ask.Get(item, "type"); had == typ || had == "" || had == "日常" && !hasFigures(item) {
			if at >= 0 {
				return nil
			}
			at = i
		}
	}
	if at < 0 || len(points) > 1 && ask.Get(&d.Items[at], "type") != typ || ask.Get(&d.Items[at], "point") == "" {
		return nil
	}
	trouble := read.Items[0]
	return &turn.Proposal{Name: "type and trouble", Cost: -1, Do: func(t *turn.Turn) error {
		item := &d.Items[at]
		ask.Set(item, "type", typ)
		more := ItemOf(t, trouble, Sentence{Says: rest, Day: t.Today, Asked: []string{"point", "date"}})
		ask.Set(&more, "point", ask.Get(item, "point"))
		ask.Set(&more, "date", ask.Get(item, "date"))
		d.Items, d.Rival = append(d.Items, more), nil
		NoteHidden(t, d)
		AskNext(t, d)
		return Keep(t, d, "")
	}}
}

// behindType is how a text is read behind the type of the only visit of a draft, where it begins with a figure and goes on
// with a problem, and alone no visit was read: 答疑5个 有个老板说秤不准. What is left of problems told of is unread.
func behindType(in *turn.Scene, s *turn.Sentence, d *chat.Draft) (read reading.Reading) {
	first := firstClause(s.Says)
	has := func(kind reading.Kind) bool {
		return slices.ContainsFunc(s.Reading.Items, func(o reading.Item) bool { return o.Kind == kind })
	}
	if first == s.Says || !has(reading.Problem) || has(reading.Visit) || asksOne(d) || len(d.Items)-CountSkipped(d) != 1 || len(s.Numbers) > 0 {
		return read
	}
	item := &d.Items[FirstKept(d)]
	if item.Kind != string(reading.Visit) || ask.Get(item, "type") == "" || utf8.RuneCountInString(first) > longestFigures || words.Number(first) == "" {
		return read
	}
	read = in.Read(ask.Get(item, "type") + "，" + s.Says)
	read.Items = slices.DeleteFunc(read.Items, func(o reading.Item) bool {
		if o.Kind == reading.Progress {
			read.Unread = append(read.Unread, o.Text)
		}
		return o.Kind == reading.Progress
	})
	if len(read.Items) < 2 || read.Items[0].Kind != reading.Visit || len(read.Items[0].Figures) == 0 {
		return reading.Reading{}
	}
	return read
}

// firstClause is a text up to its first sign.
func firstClause(says string) string {
	if end := strings.IndexAny(says, "，,。；; \n"); end > 0 {
		return says[:end]
	}
	return says
}

// onlyNew reports whether a text is no more than figures that an item does not have: 答疑俩 after 22户.
func onlyNew(it *reading.Item, item *chat.Item, says string) bool {
	for name := range it.Figures {
		if ask.Get(item, "f."+name) != "" {
			return false
		}
	}
	return utf8.RuneCountInString(says) <= longestFigures && it.Date == "" && !words.Deed(says)
}

// longestFigures is how many characters such a text may have.
const longestFigures = 10

// hearAdding takes 内容补上，讲的是… or 停的是2号机 加上 as more words for the text of the
// draft: of its only item, or of its only problem.
func hearAdding(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	more := words.Added(s.Says)
	if more == "" {
		more = words.Added(words.Pointed(s.Says)) // 农贸那个内容补一下 讲的食品安全
	}
	discussed := words.Discussed(s.Says)
	if more == "" && discussed != "" && ofMeeting(in) {
		more = discussed
	}
	pointed := len(s.Question.Points) == 1 && words.PointsAt(s.Says)
	if more == "" || more != discussed && s.Question.Asks && s.Question.Known() {
		return nil
	}
	if orders, _ := in.Orders(s); orders {
		return nil // 让城东所下周一再去一趟 把没走到的补上
	}
	wanted := words.WantsAdded(s.Says) != "" && len(s.Question.Points) == 0
	if more != discussed && (s.Tells() && !pointed && !wanted || d != nil && Correcting(d)) {
		return nil
	}
	if d == nil {
		h, _ := aim(in, s)
		if h == nil || h.item.Kind == string(record.KindProblem) || ask.Get(h.item, "type") == record.Talk || tellsNumbers(in, s.Says, h.item) {
			return nil
		}
		return h.change("add words", 1, nil, func(t *turn.Turn, item *chat.Item) { addWords(t, item, more) })
	}
	at, problems := -1, 0
	for i := range d.Items {
		if d.Items[i].Skip {
			continue
		}
		if d.Items[i].Kind == string(reading.Problem) {
			if problems++; problems == 1 {
				at = i
			}
		} else if len(d.Items)-CountSkipped(d) == 1 {
			at = i
		}
	}
	if pointed {
		at, problems = -1, 0
		if h, _ := aim(in, s); h != nil {
			at = h.nth - 1
		}
	}
	if at < 0 || problems > 1 || ask.Get(&d.Items[at], "type") == record.Talk { // what is said in a talk is not kept
		return nil
	}
	return &turn.Proposal{Name: "add words", Cost: 1, Do: func(t *turn.Turn) error {
		addWords(t, &d.Items[at], more)
		return Keep(t, d, "")
	}}
}

// hearWordsNumbered takes #262 补一句 调解了一起退定金的 as more words for the text of the record with that number, which is no problem.
func hearWordsNumbered(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if len(s.Numbers) != 1 || in.Draft != nil && !Correcting(in.Draft) || len(s.Question.Points) > 0 {
		return nil
	}
	more := words.AddsWords(words.WithoutNumber(s.Says))
	r := in.Find(s.Numbers[0])
	if more == "" || r == nil || r.Problem != nil || r.Type == record.Talk || moreOf(in, string(r.Kind), r.Type, more) != nil || tellsNumbers(in, words.WithoutNumber(s.Says), shortItem(r)) {
		return nil
	}
	return &turn.Proposal{Name: "words to numbered", Cost: -2, Do: func(t *turn.Turn) error {
		if !t.MayCorrect(r) {
			return t.Say(messages.NoCorrection)
		}
		item := correcting(t, r)
		addWords(t, &item, more)
		d := New(t, []chat.Item{item})
		d.Text = KeptSentence(t.Says, d.Items)
		NoteHidden(t, d)
		return OpenCorrection(t, d)
	}}
}

// ofMeeting reports whether the open draft, or what was saved last, is one meeting.
func ofMeeting(in *turn.Scene) bool {
	if d := in.Draft; d != nil {
		return d.Asking == "" && len(d.Items) == 1 && d.Items[0].Kind == string(reading.Meeting)
	}
	saved := in.Saved()
	return len(saved) == 1 && saved[0].Kind == record.KindMeeting
}

// addWords adds to the text of an item.
func addWords(t *turn.Turn, item *chat.Item, more string) {
	text := strings.Join(slices.DeleteFunc([]string{ask.Get(item, "text"), t.WithoutPeople(more)}, func(w string) bool { return w == "" }), "，")
	ask.Set(item, "text", keptText(record.Kind(item.Kind), text))
}

// hearCount takes an amount of things told alone as how many there are of what the problem in hand is about: 两台, below 塔吊限位器坏了, and 哦不对 三台.
func hearCount(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	amount, measure := words.CountAlone(s.Says)
	if amount == "" {
		return nil
	}
	h, _ := aim(in, s)
	if h == nil || h.item.Kind != string(record.KindProblem) || h.record == nil && h.of.Asking != "" && !strings.HasSuffix(h.of.Asking, "point") {
		return nil
	}
	return h.change("count", -2, nil, func(t *turn.Turn, item *chat.Item) {
		ask.Set(item, "text", keptText(record.KindProblem, words.Recounted(ask.Get(item, "text"), amount, measure)))
	})
}

// mayHaveMore are the kinds of items that hearMore adds to.
var mayHaveMore = map[reading.Kind]bool{reading.Visit: true, reading.Meeting: true, reading.Activity: true, reading.Plan: true}

func hasFigures(item *chat.Item) bool {
	return slices.ContainsFunc(item.Answers, func(a chat.Answered) bool { return strings.HasPrefix(a.Key, "f.") })
}
