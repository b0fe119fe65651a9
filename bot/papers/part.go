// Package papers makes documents: the tables of a period, a year's summary, and what is
// printed and signed. They are made when they are sent, of what the person may see then.
package papers

import (
	"liaison/bot/turn"
	"liaison/messages"
)

// Part makes documents.
var Part = turn.Part{
	Commands: []turn.Command{
		{Name: "export", Words: []string{"导出", "表格"}, Roles: turn.ChiefRoles, Takes: true, About: "导出表格", Rank: 90, Run: export},
		{Name: "summary", Words: []string{"总结", "年度总结"}, Roles: turn.ChiefRoles, Takes: true, About: "写总结（Word）", Rank: 100, Run: summarize},
		{Name: "document", Words: []string{"文书"}, Takes: true, About: "要文书（记录本、会议记录、交办单）", Rank: 105, Run: documents},
	},
	Taps: map[string]turn.Tap{
		messages.DoSheet:        tapSheet,
		messages.DoSummary:      tapSummary,
		messages.DoChiefSheet:   tapChiefSheet,
		messages.DoDocument:     tapDocument,
		messages.DoTakeDocument: takeDocument,
		messages.DoTakeLayout:   takeLayout,
		messages.DoDropLayout:   dropLayout,
	},
	Files: map[string]turn.File{ledgerFile: {Roles: turn.ChiefRoles, Make: renderLedger}, summaryFile: {Roles: turn.ChiefRoles, Make: renderSummary},
		documentFile: {Make: renderDocument}, documentPicture: {Make: renderPreview}},
	Imports: []turn.Importable{{What: layoutFile, Exts: []string{".docx"}, Read: readLayout, Show: showLayout}},
	Kinds:   []turn.Kind{writingTalk.Kind()},
}
