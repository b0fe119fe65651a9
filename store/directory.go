package store

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"
	"sync/atomic"

	"liaison/store/indicator"
)

// A Directory is the whole roster (名册) as of one revision: points, 党组织,
// units and people with their posts and wishes, in their fixed order. It never changes;
// who asks again after a change gets a new one.
type Directory struct {
	Revision int64
	Points   []*Point
	Orgs     []*Org
	Units    []*Unit
	People   []*Person

	Indicators *indicator.Table // 指标: the program's and the bureau's own

	chat        grouping[Person]
	staff       grouping[Person] // by unit
	secretaries grouping[Person] // by 党组织
	stationed   grouping[Point]  // by 责任所
	responsible grouping[Point]  // by the 责任人 whom the roster names
	orgsAt      grouping[Org]    // by point, active ones
	groups      grouping[Org]    // by 支部, active ones
}

// directories caches the newest Directory of a DB.
type directories struct{ newest atomic.Pointer[Directory] }

// Directory returns the roster, read again only after it changed: within a Tx it
// is the same one until then.
func (tx *Tx) Directory() (*Directory, error) {
	if tx.directory != nil {
		return tx.directory, nil // nobody else writes while a Tx does
	}
	n, err := tx.Revision(Rosters)
	if err != nil {
		return nil, err
	}
	if d := tx.db.directories.newest.Load(); d != nil && d.Revision == n && !tx.revised {
		tx.directory = d
		return d, nil
	}
	d, err := tx.readDirectory(n)
	if err != nil {
		return nil, err
	}
	if !tx.revised {
		tx.db.directories.newest.Store(d)
	}
	tx.directory = d
	return d, nil
}

func (tx *Tx) readDirectory(revision int64) (*Directory, error) {
	var errs [5]error
	var points []*Point
	points, errs[0] = all(tx, (*Point).fields, `SELECT `+pointColumns+` FROM point ORDER BY id`)
	var orgs []*Org
	orgs, errs[1] = all(tx, (*Org).fields, `SELECT `+orgColumns+` FROM org ORDER BY id`)
	var units []*Unit
	units, errs[2] = all(tx, (*Unit).fields, `SELECT `+unitColumns+` FROM unit ORDER BY id`)
	var people []*Person
	people, errs[3] = all(tx, (*Person).fields, `SELECT `+personColumns+` FROM person ORDER BY id`)
	var posts []Post
	posts, errs[4] = find(tx, (*Post).fields, `SELECT `+postColumns+` FROM post WHERE active ORDER BY person, id`)
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	share(orgs, people, posts)
	d := NewDirectory(points, orgs, units, people, posts)
	d.Revision = revision
	return d, errors.Join(tx.preferences(d), tx.withOwn(d))
}

// share has the same words of many rows stand in one place.
func share(orgs []*Org, people []*Person, posts []Post) {
	seen := map[string]string{}
	one := func(s string) string {
		if same, ok := seen[s]; ok {
			return same
		}
		seen[s] = s
		return s
	}
	for _, o := range orgs {
		o.Kind, o.Founded, o.Elected = OrgKind(one(string(o.Kind))), Day(one(string(o.Founded))), Day(one(string(o.Elected)))
	}
	for _, p := range people {
		p.Channel, p.Menu = one(p.Channel), one(p.Menu)
	}
	for i := range posts {
		posts[i].Role = Role(one(string(posts[i].Role)))
	}
}

// NewDirectory returns a roster of rows, each in the order of their ids, the posts
// person by person.
func NewDirectory(points []*Point, orgs []*Org, units []*Unit, people []*Person, posts []Post) *Directory {
	d := &Directory{Points: points, Orgs: orgs, Units: units, People: people, Indicators: indicator.Standard}
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

// index keeps who is where, so that nobody looks through the whole roster.
func (d *Directory) index() {
	for _, p := range d.People {
		if p.Chat != 0 {
			d.chat.add(p.Chat, p)
		}
		for _, post := range p.Posts {
			switch {
			case !p.Active:
			case post.Role == Staff:
				d.staff.add(post.Unit, p)
			case post.Role == Secretary:
				d.secretaries.add(post.Org, p)
			}
		}
	}
	for _, o := range d.Orgs {
		if o.Active {
			d.orgsAt.add(o.Point, o)
		}
		if o.Active && o.Kind == Group {
			d.groups.add(o.Parent, o)
		}
	}
	for _, p := range d.Points {
		if named := d.Person(p.Responsible); named != nil && named.Active {
			d.responsible.add(p.Responsible, p)
		} else {
			d.stationed.add(p.Station, p)
		}
	}
	for _, g := range []interface{ sort() }{&d.chat, &d.staff, &d.secretaries, &d.stationed, &d.responsible, &d.orgsAt, &d.groups} {
		g.sort()
	}
}

// StaffOf returns the active people of a unit, joined or not.
func (d *Directory) StaffOf(unit int64) []*Person { return d.staff.of(unit) }

// SecretariesOf returns the active 书记 of a 党组织, joined or not.
func (d *Directory) SecretariesOf(org int64) []*Person { return d.secretaries.of(org) }

// ResponsibleFor returns the 责任人 of a point, joined or not: the one whom the
// roster names, else all staff of its 责任所.
func (d *Directory) ResponsibleFor(p *Point) []*Person {
	if named := d.Person(p.Responsible); named != nil && named.Active {
		return []*Person{named}
	}
	return d.staff.of(p.Station)
}

// PointsKept returns the active points that a person is a 责任人 of, in their
// fixed order.
func (d *Directory) PointsKept(p *Person) (points []*Point) {
	points = append(points, d.responsible.of(p.ID)...)
	for _, post := range p.Posts {
		if post.Role == Staff {
			points = append(points, d.stationed.of(post.Unit)...)
		}
	}
	points = slices.DeleteFunc(points, func(p *Point) bool { return !p.Active })
	slices.SortFunc(points, func(a, b *Point) int { return cmp.Compare(a.ID, b.ID) })
	return slices.Compact(points)
}

// all reads a table, each row into its own place: a roster may be large, and
// what grows is copied.
func all[R any](tx *Tx, fields func(*R) []any, query string) (list []*R, err error) {
	err = each(tx, query, nil, func(rows *sql.Rows) error {
		r := new(R)
		list = append(list, r)
		return rows.Scan(fields(r)...)
	})
	return list, err
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

// PersonAt returns who chats there, or nil. People who were deactivated are
// nobody.
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

// PersonNamed returns the active person of a name, or nil.
func (d *Directory) PersonNamed(name string) *Person {
	return named(d.People, name, func(p *Person) (string, bool) { return p.Name, p.Active })
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

// HasCommittee reports whether a 党委 stands at a point.
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
