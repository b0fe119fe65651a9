package bureau_test

import (
	"errors"
	"slices"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/storetest"
)

// notice2028 is a made-up notice; its first day lies in 2027.
var notice2028 = []day.Holiday{
	{Day: "2027-12-31", Name: "元旦", Off: true}, {Day: "2028-01-01", Name: "元旦", Off: true},
	{Day: "2028-01-08", Name: "元旦", Off: false}, {Day: "2028-02-09", Name: "春节", Off: true},
}

// What is imported counts at once, in the same Tx, for every reader and for
// another process; what is undone never does.
func TestImportedCalendar(t *testing.T) {
	path := storetest.Source(t)
	var dbs [2]*store.DB // as two programs have them
	for i := range dbs {
		db, err := store.Open(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		dbs[i] = db
	}
	knows := func(when string, want bool) {
		t.Helper()
		for _, db := range dbs {
			storetest.View(t, db, func(tx *store.Tx) error {
				if c := bureau.Calendar(tx); c.Knows("2028-01-01") != want || c.Workday("2027-12-31") == want || c.Workday("2028-01-08") != want || c.Workday("2028-02-09") == want {
					t.Errorf("%s: 2028 is known: %v", when, c.Knows("2028-01-01"))
				}
				return nil
			})
		}
	}
	knows("before", false)
	storetest.Update(t, dbs[0], func(tx *store.Tx) error {
		fault := tx.Try(func() error {
			if err := bureau.SetHolidays(tx, "2028", notice2028); err != nil {
				return err
			}
			if !bureau.Calendar(tx).Knows("2028-01-01") {
				t.Error("not seen in its own Tx")
			}
			return store.ErrNotFound
		})
		if errors.Is(fault, store.ErrPoisoned) {
			return fault // it is done again, carefully
		}
		if fault != store.ErrNotFound || bureau.Calendar(tx).Knows("2028-01-01") {
			t.Errorf("after %v it is still seen", fault)
		}
		return nil
	})
	knows("undone", false)
	storetest.Update(t, dbs[1], func(tx *store.Tx) error { return bureau.SetHolidays(tx, "2028", notice2028) })
	knows("imported", true)
}

// A notice takes the place of the one of its year and of no other, also of one
// the program knows by itself.
func TestNoticeReplaces(t *testing.T) {
	db := storetest.Open(t, nil)
	short := []day.Holiday{{Day: "2026-01-01", Name: "元旦", Off: true}}
	storetest.Update(t, db, func(tx *store.Tx) error {
		for _, days := range [][]day.Holiday{notice2028, notice2028[:2]} {
			if err := bureau.SetHolidays(tx, "2028", days); err != nil {
				return err
			}
		}
		return bureau.SetHolidays(tx, "2026", short)
	})
	storetest.View(t, db, func(tx *store.Tx) error {
		c := bureau.Calendar(tx)
		for year, want := range map[string][]day.Holiday{"2026": short, "2028": notice2028[:2], "2029": nil} {
			want = slices.Clone(want)
			for i := range want {
				want[i].Year = year
			}
			if got := c.Notice(year); !slices.Equal(got, want) {
				t.Errorf("%s: %v, want %v", year, got, want)
			}
		}
		if !c.Workday("2026-10-08") || c.Workday("2026-10-02") || c.Workday("2026-10-10") {
			t.Error("of 2026 the statutory days and the weekends are left")
		}
		return nil
	})
}
