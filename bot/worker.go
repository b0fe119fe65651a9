package bot

import (
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"log/slog"
	"sync/atomic"
	"time"

	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store"
)

// A Worker handles the updates of the inbox.
type Worker struct {
	DB  *store.DB
	Log *slog.Logger

	lexicon   atomic.Pointer[lexicon]
	strangers strangers
	outage    outage
	listed    map[int64]int64           // the revision of the roster at which a person's list of commands was last looked at
	breakOn   func(*store.Update) error // tests: a fault of ours
}

// lexicon is the reader of one revision of the roster.
type lexicon struct {
	dir    *store.Directory
	reader *reading.Reader
}

// Limits of one step.
const (
	batch    = 100 // updates that share a commit
	maxTries = 4   // of one update, before it is set aside
)

// Run handles updates until ctx is done. What was waiting when it began is
// handled carefully: if the last run ended in the middle of its work, one of
// these may be what ended it.
func (w *Worker) Run(ctx context.Context) error {
	if err := w.outage.note(ctx, w.DB); err != nil && ctx.Err() == nil {
		w.Log.Error("outage", "err", err)
	}
	if err := w.begin(ctx); err != nil && ctx.Err() == nil {
		w.Log.Error("inbox", "err", err)
	}
	for said := ""; ctx.Err() == nil; {
		n, err := w.Step(ctx)
		err = errors.Join(err, w.outage.note(ctx, w.DB))
		switch {
		case err == nil:
			said = ""
		case ctx.Err() == nil && err.Error() != said: // a full disk says the same each second
			said = err.Error()
			w.Log.Error("inbox", "err", err)
		}
		if n > 0 && err == nil {
			continue
		}
		select {
		case <-ctx.Done():
		case <-w.DB.Inbox.C():
		case <-time.After(time.Second): // another process may have changed the file
		}
	}
	return nil
}

// begin handles what the last run left, one update at a time. First it makes the
// reader: that takes long enough for a program that is killed again and again to
// end in it, and the update would be blamed.
func (w *Worker) begin(ctx context.Context) error {
	var waiting int
	err := w.DB.View(ctx, func(tx *store.Tx) error {
		d, err := tx.Directory()
		if err == nil {
			w.readerOf(d)
			waiting, err = tx.Undone()
		}
		return err
	})
	for ; err == nil && waiting > 0; waiting-- {
		_, err = w.stepCarefully(ctx)
	}
	return err
}

// Step handles the oldest updates in one commit and returns how many it took.
func (w *Worker) Step(ctx context.Context) (n int, err error) {
	err = w.DB.Update(ctx, func(tx *store.Tx) error {
		updates, err := tx.NextUpdates(batch)
		n = len(updates)
		if err != nil {
			return err
		}
		return w.handleAll(tx, updates)
	})
	if errors.Is(err, store.ErrPoisoned) || errors.Is(err, store.ErrFull) {
		return w.stepCarefully(ctx)
	}
	return n, err
}

// handleAll handles updates in order; one that fails holds back its own chat.
func (w *Worker) handleAll(tx *store.Tx, updates []store.Update) error {
	failed := map[int64]bool{}
	for i := range updates {
		u := &updates[i]
		if failed[u.Chat] {
			continue
		}
		if err := w.handleOne(tx, u); err != nil {
			return err
		}
		failed[u.Chat] = u.Tries < 0
	}
	return nil
}

// handleOne handles an update behind a savepoint. Its own fault is written down
// with it (Tries becomes -1); only a lost Tx is an error.
func (w *Worker) handleOne(tx *store.Tx, u *store.Update) error {
	fault := tx.Try(func() error {
		if u.Raw != "" {
			w.Log.Error("an update that cannot be read is set aside", "id", u.ID)
			return tx.SetAside(u, errUnreadable)
		}
		err := w.handle(tx, u)
		if w.breakOn != nil {
			err = errors.Join(err, w.breakOn(u))
		}
		if err != nil {
			return err
		}
		return tx.Finish(u)
	})
	if no, ok := errors.AsType[*store.Refusal](fault); ok {
		fault = tx.Try(func() error {
			t, err := w.newTurn(tx, u)
			if err != nil {
				return err
			}
			return errors.Join(t.alert(no.Reason), tx.Finish(u))
		})
	}
	switch {
	case fault == nil:
		return nil
	case errors.Is(fault, store.ErrPoisoned), errors.Is(fault, store.ErrFull):
		return fault
	}
	err := w.failed(tx, u, fault)
	u.Tries = -1
	return err
}

// errUnreadable is why an update is set aside without a try.
var errUnreadable = errors.New("the update cannot be read")

// stepCarefully handles one update, and counts the try in a commit of its own
// before it begins, so that an update that ends the program is known by its
// tries.
func (w *Worker) stepCarefully(ctx context.Context) (n int, err error) {
	var u *store.Update
	err = w.DB.Update(ctx, func(tx *store.Tx) error {
		updates, err := tx.NextUpdates(1)
		if err != nil || len(updates) == 0 {
			return err
		}
		u, n = &updates[0], 1
		return tx.Trying(u)
	})
	if err != nil || u == nil {
		return 0, err
	}
	ctx = context.WithoutCancel(ctx) // to be told to stop now is not to end in it
	err = w.DB.Update(ctx, func(tx *store.Tx) error {
		if u.Tries >= maxTries {
			return w.failed(tx, u, errors.New("the program ended while handling it"))
		}
		return w.handleOne(tx, u)
	})
	if errors.Is(err, store.ErrFull) || errors.Is(err, store.ErrLocked) {
		err = errors.Join(err, w.DB.Update(ctx, func(tx *store.Tx) error { return tx.NotTried(u) }))
	}
	return n, err
}

// failed has an update tried again later, or sets it aside after some tries.
// The person hears it the first and the last time.
func (w *Worker) failed(tx *store.Tx, u *store.Update, fault error) error {
	code := troubleCode(u)
	w.Log.Error("update failed", "id", u.ID, "tries", u.Tries, "code", code, "err", fault)
	say := func(text string) error {
		if u.Chat == 0 {
			return nil
		}
		return tx.Send(store.Message{Channel: u.Channel, Chat: u.Chat, Kind: store.Say, Text: text})
	}
	switch {
	case u.Tries >= maxTries-1:
		return errors.Join(tx.SetAside(u, fault), say(messages.TroubleLasting(code)))
	case u.Tries == 0:
		return errors.Join(tx.Retry(u, fault), say(messages.Trouble(code)))
	}
	return tx.Retry(u, fault)
}

// troubleCode is what a person can tell the admin: four letters and digits.
func troubleCode(u *store.Update) string {
	return fmt.Sprintf("%04X", crc32.ChecksumIEEE(fmt.Append(nil, u.Channel, u.Remote))&0xffff)
}

// readerOf returns the reader of the roster, made again when it changed.
func (w *Worker) readerOf(d *store.Directory) *reading.Reader {
	if l := w.lexicon.Load(); l != nil && l.dir == d {
		return l.reader
	}
	l := &lexicon{d, reading.New(Lexicon(d))}
	w.lexicon.Store(l)
	return l.reader
}
