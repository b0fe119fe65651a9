package bot

import (
	"errors"
	"slices"

	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/duty"
	"liaison/store/indicator"
	"liaison/store/record"
)

// A group is a unit or a point, and whose records are its own.
type group struct {
	name   string
	points []int64
	open   inquiry
}

// grouped tells numbers unit by unit or point by point, in their fixed order:
// this is no ranking.
func (t *turn) grouped(q inquiry) (chat.Face, error) {
	names := slices.DeleteFunc(slices.Clone(q.names), func(name string) bool { return !grouping(t.dir.Indicators.Find(name)) })
	if len(names) == 0 && len(q.names) > 0 {
		face, err := t.figures(q.with(asNumbers))
		face.Text += messages.NoGrouping
		return face, err
	}
	if q.names = names; len(names) == 0 {
		q.names = []string{indicator.Visits, indicator.Raised, indicator.Meetings}
	}
	all := t.groupsOf(q)
	some := all[min(q.offset, len(all)):min(q.offset+page, len(all))]
	var ids []int64
	for _, g := range some {
		ids = append(ids, g.points...)
	}
	numbers, err := t.byPoint(q, ids)
	if err != nil {
		return chat.Face{}, err
	}
	view := messages.Grouped{Heading: t.heading(q), By: groupWords[q.view], Total: len(all)}
	for _, g := range some {
		line := messages.GroupLine{Name: g.name}
		for _, name := range q.names {
			if sum := numbers.Sum(g.points...)[name]; sum.Records > 0 {
				line.Amounts = append(line.Amounts, messages.TotalOf(t.dir.Indicators.Find(name), sum))
			}
		}
		view.Lines = append(view.Lines, line)
		if g.open.fits() && g.open.view != 0 {
			view.Open = append(view.Open, chat.Button{Words: messages.Clip(g.name, 8), Do: g.open.below()})
		}
	}
	view.Acts = t.leafing(q, len(all), t.back(q))
	switch {
	case q.view != asPoints:
		view.Acts = append(view.Acts, chat.Button{Words: messages.PerPoint, Do: q.with(asPoints).do()})
	case len(t.stations(t.within(q))) > 1:
		view.Acts = append(view.Acts, chat.Button{Words: messages.PerUnit, Do: q.with(asUnits).do()})
	}
	return messages.GroupedCard(view), nil
}

// back is the question a grouping belongs to.
func (t *turn) back(q inquiry) inquiry { return q.with(asNumbers) }

var groupWords = map[aspect]string{asUnits: messages.PerUnit, asSections: messages.PerSection, asPoints: messages.PerPoint}

// groupsOf are the units or points of an inquiry, and for who sees all what needs
// no point.
func (t *turn) groupsOf(q inquiry) (groups []group) {
	ids := t.within(q)
	of := func(p *bureau.Point) int64 { return p.Station }
	switch q.view {
	case asPoints:
		for _, id := range ids {
			open := q.with(asNumbers)
			open.points, open.units = []int64{id}, nil
			groups = append(groups, group{t.dir.Point(id).Name, []int64{id}, open})
		}
	case asSections:
		of = func(p *bureau.Point) int64 { return p.Section }
		fallthrough
	default:
		for _, u := range t.dir.Units {
			if slices.Contains(q.units, u.ID) || len(q.units) == 0 {
				g := group{name: u.Name}
				for _, id := range ids {
					if of(t.dir.Point(id)) == u.ID {
						g.points = append(g.points, id)
					}
				}
				if g.open = q.with(asNumbers); len(g.points) > 0 {
					g.open.points, g.open.units = nil, []int64{u.ID}
					groups = append(groups, g)
				}
			}
		}
	}
	if t.bureauWide(q) && slices.ContainsFunc(q.names, func(name string) bool { return t.dir.Indicators.Find(name).Kind == indicator.Activity }) {
		groups = append(groups, group{name: messages.NoPointName, points: []int64{bureau.NoPoint}})
	}
	return groups
}

// byPoint are the numbers of some points, read at once.
func (t *turn) byPoint(q inquiry, ids []int64) (count.PointTotals, error) {
	found, err := t.addedAt(q, ids)
	if err != nil {
		return nil, err
	}
	put := func(id int64, name string, total record.Total) {
		if found[id] == nil {
			found[id] = count.Totals{}
		}
		found[id][name] = total
	}
	for _, name := range q.names {
		var err error
		switch x := t.dir.Indicators.Find(name); {
		case name == indicator.Pending || name == indicator.Overdue:
			err = t.pendingAt(q, ids, name, put)
		case name == indicator.Points || name == indicator.Heads:
			err = t.rosterAt(q, ids, name, put)
		case x.Adds == indicator.Newest:
			err = t.projectsOf(q, name, put)
		}
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// manyPoints is from how many points on one number of all is read rather than all
// numbers of each.
const manyPoints = 20

// addedAt are the numbers of some points that are added up.
func (t *turn) addedAt(q inquiry, ids []int64) (count.PointTotals, error) {
	if len(ids) <= manyPoints {
		return count.Sum(t.tx, q.period, ids...)
	}
	found := count.PointTotals{}
	for _, name := range q.names {
		by, err := count.SumOf(t.tx, q.period, name)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if n, told := by[id]; told {
				if found[id] == nil {
					found[id] = count.Totals{}
				}
				found[id][name] = record.Total{Value: n, Records: 1}
			}
		}
	}
	return found, nil
}

type putTotal func(id int64, name string, total record.Total)

func (t *turn) pendingAt(q inquiry, ids []int64, name string, put putTotal) error {
	now, err1 := count.PendingNow(t.tx, ids...)
	then, err2 := count.PendingAt(t.tx, q.period.To, ids...)
	for _, id := range ids {
		n := then[id]
		if name == indicator.Overdue {
			n = now[id].Overdue
		}
		put(id, name, record.Total{Value: n, Records: 1})
	}
	return errors.Join(err1, err2)
}

func (t *turn) rosterAt(q inquiry, ids []int64, name string, put putTotal) error {
	heads, err := bureau.HeadsAt(t.tx, min(q.period.To, t.today))
	for _, id := range ids {
		n := 1
		if name == indicator.Heads {
			n = 0
			for _, o := range t.dir.Branches(id) {
				n += heads[o.ID].Full + heads[o.ID].Probation
			}
		}
		put(id, name, record.Total{Value: n, Records: n})
	}
	return err
}

// projectsOf are the newest states of the projects of each point.
func (t *turn) projectsOf(q inquiry, name string, put putTotal) error {
	sum, err := count.Of(t.tx, q.period, t.records(q))
	by := map[int64]record.Total{}
	for _, part := range sum[name].Parts {
		id := part.Point
		if id == 0 {
			id = bureau.NoPoint
		}
		by[id] = record.Total{Value: by[id].Value + part.Value, Records: by[id].Records + 1}
	}
	for id, total := range by {
		put(id, name, total)
	}
	return err
}

// unvisited lists the points that nobody visited: in the period that was named, or
// else in the one of the rule.
func (t *turn) unvisited(q inquiry) (chat.Face, error) {
	if q.period.From == "" || q.period.From == firstPacked {
		return t.unvisitedFace(q, 0)
	}
	visits, err := count.SumOf(t.tx, q.period, indicator.Visits)
	if err != nil {
		return chat.Face{}, err
	}
	var points []*bureau.Point
	for _, id := range t.within(q) {
		if p := t.dir.Point(id); visits[id] == 0 && p.Confirmed <= q.period.To {
			points = append(points, p)
		}
	}
	at := func(offset int) string { q := q; q.offset = offset; return q.do() }
	return messages.UnvisitedIn(t.heading(q), points, q.offset, at), nil
}

// unvisitedFace lists the points that nobody visited yet in the period of the rule.
func (t *turn) unvisitedFace(q inquiry, offset int) (chat.Face, error) {
	points, err := duty.Unvisited(t.tx, t.tx.Today())
	if err != nil {
		return chat.Face{}, err
	}
	ids := t.within(q)
	points = slices.DeleteFunc(points, func(p *bureau.Point) bool {
		_, in := slices.BinarySearch(ids, p.ID)
		return !in
	})
	return messages.UnvisitedCard(points, offset), nil
}
