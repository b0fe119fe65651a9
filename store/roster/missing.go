package roster

import (
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// planMissing lists what is there and not in the file.
func (p *planner) planMissing() {
	for _, point := range p.dir.Points {
		if gone := *point; point.Active && p.ix.points[point.Name] == nil {
			gone.Active = false
			p.miss("联系点", point.Name, func(tx *store.Tx) error { return bureau.SavePoint(tx, &gone) })
		}
	}
	for _, org := range p.dir.Orgs {
		if gone := *org; org.Active && p.ix.orgs[org.Name] == nil {
			gone.Active = false
			p.miss("党组织", org.Name, func(tx *store.Tx) error { return bureau.SaveOrg(tx, &gone) })
		}
	}
	for _, unit := range p.dir.Units {
		if gone := *unit; unit.Active && !p.placed[unit.Name] && !p.serves(unit.ID) {
			gone.Active = false
			p.miss("单位", unit.Name, func(tx *store.Tx) error { return bureau.SaveUnit(tx, &gone) })
		}
	}
	for _, person := range p.dir.People {
		if person.Active {
			p.missPerson(person)
		}
	}
}

func (p *planner) miss(what, name string, off func(*store.Tx) error) {
	p.Missing = append(p.Missing, Change{Type: what, Name: name})
	p.off = append(p.off, off)
}

// serves reports whether a point of the file keeps a unit that the file, for
// want of the column, does not name.
func (p *planner) serves(unit int64) bool {
	for _, point := range p.dir.Points {
		if p.ix.points[point.Name] != nil && (point.Section == unit && !p.r.has("责任科室") || point.Station == unit && !p.r.has("责任所")) {
			return true
		}
	}
	return false
}

// missPerson lists a person the file does not name, or the posts of one that
// it names without them.
func (p *planner) missPerson(person *bureau.Person) {
	id := person.ID
	if !p.kept[id] && !p.guides(id) {
		p.miss("人员", person.Name, func(tx *store.Tx) error { return chat.DeactivatePerson(tx, id) })
		for _, post := range person.Posts {
			p.off = append(p.off, off(post))
		}
		return
	}
	for _, post := range person.Posts {
		if !p.posts[post.ID] {
			p.miss("人员", person.Name+"（"+string(post.Role)+"）", off(post))
		}
	}
}

// guides reports whether a point of the file keeps a person that the file, for
// want of the column, does not name.
func (p *planner) guides(person int64) bool {
	for _, point := range p.dir.Points {
		if p.ix.points[point.Name] != nil && (point.Leader == person && !p.r.has("责任领导") || point.Responsible == person && !p.r.has("责任人")) {
			return true
		}
	}
	return false
}

// off ends a post.
func off(post bureau.Post) func(*store.Tx) error {
	post.Active = false
	return func(tx *store.Tx) error { return bureau.SavePost(tx, &post) }
}
