package reading

import (
	"strings"
	"unicode"

	"liaison/store/numeral"
)

// untable writes a table that was pasted as text out as lines: each row's cells
// behind the names of their columns, rows of sums left out. A text without a table
// stays as it is.
func untable(text string) string {
	if !strings.ContainsAny(text, "\n/|｜") {
		return text
	}
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, unrow(line)...)
	}
	if len(lines) == 1 {
		return text
	}
	var out []string
	var head []string
	for i, line := range lines {
		title, cells := "", cellsOf(line)
		if inner, before, ok := bracketed(line); ok && cellsOf(inner) != nil {
			title, cells = before, cellsOf(inner)
		}
		next := 0
		if i+1 < len(lines) {
			next = len(cellsOf(lines[i+1]))
		}
		switch {
		case len(cells) < 2:
			head = nil
			out = append(out, line)
		case head == nil && isHead(cells) && next == len(cells):
			head = cells
			if title != "" {
				out = append(out, title)
			}
		case head != nil && isSum(cells[0]):
		case head != nil && len(cells) == len(head):
			out = append(out, rowOf(head, cells))
		default:
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// unrow writes a table that stands in one line, 送服务统计（点位/企业/解决）：居然/4/2，
// 运营/6/3，总计/10/5, as lines of its own.
func unrow(line string) []string {
	before, rest, ok := strings.Cut(line, "：")
	if !ok {
		before, rest, ok = strings.Cut(line, ":")
	}
	names := before
	if inner, title, found := bracketed(before); found {
		names, before = inner, title
	} else {
		before = ""
	}
	for _, sep := range []string{"/", "|", "｜"} {
		head := strings.Split(names, sep)
		if !ok || len(head) < 2 || !isHead(head) {
			continue
		}
		out := []string{before}
		if before == "" {
			out = nil
		}
		for _, row := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune("，,；;。", r) }) {
			cells := strings.Split(strings.TrimSpace(row), sep)
			switch {
			case isSum(cells[0]):
			case len(cells) == len(head):
				out = append(out, rowOf(head, cells))
			default:
				return []string{line}
			}
		}
		if len(out) > 0 {
			return append(out, "")
		}
	}
	return []string{line}
}

// cellsOf are the cells of a line, or nil where it has no columns.
func cellsOf(line string) []string {
	var cells []string
	for _, sep := range []string{"|", "｜", "\t", " "} {
		if strings.Count(strings.TrimSpace(line), sep) == 0 {
			continue
		}
		for _, c := range strings.Split(strings.Trim(line, "|｜ \t"), sep) {
			if c = strings.TrimSpace(c); c != "" || sep != " " {
				cells = append(cells, c)
			}
		}
		return cells
	}
	return nil
}

// bracketed splits 4月14日走访（点位｜户数） into what stands in the brackets and
// before them.
func bracketed(line string) (inner, before string, ok bool) {
	line = strings.TrimSpace(line)
	for _, b := range [][2]string{{"（", "）"}, {"(", ")"}} {
		if i := strings.Index(line, b[0]); i >= 0 && strings.HasSuffix(line, b[1]) {
			return strings.TrimSuffix(line[i+len(b[0]):], b[1]), line[:i], true
		}
	}
	return "", "", false
}

// columns are the names that a table's head is known by.
var columns = []string{"点位", "联系点", "单位", "支部", "组织", "类型", "类别", "日期", "时间", "户数", "企业", "答疑", "解决", "应到", "实到", "到会", "会议", "形式", "先锋岗", "阵地", "场次", "人次", "次数", "金点子", "状态", "进展", "问题", "内容"}

func isHead(cells []string) bool {
	known := 0
	for _, c := range cells {
		if strings.ContainsFunc(c, unicode.IsDigit) {
			return false
		}
		for _, w := range columns {
			if strings.Contains(c, w) {
				known++
				break
			}
		}
	}
	return known >= 2
}

func isSum(cell string) bool {
	for _, w := range []string{"合计", "总计", "小计", "共计", "累计", "总数"} {
		if strings.HasPrefix(cell, w) {
			return true
		}
	}
	return false
}

// counting are columns that only number the rows.
var counting = map[string]bool{"序号": true, "编号": true, "序": true, "No.": true, "no": true}

// inFull is what a column means that is named by half a word.
var inFull = map[string]string{"阵地": "阵地建设", "岗": "先锋岗", "企业数": "企业", "解决数": "解决", "答疑数": "答疑"}

// rowOf writes a row as a clause: a number behind the name of its column.
func rowOf(head, cells []string) string {
	var parts []string
	for i, c := range cells {
		if counting[head[i]] {
			continue
		}
		if c == "" || c == "-" || c == "/" || c == "—" {
			continue
		}
		if x, ok := numeral.Parse(c); ok && x.Bad == 0 && c != "" && !strings.Contains(head[i], "日期") && !strings.Contains(head[i], "时间") {
			name := head[i]
			if s := inFull[name]; s != "" {
				name = s
			}
			c = name + c
		}
		parts = append(parts, c)
	}
	return strings.Join(parts, "，")
}
