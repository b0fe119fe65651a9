package channel

import (
	"context"
	"errors"
	"slices"
	"time"

	"liaison/store"
	"liaison/store/chat"
)

// recordAll writes what came of the parcels, as many in one commit as there
// are. A result that cannot be written is tried again for as long as it takes:
// to send again instead would say it twice.
func (d *desk) recordAll(ctx context.Context) {
	trouble := Outage{Log: d.Log}
	for p := range d.results {
		batch := d.gather(p)
		for {
			update := d.DB.UpdatePatiently
			if slices.ContainsFunc(batch, (*parcel).waitedFor) {
				update = d.DB.Update
			}
			err := update(context.WithoutCancel(ctx), func(tx *store.Tx) error { return d.record(tx, batch) })
			if err == nil {
				trouble.Over()
				break
			}
			trouble.GoesOn("what was sent cannot be recorded", err)
			if Pause(ctx, FirstWait); ctx.Err() != nil || errors.Is(err, store.ErrClosed) {
				return // sent once more after the restart
			}
		}
		d.back <- batch
	}
}

// waitedFor reports whether something goes on only when the result of p is on the
// disk. The next thing for its chat that is not queued yet comes with a commit, which
// p shares.
func (p *parcel) waitedFor() bool {
	return p.verdict != Taken || p.line != nil && p.line.more.Load()
}

// gather returns p and the results behind it.
func (d *desk) gather(p *parcel) []*parcel {
	batch := []*parcel{p}
	for len(batch) < together {
		select {
		case p, ok := <-d.results:
			if !ok {
				return batch
			}
			batch = append(batch, p)
		default:
			return batch
		}
	}
	return batch
}

func (d *desk) record(tx *store.Tx, batch []*parcel) error {
	for _, p := range batch {
		var err error
		if p.limited && p.line != nil && !p.line.small {
			if err := chat.ToldToWait(tx, d.Name, p.wait); err != nil {
				return err
			}
		}
		if p.verdict == Blocked {
			if err := d.recordBlocked(tx, p); err != nil {
				return err
			}
		}
		switch {
		case p.nobody:
			err = d.withhold(tx, p)
		case p.verdict == Blocked && p.held:
		case p.card != nil:
			err = recordCard(tx, p)
		case p.message.Kind == chat.Strip && !p.expired:
			err = chat.Stripped(tx, p.message)
			if err == nil {
				err = recordMessage(tx, p)
			}
		default:
			err = recordMessage(tx, p)
		}
		if err == nil && p.never {
			err = chat.NoteSmallRefused(tx, d.Name, p.fault)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func recordCard(tx *store.Tx, p *parcel) error {
	switch {
	case p.expired:
		return chat.CardExpired(tx, p.card)
	case p.verdict == Taken:
		return chat.CardShown(tx, p.card, p.sent)
	case p.verdict == Refused && p.card.Face.Picture != nil && !p.edit && p.unread == 0:
		return chat.CardUnpictured(tx, p.card, p.fault)
	case p.verdict == Refused:
		return chat.CardRefused(tx, p.card, p.fault)
	}
	return chat.CardLater(tx, p.card, p.fault, p.wait)
}

func recordMessage(tx *store.Tx, p *parcel) error {
	switch p.verdict {
	case Taken:
		return chat.Sent(tx, p.message)
	case part:
		return chat.SentPart(tx, p.message)
	case Refused:
		return chat.GiveUp(tx, p.message, p.fault)
	case dropped:
		return chat.DropSmall(tx, p.message)
	}
	return chat.Resend(tx, p.message, p.fault, p.wait)
}

// recordBlocked keeps everything for the chat back until something comes from
// it; what was to come unasked is dropped.
func (d *desk) recordBlocked(tx *store.Tx, p *parcel) (err error) {
	room := p.line.chat
	if p.held, err = chat.Hold(tx, d.Name, room, p.started); err != nil {
		return err
	}
	if err := chat.DropBroadcasts(tx, d.Name, room); err != nil {
		return err
	}
	if d.Unreachable == nil {
		_, err := chat.SetReachable(tx, d.Name, room, false)
		return err
	}
	// The admins' notice must not undo the hold.
	fault := tx.Try(func() error { return d.Unreachable(tx, d.Name, room) })
	if errors.Is(fault, store.ErrPoisoned) {
		return fault
	}
	if fault != nil {
		d.Log.Error("nobody is told of a person who cannot be reached", "chat", room, "err", fault)
	}
	return nil
}

// returned lets a chat go on when the result of its send is on the disk.
func (d *desk) returned(p *parcel) {
	l := p.line
	if l == nil {
		if p.verdict == Later {
			d.answerAgain(p)
		}
		return
	}
	if l.small {
		d.trimmed(p)
		return
	}
	now := time.Now()
	if !p.expired {
		d.pace.answered(p.nth, p.at, p.answer)
	}
	if p.sent != 0 && !p.edit {
		d.last[l.chat] = p.sent
	}
	switch {
	case p.silent:
		d.lines.silent[l.chat] = true
	case p.expired, p.verdict == Later && !p.limited: // it was not sent: the next one tries
		d.lines.shut = time.Time{}
	default:
		clear(d.lines.silent)
		d.lines.shut = time.Time{}
	}
	if p.verdict != Taken && p.verdict != Refused {
		l.messages = l.messages || p.message != nil
		l.cards = l.cards || p.card != nil
	}
	if l.unread = p.unread; p.verdict == Refused {
		l.unread = 0
	}
	l.wake = l.until
	switch {
	case p.held:
		d.lines.held[l.chat] = true
	case p.wait > 0:
		l.wake = now.Add(p.wait)
	}
	if p.limited {
		d.lines.flooded(l, now, l.wake)
	}
	d.lines.enter(l)
}
