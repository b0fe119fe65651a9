package storetest

import (
	_ "embed"
	"fmt"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/roster"
)

// Sample is the sample roster as a csv file: six points, their eight 党组织 and
// eleven people.
//
//go:embed roster.csv
var Sample []byte

// Notice is a made-up notice (放假通知) of 2028 about days off, as a JSON file.
//
//go:embed notice-2028.json
var Notice []byte

// People of the sample roster.
const (
	Admin          = "管理员甲"
	LeaderEast     = "分管副局长甲" // 钢材市场, 建设工程公司, 滨江写字楼
	LeaderWest     = "分管副局长乙" // the other three points
	OfficerEast    = "城东所干事甲"
	OfficerEast2   = "城东所干事乙"
	OfficerWest    = "城西所干事甲"
	SectionLifts   = "特种设备科干事甲"
	SectionBuyers  = "消保科干事甲"
	SecretaryWork  = "建工支部书记"  // 建设工程公司党支部
	SecretarySteel = "钢市一支部书记" // 钢材市场第一党支部
	SecretaryHome  = "居然支部书记"  // 居然之家党支部
)

// Bureau returns a new database with the sample roster; nobody has joined.
func Bureau(t testing.TB, clock *store.Clock) *store.DB {
	t.Helper()
	db := Open(t, clock)
	Import(t, db, "roster.csv", Sample)
	return db
}

// Import brings a roster file into the database.
func Import(t testing.TB, db *store.DB, name string, data []byte) {
	t.Helper()
	r, err := roster.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	Update(t, db, func(tx *store.Tx) error {
		p, err := roster.NewPlan(tx, r)
		if err != nil {
			return err
		}
		return p.Apply(tx, 0)
	})
}

// JoinAll has everybody of the roster chat there, each in the chat of their id.
func JoinAll(t testing.TB, db *store.DB, channel string) {
	t.Helper()
	Update(t, db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		for _, p := range d.People {
			if err := chat.Join(tx, p.ID, channel, p.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

// Join has a person of the roster chat there.
func Join(t testing.TB, db *store.DB, name, channel string, room int64) {
	t.Helper()
	Update(t, db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		p := d.PersonNamed(name)
		if p == nil {
			return fmt.Errorf("nobody is called %s", name)
		}
		return chat.Join(tx, p.ID, channel, room)
	})
}
