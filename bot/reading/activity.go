package reading

import (
	"slices"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/token"
)

// readActivity reads the activities and results that a clause tells of.
func (x *session) readActivity(c *clause) bool {
	types := activityTypes(c)
	if len(types) == 0 {
		return x.joinsActivity(c)
	}
	for _, typ := range types {
		x.tellActivity(c, typ)
	}
	x.fresh = false
	return true
}

// activityTypes lists the groups a clause names, in its order.
func activityTypes(c *clause) []string {
	var out []string
	for _, t := range c.toks {
		if f := family(t.Word); t.Kind == token.Word && f != "" && f != "visit" && f != "meeting" && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	if len(out) > 1 && c.has(lex.GroupCue) && c.has(lex.FigureCue) {
		return figureTypes(c, out)
	}
	return out
}

// figureTypes keeps the groups whose figures are named: in 质量攻关会议 the
// general 攻关 gives way to the figure's own group.
func figureTypes(c *clause, all []string) []string {
	var out []string
	c.words(lex.FigureCue, func(t token.Token) {
		if f := family(t.Word); slices.Contains(all, f) && !slices.Contains(out, f) {
			out = append(out, f)
		}
	})
	return out
}

func (x *session) tellActivity(c *clause, typ string) {
	figs := x.figures(c, Activity, typ)
	for _, h := range x.held {
		figs = append(figs, x.figures(h, Activity, typ)...)
	}
	x.held = nil
	if len(figs) == 0 && x.cur != nil && x.cur.Type == typ {
		figs = x.cuedBefore(x.cur, c)
	}
	for _, d := range x.activitiesFor(c, typ) {
		d = x.secondCaliber(d, c, figs)
		d.pieces = append(d.pieces, piece{c})
		x.caliber(d, c)
		for _, f := range figs {
			if !f.total || !x.anyHas(f.name) || x.apart(typ) {
				d.set(f)
			}
		}
		x.date(d, c)
	}
}

// activitiesFor returns the drafts of a group at the points spoken of.
func (x *session) activitiesFor(c *clause, typ string) []*draft {
	points := x.points
	if !x.fresh {
		points = nil
		if x.cur != nil && x.cur.point >= 0 {
			points = []int{x.cur.point}
		} else if len(x.points) > 0 {
			points = x.points[len(x.points)-1:]
		}
	}
	if len(points) == 0 {
		points = []int{-1}
	}
	if typ == "结对联建" {
		points = points[:1] // a pair is one activity
	}
	var out []*draft
	for _, p := range points {
		d := x.activityLike(c, typ, p)
		if d == nil {
			d = x.newDraft(Activity, p)
			d.Type = typ
			d.carried = !x.fresh && p >= 0
			if p < 0 && x.fresh {
				d.Points = x.pointNames(x.unsure)
			}
		}
		x.cur = d
		out = append(out, d)
	}
	return out
}

func (x *session) activityLike(c *clause, typ string, point int) *draft {
	for _, d := range slices.Backward(x.drafts) {
		if d.Kind != Activity || d.Type != typ || d.point >= 0 && point >= 0 && d.point != point {
			continue
		}
		if x.otherDay(d, c) {
			continue
		}
		if d.point < 0 {
			d.point = point
		}
		return d
	}
	return nil
}

// joinsActivity adds to the activity under way.
func (x *session) joinsActivity(c *clause) bool {
	d := x.cur
	if d == nil || d.Kind != Activity || c.has(lex.VisitType, lex.Meeting) || c.line && d.line != x.line && x.namesNext() && !x.clauses[x.index+1].line {
		return false
	}
	if c.onlyTotals() {
		x.readRest(c)
		return true
	}
	figs := x.figures(c, Activity, d.Type)
	if len(figs) == 0 {
		figs = x.cuedBefore(d, c)
	}
	if len(figs) > 0 {
		x.tellActivity(c, d.Type)
		x.fresh = false
		return true
	}
	if x.fresh && d.point >= 0 && !slices.Contains(x.points, d.point) || len(x.figures(c, Visit, "")) > 0 && d.Type != "质量培训" {
		return false
	}
	x.readRest(c)
	return true
}

// cuedBefore finds the figure whose name ended the clause before:
// 良好行为企业，居然之家新增4家.
func (x *session) cuedBefore(d *draft, c *clause) []figure {
	if d.Kind != Activity || len(d.pieces) == 0 {
		return nil
	}
	var cue *token.Token
	d.pieces[len(d.pieces)-1].clause.words(lex.FigureCue, func(t token.Token) { cue = &t })
	if cue == nil {
		return nil
	}
	if _, ok := d.Figures[cue.Word.Value]; ok && (x.caliberOf(c) == "" || !x.apart(d.Type)) {
		return nil
	}
	for _, t := range c.toks {
		if t.Kind != token.Number || t.Num.Odd || t.Num.Vague {
			continue
		}
		if ind, _ := pick(x.r.lex.Rows(Activity, d.Type), t.Num, cue, nil); ind != nil {
			return []figure{{name: ind.Name, value: t.Num.Value, approx: t.Num.Approx}}
		}
	}
	return nil
}

// onlyTotals reports whether every number of a clause is a sum over longer
// than this record: 今年一共26家了.
func (c *clause) onlyTotals() bool {
	if !c.hasNumber || c.has(lex.VisitType, lex.Meeting, lex.FigureCue) || !c.spansYear() {
		return false
	}
	for i, t := range c.toks {
		if t.Kind == token.Number && !t.Num.Odd && !c.totalBefore(i) {
			return false
		}
	}
	return true
}

func (c *clause) spansYear() bool {
	for _, t := range c.toks {
		if t.Kind == token.When && t.When.Kind == days.Period || t.Is(lex.Total) && t.End-t.Start > 2 {
			return true
		}
	}
	return false
}
