package words

import (
	"strconv"
	"strings"

	"liaison/store/text/expr"
)

var (
	takenBack = expr.MustCompile(`(刚才|上一条|那条|前面|上面).{0,6}(作废|撤回|撤销|撤了|撤掉|删|去掉|拿掉|不要了|不算|发错|记错)|^(撤回|撤了|撤掉|删掉|作废|发错了)|^(?:我)?(?:记|写|搞|弄|报|发|说)错了?[，,。 ]*(?:把它|给我|帮我|先|都|全)*(?:撤|删|作废|不要)`)
	notDone   = expr.MustCompile(`没去|没开|没进|没办|没搞|没出去|没下去|没出门|没跑|没走|取消|作废|改期|推迟`)
	undone    = expr.MustCompile(`(?:^|[，,。 ]|把|将)[#＃]?([0-9]{2,7})号?(?:那?条|那个|的)?(?:记录|走访)?(?:也|都|先|给我|帮我|请|就|要)*(?:撤|删|作废|不要了)|^(?:算了|记错了?|记重了?|写错了?|报错了?|重复了?|不对|请|麻烦|帮我|给我|[，, ])*(?:撤销|撤掉|撤回|撤了|删掉|删除|删了|作废|撤|删)(?:一下|记录|走访|第)? ?[#＃]?([0-9]{2,7})(?:号|那?条|这条|的?记录)?[。！吧了]*$|^[#＃]([0-9]{1,7})[，, ]+(?:(?:记|弄|搞|报|写)(?:重|错)了?|重复了?|多余)?[，, ]*(?:也|都|先|给我|帮我|请|就|要)*(?:撤|删|作废|不要了)`)
	kept      = strings.NewReplacer("走不开", "", "离不开", "", "抽不开", "", "脱不开", "", "分不开", "")
	notHeld   = expr.MustCompile(`不[开上搞办讲]|不召开|不组织|[开上搞办]不[了成]|[没无]法[开上搞]`)
)

// TakesBack reports whether a text takes back what was recorded before it: 刚才那条作废.
func TakesBack(says string) bool { return takenBack.MatchString(says) }

// NotDone reports whether a text says that something did not take place: 没去成.
func NotDone(says string) bool { return notDone.MatchString(says) }

// NotOurs reports whether a text says, or asks, that something is not the speaker's to look after: 居然那个不归我们所吧.
func NotOurs(says string) bool {
	return containsAny(says, `不归 不属于 不该我们 不是我们管 不是我管 不是我们的点`)
}

// NotHeld reports whether a text says that a meeting is not held: 本月不开了.
// That somebody could not get away, 两个在工地走不开, says nothing of the meeting.
func NotHeld(says string) bool { return notHeld.MatchString(kept.Replace(says)) }

const (
	notHeldAtAll = `黄了 泡汤 流会 没开成 没搞成 没上成 没办成 没弄成 没讲成 没开起来 没搞起来 开不起来 吹了 没凑成`
	tooFew       = `就来 只来 才来 就到 只到 才到 没来齐 没到齐 来不齐 人不够 人不齐 不够数 人数不够 不够半数 不过半 没过半 凑不齐 没凑齐 没凑够 凑不够 没几个人 一半 没人来 半道 半截`
	wentHome     = `散了 散伙 回去了 走了 作罢 没开 没搞 没上 没弄 算了 停了 中断`
)

// BrokeUp reports whether a text tells that a meeting which was to be held came to nothing: 就来了五个 散了; 主题党日黄了.
func BrokeUp(says string) bool {
	if containsAny(says, `开的 都到了 全到了 都到齐`) { // one group met, the other did not
		return false
	}
	return containsAny(says, notHeldAtAll) || containsAny(says, tooFew) && containsAny(says, wentHome)
}

// UndoneNumber is the number of the record that a text takes back: 266 of 算了 266撤掉 and 撤销266; or 0.
func UndoneNumber(says string) int64 {
	if !TakesOut(says) || !strings.ContainsAny(says, "0123456789") {
		return 0
	}
	m := undone.FindStringSubmatch(says)
	if m == nil {
		return 0
	}
	n, _ := strconv.ParseInt(m[1]+m[2]+m[3], 10, 64)
	if n <= lastDay && strings.Contains(says, m[1]+m[2]+m[3]+"号") {
		return 0 // 15号的不要了 is of a day
	}
	return n
}

// lastDay is the highest day of a month.
const lastDay = 31

var putsOff = expr.MustCompile(`^(?:等等|等一下|等下|哎|那|算了|还是|要不|[，, ])*(?:先|暂时|暂|还是)*(?:别|不|不用|不要|不急着?|缓缓|等等|放一放|缓一缓)(?:忙着|急着|着急)?(?:改|停|调|换|加|动|发|弄|办|邀请|提交|报)?(?:名字?|他|她|了|吧|呢)*(?:[，,。 ]+[^，,0-9]{2,16})?[。！]*$`)

// PutsOff reports whether a text says that what is on the card is not to be done yet: 先别改 批文还没下来.
func PutsOff(says string) bool {
	return containsAny(says, `别 不 缓 等 放`) && putsOff.MatchString(strings.TrimSpace(says))
}

// Slips reports whether a text says that something was a mistake, or has not taken place: 对不起，弄错
// 了，这堂课还没有讲.
func Slips(says string) bool {
	return containsAny(says, `错 误 重复 重了 记过 报过 还没 没有 没去 没开 没讲 不是 不小心 对不起 抱歉 不好意思`)
}

var givesUpLast = expr.MustCompile(`[，,。；; ](?:那|就|先|这条|这个|这次|那条)*(?:不要了|不记了|算了|不录了|不用记了|作废|别记了|取消吧?|删了吧?|当我没说|先不记了)[吧啊。！]*$`)

// EndsGivingUp reports whether a text says why something is not to be recorded, and that it is not: 他们书记说昨天没讲成 不要了.
func EndsGivingUp(says string) bool {
	return givesUpLast.MatchString(says) && (NotDone(says) || NotHeld(says) || Slips(says) || containsAny(says, `没讲 没上 没开 没成 没去 记过 报过 录过 有了 登过`))
}

// Why reports whether a clause says why what was told before it does not count: 那是上礼拜的, 重了.
func Why(says string) bool {
	return containsAny(says, `那是 那个是 是上 是别人 是他 同事 重了 重的 记过 报过 已经 因为 太早 下雨 不是我 就走了 路过 没进去 等 还要 还得`) && !strings.ContainsAny(says, "0123456789")
}

var (
	pressed     = expr.MustCompile(`(?:点|按|结|说|搞|弄|报|办|销|提交|下手)(?:得|的)?太?(?:快|早|急)了|(?:点|按|结|办|销)(?:得|的)?错了|手快|手滑`)
	takesAway   = expr.MustCompile(`(?:收回|撤回|撤销|撤掉|取消|撤了?|退回)[^，,。；; ]{0,4}(?:办结|销号|办理|结案)|(?:办结|销号|结案)[^，,。；; ]{0,3}(?:收回|撤|取消|退|不算|不作数|作废)`)
	unfinished  = expr.MustCompile(`(?:没|未|不能|不可以|不算|不得|先不|先别|还不|别)[^，,。；; ]{0,4}?(?:完|好|妥|结|销|算|到位|签|盖|成|解决|落实|兑现|了结|退|赔|换|修|装|拆|改|来(?:$|[，,。；; ]))|(?:销|结|办|弄|搞|算|完)不(?:了|得|成|完)|(?:早|差得远|差远)着呢|还早|差得远`)
	refuses     = expr.MustCompile(`(?:^|[，,。；; ]|那个|这个|的|了|\d)(?:还|也|都|人家|他们|对方|觉得|说)*(?:不行|不成|不中|不得行|不通过|不认可?|不满意|不对|不过关|不合格)|反悔|变卦|改口|又不认`)
	onlySome    = expr.MustCompile(`(?:才|只|仅|就)[^，,。；; ]{0,4}(?:了|到|过)[0-9一二两三四五六七八九十几]{1,3}`)
	notAnything = strings.NewReplacer("没问题", "", "没意见", "", "没再", "", "没有再", "", "没说的", "", "没的说", "", "没毛病", "", "没几天", "", "没人", "", "没事", "", "差不多", "", "不对不对", "")
)

// NotFinished reports whether a text tells that what was told as done is not, or takes that back: 点快了 章还没盖, 那个不行 才退了三户,
// 撤回办结.
func NotFinished(says string) bool {
	says = notAnything.Replace(says)
	if containsAny(says, `先别动 先不动 先放着 先放一放 没问到 没问着 没联系上 没打通 没核实 没去核 没去看`) {
		return false // who is to check it has not yet
	}
	if Asks(says) || !strings.ContainsAny(says, "快早错急滑误收撤取退没未不别才只仅差反变改") {
		return false
	}
	return pressed.MatchString(says) || takesAway.MatchString(says) || unfinished.MatchString(says) || refuses.MatchString(says) || onlySome.MatchString(says) || Remains(says)
}
