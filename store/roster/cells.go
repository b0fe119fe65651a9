package roster

import (
	"slices"
	"strings"

	"liaison/store/day"
	"liaison/store/table"
)

// columns are all columns of a roster file, in the order of an export.
var columns = []string{"类型", "名称", "别名", "隶属", "类别", "成立或确认日期", "正式党员", "预备党员", "党小组", "设支委会",
	"责任领导", "责任科室", "责任所", "责任人", "主题党日", "换届日期", "行业", "书记兼职", "书记入党年月", "确认单位", "流入", "流出", "内容"}

// A row is one line of the table with its cells by column name.
type row struct {
	line   int
	cells  map[string]string
	broken bool // a cell's meaning is not in its value
}

// get returns a cell as one line.
func (w row) get(column string) string { return strings.ReplaceAll(w.cells[column], "\n", "") }

// list splits a cell: 钢市;老钢市.
func (w row) list(column string) []string {
	found := []string{}
	for n := range strings.FieldsFuncSeq(w.cells[column], func(c rune) bool { return strings.ContainsRune(";；、,，\n", c) }) {
		if n = strings.TrimSpace(n); n != "" && !slices.Contains(found, n) {
			found = append(found, n)
		}
	}
	return found
}

func (r *Roster) day(w row, column string) day.Day {
	cell := w.get(column)
	if cell == "" {
		return ""
	}
	if t, ok := table.Time(cell, table.Days); ok {
		return day.DayOf(t)
	}
	r.fault(w.line, "%s“%s”不是日期，应如 2022-03-24", column, cell)
	return ""
}

var monthForms = append([]string{"2006-01", "2006-1", "2006/1", "2006.1", "2006年1月", "200601"}, table.Days...)

// month reads a month, also as a day in it: 2015-07.
func (r *Roster) month(w row, column string) string {
	cell := w.get(column)
	if cell == "" {
		return ""
	}
	if t, ok := table.Time(cell, monthForms); ok {
		return t.Format("2006-01")
	}
	r.fault(w.line, "%s“%s”不是年月，应如 2015-07", column, cell)
	return ""
}

func (r *Roster) number(w row, column string) int {
	cell := w.get(column)
	if cell == "" {
		return 0
	}
	n, err := table.Number(cell)
	if err != nil || n > 100_000 {
		r.fault(w.line, "%s“%s”不是人数或个数", column, cell)
		return 0
	}
	return n
}

func (r *Roster) yes(w row, column string) bool {
	switch cell := w.get(column); cell {
	case "是", "设", "有", "√", "1", "TRUE":
		return true
	case "", "否", "不设", "无", "0", "FALSE":
		return false
	default:
		r.fault(w.line, "%s“%s”应为 是 或 否", column, cell)
		return false
	}
}
