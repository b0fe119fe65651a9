// Package papers makes documents: the tables of a period and a year's summary. They are
// made when they are sent, of what the person may see then.
package papers

import (
	"liaison/bot/turn"
	"liaison/messages"
)

// Part makes documents.
var Part = turn.Part{
	Commands: []turn.Command{
		{Name: "export", Words: []string{"导出", "表格"}, Roles: turn.ChiefRoles, Takes: true, About: "导出表格", Run: export},
		{Name: "summary", Words: []string{"总结", "年度总结"}, Roles: turn.ChiefRoles, Takes: true, About: "写总结（Word）", Run: summarize},
	},
	Taps: map[string]turn.Tap{
		messages.DoSheet:      tapSheet,
		messages.DoSummary:    tapSummary,
		messages.DoChiefSheet: tapChiefSheet,
		messages.DoTakeLayout: takeLayout,
		messages.DoDropLayout: dropLayout,
	},
	Files:   map[string]turn.File{ledgerFile: {Roles: turn.ChiefRoles, Make: renderLedger}, summaryFile: {Roles: turn.ChiefRoles, Make: renderSummary}},
	Imports: []turn.Importable{{What: layoutFile, Exts: []string{".docx"}, Read: readLayout, Show: showLayout}},
	Kinds:   []turn.Kind{writingTalk.Kind()},
}
