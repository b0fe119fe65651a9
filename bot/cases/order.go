package cases

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// hearMoves proposes the moves of problems that a sentence makes: 253那个我来办,
// 疏通好了, 交给城东所干事甲，周五前办完.
func hearMoves(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	plan := func(n int64) bool {
		return slices.ContainsFunc(in.Plans(), func(r record.Record) bool { return r.ID == n })
	}
	o, cost := orderIn(in, s)
	if o == nil {
		o, cost = orderBehind(in, s)
	}
	if o == nil || slices.ContainsFunc(o.numbers, plan) { // 科创园那个推到周五, of what is planned
		return nil
	}
	return &turn.Proposal{Name: "move " + string(o.move), Cost: cost, Do: func(t *turn.Turn) error { return carryOut(t, o) }}
}

// orderBehind is the order of a leader behind a remark on the problem that it names or that is in hand: 昨天就到了啊，也没人跟我说。你催他一下;
// 从一月份拖到现在还延？不同意.
func orderBehind(in *turn.Scene, s *turn.Sentence) (*order, int) {
	if !in.Me.Is(turn.ChiefRoles...) || in.Draft != nil || len(s.Numbers) > 1 || s.Nth != 0 || utf8.RuneCountInString(s.Says) > longestBehind {
		return nil, 0
	}
	for head, tail := range words.Tails(s.Says) {
		remark := in.Hear(head)
		if remark.Is(words.Give) || !tellsNothing(remark) || words.EndsAsking(head) {
			continue
		}
		n := remarkedOn(in, remark)
		if n == 0 {
			continue
		}
		said := in.Hear("#" + turn.IDText(n) + " " + tail)
		if o, cost := orderIn(in, said); o != nil && slices.Equal(o.numbers, []int64{n}) && slices.Contains(behindRemark, o.move) {
			o.words = s.Says
			return o, cost
		}
	}
	return nil, 0
}

// behindRemark are the moves that a leader orders behind a remark.
var behindRemark = []problem.Move{problem.Assign, problem.Direct, problem.Nudge, problem.Deny, problem.Grant}

// longestBehind is how many characters an order with the remark before it has at most.
const longestBehind = 60

// remarkedOn is the open problem that a remark names, or that in hand; 0: none.
func remarkedOn(in *turn.Scene, remark *turn.Sentence) int64 {
	switch {
	case len(remark.Numbers) == 1:
		return remark.Numbers[0]
	case len(remark.Question.Points) > 0:
		if numbers, far := objects(in, remark, remark.Says); len(numbers) == 1 && far == 0 {
			return numbers[0]
		}
		return 0
	}
	return inHand(in)
}

// mostBeside is how many characters beside its words an act may have that is done at
// once, without a card to look at.
const mostBeside = 2

// A heard is a sentence on its way to an order.
type heard struct {
	order
	in    *turn.Scene
	s     *turn.Sentence
	chief bool

	wish   string // the sentence without what leads to a wish
	errand bool   // it hurries somebody and has them do something: 催他一下，让他说说卡在哪了
	solved bool   // the problem in hand was solved on the spot: 当场就让他们换了新的
	byDoer bool   // no act is named, only who does it: 城东所干事乙弄，22号前

	rest  string // what neither the act nor who is named explains
	cost  int
	where int // how far the problems are in the focus
}

// A step is what comes of a pass.
type step int

const (
	goes    step = iota // the next pass sees it
	stands              // the order is whole
	dropped             // nothing is ordered
)

// passes make an order of a sentence, each what is heard before it more precise: first what is an order by itself, then what is to be done,
// by whom and until when, of which problems, and at last how sure that is.
var passes = []func(*heard) step{
	asked, notDoneAfterAll, byAct, verdict, moreTime, handedBack, elsewhere, byWhom, term, hurriedBack, inWords, ofWhich, ofProblems, takenUp, weigh,
}

// orderIn is what a sentence orders, and what has to be assumed for it; nil where it orders nothing.
func orderIn(in *turn.Scene, s *turn.Sentence) (*order, int) {
	h := &heard{in: in, s: s, chief: in.Me.Is(turn.ChiefRoles...), wish: words.Wish(s.Says), rest: s.Rest}
	if without := words.WithoutErrand(h.wish); h.chief && s.Is(words.Nudge) && len(s.Question.Points) <= 1 && without != h.wish {
		h.errand, h.wish = true, without
	}
	h.solved = words.SolvedThere(s.Says) && !words.NotYet(s.Says) && len(s.Question.Points) == 0 && cmp.Or(inHand(in), turn.SavedCase(in)) != 0
	for _, pass := range passes {
		switch pass(h) {
		case dropped:
			return nil, 0
		case stands:
			return &h.order, h.cost
		}
	}
	return &h.order, h.cost
}

// asked drops what asks: only a leader orders in the form of a question.
func asked(h *heard) step {
	s := h.s
	takes := len(s.Numbers) > 0 && (len(s.Acts) > 0 || words.HandsTo(words.WithoutNumbers(s.Says))) // #266我来办，这就过去看 asks nothing
	asks := h.wish == s.Says && s.Question.Asks && s.Question.Known() && !takes
	ends := words.Ends(s.Says) && inHand(h.in) != 0
	asks = asks && !ends || words.Asks(h.wish) || h.wish == s.Says && words.EndsAsking(s.Says)
	if words.Rate(s.Says) || asks && !(h.chief && words.Directs(s.Says)) {
		return dropped
	}
	return goes
}

// notDoneAfterAll is what was said to be solved and is not.
func notDoneAfterAll(h *heard) step {
	o, cost := notDone(h.in, h.s)
	return h.whole(o, cost)
}

// byAct is the move that the acts of the sentence are.
func byAct(h *heard) step {
	i := slices.IndexFunc(moves, func(m actMove) bool {
		return h.s.Is(m.act) && (m.move != problem.Direct || h.chief) && !(h.solved && m.act == words.Give) // 当场就让他们换了新的 gives it to nobody
	})
	switch {
	case i >= 0:
		h.move = moves[i].move
	case h.solved, words.Ends(h.s.Says) && inHand(h.in) != 0: // 办了
		h.move = problem.Finish
	}
	if h.move == problem.Extend && handsOver(h.in, h.s) {
		h.move = problem.Assign // 转给城西所干事甲，期限放到下周一
	}
	return goes
}

// verdict grants the time that was wished for, or does not.
func verdict(h *heard) step {
	n := wishedFor(h.in, h.s)
	if n == 0 {
		return goes
	}
	o := &order{numbers: []int64{n}, words: h.s.Says}
	switch yes, no := words.Verdict(h.s.Says, n == inHand(h.in) || len(h.s.Numbers) == 1); {
	case no:
		o.move = problem.Deny
	case yes:
		o.move = problem.Grant
		o.until, o.days = until(h.s, h.in.Today)
		if to := h.in.DayIn(words.GrantedTo(h.s.Says)); to != "" {
			o.until, o.days = to, 0 // 24号太晚了，给到20号
		}
	default:
		return goes
	}
	return h.whole(o, -1)
}

// moreTime asks for another day since the one that is set is too soon: 周五怕是来不及 下周二成不.
func moreTime(h *heard) step {
	by := turn.DayIn(words.Last(h.wish), h.in.Today)
	if h.move != "" || !words.TooSoon(h.wish) || h.wish == h.s.Says || by == "" || inHand(h.in) == 0 {
		return goes
	}
	return h.whole(&order{numbers: []int64{inHand(h.in)}, move: problem.Extend, until: by, words: h.s.Says}, 0)
}

// handedBack is a problem that is no matter of theirs and goes to who is named: 不归我办，该登记注册科.
func handedBack(h *heard) step {
	units := h.in.Units(h.s.Says)
	if len(units) != 1 || !words.HandsBack(h.s.Says) || len(h.s.Numbers) > 1 || h.move == problem.Deny || h.move == problem.Grant {
		return goes
	}
	h.move, h.words = problem.Assign, h.s.Says
	if h.unit, h.person, _ = receiver(h.in, h.s); h.unit == 0 {
		h.unit = h.in.Dir.UnitNamed(units[0]).ID
	}
	h.numbers, h.where = objects(h.in, h.s, "")
	if len(h.numbers) != 1 {
		return dropped
	}
	h.cost = h.where * turn.PerDistance
	return stands
}

// elsewhere is what is for an office outside the bureau: 这个不归咱局管 得转城管.
func elsewhere(h *heard) step {
	other := words.Elsewhere(h.s.Says) != "" && (h.move == "" || h.move == problem.Assign)
	if other && len(h.in.Units(h.s.Says)) == 0 && h.in.PersonIn(h.s.Says) == nil {
		h.move = problem.Refer
	}
	return goes
}

// byWhom is an order that only says who does it, or a reason that belongs to a wish.
func byWhom(h *heard) step {
	if h.move != "" {
		return goes
	}
	if h.unit, h.person = doer(h.in, h.s); h.unit+h.person == 0 {
		if o, cost := reasonIn(h.in, h.s); o != nil {
			return h.whole(o, cost)
		}
		return dropped
	}
	h.move, h.byDoer, h.rest, h.cost = problem.Assign, true, "", 1
	return goes
}

// term is until when, or for how many days: 再给他三天, 城东所干事乙去办 给三个工作日.
func term(h *heard) step {
	if h.until, h.days = until(h.s, h.in.Today); h.until < h.in.Today {
		h.until = "" // 昨天就到期了吧 催一下
	}
	if h.until != "" || h.days != 0 {
		return goes
	}
	if n, ok := h.in.Count(words.DaysSaid(h.s.After)); ok && h.move == problem.Extend {
		h.days = n
	} else if n, ok := h.in.Count(words.DaysGiven(h.s.Says)); ok && h.chief && h.move != problem.Extend {
		h.days = n
	}
	return goes
}

// hurriedBack is a leader's word that hurries and wants an answer: nothing of it must be lost, 催一下 后天给我回话.
func hurriedBack(h *heard) step {
	if h.move == problem.Nudge && h.chief && (h.s.Is(words.Direct) || h.until != "" || h.errand) {
		h.move = problem.Direct
	}
	return goes
}

// inWords is what each move needs besides: to whom, and in which words.
func inWords(h *heard) step {
	switch h.move {
	case problem.Assign:
		return to(h)
	case problem.Refer, problem.SendBack, problem.Reopen, problem.Finish:
		h.words = h.s.Says
	case problem.Direct: // 请城东所周五前拿方案 is 交办 where the problem is with another unit.
		h.unit, h.person, _ = receiver(h.in, h.s)
		h.words, h.rest = strings.TrimLeft(h.s.Says, "#＃0123456789 ，,：:"), ""
	case problem.Extend:
		h.words, h.rest = h.s.Says, ""
	}
	return goes
}

// to is who gets a problem: none of ours is 转办, 转给消防.
func to(h *heard) step {
	if h.byDoer {
		return goes
	}
	if after, weak := words.HasDo(h.s.Says); weak && h.in.PersonIn(after) == nil && len(h.in.Units(after)) == 0 {
		return dropped // 广告科让他们周五前换 orders nothing
	}
	h.unit, h.person, h.rest = receiver(h.in, h.s)
	switch known := h.unit+h.person != 0; {
	case known && h.chief && inHand(h.in) != 0 && len(h.s.Question.Points) == 0:
		h.rest = "" // 去复核一下再销 让城东所干事甲去, of the problem in hand
	case known:
	case !words.PassesOn(h.s.Says) || utf8.RuneCountInString(h.s.Rest) > mostReceiver:
		return dropped
	default:
		h.move, h.words, h.rest = problem.Refer, h.s.Says, ""
	}
	return goes
}

// mostReceiver is how many characters the name of an office outside has at most.
const mostReceiver = 12

// ofWhich are the problems that are meant, where they are named without the name of who gets them.
func ofWhich(h *heard) step {
	which := h.s.Rest
	if h.move == problem.Assign {
		which = h.rest
	}
	h.numbers, h.where = objects(h.in, h.s, which)
	return goes
}

// ofProblems drops what is done with another record than a problem: #266 撤了, #258还现场解决了一个问题.
func ofProblems(h *heard) step {
	if h.move != problem.Withdraw && h.move != problem.Assign && h.move != problem.Finish {
		return goes
	}
	for _, n := range h.numbers {
		if r := h.in.Find(n); r != nil && r.Problem == nil && (h.move != problem.Finish || r.By(h.in.Me.ID)) {
			return dropped
		}
	}
	return goes
}

// takenUp is the move that takes up what is not done, by where the problem stands.
func takenUp(h *heard) step {
	h.move = again(h.in, h.s, &h.order)
	return goes
}

// weigh drops an order that is not plain enough, and says what has to be assumed for one whose problems are not named by number.
func weigh(h *heard) step {
	in, s := h.in, h.s
	named := len(s.Numbers) > 0
	if s.Corrects() && !(named && h.move == problem.Withdraw) {
		return dropped
	}
	if named {
		return stands
	}
	claims := h.move == problem.Claim && len(h.numbers) == 1 && words.PointsAt(s.Says) && words.NewsBeside(s.Says, words.Claim) != ""
	if claims {
		h.rest = "" // 建工那个我接了，跟老板约好了周五补材料
	}
	asksTime := h.move == problem.Extend && (h.wish != s.Says || words.PointsAt(s.Says))
	directsOne := h.move == problem.Direct && len(h.numbers) == 1 // 钢市电梯拖了快三个月，我批两句：…
	if s.Tells() && !claims && !asksTime && !directsOne {
		return dropped
	}
	atOnce := h.move == problem.Claim || h.move == problem.Nudge
	if atOnce && unexplained(in, s, h.rest, &h.order) > mostBeside && !nudgesFor(in, s, &h.order) {
		return dropped // 我来城东所开会了 claims nothing
	}
	if len(h.numbers) == 0 {
		return whichOne(h)
	}
	if nudgesFor(in, s, &h.order) {
		h.rest = "" // it is why
	}
	h.cost += h.where*turn.PerDistance + turn.PerWord*unexplained(in, s, h.rest, &h.order)
	if in.Draft != nil && inDraft(in) == 0 {
		h.cost += turn.Overwrites // the card that is open is meant first
	}
	return stands
}

// whichOne is an order that names no problem: a leader's is of the only one at the place whose card was shown, others ask which.
func whichOne(h *heard) step {
	in := h.in
	directs := h.move == problem.Assign || h.move == problem.Direct || h.move == problem.Nudge
	if n := onlyAt(in); directs && h.chief && in.Draft == nil && n != 0 {
		h.numbers = []int64{n}
		h.cost += turn.PerDistance
		return stands
	}
	th, _ := in.Focus.Find(chat.ThingList)
	if (th == nil || h.move != problem.Assign) && !asksWhich(in, h.s, &h.order, h.rest) {
		return dropped
	}
	h.cost += turn.Missing
	return stands
}

// whole takes over an order that is whole; where there is none, the next pass goes on.
func (h *heard) whole(o *order, cost int) step {
	if o == nil {
		return goes
	}
	h.order, h.cost = *o, cost
	return stands
}

// handsOver reports whether a leader hands a problem over to somebody, besides what they say of its term.
func handsOver(in *turn.Scene, s *turn.Sentence) bool {
	if !in.Me.Is(turn.ChiefRoles...) || !s.Is(words.Give) || !words.PassesOn(s.Says) {
		return false
	}
	unit, person, _ := receiver(in, s)
	return unit+person != 0
}

// wishedFor is the problem for which more time is wished, as a leader's sentence names it, or the only one of the places and units that
// it names; or 0.
func wishedFor(in *turn.Scene, s *turn.Sentence) (number int64) {
	if !in.Me.Is(turn.ChiefRoles...) || in.Draft != nil || len(s.Numbers) > 1 {
		return 0
	}
	units := in.Units(s.Says)
	for _, r := range in.Open() {
		switch {
		case r.Problem.Wish == "", len(s.Numbers) == 1 && s.Numbers[0] != r.ID, !there(in, s, r.ID):
			continue
		case len(units) == 1 && in.Dir.UnitName(r.Problem.Unit) != units[0]:
			continue
		case number != 0:
			return 0
		}
		number = r.ID
	}
	return number
}

// notDone sends back the problem that waits to be checked, or was closed just now, of which a sentence says that it is not done after
// all: 点快了 章还没盖, 预付卡那个不行 才退了三户.
func notDone(in *turn.Scene, s *turn.Sentence) (*order, int) {
	otherMove := slices.ContainsFunc([]words.Act{words.Deny, words.Reopen, words.Give, words.Refer}, s.Is) || s.Is(words.Direct) && in.Me.Is(turn.ChiefRoles...)
	ofSeveral := s.Nth != 0 || len(s.Numbers) > 1 || len(s.Question.Points) > 1
	if in.Draft != nil || !words.NotFinished(s.Says) || otherMove || ofSeveral || s.Corrects() {
		return nil, 0
	}
	if slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool {
		return it.Kind == reading.Meeting || it.Kind == reading.Activity || it.Kind == reading.Visit && len(it.Figures) > 0 || it.Kind == reading.Plan && it.Point != ""
	}) {
		return nil, 0 // it tells of something else
	}
	numbers, distance := objects(in, s, s.Says)
	if hand := in.Listed(); len(numbers) == 0 && len(hand) == 1 && len(s.Question.Points) == 0 {
		numbers, distance = []int64{hand[0].ID}, 0
	}
	if n := onlyDone(in, s); len(numbers) == 0 && n != 0 {
		numbers, distance = []int64{n}, 0
	}
	if len(numbers) != 1 || distance > 0 {
		return nil, 0
	}
	r := in.Find(numbers[0])
	if r == nil || r.Problem == nil {
		return nil, 0
	}
	o := &order{numbers: numbers, words: s.Says}
	switch r.Problem.State {
	case record.ProblemDone:
		o.move = problem.SendBack
	case record.ProblemClosed:
		o.move = problem.Reopen
	default:
		return nil, 0
	}
	return o, -1
}

// onlyDone is the only problem that waits to be checked at the one point that a sentence names, or 0.
func onlyDone(in *turn.Scene, s *turn.Sentence) (number int64) {
	if len(s.Question.Points) != 1 {
		return 0
	}
	for _, r := range in.Open() {
		if r.Problem.State != record.ProblemDone || !there(in, s, r.ID) {
			continue
		}
		if number != 0 {
			return 0
		}
		number = r.ID
	}
	return number
}

// nudgesFor reports whether a clause of a sentence is no more than the wish to have the problem in hand hurried, and the
// rest is why: 都逾期这么久了 催一下他.
func nudgesFor(in *turn.Scene, s *turn.Sentence, o *order) bool {
	if o.move != problem.Nudge || len(o.numbers) != 1 || o.numbers[0] != inHand(in) || !tellsNothing(s) || utf8.RuneCountInString(s.Says) > longestMended {
		return false
	}
	for clause := range words.Clauses(s.Says) {
		if said := words.Read(clause); said.Is(words.Nudge) && (said.Rest == "" || strings.HasSuffix(handlerOf(in, o.numbers[0]), said.Rest)) {
			return true
		}
	}
	return false
}

// handlerOf is the name of who handles an open problem, or "".
func handlerOf(in *turn.Scene, number int64) string {
	i := slices.IndexFunc(in.Open(), func(r record.Record) bool { return r.ID == number })
	if i < 0 {
		return ""
	}
	return in.Dir.PersonName(in.Open()[i].Problem.Handler)
}

// again is the move that takes up what an order says is not done, 企业说没办好 228重开: 重开 where it is settled, also where nothing
// of that is said, 221那个又坏了; 没办好 where it waits for 销号.
func again(in *turn.Scene, s *turn.Sentence, o *order) problem.Move {
	if o.move != problem.Reopen && o.move != problem.SendBack || len(o.numbers) != 1 {
		return o.move
	}
	i := slices.IndexFunc(in.Open(), func(r record.Record) bool { return r.ID == o.numbers[0] })
	switch {
	case i < 0:
		return problem.Reopen
	case o.move == problem.SendBack && !s.Is(words.Reopen):
		return o.move
	case in.Open()[i].Problem.State == record.ProblemDone:
		return problem.SendBack
	}
	return o.move
}

// asksWhich reports whether an order without an object is plain enough to ask which problem it
// means: 让他周五前给我回话.
func asksWhich(in *turn.Scene, s *turn.Sentence, o *order, rest string) bool {
	switch o.move {
	case problem.Finish, problem.Withdraw, problem.Refer: // 好了, 不报了 and 转… are said of much else
		return false
	}
	return in.Draft == nil && len(in.Open()) > 0 && tellsNothing(s) && len(s.Question.Points)+len(s.Question.Units)+len(s.Question.Names) == 0 && len([]rune(s.Says)) <= longestAsk && unexplained(in, s, rest, o) <= mostBeside
}

// tellsNothing reports whether nothing to record was read of a sentence.
func tellsNothing(s *turn.Sentence) bool {
	return !slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool {
		return it.Kind != reading.None && it.Kind != reading.Progress && it.Kind != reading.Query
	})
}

// unexplained counts the characters that neither the move nor its object explains.
func unexplained(in *turn.Scene, s *turn.Sentence, rest string, o *order) int {
	switch o.move {
	case problem.Finish, problem.SendBack, problem.Refer, problem.Reopen:
		rest = "" // they are why, or how
	}
	for _, r := range in.Open() {
		if slices.Contains(o.numbers, r.ID) {
			rest = strings.Map(func(c rune) rune {
				if strings.ContainsRune(r.Text, c) {
					return -1
				}
				return c
			}, rest)
		}
	}
	return utf8.RuneCountInString(rest)
}

// until is the day, or the workdays, that a sentence gives.
func until(s *turn.Sentence, today day.Day) (by day.Day, days int) {
	if s.Is(words.Extend) || s.Is(words.Grant) { // 22号来不及 申请延到28号
		if on, ok := reading.ParseComing(strings.TrimRight(s.After, "号日前之内 "), today.Time()); ok {
			return day.Day(on), 0
		} else if on, ok := reading.ParseComing(s.After, today.Time()); ok {
			return day.Day(on), 0
		} else if on := turn.DayIn(s.After, today); on != "" { // 维保周一才来 宽到下周二行不
			return on, 0
		}
	}
	for _, it := range s.Reading.Items {
		by, days = cmp.Or(by, day.Day(it.Until)), max(days, it.Days)
	}
	if by != "" || days > 0 {
		return by, days
	}
	if on := turn.DayIn(s.Says, today); on > today {
		return on, 0
	} else if on != "" { // 今天换了六块 剩的要下周二才弄得完
		for clause := range words.Clauses(s.Says) {
			if later := turn.DayIn(clause, today); later > on {
				return later, 0
			}
		}
		return on, 0
	}
	if end, ok := reading.ParseLastDay(s.After, today.Time()); ok { // 延到月底
		return day.Day(end), 0
	}
	return "", 0
}

// justNow is for how long words without an act are news of the problem that was moved.
const justNow = 10 * time.Minute

// reasonIn takes words as news of the problem that was moved just now: 没办好, and then
// why.
func reasonIn(in *turn.Scene, s *turn.Sentence) (*order, int) {
	th, distance := in.Focus.Find(chat.ThingCase)
	moved := th != nil && distance == 0 && th.Says != "" && in.Now.Sub(time.UnixMilli(th.At)) < justNow
	asks := s.Question.Named() && s.Question.Unread == ""
	why := s.NoNewThought() || moved && th.Says == string(problem.SendBack) && !s.Tells()
	if !moved || in.Draft != nil || asks || len(s.Numbers)+len(s.Acts) > 0 || words.Polite(s.Says) || !why {
		return nil, 0
	}
	return &order{numbers: th.Numbers, move: problem.Note, words: s.Says}, turn.Missing
}
