package store

import (
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// giveUpAfter has the system end a connection whose other side confirms nothing for so long.
func giveUpAfter(silence time.Duration) func(network, address string, c syscall.RawConn) error {
	return func(network, _ string, c syscall.RawConn) error {
		if network == "unix" {
			return nil
		}
		return c.Control(func(fd uintptr) { // without it the connection works too
			_ = unix.SetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_USER_TIMEOUT, int(silence.Milliseconds()))
		})
	}
}
