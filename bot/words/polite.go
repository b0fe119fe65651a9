package words

import (
	"strings"

	"liaison/store/text/expr"
)

// Received reports whether a text is 收到 and no more.
func Received(says string) bool {
	return strings.Contains(` 收到 收到了 好的收到 收到领导 好的，收到 收到，马上办 `, " "+strings.Trim(says, "。！! ")+" ")
}

var thanks = expr.MustCompile(`^(?:好的?|嗯|哦)?[，,。 ]*(?:谢谢|多谢|感谢|辛苦|麻烦|受累)(?:你|您|了|啦|啊|哈|大家)*[。！!~ ]*$`)

// Thanks reports whether a text thanks and says no more.
func Thanks(says string) bool { return thanks.MatchString(strings.TrimSpace(says)) }

var polite = expr.MustCompile(`^(?:收到|好的?|好嘞|好滴|谢谢|多谢|非常|十分|感谢|辛苦|麻烦|耐心|解答|帮助|指点|提醒|明白|知道|了解|清楚|嗯+|哦+|噢|行|没事|可以|(?i:ok)|在吗|在不在|你好|您好|早|早上好|晚上好|下午好|拜拜|再见|呵呵|哈哈|您|你|了|啦|哈|呀|啊|吧|的|呢|领导|局长|所长|科长|书记|大家|就这样|先这样|[^\p{Han}0-9A-Za-z？?])+$`)

// Polite reports whether a text is no more than politeness: 好的，辛苦了.
func Polite(says string) bool { return polite.MatchString(strings.TrimSpace(says)) }

// Remarks reports whether some words may be a remark, which says what somebody thinks or feels, and no bare matter: 没人接啊, 太长了; not
// 选举, 行车.
func Remarks(says string) bool {
	return endsWithAny(says, `了 吧 啊 呀 嘛 呢 哦 哈`) || containsAny(says, `不 没 太 别 我 你 都`)
}

// Supposes reports whether a text ends as what somebody takes to be so and wants to hear: 253还没人办吧.
func Supposes(says string) bool {
	return strings.HasSuffix(strings.TrimRight(says, "。？?！! "), "吧")
}

// OfMe reports whether a text speaks of who speaks: 我后天再过去.
func OfMe(says string) bool { return containsAny(says, `我 咱`) }
