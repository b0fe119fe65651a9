package bureau_test

import (
	"errors"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/storetest"
)

// A Tx sees one roster until it changes it, and never what was undone.
func TestDirectoryWithin(t *testing.T) {
	db := storetest.Open(t, nil)
	storetest.Update(t, db, func(tx *store.Tx) error {
		if err := bureau.SaveUnit(tx, &bureau.Unit{Name: "城东所", Active: true}); err != nil {
			return err
		}
		first, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		if again, err := bureau.Of(tx); again != first {
			t.Errorf("the roster is another one the second time, %v", err)
		}
		boom := errors.New("boom")
		fault := tx.Try(func() error {
			if err := bureau.SaveUnit(tx, &bureau.Unit{Name: "城西所", Active: true}); err != nil {
				return err
			}
			if d, err := bureau.Of(tx); err != nil || d.UnitNamed("城西所") == nil {
				t.Errorf("the change is not seen: %v", err)
			}
			return boom
		})
		if errors.Is(fault, store.ErrPoisoned) {
			return fault // it is done again, carefully
		}
		d, err := bureau.Of(tx)
		if fault != boom || err != nil || d.UnitNamed("城西所") != nil || d.UnitNamed("城东所") == nil {
			t.Errorf("after the undoing (%v): %v, %v", fault, d.Units, err)
		}
		return nil
	})
	storetest.View(t, db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil || len(d.Units) != 1 {
			t.Errorf("units %v, %v; want 城东所", d.Units, err)
		}
		return nil
	})
}
