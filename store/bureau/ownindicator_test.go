package bureau_test

import (
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/indicator"
	"liaison/store/storetest"
)

// An indicator of the bureau's own joins the table of everybody who reads the
// roster; set aside it is said no more, and what holds it keeps it.
func TestOwnIndicators(t *testing.T) {
	db := storetest.Bureau(t, nil)
	table := func() (said, kept []string) {
		storetest.View(t, db, func(tx *store.Tx) error {
			d, err := bureau.Of(tx)
			if err == nil {
				said, kept = d.Indicators.Said(indicator.Activity, "先锋岗"), d.Indicators.Kept(indicator.Activity, "先锋岗")
			}
			return err
		})
		return said, kept
	}
	x := &bureau.OwnIndicator{Indicator: indicator.Indicator{Name: "志愿服务", Kind: indicator.Activity, Type: "先锋岗", Unit: "次", Words: "志愿服务"}}
	before, _ := table()
	for _, c := range []struct {
		aside      bool
		said, kept int
	}{{false, len(before) + 1, len(before) + 1}, {true, len(before), len(before) + 1}, {false, len(before) + 1, len(before) + 1}} {
		x.Aside = c.aside
		storetest.Update(t, db, func(tx *store.Tx) error { return bureau.SaveOwnIndicator(tx, x) })
		if said, kept := table(); len(said) != c.said || len(kept) != c.kept {
			t.Errorf("aside %v: said %v, kept %v", c.aside, said, kept)
		}
	}
}
