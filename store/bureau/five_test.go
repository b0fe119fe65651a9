package bureau_test

import (
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/storetest"
)

func TestFivePlan(t *testing.T) {
	db := storetest.Open(t, nil)
	storetest.Update(t, db, func(tx *store.Tx) error {
		if p, err := bureau.Five(tx); err != nil || !p.Empty() {
			t.Errorf("nobody filled %v, %v", p, err)
		}
		want := bureau.FivePlan{1: {Text: "每季度上一次党课", Indicator: "党课"}, 4: {Text: "办一件实事"}}
		for i, line := range want {
			if err := bureau.SetFive(tx, i+1, line); err != nil {
				return err
			}
		}
		if p, err := bureau.Five(tx); err != nil || p != want {
			t.Errorf("filled %v, got %v, %v", want, p, err)
		}
		return nil
	})
}
