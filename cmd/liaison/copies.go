package main

import (
	"errors"
	"os"
	"path/filepath"
	"time"
)

// A rehearsal works on a copy of the database in a directory for temporary files.
// A program that is killed in the middle of one leaves the copy behind.
const (
	copies  = "liaison-copy-"
	copyAge = time.Hour // none is at work for so long
)

func newCopyDir() (string, error) { return os.MkdirTemp("", copies) }

// sweepCopies removes the copies that were left behind: what people said must not
// lie about.
func sweepCopies(now time.Time) error {
	left, err := filepath.Glob(filepath.Join(os.TempDir(), copies+"*"))
	for _, dir := range left {
		if info, e := os.Stat(dir); e == nil && now.Sub(info.ModTime()) > copyAge {
			err = errors.Join(err, os.RemoveAll(dir))
		}
	}
	return err
}
