package reading

import "strings"

// An orgTree is what the names of organisations do not say by themselves.
type orgTree struct {
	point    []int   // of each organisation; -1 is none
	branches [][]int // of each point: its 党支部
	byName   map[string]int
	points   map[string]int
}

func newOrgTree(r Roster) orgTree {
	t := orgTree{point: make([]int, len(r.Orgs)), branches: make([][]int, len(r.Points)), byName: map[string]int{}, points: map[string]int{}}
	for i, p := range r.Points {
		t.points[p.Name] = i
	}
	for i, o := range r.Orgs {
		t.byName[o.Name] = i
		t.point[i] = -1
		if p, ok := t.points[o.Point]; ok {
			t.point[i] = p
		}
	}
	for i, o := range r.Orgs {
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

// FindUnit returns the units that a nickname may mean: 特设科, 消保科, 城东所.
// The nickname is the longest run of characters before 科, 所 or the like
// which stand in the unit's name in the same order.
func (r *Reader) FindUnit(text string) []string {
	n := newScript(text).n
	best, found := 1, []string(nil)
	for end := range n {
		units, l := r.unitsEnding(n, end)
		if l > best {
			best, found = l, units
		} else if l == best {
			for _, u := range units {
				found = appendNew(found, u)
			}
		}
	}
	return found
}

// unitsEnding returns the units of which the longest nickname ends in n[end],
// and how long it is.
func (r *Reader) unitsEnding(n []rune, end int) (units []string, length int) {
	if !unitTail[n[end]] {
		return nil, 0
	}
	length = 1
	for _, u := range r.roster.Units {
		if l := nickname(n[:end+1], []rune(u)); l > length {
			length, units = l, []string{u}
		} else if l == length && l > 1 {
			units = appendNew(units, u)
		}
	}
	return units, length
}

// bareStation returns the 所 that is called by its place alone at n[i:], and how
// long that is: 城西.
func (r *Reader) bareStation(n []rune, i int) (unit string, length int) {
	for _, u := range r.roster.Units {
		if bare, ok := strings.CutSuffix(u, "所"); ok && runeCount(bare) > max(length, 1) && hasAt(n, i, bare) {
			unit, length = u, runeCount(bare)
		}
	}
	return unit, length
}

var unitTail = firstRunes("科所室队办股局处心站委部组")

// nickname returns how many runes at the end of n are a subsequence of the
// unit's name that ends where the name ends.
func nickname(n, unit []rune) int {
	i, j := len(n)-1, len(unit)-1
	if j < 0 || n[i] != unit[j] {
		return 0
	}
	for i >= 0 && j >= 0 {
		for j >= 0 && unit[j] != n[i] {
			j--
		}
		if j < 0 {
			break
		}
		i, j = i-1, j-1
	}
	return len(n) - 1 - i
}

// isCommittee reports whether the organisation is one that holds no meetings.
func (r *Reader) isCommittee(org int) bool {
	k := r.roster.Orgs[org].Kind
	return k == Committee || k == GeneralBranch || k == "" && strings.HasSuffix(r.roster.Orgs[org].Name, "党委")
}
