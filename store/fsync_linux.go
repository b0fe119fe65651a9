package store

import (
	"os"

	"golang.org/x/sys/unix"
)

// fsync waits until the contents of a file are on the disk.
func fsync(f *os.File) error {
	for {
		if err := unix.Fdatasync(int(f.Fd())); err != unix.EINTR {
			return err
		}
	}
}
