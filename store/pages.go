package store

import (
	"sync"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

const (
	// slot is room for a page of the file, 4 KB, and what SQLite notes beside it.
	slot = 4096 + 288
	// slots is how many pages the connections keep together, in 2.6 MB.
	slots = 600
)

// packPages has SQLite lay its pages side by side. By itself it asks for each one
// alone, and gets 8 KB. It must come before SQLite is first used; a process where
// that is not so, or a page that finds no slot, does without.
var packPages = sync.OnceFunc(func() {
	tls := libc.NewTLS()
	defer tls.Close()
	const arguments = 3 * 8
	args := tls.Alloc(arguments)
	defer tls.Free(arguments)
	room := libc.Xmalloc(tls, slot*slots)
	if room == 0 {
		return
	}
	if sqlite3.Xsqlite3_config(tls, sqlite3.SQLITE_CONFIG_PAGECACHE, libc.VaList(args, room, int32(slot), int32(slots))) != sqlite3.SQLITE_OK {
		libc.Xfree(tls, room)
	}
})
