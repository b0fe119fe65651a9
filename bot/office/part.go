// Package office is what admins manage: people and who joins, the roster, points, settings,
// days off, and the state of the program.
package office

import (
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/figures"
	"liaison/store/holiday"
	"liaison/store/roster"
)

// Part is the admin's: people, the roster, settings, days off, how the program does.
var Part = turn.Part{
	Commands: []turn.Command{
		{Name: "indicator", Words: []string{"指标", "自设指标"}, Roles: turn.AdminRoles, Takes: true, About: "本单位自设指标", Rank: 130, Run: indicators},
		{Name: "five", Words: []string{"五个一"}, Roles: turn.ChiefRoles, Takes: true, About: "五个一", Rank: 140, Run: five},
		{Name: "remind", Words: []string{"提醒预演"}, Roles: turn.AdminRoles, Takes: true, About: "预演提醒", Rank: 150, Run: rehearse},
		{Name: "points", Words: []string{"点位"}, About: "点位", Rank: 230, Run: listPoints},
		{Name: "people", Words: []string{"人员"}, Roles: turn.AdminRoles, About: "人员", Rank: 240, Run: people},
		{Name: "invite", Words: []string{"邀请"}, Roles: turn.AdminRoles, Takes: true, About: "邀请", Rank: 250, Run: invite},
		{Name: "import", Words: []string{"导入"}, Roles: turn.AdminRoles, About: "导入名册", Rank: 260, Run: howToImport},
		{Name: "calendar", Words: []string{"假日"}, Roles: turn.AdminRoles, About: "假日和调休", Rank: 270, Run: calendar},
		{Name: "status", Words: []string{"运行"}, Roles: turn.AdminRoles, About: "运行情况", Rank: 280, Run: status},
		{Name: "audit", Words: []string{"日志"}, Roles: turn.AdminRoles, About: "日志", Rank: 290, Run: audit},
		{Name: "aside", Words: []string{"搁下的", "没处理成"}, Roles: turn.AdminRoles, About: "没处理成的", Rank: 300, Run: aside},
		{Name: "stop", Words: []string{"停用"}, About: "停用", Rank: 370, Run: stop},
		{Name: "start", Rank: 380, Run: start},
		{Name: "backup", Words: []string{"备份"}, Roles: turn.AdminRoles, About: "备份", Rank: 310, Run: backup},
	},
	Taps: map[string]turn.Tap{
		messages.DoPoint:       tapPoint,
		messages.DoPoints:      turnPoints,
		messages.DoEditPoint:   editPoint,
		messages.DoAside:       tapAside,
		messages.DoAudit:       tapAudit,
		messages.DoRetryAside:  retryAside,
		messages.DoDropAside:   dropAside,
		messages.DoInvite:      tapInvite,
		messages.DoPeople:      turnPeople,
		messages.DoAssign:      assign,
		messages.DoRequest:     turnRequest,
		messages.DoRefuse:      refuseRequest,
		messages.DoIndicator:   tapIndicator,
		messages.DoApply:       applyRoster,
		messages.DoDeactivate:  deactivateMissing,
		messages.DoDiscard:     dropRoster,
		messages.DoTakeFigures: takeFigures,
		messages.DoDropFigures: dropFigures,
		messages.DoTakeNotice:  takeNotice,
		messages.DoDropNotice:  dropNotice,
	},
	Hears: []turn.Hearer{hearNewPoint, hearNewPointMended, hearRenamed, hearStaff, hearStaffMended, hearOffHold, hearUnitPeople, hearPhone, hearRosterList, hearInviteAll, hearPointOrder, hearLikewise, hearJoined, hearWhere, hearCharge, hearState, hearInviteThem, hearRosterOrder, hearHolidays},
	Files: map[string]turn.File{
		rosterFile: {Roles: turn.AdminRoles, Make: func(tx *store.Tx, _ *bureau.Directory, _ *bureau.Person, _ map[string]string) ([]byte, error) {
			return roster.Export(tx)
		}},
		RemindFile: {Roles: turn.AdminRoles},
	},
	Imports: []turn.Importable{
		{What: figuresFile, Exts: tables, Is: figures.Recognizes, Read: func(name string, body []byte) (any, error) { return figures.Read(name, body) }, Show: showFigures},
		{What: rosterFile, Exts: tables, Read: func(name string, body []byte) (any, error) { return roster.Read(name, body) }, Show: showRoster},
		{What: noticeFile, Exts: []string{".json", ".txt"}, Is: namesNotice, Read: func(_ string, body []byte) (any, error) { return holiday.Read(body), nil }, Show: showNotice},
	},
	Kinds: []turn.Kind{
		pointTalk.Kind(), newPointTalk.Kind(), indicatorTalk.Kind(), staffTalk.Kind(), inviteTalk.Kind(),
	},
}

// tables are how the names of tables end.
var tables = []string{".csv", ".xlsx", ".xls"}
