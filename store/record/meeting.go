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

// gatherings are the types that one gathering may have at once; 谈心谈话 is not among them.
var gatherings = [...]string{PartyLecture, ThemeDay, GeneralMeeting, CommitteeMeeting, GroupMeeting, OrgLifeMeeting, Appraisal}

// A Vote has the counts of a vote of a meeting (表决). They count only people who may vote: 正式党员, or
// members of the 支委会. 应到 and 实到, which count everyone, are separate. A number that nobody gave
// is nil.
type Vote struct {
	Kind     VoteKind `json:"kind,omitempty"`
	Entitled *int     `json:"entitled,omitempty"` // 应到有表决权
	Present  *int     `json:"present,omitempty"`  // 到会有表决权
	Written  *int     `json:"written,omitempty"`  // 书面意见, of those with a vote who did not come
	For      *int     `json:"for,omitempty"`      // 赞成, with those in writing

	Against   *int `json:"against,omitempty"`   // 反对
	Abstained *int `json:"abstained,omitempty"` // 弃权
}

// Numbers returns the counts in the order in which they are written.
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

// A VoteKind says which rule a vote follows.
type VoteKind string

// The kinds of votes.
const (
	GeneralVote   VoteKind = "党员大会"
	CommitteeVote VoteKind = "支委会"
	Election      VoteKind = "选举"
	Admission     VoteKind = "发展党员" // 接收预备党员、转正, by a 党员大会
)

// Types returns all types of a record, each once. One gathering may have several.
func (r *Record) Types() (types []string) {
	for _, t := range append([]string{r.Type}, r.Detail.Also...) {
		if t != "" && !slices.Contains(types, t) {
			types = append(types, t)
		}
	}
	return types
}

// Others returns the types that a meeting may have besides its first.
func (r *Record) Others() (types []string) {
	for _, t := range gatherings {
		if t != r.Type && r.Type != Talk {
			types = append(types, t)
		}
	}
	return types
}

// VotesAs returns the kind of a vote of the meeting, given the kind that was said; "" if no rule is
// known for it.
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

// A Held is a meeting or a visit that took place, with what obligations depend on.
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

// AnnualHeld is [MeetingsHeld] for 组织生活会 and 民主评议 only.
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

// MeetingsHeld returns the meetings of a period for some 党组织 or, with nil, for all; those of each
// 党组织 in the order of days. Withdrawn ones are left out.
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

// MonthsHeld returns the meetings of a period, merging those of a 党组织 in a month that are alike into
// one on the first of the month. That is enough to see what was held at all, and quick to read
// however many meetings there were.
func MonthsHeld(tx *store.Tx, p day.Period) ([]Held, error) {
	return held(store.Find(tx, (*heldRow).fields, `SELECT DISTINCT 0, point, org, substr(day, 1, 7) || '-01', type,
		CASE WHEN detail LIKE '%"also"%' OR detail LIKE '%"groups"%' THEN detail ELSE '{}' END, 0
		FROM record WHERE kind = 'meeting' AND day BETWEEN $1 AND $2 AND withdrawn = 0 AND org IS NOT NULL`, p.From, p.To))
}

// VisitsHeld returns the visits of a period at some points or, with nil, at all; those at each point
// in the order of days.
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
