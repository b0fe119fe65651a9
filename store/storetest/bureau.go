package storetest

import (
	_ "embed"
	"testing"

	"liaison/store"
	"liaison/store/roster"
)

// The sample roster: six points, their 党组织 and eleven people.
//
//go:embed roster.csv
var sample []byte

// Bureau returns a new database with the sample roster; nobody has joined.
func Bureau(t testing.TB, clock *store.Clock) *store.DB {
	t.Helper()
	db := Open(t, clock)
	Import(t, db, "roster.csv", sample)
	return db
}

// Import brings a roster file into the database.
func Import(t testing.TB, db *store.DB, name string, data []byte) {
	t.Helper()
	r, err := roster.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	Update(t, db, func(tx *store.Tx) error {
		p, err := roster.NewPlan(tx, r)
		if err != nil {
			return err
		}
		return p.Apply(tx, 0)
	})
}

// Join has a person of the roster chat there.
func Join(t testing.TB, db *store.DB, name, channel string, chat int64) {
	t.Helper()
	Update(t, db, func(tx *store.Tx) error {
		d, err := tx.Directory()
		if err != nil {
			return err
		}
		return tx.Join(d.PersonNamed(name).ID, channel, chat)
	})
}
