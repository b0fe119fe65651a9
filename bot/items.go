package bot

import (
	"liaison/bot/answers"
	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/indicator"
	"liaison/store/record"
	"slices"
	"unicode/utf8"
)

// makers make a part of the card of what was read, by its kind; of other kinds draft.ItemOf makes it. Nil: it makes none. Done: it was
// answered.
var makers = map[reading.Kind]func(*told, reading.Item) (made *chat.Item, done bool, err error){
	reading.Correction: ofCorrection,
	reading.Query:      ofQuery,
	reading.None:       func(*told, reading.Item) (*chat.Item, bool, error) { return nil, false, nil },
	reading.Meeting:    ofMeeting,
	reading.Activity:   ofActivity,
	reading.Progress:   ofProgress,
}

// itemized makes the parts of the card; done is whether the sentence was answered, or made none.
func itemized(s *told) (done bool, err error) {
	for _, it := range s.read.Items {
		item := s.itemOf(it)
		if make := makers[it.Kind]; make != nil {
			if item, done, err = make(s, it); done || err != nil {
				return done, err
			}
		}
		if item != nil {
			s.items = append(s.items, *item)
		}
	}
	s.items = ofNumbered(s.items, s.read.Items)
	if len(s.items) == 0 {
		s.items = announcedOnly(s)
	}
	if len(s.items) == 0 && halfAsks(s.Turn, s.asked) {
		return true, answers.Reply(s.Turn, s.says, s.asked)
	}
	if len(s.items) == 0 {
		return true, nothingRead(s.Turn, s.says, s.read)
	}
	s.items = withoutAnnounced(s.items)
	for i := range s.items { // 报个问题，科创园那边: what is wrong is asked for
		if item := &s.items[i]; item.Kind == string(record.KindProblem) && words.NoTrouble(ask.Get(item, "text")) {
			ask.Unset(item, "text")
			ask.Unset(item, "type")
		}
	}
	s.items = planned(s.Turn, s.items, s.says)
	if n := numberAsked(s.Turn, s.items, s.says); n != 0 { // 253还没人办吧
		return true, s.House.Run(s.Turn, "find", messages.Number(n))
	}
	return false, nil
}

// itemOf makes a part of the card of what was read.
func (s *told) itemOf(it reading.Item) *chat.Item {
	item := draft.ItemOf(s.Turn, it, draft.InHand(s.Turn, s.read.Ask...))
	return &item
}

// only reports whether nothing else was read.
func (s *told) only() bool { return len(s.read.Items) == 1 }

// ofCorrection corrects what the text names, unless it asks, 118那个秤后来怎么弄了, or is news.
func ofCorrection(s *told, it reading.Item) (*chat.Item, bool, error) {
	if n := words.NumberIn(s.says); n != 0 && questions(s.says) && s.only() {
		return nil, true, s.House.Run(s.Turn, "find", messages.Number(n))
	}
	if item := newsNotMended(s.Turn, it, s.says); item != nil {
		return item, false, nil
	}
	d, _, err := turn.OpenForm(s.Turn)
	if err != nil {
		return nil, false, err
	}
	if draft.OfOpen(s.Turn, d, it) {
		return nil, true, draft.AmendOpen(s.Turn, d, it)
	}
	return nil, true, draft.CorrectBy(s.Turn, it, s.read.Unread)
}

// ofQuery answers a question.
func ofQuery(s *told, _ reading.Item) (*chat.Item, bool, error) {
	return nil, true, answers.Reply(s.Turn, s.says, s.asked)
}

// ofMeeting corrects the meeting whose heads are told anew, or makes one.
func ofMeeting(s *told, it reading.Item) (*chat.Item, bool, error) {
	held, err := heldThen(s.Turn, it, s.says)
	if err != nil {
		return nil, false, err
	}
	if held != 0 && s.only() && s.author == 0 {
		mended := reading.Item{Kind: reading.Correction, RefersTo: int(held), Expected: it.Expected, Present: it.Present}
		return nil, true, draft.CorrectBy(s.Turn, mended, s.read.Unread)
	}
	return s.itemOf(it), false, nil
}

// ofActivity makes no project of numbers alone: 步行街那个答疑2个.
func ofActivity(s *told, it reading.Item) (*chat.Item, bool, error) {
	if it.Type == record.ProjectType && !words.OfProject(s.says) {
		return nil, false, nil
	}
	return s.itemOf(it), false, nil
}

// ofProgress makes the news of a problem, or of what is no news the new problem that it is, or the answer to what it asks.
func ofProgress(s *told, it reading.Item) (*chat.Item, bool, error) {
	if settled.MatchString(marks.ReplaceAllString(s.says, "")) { // 电梯修好了没: nothing is told
		return nil, true, answers.Reply(s.Turn, "", reading.Question{Asks: true, Action: reading.Details, Names: []string{indicator.Pending}})
	}
	if it.RefersTo != 0 && questions(s.says) && s.only() { // 231有啥新进展, 26那边回话没有
		return nil, true, s.House.Run(s.Turn, "find", messages.Number(int64(it.RefersTo)))
	}
	what, _ := words.Reports(s.says) // 写字楼1号电梯没修好 还是报上吧
	if !s.only() && it.Point != "" { // 步行街那块招牌要掉下来了 美食街下水道堵了
		what = it.Point + it.Text
	}
	if fresh := newTrouble(s.Turn, it, what); fresh != nil {
		return s.itemOf(*fresh), false, nil
	}
	if it.RefersTo == 0 && noneThere(s.Turn, turn.PointCalled(s.Dir, it.Point), s.says) {
		return nil, true, draft.Park(s.Turn, messages.NoOpenProblem, draft.Recordable(s.Turn)...)
	}
	if n := turn.ProblemIn(s.Turn, s.says); n != 0 && s.only() && questions(s.says) { // 执照变更卡了多久了
		return nil, true, s.House.Run(s.Turn, "find", messages.Number(n))
	}
	if it.Type == solved && isStep(s.says) {
		it.Type = ""
	}
	return s.itemOf(it), false, nil
}

// isStep reports whether a text that sounds like the end tells of a step only: 材料补齐了.
func isStep(says string) bool {
	step := words.Agreed(says) || words.OnlyPapers(says) || words.Remains(says)
	return step && !slices.Contains(words.Read(says).Acts, words.Finish)
}

// announcedOnly is the problem that a text of which nothing was read announces: 顺便报个事 地下室配电箱没门.
func announcedOnly(s *told) (items []chat.Item) {
	what := words.Announced(s.says)
	if what == "" {
		return nil
	}
	for _, it := range s.Read("问题："+what, s.Speaker(), s.Today).Items {
		if it.Kind == reading.Problem {
			items = append(items, *s.itemOf(it))
		}
	}
	return items
}

// newsNotMended is what was read as a correction of an open problem and names no part of it, 231换得差不多了 还剩一家, as its
// progress; or nil.
func newsNotMended(t *turn.Turn, it reading.Item, says string) *chat.Item {
	open := slices.ContainsFunc(t.Unsettled(), func(r record.Record) bool { return r.ID == int64(it.RefersTo) })
	if !open || words.Mistaken(says) || it.Point != "" || it.Date != "" || len(it.Slot) > 0 {
		return nil
	}
	it.Kind, it.Type, it.Figures, it.Text = reading.Progress, "", nil, words.WithoutNumber(says)
	item := draft.ItemOf(t, it, draft.InHand(t))
	return &item
}

// noneThere reports whether no open problem can be meant: there is none at the point, or all there are of another matter.
func noneThere(t *turn.Turn, point int64, says string) bool {
	read := func(says string) reading.Reading { return t.Read(says, t.Speaker(), t.Today) }
	may := func(r record.Record) bool { return point == 0 || !turn.OtherMatter(read, says, &r) }
	return !slices.ContainsFunc(t.Matches(point, ""), may)
}

// withoutAnnounced leaves out what was read as a problem, though it only announces the problem behind it: 252那天还有个事没报.
func withoutAnnounced(items []chat.Item) []chat.Item {
	var kept []chat.Item
	for i := range items {
		if i+1 == len(items) || !announces(&items[i], &items[i+1]) {
			kept = append(kept, items[i])
		}
	}
	return kept
}

// announces reports whether a problem says nothing of what is wrong, and the problem behind it may be what it means.
func announces(item, next *chat.Item) bool {
	problems := item.Kind == string(record.KindProblem) && next.Kind == item.Kind
	at := ask.Get(item, "point")
	return problems && (at == "" || at == ask.Get(next, "point")) && words.NoTrouble(ask.Get(item, "text"))
}

// solved is the type of progress that says that a problem is solved.
const solved = "已办结"

// newTrouble is what was read as the progress of a problem where none that is open is like it: the
// problem that it is itself, 美食街那个广告牌歪了; else nil.
func newTrouble(t *turn.Turn, it reading.Item, says string) *reading.Item {
	if rest := words.WithoutOrder(says); rest != says && t.Me.Is(turn.ChiefRoles...) { // 消防栓打不开，叫城西所干事乙修好
		says, it.Unit = rest, ""
		if told := t.Read(rest, t.Speaker(), t.Today).Items; len(told) == 1 && told[0].Kind == reading.Problem && told[0].Point != "" { // 弄好 is what is ordered
			it.Point, it.Type = told[0].Point, ""
		}
	}
	point := turn.PointCalled(t.Dir, it.Point)
	another := it.Point == "" && words.AnotherOne(says) // 还有一家商标的事要查
	if it.RefersTo != 0 || point == 0 && !another || it.Type == solved || it.Unit != "" || acts(says) || words.News(says) {
		return nil
	}
	items := t.Read("问题："+says, t.Speaker(), t.Today).Items
	if len(items) != 1 || items[0].Kind != reading.Problem || items[0].Point != it.Point {
		return nil
	}
	if another {
		items[0].Date = it.Date
		return &items[0]
	}
	there := t.Matches(point, says)
	if items[0].Type == "其他" && (len(there) > 0 || words.PointsAt(says) || utf8.RuneCountInString(items[0].Text) < leastTrouble) && !words.Breaks(says) {
		return nil
	}
	for _, r := range there {
		if r.Type == items[0].Type || turn.SharedPairs(says, r.Text) > 0 {
			return nil
		}
	}
	items[0].Date = it.Date
	return &items[0]
}

// acts reports whether a text wants something done with a problem that is known. That something is not mended
// may be a trouble of its own.
func acts(says string) bool {
	return slices.ContainsFunc(words.Read(says).Acts, func(a words.Act) bool { return a != words.SendBack })
}

// leastTrouble is how many characters a trouble of no category has at least.
const leastTrouble = 5

// ofNumbered leaves out the problems at no point that were read behind the progress of one that is named by its
// number: what is told there is of that one, 218先别销 还有两户没退到钱.
func ofNumbered(items []chat.Item, read []reading.Item) []chat.Item {
	if len(items) < 2 || read[0].Kind != reading.Progress || read[0].RefersTo == 0 {
		return items
	}
	for _, it := range items[1:] {
		if it.Kind != string(record.KindProblem) || ask.Get(&it, "point") != "" {
			return items
		}
	}
	return items[:1]
}

// numberAsked is the open problem whose number stands in what was read as a problem at no point, where the text asks; or 0.
func numberAsked(t *turn.Turn, items []chat.Item, says string) int64 {
	placeless := len(items) == 1 && items[0].Kind == string(record.KindProblem) && ask.Get(&items[0], "point") == ""
	if !placeless || !questions(says) && !words.Supposes(says) {
		return 0
	}
	for _, n := range words.BareNumbers(says) {
		if isOpen(t, n) {
			return n
		}
	}
	return 0
}
