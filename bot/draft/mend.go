package draft

import (
	"cmp"
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
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// likeness says how much of an item some words name: its point, its words, its kind.
func likeness(in *turn.Scene, s *turn.Sentence, item *chat.Item) (n int) {
	for _, name := range s.Question.Points {
		if p := in.Dir.PointNamed(name); p != nil && turn.IDText(p.ID) == ask.Get(item, "point") {
			n += 2
		}
	}
	text := ask.Get(item, "text")
	n += turn.SharedPairs(s.Says, text) + turn.SharedPairs(s.Says, ask.Get(item, "type"))
	if short := words.ShortThing(s.Says); short != "" && strings.Contains(text, short) {
		n++ // 秤那个 has no pair
	}
	return n + 2*turn.SharedPairs(s.Says, messages.KindName(record.Kind(item.Kind)))
}

// hearMending takes ９改成６ or 不是8是9 as a correction of the open draft, or of the records
// saved last. The wrong value says which number is meant.
func hearMending(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !words.Mistaken(s.Says) && !s.Corrects() || utf8.RuneCountInString(s.Says) > 24 {
		return nil
	}
	if _, on := words.DayMended(s.Says); on != "" || in.Draft != nil && strings.HasSuffix(in.Draft.Asking, ".point") && len(s.Question.Points) > 0 {
		return nil // a day; or the answer is in it too
	}
	wrong, right, ok := words.Correction(s.Says)
	if !ok || words.Numbered(s.Says) {
		wrong, right, ok = words.Reworded(s.Says)
	}
	if !ok || wrong == "" && utf8.RuneCountInString(right) < 2 || hasFigure(s) && !headsOfNoMeeting(in, s) {
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
	} else if h := shownAgain(in, s, nil); h != nil {
		saved = []record.Record{*h.record}
	} else if d != nil && savedInHand(in) == nil || !words.Mistaken(s.Says) {
		return nil
	}
	if len(saved) == 0 || wrong == "" && !oneAlike(saved, right) {
		return nil
	}
	return &turn.Proposal{Name: "mend saved", Cost: 1, Do: func(t *turn.Turn) error { return mendSaved(t, saved, wrong, right) }}
}

// hearWordMended takes 不是三号，是五号 as words of the one thing in hand that has the wrong ones in its text, and as nothing else of it: neither
// its day nor a number.
func hearWordMended(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if words.Asks(s.Says) || len(s.Numbers) > 1 {
		return nil
	}
	var meant *held
	var wrong, right string
	for _, h := range inHand(in) {
		not, is := words.NotBut(s.Says, ask.Get(h.item, "text"))
		n, counted := in.Count(not)
		day, isDay := reading.ParseDay(not, in.Today.Time())
		switch {
		case not == "", isDay && day == ask.Get(h.item, "date"), counted && hasNumber(h.item, n), in.PointOf(not) != 0:
			continue
		case meant != nil:
			return nil
		}
		meant, wrong, right = &h, not, is
	}
	if meant == nil {
		return nil
	}
	return meant.change("word mended", meant.far*turn.PerDistance-2, nil, func(t *turn.Turn, item *chat.Item) { reword(item, wrong, t.WithoutPeople(right)) })
}

// headsOfNoMeeting reports whether who came is read of a correction where no meeting is in hand: 又来了两户，应该是26.
func headsOfNoMeeting(in *turn.Scene, s *turn.Sentence) bool {
	listed := in.Listed()
	return in.Draft == nil && len(listed) == 1 && listed[0].Kind != record.KindMeeting && !slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool { return len(it.Figures) > 0 || it.Vote != nil })
}

// hearDayMended takes 招牌是前天换的，不是昨天 as the day of the one thing in hand, or told today, that it speaks of: that is at the point that it
// names, has the wrong day, and whose words are most like it.
func hearDayMended(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	wrong, right := words.DayMended(s.Says)
	plainly := right == ""
	if plainly {
		wrong, right = words.DayOfIt(in.BesidePoints(s.Says))
	}
	on, ok := reading.ParseDay(right, in.Today.Time())
	if !ok || words.Asks(s.Says) || hasFigure(s) || len(s.Question.Points) > 1 || words.Content(s.Says) != "" {
		return nil
	}
	was, had := reading.ParseDay(wrong, in.Today.Time())
	if wrong != "" && !had {
		return nil
	}
	all := inHand(in)
	if plainly && len(s.Question.Points) == 0 && len(all) > 0 && all[0].far > 0 {
		return nil // it may be said of what came since
	}
	if d := in.Draft; (d == nil || Correcting(d)) && (len(all) == 0 || all[0].far > 0 || earlier(in, s) != nil) {
		all = nil
		for _, r := range in.Recent() {
			all = append(all, held{item: shortItem(&r), record: &r})
		}
	}
	point := ""
	if len(s.Question.Points) == 1 {
		point = turn.IDText(turn.PointCalled(in.Dir, s.Question.Points[0]))
	}
	var meant *held
	most, tied := -1, false
	for i := range all {
		h := &all[i]
		date := ask.Get(h.item, "date")
		if kind := h.item.Kind; !recordKinds[kind] && kind != KindProgress || had && date != was || plainly && date == on || point != "" && ask.Get(h.item, "point") != point {
			continue
		}
		switch n := likeness(in, s, h.item); {
		case n > most:
			meant, most, tied = h, n, false
		case n == most:
			tied = true
		}
	}
	if meant == nil && had {
		meant, tied = ownOn(in, s, day.Day(was), point), false
	}
	if meant == nil || tied {
		return nil
	}
	if near := turn.InMonthOf(day.Day(ask.Get(meant.item, "date")), right); near != "" && near <= in.Today {
		on = string(near)
	}
	if on > string(in.Today) {
		return nil
	}
	return meant.change("day mended", 0, nil, func(_ *turn.Turn, item *chat.Item) { ask.Set(item, "date", on) })
}

// ownOn is the one record of the person's own of a day, at the point and of the type of meeting that a text names: 美食街那次主题党日
// 我给记成13号了. It is nil where the text names neither.
func ownOn(in *turn.Scene, s *turn.Sentence, on day.Day, point string) (found *held) {
	types := words.MeetingsCalled(s.Says)
	if point == "" && len(types) == 0 {
		return nil
	}
	for _, r := range in.Own() {
		if r.Day != on || point != "" && turn.IDText(r.Point) != point || len(types) > 0 && !isOf(&r, types) {
			continue
		}
		if found != nil {
			return nil
		}
		found = &held{item: shortItem(&r), record: &r}
	}
	return found
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
	if mendNumber(item, wrong, a, b) {
		return true
	}
	wrong, right = words.RightCount(t.Says, ask.Get(item, "text"))
	return reword(item, wrong, right) // 是三家，不是两家 of 两家奶茶店招牌松了
}

// mendNumber is Mend of numbers: a, which is wrong where wrong is not "", and b.
func mendNumber(item *chat.Item, wrong string, a, b int) bool {
	return setNumber(item, b, func(had chat.Answered) bool {
		number, _, _ := strings.Cut(strings.TrimPrefix(had.Value, "~"), ";")
		if wrong == "" {
			return len(number) == len(strconv.Itoa(b))
		}
		return number == strconv.Itoa(a)
	})
}

// setNumber changes the only number of an item that is meant, and reports whether there is one.
func setNumber(item *chat.Item, n int, meant func(chat.Answered) bool) bool {
	at := -1
	for i, a := range item.Answers {
		if isNumber := a.Key == "expected" || a.Key == "present" || strings.HasPrefix(a.Key, "f."); !isNumber || !meant(a) {
			continue
		}
		if at >= 0 {
			return false
		}
		at = i
	}
	if at < 0 {
		return false
	}
	_, caliber, _ := strings.Cut(item.Answers[at].Value, ";")
	item.Answers[at].Value = ask.FigureValue(n, false, caliber)
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

// hearCountMended takes 是两台 我刚又问了一下管理员 as the amount that the words of an open draft say once in that measure.
func hearCountMended(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft == nil || Correcting(in.Draft) || words.Asks(s.Says) {
		return nil
	}
	d, at, wrong, is := in.Draft, -1, "", ""
	for i := range d.Items {
		had, right := words.CountMended(s.Says, ask.Get(&d.Items[i], "text"))
		if n, counted := in.Count(had); counted && isNumberOf(d, n) {
			return nil // 是19户 is of the figure 18
		}
		if had != "" && !d.Items[i].Skip {
			if at >= 0 {
				return nil
			}
			at, wrong, is = i, had, right
		}
	}
	if at < 0 {
		return nil
	}
	return &turn.Proposal{Name: "count mended", Cost: -1, Do: func(t *turn.Turn) error {
		reword(&d.Items[at], wrong, is)
		AskNext(t, d)
		return Keep(t, d, "")
	}}
}

// isNumberOf reports whether some item of a draft has a number as a figure or as heads.
func isNumberOf(d *chat.Draft, n int) bool {
	return slices.ContainsFunc(d.Items, func(item chat.Item) bool { return hasNumber(&item, n) })
}

// hasNumber reports whether an item has a number as a figure or as heads.
func hasNumber(item *chat.Item, n int) bool {
	return slices.ContainsFunc(item.Answers, func(a chat.Answered) bool {
		number, _, _ := strings.Cut(strings.TrimPrefix(a.Value, "~"), ";")
		figure := a.Key == "expected" || a.Key == "present" || strings.HasPrefix(a.Key, "f.")
		return figure && number == strconv.Itoa(n)
	})
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
	recount := func(_ *turn.Turn, item *chat.Item) { ask.Set(item, key, strconv.Itoa(n)) }
	return h.change("recount", -1, nil, andAbsent(s, recount))
}

// hearCorrecting takes a correction that names no record as one of the open draft: 是62户,
// 第二天是8户，写错了. Saved records are not corrected while a draft is open.
func hearCorrecting(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || Correcting(d) || len(s.Numbers) > 0 || len(s.Reading.Items) != 1 {
		return nil
	}
	it := &s.Reading.Items[0]
	if i, typ := oneOfTypes(d, s.Says); !s.Corrects() && !(i >= 0 && it.Type == typ && it.Date == "" && it.Present != nil) {
		return nil // 支委会是实到2 corrects one of two that were told together
	}
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
		return &turn.Proposal{Name: "correct one meeting", Cost: -1, Do: func(t *turn.Turn) error {
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
		if i, wrong, right := countIn(d, s.Says); i >= 0 {
			return &turn.Proposal{Name: "correct a count in words", Cost: 3, Do: func(t *turn.Turn) error {
				reword(&d.Items[i], wrong, right)
				return Keep(t, d, "")
			}}
		}
		return &turn.Proposal{Name: "correct draft", Cost: turn.Limit, Do: func(t *turn.Turn) error { return Keep(t, d, messages.NoSuchFigure) }}
	case 1:
		had := d.Items[targets[0]]
		now := chat.Item{Kind: had.Kind, Answers: slices.Clone(had.Answers)}
		if correctItem(in.Dir.Indicators, &now, it, s.Says); slices.Equal(now.Answers, had.Answers) {
			return nil // 那15户里有四户是重的，按11户算, of 15
		}
		return &turn.Proposal{Name: "correct draft", Cost: 1, Do: func(t *turn.Turn) error {
			if typ := otherType(s.Says, &had); typ != "" && had.Kind == string(reading.Visit) { // 步行街的改成送信心 10户
				ask.Set(&d.Items[targets[0]], "type", typ)
			}
			correctItem(in.Dir.Indicators, &d.Items[targets[0]], it, s.Says)
			NoteHidden(t, d)
			AskNext(t, d)
			return Keep(t, d, "")
		}}
	}
	return &turn.Proposal{Name: "correct draft", Cost: 1 + turn.Missing, Do: func(t *turn.Turn) error { return OfferChange(t, d, "") }}
}

// countIn is the only item of a draft in whose words a text corrects an amount, with the wrong one and the right one; -1 is none.
func countIn(d *chat.Draft, says string) (at int, wrong, right string) {
	at = -1
	for i := range d.Items {
		if no, yes := words.RightCount(says, ask.Get(&d.Items[i], "text")); no != "" && !d.Items[i].Skip {
			if at >= 0 {
				return -1, "", ""
			}
			at, wrong, right = i, no, yes
		}
	}
	return at, wrong, right
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
	return setNumber(item, n, func(chat.Answered) bool { return true })
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
		if it.Point != "" && ask.Get(&d.Items[i], "point") != turn.IDText(turn.PointCalled(in.Dir, it.Point)) {
			continue
		}
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

// TypesOf returns the types of a meeting's item.
func TypesOf(item *chat.Item) []string {
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
		types := TypesOf(item)
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
	rest := slices.DeleteFunc(TypesOf(whole), func(t string) bool { return t == typ })
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
	switch said := withoutIllness(words.Absent(says)); {
	case words.NobodyAbsent(says):
		ask.Unset(item, "absent")
	case item.Kind == string(reading.Meeting) && len(said) > 0: // 不对 是三个人 老陈请假
		setAbsent(item, said)
	}
}
