package month

import (
	"errors"
	"strings"
	"unicode/utf8"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
)

// hearOthersAsked tells a 书记 who asks after the meetings of another 支部 that these are not theirs to see, and offers the same of their
// own: 步行街支部这个月开了几次会.
func hearOthersAsked(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	own := ownBranch(in)
	if own == nil || in.Me.Is(turn.FieldRoles...) || !strings.Contains(s.Says, "支部") || utf8.RuneCountInString(s.Says) > longestBranch {
		return nil
	}
	o := branchIn(in, s)
	if o == nil || o == own || counts(s) || words.AsksTerm(s.Says) || in.Draft != nil && in.Draft.Asking != "" {
		return nil
	}
	rest := withoutName(s.Says, o)
	if !words.Asks(s.Says) && !words.EndsAsking(s.Says) || !words.OfMeetings(strings.ReplaceAll(rest, "支部", "")) && !words.AsksOwed(rest) {
		return nil
	}
	a := inquiry.Agenda{Org: own.ID}
	if from := day.Day(s.Question.From); from != "" && from <= in.Today {
		a.Period = day.Period{From: duty.Month.Of(from).From, To: duty.Month.Of(day.Day(s.Question.To)).To}
	}
	return &turn.Proposal{Name: "of another branch", Cost: -3, Do: func(t *turn.Turn) error {
		a.Rules = inquiry.RulesIn(t, rest)
		a := a.Usual(t.Today)
		return errors.Join(turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: a.Do(), Says: a.Meeting()}), t.ShowNew(messages.OtherBranch(own, a.Do())))
	}}
}

// hearOwnAgain lists the meetings of one's own 支部 to who asked after those of another just before: 那看我们自己的.
func hearOwnAgain(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	own := ownBranch(in)
	th, far := in.Focus.Find(chat.ThingQuery)
	if own == nil || th == nil || far > 0 || in.Draft != nil || in.Me.Is(turn.FieldRoles...) {
		return nil
	}
	when, ours := words.OwnOnes(s.Says)
	text, ofAgenda := strings.CutPrefix(th.Query, messages.DoAgenda+":")
	a, ok := inquiry.ParseAgenda(text)
	if !ours || !ofAgenda || !ok || a.Org != own.ID {
		return nil
	}
	return &turn.Proposal{Name: "own again", Cost: -3, Do: func(t *turn.Turn) error {
		if p := inquiry.AgendaIn(t, when).Period; p.From != "" {
			a.Period = p
		}
		return errors.Join(t.House.Run(t, "meetings", a.Text()), turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: a.Do(), Says: a.Meeting()}))
	}}
}
