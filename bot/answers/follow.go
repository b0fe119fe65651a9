package answers

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/duty"
	"liaison/store/indicator"
)

// longestFollow is the largest number of characters of a question that goes on with the last.
const longestFollow = 16

// A below is a sentence below an answer, which may ask the last question again with what it changes.
type below struct {
	in   *turn.Scene
	s    *turn.Sentence
	last *chat.Thing
	away int              // how many things were spoken of since
	q    reading.Question // what the sentence says of the question

	next      bool // nothing was spoken of since the answer, and no card stands open
	near      bool // so, or only what was listed with the answer
	ofNumbers bool // near, and the answer had numbers or records
	ofAgenda  bool // the answer was of what branches held and owe
	gain      int  // by how much this is to be preferred
}

// hearFollowUp proposes to ask the last question again with what a sentence changes in it: 城西所呢,
// 跟去年比呢, 再往前一个月, 明细.
func hearFollowUp(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	last, away := in.Focus.Find(chat.ThingQuery)
	if last == nil || utf8.RuneCountInString(s.Says) > longestFollow || in.Me == nil || goesThen(in, s) {
		return nil
	}
	b := &below{in: in, s: s, last: last, away: away, next: away == 0 && in.Draft == nil}
	b.near = in.Draft == nil && (away == 0 || last.At == in.Focus.Things[0].At)
	b.ofNumbers = b.near && inquiry.IsText(last.Query)
	b.ofAgenda = strings.HasPrefix(last.Query, messages.DoAgenda+":")
	for _, plainly := range plainer {
		if again := plainly(b); again != nil {
			b.s = again
		}
	}
	b.q = b.s.Question
	if held := heldThere(b); held != nil {
		return &turn.Proposal{Name: "held there", Cost: -1, Do: func(t *turn.Turn) error { return Reply(t, "", *held) }}
	}
	way := perhaps
	for _, of := range ways {
		if v := of(b); v != unsaid {
			way = v
			break
		}
	}
	if way == alone {
		return nil
	}
	cost := away*turn.PerDistance - b.gain
	if way == perhaps {
		cost += utf8.RuneCountInString(b.q.Unread) * turn.PerWord
		if away > 0 && !words.Continues(b.s.Says) {
			cost += turn.Unfit
		}
	}
	if in.Draft != nil && in.Draft.Asking != "" {
		cost += turn.Overwrites
	}
	earlier, figures := b.s.Is(words.Earlier), b.s.Is(words.Figures)
	return &turn.Proposal{Name: "follow", Cost: cost, Do: func(t *turn.Turn) error { return followUp(t, last.Query, b.q, earlier, figures) }}
}

// plainer are ways to say a follow-up with words around it: each is the sentence without them, heard anew, or nil.
var plainer = []func(*below) *turn.Sentence{
	func(b *below) *turn.Sentence { // 啊不，上个月的
		rest := words.Instead(b.s.Says)
		if rest == b.s.Says || !b.next {
			return nil
		}
		again := *b.in.Hear(rest)
		again.Says = "那" + rest
		return &again
	},
	func(b *below) *turn.Sentence { // 步行街也看下
		rest := words.Look(b.s.Says)
		if rest == b.s.Says || !b.next {
			return nil
		}
		again := b.in.Hear(rest)
		if q := &again.Question; !onlyPart(q) && !onlyPeriod(q) && !amountOnly(q, rest) {
			return nil
		}
		return again
	},
	func(b *below) *turn.Sentence { // 他们跑居然几次
		rest := words.WithoutThem(b.s.Says)
		if rest == b.s.Says || !b.next || !b.ofNumbers {
			return nil
		}
		again := b.in.Hear(rest)
		if q := &again.Question; !onlyNames(q) && !onlyPart(q) {
			return nil
		}
		return again
	},
	func(b *below) *turn.Sentence { // 两个月的呢, below where nobody was for a month
		long := words.ThatLong(b.s.Says)
		if long == "" || b.away > 1 || !strings.HasPrefix(b.last.Query, string(inquiry.AsUnvisited)) {
			return nil
		}
		return b.in.Hear("最近" + long)
	},
	func(b *below) *turn.Sentence { // 特种设备
		category := strings.Trim(b.s.Says, "。？? ")
		if b.away > 2 || b.in.Draft != nil || !inquiry.IsText(b.last.Query) || !slices.Contains(reading.Types(reading.Problem), category) {
			return nil
		}
		return b.in.Hear(category + "的")
	},
	func(b *below) *turn.Sentence { // 两个所分开看
		by := words.Divided(b.s.Says)
		if by == "" || by == words.PerPerson || !b.ofNumbers {
			return nil
		}
		return b.in.Hear(by)
	},
}

// A verdict says whether a sentence goes on with the last question.
type verdict int

const (
	unsaid  verdict = iota // another way has to say it
	alone                  // it does not
	follows                // it does
	perhaps                // it may, the less the more of it was not read
)

// ways are what a sentence below an answer can be, the more telling first; the first that knows it decides. A way may put into words what
// the sentence leaves out.
var ways = []func(*below) verdict{
	ofCounted, whichOfThem, behindNumber, copied, ofMonth, onWhichDay, ofItsOwn, earlierOrFigures, onlyThatType, whoseMeeting, ofNothing, timesThere, numbersThere,
	withOwnTime, ofThose, unvisitedOnes, onlyNamed, withMore,
}

// ofCounted asks what the records are that were counted, who has them or how far they are, and names nothing of its own: 都啥类型的, 交给谁了,
// 哪几个还没动, 都解决了没.
func ofCounted(b *below) verdict {
	by, which, asks := words.OfCounted(b.s.Says)
	last, ok := inquiry.Parse(b.in.Dir, b.last.Query)
	listed := len(b.in.Listed())
	if !asks || !ok || b.in.Draft != nil || b.away > 1 && !b.near || b.places() > 0 || b.q.From != "" || listed == 1 && !words.OfSeveral(b.s.Says) {
		return unsaid
	}
	if !tellsApart(b.in.Dir, last, by, which) {
		return unsaid
	}
	b.q = reading.Question{Action: reading.Details, Asks: true}
	if which != 0 || by == 'k' || listed == 0 || listed == 1 || listed >= inquiry.Page { // else those listed are told of one by one
		b.gain = 3 + b.away*turn.PerDistance
	}
	return follows
}

// tellsApart reports whether the records behind a question can be told apart so, see [words.OfCounted]: problems, also those among all numbers, and by
// their kind visits.
func tellsApart(d *bureau.Directory, q inquiry.Inquiry, by, which byte) bool {
	switch {
	case len(q.Names) == 0:
		return by == 'd' && which == 0
	case by == 'k' && slices.Equal(q.Names, []string{indicator.Visits}):
		return true
	}
	return ofKind(d, q.Names, indicator.Problem)
}

// whichOfThem asks for the list behind what was counted: 是哪几个, 谁报的.
func whichOfThem(b *below) verdict {
	says, q := b.s.Says, &b.q
	came := words.AsksCame(says) && b.places() == 0 && q.From == "" && !ofVisits(b.in.Dir, q.Names)
	one := len(b.in.Listed()) == 1 && !words.OfSeveral(says)
	if words.WantsCopy(says) || b.away > 1 || !words.WhichOnes(says) && !came || !b.in.Since() || one {
		return unsaid
	}
	*q = reading.Question{Action: reading.Details, Asks: true}
	return follows
}

// behindNumber asks for what stands behind one of the numbers, or behind one place of them: 新增的那个问题是啥事, 城西所的是哪几个.
func behindNumber(b *below) verdict {
	if !b.near || words.WantsCopy(b.s.Says) {
		return unsaid
	}
	behind := behindOne(b.in, b.s, b.last.Query)
	if behind == nil && b.ofNumbers {
		behind = countedAt(b.in, b.s)
	}
	if behind == nil {
		return unsaid
	}
	b.q = *behind
	return follows
}

// copied wants the answer as a file: 发我一份. One record that was shown since has a copy of its own.
func copied(b *below) verdict {
	switch {
	case !words.WantsCopy(b.s.Says):
		return unsaid
	case len(b.in.Listed()) == 1 && b.last.At != b.in.Focus.Things[0].At:
		return alone
	}
	b.q.Action, b.q.Unread, b.q.Lost = reading.Export, "", ""
	return follows
}

// ofMonth asks of the meetings of another time, 三月份有没有漏的; what is planned there, 那就下周五补, asks nothing.
func ofMonth(b *below) verdict {
	switch {
	case !b.ofAgenda:
	case b.near && goesOnWithMonth(b.s):
		return follows
	case plans(b.s):
		return alone
	}
	return unsaid
}

// onWhichDay asks when it was at one place of what was counted: 建工那次是哪天.
func onWhichDay(b *below) verdict {
	if b.ofAgenda || !b.near || !words.WhichDay(b.s.Says) || !onlyPlace(&b.q, reading.Details) {
		return unsaid
	}
	b.q.Action, b.q.Unread, b.q.Lost = reading.Details, "", ""
	return follows
}

// ofItsOwn asks or tells something for which no question is needed.
func ofItsOwn(b *below) verdict {
	asks := b.q.Number > 0 || b.q.Action == reading.Ranking || b.q.Action == reading.Agenda
	tells := b.s.Tells() && !words.Continues(b.s.Says)
	if asks || tells || words.Now(b.s.Says) {
		return alone
	}
	return unsaid
}

// earlierOrFigures asks of the time before, or for the figures: 再往前一个月, 只要数字.
func earlierOrFigures(b *below) verdict {
	return b.followsIf(b.s.Is(words.Earlier) || b.s.Is(words.Figures))
}

// onlyThatType leaves all types of visits but one: 只算送信心的.
func onlyThatType(b *below) verdict {
	return b.followsIf(b.ofNumbers && slices.Contains(reading.Types(reading.Visit), words.OnlyThat(b.s.Says)))
}

// ofNothing names nothing that a question could have.
func ofNothing(b *below) verdict {
	if !b.q.Named() && !b.ofAgenda {
		return alone
	}
	return unsaid
}

// timesThere asks how often somebody went, of the place that is spoken of: 上个月去了几次.
func timesThere(b *below) verdict {
	return b.followsIf(b.next && len(b.last.Numbers) == 1 && onlyTimes(&b.q, b.s.Says))
}

// numbersThere asks for numbers where the last question was no more than a place: 步行街, and then 本月走访几次.
func numbersThere(b *below) verdict {
	return b.followsIf(b.ofNumbers && b.q.NamesNoPlace() && b.q.Unread == "" && spokenOf(b.in, b.last))
}

// withOwnTime asks for numbers and says when: it stands alone, unless a word binds it to the last question.
func withOwnTime(b *below) verdict {
	if b.q.From != "" && len(b.q.Names) > 0 && (!words.Continues(b.s.Says) || b.q.Own && b.away > 0) {
		return alone
	}
	return unsaid
}

// ofThose counts a part of what was counted: 新增的有几个.
func ofThose(b *below) verdict {
	return b.followsIf(b.near && len(b.q.Names) > 0 && words.OfThose(b.s.Says) && b.places() == 0)
}

// unvisitedOnes asks where nobody was, of the same time: 还剩哪几个没跑.
func unvisitedOnes(b *below) verdict {
	wasSo := b.away <= 1 && b.in.Draft == nil && strings.HasPrefix(b.last.Query, string(inquiry.AsUnvisited))
	return b.followsIf(wasSo && b.q.Action == reading.Unvisited && b.q.From == "" && b.places() == 0 && !b.q.Own)
}

// whoseMeeting asks which branches held it, or did not: 没开的是谁.
func whoseMeeting(b *below) verdict {
	if len(b.q.Names)+b.places() > 0 {
		return unsaid
	}
	missing := words.AsksMissing(b.s.Says)
	return b.followsIf(b.ofAgenda && b.away == 0 && (missing || words.AsksHeld(b.s.Says)) || missing && b.ofMeeting())
}

// ofMeeting reports whether the answer counted the meetings of one type that is owed.
func (b *below) ofMeeting() bool {
	q, ok := inquiry.Parse(b.in.Dir, b.last.Query)
	return b.near && ok && len(q.Names) == 1 && duty.RuleFor(q.Names[0]) != nil
}

// onlyNamed names a time, or numbers, and nothing else: 上个月, 光三月份多少户, 服务了多少家企业.
func onlyNamed(b *below) verdict {
	switch {
	case !b.near:
	case b.ofNumbers && amountOnly(&b.q, b.s.Says), onlyPeriod(&b.q):
		return follows
	case onlyNames(&b.q) && (plainNumbers(b.last.Query) || b.ofNumbers && byPlaceOrPerson(inquiry.Aspect(b.last.Query[0]))):
		return follows
	}
	return unsaid
}

// withMore has other words as well: without one that binds it to the last question, it goes on only where it names a part of one.
func withMore(b *below) verdict {
	bound := words.Continues(b.s.Says) || onlyPart(&b.q) || b.near && (samePlace(&b.q, b.s.Says) || onlyCategory(&b.q, b.s.Says))
	if !bound {
		return alone
	}
	return perhaps
}

// places is how many places the sentence names.
func (b *below) places() int { return len(b.q.Points) + len(b.q.Units) }

func (b *below) followsIf(is bool) verdict {
	if is {
		return follows
	}
	return unsaid
}

// spokenOf reports whether the last question was no more than the point of which the talk is.
func spokenOf(in *turn.Scene, th *chat.Thing) bool {
	gap, _ := in.Focus.Find(chat.ThingGap)
	return gap != nil && gap.At == th.At && gap.Says == "" && slices.Equal(gap.Numbers, th.Numbers)
}

// goesOnWithMonth reports whether a sentence asks of the meetings of the branches that were asked after just before, of another time or
// for another meeting, and nothing else: 三月份有没有漏的, 都齐了没, 支委会.
func goesOnWithMonth(s *turn.Sentence) bool {
	q := &s.Question
	when := "本月" // in whatever words a time is said
	says := when + strings.Replace(s.Says, cmp.Or(q.Label, when), "", 1)
	other := slices.ContainsFunc(q.Names, func(name string) bool { return duty.RuleFor(name) == nil })
	return !other && q.NamesNoPlace() && (words.AsksOwed(says) || len(q.Names) > 0 && q.Unread == "" && !q.Tells && q.Action == "")
}

// heldThere is the question for the meetings of a type at the one place that a sentence names, where they were asked after just before:
// 步行街上个月是哪天开的, below 主题党日还有谁没开; or nil.
func heldThere(b *below) *reading.Question {
	a, ok := inquiry.ParseAgenda(strings.TrimPrefix(b.last.Query, messages.DoAgenda+":"))
	if !b.ofAgenda || !b.near || !ok || !words.WhichDay(b.s.Says) && !words.AsksCame(b.s.Says) {
		return nil
	}
	rule, q := duty.RuleOf(a.Rules), b.q
	if rule == nil || len(rule.Types) != 1 || len(q.Points) != 1 || len(q.Names)+len(q.Units) > 0 {
		return nil
	}
	q.Names, q.Action, q.Asks, q.Unread, q.Lost = rule.Types, reading.Details, true, "", ""
	if q.From == "" {
		p := a.Usual(b.in.Today).Period
		q.Span = reading.Span{From: string(p.From), To: string(p.To), Label: p.Label}
	}
	return &q
}

// goesThen reports whether a sentence says that somebody goes to a place on a day to come: 那钢市明天我去, below 哪些点还没去.
func goesThen(in *turn.Scene, s *turn.Sentence) bool {
	if len(s.Question.Points) == 0 || in.DayIn(s.Says) <= in.Today {
		return false
	}
	return words.LooksThere(s.Says) && !words.OfPast(s.Says) || words.GoesFor(s.Says) && !words.Asks(s.Says) && !s.Question.Asks
}

// plans reports whether a plan was read of a sentence that asks nothing.
func plans(s *turn.Sentence) bool {
	return !s.Question.Asks && !strings.HasSuffix(s.Says, "呢") && slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool { return it.Kind == reading.Plan })
}

// onlyCategory reports whether a question is no more than a category of problems: 登记注册类的.
func onlyCategory(q *reading.Question, says string) bool {
	return q.Category != "" && q.From == "" && len(q.Points)+len(q.Units) == 0 && !q.Own && !q.Whole && strings.HasSuffix(says, "的")
}

// samePlace reports whether a question asks how many there are at one place, and names no number: 城东所多少
// below 上周走访多少.
func samePlace(q *reading.Question, says string) bool {
	return q.From == "" && len(q.Names) == 0 && q.Action == "" && q.Unread == "" && !q.Own && !q.Whole && len(q.Points)+len(q.Units) == 1 && words.HowMany(says)
}

// behindOne is the question for the records behind one of the numbers of the last answer, where a sentence asks what they
// are, 新增的那个问题是啥事; or nil.
func behindOne(in *turn.Scene, s *turn.Sentence, query string) *reading.Question {
	of, _, ok := words.AsksOf(s.Says)
	if !ok || of == "" || !plainNumbers(query) || len(s.Question.Points)+len(s.Question.Units) > 0 || s.Question.From != "" {
		return nil
	}
	part := in.Hear(of).Question
	if len(part.Names) != 1 || part.Unread != "" || part.Action != "" {
		return nil
	}
	return &reading.Question{Names: part.Names, Action: reading.Details, Asks: true}
}

// countedAt is the question for the records behind what was counted, of the one place that a sentence names: 城西所的是哪几个, 城西所的明细;
// or nil.
func countedAt(in *turn.Scene, s *turn.Sentence) *reading.Question {
	place := words.WhichOf(s.Says)
	if place == "" {
		return nil
	}
	q := in.Hear(place).Question
	if !onlyPlace(&q) || q.Unread != "" {
		return nil
	}
	q.Action, q.Asks = reading.Details, true
	return &q
}

// onlyPeriod reports whether a question is no more than a stretch of time: 上个月.
func onlyPeriod(q *reading.Question) bool {
	return q.From != "" && q.Than == nil && !q.Asks && q.NamesNoPlace() && len(q.Names) == 0 && q.Unread+string(q.Action)+q.Category == ""
}

// onlyNames reports whether a question asks for numbers by their names and does not say when, 服务了多少家企业, 全局金点子几个:
// it is about the time of the last one and, where it names none, its place.
func onlyNames(q *reading.Question) bool { return namesOnly(q) && q.Unread == "" }

// namesOnly is onlyNames of a question of which not all was read: 算了表不看了，新增几个.
func namesOnly(q *reading.Question) bool {
	stands := slices.ContainsFunc(q.Names, func(name string) bool {
		return name == indicator.Pending || name == indicator.Overdue || duty.RuleFor(name) != nil // which has a time of its own
	})
	ofVisits := q.Category == "" || visitType(q.Category) != ""
	return len(q.Names) > 0 && !stands && ofVisits && (q.Asks || !q.Tells) && q.From+string(q.Action) == ""
}

// plainNumbers reports whether a question was answered with numbers, or with the records behind one: not by places, not
// with a list of its own.
func plainNumbers(query string) bool {
	view := inquiry.Aspect(0)
	if inquiry.IsText(query) {
		view = inquiry.Aspect(query[0])
	}
	return view == inquiry.AsNumbers || view >= inquiry.AsListOf && view <= '9'
}

// onlyTimes reports whether a question asks how often somebody went, in a stretch of time and at no place of its own.
func onlyTimes(q *reading.Question, says string) bool {
	return q.From != "" && q.NamesNoPlace() && q.Category+q.Unread == "" && words.AsksTimes(says)
}

// onlyPlace reports whether a question names a place and no number, no time and no action but these.
func onlyPlace(q *reading.Question, but ...reading.Action) bool {
	return q.From == "" && len(q.Names) == 0 && (q.Action == "" || slices.Contains(but, q.Action)) && len(q.Points)+len(q.Units) == 1 && !q.Own && !q.Whole
}

// onlyPart reports whether a question is no more than a place or an action: 明细, 导出来,
// 城东所.
func onlyPart(q *reading.Question) bool {
	if q.From != "" || len(q.Names) > 0 || q.Unread != "" || q.Own || q.Whole || q.Action == reading.Unvisited || q.Action == reading.LongestAgo {
		return false
	}
	places := len(q.Points) + len(q.Units)
	return places == 0 && q.Action != "" || places == 1 && q.Action == "" && !q.Asks
}
