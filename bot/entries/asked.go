package entries

import (
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// hearAsked shows the one thing that a short question is about: 讲了什么, 谁的, 家政那个是什么事. It is
// the one shown last or, where words name one, that of those shown, saved or open.
func hearAsked(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	of, pointed, ok := words.AsksOf(s.Says)
	last, atEnd := words.AtEnd(of)
	if utf8.RuneCountInString(s.Says) > longestLast || len(s.Numbers) > 0 || !atEnd && (s.Nth != 0 || s.Question.From != "" && len(s.Question.Points) == 0) {
		return nil
	}
	if !ok || !in.Since() && of == "" {
		return nil
	}
	number := int64(0)
	if listed := in.Listed(); len(listed) > 1 && atEnd && in.Meeting() != "" { // 最后那次说的啥
		slices.SortFunc(listed, func(a, b record.Record) int { return strings.Compare(string(a.Day), string(b.Day)) })
		if number = listed[0].ID; last {
			number = listed[len(listed)-1].ID
		}
	} else if of == "" {
		if listed := in.Listed(); len(listed) == 1 {
			number = listed[0].ID
		}
	} else {
		for _, some := range [][]record.Record{in.Listed(), in.Saved(), in.Open()} {
			if number = oneCalled(in, s, of, pointed, some); number != 0 {
				break
			}
		}
	}
	if size := utf8.RuneCountInString(of); number == 0 && pointed && size > 1 && size <= longestSearch && len(s.Question.Points)+len(s.Question.Units) == 0 {
		return &turn.Proposal{Name: "asked of none", Cost: turn.Missing, Do: func(t *turn.Turn) error { return search(t, of) }}
	}
	if number == 0 {
		return nil
	}
	return &turn.Proposal{Name: "asked of one", Cost: -1, Do: func(t *turn.Turn) error { return find(t, messages.Number(number)) }}
}

// hearOfRecord shows the person's own newest record that a question points at by its point, its type or its words: 居然早上那条我是怎么写的.
func hearOfRecord(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil && in.Draft.Asking != "" || !words.AsksOfRecord(s.Says) || utf8.RuneCountInString(s.Says) > longestWhat || len(s.Numbers) > 0 || s.Nth != 0 || len(s.Question.Points) > 1 {
		return nil
	}
	point := int64(0)
	if len(s.Question.Points) == 1 {
		point = turn.PointCalled(in.Dir, s.Question.Points[0])
	}
	when := day.Period{From: day.Day(s.Question.From), To: day.Day(s.Question.To)}
	return &turn.Proposal{Name: "asked of a record", Cost: 1, Do: func(t *turn.Turn) error {
		own, err := record.OfPerson(t.Tx, t.Me.ID, mostOwn)
		if err != nil {
			return err
		}
		best, most := int64(0), 0
		for i := range own {
			r := &own[i]
			if point != 0 && r.Point != point || when.From != "" && !when.Has(r.Day) {
				continue
			}
			if n := 1 + 2*turn.SharedPairs(s.Says, r.Type) + turn.SharedPairs(s.Says, r.Text); n > most {
				best, most = r.ID, n
			}
		}
		if best == 0 || point == 0 && most == 1 {
			return t.House.Run(t, "mine", "")
		}
		return find(t, messages.Number(best))
	}}
}

// longestWhat is how many characters such a question may have.
const longestWhat = 30

// hearThatVisit shows the visit of which a sentence asks what was done or counted then: 建工那次看了几家企业, 那趟答疑了几个. It is the
// one described, or that shown last.
func hearThatVisit(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	q := s.Question
	if in.Draft != nil || in.Meeting() != "" || !words.AsksOfThat(s.Says) || utf8.RuneCountInString(s.Says) > longestWhat || len(s.Numbers)+len(q.Units) > 0 || q.From != "" || len(q.Points) > 1 {
		return nil
	}
	if len(words.MeetingsCalled(s.Says)) > 0 || slices.ContainsFunc(q.Names, func(name string) bool { return !ofVisits(in, name) }) {
		return nil
	}
	visit, _ := in.Described(s)
	if listed := in.Listed(); visit == nil && len(listed) == 1 && len(q.Points) == 0 {
		visit = &listed[0]
	}
	if visit == nil || visit.Kind != record.KindVisit {
		return nil
	}
	number := visit.ID
	return &turn.Proposal{Name: "that visit", Cost: -2, Do: func(t *turn.Turn) error { return find(t, messages.Number(number)) }}
}

// ofVisits reports whether a number is one of visits.
func ofVisits(in *turn.Scene, name string) bool {
	x := in.Dir.Indicators.Find(name)
	return x != nil && x.Kind == indicator.Visit && name != indicator.Visits
}

// hearWritten shows the draft or the one record in hand to who asks what they wrote there: 户数写的多少.
func hearWritten(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !words.AsksWritten(s.Says) || utf8.RuneCountInString(s.Says) > longestLast || len(s.Numbers)+len(s.Question.Points)+len(s.Question.Units) > 0 || s.Question.From != "" {
		return nil
	}
	if d := in.Draft; d != nil && !in.Since() {
		return &turn.Proposal{Name: "what is on the card", Cost: -1, Do: func(t *turn.Turn) error { return t.ShowBelow(chat.DraftKey(d.ID), draft.Face(t, d, "")) }}
	}
	listed := in.Listed()
	if len(listed) != 1 {
		return nil
	}
	return &turn.Proposal{Name: "what was written", Cost: -1, Do: func(t *turn.Turn) error { return find(t, messages.Number(listed[0].ID)) }}
}

// oneCalled is the number of the one record that some words name best, by what it is about, its type
// or, where it is pointed at, its point; or 0.
func oneCalled(in *turn.Scene, s *turn.Sentence, of string, pointed bool, some []record.Record) (best int64) {
	most, tied := 0, false
	for i := range some {
		r := &some[i]
		at := slices.ContainsFunc(s.Question.Points, func(name string) bool { return turn.PointCalled(in.Dir, name) == r.Point })
		if len(s.Question.Points) > 0 && !at {
			continue
		}
		n := turn.SharedPairs(of, r.Text)
		if utf8.RuneCountInString(of) == 1 && strings.Contains(r.Text, of) {
			n++
		}
		if slices.ContainsFunc(r.Types(), func(typ string) bool { return strings.Contains(of, typ) }) {
			n++
		}
		if at && pointed {
			n++
		}
		switch {
		case n > most:
			best, most, tied = r.ID, n, false
		case n == most && r.ID != best:
			tied = tied || n > 0
		}
	}
	if tied {
		return 0
	}
	return best
}
