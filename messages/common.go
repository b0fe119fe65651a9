package messages

import (
	"fmt"
	"strings"

	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// Words on buttons. The emoji only repeats the word.
const (
	Submit   = "✅ 提交"
	Change   = "✏️ 修改"
	AddIssue = "⚠️ 报问题"
	Discard  = "🗑 不要了"
	OnSpot   = "🏁 当场解决"
	// SearchPoint lets one choose a point while one types its name.
	SearchPoint = "🔎 边打边找"
	Went        = "✅ 去了"
	Carried     = "✅ 办了"
	NotCarried  = "没办成"
	DidNotGo    = "没去成"
	Correct     = "✏️ 更正"
	// Confirmed is the one tap that changes a kept record.
	Confirmed = "✅ 更正"
	Undo      = "↩️ 撤销"
	Back      = "◀️ 上一步"
	Skip      = "⏭ 跳过"
	Return    = "↩️ 返回"
	Yes       = "是"
	No        = "否"
	More      = "▶️ 下一页"
	MoreItems = "▶️ 更多"
	Less      = "◀️ 上一页"
)

// Words that a typed answer may be.
const (
	WordCancel   = "取消"
	WordBack     = "上一步"
	WordSkip     = "跳过"
	WordUndo     = "撤销"
	WordWithdraw = "撤回" // of a problem
	WordSubmit   = "提交"
)

// Labels of what a record holds.
const (
	LabelPoint    = "点位"
	LabelDate     = "日期"
	LabelType     = "类型"
	LabelCategory = "类别"
	LabelText     = "内容"
	LabelIssue    = "问题"
	LabelOrg      = "支部"
	LabelExpected = "应到"
	LabelPresent  = "实到"
	LabelAuthor   = "记录人"
	LabelPhone    = "电话走访"
	LabelUrgent   = "紧急"
	LabelFirm     = "企业"
	LabelDue      = "期限"
	LabelSource   = "来源"
	LabelAlso     = "同时算"
	LabelGroups   = "党小组"
	LabelVote     = "表决"
	LabelGuests   = "列席"
	LabelAbsent   = "缺席"
	LabelCaliber  = "口径"
	LabelTags     = "党建5个+"
	LabelLead     = "主办"
	LabelHelper   = "建议协办"
)

// Answers that do not fit.
const (
	PressAButton   = "请点选下面的按钮。"
	NotADate       = "没看懂日期，可以写“昨天”“周一”“4月10日”。"
	InTheFuture    = "这一天还没到。要记计划，请写“准备哪天去哪里”。"
	InThePast      = "这一天已经过了，请写今天或以后的一天。"
	NoSuchDay      = "没有这一天，请再写一次，例如“4月10日”。"
	NotANumber     = "请写一个数字，例如 62。"
	HugeNumber     = "这个数太大了，请核对后再写一次。"
	NotWhole       = "这里只记整数，请写一个整数，例如 62。"
	NegativeNumber = "这里不能是负数，请再写一次，例如 62。"
	GarbledNumber  = "没读出这个数，请再写一次，例如 62 或 2482。"
	NoSuchPoint    = "没找到这个点位，请点选或再写一次。"
	NoSuchName     = "没找到这个人，请点选或写全名。"
)

// TooLong says an answer has more than n characters.
func TooLong(got, n int) string {
	return fmt.Sprintf("太长了（%s 字，最多 %s 字），请精简一下。", thousands(got), thousands(n))
}

// thousands writes 4310 as 4,310.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// KindName is a kind in words.
func KindName(k record.Kind) string {
	switch k {
	case record.KindVisit:
		return "走访"
	case record.KindMeeting:
		return "组织生活"
	case record.KindProblem:
		return "问题"
	case record.KindActivity:
		return "活动"
	case record.KindPlan:
		return "计划"
	}
	return string(k)
}

// kindSign is the emoji of a kind.
func kindSign(k record.Kind) string {
	switch k {
	case record.KindMeeting:
		return "🗓"
	case record.KindProblem:
		return "⚠️"
	case record.KindActivity:
		return "🏅"
	case record.KindPlan:
		return "📌"
	}
	return "📝"
}

var weekdays = [...]string{"日", "一", "二", "三", "四", "五", "六"}

// Day writes a day as 4月15日 周三, with the year where it is not today's.
func Day(d, today day.Day) string {
	if d == "" {
		return ""
	}
	t := d.Time()
	s := fmt.Sprintf("%d月%d日 周%s", t.Month(), t.Day(), weekdays[t.Weekday()])
	if t.Year() != today.Time().Year() {
		s = fmt.Sprintf("%d年%s", t.Year(), s)
	}
	return s + near(today.Until(d))
}

// near says how far a close day is: （今天）.
func near(days int) string {
	switch days {
	case -2, -1, 0, 1, 2:
		return "（" + NearDay(days) + "）"
	}
	return ""
}

// NearDay names the day that many days from today.
func NearDay(days int) string {
	switch days {
	case -2:
		return "前天"
	case -1:
		return "昨天"
	case 0:
		return "今天"
	case 1:
		return "明天"
	case 2:
		return "后天"
	}
	return fmt.Sprintf("%d天后", days)
}

// ShortDay writes a day as 4月15日.
func ShortDay(d day.Day) string {
	t := d.Time()
	return fmt.Sprintf("%d月%d日", t.Month(), t.Day())
}

// Number writes #128.
func Number(n int64) string { return fmt.Sprintf("#%d", n) }

// rows lays buttons out, so many in a row.
func rows(buttons []chat.Button, in int) (grid [][]chat.Button) {
	for i := 0; i < len(buttons); i += in {
		grid = append(grid, buttons[i:min(i+in, len(buttons))])
	}
	return grid
}

// clip cuts a text after n characters.
func clip(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
