package answers

import (
	"errors"
	"strings"
	"unicode/utf8"

	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// hearThere hears what somebody asks of the one place that was shown or spoken of last, and names none, once more with its name: 支部书记是谁,
// 这个月活动搞了没. What a number says there in the time that was asked after goes on with the question.
func hearThere(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	q := s.Question
	if in.Draft != nil && in.Draft.Asking != "" || !in.Me.Is(turn.FieldRoles...) || utf8.RuneCountInString(s.Says) > longestFollow || len(s.Numbers) > 0 || s.Nth != 0 || s.Tells() {
		return nil
	}
	p := in.Dir.Point(in.There())
	if p == nil || !q.NamesNoPlace() || q.Action == reading.Ranking || in.PersonIn(s.Says) != nil || !ofPlace(in, s) {
		return nil
	}
	return &turn.Proposal{Name: "there", Cost: -3, Do: func(t *turn.Turn) error {
		return turn.HearAs(t, t.Says, p.Name+words.WithoutThere(s.Says))
	}}
}

// ofPlace reports whether a sentence asks what one place has: of its branch, of the last visit.
func ofPlace(in *turn.Scene, s *turn.Sentence) bool {
	q := s.Question
	switch {
	case words.OfManyPlaces(s.Says), strings.HasSuffix(strings.TrimRight(s.Says, "。？?！! "), "呢"), !words.Asks(s.Says) && !words.EndsAsking(s.Says):
		return false
	case words.OfBranch(s.Says):
		_, counts := counted(in)
		return !counts || !onlyNames(&q)
	}
	return words.LastOne(s.Says) && in.Meeting() == "" && len(q.Names) == 0
}

// ShowPoint shows the card of a point; what is asked next may be of it.
func ShowPoint(t *turn.Turn, p *bureau.Point) error {
	q := inquiry.Inquiry{View: inquiry.AsNumbers, Period: t.PeriodIn(messages.ThisWeek), Points: []int64{p.ID}}
	return errors.Join(t.House.Run(t, "find", p.Name), turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: q.Text(), Numbers: q.Points}))
}
