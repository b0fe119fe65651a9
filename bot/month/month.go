package month

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
	"liaison/store/spoken"
)

// month is 本月组织生活: the monthly card as it stands, also before it comes by
// itself.
func month(t *turn.Turn, _ string) error {
	c, err := duty.PersonCard(t.Tx, t.Tx.Today(), t.Me)
	if err != nil {
		return err
	}
	if len(c.Sections)+len(c.Unvisited) == 0 {
		return t.Say(messages.NoMonth)
	}
	now := duty.MonthOf(c.Day)
	asked := chat.Thing{Kind: chat.ThingQuery, Query: inquiry.Agenda{Period: now}.Do(), Says: onlyPressing(c)} // 二季度呢 may follow, or 那个昨儿开了
	return errors.Join(t.Show(chat.MonthKey(now), messages.MonthCard(c)), turn.Look(t, asked))
}

// onlyPressing is the one type of meeting that is left in the month of a card of one 支部; or "".
func onlyPressing(c duty.Card) string {
	if len(c.Sections) != 1 {
		return ""
	}
	left := c.Sections[0].Pressing(c.Day)
	if len(left) == 0 || slices.ContainsFunc(left, func(o duty.Obligation) bool { return o.Rule != left[0].Rule }) || len(left[0].Rule.Types) != 1 {
		return ""
	}
	return left[0].Rule.Types[0]
}

// branch is a 支部 of a button whose monthly card the person may use: its
// 书记, the 责任人 of its point, an admin.
func branch(t *turn.Turn, arg string) (o *bureau.Org, rest string, err error) {
	number, rest, _ := strings.Cut(arg, ":")
	id, _ := strconv.ParseInt(number, 10, 64)
	o = t.Dir.Org(id)
	if o == nil || !o.Active {
		return nil, "", &store.Refusal{Reason: messages.StaleCard}
	}
	mine := slices.Contains(t.Dir.SecretariesOf(o.ID), t.Me) || slices.Contains(t.Dir.ResponsibleFor(t.Dir.Point(o.Point)), t.Me)
	if !mine && !t.Me.Is(bureau.Admin) {
		return nil, "", &store.Refusal{Reason: messages.NotAllowed}
	}
	return o, rest, nil
}

// tapHeld opens 会议进度 of the month of a card, below it.
func tapHeld(t *turn.Turn, _ *chat.Card, arg string) error {
	day, err := day.ParseDay(arg)
	if err != nil || !t.Me.Is(turn.FieldRoles...) {
		return t.Toast(messages.StaleCard)
	}
	face, err := agendaFace(t, inquiry.Agenda{Period: duty.MonthOf(day)})
	return errors.Join(err, t.Toast(""), t.ShowNew(face))
}

// section is what a 支部 owes now.
func section(t *turn.Turn, o *bureau.Org) (duty.Card, error) {
	b, err := duty.Gather(t.Tx, t.Tx.Today(), o.Point)
	if err != nil {
		return duty.Card{}, err
	}
	return b.SectionOf(t.Me, o), nil
}

// tapBranch opens one 支部 of a card of several, below it.
func tapBranch(t *turn.Turn, _ *chat.Card, arg string) error {
	o, _, err := branch(t, arg)
	if err != nil {
		return err
	}
	c, err := section(t, o)
	if err != nil {
		return err
	}
	key := chat.BranchKey(o.ID, duty.MonthOf(c.Day))
	return errors.Join(t.Toast(""), t.ShowBelow(key, messages.BranchCard(c)))
}

// tapMonth leaves the choosing and shows the card again.
func tapMonth(t *turn.Turn, card *chat.Card, arg string) error {
	o, _, err := branch(t, arg)
	if err != nil {
		return err
	}
	return errors.Join(t.Toast(""), showMonth(t, card, o))
}

// showMonth draws a monthly card on the message that was tapped.
func showMonth(t *turn.Turn, card *chat.Card, o *bureau.Org) error {
	if chat.IsMonthKey(card.Key) {
		c, err := duty.PersonCard(t.Tx, t.Tx.Today(), t.Me)
		return errors.Join(err, t.Show(card.Key, messages.MonthCard(c)))
	}
	c, err := section(t, o)
	return errors.Join(err, t.Show(card.Key, messages.BranchCard(c)))
}

// tapLog begins to log what was held: the 支部 and the type are known.
func tapLog(t *turn.Turn, _ *chat.Card, arg string) error {
	o, id, err := branch(t, arg)
	if err != nil {
		return err
	}
	rule := duty.RuleOf(id)
	if rule == nil || len(rule.Types) == 0 {
		return t.Toast(messages.StaleCard)
	}
	item := chat.Item{Kind: string(record.KindMeeting)}
	ask.Set(&item, "point", turn.IDText(o.Point))
	ask.Set(&item, "org", turn.IDText(o.ID))
	ask.Set(&item, "type", rule.Types[0])
	d := draft.New(t, []chat.Item{item})
	d.Steps = true
	return errors.Join(t.Toast(""), draft.OpenBelow(t, d))
}

// tapLater is ⏰ 稍后: the card comes again once, on the day chosen.
func tapLater(t *turn.Turn, card *chat.Card, arg string) error {
	o, date, err := branch(t, arg)
	if err != nil {
		return err
	}
	cal, today := bureau.Calendar(t.Tx), t.Tx.Today()
	if date == "" {
		days := []messages.LaterDay{{Words: messages.LaterTomorrow, Day: cal.After(today, 1)}, {Words: messages.LaterThreeDays, Day: cal.After(today, 3)},
			{Words: messages.LaterMonthEnd, Day: duty.MonthEnd(cal, today)}}
		days = slices.DeleteFunc(days, func(d messages.LaterDay) bool { return d.Day <= today || d.Day > duty.MonthOf(today).To })
		return errors.Join(t.Toast(""), t.Show(card.Key, messages.LaterCard(o, days)))
	}
	on, err := day.ParseDay(date)
	if err != nil || on <= today {
		return t.Toast(messages.StaleCard)
	}
	return errors.Join(spoken.Postpone(t.Tx, t.Me.ID, chat.MonthKey(duty.MonthOf(today)), on), t.Toast(messages.LaterNoted(on, today)), showMonth(t, card, o))
}

// tapWaive is 🚫 本期不适用: which item, and why.
func tapWaive(t *turn.Turn, card *chat.Card, arg string) error {
	o, rest, err := branch(t, arg)
	if err != nil {
		return err
	}
	c, err := section(t, o)
	if err != nil || len(c.Sections) == 0 {
		return errors.Join(err, t.Toast(messages.StaleCard))
	}
	open := c.Sections[0].Open(c.Day)
	which, why, _ := strings.Cut(rest, ":")
	i := slices.IndexFunc(open, func(ob duty.Obligation) bool { return ob.Rule.ID+"."+strconv.Itoa(ob.Group) == which })
	switch {
	case which == "" && len(open) > 1:
		return errors.Join(t.Toast(""), t.Show(card.Key, messages.WaiveCard(o, open)))
	case which == "" && len(open) == 1:
		return errors.Join(t.Toast(""), t.Show(card.Key, messages.ReasonCard(o, open[0])))
	case i < 0:
		return errors.Join(t.Toast(messages.StaleCard), showMonth(t, card, o))
	case why == "":
		return errors.Join(t.Toast(""), t.Show(card.Key, messages.ReasonCard(o, open[i])))
	case !slices.Contains(duty.WaiverReasons[:], duty.WaiverReason(why)):
		return t.Toast(messages.StaleCard)
	}
	if _, err := duty.AddWaiver(t.Tx, open[i].Waive(duty.WaiverReason(why), t.Me.ID)); err != nil {
		return err
	}
	return errors.Join(bureau.Audit(t.Tx, t.Me.ID, messages.AuditWaived, o.Name+" "+open[i].Rule.Name+" "+why), t.Toast(messages.WaivedNoted),
		showMonth(t, card, o), redrawMonths(t, o))
}

// tapRestore takes a 本期不适用 back.
func tapRestore(t *turn.Turn, card *chat.Card, arg string) error {
	o, rest, err := branch(t, arg)
	if err != nil {
		return err
	}
	c, err := section(t, o)
	if err != nil || len(c.Sections) == 0 {
		return errors.Join(err, t.Toast(messages.StaleCard))
	}
	waived := slices.DeleteFunc(slices.Clone(c.Sections[0].Owed), func(ob duty.Obligation) bool { return ob.Waiver == nil })
	if rest == "" && len(waived) > 1 {
		return errors.Join(t.Toast(""), t.Show(card.Key, messages.RestoreCard(o, waived)))
	}
	for _, ob := range waived {
		if rest != "" && rest != turn.IDText(ob.Waiver.ID) {
			continue
		}
		if _, err := duty.RevokeWaiver(t.Tx, ob.Waiver.ID); err != nil {
			return err
		}
		if err := bureau.Audit(t.Tx, t.Me.ID, messages.AuditRestored, o.Name+" "+ob.Rule.Name); err != nil {
			return err
		}
	}
	return errors.Join(t.Toast(messages.RestoredNoted), showMonth(t, card, o), redrawMonths(t, o))
}

// redrawMonths draws the monthly cards on which a 支部 stands anew.
func redrawMonths(t *turn.Turn, o *bureau.Org) error { return duty.Redraw(t.Tx, o, messages.MonthCard) }

// meetingsChanged draws the monthly cards of the 支部 of some records anew.
func meetingsChanged(t *turn.Turn, records ...*record.Record) error {
	var done []int64
	for _, r := range records {
		if r == nil || r.Kind != record.KindMeeting || slices.Contains(done, r.Org) {
			continue
		}
		done = append(done, r.Org)
		if o := t.Dir.Org(r.Org); o != nil {
			if err := redrawMonths(t, o); err != nil {
				return err
			}
		}
	}
	return nil
}
