package bureau_test

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"liaison/store/bureau"
)

// Whatever the roster, a person sees and keeps the points that a look at each of them finds.
func TestScopeOfAnyRoster(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		few := func(from int64) *rapid.Generator[int64] { return rapid.Int64Range(from, 4) }
		var people []*bureau.Person
		var units []*bureau.Unit
		var orgs []*bureau.Org
		var points []*bureau.Point
		var posts []bureau.Post
		for id := int64(1); id <= 4; id++ {
			people = append(people, &bureau.Person{ID: id, Active: rapid.Bool().Draw(t, "here")})
			units = append(units, &bureau.Unit{ID: id, Active: true})
			orgs = append(orgs, &bureau.Org{ID: id, Kind: bureau.Branch, Point: few(1).Draw(t, "point"), Active: true})
			points = append(points, &bureau.Point{ID: id, Leader: few(0).Draw(t, "leader"), Section: few(0).Draw(t, "section"),
				Station: few(0).Draw(t, "station"), Responsible: few(0).Draw(t, "responsible"), Active: rapid.Bool().Draw(t, "active")})
			for range rapid.IntRange(0, 2).Draw(t, "posts") {
				post := bureau.Post{Person: id, Role: rapid.SampledFrom(bureau.Roles[:]).Draw(t, "role"), Active: true}
				switch post.Role {
				case bureau.Staff:
					post.Unit = few(1).Draw(t, "unit")
				case bureau.Secretary:
					post.Org = few(1).Draw(t, "org")
				}
				posts = append(posts, post)
			}
		}
		d := bureau.NewDirectory(points, orgs, units, people, posts)
		for _, p := range people {
			sees := map[int64]bool{}
			var keeps []*bureau.Point
			for _, point := range points {
				staff := func(unit int64) bool {
					return slices.ContainsFunc(p.Posts, func(o bureau.Post) bool { return o.Role == bureau.Staff && o.Unit == unit })
				}
				own := slices.ContainsFunc(p.Posts, func(o bureau.Post) bool {
					return o.Role == bureau.Secretary && orgs[o.Org-1].Point == point.ID
				})
				if own || staff(point.Station) || staff(point.Section) || point.Responsible == p.ID || point.Leader == p.ID && p.Is(bureau.Leader) {
					sees[point.ID] = true
				}
				named := point.Responsible != 0 && people[point.Responsible-1].Active
				if point.Active && (named && point.Responsible == p.ID || !named && staff(point.Station)) {
					keeps = append(keeps, point)
				}
			}
			if got := d.Scope(p).Points; !maps.Equal(got, sees) {
				t.Errorf("%d with %+v sees %v, want %v", p.ID, p.Posts, got, sees)
			}
			if got := d.PointsKept(p); !slices.Equal(got, keeps) {
				t.Errorf("%d with %+v keeps %v, want %v", p.ID, p.Posts, got, keeps)
			}
		}
	})
}
