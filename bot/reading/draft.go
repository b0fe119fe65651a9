package reading

import (
	"slices"
	"strings"
)

// A draft is an item while it is being made.
type draft struct {
	Item
	point  int // -1 is none yet
	org    int
	fuzzy  bool    // a day was said, but not which
	pieces []piece // clauses it was read from
	sect   string  // 党小组 by number
}

// A piece is a clause that told of a draft.
type piece struct{ clause *clause }

// set gives a draft a figure.
func (d *draft) set(name string, value int, approx bool) {
	if d.Figures == nil {
		d.Figures = map[string]int{}
	}
	d.Figures[name] = value
	d.Approx = slices.DeleteFunc(d.Approx, func(s string) bool { return s == name })
	if approx {
		d.Approx = append(d.Approx, name)
	}
}

// asksOf is what is asked, in order: at most two things.
func asksOf(asked map[string]bool) (slots []string) {
	for _, slot := range []string{"point", "date", "org", "type"} {
		if asked[slot] && len(slots) < 2 {
			slots = append(slots, slot)
		}
	}
	return slots
}

// postpone makes a plan of what cannot have happened yet.
func (d *draft) postpone() {
	switch d.Kind {
	case Problem, Progress:
		d.Date = ""
	case Visit, Meeting, Activity:
		d.Item = Item{Kind: Plan, Point: d.Point, Points: d.Points, Date: d.Date, ByPhone: d.ByPhone}
	}
}

// orgOf names the branch of a meeting, where it is certain.
func (x *utterance) orgOf(d *draft) string {
	if d.org < 0 && d.point == x.own && x.ownOrg >= 0 {
		d.org = x.ownOrg
	}
	if d.org >= 0 && x.r.isCommittee(d.org) {
		d.org = -1
	}
	if d.org < 0 {
		d.org = x.r.orgs.Only(d.point)
	}
	if d.org < 0 {
		return ""
	}
	return x.r.roster.Orgs[d.org].Name
}

func needsPoint(d *draft) bool {
	switch d.Kind {
	case Progress:
		return d.RefersTo == 0
	case Visit, Meeting, Problem:
		return true
	case Activity:
		return slices.Contains([]string{"攻关项目", "结对联建", "先锋岗", "阵地建设"}, d.Type)
	}
	return false
}

// isCommittee reports whether the organisation is one that holds no meetings.
func (r *Reader) isCommittee(org int) bool {
	k := r.roster.Orgs[org].Kind
	return k == Committee || k == GeneralBranch || k == "" && strings.HasSuffix(r.roster.Orgs[org].Name, "党委")
}
