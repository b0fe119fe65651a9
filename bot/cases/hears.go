package cases

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// hearDocket lists some of the pending problems: 待交办的有哪些, 快到期的, 我报的问题.
func hearDocket(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	k := inquiry.Docket{}
	chief := in.Me.Is(turn.ChiefRoles...)
	size := utf8.RuneCountInString(s.Says)
	switch {
	case size > longestAsk && (!words.WaitsForCheck(s.Says) || size > longestMended):
		return nil
	case words.Waits(s.Says) && chief:
		k.Only = inquiry.Waiting
	case words.WaitsForCheck(s.Says) && !s.Tells() && len(s.Numbers) == 0:
		if k.Only = inquiry.Check; words.ReportedByMe(s.Says) {
			k.Only = inquiry.OwnDone
		}
	case words.Unclosed(s.Says) && !s.Tells() && len(s.Numbers) == 0:
		if k.Only = inquiry.Open; words.ReportedByMe(s.Says) {
			k.Only = inquiry.Own
		}
	case words.DueSoon(s.Says) && chief:
		k.Only = inquiry.Soon
	case words.OwnProblems(s.Says):
		k.Only = inquiry.Own
	default:
		return nil
	}
	if u := in.Units(s.Says); len(u) == 1 && (k.Only != inquiry.Own && k.Only != inquiry.OwnDone) {
		k.Unit = in.Dir.UnitNamed(u[0]).ID
	}
	return &turn.Proposal{Name: "docket", Cost: -1, Do: func(t *turn.Turn) error {
		return openDocketAt(t, chat.AnswerKey(t.Update.ID), k)
	}}
}

// hearInHand lists what a colleague has in hand: 他手上还有几个问题没办完.
func hearInHand(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	who, cost := int64(0), 0
	says, p := s.Says, in.PersonIn(s.Says)
	if p != nil {
		says = strings.Replace(says, in.NameIn(says, p), "", 1)
	}
	th, distance := in.Focus.Find(chat.ThingPerson)
	again := p != nil && th != nil && th.Says == askedInHand && th.At == in.Focus.Things[0].At && strings.Trim(says, "那就再也看下呢，, ？?") == ""
	if !words.InHand(says) && !again {
		return nil
	}
	if strings.HasPrefix(s.Says, "我") && words.Asks(s.Says) && in.Draft == nil { // 我手上啥逾期了
		return &turn.Proposal{Name: "own hand", Do: func(t *turn.Turn) error { return t.House.Run(t, "todo", "") }}
	}
	if !in.Me.Is(turn.ChiefRoles...) {
		return nil
	}
	if p != nil {
		who = p.ID
	} else if th != nil {
		who, cost = th.Numbers[0], distance*turn.PerDistance
	} else if them, far := in.Them(); them != nil && words.OfThem(says) != says { // 他手上还有啥, of who handles what was shown
		who, cost = them.ID, far*turn.PerDistance
	} else {
		return nil
	}
	if again || p == nil && th != nil && th.At == in.Focus.Things[0].At && !strings.ContainsAny(says, "我咱谁") { // 手上还有啥没办完, below where he went
		cost = -3
	}
	return &turn.Proposal{Name: "in hand", Cost: cost, Do: func(t *turn.Turn) error { return showInHand(t, who) }}
}

// hearHandedOn gives all that a colleague has in hand to another: 城西所干事乙手上没办完的都给城西所干事甲, and of who was spoken of last
// 他手上的先都给甲. All stand on one card.
func hearHandedOn(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	act, _, _ := words.Staff(s.Says)
	all := words.AllInHand(s.Says)
	handsOn := act == "" && words.InHand(s.Says) || all && (act == "" || act == words.MovePost)
	if !handsOn || !in.Me.Is(turn.ChiefRoles...) || len(s.Numbers) > 0 || words.Asks(s.Says) {
		return nil
	}
	var from, to *bureau.Person
	for _, p := range in.Dir.MayName(s.Says) {
		switch name := in.NameIn(s.Says, p); {
		case name == "":
		case words.TakesOver(s.Says, name):
			to = p
		default:
			from = p
		}
	}
	if th, _ := in.Focus.Find(chat.ThingPerson); from == nil && th != nil {
		from = in.Dir.Person(th.Numbers[0])
	}
	if from == nil || to == nil || from == to {
		return nil
	}
	var numbers []int64
	for _, r := range in.Open() {
		if r.Problem.Pending() && r.Problem.Handler == from.ID {
			numbers = append(numbers, r.ID)
		}
	}
	return &turn.Proposal{Name: "handed on", Cost: -2, Do: func(t *turn.Turn) error {
		if len(numbers) == 0 {
			return showInHand(t, from.ID)
		}
		return offerAll(t, []*order{{numbers: numbers, move: problem.Assign, person: to.ID, words: s.Says}})
	}}
}

// askedInHand marks the colleague of whom it was asked what they have in hand: 那城西所干事甲呢 goes on with it.
const askedInHand = "hand"

// showInHand lists the problems that somebody handles or that wait for their unit.
func showInHand(t *turn.Turn, who int64) error {
	p := t.Dir.Person(who)
	var found []record.Record
	var numbers []int64
	for _, r := range t.Unsettled() {
		c, err := problem.Of(t.Tx, &r, messages.ProblemCard)
		if err != nil {
			return err
		}
		if r.Problem.Pending() && (r.Problem.Handler == who || r.Problem.Handler == 0 && slices.Contains(c.Holders(), p)) {
			found, numbers = append(found, r), append(numbers, r.ID)
		}
	}
	face := messages.Docket(t.Dir, t.Today, messages.InHandTitle(p.Name), found, 0, docketKeys(t, inquiry.Docket{}))
	seen := turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{who}, Says: askedInHand})
	return errors.Join(seen, turn.Look(t, chat.Thing{Kind: chat.ThingList, Numbers: numbers}), t.Show(chat.AnswerKey(t.Update.ID), face))
}

// hearNarrowed leaves of the problems listed last those of a category: 里头特种设备的.
func hearNarrowed(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	typ := narrowed(in, s)
	if typ == "" {
		return nil
	}
	list, _ := in.Focus.Find(chat.ThingList)
	if th, _ := in.Focus.Find(chat.ThingQuery); th != nil && th.At == list.At {
		if text, ok := strings.CutPrefix(th.Query, messages.DoDocket+":"); ok {
			if k, ok := inquiry.ParseDocket(text); ok {
				k.Category, k.Offset = typ, 0
				return &turn.Proposal{Name: "narrowed", Cost: -1, Do: func(t *turn.Turn) error { return openDocketAt(t, chat.AnswerKey(t.Update.ID), k) }}
			}
		}
	}
	var found, all []record.Record
	listed := false
	for _, r := range in.Open() {
		in := slices.Contains(list.Numbers, r.ID)
		listed = listed || in
		if r.Type == typ && r.Problem.Pending() {
			all = append(all, r)
			if in {
				found = append(found, r)
			}
		}
	}
	if !listed {
		return nil
	}
	if len(found) == 0 {
		found = all // another category than that of which they were
	}
	var numbers []int64
	for i := range found {
		numbers = append(numbers, found[i].ID)
	}
	return &turn.Proposal{Name: "narrowed", Cost: -1, Do: func(t *turn.Turn) error {
		face := messages.Docket(t.Dir, t.Today, messages.DocketTitle(false, "", "", typ), found, 0, docketKeys(t, inquiry.Docket{}))
		return errors.Join(turn.Look(t, chat.Thing{Kind: chat.ThingList, Numbers: numbers}), t.Show(chat.AnswerKey(t.Update.ID), face))
	}}
}

// narrowed is the category of problems that a sentence leaves of the list that was shown last, and that is not of a time and a place which
// stay; or "".
func narrowed(in *turn.Scene, s *turn.Sentence) string {
	list, at := in.Focus.Find(chat.ThingList)
	if in.Draft != nil || list == nil || at > 0 || len(list.Numbers) == 0 {
		return ""
	}
	if th, _ := in.Focus.Find(chat.ThingQuery); th != nil && th.At == list.At && inquiry.IsText(th.Query) {
		return ""
	}
	return words.Narrows(s.Says, reading.Types(reading.Problem))
}

// longestAsk is how many characters it takes at most to ask for a list.
const longestAsk = 14

// An order is what a sentence wants done with problems that are known.
type order struct {
	numbers []int64 // none: it is asked which
	move    problem.Move
	unit    int64
	person  int64
	until   day.Day
	days    int
	words   string
}

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

// An actMove is an act that is a move of a problem.
type actMove struct {
	act  words.Act
	move problem.Move
}

// moves are the acts that are moves of a problem, the rarer first: of two in a
// sentence it is meant, 交给特设科，周五前办好了 says who.
var moves = []actMove{
	{words.SendBack, problem.SendBack},
	{words.Reopen, problem.Reopen},
	{words.Deny, problem.Deny},
	{words.Grant, problem.Grant},
	{words.Extend, problem.Extend},
	{words.Refer, problem.Refer},
	{words.Nudge, problem.Nudge},
	{words.Direct, problem.Direct},
	{words.Claim, problem.Claim},
	{words.Give, problem.Assign},
	{words.Finish, problem.Finish},
	{words.Withdraw, problem.Withdraw},
}

// mostBeside is how many characters beside its words an act may have that is done at
// once, without a card to look at.
const mostBeside = 2

func orderIn(in *turn.Scene, s *turn.Sentence) (o *order, cost int) {
	wish := words.Wish(s.Says)
	errand := in.Me.Is(turn.ChiefRoles...) && s.Is(words.Nudge) && len(s.Question.Points) <= 1 && words.WithoutErrand(wish) != wish
	if errand {
		wish = words.WithoutErrand(wish) // 催他一下，让他说说卡在哪了
	}
	asks := wish == s.Says && s.Question.Asks && s.Question.Known() && (len(s.Numbers) == 0 || len(s.Acts) == 0 && !words.HandsTo(words.WithoutNumbers(s.Says))) // #266我来办，这就过去看 asks nothing
	directs := in.Me.Is(turn.ChiefRoles...) && words.Directs(s.Says)
	if !directs && (asks && !(words.Ends(s.Says) && inHand(in) != 0) || words.Asks(wish) || wish == s.Says && words.EndsAsking(s.Says)) || words.Rate(s.Says) {
		return nil, 0
	}
	if o, cost := notDone(in, s); o != nil {
		return o, cost
	}
	o = &order{}
	mended := words.SolvedThere(s.Says) && !words.NotYet(s.Says) && len(s.Question.Points) == 0 && cmp.Or(inHand(in), turn.SavedCase(in)) != 0
	for _, m := range moves {
		if mended && m.act == words.Give {
			continue // 当场就让他们换了新的 gives it to nobody
		}
		if s.Is(m.act) && (m.move != problem.Direct || in.Me.Is(turn.ChiefRoles...)) {
			o.move = m.move
			break
		}
	}
	if o.move == "" && (mended || words.Ends(s.Says) && inHand(in) != 0) { // 办了
		o.move = problem.Finish
	}
	if o.move == problem.Extend && handsOver(in, s) {
		o.move = problem.Assign // 转给城西所干事甲，期限放到下周一
	}
	if n := wishedFor(in, s); n != 0 {
		switch yes, no := words.Verdict(s.Says, n == inHand(in) || len(s.Numbers) == 1); {
		case no:
			return &order{numbers: []int64{n}, move: problem.Deny, words: s.Says}, -1
		case yes:
			o.until, o.days = until(s, in.Today)
			if to := in.DayIn(words.GrantedTo(s.Says)); to != "" {
				o.until, o.days = to, 0 // 24号太晚了，给到20号
			}
			return &order{numbers: []int64{n}, move: problem.Grant, until: o.until, days: o.days, words: s.Says}, -1
		}
	}
	if by := turn.DayIn(words.Last(wish), in.Today); o.move == "" && words.TooSoon(wish) && wish != s.Says && by != "" && inHand(in) != 0 { // 周五怕是来不及 下周二成不
		return &order{numbers: []int64{inHand(in)}, move: problem.Extend, until: by, words: s.Says}, 0
	}
	rest := s.Rest
	if units := in.Units(s.Says); len(units) == 1 && words.HandsBack(s.Says) && len(s.Numbers) <= 1 && o.move != problem.Deny && o.move != problem.Grant { // 不归我办，该登记注册科
		o.move, o.words = problem.Assign, s.Says
		if o.unit, o.person, _ = receiver(in, s); o.unit == 0 {
			o.unit = in.Dir.UnitNamed(units[0]).ID
		}
		o.numbers, cost = objects(in, s, "")
		if len(o.numbers) != 1 {
			return nil, 0
		}
		return o, cost * turn.PerDistance
	}
	if other := words.Elsewhere(s.Says); other != "" && (o.move == "" || o.move == problem.Assign) && len(in.Units(s.Says)) == 0 && in.PersonIn(s.Says) == nil {
		o.move = problem.Refer // 这个不归咱局管 得转城管
	}
	if o.move == "" {
		if o.unit, o.person = doer(in, s); o.unit+o.person == 0 {
			return reasonIn(in, s)
		}
		rest, cost = "", 1 // 城东所干事乙弄，22号前
	}
	if o.until, o.days = until(s, in.Today); o.until < in.Today {
		o.until = "" // 昨天就到期了吧 催一下
	}
	if n, ok := in.Count(words.DaysSaid(s.After)); ok && o.until == "" && o.days == 0 && o.move == problem.Extend { // 再给他三天
		o.days = n
	} else if n, ok := in.Count(words.DaysGiven(s.Says)); ok && o.until == "" && o.days == 0 && in.Me.Is(turn.ChiefRoles...) && o.move != problem.Extend { // 城东所干事乙去办 给三个工作日
		o.days = n
	}
	if o.move == problem.Nudge && in.Me.Is(turn.ChiefRoles...) && (s.Is(words.Direct) || o.until != "" || errand) {
		o.move = problem.Direct // 催一下 后天给我回话: nothing of it must be lost
	}
	switch o.move {
	case "":
		o.move = problem.Assign
	case problem.Assign:
		if after, weak := words.HasDo(s.Says); weak && in.PersonIn(after) == nil && len(in.Units(after)) == 0 {
			return nil, 0 // 广告科让他们周五前换 orders nothing
		}
		if o.unit, o.person, rest = receiver(in, s); o.unit+o.person != 0 && in.Me.Is(turn.ChiefRoles...) && inHand(in) != 0 && len(s.Question.Points) == 0 {
			rest = "" // 去复核一下再销 让城东所干事甲去, of the problem in hand
		} else if o.unit == 0 && o.person == 0 {
			if !words.PassesOn(s.Says) || utf8.RuneCountInString(s.Rest) > 12 {
				return nil, 0
			}
			o.move, o.words, rest = problem.Refer, s.Says, "" // 转给消防: none of ours
		}
	case problem.Refer, problem.SendBack, problem.Reopen, problem.Finish:
		o.words = s.Says
	case problem.Direct:
		// 请城东所周五前拿方案 is 交办 where the problem is with another unit.
		o.unit, o.person, _ = receiver(in, s)
		o.words, rest = strings.TrimLeft(s.Says, "#＃0123456789 ，,：:"), ""
	case problem.Extend:
		o.words = s.Says
		rest = ""
	}
	where := 0
	which := s.Rest
	if o.move == problem.Assign {
		which = rest // without the name of the receiver
	}
	o.numbers, where = objects(in, s, which)
	if o.move == problem.Withdraw || o.move == problem.Assign || o.move == problem.Finish {
		if slices.ContainsFunc(o.numbers, func(n int64) bool {
			r := in.Find(n)
			return r != nil && r.Problem == nil && (o.move != problem.Finish || r.By(in.Me.ID))
		}) {
			return nil, 0 // #266 撤了, #258还现场解决了一个问题, of a visit
		}
	}
	o.move = again(in, s, o)
	named := len(s.Numbers) > 0
	ofIt := o.move == problem.Claim && len(o.numbers) == 1 && words.PointsAt(s.Says) && words.NewsBeside(s.Says, words.Claim) != ""
	if ofIt {
		rest = "" // 建工那个我接了，跟老板约好了周五补材料
	}
	directsOne := o.move == problem.Direct && len(o.numbers) == 1 // 钢市电梯拖了快三个月，我批两句：…
	asksTime := o.move == problem.Extend && (wish != s.Says || words.PointsAt(s.Says))
	atOnce := o.move == problem.Claim || o.move == problem.Nudge
	switch {
	case !named && s.Tells() && !ofIt && !asksTime && !directsOne, s.Corrects() && !(named && o.move == problem.Withdraw):
		return nil, 0
	case !named && atOnce && unexplained(in, s, rest, o) > mostBeside && !nudgesFor(in, s, o):
		return nil, 0 // 我来城东所开会了 claims nothing
	case !named && len(o.numbers) == 0 && in.Draft == nil && in.Me.Is(turn.ChiefRoles...) && (o.move == problem.Assign || o.move == problem.Direct || o.move == problem.Nudge) && onlyAt(in) != 0:
		o.numbers = []int64{onlyAt(in)} // of the place whose card was shown
		cost += turn.PerDistance
	case !named && len(o.numbers) == 0:
		if th, _ := in.Focus.Find(chat.ThingList); (th == nil || o.move != problem.Assign) && !asksWhich(in, s, o, rest) {
			return nil, 0
		}
		cost += turn.Missing
	case !named:
		if nudgesFor(in, s, o) {
			rest = "" // it is why
		}
		cost += where*turn.PerDistance + turn.PerWord*unexplained(in, s, rest, o)
		if in.Draft != nil && inDraft(in) == 0 {
			cost += turn.Overwrites // the card that is open is meant first
		}
	}
	return o, cost
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

// hearOrderMended takes 说错了，是转给消保科 or 改到周五 as words about the order on the open card.
func hearOrderMended(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || d.Asking != "" || len([]rune(s.Says)) > longestMended || words.Asks(s.Says) || s.Tells() {
		return nil
	}
	at := orderOn(d, s)
	if at < 0 {
		return nil
	}
	item := &d.Items[at]
	move := problem.Move(ask.Get(item, "move"))
	isNote := (move == "" || move == problem.Note) && ask.Get(item, "unit") == "" && ask.Get(item, "type") != solvedType
	later := (words.Until(s.Says) || words.Agreed(s.Says)) && in.DayIn(s.Says) > in.Today // 他们说18号前换完
	goesOn := s.NoNewThought() || later || words.News(s.Says) || words.Deals(s.Says) && !words.AnotherOne(s.Says)
	noMove := !slices.ContainsFunc(s.Acts, func(a words.Act) bool { return a != words.Move || !later }) // 月底前整改完 moves no plan
	if more := words.OnlyNotes(s.Says); more != "" {                                                    // that it cannot be extended was told: 那先记一笔 最后一家答应周五拆
		return &turn.Proposal{Name: "only a note", Cost: -1, Do: func(t *turn.Turn) error {
			note := chat.Item{Kind: draft.KindProgress}
			for _, key := range []string{"problem", "point", "date"} {
				if v := ask.Get(item, key); v != "" {
					ask.Set(&note, key, v)
				}
			}
			ask.Set(&note, "move", string(problem.Note))
			if ask.Set(&note, "text", t.WithoutPeople(more)); isNote && ask.Get(item, "wished") == "" {
				ask.Set(&note, "text", ask.Get(item, "text")+"，"+t.WithoutPeople(more))
			}
			*item = note
			draft.AskNext(t, d)
			return draft.Keep(t, d, "")
		}}
	}
	moreTime := ask.Get(item, "wished") != "" || ask.Get(item, "extends") != ""
	by := in.DayIn(cmp.Or(words.DayAlone(s.Says), s.Says))
	if isNote && goesOn && noMove && !(moreTime && by != "") && !words.Polite(s.Says) && !words.Mistaken(s.Says) {
		return &turn.Proposal{Name: "more news", Cost: turn.Missing, Do: func(t *turn.Turn) error {
			ask.Set(item, "text", ask.Get(item, "text")+"，"+t.WithoutPeople(t.Says))
			return draft.Keep(t, d, "")
		}}
	}
	if ask.Get(item, "type") == solvedType && (words.NotYet(s.Says) || later && noMove) {
		return &turn.Proposal{Name: "not yet solved", Cost: -1, Do: func(t *turn.Turn) error { // 先别办结 还有点味
			ask.Unset(item, "type")
			ask.Set(item, "move", string(problem.Note))
			ask.Set(item, "text", ask.Get(item, "text")+"，"+t.WithoutPeople(t.Says))
			return draft.Keep(t, d, "")
		}}
	}
	number, err := strconv.ParseInt(ask.Get(item, "problem"), 10, 64)
	if err != nil || !moreTime && !slices.Contains([]problem.Move{problem.Assign, problem.HandOver, problem.Ask, problem.Direct, problem.Extend}, move) {
		return nil
	}
	o := &order{move: move, words: ask.Get(item, "text")}
	if moreTime {
		o.move = problem.Extend
	}
	o.unit, _ = strconv.ParseInt(ask.Get(item, "unit"), 10, 64)
	o.person, _ = strconv.ParseInt(ask.Get(item, "person"), 10, 64)
	o.until = day.Day(ask.Get(item, "due"))
	says := words.Affirmed(words.WithoutNumber(s.Says))
	unit, person, _ := receiver(in, &turn.Sentence{Says: says, Said: words.Read(says)})
	by = cmp.Or(shifted(in, s.Says, number, o.until), by)
	given, gives := in.Count(words.DaysGiven(says))
	if gives = gives && by == "" && o.move != problem.Extend; unit+person == 0 && by == "" && !gives {
		return nil
	}
	if gives { // 给他三个工作日
		o.until, o.days = "", given
	}
	if unit+person != 0 && o.move != problem.Extend {
		o.unit, o.person = unit, person
		if move == problem.HandOver || move == problem.Ask {
			o.move = problem.Assign
		}
		o.words = words.Fragment(says)
	}
	if by != "" {
		o.until = by
		switch more := words.Fragment(s.Says); {
		case strings.Contains(more, o.words): // the same once more
			o.words = more
		case unit+person == 0: // what was said first gave another day
			o.words += "，" + more
		}
	}
	return &turn.Proposal{Name: "order mended", Cost: -1, Do: func(t *turn.Turn) error {
		c, err := problemOf(t, number)
		if err != nil {
			return err
		}
		mended, refused := itemFor(t, c, o)
		if mended != nil {
			d.Items[at] = *mended
			draft.AskNext(t, d)
		}
		return draft.Keep(t, d, refused)
	}}
}

// hearAlike makes the move that was made last with other problems too: 239也一样.
func hearAlike(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	th, _ := in.Focus.Find(chat.ThingCase)
	if th == nil || th.Says == "" || !th.Fresh(in.Now) || in.Draft != nil || words.Asks(s.Says) || !words.Alike(words.WithoutNumbers(s.Says)) {
		return nil
	}
	o := &order{move: problem.Move(th.Says), words: s.Says}
	last := in.Find(th.Numbers[0])
	switch o.move {
	case problem.Verify, problem.SendBack, problem.Claim, problem.Finish, problem.Nudge:
	case problem.Assign:
		if last == nil || last.Problem == nil {
			return nil
		}
		o.unit, o.person, o.until = last.Problem.Unit, last.Problem.Handler, last.Problem.Due
	default:
		return nil
	}
	if o.numbers, _ = objects(in, s, s.Rest); len(o.numbers) == 0 || slices.Equal(o.numbers, th.Numbers) {
		return nil
	}
	return &turn.Proposal{Name: "alike", Cost: -1, Do: func(t *turn.Turn) error { return carryOut(t, o) }}
}

// shifted is the day until when something is to be done, moved as a text says, 提前两天; by default until when the problem is due; or "".
func shifted(in *turn.Scene, says string, number int64, until day.Day) day.Day {
	by := in.Shift(says)
	if i := slices.IndexFunc(in.Open(), func(r record.Record) bool { return r.ID == number }); until == "" && i >= 0 {
		until = in.Open()[i].Problem.Due
	}
	if by == 0 || until == "" {
		return ""
	}
	return max(until.Add(by), in.Today)
}

// orderOn is the place on an open card of what a sentence may mend: the only item, or of several that whose number it
// names; -1 where there is none.
func orderOn(d *chat.Draft, s *turn.Sentence) int {
	if len(s.Numbers) > 1 || len(s.Numbers) == 0 && len(d.Items) != 1 {
		return -1
	}
	return slices.IndexFunc(d.Items, func(it chat.Item) bool {
		return it.Kind == draft.KindProgress && !it.Skip && (len(s.Numbers) == 0 || ask.Get(&it, "problem") == turn.IDText(s.Numbers[0]))
	})
}

// hearWhich takes words that name one open problem as the answer to which of them is meant: 建工住所证明那个.
func hearWhich(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || !strings.HasSuffix(d.Asking, ".problem") || len(s.Numbers) > 0 || s.Nth != 0 || len(s.Acts) > 0 || words.Asks(s.Says) || utf8.RuneCountInString(s.Says) > longestMended || !tellsNothing(s) {
		return nil
	}
	number := cmp.Or(aloneThere(in, s), in.Fit(words.WithoutFilling(s.Says)))
	if len(s.Question.Points) == 1 && number == 0 {
		number = onlyThere(in, s)
	}
	if number == 0 || !there(in, s, number) {
		return nil
	}
	return &turn.Proposal{Name: "which of them", Cost: -1, Do: func(t *turn.Turn) error { return draft.TakeAnswer(t, d, d.Asking, turn.IDText(number)) }}
}

// longestMended is how many characters such words may have.
const longestMended = 24

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

// objects are the problems that a sentence means, and how far they are in the focus.
// Which are the words of the sentence that may describe them.
func objects(in *turn.Scene, s *turn.Sentence, which string) (numbers []int64, distance int) {
	list, at := in.Focus.Find(chat.ThingList)
	if th, far := in.Focus.Find(chat.ThingSaved); th != nil && len(th.Numbers) > 1 && far < at {
		list, at = th, far // of the records just saved
	}
	switch {
	case len(s.Numbers) > 0:
		return s.Numbers, 0
	case s.Nth != 0 && list != nil:
		i := s.Nth - 1
		if s.Nth < 0 {
			i = len(list.Numbers) - 1
		}
		if i >= 0 && i < len(list.Numbers) {
			return list.Numbers[i : i+1], 0
		}
		return nil, 0
	}
	if other, _ := in.OtherOfTwo(); other != 0 && words.OfOther(s.Says) {
		return []int64{other}, 0
	}
	if fit := in.Fit(words.WithoutFilling(which)); fit != 0 && there(in, s, fit) {
		return []int64{fit}, 0
	}
	if list != nil && at == 0 && len(list.Numbers) > 1 && len(s.Question.Points) == 0 && words.AllOf(s.Says) {
		return list.Numbers, 0
	}
	if alone := aloneThere(in, s); alone != 0 {
		return []int64{alone}, 0
	}
	if alike := likest(in, s, which); len(alike) > 1 { // two lifts: that which was told or shown last
		for _, th := range in.Focus.Things {
			near := slices.DeleteFunc(slices.Clone(th.Numbers), func(n int64) bool {
				return th.Kind == chat.ThingPerson || th.Kind == chat.ThingPoint || th.Kind == chat.ThingQuery || !slices.Contains(alike, n)
			})
			if len(near) == 1 {
				return near, 0
			}
		}
	}
	if n := inDraft(in); n != 0 && there(in, s, n) {
		return []int64{n}, 0
	}
	if n := ofCategory(in, s); n != 0 {
		return []int64{n}, 0
	}
	shown, near := in.Focus.Find(chat.ThingCase)
	for _, r := range in.Saved() {
		if _, far := in.Focus.Find(chat.ThingSaved); r.Kind == record.KindProblem && far < near {
			shown, near = &chat.Thing{Numbers: []int64{r.ID}}, far
		}
	}
	if list != nil && at < near && len(list.Numbers) == 1 && slices.ContainsFunc(in.Open(), func(r record.Record) bool { return r.ID == list.Numbers[0] }) {
		shown, near = list, at
	}
	if shown == nil || at < near && list != nil && len(list.Numbers) > 1 {
		if own := ownOf(in, s); own != 0 {
			return []int64{own}, 0
		}
		return nil, at
	}
	for _, n := range shown.Numbers {
		if !there(in, s, n) {
			return nil, at
		}
	}
	return shown.Numbers, near
}

// ownOf is the problem that the person handles of whose end a text tells in words that share most signs with it and with no other of
// theirs, 总闸换了 没再跳 可以办结了 where 跳闸 was reported, or the only one; or 0.
func ownOf(in *turn.Scene, s *turn.Sentence) (number int64) {
	if !s.Is(words.Finish) || len(s.Question.Points) > 0 {
		return 0
	}
	var own []record.Record
	for _, r := range in.Open() {
		if r.Problem.Handler == in.Me.ID && r.Problem.Pending() {
			own = append(own, r)
		}
	}
	most := 0
	for i := range own {
		n := 0
		for _, c := range words.Signs(s.Says) {
			only := !slices.ContainsFunc(own, func(r record.Record) bool { return r.ID != own[i].ID && strings.ContainsRune(r.Text, c) })
			if only && strings.ContainsRune(own[i].Text, c) {
				n++
			}
		}
		switch {
		case n > most:
			number, most = own[i].ID, n
		case n == most:
			number = 0
		}
	}
	if last := words.Last(s.Says); len(own) == 1 && words.Ends(last) { // 执照拿到手了 办结吧
		return own[0].ID
	}
	if most < leastSigns {
		return 0
	}
	return number
}

// leastSigns is how many such signs tell one problem from others.
const leastSigns = 2

// aloneThere is the only problem to be solved at the one point that a sentence names, or 0: 建工那个我接.
func aloneThere(in *turn.Scene, s *turn.Sentence) (number int64) {
	if len(s.Question.Points) != 1 || !words.PointsAt(s.Says) && !s.Is(words.Extend) {
		return 0
	}
	number = onlyThere(in, s)
	which := s.Says
	if first := words.First(s.Says); words.PointsAt(first) && (s.Is(words.Claim) || s.Is(words.Nudge) || s.Is(words.Direct)) {
		which = first // what follows is told of it
	}
	if wish := words.Read(words.Wish(which)); strings.TrimSpace(in.BesidePoints(wish.Rest)) == "" {
		return number // 步行街那个能延期吗 speaks of no matter
	}
	if i := slices.IndexFunc(in.Open(), func(r record.Record) bool { return r.ID == number }); i >= 0 && turn.OtherMatter(in.Read, which, &in.Open()[i]) {
		return 0 // 建工那边升降机复检过了, where only papers are to be solved
	}
	return number
}

// onlyThere is the only problem to be solved at the points that a sentence names, or 0.
func onlyThere(in *turn.Scene, s *turn.Sentence) (number int64) {
	for _, r := range in.Open() {
		if !there(in, s, r.ID) || !r.Problem.Pending() {
			continue
		}
		if number != 0 {
			return 0
		}
		number = r.ID
	}
	return number
}

// likest are the open problems of the places that a sentence names whose words share most pairs of
// characters with some words, at least one.
func likest(in *turn.Scene, s *turn.Sentence, which string) (numbers []int64) {
	most := 0
	which = words.WithoutFilling(which)
	for _, r := range in.Open() {
		n := turn.Shared(which, r.Text)
		switch {
		case n == 0 || n < most || !there(in, s, r.ID):
		case n > most:
			most, numbers = n, []int64{r.ID}
		default:
			numbers = append(numbers, r.ID)
		}
	}
	return numbers
}

// ofCategory is the only pending problem of the category of which the words speak that point at one, 招牌那个 where 广告 is
// one, or the only one of these that the person handles; or 0.
func ofCategory(in *turn.Scene, s *turn.Sentence) (number int64) {
	which := words.ThatThing(s.Says)
	if which == "" || len(s.Numbers) > 0 {
		return 0
	}
	items := in.Read("问题：" + which).Items
	if len(items) != 1 || items[0].Kind != reading.Problem || items[0].Type == otherCategory {
		return 0
	}
	var found []record.Record
	for _, r := range in.Open() {
		if r.Type == items[0].Type && r.Problem.Pending() && there(in, s, r.ID) {
			found = append(found, r)
		}
	}
	if len(found) > 1 {
		found = slices.DeleteFunc(found, func(r record.Record) bool { return r.Problem.Handler != in.Me.ID })
	}
	if len(found) != 1 {
		return 0
	}
	return found[0].ID
}

// inHand is the one problem that was shown, moved or saved last, with nothing newer in the focus, or 0.
func inHand(in *turn.Scene) int64 {
	for i, th := range in.Focus.Things {
		if i > 0 || len(th.Numbers) != 1 || in.Now.Sub(time.UnixMilli(th.At)) > handLife {
			break
		}
		for _, r := range in.Open() {
			if r.ID == th.Numbers[0] && (th.Kind == chat.ThingCase || th.Kind == chat.ThingSaved || th.Kind == chat.ThingList) {
				return r.ID
			}
		}
	}
	return 0
}

// handLife is how long a problem stays in hand.
const handLife = time.Hour

// inDraft is the one problem whose progress stands in the open draft, or 0.
func inDraft(in *turn.Scene) (number int64) {
	if in.Draft == nil {
		return 0
	}
	for i := range in.Draft.Items {
		item := &in.Draft.Items[i]
		if n, err := strconv.ParseInt(ask.Get(item, "problem"), 10, 64); item.Kind == draft.KindProgress && !item.Skip && err == nil {
			if number != 0 && number != n {
				return 0
			}
			number = n
		}
	}
	return number
}

// there reports whether a problem is at a point that a sentence names, if it names one.
func there(in *turn.Scene, s *turn.Sentence, n int64) bool {
	if len(s.Question.Points) == 0 {
		return true
	}
	for _, r := range in.Open() {
		if r.ID != n {
			continue
		}
		p := in.Dir.Point(r.Point)
		return p != nil && slices.Contains(s.Question.Points, p.Name)
	}
	return false
}

// receiver is the unit or the colleague to whom something is given.
func receiver(in *turn.Scene, s *turn.Sentence) (unit, person int64, rest string) {
	if anew := words.SaidAnew(s.Says); anew != "" { // 交给登记科，诶不对，交给城东所干事甲
		if unit, person, _ = receiver(in, in.Hear(anew)); unit+person != 0 {
			return unit, person, ""
		}
	}
	rest = s.Rest
	p, called := in.PersonIn(s.Says), words.GivenTo(s.Says)
	names := in.Units(s.Says)
	if last := words.NameOf(called); p == nil && len(names) == 0 {
		p, called = in.Colleague(last, near(in, s)...), last
	} else if p == nil && len(names) == 1 && last != called { // 城东所的甲
		p, called = in.Colleague(last, in.Dir.UnitNamed(names[0]).ID), last
	} else if p != nil {
		called = in.NameIn(s.Says, p)
	}
	if p != nil {
		for _, post := range p.Posts {
			if post.Role == bureau.Staff && post.Unit != 0 {
				unit = post.Unit
			}
		}
		return unit, p.ID, strings.Replace(rest, called, "", 1)
	}
	if len(names) == 1 {
		u := in.Dir.UnitNamed(names[0])
		rest = strings.Map(func(c rune) rune {
			if strings.ContainsRune(u.Name, c) || words.DaySign(c) {
				return -1
			}
			return c
		}, rest)
		return u.ID, 0, rest
	}
	return 0, 0, rest
}

// near are the units in which a colleague is looked for first: of the problems that a sentence names, and
// those of the person.
func near(in *turn.Scene, s *turn.Sentence) (units []int64) {
	for _, r := range in.Open() {
		if slices.Contains(s.Numbers, r.ID) {
			units = append(units, r.Problem.Unit)
		}
	}
	if n := cmp.Or(inDraft(in), inHand(in)); n != 0 {
		for _, r := range in.Open() {
			if r.ID == n {
				units = append(units, r.Problem.Unit)
			}
		}
	}
	for _, post := range in.Me.Posts {
		if post.Role == bureau.Staff {
			units = append(units, post.Unit)
		}
	}
	return slices.DeleteFunc(units, func(u int64) bool { return u == 0 })
}

// doer is the colleague or the unit that a leader names as who does something: 那城东所干事乙弄.
func doer(in *turn.Scene, s *turn.Sentence) (unit, person int64) {
	gives := len(s.Numbers) > 0 && words.HandsTo(words.WithoutNumbers(s.Says)) // 253给乙, of whoever may
	if !gives && !in.Me.Is(turn.ChiefRoles...) || s.Tells() || len([]rune(s.Says)) > longestOrder {
		return 0, 0
	}
	unit, person, _ = receiver(in, s)
	if gives || words.HandsTo(words.WithoutNumbers(s.Says)) {
		return unit, person
	}
	if p := in.Dir.Person(person); p != nil && !words.DoesIt(s.Says, in.NameIn(s.Says, p)) || p == nil && !words.UnitDoesIt(s.Says) {
		return 0, 0
	}
	return unit, person
}

// longestOrder is how many characters such an order may have.
const longestOrder = 36

// hearHow shows the problem that somebody asks after, who handles it and how far it is: 253谁在弄,
// 谁办的，卡哪了.
func hearHow(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	number, ok := words.AsksHow(s.Says)
	if !ok {
		return hearHowAtLength(in, s)
	}
	numbers, distance := objects(in, s, s.Rest)
	if number != 0 {
		numbers, distance = []int64{number}, 0
	}
	if list, at := in.Focus.Find(chat.ThingList); list != nil && len(numbers) == 0 && at == 0 && len(list.Numbers) > 1 && s.Nth == 0 && len(s.Numbers) == 0 && !in.Me.Is(turn.ChiefRoles...) {
		return &turn.Proposal{Name: "how, of those listed", Cost: 1, Do: func(t *turn.Turn) error { return t.House.Run(t, "todo", "") }}
	}
	if len(numbers) != 1 {
		return nil
	}
	return &turn.Proposal{Name: "how", Cost: distance - 1, Do: func(t *turn.Turn) error {
		return t.House.Run(t, "find", messages.Number(numbers[0]))
	}}
}

// hearDue shows the problem of which somebody asks until when it is to be done: the one that the words fit, of a place that is named there, or else
// the one that was spoken of last.
func hearDue(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil && in.Draft.Asking != "" || !words.AsksDue(s.Says) || utf8.RuneCountInString(s.Says) > longestHow || len(s.Numbers)+len(words.BareNumbers(s.Says)) > 0 || s.Nth != 0 || in.Me.Is(turn.ChiefRoles...) && len(s.Question.Units) > 0 {
		return nil
	}
	number := in.Fit(words.WithoutFilling(s.Says))
	i := slices.IndexFunc(in.Open(), func(r record.Record) bool { return r.ID == number })
	if i >= 0 && turn.SharedPairs(s.Says, in.Open()[i].Text) == 0 && len(s.Question.Points) == 0 {
		i = -1
	}
	if i < 0 && len(s.Question.Points) == 0 {
		if number = inDraft(in); number == 0 {
			if th, far := in.Focus.Find(chat.ThingCase); th != nil && far <= 2 && len(th.Numbers) == 1 {
				number = th.Numbers[0]
			}
		}
	} else if i < 0 { // 步行街这个是不是超了 几号到期的来着
		number = onlyThere(in, s)
	}
	if i = slices.IndexFunc(in.Open(), func(r record.Record) bool { return r.ID == number }); i < 0 {
		return nil
	}
	return &turn.Proposal{Name: "due", Cost: -1, Do: func(t *turn.Turn) error { return t.House.Run(t, "find", messages.Number(number)) }}
}

// hearHowAtLength shows the open problem whose words stand in a long question: 刚才反映的升降机的事情，目前是由哪位
// 同志在负责.
func hearHowAtLength(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	size := utf8.RuneCountInString(s.Says)
	if in.Draft != nil && in.Draft.Asking != "" || size <= longestAsk || size > longestHow || len(s.Numbers) > 0 || !words.Asks(s.Says) && !strings.Contains(s.Says, "进展") || !words.AsksProgress(s.Says) {
		return nil
	}
	n := in.Fit(s.Says)
	i := slices.IndexFunc(in.Open(), func(r record.Record) bool { return r.ID == n })
	if i < 0 {
		return nil
	}
	r := in.Open()[i]
	if turn.SharedPairs(s.Says, r.Text) < leastShared && !strings.Contains(s.Says, r.Type) {
		return nil
	}
	return &turn.Proposal{Name: "how, at length", Cost: -1, Do: func(t *turn.Turn) error { return t.House.Run(t, "find", messages.Number(n)) }}
}

// longestHow is how many characters such a question may have, and leastShared how many pairs of them are
// the problem's.
const longestHow, leastShared = 60, 2

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

// hearDayAgain gives the order that a leader gave just now another day: 算了，给他们到周五.
func hearDayAgain(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || !in.Me.Is(turn.ChiefRoles...) || words.Asks(s.Says) || !words.GivesDay(s.Says) {
		return nil
	}
	clause := cmp.Or(words.GivenDay(s.Says), s.Says)
	by := in.DayIn(clause)
	if by < in.Today {
		return nil
	}
	o := &order{move: problem.Direct, until: by, words: s.Says}
	th, distance := in.Focus.Find(chat.ThingCase)
	which, cost := strings.Replace(s.Says, clause, "", 1), -1
	switch { // 货梯那个周五来不及，改成下周一吧
	case len(s.Numbers) == 1 && isOpen(in, s.Numbers[0]):
		o.numbers, o.words = s.Numbers, words.WithoutNumber(s.Says)
	case words.PointsAt(which) && in.Fit(words.WithoutFilling(which)) != 0:
		o.numbers, cost = []int64{in.Fit(words.WithoutFilling(which))}, 2
	case words.OfOther(s.Says):
		return nil // 另外那个也督办，给到下周二
	case th != nil && distance == 0 && in.Now.Sub(time.UnixMilli(th.At)) < justNow && (th.Says == string(problem.Direct) || th.Says == string(problem.Assign) || orderedToday(in, th.Numbers)):
		o.numbers = th.Numbers
	case th != nil && distance == 0 && wishes(in, th.Numbers): // 太长了 给到下周一, below what asks for more
		o.numbers = th.Numbers
	default:
		return nil
	}
	if i := slices.IndexFunc(in.Open(), func(r record.Record) bool { return r.ID == o.numbers[0] }); i >= 0 {
		p := in.Open()[i].Problem
		last := len(p.Directives) - 1
		switch {
		case p.Wish != "":
			o.move = problem.Extend
		case last >= 0 && p.Directives[last].Due == p.Due: // which gave it another due day
			o.move = problem.Extend
		case p.State == record.ProblemAssigned: // nobody took it up: it is given anew, so that it falls due then
			o.move, o.unit, o.person = problem.Assign, p.Unit, p.Handler
		}
	}
	return &turn.Proposal{Name: "day again", Cost: cost, Do: func(t *turn.Turn) error { return carryOut(t, o) }}
}

// wishes reports whether an extension of the problem in hand was asked for and not answered.
func wishes(in *turn.Scene, numbers []int64) bool {
	return len(numbers) == 1 && slices.ContainsFunc(in.Open(), func(r record.Record) bool { return r.ID == numbers[0] && r.Problem.Wish != "" })
}

// orderedToday reports whether the last order about the problem in hand is the person's own of today.
func orderedToday(in *turn.Scene, numbers []int64) bool {
	i := slices.IndexFunc(in.Open(), func(r record.Record) bool { return len(numbers) == 1 && r.ID == numbers[0] })
	if i < 0 {
		return false
	}
	given := in.Open()[i].Problem.Directives
	return len(given) > 0 && given[len(given)-1].Leader == in.Me.ID && given[len(given)-1].Given == in.Today
}

// onlyAt is the only pending problem of the one place that was shown or asked about last, with nothing newer; or 0.
func onlyAt(in *turn.Scene) (number int64) {
	point, distance := in.Point()
	if point == 0 || distance > 0 {
		return 0
	}
	for _, r := range in.Open() {
		if r.Point != point || !r.Problem.Pending() {
			continue
		}
		if number != 0 {
			return 0
		}
		number = r.ID
	}
	return number
}

// isOpen reports whether a number is that of an open problem.
func isOpen(in *turn.Scene, number int64) bool {
	return slices.ContainsFunc(in.Open(), func(r record.Record) bool { return r.ID == number })
}

// hearDeadline takes 周五前必须办完 of a leader as an order about the problem that is named or was shown last.
func hearDeadline(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || !in.Me.Is(turn.ChiefRoles...) {
		return nil
	}
	number, ok := words.Deadline(s.Says)
	if !ok {
		return orderedByThen(in, s)
	}
	numbers, distance := []int64{number}, 0
	switch {
	case number == 0:
		numbers, distance = objects(in, s, "")
	case len(s.Numbers) > 1: // 26跟231这周五之前必须办掉
		numbers = s.Numbers
	}
	if n := onlyAt(in); len(numbers) == 0 && n != 0 {
		numbers, distance = []int64{n}, 0
	}
	by := in.DayIn(s.Says)
	if len(numbers) == 0 || len(numbers) > 1 && number == 0 || by < in.Today || slices.ContainsFunc(numbers, func(n int64) bool { return !isOpen(in, n) }) {
		return nil
	}
	o := &order{numbers: numbers, move: problem.Direct, until: by, words: strings.TrimLeft(words.WithoutNumbers(s.Says), "#＃0123456789 ，,")}
	return &turn.Proposal{Name: "deadline", Cost: distance - 1, Do: func(t *turn.Turn) error { return carryOut(t, o) }}
}

// orderedByThen takes what others are to do until a day, 给他说 周五下班前门头必须换下来, as an order about the problem that a sentence
// names or fits, or that was shown last.
func orderedByThen(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	by := in.DayIn(s.Says)
	orders, first := in.Orders(s)
	must := words.Must(s.Says) && !words.News(s.Says) && !words.Asks(s.Says)
	byThen := by >= in.Today && by != "" && words.ByThen(s.Says)
	if !byThen || !orders && !must || !first && s.Tells() || len(s.Numbers) > 1 {
		return nil
	}
	numbers, distance := objects(in, s, s.Says)
	if n := onlyAt(in); len(numbers) == 0 && n != 0 && len(s.Question.Points) == 0 {
		numbers, distance = []int64{n}, 0
	}
	if len(numbers) != 1 || distance > 0 || !isOpen(in, numbers[0]) {
		return nil
	}
	o := &order{numbers: numbers, move: problem.Direct, until: by, words: strings.TrimLeft(words.WithoutNumbers(s.Says), "#＃0123456789 ，,")}
	o.unit, o.person, _ = receiver(in, s)
	return &turn.Proposal{Name: "ordered by then", Cost: distance, Do: func(t *turn.Turn) error { return carryOut(t, o) }}
}

// hearNews takes what somebody else says or does, 维保说配件后天到, as news of the problem that
// was shown or saved last.
func hearNews(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || s.Tells() || len(s.Question.Points)+len(s.Numbers) > 0 || words.Asks(s.Says) || words.EndsAsking(s.Says) {
		return nil
	}
	if n := ofListed(in, s); n != 0 {
		o := &order{numbers: []int64{n}, move: problem.Note, words: s.Says}
		return &turn.Proposal{Name: "news of one listed", Cost: turn.Missing, Do: func(t *turn.Turn) error { return carryOut(t, o) }}
	}
	if n := newsInHand(in, s); n != 0 {
		o := &order{numbers: []int64{n}, move: problem.Note, words: s.Says}
		return &turn.Proposal{Name: "news by weight", Cost: turn.Missing, Do: func(t *turn.Turn) error { return carryOut(t, o) }}
	}
	more := !words.News(s.Says)
	if more && !details(in, s) && !ofTheirs(in, s) {
		return dealtWith(in, s)
	}
	if !more && slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool {
		return it.Kind == reading.Visit || it.Kind == reading.Meeting || it.Kind == reading.Activity
	}) {
		return nil
	}
	numbers, distance := objects(in, s, "") // that in hand, also where the words fit another
	if n := savedWith(in, s); n != 0 {
		numbers, distance = []int64{n}, 0
	}
	if len(numbers) != 1 || distance > 0 {
		return dealtWith(in, s)
	}
	o := &order{numbers: numbers, move: problem.Note, words: s.Says}
	return &turn.Proposal{Name: "news", Cost: turn.Missing, Weak: true, Do: func(t *turn.Turn) error { return carryOut(t, o) }}
}

// newsInHand is the problem that was shown, moved or saved last where a sentence that names no place most likely tells of what goes
// on about it, 今天到现场看了 维保记录断了三个月; or 0.
func newsInHand(in *turn.Scene, s *turn.Sentence) int64 {
	n := cmp.Or(savedWith(in, s), inHand(in), turn.SavedCase(in))
	if n == 0 || in.Now.Sub(time.UnixMilli(in.Focus.Things[0].At)) > handLife || s.Corrects() {
		return 0
	}
	goes := slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool { return it.Kind == reading.Visit || it.Kind == reading.Plan })
	if !goes && slices.ContainsFunc(moves, func(m actMove) bool { return s.Is(m.act) }) {
		return 0
	}
	if lead := in.NewsLead(s.Says); lead >= surelyNews || goes && lead >= nearlyNews {
		return n
	}
	return 0
}

// How far ahead news has to be, and where the sentence was read as a way or a plan to a place that it does not name.
const (
	surelyNews = 300
	nearlyNews = -250
)

// ofListed is the one of several problems listed just now of which a sentence that names no place tells, by the words that they share,
// “最低价”改成“实惠价” 广告公司在做; or 0. What tells of another that was found is none of them.
func ofListed(in *turn.Scene, s *turn.Sentence) (number int64) {
	list, at := in.Focus.Find(chat.ThingList)
	if list == nil || at > 0 || len(list.Numbers) < 2 || in.Now.Sub(time.UnixMilli(list.At)) > handLife || s.Corrects() || words.AnotherOne(s.Says) || words.Finds(s.Says) || words.Polite(s.Says) {
		return 0
	}
	moved := slices.ContainsFunc(moves, func(m actMove) bool { return s.Is(m.act) })
	category := ""
	for _, it := range s.Reading.Items {
		if it.Kind == reading.Meeting || it.Kind == reading.Activity || it.Kind == reading.Query || len(it.Figures) > 0 {
			return 0
		}
		if it.Kind == reading.Problem && it.Type != otherCategory {
			category = it.Type
		}
	}
	if moved || s.Question.Asks && s.Question.Known() {
		return 0
	}
	most := 0
	for _, r := range in.Open() {
		if !slices.Contains(list.Numbers, r.ID) {
			continue
		}
		n := turn.SharedPairs(s.Says, r.Text)
		if n > 0 && r.Type == category {
			n++
		}
		switch {
		case n > most:
			most, number = n, r.ID
		case n == most:
			number = 0
		}
	}
	return number
}

// hearAdded takes 再补一句，西门那台也不准 and 下午又卡了一回，这个也写进去 as a note of the open problem that it numbers, or else of the one that was saved
// or shown last, whatever was asked of it since.
func hearAdded(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	more := words.WantsAdded(words.WithoutNumber(s.Says))
	if more == "" || in.Draft != nil || in.Parked != nil || len(s.Question.Points) > 0 || words.Asks(s.Says) || words.Mistaken(s.Says) || len(s.Numbers) > 1 {
		return nil
	}
	var number int64
	if len(s.Numbers) == 1 {
		number = s.Numbers[0]
	} else {
		for _, th := range in.Focus.Things {
			if th.Kind == chat.ThingQuery || th.Kind == chat.ThingPoint || th.Kind == chat.ThingPerson {
				continue
			}
			if len(th.Numbers) == 1 && in.Now.Sub(time.UnixMilli(th.At)) <= handLife {
				number = th.Numbers[0]
			}
			break
		}
	}
	if !slices.ContainsFunc(in.Open(), func(r record.Record) bool { return r.ID == number }) {
		return nil
	}
	o := &order{numbers: []int64{number}, move: problem.Note, words: more}
	return &turn.Proposal{Name: "add to problem", Cost: -2, Do: func(t *turn.Turn) error { return carryOut(t, o) }}
}

// dealtWith takes what tells how a matter is dealt with and names none, 材料补齐了, as news of the problem in
// hand, or of the only one whose words it shares.
func dealtWith(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	size := utf8.RuneCountInString(s.Says)
	if size < leastDealt || size > mostDealt || len(s.Acts) > 0 || s.Corrects() || !words.Deals(s.Says) {
		return nil
	}
	if words.Polite(s.Says) || words.Mistaken(s.Says) || words.AnotherOne(s.Says) || words.Future(s.Says) {
		return nil // it only sounds so
	}
	told := slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool {
		return it.Kind == reading.Visit || it.Kind == reading.Meeting || it.Kind == reading.Activity || it.Kind == reading.Query
	})
	if told || s.Question.Asks && s.Question.Known() {
		return nil
	}
	number := cmp.Or(savedWith(in, s), inHand(in))
	if number == 0 {
		alike := likest(in, s, s.Says)
		i := slices.IndexFunc(in.Open(), func(r record.Record) bool { return len(alike) == 1 && r.ID == alike[0] })
		if i < 0 || turn.SharedPairs(s.Says, in.Open()[i].Text) < leastShared || !s.NoNewThought() && in.Open()[i].Problem.Handler != in.Me.ID {
			return nil
		}
		number = alike[0]
	}
	o := &order{numbers: []int64{number}, move: problem.Note, words: s.Says}
	return &turn.Proposal{Name: "dealt with", Cost: turn.Missing + turn.PerWord, Weak: true, Do: func(t *turn.Turn) error { return carryOut(t, o) }}
}

// savedWith is the problem among the records saved last whose words a sentence shares and no other's: of two told
// together the one, 秤要等周五才有人来检, also where the other was moved since; or 0.
func savedWith(in *turn.Scene, s *turn.Sentence) int64 {
	alike := likest(in, s, s.Says)
	if len(alike) != 1 || !slices.ContainsFunc(in.Saved(), func(r record.Record) bool { return r.ID == alike[0] }) {
		return 0
	}
	return alike[0]
}

// leastDealt and mostDealt are how many characters such a text has.
const leastDealt, mostDealt = 4, 80

// hearShared gives a problem to one unit and asks another to help: 231城西所主办 消保科协办.
func hearShared(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	leads, helps, ok := words.Shared(s.Says)
	if !ok || words.Asks(s.Says) || s.Tells() && len(s.Numbers) == 0 {
		return nil
	}
	helper := in.Units(helps)
	numbers := s.Numbers
	if n := inHand(in); len(numbers) == 0 && n != 0 && len(s.Question.Points) == 0 {
		numbers = []int64{n}
	} else if n := in.Fit(words.WithoutFilling(s.Says)); len(numbers) == 0 && n != 0 { // 刚市电梯那个事 请特设科派个人协助
		numbers = []int64{n}
	}
	if len(helper) != 1 || len(numbers) != 1 {
		return nil
	}
	by, days := until(s, in.Today)
	text := words.WithoutNumbers(s.Says)
	orders := []*order{{numbers: numbers, move: problem.Ask, unit: in.Dir.UnitNamed(helper[0]).ID, until: by, days: days, words: text}}
	if lead := in.Units(leads); len(lead) == 1 {
		to := in.Dir.UnitNamed(lead[0]).ID
		i := slices.IndexFunc(in.Open(), func(r record.Record) bool { return r.ID == numbers[0] })
		if i >= 0 && (in.Open()[i].Problem.Unit != to || in.Open()[i].Problem.State == record.ProblemOpen) {
			orders = append([]*order{{numbers: numbers, move: problem.Assign, unit: to, until: by, days: days, words: text}}, orders...)
		} else if by != "" && in.Me.Is(turn.ChiefRoles...) {
			orders = append([]*order{{numbers: numbers, move: problem.Direct, unit: to, until: by, days: days, words: text}}, orders...)
		}
	}
	return &turn.Proposal{Name: "shared out", Cost: -1, Do: func(t *turn.Turn) error { return offerAll(t, orders) }}
}

// ofTheirs reports whether a sentence in which nothing else was read follows the card of a problem that the
// person handles or reported: 今天问了 门头已经在换.
func ofTheirs(in *turn.Scene, s *turn.Sentence) bool {
	if len(in.Focus.Things) == 0 || in.Now.Sub(time.UnixMilli(in.Focus.Things[0].At)) >= justNow || in.Me.Is(turn.ChiefRoles...) {
		return false
	}
	shown := in.Listed()
	if len(shown) != 1 || shown[0].Problem == nil || shown[0].Problem.Ended != "" || utf8.RuneCountInString(s.Rest) < leastNews || len(s.Acts) > 0 {
		return false
	}
	r := &shown[0]
	asks := s.Question.Named() && s.Question.Unread == ""
	return s.NoNewThought() && !asks && (r.Problem.Handler == in.Me.ID || r.By(in.Me.ID))
}

// leastNews is how many characters such news have at least.
const leastNews = 4

// details reports whether a text tells more of the problem saved or shown last: 超期的是3号和5号梯.
func details(in *turn.Scene, s *turn.Sentence) bool {
	what := words.Detail(s.Says)
	if what == "" {
		return false
	}
	numbers, distance := objects(in, s, "")
	if len(numbers) != 1 || distance > 0 {
		return false
	}
	return slices.ContainsFunc(in.Open(), func(r record.Record) bool { return r.ID == numbers[0] && turn.SharedPairs(what, r.Text) > 0 })
}

// hearReceived takes 收到 as the answer to what a leader ordered, where it can mean one only.
func hearReceived(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	more := words.ReceivedMore(s.Says)
	if more == "" && !words.Received(s.Says) || in.Draft != nil {
		return nil
	}
	var numbers []int64
	for _, r := range in.Open() {
		if theirs(in.Me, &r) && slices.ContainsFunc(r.Problem.Owed(), func(d *record.Directive) bool { return d.Seen == "" }) {
			numbers = append(numbers, r.ID)
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	o := &order{numbers: numbers[:1], move: problem.Receive}
	if len(numbers) > 1 {
		if th, _ := in.Focus.Find(chat.ThingCase); th != nil && slices.Contains(numbers, th.Numbers[0]) {
			o.numbers = th.Numbers
		}
	}
	if more != "" {
		return &turn.Proposal{Name: "received, and more", Cost: 1, Do: func(t *turn.Turn) error { return receive(t, o.numbers[0], more) }}
	}
	return &turn.Proposal{Name: "received", Do: func(t *turn.Turn) error { return carryOut(t, o) }}
}

// receive answers what a leader ordered, and keeps what is said with it.
func receive(t *turn.Turn, number int64, more string) error {
	c, err := problemOf(t, number)
	if err != nil {
		return err
	}
	if err := c.Do(problem.Note, problem.With{By: t.Me, Words: t.WithoutPeople(more), Message: t.Update.Message}); err != nil {
		return err
	}
	if c.May(problem.Receive, t.Me) == problem.None {
		return moveAtOnce(t, c, problem.Receive)
	}
	return errors.Join(c.Redraw(), t.ShowBelow(chat.RecordKey(number), face(t, c)), turn.LookAt(t, c.Record))
}

// hearQuoted takes what somebody writes below a quoted message as news of the problem
// that the quotation speaks of.
func hearQuoted(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	quoted, own := words.Quoted(s.Says)
	if own == "" || words.Asks(own) {
		return nil
	}
	n := in.Fit(quoted)
	if n == 0 {
		return nil
	}
	o := &order{numbers: []int64{n}, move: problem.Note, words: own}
	return &turn.Proposal{Name: "quoted", Cost: 1, Do: func(t *turn.Turn) error { return carryOut(t, o) }}
}

// carryOut does what needs no second look at once, and shows a card for the rest.
func carryOut(t *turn.Turn, o *order) error {
	var items []chat.Item
	var faults []string
	for _, n := range o.numbers {
		c, err := problemOf(t, n)
		if err != nil {
			return err
		}
		if told := words.NewsBeside(t.Says, words.Claim); o.move == problem.Claim && told != "" && c.May(problem.Claim, t.Me) == problem.None {
			item := itemOf(t, c, problem.Note, &order{move: problem.Note, words: told}) // 那个我接了 房东约谈过: taken up with what is told
			items = append(items, item)
			continue
		}
		if m := moveFor(t, c, o); c.May(m, t.Me) == problem.None && (m == problem.Claim || m == problem.Nudge || m == problem.Receive) {
			if err := moveAtOnce(t, c, m); err != nil {
				return err
			}
			continue
		}
		item, refused := itemFor(t, c, o)
		if refused != "" {
			faults = append(faults, refused)
			continue
		}
		items = append(items, *item)
	}
	if len(o.numbers) == 0 {
		items = append(items, itemOf(t, nil, o.move, o))
	}
	d, err := t.OpenDraft()
	if err == nil && d == nil && o.move == problem.Note {
		items = PlanBeside(t, items, turn.AsSaid(t))
	}
	return errors.Join(err, offerItems(t, items, faults))
}

// moveAtOnce makes a move that needs no second look, and shows the problem.
func moveAtOnce(t *turn.Turn, c *problem.Case, m problem.Move) error {
	if err := c.Do(m, problem.With{By: t.Me, Message: t.Update.Message}); err != nil {
		return err
	}
	if err := c.Redraw(); err != nil {
		return err
	}
	return errors.Join(t.ShowBelow(chat.RecordKey(c.Record.ID), face(t, c)), turn.LookAt(t, c.Record))
}

// wished is the day to which an order wants a problem extended, or "".
func wished(t *turn.Turn, o *order) day.Day {
	if o.days > 0 {
		return bureau.Calendar(t.Tx).After(t.Today, o.days)
	}
	return o.until
}

// face draws a problem for the person; what cannot be drawn is a fault of its own.
func face(t *turn.Turn, c *problem.Case) chat.Face {
	f, err := c.Face(t.Me)
	if err != nil {
		t.OwnFault(err)
		return messages.NoProblem()
	}
	return f
}

// moveFor is the move that an order comes to in the state of a problem.
func moveFor(t *turn.Turn, c *problem.Case, o *order) problem.Move {
	may := func(m problem.Move) bool { return c.May(m, t.Me) == problem.None }
	answers, to := o.move == problem.Extend && !may(problem.Extend) || o.move == problem.Grant, o.until
	if o.days > 0 {
		to = bureau.Calendar(t.Tx).After(max(t.Today, c.Problem.Due), o.days)
	}
	switch {
	case o.move == problem.Assign && !may(problem.Assign) && may(problem.HandOver):
		return problem.HandOver
	case o.move == problem.Assign && !may(problem.Assign) && !may(problem.Claim) && may(problem.Ask) && o.unit != c.Problem.Unit:
		return problem.Ask
	case o.move == problem.Direct && o.unit+o.person != 0 && may(problem.Assign) && !with(c, o):
		return problem.Assign
	case o.move == problem.Assign && c.Problem.State == record.ProblemDone && may(problem.Direct):
		return problem.Direct // 先别销 让城西所再问一遍
	case answers && may(problem.Grant) && (to == "" || to == c.Problem.Wish):
		return problem.Grant
	case answers && to != "" && may(problem.Direct):
		return problem.Direct // a leader gives the day
	case o.move == problem.Finish && !may(problem.Finish) && may(problem.Verify):
		return problem.Verify
	}
	return o.move
}

// with reports whether a problem is with whom an order names.
func with(c *problem.Case, o *order) bool {
	if o.person != 0 {
		return c.Problem.Handler == o.person
	}
	return c.Problem.Unit == o.unit && c.Problem.State != record.ProblemOpen
}

// reachable reports whether a move becomes possible with 接办 before it.
func reachable(t *turn.Turn, c *problem.Case, m problem.Move) bool {
	return c.May(problem.Claim, t.Me) == problem.None && (m == problem.Finish || m == problem.HandOver || m == problem.Assign || m == problem.Extend && problem.MayExtend(c))
}

// itemOf is a progress that makes a move, to be confirmed.
func itemOf(t *turn.Turn, c *problem.Case, m problem.Move, o *order) chat.Item {
	item := chat.Item{Kind: draft.KindProgress}
	set := func(key, value string) {
		if value != "" && value != "0" {
			ask.Set(&item, key, value)
		}
	}
	told := cmp.Or(o.words, t.Says)
	if said := turn.AsSaid(t); said != t.Says {
		told = said // the person's own words are kept, in whatever words they were heard
	}
	says := words.WithoutNumber(told)
	if len(o.numbers) > 1 {
		says = words.WithoutNumbers(told) // 218和228都归我
	}
	set("text", t.WithoutPeople(cmp.Or(says, t.Says)))
	set("move", string(m))
	set("unit", turn.IDText(o.unit))
	set("person", turn.IDText(o.person))
	set("date", string(t.Today))
	due := o.until
	if o.days > 0 && m != problem.Extend {
		from := t.Today
		if (o.move == problem.Extend || o.move == problem.Grant) && c != nil {
			from = max(from, c.Problem.Due)
		}
		due = bureau.Calendar(t.Tx).After(from, o.days)
	}
	if m == problem.Finish {
		due = ""
		set("type", solvedType)
	}
	if set("due", string(due)); m == problem.Direct && (o.move == problem.Extend || o.move == problem.Grant) {
		set("extends", messages.Yes)
	}
	if c == nil {
		return item
	}
	set("problem", turn.IDText(c.Record.ID))
	if m == problem.Extend {
		set("days", turn.IDText(int64(workdays(bureau.Calendar(t.Tx), c.Problem.Due, due, o.days))))
	}
	return item
}

// workdays are those from a due day to the day that is wished for; some days are taken
// as they are said.
func workdays(cal *day.Calendar, from, to day.Day, said int) int {
	if said > 0 {
		return said
	}
	n := 1
	for n < 120 && to != "" && cal.After(from, n) < to {
		n++
	}
	return n
}

// hearMine shows what waits for them to who asks what is theirs, 现在有啥是归我的, or their unit's: 有派给我们科的活没.
func hearMine(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if len(s.Numbers) > 0 || in.Draft != nil && in.Draft.Asking != "" {
		return nil
	}
	if leads := in.Me.Is(bureau.Leader) && !in.Me.Is(bureau.Staff, bureau.Secretary); leads && words.AsksMine(s.Says) && words.OfScope(s.Says) {
		return &turn.Proposal{Name: "in scope", Do: func(t *turn.Turn) error { // 我这边还有几个没办完的
			return openDocketAt(t, chat.AnswerKey(t.Update.ID), inquiry.Docket{})
		}}
	}
	if words.AsksMine(s.Says) {
		return &turn.Proposal{Name: "mine", Do: func(t *turn.Turn) error { return t.House.Run(t, "todo", "") }}
	}
	unit := ownUnit(in.Me)
	if unit == 0 || !words.AsksOffice(in.OfOwnUnit(s.Says, unit)) {
		return nil
	}
	return &turn.Proposal{Name: "of the office", Cost: -1, Do: func(t *turn.Turn) error {
		return openDocketAt(t, chat.AnswerKey(t.Update.ID), inquiry.Docket{Only: inquiry.Office, Unit: unit})
	}}
}

// ownUnit is the unit whose staff somebody is, or 0.
func ownUnit(p *bureau.Person) int64 {
	for _, post := range p.Posts {
		if post.Role == bureau.Staff && post.Unit != 0 {
			return post.Unit
		}
	}
	return 0
}
