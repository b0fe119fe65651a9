package roster

import (
	"strconv"
	"strings"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
)

func (p *planner) planPoints() {
	for _, row := range p.r.Points {
		p.planPoint(row)
	}
}

func (p *planner) planPoint(row Point) {
	point := p.points[row.Name]
	if point == nil {
		point = &bureau.Point{Name: row.Name, Aliases: []string{}, Active: true}
		p.points[row.Name] = point
	}
	was := *point
	before := p.duties(&was)
	after := before
	p.setPoint(point, row)
	of := p.duty[row.Line]
	set(p.r, &after.leader, "责任领导", p.nameAfter(point.Leader, of.leader))
	set(p.r, &after.section, "责任科室", row.Section)
	set(p.r, &after.station, "责任所", row.Station)
	set(p.r, &after.responsible, "责任人", p.nameAfter(point.Responsible, of.person))
	c := Change{"联系点", row.Name, compare(pointFields(&was, before), pointFields(point, after))}
	p.step(c, was.ID == 0, func(tx *store.Tx) error {
		point.Section, point.Station = idOf(p.units[after.section]), idOf(p.units[after.station])
		set(p.r, &point.Leader, "责任领导", of.leader.id())
		set(p.r, &point.Responsible, "责任人", of.person.id())
		return bureau.SavePoint(tx, point)
	})
}

// duties is who is responsible for a point, by name.
type duties struct{ leader, section, station, responsible string }

func (p *planner) duties(point *bureau.Point) duties {
	return duties{p.nameOf(point.Leader), p.unitOf(point.Section), p.unitOf(point.Station), p.nameOf(point.Responsible)}
}

func (p *planner) setPoint(point *bureau.Point, row Point) {
	point.Active = true
	set(p.r, &point.Aliases, "别名", row.Aliases)
	set(p.r, &point.Kind, "类别", row.Kind)
	set(p.r, &point.Trade, "行业", row.Trade)
	set(p.r, &point.Confirmed, "成立或确认日期", row.Confirmed)
	set(p.r, &point.ConfirmedBy, "确认单位", row.ConfirmedBy)
}

// set takes a value over if the file has its column.
func set[V any](r *Roster, at *V, column string, v V) {
	if r.has(column) {
		*at = v
	}
}

func pointFields(point *bureau.Point, d duties) []Field {
	return []Field{
		{Label: "别名", After: strings.Join(point.Aliases, "、")}, {Label: "类别", After: point.Kind}, {Label: "行业", After: point.Trade},
		{Label: "确认日期", After: string(point.Confirmed)}, {Label: "确认单位", After: point.ConfirmedBy},
		{Label: "责任领导", After: d.leader}, {Label: "责任科室", After: d.section}, {Label: "责任所", After: d.station},
		{Label: "责任人", After: d.responsible}, {Label: "状态", After: activity(point.Active)},
	}
}

// compare lists the values that differ between two states of a row.
func compare(before, after []Field) []Field {
	for i := range after {
		after[i].Before = before[i].After
	}
	return differ(after...)
}

func (p *planner) nameOf(person int64) string {
	if who := p.dir.Person(person); who != nil {
		return who.Name
	}
	return ""
}

func (p *planner) unitOf(unit int64) string {
	if u := p.dir.Unit(unit); u != nil {
		return u.Name
	}
	return ""
}

// nameAfter names whom a point's row means; who it was has the name they had.
func (p *planner) nameAfter(was int64, s *somebody) string {
	switch {
	case s == nil:
		return ""
	case s.who.ID != 0 && s.who.ID == was:
		return p.nameOf(was)
	}
	return s.who.Name
}

// id is somebody's in the database, once their step was taken.
func (s *somebody) id() int64 {
	if s == nil {
		return 0
	}
	return s.who.ID
}

// planOrgs plans the 党组织, those above before those below.
func (p *planner) planOrgs() {
	done := map[string]bool{}
	var plan func(row Org)
	plan = func(row Org) {
		if done[row.Name] {
			return
		}
		done[row.Name] = true
		if parent := p.ix.above(row); parent != nil {
			plan(*parent)
		}
		p.planOrg(row)
	}
	for _, row := range p.r.Orgs {
		plan(row)
	}
}

func (p *planner) planOrg(row Org) {
	org := p.orgs[row.Name]
	if org == nil {
		org = &bureau.Org{Name: row.Name, Aliases: []string{}, Active: true}
		p.orgs[row.Name] = org
	}
	was, heads := *org, p.heads[org.ID]
	fresh := was.ID == 0
	p.setOrg(org, row)
	now := heads
	set(p.r, &now.Full, "正式党员", row.Full)
	set(p.r, &now.Probation, "预备党员", row.Probation)
	set(p.r, &now.Came, "流入", row.Came)
	set(p.r, &now.Went, "流出", row.Went)
	c := Change{"党组织", row.Name, compare(orgFields(&was, heads, p.under(&was)), orgFields(org, now, row.Under))}
	p.step(c, fresh, func(tx *store.Tx) error {
		org.Point, org.Parent = p.points[p.ix.pointOf(row)].ID, 0
		if parent := p.ix.above(row); parent != nil {
			org.Parent = p.orgs[parent.Name].ID
		}
		if err := bureau.SaveOrg(tx, org); err != nil || !fresh && now == heads {
			return err
		}
		now.Org, now.Since = org.ID, p.today
		if heads.Since == "" {
			now.Since = p.since(row)
		}
		return bureau.SaveHeads(tx, now)
	})
}

// since is the day from which the first heads known of a 党组织 hold. They are
// the best guess for the time before the import, too, or a report on last year
// would count nobody: since it was founded, or its point confirmed.
func (p *planner) since(row Org) day.Day {
	for _, d := range []day.Day{row.Founded, p.ix.points[p.ix.pointOf(row)].Confirmed} {
		if d != "" && d < p.today {
			return d
		}
	}
	return p.today
}

func (p *planner) under(o *bureau.Org) string {
	if parent := p.dir.Org(o.Parent); parent != nil {
		return parent.Name
	}
	if point := p.dir.Point(o.Point); point != nil {
		return point.Name
	}
	return ""
}

func (p *planner) setOrg(o *bureau.Org, row Org) {
	o.Active, o.Kind = true, row.Kind
	set(p.r, &o.Aliases, "别名", row.Aliases)
	set(p.r, &o.Founded, "成立或确认日期", row.Founded)
	set(p.r, &o.Groups, "党小组", row.Groups)
	set(p.r, &o.Committee, "设支委会", row.Committee)
	set(p.r, &o.ThemeDay, "主题党日", row.ThemeDay)
	set(p.r, &o.Elected, "换届日期", row.Elected)
	set(p.r, &o.PartTime, "书记兼职", row.PartTime)
	set(p.r, &o.JoinedParty, "书记入党年月", row.JoinedParty)
}

func orgFields(o *bureau.Org, h bureau.Heads, under string) []Field {
	committee := "否"
	if o.Committee {
		committee = "是"
	}
	return []Field{
		{Label: "隶属", After: under}, {Label: "类别", After: string(o.Kind)}, {Label: "别名", After: strings.Join(o.Aliases, "、")},
		{Label: "成立日期", After: string(o.Founded)}, {Label: "正式党员", After: strconv.Itoa(h.Full)}, {Label: "预备党员", After: strconv.Itoa(h.Probation)},
		{Label: "党小组", After: strconv.Itoa(o.Groups)}, {Label: "设支委会", After: committee}, {Label: "主题党日", After: strconv.Itoa(o.ThemeDay)},
		{Label: "换届日期", After: string(o.Elected)}, {Label: "书记兼职", After: o.PartTime}, {Label: "书记入党年月", After: o.JoinedParty},
		{Label: "流入", After: strconv.Itoa(h.Came)}, {Label: "流出", After: strconv.Itoa(h.Went)}, {Label: "状态", After: activity(o.Active)},
	}
}
