package roster

import (
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
	u := p.units[name]
	if name == "" || u != nil && u.Active {
		return
	}
	if u == nil {
		u = &store.Unit{Name: name}
		p.units[name] = u
	}
	fresh := u.ID == 0
	u.Active = true
	p.step(Change{"科室", name, []Field{{"状态", "停用", "启用"}}}, fresh, func(tx *store.Tx) error { return tx.SaveUnit(u) })
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
	who := p.people[name]
	if name == "" || who != nil && who.Active {
		return
	}
	if who == nil {
		who = &store.Person{Name: name}
		p.people[name] = who
	}
	fresh := who.ID == 0
	who.Active = true
	p.step(Change{"人员", name, []Field{{"状态", "停用", "启用"}}}, fresh, func(tx *store.Tx) error { return tx.SavePerson(who) })
}

// planPosts gives people their roles. A leader whom a point names is one also
// without a row.
func (p *planner) planPosts() {
	named := map[string]bool{}
	for _, person := range p.r.People {
		named[person.Name] = named[person.Name] || person.Role == store.Leader
		p.post(person)
	}
	for _, point := range p.r.Points {
		if point.Leader != "" && !named[point.Leader] {
			named[point.Leader] = true
			p.post(Person{Name: point.Leader, Role: store.Leader})
		}
	}
}

func (p *planner) post(row Person) {
	who, unit, org := p.people[row.Name], p.units[row.Under], p.orgs[row.Under]
	if row.Role == store.Secretary {
		unit = nil
	} else {
		org = nil
	}
	for _, had := range p.dir.People {
		if had.ID != who.ID || who.ID == 0 {
			continue
		}
		for _, post := range had.Posts {
			if post.Role == row.Role && post.Unit == idOf(unit) && post.Org == idOfOrg(org) && post.Whole == (row.Under == whole) {
				p.posts[post.ID] = true
				return
			}
		}
	}
	fresh := who.ID == 0
	c := Change{"人员", row.Name, []Field{{"任职", "", row.Under + string(row.Role)}}}
	save := func(tx *store.Tx) error {
		return tx.SavePost(&store.Post{Person: who.ID, Role: row.Role, Unit: idOf(unit), Org: idOfOrg(org), Whole: row.Under == whole, Active: true})
	}
	if fresh { // already listed as a new person
		p.steps = append(p.steps, save)
		return
	}
	p.step(c, false, save)
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

// planMissing lists what is there and not in the file.
func (p *planner) planMissing() {
	miss := func(what, name string, off func(*store.Tx) error) {
		p.Missing = append(p.Missing, Change{Type: what, Name: name})
		p.off = append(p.off, off)
	}
	for _, point := range p.dir.Points {
		if gone := *point; point.Active && p.ix.points[point.Name] == nil {
			gone.Active = false
			miss("联系点", point.Name, func(tx *store.Tx) error { return tx.SavePoint(&gone) })
		}
	}
	for _, org := range p.dir.Orgs {
		if gone := *org; org.Active && p.ix.orgs[org.Name] == nil {
			gone.Active = false
			miss("党组织", org.Name, func(tx *store.Tx) error { return tx.SaveOrg(&gone) })
		}
	}
	for _, person := range p.dir.People {
		p.missingPerson(person, miss)
	}
}

func (p *planner) missingPerson(person *store.Person, miss func(what, name string, off func(*store.Tx) error)) {
	if !person.Active {
		return
	}
	kept := 0
	for _, post := range person.Posts {
		if p.posts[post.ID] {
			kept++
			continue
		}
		gone := post
		gone.Active = false
		miss("人员", person.Name+"（"+string(post.Role)+"）", func(tx *store.Tx) error { return tx.SavePost(&gone) })
	}
	if kept == 0 && !p.inFile(person.Name) {
		// Read anew: the person may have joined since the plan was made.
		id := person.ID
		miss("人员", person.Name, func(tx *store.Tx) error { return tx.DeactivatePerson(id) })
	}
}

// inFile reports whether the file names a person anywhere.
func (p *planner) inFile(name string) bool {
	for _, row := range p.r.People {
		if row.Name == name {
			return true
		}
	}
	for _, point := range p.r.Points {
		if point.Leader == name || point.Responsible == name {
			return true
		}
	}
	return false
}
