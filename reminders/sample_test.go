package reminders

import (
	"log/slog"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/storetest"
)

// sample is the sample bureau at a time, where everybody has joined and all is as
// have makes it.
func sample(t *testing.T, at string, have func(*store.Tx, *bureau.Directory) error) (*store.DB, *store.Clock) {
	t.Helper()
	clock := new(store.Clock)
	clock.Set(beijing(at))
	db := storetest.Bureau(t, clock)
	storetest.JoinAll(t, db, "test")
	storetest.Update(t, db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		return have(tx, dir)
	})
	return db, clock
}

// rehearse lets time pass in the sample bureau and has hear hear all that is said.
func rehearse(t *testing.T, from, to string, have func(*store.Tx, *bureau.Directory) error, hear func(Told)) {
	t.Helper()
	db, _ := sample(t, from, have)
	if err := Rehearse(t.Context(), db, slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn})), beijing(from), beijing(to), hear); err != nil {
		t.Fatal(err)
	}
}

// works has 建工支部 be as change makes it.
func works(change func(*bureau.Org)) func(*store.Tx, *bureau.Directory) error {
	return func(tx *store.Tx, dir *bureau.Directory) error {
		o := *dir.OrgNamed("建设工程公司党支部")
		change(&o)
		return bureau.SaveOrg(tx, &o)
	}
}

func asImported(*store.Tx, *bureau.Directory) error { return nil }
