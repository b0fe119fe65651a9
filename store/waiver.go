package store

import "time"

// A Waiver says that something owed is not asked for in a period (本期不适用),
// and why. It belongs to a 党组织, or to a point where visits are owed.
type Waiver struct {
	ID     int64
	Org    int64
	Point  int64
	Rule   string // R01 …
	Group  int    // which 党小组; 0: the whole
	Period Period
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
	return []any{&w.ID, (*ref)(&w.Org), (*ref)(&w.Point), &w.Rule, &w.Group, &w.Period.From, &w.Period.To, &w.Reason,
		&w.Person, (*instant)(&w.At)}
}

// AddWaiver keeps a waiver and sets its ID; one that holds already stays as it
// is and returns false.
func (tx *Tx) AddWaiver(w *Waiver) (fresh bool, err error) {
	w.At = tx.Now
	w.ID, err = one[int64](tx, insertInto("waiver", "org, point, rule, party_group, since, until, reason, person, at")+
		` ON CONFLICT DO NOTHING RETURNING id`, w.fields()[1:]...)
	if err == ErrNotFound {
		return false, nil
	}
	return err == nil, err
}

// RevokeWaiver takes a waiver back: the thing is owed again. It returns false
// where that was done before.
func (tx *Tx) RevokeWaiver(id int64) (bool, error) {
	n, err := tx.count(`UPDATE waiver SET revoked = $2 WHERE id = $1 AND revoked = 0`, id, ms(tx.Now))
	return n == 1, err
}

// Waivers returns the waivers that hold on some day of a period, those that end
// first before others.
func (tx *Tx) Waivers(p Period) ([]Waiver, error) {
	return find(tx, (*Waiver).fields, `SELECT `+waiverColumns+` FROM waiver WHERE `+holding+` ORDER BY until, id`, p.From, p.To)
}

// WaiversOf is Waivers of some 党组织 and some points only.
func (tx *Tx) WaiversOf(orgs, points []int64, p Period) ([]Waiver, error) {
	const query = `SELECT ` + waiverColumns + ` FROM listed CROSS JOIN waiver WHERE ` + holding
	found, err := findIn(tx, (*Waiver).fields, query+` AND org = listed.one ORDER BY until, id`, orgs, p.From, p.To)
	if err != nil {
		return nil, err
	}
	at, err := findIn(tx, (*Waiver).fields, query+` AND point = listed.one ORDER BY until, id`, points, p.From, p.To)
	return append(found, at...), err
}

const holding = `until >= $1 AND since <= $2 AND revoked = 0`
