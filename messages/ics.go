package messages

import (
	"strings"

	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
)

// Words of the file for a calendar (.ics).
const (
	CalendarProduct = "-//liaison//联系点助手//ZH"
	CalendarTitle   = "联系点：我的事"
	CalendarComing  = "📅 日历文件马上发来：自己要办的和到期的日子，点开就能加进手机日历。文件不会自己更新，过些日子再发“日历”。"
)

// CalendarName is the name of the file.
func CalendarName(on day.Day) string { return "我的日历 " + string(on) + ".ics" }

// CalendarDuty is what a 党组织 owes.
func CalendarDuty(o *bureau.Org, ob duty.Obligation) string {
	words := o.Name + " " + ob.Rule.Name
	if ob.Group > 0 {
		words += "（" + GroupWords([]int{ob.Group}) + "）"
	}
	return words
}

// CalendarVisit is a point that was not visited yet.
func CalendarVisit(p *bureau.Point) string { return "走访 " + p.Name }

// CalendarProblem is the due day of a problem, by its number: what it says stays in
// the program.
func CalendarProblem(d *bureau.Directory, r *record.Record) string {
	return strings.Join(strings.Fields("问题"+Number(r.ID)+"到期 "+pointNamed(d, r.Point)+" "+r.Type), " ")
}

// CalendarPlan is a plan for a day.
func CalendarPlan(d *bureau.Directory, r *record.Record) string {
	return strings.Join(strings.Fields("计划 "+r.Type+" "+pointNamed(d, r.Point)), " ")
}

// CalendarWritten says which file holds whose duties.
func CalendarWritten(name, path string) string { return "已写好 " + name + " 的日历：" + path }
