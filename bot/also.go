package bot

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store"
)

// additions are what a tap of the person may add to a kept meeting. d is the
// draft it came from: 党小组 that a sentence named are not asked for again.
func (t *turn) additions(r *store.Record, d *store.Draft) (a messages.Additions) {
	if r.Kind != store.KindMeeting || r.Type == talkType || !t.mayCorrect(r) {
		return a
	}
	a.Also = true
	if n := t.dir.GroupCount(t.dir.Org(r.Org)); n > 1 && slices.Contains(r.Types(), store.GroupMeeting) && !namesGroups(d, r.ID) {
		a.Groups = n
	}
	return a
}

// openGroups offers to open those of several records of which nobody said which
// 党小组 met.
func (t *turn) openGroups(view *messages.Draft, d *store.Draft) {
	for _, r := range view.Records {
		if t.additions(r, d).Groups > 0 && len(r.Detail.Groups) == 0 {
			view.Open = append(view.Open, r.ID)
			view.Notes = append(view.Notes, messages.WhichGroupOf(r.ID))
		}
	}
}

// namesGroups reports whether the sentence of a record named 党小组.
func namesGroups(d *store.Draft, record int64) bool {
	return d != nil && slices.ContainsFunc(d.Items, func(i store.Item) bool { return i.Number == record && ask.Get(&i, "groups") != "" })
}

// additionsTo are the additions to a record on a card of its own.
func (t *turn) additionsTo(r *store.Record) (messages.Additions, error) {
	if r.Kind != store.KindMeeting {
		return messages.Additions{}, nil
	}
	d, err := t.tx.Draft(r.Draft)
	if errors.Is(err, store.ErrNotFound) {
		d, err = nil, nil
	}
	return t.additions(r, d), err
}

// ownMeeting is the meeting of a tap, if the person may add to it, or nil.
func (t *turn) ownMeeting(arg string) (*store.Record, error) {
	n, _ := numberIn(arg)
	r, err := t.visible(n)
	if err != nil || r.Kind != store.KindMeeting || r.Type == talkType || !t.mayCorrect(r) {
		return nil, err
	}
	return r, nil
}

// openTypes is 同时算… on a kept meeting.
func (t *turn) openTypes(card *store.Card, arg string) error {
	r, err := t.ownMeeting(arg)
	if r == nil || err != nil {
		return errors.Join(err, t.toast(messages.StaleCard))
	}
	return errors.Join(t.toast(""), t.show(card.Key, messages.AlsoCard(t.dir, r, t.today)))
}

// tickType counts a kept meeting as one more type, or no longer.
func (t *turn) tickType(card *store.Card, arg string) error {
	number, typ, _ := strings.Cut(arg, ":")
	r, err := t.ownMeeting(number)
	if r == nil || err != nil || !slices.Contains(r.Others(), typ) {
		return errors.Join(err, t.toast(messages.StaleCard))
	}
	before := strings.Join(r.Types(), "、")
	on := !slices.Contains(r.Detail.Also, typ)
	if on {
		r.Detail.Also = append(r.Detail.Also, typ)
	} else {
		r.Detail.Also = slices.DeleteFunc(r.Detail.Also, func(s string) bool { return s == typ })
	}
	if v := r.Detail.Vote; v != nil {
		v.Kind = r.VotesAs(v.Kind == store.Election)
	}
	if !slices.Contains(r.Types(), store.GroupMeeting) {
		r.Detail.Groups = nil
	}
	if err := t.added(card, r, messages.HistoryAlso, before, strings.Join(r.Types(), "、")); err != nil {
		return err
	}
	return errors.Join(t.toast(messages.Ticked(typ, on)), t.show(card.Key, messages.AlsoCard(t.dir, r, t.today)))
}

// tickGroup says which 党小组 met, or takes it back; 0 is all of them.
func (t *turn) tickGroup(card *store.Card, arg string) error {
	number, which, _ := strings.Cut(arg, ":")
	r, err := t.ownMeeting(number)
	g, e := strconv.Atoi(which)
	if r == nil || err != nil || e != nil {
		return errors.Join(err, t.toast(messages.StaleCard))
	}
	before, said, on := messages.GroupWords(r.Detail.Groups), messages.AllGroups, true
	switch {
	case g == 0:
		r.Detail.Groups = upTo(t.dir.GroupCount(t.dir.Org(r.Org)))
	case slices.Contains(r.Detail.Groups, g):
		r.Detail.Groups, on = slices.DeleteFunc(r.Detail.Groups, func(n int) bool { return n == g }), false
	default:
		r.Detail.Groups = append(r.Detail.Groups, g)
		slices.Sort(r.Detail.Groups)
	}
	if g > 0 {
		said = messages.GroupButton(g)
	}
	if err := t.added(card, r, messages.HistoryGroup, before, messages.GroupWords(r.Detail.Groups)); err != nil {
		return err
	}
	return errors.Join(t.toast(messages.Ticked(said, on)), t.showMeeting(card, r))
}

// added keeps what a tap added to a meeting, with a line in its history, and
// draws the card on which it was recorded, where another was tapped.
func (t *turn) added(card *store.Card, r *store.Record, what, before, after string) error {
	if err := errors.Join(t.tx.Correct(r), t.tx.Note(store.Entry{Record: r.ID, Person: t.me.ID, What: what, Before: before, After: after})); err != nil {
		return err
	}
	if card.Key == store.DraftKey(r.Draft) {
		return nil
	}
	return t.redrawOrigin(r, nil)
}

// showMeeting draws a meeting where one of its buttons was tapped: on the card
// on which it was recorded, or on its own.
func (t *turn) showMeeting(card *store.Card, r *store.Record) error {
	if card.Key == store.DraftKey(r.Draft) {
		d, err := t.tx.Draft(r.Draft)
		if err != nil {
			return err
		}
		return t.redraw(d)
	}
	face, err := t.recordFace(r)
	return errors.Join(err, t.show(card.Key, face))
}

// keepAdded keeps of a meeting whose sentence was edited what taps and
// corrections added to it, and its sentence never said.
func (t *turn) keepAdded(item *store.Item, saved *store.Draft, r *store.Record) {
	was := t.answersOf(r)
	for _, key := range []string{"also", "groups", "vote", "guests"} {
		said := slices.ContainsFunc(saved.Items, func(i store.Item) bool { return i.Number == r.ID && ask.Get(&i, key) != "" })
		if value := ask.Get(&was, key); !said && value != "" && ask.Get(item, key) == "" {
			ask.Set(item, key, value)
		}
	}
	keepTicks(item, &was)
}
