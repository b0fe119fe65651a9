package problem

import (
	"errors"
	"reflect"
	"slices"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// A View is a problem as one person sees it.
type View struct {
	*Case
	Viewer  *bureau.Person
	Today   day.Day
	Moves   []Move // what the viewer may do, in the order of the buttons
	Files   int
	News    []record.Entry // the newest things said about it, oldest first
	History []record.Entry
	Fresh   bool // the card on which it was just recorded
	Edit    bool // the viewer may correct the record
	Deputy  bool // the viewer hears of it now because those who are to act are away
	TooLate bool // the viewer handles it and can ask for no extension any more
}

// Draw draws the card of a problem.
type Draw func(View) chat.Face

// See returns the problem as a person sees it now.
func (c *Case) See(p *bureau.Person) (View, error) {
	files, err := chat.AttachmentsOf(c.tx, c.Record.ID)
	if err != nil {
		return View{}, err
	}
	v := View{Case: c, Viewer: p, Today: c.tx.Today(), Files: len(files), Deputy: slices.Contains(c.deputy, p), TooLate: c.May(Extend, p) == TooLate}
	if v.History, err = record.History(c.tx, c.Record.ID); err != nil {
		return View{}, err
	}
	v.News = newest(v.History)
	for _, r := range rules() {
		if c.May(r.move, p) == None {
			v.Moves = append(v.Moves, r.move)
		}
	}
	v.Edit = c.Record.Withdrawn.IsZero() && (c.Record.Author == p.ID || c.Record.Typist == p.ID || p.Is(bureau.Admin))
	return v, nil
}

// newsShown is how many of the things said about a problem stand on its card.
const newsShown = 3

// newest are the newest things that people said about a problem, oldest first.
func newest(history []record.Entry) (news []record.Entry) {
	all := rules()
	for _, e := range history {
		if e.What == Added || slices.ContainsFunc(all, func(r rule) bool { return r.shows(e) }) {
			news = append(news, e)
		}
	}
	return news[max(0, len(news)-newsShown):]
}

// shows reports whether a line of the history holds words of the move that stand on
// the card: under their label or, where the state stayed, under the move's name.
func (r *rule) shows(e record.Entry) bool {
	words := e.What == r.said.label || e.What == string(r.move) && e.Before == ""
	return r.said.card && words && e.After != ""
}

// Face draws the problem's card for a person.
func (c *Case) Face(p *bureau.Person) (chat.Face, error) {
	v, err := c.See(p)
	if err != nil {
		return chat.Face{}, err
	}
	return c.draw(v), nil
}

// Redraw draws every card that shows the problem anew, in place; those of
// people for whom it is urgent news come as a new message.
func (c *Case) Redraw() error {
	cards, err := chat.CardsOf(c.tx, chat.RecordKey(c.Record.ID))
	if err != nil {
		return err
	}
	for i := range cards {
		if err := c.redraw(&cards[i], false); err != nil {
			return err
		}
	}
	for _, p := range c.atOnce {
		face, err := c.Face(p)
		if err != nil {
			return err
		}
		if err := chat.Announce(c.tx, p.Channel, p.Chat, chat.RecordKey(c.Record.ID), face, p.Prefers().Window(bureau.Calendar(c.tx), c.tx.Now)); err != nil {
			return err
		}
	}
	c.atOnce, c.deputy = nil, nil
	return c.redrawOrigin()
}

// redraw draws one card for the person in whose chat it stands. Whoever may not see
// the problem any more keeps what they saw, without the buttons.
func (c *Case) redraw(card *chat.Card, fresh bool) error {
	p := c.Dir.PersonAt(card.Channel, card.Chat)
	if p == nil || p.ID != card.Owner || slices.Contains(c.atOnce, p) && !fresh {
		return nil
	}
	if !record.Visible(c.Dir.Scope(p), c.Record) {
		_, err := chat.WithholdCard(c.tx, card)
		return err
	}
	v, err := c.See(p)
	if err != nil {
		return err
	}
	v.Fresh = fresh
	face := c.draw(v)
	if reflect.DeepEqual(face, card.Face) {
		return nil
	}
	return chat.Show(c.tx, card.Channel, card.Chat, card.Key, face, true)
}

// redrawOrigin draws the card on which the problem alone was recorded.
func (c *Case) redrawOrigin() error {
	d, err := c.Origin()
	if d == nil || err != nil {
		return err
	}
	card, err := chat.FindCard(c.tx, d.Channel, d.Chat, chat.DraftKey(d.ID))
	if errors.Is(err, store.ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	return c.redraw(card, true)
}

// Origin is the saved draft whose card shows this problem and nothing else, or
// nil.
func (c *Case) Origin() (*chat.Draft, error) {
	d, err := chat.FindDraft(c.tx, c.Record.Draft)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	kept := slices.DeleteFunc(slices.Clone(d.Items), func(i chat.Item) bool { return i.Number == 0 })
	if d.State != chat.DraftSaved || len(kept) != 1 || kept[0].Number != c.Record.ID {
		return nil, nil
	}
	return d, nil
}
