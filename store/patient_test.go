package store_test

import (
	"testing"

	"liaison/store"
	"liaison/store/storetest"
)

// Patient work is on the disk when it is done, alone or in the commit of another.
func TestPatientWorkSharesACommit(t *testing.T) {
	db := storetest.Open(t, nil)
	var alone *store.Tx
	err := db.UpdatePatiently(t.Context(), func(tx *store.Tx) error {
		alone = tx
		return store.Set(tx, "alone", "kept")
	})
	if err != nil || alone == nil {
		t.Fatal("nobody came, and it was not done:", err)
	}
	storetest.View(t, db, func(tx *store.Tx) error {
		if got, err := store.Setting(tx, "alone"); got != "kept" {
			t.Errorf("it left %q, %v", got, err)
		}
		return nil
	})
	for range 1000 { // until the patient one comes first
		var patient, other *store.Tx
		done := make(chan error)
		go func() {
			done <- db.UpdatePatiently(t.Context(), func(tx *store.Tx) error { patient = tx; return nil })
		}()
		storetest.Update(t, db, func(tx *store.Tx) error { other = tx; return nil })
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		if patient == other {
			return
		}
	}
	t.Error("it never shared a commit")
}
