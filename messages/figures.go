package messages

import (
	"fmt"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	past "liaison/store/figures"
	"liaison/store/record"
)

// What the buttons of the card of a table of figures do.
const (
	DoTakeFigures = "takef"
	DoDropFigures = "dropf"
)

// FiguresCard shows what a table of figures would change, before anything is.
func FiguresCard(file string, d *bureau.Directory, p *past.Plan) chat.Face {
	var b strings.Builder
	fmt.Fprintf(&b, "📥 往年数字 %s\n", clip(file, 40))
	writeNotes(&b, p.Notes)
	if len(p.Faults) > 0 {
		fmt.Fprintf(&b, "有 %d 处错误，没有导入。请改好后再发：\n", len(p.Faults))
		some(&b, FiguresFaults(p.Faults), 20)
		return chat.Face{Text: strings.TrimSpace(b.String())}
	}
	if p.Empty() {
		return chat.Face{Text: b.String() + FiguresSummary(p, false)}
	}
	added, changed := FiguresLines(d, p)
	part(&b, "新增", added)
	part(&b, "更正", changed)
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: [][]chat.Button{{{Words: "✅ 导入", Do: DoTakeFigures}}, {{Words: Discard, Do: DoDropFigures}}}}
}

// FiguresTaken stands on the card afterwards.
func FiguresTaken(p *past.Plan) chat.Face {
	return chat.Face{Text: "✅ " + FiguresSummary(p, false) + "。"}
}

// FiguresFaults name the bad rows.
func FiguresFaults(faults []past.Fault) (lines []string) {
	for _, f := range faults {
		lines = append(lines, RosterFault(f.Line, f.Reason))
	}
	return lines
}

// FiguresHaveFaults says that nothing was imported.
func FiguresHaveFaults(n int) string {
	return fmt.Sprintf("数字表有 %d 处错误，没有改动任何内容。", n)
}

// FiguresLines say what a table of figures changes, a record a line.
func FiguresLines(d *bureau.Directory, p *past.Plan) (added, changed []string) {
	for _, c := range p.Added {
		line := figuresRecord(d, c.Record)
		for _, f := range c.Fields {
			line += "　" + f.Label + " " + f.After
		}
		added = append(added, line)
	}
	for _, c := range p.Changed {
		line := Number(c.Record.ID) + " " + figuresRecord(d, c.Record)
		for _, f := range c.Fields {
			line += "；" + Changed(f.Label, f.Before, f.After)
		}
		changed = append(changed, line)
	}
	return added, changed
}

func figuresRecord(d *bureau.Directory, r *record.Record) string {
	return strings.Join(append([]string{string(r.Day)}, append(nonEmpty(plainName(d, r)), r.Type, "《"+clip(r.Text, 16)+"》")...), " ")
}

// FiguresSummary says what was, or would be, done.
func FiguresSummary(p *past.Plan, dry bool) string {
	if p.Empty() {
		return fmt.Sprintf("与现有记录一致（%d 个数字），没有要改的", p.Same)
	}
	verb := "已导入"
	if dry {
		verb = "将导入（没有改动）"
	}
	return fmt.Sprintf("%s：新增 %d 条记录，更正 %d 条", verb, len(p.Added), len(p.Changed))
}

// WhichAdmin says that the author of imported records must be named.
const WhichAdmin = "请用 --by 写明是哪位管理员导入的。"

// NotAnAdmin says that a person may not bring figures in.
func NotAnAdmin(name string) string {
	return fmt.Sprintf("“%s”不是管理员，不能导入。", name)
}
