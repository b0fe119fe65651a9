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
	"liaison/store/record"
)

// HearGivingUp takes 算了 or 不记了 as the end of the open draft, unless the sentence says more,
// as 算了，改成9户 does.
func HearGivingUp(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := cmp.Or(in.Parked, in.Draft)
	givesUp := in.Parked != nil && (s.Is(words.GiveUp) || s.Is(words.LeaveOut)) && utf8.RuneCountInString(s.Says) <= longestLeavingOut ||
		in.Draft != nil && leavesOnly(in, s) || s.Is(words.GiveUp) && (words.Begins(strings.TrimLeft(s.Says, "那就么行好嗯哦哎，, "), words.GiveUp) || givesUpAtEnd(s) || in.Draft != nil && words.EndsGivingUp(s.Says))
	if d != nil && givesUp && words.StaysSo(s.Says) {
		return &turn.Proposal{Name: "stays so", Do: func(t *turn.Turn) error { return t.ShowBelow(chat.DraftKey(d.ID), Face(t, d, "")) }}
	}
	if d != nil && Correcting(d) && givesUp && words.WasRight(s.Says) {
		return &turn.Proposal{Name: "was right", Do: func(t *turn.Turn) error { return Discard(t, d, "") }}
	}
	if in.Draft != nil && undoesOpen(in.Draft, s) {
		return &turn.Proposal{Name: "give up", Do: func(t *turn.Turn) error { return Discard(t, in.Draft, "") }}
	}
	saysMore := orders(d) && otherwise(in, s) || s.Tells() || words.Mistaken(s.Says) || len(s.Numbers) > 0 || strings.ContainsFunc(s.Says, unicode.IsDigit)
	if d == nil || !givesUp || saysMore || words.Whether(s.Says) {
		return nil
	}
	return &turn.Proposal{Name: "give up", Do: func(t *turn.Turn) error { return Discard(t, d, "") }}
}

// undoesOpen reports whether a text takes back the only thing on the open card as if it were recorded: 刚才那条不算了.
func undoesOpen(d *chat.Draft, s *turn.Sentence) bool {
	only := !Correcting(d) && len(d.Items)-CountSkipped(d) == 1
	return only && len(s.Question.Points) == 0 && words.OfRecord(s.Says) && words.Undoes(s.Says) && !s.Is(words.Withdraw)
}

// leavesOnly reports whether a text wants the only item of the open draft left out, and the rest is why: 那就别记了 消保科已经记了.
func leavesOnly(in *turn.Scene, s *turn.Sentence) bool {
	if len(in.Draft.Items)-CountSkipped(in.Draft) != 1 || !s.Is(words.LeaveOut) || len(s.Question.Points) > 0 {
		return false
	}
	if partOut(in, s) != "" {
		return false
	}
	first := strings.TrimLeft(withoutWhy(in, s.Says), "我这条个张次就先也那哦")
	said := words.Read(first)
	return words.Begins(first, words.LeaveOut) && said.Rest == ""
}

// givesUpAtEnd reports whether the last clause of a short text gives up what is in hand, and the rest is why: 他记过就算了
// 我这条不要了.
func givesUpAtEnd(s *turn.Sentence) bool {
	last := ""
	for last = range words.Clauses(s.Says) {
	}
	return s.NoNewThought() && len(s.Question.Points) == 0 && s.Nth == 0 && utf8.RuneCountInString(s.Says) <= longestFragment && words.Begins(strings.TrimLeft(last, "那我这条个张次就先也"), words.GiveUp)
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

// hearPlaceOfIt takes 那这条是美食街的 as the answer to where it was, also where something else was asked meanwhile.
func hearPlaceOfIt(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || !strings.HasSuffix(d.Asking, ".point") {
		return nil
	}
	place := words.PlaceOfIt(s.Says)
	point := in.PointOf(place)
	if point == 0 || s.Question.From != "" || utf8.RuneCountInString(place) > utf8.RuneCountInString(in.Dir.Point(point).Name)+1 {
		return nil
	}
	return &turn.Proposal{Name: "place of it", Cost: -2, Do: func(t *turn.Turn) error { return TakeAnswer(t, d, d.Asking, turn.IDText(point)) }}
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
	if said == "" {
		i, said = dayOf(d, withoutWhy(in, s.Says)) // 是昨天下午去的 今天脑壳昏
	}
	all := []int{i}
	if i < 0 {
		if said, all = words.DayInstead(s.Says), plansOfOneDay(d); len(all) == 0 {
			return nil
		}
		i = all[0]
	}
	if said == "" && plansOfOneDay(d) != nil { // 周二所里有会 改周四吧
		said = words.OtherDay(s.Says, func(part string) string {
			return turn.DayWords(part, func(said string) bool { _, ok := reading.ParseComing(said, in.Today.Time()); return ok })
		})
	}
	if said == "" && in.Shift(s.Says) == 0 {
		return nil
	}
	item, had := &d.Items[i], ask.Get(&d.Items[i], "date")
	plan := item.Kind == string(reading.Plan)
	parse := reading.ParseDay
	if plan {
		parse = reading.ParseComing
	}
	on, ok := parse(said, in.Today.Time())
	near := turn.InMonthOf(day.Day(had), said)
	if plan {
		near = turn.NearDay(day.Day(had), said, in.Today)
	}
	if near != "" {
		on, ok = string(near), true
	}
	if n := in.Shift(s.Says); n != 0 && plan && had != "" {
		moved := day.Day(had).Add(n)
		on, said, ok = string(moved), messages.ShortDay(moved), true
	}
	fits := recordKinds[item.Kind] && on <= string(in.Today) || plan && on >= string(in.Today)
	if !ok || !fits || on == had && !plan && words.BareDay(s.Says) == "" {
		return nil
	}
	return &turn.Proposal{Name: "day instead", Cost: 2, Do: func(t *turn.Turn) error {
		before := func(words string) bool { of, _ := parse(words, in.Today.Time()); return of == had }
		for _, i := range all {
			item := &d.Items[i]
			ask.Set(item, "date", on)
			if was := turn.DayWords(ask.Get(item, "text"), before); was != "" {
				reword(item, was, said) // 党课定在24号 is on the 28th now
			}
		}
		d.Rival = nil
		AskNext(t, d)
		return Keep(t, d, "")
	}}
}

// plansOfOneDay are the items of a draft where all of them are plans for the same day, as what a leader has several units do; or none.
func plansOfOneDay(d *chat.Draft) (all []int) {
	for i := range d.Items {
		item := &d.Items[i]
		switch {
		case item.Skip:
		case item.Kind != string(reading.Plan), len(all) > 0 && ask.Get(item, "date") != ask.Get(&d.Items[all[0]], "date"):
			return nil
		default:
			all = append(all, i)
		}
	}
	return all
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
	return slices.Contains(TypesOf(item), typ) || item.Kind == string(record.KindPlan) && slices.Contains(words.MeetingsCalled(ask.Get(item, "text")), typ)
}

// orders reports whether a draft is one move of a problem, or one plan.
func orders(d *chat.Draft) bool {
	return d != nil && len(d.Items) == 1 && (d.Items[0].Kind == KindProgress || d.Items[0].Kind == string(record.KindPlan))
}

// otherwise reports whether a sentence that gives up says what is wanted in place of it: 算了，给他们到周五;
// 算了，还是给特设科. 算了，周五再说 wants nothing.
func otherwise(in *turn.Scene, s *turn.Sentence) bool {
	return !words.Later(s.Says) && (in.DayIn(s.Says) != "" || in.PersonIn(s.Says) != nil || len(in.Units(s.Says)) == 1 || givenTo(in, s.Says))
}

// givenTo reports whether a text gives something to somebody by the end of a name: 算了，还是给乙吧.
func givenTo(in *turn.Scene, says string) bool {
	called := words.GivenTo(says)
	return called != "" && slices.ContainsFunc(in.Dir.People, func(p *bureau.Person) bool { return p.Active && strings.HasSuffix(p.Name, called) })
}

// longestLeavingOut is the largest number of characters of such a sentence.
const longestLeavingOut = 14

// hearLeavingOut takes 电梯那条先不报 or 科创园那个算了 明天要开会 as the wish to leave one item of the draft out.
func hearLeavingOut(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || words.Whether(s.Says) || partOut(in, s) != "" {
		return nil
	}
	longest, several := longestLeavingOut, len(d.Items)-CountSkipped(d) > 1
	if wishBehindWhy(in, s.Says) { // 居然那个早上我已经记过了，这回就不要它了
		longest += utf8.RuneCountInString(s.Says)
	} else if several && leavesOneOut(s) {
		longest = longestFragment + longestLeavingOut // one is named, and why: 第二个不报了 人家挂里屋了
	} else if wish := withoutWhy(in, s.Says); wish != s.Says {
		s = in.Hear(wish)
	}
	did := !s.Is(words.LeaveOut) && len(s.Question.Points) == 1 && words.NotDone(s.Says) && !words.Asks(s.Says) // 写字楼没跑，记错了
	gives := (s.Is(words.GiveUp) || s.Is(words.NotGoing)) && len(d.Items)-CountSkipped(d) > 1 && (len(s.Question.Points) == 1 || s.Nth != 0 || words.PointsAt(s.Says))
	if typ := words.NotGiven(s.Says); typ != "" && in.DayIn(s.Says) == "" { // 党课没来得及讲, where it has an item
		did = did || slices.ContainsFunc(d.Items, func(item chat.Item) bool { return slices.Equal(TypesOf(&item), []string{typ}) })
	}
	leaves := gives || longest > longestLeavingOut || s.Is(words.LeaveOut) && words.NotReported(s.Says) || (s.Is(words.LeaveOut) || did) && !s.Tells()
	if !leaves || utf8.RuneCountInString(s.Says) > longest || s.Question.Asks && s.Question.Known() {
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
	if nth < 0 {
		nth = len(d.Items) // 最后一条
	}
	if nth > 0 && nth <= len(d.Items) && !d.Items[nth-1].Skip {
		best, most = nth-1, second+1
	}
	if best < 0 || most == second {
		return nil
	}
	return &turn.Proposal{Name: "leave out", Cost: 1, Do: func(t *turn.Turn) error {
		if left := withoutMatter(in, s, &d.Items[best]); left != "" && nth == 0 {
			ask.Set(&d.Items[best], "text", left)
			d.Rival = nil
			return Keep(t, d, "")
		}
		if len(d.Items)-CountSkipped(d) == 1 {
			return Discard(t, d, "")
		}
		return leaveOut(t, d, strconv.Itoa(best))
	}}
}

// withoutMatter is what a problem tells without the one of its matters that a text names, where it tells of several: 门口灯坏了 of
// 门口灯坏了，卷帘门也关不严 without 卷帘门那个; or "".
func withoutMatter(in *turn.Scene, s *turn.Sentence, item *chat.Item) string {
	if item.Kind != string(record.KindProblem) {
		return ""
	}
	clauses := slices.Collect(words.Clauses(ask.Get(item, "text")))
	short := words.ShortThing(s.Says)
	left := slices.DeleteFunc(slices.Clone(clauses), func(c string) bool {
		return turn.SharedPairs(s.Says, c) > 0 || short != "" && strings.Contains(c, short)
	})
	matter := func(c string) bool {
		return slices.ContainsFunc(in.Hear(c).Reading.Items, func(it reading.Item) bool { return it.Kind == reading.Problem })
	}
	if len(left) != len(clauses)-1 || !slices.ContainsFunc(left, matter) || slices.ContainsFunc(left, words.OfPeople) {
		return ""
	}
	return strings.Join(left, "，")
}

// partOut names the part of the only visit of the open draft that a text does not count; or "".
func partOut(in *turn.Scene, s *turn.Sentence) string {
	d := in.Draft
	if d == nil || Correcting(d) || len(d.Items)-CountSkipped(d) != 1 || d.Items[FirstKept(d)].Kind != string(reading.Visit) || len(s.Question.Points) > 0 {
		return ""
	}
	part := words.PartOut(s.Says)
	if slices.Contains(reading.Types(reading.Visit), part) {
		return ""
	}
	return part
}

// hearPartOut takes 楼上的不算，减掉 as so many less as were told to be of that part, 15户里面有6户是楼上的, and 资料不算户数 as words of the visit.
func hearPartOut(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	part := partOut(in, s)
	if part == "" || asksOne(in.Draft) || len(words.Amounts(s.Says)) > 0 {
		return nil
	}
	d := in.Draft
	item := &d.Items[FirstKept(d)]
	said, unit := words.AmountOf(part, d.Text)
	if said == "" {
		said, unit = words.AmountOf(part, ask.Get(item, "text"))
	}
	n, counted := in.Count(said + unit)
	key := figureIn(in, item, unit)
	h := &held{item: item, of: d}
	return h.change("part out", 0, nil, func(t *turn.Turn, item *chat.Item) {
		if left := numberIn(item, key) - n; said != "" && counted && key != "" && left > 0 {
			setFigure(item, key, left)
			return
		}
		addWords(t, item, strings.TrimRight(s.Says, "。！哈吧啊"))
	})
}

// wishBehindWhy reports whether the last clause of a text wants something not recorded, and those before it say why.
func wishBehindWhy(in *turn.Scene, says string) bool {
	clauses := slices.Collect(words.Clauses(says))
	n := len(clauses) - 1
	if n < 1 || utf8.RuneCountInString(clauses[n]) > longestLeavingOut {
		return false
	}
	last := words.Read(clauses[n])
	wants := last.Is(words.LeaveOut) || last.Is(words.GiveUp) || words.TakesOut(clauses[n])
	of := in.Hear(clauses[n]).Question.Points
	return wants && !slices.ContainsFunc(clauses[:n], func(c string) bool {
		part := *in.Hear(c)
		if slices.Equal(part.Question.Points, of) { // 钢市上礼拜五才去过的，钢市免了
			part.Question.Points = nil
		}
		return !words.Why(c) && !part.TellsWhy()
	})
}

// leavesOneOut reports whether a part of a text, which gives no number of its own, leaves out one of several that it points at.
func leavesOneOut(s *turn.Sentence) bool {
	if s.Nth == 0 && words.BareNth(s.Says) == 0 && !words.PointsAt(s.Says) || slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool { return len(it.Figures) > 0 }) {
		return false
	}
	for clause := range words.Clauses(s.Says) {
		if part := words.Read(clause); part.Is(words.LeaveOut) || part.Is(words.Withdraw) || part.Is(words.GiveUp) || part.Is(words.NotGoing) {
			return true
		}
	}
	return false
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
func withoutWhy(in *turn.Scene, says string) string {
	first := firstClause(says)
	rest := strings.TrimLeft(says[len(first):], " ，,。；;\n")
	if rest != "" && (words.NotDone(rest) || words.Slips(rest) || words.Why(rest) || in.Hear(rest).TellsWhy()) {
		return first
	}
	return says
}
