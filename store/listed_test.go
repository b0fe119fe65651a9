package store_test

import (
	"testing"

	"liaison/store"
	"liaison/store/storetest"
)

// A server plans a query of listed ids for the ids and days at hand, and all others as before.
func TestListedHasItsOwnPlan(t *testing.T) {
	db, err := store.Open(storetest.Server(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	text := func(s *string) []any { return []any{s} }
	plan := func(tx *store.Tx) error {
		for range 2 {
			own, err := store.FindIn(tx, text, `SELECT current_setting('plan_cache_mode') FROM listed WHERE one > 0`, []int64{1})
			if err != nil || len(own) != 1 || own[0] != "force_custom_plan" {
				t.Errorf("listed: %q, %v", own, err)
			}
			if other, err := store.One[string](tx, `SELECT current_setting('plan_cache_mode')`); err != nil || other != "auto" {
				t.Errorf("others: %q, %v", other, err)
			}
		}
		return nil
	}
	storetest.View(t, db, plan)
	storetest.Update(t, db, plan)
}
