package messages

import (
	"cmp"
	"fmt"
	"strconv"

	"liaison/messages/report/word"
)

// sources is the table of an appendix: for each figure, in the order of the
// text, the records that it was counted from.
func (s *summary) sources() word.Table {
	t := word.Table{Columns: []word.Column{{Head: "编号", Width: 4}, {Head: "日期", Width: 6}, {Head: "联系点", Width: 7},
		{Head: "事项", Width: 11}, {Head: "计入", Width: 3, Right: true}}}
	for _, u := range s.used {
		t.Groups = append(t.Groups, word.Group{Name: groupName(u), Ref: u.figure.ref(), Rows: groupRows(u.figure)})
	}
	return t
}

// groupName writes 培训次数：6次（二（二）一是）.
func groupName(u use) string {
	f := u.figure
	name := f.Name
	if f.Caliber != "" {
		name += "（" + f.Caliber + "）"
	}
	value := strconv.Itoa(f.Value)
	if len(f.Rivals) > 0 {
		value = "待核定"
	}
	name += "：" + value + u.unit + "　见" + u.place
	switch {
	case f.Source != "":
		name += "　来自" + f.Source
	case len(f.Behind) == 0:
		name += "　没有逐条记录"
	}
	return name
}

// groupRows are the records of a figure point by point, and what each point adds up
// to, where that adds up to the figure.
func groupRows(f *SummaryFigure) (rows []word.Row) {
	points, sum := map[string]int{}, 0
	for _, r := range f.Behind {
		points[r.Point] += r.Value
		sum += r.Value
	}
	summed := len(points) > 1 && f.More == 0 && sum == f.Value
	for i, r := range f.Behind {
		if summed && i > 0 && r.Point != f.Behind[i-1].Point {
			rows = append(rows, pointSum(f.Behind[i-1].Point, points))
		}
		number := ""
		if r.Number > 0 {
			number = Number(r.Number)
		}
		rows = append(rows, word.Words(number, string(r.Day), r.Point, r.What, strconv.Itoa(r.Value)))
	}
	if summed {
		rows = append(rows, pointSum(f.Behind[len(f.Behind)-1].Point, points))
	}
	if f.More > 0 {
		rows = append(rows, word.Words("", "", "", fmt.Sprintf("另有 %d 条，见台账", f.More), ""))
	}
	return rows
}

// pointSum is the line below the records of a point.
func pointSum(point string, sums map[string]int) word.Row {
	return word.Words("", "", cmp.Or(point, NoPointColumn), "小计", strconv.Itoa(sums[point]))
}
