package problem

import (
	"slices"

	"liaison/store/bureau"
	"liaison/store/record"
)

// A Part is what somebody has to do with a problem; one person may have several.
type Part uint16

// The parts.
const (
	Reporter Part = 1 << iota // 报告人: it is their record, or they entered it
	Staff                     // of the 主办 unit
	Handler                   // 办理人
	Chief                     // 责任领导 of the point, or an admin
	Keeper                    // 点位人员: the 责任人, or the staff of the 责任所
	Helper                    // of a unit asked to help, until it has
	Solver                    // who is to do the next thing: 办理人, else the 主办 unit
	Finder                    // 报告人 of the unit whose help its category proposes, until somebody is given it
	Local                     // 书记 of a 党组织 at the point: they see how it goes on

	everybody = Reporter | Staff | Handler | Chief | Keeper | Helper | Local
)

// PartsOf returns what a person has to do with the problem now.
func (c *Case) PartsOf(p *bureau.Person) (parts Part) {
	if p == nil || !p.Active {
		return 0
	}
	has := func(people []*bureau.Person) bool { return slices.Contains(people, p) }
	for _, is := range []struct {
		part Part
		so   bool
	}{
		{Reporter, c.Record.Author == p.ID || c.Record.Typist == p.ID},
		{Staff, has(unitPeople(c))},
		{Handler, has(handlers(c))},
		{Chief, leads(c, p)},
		{Keeper, has(keepers(c))},
		{Helper, has(helpers(c))},
		{Solver, has(c.Holders())},
		{Finder, found(c, p)},
		{Local, local(c, p)},
	} {
		if is.so {
			parts |= is.part
		}
	}
	return parts
}

// found reports whether the person reported a problem of the sort that their unit deals with, and nobody was given it.
func found(c *Case, p *bureau.Person) bool {
	reported := c.Record.Author == p.ID || c.Record.Typist == p.ID
	return reported && c.Problem.State == record.ProblemOpen && c.Problem.Helper != 0 && slices.Contains(staffOf(c, c.Problem.Helper), p)
}

// local reports whether the person is 书记 of a 党组织 at the point.
func local(c *Case, p *bureau.Person) bool {
	return slices.ContainsFunc(p.Posts, func(post bureau.Post) bool {
		o := c.Dir.Org(post.Org)
		return post.Role == bureau.Secretary && o != nil && o.Point == c.Record.Point
	})
}

// leads reports whether the person decides about problems of the point.
func leads(c *Case, p *bureau.Person) bool {
	if p.Is(bureau.Admin) {
		return true
	}
	whole := slices.ContainsFunc(p.Posts, func(post bureau.Post) bool { return post.Role == bureau.Leader && post.Whole })
	return whole || p.Is(bureau.Leader) && c.Point.Leader == p.ID
}

// unitPeople are the people of the 主办 unit, or who stands in for it.
func unitPeople(c *Case) []*bureau.Person {
	if staff := staffOf(c, c.Problem.Unit); len(staff) > 0 {
		return staff
	}
	return standIns(c)
}

// StoodIn reports whether the 主办 unit has nobody who joined, so that others
// stand in for it.
func (c *Case) StoodIn() bool { return len(staffOf(c, c.Problem.Unit)) == 0 }

// handlers are the 办理人; where they have left, the people of the unit.
func handlers(c *Case) []*bureau.Person {
	switch p := c.Dir.Person(c.Problem.Handler); {
	case c.Problem.Handler == 0:
		return nil
	case p.HasJoined():
		return []*bureau.Person{p}
	}
	return unitPeople(c)
}

// Holders are those who are to do the next thing about a pending problem: who
// handles it or was named, else the unit as a whole.
func (c *Case) Holders() []*bureau.Person {
	if found := handlers(c); len(found) > 0 {
		return found
	}
	return unitPeople(c)
}

// keepers look after the point: its 责任人, else the staff of its 责任所.
func keepers(c *Case) []*bureau.Person {
	if own := Keepers(c.Dir, c.Point); len(own) > 0 {
		return own
	}
	return standIns(c)
}

// Keepers are the 责任人 of a point who joined: the one whom the roster names,
// else the staff of its 责任所.
func Keepers(dir *bureau.Directory, point *bureau.Point) []*bureau.Person {
	if p := dir.Person(point.Responsible); p.HasJoined() {
		return []*bureau.Person{p}
	}
	return slices.DeleteFunc(slices.Clone(dir.StaffOf(point.Station)), func(p *bureau.Person) bool { return !p.HasJoined() })
}

// checkers are those who say whether what is 办结 is solved.
func checkers(c *Case) []*bureau.Person {
	found := slices.Clone(keepers(c))
	for _, id := range []int64{c.Record.Author, c.Record.Typist} {
		if p := c.Dir.Person(id); p.HasJoined() && !slices.Contains(found, p) {
			found = append(found, p)
		}
	}
	return found
}

// WaitsFor reports whether the problem waits for the person: to solve it, to
// help, to check it, or to answer the wish for an extension.
func (c *Case) WaitsFor(p *bureau.Person) bool {
	switch has := func(people []*bureau.Person) bool { return slices.Contains(people, p) }; {
	case c.Problem.Pending() && (has(c.Holders()) || has(helpers(c))):
		return true
	case c.Problem.State == record.ProblemDone:
		return has(checkers(c)) || Owes(c, p)
	default:
		return c.Problem.Wish != "" && has(chiefs(c))
	}
}

// helpers are the people of the units whose help is awaited.
func helpers(c *Case) (found []*bureau.Person) {
	for _, h := range c.Problem.Helps {
		if h.Done == "" {
			found = append(found, staffOf(c, h.Unit)...)
		}
	}
	return found
}

// chiefs decide about the problem: the point's leader, else the admins.
func chiefs(c *Case) []*bureau.Person {
	if p := c.Dir.Person(c.Point.Leader); p.HasJoined() {
		return []*bureau.Person{p}
	}
	return c.Dir.Admins()
}

// standIns stand in for a unit without people who joined.
func standIns(c *Case) []*bureau.Person {
	if own := Keepers(c.Dir, c.Point); len(own) > 0 {
		return own
	}
	return chiefs(c)
}

// deputies are who hears at once of what is urgent while those who are to act
// are away: of the 责任人 of the point, its 责任领导 and the admins the first who
// can be told. Who does the move knows already.
func deputies(c *Case) []*bureau.Person {
	for _, people := range [][]*bureau.Person{Keepers(c.Dir, c.Point), {c.Dir.Person(c.Point.Leader)}, c.Dir.Admins()} {
		found := slices.DeleteFunc(slices.Clone(people), func(p *bureau.Person) bool { return !p.HasJoined() || p == c.with.By || !present(c, p) })
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// staffOf are the people of a unit who joined.
func staffOf(c *Case, unit int64) []*bureau.Person {
	return slices.DeleteFunc(slices.Clone(c.Dir.StaffOf(unit)), func(p *bureau.Person) bool { return !p.HasJoined() })
}
