package store_test

import (
	"testing"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"

	"liaison/store"
	"liaison/store/storetest"
)

// The pages are in the slots: a slot is large enough.
func TestPagesArePacked(t *testing.T) {
	db := storetest.Bureau(t, nil)
	storetest.View(t, db, func(tx *store.Tx) error { _, err := tx.Directory(); return err })
	tls := libc.NewTLS()
	defer tls.Close()
	room := libc.Xcalloc(tls, 2, 4)
	defer libc.Xfree(tls, room)
	if rc := sqlite3.Xsqlite3_status(tls, sqlite3.SQLITE_STATUS_PAGECACHE_USED, room, room+4, 0); rc != sqlite3.SQLITE_OK {
		t.Fatal(rc)
	}
	if used := libc.GoBytes(room, 4); used[0] == 0 && used[1] == 0 {
		t.Error("no page is in a slot")
	}
}
