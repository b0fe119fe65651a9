package messages

import (
	"fmt"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
)

// DoAudit leafs through the log: au:<id>, what was before that line; 0 the newest.
const DoAudit = "au"

// AuditRows is how many lines of the log a page has.
const AuditRows = 12

// Words of the log.
const (
	auditEmpty  = "还没有记录。"
	auditNewest = "⏮ 最新"
	bySystem    = "系统"
)

// AuditCard shows a page of the log (日志); lines may hold one more than a page.
func AuditCard(d *bureau.Directory, lines []bureau.AuditLine, before int64) chat.Face {
	var b strings.Builder
	b.WriteString("📜 日志：人员、名册、设置的改动，新的在上\n")
	if len(lines) == 0 {
		b.WriteString(auditEmpty)
	}
	for _, l := range lines[:min(len(lines), AuditRows)] {
		by := bySystem
		if p := d.Person(l.Person); p != nil {
			by = p.Name
		}
		fmt.Fprintf(&b, "▸ %s %s：%s\n", moment(l.At), by, clip(strings.TrimSpace(l.What+" "+strings.ReplaceAll(l.Detail, "\n", " ")), 80))
	}
	var buttons []chat.Button
	if before > 0 {
		buttons = append(buttons, chat.Button{Words: auditNewest, Do: DoAudit + ":0"})
	}
	if len(lines) > AuditRows {
		buttons = append(buttons, chat.Button{Words: More, Do: fmt.Sprintf("%s:%d", DoAudit, lines[AuditRows-1].ID)})
	}
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: rows(buttons, 2)}
}
