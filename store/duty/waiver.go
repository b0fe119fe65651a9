package duty

import (
	"time"

	"liaison/store"
	"liaison/store/day"
)

// A Waiver says that something owed is not asked for in a period (本期不适用),
// and why. It belongs to a 党组织, or to a point where visits are owed.
type Waiver struct {
	ID     int64
	Org    int64
	Point  int64
	Rule   string // R01 …
	Group  int    // which 党小组; 0: the whole
	Period day.Period
	Reason WaiverReason
	Person int64 // who said so
	At     time.Time
}

// A WaiverReason is why something is not asked for.
type WaiverReason string

// The reasons.
const (
	WaivedJoint    WaiverReason = "合并召开"
	WaivedNoGroups WaiverReason = "未设党小组"
	WaivedElection WaiverReason = "换届中"
	WaivedOffline  WaiverReason = "已线下完成"
	WaivedOther    WaiverReason = "其他"
)

// WaiverReasons are all reasons, in the order in which they are offered.
var WaiverReasons = [...]WaiverReason{WaivedJoint, WaivedNoGroups, WaivedElection, WaivedOffline, WaivedOther}

const waiverColumns = `id, org, point, rule, party_group, since, until, reason, person, at`

func (w *Waiver) fields() []any {
	return []any{&w.ID, (*store.Ref)(&w.Org), (*store.Ref)(&w.Point), &w.Rule, &w.Group, &w.Period.From, &w.Period.To, &w.Reason,
		&w.Person, (*store.Instant)(&w.At)}
}

// AddWaiver keeps a waiver and sets its ID; one that holds already stays as it
// is and returns false.
func AddWaiver(tx *store.Tx, w *Waiver) (fresh bool, err error) {
	w.At = tx.Now
	w.ID, err = store.One[int64](tx, store.InsertInto("waiver", "org, point, rule, party_group, since, until, reason, person, at")+
		` ON CONFLICT DO NOTHING RETURNING id`, w.fields()[1:]...)
	if err == store.ErrNotFound {
		return false, nil
	}
	return err == nil, err
}

// RevokeWaiver takes a waiver back: the thing is owed again. It returns false
// where that was done before.
func RevokeWaiver(tx *store.Tx, id int64) (bool, error) {
	n, err := tx.Change(`UPDATE waiver SET revoked = $2 WHERE id = $1 AND revoked = 0`, id, store.MS(tx.Now))
	return n == 1, err
}

// Waivers returns the waivers that hold on some day of a period, those that end
// first before others.
func Waivers(tx *store.Tx, p day.Period) ([]Waiver, error) {
	return store.Find(tx, (*Waiver).fields, `SELECT `+waiverColumns+` FROM waiver WHERE `+holding+` ORDER BY until, id`, p.From, p.To)
}

// WaiversOf is Waivers of some 党组织 and some points only.
func WaiversOf(tx *store.Tx, orgs, points []int64, p day.Period) ([]Waiver, error) {
	const query = `SELECT ` + waiverColumns + ` FROM listed CROSS JOIN waiver WHERE ` + holding
	found, err := store.FindIn(tx, (*Waiver).fields, query+` AND org = listed.one ORDER BY until, id`, orgs, p.From, p.To)
	if err != nil {
		return nil, err
	}
	at, err := store.FindIn(tx, (*Waiver).fields, query+` AND point = listed.one ORDER BY until, id`, points, p.From, p.To)
	return append(found, at...), err
}

const holding = `until >= $1 AND since <= $2 AND revoked = 0`
