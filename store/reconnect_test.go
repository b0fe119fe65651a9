package store_test

import (
	"database/sql"
	"strings"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/storetest"
)

// After a connection was lost, in the middle of a work or between two, its reader or
// the writer makes a new one: only the work in the middle of which it was lost fails.
func TestConnectionLost(t *testing.T) {
	db := storetest.Open(t, nil)
	storetest.Update(t, db, func(tx *store.Tx) error { return store.Set(tx, "a", "1") })
	look := func(tx *store.Tx) error {
		got, err := store.Setting(tx, "a")
		if err == nil && got != "1" {
			t.Errorf("the setting is %q", got)
		}
		return err
	}
	for range 4 { // each reader
		err := db.View(t.Context(), func(tx *store.Tx) error {
			if err := look(tx); err != nil {
				return err
			}
			tx.Lose()
			_, err := store.Setting(tx, "b")
			return err
		})
		if err == nil {
			t.Error("a reader did not notice")
		}
	}
	for range 12 {
		if err := db.View(t.Context(), look); err != nil {
			t.Errorf("a reader: %v", err)
		}
	}
	err := db.Update(t.Context(), func(tx *store.Tx) error {
		err := store.Set(tx, "a", "2")
		tx.Lose()
		return err
	})
	if err == nil {
		t.Error("the writer did not notice")
	}
	storetest.View(t, db, look)
	storetest.Update(t, db, func(tx *store.Tx) error { return store.Set(tx, "b", "1") })
	for range 4 { // lost between two works
		storetest.View(t, db, func(tx *store.Tx) error { defer tx.Lose(); return look(tx) })
	}
	for range 12 {
		storetest.View(t, db, look)
	}
}

// The same where a server ends all connections.
func TestConnectionsEnded(t *testing.T) {
	path := storetest.Source(t)
	if !strings.HasPrefix(path, "postgres://") {
		t.Skip("this is about a server: see LIAISON_TEST_POSTGRES")
	}
	db, err := store.Open(path+"&application_name=liaison_ended", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for i := range 3 {
		storetest.Update(t, db, func(tx *store.Tx) error { return store.Set(tx, "a", strings.Repeat("1", i+1)) })
		for range 12 {
			storetest.View(t, db, func(tx *store.Tx) error {
				got, err := store.Setting(tx, "a")
				if err == nil && len(got) != i+1 {
					t.Errorf("the setting is %q", got)
				}
				return err
			})
		}
		server, err := sql.Open("pgx", path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := server.Exec(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'liaison_ended'`); err != nil {
			t.Fatal(err)
		}
		server.Close()
	}
}

// A work that computes for longer than the server lets a Tx stand still is not ended by it.
func TestConnectionKeptAtWork(t *testing.T) {
	db := openAt(t, storetest.Server(t)+"&idle_in_transaction_session_timeout=300")
	for range 2 {
		storetest.Update(t, db, func(tx *store.Tx) error {
			if err := store.Set(tx, "a", "1"); err != nil {
				return err
			}
			if _, err := store.Setting(tx, "b"); err != nil {
				return err
			}
			<-time.After(time.Second)
			return store.Set(tx, "b", "1")
		})
	}
}
