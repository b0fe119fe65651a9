package draft

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/indicator"
	"liaison/store/record"
)

// longestFragment is how many characters a text may have that is about what is in hand only
// because nothing else is said in it.
const longestFragment = 24

// A change is what a fragment does to an item.
type change func(t *turn.Turn, item *chat.Item)

// hearFragment takes a text that means nothing alone as about the only item of the open draft,
// or about the one record saved last: 答疑三个, 请假的是三个, 算送服务吧. It is read again behind
// the type of the item: that is what it was said into.
func hearFragment(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if utf8.RuneCountInString(s.Says) > longestFragment || len(s.Numbers) > 0 || len(s.Question.Points) > 1 || asksInstead(in, s) {
		return nil
	}
	h, part := aim(in, s)
	if h == nil || h.of != nil && asksOne(h.of) && !words.Adds(s.Says) {
		return nil
	}
	if h.record != nil && h.item.Kind == string(record.KindMeeting) && slices.Contains(TypesOf(h.item), words.AlsoNamed(s.Says, reading.Types(reading.Meeting))) {
		return &turn.Proposal{Name: "type of the saved", Cost: 1, Do: func(t *turn.Turn) error { return t.House.Run(t, "find", messages.Number(h.record.ID)) }}
	}
	if part != s { // 昨天那个答疑3个
		if do := fragmentIn(in, part, h.item); do != nil {
			return h.change("fragment of a day", -2, nil, do)
		}
		return nil
	}
	if rest := ofItsType(s, h); rest != "" { // 支委会还有一个积极分子列席
		part := in.Hear(rest)
		do := happened(in, part, h)
		if do == nil {
			do = fragmentIn(in, part, h.item)
		}
		if do != nil {
			return h.change("of its type", 0, nil, do)
		}
	}
	if do := happened(in, s, h); do != nil {
		return h.change("happened", 0, nil, do)
	}
	if do := placedAmount(in, s, h); do != nil {
		return h.change("amount", -2, nil, do)
	}
	if rest := words.Pointed(s.Says); rest != "" && h.of != nil && otherType(s.Says, h.item) != "" {
		if do := typeAndMore(in, in.Hear(rest), h.item); do != nil { // 步行街那个改成送服务 服务了两家
			return h.change("type and more", 0, nil, do)
		}
	}
	do, cost := fragment(in, s, h.item)
	if rest := words.Pointed(s.Says); do == nil && rest != "" && h.of != nil {
		do, cost = fragmentIn(in, in.Hear(rest), h.item), 2 // 科创园那个是送政策
	}
	if wish := withoutWhy(in, s.Says); do == nil && wish != s.Says {
		do, cost = fragment(in, in.Hear(wish), h.item) // 应该是5个 有一个来晚了
	}
	if do == nil {
		return nil
	}
	return h.change("fragment", cost, s.Reading.Unread, do)
}

// asksInstead reports whether a text asks something rather than telling of what is in hand. Below an open card 昨天看到的 and 答疑没有 ask nothing.
func asksInstead(in *turn.Scene, s *turn.Sentence) bool {
	if words.Answers(s.Says) {
		return false
	}
	tells := in.Draft != nil && words.NoneOf(s.Says)+words.BareDay(s.Says) != ""
	return words.Asks(s.Says) || s.Question.Asks && s.Question.Known() && !tells
}

// ofItsType is what a text adds to the meeting in hand behind its name; or "".
func ofItsType(s *turn.Sentence, h *held) string {
	typ, rest := words.MeetingFirst(s.Says)
	if typ == "" || h.item.Kind != string(reading.Meeting) || !slices.Contains(TypesOf(h.item), typ) {
		return ""
	}
	if _, happened := words.Happened(rest); words.Adds(rest) || happened && h.of != nil {
		return rest
	}
	return ""
}

// placedAmount takes 运营公司那条不对 是4家 as the only number of what it names that is counted so.
func placedAmount(in *turn.Scene, s *turn.Sentence, h *held) change {
	said, unit := words.PlacedAmount(s.Says)
	n, ok := in.Count(said)
	key := figureIn(in, h.item, unit)
	named := len(s.Question.Points) > 0 || s.Nth != 0 || words.PartOfDay(s.Says)
	if !ok || key == "" || otherType(s.Says, h.item) != "" || !named && !(h.sole && words.OnlyNumber(s.Says)) {
		return nil
	}
	return func(_ *turn.Turn, item *chat.Item) { setFigure(item, key, n) }
}

// otherType is the type that a text names last and that an item is not of: 送服务 of 不是送政策 是送服务 4家; or "".
func otherType(says string, item *chat.Item) (typ string) {
	says = words.Denied(says)
	last := -1
	for _, name := range reading.Types(reading.Kind(item.Kind)) {
		if at := strings.LastIndex(says, name); at > last {
			last, typ = at, name
		}
	}
	if typ == ask.Get(item, "type") || !recordKinds[item.Kind] || item.Kind == string(record.KindProblem) {
		return ""
	}
	return typ
}

// fragmentIn is what a part of a text, which points at an item, changes in it.
func fragmentIn(in *turn.Scene, part *turn.Sentence, item *chat.Item) change {
	if number := strings.TrimPrefix(strings.TrimPrefix(part.Says, "应该"), "是"); words.BareNumber(number) {
		if n, ok := in.Count(number); ok {
			if copied := (chat.Item{Answers: slices.Clone(item.Answers)}); mendOnly(&copied, n) {
				return func(_ *turn.Turn, item *chat.Item) { mendOnly(item, n) }
			}
		}
	}
	do, _ := fragment(in, part, item)
	if do == nil {
		do, _ = readInto(in, part, item)
	}
	return do
}

// asksOne reports whether a draft waits for the answer to a question, and not only for which item
// or field is to change.
func asksOne(d *chat.Draft) bool {
	return d.Asking != "" && d.Asking != askingItem && !strings.HasPrefix(d.Asking, askingField) && !strings.HasPrefix(d.Asking, askingMore)
}

// hearOtherKind takes 记成走访就行 as another kind for the only item of the open draft.
func hearOtherKind(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || Correcting(d) || len(d.Items)-CountSkipped(d) != 1 || len(s.Numbers)+len(s.Question.Points) > 0 || utf8.RuneCountInString(s.Says) > longestFragment {
		return nil
	}
	item := &d.Items[FirstKept(d)]
	kind, typ := words.KindSaid(s.Says), ""
	if kind == "" || kind == item.Kind || !recordKinds[kind] || !recordKinds[item.Kind] {
		return nil
	}
	for _, name := range reading.Types(reading.Kind(kind)) {
		if strings.Contains(s.Says, name) {
			typ = name
		}
	}
	return &turn.Proposal{Name: "other kind", Cost: 1, Do: func(t *turn.Turn) error {
		now := chat.Item{Kind: kind}
		for _, key := range []string{"point", "org", "date", "text"} {
			if v := ask.Get(item, key); v != "" {
				ask.Set(&now, key, v)
			}
		}
		if typ == "" && kind == string(reading.Visit) {
			typ = "日常"
		}
		if typ != "" {
			ask.Set(&now, "type", typ)
		}
		if refusal := Refusal(t, &chat.Draft{Items: []chat.Item{now}, Person: d.Person, Channel: d.Channel, Chat: d.Chat}); refusal != "" {
			return Keep(t, d, refusal)
		}
		*item = now
		d.Asked, d.Rival = 0, nil
		AskNext(t, d)
		return Keep(t, d, "")
	}}
}

// recordKinds are the kinds that a card can turn into each other.
var recordKinds = map[string]bool{string(record.KindVisit): true, string(record.KindProblem): true, string(record.KindMeeting): true, string(record.KindActivity): true}

// otherTypes counts a gathering as one type more, 同时也算党课, as one less, 党课没来得及讲, or as another in place of one:
// 党课不算，是主题党日.
func otherTypes(in *turn.Scene, s *turn.Sentence, item *chat.Item) change {
	names, had := reading.Types(reading.Meeting), TypesOf(item)
	if typ := words.NotGiven(s.Says); len(had) > 1 && slices.Contains(had, typ) && in.DayIn(s.Says) == "" { // 不对 党课没来得及讲
		rest := slices.DeleteFunc(slices.Clone(had), func(t string) bool { return t == typ })
		return func(_ *turn.Turn, item *chat.Item) { setTypes(item, rest) }
	}
	if typ := words.AlsoNamed(s.Says, names); typ != "" && typ != record.Talk {
		return func(_ *turn.Turn, item *chat.Item) { addType(item, typ) }
	}
	not, is := words.InsteadNamed(s.Says, names)
	now := slices.DeleteFunc(slices.Clone(had), func(t string) bool { return t == not })
	if is != "" && !slices.Contains(now, is) {
		now = append(now, is)
	}
	if len(now) == 0 || !slices.Contains(had, not) {
		return nil
	}
	return func(_ *turn.Turn, item *chat.Item) { setTypes(item, now) }
}

// groupsInto takes 一组 as whose meeting it was where that is not known yet, and 是二组的 不是一组 as whose it was after all.
func groupsInto(s *turn.Sentence, item *chat.Item) change {
	had, groups := ParseGroups(ask.Get(item, "groups")), words.GroupsOnly(s.Says)
	if right, wrong := words.GroupWrong(s.Says); right != 0 && slices.Equal(had, []int{wrong}) {
		groups = []int{right}
	} else if len(had) > 0 && !words.Mistaken(s.Says) {
		return nil
	}
	if len(groups) == 0 || !slices.Contains(TypesOf(item), record.GroupMeeting) {
		return nil
	}
	return func(_ *turn.Turn, item *chat.Item) { ask.Set(item, "groups", GroupsText(groups)) }
}

// shortItem is as much of a saved record as a fragment is compared with.
func shortItem(r *record.Record) *chat.Item {
	item := &chat.Item{Kind: string(r.Kind), Number: r.ID}
	ask.Set(item, "type", r.Type)
	if len(r.Detail.Also) > 0 {
		ask.Set(item, "also", strings.Join(r.Detail.Also, ","))
	}
	ask.Set(item, "point", turn.IDText(r.Point))
	if r.Org != 0 {
		ask.Set(item, "org", turn.IDText(r.Org))
	}
	if len(r.Detail.Groups) > 0 {
		ask.Set(item, "groups", GroupsText(r.Detail.Groups))
	}
	ask.Set(item, "date", string(r.Day))
	ask.Set(item, "text", r.Text)
	for _, f := range r.Figures {
		ask.Set(item, "f."+f.Name, ask.FigureValue(f.Value, f.Approx, f.Caliber))
	}
	if absent := countsText(r.Detail.Absent); absent != "" {
		ask.Set(item, "absent", absent)
	}
	setHeads(item, "expected", r.Detail.Expected)
	setHeads(item, "present", r.Detail.Present)
	return item
}

// fragment is what a text changes in an item, and what has to be assumed for it.
func fragment(in *turn.Scene, s *turn.Sentence, item *chat.Item) (change, int) {
	kind := reading.Kind(item.Kind)
	if !mayHaveMore[kind] && kind != reading.Problem {
		return nil, 0
	}
	if kind == reading.Meeting {
		for _, do := range []change{otherTypes(in, s, item), groupsInto(s, item)} {
			if do != nil {
				return do, 0
			}
		}
	}
	if typ := words.Named(s.Says, reading.Types(kind)); typ != "" && typ != ask.Get(item, "type") && kind != reading.Plan {
		return func(_ *turn.Turn, item *chat.Item) { ask.Set(item, "type", typ) }, 1
	}
	if do := offBy(in, s, item); do != nil {
		return do, 1
	}
	if do := typeAndMore(in, s, item); do != nil {
		return do, 0
	}
	if none := words.NoneOf(s.Says); none != "" && kind != reading.Meeting {
		if key := keyCalled(in, item, words.Amount{}, none); key != "" {
			return func(_ *turn.Turn, item *chat.Item) { ask.Unset(item, key) }, 1
		}
	}
	dated := withoutWhy(in, s.Says)
	if of := words.Pointed(dated); of != "" {
		dated = of // 哦那个是昨天去的
	}
	if on, ok := reading.ParseDay(words.BareDay(dated), in.Today.Time()); ok && kind != reading.Plan && (on != ask.Get(item, "date") || item.Number == 0 && !in.Since()) && on <= string(in.Today) {
		return func(_ *turn.Turn, item *chat.Item) { ask.Set(item, "date", on) }, 1
	}
	number := s.Says
	if counted := words.CountedNow(s.Says); counted != "" {
		number = counted // 数了 32
	}
	n, ok := in.Count(number)
	ok = ok && words.BareNumber(number)
	if ok && kind == reading.Meeting && ask.Get(item, "present") == "" && ask.Get(item, "type") != record.Talk {
		return func(_ *turn.Turn, item *chat.Item) { ask.Set(item, "present", strconv.Itoa(n)) }, 2 // who came
	}
	if ok {
		if copied := (chat.Item{Answers: slices.Clone(item.Answers)}); mendOnly(&copied, n) {
			return func(_ *turn.Turn, item *chat.Item) { mendOnly(item, n) }, 2
		}
	}
	if bare := strings.TrimPrefix(words.Fragment(s.Says), "是"); words.Mistaken(s.Says) && words.BareNumber(bare) { // 数错了 是3个
		if n, ok := in.Count(bare); ok && mendOnly(&chat.Item{Answers: slices.Clone(item.Answers)}, n) {
			return func(_ *turn.Turn, item *chat.Item) { mendOnly(item, n) }, 1
		}
	}
	if do := headsInto(in, s, item); do != nil {
		return andAbsent(s, do), 1
	}
	if said := withoutIllness(words.Absent(s.Says)); len(said) > 0 && kind == reading.Meeting {
		return func(_ *turn.Turn, item *chat.Item) { setAbsent(item, said) }, 1
	}
	if do := whyAbsent(s, item); do != nil {
		return do, 0
	}
	if why, n, ok := words.Missed(s.Says); ok && kind == reading.Meeting {
		counts := ParseCounts(ask.Get(item, "absent"))
		if gap := unaccounted(item, counts); gap > 0 && n <= gap {
			counts[why] += cmp.Or(n, gap)
			return func(_ *turn.Turn, item *chat.Item) { ask.Set(item, "absent", countsText(counts)) }, 0
		}
	}
	if do, cost := reworded(s, item); do != nil {
		return do, cost
	}
	if words.NobodyAbsent(s.Says) && ask.Get(item, "absent") != "" && s.NoNewThought() {
		return func(_ *turn.Turn, item *chat.Item) {
			if unaccounted(item, ParseCounts(ask.Get(item, "absent"))) == 0 { // all that were missing are told of
				ask.Set(item, "present", ask.Get(item, "expected"))
			}
			ask.Unset(item, "absent")
		}, 1
	}
	if !meansNothingAlone(s, kind) && !countsInto(s, item) {
		return nil, 0
	}
	return readInto(in, s, item)
}

// setAbsent sets how many were missing at a meeting for the reasons that were said.
func setAbsent(item *chat.Item, said map[string]int) {
	counts := ParseCounts(ask.Get(item, "absent"))
	if len(said) > 1 { // 一个请假两个出差 are all that were missing
		counts = map[string]int{}
	}
	maps.Copy(counts, said)
	ask.Set(item, "absent", countsText(counts))
}

// andAbsent is a change of a meeting's heads, and of who was missing where a text says that too: 是三个人 老陈请假.
func andAbsent(s *turn.Sentence, do change) change {
	said := withoutIllness(words.Absent(s.Says))
	if len(said) == 0 {
		return do
	}
	return func(t *turn.Turn, item *chat.Item) {
		do(t, item)
		setAbsent(item, said)
	}
}

// whyAbsent takes 今天没来的那两个是出差 as why those were missing at a meeting who were, and keeps other reasons in its words:
// 没来的那个回老家了.
func whyAbsent(s *turn.Sentence, item *chat.Item) change {
	said, told := words.WhyAbsent(s.Says)
	counts := ParseCounts(ask.Get(item, "absent"))
	gap := unaccounted(item, counts)
	if item.Kind != string(reading.Meeting) || len(said) == 0 && (told == "" || gap <= 0) {
		return nil
	}
	if told != "" {
		return func(t *turn.Turn, item *chat.Item) { addWords(t, item, strings.TrimRight(s.Says, "。！")) }
	}
	sum := 0
	for why, n := range said {
		if n == 0 {
			n = gap
			said[why] = gap
		}
		sum += n
	}
	if sum == 0 || gap < 0 || gap > 0 && sum > gap {
		return nil
	}
	maps.Copy(counts, said)
	return func(_ *turn.Turn, item *chat.Item) { ask.Set(item, "absent", countsText(counts)) }
}

// unaccounted is how many were missing at a meeting of whom it is not told why.
func unaccounted(item *chat.Item, counts map[string]int) int {
	expected, err := strconv.Atoi(ask.Get(item, "expected"))
	present, err2 := strconv.Atoi(ask.Get(item, "present"))
	if err != nil || err2 != nil {
		return 0
	}
	for _, n := range counts {
		expected -= n
	}
	return expected - present
}

// offBy takes 户数少记了一户 as one more of the only number of an item that has the unit.
func offBy(in *turn.Scene, s *turn.Sentence, item *chat.Item) change {
	said, unit, less, ok := words.OffBy(s.Says)
	n, counted := in.Count(said)
	if !ok || !counted {
		return nil
	}
	if less {
		n = -n
	}
	key, had, named := "", 0, ""
	for _, a := range item.Answers {
		name, is := strings.CutPrefix(a.Key, "f.")
		old, err := strconv.Atoi(a.Value)
		ind := in.Dir.Indicators.Find(name)
		if !is || err != nil || ind == nil || ind.Unit != unit && !slices.Contains(strings.Fields(ind.Units), unit) {
			continue
		}
		if exact := ind.Unit == unit; key == "" || exact && named == "" {
			key, had = a.Key, old
			if exact {
				named = name
			}
		} else if exact == (named != "") {
			return nil // of two it is not clear which
		}
	}
	if key == "" || had+n < 0 {
		return nil
	}
	return func(_ *turn.Turn, item *chat.Item) { ask.Set(item, key, strconv.Itoa(had+n)) }
}

// typeAndMore takes 送政策 讲的是三包规定 as the type of a visit or a meeting, and the rest as its content and its numbers: 刚那个
// 算送政策吧 讲了明码标价 18户.
func typeAndMore(in *turn.Scene, s *turn.Sentence, item *chat.Item) change {
	kind := reading.Kind(item.Kind)
	parts := slices.Collect(words.Clauses(s.Says))
	if typ := otherType(s.Says, item); typ != "" && len(parts) == 1 { // 改成送服务服务了两家企业
		if head, rest, _ := strings.Cut(s.Says, typ); rest != "" && words.Number(rest) != "" {
			parts = []string{head + typ, rest}
		}
	}
	if kind == reading.Problem || kind == reading.Plan || len(parts) < 2 || s.Tells() && !words.PointsAt(parts[0]) && !words.Mistaken(parts[0]) {
		return nil
	}
	if len(parts) > 2 && (strings.HasPrefix(parts[0], "不是") || words.Mistaken(parts[0])) {
		parts = parts[1:] // 不是送信心 是送政策 讲年报; 类型选错了 是送服务 看了2家
	}
	typ := words.Named(parts[0], reading.Types(kind))
	if typ == "" || typ == record.Talk {
		return nil
	}
	type counted struct {
		it   reading.Item
		says string
	}
	var more []string
	var numbers []counted
	for _, part := range parts[1:] {
		if said := words.Taught(part); said != "" {
			more = append(more, said)
			continue
		}
		if words.Number(part) == "" && !words.Asks(part) && !words.Slips(part) && !words.Why(part) && in.Hear(part).NoNewThought() && len(in.Hear(part).Question.Points) == 0 {
			more = append(more, part) // 帮着改了门头
			continue
		}
		read := in.Read(typ + "，" + part) // 改成送服务 服务了1家
		if len(read.Items) != 1 || string(read.Items[0].Kind) != item.Kind || len(read.Items[0].Figures) == 0 || read.Items[0].Point != "" {
			return nil
		}
		numbers = append(numbers, counted{read.Items[0], part})
	}
	return func(t *turn.Turn, item *chat.Item) {
		other := ask.Get(item, "type") != typ
		ask.Set(item, "type", typ)
		for i := range numbers {
			if other {
				movedFigures(in, item, &numbers[i].it)
			}
			correctItem(in.Dir.Indicators, item, &numbers[i].it, numbers[i].says)
		}
		if len(more) > 0 {
			addWords(t, item, strings.Join(more, "，"))
		}
	}
}

// movedFigures puts the numbers of a text beside those of the type that an item was of before; the same number with another name, told in a
// unit that is said for both, was one of it: of 4户 of 送政策 becomes 服务企业 4 with 是送服务 4家.
func movedFigures(in *turn.Scene, item *chat.Item, it *reading.Item) {
	for name, n := range it.Figures {
		if key := figureMeant(in.Dir.Indicators, item, name, ""); key != "" && numberIn(item, key) == n {
			ask.Unset(item, key)
		}
		ask.Set(item, "f."+name, ask.FigureValue(n, slices.Contains(it.Approx, name), it.Caliber))
	}
}

// meansNothingAlone reports whether nothing was read of a text, or only something that it can
// hardly mean: an addition that was read as a thing of another kind.
func meansNothingAlone(s *turn.Sentence, kind reading.Kind) bool {
	for _, it := range s.Reading.Items {
		switch {
		case it.Kind == reading.None, it.Kind == reading.Correction && (!changes(&it) || words.AddsTo(s.Says)) && it.RefersTo == 0 && it.Date == "":
		case kind == reading.Visit && it.Kind == reading.Activity && it.Point == "" && it.Date == "" && turn.SharedPairs(s.Says, it.Type) == 0: // 解决了两个: nothing names the activity
		case it.Kind == kind && it.Point == "" && it.Date == "" && (words.States(s.Says) || kind == reading.Visit && words.AddsTo(s.Says)): // 企业是十家, 还有2个答疑
		case it.Kind == kind && kind == reading.Meeting && len(s.Question.Points) == 0 && it.Date == "" && (words.PointsAt(s.Says) || it.Type == "" && (words.Adds(s.Says) || words.States(s.Says))): // 二组那个到了六个人, 应到也是3个
		case it.Date != "", it.Kind == reading.Progress, it.Kind == kind && it.Point == "", !words.Adds(s.Says) && !words.PointsAt(s.Says), (it.Point != "" || it.Org != "") && !words.PointsAt(s.Says):
			return false
		}
	}
	return true
}

// countsInto reports whether a text only counts, at no place and on no day, what an open visit may have counted: 点了下签到表 一百一十六户
// 答疑七个.
func countsInto(s *turn.Sentence, item *chat.Item) bool {
	if item.Number != 0 || item.Kind != string(reading.Visit) || len(s.Reading.Items) != 1 || len(s.Question.Points) > 0 || words.AnotherTrip(s.Says) {
		return false
	}
	it := &s.Reading.Items[0]
	return it.Kind == reading.Visit && it.Point == "" && it.Date == "" && (it.Type == "" || it.Type == routineType || it.Type == ask.Get(item, "type")) && len(it.Figures) > 0
}

// readInto reads a text behind the type of an item, and takes the figures and heads that come of
// it.
func readInto(in *turn.Scene, s *turn.Sentence, item *chat.Item) (change, int) {
	typ := ask.Get(item, "type")
	if typ == "" || item.Kind == string(reading.Problem) || item.Kind == string(reading.Plan) || words.ChangesBy(s.Says) {
		return nil, 0
	}
	says := words.Fragment(s.Says)
	read := in.Read(typ + "，" + says)
	if joined := strings.ReplaceAll(says, " ", ""); joined != says && (len(read.Items) != 1 || len(read.Items[0].Figures) == 0) {
		read = in.Read(typ + "，" + joined) // 问了6个 都答了
	}
	if len(read.Items) != 1 {
		return nil, 0
	}
	it := read.Items[0]
	if it.Present != nil && words.OfGuests(s.Says) && !strings.Contains(s.Says, "实到") {
		return nil, 0 // 列席的有4个群众
	}
	ofKind := string(it.Kind) == item.Kind || it.Kind == reading.Correction
	ofType := it.Type == "" || it.Type == typ || typ == "日常" || it.Type == "日常" // only assumed
	if counts := len(it.Figures) > 0 || it.Present != nil || it.Expected != nil; !ofKind || !ofType || !counts || it.Date != "" {
		return nil, 0
	}
	cost, had := 2, hasValue(in.Dir.Indicators, item, &it, s.Says)
	if words.States(s.Says) && !had && s.Tells() && it.Kind != reading.Meeting {
		return nil, 0
	}
	if had && !words.Mistaken(s.Says) && !words.States(s.Says) {
		cost += turn.Overwrites
	}
	return func(_ *turn.Turn, item *chat.Item) {
		if it.Type != "" && it.Type != "日常" && string(it.Kind) == item.Kind {
			ask.Set(item, "type", it.Type)
		}
		if words.AddsTo(s.Says) {
			addItem(in.Dir.Indicators, item, &it, s.Says)
		} else {
			correctItem(in.Dir.Indicators, item, &it, s.Says)
		}
		if counts := ParseCounts(ask.Get(item, "absent")); words.Adds(s.Says) && len(it.Absent) > 0 { // 还有一个也请假了
			for why, n := range it.Absent {
				counts[why] += n
			}
			ask.Set(item, "absent", countsText(counts))
		}
	}, cost
}

// headsInto takes how many had to come and came, with who did not, as those of a meeting: 应到10，实到8，两个在工地走
// 不开.
func headsInto(in *turn.Scene, s *turn.Sentence, item *chat.Item) change {
	if typ := ask.Get(item, "type"); item.Kind != string(reading.Meeting) || typ == "" || typ == record.Talk || !words.Heads(s.Says) {
		return nil
	}
	read := in.Read(ask.Get(item, "type") + "，" + words.Fragment(s.Says))
	if len(read.Items) != 1 || read.Items[0].Kind != reading.Meeting || read.Items[0].Date != "" || len(read.Items[0].Figures) > 0 || read.Items[0].Expected == nil || read.Items[0].Present == nil {
		return nil
	}
	it := read.Items[0]
	return func(t *turn.Turn, item *chat.Item) {
		said := ItemOf(t, it, InHand(t, "date"))
		for _, key := range []string{"expected", "present", "absent"} {
			if v := ask.Get(&said, key); v != "" {
				ask.Set(item, key, v)
			}
		}
		if text := ask.Get(&said, "text"); text != "" {
			addWords(t, item, text)
		}
	}
}

// addItem adds figures to those of an item: 还答疑2个 makes 7 of 5.
func addItem(units *indicator.Table, item *chat.Item, it *reading.Item, says string) {
	more := *it
	more.Figures = maps.Clone(it.Figures)
	for name, n := range it.Figures {
		had, caliber, _ := strings.Cut(ask.Get(item, cmp.Or(figureMeant(units, item, name, says), "f."+name)), ";")
		if old, err := strconv.Atoi(had); err == nil && caliber == "" { // a 约数 stays what it is told to be
			more.Figures[name] = old + n
		}
	}
	correctItem(units, item, &more, says)
}

// reworded puts what a correction in words says in the place of the part of an item's text that
// it is most like: 说错了，是研究一名预备党员转正.
func reworded(s *turn.Sentence, item *chat.Item) (change, int) {
	if wrong, right := words.NamedWrong(s.Says, ask.Get(item, "text")); right != "" {
		return func(t *turn.Turn, item *chat.Item) { reword(item, wrong, t.WithoutPeople(right)) }, -1
	}
	if wrong, right := words.RightThing(s.Says, ask.Get(item, "text")); right != "" { // 打错 三楼
		return func(_ *turn.Turn, item *chat.Item) { reword(item, wrong, right) }, 0
	}
	if wrong, right := words.RightWord(s.Says, ask.Get(item, "text")); right != "" && len(s.Question.Points) == 0 && !s.Tells() { // 搞错了 是牛肉
		return func(t *turn.Turn, item *chat.Item) { reword(item, wrong, t.WithoutPeople(right)) }, 1
	}
	right := words.Fragment(strings.TrimPrefix(words.Fragment(s.Says), "是"))
	right = strings.TrimPrefix(right, "是")
	text := ask.Get(item, "text")
	size := utf8.RuneCountInString(right)
	if !words.Mistaken(s.Says) || size < 4 || text == "" || s.Corrects() && !emptyCorrection(s) {
		return nil, 0
	}
	if right, _, _ = strings.Cut(right, "不是"); utf8.RuneCountInString(right) < 4 {
		return nil, 0
	}
	right = strings.TrimRight(right, "，, ")
	parts := slices.Collect(words.Clauses(text))
	best, most := -1, 0
	for i, part := range parts {
		if n := turn.SharedPairs(part, right); n > most {
			best, most = i, n
		}
	}
	if best < 0 || most < 2 || 3*most < utf8.RuneCountInString(right)-1 || parts[best] == right {
		return nil, 0
	}
	wrong := parts[best]
	return func(t *turn.Turn, item *chat.Item) {
		now := strings.Replace(ask.Get(item, "text"), wrong, t.WithoutPeople(right), 1)
		ask.Set(item, "text", keptText(record.Kind(item.Kind), now))
	}, 2
}

// emptyCorrection reports whether a correction was read that names no value.
func emptyCorrection(s *turn.Sentence) bool {
	return !slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool {
		return it.Kind == reading.Correction && (changes(&it) || it.Date != "" || it.Point != "")
	})
}

// changes reports whether a correction says a figure, a number of people or a field.
func changes(it *reading.Item) bool {
	return len(it.Slot) > 0 || len(it.Figures) > 0 || it.Present != nil || it.Expected != nil
}

// hearKind takes 是问题 or 记成走访 as what the words that were not read are.
func hearKind(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Parked
	if d == nil || d.Text == "" {
		return nil
	}
	kinds := map[string]record.Kind{}
	var names []string
	for _, k := range []record.Kind{record.KindVisit, record.KindProblem, record.KindMeeting} {
		kinds[messages.KindName(k)] = k
		names = append(names, messages.KindName(k))
	}
	name := words.Named(s.Says, names)
	if name == "" {
		return nil
	}
	return &turn.Proposal{Name: "kind", Do: func(t *turn.Turn) error { return keepAs(t, d, string(kinds[name])) }}
}

// hearVote takes how was voted, told or corrected after the meeting, as that of the only meeting of the open
// draft: 有表决权的应到7 实到6 赞成3; 数错了，赞成4票.
func hearVote(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil && Correcting(in.Draft) || len(s.Numbers) > 0 || len(s.Reading.Items) != 1 || words.Asks(s.Says) || !words.OfVote(s.Says) {
		return nil
	}
	h, _ := aim(in, s)
	if h == nil {
		return nil
	}
	it, item := &s.Reading.Items[0], h.item
	if it.Vote == nil { // 应到会有表决权8人，赞成8票 alone is no meeting
		if read := in.Read(ask.Get(item, "type") + "，" + words.Fragment(s.Says)); len(read.Items) == 1 {
			it = &read.Items[0]
		}
	}
	if it.Vote == nil || it.Kind != reading.Meeting && it.Kind != reading.Correction || it.RefersTo != 0 {
		return nil
	}
	if item.Kind != string(reading.Meeting) || it.Type != "" && !slices.Contains(TypesOf(item), it.Type) || it.Date != "" && it.Date != ask.Get(item, "date") && it.Date != string(in.Today) {
		return nil
	}
	if first := &s.Reading.Items[0]; h.record != nil && first.Kind == reading.Meeting && (first.Type != "" || first.Date != "") {
		return nil // a meeting of its own
	}
	return h.change("vote", 0, s.Reading.Unread, func(t *turn.Turn, item *chat.Item) {
		ask.Set(item, "vote", mergedVote(ask.Get(item, "vote"), it.Vote))
		if on := words.VotedOn(s.Says); on != "" && !strings.Contains(ask.Get(item, "text"), on) {
			addWords(t, item, on)
		}
		setHeads(item, "expected", it.Expected)
		setHeads(item, "present", it.Present)
	})
}
