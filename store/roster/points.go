package roster

import (
	"strconv"
	"strings"

	"liaison/store"
)

func (p *planner) planPoints() {
	for _, row := range p.r.Points {
		point := p.points[row.Name]
		if point == nil {
			point = &store.Point{Name: row.Name, Aliases: []string{}}
			p.points[row.Name] = point
		}
		was := *point
		before := p.pointFields(&was)
		fresh := was.ID == 0
		responsible := row.Responsible
		if !p.r.has("责任人") {
			responsible = p.nameOf(was.Responsible)
		}
		p.setPoint(point, row)
		fields := p.pointFields(point)
		names := []string{row.Leader, row.Section, row.Station, responsible}
		c := Change{"联系点", row.Name, nil}
		for i := range fields {
			c.Fields = append(c.Fields, Field{fields[i].Label, before[i].After, fields[i].After})
		}
		for i, label := range []string{"责任领导", "责任科室", "责任所", "责任人"} {
			had := []string{p.nameOf(was.Leader), p.unitOf(was.Section), p.unitOf(was.Station), p.nameOf(was.Responsible)}[i]
			c.Fields = append(c.Fields, Field{label, had, names[i]})
		}
		c.Fields = differ(c.Fields...)
		p.step(c, fresh, func(tx *store.Tx) error {
			point.Section, point.Station = idOf(p.units[names[1]]), idOf(p.units[names[2]])
			point.Leader, point.Responsible = p.personID(names[0]), p.personID(names[3])
			return tx.SavePoint(point)
		})
	}
}

func (p *planner) setPoint(point *store.Point, row Point) {
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

func (p *planner) pointFields(point *store.Point) []Field {
	return []Field{
		{Label: "别名", After: strings.Join(point.Aliases, "、")}, {Label: "类别", After: point.Kind}, {Label: "行业", After: point.Trade},
		{Label: "确认日期", After: string(point.Confirmed)}, {Label: "确认单位", After: point.ConfirmedBy}, {Label: "状态", After: activity(point.Active)},
	}
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

func (p *planner) personID(name string) int64 {
	if who := p.people[name]; who != nil {
		return who.ID
	}
	return 0
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
		if parent := p.ix.orgs[row.Under]; parent != nil {
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
		org = &store.Org{Name: row.Name, Aliases: []string{}}
		p.orgs[row.Name] = org
	}
	was, heads := *org, p.heads[org.ID]
	fresh := was.ID == 0
	under := p.under(&was)
	p.setOrg(org, row)
	now := heads
	set(p.r, &now.Full, "正式党员", row.Full)
	set(p.r, &now.Probation, "预备党员", row.Probation)
	set(p.r, &now.Came, "流入", row.Came)
	set(p.r, &now.Went, "流出", row.Went)
	before, after := orgFields(&was, heads, under), orgFields(org, now, row.Under)
	c := Change{"党组织", row.Name, nil}
	for i := range after {
		c.Fields = append(c.Fields, Field{after[i].Label, before[i].After, after[i].After})
	}
	c.Fields = differ(c.Fields...)
	p.step(c, fresh, func(tx *store.Tx) error {
		org.Point, org.Parent = p.points[p.ix.pointOf(row)].ID, idOfOrg(p.orgs[row.Under])
		if err := tx.SaveOrg(org); err != nil || !fresh && now == heads {
			return err
		}
		now.Org, now.Since = org.ID, p.today
		if fresh && row.Founded != "" && row.Founded < p.today {
			now.Since = row.Founded // the first heads known hold for the time before, too
		}
		return tx.SaveHeads(now)
	})
}

func (p *planner) under(o *store.Org) string {
	if parent := p.dir.Org(o.Parent); parent != nil {
		return parent.Name
	}
	if point := p.dir.Point(o.Point); point != nil {
		return point.Name
	}
	return ""
}

func (p *planner) setOrg(o *store.Org, row Org) {
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

func orgFields(o *store.Org, h store.Heads, under string) []Field {
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
