package words

import (
	"strings"

	"liaison/store/text/expr"
)

// An hour is a time of the day as people say it: 下午三点半, 9:30.
const hour = `(?:一大早|一早|早上|早晨|清早|上午|中午|下午|傍晚|晚上)?(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,3})(?:点|[:：][0-9]{2})(?:半|一刻|三刻|钟|整|左右|[0-9]{1,2}分?|[一二三四五十]{2,3}分?)*`

var (
	hourIn    = expr.MustCompile(hour)
	hourAlone = expr.MustCompile(`^(?:就|那就|那|改|改成|改到|定|定在|约|约在|约的|是|哦|嗯|对了|不对|还是|时间|[，, ])*(` + hour + `|上午|下午|晚上|中午|一早)(?:去|到|过去|走|开|搞|出发|集合|的|吧|哈|啊|呢)*[。！]*$`)
)

// Hour is the time of the day that a text is no more than, 下午三点 of 那就下午三点吧; or "".
func Hour(says string) string {
	if m := hourAlone.FindStringSubmatch(strings.TrimSpace(says)); m != nil {
		return m[1]
	}
	return ""
}

// AtHour is what is planned with another time of the day.
func AtHour(plan, at string) string {
	if was := hourIn.FindString(plan); was != "" {
		return strings.Replace(plan, was, at, 1)
	}
	return strings.TrimSpace(at + " " + plan)
}
