package words

import (
	"strings"

	"liaison/store/text/expr"
)

const changing = `换成 改成 换为 改为 变更为 调整为 调整到 改回 换回 恢复为 恢复成 换到 换 改由 改 应该是 应当是 应为 写成 填成 定为 写 填`

var leads = expr.MustCompile(`^(.{2,10}?)(?:这个点位?)?[，, ]*(?:(?:从|自)?(?:以后|今后|往后|今天起|现在起|即日起))?[，, ]*(?:都|就|改|要|该)?(?:归|由|让|给|交给)(.{2,12}?)(?:来)?(?:分管|负责|管|联系)(?:了)?$`)

// LedBy is who a text says has charge of a point from now on: 分管副局长甲 of 步行街以后归分管副局长甲管; or "".
func LedBy(says string) string {
	if !containsAny(says, `归 由 让 给`) || !containsAny(says, `管 负责 联系`) {
		return ""
	}
	m := leads.FindStringSubmatch(strings.TrimRight(says, "。！!吧 "))
	if m == nil || containsAny(m[1], `下月 下个月 下周 明天 月起 日起 年起`) { // a change is made at once
		return ""
	}
	return m[2]
}

// ChangedTo is what a text says after its word of change: 乙 of 由甲改为乙.
func ChangedTo(says string) string {
	last := -1
	for w := range strings.FieldsSeq(changing) {
		if i := strings.LastIndex(says, w); i >= 0 {
			last = max(last, i+len(w))
		}
	}
	return says[max(last, 0):]
}

// Changed is what a text wants in the place of what it was, where it says nothing else: 一季度 of 换成一季度的吧; or "".
func Changed(says string) string {
	says = strings.TrimRight(strings.TrimLeft(says, "那再就给我 "), "。！吧的呢 ")
	if has := beginning(says, changing); has != "" {
		return says[len(has):]
	}
	return ""
}

// The classes of the words that give something else what was given just now.
var likewise = classesOf(map[byte]string{
	'a': `也 一并 一起 一块 一同 同样 一样 跟着 照样 照着 照此 随着 都`,
	'g': `给 归 划给 交给 换成 改成 换 改 由 让 分给 调给 换给 归到 划归`,
	'o': `他 她 他们 这样 这么 他管 他负责 他分管 人家 这个科 这个所`,
	'-': `那 那个 点 点位 和 跟 与 、 ， , 的 吧 了 就 把 来 管 负责 分管 办 弄 下 一下 以后 今后 呗`,
})

// Likewise reports whether a text, from which the names of places were taken out, wants there what was done just now, and nothing
// else: 也一并给他, 跟着也换.
func Likewise(says string) bool {
	signs, whole := likewise.signs(strings.TrimRight(says, "。！! "))
	return whole && hasSign(signs, "a")
}

// ToUnit is what a text says of who has charge of a point from now on, behind its word of change: 城西所管 of 农贸划到城西所管;
// or "".
func ToUnit(says string) string {
	if !containsAny(says, `管 负责 联系 对接`) {
		return ""
	}
	at := 0
	for w := range strings.FieldsSeq(`划给 划到 划归 调给 移给 移交给 换给 转给 归到 归 由 换到 改由 交给`) {
		if i := strings.LastIndex(says, w); i > 0 {
			at = max(at, i+len(w))
		}
	}
	if at == 0 {
		return ""
	}
	return says[at:]
}

// ChangesBack reports whether a text takes a change back: 先改回甲.
func ChangesBack(says string) bool { return containsAny(says, `改回 换回 恢复`) }

// PointField is the field of a point that a text wants changed, or "".
func PointField(says string) string {
	if !containsAny(says, changing) {
		return ""
	}
	for _, f := range []struct{ word, field string }{{"责任领导", "责任领导"}, {"责任人", "责任人"}, {"分管领导", "责任领导"}, {"责任科室", "责任科室"}, {"主管科室", "责任科室"}, {"联系科室", "责任科室"}, {"责任科", "责任科室"}, {"责任所", "责任所"}, {"主管所", "责任所"}, {"属地所", "责任所"}, {"责任单位", "责任单位"}} {
		if strings.Contains(says, f.word) {
			return f.field
		}
	}
	return ""
}

// StaffOrder reports whether a text wants somebody added to the roster; or, where it
// names a colleague, moved in it.
func StaffOrder(says string, named bool) bool {
	return containsAny(says, `加个人 加一个人 新增人员 增加人员 添加人员 加一名`) ||
		named && containsAny(says, `调到 调去 调岗 挪到 挪过去 换岗 离职 退休了`)
}

// Invites reports whether a text is about an invitation to the bot.
func Invites(says string) bool { return strings.Contains(says, "邀请") }

// unitEnds are with what the name of a unit ends.
const unitEnds = `局 所 科 室 办 处 院 厅 部 委 会 队 站 中心 支队 大队 分局 政府 街道 办事处 集团 公司`

// OfUnit reports whether a text may be the name of a unit: it ends as one does.
func OfUnit(says string) bool {
	says = strings.TrimSpace(says)
	for end := range wordsOf(unitEnds) {
		if strings.HasSuffix(says, end) {
			return true
		}
	}
	return false
}

// AsksPhone reports whether a text asks for somebody's telephone number: 书记联系电话有没有, 他手机号多少.
func AsksPhone(says string) bool {
	if !containsAny(says, `电话 手机 联系方式 号码`) || containsAny(says, `打电话 打了电话 电话里 电话走访 来电 热线 投诉 打过电话 通电话 电话问 回电话`) {
		return false
	}
	return Asks(says) || EndsAsking(says) || endsWithAny(strings.TrimRight(says, "。！? ？"), `电话 手机 手机号 号码 联系方式 呢 给我 发我 不`)
}
