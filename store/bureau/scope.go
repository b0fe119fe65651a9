package bureau

// A Scope says what a person may see and act on: the points they lead or are responsible for, their
// own records, and what was given to their unit.
type Scope struct {
	All    bool // 全局
	Points map[int64]bool
	Orgs   map[int64]bool
	Units  map[int64]bool
	Person int64
}

// Scope returns what a person may see now.
func (d *Directory) Scope(p *Person) Scope {
	s := Scope{Points: map[int64]bool{}, Orgs: map[int64]bool{}, Units: map[int64]bool{}, Person: p.ID}
	for _, post := range p.Posts {
		switch post.Role {
		case Admin:
			s.All = true
		case Leader:
			s.All = s.All || post.Whole
		case Staff:
			s.Units[post.Unit] = true
		case Secretary:
			if o := d.Org(post.Org); o != nil {
				s.Orgs[o.ID], s.Points[o.Point] = true, true
			}
		}
	}
	for unit := range s.Units {
		for _, point := range d.ofUnit.of(unit) {
			s.Points[point.ID] = true
		}
	}
	for _, point := range d.ofPerson.of(p.ID) {
		if point.Responsible == p.ID || p.Is(Leader) {
			s.Points[point.ID] = true
		}
	}
	return s
}

// SeesPoint reports whether the point lies in the scope.
func (s Scope) SeesPoint(id int64) bool { return s.All || s.Points[id] }
