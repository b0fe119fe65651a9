package main

import (
	"errors"

	"liaison/bot/dingtalk"
	"liaison/bot/telegram"
	"liaison/messages"
	"liaison/store"
	"liaison/store/roster"
)

// Exit codes, for scripts and service managers.
const (
	exitOK      = 0
	exitFault   = 1  // anything not below
	exitUsage   = 2  // the command line cannot be understood
	exitRefused = 3  // the input has faults; nothing was changed
	exitToken   = 4  // the token is missing, malformed or refused
	exitNewer   = 5  // the database is newer than the program
	exitLocked  = 6  // another program holds the database
	exitWrite   = 7  // the database cannot be written, or the disk is full
	exitDamaged = 8  // the database is damaged
	exitAbsent  = 9  // there is no database to look at, or serve finds only its backups
	exitFinding = 10 // check found something to deal with
	exitUpgrade = 11 // the database of an older program could not be brought up to date, and is as it was
	exitGone    = 12 // the database was taken away or replaced while serve ran
	exitServer  = 13 // the database server cannot be reached, or does not let the program in
)

// A plainError is an error whose words are for people, with its exit code.
type plainError struct {
	words string
	code  int
}

func (e *plainError) Error() string { return e.words }

func plain(code int, words string) error { return &plainError{words, code} }

// explain says in one plain line what went wrong and what to do.
func explain(err error) (words string, code int) {
	if e, ok := errors.AsType[*plainError](err); ok {
		return e.words, e.code
	}
	if e, ok := errors.AsType[*roster.FileError](err); ok {
		return messages.CannotRead(e.Reason), exitRefused
	}
	if e, ok := errors.AsType[*store.Refusal](err); ok {
		return messages.Refused(e.Reason), exitRefused
	}
	if words, code := explainKind(err); code != exitFault {
		return words + "（" + err.Error() + "）", code
	}
	return err.Error(), exitFault
}

// explainKind says in words what kind of error this is; exitFault: none that is
// known, and the words are its own.
func explainKind(err error) (words string, code int) {
	for _, k := range []struct {
		kind  error
		words string
		code  int
	}{
		{store.ErrNewer, messages.DatabaseNewer, exitNewer},
		{store.ErrLocked, messages.DatabaseLocked, exitLocked},
		{store.ErrReadOnly, messages.DatabaseReadOnly, exitWrite},
		{store.ErrFull, messages.DiskFull, exitWrite},
		{store.ErrDamaged, messages.DatabaseDamaged, exitDamaged},
		{store.ErrUpgrade, messages.UpgradeFailed, exitUpgrade},
		{store.ErrGone, messages.DatabaseGone, exitGone},
		{store.ErrLost, messages.ServerLost, exitServer},
		{store.ErrAccess, messages.ServerAccess, exitServer},
		{store.ErrOnServer, messages.BackupOnServer, exitRefused},
		{telegram.ErrTokenForm, messages.TokenMalformed, exitToken},
		{telegram.ErrTokenRefused, messages.TokenRefused, exitToken},
		{dingtalk.ErrAppForm, messages.AppIncomplete, exitToken},
		{dingtalk.ErrAppRefused, messages.AppRefused, exitToken},
	} {
		if errors.Is(err, k.kind) {
			return k.words, k.code
		}
	}
	return err.Error(), exitFault
}
