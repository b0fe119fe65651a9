package messages

import "cmp"

// Questions that are asked about a record, or to make one.
const (
	AskWhichIssue = "哪个点位的问题？"
	AskState      = "现在到哪一步？"
	AskGiveTo     = "交给哪个科室或所？写名称。"
	AskProgress   = "有什么进展？"
	AskIssue      = "什么问题？一句话就行。"
	AskIssueDay   = "哪天的事？"
	AskCategory   = "哪一类？"
	AskUrgent     = "紧急吗？"
	AskFirm       = "涉及哪家企业？"
	AskSource     = "从哪里来的？"
	AskAuthor     = "替谁记？"
	AskOfPoint    = "哪个点位的？"
	AskOfDay      = "哪天的？"
	AskDone       = "做了什么？"
	AskMeeting    = "哪一种会？"
	AskHeldDay    = "哪天开的？"
	AskExpected   = "应到多少人？"
	AskPresent    = "实到多少人？"
	AskAgenda     = "议题是什么？一句话就行。"
	AskOrg        = "哪个支部开的？"
	AskPlanPoint  = "准备去哪个点位？"
	AskPlanDay    = "准备哪天去？"
	AskPlanText   = "准备做什么？"
	AskVisitPoint = "去的哪个点位？"
	AskVisitDay   = "哪天去的？"
	AskVisitText  = "讲了什么、办了什么？"
	AskByPhone    = "是电话走访吗？"
	AskPoint      = "哪个点位？"
)

// Labels and choices of these questions and of their cards.
const (
	LabelState       = "状态"
	LabelGiveTo      = "交给"
	LabelProgress    = "进展"
	LabelField       = "项目"
	LabelNewValue    = "新的内容"
	PointAlias       = "别名"
	PointTrade       = "行业"
	PointResponsible = "责任人"
	PointLeader      = "责任领导"
	PointSection     = "责任科室"
	PointStation     = "责任所"
	PointUnit        = "责任单位" // a 所 or a 科室
	DutyWhole        = "全局"
	LaterTomorrow    = "明天"
	LaterThreeDays   = "3 个工作日后"
	LaterMonthEnd    = "月底前"
	AllOpen          = "全部在办"
	AllLate          = "全部逾期"
)

// What the log calls what was done.
const (
	AuditDuty           = "应做设置"
	AuditWaived         = "本期不适用"
	AuditRestored       = "恢复应做事项"
	AuditRetried        = "重试"
	AuditDropped        = "放弃"
	AuditBackup         = "备份"
	AuditJoined         = "加入"
	AuditLeft           = "停用"
	AuditFive           = "五个一"
	AuditIndicator      = "添加指标"
	AuditIndicatorAside = "停用指标"
	AuditIndicatorBack  = "启用指标"
	AuditInvited        = "邀请"
	AuditAccepted       = "接受申请"
	AuditLayout         = "总结模板"
	AuditFeedback       = "反馈"
)

// AskFigure asks for a number.
func AskFigure(name string) string { return name + "是多少？" }

// ExportPeriods are the periods that a table is offered of.
var ExportPeriods = []string{"本周", "本月", "上月", "本季度", "今年", "去年"}

// MeetingsOf heads the meetings of a 支部: of one sort or, where sort is "", all.
func MeetingsOf(org, sort string) string { return org + " " + cmp.Or(sort, "组织生活") }

// AuditPoint is what the log calls a change to a point.
func AuditPoint(name string) string { return "点位 " + name }

// AuditChapter is what the log calls the text of a chapter.
func AuditChapter(year string) string { return "总结 " + year }
