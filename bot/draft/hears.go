package draft

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// HearGivingUp takes 算了 or 不记了 as the end of the open draft, unless the sentence says more,
// as 算了，改成9户 does.
func HearGivingUp(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := cmp.Or(in.Parked, in.Draft)
	givesUp := in.Parked != nil && (s.Is(words.GiveUp) || s.Is(words.LeaveOut)) && utf8.RuneCountInString(s.Says) <= longestLeavingOut ||
		s.Is(words.GiveUp) && (words.Begins(strings.TrimLeft(s.Says, "那就么行好嗯哦哎，, "), words.GiveUp) || givesUpAtEnd(s) || in.Draft != nil && words.EndsGivingUp(s.Says))
	if d != nil && givesUp && words.StaysSo(s.Says) {
		return &turn.Proposal{Name: "stays so", Do: func(t *turn.Turn) error { return t.ShowBelow(chat.DraftKey(d.ID), Face(t, d, "")) }}
	}
	if d != nil && Correcting(d) && givesUp && words.WasRight(s.Says) {
		return &turn.Proposal{Name: "was right", Do: func(t *turn.Turn) error { return Discard(t, d, "") }}
	}
	saysMore := orders(d) && otherwise(in, s) || s.Tells() || words.Mistaken(s.Says) || len(s.Numbers) > 0 || strings.ContainsFunc(s.Says, unicode.IsDigit)
	if d == nil || !givesUp || saysMore || words.Whether(s.Says) {
		return nil
	}
	return &turn.Proposal{Name: "give up", Do: func(t *turn.Turn) error { return Discard(t, d, "") }}
}

// givesUpAtEnd reports whether the last clause of a short text gives up what is in hand, and the rest is why: 他记过就算了
// 我这条不要了.
func givesUpAtEnd(s *turn.Sentence) bool {
	last := ""
	for last = range words.Clauses(s.Says) {
	}
	return s.NoNewThought() && len(s.Question.Points) == 0 && s.Nth == 0 && utf8.RuneCountInString(s.Says) <= longestFragment && words.Begins(strings.TrimLeft(last, "我这条个张次就先也"), words.GiveUp)
}

// hearAssent takes 都对 or 行 as 提交, below the card: nothing else was shown since, and not long
// ago. A later reminder may be what 好的 is said to.
func hearAssent(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || d.Asking != "" || in.Now.Sub(d.Changed) > assentLife || !words.Assents(s.Says) {
		return nil
	}
	newer := func(th chat.Thing) bool {
		asked := th.Kind == chat.ThingQuery || th.Kind == chat.ThingList // no card comes with its answer
		return th.At > d.Changed.UnixMilli() || asked && th.At == d.Changed.UnixMilli()
	}
	if slices.ContainsFunc(in.Focus.Things, newer) {
		return nil
	}
	return &turn.Proposal{Name: "assent", Do: func(t *turn.Turn) error { return submit(t, d, "") }}
}

// assentLife is how long a card may be assented to in passing.
const assentLife = 10 * time.Minute

// hearDayInstead takes 改28号 as the day of an item of the open draft, and 再往后推一天 as that of a
// plan. A plan's day is to come, that of anything else is past.
func hearDayInstead(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || asksOne(d) {
		return nil
	}
	i, said := dayOf(d, s.Says)
	if i < 0 {
		return nil
	}
	item, had := &d.Items[i], ask.Get(&d.Items[i], "date")
	plan := item.Kind == string(reading.Plan)
	parse := reading.ParseDay
	if plan {
		parse = reading.ParseComing
	}
	on, ok := parse(said, in.Today.Time())
	if near := turn.InMonthOf(day.Day(had), said); near != "" {
		on, ok = string(near), true
	}
	if n := in.Shift(s.Says); n != 0 && plan && had != "" {
		moved := day.Day(had).Add(n)
		on, said, ok = string(moved), messages.ShortDay(moved), true
	}
	fits := recordKinds[item.Kind] && on <= string(in.Today) || plan && on >= string(in.Today)
	if !ok || on == had || !fits {
		return nil
	}
	return &turn.Proposal{Name: "day instead", Cost: 2, Do: func(t *turn.Turn) error {
		ask.Set(item, "date", on)
		before := func(words string) bool { of, _ := parse(words, in.Today.Time()); return of == had }
		if was := saysDay(ask.Get(item, "text"), before); was != "" {
			reword(item, was, said) // 党课定在24号 is on the 28th now
		}
		d.Rival = nil
		AskNext(t, d)
		return Keep(t, d, "")
	}}
}

// dayOf is the item that another day is said of, and the day: the only one, or the one of the type
// that is named, 支委会是昨天的; -1 is none.
func dayOf(d *chat.Draft, says string) (at int, said string) {
	at = -1
	if typ, rest := words.MeetingFirst(says); typ != "" {
		for i := range d.Items {
			if item := &d.Items[i]; !item.Skip && ofType(item, typ) {
				if at >= 0 {
					return -1, ""
				}
				at, said = i, words.DayInstead(rest)
			}
		}
	}
	if at < 0 && len(d.Items)-CountSkipped(d) == 1 {
		return FirstKept(d), words.DayInstead(says)
	}
	return at, said
}

// ofType reports whether an item is a meeting of a type, or the plan of one.
func ofType(item *chat.Item, typ string) bool {
	return slices.Contains(typesOf(item), typ) || item.Kind == string(record.KindPlan) && slices.Contains(words.MeetingsCalled(ask.Get(item, "text")), typ)
}

// saysDay is the longest run of characters of a text that is a day, or "".
func saysDay(text string, is func(words string) bool) (longest string) {
	for from := range text {
		for n := range text[from:] {
			if n > len(longest) && n <= longestDay && is(text[from:from+n]) {
				longest = text[from : from+n]
			}
		}
	}
	return longest
}

// longestDay is how many bytes a day in words has at most: 下个星期三.
const longestDay = 24

// orders reports whether a draft is one move of a problem, or one plan.
func orders(d *chat.Draft) bool {
	return d != nil && len(d.Items) == 1 && (d.Items[0].Kind == KindProgress || d.Items[0].Kind == string(record.KindPlan))
}

// otherwise reports whether a sentence that gives up says what is wanted in place of it: 算了，给他们到周五;
// 算了，还是给特设科. 算了，周五再说 wants nothing.
func otherwise(in *turn.Scene, s *turn.Sentence) bool {
	return !words.Later(s.Says) && (turn.DayIn(s.Says, in.Today) != "" || in.PersonIn(s.Says) != nil || len(in.Units(s.Says)) == 1 || givenTo(in, s.Says))
}

// givenTo reports whether a text gives something to somebody by the end of a name: 算了，还是给乙吧.
func givenTo(in *turn.Scene, says string) bool {
	called := words.GivenTo(says)
	return called != "" && slices.ContainsFunc(in.Dir.People, func(p *bureau.Person) bool { return p.Active && strings.HasSuffix(p.Name, called) })
}

// longestLeavingOut is the largest number of characters of such a sentence.
const longestLeavingOut = 14

// hearLeavingOut takes 电梯那条先不报 as the wish to leave one item of the draft out.
func hearLeavingOut(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	did := !s.Is(words.LeaveOut) && len(s.Question.Points) == 1 && words.NotDone(s.Says) && !words.Asks(s.Says) // 写字楼没跑，记错了
	if d == nil || !s.Is(words.LeaveOut) && !did || words.Whether(s.Says) || s.Tells() || utf8.RuneCountInString(withoutWhy(s.Says)) > longestLeavingOut || s.Question.Asks && s.Question.Known() {
		return nil
	}
	best, most, second := -1, 0, 0
	for i := range d.Items {
		if d.Items[i].Skip {
			continue
		}
		switch n := likeness(in, s, &d.Items[i]); {
		case n > most:
			best, most, second = i, n, most
		case n > second:
			second = n
		}
	}
	nth := cmp.Or(s.Nth, words.BareNth(s.Says), words.NthPart(s.Says, d.Text), nthOn(in, s.Says, d)) // 下午那个不算
	if nth > 0 && nth <= len(d.Items) && !d.Items[nth-1].Skip {
		best, most = nth-1, second+1
	}
	if best < 0 || most == second {
		return nil
	}
	return &turn.Proposal{Name: "leave out", Cost: 1, Do: func(t *turn.Turn) error {
		if len(d.Items)-CountSkipped(d) == 1 {
			return Discard(t, d, "")
		}
		return leaveOut(t, d, strconv.Itoa(best))
	}}
}

// nthOn is which item of a draft is the only one of the day by which a text points at one, 昨天那个删了, from 1; or 0.
func nthOn(in *turn.Scene, says string, d *chat.Draft) (nth int) {
	on, _ := words.DayPointed(says)
	date, ok := reading.ParseDay(on, in.Today.Time())
	for i := range d.Items {
		if !ok || d.Items[i].Skip || ask.Get(&d.Items[i], "date") != date {
			continue
		}
		if nth != 0 {
			return 0
		}
		nth = i + 1
	}
	return nth
}

// withoutWhy is the first clause of a text where those behind it only say why: 第二个不算 写字楼那天我没去成.
func withoutWhy(says string) string {
	first := firstClause(says)
	if rest := says[len(first):]; rest != "" && (words.NotDone(rest) || words.Slips(rest) || words.Why(rest)) {
		return first
	}
	return says
}

// likeness says how much of an item some words name: its point, its words, its kind.
func likeness(in *turn.Scene, s *turn.Sentence, item *chat.Item) (n int) {
	for _, name := range s.Question.Points {
		if p := in.Dir.PointNamed(name); p != nil && turn.IDText(p.ID) == ask.Get(item, "point") {
			n += 2
		}
	}
	n += turn.SharedPairs(s.Says, ask.Get(item, "text")) + turn.SharedPairs(s.Says, ask.Get(item, "type"))
	return n + 2*turn.SharedPairs(s.Says, messages.KindName(record.Kind(item.Kind)))
}

// hearMending takes ９改成６ or 不是8是9 as a correction of the open draft, or of the records
// saved last. The wrong value says which number is meant.
func hearMending(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !words.Mistaken(s.Says) || utf8.RuneCountInString(s.Says) > 24 {
		return nil
	}
	wrong, right, ok := words.Correction(s.Says)
	if !ok || words.Numbered(s.Says) {
		wrong, right, ok = words.Reworded(s.Says)
	}
	if !ok || wrong == "" && utf8.RuneCountInString(right) < 2 || hasFigure(s) {
		return nil
	}
	d := in.Draft
	if typeNamed(right) || typeNamed(wrong) {
		return nil // 不是送信心，是送政策
	}
	if d != nil && !Correcting(d) && wrong != "" {
		return &turn.Proposal{Name: "mend draft", Cost: 1, Do: func(t *turn.Turn) error { return mendDraft(t, d, wrong, right) }}
	}
	saved := in.Saved()
	if r := earlier(in, s); r != nil {
		saved = []record.Record{*r}
	} else if d != nil && savedInHand(in) == nil {
		return nil
	}
	if len(saved) == 0 || wrong == "" && !oneAlike(saved, right) {
		return nil
	}
	return &turn.Proposal{Name: "mend saved", Cost: 1, Do: func(t *turn.Turn) error { return mendSaved(t, saved, wrong, right) }}
}

// typeNamed reports whether a text is a type of visits, meetings or problems.
func typeNamed(says string) bool {
	for _, kind := range []reading.Kind{reading.Visit, reading.Meeting, reading.Problem, reading.Activity} {
		if slices.Contains(reading.Types(kind), strings.TrimSpace(says)) {
			return true
		}
	}
	return false
}

// oneAlike reports whether of the numbers of some records exactly one has as many digits.
func oneAlike(saved []record.Record, digits string) bool {
	found := 0
	for i := range saved {
		numbers := []*int{saved[i].Detail.Expected, saved[i].Detail.Present}
		for k := range saved[i].Figures {
			numbers = append(numbers, &saved[i].Figures[k].Value)
		}
		for _, n := range numbers {
			if n != nil && len(strconv.Itoa(*n)) == len(digits) {
				found++
			}
		}
	}
	return found == 1
}

// hasFigure reports whether a correction was read with the name of its figure.
func hasFigure(s *turn.Sentence) bool {
	return slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool {
		return it.Kind == reading.Correction && (len(it.Figures) > 0 || it.Present != nil || it.Expected != nil || it.Vote != nil)
	})
}

// Mend changes the number of an item that equals wrong or, where that is not said, the one
// number of as many digits as the right one; or the words of its text that are wrong. It
// reports whether there is exactly one.
func Mend(t *turn.Turn, item *chat.Item, wrong, right string) bool {
	a, _, fault := t.HearCount(wrong)
	if n, approx, f := t.HearCount(wrong + "个"); fault != "" && f == "" && approx {
		a, fault = n, "" // 七八 alone is no number
	}
	b, _, fault2 := t.HearCount(right)
	if fault2 != "" || wrong != "" && fault != "" {
		return reword(item, wrong, right)
	}
	return mendNumber(item, wrong, a, b)
}

// mendNumber is Mend of numbers: a, which is wrong where wrong is not "", and b.
func mendNumber(item *chat.Item, wrong string, a, b int) bool {
	at := -1
	for i, had := range item.Answers {
		number, _, _ := strings.Cut(strings.TrimPrefix(had.Value, "~"), ";")
		meant := number == strconv.Itoa(a)
		if wrong == "" {
			meant = len(number) == len(strconv.Itoa(b))
		}
		if meant && (had.Key == "expected" || had.Key == "present" || strings.HasPrefix(had.Key, "f.")) {
			if at >= 0 {
				return false
			}
			at = i
		}
	}
	if at < 0 {
		return false
	}
	_, caliber, _ := strings.Cut(item.Answers[at].Value, ";")
	item.Answers[at].Value = ask.FigureValue(b, false, caliber)
	return true
}

// reword puts the right words in the place of the wrong ones in an item's text.
func reword(item *chat.Item, wrong, right string) bool {
	text := ask.Get(item, "text")
	if wrong == "" || strings.Count(text, wrong) != 1 {
		return false
	}
	ask.Set(item, "text", strings.Replace(text, wrong, right, 1))
	return true
}

func mendDraft(t *turn.Turn, d *chat.Draft, wrong, right string) error {
	for i := range d.Items {
		if !d.Items[i].Skip && Mend(t, &d.Items[i], wrong, right) {
			AskNext(t, d)
			return Keep(t, d, "")
		}
	}
	return Keep(t, d, messages.NoSuchValue(wrong))
}

func mendSaved(t *turn.Turn, saved []record.Record, wrong, right string) error {
	for i := range saved {
		item := correcting(t, &saved[i])
		if t.MayCorrect(&saved[i]) && Mend(t, &item, wrong, right) {
			d := New(t, []chat.Item{item})
			d.Text = KeptSentence(t.Says, d.Items)
			return OpenCorrection(t, d)
		}
	}
	return t.Say(messages.NoSuchValue(wrong))
}

// hearRecount takes 不是9 有两个没来 8 as how many came to the meeting that it is about.
func hearRecount(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	said, wrong, ok := words.Recount(s.Says)
	n, counted := in.Count(said)
	if !ok || !counted || len(s.Numbers) > 0 {
		return nil
	}
	h, _ := aim(in, s)
	if h == nil || h.item.Kind != string(reading.Meeting) || ask.Get(h.item, "type") == record.Talk || h.of != nil && asksOne(h.of) {
		return nil
	}
	for _, it := range s.Reading.Items { // a meeting of its own
		if it.Kind != reading.None && it.Kind != reading.Correction && it.Kind != reading.Progress && (it.Date != "" || it.Kind != reading.Meeting) || it.RefersTo != 0 || it.Expected != nil {
			return nil
		}
	}
	key := "present"
	if was, ok := in.Count(wrong); ok && ask.Get(h.item, key) != strconv.Itoa(was) {
		if key = "expected"; ask.Get(h.item, key) != strconv.Itoa(was) {
			return nil
		}
	}
	return h.change("recount", -1, nil, func(_ *turn.Turn, item *chat.Item) { ask.Set(item, key, strconv.Itoa(n)) })
}

// hearCorrecting takes a correction that names no record as one of the open draft: 是62户,
// 第二天是8户，写错了. Saved records are not corrected while a draft is open.
func hearCorrecting(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || Correcting(d) || len(s.Numbers) > 0 || len(s.Reading.Items) != 1 || !s.Corrects() {
		return nil
	}
	it := &s.Reading.Items[0]
	if strings.Contains(d.Asking, ".") && it.Point != "" {
		return nil // the answer to the question is in it too
	}
	if it.RefersTo == 0 && len(it.Figures) == 0 && it.Present == nil && it.Expected == nil {
		return correctPlainly(in, s, d, it)
	}
	if it.RefersTo != 0 {
		return nil
	}
	if strings.Contains(d.Asking, ".") && strings.ContainsAny(s.Says, "，,；; \n") {
		return nil // the answer to the question is in it too
	}
	if i, typ := oneOfTypes(d, s.Says); i >= 0 && len(it.Figures) == 0 {
		return &turn.Proposal{Name: "correct one meeting", Cost: 1, Do: func(t *turn.Turn) error {
			partType(d, i, typ)
			correctItem(in.Dir.Indicators, &d.Items[i+1], it, s.Says)
			AskNext(t, d)
			return Keep(t, d, "")
		}}
	}
	targets := corrected(in, s, d, it)
	switch len(targets) {
	case 0:
		if turn.PointCalled(in.Dir, it.Point) != 0 && !anyAt(in, d, it.Point) {
			return nil // a saved record at another point is named
		}
		if n, ok := in.Count(words.Number(s.Says)); ok && len(d.Items) == 1 && mendOnly(&chat.Item{Answers: slices.Clone(d.Items[0].Answers)}, n) { // 人数不对，7个
			return &turn.Proposal{Name: "correct the only number", Cost: 3, Do: func(t *turn.Turn) error {
				mendOnly(&d.Items[0], n)
				AskNext(t, d)
				return Keep(t, d, "")
			}}
		}
		if i, n := wrongIn(d, it); i >= 0 { // 不是七八家 是九家, of 约7户
			return &turn.Proposal{Name: "correct the wrong number", Cost: 3, Do: func(t *turn.Turn) error {
				mendNumber(&d.Items[i], "wrong", *it.Wrong, n)
				AskNext(t, d)
				return Keep(t, d, "")
			}}
		}
		return &turn.Proposal{Name: "correct draft", Cost: turn.Limit, Do: func(t *turn.Turn) error { return Keep(t, d, messages.NoSuchFigure) }}
	case 1:
		return &turn.Proposal{Name: "correct draft", Cost: 1, Do: func(t *turn.Turn) error {
			correctItem(in.Dir.Indicators, &d.Items[targets[0]], it, s.Says)
			AskNext(t, d)
			return Keep(t, d, "")
		}}
	}
	return &turn.Proposal{Name: "correct draft", Cost: 1 + turn.Missing, Do: func(t *turn.Turn) error { return OfferChange(t, d, "") }}
}

// wrongIn is the only item of a draft that has the number that a correction calls wrong, and the one that is right; -1 is none.
func wrongIn(d *chat.Draft, it *reading.Item) (at, right int) {
	if it.Wrong == nil || len(it.Figures) != 1 || it.Point != "" {
		return -1, 0
	}
	at = -1
	for _, right = range it.Figures {
	}
	for i := range d.Items {
		copied := chat.Item{Answers: slices.Clone(d.Items[i].Answers)}
		if d.Items[i].Skip || !mendNumber(&copied, "wrong", *it.Wrong, right) {
			continue
		}
		if at >= 0 {
			return -1, 0
		}
		at = i
	}
	return at, right
}

// correctPlainly takes a correction without a figure as one of the open draft: 是前天, 不是送政策，
// 是送服务, 人数不对，7个. Where nothing of it is a value the fields are offered.
func correctPlainly(in *turn.Scene, s *turn.Sentence, d *chat.Draft, it *reading.Item) *turn.Proposal {
	id := turn.PointCalled(in.Dir, it.Point)
	onlyPoint := it.Date == "" && len(it.Slot) == 0 && it.Vote == nil && !words.OfRecord(s.Says) && savedAt(in, id) == nil
	if id != 0 && !anyAt(in, d, it.Point) && !(onlyPoint && len(d.Items)-CountSkipped(d) > 1) { // 两个都不对，是运营公司 opens no old record
		return nil // another point, or a saved record there
	}
	at := FirstKept(d)
	if at < 0 {
		return nil
	}
	open := d.Asking
	if len(d.Items)-CountSkipped(d) > 1 {
		fits := atPoint(in, d, it.Point)
		if s.Nth > 0 && s.Nth <= len(d.Items) && !d.Items[s.Nth-1].Skip {
			fits = []int{s.Nth - 1}
		}
		if len(fits) != 1 {
			return &turn.Proposal{Name: "correct draft", Cost: turn.Limit, Do: func(t *turn.Turn) error { return OfferChange(t, d, "") }}
		}
		at = fits[0]
	}
	item := &d.Items[at]
	typ := it.Slot["type"]
	if string(reading.Problem) == item.Kind {
		typ = it.Slot["category"]
	}
	n, counted := in.Count(words.Number(s.Says))
	if on, ok := reading.ParseDay(words.BareDay(s.After), in.Today.Time()); it.Date == "" && ok {
		it.Date = on
	}
	content := words.Content(s.Says)
	return &turn.Proposal{Name: "correct draft", Cost: 3, Do: func(t *turn.Turn) error {
		if content != "" { // beside another value
			ask.Set(item, "text", keptText(record.Kind(item.Kind), t.WithoutPeople(content)))
		}
		switch {
		case it.Date != "":
			ask.Set(item, "date", it.Date)
		case typ != "":
			ask.Set(item, "type", typ)
		case it.Slot["text"] != "":
			ask.Set(item, "text", keptText(record.Kind(item.Kind), it.Slot["text"]))
		case counted && mendOnly(item, n), content != "":
		case open != "":
			return Keep(t, d, messages.NoSuchFigure)
		default:
			return OfferChange(t, d, "")
		}
		d.Rival = nil
		AskNext(t, d)
		return Keep(t, d, "")
	}}
}

// atPoint are the items of a draft at a point.
func atPoint(in *turn.Scene, d *chat.Draft, point string) (found []int) {
	id := turn.IDText(turn.PointCalled(in.Dir, point))
	for i := range d.Items {
		if !d.Items[i].Skip && point != "" && ask.Get(&d.Items[i], "point") == id {
			found = append(found, i)
		}
	}
	return found
}

// mendOnly changes the only number of an item; 应到 is another where 实到 stands beside it.
func mendOnly(item *chat.Item, n int) bool {
	if ask.Get(item, "present") != "" {
		ask.Set(item, "present", strconv.Itoa(n))
		return true
	}
	at := -1
	for i, a := range item.Answers {
		if a.Key == "expected" || strings.HasPrefix(a.Key, "f.") {
			if at >= 0 {
				return false
			}
			at = i
		}
	}
	if at < 0 {
		return false
	}
	_, caliber, _ := strings.Cut(item.Answers[at].Value, ";")
	item.Answers[at].Value = ask.FigureValue(n, false, caliber)
	return true
}

// corrected returns the items of a draft that a correction may mean: those at its point, of
// its day, and with such a value.
func corrected(in *turn.Scene, s *turn.Sentence, d *chat.Draft, it *reading.Item) (found []int) {
	point, nth := turn.IDText(turn.PointCalled(in.Dir, it.Point)), words.NthDay(s.Says)
	var days []string
	for i := range d.Items {
		if item := &d.Items[i]; !item.Skip {
			if date := ask.Get(item, "date"); !slices.Contains(days, date) {
				days = append(days, date)
			}
		}
	}
	for i := range d.Items {
		item := &d.Items[i]
		date := ask.Get(item, "date")
		switch {
		case item.Skip,
			s.Nth > 0 && i != s.Nth-1,
			it.Point != "" && ask.Get(item, "point") != point,
			nth > 0 && (nth > len(days) || date != days[nth-1]),
			nth == 0 && it.Date != "" && date != it.Date:
		case hasValue(in.Dir.Indicators, item, it, s.Says):
			found = append(found, i)
		}
	}
	if len(found) == 0 && (it.Point == "" || anyAt(in, d, it.Point)) {
		return canHave(in, d, it)
	}
	return found
}

// canHave returns the only item of a draft that can have what a correction says and none has:
// 不是十来户，是15户, where 十来户 was not read; 应到是十个, where only 实到 was told. It is empty if
// there are several.
func canHave(in *turn.Scene, d *chat.Draft, it *reading.Item) (found []int) {
	for i := range d.Items {
		fits := !d.Items[i].Skip && (it.Present == nil && it.Expected == nil || d.Items[i].Kind == string(reading.Meeting))
		for name := range it.Figures {
			ind := in.Dir.Indicators.Find(name)
			fits = fits && ind != nil && string(ind.Kind) == d.Items[i].Kind && (ind.Kind != indicator.Meeting || ind.Type == ask.Get(&d.Items[i], "type"))
		}
		if fits {
			found = append(found, i)
		}
	}
	if len(found) > 1 {
		return nil
	}
	return found
}

// anyAt reports whether an item of a draft is at a point.
func anyAt(in *turn.Scene, d *chat.Draft, point string) bool {
	id := turn.IDText(turn.PointCalled(in.Dir, point))
	return slices.ContainsFunc(d.Items, func(item chat.Item) bool { return !item.Skip && ask.Get(&item, "point") == id })
}

// typesOf returns the types of a meeting's item.
func typesOf(item *chat.Item) []string {
	return strings.FieldsFunc(ask.Get(item, "type")+","+ask.Get(item, "also"), func(r rune) bool { return r == ',' })
}

// setTypes sets the types of a meeting's item; there is at least one.
func setTypes(item *chat.Item, types []string) {
	ask.Set(item, "type", types[0])
	if ask.Unset(item, "also"); len(types) > 1 {
		ask.Set(item, "also", strings.Join(types[1:], ","))
	}
}

// oneOfTypes returns the item of a draft that is a gathering of several types, of which a text
// names one, and that type; -1 if there is none. 应到 and 实到 are then of that one only.
func oneOfTypes(d *chat.Draft, says string) (at int, typ string) {
	for i := range d.Items {
		item := &d.Items[i]
		types := typesOf(item)
		if item.Skip || item.Kind != string(reading.Meeting) || len(types) < 2 {
			continue
		}
		named := slices.DeleteFunc(types, func(t string) bool { return !strings.Contains(says, t) })
		if len(named) == 1 {
			return i, named[0]
		}
	}
	return -1, ""
}

// partType makes an item of its own, behind the gathering, of one of its types.
func partType(d *chat.Draft, at int, typ string) {
	whole := &d.Items[at]
	one := chat.Item{Kind: whole.Kind}
	for _, key := range []string{"point", "org", "date"} {
		if v := ask.Get(whole, key); v != "" {
			ask.Set(&one, key, v)
		}
	}
	ask.Set(&one, "type", typ)
	rest := slices.DeleteFunc(typesOf(whole), func(t string) bool { return t == typ })
	setTypes(whole, rest)
	d.Items = slices.Insert(d.Items, at+1, one)
}

// hasValue reports whether an item has a value that a correction changes.
func hasValue(units *indicator.Table, item *chat.Item, it *reading.Item, says string) bool {
	if it.Present != nil && ask.Get(item, "present") != "" || it.Expected != nil && ask.Get(item, "expected") != "" {
		return true
	}
	for name := range it.Figures {
		if figureMeant(units, item, name, says) != "" {
			return true
		}
	}
	return false
}

// figureMeant returns the key of the figure of an item that a correction names. If the item
// does not have it, one of the same unit is meant: that whose name has most of the words,
// 解决的是3个 for 现场解决, or else the only one, 8户 for 服务企业7.
func figureMeant(units *indicator.Table, item *chat.Item, name, says string) string {
	if ask.Get(item, "f."+name) != "" {
		return "f." + name
	}
	best, most, second, count, named := "", 0, 0, 0, turn.SharedPairs(says, name)
	if words.OnlyNumber(says) {
		named = 0 // 户数也不对 names none of them
	}
	for _, a := range item.Answers {
		figure, is := strings.CutPrefix(a.Key, "f.")
		if !is || units.Unit(figure) != units.Unit(name) || turn.SharedPairs(says, figure) < named {
			continue // 现场还解决一个 is no 现场答疑
		}
		count++
		switch n := turn.SharedPairs(says, figure); {
		case best == "" || n > most:
			best, most, second = a.Key, n, most
		case n > second:
			second = n
		}
	}
	if count > 1 && most == second {
		return ""
	}
	return best
}

func correctItem(units *indicator.Table, item *chat.Item, it *reading.Item, says string) {
	for name, n := range it.Figures {
		key := cmp.Or(figureMeant(units, item, name, says), "f."+name)
		ask.Set(item, key, ask.FigureValue(n, slices.Contains(it.Approx, name), it.Caliber))
	}
	setHeads(item, "expected", it.Expected)
	setHeads(item, "present", it.Present)
	if words.NobodyAbsent(says) {
		ask.Unset(item, "absent")
	}
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
	if it.Date != "" && it.Date != ask.Get(item, "date") || len(it.Figures) == 0 || it.Present != nil || it.Expected != nil {
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
	if more == "" || s.Question.Asks && s.Question.Known() {
		return nil
	}
	if more != discussed && (s.Tells() && !pointed || d != nil && Correcting(d)) {
		return nil
	}
	if d == nil {
		h, _ := aim(in, s)
		if h == nil || h.item.Kind == string(record.KindProblem) || ask.Get(h.item, "type") == record.Talk {
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

// mayHaveMore are the kinds of items that hearMore adds to.
var mayHaveMore = map[reading.Kind]bool{reading.Visit: true, reading.Meeting: true, reading.Activity: true, reading.Plan: true}

func hasFigures(item *chat.Item) bool {
	return slices.ContainsFunc(item.Answers, func(a chat.Answered) bool { return strings.HasPrefix(a.Key, "f.") })
}

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
	return &turn.Proposal{Name: "other point", Do: func(t *turn.Turn) error {
		return TakeAnswer(t, d, question(i, "point"), turn.IDText(other))
	}}
}

// hearThingElsewhere takes 灭火器是钢市二楼的 写字楼没毛病 as another point for the problem of the open draft that it names.
func hearThingElsewhere(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || Correcting(d) || len(s.Question.Points) == 0 || len(s.Numbers) > 0 || words.Asks(s.Says) || hasFigure(s) || utf8.RuneCountInString(s.Says) > longestFragment+4 {
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
		if item.Skip || item.Kind != string(reading.Problem) || turn.Shared(thing, ask.Get(item, "text")) == 0 {
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
