package messages

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liaison/messages/report/word"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// Assignment is the 问题交办单 of one problem, to be printed and signed.
func Assignment(f *DocumentFacts) *word.Document {
	r := f.Row
	p := r.Problem
	lines := []formLine{
		pair("编号", says(Number(r.ID)), "日期", dayOf(r.Day)),
		pair("联系点", says(pointOnly(f.Dir, r.Point)), "涉及企业", heard(&r.Record, p.Firm)),
		pair("类别", says(r.Type), "来源", says(strings.Join(append(nonEmpty(p.Source), nonEmpty(p.Raised)...), "，"))),
		line("问题", heard(&r.Record, r.Text), 4),
		pair("主办单位", says(f.Dir.UnitName(p.Unit)), "办理人", says(f.Dir.PersonName(p.Handler))),
		pair("责任领导", says(leaderAt(f.Dir, r.Point)), "交办日期", dayOf(assignedOn(r))),
		line("办理期限", f.dueWords(r), 2),
	}
	if len(p.Helps) > 0 {
		lines = append(lines, line("协办单位", says(helpsWith(f.Dir, p)), 2))
	}
	lines = append(lines,
		line("办理情况", f.progress(r, r.History), 3),
		line("办理结果", says(resultWords(p)), 2),
		line("核实", says(checkWords(f.Dir, p)), 2),
		pair("交办人签名", nil, "承办人签名", nil), pair("核实人签名", nil, "日期", nil))
	return &word.Document{Title: "问题交办单", Subtitle: f.Bureau, Blocks: []word.Block{form("", lines...)}}
}

func pointOnly(d *bureau.Directory, id int64) string {
	if p := d.Point(id); p != nil {
		return p.Name
	}
	return ""
}

// leaderAt is the 责任领导 of a point.
func leaderAt(d *bureau.Directory, id int64) string {
	if p := d.Point(id); p != nil {
		return d.PersonName(p.Leader)
	}
	return ""
}

// assignedOn is the day on which a problem was last given to somebody, or taken on.
func assignedOn(r *count.Row) (on day.Day) {
	for _, e := range r.History {
		switch problem.Move(e.What) {
		case problem.Assign, problem.HandOver, problem.Claim:
			on = day.DayOf(e.At)
		}
	}
	return on
}

// dueWords say until when a problem is to be solved, what was granted, and whether it
// is overdue. What was solved on the spot had no term.
func (f *DocumentFacts) dueWords(r *count.Row) word.Paragraph {
	p := r.Problem
	if p.Closing == record.ClosedOnSpot || p.Due == "" {
		return nil
	}
	said := []string{fullDay(p.Due)}
	for _, e := range grantsOf(r) {
		said = append(said, fmt.Sprintf("%s同意由%s延至%s", ShortDay(day.DayOf(e.At)), ShortDay(day.Day(e.Before)), ShortDay(day.Day(e.After))))
	}
	if p.Wish != "" {
		said = append(said, "已申请延至"+ShortDay(p.Wish)+"，还没答复")
	}
	return says(strings.Join(append(said, nonEmpty(f.lateWords(p))...), "；"))
}

// lateWords say that a problem is or was overdue.
func (f *DocumentFacts) lateWords(p *record.Problem) string {
	switch {
	case p.Overdue(f.Today):
		return "已逾期"
	case p.Done != "" && p.Due != "" && p.Done > p.Due && p.Closing != record.ClosedOnSpot:
		return "逾期办结"
	}
	return ""
}

// grantsOf are the lines of a history in which a later day was granted.
func grantsOf(r *count.Row) (granted []record.Entry) {
	asked := false
	for _, e := range r.History {
		switch {
		case e.What == string(problem.Grant):
			asked = true
		case e.What == "期限" && asked:
			granted, asked = append(granted, e), false
		}
	}
	return granted
}

func helpsWith(d *bureau.Directory, p *record.Problem) string {
	var said []string
	for _, h := range p.Helps {
		words := d.UnitName(h.Unit)
		switch {
		case h.Done != "":
			words += "（" + ShortDay(h.Done) + "完成）"
		case h.Due != "":
			words += "（" + ShortDay(h.Due) + "前）"
		}
		said = append(said, words)
	}
	return strings.Join(said, "、")
}

// saidOf are the lines of a history that hold people's words.
var saidOf = []string{string(problem.Note), problem.Added, "说明", "原因", "去向"}

// progress tells what was said about a problem, a line each with its day. Words from
// the chat are marked.
func (f *DocumentFacts) progress(r *count.Row, history []record.Entry) (said word.Paragraph) {
	for _, e := range history {
		if e.Before != "" || e.After == "" || !slices.Contains(saidOf, e.What) {
			continue
		}
		if len(said) > 0 {
			said = append(said, word.Text("\n"))
		}
		said = append(said, word.Text(ShortDay(day.DayOf(e.At))+"　"))
		if e.Message != 0 || r.Draft != 0 {
			said = append(said, word.Mark(e.After))
		} else {
			said = append(said, word.Text(e.After))
		}
	}
	return said
}

// resultWords say where a problem stands, once somebody solved or ended it.
func resultWords(p *record.Problem) string {
	switch p.State {
	case record.ProblemDone, record.ProblemClosed:
		if p.Closing == record.ClosedOnSpot {
			return "现场解决"
		}
		return fullDay(p.Done) + "办结"
	case record.ProblemReferred, record.ProblemDeclined:
		return fullDay(p.Ended) + string(p.State) + inBrackets(p.Remark)
	case record.ProblemDuplicate:
		return "与 " + Number(p.Origin) + " 重复"
	case record.ProblemWithdrawn:
		return fullDay(p.Ended) + "撤回"
	}
	return ""
}

// checkWords say how a problem was 销号: 办结 alone is not 销号.
func checkWords(d *bureau.Directory, p *record.Problem) string {
	if p.State != record.ProblemClosed {
		return ""
	}
	switch p.Closing {
	case record.ClosedChecked:
		return fullDay(p.Ended) + before("由", d.PersonName(p.Closer)) + "核实销号"
	case record.ClosedByTime:
		return fullDay(p.Ended) + "期满无异议销号（未经核实）"
	case record.ClosedOnSpot:
		return "现场解决即销号"
	}
	return fullDay(p.Ended) + "销号"
}

// firmColumn is where the 问题清单 names the firm.
const firmColumn = 3

// ProblemList is the 问题清单, unit by unit.
func ProblemList(f *DocumentFacts) *word.Document {
	t := word.Table{Columns: []word.Column{{Head: "编号", Width: 6, Middle: true}, {Head: "日期", Width: 9, Middle: true}, {Head: "联系点", Width: 10}, {Head: "涉及企业", Width: 9},
		{Head: "问题", Width: 19}, {Head: "类别", Width: 8, Middle: true}, {Head: "期限", Width: 9, Middle: true}, {Head: "状态", Width: 8, Middle: true}, {Head: "逾期/延期", Width: 11}, {Head: "最新进展", Width: 15}}, Small: true}
	firms := slices.ContainsFunc(f.Rows, func(r *count.Row) bool { return r.Problem.Firm != "" })
	if !firms { // a column of nothing
		t.Columns = slices.Delete(t.Columns, firmColumn, firmColumn+1)
	}
	for _, unit := range f.problemUnits() {
		g, late := word.Group{}, 0
		for _, r := range f.Rows {
			if r.Problem.Unit == unit {
				row := f.problemRow(r)
				if !firms {
					row = slices.Delete(row, firmColumn, firmColumn+1)
				}
				if g.Rows = append(g.Rows, row); r.Problem.Overdue(f.Today) {
					late++
				}
			}
		}
		g.Name = fmt.Sprintf("%s　%d件", cmp.Or(f.Dir.UnitName(unit), "还没交办"), len(g.Rows))
		if late > 0 {
			g.Name += fmt.Sprintf("，其中逾期%d件", late)
		}
		t.Groups = append(t.Groups, g)
	}
	span := "截至" + fullDay(f.Today) + "在办"
	if f.Period.From != "" {
		span = f.spanWords()
	}
	return &word.Document{Title: "问题清单" + inBrackets(f.Narrowed), Subtitle: "（" + strings.Join(append(nonEmpty(f.Bureau), span), "　") + "）", Wide: true, Blocks: []word.Block{t}}
}

// problemUnits are the units that have problems of the list, in their fixed order;
// those that nobody has yet come first.
func (f *DocumentFacts) problemUnits() (units []int64) {
	has := func(unit int64) bool {
		return slices.ContainsFunc(f.Rows, func(r *count.Row) bool { return r.Problem.Unit == unit })
	}
	if has(0) {
		units = append(units, 0)
	}
	for _, u := range f.Dir.Units {
		if has(u.ID) {
			units = append(units, u.ID)
		}
	}
	return units
}

func (f *DocumentFacts) problemRow(r *count.Row) word.Row {
	p := r.Problem
	var due day.Day
	if p.Closing != record.ClosedOnSpot {
		due = p.Due
	}
	late := nonEmpty(f.lateWords(p))
	for _, e := range grantsOf(r) {
		late = append(late, "已延期至"+ShortDay(day.Day(e.After)))
	}
	if p.Wish != "" {
		late = append(late, "申请延至"+ShortDay(p.Wish))
	}
	newest := f.progress(r, r.History)
	for i := len(newest) - 1; i >= 0; i-- {
		if newest[i] == word.Text("\n") {
			newest = newest[i+1:]
			break
		}
	}
	return word.Row{{numbered(r.ID)}, says(shortOf(r.Day, f.Today)), says(pointOnly(f.Dir, r.Point)), heard(&r.Record, p.Firm), heard(&r.Record, r.Text), says(r.Type),
		says(shortOf(due, f.Today)), says(string(p.State)), says(strings.Join(late, "\n")), newest}
}

// shortOf writes a day without its year where that is today's.
func shortOf(d, today day.Day) string {
	switch {
	case d == "":
		return ""
	case d.Year() == today.Year():
		return ShortDay(d)
	}
	return fullDay(d)
}

// VisitSheet is the 走访记录表 of one visit, or a form to be filled by hand. Nobody
// signs it.
func VisitSheet(f *DocumentFacts) *word.Document {
	r := f.Row
	if r == nil {
		r = &count.Row{}
	}
	manner, units := "", ""
	if r.ID != 0 {
		if manner = "实地"; r.Detail.ByPhone {
			manner = LabelPhone
		}
		units = strings.Join(f.Dir.UnitsOf(r.Author), "、")
	}
	lines := []formLine{
		pair("编号", numberOf(&r.Record), "日期", dayOf(r.Day)),
		pair("联系点", says(pointOnly(f.Dir, r.Point)), "走访单位", says(units)),
		pair("类型", says(strings.Join(nonEmptyAll(r.Type, strings.Join(r.Detail.Tags, "、")), "，")), "形式", says(manner)),
		line("走访对象\n（身份）", heard(&r.Record, r.Detail.Met), 2),
		line("走访情况", heard(&r.Record, r.Text), 9),
		line("数字", f.figureWords(&r.Record), 3),
		line("带回的问题", f.raisedWords(r), 5),
		line("下一步", heard(&r.Record, r.Detail.Next), 4),
	}
	if n := attached(r.Detail.Attached); len(n) > 0 {
		lines = append(lines, line("资料", says(strings.Join(n, "，")), 1))
	}
	return &word.Document{Title: "走访记录表", Subtitle: f.Bureau, Blocks: []word.Block{form("", lines...)}}
}

func nonEmptyAll(words ...string) []string {
	return slices.DeleteFunc(words, func(s string) bool { return s == "" })
}

// figureWords are the numbers of a record with their units.
func (f *DocumentFacts) figureWords(r *record.Record) word.Paragraph {
	var said []string
	for _, x := range r.Figures {
		unit := ""
		if i := f.Dir.Indicators.Find(x.Name); i != nil {
			unit = i.Unit
		}
		words := fmt.Sprintf("%s%d%s", x.Name, x.Value, unit)
		if x.Approx {
			words = fmt.Sprintf("%s约%d%s", x.Name, x.Value, unit)
		}
		said = append(said, words+inBrackets(x.Caliber))
	}
	return says(strings.Join(said, "，"))
}

// raisedWords are the problems that were recorded with a visit.
func (f *DocumentFacts) raisedWords(r *count.Row) (said word.Paragraph) {
	for _, id := range r.Raised {
		i := slices.IndexFunc(f.Rows, func(p *count.Row) bool { return p.ID == id })
		if i < 0 {
			continue
		}
		if len(said) > 0 {
			said = append(said, word.Text("\n"))
		}
		said = append(append(said, numbered(id), word.Text(" ")), heard(&f.Rows[i].Record, f.Rows[i].Text)...)
		said = append(said, word.Text("（"+string(f.Rows[i].Problem.State)+"）"))
	}
	return said
}
