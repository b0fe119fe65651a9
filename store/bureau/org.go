package bureau

import (
	"liaison/store"
	"liaison/store/day"
)

// An Org is a 党组织. Meetings belong to a 支部 and its 党小组, never to a 党委.
type Org struct {
	ID          int64
	Name        string
	Aliases     []string
	Kind        OrgKind
	Point       int64
	Parent      int64 // the 党组织 above, or 0
	Founded     day.Day
	Groups      int // how many 党小组 it has
	Active      bool
	Committee   bool    // 设支委会
	ThemeDay    int     // day of the month of 主题党日; 0: not set
	Elected     day.Day // last 换届
	Extended    day.Day // until when the next 换届 is put off (延期), or ""
	PartTime    string  // 书记兼职
	JoinedParty string  // 书记入党年月
}

// An OrgKind is the 类别 of a 党组织.
type OrgKind string

// The kinds of 党组织.
const (
	Committee     OrgKind = "党委"
	GeneralBranch OrgKind = "党总支"
	Branch        OrgKind = "党支部"
	Group         OrgKind = "党小组"
)

const orgColumns = `id, name, aliases, kind, point, parent, founded, party_groups, committee, theme_day, elected, extended, part_time, joined_party, active`

func (o *Org) fields() []any {
	return []any{&o.ID, &o.Name, store.AsJSON(&o.Aliases), &o.Kind, &o.Point, (*store.Ref)(&o.Parent), &o.Founded, &o.Groups,
		&o.Committee, &o.ThemeDay, &o.Elected, &o.Extended, &o.PartTime, &o.JoinedParty, &o.Active}
}

// SaveOrg adds a 党组织, or updates it.
func SaveOrg(tx *store.Tx, o *Org) error { return save(tx, "org", orgColumns, &o.ID, o.fields()[1:]) }

// Heads is the number of members of a 党组织 from a day on. Members are counted and never named:
// there is no database of members (减负).
type Heads struct {
	Org       int64
	Since     day.Day
	Full      int // 正式党员
	Probation int // 预备党员
	Came      int // 流入
	Went      int // 流出
}

const headsColumns = `org, since, full_heads, probation, came, went`

func (h *Heads) fields() []any {
	return []any{&h.Org, &h.Since, &h.Full, &h.Probation, &h.Came, &h.Went}
}

// SaveHeads stores the number of members from h.Since on.
func SaveHeads(tx *store.Tx, h Heads) error {
	return tx.Exec(store.InsertInto("heads", headsColumns)+` ON CONFLICT (org, since) DO UPDATE
		SET full_heads = excluded.full_heads, probation = excluded.probation, came = excluded.came, went = excluded.went`, h.fields()...)
}

// HeadsAt returns the number of members of every 党组织 on a day, by the id of the 党组织.
func HeadsAt(tx *store.Tx, day day.Day) (map[int64]Heads, error) { return HeadsOf(tx, nil, day) }

// HeadsOf is [HeadsAt] for some 党组织 or, with nil, for all.
func HeadsOf(tx *store.Tx, orgs []int64, day day.Day) (map[int64]Heads, error) {
	var found []Heads
	var err error
	if orgs == nil {
		found, err = store.Find(tx, (*Heads).fields, `SELECT `+headsColumns+` FROM heads WHERE since <= $1 ORDER BY org, since`, day)
	} else {
		found, err = store.FindIn(tx, (*Heads).fields, `SELECT `+headsColumns+` FROM listed CROSS JOIN heads
			WHERE org = listed.one AND since <= $1 ORDER BY org, since`, orgs, day)
	}
	by := make(map[int64]Heads, len(found))
	for _, h := range found {
		by[h.Org] = h
	}
	return by, err
}
