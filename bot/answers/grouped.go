package answers

import (
	"cmp"
	"errors"
	"slices"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/indicator"
	"liaison/store/record"
)

// A group is a unit or a point, and whose records are its own.
type group struct {
	name   string
	points []int64
	open   inquiry.Inquiry
}

// grouped shows numbers by unit or by point, in their fixed order. It never ranks them.
func grouped(t *turn.Turn, q inquiry.Inquiry) (chat.Face, error) {
	names := slices.DeleteFunc(slices.Clone(q.Names), func(name string) bool { return !grouping(t.Dir.Indicators.Find(name)) })
	if len(names) == 0 && len(q.Names) > 0 {
		face, err := figures(t, q.With(inquiry.AsNumbers))
		face.Text += messages.NoGrouping
		return face, err
	}
	if q.Names = names; len(names) == 0 {
		q.Names = []string{indicator.Visits, indicator.Raised, indicator.Meetings}
	}
	alone := q
	alone.Than = day.Period{}
	all := groupsOf(t, alone)
	some := all[min(q.Offset, len(all)):min(q.Offset+inquiry.Page, len(all))]
	var ids []int64
	for _, g := range some {
		ids = append(ids, g.points...)
	}
	numbers, err := numbersAt(t, q, ids)
	if err != nil {
		return chat.Face{}, err
	}
	view := messages.Grouped{Heading: heading(t, alone), By: groupWords[q.View], Total: len(all)}
	var was count.PointTotals // of what it is compared with
	if q.Than.From != "" {
		then := alone
		then.Period, view.Than = q.Than, inquiry.Labelled(t, q.Than)
		if view.Than.Label == "" {
			view.Than.Label = baseWords(q)
		}
		if was, err = numbersAt(t, then, ids); err != nil {
			return chat.Face{}, err
		}
	}
	for _, g := range some {
		line := messages.GroupLine{Name: g.name}
		for _, name := range q.Names {
			sum, before := numbers.Sum(g.points...)[name], was.Sum(g.points...)[name]
			if sum.Records+before.Records == 0 {
				continue
			}
			amount := messages.TotalOf(t.Dir.Indicators.Find(name), sum)
			if was != nil && name != indicator.Overdue { // nobody knows what that was
				amount += messages.Than(view.Than, t.Today, before)
			}
			line.Amounts = append(line.Amounts, amount)
		}
		view.Lines = append(view.Lines, line)
		if g.open.Fits() && g.open.View != 0 {
			view.Open = append(view.Open, chat.Button{Words: messages.Clip(g.name, 8), Do: g.open.Below()})
		}
	}
	view.Acts = leafing(t, q, len(all), back(q))
	switch {
	case q.View != inquiry.AsPoints:
		view.Acts = append(view.Acts, chat.Button{Words: messages.PerPoint, Do: q.With(inquiry.AsPoints).Do()})
	case len(stations(t, inquiry.Within(t, q))) > 1:
		view.Acts = append(view.Acts, chat.Button{Words: messages.PerUnit, Do: q.With(inquiry.AsUnits).Do()})
	}
	return messages.GroupedCard(view), nil
}

// numbersAt returns the numbers of some points, or those of the category that is asked for.
func numbersAt(t *turn.Turn, q inquiry.Inquiry, ids []int64) (count.PointTotals, error) {
	if q.Category != "" {
		return typeAt(t, q, ids)
	}
	return byPoint(t, q, ids)
}

// back returns the button to the question of a grouping.
func back(q inquiry.Inquiry) inquiry.Inquiry {
	if q.Than.From != "" {
		return q.With(inquiry.AsCompare)
	}
	return q.With(inquiry.AsNumbers)
}

var groupWords = map[inquiry.Aspect]string{inquiry.AsUnits: messages.PerUnit, inquiry.AsSections: messages.PerSection, inquiry.AsPoints: messages.PerPoint}

// groupsOf returns the units or points of an inquiry and, for whoever sees the whole bureau, a
// group for the records without a point.
func groupsOf(t *turn.Turn, q inquiry.Inquiry) (groups []group) {
	ids := inquiry.Within(t, q)
	of := func(p *bureau.Point) int64 { return p.Station }
	switch q.View {
	case inquiry.AsPoints:
		for _, id := range ids {
			open := q.With(inquiry.AsNumbers)
			open.Points, open.Units = []int64{id}, nil
			groups = append(groups, group{t.Dir.Point(id).Name, []int64{id}, open})
		}
	case inquiry.AsSections:
		of = func(p *bureau.Point) int64 { return p.Section }
		fallthrough
	default:
		for _, u := range t.Dir.Units {
			if slices.Contains(q.Units, u.ID) || len(q.Units) == 0 {
				g := group{name: u.Name}
				for _, id := range ids {
					if of(t.Dir.Point(id)) == u.ID {
						g.points = append(g.points, id)
					}
				}
				if g.open = q.With(inquiry.AsNumbers); len(g.points) > 0 {
					g.open.Points, g.open.Units = nil, []int64{u.ID}
					groups = append(groups, g)
				}
			}
		}
	}
	if inquiry.BureauWide(t, q) && slices.ContainsFunc(q.Names, func(name string) bool { return t.Dir.Indicators.Find(name).Kind == indicator.Activity }) {
		groups = append(groups, group{name: messages.NoPointName, points: []int64{bureau.NoPoint}})
	}
	return groups
}

// byPoint returns the numbers of some points, read at once.
func byPoint(t *turn.Turn, q inquiry.Inquiry, ids []int64) (count.PointTotals, error) {
	found, err := addedAt(t, q, ids)
	if err != nil {
		return nil, err
	}
	put := func(id int64, name string, total record.Total) {
		if found[id] == nil {
			found[id] = count.Totals{}
		}
		found[id][name] = total
	}
	for _, name := range q.Names {
		var err error
		switch x := t.Dir.Indicators.Find(name); {
		case name == indicator.Pending || name == indicator.Overdue:
			err = pendingAt(t, q, ids, name, put)
		case name == indicator.Points || name == indicator.Heads:
			err = rosterAt(t, q, ids, name, put)
		case x.Adds == indicator.Newest:
			err = projectsOf(t, q, name, put)
		}
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// typeAt is what the records of one type, or category, add to the number of an inquiry at each of some points.
func typeAt(t *turn.Turn, q inquiry.Inquiry, ids []int64) (count.PointTotals, error) {
	found := count.PointTotals{}
	for _, id := range ids {
		found[id] = count.Totals{}
	}
	for _, name := range q.Names {
		all, err := behindCategory(t, name, q.Category, count.Within{Points: ids}, q.Period)
		if err != nil {
			return nil, err
		}
		for _, id := range ids { // none is a number too
			found[id][name] = record.Total{Records: 1}
		}
		for i := range all {
			found[all[i].Point][name] = record.Total{Value: found[all[i].Point][name].Value + all[i].Value, Records: 1}
		}
	}
	return found, nil
}

// manyPoints is the number of points from which on one number of all points is read, instead of
// all numbers of each.
const manyPoints = 20

// addedAt returns those numbers of some points that are added up.
func addedAt(t *turn.Turn, q inquiry.Inquiry, ids []int64) (count.PointTotals, error) {
	if len(ids) <= manyPoints {
		return count.Sum(t.Tx, q.Period, ids...)
	}
	found := count.PointTotals{}
	for _, name := range q.Names {
		by, err := count.SumOf(t.Tx, q.Period, name)
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

func pendingAt(t *turn.Turn, q inquiry.Inquiry, ids []int64, name string, put putTotal) error {
	now, err1 := count.PendingNow(t.Tx, ids...)
	then, err2 := count.PendingAt(t.Tx, q.Period.To, ids...)
	for _, id := range ids {
		n := then[id]
		if name == indicator.Overdue {
			n = now[id].Overdue
		}
		put(id, name, record.Total{Value: n, Records: 1})
	}
	return errors.Join(err1, err2)
}

func rosterAt(t *turn.Turn, q inquiry.Inquiry, ids []int64, name string, put putTotal) error {
	heads, err := bureau.HeadsAt(t.Tx, min(q.Period.To, t.Today))
	for _, id := range ids {
		n := 1
		if name == indicator.Heads {
			n = 0
			for _, o := range t.Dir.Branches(id) {
				n += heads[o.ID].Full + heads[o.ID].Probation
			}
		}
		put(id, name, record.Total{Value: n, Records: n})
	}
	return err
}

// projectsOf returns the newest states of the projects of each point.
func projectsOf(t *turn.Turn, q inquiry.Inquiry, name string, put putTotal) error {
	sum, err := count.Of(t.Tx, q.Period, inquiry.Records(t, q))
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

// unvisited lists the points that nobody visited in the period that was named, or in the rule's
// period if none was.
func unvisited(t *turn.Turn, q inquiry.Inquiry) (chat.Face, error) {
	if q.Period.From == "" || q.Period.From == inquiry.FirstPacked {
		return unvisitedFace(t, q, 0)
	}
	ids, err := unvisitedIn(t, q)
	at := func(offset int) string { q := q; q.Offset = offset; return q.Do() }
	return messages.UnvisitedIn(heading(t, q), pointsOf(t, ids), q.Offset, at), err
}

// unvisitedFace lists the points that nobody visited yet in the period of the rule.
func unvisitedFace(t *turn.Turn, q inquiry.Inquiry, offset int) (chat.Face, error) {
	q.Period = day.Period{}
	ids, err := unvisitedIn(t, q)
	return messages.UnvisitedCard(pointsOf(t, ids), offset), err
}

// longestAgo lists the points of an inquiry, those visited longest ago first.
func longestAgo(t *turn.Turn, q inquiry.Inquiry) (chat.Face, error) {
	ids := inquiry.Within(t, q)
	last, err := record.LastVisitDays(t.Tx, ids)
	points := pointsOf(t, ids)
	slices.SortStableFunc(points, func(a, b *bureau.Point) int { return cmp.Compare(last[a.ID], last[b.ID]) })
	at := func(offset int) string { q := q; q.Offset = offset; return q.Do() }
	return messages.LongestAgo(heading(t, q), points, last, q.Offset, at), err
}

func pointsOf(t *turn.Turn, ids []int64) (points []*bureau.Point) {
	for _, id := range ids {
		points = append(points, t.Dir.Point(id))
	}
	return points
}

// unvisitedIn returns the points of an inquiry that nobody visited in its period or, without
// one, in the rule's.
func unvisitedIn(t *turn.Turn, q inquiry.Inquiry) (ids []int64, err error) {
	within := inquiry.Within(t, q)
	if q.Period.From == "" || q.Period.From == inquiry.FirstPacked {
		points, err := duty.Unvisited(t.Tx, t.Tx.Today())
		for _, p := range points {
			if _, in := slices.BinarySearch(within, p.ID); in {
				ids = append(ids, p.ID)
			}
		}
		return ids, err
	}
	visits, err := count.SumOf(t.Tx, q.Period, indicator.Visits)
	for _, id := range within {
		if visits[id] == 0 && t.Dir.Point(id).Confirmed <= q.Period.To {
			ids = append(ids, id)
		}
	}
	return ids, err
}
