package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"liaison/store"
	"liaison/store/storetest"
)

// A rule has one row for each time it fell due; the newest says where it stands.
func TestFiring(t *testing.T) {
	db := storetest.Open(t, nil)
	monday := store.WorkBegins("2026-09-07")
	storetest.Update(t, db, func(tx *store.Tx) error {
		if _, err := tx.LastFiring("weekly"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("before the first: %v, want ErrNotFound", err)
		}
		return errors.Join(
			tx.SaveFiring(&store.Firing{Rule: "weekly", Due: monday, State: store.FiringOpen}),
			tx.SaveFiring(&store.Firing{Rule: "weekly", Due: monday, State: store.FiringOpen, After: 500, Sent: 7}),
			tx.SaveFiring(&store.Firing{Rule: "weekly", Due: monday.AddDate(0, 0, -7), State: store.FiringMissed}),
			tx.SaveFiring(&store.Firing{Rule: "monthly", Due: monday.AddDate(0, 0, 7), State: store.FiringDone}),
		)
	})
	want := &store.Firing{Rule: "weekly", Due: monday, State: store.FiringOpen, After: 500, Sent: 7}
	look := func(tx *store.Tx) error {
		got, err := tx.LastFiring("weekly")
		if d := cmp.Diff(want, got, cmp.Comparer(time.Time.Equal)); d != "" {
			t.Errorf("the last firing (-want +got):\n%s", d)
		}
		return err
	}
	storetest.View(t, db, look)
	storetest.Update(t, db, func(tx *store.Tx) error {
		want.State = store.FiringDone
		err := tx.SaveFiring(want)
		if !want.Ended.Equal(tx.Now) {
			t.Errorf("ended at %s, want %s", want.Ended, tx.Now)
		}
		return err
	})
	storetest.View(t, db, look)
}
