package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/retain"
)

// A keeper makes the backups, each night and when an admin asks, and forgets
// what is kept no longer. Backups are long work, so they are no reminder rule:
// whether one is due follows from when the last one was made.
type keeper struct {
	db  *store.DB
	log *slog.Logger
	keeping
}

// When and how often it works.
const (
	nightly     = 2*time.Hour + 30*time.Minute // after midnight, in Shanghai
	firstLook   = time.Minute                  // after the start: no backup each time the program is restarted
	afterFault  = 10 * time.Minute
	betweenLook = time.Minute
)

// Run works until ctx is done.
func (k *keeper) Run(ctx context.Context) error {
	for wait := firstLook; ; {
		select {
		case <-ctx.Done():
			return nil
		case <-k.db.Asked.C():
		case <-time.After(wait):
		}
		wait = betweenLook
		if err := sweepCopies(time.Now()); err != nil {
			k.log.Warn("copies that were left behind", "err", err)
		}
		if err := k.step(ctx); err != nil && ctx.Err() == nil {
			k.log.Error("backup", "err", err)
			wait = afterFault
		}
	}
}

// step makes a backup if it is time for one or if one is asked for.
func (k *keeper) step(ctx context.Context) error {
	var h chat.Health
	var asked []store.Chat
	err := k.db.View(ctx, func(tx *store.Tx) (err error) {
		if asked, err = store.BackupAsked(tx); err != nil {
			return err
		}
		h, err = chat.HealthNow(tx)
		return err
	})
	now := k.db.Clock.Now()
	last := h.Backup
	if h.OnServer {
		last = h.Kept
	}
	night := !last.After(lastNight(now)) || last.After(now.Add(store.JumpFrom)) // made on a wrong clock
	if err != nil || !night && len(asked) == 0 {
		return err
	}
	if h.OnServer {
		return k.onServer(ctx, asked, night && !h.Jumped.Recent(now))
	}
	path, fault := k.db.BackupIn(ctx, k.dir(k.db.Path()), k.KeepBackups)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if fault == nil {
		k.log.Info("backup", "file", path)
	}
	err = errors.Join(fault, k.tell(ctx, asked, path, fault, h.BackupFault != ""))
	if night && err == nil && !h.Jumped.Recent(now) { // what is old is not known for sure
		return k.forget(ctx)
	}
	return err
}

// onServer does what is left to do where the server is backed up by whoever runs it: it tells
// those who asked so, and forgets once a night.
func (k *keeper) onServer(ctx context.Context, asked []store.Chat, forget bool) error {
	if len(asked) > 0 {
		err := k.db.Update(ctx, func(tx *store.Tx) error {
			return errors.Join(k.answer(tx, asked, messages.BackupOnServer), store.BackupAnswered(tx, asked))
		})
		if err != nil {
			return err
		}
	}
	if !forget {
		return nil
	}
	if err := k.forget(ctx); err != nil {
		return err
	}
	return k.db.Update(ctx, func(tx *store.Tx) error { return chat.NoteKept(tx) })
}

// lastNight is when the newest backup was due.
func lastNight(now time.Time) time.Time {
	at := day.DayOf(now).Time().Add(nightly)
	if at.After(now) {
		at = day.DayOf(now).Add(-1).Time().Add(nightly)
	}
	return at
}

// tell tells those who asked what became of a backup, and the admins when none
// can be made any more.
func (k *keeper) tell(ctx context.Context, asked []store.Chat, path string, fault error, known bool) error {
	if fault == nil && len(asked) == 0 {
		return nil
	}
	return k.db.Update(ctx, func(tx *store.Tx) error {
		words := ""
		if fault != nil {
			words = messages.BackupFailed(fault.Error())
		} else if info, err := os.Stat(path); err == nil {
			words = messages.BackupDone(filepath.Base(path), info.Size())
		}
		if err := k.answer(tx, asked, words); err != nil {
			return err
		}
		if err := store.BackupAnswered(tx, asked); err != nil || fault == nil || known || len(asked) > 0 {
			return err
		}
		return announce(tx, chat.BackupKey, words)
	})
}

// answer tells those who asked for a backup, as far as they are admins still.
func (k *keeper) answer(tx *store.Tx, asked []store.Chat, words string) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	for _, c := range asked {
		if p := dir.PersonAt(c.Channel, c.Chat); p == nil || !p.Is(bureau.Admin) {
			continue
		}
		if err := chat.Send(tx, chat.Message{Channel: c.Channel, Chat: c.Chat, Kind: chat.Say, Text: words}); err != nil {
			return err
		}
	}
	return nil
}

// announce tells the admins something that nobody asked for, in their hours.
func announce(tx *store.Tx, key, words string) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	for _, p := range dir.Admins() {
		if !p.CanHear() {
			continue
		}
		w := p.Prefers().Window(bureau.Calendar(tx), tx.Now)
		if err := chat.Announce(tx, p.Channel, p.Chat, key, chat.Face{Text: words}, w); err != nil {
			return err
		}
	}
	return nil
}

// lot is how much is forgotten in one commit, so that nobody waits for it.
const lot = 200

// forget forgets what is kept no longer: after the backup, which still has it.
func (k *keeper) forget(ctx context.Context) error {
	now := k.db.Clock.Now()
	works := []func(*store.Tx) (int, error){
		func(tx *store.Tx) (int, error) { return 0, retain.Tidy(tx) },
		func(tx *store.Tx) (int, error) { return retain.ClearDrafts(tx, lot) },
	}
	if k.KeepAudit > 0 {
		works = append(works, func(tx *store.Tx) (int, error) { return retain.ForgetAudit(tx, now.AddDate(0, 0, -k.KeepAudit), lot) })
	}
	if k.KeepRecords > 0 {
		before := day.DayOf(now.AddDate(-k.KeepRecords, 0, 0))
		works = append(works, func(tx *store.Tx) (int, error) { return retain.ForgetRecords(tx, before, lot) })
	}
	for _, work := range works {
		for n := 1; n > 0; {
			err := k.db.Update(ctx, func(tx *store.Tx) (err error) {
				n, err = work(tx)
				return err
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
