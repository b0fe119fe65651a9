package bureau

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/store"
	"liaison/store/day"
	"liaison/store/indicator"
)

// A Directory is the whole roster (名册) at one revision: points, 党组织, units, and people with
// their posts and preferences, each in fixed order. It never changes; after a change of the
// roster [Of] returns a new one.
type Directory struct {
	Revision int64
	Points   []*Point
	Orgs     []*Org
	Units    []*Unit
	People   []*Person

	Indicators *indicator.Table // 指标: the program's and the bureau's own
	Revised    day.Day          // when an admin compared the 2026 revision of the 发展党员工作细则; "": nobody did

	chat        grouping[Person]
	staff       grouping[Person] // by unit
	secretaries grouping[Person] // by 党组织
	ofUnit      grouping[Point]  // by 责任所 and by 业务科
	ofPerson    grouping[Point]  // by the 责任人 and the leader whom the roster names
	orgsAt      grouping[Org]    // by point, active ones
	groups      grouping[Org]    // by 支部, active ones

	names map[string][]int32 // the active people by the first two characters that name them

	sights *sights
}

// Rosters names the revision of everything a [Directory] holds.
const Rosters = "roster"

// RulesRevised is the setting with the day on which an admin checked the verdicts on 发展党员
// against the revision of 2026.
const RulesRevised = "发展党员工作细则2026年修订已核对"

// Of returns the roster. It is read again only after it changed.
func Of(tx *store.Tx) (*Directory, error) { return store.Cached(tx, Rosters, readDirectory) }

func readDirectory(tx *store.Tx, revision int64) (*Directory, error) {
	var errs [5]error
	var points []*Point
	var w words
	points, errs[0] = all(tx, (*Point).fields, w.ofPoint, `SELECT `+pointColumns+` FROM point ORDER BY id`)
	var orgs []*Org
	orgs, errs[1] = all(tx, (*Org).fields, w.ofOrg, `SELECT `+orgColumns+` FROM org ORDER BY id`)
	var units []*Unit
	units, errs[2] = all(tx, (*Unit).fields, nil, `SELECT `+unitColumns+` FROM unit ORDER BY id`)
	var people []*Person
	people, errs[3] = all(tx, (*Person).fields, w.ofPerson, `SELECT `+personColumns+` FROM person ORDER BY id`)
	var posts []Post
	posts, errs[4] = store.Find(tx, (*Post).fields, `SELECT `+postColumns+` FROM post WHERE active ORDER BY person, id`)
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	posts = append(make([]Post, 0, len(posts)), posts...)
	for i := range posts {
		posts[i].Role = Role(w.same(string(posts[i].Role)))
	}
	d := NewDirectory(points, orgs, units, people, posts)
	d.Revision = revision
	revised, err := store.Setting(tx, RulesRevised)
	d.Revised = day.Day(revised)
	return d, errors.Join(err, preferences(tx, d), withOwn(tx, d))
}

// NewDirectory makes a roster of rows. The rows must be in the order of their ids, and the posts
// ordered by person.
func NewDirectory(points []*Point, orgs []*Org, units []*Unit, people []*Person, posts []Post) *Directory {
	d := &Directory{Points: points, Orgs: orgs, Units: units, People: people, Indicators: indicator.Standard, sights: new(sights)}
	for len(posts) > 0 {
		n := 1
		for n < len(posts) && posts[n].Person == posts[0].Person {
			n++
		}
		d.Person(posts[0].Person).Posts = posts[:n:n]
		posts = posts[n:]
	}
	d.index()
	return d
}

// index builds the indexes, so that nothing has to search the whole roster.
func (d *Directory) index() {
	chat, staff, secretaries := grouper(d.People), grouper(d.People), grouper(d.People)
	for i, p := range d.People {
		if p.Chat != 0 {
			chat.add(p.Chat, i)
		}
		for _, post := range p.Posts {
			switch {
			case !p.Active:
			case post.Role == Staff:
				staff.add(post.Unit, i)
			case post.Role == Secretary:
				secretaries.add(post.Org, i)
			}
		}
	}
	d.chat, d.staff, d.secretaries = chat.done(), staff.done(), secretaries.done()

	orgsAt, groups := grouper(d.Orgs), grouper(d.Orgs)
	for i, o := range d.Orgs {
		if o.Active {
			orgsAt.add(o.Point, i)
		}
		if o.Active && o.Kind == Group {
			groups.add(o.Parent, i)
		}
	}
	d.orgsAt, d.groups = orgsAt.done(), groups.done()

	ofUnit, ofPerson := grouper(d.Points), grouper(d.Points)
	for i, p := range d.Points {
		ofUnit.both(p.Station, p.Section, i)
		ofPerson.both(p.Responsible, p.Leader, i)
	}
	d.ofUnit, d.ofPerson = ofUnit.done(), ofPerson.done()

	d.names = map[string][]int32{}
	for i, p := range d.People {
		if !p.Active {
			continue
		}
		for _, name := range d.called(p) {
			d.names[firstTwo(name)] = append(d.names[firstTwo(name)], int32(i))
		}
	}
}

// called is the name of a person and, where it begins with that of a unit, what follows there.
func (d *Directory) called(p *Person) []string {
	names := []string{p.Name}
	for _, u := range d.Units {
		if rest, of := strings.CutPrefix(p.Name, u.Name); of && rest != "" {
			names = append(names, rest)
		}
	}
	return names
}

// firstTwo returns the first two characters of a text.
func firstTwo(text string) string {
	n := 0
	for i := range text {
		if n++; n == 3 {
			return text[:i]
		}
	}
	return text
}

// MayName returns the active people whom a text may name, in fixed order: it holds the first two
// characters of the name, or of what follows there after the name of a unit.
func (d *Directory) MayName(text string) (found []*Person) {
	var at []int32
	for i := range text {
		two := firstTwo(text[i:])
		at = append(at, d.names[two]...)
		if _, size := utf8.DecodeRuneInString(two); size < len(two) {
			at = append(at, d.names[two[:size]]...) // somebody of one character
		}
	}
	slices.Sort(at)
	for _, i := range slices.Compact(at) {
		found = append(found, d.People[i])
	}
	return found
}

// StaffOf returns the active people of a unit, joined or not.
func (d *Directory) StaffOf(unit int64) []*Person { return d.staff.of(unit) }

// SecretariesOf returns the active 书记 of a 党组织, joined or not.
func (d *Directory) SecretariesOf(org int64) []*Person { return d.secretaries.of(org) }

// ResponsibleFor returns the 责任人 of a point, joined or not: the one whom the
// roster names, else all staff of its 责任所.
func (d *Directory) ResponsibleFor(p *Point) []*Person {
	if named := d.namedFor(p); named != nil {
		return []*Person{named}
	}
	return d.staff.of(p.Station)
}

// namedFor is the active 责任人 of a point whom the roster names, or nil.
func (d *Directory) namedFor(p *Point) *Person {
	if named := d.Person(p.Responsible); named != nil && named.Active {
		return named
	}
	return nil
}

// AnswerFor returns who is told about a 党组织: its 书记 who joined or, if none did, the 责任人 of its
// point in their place (代); acting reports the latter.
func (d *Directory) AnswerFor(o *Org) (people []*Person, acting bool) {
	for _, p := range d.secretaries.of(o.ID) {
		if p.Chat != 0 {
			people = append(people, p)
		}
	}
	if len(people) > 0 {
		return people, false
	}
	return d.ResponsibleFor(d.Point(o.Point)), true
}

// PointsKept returns the active points that a person is a 责任人 of, in their
// fixed order.
func (d *Directory) PointsKept(p *Person) (points []*Point) {
	for _, point := range d.ofPerson.of(p.ID) {
		if named := d.namedFor(point); named != nil && named.ID == p.ID {
			points = append(points, point)
		}
	}
	for _, post := range p.Posts {
		if post.Role != Staff {
			continue
		}
		for _, point := range d.ofUnit.of(post.Unit) {
			if point.Station == post.Unit && d.namedFor(point) == nil {
				points = append(points, point)
			}
		}
	}
	points = slices.DeleteFunc(points, func(p *Point) bool { return !p.Active })
	slices.SortFunc(points, func(a, b *Point) int { return cmp.Compare(a.ID, b.ID) })
	return slices.Compact(points)
}

// Point, Org, Unit and Person return the row of an id, or nil.
func (d *Directory) Point(id int64) *Point {
	return byID(d.Points, id, func(p *Point) int64 { return p.ID })
}
func (d *Directory) Org(id int64) *Org { return byID(d.Orgs, id, func(o *Org) int64 { return o.ID }) }
func (d *Directory) Unit(id int64) *Unit {
	return byID(d.Units, id, func(u *Unit) int64 { return u.ID })
}
func (d *Directory) Person(id int64) *Person {
	return byID(d.People, id, func(p *Person) int64 { return p.ID })
}

func byID[R any](list []*R, id int64, of func(*R) int64) *R {
	i, found := slices.BinarySearchFunc(list, id, func(r *R, id int64) int { return cmp.Compare(of(r), id) })
	if !found {
		return nil
	}
	return list[i]
}

// PersonAt returns the active person of a chat, or nil.
func (d *Directory) PersonAt(channel string, chat int64) *Person {
	for _, p := range d.chat.of(chat) {
		if p.Channel == channel && p.Active {
			return p
		}
	}
	return nil
}

// PointNamed returns the active point of a full name, or nil.
func (d *Directory) PointNamed(name string) *Point {
	return named(d.Points, name, func(p *Point) (string, bool) { return p.Name, p.Active })
}

// OrgNamed returns the active 党组织 of a full name, or nil.
func (d *Directory) OrgNamed(name string) *Org {
	return named(d.Orgs, name, func(o *Org) (string, bool) { return o.Name, o.Active })
}

// UnitNamed returns the active unit of a full name, or nil.
func (d *Directory) UnitNamed(name string) *Unit {
	return named(d.Units, name, func(u *Unit) (string, bool) { return u.Name, u.Active })
}

// PersonNamed returns the active person of a name, or nil. If several people share a name, each
// name in the roster has a place, 王强（城东所）. 城东所王强 finds that person too; 王强 alone
// finds nobody.
func (d *Directory) PersonNamed(name string) *Person {
	name = strings.NewReplacer("(", "（", ")", "）").Replace(name)
	if p := named(d.People, name, func(p *Person) (string, bool) { return p.Name, p.Active }); p != nil {
		return p
	}
	var found []*Person
	for _, p := range d.People {
		if bare, place := p.Bare(); p.Active && place != "" && (name == bare || name == place+bare) {
			found = append(found, p)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return nil
}

func named[R any](list []*R, name string, of func(*R) (string, bool)) *R {
	for _, r := range list {
		if n, active := of(r); active && n == name {
			return r
		}
	}
	return nil
}

// OrgsAt returns the active 党组织 of a point, in fixed order.
func (d *Directory) OrgsAt(point int64) []*Org { return d.orgsAt.of(point) }

// PartyGroups returns the active 党小组 of a 支部 that the roster lists, in fixed
// order: the first is 第一小组.
func (d *Directory) PartyGroups(branch int64) []*Org { return d.groups.of(branch) }

// GroupCount is how many 党小组 a 党组织 has, listed one by one or not.
func (d *Directory) GroupCount(o *Org) int {
	if o == nil {
		return 0
	}
	return max(o.Groups, len(d.PartyGroups(o.ID)))
}

// HasCommittee reports whether a point has a 党委.
func (d *Directory) HasCommittee(point int64) bool {
	return slices.ContainsFunc(d.orgsAt.of(point), func(o *Org) bool { return o.Kind == Committee })
}

// Branches returns the 支部 of a point, in fixed order.
func (d *Directory) Branches(point int64) (found []*Org) {
	for _, o := range d.orgsAt.of(point) {
		if o.Kind == Branch {
			found = append(found, o)
		}
	}
	return found
}

// OrgName returns the name of a 党组织, or "".
func (d *Directory) OrgName(id int64) string {
	if o := d.Org(id); o != nil {
		return o.Name
	}
	return ""
}

// UnitName returns the name of a unit, or "".
func (d *Directory) UnitName(id int64) string {
	if u := d.Unit(id); u != nil {
		return u.Name
	}
	return ""
}

// PersonName returns the name of a person, or "".
func (d *Directory) PersonName(id int64) string {
	if p := d.Person(id); p != nil {
		return p.Name
	}
	return ""
}

// UnitsOf returns the names of the units whose work a person does at the points. An admin who
// enters what others did stands for none.
func (d *Directory) UnitsOf(person int64) (names []string) {
	p := d.Person(person)
	if p == nil {
		return nil
	}
	for _, post := range p.Posts {
		if name := d.UnitName(post.Unit); name != "" && post.Role != Admin && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// Admins returns the admins who joined, in the order of their ids.
func (d *Directory) Admins() (found []*Person) {
	for _, p := range d.People {
		if p.HasJoined() && p.Is(Admin) {
			found = append(found, p)
		}
	}
	return found
}
