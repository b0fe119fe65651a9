package cases

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// A mending is a sentence below the card of an order, or of news, of one problem.
type mending struct {
	in   *turn.Scene
	s    *turn.Sentence
	d    *chat.Draft
	at   int
	item *chat.Item // d.Items[at]

	move     problem.Move
	isNote   bool // the card only notes something
	moreTime bool // the card asks for another day
	later    bool // the sentence says when it will be done: 他们说18号前换完
	noMove   bool // no act is named that could be a move; 月底前整改完 moves no plan
}

// mendings are what such a sentence can be; the first that knows it decides.
var mendings = []func(*mending) *turn.Proposal{onlyNote, moreNews, notYetSolved, otherOrder}

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
	m := &mending{in: in, s: s, d: d, at: at, item: &d.Items[at], move: problem.Move(ask.Get(&d.Items[at], "move"))}
	m.isNote = (m.move == "" || m.move == problem.Note) && ask.Get(m.item, "unit") == "" && ask.Get(m.item, "type") != solvedType
	m.moreTime = ask.Get(m.item, "wished") != "" || ask.Get(m.item, "extends") != ""
	m.later = (words.Until(s.Says) || words.Agreed(s.Says)) && in.DayIn(s.Says) > in.Today
	m.noMove = !slices.ContainsFunc(s.Acts, func(a words.Act) bool { return a != words.Move || !m.later })
	for _, of := range mendings {
		if p := of(m); p != nil {
			return p
		}
	}
	return nil
}

// onlyNote makes of a move that is not possible a note: 那先记一笔 最后一家答应周五拆.
func onlyNote(m *mending) *turn.Proposal {
	more := words.OnlyNotes(m.s.Says)
	if more == "" {
		return nil
	}
	return &turn.Proposal{Name: "only a note", Cost: -1, Do: func(t *turn.Turn) error {
		note := chat.Item{Kind: draft.KindProgress}
		for _, key := range []string{"problem", "point", "date"} {
			if v := ask.Get(m.item, key); v != "" {
				ask.Set(&note, key, v)
			}
		}
		ask.Set(&note, "move", string(problem.Note))
		if ask.Set(&note, "text", t.WithoutPeople(more)); m.isNote && ask.Get(m.item, "wished") == "" {
			ask.Set(&note, "text", ask.Get(m.item, "text")+"，"+t.WithoutPeople(more))
		}
		*m.item = note
		draft.AskNext(t, m.d)
		return draft.Keep(t, m.d, "")
	}}
}

// moreNews goes on with the news on the card.
func moreNews(m *mending) *turn.Proposal {
	s := m.s
	goesOn := s.NoNewThought() || m.later || words.News(s.Says) || words.Deals(s.Says) && !words.AnotherOne(s.Says)
	otherDay := m.moreTime && m.by() != ""
	if !m.isNote || !goesOn || !m.noMove || otherDay || words.Polite(s.Says) || words.Mistaken(s.Says) {
		return nil
	}
	return &turn.Proposal{Name: "more news", Cost: turn.Missing, Do: func(t *turn.Turn) error {
		ask.Set(m.item, "text", ask.Get(m.item, "text")+"，"+t.WithoutPeople(t.Says))
		return draft.Keep(t, m.d, "")
	}}
}

// notYetSolved makes of what is said to be solved a note: 先别办结 还有点味.
func notYetSolved(m *mending) *turn.Proposal {
	if ask.Get(m.item, "type") != solvedType || !words.NotYet(m.s.Says) && !(m.later && m.noMove) {
		return nil
	}
	return &turn.Proposal{Name: "not yet solved", Cost: -1, Do: func(t *turn.Turn) error {
		ask.Unset(m.item, "type")
		ask.Set(m.item, "move", string(problem.Note))
		ask.Set(m.item, "text", ask.Get(m.item, "text")+"，"+t.WithoutPeople(t.Says))
		return draft.Keep(t, m.d, "")
	}}
}

// mendable are the moves whose receiver or term may be said otherwise.
var mendable = []problem.Move{problem.Assign, problem.HandOver, problem.Ask, problem.Direct, problem.Extend}

// otherOrder gives the order on the card to somebody else, or another term.
func otherOrder(m *mending) *turn.Proposal {
	number, err := strconv.ParseInt(ask.Get(m.item, "problem"), 10, 64)
	if err != nil || !m.moreTime && !slices.Contains(mendable, m.move) {
		return nil
	}
	o := m.onCard()
	says := words.Affirmed(words.WithoutNumber(m.s.Says))
	unit, person, _ := receiver(m.in, &turn.Sentence{Says: says, Said: words.Read(says)})
	by := cmp.Or(shifted(m.in, m.s.Says, number, o.until), m.by())
	days, gives := m.in.Count(words.DaysGiven(says)) // 给他三个工作日
	gives = gives && by == "" && o.move != problem.Extend
	if unit+person == 0 && by == "" && !gives {
		return nil
	}
	if gives {
		o.until, o.days = "", days
	}
	if unit+person != 0 && o.move != problem.Extend {
		o.unit, o.person, o.words = unit, person, words.Fragment(says)
		if m.move == problem.HandOver || m.move == problem.Ask {
			o.move = problem.Assign
		}
	}
	if by != "" {
		o.until = by
		switch more := words.Fragment(m.s.Says); {
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
			m.d.Items[m.at] = *mended
			draft.AskNext(t, m.d)
		}
		return draft.Keep(t, m.d, refused)
	}}
}

// onCard is the order that the card has.
func (m *mending) onCard() *order {
	o := &order{move: m.move, words: ask.Get(m.item, "text"), until: day.Day(ask.Get(m.item, "due"))}
	if m.moreTime {
		o.move = problem.Extend
	}
	o.unit, _ = strconv.ParseInt(ask.Get(m.item, "unit"), 10, 64)
	o.person, _ = strconv.ParseInt(ask.Get(m.item, "person"), 10, 64)
	return o
}

// by is the day that the sentence names, or "".
func (m *mending) by() day.Day { return m.in.DayIn(cmp.Or(words.DayAlone(m.s.Says), m.s.Says)) }

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
