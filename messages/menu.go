package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
)

// menus are the keyboards below the chat, by role.
var menus = []struct {
	role bureau.Role
	keys []string
	hint string
}{
	{bureau.Staff, []string{"📝 记走访", "⚠️ 报问题", "📋 待办", "🔎 查点位"}, "例：居然之家 送政策 62户"},
	{bureau.Secretary, []string{"🗓 本月组织生活", "✍️ 记会议", "⚠️ 报问题", "📋 待办"}, "例：支委会 20号 到5应6"},
	{bureau.Leader, []string{"📊 本周数字", "⚠️ 问题台账", "🗓 会议进度", "📤 导出"}, "例：城东所本周"},
	{bureau.Admin, []string{"👥 人员", "🔗 邀请", "📍 点位", "🩺 运行"}, "例：本周数字"},
}

// maxKeys is how many keys a person with several roles sees.
const maxKeys = 6

// MenuOf is the keyboard of a person: the union of their roles'.
func MenuOf(p *bureau.Person) [][]string {
	var keys []string
	for _, m := range menus {
		if !p.Is(m.role) {
			continue
		}
		for _, k := range m.keys {
			if len(keys) < maxKeys && !slices.Contains(keys, k) {
				keys = append(keys, k)
			}
		}
	}
	return slices.Collect(slices.Chunk(keys, 2))
}

// HintOf is the shortest entry, for the placeholder of the typing line.
func HintOf(p *bureau.Person) string {
	for _, m := range menus {
		if p.Is(m.role) {
			return m.hint
		}
	}
	return ""
}

// Menu says what a person can do.
func Menu(p *bureau.Person) string {
	var keys []string
	for _, row := range MenuOf(p) {
		keys = append(keys, row...)
	}
	return "您可以：" + strings.Join(keys, "　")
}

// Help says how to write, what is kept, who sees it and how to leave.
func Help(p *bureau.Person) string {
	return Menu(p) + `

怎么记：说一句话就行。
· 今天去居然之家送政策，62户，现场答疑5个
· 昨天跟同事去运营公司，6户企业提了10个问题，当场都解决了
· 问题：钢市电梯维保合同到期没人管
· 支委会 20号 到5应6 发展党员
· 钢市结对联建，攻关会议3次，金点子8个　· 居然之家新增良好行为企业2家
· 钢市电梯那个搞定了　· 把钢市电梯那个派给特设科，15个工作日
· 更正，是26户　· #128　· 本周数字

怎么改：改原来那条消息，或点“更正”；10 分钟内可以“撤销”。
问题：打开卡片点按钮；回复卡片（文字或照片）就是一条进展。
替同事记：代城东所干事乙记：……
要文书：说“2026年记录本”“会议记录 #12”“交办单 #12”“问题清单”“名册”，或发“文书”。

记下什么：哪天、哪个点位、做了什么、数字。不定位、不打卡、不排名，照片不是必须的。
谁能看：责任领导、责任科室和责任所、本支部、管理员，各看各的范围。
请勿发涉密和工作秘密；电话、证件号、人名会自动隐去。
/settings 免打扰、请假　/mydata 导出我的数据　/feedback 提意见　/stop 停用` + adminHelp(p)
}

// adminHelp are the commands that only an admin has.
func adminHelp(p *bureau.Person) string {
	if !p.Is(bureau.Admin) {
		return ""
	}
	return "\n管理员：/indicator 自设指标　/five 五个一　/duties 应做设置"
}

// WhatFeedback asks what the admins should hear.
const WhatFeedback = "想说什么？直接写，管理员会看到。"

// FeedbackFrom is what an admin hears.
func FeedbackFrom(p *bureau.Person, text string) string {
	return fmt.Sprintf("💬 %s 反馈：%s", p.Name, text)
}

// FeedbackSent thanks for it.
func FeedbackSent(heard bool) string {
	if heard {
		return "谢谢，已转给管理员。"
	}
	return "谢谢，已记下；管理员加入后会看到。"
}

// What somebody reads before the first message: in the empty chat, and on the bot's profile.
const (
	BotDescription = "小个专党建联系点的聊天助手。走访回来说一句话，出一张卡片，点一下就是一条记录；问题跟到销号。\n\n" +
		"例：今天下午去居然之家送政策，62户\n\n" +
		"留什么：您说的话、照片和记录，按职责看得到的同事才看得到；电话、证件号和人名保存前隐去。加入后发“帮助”看全部，发“导出我的数据”拿走自己的。\n\n" +
		"勿发涉密和工作秘密。\n\n" +
		"只对名册里的人开放：用管理员给您的邀请链接进来。"
	BotShort = "党建联系点助手：一句话记走访，问题跟到销号。只对名册里的人开放。勿发涉密。"
)

// GuestCommands are for whoever has no role yet.
func GuestCommands() []chat.Command {
	return []chat.Command{{Name: "start", Words: "开始"}, {Name: "help", Words: "帮助：能做什么，留什么，谁看得到"}}
}
