package month

import (
	"errors"
	"slices"
	"strings"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/duty"
)

// meetings is /meetings and 会议进度: what the 支部 of the person's scope held, and
// what was not seen. It takes words, or an agenda as a button carries it.
func meetings(t *turn.Turn, says string) error {
	if t.Me.Is(bureau.Secretary) && !t.Me.Is(turn.FieldRoles...) {
		return ownMeetings(t, says) // their own is what they may see
	}
	if !t.Me.Is(turn.FieldRoles...) {
		return t.Say(messages.AgendaNotYours)
	}
	a, ok := inquiry.ParseAgenda(says)
	if !ok {
		a = inquiry.AgendaIn(t, says)
		a.Missing = words.AsksMissing(says)
	}
	face, err := agendaOf(t, a.Usual(t.Today))
	return errors.Join(err, t.Show(chat.AnswerKey(t.Update.ID), face))
}

// ownMeetings shows a 书记 the month of their own 支部 or, of another time, its meetings.
func ownMeetings(t *turn.Turn, says string) error {
	a, ok := inquiry.ParseAgenda(says)
	if !ok {
		a = inquiry.AgendaIn(t, says)
	}
	now := duty.MonthOf(t.Today)
	o := branchOf(t.Dir, t.Me)
	if o != nil && a.Org == o.ID { // its meetings were asked for
		face, err := branchFace(t, a.Usual(t.Today))
		return errors.Join(err, t.Show(chat.AnswerKey(t.Update.ID), face))
	}
	if o == nil || a.Period.From == "" || a.Period == duty.Quarter.Of(t.Today) || a.Period.From == now.From && a.Period.To == now.To {
		return month(t, "") // it tells of the quarter too
	}
	face, err := branchFace(t, inquiry.Agenda{Period: a.Period, Org: o.ID})
	return errors.Join(err, t.Show(chat.AnswerKey(t.Update.ID), face))
}

// tapAgenda leafs through 会议进度, or opens the meetings of a 支部.
func tapAgenda(t *turn.Turn, card *chat.Card, arg string) error {
	a, ok := inquiry.ParseAgenda(arg)
	if o := branchOf(t.Dir, t.Me); !ok || !t.Me.Is(turn.FieldRoles...) && (o == nil || o.ID != a.Org) {
		return t.Toast(messages.StaleCard)
	}
	face, err := agendaOf(t, a.Usual(t.Today))
	return errors.Join(err, t.Toast(""), t.Show(card.Key, face))
}

// agendaOf draws what an agenda is about: the meetings of one 支部, or what all of
// them owe.
func agendaOf(t *turn.Turn, a inquiry.Agenda) (chat.Face, error) {
	if a.Org != 0 {
		return branchFace(t, a)
	}
	return agendaFace(t, a)
}

// branchesOf are the 支部 of an agenda, in fixed order, within the scope.
func branchesOf(t *turn.Turn, a inquiry.Agenda) (found []*bureau.Org) {
	for _, id := range inquiry.Within(t, inquiry.Placed(a.Point, a.Unit)) {
		for _, o := range t.Dir.Branches(id) {
			if o.Founded <= min(a.Period.To, t.Today) {
				found = append(found, o)
			}
		}
	}
	return found
}

func agendaFace(t *turn.Turn, a inquiry.Agenda) (chat.Face, error) {
	all := branchesOf(t, a)
	asked := a.Missing
	if a.Missing {
		missing, err := missingOf(t, a, all)
		if err != nil {
			return chat.Face{}, err
		}
		if a.Missing = len(missing) > 0; a.Missing {
			all = missing
		} // else who held what says it best
	}
	some := all[min(a.Offset, len(all)):min(a.Offset+messages.AgendaRows, len(all))]
	view := messages.Agenda{Period: a.Period, Today: t.Today, Total: len(all), Offset: a.Offset, Missing: a.Missing, AllSeen: asked && !a.Missing && len(all) > 0, Other: otherMonth(t, a),
		To: func(offset int) string { a := a; a.Offset = offset; return a.Do() }}
	for _, id := range strings.Split(a.Rules, "+") {
		if r := duty.RuleOf(id); r != nil {
			view.Rules = append(view.Rules, r)
		}
	}
	var err error
	if view.Page, err = progressOf(t, a, some); err != nil {
		return chat.Face{}, err
	}
	for _, o := range some {
		to := a
		to.Org = o.ID
		view.Open = append(view.Open, chat.Button{Words: messages.ShortName(o.Name, o.Aliases), Do: to.Do()})
	}
	return messages.AgendaCard(view), nil
}

// missingOf are the 支部 of which something was not seen.
func missingOf(t *turn.Turn, a inquiry.Agenda, all []*bureau.Org) (found []*bureau.Org, err error) {
	progress, err := progressOf(t, a, all)
	for _, p := range progress {
		if slices.ContainsFunc(p.Owed, duty.Obligation.Open) {
			found = append(found, p.Org)
		}
	}
	return found, err
}

// otherMonth turns from this month to the last, and back.
func otherMonth(t *turn.Turn, a inquiry.Agenda) []chat.Button {
	this := duty.Month.Of(t.Today)
	last := duty.Month.Of(this.From.Add(-1))
	to := inquiry.Agenda{Rules: a.Rules, Point: a.Point, Unit: a.Unit, Period: last, Missing: a.Missing}
	switch a.Period {
	case this:
		return []chat.Button{{Words: messages.LastMonth, Do: to.Do()}}
	case last:
		to.Period = this
		return []chat.Button{{Words: messages.ThisMonth, Do: to.Do()}}
	}
	return nil
}
