package messages

import (
	"fmt"
	"strings"

	"liaison/store/chat"
	"liaison/store/day"
)

// What the buttons of a roster's card do.
const (
	DoApply      = "apply"
	DoDeactivate = "off"
)

// Words about a roster file.
const (
	HowToImport   = "把名册文件（csv 或 xlsx）直接发到这里。先给您看新增、修改、停用，点了“导入”才生效。\n往年的数字也这样发：列名是 日期、联系点、类型、标题、指标、数值、口径。\n下面是现在的名册，可以在它上面改。"
	FetchFailed   = "文件没取到，请再发一次。"
	ImportDropped = "🗑 没有导入。"
)

// RosterName is the file name of an exported roster.
func RosterName(day day.Day) string { return "名册 " + string(day) + ".csv" }

// CannotRead says why a file is no roster.
func CannotRead(reason string) string {
	return "这个文件读不了：" + reason + "。没有改动任何内容。"
}

// RosterFault names a bad row.
func RosterFault(line int, reason string) string { return fmt.Sprintf("第 %d 行：%s", line, reason) }

// A Roster is what a roster's card is drawn from, a line each.
type Roster struct {
	File                            string
	Added, Changed, Missing, Faults []string
	Notes                           []string // how the file was read
}

// writeNotes says how a file was read, before what it changes.
func writeNotes(b *strings.Builder, notes []string) {
	for _, n := range notes {
		b.WriteString(FileNote(n) + "\n")
	}
}

// FileNote is a line about how a file was read.
func FileNote(note string) string { return "ℹ️ " + note }

// RosterCard shows what a file would change, before anything is.
func RosterCard(r Roster) chat.Face {
	var b strings.Builder
	fmt.Fprintf(&b, "📥 名册 %s\n", clip(r.File, 40))
	writeNotes(&b, r.Notes)
	if len(r.Faults) > 0 {
		fmt.Fprintf(&b, "有 %d 处错误，没有导入。请改好后再发：\n", len(r.Faults))
		some(&b, r.Faults, 20)
		return chat.Face{Text: strings.TrimSpace(b.String())}
	}
	if len(r.Added)+len(r.Changed) == 0 {
		b.WriteString("与现有名册一致，没有要改的。\n")
	}
	part(&b, "新增", r.Added)
	part(&b, "修改", r.Changed)
	part(&b, "文件里缺少（不会自动停用）", r.Missing)
	var buttons []chat.Button
	if len(r.Added)+len(r.Changed) > 0 {
		buttons = append(buttons, chat.Button{Words: "✅ 导入", Do: DoApply})
	}
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: closing(buttons, r)}
}

// closing adds the buttons that are always offered.
func closing(first []chat.Button, r Roster) [][]chat.Button {
	grid := rows(first, 1)
	if len(r.Missing) > 0 && len(first) == 0 {
		grid = append(grid, []chat.Button{{Words: fmt.Sprintf("🚫 停用缺少的 %d 项", len(r.Missing)), Do: DoDeactivate}})
	}
	return append(grid, []chat.Button{{Words: Discard, Do: DoDiscard}})
}

// RosterApplied stands on the card afterwards; the missing can be ended now.
func RosterApplied(r Roster) chat.Face {
	text := fmt.Sprintf("✅ 已导入：新增 %d，修改 %d。", len(r.Added), len(r.Changed))
	if len(r.Missing) == 0 {
		return chat.Face{Text: text}
	}
	var b strings.Builder
	b.WriteString(text + "\n")
	part(&b, "文件里缺少（还在用）", r.Missing)
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: closing(nil, r)}
}

// RosterDeactivated stands on the card after the second button.
func RosterDeactivated(r Roster) chat.Face {
	return chat.Face{Text: fmt.Sprintf("✅ 已停用 %d 项。记录都还在。", len(r.Missing))}
}

func part(b *strings.Builder, title string, lines []string) {
	if len(lines) > 0 {
		fmt.Fprintf(b, "%s %d 项：\n", title, len(lines))
		some(b, lines, 12)
	}
}

// some writes the first lines and how many more there are.
func some(b *strings.Builder, lines []string, most int) {
	for i, l := range lines {
		if i == most {
			fmt.Fprintf(b, "……还有 %d 项\n", len(lines)-most)
			return
		}
		b.WriteString("· " + clip(l, 120) + "\n")
	}
}
