package messages_test

import (
	"strings"
	"testing"

	"liaison/messages"
	"liaison/store/duty"
)

// How often a meeting is due is said by the table of rules and in the strength of its wording.
func TestRuleIs(t *testing.T) {
	var said []string
	for _, id := range []string{"R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08"} {
		r := duty.RuleOf(id)
		said = append(said, messages.RuleIs(r, duty.Config(nil).Terms(r, 0)))
	}
	want := `党员大会：一般每季度 1 次（条例第十一条）。
支委会：一般每月 1 次，设支委会的支部才有（条例第十二条、第二十条）。
党小组会：一般每月 1 次，设党小组的支部才有，一个组一次（条例第十三条）。
党课：条例第十六条说按期上，没写次数；本单位设的是每季度 1 次。
主题党日：每月相对固定 1 天开展（条例第十六条）；遇休息日，本单位顺延到下一个工作日。
组织生活会：至少每年 1 次（条例第十七条）。
民主评议党员：一般每年 1 次（条例第十八条（条号未核实））。
谈心谈话：支委之间、支委和党员之间、党员和党员之间，一般每年不少于 1 次（条例第十九条）；只记次数，不记人和内容。`
	if got := strings.Join(said, "\n"); got != want {
		t.Errorf("got\n%s", got)
	}
}
