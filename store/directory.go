package store

import "sync/atomic"

// A Directory is the whole roster (名册) as of one revision: points, 党组织,
// units and people with their posts, in their fixed order. It never changes;
// who asks again after a change gets a new one.
type Directory struct {
	Revision int64
	Points   []*Point
	Orgs     []*Org
	Units    []*Unit
	People   []*Person

	point  map[int64]*Point
	org    map[int64]*Org
	unit   map[int64]*Unit
	person map[int64]*Person
	chat   map[address]*Person
}

type address struct {
	channel string
	chat    int64
}

// directories caches the newest Directory of a DB.
type directories struct{ newest atomic.Pointer[Directory] }

// Directory returns the roster, read again only after it changed.
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
	if err == nil && !tx.revised {
		tx.db.directories.newest.Store(d)
		tx.directory = d
	}
	return d, err
}

func (tx *Tx) readDirectory(revision int64) (*Directory, error) {
	d := &Directory{Revision: revision, chat: map[address]*Person{}}
	var err error
	if d.Points, d.point, err = all(tx, (*Point).fields, func(p *Point) int64 { return p.ID }, `SELECT `+pointColumns+` FROM point ORDER BY id`); err != nil {
		return nil, err
	}
	if d.Orgs, d.org, err = all(tx, (*Org).fields, func(o *Org) int64 { return o.ID }, `SELECT `+orgColumns+` FROM org ORDER BY id`); err != nil {
		return nil, err
	}
	if d.Units, d.unit, err = all(tx, (*Unit).fields, func(u *Unit) int64 { return u.ID }, `SELECT `+unitColumns+` FROM unit ORDER BY id`); err != nil {
		return nil, err
	}
	if d.People, d.person, err = all(tx, (*Person).fields, func(p *Person) int64 { return p.ID }, `SELECT `+personColumns+` FROM person ORDER BY id`); err != nil {
		return nil, err
	}
	posts, err := find(tx, (*Post).fields, `SELECT `+postColumns+` FROM post WHERE active ORDER BY id`)
	for _, post := range posts {
		p := d.person[post.Person]
		p.Posts = append(p.Posts, post)
	}
	for _, p := range d.People {
		if p.Chat != 0 {
			d.chat[address{p.Channel, p.Chat}] = p
		}
	}
	return d, err
}

// all reads a table and indexes it by id.
func all[R any](tx *Tx, fields func(*R) []any, id func(*R) int64, query string) (list []*R, by map[int64]*R, err error) {
	found, err := find(tx, fields, query)
	by = make(map[int64]*R, len(found))
	for i := range found {
		list = append(list, &found[i])
		by[id(&found[i])] = &found[i]
	}
	return list, by, err
}

// Point, Org, Unit and Person return the row of an id, or nil.
func (d *Directory) Point(id int64) *Point   { return d.point[id] }
func (d *Directory) Org(id int64) *Org       { return d.org[id] }
func (d *Directory) Unit(id int64) *Unit     { return d.unit[id] }
func (d *Directory) Person(id int64) *Person { return d.person[id] }

// PersonAt returns who chats there, or nil. People who were deactivated are
// nobody.
func (d *Directory) PersonAt(channel string, chat int64) *Person {
	if p := d.chat[address{channel, chat}]; p != nil && p.Active {
		return p
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

// PartyGroups returns the 党小组 of a 支部 that the roster lists, in fixed order:
// the first is 第一小组.
func (d *Directory) PartyGroups(branch int64) (found []*Org) {
	for _, o := range d.Orgs {
		if o.Active && o.Kind == Group && o.Parent == branch {
			found = append(found, o)
		}
	}
	return found
}

// GroupCount is how many 党小组 a 党组织 has, listed one by one or not.
func (d *Directory) GroupCount(o *Org) int {
	if o == nil {
		return 0
	}
	return max(o.Groups, len(d.PartyGroups(o.ID)))
}

// Branches returns the 支部 of a point, in fixed order.
func (d *Directory) Branches(point int64) (found []*Org) {
	for _, o := range d.Orgs {
		if o.Active && o.Point == point && o.Kind == Branch {
			found = append(found, o)
		}
	}
	return found
}
