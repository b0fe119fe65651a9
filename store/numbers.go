package store

import "slices"

// Numbers are what a period's records add up to, point by point. Each of them
// leads back to its records by [Tx.RecordsBehind].
type Numbers struct {
	Period Period
	Points map[int64]*PointNumbers
}

// PointNumbers are the numbers of one point; 0 is the point of records that
// need none.
type PointNumbers struct {
	Visits   int
	Meetings int
	Activity int
	Figures  map[string]int // of all kinds; of one name they may be added
	New      int            // problems raised in the period
	Done     int            // problems that were solved in the period (办结)
	Open     int            // problems open now
	Overdue  int            // of these, past their due day
}

// Numbers counts a period. today decides what is overdue.
func (tx *Tx) Numbers(p Period) (*Numbers, error) {
	n := &Numbers{Period: p, Points: map[int64]*PointNumbers{}}
	for _, step := range []func(*Numbers) error{tx.countRecords, tx.sumFigures, tx.countDone, tx.countOpen} {
		if err := step(n); err != nil {
			return nil, err
		}
	}
	return n, nil
}

// At returns the numbers of a point.
func (n *Numbers) At(point int64) *PointNumbers {
	at := n.Points[point]
	if at == nil {
		at = &PointNumbers{Figures: map[string]int{}}
		n.Points[point] = at
	}
	return at
}

// Sum adds up some points.
func (n *Numbers) Sum(points []int64) PointNumbers {
	sum := PointNumbers{Figures: map[string]int{}}
	for _, id := range points {
		at := n.Points[id]
		if at == nil {
			continue
		}
		sum.Visits += at.Visits
		sum.Meetings += at.Meetings
		sum.Activity += at.Activity
		sum.New += at.New
		sum.Done += at.Done
		sum.Open += at.Open
		sum.Overdue += at.Overdue
		for name, v := range at.Figures {
			sum.Figures[name] += v
		}
	}
	return sum
}

// counted is one row of a count: of a point, under a name.
type counted struct {
	point ref
	name  string
	n     int
}

func (c *counted) fields() []any { return []any{&c.point, &c.name, &c.n} }

func (tx *Tx) countRecords(n *Numbers) error {
	rows, err := find(tx, (*counted).fields, `SELECT point, kind, count(*) FROM record
		WHERE day BETWEEN $1 AND $2 AND kind IN ('visit', 'meeting', 'activity', 'problem') AND withdrawn = 0
		GROUP BY point, kind`, n.Period.From, n.Period.To)
	for _, r := range rows {
		at := n.At(int64(r.point))
		switch Kind(r.name) {
		case KindVisit:
			at.Visits = r.n
		case KindMeeting:
			at.Meetings = r.n
		case KindActivity:
			at.Activity = r.n
		case KindProblem:
			at.New = r.n
		}
	}
	return err
}

func (tx *Tx) sumFigures(n *Numbers) error {
	rows, err := find(tx, (*counted).fields, `SELECT r.point, f.name, sum(f.value) FROM record r JOIN figure f ON f.record = r.id
		WHERE r.day BETWEEN $1 AND $2 AND r.kind IN ('visit', 'meeting', 'activity') AND r.withdrawn = 0 AND f.caliber <> '累计'
		GROUP BY r.point, f.name`, n.Period.From, n.Period.To)
	for _, r := range rows {
		n.At(int64(r.point)).Figures[r.name] = r.n
	}
	return err
}

func (tx *Tx) countDone(n *Numbers) error {
	rows, err := find(tx, (*counted).fields, `SELECT r.point, '', count(*) FROM problem p JOIN record r ON r.id = p.record
		WHERE p.done BETWEEN $1 AND $2 AND p.done <> '' AND r.withdrawn = 0 GROUP BY r.point`, n.Period.From, n.Period.To)
	for _, r := range rows {
		n.At(int64(r.point)).Done = r.n
	}
	return err
}

func (tx *Tx) countOpen(n *Numbers) error {
	rows, err := find(tx, (*counted).fields, `SELECT r.point, CASE WHEN p.due < $1 THEN 'late' ELSE '' END AS late, count(*)
		FROM problem p JOIN record r ON r.id = p.record WHERE p.done = '' AND p.ended = '' AND r.withdrawn = 0 GROUP BY r.point, late`, tx.Today())
	for _, r := range rows {
		at := n.At(int64(r.point))
		if at.Open += r.n; r.name != "" {
			at.Overdue = r.n
		}
	}
	return err
}

// Behind says which number of a period one wants to see the records of.
type Behind struct {
	Kind   Kind
	Figure string // only records that carry it
	Open   bool   // problems open now, whenever they were raised
	Late   Day    // of these, only those due before this day
	Period Period
	Points []int64 // none: every point
	Orgs   []int64 // only records of these 党组织; none: whatever they are of
}

// RecordsBehind returns the records a number was counted from, newest day
// first, a page of them, and how many there are in all.
func (tx *Tx) RecordsBehind(b Behind, offset, limit int) (page []Record, total int, err error) {
	query := `SELECT ` + recordColumns + ` FROM record WHERE kind = $1 AND day BETWEEN $2 AND $3 AND withdrawn = 0`
	args := []any{b.Kind, b.Period.From, b.Period.To}
	if b.Open {
		query = `SELECT ` + recordColumns + ` FROM record WHERE kind = $1 AND withdrawn = 0
			AND id IN (SELECT record FROM problem WHERE done = '' AND ended = '')`
		args = args[:1]
	}
	found, err := find(tx, (*Record).fields, query+` ORDER BY day DESC, id DESC`, args...)
	if err != nil {
		return nil, 0, err
	}
	for i := range found {
		r := &found[i]
		if len(b.Points) > 0 && !slices.Contains(b.Points, r.Point) || len(b.Orgs) > 0 && !slices.Contains(b.Orgs, r.Org) {
			continue
		}
		if err := tx.complete(r); err != nil {
			return nil, 0, err
		}
		if b.Late != "" && (r.Problem == nil || r.Problem.Due >= b.Late) {
			continue
		}
		if _, has := r.Figure(b.Figure); b.Figure != "" && !has {
			continue
		}
		if total++; total > offset && len(page) < limit {
			page = append(page, *r)
		}
	}
	return page, total, nil
}
