package words

import (
	"strings"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// The classes of the words with which people tell, after a meeting was told, how many had to come and came. A clause for that has
// no other words but numbers.
const (
	headsDue     = `应到 应该到 应该来 应来 应到会 该来 该到 应参加 要来 要到 总共 一共 全部 在册 共`
	headsCame    = `实到 来了 到了 到会 到会了 到场 实际到 实际到了 实际来 实际来了 实来 实际 只来 只来了 只到 只到了 参加 参加了 来 到`
	headsMeasure = `个人 个 名 位 口 人`
	headsGlue    = `的 是 也 就 有 应该 党员 同志 我们 支部 支部里 了 才 都 本来 那天 这次 会 上 数 人数 其实 呢`
)

var headWords = classesOf(map[byte]string{'e': headsDue, 'p': headsCame, 'm': headsMeasure, '-': headsGlue})

const (
	aNumber  = `(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3}|俩|仨)`
	taughtBy = `(?:[\p{Han}]{0,6}(?:书记|委员|老师|领导|组长|教授|干部|讲师|同志|主任|局长|所长|科长|经理|党员|干事|支委)|我|[老小][\p{Han}])`
)

var (
	headNumber = expr.MustCompile(`^` + aNumber)
	headsOnly  = expr.MustCompile(`^(?:是|就|也|有)*(` + aNumber + `)(?:个|名|位)?(?:人|党员|同志|委员)?(?:了|的)?$`)
	// led matches who led a meeting or taught there: 组织委员领学的, 请的党校老师讲的.
	led = expr.MustCompile(`^(?:是|由|请|请了|请的|还|也|会上|都|这次|会议|会|课)*` + taughtBy + `(?:来|给|我们|大家|他们|带着|带头|亲自|还|也|在|会上|一起)*(?:领学|领读|领着学|主讲|主持|带学|带着学|学|授课|讲课|讲|上|念|传达|宣讲|点评|组织|召集|作报告|做报告)(?:的|了|了一[\p{Han}]|了一遍)?$`)
	// metAt matches where it was: 在一楼党群服务站.
	metAt = expr.MustCompile(`^(?:就|是|都|还是|地点|地方|放)*在.{1,12}(?:楼|室|站|厅|现场|店|里|中心|馆|院|广场|园|部|处|堂|校|家)(?:里|里头|上|那儿|那里|那边)?(?:搞|开|弄|办|学|上|进行|举行)?(?:的|了)?$|^[\p{Han}0-9]{0,8}(?:会议室|活动室|服务中心|服务站|礼堂|办公室|多功能厅)$`)
	// took matches when it was, or how long: 两点开始的, 学了一个多钟头.
	took = expr.MustCompile(`^(?:从|上午|下午|晚上|早上)*[0-9一二两三四五六七八九十]{1,3}点.{0,6}(?:开始|结束|散|到).{0,8}$|^(?:开|学|讲|搞|上|用|会上)*了.{1,8}(?:小时|钟头|分钟|半天|上午|下午)$|^(?:会议)?(?:时间|开会)?(?:就|是|定在|在|放在|：|:| )*` + timeOfDay + `(?:开始|开会|开|集合)?$`)
	// about matches what was spoken of there: 我讲的诚信经营, 说的五一安全.
	about = expr.MustCompile(`^` + taughtBy + `?(?:就|主要|会上|还|重点|专门|大家|一起|都|又|给我们|给大家|我们)*(?:(?:` + discussing + `|讲|宣讲|观看)(?:了|的就是|的是|的|是|到)?|(?:说|聊|谈|念|看)(?:了|的就是|的是|的|是|到))(?:[^0-9]|[0-9]{1,2}[月号]){2,}$`)
	// kept matches why some of them were missing, where it is none of the reasons that are counted: 两个在外头跑业务.
	keptAway = expr.MustCompile(`^(?:还|另外|其中|剩下|剩|有|就|是|那)*(?:` + aNumber + `[个位名]?|` + aNumber + `?[个位名]?老[\p{Han}])(?:人|党员|同志|老党员|的)*(?:是|都|今天|那天)*(?:在|去|回|到|因|要|有事|没|腿|身体|岁数|年纪|上|值|加班|家里|外|看|带|送|跑|走不|赶不|来不|下不).+$`)
)

const timeOfDay = `(?:上午|下午|晚上|早上|中午)?(?:[0-9一二两三四五六七八九十]{1,3}点(?:半|整|一刻|三刻|[0-9一二三四五六七八九十]{1,3}分?)?|[0-9]{1,2}[:：][0-9]{2})`

var (
	// topic matches what a meeting was about behind a word for that: 议题：发展党员；党费收缴, 题目是学习两会精神.
	topic = expr.MustCompile(`^(?:对了|哦|还有|那个|主要|[，, ])*(?:会议|学习|讨论|活动|党课|授课|宣讲|今天|这次|大会)?的?(?:议题|议程|内容|主题|题目|课题)(?:(?:就|主要|都|嘛|呢|还)*(?:是|为|叫做?|：|:)[是： ]*(.{2,})| *((?:一个?是|[一1][、.]).{4,}))$`)
	// inCharge matches who did what at a meeting behind a word for that, and where it was: 主持人：王书记, 地点：三楼.
	inCharge = expr.MustCompile(`^(?:会议)?(?:主持|主讲|讲课|授课|记录|领学|列席|参会|参加|地点|地方|形式)(?:的?人员?)?(?:就|都|在)*(?:是|为|：|:)[^0-9]{1,16}$`)
	asUsual  = expr.MustCompile(`^(?:人|人员|参加的?人?|到的人|来的人)(?:也|都|就|还)*是?(?:那些|那几个|那帮|这些|这几个|老样子|原班人马|不变|没变|一样)的?人?$`)
	// allCame matches that nobody was missing, where it says no number: 全到, 都到齐了, 满员, 一个都没缺.
	allCame = expr.MustCompile(`^(?:就|也|是|他们|大家|人|人员|党员|委员|支委|同志|全体|今天|应到的|都|全|全部|全员)*(?:到了|来了|到齐|来齐|到|到会|到场|参加了|满员|满勤|全勤|一个(?:人|也|都)*(?:没|没有|不|没得|莫得)(?:缺|少|差|落)|(?:没|没有|没得|莫得|无)人?(?:缺席|请假|缺|差))(?:了|的|咯|哈|嘛)*$`)
)

// A MeetingTold is what a text tells more of a meeting that was told before.
type MeetingTold struct {
	Expected, Present string         // how many, as they stand there, or ""
	Absent            map[string]int // why members were missing
	Words             string         // who led it, where it was, what it was about
	All               string         // how it says that nobody was missing, or ""
	Type              string         // the meeting that it names, or ""
}

// ToldOfMeetings is what a text tells more of some meetings, each part begun by the name of one: 支委会三个人，大会七个. The first
// may name none.
func ToldOfMeetings(says string) (all []MeetingTold, ok bool) {
	said := answered(strings.TrimSpace(says))
	if m, ok := ToldOfMeeting(said); ok {
		return []MeetingTold{m}, true
	}
	var parts [][2]string
	for clause := range Clauses(said) {
		typ, rest := MeetingFirst(strings.TrimSpace(clause))
		if n := len(parts) - 1; typ == "" && n >= 0 {
			parts[n][1] += "，" + clause
			continue
		}
		parts = append(parts, [2]string{typ, rest})
	}
	for _, part := range parts {
		m, ok := ToldOfMeeting(part[1])
		if n := headsOnly.FindStringSubmatch(part[1]); !ok && part[0] != "" && n != nil {
			m, ok = MeetingTold{Present: n[1]}, true
		}
		if !ok {
			return nil, false
		}
		m.Type = part[0]
		all = append(all, m)
	}
	return all, len(all) > 0
}

// answered is a text without the question with which it begins and which it answers itself: 我讲 of 谁讲？我讲.
func answered(says string) string {
	first := says
	if end := strings.IndexAny(says, clauseEnds+"？?"); end > 0 {
		first = says[:end]
	}
	_, rest, _ := strings.Cut(says, first)
	rest = strings.TrimLeft(rest, "，,。？? ")
	if rest == "" || Asks(rest) || EndsAsking(rest) || utf8.RuneCountInString(first) > longestOwnQuestion || !ownQuestion.MatchString(first) {
		return says
	}
	return strings.TrimPrefix(strings.TrimPrefix(rest, "就是"), "是")
}

// ownQuestion matches what such a text asks of a meeting.
var ownQuestion = expr.MustCompile(`谁|哪个|哪位|什么|啥|哪里|哪儿|几个|多少`)

// longestOwnQuestion is how many characters such a question has at most.
const longestOwnQuestion = 9

// ToldOfMeeting is what a text tells more of a meeting, each clause one thing; ok is false where a clause is something else.
func ToldOfMeeting(says string) (m MeetingTold, ok bool) {
	if says = strings.TrimSpace(says); utf8.RuneCountInString(says) > longestOfMeeting || Asks(says) || EndsAsking(says) || Mistaken(says) {
		return m, false
	}
	if about := topic.FindStringSubmatch(says); about != nil {
		m.Words = strings.TrimRight(about[1]+about[2], "。！ ")
		return m, true
	}
	if len(MeetingsCalled(says)) > 0 {
		return m, false
	}
	var kept []string
	counts, away := false, false
	for clause := range Clauses(says) {
		clause = strings.TrimSpace(clause)
		due, came := headsIn(clause)
		absent := Absent(clause)
		switch {
		case due != "" || came != "":
			if due != "" && m.Expected != "" || came != "" && m.Present != "" {
				return m, false
			}
			counts = true
			m.Expected, m.Present = m.Expected+due, m.Present+came
		case len(absent) > 0 && m.Absent == nil:
			m.Absent = absent
		case allCame.MatchString(clause):
			counts, m.All = true, clause
		case led.MatchString(clause), metAt.MatchString(clause), took.MatchString(clause), about.MatchString(clause), inCharge.MatchString(clause), asUsual.MatchString(clause), topic.MatchString(clause):
			kept = append(kept, clause)
		case keptAway.MatchString(clause):
			kept, away = append(kept, clause), true
		default:
			return m, false
		}
	}
	m.Words = strings.Join(kept, "，")
	return m, counts || m.Words != "" && !away // who was missing may be told of something else: 一个在外头没回来
}

var leftOut = expr.MustCompile(`(?:没|漏|忘)[了记]?(?:填|写|录)|[填写]漏|空着|(?:没|忘|补)[了记报]{0,2}人数|人数(?:给|还|都|也|当时)*(?:没|漏|忘|补)`)

// LeftOut reports whether a text says of a meeting that was recorded that the number of those who came is missing there: 13号那个主题党日人数
// 当时没填 应到7到6.
func LeftOut(says string) bool {
	return leftOut.MatchString(says)
}

var raisedThere = expr.MustCompile(`^(?:对了|还有|另外|哦|嗯|[，, ])*(?:会上|会后|会间|会议上|散了?会(?:时|后|的时候|以后|之后)?|开会(?:时|的?时候)|课上|课后|活动上|活动中|活动时)[，, ]*[\p{Han}]{0,8}?(?:反映|反应|提出|提到|提|说到|说起|讲到|说|讲|报)(?:了|到|的|个|一个|件|事儿?|问题|情况|[，, ：:])*`)

// RaisedThere is what was raised at a meeting, of which a text tells so: 后巷漏油 of 会上还反映了个事 后巷漏油; or "".
func RaisedThere(says string) string {
	if lead := raisedThere.FindString(says); lead != "" {
		return says[len(lead):]
	}
	return ""
}

var wholeCame = expr.MustCompile(`(` + aNumber + `)(?:个|名|位)?(?:正式|支部|全体)?(?:委员|支委|党员)(?:们|同志)?(?:全部?|都|也|一起|今天|是|在|全员|悉数)*(?:到|来|齐|在场|参加|出席|在)`)

// WholeCame are the numbers of members of whom a text says that all of them came: 三 of 三个委员都到齐, not of 三个委员来了两个.
func WholeCame(says string) (numbers []string) {
	for _, m := range wholeCame.FindAllStringSubmatch(says, -1) {
		if strings.ContainsAny(m[0], "全都齐悉") {
			numbers = append(numbers, strings.NewReplacer("俩", "两", "仨", "三").Replace(m[1]))
		}
	}
	return numbers
}

// SpokenOf reports whether a clause tells what was spoken of at a meeting, and no more: 说的五一安全.
func SpokenOf(clause string) bool { return about.MatchString(strings.TrimSpace(clause)) }

// longestOfMeeting is how many characters such a text has at most.
const longestOfMeeting = 48

// headsIn is how many had to come, and how many came, in a clause that says no more; or "".
func headsIn(clause string) (due, came string) {
	n := []rune(strings.ReplaceAll(clause, " ", ""))
	last, said := byte(0), false
	for i := 0; i < len(n); {
		if number := headNumber.FindString(string(n[i:])); number != "" && !strings.HasPrefix(string(n[i:]), "一共") {
			i += utf8.RuneCountInString(number)
			number = strings.NewReplacer("俩", "两", "仨", "三").Replace(number)
			switch {
			case last == 'p' && came == "":
				came = number
			case last != 'p' && due == "":
				due = number
			default:
				return "", ""
			}
			continue
		}
		sign, size := headWords.at(n[i:])
		if size == 0 {
			return "", ""
		}
		if sign == 'e' || sign == 'p' {
			last, said = sign, true
		}
		i += size
	}
	if !said || due != "" && came == "" && last == 'p' {
		return "", ""
	}
	return due, came
}
