package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// What people call the conversations that make no record.
const (
	TitleFeedback  = "反馈"
	TitlePoint     = "点位修改"
	TitleNewPoint  = "新增点位"
	TitleBranch    = "支部变动"
	TitleLeave     = "请假"
	TitleProject   = "项目名称"
	TitleIndicator = "自设指标"
	TitleWriting   = "总结"
	TitleProgress  = "问题进展"
)

// LabelUntil names the last day of a leave.
const LabelUntil = "请假到"

// labelled is a line for what is known.
func labelled(label, value string) []string {
	if value == "" {
		return nil
	}
	return []string{label + "：" + value}
}

// News are what a sentence tells of a problem that is known already.
type News struct {
	Point, Problem, Unit int64
	Type, Text           string
	Day, Due             day.Day
	Move                 problem.Move // the move that the words ask for; "": as the state allows
	Person               int64        // to whom it is given
	Days                 int          // workdays more
	Why                  string       // why the move that was wanted is not made
	Extends              bool         // Due is the due day from then on, as a leader gives it
	Wished               day.Day      // the day that is asked for where an extension is too late
}

// NewsTold is what is known of them so far.
func NewsTold(d *bureau.Directory, n *News) Told {
	t := Told{Point: pointName(d, n.Point), Day: n.Day, Lines: labelled(LabelType, n.Type), Brief: n.Type, Text: n.Text}
	if n.Problem != 0 {
		t.Lines = append(t.Lines, labelled(LabelIssue, Number(n.Problem))...)
	}
	t.Lines = append(t.Lines, labelled(LabelText, n.Text)...)
	var place []string
	if n.Problem != 0 {
		place = append(place, Number(n.Problem))
	}
	if point := d.Point(n.Point); point != nil {
		place = append(place, point.Name)
	}
	t.Place = strings.Join(place, " ")
	return t
}

// MoveTold is what becomes of a problem, as one of several.
func MoveTold(c *problem.Case, path []problem.Move, n *News, today day.Day) Told {
	t := NewsTold(c.Dir, n)
	t.Place = Number(c.Record.ID) + " " + pointName(c.Dir, c.Record.Point)
	switch {
	case len(path) == 0:
		t.Brief = "❗ " + NothingToDo(c)
	case n.Why != "":
		t.Brief = "❗ " + n.Why + "👉 " + progressWords(c, path[len(path)-1], n, today)
	default:
		t.Brief = "👉 " + progressWords(c, path[len(path)-1], n, today)
	}
	return t
}

// PointTold is what is known of a change to a point.
func PointTold(d *bureau.Directory, point int64, field, value string) Told {
	return Told{Point: pointName(d, point), Lines: append(labelled(LabelType, field), labelled(LabelText, value)...)}
}

// NewPointTold is what is known of a point to be added, and what was told with it that has no place there.
func NewPointTold(d *bureau.Directory, p *bureau.Point, lost string) Told {
	lines := slices.Concat(labelled(LabelPoint, p.Name), labelled(LabelPointKind, p.Kind), labelled(PointStation, d.UnitName(p.Station)), labelled(PointSection, d.UnitName(p.Section)))
	for _, of := range []struct {
		label  string
		person int64
	}{{PointLeader, p.Leader}, {PointResponsible, p.Responsible}} {
		if who := d.Person(of.person); who != nil {
			lines = append(lines, labelled(of.label, who.Name)...)
		}
	}
	if lost != "" {
		lines = append(lines, "❗ 没看懂，没记："+lost)
	}
	return Told{Lines: lines}
}

// PointAdded says that a point was added.
func PointAdded(d *bureau.Directory, p *bureau.Point) string {
	return "✅ 已新增点位 " + p.Name + "（" + d.UnitName(p.Station) + "），现在就能记走访。它的党组织要在名册文件里加。"
}

// BranchTold is what is known of a change of a 支部: its new term, or its heads.
func BranchTold(d *bureau.Directory, was, now bureau.Heads, elected, today day.Day, why string) Told {
	t := Told{Day: now.Since, Lines: labelled(LabelOrg, d.OrgName(now.Org))}
	if elected != "" {
		t.Day = elected
		t.Lines = append(t.Lines, labelled(LabelText, "换届完成，任期从这天重新算")...)
		return t
	}
	t.Lines = append(t.Lines, labelled("变动", why)...)
	t.Lines = append(t.Lines, labelled(LabelText, fmt.Sprintf("正式党员 %d → %d，预备党员 %d → %d，从 %s 起", was.Full, now.Full, was.Probation, now.Probation, Day(now.Since, today)))...)
	return t
}

// ProjectTold is what is known of a project's new name.
func ProjectTold(before string) Told {
	return Told{Lines: labelled(LabelProject, ProjectTitle(before))}
}

// ChapterTold is what is known of the text of a chapter.
func ChapterTold(chapter string) Told { return Told{Lines: labelled(LabelType, chapter)} }

// IndicatorTold is what is known of a new indicator.
func IndicatorTold(place, name, unit, words, adds string) Told {
	text := name + inBrackets(unit) + before("　也说 ", words) + before("　", adds)
	return Told{Lines: append(labelled(LabelType, place), labelled(LabelText, text)...)}
}

// EnteredFor is a line that says whose something is that somebody else enters.
func EnteredFor(p *bureau.Person) string { return LabelAuthor + "：" + p.Name + "（代录）" }

// GivenAtOnce says to whom a problem that is not kept yet will be given.
func GivenAtOnce(d *bureau.Directory, p *record.Problem, today day.Day) string {
	to := d.UnitName(p.Unit)
	if who := d.PersonName(p.Handler); p.Handler != 0 {
		to = who
	}
	if p.Due == "" {
		return "👉 记下后交办给" + to
	}
	return "👉 记下后交办给" + to + "，期限 " + Day(p.Due, today)
}

// AwayTold is what is known of the leave of a colleague.
func AwayTold(d *bureau.Directory, who, deputy int64, days day.Period, today day.Day) Told {
	lines := append(labelled("人员", d.PersonName(who)), labelled("日期", awayDays(days, today))...)
	if deputy != 0 {
		lines = append(lines, labelled("代为决定", d.PersonName(deputy))...)
	}
	return Told{Lines: lines}
}

func awayDays(days day.Period, today day.Day) string {
	if days.From == days.To {
		return Day(days.From, today)
	}
	return Day(days.From, today) + "—" + Day(days.To, today)
}

// AwayKept says that the leave of a colleague is kept.
func AwayKept(d *bureau.Directory, who, deputy int64, days day.Period, today day.Day) string {
	s := "✅ 已记下：" + d.PersonName(who) + " " + awayDays(days, today) + " 不在"
	if deputy != 0 {
		s += "，期间由" + d.PersonName(deputy) + "决定"
	}
	return s + "。"
}

// AwayThen says when a colleague is away.
func AwayThen(d *bureau.Directory, who *bureau.Person, deputy int64, days day.Period, today day.Day) string {
	if days.To == "" || days.To < today {
		return "📅 " + who.Name + " 现在没有登记请假。"
	}
	s := "📅 " + who.Name + " " + awayDays(days, today) + " 不在"
	if deputy != 0 {
		s += "，期间由" + d.PersonName(deputy) + "决定"
	}
	return s + "。"
}

// WhoIsAway tells which colleagues are away on some days, in the order of the roster.
func WhoIsAway(d *bureau.Directory, away []*bureau.Person, days day.Period, today day.Day) string {
	if len(away) == 0 {
		return "📅 " + awayDays(days, today) + " 没有人登记请假。"
	}
	var lines []string
	for _, p := range away {
		lines = append(lines, AwayThen(d, p, p.Prefers().Deputy, p.Prefers().Leave, today))
	}
	return strings.Join(lines, "\n")
}

// AwaySet tells somebody that an admin set their leave.
func AwaySet(by *bureau.Person, deputy string, days day.Period, today day.Day) string {
	s := "📅 " + by.Name + " 给您记了请假：" + awayDays(days, today)
	if deputy != "" {
		s += "，期间由" + deputy + "决定"
	}
	return s + "。不对的话，说一声“销假”或改个日子。"
}

// mostPoints is how many points are named in one answer.
const mostPoints = 30

// InCharge says of which points somebody has charge, among those that may be seen.
func InCharge(name string, points []string) string {
	if len(points) == 0 {
		return name + "名下没有您能看到的联系点。"
	}
	more := ""
	if len(points) > mostPoints {
		points, more = points[:mostPoints], "……"
	}
	return fmt.Sprintf("📍 %s 名下的联系点：%s%s。", name, strings.Join(points, "、"), more)
}
