package bot

import (
	"strings"
	"unicode/utf8"

	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/day"
	"liaison/store/text/expr"
)

// A plainRequest is a way to ask for a command in one's own words. The whole text must
// match.
type plainRequest struct {
	says     *expr.Expr
	commands []string // the first that the person's roles allow answers it
}

func plainly(says string, commands ...string) plainRequest {
	return plainRequest{expr.MustCompile(`^(?:` + says + `)$`), commands}
}

// when and who may stand before what is asked.
const (
	when = `(?:这|本|这个|本个|今|当)?(?:月|季度?|年|周|天|礼拜)?(?:里|内)?`
	who  = `(?:我们支部|咱们支部|本支部|我们|咱们|支部|我|咱)?`
	what = `(?:啥|什么|哪样|哪一?项|哪些|哪几个|几个|些啥|些什么)`
	held = `(?:会|会议|组织生活|活动|事|事情)?`
)

var plainRequests = []plainRequest{
	// 三会一课 of this month: what is owed, and when.
	plainly(when+who+when+`还?(?:要|该|得|需要|应该|应)(?:开|做|搞|办|组织|召开)`+what+held, "month", "todo"),
	plainly(`(?:我们|咱们)?(?:支部)?(?:下次|下一次|下回)?(?:的)?(?:支委会|党员大会|党小组会|党课|主题党日|组织生活|会)(?:活动)?(?:是|在|该|要|定在|安排在)?(?:什么时候|哪天|几号|啥时候|哪个月)(?:该|要)?(?:开|搞|办|上|开展)?(?:的)?`, "month", "meetings"),
	plainly(when+who+`(?:的)?主题党日(?:活动)?(?:是|在|定在|安排在)?(?:哪天|几号|什么时候|啥时候|周几)(?:开|搞|办|开展)?`, "month", "meetings"),

	plainly(`(?:我)?(?:现在|今天|目前|还)?(?:有|还有)`+what+`(?:待办|要办的?|等我办的|没办的)(?:事|事情|问题)?`, "todo"),
	plainly(`(?:我的?)?待办(?:事项)?(?:有哪些|有啥|有什么)?|有(?:没有)?(?:派给我|等我办|要我办|交给我)的?(?:事|问题)?`, "todo"),
	plainly(`周报|本周周报|这周周报|本周情况|这周情况`, "stats"),

	plainly(`(?:我)?(?:想|要)?怎么(?:改|更正|修改)(?:记录)?|(?:我)?(?:想|要)(?:改|修改|更正|改正)(?:一下|下)?(?:刚才|上面|上一条|今天|昨天|前天|之前)?的?(?:那条)?的?(?:记录|走访)?`, "mine"),
	plainly(`(?:刚才|上面|前面|上)(?:那|一|这)?条?(?:记录)?(?:记的|写的)?(?:不对|错了|有误|不准|写错了|记错了|填错了)`, "mine"),
	plainly(`(?:我)?(?:都|最近)?记(?:了|过)(?:些)?(?:啥|什么|哪些)|.{0,6}(?:记|录)的(?:那|哪|这)?(?:条|些|几条)|.{1,6}的(?:走访|会议)?记录`, "mine"),

	plainly(`你是(?:谁|干(?:什么|啥|嘛)的|什么|做什么的)|你叫(?:什么|啥)(?:名字)?`, "help"),
	plainly(`(?:你|这个?|机器人|小?助手)?(?:都)?(?:能|会|可以)(?:干|做|办|帮我做)(?:些)?(?:啥|什么|哪些)(?:事|事情)?`, "help"),
	plainly(`(?:这个?)?(?:要|该)?怎么(?:用|使用|记|操作|弄|写|发|填|记录)(?:的|走访|问题|会|会议|党课|支委会|党员大会|主题党日|组织生活|党小组会)?|(?:有)?(?:什么|哪些|啥)功能|使用(?:说明|方法)|不会用|教教我`, "help"),

	plainly(`(?:请|先|都)?(?:别|不要|不用|甭|停止)(?:再|总|老)?(?:给我|跟我)?(?:提醒|打扰|吵|发|推送|通知)(?:我|消息|通知)?|太吵|太烦`, "settings"),
	plainly(`.{0,10}(?:出差|休假|请假|年假|产假|住院|不在)(?:.{0,8})(?:别|不要|先别|不用)(?:再)?(?:给我)?(?:发|提醒|通知)(?:我|消息)?`, "settings"),

	plainly(`(?:现在)?(?:系统|程序|机器人|后台|服务)(?:现在)?(?:运行|运转)?(?:正常|好着|好|有没有问题|有问题|怎么样|情况|状态|出问题)|运行(?:正常|情况|状态|怎么样)`, "status"),
	plainly(`(?:立刻|马上|现在)?(?:备份|备个份)(?:一下|一份|一次)?(?:数据)?`, "backup"),
	plainly(`(?:昨天|今天|昨晚|数据)?备份(?:(?:了|过|正常|成功|好)+(?:吗|没|没有)?|情况|怎么样)`, "status"),
	plainly(`(?:名单|名册|花名册|人员|通讯录)?(?:里|上|里头|里面|中)?(?:现在|目前)?(?:还|都)?(?:有)?(?:谁|哪些人|几个人|哪几个人|哪几个|哪些)(?:是|都)?还?(?:没|没有|未)(?:加入|进来|注册|开通|用上|激活|绑定)(?:过|成)?的?|(?:还)?(?:没|没有|未)(?:加入|进来|注册|开通|用上|激活|绑定)的(?:人)?(?:还)?(?:都)?(?:有|是)?(?:谁|哪些人?|几个|哪几个|多少)?`, "invite"),
	plainly(`人都(?:加入|进来)`, "people"),
	plainly(`(?:要)?怎么(?:加|添加|增加|新增|删|换|改|导入)(?:人|人员|点位|联系点|支部|党组织|名册|书记|责任领导)|(?:加|添加|新增)(?:一?个|几个)?(?:人|人员|同事)`, "import"),
	plainly(`(?:今年|明年|20\d\d年?)?的?(?:放假|节假日|假日|调休)(?:安排|通知|表|日期)?`, "calendar"),
}

var (
	marks    = expr.MustCompile(`[。！？!?~～. ]+$`)
	politely = expr.MustCompile(`^(?:那么?|请问一?下?|麻烦|劳驾|帮我|帮忙|给我|我想问一?下?|问一?下|看一?下|看看|查一?下|查查|小?助手|[，, ])+`)
	particle = expr.MustCompile(`(?:了|啊|呀|呢|吧|嘛|哦|吗|么|没有|没)+$`)
)

// plain returns the command that a text asks for in other words than its name, or nil.
func plain(t *turn.Turn) *turn.Command {
	if strings.HasPrefix(t.Says, "/") {
		return nil
	}
	says := politely.ReplaceAllString(marks.ReplaceAllString(t.Says, ""), "")
	less := particle.ReplaceAllString(says, "")
	for _, p := range plainRequests {
		if p.says.MatchString(says) || p.says.MatchString(less) {
			if c := firstAllowed(t, p.commands...); c != nil {
				return c
			}
		}
	}
	if asksOwed(t) {
		return firstAllowed(t, "month", "meetings")
	}
	return nil
}

// firstAllowed is the first of some commands that the person's roles allow, or nil.
func firstAllowed(t *turn.Turn, commands ...string) *turn.Command {
	for _, name := range commands {
		if c := t.House.Command(name); c.May(t.Me) {
			return c
		}
	}
	return nil
}

// asksOwed reports whether a text asks what of this month's or this quarter's meetings was held and what is owed, and is no
// question for a number that was read whole: 这个月别的都有了吧.
func asksOwed(t *turn.Turn) bool {
	if !words.AsksOwed(t.Says) || t.Me.Is(turn.FieldRoles...) && !words.OfMeetings(t.Says) { // 这下有了吧 of a visit
		return false
	}
	q := t.ReadQuestion(t.Says)
	of, to := day.Day(q.From), day.Day(q.To)
	return q.Action != reading.Agenda && (len(q.Names) == 0 || q.Unread != "") && (of == "" || of <= t.Today && t.Today <= to)
}

// longestWish is the largest number of characters of such a text.
const longestWish = 24

// wantsPlainly runs the command that a text asks for in plain words, if any.
func wantsPlainly(t *turn.Turn) (done bool, err error) {
	if utf8.RuneCountInString(t.Says) > longestWish {
		return false, nil
	}
	if done, err := asksOfOne(t); done || err != nil {
		return true, err
	}
	c := plain(t)
	if c == nil {
		return false, nil
	}
	d, err := t.OpenDraft()
	switch {
	case err != nil:
		return true, err
	case c.Name == "mine" && d != nil && len(d.Items) > 0:
		return true, draft.OfferChange(t, d, "") // the card that is open is meant
	}
	return true, c.Run(t, "")
}
