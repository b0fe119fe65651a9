package record

import (
	"slices"

	"liaison/store/bureau"
)

// Visible reports whether the record may be shown.
func Visible(s bureau.Scope, r *Record) bool {
	return s.SeesPoint(r.Point) || r.Kind == KindPlan && s.Units[r.Detail.Unit] || r.Author == s.Person || r.Typist == s.Person || r.Problem != nil && given(s, r.Problem)
}

// given reports whether a problem was given to the person or their unit, or their unit was asked or
// proposed to help.
func given(s bureau.Scope, p *Problem) bool {
	return p.Handler == s.Person || s.Units[p.Unit] || s.Units[p.Helper] ||
		slices.ContainsFunc(p.Helps, func(h Help) bool { return s.Units[h.Unit] })
}

// May reports whether the person may log a record of this kind at the point.
// Any staff member may log anywhere; a secretary logs meetings, activities and
// problems of their own 党组织; a leader logs visits and problems.
func May(d *bureau.Directory, p *bureau.Person, kind Kind, point int64) bool {
	switch {
	case p.Is(bureau.Staff), p.Is(bureau.Admin):
		return true
	case p.Is(bureau.Leader) && (kind == KindVisit || kind == KindProblem || kind == KindPlan):
		return d.Scope(p).SeesPoint(point)
	case p.Is(bureau.Secretary) && kind != KindVisit:
		return d.Scope(p).Points[point]
	}
	return false
}
