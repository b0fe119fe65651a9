package roster

import (
	"cmp"
	"slices"

	"liaison/store"
)

// pointKinds are the 类别 of a 联系点.
var pointKinds = []string{"专业市场", "商圈", "楼宇", "小微企业"}

// check finds the faults that one row alone does not show.
func (r *Roster) check() {
	ix := r.index()
	names := map[string]int{}
	unique := func(what, name string, line int) {
		if first, twice := names[what+name]; twice {
			r.fault(line, "%s“%s”与第 %d 行重复", what, name, first)
			return
		}
		names[what+name] = line
	}
	for _, p := range r.Points {
		unique("联系点", p.Name, p.Line)
		if p.Kind != "" && !slices.Contains(pointKinds, p.Kind) {
			r.fault(p.Line, "类别“%s”应为 专业市场、商圈、楼宇 或 小微企业", p.Kind)
		}
	}
	for _, o := range r.Orgs {
		unique("党组织", o.Name, o.Line)
		r.checkOrg(ix, o)
	}
	seen := map[Person]int{}
	for _, p := range r.People {
		key := Person{Name: p.Name, Under: p.Under, Role: p.Role}
		if first, twice := seen[key]; twice {
			r.fault(p.Line, "人员“%s”与第 %d 行重复", p.Name, first)
		}
		seen[key] = p.Line
		r.checkPerson(ix, p)
	}
	slices.SortStableFunc(r.Bad, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
}

func (r *Roster) checkOrg(ix index, o Org) {
	if !slices.Contains([]store.OrgKind{store.Committee, store.GeneralBranch, store.Branch, store.Group}, o.Kind) {
		r.fault(o.Line, "类别“%s”应为 党委、党总支、党支部 或 党小组", o.Kind)
	}
	if o.ThemeDay > 31 {
		r.fault(o.Line, "主题党日“%d”应为每月的 1 到 31 日", o.ThemeDay)
	}
	switch point, parent := ix.points[o.Under], ix.orgs[o.Under]; {
	case o.Under == "":
		r.fault(o.Line, "隶属是空的，应写联系点或上级党组织")
	case point != nil && parent == nil:
		if o.Kind == store.Group {
			r.fault(o.Line, "党小组要隶属党支部")
		}
	case parent == nil:
		r.fault(o.Line, "隶属“%s”在文件里找不到", o.Under)
	case parent.Kind == store.Group || parent.Kind == store.Branch && o.Kind != store.Group:
		r.fault(o.Line, "%s不能隶属%s“%s”", o.Kind, parent.Kind, parent.Name)
	case ix.pointOf(o) == "":
		r.fault(o.Line, "隶属关系绕成了一圈，或没有落到联系点上")
	}
}

func (r *Roster) checkPerson(ix index, p Person) {
	switch {
	case !slices.Contains(store.Roles[:], p.Role):
		r.fault(p.Line, "类别“%s”应为 管理员、责任领导、工作人员 或 支部书记", p.Role)
	case p.Role == store.Secretary && ix.orgs[p.Under] == nil:
		r.fault(p.Line, "支部书记的隶属“%s”在党组织里找不到", p.Under)
	case p.Role == store.Staff && p.Under == "":
		r.fault(p.Line, "工作人员的隶属是空的，应写科室或所")
	}
}

// An index finds rows by name; the first of a name counts.
type index struct {
	points map[string]*Point
	orgs   map[string]*Org
}

func (r *Roster) index() index {
	ix := index{map[string]*Point{}, map[string]*Org{}}
	for i := len(r.Points) - 1; i >= 0; i-- {
		ix.points[r.Points[i].Name] = &r.Points[i]
	}
	for i := len(r.Orgs) - 1; i >= 0; i-- {
		ix.orgs[r.Orgs[i].Name] = &r.Orgs[i]
	}
	return ix
}

// depth is how many 党组织 may stand above one another.
const depth = 10

// pointOf is the point at the top of a 党组织, or "".
func (ix index) pointOf(o Org) string {
	for range depth {
		parent := ix.orgs[o.Under]
		if parent == nil || parent.Name == o.Name {
			if p := ix.points[o.Under]; p != nil {
				return p.Name
			}
			return ""
		}
		o = *parent
	}
	return ""
}
