package entries

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// ownMeeting is the meeting of a tap, if the person may add to it, or nil.
func ownMeeting(t *turn.Turn, arg string) (*record.Record, error) {
	n, _ := turn.NumberIn(arg)
	r, err := t.Visible(n)
	if err != nil || r.Kind != record.KindMeeting || r.Type == record.Talk || !t.MayCorrect(r) {
		return nil, err
	}
	return r, nil
}

// openTypes is 同时算… on a kept meeting.
func openTypes(t *turn.Turn, card *chat.Card, arg string) error {
	r, err := ownMeeting(t, arg)
	if r == nil || err != nil {
		return errors.Join(err, t.Toast(messages.StaleCard))
	}
	return errors.Join(t.Toast(""), t.Show(card.Key, messages.AlsoCard(t.Dir, r, t.Today)))
}

// tickType counts a kept meeting as one more type, or no longer.
func tickType(t *turn.Turn, card *chat.Card, arg string) error {
	number, typ, _ := strings.Cut(arg, ":")
	r, err := ownMeeting(t, number)
	if r == nil || err != nil || !slices.Contains(r.Others(), typ) {
		return errors.Join(err, t.Toast(messages.StaleCard))
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
	if err := added(t, card, r, &now); err != nil {
		return err
	}
	return errors.Join(t.Toast(messages.Ticked(typ, on)), t.Show(card.Key, messages.AlsoCard(t.Dir, &now, t.Today)))
}

// tickGroup says which 党小组 met, or takes it back; 0 is all of them.
func tickGroup(t *turn.Turn, card *chat.Card, arg string) error {
	number, which, _ := strings.Cut(arg, ":")
	r, err := ownMeeting(t, number)
	g, e := strconv.Atoi(which)
	if r == nil || err != nil || e != nil {
		return errors.Join(err, t.Toast(messages.StaleCard))
	}
	now, said, on := *r, messages.AllGroups, true
	switch now.Detail.Groups = slices.Clone(r.Detail.Groups); {
	case g == 0:
		now.Detail.Groups = draft.GroupsUpTo(t.Dir.GroupCount(t.Dir.Org(r.Org)))
	case slices.Contains(r.Detail.Groups, g):
		now.Detail.Groups, on = slices.DeleteFunc(now.Detail.Groups, func(n int) bool { return n == g }), false
	default:
		now.Detail.Groups = append(now.Detail.Groups, g)
		slices.Sort(now.Detail.Groups)
	}
	if g > 0 {
		said = messages.GroupButton(g)
	}
	if err := added(t, card, r, &now); err != nil {
		return err
	}
	return errors.Join(t.Toast(messages.Ticked(said, on)), showMeeting(t, card, &now))
}

// added keeps what a tap added to a meeting, with its history, and draws the card
// on which it was recorded, where another was tapped.
func added(t *turn.Turn, card *chat.Card, was, now *record.Record) error {
	var told []record.Entry
	for _, c := range messages.Differences(t.Dir, was, now, t.Today) {
		told = append(told, record.Entry{Person: t.Me.ID, What: messages.HistoryTick(c.Label), Before: c.Before, After: c.After})
	}
	if err := record.Correct(t.Tx, now, told...); err != nil {
		return err
	}
	if card.Key == chat.DraftKey(now.Draft) {
		return nil
	}
	return draft.RedrawOrigin(t, now, nil)
}

// showMeeting draws a meeting where one of its buttons was tapped: on the card
// on which it was recorded, or on its own.
func showMeeting(t *turn.Turn, card *chat.Card, r *record.Record) error {
	if card.Key == chat.DraftKey(r.Draft) {
		d, err := chat.FindDraft(t.Tx, r.Draft)
		if err != nil {
			return err
		}
		return draft.Redraw(t, d)
	}
	face, err := recordFace(t, r)
	return errors.Join(err, t.Show(card.Key, face))
}
