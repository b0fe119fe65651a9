package messages

import (
	"fmt"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
)

// FiveUnread says how a line of the 五个一 is written.
const FiveUnread = "没看懂。请写成：五个一 1 每月走访一次 走访\n（第几条、内容，最后可以加一个计数的指标；清空写“五个一 1 清空”）"

// WordClear empties a line.
const WordClear = "清空"

// FiveCard shows the 五个一 with how often each was done in a period: words and
// counts, no percentages. counts holds the lines that are counted.
func FiveCard(p bureau.FivePlan, counts map[int]string, span string, admin bool) chat.Face {
	var b strings.Builder
	b.WriteString("🖐 五个一 · " + span + "\n")
	for i, line := range p {
		switch {
		case line.Text != "":
			fmt.Fprintf(&b, "%d. %s%s\n", i+1, line.Text, before("：", counts[i]))
		case admin:
			fmt.Fprintf(&b, "%d. （未填）\n", i+1)
		}
	}
	switch {
	case admin:
		b.WriteString("改一条：五个一 1 每月走访一次 走访\n最后一个词是计数的指标，可以不写；清空写“五个一 1 清空”。")
	case p.Empty():
		b.WriteString("还没有填，请管理员填写。")
	}
	return chat.Face{Text: strings.TrimSpace(b.String())}
}

// FiveSet says what became of a line.
func FiveSet(n int, line bureau.FiveLine) string {
	if line.Text == "" {
		return fmt.Sprintf("✅ 第 %d 条已清空", n)
	}
	counted := ""
	if line.Indicator != "" {
		counted = "，按“" + line.Indicator + "”计数"
	}
	return fmt.Sprintf("✅ 第 %d 条：%s%s", n, line.Text, counted)
}

// FiveCount is the number of a line: 走访 12 次.
func FiveCount(name string, n int, unit string) string { return fmt.Sprintf("%s %d %s", name, n, unit) }

// What is said of a number that is never added, and where there is none: empty
// is not 0.
const (
	FiveApart   = "分口径，见数字"
	FiveNothing = "还没看到记录"
)

// FiveSpan says which days are counted, and where.
func FiveSpan(p day.Period, all bool) string {
	where := "您的点位"
	if all {
		where = "全局"
	}
	return p.Label + "（" + ShortDay(p.From) + "—" + ShortDay(p.To) + "） · " + where
}
