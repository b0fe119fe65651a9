package messages

import (
	"fmt"
	"strings"
	"time"

	"liaison/store/bureau"
	"liaison/store/day"
)

// Words about what is said unasked.
const (
	RemindHow    = "请写 --at 时间，或 --from 日期 --to 日期。"
	NothingToSay = "没有到期的提醒。"
	CameLate     = "（系统停过一阵，这条晚到了。）"
	RemindTaken  = "正在预演，马上发来一份清单；不会真的发给任何人。"
)

// ToldWords say what is said to whom, when and why: why is what people call the rule.
func ToldWords(at time.Time, p *bureau.Person, rule, why, text string, reachable bool) string {
	note := ""
	if !reachable {
		note = "（收不到）"
	}
	return fmt.Sprintf("%s → %s%s　因为：%s，%s\n    %s", at.Format("2006-01-02 15:04"), p.Name, note, why, rule, strings.ReplaceAll(text, "\n", "\n    "))
}

// Queued says how many messages now wait to be sent.
func Queued(n, unreachable int) string {
	switch {
	case n+unreachable == 0:
		return NothingToSay
	case unreachable == 0:
		return fmt.Sprintf("共 %d 条，已放进发件箱。", n)
	}
	return fmt.Sprintf("共 %d 条，已放进发件箱；另有 %d 人收不到。", n, unreachable)
}

// RehearsalName is the name of the file of a rehearsal.
func RehearsalName(p day.Period) string {
	return fmt.Sprintf("提醒预演 %s至%s.txt", p.From, p.To)
}
