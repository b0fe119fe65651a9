package reading

import (
	"slices"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/token"
)

// readMeeting reads what a clause tells of 组织生活.
func (x *session) readMeeting(c *clause, i int) bool {
	a := x.attendance(c)
	types := meetingTypes(c)
	if len(types) == 0 && (c.has(lex.SomeMeeting) && x.isOurs(c, i, a) || x.votesAlone(c)) {
		types = []string{""}
	}
	if len(types) == 0 {
		return x.joinsMeeting(c, a)
	}
	held := x.held
	x.held = nil
	for _, d := range x.meetingsFor(c, types) {
		for _, h := range held {
			if h.hasNumber {
				heads := *h
				heads.whens = nil // its day was noted when it was read
				x.tellMeeting(d, &heads, x.attendance(h))
			}
		}
		x.tellMeeting(d, c, a)
	}
	x.fresh = false
	return true
}

func meetingTypes(c *clause) []string {
	var out []string
	c.words(lex.Meeting, func(t token.Token) {
		if !slices.Contains(out, t.Word.Value) {
			out = append(out, t.Word.Value)
		}
	})
	return out
}

// isOurs reports whether 开了个会 is a meeting of a 党组织.
func (x *session) isOurs(c *clause, i int, a attendance) bool {
	if x.own >= 0 || x.fresh || c.has(lex.BranchWord) || !a.empty() {
		return true
	}
	return i+1 < len(x.clauses) && x.clauses[i+1].has(lex.Expected, lex.Present) && x.cur == nil
}

// votesAlone reports whether a clause tells of a vote at a meeting that was not
// spoken of yet: 选举 应到9 到会8.
func (x *session) votesAlone(c *clause) bool {
	return c.vote != nil && c.vote.Entitled != nil && (x.own >= 0 || x.fresh && len(x.orgs) > 0) && (x.cur == nil || x.cur.Kind != Meeting)
}

// joinsMeeting adds to the meeting under way: who came, which 党小组, or what
// was said there.
func (x *session) joinsMeeting(c *clause, a attendance) bool {
	d := x.cur
	if d == nil || d.Kind != Meeting || c.has(lex.VisitType, lex.GroupCue) || x.hasActivity(c) || len(x.figures(c, Visit, "")) > 0 {
		return false
	}
	if d.Type == "谈心谈话" && !x.otherDay(d, c) || c.hasNumber || c.guests != "" || c.has(lex.GroupRef, lex.Everyone) || x.fresh {
		if x.fresh && d.point >= 0 && !(d.carried && d.line == x.line && d.Present == nil) && !c.has(lex.GroupRef, lex.Expected, lex.Present, lex.SomeMeeting) && len(x.orgs) == 0 {
			return false
		}
		ds := x.meetingsFor(c, x.typesOf(d))
		switch {
		case c.has(lex.Each):
			ds = x.alike(ds)
		case !c.has(lex.GroupRef):
			ds = x.withMates(ds)
		}
		for _, e := range ds {
			x.tellMeeting(e, c, a)
		}
		x.fresh = false
		return true
	}
	if c.has(lex.GoVerb, lex.VisitVerb, lex.CallVerb) && len(c.whens) > 0 {
		return false
	}
	x.readRest(c)
	return true
}

func (x *session) hasActivity(c *clause) bool { return len(activityTypes(c)) > 0 }

// typesOf returns the types of the gathering a draft belongs to.
func (x *session) typesOf(d *draft) []string {
	var out []string
	for _, e := range x.drafts {
		if e.Kind == Meeting && e.group == d.group && !slices.Contains(out, e.Type) {
			out = append(out, e.Type)
		}
	}
	return out
}

// meetingsFor returns the meetings of the types a clause speaks of, one for
// each organisation and 党小组 named.
func (x *session) meetingsFor(c *clause, types []string) []*draft {
	point, orgs := x.place()
	var sects []string
	c.words(lex.GroupRef, func(t token.Token) { sects = append(sects, t.Word.Value) })
	if len(orgs) == 0 {
		orgs = []int{-1}
	}
	if len(sects) == 0 {
		sects = []string{""}
	}
	var out []*draft
	for _, o := range orgs {
		for _, s := range sects {
			for _, t := range types {
				d := x.meetingLike(c, t, point, o, s)
				if d == nil {
					d = x.newDraft(Meeting, x.pointOfOrg(o, point))
					d.Type, d.org, d.sect = t, o, s
					d.carried = !x.fresh && d.point >= 0
				}
				x.cur = d
				out = append(out, d)
			}
		}
	}
	return out
}

// place returns the point and organisations that a record of this clause is
// at: those just named, else those of the item before.
func (x *session) place() (point int, orgs []int) {
	if x.fresh {
		if len(x.points) > 0 {
			return x.points[0], x.orgs
		}
		return -1, nil
	}
	if x.cur != nil {
		if x.cur.Kind == Meeting {
			return x.cur.point, nil
		}
		return x.cur.point, x.orgs
	}
	return -1, nil
}

func (x *session) pointOfOrg(org, point int) int {
	if org >= 0 {
		return x.r.orgs.Point[org]
	}
	return point
}

// meetingLike finds the draft that a clause goes on telling of.
func (x *session) meetingLike(c *clause, typ string, point, org int, sect string) *draft {
	for _, d := range slices.Backward(x.drafts) {
		if d.Kind != Meeting || d.Type != typ && d.Type != "" && typ != "" {
			continue
		}
		switch {
		case org >= 0 && d.org >= 0 && d.org != org, sect != "" && d.sect != "" && d.sect != sect:
			continue
		case x.fresh && point >= 0 && d.point >= 0 && d.point != point && !(d.carried && d == x.cur && d.Present == nil):
			continue
		case x.otherDay(d, c):
			continue
		}
		if d.Type == "" {
			d.Type = typ
		}
		if org >= 0 {
			d.org, d.point = org, x.r.orgs.Point[org]
		}
		if d.point < 0 || d.carried && x.fresh && point >= 0 {
			d.point, d.carried = point, false
		}
		if sect != "" {
			d.sect = sect
		}
		return d
	}
	return nil
}

func (x *session) tellMeeting(d *draft, c *clause, a attendance) {
	d.pieces = append(d.pieces, piece{c})
	if len(d.Points) == 0 && d.point < 0 && x.fresh {
		d.Points = x.pointNames(x.unsure)
	}
	x.date(d, c)
	if d.Type == "谈心谈话" {
		for _, f := range x.figures(c, Meeting, d.Type) {
			f.firm = f.firm || f.total // 分三次谈，共6人次
			d.set(f)
		}
		return
	}
	if c.vote != nil {
		d.Vote = c.vote
	}
	if c.guests != "" {
		d.Guests = c.guests
	}
	if a.expected != nil {
		d.Expected = a.expected
	}
	if a.present != nil {
		if d.heads != nil && d.Expected == nil && *d.heads >= *a.present {
			d.Expected = d.heads // 9名党员，8名到会
		}
		d.Present, d.heads = a.present, a.heads
	}
	if n := c.plain().bareHeads(); n != nil && a.empty() && d.Present == nil {
		d.Present = n
	}
	if c.has(lex.Everyone) && !c.has(lex.Absence) && d.Present == nil && d.Expected != nil {
		d.Present = d.Expected
	}
	for reason, v := range a.absent {
		if d.Absent == nil {
			d.Absent = map[string]int{}
		}
		d.Absent[reason] += v
	}
}

// bareHeads returns the number of a clause that says nothing but 9人, or nil.
func (c *clause) bareHeads() *int {
	if len(c.toks) == 0 || len(c.toks) > 2 || c.toks[0].Kind != token.Number {
		return nil
	}
	n := c.toks[0].Num
	if n.Odd || n.Vague || n.Unit == "" || !countsHeads(n.Unit) || len(c.toks) == 2 && c.toks[1].Word.Value != "党员" && c.toks[1].Word.Value != "人" {
		return nil
	}
	return new(n.Value)
}
