package words

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// afterNumber are the signs before which bare digits can be the number of a record.
const afterNumber = "那这我没办发转交让催撤重延解已都还,、和与号可能 销由请给结算归"

// numberAt reads #128, 128号, 253那个 at n[i:]; what may be a day is none.
func numberAt(n []rune, i int) (number int64, end int) {
	from := i
	if n[i] == '#' {
		from++
	} else if i > 0 && (unicode.IsDigit(n[i-1]) || !strings.ContainsRune(",、和与跟及 #把", n[i-1]) && !(n[i-1] == '的' && moveFollows(n, i))) {
		return 0, i
	}
	end = from
	for end < len(n) && unicode.IsDigit(n[end]) {
		end++
	}
	if end == from || end-from > 8 {
		return 0, i
	}
	number, err := strconv.ParseInt(string(n[from:end]), 10, 64)
	switch {
	case err != nil:
		return 0, i
	case from > i:
		return number, end
	case listed(n, i, end):
	case i > 0 && n[i-1] == '把' && end < len(n) && unicode.Is(unicode.Han, n[end]) && !strings.ContainsRune(counted, n[end]): // 把26督办一下
		return number, end
	case number <= 31, end < len(n) && !strings.ContainsRune(afterNumber, n[end]) && !moveFollows(n, i), end == len(n) && i == 0:
		return 0, i
	case end < len(n) && n[end] == '号':
		end++
	}
	return number, end
}

// moveFollows reports whether a word that moves a problem stands right behind the digits at n[i:]: 科创园的56也开一下.
func moveFollows(n []rune, i int) bool {
	for i < len(n) && unicode.IsDigit(n[i]) {
		i++
	}
	return i < len(n) && movesCase(string(n[i:]))
}

// listed reports whether the number n[i:end] stands beside another in a list of records:
// 253和26一起, 26、253. A list has one number that cannot be a day.
func listed(n []rune, i, end int) bool {
	const joints = ",、和与跟及 "
	number := func(from, step int) (big, ok bool) {
		at := from + step
		if from < 0 || from >= len(n) || !strings.ContainsRune(joints, n[from]) {
			return false, false
		}
		if at >= 0 && at < len(n) && n[at] == '#' && step > 0 {
			at++
		}
		digits := 0
		for at >= 0 && at < len(n) && unicode.IsDigit(n[at]) {
			digits, at = digits+1, at+step
		}
		edge := afterNumber + "一两三都这全"
		if step < 0 {
			edge = "#把" + joints
		}
		over := at < 0 || at >= len(n) || strings.ContainsRune(edge, n[at])
		return digits > 2, digits > 0 && over
	}
	before, hasBefore := number(i-1, -1)
	after, hasAfter := number(end, 1)
	if closes := end == len(n) || strings.ContainsRune(afterNumber+"一两三这全", n[end]); !closes {
		return false
	}
	return hasBefore && (before || end-i > 2) || hasAfter && (after || end-i > 2)
}

// Lead is the number with which a text begins, where words of another matter follow: 231广告
// 科回话了. Whether it is the number of a record only the records tell; 0 where a number
// counts or dates something.
func Lead(says string) int64 {
	n := []rune(says)
	end := 0
	for end < len(n) && n[end] >= '0' && n[end] <= '9' {
		end++
	}
	if end > 0 && end+1 < len(n) && n[end] == ' ' {
		n = slices.Delete(n, end, end+1) // 26 维保公司说…
	}
	if end == 0 || end > 7 || len(n)-end < 3 || !unicode.Is(unicode.Han, n[end]) {
		return 0
	}
	asksDay := end > 2 && n[end] == '几' && strings.ContainsRune("号时", n[end+1]) // 231几号到期, but 20几号
	late := n[end] == '来' && n[end+1] == '不'                                    // 231来不及
	if strings.ContainsRune(counted, n[end]) && !asksDay && !late {
		return 0
	}
	switch phrase := string(n[:end]); phrase {
	case "315", "12315", "12345", "110", "119", "120":
		return 0 // set phrases and telephones
	default:
		number, _ := strconv.ParseInt(phrase, 10, 64)
		return number
	}
}

// Tail is the number with which a text ends, apart from its words: 催下维保公司 26. Whether it is the
// number of a record only the records tell; 0 where there is none.
func Tail(says string) int64 {
	head, number, apart := strings.Cut(strings.TrimRight(says, "。！ "), " ")
	if !apart || head == "" || len(number) > 7 || strings.ContainsFunc(number, func(r rune) bool { return r < '0' || r > '9' }) {
		return 0
	}
	n, _ := strconv.ParseInt(number, 10, 64)
	return n
}

var (
	assent     = expr.MustCompile(`^(?:行|好|好的|好嘞|好吧|可以|得|中|成|嗯|嗯嗯|哦|收到|明白|知道了|没问题|那|那就)+[，,。、！! ]+(?:那|那就)?`)
	directed   = expr.MustCompile(`^([0-9]{1,7})号?(?:(?:就|都|先|那个|这个)*(?:交|派|归|给|转)给?[\p{Han}]+$|(?:的|那个)?(?:期限|时限|限期))`)
	titled     = expr.MustCompile(`^([0-9]{1,7})号(?:的)?(?:问题|那个|这个|那件事?|那条|那事|这事|事儿?)(?:的)?`)
	amended    = expr.MustCompile(`^(?:[4-9][0-9]|[0-9]{3,7})号?(?:那条|那个|的)?(?:日期|类型|点位|内容|后面|里头?)?(?:改成|改为|改到|写错了|记错了|更正|再加|再补|还有|还要加|加一|加个|添一|补一|补上|加上|少记|漏记|漏了|漏写|忘写|少写|少了|忘了|(?:我|给|我给|被我)?(?:报|记|写|填|登|选|录|点)(?:成|错|岔|反|的是))`)
	afterAll   = expr.MustCompile(`^(?:[^0-9，, ]{1,6}[，, ]+)?(?:对|就|应该|其实|哦|不对|说的|我说的)*是[#＃]?([0-9]{1,7})(?:号|那个|那条)?[，, ]+(\D.*)$`)
	bareMove   = expr.MustCompile(`^(?:([0-9]{1,7})号? ?(催|督办|办结|销号|重开)(?:一下|下|吧|了)?|(催|督办)(?:一下|下)? ?([0-9]{1,7})号?)[。！]*$`)
	itemNumber = expr.MustCompile(`^ *[（(]?[1-9][）)、.．][ ]*`)
	inside     = expr.MustCompile(`[ ，,；;。、][0-9]{1,7}`)
)

// Marked is a text with the sign # before the number of a record that it names without one: 231广告科回话
// 了, 行 26我来办, 配件没到 26延期到下周三, 催下维保公司 26. Whether a number is that of a record open tells.
func Marked(says string, open func(int64) bool) string {
	if lines := strings.Split(says, "\n"); len(lines) > 1 { // notes, each of its own
		for i, line := range lines {
			bare := strings.TrimSpace(line[len(itemNumber.FindString(line)):])
			if marked := Marked(bare, open); marked != bare {
				lines[i] = marked
			}
		}
		return strings.Join(lines, "\n")
	}
	if m := directed.FindStringSubmatch(says); m != nil { // 253给乙, 26期限能不能延两天
		if n, _ := strconv.ParseInt(m[1], 10, 64); open(n) {
			return "#" + says
		}
	}
	if m := titled.FindStringSubmatch(says); m != nil { // 26号问题拖了多久了
		if n, _ := strconv.ParseInt(m[1], 10, 64); open(n) {
			return "#" + m[1] + says[len(m[0]):]
		}
	}
	if amended.MatchString(says) { // 266改成昨天, also of a record that is no problem
		return "#" + says
	}
	if m := bareMove.FindStringSubmatch(says); m != nil { // 26 催, 催26
		if n, _ := strconv.ParseInt(m[1]+m[4], 10, 64); open(n) {
			return "#" + m[1] + m[4] + " " + m[2] + m[3]
		}
	}
	if n := Lead(says); n != 0 && open(n) {
		return "#" + says
	}
	if rest := WithoutCall(says[len(assent.FindString(says)):]); rest != says && rest != "" { // 诶 231哪天到期来着
		if n := Lead(rest); n != 0 && open(n) {
			return "#" + rest
		}
	}
	if m := afterAll.FindStringSubmatch(says); m != nil { // 哦看串了 是231 催一下乙
		if n, _ := strconv.ParseInt(m[1], 10, 64); open(n) && (len(Read(m[2]).Acts) > 0 || beginsWithAny(m[2], `再 还 补 添 加`)) {
			return "#" + m[1] + " " + m[2]
		}
	}
	if n := Tail(says); n != 0 && open(n) && len(Read(says).Acts) > 0 {
		return "#" + strconv.FormatInt(n, 10) + strings.TrimRight(says, "0123456789。！ ")
	}
	if head, n, tail := leadBehind(says, open); n != 0 {
		return "#" + strconv.FormatInt(n, 10) + " " + head + " " + tail
	}
	for _, m := range inside.FindAllStringIndex(says, -1) {
		at := m[0] + len(strings.TrimRight(says[m[0]:m[1]], "0123456789"))
		n, _ := strconv.ParseInt(says[at:m[1]], 10, 64)
		if open(n) && movesCase(says[m[1]:]) {
			return "#" + says[at:m[1]] + " " + says[:at] + says[m[1]:]
		}
	}
	return says
}

// leadBehind is the number with which a part of a text begins behind a few words that name none, 231 of 在弄了在弄了 231店家新招牌做好了, with
// those words and the rest of it; 0 where there is none, or where the text names another too.
func leadBehind(says string, open func(int64) bool) (head string, number int64, tail string) {
	for _, m := range inside.FindAllStringIndex(says, -1) {
		_, size := firstRune(says[m[0]:])
		at := m[0] + size
		if n := Lead(says[at:]); n == 0 || !open(n) {
			continue
		} else if head != "" || utf8.RuneCountInString(says[:m[0]]) > longestBefore || strings.ContainsAny(says[:m[0]], "#0123456789") {
			return "", 0, ""
		} else {
			head, number, tail = says[:m[0]], n, strings.TrimLeft(says[m[1]:], "号 ")
		}
	}
	if len(BareNumbers(tail)) > 0 {
		return "", 0, ""
	}
	return head, number, tail
}

// longestBefore is how many characters such words have at most.
const longestBefore = 10

// movesCase reports whether a text begins with a word that moves a problem.
func movesCase(says string) bool {
	for _, act := range []Act{Claim, Finish, SendBack, Extend, Grant, Deny, Refer, Nudge, Direct, Withdraw, Reopen} {
		if Begins(says, act) {
			return true
		}
	}
	return false
}

// counted are the signs that make a number before them an amount, a day or an address.
const counted = "户家个名人次项条台号月日点年岁块元米起份处场节件部种类本天周层楼栋斤吨公千百万亿来多几余分秒度位间辆张批组支小平级路倍成比轮期届厘毫公里瓦台幅页封"

// headed matches which problem a text is about where a sign ends it.
var headed = expr.MustCompile(`^(?:[#＃]?\d{1,7}号?(?:那个|这个)?|第[一二三四五六七八九十\d]+[个条件]|那个|这个)(?:的|问题)*(?:进展|情况|补充)?[：:]\s*`)

var numbersAhead = expr.MustCompile(`^(?:[#＃]?\d{2,7}号?[、,，和跟与 ]*)+`)

// WithoutNumbers is a text without the numbers of records with which it begins: 都给特设科 of 266 267都给特设科.
func WithoutNumbers(says string) string {
	return strings.TrimPrefix(says[len(numbersAhead.FindString(says)):], "的")
}

// WithoutNumber is a text without the #n with which it begins.
func WithoutNumber(says string) string {
	if m := headed.FindString(says); m != "" {
		return says[len(m):] // 第一个进展：合同签了
	}
	rest, numbered := strings.CutPrefix(strings.Replace(says, "＃", "#", 1), "#")
	if !numbered {
		return says
	}
	rest = strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(rest, "0123456789"), "号"), " ，,：:、")
	return strings.TrimPrefix(newsAhead.ReplaceAllString(rest, ""), "的")
}

// newsAhead matches what only says that news follow: #266 进展：物业画了黄线.
var newsAhead = expr.MustCompile(`^(?:进展|情况|补充|说明|反馈)[：:] *`)

// oldest matches the one of those listed that waits longest, which is the first: lists of problems begin with the oldest due day.
var oldest = expr.MustCompile(`^(?:拖得?|逾期得?|超期得?|压得?|放得?|欠得?)?(?:了|的)?最(?:久|早|老|急|长)(?:的(?:那|这|一)[个件条]|的[个件条]?|(?:那|这|一)[个件条])`)

// nthAt reads 第一个, 第2条, 最后一个.
func nthAt(n []rune, i int) (nth, end int) {
	if n[i] == '最' && i+4 <= len(n) {
		switch string(n[i : i+4]) {
		case "最后一个", "最后那个", "最后一条":
			return -1, i + 4
		}
	}
	if size := len([]rune(oldest.FindString(string(n[i:])))); size > 0 && strings.ContainsRune("拖逾超压放欠最", n[i]) {
		return 1, i + size
	}
	if n[i] != '第' || i+2 >= len(n) || !strings.ContainsRune("个条件项行", n[i+2]) {
		return 0, i
	}
	nth = nths[n[i+1]]
	if unicode.IsDigit(n[i+1]) {
		nth = int(n[i+1] - '0')
	}
	if nth == 0 {
		return 0, i
	}
	return nth, i + 3
}

// NthAhead is which of those listed a text begins with, and what it says of it: 2 and 我明天去 of 第二个我明天去; or 0.
func NthAhead(says string) (nth int, rest string) {
	n := []rune(strings.TrimLeft(strings.TrimSpace(says), "那就把"))
	if len(n) == 0 {
		return 0, says
	}
	nth, end := nthAt(n, 0)
	return nth, strings.TrimPrefix(string(n[end:]), "点")
}

var numberIn = expr.MustCompile(`[#＃]?([0-9]{2,7})号?(?:那个|这个|那条|那件|的)`)

// NumberIn is the number of a record that a text points at: 231 of 一起看了231那个门头; or 0.
func NumberIn(says string) int64 {
	m := numberIn.FindStringSubmatch(says)
	if m == nil {
		return 0
	}
	n, _ := strconv.ParseInt(m[1], 10, 64)
	return n
}

var samePlain = expr.MustCompile(`(?:跟|和|与|同|就是)\s*[#＃]?([0-9]{1,7})号?(?:那个|那条|那件)?(?:是|都是|属于)?(?:同)?(?:一回事|一样|一个事|一件事|一码事|重复|同一)`)

// SameAs is the number of the record with which a text says that what is told is the same: 26 of 这跟26是一回事,
// or 0.
func SameAs(says string) int64 {
	if !containsAny(says, `一回事 一样 一个事 一件事 一码事 重复 同一`) {
		return 0
	}
	m := samePlain.FindStringSubmatch(says)
	if m == nil {
		return 0
	}
	n, _ := strconv.ParseInt(m[1], 10, 64)
	return n
}

// BareNumbers are the numbers in a text that nothing counts: 253 of 帮我看看253什么时候到期.
func BareNumbers(says string) (found []int64) {
	n := []rune(says)
	for i := 0; i < len(n); i++ {
		end := i
		for end < len(n) && n[end] >= '0' && n[end] <= '9' {
			end++
		}
		if size := end - i; size > 1 && size < 8 && (end == len(n) || !strings.ContainsRune(counted, n[end])) {
			number, _ := strconv.ParseInt(string(n[i:end]), 10, 64)
			found = append(found, number)
		}
		i = max(i, end)
	}
	return found
}

// ofRecord matches the number of a record with which a text, or what follows its first words, begins: 我看了下245，答疑…, 那个#254是14号去的.
var ofRecord = expr.MustCompile(`^((?:那个?|这个?|那条|把|给|我|帮我|给我|麻烦|请|你|您|刚才?|刚刚|又|查|翻|看|看了?[下看]|看了一下|记的|记录|发现|对了|哦|噢|嗯|哎|诶|呃|不好意思|还有|[，,：: ])*)([#＃]?)([0-9]{1,7})(号|那条|那个|那趟|那次|那天|那回|那场|那节|这条|这个|里头?|里面|上面?|的|记录|走访|会|[，,：: ])*`)

// OfRecordNumbered is the number of the record of which a text tells, and what it says of it: 244 and 户数报多了 是5户 of 244的户数报多了 是5户. A
// number without its sign is that of a record where nothing counts it, and where it is pointed at or what follows mends or adds.
// known tells which numbers are those of records; it is 0 where there is none, where several are named, or where nothing is told.
func OfRecordNumbered(says string, known func(int64) bool) (number int64, rest string) {
	m := ofRecord.FindStringSubmatchIndex(says)
	if m == nil || Asks(says) || EndsAsking(says) {
		return 0, ""
	}
	rest = says[m[1]:]
	if rest == "" || strings.Contains(rest, "#") {
		return 0, ""
	}
	if signed := m[4] < m[5]; !signed {
		next, _ := firstRune(says[m[7]:])
		counts := m[8] < 0 && strings.ContainsRune(counted+".%:：", next) && !(next == '多' && OffWhich(rest) != 0) && !beginsWithAny(rest, `类型 类别 人数 户数 日期 点位`) // 259多写了两户, 262类型选错了
		by, _ := AddsBy(rest)
		more := by != "" || Adds(rest) || Added(rest) != "" || MoreThen(rest)
		mends := Amends(rest) || ByAmount(rest) || OffWhich(rest) != 0
		if m[7]-m[6] < 3 || counts || !more && !mends {
			return 0, ""
		}
	}
	if number, _ = strconv.ParseInt(says[m[6]:m[7]], 10, 64); !known(number) {
		return 0, ""
	}
	return number, rest
}
