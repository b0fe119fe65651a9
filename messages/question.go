package messages

import (
	"fmt"

	"liaison/store/chat"
)

// What the buttons of the cards of numbers do.
const (
	DoAsk      = "q"   // q:<inquiry>, in its card
	DoAskBelow = "w"   // w:<inquiry>, in a card of its own
	DoChoose   = "use" // use:<inquiry>.<record>: of two values of a number, this one counts
	DoUnchoose = "reu" // reu:<inquiry>
)

// Words of the buttons of a card of numbers.
const (
	DetailsWord   = "📝 明细"
	CompareWord   = "🔁 对比"
	CompareBefore = "比上期"
	TermBefore    = "上期"
	TermYear      = "去年同期"
	TermOther     = "那段时间"
	YearWord      = "比去年同期"
	TrendWord     = "📈 趋势"
	PerUnit       = "🏢 按所"
	PerSection    = "按科室"
	PerPoint      = "📍 按点位"
	PerPerson     = "👤 按人"
	PersonWord    = "人"
	Nobody        = "没写是谁"
	DigitsWord    = "🔢 数字"
	Digits        = "数字"
	ThisWeek      = "本周"
	ThisYear      = "今年"
	OverdueOnes   = "逾期问题"
	OpenOnes      = "未结问题"
	NotVisited    = "未走访点位"
	ChooseAgain   = "重新选"
)

// PeriodNames are what periods are usually called.
var PeriodNames = []string{"今天", "昨天", "本周", "上周", "上上周", "本月", "上月", "本季度", "上季度", "今年", "去年", "前年"}

// Answers to questions that have no number for an answer.
const (
	WhoIsMeant   = "“他”是哪位？请带上名字再问一次，比如“城东所干事甲这个月跑了几趟”。"
	NoRanking    = "不做人员和点位的排名：减负规定不允许。同样的数字可以按所、按点位看，顺序固定。"
	OutOfScope   = "这条不在您的范围内。"
	AskInstead   = OutOfScope + "您可以问："
	NoExport     = "导出表格由责任领导和管理员来做。您可以看："
	NotAQuestion = "没看懂您要问什么。可以这样问，点一下就行："
	NoTrend      = "\n这个数不能逐月逐周相加，没有趋势图。"
	NoGrouping   = "\n这个数有口径之分，不能分开相加，请点明细看每条记录。"
	Chosen       = "已选定，对全局有效"
	Unchosen     = "已取消，请重新选"

	AuditChoose   = "选定口径"
	AuditUnchoose = "取消选定口径"
)

// NotRead says which words of a question were not understood.
func NotRead(words string) string {
	return "\n❓ “" + clip(words, 20) + "”没看懂，没算进去。"
}

// PointsOf names the points of a leader.
func PointsOf(leader string) string { return leader + "的点位" }

// WhoseOwn is whose records are counted where a person asks for their own.
const WhoseOwn = "我记的"

// Whose says which points the numbers of somebody are about.
func Whose(whole bool) string { return whose(whole) }

// UnitPart names a unit, and of how many of its points the numbers are.
func UnitPart(name string, seen, all int) string {
	if seen == all {
		return name
	}
	return fmt.Sprintf("%s（您的 %d 个点位）", name, seen)
}

// Offers says why there is no answer, and offers questions that have one.
func Offers(why string, buttons []chat.Button) chat.Face {
	return chat.Face{Text: why, Buttons: rows(buttons, 2)}
}

// NotApplied says that a table cannot be narrowed as it was asked.
func NotApplied(filter string) string {
	return "表不能只出“" + filter + "”的，下面这张更全，表里可以按列筛。"
}
