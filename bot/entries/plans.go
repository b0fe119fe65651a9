package entries

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// ownPlan returns a plan of the person that still stands, or nil.
func ownPlan(t *turn.Turn, arg string) (*record.Record, error) {
	n, _ := turn.NumberIn(arg)
	r, err := t.Visible(n)
	if err != nil || !r.PlanOf(t.Me) && (r.Kind != record.KindPlan || r.Typist != t.Me.ID) { // whoever arranged it may too
		return nil, err
	}
	return r, nil
}

// went is 去了: the plan ends, and the visit it became is one tap from its record;
// of a 书记, who logs no visits, it only ends.
func went(t *turn.Turn, card *chat.Card, arg string) error {
	r, err := ownPlan(t, arg)
	switch {
	case r == nil || err != nil:
		return errors.Join(err, t.Toast(messages.StaleCard))
	case atNoPoint(r):
		return endPlan(t, card, r, messages.PlanDoneAt)
	}
	item := chat.Item{Kind: string(record.KindVisit)}
	for _, a := range []chat.Answered{{Key: "point", Value: turn.IDText(r.Point)}, {Key: "date", Value: string(min(r.Day, t.Today))}, {Key: "text", Value: r.Text}} {
		if a.Value != "" && a.Value != "0" {
			ask.Set(&item, a.Key, a.Value)
		}
	}
	d := draft.New(t, []chat.Item{item})
	if err := endPlan(t, card, r, messages.PlanWent); err != nil || draft.Refusal(t, d) != "" {
		return err
	}
	return draft.OpenBelow(t, d)
}

// callOff takes back what the person arranged for others, and tells them so.
func callOff(t *turn.Turn, card *chat.Card, arg string) error {
	r, err := ownPlan(t, arg)
	if r == nil || err != nil {
		return errors.Join(err, t.Toast(messages.StaleCard))
	}
	if err := endPlan(t, card, r, messages.PlanOff); err != nil {
		return err
	}
	return announce(t, r, messages.CalledOff(t.Me), messages.RecordButtons{Ended: messages.PlanOff})
}

// didNotGo is 没去成: nothing is recorded, and nothing is asked.
func didNotGo(t *turn.Turn, card *chat.Card, arg string) error {
	r, err := ownPlan(t, arg)
	if r == nil || err != nil {
		return errors.Join(err, t.Toast(messages.StaleCard))
	}
	return endPlan(t, card, r, messages.PlanNotGone)
}

// endPlan takes a plan off the lists; its number and history stay.
func endPlan(t *turn.Turn, card *chat.Card, r *record.Record, what string) error {
	if err := record.End(t.Tx, r, t.Me.ID, what); err != nil {
		return err
	}
	if err := reportPlan(t, r, what); err != nil {
		return err
	}
	if card.Key != chat.RecordKey(r.ID) {
		return errors.Join(t.Toast(what), t.Show(card.Key, messages.WithoutPlan(card.Face, r.ID, what)))
	}
	face, err := recordFace(t, r)
	return errors.Join(err, t.Toast(what), t.Show(card.Key, face))
}

func planQuestions(t *turn.Turn, e *ask.Env, r *record.Record) []ask.Question {
	where := draft.WhichPoint(t, &r.Point, messages.AskPlanPoint)
	if !atNoPoint(r) {
		where = where.With(ask.Wanted)
	}
	return []ask.Question{
		where,
		ask.Date(e, messages.AskPlanDay, &r.Day, true, func(says string) (string, string) { return comingOf(t, r.Text, says) }).With(ask.Must),
		ask.Text("text", messages.LabelText, messages.AskPlanText, &r.Text, turn.MaxText),
		{Key: "unit", Fill: func(v string) bool { r.Detail.Unit, _ = strconv.ParseInt(v, 10, 64); return r.Detail.Unit != 0 }},
	}
}

// atNoPoint reports whether a plan is what a leader has a unit do at no point: 各报一份方案.
func atNoPoint(r *record.Record) bool {
	return r.Point == 0 && r.Detail.Unit != 0 && !words.GoesFor(r.Text)
}

// comingOf is the day that a text names for a plan, in the month that the words of the plan name: 15号 of 党课打算五月中旬上.
func comingOf(t *turn.Turn, text, says string) (on, fault string) {
	if p, ok := turn.PeriodAhead(text, t.Today); ok && p.From > t.Today {
		if near := turn.InMonthOf(p.From, words.BareDay(words.Bare(says))); near != "" {
			return string(near), ""
		}
	}
	return t.HearComing(says)
}

// arranged tells the people of a unit, or a colleague, of a plan that a leader made for
// them.
func arranged(t *turn.Turn, r *record.Record) error {
	return announce(t, r, messages.Arranged(t.Me), messages.RecordButtons{Plan: true, Receive: r.Detail.Unit != 0})
}

// announce shows those who are to carry out a plan its card, with a line above it.
func announce(t *turn.Turn, r *record.Record, line string, buttons messages.RecordButtons) error {
	var people []*bureau.Person
	switch {
	case r.Detail.Unit != 0:
		people = t.Dir.StaffOf(r.Detail.Unit)
	case r.Author != r.Typist:
		people = []*bureau.Person{t.Dir.Person(r.Author)}
	}
	for _, p := range people {
		if p == nil || !p.Active || p.Chat == 0 || p.ID == t.Me.ID {
			continue
		}
		face := messages.RecordCard(t.Dir, r, t.Today, "", buttons)
		face = face.Insert(0, line+"\n")
		if err := chat.Announce(t.Tx, p.Channel, p.Chat, chat.RecordKey(r.ID), face, p.Prefers().Window(bureau.Calendar(t.Tx), t.Tx.Now)); err != nil {
			return err
		}
	}
	return nil
}

// reportPlan tells whoever arranged a plan what became of it.
func reportPlan(t *turn.Turn, r *record.Record, what string) error {
	leader := t.Dir.Person(r.Typist)
	if leader == nil || r.Typist == t.Me.ID || r.Detail.Unit == 0 && r.Author == r.Typist {
		return nil
	}
	return turn.Tell(t, leader, messages.PlanReported(t.Dir, t.Me, r, what))
}

// receivePlan is 收到 on a plan that a leader arranged.
func receivePlan(t *turn.Turn, card *chat.Card, arg string) error {
	was, err := ownPlan(t, arg)
	if was == nil || was.Detail.Unit == 0 || err != nil {
		return errors.Join(err, t.Toast(messages.StaleCard))
	}
	now := *was
	now.Detail.Seen = t.Today
	if err := record.Correct(t.Tx, &now, record.Entry{Person: t.Me.ID, What: messages.Received}); err != nil {
		return err
	}
	face, err := recordFace(t, &now)
	return errors.Join(err, t.Toast(messages.Received), t.Show(card.Key, face))
}

// Days around the day of a plan in which a visit, or a meeting, is what was planned. What a leader has done until a day may be
// done long before.
const (
	planEarly  = 3
	planLate   = 14
	orderEarly = 31
)

// fulfils ends the plans that a new visit or meeting carries out.
func fulfils(t *turn.Turn, r *record.Record) error {
	plans, err := record.PlansIn(t.Tx, day.Period{From: r.Day.Add(-planLate), To: r.Day.Add(orderEarly)})
	if err != nil {
		return err
	}
	author := t.Dir.Person(r.Author)
	for i := range plans {
		p := &plans[i]
		theirs := author != nil && p.PlanOf(author) && p.Draft != r.Draft
		there := p.Point != 0 && p.Point == r.Point
		ordered := p.Detail.Unit != 0 || p.Typist != p.Author
		then := day.DayOf(p.Created) <= r.Day && (ordered || p.Day <= r.Day.Add(planEarly))
		other := r.Kind == record.KindMeeting && !strings.Contains(p.Text, r.Type) && !slices.Contains(words.MeetingsCalled(p.Text), r.Type)
		if !theirs || !there || !then || other {
			continue
		}
		what := messages.PlanDone(r)
		if err := errors.Join(record.End(t.Tx, p, t.Me.ID, what), reportPlan(t, p, what), t.Say(messages.PlanFulfilled(p, r))); err != nil {
			return err
		}
	}
	return nil
}
