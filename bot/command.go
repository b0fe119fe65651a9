package bot

import (
	"liaison/messages"
	"liaison/store"
)

// A command is one thing a person can ask for by name.
type command struct {
	name  string       // /visit
	words []string     // the same without a slash
	roles []store.Role // who may; none: everybody
	takes bool         // words may follow
	about string       // in the list of commands; "": not listed
	run   func(t *turn, rest string) error
}

var (
	fieldRoles = []store.Role{store.Staff, store.Leader, store.Admin}
	partyRoles = []store.Role{store.Secretary, store.Staff, store.Admin}
	chiefRoles = []store.Role{store.Leader, store.Admin}
	adminRoles = []store.Role{store.Admin}
)

// commands returns all commands, in the order of the list. Who may use one
// stands here and nowhere else; it is checked at each use.
func commands() []command {
	return []command{
		{name: "visit", words: []string{"走访", "记走访"}, roles: fieldRoles, about: "记走访", run: step(store.KindVisit)},
		{name: "problem", words: []string{"报问题"}, about: "报问题", run: step(store.KindProblem)},
		{name: "meeting", words: []string{"记会议", "记组织生活"}, roles: partyRoles, about: "记组织生活", run: step(store.KindMeeting)},
		{name: "activity", words: []string{"记活动"}, roles: partyRoles, about: "记活动和成果", run: step(store.KindActivity)},
		{name: "todo", words: []string{"待办", "我的待办"}, about: "待办", run: (*turn).todo},
		{name: "stats", words: []string{"数字", "本周数字", "统计"}, takes: true, about: "本周数字", run: (*turn).stats},
		{name: "problems", words: []string{"问题台账"}, roles: chiefRoles, about: "问题台账", run: (*turn).problems},
		{name: "meetings", words: []string{"会议进度"}, roles: fieldRoles, takes: true, about: "会议进度", run: (*turn).meetings},
		{name: "export", words: []string{"导出", "表格"}, roles: chiefRoles, takes: true, about: "导出表格", run: (*turn).export},
		{name: "summary", words: []string{"总结", "年度总结"}, roles: chiefRoles, takes: true, about: "写总结（Word）", run: (*turn).summarize},
		{name: "terms", words: []string{"办理期限"}, roles: adminRoles, about: "各类问题的办理期限", run: (*turn).terms},
		{name: "duties", words: []string{"应做设置"}, roles: adminRoles, takes: true, about: "应做事项的次数和日子", run: (*turn).duties},
		{name: "indicator", words: []string{"指标", "自设指标"}, roles: adminRoles, takes: true, about: "本单位自设指标", run: (*turn).indicators},
		{name: "five", words: []string{"五个一"}, roles: chiefRoles, takes: true, about: "五个一", run: (*turn).five},
		{name: "remind", words: []string{"提醒预演"}, roles: adminRoles, takes: true, about: "预演提醒", run: (*turn).rehearse},
		{name: "month", words: []string{"本月组织生活"}, roles: partyRoles, about: "本月组织生活", run: (*turn).month},
		{name: "find", words: []string{"查", "搜", "查点位"}, takes: true, about: "查点位、查 #编号", run: (*turn).find},
		{name: "mine", words: []string{"我的记录"}, about: "我的记录、更正", run: (*turn).mine},
		{name: "undo", words: []string{messages.WordUndo}, about: "撤销刚才的记录", run: (*turn).undoLast},
		{name: "cancel", words: []string{messages.WordCancel}, run: onDraft((*turn).discard)},
		{name: "back", words: []string{messages.WordBack}, run: onDraft((*turn).stepBack)},
		{name: "skip", words: []string{messages.WordSkip}, run: onDraft((*turn).skipTyped)},
		{name: "points", words: []string{"点位"}, about: "点位", run: (*turn).listPoints},
		{name: "people", words: []string{"人员"}, roles: adminRoles, about: "人员", run: (*turn).people},
		{name: "invite", words: []string{"邀请"}, roles: adminRoles, takes: true, about: "邀请", run: (*turn).invite},
		{name: "import", words: []string{"导入"}, roles: adminRoles, about: "导入名册", run: (*turn).howToImport},
		{name: "calendar", words: []string{"假日"}, roles: adminRoles, about: "假日和调休", run: (*turn).calendar},
		{name: "status", words: []string{"运行"}, roles: adminRoles, about: "运行情况", run: (*turn).status},
		{name: "audit", words: []string{"日志"}, roles: adminRoles, about: "日志", run: (*turn).audit},
		{name: "aside", words: []string{"搁下的", "没处理成"}, roles: adminRoles, about: "没处理成的", run: (*turn).aside},
		{name: "backup", words: []string{"备份"}, roles: adminRoles, about: "备份", run: (*turn).backup},
		{name: "settings", words: []string{"设置", "免打扰"}, takes: true, about: "免打扰、请假", run: (*turn).settings},
		{name: "leave", words: []string{"请假", "销假"}, run: (*turn).settings},
		{name: "mydata", words: []string{"导出我的数据", "我的数据"}, about: "导出我的数据", run: (*turn).myData},
		{name: "help", words: []string{"帮助"}, about: "帮助", run: (*turn).help},
		{name: "feedback", words: []string{"反馈"}, takes: true, about: "反馈", run: (*turn).feedback},
		{name: "stop", words: []string{"停用"}, about: "停用", run: (*turn).stop},
		{name: "start", run: (*turn).start},
		{name: "submit", words: []string{messages.WordSubmit}, run: onDraft((*turn).submitTyped)},
		{name: "unknown", run: (*turn).unknown},
	}
}

// unknown answers a slash with no command behind it.
func (t *turn) unknown(string) error {
	return t.say(messages.NoSuchCommand + "\n" + messages.Menu(t.me))
}

// step begins a conversation question by question.
func step(k store.Kind) func(*turn, string) error {
	return func(t *turn, _ string) error {
		d := t.newDraft([]store.Item{t.ownPlace(k)})
		d.Steps = true
		return t.open(d)
	}
}

// onDraft does something to the open draft.
func onDraft(run func(*turn, *store.Draft, string) error) func(*turn, string) error {
	return func(t *turn, _ string) error {
		d, err := t.waiting()
		if err != nil {
			return err
		}
		if d == nil {
			return t.say(messages.NothingOpen)
		}
		return run(t, d, "")
	}
}
