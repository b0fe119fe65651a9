package words

import (
	"strings"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// What people say into a microphone has sounds and words that only fill the time until the next word comes. They stand at the
// begin of a clause, or are a clause of their own.
var (
	sounds  = expr.MustCompile(`(^|[，,。；;！!？? \n])(?:(?:嗯+|呃+|唔|唉|哎呀?|哎哟|欸|诶)(?:那个(?:啥|什么)?)?[，,、… ]*)+`)
	opening = expr.MustCompile(`^(?:(?:哦|噢|对|对了|好|行|啊|对对)+[，,。 ]+)+`)
	within  = expr.MustCompile(`(\p{Han})(?:嗯+|呃+)`) // 先锋岗的牌子嗯也挂了两块
	fills   = expr.MustCompile(`(^|[，,。；;！!？? \n])(?:(?:就是说|也就是说|怎么说呢|怎么讲呢|我想想|让我想想|那个啥|那什么|你听我说|(?:我|让我)?看(?:一下|看|下)(?:本子|记录|手机|单子)?啊?[，,])[，,、 ]*)+`)
	thatOwn = expr.MustCompile(`(^|[，,。；;！!？? \n])那个(?:[，,]|((?:我|咱|他们|今|昨|前天|明天|后天|上午|下午|早上|上个?礼拜|上周|下周|下个?礼拜|这里头|这里面|这个|就是|还有|另外|因为|反正|[0-9])))`)
	linger  = expr.MustCompile(`([^是对好行来说不，,。])(?:啊|嘛|呐|哈)([，,])`)
	besideS = expr.MustCompile(`(还有|另外|再就是|再有)(?:啊|呢)?[，, ]*那个[，, ]+`)
)

// leastSpoken is how many characters a text has at least in which 那个 at the begin may be filling: 那个我来办 points at one.
const leastSpoken = 12

// signsSaid are the names of signs that somebody says into the microphone, and which it writes out.
var signsSaid = strings.NewReplacer("逗号", "，", "句号", "。", "顿号", "、", "感叹号", "！", "叹号", "！", "问号", "？", "冒号", "：", "分号", "；", "换行", "\n")

// Spoken is a dictated text with its signs, and without the sounds and words that only fill time: 我昨天去了步行街 of 嗯那个我昨天，就是说，去了步行街. What a
// record keeps as 原话 is what was said.
func Spoken(says string) string {
	if containsAny(says, `逗号 句号`) || strings.HasSuffix(says, "问号") {
		says = strings.TrimSpace(signsSaid.Replace(says))
	}
	if utf8.RuneCountInString(says) < leastSpoken {
		return says
	}
	was := says
	if containsAny(says, `嗯 呃 唔 唉 哎 欸 诶`) {
		says = sounds.ReplaceAllString(says, "$1")
		says = within.ReplaceAllString(says, "$1")
	}
	if containsAny(says, `就是说 怎么说 怎么讲 想想 那个啥 那什么 听我说 看`) {
		says = fills.ReplaceAllString(says, "$1")
	}
	if containsAny(says, `啊 嘛 呐 哈`) {
		says = linger.ReplaceAllString(says, "$1$2")
	}
	if strings.Contains(says, "那个") {
		says = besideS.ReplaceAllString(says, "$1，")
		says = thatOwn.ReplaceAllString(says, "$1$2")
	}
	if rest := says[len(opening.FindString(says)):]; utf8.RuneCountInString(rest) >= leastSpoken {
		says = rest
	}
	if says = strings.TrimLeft(says, "，,。 "); utf8.RuneCountInString(says) < 2 {
		return was
	}
	return says
}
