package report

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/count"
	"liaison/store/indicator"
	"liaison/store/record"
)

// A Summary is what the 指标汇总 is drawn from: every number of a period, and
// the records behind it.
type Summary struct {
	About
	Amounts count.Amounts
	Groups  []Group                // 所 or points that have a column of their own
	Behind  map[string][]int64     // the numbers of the first records behind a number
	Reach   map[string]count.Reach // of 户 that several visits to one point said: their sum is 户次
}

// A Group is a column of its own.
type Group struct {
	Name    string
	Amounts count.Amounts
}

// SummaryTitle heads the 指标汇总.
const SummaryTitle = "指标汇总"

// Shown is how many records behind a number the 指标汇总 names.
const Shown = 10

// Sheet is the 指标汇总: a row for each indicator in their fixed order. Values of
// two 口径 are rows of their own, and so are the projects of a number that adds
// projects. Nothing is added up below.
func (s *Summary) Sheet() Sheet {
	l := s.ledger(SummaryTitle)
	l.Columns = []Column{{Head: "指标", Width: 30}, {Head: "单位", Width: 6}, {Head: "数值", Width: 9}}
	for _, g := range s.Groups {
		l.Columns = append(l.Columns, Column{Head: g.Name, Width: 9})
	}
	l.Columns = append(l.Columns, Column{Head: "记录（条）", Width: 10}, Column{Head: "背后记录", Width: 36}, Column{Head: "说明", Width: 30})
	return Sheet{l, func(yield func([]Cell, error) bool) {
		all := s.Dir.Indicators.All()
		for i := range all {
			for _, row := range s.rowsOf(&all[i]) {
				if !yield(row, nil) {
					return
				}
			}
		}
	}}
}

// rowsOf are the rows of one indicator.
func (s *Summary) rowsOf(x *indicator.Indicator) (rows [][]Cell) {
	a, known := s.Amounts[x.Name]
	switch {
	case !known || len(a.Parts) == 0:
		return append(rows, s.row(x, summaryRow{words: x.Name, known: known, value: a.Value, records: a.Records, behind: s.behind(x, a), note: s.note(x), in: s.whole(x.Name)}))
	case x.Adds == indicator.Newest:
		rows = append(rows, s.row(x, summaryRow{words: x.Name, known: true, value: a.Value, records: a.Records, behind: s.behind(x, a), in: s.whole(x.Name),
			note: "各攻关项目最新数字相加"}))
	}
	for i := range a.Parts {
		p := &a.Parts[i]
		rows = append(rows, s.row(x, summaryRow{words: s.partWords(x, p, len(a.Parts)), known: true, value: p.Value, records: p.Count,
			behind: listed(p.Records, p.Count, x), note: partNote(x, a, p), in: s.part(x.Name, p)}))
	}
	return rows
}

// A summaryRow is a row before it is cells.
type summaryRow struct {
	words        string
	known        bool
	value        int
	records      int
	behind, note string
	in           func(Group) (int, bool)
}

func (s *Summary) row(x *indicator.Indicator, r summaryRow) []Cell {
	value, records := Cell{look: number}, Cell{look: number}
	if r.known {
		value = Number(r.value)
	}
	if r.records > 0 {
		records = Number(r.records)
	}
	unit := x.Unit
	if s.Reach[x.Name].Most > 1 {
		unit += "次"
	}
	cells := []Cell{Text(r.words), Text(unit), value}
	for _, g := range s.Groups {
		cell := Cell{look: number}
		if n, ok := r.in(g); ok {
			cell = Number(n)
		}
		cells = append(cells, cell)
	}
	return append(cells, records, Text(r.behind), Text(r.note))
}

// whole is a number as a group has it, unless a person would have to choose.
func (s *Summary) whole(name string) func(Group) (int, bool) {
	return func(g Group) (int, bool) { return g.Amounts.Of(name) }
}

// part is what a group has of one value.
func (s *Summary) part(name string, of *count.Part) func(Group) (int, bool) {
	return func(g Group) (n int, has bool) {
		for _, p := range g.Amounts[name].Parts {
			if p.Caliber == of.Caliber && slices.ContainsFunc(p.Records, func(id int64) bool { return slices.Contains(of.Records, id) }) {
				n, has = n+p.Value, true
			}
		}
		return n, has
	}
}

// behind names the records that a number comes from.
func (s *Summary) behind(x *indicator.Indicator, a count.Amount) string {
	if x.Kind == indicator.Roster {
		return ""
	}
	return listed(s.Behind[x.Name], a.Records, x)
}

// listed writes #12、#15 等 30 条，见走访台账.
func listed(ids []int64, all int, x *indicator.Indicator) string {
	shown := ids[:min(len(ids), Shown)]
	said := numbers(shown)
	switch {
	case all > len(shown) && said == "":
		return fmt.Sprintf("%d 条，见%s", all, ledgerOf(x))
	case all > len(shown):
		return fmt.Sprintf("%s 等 %d 条，见%s", said, all, ledgerOf(x))
	}
	return said
}

// ledgerOf names the ledger with the records behind a number.
func ledgerOf(x *indicator.Indicator) string {
	title := tables()[record.Kind(x.Kind)].title
	if x.Name == indicator.OnSpot {
		title += "和" + tables()[record.KindProblem].title
	}
	return title
}

// partWords tell one value of an indicator from the others.
func (s *Summary) partWords(x *indicator.Indicator, p *count.Part, parts int) string {
	at := ""
	if point := s.Dir.Point(p.Point); point != nil {
		at = point.Name
	}
	about := []string{p.Caliber}
	switch {
	case x.Adds == indicator.Newest:
		return "　其中：" + strings.TrimSpace(at+" "+p.Title)
	case parts > 1 && p.Caliber != count.Added:
		about = append(about, at, string(p.Day))
	}
	about = slices.DeleteFunc(about, func(w string) bool { return w == "" })
	if len(about) == 0 {
		return x.Name
	}
	return x.Name + "（" + strings.Join(about, "，") + "）"
}

func partNote(x *indicator.Indicator, a count.Amount, p *count.Part) string {
	switch {
	case x.Adds == indicator.Newest:
		return "截至 " + string(p.Day)
	case a.Conflict():
		return "同一指标有不同口径或日期的值，不相加，请选定一个"
	case a.Chosen != nil && slices.Equal(a.Chosen.Records, p.Records):
		return "已选定"
	case a.Chosen != nil:
		return "没有选用，不相加"
	}
	return ""
}

// note says what else must be known about a number.
func (s *Summary) note(x *indicator.Indicator) string {
	switch {
	case x.Kind == indicator.Roster:
		return "按名册"
	case x.Name == indicator.Overdue:
		return "现在的数，统计期含今天才有"
	case x.Adds == indicator.Stock:
		return "期末数"
	case s.Reach[x.Name].Most > 1:
		reach := s.Reach[x.Name]
		return fmt.Sprintf("同一联系点去过几次，相加是%s次：%d 个联系点，单次最多 %d", x.Unit, reach.Points, reach.Peak)
	case x.Name == indicator.OnSpot:
		return "走访中说的和当场销号的是一回事，只计一次"
	}
	return ""
}
