package roster_test

import (
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/roster"
	"liaison/store/storetest"
)

// That the revision was compared is said with a date, by a row of the roster; it
// is not said until then.
func TestRevisionComparedOnADay(t *testing.T) {
	db := storetest.Bureau(t, nil)
	revised := func() (on string) {
		storetest.View(t, db, func(tx *store.Tx) error {
			dir, err := bureau.Of(tx)
			on = string(dir.Revised)
			return err
		})
		return on
	}
	if on := revised(); on != "" {
		t.Errorf("compared on %s before anybody said so", on)
	}
	storetest.Import(t, db, "b.csv", []byte("类型,名称,内容\n设置,"+bureau.RulesRevised+",2026-12-05\n"))
	if on := revised(); on != "2026-12-05" {
		t.Errorf("compared on %q", on)
	}
	if r, err := roster.Read("b.csv", []byte("类型,名称,内容\n设置,"+bureau.RulesRevised+",是\n")); err != nil || len(r.Bad) == 0 {
		t.Errorf("是 is no day: %v, %v", r.Bad, err)
	}
}
