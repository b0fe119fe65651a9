package store_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/storetest"
)

// many is how many records are moved: 100,000 in the long form.
func many() int {
	if storetest.Full() {
		return 100_000
	}
	return 2_000
}

// A database goes from its file to a server and back with every row, the numbers go on where
// they were, and a database in which something is already is left alone.
func TestMove(t *testing.T) {
	to := storetest.Server(t)
	from := filepath.Join(t.TempDir(), "old.db")
	storetest.History{Records: many(), Points: 200, From: "2024-01-01", Days: 800}.Write(t, from)
	db, err := store.Open(from, nil)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Update(t, db, func(tx *store.Tx) error {
		for range 3 {
			if err := chat.Send(tx, chat.Message{Channel: "c", Chat: 5, Kind: chat.Say, Text: "走访\n\"5\" 户，☑"}); err != nil {
				return err
			}
		}
		return store.Set(tx, "a", "")
	})
	newest := newestRecord(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}

	moved, err := store.Move(t.Context(), from, to)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d rows of %d tables, %d records, the newest #%d", moved.Rows, moved.Tables, moved.Records, moved.Newest)
	if moved.Records < int64(many()) || moved.Newest != newest {
		t.Errorf("moved %+v, the newest was #%d", moved, newest)
	}
	if _, err := store.Move(t.Context(), from, to); !errors.Is(err, store.ErrNotEmpty) {
		t.Errorf("moved to where something is: %v", err)
	}
	there, err := store.Open(to, nil)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Update(t, there, func(tx *store.Tx) error {
		n, err := addRecord(tx)
		if n != newest+1 {
			t.Errorf("the next record is #%d, want #%d", n, newest+1)
		}
		return errors.Join(err, chat.Send(tx, chat.Message{Channel: "c", Chat: 5, Kind: chat.Say, Text: "最后"}))
	})
	storetest.View(t, there, func(tx *store.Tx) error {
		messages, err := chat.FirstMessages(tx, "c", 5)
		if len(messages) == 0 || messages[0].Text != "走访\n\"5\" 户，☑" {
			t.Errorf("what waits to be sent is %+v", messages)
		}
		all, err2 := chat.Whole(tx, "c", 0, chat.Broadcast, 1000)
		if !slices.IsSortedFunc(all, func(a, b chat.Message) int { return int(a.ID - b.ID) }) || len(all) != 4 {
			t.Errorf("the order is %+v", all)
		}
		return errors.Join(err, err2)
	})
	if err := there.Close(); err != nil {
		t.Fatal(err)
	}

	back := filepath.Join(t.TempDir(), "back.db")
	returned, err := store.Move(t.Context(), to, back)
	if err != nil {
		t.Fatal(err)
	}
	if returned.Records != moved.Records+1 || returned.Newest != newest+1 {
		t.Errorf("moved back %+v", returned)
	}
}

func newestRecord(t *testing.T, db *store.DB) (n int64) {
	storetest.View(t, db, func(tx *store.Tx) (err error) {
		n, err = store.One[int64](tx, `SELECT max(id) FROM record`)
		return err
	})
	return n
}

func addRecord(tx *store.Tx) (int64, error) {
	d, err := bureau.Of(tx)
	if err != nil {
		return 0, err
	}
	r := record.Record{Kind: record.KindVisit, Type: "日常", Point: d.Points[0].ID, Day: day.Day("2026-04-15"), Author: d.People[0].ID, Typist: d.People[0].ID}
	err = record.Add(tx, &r)
	return r.ID, err
}

// A text that a server does not take is named, and nothing is moved.
func TestMoveRefusesNoText(t *testing.T) {
	to := storetest.Server(t)
	from := filepath.Join(t.TempDir(), "old.db")
	db, err := store.Open(from, nil)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Update(t, db, func(tx *store.Tx) error { return errors.Join(store.Set(tx, "a", "1"), store.Set(tx, "name", "a\x00b")) })
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Move(t.Context(), from, to); err == nil || !strings.Contains(err.Error(), "value of the row name") {
		t.Errorf("moved a NUL: %v", err)
	}
	storetest.Update(t, openAt(t, from), func(tx *store.Tx) error { return store.Set(tx, "name", "ab") })
	if _, err := store.Move(t.Context(), from, to); err != nil {
		t.Errorf("after it was put right: %v", err)
	}
}

func openAt(t *testing.T, path string) *store.DB {
	db, err := store.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}
