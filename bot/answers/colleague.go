package answers

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
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/indicator"
)

// hearColleague lists for a leader where a colleague went: 城东所干事甲这周跑了哪几个地方, and behind that
// 城东所干事乙呢 and 他上周呢.
func hearColleague(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Me.Is(turn.ChiefRoles...) || utf8.RuneCountInString(s.Says) > longestWho || len(s.Numbers) > 0 || words.InHand(s.Says) {
		return nil
	}
	was := ofOne(in)
	who, rest, ok := colleagueIn(in, s, was)
	if !ok {
		return nil
	}
	query, counts := counted(in)
	part := in.Hear(rest)
	q := part.Question
	goesOn := (was != nil || counts) && (strings.HasSuffix(rest, "呢") || rest == "") && len(q.Names)+len(q.Points)+len(q.Units) == 0
	asks := words.AsksDoings(rest) || words.HowMany(rest) && (q.Category != "" || ofVisits(in.Dir, q.Names) || slices.Equal(q.Names, []string{indicator.Visits}))
	if who != nil && !who.Is(bureau.Staff) || !goesOn && !asks || len(q.Units) > 0 || part.Tells() && !words.Asks(rest) {
		return nil
	}
	if who == nil {
		return &turn.Proposal{Name: "who is meant", Cost: -1, Do: func(t *turn.Turn) error { return t.Say(messages.WhoIsMeant) }}
	}
	return &turn.Proposal{Name: "colleague", Cost: -1, Do: func(t *turn.Turn) error {
		last, ok := inquiry.Parse(t.Dir, query)
		if !ok || !counts {
			last = inquiry.Inquiry{Period: t.PeriodIn(messages.ThisWeek)}
		}
		if was != nil && !ok {
			last.Period = was.Period
		}
		to := ofColleague(t, q, rest, last, goesOn)
		to.By = who.ID
		return errors.Join(turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{who.ID}}), answer(t, to, ""))
	}}
}

// ofColleague is what is asked of the work of a colleague, with what the question leaves out as it was asked last: 乙呢, below 城东所三月送政策几次.
func ofColleague(t *turn.Turn, q reading.Question, rest string, last inquiry.Inquiry, goesOn bool) inquiry.Inquiry {
	typ := visitType(rest)
	to := inquiry.Inquiry{View: inquiry.AsListOf, Period: last.Period, Names: []string{indicator.Visits}, Category: typ}
	if q.From != "" {
		to.Period = day.Period{From: day.Day(q.From), To: day.Day(q.To), Label: q.Label}
	}
	for _, name := range q.Points {
		to.Points = append(to.Points, turn.PointCalled(t.Dir, name))
	}
	switch names := q.Names; {
	case ofVisits(t.Dir, names):
		if typ != "" {
			names = didOfType(names, rest)
		}
		to.Names, to.View = names, inquiry.AsNumbers
	case goesOn && ofVisits(t.Dir, last.Names):
		to.Names, to.View = last.Names, inquiry.AsNumbers
	}
	if goesOn || len(q.Points) == 0 && q.From == "" && last.By == 0 { // 甲去了几次, below 钢市去了几次
		to.Points = last.Points
	}
	if typ == "" && visitType(last.Category) != "" && (goesOn || words.Measure(rest) != "") {
		to.Category = last.Category
	}
	return to
}

// colleagueIn is the colleague of whose work a text asks, and what it asks of it; nil where it speaks of somebody who is not known. ok is false
// where it speaks of nobody.
func colleagueIn(in *turn.Scene, s *turn.Sentence, was *inquiry.Inquiry) (who *bureau.Person, rest string, ok bool) {
	rest = words.OfThem(s.Says)
	if who = in.PersonIn(s.Says); who != nil {
		return who, strings.TrimLeft(strings.Replace(s.Says, in.NameIn(s.Says, who), "", 1), "那 ，,"), true
	}
	if rest != s.Says {
		if who, _ = in.Them(); who == nil && was != nil {
			who = in.Dir.Person(was.By)
		}
		return who, rest, true
	}
	if who, rest = calledShort(in, s.Says); who != nil { // 乙呢
		return who, rest, true
	}
	ofThem := len(s.Question.Points)+len(s.Question.Units) == 0 && !s.Question.Own && !s.Question.Whole && !strings.Contains(s.Says, "谁")
	if was != nil && words.AsksDoings(s.Says) && ofThem {
		return in.Dir.Person(was.By), s.Says, true // 上个月去了哪些点
	}
	return nil, s.Says, false
}

// longestShort is how many characters of a name call a colleague for short.
const longestShort = 3

// calledShort is the colleague with the end of whose name a question goes on, and the rest of it: 乙 of 乙跑了几趟. Of several it is the one of the unit,
// or of the point, that was asked after.
func calledShort(in *turn.Scene, says string) (who *bureau.Person, rest string) {
	query, ok := counted(in)
	n := []rune(strings.TrimPrefix(says, "那"))
	if !ok || !words.Asks(says) && !strings.HasSuffix(says, "呢") {
		return nil, says
	}
	points, units := inquiry.PlacesOf(query)
	for _, id := range points {
		if p := in.Dir.Point(id); p != nil {
			units = append(units, p.Station)
		}
	}
	for k := min(longestShort, len(n)-1); k > 0; k-- {
		if who := in.Colleague(string(n[:k]), units...); who != nil {
			return who, string(n[k:])
		}
	}
	return nil, says
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
