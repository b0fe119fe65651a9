package roster_test

import (
	"testing"

	"liaison/store"
	"liaison/store/roster"
	"liaison/store/storetest"
)

// The 工作要点 of one year is not that of another.
func TestPlanOfItsYear(t *testing.T) {
	db := storetest.Bureau(t, nil)
	for _, title := range []string{"2022年“小个专”党建工作要点", "2026年“小个专”党建工作要点"} {
		storetest.Import(t, db, "b.csv", []byte("类型,名称,内容\n设置,工作要点,"+title+"\n"))
	}
	storetest.View(t, db, func(tx *store.Tx) error {
		for year, want := range map[string]string{"2022": "2022年“小个专”党建工作要点", "2026": "2026年“小个专”党建工作要点", "2025": ""} {
			if got, err := roster.PlanOf(tx, year); got != want || err != nil {
				t.Errorf("%s: %q, %v, want %q", year, got, err, want)
			}
		}
		return nil
	})
	storetest.Import(t, db, "b.csv", []byte("类型,名称,内容\n设置,工作要点,\n"))
	storetest.View(t, db, func(tx *store.Tx) error {
		if got, err := roster.PlanOf(tx, "2026"); got != "" || err != nil {
			t.Errorf("taken out: %q, %v", got, err)
		}
		return nil
	})
	storetest.Update(t, db, func(tx *store.Tx) error { // as the program before kept it
		if err := store.Set(tx, roster.WorkPlan, "2024年党建工作要点"); err != nil {
			return err
		}
		if got, err := roster.PlanOf(tx, "2024"); got != "2024年党建工作要点" || err != nil {
			t.Errorf("2024: %q, %v", got, err)
		}
		return nil
	})
}
