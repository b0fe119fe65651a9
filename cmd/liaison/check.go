package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"liaison/bot/telegram"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

type checkCmd struct {
	Offline bool `help:"不连 Telegram，也不连钉钉"`
	Running bool `help:"只问正在运行的 serve 好不好（/healthz），给容器和监视程序用"`
	settings
}

// patience is how long Telegram may take to say who the bot is.
const patience = 10 * time.Second

// Run looks at everything the program needs, changes nothing, and says of each
// thing that is not well what to do.
func (c *checkCmd) Run(a *app) error {
	if c.Running {
		return c.ask(a)
	}
	token, err := c.token(a)
	if err != nil {
		return err
	}
	c.print(a, token)
	found, err := c.look(a, token)
	if err != nil {
		return err
	}
	bad, mild := 0, 0
	for _, f := range found {
		fmt.Fprintln(a.stdout, f.Lines())
		switch {
		case f.Do != "" && f.Mild:
			mild++
		case f.Do != "":
			bad++
		}
	}
	if said := messages.CheckSummary(bad, mild); bad > 0 {
		return plain(exitFinding, said)
	} else {
		fmt.Fprintln(a.stdout, said)
	}
	return nil
}

// print prints the settings as they are in force and where each comes from, the
// token aside.
func (c *checkCmd) print(a *app, token string) {
	fmt.Fprintln(a.stdout, messages.TokenLine(tokenName, token, c.tokenOrigin()))
	if secret, err := c.Dingtalk.secret(a); err == nil && c.Dingtalk.ID != "" {
		fmt.Fprintln(a.stdout, messages.TokenLine(secretName, secret, c.Dingtalk.secretOrigin()))
	}
	for _, f := range a.flags {
		if len(f.Envs) == 0 || strings.HasPrefix(f.Name, "dingtalk-") && c.Dingtalk.ID == "" {
			continue
		}
		value := fmt.Sprint(f.Target.Interface())
		switch {
		case f.Name == "backups" && store.OnServer(a.db): // there are none here
			continue
		case f.Name == "backups":
			value = c.dir(a.db)
		case f.Name == "db":
			value = store.Place(a.db)
		}
		fmt.Fprintln(a.stdout, messages.SettingLine(f.Envs[0], value, a.origin(f)))
	}
}

func (c *checkCmd) look(a *app, token string) (found []messages.Finding, err error) {
	var theirs time.Time
	if !c.Offline && (token != "" || c.Dingtalk.ID == "") {
		var f messages.Finding
		f, theirs = c.lookAtTelegram(a.ctx, token)
		found = append(found, f)
	}
	if !c.Offline {
		found = append(found, c.lookAtDingTalk(a)...)
	}
	found = append(found, lookForTemp())
	if store.OnServer(a.db) {
		more, err := c.lookAtServer(a, theirs)
		return append(found, more...), err
	}
	there, err := store.Exists(a.ctx, a.db)
	if err == nil && !there {
		return append(found, messages.CheckNoFile(a.db, newestBackup(c.dir(a.db))), messages.CheckClock(now(), time.Time{}, theirs)), nil
	}
	info, statErr := os.Stat(a.db)
	if err := errors.Join(err, statErr); err != nil {
		return nil, plain(exitFault, messages.CannotOpen(err))
	}
	if store.LacksWAL(a.db) {
		return append(found, messages.CheckWAL(a.db)), nil // to open it would make a new one
	}
	is, fault := store.Examine(a.ctx, a.db)
	if fault != nil && !errors.Is(fault, store.ErrNewer) {
		return append(found, messages.CheckFile(a.db, info.Size(), fault.Error())), nil
	}
	found = append(found, messages.CheckFile(a.db, info.Size(), ""), messages.CheckMode(uint32(info.Mode().Perm())), messages.CheckVersion(is.Version, is.Newest))
	if is.Version != is.Newest {
		return found, nil // to open it would change it
	}
	err = a.with(func(db *store.DB) error {
		more, err := c.lookInside(a, db, theirs)
		found = append(found, more...)
		return err
	})
	return found, err
}

// newestBackup is the newest backup of a directory, or "".
func newestBackup(dir string) (path string) {
	if all, err := store.Backups(dir); err == nil && len(all) > 0 {
		path = all[len(all)-1]
	}
	return path
}

// lookForTemp tries whether there is a place for temporary files, as the sorting
// of a long ledger needs them.
func lookForTemp() messages.Finding {
	dir, err := os.MkdirTemp("", "liaison-")
	if err == nil {
		err = os.Remove(dir)
	}
	if err != nil {
		return messages.CheckTemp("", err.Error())
	}
	return messages.CheckTemp(filepath.Dir(dir), "")
}

// lookAtTelegram asks whose token it is, and what time it is there.
func (c *checkCmd) lookAtTelegram(ctx context.Context, token string) (f messages.Finding, now time.Time) {
	if token == "" {
		return messages.CheckToken("", messages.TokenMissing), now
	}
	api, err := telegram.NewAPI(token, cmp.Or(c.API, telegram.PublicURL), nil)
	if err != nil {
		words, _ := explainKind(err)
		return messages.CheckToken("", words), now
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	me, now, err := api.Look(ctx)
	if err != nil {
		words, _ := explainKind(err)
		return messages.CheckToken("", words), now
	}
	return messages.CheckToken(me.Username, ""), now
}

// lookInside looks at what the database says.
func (c *checkCmd) lookInside(a *app, db *store.DB, theirs time.Time) (found []messages.Finding, err error) {
	err = db.View(a.ctx, func(tx *store.Tx) error {
		h, err := chat.HealthNow(tx)
		if err != nil {
			return err
		}
		roster, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		_, last, err := record.Extent(tx)
		if err != nil {
			return err
		}
		if !db.OnServer() {
			if found, err = c.lookAtDisk(db, &h, tx.Now); err != nil {
				return err
			}
		}
		found = append(found, messages.CheckClock(now(), last, theirs), messages.CheckCalendar(bureau.Calendar(tx).Unnoticed(tx.Today())),
			messages.CheckOldest(h, tx.Now), messages.CheckAside(h.Aside), messages.CheckAdmin(hasAdmin(roster)))
		if h.Jumped.Recent(tx.Now) {
			found = append(found, messages.CheckJump(h.Jumped))
		}
		if !h.Refused.At.IsZero() {
			found = append(found, messages.CheckRefused(h.Refused))
		}
		return nil
	})
	return found, err
}

// lookAtDisk looks at the disk of a file, and at its backups.
func (c *checkCmd) lookAtDisk(db *store.DB, h *chat.Health, now time.Time) (found []messages.Finding, err error) {
	dir := c.dir(db.Path())
	size, free, err := db.DiskHere()
	if err != nil {
		return nil, err
	}
	later, err := store.LaterBackups(dir, now)
	found = []messages.Finding{messages.CheckDisk(size, free), messages.CheckBackup(dir, h.Backup, now, h.BackupFault)}
	if len(later) > 0 {
		found = append(found, messages.CheckLater(dir, later))
	}
	return found, err
}

// lookAtServer looks at a database on a server, and at how it is backed up there.
func (c *checkCmd) lookAtServer(a *app, theirs time.Time) (found []messages.Finding, err error) {
	place := store.Place(a.db)
	s, err := store.LookAtServer(a.ctx, a.db)
	if err != nil {
		return []messages.Finding{messages.CheckServer(place, nil, err.Error())}, nil
	}
	found = append(found, messages.CheckServer(place, s, ""))
	if s.Version == 0 || s.ReadOnly {
		return found, nil
	}
	found = append(found, messages.CheckArchive(s, now()), messages.CheckBase(s, now()), messages.CheckServerClock(now(), s.Now), messages.CheckVersion(s.Version, s.Newest))
	if s.Version != s.Newest {
		return found, nil
	}
	err = a.with(func(db *store.DB) error {
		more, err := c.lookInside(a, db, theirs)
		found = append(found, more...)
		return err
	})
	return found, err
}

// hasAdmin reports whether somebody who runs the bot can be reached.
func hasAdmin(dir *bureau.Directory) bool {
	return slices.ContainsFunc(dir.Admins(), (*bureau.Person).CanHear)
}

// now is the clock of this machine as it is; that of the records never goes back.
func now() time.Time { return time.Now().In(day.Shanghai) }
