package main

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"liaison/messages"
	"liaison/store"
)

// writeWhole writes a file whole or not at all: it gets its name only when all of
// it is on the disk. A file that is there already stays, unless it is to be
// replaced.
func writeWhole(path string, replace bool, write func(io.Writer) error) error {
	root, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return plain(exitFault, messages.CannotWrite(err))
	}
	defer root.Close()
	name := filepath.Base(path)
	if _, err := root.Lstat(name); err == nil && !replace { // before the work; the name is claimed after it
		return plain(exitRefused, messages.FileIsThere(path))
	}
	temp := "." + name + "." + rand.Text()[:8]
	f, err := root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return plain(exitFault, messages.CannotWrite(err))
	}
	defer root.Remove(temp) // gone where it was renamed
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	if replace {
		err = root.Rename(temp, name)
	} else if err = root.Link(temp, name); err != nil && !errors.Is(err, fs.ErrExist) {
		err = root.Rename(temp, name) // a disk without links
	}
	if errors.Is(err, fs.ErrExist) {
		return plain(exitRefused, messages.FileIsThere(path))
	}
	return err
}

// stdinName is the file that is the standard input: who runs the program as
// another account has a file that this account may not open.
const stdinName = "-"

// read reads a file that somebody hands in.
func (a *app) read(path string) (data []byte, err error) {
	if path == stdinName {
		data, err = io.ReadAll(a.stdin)
	} else {
		data, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, plain(exitFault, messages.CannotOpen(err))
	}
	return data, nil
}

// handed is the path of a file that somebody hands in: the standard input is kept
// beside the database until done.
func (a *app) handed(path string) (_ string, done func(), err error) {
	if path != stdinName {
		return path, func() {}, nil
	}
	dir := filepath.Dir(a.db)
	if store.OnServer(a.db) {
		dir = ""
	}
	f, err := os.CreateTemp(dir, ".handed-") // its owner's only
	if err != nil {
		return "", nil, plain(exitFault, messages.CannotWrite(err))
	}
	done = func() { os.Remove(f.Name()) }
	_, err = io.Copy(f, a.stdin)
	if err := errors.Join(err, f.Close()); err != nil {
		done()
		return "", nil, err
	}
	return f.Name(), done, nil
}
