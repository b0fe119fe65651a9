package store

import (
	"encoding/binary"
	"path/filepath"
	"testing"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// The pages are in the slots, and the largest has room in one.
func TestPagesArePacked(t *testing.T) {
	db, err := Open(filepath.Join(t.TempDir(), "liaison.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tls := libc.NewTLS()
	defer tls.Close()
	room := libc.Xcalloc(tls, 2, 4)
	defer libc.Xfree(tls, room)
	now := func(what int32) (current, highest int32) {
		if rc := sqlite3.Xsqlite3_status(tls, what, room, room+4, 0); rc != sqlite3.SQLITE_OK {
			t.Fatal(rc)
		}
		b := libc.GoBytes(room, 8)
		return int32(binary.NativeEndian.Uint32(b)), int32(binary.NativeEndian.Uint32(b[4:]))
	}
	if used, _ := now(sqlite3.SQLITE_STATUS_PAGECACHE_USED); used == 0 {
		t.Error("no page is in a slot")
	}
	if _, size := now(sqlite3.SQLITE_STATUS_PAGECACHE_SIZE); size < 4096 || size > slot {
		t.Errorf("a page with what is noted beside it takes %d bytes, a slot has %d", size, slot)
	}
}
