package report

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// problemTable is the 问题台账.
func problemTable() table {
	at := func(head string, width float64, cell func(*About, *line, *record.Problem) Cell) column {
		return column{Column{Head: head, Width: width}, func(a *About, l *line) Cell {
			if l.Problem == nil {
				return Cell{}
			}
			return cell(a, l, l.Problem)
		}}
	}
	return table{"问题台账", []column{
		{Column{Head: "编号", Width: 7}, ordinal},
		{Column{Head: "日期", Width: 11}, date},
		{Column{Head: "联系点", Width: 14}, point},
		at("涉及企业", 14, func(_ *About, _ *line, p *record.Problem) Cell { return Text(p.Firm) }),
		{Column{Head: "问题", Width: 34}, text},
		{Column{Head: "类别", Width: 10}, types},
		at("来源", 7, func(_ *About, _ *line, p *record.Problem) Cell { return Text(p.Source) }),
		at("反映人", 9, func(_ *About, _ *line, p *record.Problem) Cell { return Text(p.Raised) }),
		at("主办单位", 12, func(a *About, _ *line, p *record.Problem) Cell { return Text(a.Dir.UnitName(p.Unit)) }),
		at("办理人", 12, func(a *About, _ *line, p *record.Problem) Cell { return Text(a.Dir.PersonName(p.Handler)) }),
		at("协办单位", 14, func(a *About, _ *line, p *record.Problem) Cell { return Text(helpers(a.Dir, p)) }),
		at("责任领导", 12, func(a *About, l *line, _ *record.Problem) Cell { return Text(leader(a.Dir, l.Point)) }),
		at("办理期限", 11, func(_ *About, _ *line, p *record.Problem) Cell { return Date(due(p)) }),
		at("逾期、延期", 12, func(a *About, l *line, p *record.Problem) Cell { return Text(lateness(p, l.History, a.Today)) }),
		at("状态", 9, func(_ *About, _ *line, p *record.Problem) Cell { return Text(string(p.State)) }),
		at("办理进展", 40, func(a *About, l *line, _ *record.Problem) Cell { return Text(progress(a.Dir, l.History)) }),
		at("领导批示", 24, func(a *About, _ *line, p *record.Problem) Cell { return Text(directives(a.Dir, p)) }),
		at("办结日期", 11, func(_ *About, _ *line, p *record.Problem) Cell { return Date(p.Done) }),
		at("销号日期", 11, func(_ *About, _ *line, p *record.Problem) Cell { return Date(closed(p)) }),
		at("销号方式（回访）", 11, func(_ *About, _ *line, p *record.Problem) Cell { return Text(string(p.Closing)) }),
		at("销号人", 12, func(a *About, _ *line, p *record.Problem) Cell { return Text(a.Dir.PersonName(p.Closer)) }),
		{Column{Head: "现场解决（走访之外，个）", Width: 11, Sum: true}, func(_ *About, l *line) Cell { return l.share(indicator.OnSpot) }},
		at("备注", 16, func(_ *About, _ *line, p *record.Problem) Cell { return Text(remark(p)) }),
	}, nil}
}

func leader(d *bureau.Directory, point int64) string {
	if p := d.Point(point); p != nil {
		return d.PersonName(p.Leader)
	}
	return ""
}

// due is until when a problem is to be solved; one that was solved on the spot
// had no term.
func due(p *record.Problem) day.Day {
	if p.Closing == record.ClosedOnSpot {
		return ""
	}
	return p.Due
}

// lateness says whether a problem is or was overdue, and until when it was extended.
func lateness(p *record.Problem, history []record.Entry, today day.Day) string {
	var said []string
	for _, e := range history {
		granted := func(w record.Entry) bool { return w.What == "延期至" && w.Before == e.After && w.At.Equal(e.At) }
		if e.What == "期限" && slices.ContainsFunc(history, granted) {
			said = append(said, "延期到"+e.After)
		}
	}
	switch {
	case p.Wish != "":
		said = append(said, "申请延期到"+string(p.Wish))
	case p.Overdue(today):
		said = append(said, "逾期")
	case p.Done != "" && due(p) != "" && p.Done > p.Due:
		said = append(said, "逾期办结")
	}
	return strings.Join(said, "；")
}

func closed(p *record.Problem) day.Day {
	if p.State == record.ProblemClosed {
		return p.Ended
	}
	return ""
}

// remark is where a problem went, or why.
func remark(p *record.Problem) string {
	if p.State == record.ProblemDuplicate {
		return fmt.Sprintf("与 #%d 重复", p.Origin)
	}
	return p.Remark
}

func helpers(d *bureau.Directory, p *record.Problem) string {
	var said []string
	for _, h := range p.Helps {
		said = append(said, d.UnitName(h.Unit))
	}
	return strings.Join(said, "、")
}

// directives writes what leaders ordered, each with its day.
func directives(d *bureau.Directory, p *record.Problem) string {
	var lines []string
	for _, o := range p.Directives {
		due := ""
		if o.Due != "" {
			due = fmt.Sprintf("（%s前）", o.Due)
		}
		lines = append(lines, fmt.Sprintf("%s %s：%s%s", o.Given, d.PersonName(o.Leader), o.Words, due))
	}
	return strings.Join(lines, "\n")
}

// progress writes the lines of a history that hold people's words, each with
// its day.
func progress(d *bureau.Directory, history []record.Entry) string {
	var lines []string
	for _, e := range history {
		if e.Before == "" && e.After != "" && spoken[e.What] {
			lines = append(lines, fmt.Sprintf("%s %s：%s", day.DayOf(e.At), d.PersonName(e.Person), e.After))
		}
	}
	return strings.Join(lines, "\n")
}

// spoken are the lines of a history that hold people's words.
var spoken = map[string]bool{"进展": true, "补充": true, "说明": true, "原因": true, "去向": true}
