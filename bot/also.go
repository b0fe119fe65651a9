package bot

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/record"
)

// additions are what a tap of the person may add to a kept meeting. d is the
// draft it came from: 党小组 that a sentence named are not asked for again.
func (t *turn) additions(r *record.Record, d *chat.Draft) (a messages.Additions) {
	if r.Kind != record.KindMeeting || r.Type == record.Talk || !t.mayCorrect(r) {
		return a
	}
	a.Also = true
	if n := t.dir.GroupCount(t.dir.Org(r.Org)); n > 1 && slices.Contains(r.Types(), record.GroupMeeting) && !namesGroups(d, r.ID) {
		a.Groups = n
	}
	return a
}

// openGroups offers to open those of several records of which nobody said which
// 党小组 met.
func (t *turn) openGroups(view *messages.Draft, d *chat.Draft) {
	for _, r := range view.Records {
		if t.additions(r, d).Groups > 0 && len(r.Detail.Groups) == 0 {
			view.Open = append(view.Open, r.ID)
			view.Notes = append(view.Notes, messages.WhichGroupOf(r.ID))
		}
	}
}

// namesGroups reports whether the sentence of a record named 党小组.
func namesGroups(d *chat.Draft, record int64) bool {
	return d != nil && slices.ContainsFunc(d.Items, func(i chat.Item) bool { return i.Number == record && ask.Get(&i, "groups") != "" })
}

// additionsTo are the additions to a record on a card of its own.
func (t *turn) additionsTo(r *record.Record) (messages.Additions, error) {
	if r.Kind != record.KindMeeting {
		return messages.Additions{}, nil
	}
	d, err := chat.FindDraft(t.tx, r.Draft)
	if errors.Is(err, store.ErrNotFound) {
		d, err = nil, nil
	}
	return t.additions(r, d), err
}

// ownMeeting is the meeting of a tap, if the person may add to it, or nil.
func (t *turn) ownMeeting(arg string) (*record.Record, error) {
	n, _ := numberIn(arg)
	r, err := t.visible(n)
	if err != nil || r.Kind != record.KindMeeting || r.Type == record.Talk || !t.mayCorrect(r) {
		return nil, err
	}
	return r, nil
}

// openTypes is 同时算… on a kept meeting.
func (t *turn) openTypes(card *chat.Card, arg string) error {
	r, err := t.ownMeeting(arg)
	if r == nil || err != nil {
		return errors.Join(err, t.toast(messages.StaleCard))
	}
	return errors.Join(t.toast(""), t.show(card.Key, messages.AlsoCard(t.dir, r, t.today)))
}

// tickType counts a kept meeting as one more type, or no longer.
func (t *turn) tickType(card *chat.Card, arg string) error {
	number, typ, _ := strings.Cut(arg, ":")
	r, err := t.ownMeeting(number)
	if r == nil || err != nil || !slices.Contains(r.Others(), typ) {
		return errors.Join(err, t.toast(messages.StaleCard))
	}
	now, on := *r, !slices.Contains(r.Detail.Also, typ)
	now.Detail.Also = slices.DeleteFunc(slices.Clone(r.Detail.Also), func(s string) bool { return s == typ })
	if on {
		now.Detail.Also = append(now.Detail.Also, typ)
	}
	if r.Detail.Vote != nil {
		v := *r.Detail.Vote
		v.Kind = now.VotesAs(v.Kind == record.Election)
		now.Detail.Vote = &v
	}
	if !slices.Contains(now.Types(), record.GroupMeeting) {
		now.Detail.Groups = nil
	}
	if err := t.added(card, r, &now); err != nil {
		return err
	}
	return errors.Join(t.toast(messages.Ticked(typ, on)), t.show(card.Key, messages.AlsoCard(t.dir, &now, t.today)))
}

// tickGroup says which 党小组 met, or takes it back; 0 is all of them.
func (t *turn) tickGroup(card *chat.Card, arg string) error {
	number, which, _ := strings.Cut(arg, ":")
	r, err := t.ownMeeting(number)
	g, e := strconv.Atoi(which)
	if r == nil || err != nil || e != nil {
		return errors.Join(err, t.toast(messages.StaleCard))
	}
	now, said, on := *r, messages.AllGroups, true
	switch now.Detail.Groups = slices.Clone(r.Detail.Groups); {
	case g == 0:
		now.Detail.Groups = upTo(t.dir.GroupCount(t.dir.Org(r.Org)))
	case slices.Contains(r.Detail.Groups, g):
		now.Detail.Groups, on = slices.DeleteFunc(now.Detail.Groups, func(n int) bool { return n == g }), false
	default:
		now.Detail.Groups = append(now.Detail.Groups, g)
		slices.Sort(now.Detail.Groups)
	}
	if g > 0 {
		said = messages.GroupButton(g)
	}
	if err := t.added(card, r, &now); err != nil {
		return err
	}
	return errors.Join(t.toast(messages.Ticked(said, on)), t.showMeeting(card, &now))
}

// added keeps what a tap added to a meeting, with its history, and draws the card
// on which it was recorded, where another was tapped.
func (t *turn) added(card *chat.Card, was, now *record.Record) error {
	var told []record.Entry
	for _, c := range messages.Differences(t.dir, was, now, t.today) {
		told = append(told, record.Entry{Person: t.me.ID, What: messages.HistoryTick(c.Label), Before: c.Before, After: c.After})
	}
	if err := record.Correct(t.tx, now, told...); err != nil {
		return err
	}
	if card.Key == chat.DraftKey(now.Draft) {
		return nil
	}
	return t.redrawOrigin(now, nil)
}

// showMeeting draws a meeting where one of its buttons was tapped: on the card
// on which it was recorded, or on its own.
func (t *turn) showMeeting(card *chat.Card, r *record.Record) error {
	if card.Key == chat.DraftKey(r.Draft) {
		d, err := chat.FindDraft(t.tx, r.Draft)
		if err != nil {
			return err
		}
		return t.redraw(d)
	}
	face, err := t.recordFace(r)
	return errors.Join(err, t.show(card.Key, face))
}
