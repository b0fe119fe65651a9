package store

import (
	"sync"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

const (
	// slot is the bytes for one page of the file (4 KB) and SQLite's header for it.
	slot = 4096 + 288
	// slots is how many pages all connections cache together (1.1 MB).
	slots = 250
)

// packPages gives SQLite one block of memory for its page cache. Without it SQLite
// allocates each page alone, and each allocation takes 8 KB. It must be called before
// SQLite is first used; otherwise, or when all slots are taken, SQLite allocates as usual.
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
