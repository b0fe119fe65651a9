package bureau

// Points that stand for more than one.
const (
	AllPoints int64 = 0  // all records together
	NoPoint   int64 = -1 // records that need no point: 质量培训
)

// PointsIn are the points of a scope as [count.Sum] takes them: AllPoints for who
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
