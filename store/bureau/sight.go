package bureau

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// A Sight is what a person may see, in the form stored with messages and cards: their roles, and the
// points, 党组织 and units of their [Scope].
type Sight string

// The signs of a Sight. The signs of a point, a 党组织 and a unit are followed by its id.
const (
	sightAll   = "*"
	sightPoint = "p"
	sightOrg   = "o"
	sightUnit  = "u"
)

// sights are what some people may see, by id. Not those of everybody: of a whole city they are as
// large as its roster.
type sights struct {
	known sync.Map
	n     atomic.Int64
}

const mostSights = 10_000

func (s *sights) keep(person int64, may Sight) {
	if s.n.Add(1) > mostSights {
		s.known.Clear()
		s.n.Store(1)
	}
	s.known.Store(person, may)
}

// Sight returns what a person may see now.
func (d *Directory) Sight(p *Person) Sight {
	if known, ok := d.sights.known.Load(p.ID); ok {
		return known.(Sight)
	}
	var signs []string
	for _, r := range Roles {
		if p.Is(r) {
			signs = append(signs, string(r))
		}
	}
	scope := d.Scope(p)
	if scope.All {
		signs = append(signs, sightAll)
		clear(scope.Points)
	}
	for _, of := range []struct {
		sign string
		ids  map[int64]bool
	}{{sightPoint, scope.Points}, {sightOrg, scope.Orgs}, {sightUnit, scope.Units}} {
		start := len(signs)
		for id := range of.ids {
			signs = append(signs, of.sign+strconv.FormatInt(id, 10))
		}
		slices.Sort(signs[start:])
	}
	s := Sight(strings.Join(signs, " "))
	d.sights.keep(p.ID, s)
	return s
}

// Covers reports whether everything in another sight may be seen with this one. An admin may see
// everything, and whoever sees all points sees each.
func (now Sight) Covers(then Sight) bool {
	if now == then || then == "" {
		return true
	}
	has := strings.Fields(string(now))
	if slices.Contains(has, string(Admin)) {
		return true
	}
	all := slices.Contains(has, sightAll)
	for sign := range strings.FieldsSeq(string(then)) {
		if !slices.Contains(has, sign) && !(all && strings.HasPrefix(sign, sightPoint)) {
			return false
		}
	}
	return true
}
