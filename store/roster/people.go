package roster

import (
	"cmp"
	"slices"

	"liaison/store"
)

// whole is the 隶属 of a leader who sees everything.
const whole = "全局"

func (p *planner) planSettings(tx *store.Tx) error {
	for _, s := range p.r.Settings {
		was, err := tx.Setting(s.Name)
		if err != nil {
			return err
		}
		c := Change{"设置", s.Name, differ(Field{"内容", was, s.Value})}
		p.step(c, was == "" && s.Value != "", func(tx *store.Tx) error { return tx.Set(s.Name, s.Value) })
	}
	return nil
}

// planUnits adds the 科室 and 所 that points and people name.
func (p *planner) planUnits() {
	for _, point := range p.r.Points {
		p.unit(point.Section)
		p.unit(point.Station)
	}
	for _, person := range p.r.People {
		if person.Role != store.Secretary && person.Under != whole {
			p.unit(person.Under)
		}
	}
}

// unit plans a unit by its name, once.
func (p *planner) unit(name string) {
	if name == "" || p.placed[name] {
		return
	}
	p.placed[name] = true
	u := p.units[name]
	if u == nil {
		u = &store.Unit{Name: name, Active: true}
		p.units[name] = u
	}
	c := Change{"单位", name, differ(Field{"状态", activity(u.Active), activity(true)})}
	u.Active = true
	p.step(c, u.ID == 0, func(tx *store.Tx) error { return tx.SaveUnit(u) })
}

// planPeople adds the people of the rows 人员, and those a point names.
func (p *planner) planPeople() {
	for _, person := range p.r.People {
		p.person(person.Name)
	}
	for _, point := range p.r.Points {
		p.person(point.Leader)
		p.person(point.Responsible)
	}
}

// person plans a person by name, once.
func (p *planner) person(name string) {
	if name == "" || p.named[name] {
		return
	}
	p.named[name] = true
	who := p.people[name]
	if who == nil {
		who = &store.Person{Name: name, Active: true}
		p.people[name] = who
		p.fresh[name] = len(p.Added)
	}
	c := Change{"人员", name, differ(Field{"状态", activity(who.Active), activity(true)})}
	who.Active = true
	p.step(c, who.ID == 0, func(tx *store.Tx) error { return tx.SavePerson(who) })
}

// planPosts gives people their roles. Whom a point names as 责任领导 is a leader,
// and as 责任人 one of its 责任所, also without a row of their own.
func (p *planner) planPosts() {
	rows := map[string][]Person{}
	for _, person := range p.r.People {
		rows[person.Name] = append(rows[person.Name], person)
		p.post(person)
		if person.Role == store.Admin {
			p.admins++
		}
	}
	imply := func(name, under string, role store.Role, unless ...store.Role) {
		if name == "" || p.holds(name, rows[name], unless) {
			return
		}
		row := Person{Name: name, Under: under, Role: role}
		rows[name] = append(rows[name], row)
		p.post(row)
	}
	for _, point := range p.r.Points {
		imply(point.Leader, "", store.Leader, store.Leader)
		if unit := cmp.Or(point.Station, point.Section); unit != "" {
			imply(point.Responsible, unit, store.Staff, store.Roles[:]...)
		}
	}
}

// holds reports whether a person has one of the roles by rows of the file, or
// else by posts in the database; such posts count as named by the file.
func (p *planner) holds(name string, rows []Person, roles []store.Role) (held bool) {
	if slices.ContainsFunc(rows, func(row Person) bool { return slices.Contains(roles, row.Role) }) {
		return true
	}
	for _, post := range p.people[name].Posts {
		if slices.Contains(roles, post.Role) {
			p.posts[post.ID], held = true, true
		}
	}
	return held
}

func (p *planner) post(row Person) {
	who, unit, org := p.people[row.Name], p.units[row.Under], p.orgs[row.Under]
	if row.Role == store.Secretary {
		unit = nil
	} else {
		org = nil
	}
	want := func() store.Post { // units, 党组织 and people that are new have no id before their step
		return store.Post{Person: who.ID, Role: row.Role, Unit: idOf(unit), Org: idOfOrg(org), Whole: row.Under == whole, Active: true}
	}
	for _, post := range who.Posts {
		same := want()
		same.ID = post.ID
		if post == same && (unit == nil || unit.ID != 0) && (org == nil || org.ID != 0) {
			p.posts[post.ID] = true
			return
		}
	}
	duty := Field{"任职", "", row.Under + string(row.Role)}
	save := func(tx *store.Tx) error {
		post := want()
		return tx.SavePost(&post)
	}
	if at, fresh := p.fresh[row.Name]; fresh { // already listed as a new person
		p.Added[at].Fields = append(p.Added[at].Fields, duty)
		p.steps = append(p.steps, save)
		return
	}
	p.step(Change{"人员", row.Name, []Field{duty}}, false, save)
}

func idOf(u *store.Unit) int64 {
	if u == nil {
		return 0
	}
	return u.ID
}

func idOfOrg(o *store.Org) int64 {
	if o == nil {
		return 0
	}
	return o.ID
}
