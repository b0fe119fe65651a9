package record

import (
	"regexp"
	"slices"

	"liaison/store"
	"liaison/store/day"
)

// The types of 组织生活.
const (
	GeneralMeeting   = "党员大会"
	CommitteeMeeting = "支委会"
	GroupMeeting     = "党小组会"
	PartyLecture     = "党课"
	ThemeDay         = "主题党日"
	OrgLifeMeeting   = "组织生活会"
	Appraisal        = "民主评议"
	Talk             = "谈心谈话"
)

// gatherings are the types that one gathering may be at once. 谈心谈话 is none.
var gatherings = [...]string{PartyLecture, ThemeDay, GeneralMeeting, CommitteeMeeting, GroupMeeting, OrgLifeMeeting, Appraisal}

// A Vote is what was counted when a meeting voted (表决): those with a vote
// only, 正式党员 or members of the 支委会. It is kept apart from 应到 and 实到,
// which count everyone. A number nobody gave is nil.
type Vote struct {
	Kind     VoteKind `json:"kind,omitempty"`
	Entitled *int     `json:"entitled,omitempty"` // 应到有表决权
	Present  *int     `json:"present,omitempty"`  // 到会有表决权
	Written  *int     `json:"written,omitempty"`  // 书面意见, of those with a vote who did not come
	For      *int     `json:"for,omitempty"`      // 赞成, with those in writing

	Against   *int `json:"against,omitempty"`   // 反对
	Abstained *int `json:"abstained,omitempty"` // 弃权
}

// Numbers are all that may be counted, in the order in which they are written.
func (v *Vote) Numbers() []**int {
	return []**int{&v.Entitled, &v.Present, &v.For, &v.Written, &v.Against, &v.Abstained}
}

// Clone returns a copy that shares nothing with v.
func (v *Vote) Clone() *Vote {
	c := *v
	for _, n := range c.Numbers() {
		if *n != nil {
			*n = new(**n)
		}
	}
	return &c
}

// A VoteKind says by which rule a vote is judged.
type VoteKind string

// The kinds of votes.
const (
	GeneralVote   VoteKind = "党员大会"
	CommitteeVote VoteKind = "支委会"
	Election      VoteKind = "选举"
	Admission     VoteKind = "发展党员" // 接收预备党员、转正, by a 党员大会
)

// Types are all types of a record, each once: one gathering may be several.
func (r *Record) Types() (types []string) {
	for _, t := range append([]string{r.Type}, r.Detail.Also...) {
		if t != "" && !slices.Contains(types, t) {
			types = append(types, t)
		}
	}
	return types
}

// Others are the types that a meeting may be besides its first.
func (r *Record) Others() (types []string) {
	for _, t := range gatherings {
		if t != r.Type && r.Type != Talk {
			types = append(types, t)
		}
	}
	return types
}

// VotesAs says by which rule a vote of the meeting is judged that was said to be
// of a kind; "" where no rule is known.
func (r *Record) VotesAs(said VoteKind) VoteKind {
	switch general := slices.Contains(r.Types(), string(GeneralVote)); {
	case said == Election, said == Admission && general:
		return said
	case general:
		return GeneralVote
	case slices.Contains(r.Types(), string(CommitteeVote)):
		return CommitteeVote
	}
	return ""
}

// A Held is a meeting or a visit that took place, as far as obligations ask.
type Held struct {
	Record int64
	Point  int64
	Org    int64 // 0 where nobody said which
	Day    day.Day
	Types  []string
	Groups []int  // which 党小组 met; none: nobody said
	Talks  int    // how many 谈心谈话 it stands for, if it is that
	Year   string // 年度 of an 组织生活会 or 民主评议, if somebody said it
}

// ofYear finds the 年度 that a sentence gives an 组织生活会 or 民主评议: they are
// often held in the first months after it.
var ofYear = regexp.MustCompile(`(20\d\d)\s*年度(?:的)?(?:专题)?(?:组织生活会|民主评议)`)

// YearSaid is the 年度 that a sentence gives an 组织生活会 or 民主评议, or "".
func YearSaid(says string) string {
	if m := ofYear.FindStringSubmatch(says); m != nil {
		return m[1]
	}
	return ""
}

// AnnualHeld returns the 组织生活会 and 民主评议 of a period, as [MeetingsHeld]
// does all meetings.
func AnnualHeld(tx *store.Tx, orgs []int64, p day.Period) ([]Held, error) {
	const (
		what = `SELECT r.id, r.point, r.org, r.day, r.type, r.detail, 1 FROM `
		from = `record r WHERE r.kind = 'meeting' AND r.day BETWEEN $1 AND $2 AND r.withdrawn = 0
			AND (r.type IN ('` + OrgLifeMeeting + `', '` + Appraisal + `') OR r.detail LIKE '%` + OrgLifeMeeting + `%' OR r.detail LIKE '%` + Appraisal + `%')`
	)
	if orgs == nil {
		return held(store.Find(tx, (*heldRow).fields, what+from+` ORDER BY r.day, r.id`, p.From, p.To))
	}
	return held(store.FindIn(tx, (*heldRow).fields, what+`listed CROSS JOIN `+from+` AND r.org = listed.one ORDER BY r.org, r.day, r.id`, orgs, p.From, p.To))
}

// MeetingsHeld returns the meetings of a period, those of some 党组织 or, with
// nil, of all; of each 党组织 in the order of days. Those taken back are left
// out.
func MeetingsHeld(tx *store.Tx, orgs []int64, p day.Period) ([]Held, error) {
	const (
		what = `SELECT r.id, r.point, r.org, r.day, r.type, r.detail, COALESCE(f.value, 1) FROM `
		from = `record r LEFT JOIN figure f ON f.record = r.id AND f.name = '` + Talk + `'
			WHERE r.kind = 'meeting' AND r.day BETWEEN $1 AND $2 AND r.withdrawn = 0`
	)
	if orgs == nil {
		return held(store.Find(tx, (*heldRow).fields, what+from+` ORDER BY r.day, r.id`, p.From, p.To))
	}
	return held(store.FindIn(tx, (*heldRow).fields, what+`listed CROSS JOIN `+from+` AND r.org = listed.one ORDER BY r.org, r.day, r.id`, orgs, p.From, p.To))
}

// MonthsHeld returns the meetings of a period as if those of a 党组织 in a month
// that are alike were one, on the first of the month: that is enough to see what
// was held at all, and little to read however many there were.
func MonthsHeld(tx *store.Tx, p day.Period) ([]Held, error) {
	return held(store.Find(tx, (*heldRow).fields, `SELECT DISTINCT 0, point, org, substr(day, 1, 7) || '-01', type,
		CASE WHEN detail LIKE '%"also"%' OR detail LIKE '%"groups"%' THEN detail ELSE '{}' END, 0
		FROM record WHERE kind = 'meeting' AND day BETWEEN $1 AND $2 AND withdrawn = 0 AND org IS NOT NULL`, p.From, p.To))
}

// VisitsHeld returns the visits of a period, those at some points or, with nil,
// at all; at each point in the order of days.
func VisitsHeld(tx *store.Tx, points []int64, p day.Period) ([]Held, error) {
	const (
		what = `SELECT id, point, org, day, type, '{}', 0 FROM `
		from = `record WHERE kind = 'visit' AND day BETWEEN $1 AND $2 AND withdrawn = 0`
	)
	if points == nil {
		return held(store.Find(tx, (*heldRow).fields, what+from+` ORDER BY day, id`, p.From, p.To))
	}
	return held(store.FindIn(tx, (*heldRow).fields, what+`listed CROSS JOIN `+from+` AND point = listed.one ORDER BY point, day, id`, points, p.From, p.To))
}

type heldRow struct {
	Record
	talks int
}

func (r *heldRow) fields() []any {
	return []any{&r.ID, (*store.Ref)(&r.Point), (*store.Ref)(&r.Org), &r.Day, &r.Type, store.AsJSON(&r.Detail), &r.talks}
}

func held(rows []heldRow, err error) ([]Held, error) {
	held := make([]Held, len(rows))
	for i := range rows {
		r := &rows[i]
		held[i] = Held{Record: r.ID, Point: r.Point, Org: r.Org, Day: r.Day, Types: r.Types(), Groups: r.Detail.Groups, Talks: r.talks, Year: YearSaid(r.Detail.Said)}
	}
	return held, err
}
