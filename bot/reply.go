package bot

import (
	"cmp"
	"errors"
	"strings"
	"time"

	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/problem"
	"liaison/store/record"
)

// repliedTo returns the problem whose card a message replies to, or nil.
func (t *turn) repliedTo() (*problem.Case, error) {
	n, err := t.repliedNumber()
	if n == 0 || err != nil {
		return nil, err
	}
	r, err := record.Find(t.tx, n)
	if errors.Is(err, store.ErrNotFound) || err == nil && (r.Problem == nil || !record.Visible(t.scope(), r)) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	return problem.Of(t.tx, r, messages.ProblemCard)
}

// repliedNumber is the record of the message replied to: what its card shows, or
// the only number in it, where the card has moved to another message since.
func (t *turn) repliedNumber() (int64, error) {
	card, err := chat.CardOfMessage(t.tx, t.u.Channel, t.u.Chat, t.u.ReplyTo)
	if errors.Is(err, store.ErrNotFound) {
		return t.u.About, nil
	} else if err != nil {
		return 0, err
	}
	n, err := t.shownOn(card)
	return cmp.Or(n, t.u.About), err
}

// shownOn is the number of the one record that a card shows, or 0.
func (t *turn) shownOn(card *chat.Card) (int64, error) {
	if n, ok := chat.RecordOn(card.Key); ok {
		return n, nil
	}
	id, ok := chat.DraftOn(card.Key)
	if !ok {
		return 0, nil
	}
	d, err := chat.FindDraft(t.tx, id)
	if err != nil || d.State != chat.DraftSaved || len(d.Items)-countSkipped(d) != 1 {
		return 0, err
	}
	return d.Items[firstKept(d)].Number, nil
}

// noteReply keeps a reply to a problem's card, with its photos, as its progress.
func (t *turn) noteReply(c *problem.Case) error {
	if c == nil {
		return nil
	}
	if fault := c.May(problem.Note, t.me); fault != problem.None {
		return t.say(messages.NothingToDo(c))
	}
	if err := t.attachTo(c); err != nil {
		return err
	}
	switch {
	case t.says != "":
		words := t.withoutPeople(t.says)
		if err := c.Do(problem.Note, problem.With{By: t.me, Words: words, Message: t.u.Message}); err != nil {
			return err
		}
	case len(t.u.Files) > 0 && !t.justSent(c):
		e := record.Entry{Record: c.Record.ID, Person: t.me.ID, What: messages.CameFiles, Message: t.u.Message}
		if err := record.Note(t.tx, e); err != nil {
			return err
		}
	}
	thanks := t.send(chat.Message{Kind: chat.React, Message: t.u.Message, Text: "👌"})
	return errors.Join(thanks, c.Redraw())
}

// attachTo keeps the files in hand with a problem.
func (t *turn) attachTo(c *problem.Case) error {
	for _, f := range t.u.Files {
		if err := chat.Attach(t.tx, chat.Attachment{Record: c.Record.ID, Kind: f.Kind, File: f.ID, Name: f.Name}); err != nil {
			return err
		}
	}
	if len(t.u.Files) == 0 {
		return nil
	}
	c.Record.Detail.Add(chat.CountFiles(t.u.Files))
	return record.Correct(t.tx, c.Record)
}

// justSent reports whether the newest line of the history says already that the
// person sends files: an album comes photo by photo.
func (t *turn) justSent(c *problem.Case) bool {
	history, err := record.History(t.tx, c.Record.ID)
	if err != nil {
		t.fault = errors.Join(t.fault, err)
	}
	if len(history) == 0 {
		return false
	}
	last := history[len(history)-1]
	files := last.What == messages.CameFiles || strings.TrimSpace(last.After) != "" && t.u.Album != ""
	return files && last.Person == t.me.ID && t.tx.Now.Sub(last.At) < time.Minute
}
