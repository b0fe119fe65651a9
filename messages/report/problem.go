package report

import (
	"fmt"
	"strings"

	"liaison/store"
)

// Problems is the 问题台账 of a bureau for a period.
func Problems(unit, span string) *Ledger {
	return &Ledger{Title: "问题台账", Unit: unit, Span: span, Columns: []Column{
		{Head: "编号", Width: 7}, {Head: "日期", Width: 11}, {Head: "联系点", Width: 14}, {Head: "涉及企业", Width: 14}, {Head: "问题", Width: 34},
		{Head: "类别", Width: 10}, {Head: "来源", Width: 7}, {Head: "反映人", Width: 9}, {Head: "主办单位", Width: 12}, {Head: "办理人", Width: 12},
		{Head: "协办单位", Width: 14}, {Head: "责任领导", Width: 12}, {Head: "办理期限", Width: 11}, {Head: "状态", Width: 9}, {Head: "办理进展", Width: 40},
		{Head: "办结日期", Width: 11}, {Head: "销号日期", Width: 11}, {Head: "销号方式（回访）", Width: 11}, {Head: "销号人", Width: 12}, {Head: "备注", Width: 16},
	}}
}

// ProblemRow is a problem in its ledger, with what was said about it.
func ProblemRow(d *store.Directory, r *store.Record, history []store.Entry) []Cell {
	p := r.Problem
	var due, closed store.Day
	if p.Closing != store.ClosedOnSpot {
		due = p.Due
	}
	if p.State == store.ProblemClosed {
		closed = p.Ended
	}
	var point, leader string
	if at := d.Point(r.Point); at != nil {
		point, leader = at.Name, personName(d, at.Leader)
	}
	return []Cell{
		Number(int(r.ID)), Date(r.Day), Text(point), Text(p.Firm), Text(r.Text),
		Text(r.Type), Text(p.Source), Text(p.Raised), Text(unitName(d, p.Unit)), Text(personName(d, p.Handler)),
		Text(helpers(d, p)), Text(leader), Date(due), Text(string(p.State)), Text(progress(d, history)),
		Date(p.Done), Date(closed), Text(string(p.Closing)), Text(personName(d, p.Closer)), Text(remark(p)),
	}
}

// remark is where a problem went, or why.
func remark(p *store.Problem) string {
	if p.State == store.ProblemDuplicate {
		return fmt.Sprintf("与 #%d 重复", p.Origin)
	}
	return p.Remark
}

func helpers(d *store.Directory, p *store.Problem) string {
	var said []string
	for _, h := range p.Helps {
		said = append(said, unitName(d, h.Unit))
	}
	return strings.Join(said, "、")
}

// progress writes the lines of a history that hold people's words, each with
// its day.
func progress(d *store.Directory, history []store.Entry) string {
	var lines []string
	for _, e := range history {
		if e.Before == "" && e.After != "" && spoken[e.What] {
			lines = append(lines, fmt.Sprintf("%s %s：%s", store.DayOf(e.At), personName(d, e.Person), e.After))
		}
	}
	return strings.Join(lines, "\n")
}

// spoken are the lines of a history that hold people's words.
var spoken = map[string]bool{"进展": true, "补充": true, "说明": true, "原因": true, "去向": true}

func personName(d *store.Directory, id int64) string {
	if p := d.Person(id); p != nil {
		return p.Name
	}
	return ""
}

func unitName(d *store.Directory, id int64) string {
	if u := d.Unit(id); u != nil {
		return u.Name
	}
	return ""
}
