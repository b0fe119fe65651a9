package bot

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"liaison/bot/answers"
	"liaison/bot/ask"
	"liaison/bot/cases"
	"liaison/bot/draft"
	"liaison/bot/month"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/mask"
	"liaison/store/record"
	"liaison/store/text/expr"
)

// enter makes a draft of a sentence and shows its card (一句话记录).
func enter(t *turn.Turn) error {
	if n := utf8.RuneCountInString(t.Says); n > turn.MaxText {
		return draft.Park(t, messages.KeptLong(n, turn.MaxText))
	}
	author, says := onBehalf(t, t.Says)
	if author == nobody {
		return t.Say(messages.NoSuchName)
	}
	if author == 0 {
		says = words.WithoutAnnouncing(says) // 那我替他们记吧，9号开的
	}
	asked := t.ReadQuestion(says)
	if asksHelp(says) {
		return t.House.Run(t, "help", "")
	}
	toldQuestion := words.ToldQuestion(says) // 有个商户问转企怎么弄，我说回去查查
	looks := looksThere(t, asked)
	if isQuestion(t, asked) && !toldQuestion {
		return answers.Reply(t, says, asked)
	}
	if author == 0 && !toldQuestion {
		lead := turn.OfRecord
		if questions(says) {
			lead = turn.OfAsking
		}
		if done, err := turn.Plainly(t, lead); done || err != nil {
			return err
		}
	}
	there := says
	if author == 0 && len(asked.Points) == 0 {
		var err error
		if there, err = atPlaceMeant(t, says); err != nil {
			return err
		}
	}
	meant := t.Understand(there, turn.SpeakerOf(t.Dir, cmp.Or(t.Dir.Person(author), t.Me)), t.Today)
	if rest := words.WithoutCall(says); rest != says && author == 0 && !recordableIn(meant.Reading()) {
		says, asked = rest, t.ReadQuestion(rest) // 哦对 旁边那个消火栓也没水
		if isQuestion(t, asked) {
			return answers.Reply(t, says, asked)
		}
		meant = t.Understand(says, t.Speaker(), t.Today)
	}
	if of, first, second := words.OneByOne(says); first != "" && author == 0 { // 农贸有两件事 一个是下水道堵了 一个是有家店没证
		if both := t.Understand(of+first+"，"+of+second, t.Speaker(), t.Today); len(both.Acts) == 2 && !slices.ContainsFunc(both.Acts, func(it reading.Item) bool { return it.Kind != reading.Problem || it.Point == "" }) {
			meant = both
		}
	}
	if apart := words.Looked(says); apart != says && len(meant.Acts) == 1 && meant.Acts[0].Kind == reading.Problem && author == 0 {
		if both := t.Understand(apart, t.Speaker(), t.Today); len(both.Acts) == 2 && both.Acts[0].Kind == reading.Visit && both.Acts[1].Kind == reading.Problem {
			meant = both // a visit, and what was seen there
		}
	}
	if !meant.Sure && placeless(meant.Acts) && len(meant.Rival) > 0 && !placeless(meant.Rival) && t.Form(string(meant.Rival[0].Kind)) != nil && len(asked.Points) == 1 {
		other := meant.Other() // a point that is said is not asked for
		meant.Acts, meant.Ask, meant.Rival, meant.Sure = other.Items, other.Ask, nil, true
	}
	if other := meant.Other(); !meant.Sure && words.JustWent(says) && author == 0 && len(meant.Acts) == 1 && meant.Acts[0].Kind == reading.Problem && len(other.Items) == 2 && plainVisit(other.Items[0]) && other.Items[1].Kind == reading.Problem {
		meant.Acts, meant.Ask, meant.Rival = other.Items, other.Ask, meant.Acts // 居然看过了 一台扶梯急停失灵
	}
	if other := meant.Other(); !meant.Sure && words.TellsAlso(says) && splitsProblem(meant.Acts, other.Items) {
		meant.Rival, meant.Acts, meant.Ask = meant.Acts, other.Items, other.Ask // 公平秤检定过期了 还有一块沟盖板断了
	}
	if strings.ContainsAny(says, "？?") && placeless(meant.Acts) && author == 0 && t.Me.Is(turn.ChiefRoles...) && !t.Me.Is(bureau.Staff) {
		return answers.Reply(t, says, asked) // 去了5次户数一个没有？都干嘛去了
	}
	if other := meant.Other().Items; looks && !hasPlan(meant.Acts) && hasPlan(other) {
		meant.Acts, meant.Rival = other, nil // 明天去居然看看那批板材怎么样了
	}
	meant.Acts = inThisMonth(t, topicsNotPlans(t, meant.Acts, says), says)
	if head, tail := words.AlsoTold(says); tail != "" && author == 0 && !hasProblem(meant.Acts) {
		first, second := t.Understand(head, t.Speaker(), t.Today), t.Understand(tail, t.Speaker(), t.Today)
		first.Acts = topicsNotPlans(t, first.Acts, head)
		if len(second.Acts) == 1 && hasProblem(second.Acts) && len(first.Acts) == len(meant.Acts) && !hasProblem(first.Acts) {
			first.Acts, first.Rival = slices.Concat(first.Acts, second.Acts), nil // a meeting, and what is wrong somewhere
			meant = first
		}
	}
	if other := meant.Other().Items; asksBeside(meant.Acts) && !questions(says) && len(other) > 0 && !asksBeside(other) {
		meant.Acts, meant.Rival = other, nil // 公平秤坏了，好几个买菜的来找我 asks nothing
	}
	if len(meant.Acts) == 1 && words.Worked(says) && author == 0 {
		meant.Acts = slices.Clone(meant.Acts) // others may have read it too
		doneThere(&meant.Acts[0])
	}
	read := meant.Reading()
	read.Items = withoutConfided(withoutChatter(read.Items))
	if looks && hasPlan(read.Items) {
		read.Items = lookedAt(read.Items, says)
	}
	if toldQuestion {
		read.Items = slices.DeleteFunc(read.Items, func(it reading.Item) bool { return it.Kind == reading.Query })
	}
	seen, err := seenThen(t, read.Items, says)
	if err != nil {
		return err
	}
	read.Items = seen
	read.Items, read.Unread = toldOn(t, read.Items, read.Unread, says)
	var items []chat.Item
	for _, it := range read.Items {
		switch it.Kind {
		case reading.Correction:
			if n := words.NumberIn(says); n != 0 && questions(says) && len(read.Items) == 1 { // 118那个秤后来怎么弄了
				return t.House.Run(t, "find", messages.Number(n))
			}
			if item := newsNotMended(t, it, says); item != nil {
				items = append(items, *item)
				continue
			}
			d, _, err := turn.OpenForm(t)
			if err != nil {
				return err
			}
			if draft.OfOpen(t, d, it) {
				return draft.AmendOpen(t, d, it)
			}
			return draft.CorrectBy(t, it, read.Unread)
		case reading.Query:
			return answers.Reply(t, says, asked)
		case reading.None:
		case reading.Meeting:
			if held, err := heldThen(t, it, says); err != nil {
				return err
			} else if held != 0 && len(read.Items) == 1 && author == 0 {
				return draft.CorrectBy(t, reading.Item{Kind: reading.Correction, RefersTo: int(held), Expected: it.Expected, Present: it.Present}, read.Unread)
			}
			items = append(items, draft.ItemOf(t, it, draft.InHand(t, read.Ask...)))
		case reading.Activity:
			if it.Type == record.ProjectType && !words.OfProject(says) {
				continue // 步行街那个答疑2个
			}
			items = append(items, draft.ItemOf(t, it, draft.InHand(t, read.Ask...)))
		case reading.Progress:
			if settled.MatchString(marks.ReplaceAllString(says, "")) { // 电梯修好了没: nothing is told
				return answers.Reply(t, "", reading.Question{Asks: true, Action: reading.Details, Names: []string{indicator.Pending}})
			}
			if it.RefersTo != 0 && questions(says) && len(read.Items) == 1 { // 231有啥新进展, 26那边回话没有
				return t.House.Run(t, "find", messages.Number(int64(it.RefersTo)))
			}
			what, _ := words.Reports(says)             // 写字楼1号电梯没修好 还是报上吧
			if len(read.Items) > 1 && it.Point != "" { // 步行街那块招牌要掉下来了 美食街下水道堵了
				what = it.Point + it.Text
			}
			if fresh := newTrouble(t, it, what); fresh != nil {
				items = append(items, draft.ItemOf(t, *fresh, draft.InHand(t, read.Ask...)))
				continue
			}
			if it.RefersTo == 0 && noneThere(t, turn.PointCalled(t.Dir, it.Point), says) {
				return draft.Park(t, messages.NoOpenProblem, draft.Recordable(t)...)
			}
			if n := turn.ProblemIn(t, says); n != 0 && len(read.Items) == 1 && questions(says) { // 执照变更卡了多久了
				return t.House.Run(t, "find", messages.Number(n))
			}
			if (words.Agreed(says) || words.OnlyPapers(says) || words.Remains(says)) && it.Type == solved && !slices.Contains(words.Read(says).Acts, words.Finish) {
				it.Type = "" // only a step: 材料补齐了
			}
			items = append(items, draft.ItemOf(t, it, draft.InHand(t, read.Ask...)))
		default:
			items = append(items, draft.ItemOf(t, it, draft.InHand(t, read.Ask...)))
		}
	}
	items = ofNumbered(items, read.Items)
	if what := words.Announced(says); len(items) == 0 && what != "" { // 顺便报个事 地下室配电箱没门
		for _, it := range t.Read("问题："+what, t.Speaker(), t.Today).Items {
			if it.Kind == reading.Problem {
				items = append(items, draft.ItemOf(t, it, draft.InHand(t, read.Ask...)))
			}
		}
	}
	if len(items) == 0 {
		if halfAsks(t, asked) {
			return answers.Reply(t, says, asked)
		}
		return nothingRead(t, says, read)
	}
	items = withoutAnnounced(items, says)
	for i := range items { // 报个问题，科创园那边: what is wrong is asked for
		if item := &items[i]; item.Kind == string(record.KindProblem) && words.NoTrouble(ask.Get(item, "text")) {
			ask.Unset(item, "text")
			ask.Unset(item, "type")
		}
	}
	items = planned(t, items, says)
	if n := numberAsked(t, items, says); n != 0 { // 253还没人办吧
		return t.House.Run(t, "find", messages.Number(n))
	}
	ofOpen(t, items, says)
	items = cases.PlanBeside(t, items, says)
	if items, err = cases.OrderBeside(t, items); err != nil {
		return err
	}
	atHome(t, items, says)
	nameSeen(t, items, says)
	items = troubleTold(t, items, says)
	if err := fromTalk(t, items, says); err != nil {
		return err
	}
	draft.SolvedThere(items, says)
	if number, types, err := typesMore(t, items, says); number != 0 || err != nil {
		return errors.Join(err, draft.AddTypes(t, number, types, read.Unread))
	}
	if joined, err := joinsOpen(t, items, says); joined || err != nil {
		return err
	}
	if len(items) == 1 && items[0].Kind == draft.KindProgress {
		ask.Set(&items[0], "text", mask.People(words.WithoutNumber(says))) // every word of it may matter
	}
	d := draft.New(t, draft.Gathered(items))
	d.Author, d.Text, d.Unread = author, draft.KeptSentence(turn.Typed(t, says), items), slices.Concat(read.Unread, draft.Lost(t, says, d.Items))
	if !meant.Sure {
		d.Rival = draft.RivalOf(t, meant.Other())
	}
	draft.NoteHidden(t, d)
	return draft.Open(t, d)
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

// nameSeen puts what somebody went to see into the text of the problem that only counts it, and into that of the visit:
// 去建工看塔吊 三台里头有一台合格证过期了.
func nameSeen(t *turn.Turn, items []chat.Item, says string) {
	thing, seeing := words.SeenThing(says)
	if thing == "" || len(t.ReadQuestion(thing).Points) > 0 {
		return
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
}

// troubleTold makes the problem that a 书记 tells of out of a visit of others, which they may not record: 所里来了两个人看公平秤
// 说有三台不准.
func troubleTold(t *turn.Turn, items []chat.Item, says string) []chat.Item {
	visit := len(items) == 1 && items[0].Kind == string(record.KindVisit) && !record.May(t.Dir, t.Me, record.KindVisit, t.SomePoint())
	wrong := words.Breaks(says) || words.Inexact(says)
	if !visit || !wrong || t.Speaker().Role != reading.Secretary {
		return items
	}
	for _, it := range t.Read("问题："+says, t.Speaker(), t.Today).Items {
		if it.Kind == reading.Problem && it.Type != "" && it.Type != "其他" {
			it.Date = cmp.Or(it.Date, ask.Get(&items[0], "date"))
			return []chat.Item{draft.ItemOf(t, it, draft.InHand(t))}
		}
	}
	return items
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

// asksHelp reports whether a text asks how something is recorded, and of no record: 请问金点子怎么填.
func asksHelp(says string) bool {
	ofOne := words.PointsAt(says) || strings.ContainsAny(says, "0123456789")
	return words.AsksHowTo(says) && !ofOne && utf8.RuneCountInString(says) <= longestWish
}

// noneThere reports whether no open problem can be meant: there is none at the point, or all there are of another matter.
func noneThere(t *turn.Turn, point int64, says string) bool {
	read := func(says string) reading.Reading { return t.Read(says, t.Speaker(), t.Today) }
	may := func(r record.Record) bool { return point == 0 || !turn.OtherMatter(read, says, &r) }
	return !slices.ContainsFunc(t.Matches(point, ""), may)
}

// announces reports whether an item says nothing of what is wrong, and the problem behind it may be what it means: of a problem its
// own words, of a visit those of the trip it was forgotten on.
func announces(item, next *chat.Item, says string) bool {
	at := ask.Get(item, "point")
	switch {
	case next.Kind != string(record.KindProblem) || at != "" && at != ask.Get(next, "point"):
		return false
	case item.Kind == next.Kind:
		return words.NoTrouble(ask.Get(item, "text"))
	}
	return item.Kind == string(record.KindVisit) && ask.Get(item, "type") == routine && (ask.Get(item, "text") == "" || words.ForgotOn(ask.Get(item, "text"))) && words.ForgotOn(says)
}

// withoutAnnounced leaves out what was read as a problem, or as a visit, though it only announces the problem behind it: 252那天还有个
// 事没报; 下午居然那趟还有个事忘了报.
func withoutAnnounced(items []chat.Item, says string) []chat.Item {
	var kept []chat.Item
	for i := range items {
		if i+1 == len(items) || !announces(&items[i], &items[i+1], says) {
			kept = append(kept, items[i])
		}
	}
	return kept
}

// doneThere makes a visit of what was read as a problem, or as the progress of one that no number names, where it tells what was
// done at a point: 步行街撤了30块广告牌.
func doneThere(act *reading.Item) {
	if act.Point == "" || act.RefersTo != 0 || act.Kind != reading.Problem && act.Kind != reading.Progress {
		return
	}
	*act = reading.Item{Kind: reading.Visit, Type: routine, Point: act.Point, Date: act.Date, Text: act.Text}
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

// ofOpen makes progress of what was read as a problem where the number of one that is open at the same point
// stands in the sentence: 一起看了231那个门头，当场遮了.
func ofOpen(t *turn.Turn, items []chat.Item, says string) {
	leads := strings.HasPrefix(says, "#")
	if len(items) < 2 && !leads || !strings.ContainsAny(says, "0123456789") {
		return
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
}

// splitsProblem reports whether another reading is the same but that a problem is two there.
func splitsProblem(one, other []reading.Item) bool {
	if len(other) != len(one)+1 {
		return false
	}
	for i := range one {
		if one[i].Kind != other[i].Kind || one[i].Point != other[i].Point {
			return false
		}
	}
	last := other[len(other)-1]
	return last.Kind == reading.Problem && one[len(one)-1].Kind == reading.Problem && last.Point == one[len(one)-1].Point
}

// hasProblem reports whether a problem was read.
func hasProblem(items []reading.Item) bool {
	return slices.ContainsFunc(items, func(it reading.Item) bool { return it.Kind == reading.Problem })
}

// topicsNotPlans leaves out what was read as a plan for a day of which a meeting only spoke, 说的五一安全, and keeps it in the words of the
// meeting.
func topicsNotPlans(t *turn.Turn, items []reading.Item, says string) []reading.Item {
	at := slices.IndexFunc(items, func(it reading.Item) bool { return it.Kind == reading.Meeting })
	if at < 0 || len(items) < 2 {
		return items
	}
	items = slices.Clone(items)
	meeting := &items[at]
	topic := func(it reading.Item) bool {
		if it.Kind != reading.Plan || it.Type != "" || it.Text != "" {
			return false
		}
		for clause := range words.Clauses(says) {
			if words.SpokenOf(clause) && string(turn.DayIn(clause, t.Today)) == it.Date {
				if !strings.Contains(meeting.Text, clause) {
					meeting.Text = strings.TrimPrefix(meeting.Text+"，"+clause, "，")
				}
				return true
			}
		}
		return false
	}
	return slices.DeleteFunc(items, topic)
}

// inThisMonth puts a plan whose clause names this month into it, where one told before in the text is of another: 3月20号的，…，这个月的定在24号.
func inThisMonth(t *turn.Turn, items []reading.Item, says string) []reading.Item {
	items = slices.Clone(items)
	for i := range items {
		it := &items[i]
		if it.Kind != reading.Plan {
			continue
		}
		for clause := range words.Clauses(says) {
			on := turn.InMonthOf(t.Today, words.DayOfThisMonth(clause))
			if on >= t.Today && (it.Date == "" || on.Time().Day() == day.Day(it.Date).Time().Day()) {
				it.Date = string(on)
			}
		}
	}
	return items
}

// asksBeside reports whether of what was read one part asks and another is a record.
func asksBeside(items []reading.Item) bool {
	asks := func(it reading.Item) bool { return it.Kind == reading.Query }
	return slices.ContainsFunc(items, asks) && slices.ContainsFunc(items, func(it reading.Item) bool { return recordable[it.Kind] })
}

// placeless reports whether all that was read is of a visit or a problem, and at no point.
func placeless(items []reading.Item) bool {
	return len(items) > 0 && !slices.ContainsFunc(items, func(it reading.Item) bool {
		return it.Point != "" || it.Kind != reading.Problem && it.Kind != reading.Visit && it.Kind != reading.Progress
	})
}

// atPlaceMeant is a text with the point in place of the words that mean it: of those who held a meeting, below what was asked of them,
// 他们下午又上了一堂党课, and of where a leader sent the person, 局长喊去的那家刚去了.
func atPlaceMeant(t *turn.Turn, says string) (string, error) {
	sent := words.SentTo(says)
	theirs := strings.Contains(says, "他们") && t.Me.Is(turn.FieldRoles...) && len(words.MeetingsCalled(says)) > 0
	if sent == "" && !theirs {
		return says, nil
	}
	in, err := turn.SceneOf(t)
	if err != nil {
		return says, err
	}
	if at, far := in.Point(); theirs && far == 0 && t.Dir.Point(at) != nil {
		return strings.Replace(says, "他们", t.Dir.Point(at).Name, 1), nil
	}
	var orders []record.Record
	for _, r := range in.Plans() {
		if r.Day <= t.Today && (r.Detail.Unit != 0 || r.Typist != 0 && r.Typist != t.Me.ID) && t.Dir.Point(r.Point) != nil {
			orders = append(orders, r)
		}
	}
	if sent == "" || len(orders) != 1 {
		return says, nil
	}
	return strings.Replace(says, sent, t.Dir.Point(orders[0].Point).Name, 1), nil
}

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

// leastTrouble is how many characters a trouble of no category has at least.
const leastTrouble = 5

// acts reports whether a text wants something done with a problem that is known. That something is not mended
// may be a trouble of its own.
func acts(says string) bool {
	return slices.ContainsFunc(words.Read(says).Acts, func(a words.Act) bool { return a != words.SendBack })
}

// withoutConfided leaves out what was said in a 谈心谈话 and read as a problem: 有个同志最近身体不好想歇一歇.
func withoutConfided(items []reading.Item) []reading.Item {
	if !slices.ContainsFunc(items, func(it reading.Item) bool { return it.Kind == reading.Meeting && it.Type == record.Talk }) {
		return items
	}
	return slices.DeleteFunc(items, func(it reading.Item) bool { return it.Kind == reading.Problem && words.Confided(it.Text) })
}

// withoutChatter leaves out what was read as a visit though it says neither where nor what was
// done, beside something that does: 刚没打完 before 写字楼西边那部电梯又关了人.
func withoutChatter(items []reading.Item) []reading.Item {
	placed := slices.ContainsFunc(items, func(it reading.Item) bool { return it.Point != "" })
	if len(items) < 2 || !placed {
		return items
	}
	return slices.DeleteFunc(items, func(it reading.Item) bool {
		return it.Kind == reading.Problem && words.Urges(it.Text) || plainVisit(it) && it.Point == "" && it.Date == "" && !words.Deed(it.Text) && utf8.RuneCountInString(it.Text) <= longestChatter
	})
}

// longestChatter is how many characters such words may have.
const longestChatter = 8

// seenThen puts a problem that was seen on a visit told before, 刚才写字楼那儿 二楼配电箱没门 or 那天还有人说秤不准, at its place
// and on its day, and leaves out what was read as a second visit.
func seenThen(t *turn.Turn, read []reading.Item, says string) ([]reading.Item, error) {
	i := slices.IndexFunc(read, func(it reading.Item) bool { return it.Kind == reading.Problem })
	if i < 0 || i > 1 || i == 1 && !plainVisit(read[0]) || !words.ThatTime(says) {
		return read, nil
	}
	d, _, err := turn.OpenForm(t)
	if err != nil {
		return read, err
	}
	var told []chat.Item
	if d != nil && !draft.Correcting(d) {
		told = d.Items
	} else if th, far := t.Focus().Find(chat.ThingSaved); th != nil && far <= 1 {
		for _, n := range th.Numbers {
			r, err := record.Find(t.Tx, n)
			if err != nil {
				return read, err
			}
			if r.Withdrawn.IsZero() {
				item := chat.Item{Kind: string(r.Kind)}
				ask.Set(&item, "point", turn.IDText(r.Point))
				ask.Set(&item, "date", string(r.Day))
				told = append(told, item)
			}
		}
	}
	named := cmp.Or(turn.PointCalled(t.Dir, read[i].Point), turn.PointCalled(t.Dir, read[0].Point))
	told = slices.DeleteFunc(slices.Clone(told), func(it chat.Item) bool {
		at := turn.IDOf(ask.Get(&it, "point"))
		return it.Skip || it.Kind != string(record.KindVisit) || at == 0 || named != 0 && at != named
	})
	if len(told) != 1 {
		return read, nil
	}
	read = slices.Clone(read[i:])
	read[0].Point, read[0].Date = t.Dir.Point(turn.IDOf(ask.Get(&told[0], "point"))).Name, ask.Get(&told[0], "date")
	return read, nil
}

// toldOn keeps with the problem that a text ends with what follows it and was read as nothing: 线露在外头 of 二楼配电箱没有门
// 线露在外头, 一斤少二两 of 秤不准 一斤少二两.
func toldOn(t *turn.Turn, read []reading.Item, unread []string, says string) ([]reading.Item, []string) {
	last := len(read) - 1
	if last < 0 || read[last].Kind != reading.Problem {
		return read, unread
	}
	head := ""
	for head = range words.Clauses(read[last].Text) {
	}
	_, rest, found := strings.Cut(says, head)
	rest = strings.Trim(rest, "，,。；;！! \n")
	if head == "" || !found || !words.TellsOn(rest) || recordableIn(t.Read(rest, t.Speaker(), t.Today)) || turn.DayIn(rest, t.Today) != "" || t.Reader.FindUnit(rest) != nil {
		return read, unread
	}
	read = slices.Clone(read)
	read[last].Text += "，" + rest
	return read, slices.DeleteFunc(slices.Clone(unread), func(part string) bool { return strings.Contains(rest, part) })
}

// fromTalk fills what a sentence leaves out because it is known: a plan told beside the
// progress of a problem is at its point, and a visit that was planned is of the type that
// the plan names.
func fromTalk(t *turn.Turn, items []chat.Item, says string) error {
	if words.GoesOver(says) && !slices.ContainsFunc(items, func(it chat.Item) bool { return ask.Get(&it, "point") != "" }) {
		for i := range items { // 我下午过去，塔吊司机证过期, below what was asked of a point
			if there := seenPlace(t); there != 0 && ask.Get(&items[i], "point") == "" && items[i].Kind != draft.KindProgress {
				ask.Set(&items[i], "point", turn.IDText(there))
			}
		}
	}
	if gap, far := t.Focus().Find(chat.ThingGap); gap != nil && (far == 0 || gap.At == t.Focus().Things[0].At) && len(items) == 1 && ofGap[items[0].Kind] && ask.Get(&items[0], "point") == "" && t.Tx.Now.Sub(time.UnixMilli(gap.At)) <= draft.UndoTime {
		if len(gap.Numbers) == 1 { // 今天写字楼那趟我记了没, and then 送服务 3家企业
			ask.Set(&items[0], "point", turn.IDText(gap.Numbers[0]))
		}
		if gap.Says != "" && gap.Says <= string(t.Today) && t.ReadQuestion(says).From == "" {
			ask.Set(&items[0], "date", gap.Says)
		}
	}
	point := ""
	for i := range items {
		item := &items[i]
		switch {
		case item.Kind == draft.KindProgress && ask.Get(item, "problem") != "":
			for _, r := range t.Unsettled() {
				if turn.IDText(r.ID) == ask.Get(item, "problem") {
					point = turn.IDText(r.Point)
				}
			}
		case item.Kind == string(record.KindProblem) && len(items) == 1 && ask.Get(item, "point") == "" && (words.AnotherOne(says) || words.Adds(says) || words.Too(says) || words.Announced(says) != ""):
			if at, err := placeInHand(t); err != nil {
				return err
			} else if at != 0 {
				ask.Set(item, "point", turn.IDText(at)) // 还有家店的秤不准, told after a visit
			}
		case item.Kind == string(record.KindPlan) && ask.Get(item, "point") == "" && point != "":
			ask.Set(item, "point", point)
		case item.Kind == string(record.KindPlan) && ask.Get(item, "point") == "" && len(items) == 1 && words.GoesAgain(says) && seenPlace(t) != 0:
			ask.Set(item, "point", turn.IDText(seenPlace(t))) // 我明天上午再去看一眼
		case item.Kind == string(record.KindPlan) && len(items) == 1 && turn.MeetingAsked(t) != "" && (ask.Get(item, "text") == "" || words.Holds(says) && len(words.MeetingsCalled(says)) == 0):
			ask.Set(item, "text", strings.TrimSuffix(turn.MeetingAsked(t)+"，"+ask.Get(item, "text"), "，")) // 今年党课哪天讲的, and then 二季度的明天上午讲
		case item.Kind == string(record.KindPlan) && ask.Get(item, "text") == "":
			if d, err := t.OpenDraft(); err != nil {
				return err
			} else if d != nil { // 党课没上, and then 那就下周五补
				if types := t.Reader.MeetingTypes(d.Text); len(types) == 1 {
					ask.Set(item, "text", types[0])
				}
			}
		case ofGap[item.Kind] && len(items) == 1 && words.SameDay(says) && ask.Get(item, "date") == string(t.Today) && talkDay(t) != "":
			ask.Set(item, "date", string(talkDay(t))) // 也是那天
		case item.Kind == string(record.KindVisit) && ask.Get(item, "type") == routine && !strings.Contains(says, routine):
			plans, err := record.PlansOf(t.Tx, t.Me, t.Today.Add(-14))
			if err != nil {
				return err
			}
			if typ := plannedType(plans, item); typ != "" {
				ask.Set(item, "type", typ)
			}
		case item.Kind == string(record.KindMeeting) && ask.Get(item, "type") == "" && len(items) == 1:
			if typ := meetingMeant(t, says); typ != "" {
				ask.Set(item, "type", typ)
			}
			if o := month.BranchAsked(t); o != nil && ask.Get(item, "org") == "" && (ask.Get(item, "point") == "" || ask.Get(item, "point") == turn.IDText(o.Point)) {
				ask.Set(item, "point", turn.IDText(o.Point))
				ask.Set(item, "org", turn.IDText(o.ID))
			}
		case item.Kind == string(record.KindMeeting) && len(items) == 1 && words.SameTime(says) && (words.Adds(says) || words.Follows(says)):
			if on := savedMeeting(t); on != "" {
				ask.Set(item, "date", string(on)) // 还有党课，一起上的
			}
		}
	}
	return nil
}

// meetingMeant is the one type of meeting that a text means which the reader read no type of: the one that it calls by another
// name, 换届大会; that was asked for just before, 主题党日这个月有了没 and then 今天下午刚搞完; or that was said not to be held,
// 支委会本月不适用 and then 翻本子看到13号开过的. It is "" where there is none.
func meetingMeant(t *turn.Turn, says string) string {
	if called := words.MeetingsCalled(says); len(called) > 0 {
		if len(called) > 1 {
			return ""
		}
		return called[0]
	}
	asked := turn.MeetingAsked(t)
	th, far := t.Focus().Find(chat.ThingUnheld)
	_, saved := t.Focus().Find(chat.ThingSaved)
	switch after := words.HeldAfterAll(says); {
	case th == nil, saved < far, !after && (far > 0 || asked != ""):
		return asked
	}
	return th.Says
}

// ofGap are the kinds of records that fill a gap that was told.
var ofGap = map[string]bool{string(record.KindVisit): true, string(record.KindMeeting): true, string(record.KindProblem): true, string(record.KindActivity): true}

// joinsOpen puts other problems that were seen on the visit of the open card onto that card: 还有家店的秤不准, and 二楼有个消防栓没水,
// which names no place, where all of the card is at one.
func joinsOpen(t *turn.Turn, items []chat.Item, says string) (done bool, err error) {
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
	for _, item := range items {
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

// dayOf is the day of the first item of a draft that is kept.
func dayOf(d *chat.Draft) string { return ask.Get(&d.Items[draft.FirstKept(d)], "date") }

// placeInHand is the point of the card that is open, or of the records that were saved just before, or 0.
func placeInHand(t *turn.Turn) (at int64, err error) {
	d, _, err := turn.OpenForm(t)
	if d == nil || err != nil {
		return seenPlace(t), err
	}
	for i := range d.Items {
		there := turn.IDOf(ask.Get(&d.Items[i], "point"))
		if d.Items[i].Skip || there == 0 {
			continue
		}
		if at != 0 && at != there {
			return 0, nil
		}
		at = there
	}
	return at, nil
}

// seenPlace is the point of the problem that was shown or moved just before, or of the records saved just before,
// or 0.
func seenPlace(t *turn.Turn) int64 {
	if th, far := t.Focus().Find(chat.ThingQuery); th != nil && (far == 0 || far == 1 && t.Focus().Things[0].Kind == chat.ThingList) && len(th.Numbers) == 1 && t.Tx.Now.Sub(time.UnixMilli(th.At)) <= draft.UndoTime {
		return th.Numbers[0]
	}
	th, far := t.Focus().Find(chat.ThingCase)
	if th == nil || far > 0 || t.Tx.Now.Sub(time.UnixMilli(th.At)) > draft.UndoTime {
		return cmp.Or(savedPlace(t), listedPlace(t))
	}
	for _, r := range t.Unsettled() {
		if r.ID == th.Numbers[0] {
			return r.Point
		}
	}
	return 0
}

// listedPlace is the one point of the records that were shown just before, 运营公司上次是哪天去的; or 0.
func listedPlace(t *turn.Turn) (at int64) {
	th, far := t.Focus().Find(chat.ThingList)
	if th == nil || far > 0 || t.Tx.Now.Sub(time.UnixMilli(th.At)) > draft.UndoTime {
		return 0
	}
	for _, r := range turn.Shown(t) {
		if at != 0 && at != r.Point {
			return 0
		}
		at = r.Point
	}
	return at
}

// savedPlace is the point of the records that were saved just before, or 0.
func savedPlace(t *turn.Turn) (at int64) {
	th, far := t.Focus().Find(chat.ThingSaved)
	if th == nil || far > 0 || t.Tx.Now.Sub(time.UnixMilli(th.At)) > draft.UndoTime {
		return 0
	}
	for _, n := range th.Numbers {
		r, err := record.Find(t.Tx, n)
		if err != nil || at != 0 && at != r.Point {
			return 0
		}
		at = r.Point
	}
	return at
}

// talkDay is the one day of the records that were saved or shown last, or "".
func talkDay(t *turn.Turn) (on day.Day) {
	for i := range t.Focus().Things {
		th := &t.Focus().Things[i]
		if !th.Fresh(t.Tx.Now) || th.Kind != chat.ThingSaved && th.Kind != chat.ThingList && th.Kind != chat.ThingCase {
			continue
		}
		for _, n := range th.Numbers {
			r, err := record.Find(t.Tx, n)
			if err != nil || on != "" && on != r.Day {
				return ""
			}
			on = r.Day
		}
		return on
	}
	return ""
}

// savedMeeting is the day of the meetings that were saved just before, or "".
func savedMeeting(t *turn.Turn) (on day.Day) {
	th, far := t.Focus().Find(chat.ThingSaved)
	if th == nil || far > 0 {
		return ""
	}
	for _, n := range th.Numbers {
		r, err := record.Find(t.Tx, n)
		if err != nil || r.Kind != record.KindMeeting || on != "" && on != r.Day {
			return ""
		}
		on = r.Day
	}
	return on
}

// atHome puts what a 书记 tells of their own 支部 and another point there where it is theirs: 主题
// 党日跟科创园联合搞.
func atHome(t *turn.Turn, items []chat.Item, says string) {
	own := t.Speaker()
	o := t.Dir.OrgNamed(own.Org)
	if own.Role != reading.Secretary || o == nil || !words.Jointly(says) {
		return
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
}

// routine is the type of a visit where nothing says another.
const routine = "日常"

// plannedType is the one type of visits that the plans for a visit's point and day name.
func plannedType(plans []record.Record, visit *chat.Item) (typ string) {
	for i := range plans {
		p := &plans[i]
		if turn.IDText(p.Point) != ask.Get(visit, "point") || string(p.Day) != ask.Get(visit, "date") {
			continue
		}
		for _, named := range reading.Types(reading.Visit) {
			if strings.Contains(p.Text, named) {
				if typ != "" && typ != named {
					return ""
				}
				typ = named
			}
		}
	}
	return typ
}

// halfAsks reports whether a text that makes no record may be a question: one with only a
// period or a place or, from a chief, with any part of a question.
func halfAsks(t *turn.Turn, q reading.Question) bool {
	if isQuestion(t, q) || q.Known() && !q.Tells {
		return true
	}
	return t.Me.Is(turn.ChiefRoles...) && !t.Me.Is(bureau.Staff, bureau.Secretary) && (q.Asks || q.Action != "" || len(q.Names) > 0)
}

var behalf = expr.MustCompile(`^[代替帮](\S{2,20}?)(?:记录|补记|记一下|记|录入|录)(?:一下)?[：:，, ]\s*`)

// nobody is the author where onBehalf found no colleague of the name.
const nobody = -1

// onBehalf reads “代城东所干事乙记：…” (代录): the colleague, or nobody, and the rest.
func onBehalf(t *turn.Turn, says string) (author int64, rest string) {
	m := behalf.FindStringSubmatchIndex(says)
	if m == nil {
		return 0, says
	}
	if p := t.Dir.PersonNamed(says[m[2]:m[3]]); p != nil {
		return p.ID, says[m[1]:]
	}
	return nobody, says[m[1]:]
}

// nothingRead answers a sentence that makes no record.
func nothingRead(t *turn.Turn, says string, read reading.Reading) error {
	switch {
	case !hasHan(says):
		if d, _, err := turn.OpenForm(t); d != nil && words.AllNumber(says) != 0 || err != nil { // a number is never lost
			return errors.Join(err, draft.Keep(t, d, messages.WhichNumber(says)))
		}
		return t.Say(messages.NoWords)
	case words.TakesBack(says):
		return draft.UndoLast(t, "")
	case words.NotHeld(says) && t.Me.Is(bureau.Secretary):
		return t.Say(messages.NotHeld)
	case words.NotOurs(says) && len(t.ReadQuestion(says).Points) == 1:
		return t.House.Run(t, "find", t.ReadQuestion(says).Points[0])
	case words.NotDone(says), words.NotHeld(says):
		if points := t.ReadQuestion(says).Points; len(points) == 1 { // 改明天去 may follow
			if err := turn.Look(t, chat.Thing{Kind: chat.ThingPoint, Numbers: []int64{turn.PointCalled(t.Dir, points[0])}}); err != nil {
				return err
			}
		}
		return t.Say(messages.NotDone)
	case words.Polite(says):
		return t.Say(messages.SmallTalk)
	case words.AsksHowTo(says):
		return t.House.Run(t, "help", "")
	}
	if done, err := t.House.Guess(t); done || err != nil {
		return err
	}
	return draft.Park(t, messages.NotUnderstood, draft.Recordable(t)...)
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// isQuestion reports whether a text is certainly a question. From a leader it is also one
// where the same words could record a visit: 居然之家11月走访.
func isQuestion(t *turn.Turn, q reading.Question) bool {
	switch {
	case q.Action == reading.Ranking:
		return true
	case !q.Known(), looksThere(t, q):
		return false
	case q.Asks || q.Action != "", !q.Tells && ofPending(t, q.Names):
		return true
	}
	long := q.From != q.To && len(q.Names) > 0
	switch {
	case q.Tells || !q.Last && !long, q.From > string(t.Today): // 下周二去居然之家走访 is a plan
		return false
	case len(q.Points) == 1 && q.From != "" && q.From == q.To && words.Deed(t.Says): // 今天在居然送服务
		return false
	case t.Me.Is(turn.ChiefRoles...):
		return q.From != "" || len(q.Points) == 0 && !t.Me.Is(bureau.Staff, bureau.Secretary)
	}
	return long && !t.Me.Is(turn.FieldRoles...) && ofVisits(t, q.Names)
}

// looksThere reports whether a text tells of a way to come to one point, and what is to be looked at there.
func looksThere(t *turn.Turn, q reading.Question) bool {
	return len(q.Points) == 1 && words.LooksThere(t.Says) && !words.OfPast(t.Says) && turn.DayIn(turn.Undated(t.Dir, t.Says, t.Today), t.Today) > t.Today
}

// lookedAt is what was read of such a text: a plan, with what is to be looked at.
func lookedAt(items []reading.Item, says string) []reading.Item {
	items = slices.DeleteFunc(slices.Clone(items), func(it reading.Item) bool { return it.Kind == reading.Query })
	for i := range items {
		if it := &items[i]; it.Kind == reading.Plan && it.Text == "" {
			it.Text = words.LookedAt(says)
		}
	}
	return items
}

// hasPlan reports whether a plan was read.
func hasPlan(items []reading.Item) bool {
	return slices.ContainsFunc(items, func(it reading.Item) bool { return it.Kind == reading.Plan })
}

// ofPending reports whether all numbers asked for are of problems 在办 or overdue, which
// nobody enters: 钢市逾期的问题.
func ofPending(t *turn.Turn, names []string) bool {
	return len(names) > 0 && !slices.ContainsFunc(names, func(name string) bool { return name != indicator.Pending && name != indicator.Overdue })
}

// ofVisits reports whether all numbers asked for are of visits, which a 书记 does not record.
func ofVisits(t *turn.Turn, names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return t.Dir.Indicators.Find(name).Kind != indicator.Visit })
}
