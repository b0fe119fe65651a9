package words

import (
	"strings"

	"liaison/store/text/expr"
)

// The classes of the words with which a leader has those do something who deal with a matter.
const (
	demandHas   = `让|叫|喊|请|要求|要|催|督促|敦促|责成|通知|告诉|告知|转告|提醒|限|盯着|盯|问问|问一下|问下|问|找|安排`
	demandSays  = `(?:跟|给|和|对|同)(?P<saidto>` + demandThem + `)(?:说|讲|带|打|发|交代|交待|强调)`
	demandThem  = `他们|她们|他|她|人家|下面的?|下边的?|所里|科里|承办人|经办人|承办的人?|经办的人?|办的人|那边的?人?|对方|他们所|他们科|商户|物业|企业|店家|老板|业主`
	demandGives = `给|交|报|拿|出|回|写|列|做|说|讲|提`
	demandOne   = `(?:出|清楚|明白|个|一个|一份|份|一下|下|句|一句|声|一声|上来|过来|点|些)*(?:书面|具体|明确|正式|初步|详细|准|完整|像样)?的?`
	demandNews  = `话|信儿?|回音|音讯|结果|进展|进度|情况|说法|方案|办法|意见|答复|回复|交代|交待|解释|书面|报告|措施|计划|时间表|准话|准信|原因|说明|名单|清单`
)

var (
	demandsOf   = expr.MustCompile(`(?:^|[，,。；;：: ])(?:你|麻烦|那|就|再|还是|给我|帮我|赶紧|马上|先|都|也|得|要|还|直接|你们|[，, ])*(?:(?:` + demandHas + `)(?:` + demandThem + `)|` + demandSays + `)(.*)$`)
	demandsNews = expr.MustCompile(`(?:我(?:要|等)?|(?:` + demandGives + `)(?:我|给我|局里|我们|上来)?)` + demandOne + `(?:` + demandNews + `)|(?:回|报|告诉|答复|回复|知会)我|(?:向|跟|给)我(?:汇报|报告|回话|说清|说明|解释|回复|答复)|(?:报|交|送|回)(?:上来|过来|给我|到我)`)
	givesThem   = expr.MustCompile(`(?:给|限|限期|限时)(?:` + demandThem + `)[一二两三四五六七八九十0-9]{1,2} ?(?:个)?(?:工作日|天)`)
	wasDemanded = expr.MustCompile(`^(?:我|刚|刚才|刚刚|已经|都|早就|早|昨天|上午|上周|前天|今天)*(?:我|刚|刚才|已经|早就|昨天|上午)(?:让|叫|喊|请|要求|催|督促|责成|通知|告诉|问|找|跟|给|和|对)`)
)

// Demanded is what a leader's text has those do who deal with the matter of the talk, where it names them by a word for them or wants
// to be told: 叫他查清楚卡在哪 周四给我回话; 这事要抓 20号给我个交代. A question inside of it is not asked. them says that it names them, so
// that it is an order also without a day, and told that it wants to be told. Both are false for what was done already and for a question.
func Demanded(says string) (them, told bool) {
	says = strings.TrimRight(strings.TrimSpace(says), "。！ ")
	if strings.HasSuffix(says, "？") || strings.HasSuffix(says, "?") || EndsAsking(says) || wasDemanded.MatchString(says) {
		return false, false
	}
	if givesThem.MatchString(says) {
		them = true // 给他两天时间 搞不定跟我说
	} else if m := demandsOf.FindStringSubmatch(says); m != nil {
		what := strings.Trim(m[len(m)-1], " ，,")
		if len([]rune(what)) < 2 || strings.HasSuffix(what, "了") && !containsAny(what, `必须 务必 抓紧 尽快 赶紧 赶快 马上 快点 快些 一定`) {
			return false, false // 让他去了
		}
		them = true
	}
	return them, demandsNews.MatchString(says)
}
