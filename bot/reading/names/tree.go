package names

// A Tree is what the names of organisations do not say by themselves.
type Tree struct {
	Point    []int   // of each organisation; -1 is none
	Branches [][]int // of each point: its 党支部
	ByName   map[string]int
	Points   map[string]int
}

func NewTree(points []Point, orgs []Org) Tree {
	t := Tree{Point: make([]int, len(orgs)), Branches: make([][]int, len(points)), ByName: map[string]int{}, Points: map[string]int{}}
	for i, p := range points {
		t.Points[p.Name] = i
	}
	for i, o := range orgs {
		t.ByName[o.Name] = i
		t.Point[i] = -1
		if p, ok := t.Points[o.Point]; ok {
			t.Point[i] = p
		}
	}
	for i, o := range orgs {
		if p := t.Point[i]; p >= 0 && o.Kind == Branch {
			t.Branches[p] = append(t.Branches[p], i)
		}
	}
	return t
}

// Only returns the point's branch where it has one, else -1.
func (t Tree) Only(point int) int {
	if point < 0 || len(t.Branches[point]) != 1 {
		return -1
	}
	return t.Branches[point][0]
}
