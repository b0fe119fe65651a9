package store

import "slices"

// A Scope is what a person may see and act on: the points they lead or are
// responsible for, their own records, and what was given to their unit.
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
	for _, point := range d.Points {
		if s.Units[point.Station] || s.Units[point.Section] || point.Responsible == p.ID ||
			point.Leader == p.ID && p.Is(Leader) {
			s.Points[point.ID] = true
		}
	}
	return s
}

// PointsIn are the points of a scope as [Tx.Totals] takes them: AllPoints for who
// sees all, else each.
func (d *Directory) PointsIn(s Scope) (ids []int64) {
	if s.All {
		return []int64{AllPoints}
	}
	for _, p := range d.Points {
		if s.Points[p.ID] {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// SeesPoint reports whether the point lies in the scope.
func (s Scope) SeesPoint(id int64) bool { return s.All || s.Points[id] }

// Sees reports whether the record may be shown.
func (s Scope) Sees(r *Record) bool {
	return s.SeesPoint(r.Point) || r.Author == s.Person || r.Typist == s.Person || r.Problem != nil && s.given(r.Problem)
}

// given reports whether a problem was given to the person or to their unit, or
// their unit's help is asked for or proposed.
func (s Scope) given(p *Problem) bool {
	return p.Handler == s.Person || s.Units[p.Unit] || s.Units[p.Helper] ||
		slices.ContainsFunc(p.Helps, func(h Help) bool { return s.Units[h.Unit] })
}

// May reports whether the person may log a record of this kind at the point.
// Any staff member may log anywhere; a secretary logs meetings, activities and
// problems of their own 党组织; a leader logs visits and problems.
func (d *Directory) May(p *Person, kind Kind, point int64) bool {
	switch {
	case p.Is(Staff), p.Is(Admin):
		return true
	case p.Is(Leader) && (kind == KindVisit || kind == KindProblem || kind == KindPlan):
		return d.Scope(p).SeesPoint(point)
	case p.Is(Secretary) && kind != KindVisit:
		return d.Scope(p).Points[point]
	}
	return false
}
