package web

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"
	"unicode/utf16"

	"liaison/bot/channel"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/record"
)

// A step is one thing to show: first marked as taken, in a Tx, then shown.
type step struct {
	keep func(*store.Tx) error
	show func() // under the page's lock; nil: nothing to see
	sent sent   // what it adds to the inside view
}

// atOnce is how many cards and how many messages are taken in one Tx.
const atOnce = 100

// Run delivers what the bot says until ctx is done.
func (s *Server) Run(ctx context.Context) {
	tick := time.NewTicker(time.Second) // another process may have changed the file
	defer tick.Stop()
	s.skipOld(ctx)
	for ctx.Err() == nil {
		turned := s.db.Clock.Turned()
		n, err := s.deliver(ctx)
		if err != nil && ctx.Err() == nil {
			s.log.Error("deliver", "err", err)
		}
		if n > 0 && err == nil {
			continue
		}
		select {
		case <-ctx.Done():
		case <-s.db.Outbox.C():
		case <-turned:
		case <-tick.C:
		}
	}
}

// deliver shows what is due and returns how much that was.
func (s *Server) deliver(ctx context.Context) (n int, err error) {
	var cards []chat.Card
	var messages []chat.Message
	var others map[int64]bool
	var now time.Time
	err = s.db.View(ctx, func(tx *store.Tx) error {
		now = tx.Now
		var errs [3]error
		cards, errs[0] = chat.DueCards(tx, Channel, atOnce)
		messages, errs[1] = chat.DueMessages(tx, Channel, atOnce)
		errs[2] = s.page.meet(tx)
		if err := errors.Join(errs[:]...); err != nil {
			return err
		}
		others, err = foreign(tx, cards, messages)
		return err
	})
	if err != nil || len(cards)+len(messages) == 0 {
		return 0, err
	}
	steps := s.plan(ctx, cards, messages, others, now)
	if ctx.Err() != nil {
		return 0, nil
	}
	var fresh []*record.Record
	if err := s.db.Update(ctx, func(tx *store.Tx) (err error) {
		for i := range steps {
			if err := steps[i].keep(tx); err != nil {
				return err
			}
		}
		fresh, err = newRecords(tx, s.records)
		return err
	}); err != nil {
		return 0, err
	}
	s.records += int64(len(fresh))
	s.order.Lock()
	defer s.order.Unlock()
	s.page.mu.Lock()
	defer s.page.mu.Unlock()
	for _, st := range steps {
		if st.show != nil {
			st.show()
		}
	}
	s.page.follow(steps, fresh, now)
	return len(steps), nil
}

// A wish is a card or a message that waits, and its place in the order.
type wish struct {
	queued  int64
	card    *chat.Card
	message *chat.Message
}

// foreign are the places in the order of what is not for those who have its chat.
func foreign(tx *store.Tx, cards []chat.Card, messages []chat.Message) (others map[int64]bool, err error) {
	others = map[int64]bool{}
	for i := range cards {
		may, err := chat.MayShow(tx, &cards[i])
		if err != nil {
			return nil, err
		}
		others[cards[i].Queued] = !may
	}
	for i := range messages {
		may, err := chat.MaySend(tx, &messages[i])
		if err != nil {
			return nil, err
		}
		others[messages[i].Queued] = !may
	}
	return others, nil
}

// withhold forgets what is not for those who have its chat.
func (s *Server) withhold(tx *store.Tx, w wish) (err error) {
	var u chat.Unsent
	if w.card != nil {
		u, err = chat.WithholdCard(tx, w.card)
	} else {
		u, err = chat.WithholdMessage(tx, w.message)
	}
	if err != nil || s.hooks.Withheld == nil {
		return err
	}
	return s.hooks.Withheld(tx, u)
}

// plan says what becomes of cards and messages, in the order they were wished.
func (s *Server) plan(ctx context.Context, cards []chat.Card, messages []chat.Message, others map[int64]bool, now time.Time) []step {
	var wishes []wish
	for i := range cards {
		wishes = append(wishes, wish{cards[i].Queued, &cards[i], nil})
	}
	for i := range messages {
		wishes = append(wishes, wish{messages[i].Queued, nil, &messages[i]})
	}
	slices.SortStableFunc(wishes, func(a, b wish) int { return cmp.Compare(a.queued, b.queued) })
	steps := make([]step, 0, len(wishes))
	last := map[int64]int64{} // of each chat: the bot's newest message by then
	for _, w := range wishes {
		if others[w.queued] {
			steps = append(steps, step{keep: func(tx *store.Tx) error { return s.withhold(tx, w) }})
		} else if w.card != nil {
			steps = append(steps, s.draw(ctx, w.card, last, now))
		} else {
			steps = append(steps, s.say(ctx, w.message, last, now))
		}
	}
	return steps
}

// draw shows a card: in place after a tap and while it is the bot's newest
// message, otherwise anew below; one that nobody asked for is always new. A
// picture never becomes a text, nor the reverse.
func (s *Server) draw(ctx context.Context, c *chat.Card, last map[int64]int64, now time.Time) step {
	if !c.NotAfter.IsZero() && now.After(c.NotAfter) {
		return step{keep: func(tx *store.Tx) error { return chat.CardExpired(tx, c) }}
	}
	newest, ok := last[c.Chat]
	if !ok {
		newest = s.page.lastOfBot(c.Chat)
	}
	old := s.page.bubble(c.Chat, c.Message)
	b := &bubble{Card: true, At: now.UnixMilli(), Text: c.Face.Text, Marks: marks(c.Face.Text, s.hooks.Looks.MarksOf(c.Face)), Buttons: keys(c, s.hooks.Looks), picture: c.Face.Picture != nil, There: s.hooks.Elsewhere.card(c)}
	if old != nil && old.picture == b.picture && channel.InPlace(c, newest) {
		b.ID, b.At, b.Edited = old.ID, old.At, true
	} else {
		old, b.ID = nil, s.page.newID()
		last[c.Chat] = b.ID
	}
	if b.picture && old != nil && old.File != nil {
		b.File = old.File
	} else if b.picture {
		b.File = s.made(ctx, "photo", *c.Face.Picture)
		b.Failed = b.File == nil
	}
	return step{
		keep: func(tx *store.Tx) error { return chat.CardShown(tx, c, b.ID) },
		show: func() { s.page.put(c.Chat, b) },
		sent: sent{Chat: c.Chat, Message: b.ID, What: "card", Key: c.Key},
	}
}

// marks are the looks of a text, counted as JavaScript does.
func marks(text string, looks []chat.Mark) (all []mark) {
	units := func(s string) int { return len(utf16.Encode([]rune(s))) }
	for _, m := range looks {
		from := units(text[:m.From])
		all = append(all, mark{m.Look, from, from + units(text[m.From:m.To])})
	}
	return all
}

// keys are the buttons under a card.
func keys(c *chat.Card, looks chat.Looks) (rows [][]button) {
	for _, row := range c.Face.Buttons {
		var keys []button
		for _, k := range row {
			if k.Search {
				continue // the page has no line that searches
			}
			key := button{Words: k.Words, Style: string(looks.StyleOf(k)), Copy: k.Copy}
			if k.Copy == "" {
				key.Data = c.Data(k)
			}
			keys = append(keys, key)
		}
		rows = append(rows, keys)
	}
	return rows
}
