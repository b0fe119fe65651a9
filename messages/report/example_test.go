package report_test

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"liaison/messages/report"
)

func ExampleLedger_Write() {
	ledger := report.Ledger{
		Title: "联系点问题台账", Unit: "某区市场监管局", Span: "2026年4月",
		Columns: []report.Column{{Head: "发现日期"}, {Head: "问题", Width: 40}, {Head: "涉及（户）", Sum: true}, {Head: "办结日期"}},
	}
	problems := func(yield func([]report.Cell, error) bool) {
		_ = yield([]report.Cell{report.Date("2026-04-15"), report.Text("电梯维保到期未检"), report.Number(62), report.Date("2026-04-20")}, nil) &&
			yield([]report.Cell{report.Date("2026-04-16"), report.Text("=商标过期"), {}, report.Date("")}, nil)
	}
	var file bytes.Buffer
	if err := ledger.Write(&file, problems); err != nil {
		fmt.Println(err)
	}

	f, err := excelize.OpenReader(&file)
	if err != nil {
		fmt.Println(err)
	}
	rows, err := f.GetRows("联系点问题台账")
	if err != nil {
		fmt.Println(err)
	}
	for _, row := range rows {
		fmt.Println(strings.Join(row, " | "))
	}
	// Output:
	// 联系点问题台账
	// 填报单位：某区市场监管局　　统计期：2026年4月
	// 序号 | 发现日期 | 问题 | 涉及（户） | 办结日期
	// 1 | 2026-04-15 | 电梯维保到期未检 | 62 | 2026-04-20
	// 2 | 2026-04-16 | =商标过期
	// 合计 |  |  | 62
}
