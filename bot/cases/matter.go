package cases

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// hearMatter shows the problem that somebody asks after, also where it has ended, 居然那批板材后来怎么处理的, or the few that it may be,
// 步行街消防通道以前报过没; and that in hand to who asks on: 谁办的 哪天销的.
func hearMatter(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !words.MayAskMatter(s.Says) || in.Draft != nil && in.Draft.Asking != "" || ofAnotherKind(s) {
		return nil
	}
	if s.Question.Action == reading.Unvisited { // 超过20天没去的有没有
		return nil
	}
	if turn.AsksPending(s) && len(inView(in)) < 2 { // 现在还有逾期的没 asks for a list, whatever is in hand
		return nil
	}
	if strings.HasPrefix(s.Says, "我") && words.InHand(s.Says) || changesInquiry(in, s) || narrowed(in, s) != "" {
		return nil
	}
	m, ok := words.AsksMatter(in.BesidePoints(s.Says))
	ok = ok && (!m.Lists || s.Question.Unread != "" && s.Question.Category == "" && utf8.RuneCountInString(m.Of) >= leastNamed)
	if ok {
		if named := numbered(in, s); len(named) > 0 {
			return shown("matter of a number", named)
		}
	}
	hand := inView(in)
	switch {
	case ok && m.Of == "" && len(s.Question.Points) == 0:
		if visit := visitInView(in); visit != nil && len(hand) == 0 && !strings.ContainsAny(s.Says, "0123456789") && (m.Pointed || words.AsksRaised(s.Says)) {
			return ofVisit(in, m, visit)
		}
		return shown("matter in hand", ofThem(hand, m, in.Today))
	case ok && utf8.RuneCountInString(m.Of) < leastNamed && len(s.Question.Points)+len(s.Question.Units) == 0 && len(hand) > 0 && len(mattersOf(in, s, m, m.Which)) == 0:
		return shown("matter in hand", ofThem(hand, m, in.Today)) // 谁点的销号
	case s.Question.From > string(in.Today):
		return nil
	case ok && m.Lists:
		return shown("matters", mattersOf(in, s, m, m.Which))
	case ok && m.Of == "":
		if own := atPlaces(in, s, hand); len(own) > 0 {
			return shown("matter in view", ofThem(own, m, in.Today)) // 美食街那个是谁办的, below a list
		}
		return askedMatter(in, s, m)
	case ok:
		return askedMatter(in, s, m)
	}
	if m, ok = words.OtherMatter(in.BesidePoints(s.Says)); ok && len(hand) > 0 && len(s.Question.Units) == 0 && len(numbered(in, s)) == 0 {
		m.Past = true
		return otherMatter(in, s, m, hand)
	}
	first := ""
	for first = range words.Clauses(s.Says) {
		break
	}
	if m, ok = words.AsksMatter(in.BesidePoints(first)); ok && m.Of != "" && (m.Past || words.EndsAsking(first) && s.NoNewThought()) && utf8.RuneCountInString(s.Says)-utf8.RuneCountInString(first) <= mostRemark {
		return askedMatter(in, in.Hear(first), m) // 电梯那事有人管没有 都快三个月了
	}
	return nil
}

// changesInquiry reports whether a sentence names no more than another time or another category for what was counted or listed
// just before: 四月的呢, 消费维权的.
func changesInquiry(in *turn.Scene, s *turn.Sentence) bool {
	q := s.Question
	th, far := in.Focus.Find(chat.ThingQuery)
	if th == nil || far > 2 || !inquiry.IsText(th.Query) || q.Unread != "" || !q.NamesNoPlace() || len(s.Numbers) > 0 {
		return false
	}
	return q.Category != "" && q.From == "" || q.Category == "" && q.From != q.To && len(q.Names) == 0 && q.Action == ""
}

// ofAnotherKind reports whether a sentence asks after something else than a problem, or asks nothing.
func ofAnotherKind(s *turn.Sentence) bool {
	says := s.Says
	switch figure, _ := words.AddsBy(says); {
	case s.Corrects(), words.TakesOut(says), words.ToldQuestion(says):
		return true
	case len(words.MeetingsCalled(says)) > 0, words.OfTrip(says) && !strings.Contains(says, "问题"), words.LastVisit(says), words.AsksRecorded(says) && !words.AsksRaised(says):
		return true
	case words.Search(says) != "", s.Question.Category != "" && words.HowMany(says): // 登记注册类的今年报了几个
		return true
	case figure != "": // 那个答疑再加一个 又有一户问退货怎么退
		return true
	}
	return !words.Asks(says) && (s.Is(words.Finish) || s.Is(words.SendBack)) // 家政那个人家满意 销号吧 美食街的没办好
}

// mostRemark is how many characters of no moment may stand behind such a question.
const mostRemark = 9

// askedMatter shows the problems that a question describes, or tells that there is none where it asks whether there ever was.
func askedMatter(in *turn.Scene, s *turn.Sentence, m words.Matter) *turn.Proposal {
	if s.Tells() && !m.Past && !m.Ever && !words.EndsAsking(strings.TrimRight(s.Says, "啊呀呢。？? ")) {
		return nil
	}
	found := mattersOf(in, s, m, m.Which)
	if len(found) > 0 || !m.Ever || utf8.RuneCountInString(m.Of) < leastNamed || len(s.Question.Names) > 0 && m.Of == "" {
		return shown("matter", found)
	}
	points, when := s.Question.Points, s.Question.Label
	ever := *s
	ever.Question.From, ever.Question.To = "", ""
	found = mattersOf(in, &ever, m, m.Which)
	return &turn.Proposal{Name: "no such matter", Cost: -2, Do: func(t *turn.Turn) error {
		return errors.Join(t.Say(messages.NoMatter(points, when, m.Of)), showMatters(t, found))
	}}
}

// leastNamed is how many characters name a matter at least.
const leastNamed = 2

// numbered are the problems whose numbers a question holds, open or not, as far as the person may see them: 118那个秤后来怎么弄了.
func numbered(in *turn.Scene, s *turn.Sentence) (found []record.Record) {
	numbers := slices.Compact(slices.Sorted(slices.Values(slices.Concat(s.Numbers, words.BareNumbers(s.Says)))))
	if n := words.NumberIn(s.Says); n != 0 && len(numbers) == 0 {
		numbers = append(numbers, n)
	}
	for _, n := range numbers {
		if r := in.Find(n); r != nil && r.Problem != nil {
			found = append(found, *r)
		}
	}
	return found
}

// inView are the problems that were shown or listed last, with nothing newer and no card open since; nil where there are other records
// among them.
func inView(in *turn.Scene) []record.Record {
	listed := in.Listed()
	if !in.Since() || slices.ContainsFunc(listed, func(r record.Record) bool { return r.Problem == nil }) {
		return nil
	}
	return listed
}

// visitInView is the one visit that was shown last, alone, or nil.
func visitInView(in *turn.Scene) *record.Record {
	if listed := in.Listed(); in.Since() && len(listed) == 1 && listed[0].Kind == record.KindVisit {
		return &listed[0]
	}
	return nil
}

// ofVisit shows the problems that were raised on a visit, 带回来的那个问题派了没有, or says that there are none.
func ofVisit(in *turn.Scene, m words.Matter, visit *record.Record) *turn.Proposal {
	found := slices.DeleteFunc(in.Problems(day.Period{From: visit.Day, To: visit.Day}), func(r record.Record) bool {
		return r.Point != visit.Point || r.Day != visit.Day || r.Author != visit.Author
	})
	if len(found) > 0 {
		return shown("matter of a visit", ofThem(found, m, in.Today))
	}
	number := visit.ID
	return &turn.Proposal{Name: "no matter of a visit", Cost: -2, Do: func(t *turn.Turn) error {
		return errors.Join(t.Say(messages.NoProblemThen), t.House.Run(t, "find", messages.Number(number)))
	}}
}

// ofCategories are those of several problems in view whose category a text names: 特种设备的那个.
func ofCategories(s *turn.Sentence, hand []record.Record) []record.Record {
	if len(hand) < 2 || len(s.Question.Points) > 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(hand), func(r record.Record) bool { return r.Type == otherCategory || !strings.Contains(s.Says, r.Type) })
}

// likeThese are the problems like those in view, at the place and in the time that a text names: 写字楼那个, 那美食街呢. Of these in view
// themselves they are first.
func likeThese(in *turn.Scene, s *turn.Sentence, m words.Matter, hand []record.Record) []record.Record {
	if own := atPlaces(in, s, hand); len(own) > 0 && len(hand) > 1 {
		return own
	}
	like := *s
	if len(s.Question.Points) == 0 && m.Pointed && s.Question.From != s.Question.To { // 4月那个呢
		like.Question.Points = []string{pointName(in, &hand[0])}
	}
	if len(like.Question.Points) == 0 {
		return nil
	}
	return mattersOf(in, &like, m, hand[0].Text)
}

// atPlaces are those of some problems that are at the points that a sentence names.
func atPlaces(in *turn.Scene, s *turn.Sentence, some []record.Record) []record.Record {
	return slices.DeleteFunc(slices.Clone(some), func(r record.Record) bool { return !slices.Contains(s.Question.Points, pointName(in, &r)) })
}

// ofThem are those of some problems of which a question can be: those that are due where it asks for their due day, those that were
// solved where it asks when that was, the newest where it says so.
func ofThem(all []record.Record, m words.Matter, today day.Day) []record.Record {
	some := func(is func(p *record.Problem) bool) {
		if fit := slices.DeleteFunc(slices.Clone(all), func(r record.Record) bool { return !is(r.Problem) }); len(fit) > 0 {
			all = fit
		}
	}
	if m.Due {
		some(func(p *record.Problem) bool { return p.Pending() })
	}
	if m.Late {
		some(func(p *record.Problem) bool { return p.Overdue(today) })
	}
	if m.Ends && !m.Due {
		some(func(p *record.Problem) bool { return !p.Pending() })
	}
	if m.Referred {
		some(func(p *record.Problem) bool { return p.State == record.ProblemReferred })
	}
	byDay := func(a, b record.Record) int { return strings.Compare(string(a.Day), string(b.Day)) }
	switch {
	case m.Newest && !m.Ever && len(all) > 0:
		all = []record.Record{slices.MaxFunc(all, byDay)}
	case m.Oldest && len(all) > 0:
		all = []record.Record{slices.MinFunc(all, byDay)}
	}
	return all
}

// mattersOf are the problems that some words, and the place and the time that a question names, describe best. Where it does not speak
// of the past those that are open come first.
func mattersOf(in *turn.Scene, s *turn.Sentence, m words.Matter, which string) []record.Record {
	if at := placeAsked(in, s); at != "" { // 科创园报过几个问题, and then 当中电梯那个还挂着没
		there := *s
		there.Question.Points = []string{at}
		if found := mattersOf(in, &there, m, which); len(found) > 0 {
			return found
		}
	}
	which = words.WithoutFilling(which)
	category := ""
	for _, it := range in.Read("问题：" + m.Of).Items {
		if m.Pointed && utf8.RuneCountInString(m.Of) >= leastNamed && it.Kind == reading.Problem && it.Type != otherCategory {
			category = it.Type
		}
	}
	p := day.Period{From: day.Day(s.Question.From), To: day.Day(s.Question.To)}
	span := day.Period{From: p.From.Add(-endedDays), To: p.To}
	if p.From == p.To { // a day is that of something else
		p, span = day.Period{}, day.Period{From: in.Today.Add(-rememberedDays), To: in.Today}
	}
	var best []record.Record
	alike := map[int64]int{} // how like each of them is
	most := 0
	for _, r := range in.Problems(span) {
		if len(s.Question.Points) > 0 && !slices.Contains(s.Question.Points, pointName(in, &r)) && !sharesName(in, s, &r) {
			continue
		}
		n := turn.Shared(which, r.Text) * perPair
		if r.Type != otherCategory && (r.Type == category || strings.Contains(s.Says, r.Type)) {
			n++
		}
		if m.Referred && r.Problem.State == record.ProblemReferred {
			n++
		}
		switch {
		case n == 0, p.From != "" && !p.Has(r.Day) && !p.Has(r.Problem.Done) && !p.Has(r.Problem.Ended):
			continue
		case p.Has(r.Day):
			n++
		}
		alike[r.ID] = n
		if n > most && !m.Counts { // of a count all are meant that are about as like
			best = nil
		}
		if n >= most || m.Counts {
			best = append(best, r)
		}
		most = max(most, n)
	}
	best = slices.DeleteFunc(best, func(r record.Record) bool {
		said := !m.Lists || alike[r.ID] >= leastShared*perPair || strings.Contains(r.Text, m.Of)
		return 2*alike[r.ID] < most || !said
	})
	if open := slices.DeleteFunc(slices.Clone(best), func(r record.Record) bool { return r.Problem.Ended != "" }); !m.Past && !m.Ever && len(open) > 0 {
		best = open
	}
	if vague := len(s.Question.Points) == 0 && (!m.Past || len(s.Question.Units) > 0); vague && (most < perPair || most < leastShared*perPair && len(best) > 1) {
		return nil
	}
	return ofThem(best, m, in.Today)
}

// placeAsked is the one point that was asked about just before a sentence that names no place; or "".
func placeAsked(in *turn.Scene, s *turn.Sentence) string {
	th, far := in.Focus.Find(chat.ThingQuery)
	if th == nil || far > 0 || len(th.Numbers) != 1 || len(s.Question.Points)+len(s.Question.Units) > 0 {
		return ""
	}
	if p := in.Dir.Point(th.Numbers[0]); p != nil {
		return p.Name
	}
	return ""
}

// endedDays is for how long before a time that is named a problem may have been raised that was solved then, and rememberedDays for
// how long one is asked after where none is named.
const endedDays, rememberedDays = 120, 366

// perPair is what a pair of characters counts that a problem shares with a question, where its category counts one.
const perPair = 2

// pointName is the name of the point of a record, or "".
func pointName(in *turn.Scene, r *record.Record) string {
	if p := in.Dir.Point(r.Point); p != nil {
		return p.Name
	}
	return ""
}

// sharesName reports whether the name of a point in a question is no place there, since the problem itself speaks of that: 集群注册.
func sharesName(in *turn.Scene, s *turn.Sentence, r *record.Record) bool {
	for _, called := range s.Question.Points {
		p := in.Dir.PointNamed(called)
		if p == nil {
			continue
		}
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			if strings.Contains(s.Says, name) {
				return false // it stands there whole
			}
		}
		if turn.SharedPairs(p.Name, r.Text) >= leastShared {
			return true
		}
	}
	return false
}

// otherMatter shows the problem to which a text goes on from those in view.
func otherMatter(in *turn.Scene, s *turn.Sentence, m words.Matter, hand []record.Record) *turn.Proposal {
	if own := ofCategories(s, hand); len(own) > 0 {
		return shown("other matter", own)
	}
	if other := listedWith(in, s, hand[0].ID); len(other) > 0 {
		return shown("other of the list", other)
	}
	if found := mattersOf(in, s, m, m.Which); len(found) > 0 {
		return shown("other matter", found)
	}
	return shown("other matter", likeThese(in, s, m, hand))
}

// listedWith are the problems at the points that a sentence names in the list from which one was shown: 家政那个呢.
func listedWith(in *turn.Scene, s *turn.Sentence, one int64) (found []record.Record) {
	list, _ := in.Focus.Find(chat.ThingList)
	if list == nil || !slices.Contains(list.Numbers, one) {
		return nil
	}
	for _, n := range list.Numbers {
		if r := in.Find(n); n != one && r != nil && r.Problem != nil && slices.Contains(s.Question.Points, pointName(in, r)) {
			found = append(found, *r)
		}
	}
	return found
}

// shown proposes to show a problem, or a list of a few; nil where there is none.
func shown(name string, found []record.Record) *turn.Proposal {
	if len(found) == 0 {
		return nil
	}
	return &turn.Proposal{Name: name, Cost: -2, Do: func(t *turn.Turn) error { return showMatters(t, found) }}
}

// showMatters shows a problem, or lists a few, the newest first.
func showMatters(t *turn.Turn, found []record.Record) error {
	switch len(found) {
	case 0:
		return nil
	case 1:
		return t.House.Run(t, "find", messages.Number(found[0].ID))
	}
	slices.SortStableFunc(found, func(a, b record.Record) int { return strings.Compare(string(b.Day), string(a.Day)) })
	var numbers []int64
	for i := range found {
		numbers = append(numbers, found[i].ID)
	}
	return errors.Join(turn.Look(t, chat.Thing{Kind: chat.ThingList, Numbers: numbers}), t.ShowNew(messages.Matters(t.Dir, found)))
}
