package bot

import (
	"cmp"
	"slices"
	"strings"

	"liaison/bot/answers"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
)

// understood reads a sentence; done is whether it was a question behind a word that only calls, 哦对 旁边那个消火栓也没水.
func understood(s *told) (done bool, err error) {
	there := s.says
	if s.author == 0 && len(s.asked.Points) == 0 {
		if there, err = atPlaceMeant(s.Turn, s.says); err != nil {
			return false, err
		}
	}
	s.meant = s.Understand(there, turn.SpeakerOf(s.Dir, cmp.Or(s.Dir.Person(s.author), s.Me)), s.Today)
	if rest := words.WithoutCall(s.says); rest != s.says && s.author == 0 && !recordableIn(s.meant.Reading()) {
		s.says, s.asked = rest, s.ReadQuestion(rest)
		if isQuestion(s.Turn, s.asked) {
			return true, answers.Reply(s.Turn, s.says, s.asked)
		}
		s.meant = s.Understand(s.says, s.Speaker(), s.Today)
	}
	return false, nil
}

// oneByOne takes what is counted up as what it is, each at the point that stands before: 农贸有两件事 一个是下水道堵了 一个是有家店没证.
func oneByOne(s *told) {
	of, one, other := words.OneByOne(s.says)
	if one == "" || s.author != 0 {
		return
	}
	placed := func(it reading.Item) bool { return it.Kind == reading.Problem && it.Point != "" }
	both := s.Understand(of+one+"，"+of+other, s.Speaker(), s.Today)
	if len(both.Acts) == 2 && placed(both.Acts[0]) && placed(both.Acts[1]) {
		s.meant = both
	}
}

// forgottenThen takes what was forgotten on a trip that was told before as what it is, on the day of the trip, and makes no second
// visit of it: 下午居然那趟还有个事忘了报 扶梯口没有警示.
func forgottenThen(s *told) {
	head, rest := words.ForgottenOn(s.says)
	if rest == "" || s.author != 0 {
		return
	}
	if at := s.ReadQuestion(head).Points; len(at) == 1 {
		rest = at[0] + " " + rest
	}
	then := s.Understand(rest, s.Speaker(), s.Today)
	for i := range then.Acts {
		it := &then.Acts[i]
		if it.Kind != reading.Problem {
			return
		}
		it.Date = cmp.Or(it.Date, string(turn.DayIn(head, s.Today)))
	}
	if len(then.Acts) > 0 {
		s.meant = then
	}
}

// lookedThenTold takes what was looked at, and what was wrong there, as a visit and a problem.
func lookedThenTold(s *told) {
	apart := words.Looked(s.says)
	if apart == s.says || s.author != 0 || !are(s.meant.Acts, reading.Problem) {
		return
	}
	if both := s.Understand(apart, s.Speaker(), s.Today); are(both.Acts, reading.Visit, reading.Problem) {
		s.meant = both
	}
}

// withItsPoint takes the rival that says a point where the first reading says none, and the text one: it is not asked for.
func withItsPoint(s *told) {
	other := s.meant.Rival
	if s.meant.Sure || !placeless(s.meant.Acts) || len(other) == 0 || placeless(other) {
		return
	}
	if s.Form(string(other[0].Kind)) != nil && len(s.asked.Points) == 1 {
		takeOther(s)
		s.meant.Rival, s.meant.Sure = nil, true
	}
}

// wentThenTold takes the rival that has a visit and a problem where somebody tells that they just went: 居然看过了 一台扶梯急停失灵.
func wentThenTold(s *told) {
	other := s.meant.Rival
	if s.meant.Sure || s.author != 0 || !words.JustWent(s.says) || !are(s.meant.Acts, reading.Problem) {
		return
	}
	if are(other, reading.Visit, reading.Problem) && plainVisit(other[0]) {
		takeOther(s)
	}
}

// toldAlso takes the rival that splits a problem where the text says that it tells of another: 公平秤检定过期了 还有一块沟盖板断了.
func toldAlso(s *told) {
	if !s.meant.Sure && words.TellsAlso(s.says) && splitsProblem(s.meant.Acts, s.meant.Rival) {
		takeOther(s)
	}
}

// plansToLook takes the rival that is a plan where the text tells of a way to come: 明天去居然看看那批板材怎么样了.
func plansToLook(s *told) {
	if other := s.meant.Rival; s.looks && !hasAny(s.meant.Acts, reading.Plan) && hasAny(other, reading.Plan) {
		s.meant.Acts, s.meant.Rival = other, nil
	}
}

// topicsNotPlans leaves out what was read as a plan for a day of which a meeting only spoke, 说的五一安全, and keeps it in the words of the
// meeting.
func topicsNotPlans(s *told) { s.meant.Acts = withoutTopics(s.Turn, s.meant.Acts, s.says) }

// meetingThenTold takes what a text tells behind a meeting, of what is wrong somewhere, as a problem of its own.
func meetingThenTold(s *told) {
	head, tail := words.AlsoTold(s.says)
	if tail == "" || s.author != 0 || hasAny(s.meant.Acts, reading.Problem) {
		return
	}
	first, second := s.Understand(head, s.Speaker(), s.Today), s.Understand(tail, s.Speaker(), s.Today)
	first.Acts = withoutTopics(s.Turn, first.Acts, head)
	if are(second.Acts, reading.Problem) && len(first.Acts) == len(s.meant.Acts) && !hasAny(first.Acts, reading.Problem) {
		first.Acts, first.Rival = slices.Concat(first.Acts, second.Acts), nil
		s.meant = first
	}
}

// asksNothing takes the rival that asks nothing where the text does not: 公平秤坏了，好几个买菜的来找我.
func asksNothing(s *told) {
	if other := s.meant.Rival; asksBeside(s.meant.Acts) && !questions(s.says) && len(other) > 0 && !asksBeside(other) {
		s.meant.Acts, s.meant.Rival = other, nil
	}
}

// workedThere makes a visit of what was read as a problem, or as the progress of one that no number names, where it tells
// what was done at a point: 步行街撤了30块广告牌.
func workedThere(s *told) {
	if len(s.meant.Acts) != 1 || s.author != 0 || !words.Worked(s.says) {
		return
	}
	act := s.meant.Acts[0]
	if act.Point == "" || act.RefersTo != 0 || act.Kind != reading.Problem && act.Kind != reading.Progress {
		return
	}
	s.meant.Acts = []reading.Item{{Kind: reading.Visit, Type: routine, Point: act.Point, Date: act.Date, Text: act.Text}}
}

// askedOfNumbers answers a leader who asks, and names no place: 去了5次户数一个没有？都干嘛去了.
func askedOfNumbers(s *told) (done bool, err error) {
	chief := s.author == 0 && s.Me.Is(turn.ChiefRoles...) && !s.Me.Is(bureau.Staff)
	if !chief || !strings.ContainsAny(s.says, "？?") || !placeless(s.meant.Acts) {
		return false, nil
	}
	return true, answers.Reply(s.Turn, s.says, s.asked)
}

// takeOther has a sentence mean its rival, and the meaning be the rival.
func takeOther(s *told) {
	other := s.meant.Other()
	s.meant.Rival, s.meant.Acts, s.meant.Ask = s.meant.Acts, other.Items, other.Ask
}

// are reports whether items are of these kinds, one by one.
func are(items []reading.Item, kinds ...reading.Kind) bool {
	return slices.EqualFunc(items, kinds, func(it reading.Item, kind reading.Kind) bool { return it.Kind == kind })
}

// hasAny reports whether one of the items is of a kind.
func hasAny(items []reading.Item, kind reading.Kind) bool {
	return slices.ContainsFunc(items, func(it reading.Item) bool { return it.Kind == kind })
}

// inThisMonth puts a plan whose clause names this month into it, where one told before in the text is of another: 3月20号的，…，这个月的定在24号.
func inThisMonth(s *told) {
	items := slices.Clone(s.meant.Acts)
	for i := range items {
		it := &items[i]
		if it.Kind != reading.Plan {
			continue
		}
		for clause := range words.Clauses(s.says) {
			on := turn.InMonthOf(s.Today, words.DayOfThisMonth(clause))
			if on >= s.Today && (it.Date == "" || on.Time().Day() == day.Day(it.Date).Time().Day()) {
				it.Date = string(on)
			}
		}
	}
	s.meant.Acts = items
}

// withoutTopics leaves out what was read as a plan for a day of which a meeting only spoke, 说的五一安全, and keeps it in the words of the
// meeting.
func withoutTopics(t *turn.Turn, items []reading.Item, says string) []reading.Item {
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
