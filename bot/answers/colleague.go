package answers

import (
	"strings"
	"unicode/utf8"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// hearColleague lists for a leader where a colleague went: 城东所干事甲这周跑了哪几个地方, and behind that
// 城东所干事乙呢 and 他上周呢.
func hearColleague(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Me.Is(turn.ChiefRoles...) || utf8.RuneCountInString(s.Says) > longestWho || len(s.Numbers) > 0 || words.InHand(s.Says) {
		return nil
	}
	was, rest := ofOne(in), words.OfThem(s.Says)
	who := in.PersonIn(s.Says)
	switch {
	case who != nil:
		rest = strings.TrimLeft(strings.Replace(s.Says, in.NameIn(s.Says, who), "", 1), "那 ，,")
	case rest != s.Says && was != nil:
		who = in.Dir.Person(was.By)
	case rest != s.Says && whoWent(in) != nil:
		who = whoWent(in) // 他上个月去了几次, below who went there last
	case was != nil && words.AsksDoings(s.Says) && len(s.Question.Points)+len(s.Question.Units) == 0 && !s.Question.Own && !s.Question.Whole && !strings.Contains(s.Says, "谁"):
		who = in.Dir.Person(was.By) // 上个月去了哪些点
	default:
		return nil
	}
	part := in.Hear(rest)
	q := part.Question
	goesOn := was != nil && (strings.HasSuffix(rest, "呢") || rest == "") && len(q.Names)+len(q.Points)+len(q.Units) == 0
	if who == nil || !who.Is(bureau.Staff) || !goesOn && !words.AsksDoings(rest) || len(q.Units) > 0 || part.Tells() && !words.Asks(rest) {
		return nil
	}
	period := day.Period{}
	switch {
	case q.From != "":
		period = day.Period{From: day.Day(q.From), To: day.Day(q.To), Label: q.Label}
	case goesOn:
		period = was.Period
	}
	return &turn.Proposal{Name: "colleague", Cost: -1, Do: func(t *turn.Turn) error {
		to := inquiry.Inquiry{View: inquiry.AsListOf, Period: period, By: who.ID, Names: []string{indicator.Visits}}
		if to.Period.From == "" {
			to.Period = t.PeriodIn(messages.ThisWeek)
		}
		for _, name := range q.Points {
			to.Points = append(to.Points, turn.PointCalled(t.Dir, name))
		}
		return answer(t, to, "")
	}}
}

// whoWent is who recorded the visits that were shown last, if it is one colleague; or nil.
func whoWent(in *turn.Scene) (who *bureau.Person) {
	for _, r := range in.Listed() {
		p := in.Dir.Person(r.Author)
		if r.Kind != record.KindVisit || who != nil && p != who {
			return nil
		}
		who = p
	}
	return who
}

// ofOne is the last question, where it was about what a colleague did; or nil.
func ofOne(in *turn.Scene) *inquiry.Inquiry {
	th, distance := in.Focus.Find(chat.ThingQuery)
	if th == nil || distance > 1 {
		return nil
	}
	if q, ok := inquiry.OfWho(th.Query); ok {
		return &q
	}
	return nil
}
