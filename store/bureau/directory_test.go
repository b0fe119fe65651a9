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

// Everybody of whose name the first two characters stand in a text is found, also behind the name
// of the unit with which it begins, in the order of the roster.
func TestMayName(t *testing.T) {
	db := storetest.Open(t, nil)
	storetest.Update(t, db, func(tx *store.Tx) error {
		errs := []error{bureau.SaveUnit(tx, &bureau.Unit{Name: "特种设备科", Active: true})}
		for _, name := range []string{"特种设备科干事甲", "王强", "王强（城东所）", "欧阳", "李", "干事乙"} {
			errs = append(errs, bureau.SavePerson(tx, &bureau.Person{Name: name, Active: true}))
		}
		errs = append(errs, bureau.SavePerson(tx, &bureau.Person{Name: "走了的", Active: false}))
		return errors.Join(errs...)
	})
	storetest.View(t, db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		for text, want := range map[string]string{
			"266给特设科干事甲":     "特种设备科干事甲 干事乙 ",
			"让王强去":           "王强 王强（城东所） ",
			"欧阳和李 去了":        "欧阳 李 ",
			"李":              "李 ",
			"走了的那个人呢":        "",
			"今天去居然之家送政策，62户": "",
			"":               "",
			"甲干事特种设备科干事甲跟王强一起去": "特种设备科干事甲 王强 王强（城东所） 干事乙 ",
		} {
			got := ""
			for _, p := range d.MayName(text) {
				got += p.Name + " "
			}
			if got != want {
				t.Errorf("%s may name %q, want %q", text, got, want)
			}
		}
		return nil
	})
}
