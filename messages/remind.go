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

// ruleNames are the rules in words.
var ruleNames = map[string]string{
	"problem-list": "问题清单", "month-card": "本月组织生活", "month-end": "月底前提醒", "month-later": "稍后再提醒", "theme-day": "主题党日预告", "term": "换届",
	"digest": "周报", "digest-morning": "周报（只在上午的）", "leader-digest": "领导周报", "calendar-missing": "假日表",
}

// ToldWords say what is said to whom, when and why.
func ToldWords(at time.Time, p *bureau.Person, rule, text string, reachable bool) string {
	why := rule
	if name, ok := ruleNames[rule]; ok {
		why = name + "，" + rule
	}
	note := ""
	if !reachable {
		note = "（收不到）"
	}
	return fmt.Sprintf("%s → %s%s　因为：%s\n    %s", at.Format("2006-01-02 15:04"), p.Name, note, why, strings.ReplaceAll(text, "\n", "\n    "))
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
