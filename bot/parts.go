package bot

import (
	"strings"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/figures"
	"liaison/store/holiday"
	"liaison/store/record"
	"liaison/store/roster"
)

// rooms is the whole house.
var rooms = build(strings.Fields(listed), drafting, entering, solving, monthly, answering, writing, running, oneself)

// listed are the commands in the order in which people see them.
const listed = `visit problem meeting activity todo stats problems meetings export summary terms duties indicator five remind month
	find mine undo cancel back skip points people invite import calendar status audit aside backup settings leave mydata help feedback
	stop start submit unknown`

// drafting acts on the open draft.
var drafting = part{commands: []command{
	{name: "undo", words: []string{messages.WordUndo}, about: "撤销刚才的记录", run: (*turn).undoLast},
	{name: "cancel", words: []string{messages.WordCancel}, run: onDraft((*turn).discard)},
	{name: "back", words: []string{messages.WordBack}, run: onDraft((*turn).stepBack)},
	{name: "skip", words: []string{messages.WordSkip}, run: onDraft((*turn).skipTyped)},
	{name: "submit", words: []string{messages.WordSubmit}, run: onDraft((*turn).submitTyped)},
}}

// entering keeps records: visits, meetings, activities, plans and projects.
var entering = part{
	commands: []command{
		{name: "visit", words: []string{"走访", "记走访"}, roles: fieldRoles, about: "记走访", run: step(record.KindVisit)},
		{name: "meeting", words: []string{"记会议", "记组织生活"}, roles: partyRoles, about: "记组织生活", run: step(record.KindMeeting)},
		{name: "activity", words: []string{"记活动"}, roles: partyRoles, about: "记活动和成果", run: step(record.KindActivity)},
		{name: "find", words: []string{"查", "搜", "查点位"}, takes: true, about: "查点位、查 #编号", run: (*turn).find},
		{name: "mine", words: []string{"我的记录"}, about: "我的记录、更正", run: (*turn).mine},
	},
	taps: map[string]tap{
		messages.DoOpen:    (*turn).openRecord,
		messages.DoCorrect: (*turn).correctRecord,
		messages.DoUndo:    (*turn).undoRecord,
		messages.DoHistory: (*turn).history,
		messages.DoReturn:  (*turn).backToRecord,
		messages.DoPhotos:  (*turn).photos,
		messages.DoAlso:    (*turn).openTypes,
		messages.DoAdd:     (*turn).tickType,
		messages.DoGroup:   (*turn).tickGroup,
		messages.DoWent:    (*turn).went,
		messages.DoNotGo:   (*turn).didNotGo,

		messages.DoProject:  (*turn).tapProject,
		messages.DoProjects: (*turn).tapProjects,
		messages.DoStage:    (*turn).tapStage,
		messages.DoLink:     (*turn).tapLink,
		messages.DoUnstage:  (*turn).tapUnstage,
		messages.DoRename:   (*turn).tapRename,
	},
	kinds: []kind{
		{name: record.KindVisit, questions: (*turn).visitQuestions},
		{name: record.KindMeeting, questions: (*turn).meetingQuestions, notes: (*turn).meetingNotes},
		{name: record.KindActivity, questions: (*turn).activityQuestions, keeping: (*turn).keepingActivity},
		{name: record.KindPlan, questions: (*turn).planQuestions},
		{name: kindProject, questions: (*turn).renameQuestions, end: (*turn).renameProject, quick: true},
	},
}

// solving follows problems to 销号.
var solving = part{
	commands: []command{
		{name: "problem", words: []string{"报问题"}, about: "报问题", run: step(record.KindProblem)},
		{name: "todo", words: []string{"待办", "我的待办"}, about: "待办", run: (*turn).todo},
		{name: "problems", words: []string{"问题台账"}, roles: chiefRoles, about: "问题台账", run: (*turn).problems},
	},
	taps: map[string]tap{
		messages.DoMove:   (*turn).pressMove,
		messages.DoGive:   (*turn).giveTo,
		messages.DoUnits:  (*turn).leafUnits,
		messages.DoDays:   (*turn).extendBy,
		messages.DoDocket: (*turn).tapDocket,
		messages.DoTodo:   (*turn).turnTodo,
	},
	kinds: []kind{
		{name: record.KindProblem, questions: (*turn).problemQuestions, finish: (*turn).finishProblem, kept: (*turn).reported},
		{name: kindProgress, questions: (*turn).progressQuestions, end: (*turn).settle, confirming: (*turn).progressFace},
		{name: kindMove, questions: (*turn).moveQuestions, end: (*turn).makeAsked, quick: true, asking: (*turn).moveFace},
	},
}

// monthly is what a 党组织 owes, month by month.
var monthly = part{
	commands: []command{
		{name: "meetings", words: []string{"会议进度"}, roles: fieldRoles, takes: true, about: "会议进度", run: (*turn).meetings},
		{name: "month", words: []string{"本月组织生活"}, roles: partyRoles, about: "本月组织生活", run: (*turn).month},
		{name: "terms", words: []string{"办理期限"}, roles: adminRoles, about: "各类问题的办理期限", run: (*turn).terms},
		{name: "duties", words: []string{"应做设置"}, roles: adminRoles, takes: true, about: "应做事项的次数和日子", run: (*turn).duties},
	},
	taps: map[string]tap{
		messages.DoAgenda:  (*turn).tapAgenda,
		messages.DoLog:     (*turn).tapLog,
		messages.DoLater:   (*turn).tapLater,
		messages.DoWaive:   (*turn).tapWaive,
		messages.DoRestore: (*turn).tapRestore,
		messages.DoBranch:  (*turn).tapBranch,
		messages.DoMonth:   (*turn).tapMonth,
		messages.DoHeld:    (*turn).tapHeld,
		messages.DoTerm:    (*turn).tapTerm,
		messages.DoDuty:    (*turn).tapDuty,
	},
	changed: (*turn).meetingsChanged,
}

// answering tells numbers, and what is behind them.
var answering = part{
	commands: []command{
		{name: "stats", words: []string{"数字", "本周数字", "统计"}, takes: true, about: "本周数字", run: (*turn).stats},
	},
	taps: map[string]tap{
		messages.DoAsk:        (*turn).tapAsk,
		messages.DoAskBelow:   (*turn).tapAskBelow,
		messages.DoChoose:     (*turn).tapChoose,
		messages.DoUnchoose:   (*turn).tapUnchoose,
		messages.DoMute:       (*turn).tapMute,
		messages.DoWeek:       (*turn).tapWeek,
		messages.DoUnvisited:  (*turn).tapUnvisited,
		messages.DoChiefUnits: (*turn).tapChiefUnits,
		messages.DoChiefLate:  (*turn).tapChiefLate,
		messages.DoChiefSheet: (*turn).tapChiefSheet,
	},
	files: map[string]file{messages.WeeksPicture: {chiefRoles, renderWeeks}, messages.TrendPicture: {nil, renderTrend}},
}

// writing makes documents.
var writing = part{
	commands: []command{
		{name: "export", words: []string{"导出", "表格"}, roles: chiefRoles, takes: true, about: "导出表格", run: (*turn).export},
		{name: "summary", words: []string{"总结", "年度总结"}, roles: chiefRoles, takes: true, about: "写总结（Word）", run: (*turn).summarize},
	},
	taps: map[string]tap{
		messages.DoSheet:      (*turn).tapSheet,
		messages.DoSummary:    (*turn).tapSummary,
		messages.DoTakeLayout: (*turn).takeLayout,
		messages.DoDropLayout: (*turn).dropLayout,
	},
	files:   map[string]file{ledgerFile: {chiefRoles, renderLedger}, summaryFile: {chiefRoles, renderSummary}},
	imports: []importable{{what: layoutFile, exts: []string{".docx"}, read: readLayout, show: (*turn).showLayout}},
	kinds:   []kind{{name: kindWriting, questions: (*turn).writingQuestions, end: (*turn).takeWriting, quick: true}},
}

// running is the admin's: people, the roster, settings, days off, how the program does.
var running = part{
	commands: []command{
		{name: "indicator", words: []string{"指标", "自设指标"}, roles: adminRoles, takes: true, about: "本单位自设指标", run: (*turn).indicators},
		{name: "five", words: []string{"五个一"}, roles: chiefRoles, takes: true, about: "五个一", run: (*turn).five},
		{name: "remind", words: []string{"提醒预演"}, roles: adminRoles, takes: true, about: "预演提醒", run: (*turn).rehearse},
		{name: "points", words: []string{"点位"}, about: "点位", run: (*turn).listPoints},
		{name: "people", words: []string{"人员"}, roles: adminRoles, about: "人员", run: (*turn).people},
		{name: "invite", words: []string{"邀请"}, roles: adminRoles, takes: true, about: "邀请", run: (*turn).invite},
		{name: "import", words: []string{"导入"}, roles: adminRoles, about: "导入名册", run: (*turn).howToImport},
		{name: "calendar", words: []string{"假日"}, roles: adminRoles, about: "假日和调休", run: (*turn).calendar},
		{name: "status", words: []string{"运行"}, roles: adminRoles, about: "运行情况", run: (*turn).status},
		{name: "audit", words: []string{"日志"}, roles: adminRoles, about: "日志", run: (*turn).audit},
		{name: "aside", words: []string{"搁下的", "没处理成"}, roles: adminRoles, about: "没处理成的", run: (*turn).aside},
		{name: "backup", words: []string{"备份"}, roles: adminRoles, about: "备份", run: (*turn).backup},
	},
	taps: map[string]tap{
		messages.DoPoint:       (*turn).tapPoint,
		messages.DoPoints:      (*turn).turnPoints,
		messages.DoEditPoint:   (*turn).editPoint,
		messages.DoAside:       (*turn).tapAside,
		messages.DoAudit:       (*turn).tapAudit,
		messages.DoRetryAside:  (*turn).retryAside,
		messages.DoDropAside:   (*turn).dropAside,
		messages.DoInvite:      (*turn).tapInvite,
		messages.DoPeople:      (*turn).turnPeople,
		messages.DoAssign:      (*turn).assign,
		messages.DoRequest:     (*turn).turnRequest,
		messages.DoRefuse:      (*turn).refuseRequest,
		messages.DoIndicator:   (*turn).tapIndicator,
		messages.DoApply:       (*turn).applyRoster,
		messages.DoDeactivate:  (*turn).deactivateMissing,
		messages.DoDiscard:     (*turn).dropRoster,
		messages.DoTakeFigures: (*turn).takeFigures,
		messages.DoDropFigures: (*turn).dropFigures,
		messages.DoTakeNotice:  (*turn).takeNotice,
		messages.DoDropNotice:  (*turn).dropNotice,
	},
	files: map[string]file{
		rosterFile: {adminRoles, func(tx *store.Tx, _ *bureau.Directory, _ *bureau.Person, _ map[string]string) ([]byte, error) {
			return roster.Export(tx)
		}},
		RemindFile: {adminRoles, nil},
	},
	imports: []importable{
		{figuresFile, tables, figures.Recognizes, func(name string, body []byte) (any, error) { return figures.Read(name, body) }, (*turn).showFigures},
		{rosterFile, tables, nil, func(name string, body []byte) (any, error) { return roster.Read(name, body) }, (*turn).showRoster},
		{noticeFile, []string{".json"}, nil, func(_ string, body []byte) (any, error) { return holiday.Read(body), nil }, (*turn).showNotice},
	},
	kinds: []kind{
		{name: kindPoint, questions: (*turn).pointQuestions, end: (*turn).changePoint},
		{name: kindIndicator, questions: (*turn).indicatorQuestions, end: (*turn).addIndicator},
	},
}

// tables are how the names of tables end.
var tables = []string{".csv", ".xlsx", ".xls"}

// oneself is one's own: settings, leave, data, leaving, help.
var oneself = part{
	commands: []command{
		{name: "settings", words: []string{"设置", "免打扰"}, takes: true, about: "免打扰、请假", run: (*turn).settings},
		{name: "leave", words: []string{"请假", "销假"}, run: (*turn).settings},
		{name: "mydata", words: []string{"导出我的数据", "我的数据"}, about: "导出我的数据", run: (*turn).myData},
		{name: "help", words: []string{"帮助"}, about: "帮助", run: (*turn).help},
		{name: "feedback", words: []string{"反馈"}, takes: true, about: "反馈", run: (*turn).feedback},
		{name: "stop", words: []string{"停用"}, about: "停用", run: (*turn).stop},
		{name: "start", run: (*turn).start},
		{name: "unknown", run: (*turn).unknown},
	},
	taps:  map[string]tap{messages.DoPrefer: (*turn).tapPrefer},
	files: map[string]file{myDataFile: {nil, renderMyData}},
	kinds: []kind{
		{name: kindFeedback, questions: (*turn).feedbackQuestions, end: (*turn).sendFeedback, quick: true},
		{name: kindLeave, questions: (*turn).leaveQuestions, end: (*turn).takeLeave, quick: true},
	},
}
