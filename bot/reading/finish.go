package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/days"
)

// reading makes items of the drafts, and says what is still to be asked.
func (x *session) reading() Reading {
	out := Reading{Unread: x.unread}
	asked := map[string]bool{}
	x.joinGroups()
	for _, d := range x.drafts {
		out.Items = append(out.Items, x.finish(d))
		x.missing(d, asked)
	}
	if len(out.Items) == 0 {
		return Reading{Items: []Item{{Kind: None}}, Unread: x.unread}
	}
	out.Ask = asksOf(asked)
	return out
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

// finish fills the slots that follow from the others.
func (x *session) finish(d *draft) Item {
	if d.point < 0 && len(d.Points) < 2 {
		d.point = x.own
	}
	if d.point >= 0 {
		d.Point, d.Points = x.r.roster.Points[d.point].Name, nil
	}
	if t, ok := d.when.Resolve(x.today, d.Kind == Plan); ok {
		d.Date = t.Format(days.ISO)
		if t.After(x.today) {
			d.postpone()
		}
	}
	switch d.Kind {
	case Visit:
		if d.Type == "" {
			d.Type = visitTypeOf(d)
		}
	case Problem:
		if d.Type = d.topic(); d.Type == "" {
			d.Type = "其他"
		}
	case Meeting:
		if d.Type == "" && d.sect != "" {
			d.Type = "党小组会"
		}
		d.Org = x.orgOf(d)
		d.Groups = groupsOf(d)
	case Progress:
		if d.Type == "办理中" {
			d.fuzzy = false
		} else {
			d.Unit, d.Days, d.Until = "", 0, ""
		}
	}
	slices.Sort(d.Approx)
	d.Text = x.text(d)
	return d.Item
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
func (x *session) orgOf(d *draft) string {
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

// missing notes what a draft still lacks.
func (x *session) missing(d *draft, asked map[string]bool) {
	if d.Point == "" && needsPoint(d) {
		asked["point"] = true
	}
	switch d.Kind {
	case Plan, Query, Correction, None:
		return
	}
	if d.fuzzy && d.Date == "" {
		asked["date"] = true
	}
	if d.Kind == Meeting {
		if d.Type == "" {
			asked["type"] = true
		}
		if d.org < 0 && d.point >= 0 && len(x.r.orgs.Branches[d.point]) > 1 {
			asked["org"] = true
		}
	}
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
