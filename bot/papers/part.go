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
		{Name: "form", Words: []string{"上报表", "填报表"}, Roles: turn.ChiefRoles, About: "填上级的表", Rank: 95, Run: howToFill},
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
		messages.DoFillForm:     tapForm,
		messages.DoDropForm:     dropForm,
	},
	Files: map[string]turn.File{ledgerFile: {Roles: turn.ChiefRoles, Make: renderLedger}, summaryFile: {Roles: turn.ChiefRoles, Make: renderSummary},
		formFile:     {Roles: turn.ChiefRoles, Make: renderForm},
		documentFile: {Make: renderDocument}, documentPicture: {Make: renderPreview}},
	Imports: []turn.Importable{{What: layoutFile, Exts: []string{".docx"}, Read: readLayout, Show: showLayout},
		{Roles: turn.ChiefRoles, What: formFile, Exts: []string{".xlsx"}, Is: isForm, Read: readForm, Show: showForm}},
	Hears: []turn.Hearer{hearCopy, hearCopyOf, hearAnother, hearMaterial, hearTaken},
	Kinds: []turn.Kind{writingTalk.Kind(), unitTalk.Kind()},
}
