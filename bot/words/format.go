package words

import (
	"strings"

	"liaison/store/text/expr"
)

// The forms in which something that is shown is wanted.
const (
	AsTable    = "table"
	AsDocument = "document"
)

const (
	formTable    = `(?:excel|Excel|EXCEL|xlsx?|XLSX?|电子表格|电子表|表格|表)`
	formDocument = `(?:word|Word|WORD|docx?|DOCX?|wps|WPS|文档)`
	formBefore   = `^(?:再|还|请|麻烦|帮我|帮忙|给我|给|我|想|你|能不能|能|把|这个|这些|它|刚才那个|刚才的|上面的|也)*(?:弄|整|搞|做|出|导|发|来|要|生成|打印|转|写|存|变|拉)(?:成|为|出|个|份|张|版|一个|一份|一张)*`
	formAfter    = `(?:文档|版本|版|格式|文件|的)*(?:给我|出来|看看|看一下|发我|用|下载|可以吗|行吗|好吗|一份|一下|吧|呗)*$`
)

// A wish for a table may stand behind what is to be in it, 城西所三月份的走访拉个表给我, or around it, 拉一张城西所走访的表.
const (
	formMakes = `(?:弄|整|搞|做|出|导|发|来|要|生成|打印|拉|列)(?:出|成)?(?:个|份|张|一个|一份|一张)`
	formList  = `(?:明细表|明细|清单|` + formTable + `)`
)

var (
	tableBehind = expr.MustCompile(`^(?:请|麻烦|帮我|再|给我)*(?:把|将)?(.{2,24}?)的?` + formMakes + `(?:表|` + formTable + `)` + formAfter)
	tableAround = expr.MustCompile(`^(?:请|麻烦|帮我|再|给我|我要|我想)*` + formMakes + `(.{2,24}?)的?` + formList + formAfter)

	wantsTable    = expr.MustCompile(formBefore + formTable + formAfter)
	wantsDocument = expr.MustCompile(formBefore + formDocument + formAfter)
)

// Format is the form in which a text wants something, and what it wants beside: 今年的总结 of 今年的总结 弄个
// word给我; rest is "" where it is what was just shown: 要张表.
func Format(says string) (form, rest string) {
	if !containsAny(says, `表 xls XLS xcel EXCEL ord ORD doc DOC wps WPS 文档`) {
		return "", ""
	}
	says = WithoutOccasion(says)
	var others []string
	for part := range Clauses(says) {
		switch {
		case form == "" && wantsTable.MatchString(part):
			form = AsTable
		case form == "" && wantsDocument.MatchString(part):
			form = AsDocument
		case form == "" && tableBehind.MatchString(part):
			form = AsTable
			others = append(others, tableBehind.FindStringSubmatch(part)[1])
		case form == "" && tableAround.MatchString(part):
			form = AsTable
			others = append(others, tableAround.FindStringSubmatch(part)[1])
		default:
			others = append(others, part)
		}
	}
	if form == "" {
		return "", ""
	}
	return form, strings.Join(others, "，")
}
