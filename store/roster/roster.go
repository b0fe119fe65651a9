package roster

import (
	"fmt"
	"slices"

	"liaison/store/bureau"
	"liaison/store/day"
)

// A Roster is what a file says. It can be stored as JSON between the diff and
// the admin's yes.
type Roster struct {
	Columns  []string // those of the file that mean something
	Unused   []string `json:",omitempty"` // those that nothing reads
	Notes    []string `json:",omitempty"` // how the file was read, for people
	Points   []Point
	Orgs     []Org
	People   []Person
	Settings []Setting
	Bad      []Fault `json:",omitempty"`
}

// A Fault is what is wrong with a line, in words for people.
type Fault struct {
	Line   int
	Reason string
}

// A Point is a row 联系点; people, units and days by name.
type Point struct {
	Line                                  int
	Name, Kind, Trade                     string
	Aliases                               []string
	Confirmed                             day.Day
	ConfirmedBy                           string
	Leader, Section, Station, Responsible string
}

// An Org is a row 党组织; Under is its point or the 党组织 above.
type Org struct {
	Line                    int
	Name, Under             string
	Aliases                 []string
	Kind                    bureau.OrgKind
	Founded, Elected        day.Day
	Full, Probation, Groups int
	Came, Went, ThemeDay    int
	Committee               bool
	PartTime, JoinedParty   string
}

// A Person is one post of a row 人员; a row that names several places has as many.
type Person struct {
	Line        int
	Name, Under string
	Role        bureau.Role
}

// A Setting is a row 设置: one of [Settings] by name.
type Setting struct {
	Line        int
	Name, Value string
}

// The settings a roster may hold, by the name they are stored under.
const (
	BureauName   = "局名"
	DistrictName = "区名"
	WorkPlan     = "工作要点" // the title of the year's
)

// Settings are all of them.
var Settings = [...]string{BureauName, DistrictName, WorkPlan, bureau.RulesRevised}

// has reports whether the file has a column.
func (r *Roster) has(column string) bool { return slices.Contains(r.Columns, column) }

func (r *Roster) fault(line int, format string, args ...any) {
	r.Bad = append(r.Bad, Fault{line, fmt.Sprintf(format, args...)})
}

// take reads one row.
func (r *Roster) take(w row) {
	name := w.get("名称")
	if w.broken && (name == "" || w.get("类型") == "") {
		return // said already
	}
	if name == "" {
		r.fault(w.line, "名称是空的")
		return
	}
	switch w.get("类型") {
	case "联系点":
		r.Points = append(r.Points, Point{Line: w.line, Name: name, Aliases: w.list("别名"), Kind: w.get("类别"), Trade: w.get("行业"),
			Confirmed: r.day(w, "成立或确认日期"), ConfirmedBy: w.get("确认单位"), Leader: w.get("责任领导"),
			Section: w.get("责任科室"), Station: w.get("责任所"), Responsible: w.get("责任人")})
	case "党组织":
		r.Orgs = append(r.Orgs, Org{Line: w.line, Name: name, Under: w.get("隶属"), Aliases: w.list("别名"), Kind: bureau.OrgKind(w.get("类别")),
			Founded: r.day(w, "成立或确认日期"), Elected: r.day(w, "换届日期"), Full: r.number(w, "正式党员"), Probation: r.number(w, "预备党员"),
			Groups: r.number(w, "党小组"), Came: r.number(w, "流入"), Went: r.number(w, "流出"), ThemeDay: r.number(w, "主题党日"),
			Committee: r.yes(w, "设支委会"), PartTime: w.get("书记兼职"), JoinedParty: r.month(w, "书记入党年月")})
	case "人员":
		places := w.list("隶属")
		if len(places) == 0 {
			places = []string{""}
		}
		for _, under := range places {
			r.People = append(r.People, Person{Line: w.line, Name: name, Under: under, Role: bureau.Role(w.get("类别"))})
		}
	case "设置":
		r.Settings = append(r.Settings, Setting{Line: w.line, Name: name, Value: firstOf(w.get("内容"), w.get("别名"), w.get("隶属"), w.get("类别"))})
	default:
		r.fault(w.line, "类型“%s”不认识，应为 联系点、党组织、人员 或 设置", w.get("类型"))
	}
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
