package cases

import (
	"cmp"
	"errors"
	"strings"
	"time"

	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/problem"
	"liaison/store/record"
)

// RepliedTo returns the problem whose card a message replies to, or nil.
func RepliedTo(t *turn.Turn) (*problem.Case, error) {
	n, err := repliedNumber(t)
	if n == 0 || err != nil {
		return nil, err
	}
	r, err := record.Find(t.Tx, n)
	if errors.Is(err, store.ErrNotFound) || err == nil && (r.Problem == nil || !record.Visible(t.Scope(), r)) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	return problem.Of(t.Tx, r, messages.ProblemCard)
}

// repliedNumber is the record of the message replied to: what its card shows, or
// the only number in it, where the card has moved to another message since.
func repliedNumber(t *turn.Turn) (int64, error) {
	card, err := chat.CardOfMessage(t.Tx, t.Update.Channel, t.Update.Chat, t.Update.ReplyTo)
	if errors.Is(err, store.ErrNotFound) {
		return t.Update.About, nil
	} else if err != nil {
		return 0, err
	}
	n, err := shownOn(t, card)
	return cmp.Or(n, t.Update.About), err
}

// shownOn is the number of the one record that a card shows, or 0.
func shownOn(t *turn.Turn, card *chat.Card) (int64, error) {
	if n, ok := chat.RecordOn(card.Key); ok {
		return n, nil
	}
	id, ok := chat.DraftOn(card.Key)
	if !ok {
		return 0, nil
	}
	d, err := chat.FindDraft(t.Tx, id)
	if err != nil || d.State != chat.DraftSaved || len(d.Items)-draft.CountSkipped(d) != 1 {
		return 0, err
	}
	return d.Items[draft.FirstKept(d)].Number, nil
}

// NoteReply keeps a reply to a problem's card, with its photos, as its progress.
func NoteReply(t *turn.Turn, c *problem.Case) error {
	if c == nil {
		return nil
	}
	if fault := c.May(problem.Note, t.Me); fault != problem.None {
		return t.Say(messages.NothingToDo(c))
	}
	if err := attachTo(t, c); err != nil {
		return err
	}
	switch {
	case t.Says != "":
		words := t.WithoutPeople(t.Says)
		if err := c.Do(problem.Note, problem.With{By: t.Me, Words: words, Message: t.Update.Message}); err != nil {
			return err
		}
	case len(t.Update.Files) > 0 && !justSent(t, c):
		e := record.Entry{Record: c.Record.ID, Person: t.Me.ID, What: messages.CameFiles, Message: t.Update.Message}
		if err := record.Note(t.Tx, e); err != nil {
			return err
		}
	}
	thanks := t.Send(chat.Message{Kind: chat.React, Message: t.Update.Message, Text: "👌"})
	return errors.Join(thanks, c.Redraw())
}

// attachTo keeps the files in hand with a problem.
func attachTo(t *turn.Turn, c *problem.Case) error {
	for _, f := range t.Update.Files {
		if err := chat.Attach(t.Tx, chat.Attachment{Record: c.Record.ID, Kind: f.Kind, File: f.ID, Name: f.Name}); err != nil {
			return err
		}
	}
	if len(t.Update.Files) == 0 {
		return nil
	}
	c.Record.Detail.Add(chat.CountFiles(t.Update.Files))
	return record.Correct(t.Tx, c.Record)
}

// justSent reports whether the newest line of the history says already that the
// person sends files: an album comes photo by photo.
func justSent(t *turn.Turn, c *problem.Case) bool {
	history, err := record.History(t.Tx, c.Record.ID)
	if err != nil {
		t.Fault = errors.Join(t.Fault, err)
	}
	if len(history) == 0 {
		return false
	}
	last := history[len(history)-1]
	files := last.What == messages.CameFiles || strings.TrimSpace(last.After) != "" && t.Update.Album != ""
	return files && last.Person == t.Me.ID && t.Tx.Now.Sub(last.At) < time.Minute
}
