//go:build !linux

package store

import "os"

// fsync waits until a file is on the disk.
func fsync(f *os.File) error { return f.Sync() }
