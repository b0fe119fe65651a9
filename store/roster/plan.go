package roster

import (
	"fmt"
	"slices"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/table"
)

// A Plan is what a roster would change in a database.
type Plan struct {
	Added, Changed []Change
	Missing        []Change // there, but not in the file: stays unless deactivated
	Faults         []Fault
	Notes          []string // how the file was read, for people

	steps   []func(*store.Tx) error
	off     []func(*store.Tx) error
	applied bool
	admins  int // in the file: those left when the missing are off
}

// A Change is one row of the roster that is new, different or missing.
type Change struct {
	Type   string // 联系点, 党组织, 单位, 人员, 设置
	Name   string
	Fields []Field // what is different
}

// A Field is one changed value.
type Field struct{ Label, Before, After string }

// Empty reports whether applying the plan would change nothing.
func (p *Plan) Empty() bool { return len(p.Added)+len(p.Changed) == 0 }

// A planner compares a roster with a database. Rows that others point at are
// kept by name until they have an id.
type planner struct {
	*Plan
	r      *Roster
	ix     index
	dir    *bureau.Directory
	today  day.Day
	heads  map[int64]bureau.Heads
	units  map[string]*bureau.Unit
	before map[string][]*bureau.Person // of the database, by name
	people map[string][]*somebody      // of the file, by name
	points map[string]*bureau.Point
	orgs   map[string]*bureau.Org
	inFile map[string]bool // names of rows 人员
	whose  map[Person]*somebody
	duty   map[int]*responsible // by the line of the point
	kept   map[int64]bool       // people of the database whom the file names
	placed map[string]bool      // units the file names
	posts  map[int64]bool       // of the database, that the file has too
}

// NewPlan compares a roster with the database. Its faults are the roster's.
func NewPlan(tx *store.Tx, r *Roster) (*Plan, error) {
	if len(r.Bad) > 0 {
		return &Plan{Faults: r.Bad, Notes: r.Notes}, nil
	}
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, err
	}
	heads, err := bureau.HeadsAt(tx, tx.Today())
	if err != nil {
		return nil, err
	}
	p := &planner{Plan: &Plan{Notes: slices.Clone(r.Notes)}, r: r, ix: r.index(), dir: dir, today: tx.Today(), heads: heads,
		units:  byName(dir.Units, func(u *bureau.Unit) string { return u.Name }),
		points: byName(dir.Points, func(p *bureau.Point) string { return p.Name }),
		orgs:   byName(dir.Orgs, func(o *bureau.Org) string { return o.Name }),
		people: map[string][]*somebody{}, whose: map[Person]*somebody{}, inFile: map[string]bool{}, duty: map[int]*responsible{}, kept: map[int64]bool{},
		placed: map[string]bool{}, posts: map[int64]bool{}, before: map[string][]*bureau.Person{}}
	for _, who := range dir.People {
		p.before[who.Name] = append(p.before[who.Name], who)
		if bare, place := who.Bare(); place != "" {
			p.before[bare] = append(p.before[bare], who)
		}
	}
	if err := p.planSettings(tx); err != nil {
		return nil, err
	}
	p.planUnits()
	p.planPeople()
	p.planDuties()
	if len(p.Faults) > 0 {
		return &Plan{Faults: p.Faults, Notes: r.Notes}, nil
	}
	p.planPoints()
	p.planOrgs()
	p.planPosts()
	p.planMissing()
	return p.Plan, nil
}

// byName copies rows, so that planning changes nothing others see.
func byName[R any](rows []*R, name func(*R) string) map[string]*R {
	by := make(map[string]*R, len(rows))
	for _, r := range rows {
		c := *r
		by[name(r)] = &c
	}
	return by
}

// Apply makes the plan so, inside the Tx that made it. by is the admin; 0: the
// command line.
func (p *Plan) Apply(tx *store.Tx, by int64) error {
	if len(p.Faults) > 0 {
		return table.Refuse("名册有 %d 处错误，没有导入", len(p.Faults))
	}
	p.applied = true
	return run(tx, p.steps, by, "导入名册", fmt.Sprintf("新增 %d，修改 %d", len(p.Added), len(p.Changed)))
}

// Deactivate ends what the file lacks (停用缺少), once the rest is applied.
// Nothing is deleted. It is refused where no admin would be left.
func (p *Plan) Deactivate(tx *store.Tx, by int64) error {
	switch {
	case len(p.Faults) > 0 || !p.applied && !p.Empty():
		return &store.Refusal{Reason: "请先导入这个名册，再停用缺少的"}
	case len(p.off) > 0 && p.admins == 0:
		return &store.Refusal{Reason: "这样停用就没有管理员了，没有停用。请在名册里留一位管理员"}
	}
	return run(tx, p.off, by, "停用名册缺少的", fmt.Sprintf("停用 %d", len(p.Missing)))
}

func run(tx *store.Tx, steps []func(*store.Tx) error, by int64, what, detail string) error {
	if len(steps) == 0 {
		return nil
	}
	for _, step := range steps {
		if err := step(tx); err != nil {
			return err
		}
	}
	return bureau.Audit(tx, by, what, detail)
}

func (p *planner) fault(line int, format string, args ...any) {
	p.Faults = append(p.Faults, Fault{line, fmt.Sprintf(format, args...)})
}

// step adds one row's change. A new row has nothing before.
func (p *planner) step(c Change, fresh bool, do func(*store.Tx) error) {
	switch {
	case fresh:
		p.Added = append(p.Added, c)
	case len(c.Fields) > 0:
		p.Changed = append(p.Changed, c)
	default:
		return
	}
	p.steps = append(p.steps, do)
}

// differ lists the fields whose values differ.
func differ(fields ...Field) []Field {
	return slices.DeleteFunc(fields, func(f Field) bool { return f.Before == f.After })
}

// activity is whether a row counts, in words.
func activity(active bool) string {
	if active {
		return "启用"
	}
	return "停用"
}
