package cases

import (
	"cmp"
	"errors"
	"slices"
	"time"
	"unicode/utf8"

	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/problem"
	"liaison/store/record"
)

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
