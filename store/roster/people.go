package roster

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"liaison/store"
	"liaison/store/bureau"
)

// whole is the 隶属 of a leader who sees everything.
const whole = "全局"

func (p *planner) planSettings(tx *store.Tx) error {
	for _, s := range p.r.Settings {
		was, err := store.Setting(tx, s.Name)
		if err != nil {
			return err
		}
		c := Change{"设置", s.Name, differ(Field{"内容", was, s.Value})}
		p.step(c, was == "" && s.Value != "", func(tx *store.Tx) error {
			switch s.Name {
			case WorkPlan:
				return setPlan(tx, s.Value)
			case bureau.RulesRevised: // the directory holds it
				return errors.Join(store.Set(tx, s.Name, s.Value), tx.Revise(bureau.Rosters))
			}
			return store.Set(tx, s.Name, s.Value)
		})
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
		if person.Role != bureau.Secretary && person.Under != whole {
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
		u = &bureau.Unit{Name: name, Active: true}
		p.units[name] = u
	}
	c := Change{"单位", name, differ(Field{"状态", activity(u.Active), activity(true)})}
	u.Active = true
	p.step(c, u.ID == 0, func(tx *store.Tx) error { return bureau.SaveUnit(tx, u) })
}

// A somebody is one person of a plan: rows of one name that share a place or a
// line, and who they are in the database.
type somebody struct {
	who    *bureau.Person
	rows   []Person
	places []string // the units and 党组织 they are at, also those of the database
	added  int      // where in Added they stand; -1: not new
}

// at reports whether somebody is at one of the places.
func (s *somebody) at(places ...string) bool {
	return slices.ContainsFunc(places, func(place string) bool { return place != "" && slices.Contains(s.places, place) })
}

// holds reports whether somebody has one of the roles by a row of the file.
func (s *somebody) holds(roles ...bureau.Role) bool {
	return slices.ContainsFunc(s.rows, func(row Person) bool { return slices.Contains(roles, row.Role) })
}

// planPeople adds the people of the rows 人员.
func (p *planner) planPeople() {
	var names []string
	rows := map[string][]Person{}
	for _, row := range p.r.People {
		if rows[row.Name] == nil {
			names = append(names, row.Name)
		}
		rows[row.Name] = append(rows[row.Name], row)
	}
	for _, name := range names {
		p.inFile[name] = true
	}
	for _, name := range names {
		p.tellApart(name, rows[name])
	}
}

// tellApart makes people of the rows of one name. Rows of one place or one line
// are one person's; different places are different people's, who bear their place
// behind the name.
func (p *planner) tellApart(name string, rows []Person) {
	var found []*somebody
	var loose []Person // without a place
	for _, row := range rows {
		if placeOf(row) == "" {
			loose = append(loose, row)
			continue
		}
		found = joinRow(found, row)
	}
	if len(found) == 0 {
		found = []*somebody{{added: -1}}
	}
	for _, row := range loose {
		if len(found) > 1 {
			p.fault(row.Line, "“%s”有 %d 位（%s），看不出这一行是哪一位，请写明隶属", name, len(found), placesOf(found))
			return
		}
		found[0].rows = append(found[0].rows, row)
	}
	people := p.recognize(name, found)
	if len(people) > 1 && slices.ContainsFunc(people, func(s *somebody) bool { return s.who.ID == 0 }) {
		p.Notes = append(p.Notes, fmt.Sprintf("“%s”按 %d 个人记（%s）。是同一个人的，请写成一行，隶属用“;”隔开", name, len(people), placesOf(people)))
	}
	for _, s := range people {
		p.place(name, s, p.nameFor(name, s, len(people) > 1))
	}
}

// nameFor is a person's name: that of the rows, or with their place where others
// have it too, or had.
func (p *planner) nameFor(name string, s *somebody, shared bool) string {
	if place := placeOf(s.rows[0]); place != "" && (shared || s.who.ID != 0 && s.who.Name != name) {
		if taken := p.before[bureau.NameAt(name, place)]; len(taken) > 0 && taken[0].ID != s.who.ID {
			place += "2"
		}
		return bureau.NameAt(name, place)
	}
	return cmp.Or(s.who.Name, name)
}

// placeOf is the unit or 党组织 of a row, or "".
func placeOf(row Person) string {
	if row.Under == whole {
		return ""
	}
	return row.Under
}

// joinRow adds a row to the person whose place or line it shares; it may show that
// two are one.
func joinRow(found []*somebody, row Person) []*somebody {
	own := &somebody{added: -1}
	rest := slices.DeleteFunc(found, func(s *somebody) bool {
		same := s.at(row.Under) || slices.ContainsFunc(s.rows, func(r Person) bool { return r.Line == row.Line })
		if same {
			own.rows, own.places = append(own.rows, s.rows...), append(own.places, s.places...)
		}
		return same
	})
	own.rows = append(own.rows, row)
	if !own.at(row.Under) {
		own.places = append(own.places, row.Under)
	}
	return append(rest, own)
}

// placesOf names people by where they are: 城东所、特种设备科.
func placesOf(people []*somebody) string {
	var places []string
	for _, s := range people {
		places = append(places, cmp.Or(strings.Join(s.places, "和"), "没有单位"))
	}
	return strings.Join(places, "、")
}

// recognize finds who the people of a name are in the database: whoever has a post
// at one of their places; or, of one each that is left, the other, who moved.
func (p *planner) recognize(name string, found []*somebody) (people []*somebody) {
	known := p.known(name)
	var left []*somebody
	for _, s := range found {
		var same []*somebody
		for _, k := range known {
			if k.at(s.places...) {
				same = append(same, k)
			}
		}
		switch {
		case len(same) == 0:
			left = append(left, s)
		case len(same) > 1:
			p.fault(s.rows[0].Line, "“%s”原来有 %d 位（%s），看不出这一行是哪一位，请一人一行", name, len(same), placesOf(same))
			return nil
		default:
			same[0].rows = append(same[0].rows, s.rows...)
			if !slices.Contains(people, same[0]) {
				people = append(people, same[0])
			}
		}
	}
	free := slices.DeleteFunc(slices.Clone(known), func(k *somebody) bool { return len(k.rows) > 0 })
	active := slices.DeleteFunc(slices.Clone(free), func(k *somebody) bool { return !k.who.Active })
	if len(active) > 0 || len(free) > 1 || len(left) > 1 {
		free = active // whoever left comes back only where nobody else can be meant
	}
	switch {
	case len(left) == 1 && len(free) == 1:
		free[0].rows = left[0].rows
		free[0].places = left[0].places
		return append(people, free[0])
	case len(left) > 0 && len(free) > 0:
		p.fault(left[0].rows[0].Line, "“%s”原来有 %d 位（%s），看不出这一行是不是其中一位。请先把原来的按原隶属写上，再改动", name, len(free), placesOf(free))
		return nil
	}
	for _, s := range left {
		s.who = &bureau.Person{Active: true}
	}
	return append(people, left...)
}

// known are the people of a name in the database, copied, with their places.
func (p *planner) known(name string) (list []*somebody) {
	for _, who := range p.before[name] {
		if who.Name != name && p.inFile[who.Name] {
			continue // has rows under the whole name
		}
		c := *who
		s := &somebody{who: &c, added: -1}
		for _, post := range who.Posts {
			if place := p.unitOf(post.Unit) + p.dir.OrgName(post.Org); place != "" {
				s.places = append(s.places, place)
			}
		}
		list = append(list, s)
	}
	return list
}

// place plans a person under a name, once.
func (p *planner) place(name string, s *somebody, full string) {
	for _, row := range s.rows {
		p.whose[row] = s
	}
	if slices.Contains(p.people[name], s) {
		return
	}
	p.people[name] = append(p.people[name], s)
	who := s.who
	fields := []Field{{"状态", activity(who.Active), activity(true)}}
	if who.ID == 0 {
		s.added = len(p.Added)
	} else {
		fields = append(fields, Field{"姓名", who.Name, full})
	}
	p.kept[who.ID] = true
	c := Change{"人员", full, differ(fields...)}
	who.Name, who.Active = full, true
	p.step(c, who.ID == 0, func(tx *store.Tx) error { return bureau.SavePerson(tx, who) })
}

// called are all people of a name that a point may mean: those of the file, and
// those of the database. 王强（城东所） is the one of several.
func (p *planner) called(name string) []*somebody {
	list := slices.Clone(p.people[name])
	if bare, place := (&bureau.Person{Name: name}).Bare(); len(list) == 0 && place != "" {
		for _, s := range p.people[bare] {
			if s.who.Name == name {
				return []*somebody{s}
			}
		}
	}
	for _, k := range p.known(name) {
		if k.who.Active && !slices.ContainsFunc(list, func(s *somebody) bool { return s.who.ID == k.who.ID }) {
			list = append(list, k)
		}
	}
	return list
}

// planDuties finds who is meant where a point names somebody.
func (p *planner) planDuties() {
	for _, point := range p.r.Points {
		of := &responsible{}
		p.duty[point.Line] = of
		of.leader = p.meant(point.Line, "责任领导", point.Leader, func(s *somebody) bool { return s.holds(bureau.Leader) || s.who.Is(bureau.Leader) })
		of.person = p.meant(point.Line, "责任人", point.Responsible, func(s *somebody) bool { return s.at(point.Station, point.Section) })
	}
}

// A responsible is who a point's row names, or nil.
type responsible struct{ leader, person *somebody }

// meant is the person of a name that a point means: of several the one who is
// fitting. Whom nobody knows is new.
func (p *planner) meant(line int, column, name string, fitting func(*somebody) bool) *somebody {
	if name == "" {
		return nil
	}
	list := p.called(name)
	if fit := slices.DeleteFunc(slices.Clone(list), func(s *somebody) bool { return !fitting(s) }); len(list) > 1 && len(fit) > 0 {
		list = fit
	}
	switch len(list) {
	case 0:
		list = p.known(name)
		if len(list) != 1 {
			list = []*somebody{{who: &bureau.Person{Name: name, Active: true}, added: -1}}
		}
	case 1:
	default:
		p.fault(line, "%s“%s”有 %d 位（%s），看不出是哪一位", column, name, len(list), placesOf(list))
		return nil
	}
	if !p.inFile[list[0].who.Name] { // else planned with its rows
		name, _ = list[0].who.Bare()
	}
	p.place(name, list[0], list[0].who.Name)
	return list[0]
}

// planPosts gives people their roles. Whom a point names as 责任领导 is a leader,
// and as 责任人 one of its 责任所, also without a row of their own.
func (p *planner) planPosts() {
	for _, row := range p.r.People {
		p.post(p.whose[row], row)
		if row.Role == bureau.Admin {
			p.admins++
		}
	}
	imply := func(s *somebody, under string, role bureau.Role, unless ...bureau.Role) {
		if s == nil || p.holds(s, unless) {
			return
		}
		row := Person{Name: s.who.Name, Under: under, Role: role}
		s.rows = append(s.rows, row)
		p.post(s, row)
	}
	for _, point := range p.r.Points {
		of := p.duty[point.Line]
		imply(of.leader, "", bureau.Leader, bureau.Leader)
		if unit := cmp.Or(point.Station, point.Section); unit != "" {
			imply(of.person, unit, bureau.Staff, bureau.Roles[:]...)
		}
	}
}

// holds reports whether somebody has one of the roles by rows of the file, or else
// by posts in the database; such posts count as named by the file.
func (p *planner) holds(s *somebody, roles []bureau.Role) (held bool) {
	if s.holds(roles...) {
		return true
	}
	for _, post := range s.who.Posts {
		if slices.Contains(roles, post.Role) {
			p.posts[post.ID], held = true, true
		}
	}
	return held
}

func (p *planner) post(s *somebody, row Person) {
	who, unit, org := s.who, p.units[row.Under], p.orgs[row.Under]
	if row.Role == bureau.Secretary {
		unit = nil
	} else {
		org = nil
	}
	want := func() bureau.Post { // units, 党组织 and people that are new have no id before their step
		return bureau.Post{Person: who.ID, Role: row.Role, Unit: idOf(unit), Org: idOfOrg(org), Whole: row.Under == whole, Active: true}
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
		return bureau.SavePost(tx, &post)
	}
	if s.added >= 0 { // already listed as a new person
		p.Added[s.added].Fields = append(p.Added[s.added].Fields, duty)
		p.steps = append(p.steps, save)
		return
	}
	p.step(Change{"人员", who.Name, []Field{duty}}, false, save)
}

func idOf(u *bureau.Unit) int64 {
	if u == nil {
		return 0
	}
	return u.ID
}

func idOfOrg(o *bureau.Org) int64 {
	if o == nil {
		return 0
	}
	return o.ID
}
