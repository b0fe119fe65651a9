package entries

import (
	"errors"
	"unicode/utf8"

	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// longestPlan is how many characters a word about a plan may have.
const longestPlan = 20

// hearPlan moves a plan that was made or shown just now, or drops it: 改后天了, 钢市那个
// 不去了.
func hearPlan(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || utf8.RuneCountInString(s.Says) > longestPlan {
		return nil
	}
	plan := planMeant(in, s)
	if plan == nil {
		return nil
	}
	number := plan.ID
	switch {
	case s.Is(words.Move):
		on, ok := reading.ParseComing(s.After, in.Today.Time())
		if !ok {
			return nil
		}
		return &turn.Proposal{Name: "move plan", Cost: 1, Do: func(t *turn.Turn) error { return movePlan(t, number, day.Day(on)) }}
	case s.Is(words.NotGoing):
		return &turn.Proposal{Name: "drop plan", Cost: 1, Do: func(t *turn.Turn) error { return sayPlan(t, number, didNotGo) }}
	case s.Is(words.Went) && len(s.Question.Points) == 0 && utf8.RuneCountInString(s.Rest) == 0:
		return &turn.Proposal{Name: "went", Cost: 2, Do: func(t *turn.Turn) error { return sayPlan(t, number, went) }}
	}
	return nil
}

// planMeant is the plan among what was saved last that a sentence can mean, or nil.
func planMeant(in *turn.Scene, s *turn.Sentence) *record.Record {
	saved := in.Saved()
	for i := range saved {
		r := &saved[i]
		if r.Kind != record.KindPlan || r.Author != in.Me.ID || len(s.Numbers) > 0 && s.Numbers[0] != r.ID {
			continue
		}
		if len(s.Question.Points) > 0 && turn.PointCalled(in.Dir, s.Question.Points[0]) != r.Point {
			continue
		}
		return r
	}
	return nil
}

// movePlan gives a plan another day, and shows it.
func movePlan(t *turn.Turn, number int64, on day.Day) error {
	was, err := ownPlan(t, turn.IDText(number))
	if was == nil || err != nil {
		return errors.Join(err, t.Say(messages.StaleCard))
	}
	now := *was
	now.Day = on
	told := record.Entry{Person: t.Me.ID, What: messages.HistoryCorrected(messages.LabelDate), Before: messages.Day(was.Day, t.Today), After: messages.Day(on, t.Today), Message: t.Update.Message}
	if err := t.House.Keep(t, was, &now, func() error { return record.Correct(t.Tx, &now, told) }); err != nil {
		return err
	}
	item := draft.AnswersOf(t, &now)
	if err := draft.RedrawOrigin(t, &now, &item); err != nil {
		return err
	}
	face, err := recordFace(t, &now)
	if err != nil {
		return err
	}
	return errors.Join(t.ShowBelow(chat.RecordKey(number), face), t.House.Changed(t, was, &now))
}

// sayPlan does what a button of a plan's card does, on a card below.
func sayPlan(t *turn.Turn, number int64, do turn.Tap) error {
	r, err := t.Visible(number)
	if err != nil {
		return err
	}
	face, err := recordFace(t, r)
	if err != nil {
		return err
	}
	if err := t.ShowBelow(chat.RecordKey(number), face); err != nil {
		return err
	}
	return do(t, &chat.Card{Key: chat.RecordKey(number), Face: face}, turn.IDText(number))
}
