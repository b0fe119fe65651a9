package words

import (
	"strings"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// directs are the words with which a leader begins a 批示.
const directs = `批示 批一下 批一句 批两句 批注 督办`

// Directs reports whether a clause of a text begins with the word of a leader's order, whatever it asks
// beside: 拖了多久了 督办 下周三前办结; 批示：先教商户怎么改.
func Directs(says string) bool {
	if !containsAny(says, directs) {
		return false
	}
	for clause := range strings.FieldsFuncSeq(says, func(r rune) bool { return strings.ContainsRune("，,。；;：: ？?\n", r) }) {
		if beginsWithAny(clause, directs) {
			return true
		}
	}
	return false
}

var hands = expr.MustCompile(`转给|交给|交由|派给|转到|移交|交办`)

var hasDo = expr.MustCompile(`让|请|叫|由`)

// HasDo is what follows the word with which a text has somebody do something; weak says that the
// word also stands in what is only told: 广告科让他们周五前换.
func HasDo(says string) (after string, weak bool) {
	if hands.MatchString(says) {
		return says, false
	}
	if at := hasDo.FindStringIndex(says); at != nil {
		return says[at[1]:], true
	}
	return says, false
}

// PassesOn reports whether a text gives something away, also to somebody unknown: 转消防.
func PassesOn(says string) bool { return strings.Contains(says, "转") }

var together = expr.MustCompile(`(?:跟|和|与|同|陪着?)([\p{Han}*※]{1,12}?)(?:他们)?(?:俩)?(?:一块儿?|一起|一道|一同|两个人|俩)`)

// Together is with whom a text says that somebody went: 乙 of 我跟乙一块儿去的; or "".
func Together(says string) string {
	if m := together.FindStringSubmatch(says); m != nil {
		return m[1]
	}
	return ""
}

// DoesIt reports whether a text has a colleague handle something: 那城东所干事乙弄.
func DoesIt(says, name string) bool {
	_, after, ok := strings.Cut(says, name)
	return ok && afterName.MatchString(after)
}

// UnitDoesIt reports whether a text has a unit handle something: 城西所处理，周五前.
func UnitDoesIt(says string) bool { return unitDoes.MatchString(says) }

// HandsBack reports whether a text says that something is not the speaker's to do: 253不归我办 该登记注册科 退回.
func HandsBack(says string) bool {
	return containsAny(says, `不归我 不该我 不是我的 不属于我 不归我们 不归咱 该归 应该归 应归 退回去 退回 不是我们`)
}

var (
	leading = expr.MustCompile(`(\p{Han}{2,12}?)(?:主办|牵头|负责主办|为主)`)
	helping = expr.MustCompile(`(\p{Han}{2,12}?)(?:协办|配合|协助|帮着|帮忙|搭把手)`)
)

// Shared is who a text wants to solve a problem and who to help: 城西所 and 消保科 of 城西所主办 消保科协办.
func Shared(says string) (leads, helps string, ok bool) {
	if !containsAny(says, `协办 配合 协助 帮着 帮忙 搭把手`) {
		return "", "", false
	}
	h := helping.FindStringSubmatch(says)
	if h == nil {
		return "", "", false
	}
	if l := leading.FindStringSubmatch(says); l != nil {
		leads = l[1]
	}
	return leads, h[1], true
}

var handsTo = expr.MustCompile(`^(?:这个|这事|那个|那|就|都|先|请)*(?:交|派|归|给|转)[\p{Han}]+`)

// HandsTo reports whether a clause of a text begins with giving something to somebody: 交特设科，周二前整好; 住所证明那个 给城东所干事甲.
func HandsTo(says string) bool {
	for clause := range Clauses(says) {
		if handsTo.MatchString(clause) {
			return true
		}
	}
	return false
}

var givenTo = expr.MustCompile(`(?:转给|交给|派给|移交给|让|叫|给|归|由|交|转|派|换)([\p{Han}]{1,9}?)(?:吧|嘛|呗|哈|咯|呀|了|算了|好了|去办|来办|办掉|办|处理|去弄|来弄|弄|去跟|来跟|跟|管|接手|接|去|负责|牵头)*(?:[，, ]|$)`)

// GivenTo is the name at the end of a text that gives something to somebody, as people call a colleague:
// 乙 of 253给乙, 老王 of 253转给老王处理; or "".
func GivenTo(says string) string {
	if m := givenTo.FindStringSubmatch(strings.TrimRight(says, "。！! ")); m != nil {
		return m[1]
	}
	return ""
}

// NameOf is the name in what GivenTo is, without the unit it stands behind: 甲 of 城东所的甲, 乙 of 他们所乙.
func NameOf(called string) string {
	if Surname(called) != "" {
		return called // 王所
	}
	for _, unit := range []string{"的", "所里", "科里", "所", "科室", "科", "室", "那边", "这边"} {
		if _, name, ok := strings.Cut(called, unit); ok {
			called = name
		}
	}
	for _, of := range []string{"他们", "她们", "你们", "我们", "咱们"} {
		called = strings.TrimPrefix(called, of)
	}
	return called
}

// titles follow a surname where a colleague is called by it; before it may stand 老 or 小.
const titles = `工 哥 姐 所 科 局 处 队 主任 科长 所长 局长 处长 队长 副局长 副所长 副科长 书记 干事 同志 老师`

// Surname is the surname by which a name calls somebody: 王 of 老王 and 王所; or "".
func Surname(called string) string {
	n := []rune(called)
	if len(n) == 2 && strings.ContainsRune("老小大阿", n[0]) {
		return string(n[1])
	}
	for title := range wordsOf(titles) {
		if rest, ok := strings.CutSuffix(called, title); ok && utf8.RuneCountInString(rest) == 1 {
			return rest
		}
	}
	return ""
}

var givenDays = expr.MustCompile(`(?:给|限|限期|限时|宽限)?(?:他们|她们|他|她|你们)?([一二两三四五六七八九十0-9]{1,3}) ?(?:个)?(?:工作日|天)(?:之内|以内|内|时间|办完|办结|弄完|期限|拿|交|出|报|给|把|查|搞|必须|$|[，,。 ])`)

// DaysGiven is how many days a text gives for something to be done, as it stands there: 三 of 给三个工作日; or "".
func DaysGiven(says string) string {
	if m := givenDays.FindStringSubmatch(says); m != nil {
		return m[1]
	}
	return ""
}

// Offices are the parts of a text that may name a unit, up to each 科 and 所, the longest first.
func Offices(says string) (parts []string) {
	n := []rune(says)
	for i, c := range n {
		if c != '科' && c != '所' {
			continue
		}
		for size := 6; size > 1; size-- {
			if i+1-size >= 0 {
				parts = append(parts, string(n[i+1-size:i+1]))
			}
		}
	}
	return parts
}

var alike = expr.MustCompile(`^(?:那|哦|对了|还有|把|和|、|跟|，| )*[^，,。0-9]{0,8}?(?:都|也)(?:是)?(?:一样|同样|这样|这么办|这么弄|照办|照此|如此|一并|照这个办)(?:处理|办理|办|的|吧|了)*[。！ ]*$`)

// Alike reports whether a text wants with something else what was done last: 也一样 of 239也一样.
func Alike(says string) bool { return alike.MatchString(strings.TrimSpace(says)) }
