package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/storetest"
)

// A failing work undoes itself and leaves the others of its commit alone: at the
// first fault the whole is lost, and done once more.
func TestTry(t *testing.T) {
	db := storetest.Open(t, nil)
	boom := errors.New("boom")
	runs := 0
	storetest.Update(t, db, func(tx *store.Tx) error {
		runs++
		if err := bureau.SaveUnit(tx, &bureau.Unit{Name: "城东所", Active: true}); err != nil {
			return err
		}
		for _, fail := range []func() error{func() error { return boom }, func() error { panic("boom") }} {
			if err := tx.Try(func() error {
				if err := bureau.SaveUnit(tx, &bureau.Unit{Name: "城西所", Active: true}); err != nil {
					return err
				}
				return fail()
			}); err == nil {
				t.Error("no error from a failing work")
			}
		}
		return nil
	})
	if runs != 2 {
		t.Errorf("it was run %d times", runs)
	}
	storetest.View(t, db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil || len(d.Units) != 1 || d.UnitNamed("城东所") == nil {
			t.Errorf("units %v, %v; want only 城东所", d.Units, err)
		}
		return nil
	})
}

func TestOpenFaults(t *testing.T) {
	dir := t.TempDir()
	junk := filepath.Join(dir, "junk.db")
	if err := os.WriteFile(junk, []byte("this is not a database at all, but it is long enough to look at"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(junk, nil); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("junk: %v, want ErrDamaged", err)
	}
	if _, err := store.Open(filepath.Join(dir, "no", "such", "dir.db"), nil); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("no directory: %v, want ErrReadOnly", err)
	}
}

func TestDueDay(t *testing.T) {
	c := day.NewCalendar()
	if got := c.After("2026-04-15", 15); got != "2026-05-09" {
		t.Errorf("15 workdays after 2026-04-15 end on %s, want 2026-05-09", got)
	}
	months := []int{21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23}
	for i, want := range months {
		from := day.Day("2026-01-01").Time().AddDate(0, i, 0)
		p := day.Period{From: day.DayOf(from), To: day.DayOf(from.AddDate(0, 1, -1))}
		if got := c.Workdays(p); got != want {
			t.Errorf("%s has %d workdays, want %d", p.From[:7], got, want)
		}
	}
}
