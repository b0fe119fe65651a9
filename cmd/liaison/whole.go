package main

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"liaison/messages"
)

// writeWhole writes a file whole or not at all: it gets its name only when all of
// it is on the disk. A file that is there already stays, unless it is to be
// replaced.
func writeWhole(path string, replace bool, write func(io.Writer) error) error {
	root, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return plain(exitFault, messages.CannotWrite(err.Error()))
	}
	defer root.Close()
	name := filepath.Base(path)
	if _, err := root.Lstat(name); err == nil && !replace { // before the work; the name is claimed after it
		return plain(exitRefused, messages.FileIsThere(path))
	}
	temp := "." + name + "." + rand.Text()[:8]
	f, err := root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return plain(exitFault, messages.CannotWrite(err.Error()))
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
