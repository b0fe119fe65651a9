package roster

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/store/bureau"
	"liaison/store/day"
)

// PointKinds are the 类别 of a 联系点.
// PointKinds are the 类别 of points.
var PointKinds = []string{"专业市场", "商圈", "楼宇", "小微企业"}

// orgKinds are the 类别 of a 党组织, from the top down.
var orgKinds = []bureau.OrgKind{bureau.Committee, bureau.GeneralBranch, bureau.Branch, bureau.Group}

// check finds the faults that one row alone does not show.
func (r *Roster) check() {
	ix := r.index()
	seen := once{r, map[string]int{}}
	r.checkPoints(seen)
	for _, o := range r.Orgs {
		seen.unique(o.Line, "党组织", o.Name)
		r.checkOrg(ix, o)
	}
	for _, p := range r.People {
		seen.unique(p.Line, "人员", p.Name, p.Under, string(p.Role))
		r.checkPerson(ix, p)
	}
	for _, s := range r.Settings {
		seen.unique(s.Line, "设置", s.Name)
		if _, err := day.ParseDay(s.Value); s.Name == bureau.RulesRevised && s.Value != "" && err != nil {
			r.fault(s.Line, "设置“%s”要写核对的日期，例：2026-12-01", s.Name)
		}
		if !slices.Contains(Settings[:], s.Name) {
			r.fault(s.Line, "设置“%s”不认识，应为 %s", s.Name, strings.Join(Settings[:], "、"))
		}
	}
	r.checkFormulas()
	slices.SortStableFunc(r.Bad, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
}

func (r *Roster) checkPoints(seen once) {
	known := map[string]bool{}
	for _, p := range r.People {
		known[p.Name] = true
	}
	for _, p := range r.Points {
		seen.unique(p.Line, "联系点", p.Name)
		if p.Kind != "" && !slices.Contains(PointKinds, p.Kind) {
			r.fault(p.Line, "类别“%s”应为 专业市场、商圈、楼宇 或 小微企业", p.Kind)
		}
		if p.Responsible != "" && !known[p.Responsible] && p.Station == "" && p.Section == "" && r.has("责任所") {
			r.fault(p.Line, "责任人“%s”没有人员行，也没有责任所，不知道是哪个单位的", p.Responsible)
		}
	}
	for _, p := range r.Points { // a name beats an alias, so all names come first
		for _, alias := range p.Aliases {
			if alias != p.Name {
				seen.unique(p.Line, "联系点", alias)
			}
		}
	}
}

// once remembers which row was the first to say something.
type once struct {
	r     *Roster
	lines map[string]int
}

// unique faults the second row of a name. What else belongs to the row's key
// comes after the name.
func (o once) unique(line int, what, name string, more ...string) {
	key := strings.Join(append([]string{what, name}, more...), "\x00")
	if first, twice := o.lines[key]; twice {
		o.r.fault(line, "%s“%s”与第 %d 行重复", what, name, first)
		return
	}
	o.lines[key] = line
}

func (r *Roster) checkOrg(ix index, o Org) {
	if !slices.Contains(orgKinds, o.Kind) {
		r.fault(o.Line, "类别“%s”应为 党委、党总支、党支部 或 党小组", o.Kind)
	}
	if o.ThemeDay > 31 {
		r.fault(o.Line, "主题党日“%d”应为每月的 1 到 31 日", o.ThemeDay)
	}
	switch point, parent := ix.points[o.Under], ix.above(o); {
	case o.Under == "":
		r.fault(o.Line, "隶属是空的，应写联系点或上级党组织")
	case point == nil && parent == nil:
		r.fault(o.Line, "隶属“%s”在文件里找不到", o.Under)
	case ix.pointOf(o) == "":
		r.fault(o.Line, "隶属关系绕成了一圈，或没有落到联系点上")
	case o.Kind == bureau.Group && (parent == nil || parent.Kind != bureau.Branch):
		r.fault(o.Line, "党小组要隶属党支部，“%s”不是", o.Under)
	case parent != nil && !mayHold(parent.Kind, o.Kind):
		r.fault(o.Line, "%s不能隶属%s“%s”", o.Kind, parent.Kind, parent.Name)
	}
}

// mayHold reports whether a 党组织 of a kind may stand under one of another: a
// lower one under a higher one, or a 党委 under a 党委. A kind nobody knows has
// its own fault.
func mayHold(above, below bureau.OrgKind) bool {
	a, b := slices.Index(orgKinds, above), slices.Index(orgKinds, below)
	return a < 0 || b < 0 || a < b || above == bureau.Committee && below == bureau.Committee
}

func (r *Roster) checkPerson(ix index, p Person) {
	switch {
	case !slices.Contains(bureau.Roles[:], p.Role):
		r.fault(p.Line, "类别“%s”应为 管理员、责任领导、工作人员 或 支部书记", p.Role)
	case p.Role == bureau.Secretary && ix.orgs[p.Under] == nil:
		r.fault(p.Line, "支部书记的隶属“%s”在党组织里找不到", p.Under)
	case p.Role == bureau.Staff && p.Under == "":
		r.fault(p.Line, "工作人员的隶属是空的，应写科室或所")
	case p.Role != bureau.Leader && p.Under == whole:
		r.fault(p.Line, "隶属“%s”只用于责任领导", whole)
	}
}

// Commands are the words by which a chat takes a message for a command. Nothing in a roster can be called so: a message with
// that name alone would do something else.
const Commands = `走访 记走访 报问题 待办 我的待办 问题台账 记会议 记组织生活 本月组织生活 会议进度 五个一 记活动 数字 本周数字 统计 我的记录 ` +
	`查 搜 查点位 点位 人员 邀请 导入 导出 表格 上报表 填报表 文书 总结 年度总结 日历 我的日历 假日 请假 销假 设置 免打扰 应做设置 办理期限 提醒预演 ` +
	`指标 自设指标 日志 备份 运行 搁下的 没处理成 反馈 感谢 帮助 导出我的数据 我的数据 停用 上一步 跳过 取消 提交 撤销`

// checkFormulas faults names that a spreadsheet would take for a formula when the
// roster is exported, or a chat for a command.
func (r *Roster) checkFormulas() {
	formula := func(line int, names ...string) {
		for _, n := range names {
			first, _ := utf8.DecodeRuneInString(n)
			if n != "" && strings.ContainsRune("=+-@/＝＋－＠／", first) {
				r.fault(line, "“%s”不能以 %c 开头", n, first)
			}
		}
	}
	called := func(line int, names ...string) {
		formula(line, names...)
		for _, n := range names {
			if slices.Contains(strings.Fields(Commands), n) {
				r.fault(line, "“%s”是一个命令，不能作名称", n)
			}
		}
	}
	for _, p := range r.Points {
		called(p.Line, append([]string{p.Name, p.Section, p.Station}, p.Aliases...)...)
		formula(p.Line, p.Trade, p.ConfirmedBy, p.Leader, p.Responsible)
	}
	for _, o := range r.Orgs {
		called(o.Line, append([]string{o.Name}, o.Aliases...)...)
		formula(o.Line, o.PartTime)
	}
	for _, p := range r.People {
		called(p.Line, p.Name)
		formula(p.Line, p.Under)
	}
	for _, s := range r.Settings {
		formula(s.Line, s.Value)
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

// above is the 党组织 that one hangs on, or nil. One that bears the name of its
// point hangs on the point.
func (ix index) above(o Org) *Org {
	if parent := ix.orgs[o.Under]; parent != nil && parent.Name != o.Name {
		return parent
	}
	return nil
}

// depth is how many 党组织 may stand above one another.
const depth = 10

// pointOf is the point at the top of a 党组织, or "".
func (ix index) pointOf(o Org) string {
	for range depth {
		parent := ix.above(o)
		if parent == nil {
			if p := ix.points[o.Under]; p != nil {
				return p.Name
			}
			return ""
		}
		o = *parent
	}
	return ""
}
