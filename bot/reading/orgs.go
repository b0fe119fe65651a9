package reading

// An orgTree is what the names of organisations do not say by themselves.
type orgTree struct {
	point    []int   // of each organisation; -1 is none
	branches [][]int // of each point: its 党支部
	byName   map[string]int
	points   map[string]int
}

func newOrgTree(points []Point, orgs []Org) orgTree {
	t := orgTree{point: make([]int, len(orgs)), branches: make([][]int, len(points)), byName: map[string]int{}, points: map[string]int{}}
	for i, p := range points {
		t.points[p.Name] = i
	}
	for i, o := range orgs {
		t.byName[o.Name] = i
		t.point[i] = -1
		if p, ok := t.points[o.Point]; ok {
			t.point[i] = p
		}
	}
	for i, o := range orgs {
		if p := t.point[i]; p >= 0 && o.Kind == Branch {
			t.branches[p] = append(t.branches[p], i)
		}
	}
	return t
}

// only returns the point's branch where it has one, else -1.
func (t orgTree) only(point int) int {
	if point < 0 || len(t.branches[point]) != 1 {
		return -1
	}
	return t.branches[point][0]
}
