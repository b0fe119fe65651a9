package bureau

// Ids that stand for more than one point, or for none.
const (
	AllPoints int64 = 0  // all records together
	NoPoint   int64 = -1 // records that need no point: 质量培训
)

// PointsIn returns the points of a scope as [count.Sum] takes them: AllPoints for whoever sees all,
// else each point.
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

// Offered returns the points of a scope that are not set aside, in the order of the roster.
func (d *Directory) Offered(s Scope) (points []*Point) {
	for _, p := range d.Points {
		if p.Active && s.SeesPoint(p.ID) {
			points = append(points, p)
		}
	}
	return points
}
