package words

import (
	"strings"
	"unicode/utf8"

	"liaison/store/text/expr"
)

var revised = expr.MustCompile(`([0-9])(?:[人户家个次名]|人次|个人)?改([0-9])`)

var notRight = expr.MustCompile(`^([0-9]{1,6}|[一二两三四五六七八九十百]{1,5})[家户个人次名位]?(?:那个|那条|那家|那户|的那个|的)?(?:不对|错了|写错了|记错了|说错了)是?([0-9]{1,6}|[一二两三四五六七八九十百]{1,5})[家户个人次名位]?[。！]*$`)

// Correction is 不是8是9, 是8户: the number that is wrong, where one is named, and
// what it ought to be.
func Correction(says string) (wrong, right string, ok bool) {
	says = revised.ReplaceAllString(says, "${1}改成${2}")
	n := strings.NewReplacer("，", "", ",", "", " ", "", "改成", "改为", "换成", "改为", "０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9", "应该是", "是", "应为", "是", "其实是", "是").Replace(says)
	if head, tail, found := strings.Cut(n, "改为"); found {
		right, _ = digits(tail)
		i := strings.LastIndexFunc(head, func(r rune) bool { return !strings.ContainsRune(numerals, r) })
		if i >= 0 {
			_, size := utf8.DecodeRuneInString(head[i:])
			head = head[i+size:]
		}
		return head, right, head != "" && right != ""
	}
	if m := notRight.FindStringSubmatch(n); m != nil { // 五六家不对 7家
		return m[1], m[2], true
	}
	if _, tail, found := strings.Cut(n, "不是"); found {
		wrong, tail = digits(tail)
		if _, tail, found = strings.Cut(tail, "是"); wrong != "" && found {
			if right, _ = digits(tail); right != "" {
				return wrong, right, true
			}
		}
		head, _, _ := strings.Cut(n, "不是")
		if i := strings.LastIndex(head, "是"); i >= 0 && wrong != "" {
			if right, _ = digits(head[i+len("是"):]); right != "" {
				return wrong, right, true
			}
		}
		return "", "", false
	}
	if i := strings.LastIndex(n, "是"); i >= 0 {
		var rest string
		right, rest = digits(n[i+len("是"):])
		if next, _ := firstRune(rest); strings.ContainsRune("支组楼层号栋期区门", next) && next != 0 {
			return "", "", false // 是二支部
		}
	}
	return "", right, right != ""
}

const daySigns = `[今昨前大天上个这本周星期礼拜一二三四五六日月号初十0-9]{2,8}`

var (
	dayIs    = expr.MustCompile(`(?:是|在|应该是|应该|改成|改到|改为)(` + daySigns + `)(?:上午|下午|晚上|早上|中午)?(?:才)?(?:\p{Han}{0,3}的)?(?:事)?$`)
	dayKept  = expr.MustCompile(`(?:记|写|填|报|登|选)成(?:了)?(` + daySigns + `)(?:上午|下午|晚上|早上|中午)?(?:的|去了|了)*$`)
	dayWrong = expr.MustCompile(`(?:不是|(?:记|写|填|报|登|选)成(?:了)?)((?:[0-9一二三四五六七八九十]{1,3}月)?[0-9一二三四五六七八九十初]{1,3}[号日]|[今昨前]天|[上这本]?(?:个)?(?:周|星期|礼拜)[一二三四五六日天])`)
	dayIsNot = expr.MustCompile(`不是(` + daySigns + `)(?:上午|下午|晚上|早上|中午)?(?:\p{Han}{0,3}的)?$`)
)

// DayMended is the day that a text says was wrong, where it names it, and the day that it was: 昨天 and 前天 of 招牌是前天换的，不是昨天. right is "" where
// a text does not set a day right.
func DayMended(says string) (wrong, right string) {
	of := containsAny(says, `日期 日子 哪天 那天 时间`)
	for clause := range Clauses(says) {
		if m := dayIsNot.FindStringSubmatch(clause); m != nil {
			wrong = m[1]
		} else if m := dayKept.FindStringSubmatch(clause); m != nil { // 我给记成13号了
			wrong = m[1]
		} else if m := dayIs.FindStringSubmatch(clause); m != nil && right == "" {
			right = m[1]
		}
	}
	named := strings.ContainsAny(right, "天号日周期拜月初")
	if !named || wrong == "" && !(of && Mistaken(says)) {
		return "", ""
	}
	return wrong, right
}

var (
	dayWas   = expr.MustCompile(`^(?:我们?|那|这|趟|次|个|条|家|边|回|的|是|应该|其实|就|走访|哦|噢|不|[\p{Han}]{1,4}(?:会|课|党日|政策|服务|信心))*(` + daySigns + `)(?:上午|下午|晚上|早上|中午)?(?:才)?(?:(?:去|跑|到|开|办|搞|走|做|弄|送|上|讲)+的|的事)$`)
	dayAside = expr.MustCompile(`^(?:我|因为)*(` + daySigns + `?)(?:上午|下午|晚上)?(?:我|一?整?天|全天|都|又|根本|压根|人|是|就|一直)*(?:没(?:出|去|动|下|到|跑|得)|(?:在|待|呆|蹲|坐)(?:所|局|科|家|办公室|单位)|值班|开会|有会|培训|写材料|休息|休假|请假|调休|补休|学习)[^0-9]{0,8}$`)
	muddled  = classesOf(map[byte]string{'v': `糊涂 迷糊 糊 昏 晕 懵 乱 串 混 岔 错 反 不对 不是`, '-': `过 忙 睡 写 说 记 讲 报 弄 搞 看 填 脑子 脑壳 脑袋 头 日子 日期 时间 天数 哪天 我 都 有点 给 把 了 的 刚才 刚 日历 得 成`})
)

// DayOfIt is the day of which a text, without the name of the place, says that it was the day of something, where it says besides no more than
// how the mistake came about and what the speaker did on the day that was wrong: 今天 and 昨天 of 过糊涂了 是昨天去的 今天一天都在所里写材料.
func DayOfIt(says string) (wrong, right string) {
	for clause := range Clauses(says) {
		signs, whole := muddled.signs(clause)
		if whole && hasSign(signs, "v") {
			continue
		}
		if m := dayAside.FindStringSubmatch(clause); m != nil && wrong == "" {
			wrong = m[1]
			continue
		}
		m := dayWas.FindStringSubmatch(clause)
		if m == nil || right != "" {
			return "", ""
		}
		right = m[1]
	}
	return wrong, right
}

// DayWrong is a day that a text calls wrong wherever it stands, or "": 四月十号 of 是四月九号开的不是四月十号请改过来.
func DayWrong(says string) string {
	if m := dayWrong.FindStringSubmatch(says); m != nil {
		return m[1]
	}
	return ""
}

// Numbered reports whether a text corrects the number of a thing, 三楼, and no figure.
func Numbered(says string) bool { return strings.Contains(says, "不是") && storeys.MatchString(says) }

var storeys = expr.MustCompile(`不是([\p{Han}0-9]{0,6}?[0-9一二两三四五六七八九十]+(?:楼|层|号|栋|幢|单元|区|期|厅|门)[\p{Han}]{0,4}?)(?:的)?(?:[，, ]*(?:应该)?是|[，, ]+)([\p{Han}0-9]{1,10}?)(?:的)?[。！]*$`)

var (
	placeIs  = expr.MustCompile(`^(?:[^，,。 ]{0,10}[了下遍过看][^，,。 ]{0,5}[，, ]+)?(?:不对|不是|错了|说错了|写错了|记错了|哦|应该|其实|[，, ])*(?:是|在)?(` + nthPlace + `)(?:那个|那部|那台|那边|的|才对|[，, ]*不是[\p{Han}0-9A-Za-z]{1,8})*[。！]*$`)
	placesIn = expr.MustCompile(nthPlace)
)

// nthPlace matches which of several parts of a place is meant: 西门, 三楼, 2号梯.
const nthPlace = `(?:负?[东西南北前后正侧左右一二两三四五六七八九十0-9A-Za-z]{1,3})(?:号)?(?:门|楼|层|[货客扶电]?梯|塔吊|锅炉|行车|叉车|区|栋|座|单元|厅|口|期|库|排|摊)`

// PlaceIs is the part of a place of a text that says no more: 西门 of 是西门; or "".
func PlaceIs(says string) string {
	if m := placeIs.FindStringSubmatch(strings.TrimSpace(says)); m != nil {
		return m[1]
	}
	return ""
}

// PlaceLike is the only part of a place in a text that is named as another is: 东门 of 东门那个消防通道堵着货, for 西门; or "".
func PlaceLike(text, other string) string {
	_, size := utf8.DecodeLastRuneInString(other)
	like := ""
	for _, found := range placesIn.FindAllString(text, -1) {
		if !strings.HasSuffix(found, other[len(other)-size:]) {
			continue
		}
		if like != "" {
			return ""
		}
		like = found
	}
	if like == other {
		return ""
	}
	return like
}

// Reworded is the wrong and the right words of 是经营范围变更，不是地址变更.
func Reworded(says string) (wrong, right string, ok bool) {
	if m := storeys.FindStringSubmatch(says); m != nil {
		return m[1], m[2], true // 不是三楼是四楼
	}
	for part := range strings.FieldsFuncSeq(says, func(r rune) bool { return strings.ContainsRune(",，。;； ", r) }) {
		if w, found := strings.CutPrefix(part, "不是"); found {
			wrong = w
		} else if w, found := strings.CutPrefix(part, "应该是"); found {
			right = w
		} else if w, found := strings.CutPrefix(part, "是"); found {
			right = w
		}
	}
	if wrong != "" && right == "" { // 那秤是卖干货那家的 不是卖鱼的
		for part := range Clauses(says) {
			if _, is, found := strings.Cut(part, "是"); found && !strings.Contains(part, "不是") {
				right = is
			}
		}
	}
	return wrong, right, utf8.RuneCountInString(wrong) > 1 && right != ""
}

const numerals = "0123456789０１２３４５６７８９零一二两三四五六七八九十百千"

// digits cuts the number with which a text begins.
func digits(s string) (number, rest string) {
	i := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune(numerals, r) })
	if i < 0 {
		return s, ""
	}
	return s[:i], s[i:]
}

// Doubts reports whether a text doubts what was told and tells nothing in place of it: 好像还不止.
func Doubts(says string) bool {
	return containsAny(says, `不止 不对 不准 有误 记错 说错 写错 搞错`)
}

const amountWithMeasure = `([0-9]{1,4}|[一二两三四五六七八九十百]{1,4})([个家户台部处块间条张件摊位名辆扇盏层起项次桶箱瓶袋根座只])`

var (
	anAmount  = expr.MustCompile(amountWithMeasure)
	notAmount = expr.MustCompile(`(?:不是|没有|不止)` + amountWithMeasure)
)

var countAfterAll = expr.MustCompile(`^(?:不对|不是|错了|说错了|应该|其实|原来|[，, ])*是` + amountWithMeasure + `(?:[，,。 ]|$)`)

// CountMended is the amount that a text begins with as what it is after all, 两台 of 是两台 我刚又问了一下管理员, and the only one of
// another text that is counted so; or "".
func CountMended(says, text string) (wrong, right string) {
	if !countAfterAll.MatchString(says) {
		return "", ""
	}
	return RightCount("说错了，"+anAmount.FindString(says), text)
}

// RightCount is the amount that a text puts in the place of the only one of another text that is counted so: 两家 and 三家 where it is
// 是三家，不是两家 and the other 街口两家奶茶店招牌松了; or "".
func RightCount(says, text string) (wrong, right string) {
	not := notAmount.FindStringSubmatch(says)
	if not == nil && !ToldWrong(says) {
		return "", ""
	}
	rest := notAmount.ReplaceAllString(says, "")
	is := anAmount.FindAllStringSubmatch(rest, -1)
	if len(is) != 1 || not != nil && not[2] != is[0][2] {
		return "", ""
	}
	for _, had := range anAmount.FindAllStringSubmatch(text, -1) {
		switch {
		case had[2] != is[0][2] || not != nil && had[1] != not[1]:
		case wrong != "":
			return "", ""
		default:
			wrong = had[0]
		}
	}
	if wrong == "" || wrong == is[0][0] {
		return "", ""
	}
	return wrong, is[0][0]
}
