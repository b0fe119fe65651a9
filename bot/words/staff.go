package words

import (
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// A StaffAct is what an admin wants changed in the roster.
type StaffAct string

// The acts.
const (
	AddPerson StaffAct = "add"
	MovePost  StaffAct = "move"    // 调岗
	StopOne   StaffAct = "stop"    // 停用
	Restore   StaffAct = "restore" // 恢复
	Rename    StaffAct = "rename"
)

var (
	called    = expr.MustCompile(`(?:加|新增|增加|添加|来|新来|调来|分来)(?:了|一)*(?:个|名|位)?(?:人员|人|新人|新同事|同事|新干事|干事)(?:了)?[，, ]*(?:叫|名叫|名字叫|姓名|是)[:： ]*([^，,。、；; ]{2,12})`)
	nowCalled = expr.MustCompile(`^(?:把)?(.{2,14}?)(?:这个点位?|这边)?(?:要|准备|马上|已经|也)?(?:换|改)(?:了)?(?:个)?名(?:字|称)?(?:了)?[，, ]+(?:现在|以后|今后|新名|新名字)?(?:叫|是|改叫|改成|改为|更名为|叫做)[:： ]*([^，,。、；; ]{2,14})$`)
	renamed   = expr.MustCompile(`^(?:把)?([^，,。]{2,14}?)(?:的名字)?(?:改名|更名|改称|改叫|名字改|名称改)(?:为|成|叫做|叫)?[:： ]*([^，,。、；; ]{2,14})$`)
	joining   = expr.MustCompile(`(?:新来|新调来|新分来|新进|新到|来了|调来|分来|新增|增加|添加|^再加|^加|[，, 。]加)(?:了|上)?(?:一|1|两|二|2|三|3|四|4|五|5|几)?(?:个|名|位)(?:新)?(?:同志|同事|干部|干事|工作人员|人员|人)(.*)$`)
	severed   = expr.MustCompile(`^[\p{Han}]{2,4}(?:(?:和|跟|与|及)[\p{Han}]{2,4})+$`)
	asking    = expr.MustCompile(`[，, ]+(?:请|麻烦|劳烦|辛苦)?(?:你|您)?(?:帮忙|帮我|给|在系统里|系统里)?(?:改|加|更新|调整|处理|办|登记|添|换)(?:一下|下|上|上去|过来|进去|进来)[吧啊]?$`)
)

// Staff is what a text wants changed in the roster; name is the new one's, and of what is
// renamed its new one, old what it is called so far.
func Staff(says string) (act StaffAct, old, name string) {
	says = asking.ReplaceAllString(strings.TrimRight(says, "。！!吧"), "")
	if m := renamed.FindStringSubmatch(says); m != nil {
		return Rename, m[1], m[2]
	}
	if m := nowCalled.FindStringSubmatch(says); m != nil {
		return Rename, m[1], m[2]
	}
	if m := called.FindStringSubmatch(says); m != nil {
		return AddPerson, "", m[1]
	}
	if m := joining.FindStringSubmatch(says); m != nil {
		if name := nameIn(m[1]); name != "" {
			return AddPerson, "", name
		}
	}
	switch {
	case containsAny(Affirmed(says), `停用 停掉 先停 注销 账号停`) || goesStop.MatchString(says): // 借调到市局了 账号先停掉
		return StopOne, "", ""
	case Moves(says) && !containsAny(says, `恢复 启用`):
		return MovePost, "", ""
	case containsAny(says, `恢复 重新启用 再启用 启用 没走 没调走 不走了 又不借了 不借了 回来了 返岗`) && !containsAny(says, `停用 停掉`):
		return Restore, "", ""
	case containsAny(says, `停用 停掉 停了吧 停了 先停 注销 移出 移除 不在所里了 不在科里了 不在局里了 不在单位了 不干了 离职 退休了 辞职 调离 调走了`) && !containsAny(strings.ReplaceAll(says, "设备科", ""), `指标 点位 支部 电梯 设备`):
		return StopOne, "", ""
	}
	return "", "", ""
}

var goesStop = expr.MustCompile(`^(?:那|就|行|好|嗯|还是|先|，|,| )*(?:把|给)?(?:他|她)?(?:的)?(?:账号)?停(?:了|掉|用)?(?:吧|嘛|呗|他)*$`)

// The classes of the words with which an admin has done what stands on an open card, perhaps after something else was asked: 那就停, 行 调吧.
var goesAhead = classesOf(map[byte]string{
	's': `停 停用 停掉 停了`,
	'm': `调 调岗 调过去 调整`,
	'a': `加 加上 添加 新增`,
	'r': `恢复 启用`,
	'n': `改 改名`,
	'*': `办 弄 这样 这么办 这么定 继续 提交 确认`,
	'-': `那 那先 就 那就 行 好 嗯 可以 还是 照 按 直接 先 他 她 把 给 吧 了 嘛 呗 起 没事 没有事 ， , 。`,
})

// GoesAhead reports whether a text has a change of the roster done that was proposed, and nothing else.
func GoesAhead(says string, act StaffAct) bool {
	signs, whole := goesAhead.signs(strings.TrimRight(says, "。！! "))
	of := map[StaffAct]string{StopOne: "s", MovePost: "m", AddPerson: "a", Restore: "r", Rename: "n"}[act]
	return whole && of != "" && hasSign(signs, of+"*") && !hasSign(signs, strings.ReplaceAll("smarn", of, ""))
}

// The classes of the words with which an admin wants the roster, as a file or to look at. Such a wish has no other words.
var rosterWanted = classesOf(map[byte]string{
	'r': `名册 花名册 人员名册 人员名单 人员清单 人员表 名单 通讯录`,
	'f': `导 导出 导出来 导一份 导成 导个表 导张表 导成表 表 表格 excel Excel EXCEL xlsx csv 存档 备份 下载 下下来 拉个表 拉张表 出个表 文件`,
	's': `看 看看 看一眼 看一下 看下 列一下 列出来 打开 翻出来 调出来`,
	'-': `全部 全体 所有 全局 整个 现在 目前 的 把 我 给我 帮我 帮忙 给 再 也 要 来 用 留 留着 一份 一张 份 张 个 成 一下 做 发 发我 发给我 吧 了 呗 请 麻烦 那 ， , 。`,
})

// WantsRoster reports whether a text wants the roster, as a file or to look at, and nothing else: 全部名册导个表我存档; 名单再给我看一眼.
func WantsRoster(says string) (file, shown bool) {
	signs, whole := rosterWanted.signs(strings.TrimRight(says, "。！!？? "))
	ofIt := whole && hasSign(signs, "r")
	return ofIt && hasSign(signs, "f"), ofIt && hasSign(signs, "s") && !hasSign(signs, "f")
}

var asksStopped = expr.MustCompile(`^(?:那|现在|目前|看看)*(?:已经?|被|都)*(?:停用|停掉)了?的(?:人员?|账号)?(?:都|现在|一共)*(?:有|是)?(?:哪些|哪几个|谁|几个|多少|哪个)(?:人|个|账号)?[？?呢啊]*$`)

// AsksStopped reports whether a text asks who was taken out of the roster: 停用的有哪些人.
func AsksStopped(says string) bool { return asksStopped.MatchString(strings.TrimSpace(says)) }

// longestName is how many characters a name has that stands beside another.
const longestName = 4

// nameIn is the name, or the names with 、 between them, among what is said of somebody new: ，张三，工作人员.
func nameIn(says string) string {
	var names []string
	for part := range strings.FieldsFuncSeq(says, func(r rune) bool { return strings.ContainsRune("，,。、；;：: ", r) }) {
		for _, word := range []string{"他叫", "她叫", "名叫", "叫", "名字是", "姓名是", "姓名", "是"} {
			part = strings.TrimPrefix(part, word)
		}
		if n := len([]rune(part)); n < 2 || n > 12 || slices.Contains(posts, part) || strings.HasSuffix(part, "岗") || strings.ContainsAny(part, "都的") || strings.ContainsAny(part[len(part)-len("所"):], "所科室局") {
			continue
		}
		if severed.MatchString(part) {
			names = append(names, strings.FieldsFunc(part, func(r rune) bool { return strings.ContainsRune("和跟与及", r) })...)
		} else if len(names) == 0 || len([]rune(part)) <= longestName {
			names = append(names, part)
		}
		if !strings.Contains(says, "、") {
			break
		}
	}
	return strings.Join(names, "、")
}

// posts are what somebody may be in the roster.
var posts = []string{"工作人员", "支部书记", "责任领导", "管理员", "干部", "科员"}

// RoleIn is the role that a text names, as the roster has it.
func RoleIn(says string) string {
	for _, role := range []string{"支部书记", "责任领导", "管理员"} {
		if strings.Contains(says, role) {
			return role
		}
	}
	return "工作人员"
}

// InvitesAll reports whether a text wants everybody invited who did not join: 全部邀请.
func InvitesAll(says string) bool {
	return strings.Contains(says, "邀请") && containsAny(says, `全部 所有 都邀请 每个人 大家 没加入的 没进来的 他们 她们 一起邀请 一次邀请`)
}

var (
	peopleOf = expr.MustCompile(`^(?:请问|看看|看一下|查一下|问一下)?(.{2,14}?)(?:里|那边|那儿|这边)?(?:现在|目前|如今|眼下|当前)?(?:还)?谁(?:还)?在(?:呢|啊|岗)?$|^(?:请问|看看|看一下|查一下|问一下)?(.{2,14}?)(?:里|那边|那儿|这边)?(?:现在|目前|如今|眼下|当前)?(?:一共|总共)?(?:还|都)?(?:有|剩|剩下|剩了|剩的|在|是)(?:些|的)?(?:谁在|谁|哪些人|哪几个人|哪几位|几个人|多少人|什么人|哪些干事|几个干事|哪几个干事)(?:在|了)?(?:呢|啊)?$|^(.{2,14}?)(?:现在|目前)?的?(?:人员名单|人员情况|名单|有几个干事|人员有哪些|人都有谁)$`)
	nameSaid = expr.MustCompile(`(?:应该是|其实是|应为|改成|改为|改叫|名字是|叫|是)[:： ]*([^，,。、；; ]{2,12})$`)
)

// PeopleOf is the name with which a text asks who works in a unit, or "".
func PeopleOf(says string) string {
	if !strings.ContainsAny(says, "谁人干单") {
		return ""
	}
	m := peopleOf.FindStringSubmatch(strings.TrimRight(says, "。？?！!"))
	if m == nil {
		return ""
	}
	return m[1] + m[2] + m[3]
}

// NameSaid is the name that a text gives somebody: 写错了，是城西所干事丙; "" where it gives none.
func NameSaid(says string) string {
	if m := nameSaid.FindStringSubmatch(strings.TrimRight(says, "。！!吧")); m != nil {
		return m[1]
	}
	return ""
}

var (
	unitOf = expr.MustCompile(`(?:是|在|归|属于|属|到了?)?(?:哪个|哪一个|什么|哪)(?:单位|科室|部门|科|所|室)(?:里|的|上班|工作)*$`)
)

// AsksUnit reports whether a text asks to which unit somebody belongs: 张三现在是哪个单位的.
func AsksUnit(says string) bool {
	return unitOf.MatchString(strings.TrimRight(says, "。？?！!呢啊 "))
}

var stateOf = expr.MustCompile(`^(?:请问|看看|看一下|查一下|问一下)?(.{2,14}?)(?:他|她)?(?:现在|目前|如今|眼下|这会儿)?(?:的|是|处于)*(?:什么|啥|怎么个)(?:状态|状况)$|^(?:请问|看看|看一下|查一下|问一下)?(.{2,14}?)(?:现在|目前)?(?:是|有)?(?:不是|没有)?(?:还在岗|还在岗位上|还在用|还在职|在岗|在用|在职|停用|停|启用)(?:了)?(?:吗|没有|没|么|不)$|^(?:看看|看一下|查一下|查下)?(.{2,14}?)(?:现在|目前)?的?(?:账号|人员|在岗)?状态$`)

// AsksState is the name of whom a text asks whether they are in the roster still: 赵刚现在什么状态; or "".
func AsksState(says string) string {
	if !containsAny(says, `状态 状况 在岗 在用 在职 停 启用`) {
		return ""
	}
	m := stateOf.FindStringSubmatch(strings.TrimRight(says, "。？?！!呢啊 "))
	if m == nil {
		return ""
	}
	return m[1] + m[2] + m[3]
}

// The classes of the words with which people want the colleague invited who was named last.
var invitesOne = classesOf(map[byte]string{
	'i': `邀请 邀请链接 邀请码 链接`,
	'o': `他 她 这个人 这位 新来的 新人 人家`,
	'a': `再 重新 重`,
	'-': `给 帮 也 还 又 都 把 那 请 麻烦 就 先 发 开 来 做 生成 出 弄 送 转 转发 一个 个 一条 条 一份 份 一次 一下 下 一并 一起 过去 的 吧 了 呗 啊 ， ,`,
})

// InvitesThem reports whether a text wants the colleague invited who was named last, and nothing else: 给他发个邀请, 邀请也给他开一个.
func InvitesThem(says string) bool {
	signs, whole := invitesOne.signs(strings.TrimRight(says, "。！!？? "))
	return whole && hasSign(signs, "i") && hasSign(signs, "oa")
}

// The classes of the words with which people ask who of the roster did not join yet, and how long an invitation is good.
var (
	joins = classesOf(map[byte]string{
		'n': `没进来 没加入 没进 没绑定 没绑 没用上 没登上 没登录 没开通 没激活 没注册 没来 没上线 没到位 没接受 未加入`,
		'j': `进来 加入 齐 到齐 全 绑定 开通 注册 激活 上线 进 用上`,
		'w': `谁 哪个 哪些 哪几个 哪位 几个 多少 有没有人 有人`,
		'?': `没 没有 吗 么 吧 没得`,
		'-': `名单 名册 里头 里 里面 上 还有 还 有 都 的 人 同事 同志 人员 了 呢 啊 呀 现在 目前 是 那 个 全部 大家 所有 在 位 请问 看看`,
	})
	lasts = classesOf(map[byte]string{
		'i': `邀请 邀请链接 邀请码 链接`,
		'l': `有效 管用 能用 失效 过期 作废 到期 有效期`,
		'w': `几天 几 多久 多长时间 多少天 几个小时 多少小时 什么时候 啥时候 哪天 几次 几回`,
		'-': `这个 那个 这 那 的 是 会 能 可以 用 到 要 就 在 多 内 天 呢 啊 了 吗 请问 它`,
	})
)

// AsksJoined reports whether a text, from which the name of a unit was taken out, asks who did not join yet, or whether all did: 名单里头还有哪个没进
// 来, 人齐了吧.
func AsksJoined(says string) bool {
	signs, whole := joins.signs(strings.TrimRight(says, "。！!？? "))
	return whole && (hasSign(signs, "n") && hasSign(signs, "w?") || hasSign(signs, "j") && hasSign(signs, "?"))
}

// AsksLasting reports whether a text asks how long an invitation is good; ofIt says that it names it.
func AsksLasting(says string) (asks, ofIt bool) {
	signs, whole := lasts.signs(strings.TrimRight(says, "。！!？? "))
	return whole && hasSign(signs, "l") && hasSign(signs, "w"), hasSign(signs, "i")
}

var denied = expr.MustCompile(`(?:不是|没有|没|不)[^，,。；; ]*[，,。；; ]+`)

// Affirmed is a text without the parts that it denies: 不是停用，是调岗.
func Affirmed(says string) string { return denied.ReplaceAllString(says, "") }

// Moves reports whether a text has somebody move to another unit.
func Moves(says string) bool {
	return containsAny(says, `调到 调去 调岗 挪到 换到 调往 调回 换岗 轮岗`) || movesTo.MatchString(says)
}

// movesTo matches who goes to another unit: 调消保科了, 去广告科报到.
var movesTo = expr.MustCompile(`(?:调|挪)(?:整)?(?:到|去|往|回|至|进|岗到|岗去)?[^，,。！! 解查研整取试配头处度][^，,。！! ]{0,10}?(?:科|所|室|队|中心|局)|(?:去|到|往)[^，,。 ]{2,10}?(?:科|所|室|队|中心|局)里?(?:上班|任职|报到|工作|干)`)

// TakesOver reports whether a text has a colleague take over what another has in hand: 手上的活都给城西所干事甲, 原来的事由他接.
func TakesOver(says, name string) bool {
	before, after, ok := strings.Cut(says, name)
	return ok && (endsWithAny(before, `给 由 归 让 请 叫 交 转 移交`) && containsAny(says, handedOver) || beginsWithAny(strings.TrimPrefix(after, "来"), `接 接手 顶 接着 接过去`))
}

// handedOver is what somebody has in hand, and how it goes to another.
const handedOver = `活 事 工作 问题 任务 手上 手头 手里 名下 交 接 转 移`

// IsAway reports whether a text tells that somebody will be away: 4月16号到22号出差.
func IsAway(says string) bool {
	return containsAny(says, `出差 休假 请假 登假 登个假 报个假 年假 病假 产假 外出 培训 学习 住院 不在 公休 离岗`)
}

// The classes of the words with which people ask when a colleague is away.
var awayAsked = classesOf(map[byte]string{
	'l': `休 休假 请假 年假 病假 事假 假 出差 不在 离岗 外出 培训 学习 上班 回来 返岗 回岗 到岗`,
	'w': `哪天 几号 什么时候 啥时候 何时 哪几天 几天 多久 多少天 哪一天`,
	'?': `没 没有 吗 么 是不是 有没有`,
	'-': `他 她 这人 这个人 人 开始 起 从 到 至 结束 完 的 了 是 还 在 要 会 能 才 登 登记 请 走 现在 目前 最近 这周 下周 这个月 下个月 那 呢 啊 来着 单位 再 去 又 已经`,
})

// AsksAway reports whether a text, without the name of a colleague, asks when they are away or back, and nothing else: 他哪天开始休.
func AsksAway(says string) bool {
	signs, whole := awayAsked.signs(strings.TrimRight(says, "。？?！! "))
	return whole && hasSign(signs, "l") && hasSign(signs, "w?")
}

// The classes of the words with which people ask who is away on a day, or there.
var whoAway = classesOf(map[byte]string{
	'w': `谁 哪些 哪些人 哪几个 哪几个人 哪个 哪位 哪几位 几个 几个人 几人 多少 多少人 有没有人 有人 没人 有没有 几位`,
	'?': `没 没有 吗 么 不 没得`,
	'l': `请假 休假 年假 病假 事假 出差 外出 离岗 不在 不来 不上班 不在单位 不在岗 不在家 请了假 请的假 请过假 休息 假 缺勤 缺岗`,
	'p': `在 在岗 在单位 在局里 在所里 在班 在家 上班 来上班 在不在 在不在岗 到岗 齐 到齐 在位`,
	't': `今天 明天 后天 大后天 明后天 明后两天 这两天 这几天 本周 这周 下周 这星期 这礼拜 周一 周二 周三 周四 周五 星期一 星期二 星期三 星期四 星期五 今儿 明儿 现在 眼下 目前`,
	'-': `有 是 要 会 都 还 单位 局里 局 所里 所 科 科里 班 上 里 的 人 同志 同事 了 过 着 呢 看看 看下 帮我 给我 查 一下 请 休 跟我说 说 那 我们 咱们 这边 这里 能 能够 全 大家`,
})

// AsksWhoAway reports whether a text asks who of all is away on a day, or is there, and nothing else: 明天有谁不在单位, 今天有没有人请假, 明天谁在.
func AsksWhoAway(says string) bool {
	signs, whole := whoAway.signs(strings.TrimRight(says, "。？?！! "))
	switch {
	case !whole:
		return false
	case hasSign(signs, "l"):
		return hasSign(signs, "w")
	}
	return hasSign(signs, "p") && hasSign(signs, "t") && hasSign(signs, "w?")
}

var isOut = expr.MustCompile(`(?:在|去|到|赴|参加)[^，,。 场]{0,6}(?:省|市里|市委|市局|市政府|外地|北京|上海|党校|培训|考察|集训|学习)[^，,。 ]{0,8}|(?:外出|离岗|脱产|出差|休假|年假|公休)`)

// IsOut reports whether a text tells that somebody is elsewhere for their work or on leave, so that they can be asked
// nothing: 在省里开会.
func IsOut(says string) bool { return isOut.MatchString(says) }

// BackOn reports whether a text says when somebody is back: 24号回来.
func BackOn(says string) bool { return containsAny(says, `回来 返岗 回单位 回局里 上班`) }

// Arrives reports whether a text says on which day an absence begins: 周二才报到.
func Arrives(says string) bool {
	return containsAny(says, `报到 才走 才去 出发 动身 才开始 才请`)
}

// Returns reports whether a text says on which day an absence ends: 还是周三回.
func Returns(says string) bool {
	return strings.HasSuffix(strings.TrimRight(says, "来吧。！ "), "回") || containsAny(says, `回程 结束 散会`)
}

// Decides reports whether a text says that somebody decides, or is to be asked: 有事找, 代我定.
func Decides(says string) bool {
	return containsAny(says, `找 定 代 主持 看着办 做主 作主 拿主意 顶 盯 管 请示 报给 负责 处理 问 说了算 决定 牵头`)
}

var fromThen = expr.MustCompile(`(?:^|是|改)(?:从|自)|(?:开始|起)(?:走|休|请|出差)?[。！]*$`)

// FromThen reports whether a text names a first day: 从17号开始.
func FromThen(says string) bool { return fromThen.MatchString(says) }

// ofOne matches a word for the colleague who is spoken of.
const ofOne = `他 她 这人 这个人 这位 那位 那人 那个人 此人 本人`

// SpeaksOf reports whether a text speaks of the colleague who was named before: 把他停了吧; or has no more than what is
// wanted: 停用吧.
func SpeaksOf(says string) bool {
	return containsAny(says, ofOne) || utf8.RuneCountInString(says) <= 6
}
