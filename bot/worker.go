package bot

import (
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"log/slog"
	"math"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// A Worker handles the updates of the inbox.
type Worker struct {
	DB  *store.DB
	Log *slog.Logger

	Hears bool // voice messages are turned into text: see [Heard]

	listener  atomic.Pointer[turn.Listener]
	making    sync.Once
	coming    chan *turn.Heard // see Ahead
	strangers turn.Strangers
	outage    outage
	listed    map[int64]int64          // the revision of the roster at which a person's list of commands was last looked at
	left      int64                    // the newest update that may have begun when the last run ended
	breakOn   func(*chat.Update) error // tests: a fault of ours
}

// Limits of one step.
const (
	batch    = 100 // updates that share a commit
	maxTries = 4   // of one update, before it is set aside
)

// Run handles updates until ctx is done. It handles the updates that waited at its start
// carefully: if the last run crashed, one of them may be the cause.
func (w *Worker) Run(ctx context.Context) error {
	go w.readAhead(ctx.Done())
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

// begin finds out what the last run left. It makes the reader first: that takes long enough
// that a program which is killed again and again may be killed during it, and then an
// update would be blamed.
func (w *Worker) begin(ctx context.Context) error {
	w.left = math.MaxInt64 // until it is known
	return w.DB.View(ctx, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		w.listenerOf(d)
		newest, err := chat.NewestUndone(tx)
		if err == nil {
			w.left = newest
		}
		return err
	})
}

// Step handles some updates, and returns how many. They share one commit, unless they must
// be handled carefully.
func (w *Worker) Step(ctx context.Context) (n int, err error) {
	var updates []chat.Update
	careful := false
	err = w.DB.Update(ctx, func(tx *store.Tx) (err error) {
		updates, err = chat.NextUpdates(tx, batch)
		careful = slices.ContainsFunc(updates, func(u chat.Update) bool { return u.ID <= w.left })
		if err != nil || careful {
			return err
		}
		return w.handleAll(tx, updates)
	})
	switch {
	case careful && err == nil:
		err = w.carefully(ctx, updates, batch)
	case errors.Is(err, store.ErrPoisoned), errors.Is(err, store.ErrFull):
		err = w.carefully(ctx, updates, 1)
	}
	return len(updates), err
}

// handleAll handles updates in order; one that fails holds back its own chat.
func (w *Worker) handleAll(tx *store.Tx, updates []chat.Update) error {
	if err := foresee(tx, updates); err != nil {
		return err
	}
	failed := map[store.Chat]bool{}
	var done []*chat.Update
	for i := range updates {
		u := &updates[i]
		if failed[u.In()] {
			continue
		}
		handled, err := w.handleOne(tx, u)
		if err != nil {
			return err
		}
		if handled {
			done = append(done, u)
		}
		failed[u.In()] = u.Tries < 0
	}
	return chat.Finish(tx, done...)
}

// carefully handles updates, at most n at a time, so that one that crashes the program can
// be found by its tries. A try is counted in a commit of its own before the update is
// handled, and taken back in the commit that handles it. After a crash any update of the
// group may be the cause; each of them then has a try and is handled alone, so only the
// one to blame gets more tries.
func (w *Worker) carefully(ctx context.Context, updates []chat.Update, n int) error {
	for len(updates) > 0 {
		together := slices.IndexFunc(updates, func(u chat.Update) bool { return u.Tries > 0 })
		if together < 0 {
			together = len(updates)
		}
		some := updates[:max(min(together, n), 1)]
		if err := w.try(ctx, some); err != nil {
			return err
		}
		updates = updates[len(some):]
	}
	return nil
}

// try is carefully for one group of updates.
func (w *Worker) try(ctx context.Context, updates []chat.Update) error {
	each := func(ctx context.Context, do func(*store.Tx, *chat.Update) error) error {
		return w.DB.Update(ctx, func(tx *store.Tx) error {
			for i := range updates {
				if err := do(tx, &updates[i]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := each(ctx, chat.Trying); err != nil {
		return err
	}
	alone := len(updates) == 1
	begun := context.WithoutCancel(ctx) // to be told to stop now is not to end in it
	err := each(begun, w.handleTried)
	if err == nil || alone && !errors.Is(err, store.ErrFull) && !errors.Is(err, store.ErrLocked) {
		return err
	}
	if notTried := each(begun, chat.NotTried); notTried != nil {
		return errors.Join(err, notTried)
	}
	if !alone && (errors.Is(err, store.ErrPoisoned) || errors.Is(err, store.ErrFull)) {
		return w.carefully(ctx, updates, 1)
	}
	return err
}

// handleTried handles an update whose try is counted, unless another program has meanwhile
// handled it, or failed with it or with the one before it.
func (w *Worker) handleTried(tx *store.Tx, u *chat.Update) error {
	turn, err := chat.Begin(tx, u)
	switch {
	case err != nil || !turn:
		return err
	case u.Tries >= maxTries:
		return w.failed(tx, u, errors.New("the program ended while handling it"))
	}
	done, err := w.handleOne(tx, u)
	if err != nil || !done {
		return err
	}
	return chat.Finish(tx, u)
}

// handleOne handles an update behind a savepoint, and reports whether it succeeded. The
// error of an update is stored with it (Tries becomes -1); handleOne returns an error only
// if the whole Tx is lost.
func (w *Worker) handleOne(tx *store.Tx, u *chat.Update) (done bool, err error) {
	if u.Raw != "" {
		w.Log.Error("an update that cannot be read is set aside", "id", u.ID)
		return false, chat.SetAside(tx, u, errUnreadable)
	}
	fault := tx.Try(func() error {
		err := w.handle(tx, u)
		if w.breakOn != nil {
			err = errors.Join(err, w.breakOn(u))
		}
		return err
	})
	if no, ok := errors.AsType[*store.Refusal](fault); ok {
		fault = tx.Try(func() error {
			t, err := w.newTurn(tx, u)
			if err != nil {
				return err
			}
			return t.Alert(no.Reason)
		})
	}
	switch {
	case fault == nil:
		return true, nil
	case errors.Is(fault, store.ErrPoisoned), errors.Is(fault, store.ErrFull):
		return false, fault
	}
	err = w.failed(tx, u, fault)
	u.Tries = -1
	return false, err
}

// errUnreadable is the reason for setting an update aside without a try.
var errUnreadable = errors.New("the update cannot be read")

// failed schedules another try of an update, or sets it aside after maxTries. The person is
// told the first and the last time.
func (w *Worker) failed(tx *store.Tx, u *chat.Update, fault error) error {
	code := troubleCode(u)
	w.Log.Error("update failed", "id", u.ID, "tries", u.Tries, "code", code, "err", fault)
	say := func(text string) error {
		if u.Chat == 0 {
			return nil
		}
		return chat.Send(tx, chat.Message{Channel: u.Channel, Chat: u.Chat, Kind: chat.Say, Text: text})
	}
	switch {
	case u.Tries >= maxTries-1:
		return errors.Join(chat.SetAside(tx, u, fault), say(messages.TroubleLasting(code)))
	case u.Tries == 0:
		return errors.Join(chat.Retry(tx, u, fault), say(messages.Trouble(code)))
	}
	return chat.Retry(tx, u, fault)
}

// troubleCode returns a code that a person can tell the admin: four letters and digits.
func troubleCode(u *chat.Update) string {
	return fmt.Sprintf("%04X", crc32.ChecksumIEEE(fmt.Append(nil, u.Channel, u.Remote))&0xffff)
}

// newTurn prepares the handling of an update.
func (w *Worker) newTurn(tx *store.Tx, u *chat.Update) (*turn.Turn, error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, err
	}
	t := turn.New(tx, u, rooms, w.listenerOf(dir), &w.strangers)
	t.Hears, t.Again = w.Hears, said
	return t, nil
}

// listenerOf returns the listener of a roster; it makes a new one when the roster changed.
func (w *Worker) listenerOf(d *bureau.Directory) *turn.Listener {
	if l := w.listener.Load(); l != nil && l.Dir == d {
		return l
	}
	l := turn.NewListener(d)
	w.listener.Store(l)
	return l
}
