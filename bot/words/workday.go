package words

import (
	"strings"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// OfLeave reports whether a text may speak of a leave: only then is it looked at more closely.
func OfLeave(says string) bool {
	return containsAny(says, `假 休 不在 上班 回来 返岗 到岗 出差 外出 培训 学习 住院 离岗 脱产 不请 不用请 别请`)
}

var ownLeave = classesOf(map[byte]string{'i': `我 我的 我这`, 'l': `请 休 歇 请假 休假 年假 假 假期`, 'w': `哪几天 哪天 哪一天 几天 几号 多久 什么时候 没 没有 吗`,
	'-': `下周 这周 本周 上周 下个月 这个月 五一 是 的 了 过 到 从 这个 那个 个 那 现在 来着 呢 一共 总共 到底`})

// AsksOwnLeave reports whether a text asks for the days of the speaker's own leave, and nothing else: 我下周请的是哪几天.
func AsksOwnLeave(says string) bool {
	signs, whole := ownLeave.signs(strings.TrimRight(says, "？?。 "))
	return whole && hasSign(signs, "i") && hasSign(signs, "l") && hasSign(signs, "w")
}

// AsksOfLeave reports whether the part of a text that speaks of a leave asks rather than tells: 这周哪些人请假了, but not 周五请假行不行, a wish.
func AsksOfLeave(says string) bool {
	for clause := range Clauses(Wish(says)) {
		if OfLeave(clause) && (Asks(clause) || EndsAsking(clause)) && !mayLeave.MatchString(clause) {
			return true
		}
	}
	return false
}

// mayLeave matches what asks to be let go: 明天能请个假吗, 可不可以请半天.
var mayLeave = expr.MustCompile(`(?:能不能|能否|可不可以|可否|可以|能|想)[^，,。]{0,8}(?:请|休|假|不在|出差)`)

// DaySign reports whether days are written with a character: 下周五前.
func DaySign(c rune) bool {
	return strings.ContainsRune("周星期一二三四五六日天前内月底号", c)
}

// NthDay is which of several days a text means: 1 is 头一天; 0 where it names none.
func NthDay(says string) int {
	for i, names := range []string{`头一天 第一天 头天`, `第二天 后一天`, `第三天`} {
		if containsAny(says, names) {
			return i + 1
		}
	}
	return 0
}

const festivals = `元旦 春节 清明 五一 劳动节 端午 中秋 国庆`

// Holiday reports whether a text is about days off, or the days worked for them.
func Holiday(says string) bool {
	short, festival := utf8.RuneCountInString(says) <= 8, containsAny(says, festivals)
	if containsAny(says, `补班 调休 放几天 放假`) {
		return short || festival || containsAny(says, `哪天 几号 什么时候 怎么`)
	}
	return short && festival && Continues(says)
}

var (
	workday = expr.MustCompile(`上不上班|要不要上班|用不用上班|(?:要|用|还|得|也)?上班(?:吗|不|么|没有?)|放不放假|放假(?:吗|不|么)|休不休|休息(?:吗|不|么)|(?:是不是|算不算|是|算)(?:要|得)?(?:上班|放假|休息|工作日|节假日|休息日)(?:吗|么|啊)?$|补不补班|补班(?:吗|不|么)`)
	daysOff = expr.MustCompile(`(?:从)?(?:几号|哪天|什么时候|啥时候)(?:开始)?(?:放|休|到几号|上班)|放到|休到|(?:放|休)(?:假)?(?:几天|多久|多少天)|(?:怎么|咋)(?:放|休|调休|安排)|(?:几天|多少天|哪几天)假?$|放(?:假)?(?:哪几天|几号到几号)|(?:哪天|几号|什么时候)(?:放假|上班|补班|调休)`)
)

// AsksWorkday reports whether a text asks whether a day is worked: 9月20号到底上不上班.
func AsksWorkday(says string) bool {
	return containsAny(says, `班 假 休 工作日`) && workday.MatchString(strings.TrimRight(says, "。？?！!呢啊呀 "))
}

// restFestivals are how the festivals are called that bring days off, and what the calendar calls them.
var restFestivals = []struct{ called, name string }{
	{"元旦", "元旦"}, {"春节", "春节"}, {"过年", "春节"}, {"清明", "清明"}, {"五一", "劳动"}, {"劳动节", "劳动"},
	{"端午", "端午"}, {"中秋", "中秋"}, {"国庆", "国庆"}, {"十一", "国庆"},
}

// AsksFestival is the festival of which a text asks when its days off are, 国庆从几号放到几号; or "".
func AsksFestival(says string) string {
	if !daysOff.MatchString(strings.TrimRight(says, "。？?！!呢啊呀 ")) {
		return ""
	}
	for _, f := range restFestivals {
		if strings.Contains(says, f.called) {
			return f.name
		}
	}
	return ""
}

// TellsHoliday reports whether a text tells of days off: a notice.
func TellsHoliday(says string) bool {
	return strings.Contains(says, "放假") && containsAny(says, `至 到 共 —`) && strings.Contains(says, "日")
}
