package bot

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
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
func (t *turn) month(string) error {
	c, err := duty.PersonCard(t.tx, t.tx.Today(), t.me)
	if err != nil {
		return err
	}
	if len(c.Sections)+len(c.Unvisited) == 0 {
		return t.say(messages.NoMonth)
	}
	return t.show(chat.MonthKey(duty.MonthOf(c.Day)), messages.MonthCard(c))
}

// branch is a 支部 of a button whose monthly card the person may use: its
// 书记, the 责任人 of its point, an admin.
func (t *turn) branch(arg string) (o *bureau.Org, rest string, err error) {
	number, rest, _ := strings.Cut(arg, ":")
	id, _ := strconv.ParseInt(number, 10, 64)
	o = t.dir.Org(id)
	if o == nil || !o.Active {
		return nil, "", &store.Refusal{Reason: messages.StaleCard}
	}
	mine := slices.Contains(t.dir.SecretariesOf(o.ID), t.me) || slices.Contains(t.dir.ResponsibleFor(t.dir.Point(o.Point)), t.me)
	if !mine && !t.me.Is(bureau.Admin) {
		return nil, "", &store.Refusal{Reason: messages.NotAllowed}
	}
	return o, rest, nil
}

// tapHeld opens 会议进度 of the month of a card, below it.
func (t *turn) tapHeld(_ *chat.Card, arg string) error {
	day, err := day.ParseDay(arg)
	if err != nil || !t.me.Is(fieldRoles...) {
		return t.toast(messages.StaleCard)
	}
	face, err := t.agendaFace(agenda{period: duty.MonthOf(day)})
	return errors.Join(err, t.toast(""), t.showNew(face))
}

// section is what a 支部 owes now.
func (t *turn) section(o *bureau.Org) (duty.Card, error) {
	b, err := duty.Gather(t.tx, t.tx.Today(), o.Point)
	if err != nil {
		return duty.Card{}, err
	}
	return b.SectionOf(t.me, o), nil
}

// tapBranch opens one 支部 of a card of several, below it.
func (t *turn) tapBranch(_ *chat.Card, arg string) error {
	o, _, err := t.branch(arg)
	if err != nil {
		return err
	}
	c, err := t.section(o)
	if err != nil {
		return err
	}
	key := chat.BranchKey(o.ID, duty.MonthOf(c.Day))
	return errors.Join(t.toast(""), t.showBelow(key, messages.BranchCard(c)))
}

// tapMonth leaves the choosing and shows the card again.
func (t *turn) tapMonth(card *chat.Card, arg string) error {
	o, _, err := t.branch(arg)
	if err != nil {
		return err
	}
	return errors.Join(t.toast(""), t.showMonth(card, o))
}

// showMonth draws a monthly card on the message that was tapped.
func (t *turn) showMonth(card *chat.Card, o *bureau.Org) error {
	if chat.IsMonthKey(card.Key) {
		c, err := duty.PersonCard(t.tx, t.tx.Today(), t.me)
		return errors.Join(err, t.show(card.Key, messages.MonthCard(c)))
	}
	c, err := t.section(o)
	return errors.Join(err, t.show(card.Key, messages.BranchCard(c)))
}

// tapLog begins to log what was held: the 支部 and the type are known.
func (t *turn) tapLog(_ *chat.Card, arg string) error {
	o, id, err := t.branch(arg)
	if err != nil {
		return err
	}
	rule := duty.RuleOf(id)
	if rule == nil || len(rule.Types) == 0 {
		return t.toast(messages.StaleCard)
	}
	item := chat.Item{Kind: string(record.KindMeeting)}
	ask.Set(&item, "point", idText(o.Point))
	ask.Set(&item, "org", idText(o.ID))
	ask.Set(&item, "type", rule.Types[0])
	d := t.newDraft([]chat.Item{item})
	d.Steps = true
	return errors.Join(t.toast(""), t.openBelow(d))
}

// tapLater is ⏰ 稍后: the card comes again once, on the day chosen.
func (t *turn) tapLater(card *chat.Card, arg string) error {
	o, date, err := t.branch(arg)
	if err != nil {
		return err
	}
	cal, today := bureau.Calendar(t.tx), t.tx.Today()
	if date == "" {
		days := []messages.LaterDay{{Words: "明天", Day: cal.After(today, 1)}, {Words: "3 个工作日后", Day: cal.After(today, 3)},
			{Words: "月底前", Day: duty.MonthEnd(cal, today)}}
		days = slices.DeleteFunc(days, func(d messages.LaterDay) bool { return d.Day <= today || d.Day > duty.MonthOf(today).To })
		return errors.Join(t.toast(""), t.show(card.Key, messages.LaterCard(o, days)))
	}
	on, err := day.ParseDay(date)
	if err != nil || on <= today {
		return t.toast(messages.StaleCard)
	}
	return errors.Join(spoken.Postpone(t.tx, t.me.ID, chat.MonthKey(duty.MonthOf(today)), on), t.toast(messages.LaterNoted), t.showMonth(card, o))
}

// tapWaive is 🚫 本期不适用: which item, and why.
func (t *turn) tapWaive(card *chat.Card, arg string) error {
	o, rest, err := t.branch(arg)
	if err != nil {
		return err
	}
	c, err := t.section(o)
	if err != nil || len(c.Sections) == 0 {
		return errors.Join(err, t.toast(messages.StaleCard))
	}
	open := c.Sections[0].Open(c.Day)
	which, why, _ := strings.Cut(rest, ":")
	i := slices.IndexFunc(open, func(ob duty.Obligation) bool { return ob.Rule.ID+"."+strconv.Itoa(ob.Group) == which })
	switch {
	case which == "" && len(open) > 1:
		return errors.Join(t.toast(""), t.show(card.Key, messages.WaiveCard(o, open)))
	case which == "" && len(open) == 1:
		return errors.Join(t.toast(""), t.show(card.Key, messages.ReasonCard(o, open[0])))
	case i < 0:
		return errors.Join(t.toast(messages.StaleCard), t.showMonth(card, o))
	case why == "":
		return errors.Join(t.toast(""), t.show(card.Key, messages.ReasonCard(o, open[i])))
	case !slices.Contains(duty.WaiverReasons[:], duty.WaiverReason(why)):
		return t.toast(messages.StaleCard)
	}
	if _, err := duty.AddWaiver(t.tx, open[i].Waive(duty.WaiverReason(why), t.me.ID)); err != nil {
		return err
	}
	return errors.Join(bureau.Audit(t.tx, t.me.ID, "本期不适用", o.Name+" "+open[i].Rule.Name+" "+why), t.toast(messages.WaivedNoted),
		t.showMonth(card, o), t.redrawMonths(o))
}

// tapRestore takes a 本期不适用 back.
func (t *turn) tapRestore(card *chat.Card, arg string) error {
	o, rest, err := t.branch(arg)
	if err != nil {
		return err
	}
	c, err := t.section(o)
	if err != nil || len(c.Sections) == 0 {
		return errors.Join(err, t.toast(messages.StaleCard))
	}
	waived := slices.DeleteFunc(slices.Clone(c.Sections[0].Owed), func(ob duty.Obligation) bool { return ob.Waiver == nil })
	if rest == "" && len(waived) > 1 {
		return errors.Join(t.toast(""), t.show(card.Key, messages.RestoreCard(o, waived)))
	}
	for _, ob := range waived {
		if rest != "" && rest != idText(ob.Waiver.ID) {
			continue
		}
		if _, err := duty.RevokeWaiver(t.tx, ob.Waiver.ID); err != nil {
			return err
		}
		if err := bureau.Audit(t.tx, t.me.ID, "恢复应做事项", o.Name+" "+ob.Rule.Name); err != nil {
			return err
		}
	}
	return errors.Join(t.toast(messages.RestoredNoted), t.showMonth(card, o), t.redrawMonths(o))
}

// redrawMonths draws the monthly cards on which a 支部 stands anew.
func (t *turn) redrawMonths(o *bureau.Org) error { return duty.Redraw(t.tx, o, messages.MonthCard) }

// meetingsChanged draws the monthly cards of the 支部 of some records anew.
func (t *turn) meetingsChanged(records ...*record.Record) error {
	var done []int64
	for _, r := range records {
		if r == nil || r.Kind != record.KindMeeting || slices.Contains(done, r.Org) {
			continue
		}
		done = append(done, r.Org)
		if o := t.dir.Org(r.Org); o != nil {
			if err := t.redrawMonths(o); err != nil {
				return err
			}
		}
	}
	return nil
}
