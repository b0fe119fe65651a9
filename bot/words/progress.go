package words

import (
	"slices"
	"strings"

	"liaison/store/text/expr"
)

// Waits reports whether a text asks for the problems that nobody was given yet.
func Waits(says string) bool {
	return containsAny(says, `待交办 没交办 未交办 没派 没分下去 没分出去 没人接 没交下去 没安排下去 没安排人 没定人 没给人`)
}

// WaitsForCheck reports whether a text asks for the problems that are solved and not closed: 办结了还没销号的.
func WaitsForCheck(says string) bool {
	waits := containsAny(says, `待销号 等销号 等着销号 待核实 没核实 等核实 没验收 待验收 该销号 要销号 待回访 没回访 等我销 等着我销 等着销 等我核实 等着我核实 等着核实`)
	return waits || Unclosed(says) && containsAny(says, `办结 办完 解决 办好 弄好 做完 办了 处理完`)
}

// Unclosed reports whether a text asks for all problems that are not closed, solved or not: 没销号的还有几个.
func Unclosed(says string) bool {
	return containsAny(says, `没销号 未销号 没销的 没销掉 没销呢 没有销号 没销完 没有销的`)
}

// others are those of whose words and deeds news tell: who has to mend something, who complained, who decides.
const others = `物业|维保|商户|老板|厂家|厂里|业主|对方|他们|人家|公司|房东|经营户|摊主|店主|店家|店里|店方|商家|卖家|卖方|买家|顾客|客户|客人|当事人|双方|两边|施工队|施工方|师傅|银行|平台|市场方|市场里|管委会|管理方|开发商|消防|街道|社区|住建|城管|供电|电力局|自来水|燃气|房管|税务|甲方|乙方|总部|厂商|供货商|经销商|供应商|品牌方|装修队|负责人|家属|消费者|投诉人|举报人|工人|电梯公司|检测院|特检院|检测机构|律师|法院|工商联|协会|那家店|那家|租户|房主|车主|摊贩`

// theyDo is what others say or do about a matter.
const theyDo = `说|讲|答应|同意|承诺|表示|回复|回话|松口|服软|认了|认账|认错|不认|拒绝|反悔|改口|推|拖|躲|失联|愿意|肯|让步|要|已|准备|不|在|把|会|让|正|派|来|去|退|换|修|赔`

var news = expr.MustCompile(`^(?:已经|刚|刚才|我)?(?:喊|让|叫|督促|要求|责令|通知|提醒)(?:他们|商户|物业|对方|老板|人家|业主|店家|店主|商家|市场方)|(?:` + others + `)[^，,。]{0,6}(?:` + theyDo + `)|^(?:配件|零件|材料|手续|资料|合同|报告|证|款|钱|牌子|设备|货|锁|门)[^，,。]{0,6}(?:到|来|齐|办|签|批|下来|出来|寄|换|退|交|审|没|还|卡)`)

// News reports whether a text tells what somebody else said or did: 维保说配件后天到.
func News(says string) bool { return news.MatchString(says) }

var takenNote = expr.MustCompile(`^([^，,。0-9]{0,14}?)(?:那个|这个|那条|这条|那件|那事|的事|的)*(?:我|已经|都)?(?:收到|知道|晓得|看到|看见|明白|接到|领到|接下|接|领|在跟|在弄|在办|在盯)(?:了|呢|啦|着)*$`)

// TakenNote cuts a text whose first words only say of what the speaker has taken note, and the rest of which tells what they do about it: 钢市电梯
// and 旧合同我要来了 of 钢市电梯的收到 旧合同我要来了; where these name nothing, the rest names it too, 收到 钢市那个旧合同我要来了.
func TakenNote(says string) (of, more string, ok bool) {
	clauses := slices.Collect(Clauses(says))
	if len(clauses) < 2 {
		return "", "", false
	}
	m := takenNote.FindStringSubmatch(clauses[0])
	if m == nil {
		return "", "", false
	}
	return m[1], strings.Join(clauses[1:], "，"), true
}

const deals = `合同 证据 发票 录像 监控 看了 联系 约 沟通 协调 谈 问了 问过 回访 说好 讲好 说是 他说 都说 答应 同意 承诺 回复 回话 答复 催 补 齐了 凑齐 送检 上门 复查 复检 检测 检完 换 修 装上 装好 拆 清了 清完 清理 签 续上 续签 批了 批下 受理 转给 发了 下发 提醒单 通知书 建议书 责令 整改 罚 立案 调解 退 赔 到账 到货 货 等批 等证 等配件 还缺 还差 缺的 差的 材料 手续 派人 派了 派师傅 安排 查过 查了 核实 拍了 拖 推给 报上去 上报 请示 汇报 贴了 停用 停了 停机 封了 断电 恢复 送去 送来 拿到 拿去 寄 交了 交上 办好 办妥 办理 弄好 搞好 检定 校 通过 合格 登记 变更 告知 要等 还得等 得等 等着 来检 来修 来换 来校 排队 排到 扣 冻结 撤 下架 改了 改好 改完 写好 公示`

// Deals reports whether a text tells how a matter is dealt with: 材料补齐了, 约了周五上门.
func Deals(says string) bool { return containsAny(says, deals) }

// NewsBeside are the clauses of a text, but those with a word of an act, where they tell how a matter is dealt with: 房东约谈过 of
// 那个我接了 房东约谈过; or "".
func NewsBeside(says string, act Act) string {
	var told []string
	for clause := range Clauses(says) {
		if said := Read(clause); !said.Is(act) && !Future(clause) && !Polite(clause) && len(told)+len(said.Rest) > 0 {
			told = append(told, clause)
		}
	}
	if news := strings.Join(told, "，"); Deals(news) && !OfMyself(news) {
		return news
	}
	return ""
}

// OfMyself reports whether a text tells what the one who says it does, and of no matter: 我来城东所开会了, 先去吃饭.
func OfMyself(says string) bool {
	return beginsWithAny(strings.TrimLeft(says, "今天现在刚才上下午先就，, "), `我 咱 俺 本人 去吃饭 吃饭 开会 下班 上班 回家 回单位 路上`)
}

// Future reports whether a text tells of going somewhere oneself later: 明天我去看看.
func Future(says string) bool {
	return containsAny(says, `我去 我再去 我明天 我下周 我周 准备去 打算去 要去`) && !strings.Contains(says, "了")
}

// Ends reports whether a text says no more than that something is solved or closed: 办结吧.
func Ends(says string) bool {
	return strings.Contains(` 办结 办了 销号 结案 结了 销了 可以结了 可以办结 可以销了 可以销号 `, " "+strings.TrimRight(strings.TrimLeft(says, "那就行好，, "), "。！吧了啊呀掉 ")+" ") || strings.Contains(` 结了吧 销了吧 结了 销了 可以结了 可以销了 办了 办掉了 弄了 `, " "+strings.TrimRight(says, "。！ ")+" ")
}

var notYet = expr.MustCompile(`(?:先|还)?(?:别|不能|不要|不|没)(?:急着)?(?:办结|销号|结案|结|销)|办结(?:的|那个)?(?:先)?(?:撤|取消|不算|作废)|还没(?:完|好|办结|弄好|修好|换|拆|装|退|改|清|弄|修|整|补|赔|办|来|搬|挪)`)

// NotYet reports whether a text says that something is not solved yet after all: 先别办结.
func NotYet(says string) bool { return containsAny(says, `结 销 没`) && notYet.MatchString(says) }

const (
	someOf   = `(?:[0-9一二两三四五六七八九十几]{1,3}|一半|大半|小半|部分)(?:户|家|个|块|台|部|处|人|位|名|件|张|条|间|份|批|项|扇|盏|只|根|辆|层|栋|万|元)?`
	leftOver = `(?:没|未|不|等|待|正在|还在|要等|要到|明天|后天|下周|下礼拜|下个?月|周[一二三四五六日]|月底|再|拖)`
)

var remains = expr.MustCompile(`(?:还差|还剩|还有|还欠|就差|就剩|只差|只剩|剩下?|差|最后|另外?|其余|余下)的?(?:那|这)?` + someOf + `[^，,。 ]{0,6}?` + leftOver +
	`|(?:还差|还剩|还欠|就差|就剩|只差|只剩|剩下?)(?:那|这)?` + someOf + `|(?:就差|只差|还差)[\p{Han}]{2}|(?:大部分|一部分|部分|一半|有的|有些|有几[户家个])[^，,。 ]{0,6}(?:没|未|不)`)

// Remains reports whether a text tells that a part of a matter is left to do, 今天又退了一户 还差一户没退, or still to come, 牌子做好了 说这个周六
// 挂上. Then it is not at its end, whatever else is done.
func Remains(says string) bool {
	return remains.MatchString(says) || partLeft(says) || stillComes(says)
}

var restOf = expr.MustCompile(`^(?:但是?|就|只|不过|可是?|还有)*(?:[东西南北前后里外上下左右](?:头|边|面|侧|门)|(?:负?[0-9一二三四五六七八九十]+|那|另外?[一那])(?:楼|层|号|家|户|个|台|块|排|部|处)|[大小新旧老]的|剩下|其余|其他|别的)[^，,。 ]{0,6}?(?:没|未|不肯|不让|不愿|不同意|不在|不配合|不拆|不换)([^，,。 ]{0,8})$`)

// partLeft reports whether a text tells of one part that is left, beside what was done of others: 西头三家换完了 东头那家没换.
func partLeft(says string) bool {
	for clause := range Clauses(says) {
		if m := restOf.FindStringSubmatch(clause); m != nil && clause != strings.TrimSpace(says) && !containsAny(m[1], `问题 事 意见 异议 毛病 落 漏 少 再 说`) {
			return true
		}
	}
	return false
}

var (
	toCome  = expr.MustCompile(`(?:明天|明早|明儿|后天|大后天|下周|下礼拜|下星期|下个?月|过两天|过几天|改天|回头|月底|月初)|(?:说|让|约|等|要|会|得|准备|打算|答应|定在|定的?|争取|最迟|最晚)[^，,。 ]{0,6}?(?:(?:这|本)?(?:周|礼拜|星期)[一二三四五六日天末]|[0-9]{1,2}[号日])|(?:[0-9]{1,2}[号日]|(?:周|礼拜|星期)[一二三四五六日天末])(?:之前|以前|前)[^，,。 了完]{0,4}(?:到|付|给|换|装|来|退|补|交|送|改|清|拆|修|结)[^，,。 了完]{0,4}$|^(?:这|本)?(?:周|礼拜|星期)[一二三四五六日天末](?:上午|下午|之前|前|就|才|再|我|他|去|来)[^了]*$`)
	waiting = expr.MustCompile(`^(?:现在|目前|就|只|但|但是|不过|还是|还|我|他们|都|那|，)*(?:等|等着|在等|要等|得等|还得|还要|还没|还未|还在|就差|只差|没挂|没装|没贴|没换|没拿|没领|没取|没去|没到|没批|没签|没下来|没出来|没定)|(?:再说|再看|再定|再报|再办结|再销号|才算|才能结|没[\p{Han}]{1,3}呢)$`)

	endsLater = expr.MustCompile(`(?:下来|到手?|了|完|好|齐|上|后)(?:就|再|才)(?:可以|能|给|去)?(?:办结|销号|销|结案|结)(?:$|[，,。 ])`) // 照下来就办结
)

func stillComes(says string) bool {
	for clause := range Clauses(says) {
		if Ends(clause) {
			return false // 可以办结了
		}
		if toCome.MatchString(clause) || waiting.MatchString(clause) {
			return true
		}
	}
	return endsLater.MatchString(says)
}

// GoesAgain reports whether a text tells of going to the place of the talk again: 明天再去看一眼.
func GoesAgain(says string) bool {
	return containsAny(says, `再去 再看 再来 再跑 复查 回头看 回访 去看看 去看一 跟进 去盯 再转 过去看`) || strings.HasPrefix(says, "那") && goesThere.MatchString(says)
}

// AnotherTrip reports whether a text that names no place goes on to another one: 又跑了三家.
func AnotherTrip(says string) bool { return containsAny(says, `去 跑 又 另 下一家 走访`) }

// HasHappened reports whether a text has a word of what is over and done.
func HasHappened(says string) bool {
	return strings.ContainsAny(says, "了好完结已过掉成妥齐到退没销换拆通")
}

var goesOver = expr.MustCompile(`(?:又|也|刚刚?|才|再|我|今天|昨天|上午|下午|已经)(?:过去|去|跑|来)(?:了|过)(?:一)?(?:趟|次|下)?(?:$|[，,。；; ])`)

// GoesOver reports whether a text tells of going to the place of the talk without its name: 今天我又去了一趟，送服务.
func GoesOver(says string) bool {
	return containsAny(says, `我过去 下午过去 上午过去 刚过去 在那边 去那边 刚从那`) || containsAny(says, `去 跑 来`) && goesOver.MatchString(says)
}

var goneThere = expr.MustCompile(`(?:去|到|在|从|往|跑|走|上)(?:了|过)?(?:他们|她们|人家)?(那儿|那边儿?|那里|那头|那块儿?|那个点位?|那家单位|那地方)`)

// There is what stands before and behind a word for the place of the talk, where somebody goes there or is there: 我今天也去 and 走了一趟 of
// 我今天也去那儿走了一趟.
func There(says string) (before, behind string, ok bool) {
	m := goneThere.FindStringSubmatchIndex(says)
	if m == nil {
		return says, "", false
	}
	return says[:m[2]], says[m[3]:], true
}

var reportsIt = expr.MustCompile(`[，,。 ]*(?:那|我|就|先|还是|也|得|要)*(?:报上吧?|报上去吧?|报一下吧?|报了吧|报一报|上报(?:一下|吧|了)?|报个问题|记个问题|登记一下吧?|报下吧?|还是报吧)[。！]*$`)

// Reports cuts the words with which a text wants what it tells reported: 写字楼1号电梯没修好 of 写字楼1号电梯没修好 还是报上吧.
func Reports(says string) (what string, ok bool) {
	if !containsAny(says, `报 登记 记个`) {
		return says, false
	}
	end := reportsIt.FindString(says)
	what = strings.TrimSuffix(says, end)
	return what, end != "" && what != ""
}

// Finds reports whether a text tells of something that was found, or of one more: 有家店没亮照, 又发现一块.
func Finds(says string) bool {
	return containsAny(says, `发现 查到 查出 看到 碰到 遇到 又有 还有 有家 有个 有一 有两 有几 新来 新开`)
}
