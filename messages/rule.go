package messages

import (
	"fmt"

	"liaison/store/duty"
)

// RuleIs says how often a meeting is to be held, by the terms of the bureau, and where that stands. The strength is that of
// the wording, and is never made stronger.
func RuleIs(r *duty.Rule, of duty.Terms) string {
	switch r.ID {
	case "R04":
		return fmt.Sprintf("党课：条例第十六条说按期上，没写次数；本单位设的是每%s %d 次。", spanSaid[of.Span], of.Count)
	case "R05":
		says := "主题党日：每月相对固定 1 天开展（条例第十六条）"
		if of.Move {
			says += "；遇休息日，本单位顺延到下一个工作日"
		}
		return says + "。"
	case "R08":
		return "谈心谈话：支委之间、支委和党员之间、党员和党员之间，一般每年不少于 1 次（条例第十九条）；只记次数，不记人和内容。"
	}
	who := map[string]string{"R02": "，设支委会的支部才有", "R03": "，设党小组的支部才有，一个组一次"}[r.ID]
	return fmt.Sprintf("%s：%s每%s %d 次%s（%s）。", r.Name, r.Strength, spanSaid[of.Span], of.Count, who, r.Article)
}

// spanSaid is how people say a span.
var spanSaid = map[duty.Span]string{duty.Month: "月", duty.Quarter: "季度", duty.HalfYear: "半年", duty.Year: "年"}
