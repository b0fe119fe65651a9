package messages

import (
	"fmt"
	"strings"

	"liaison/store/chat"
	"liaison/store/duty"
)

// DoDuty is what the buttons of the settings of duties do:
// dty:<of>:<rule>.<field>[:<value>].
const DoDuty = "dty"

// A DutyField is one number that the 条例 leaves to the bureau.
type DutyField struct {
	Rule, Field string
	Words       string
	Values      []string
}

// DutyFields are all of them, in fixed order.
var DutyFields = []DutyField{
	{"R04", "period", "党课周期", []string{"月", "季", "半年", "年"}},
	{"R04", "count", "党课次数", []string{"1", "2", "3", "4"}},
	{"R05", "move", "主题党日顺延", []string{"是", "否"}},
	{"R09", "day", "党费收缴日", []string{"5", "10", "15", "20", "25"}},
	{"R13", "period", "走访周期", []string{"月", "季", "半年", "年"}},
	{"R13", "count", "走访次数", []string{"1", "2", "3", "4"}},
}

// DutiesCard shows what the bureau set, or what is set for one 支部 or point.
func DutiesCard(name string, of int64, fields []DutyField, terms func(rule string) duty.Terms) chat.Face {
	var b strings.Builder
	fmt.Fprintf(&b, "⚙️ 应做事项 · %s\n条例没有定死的，由本单位设定：\n", name)
	var buttons []chat.Button
	said := map[string]bool{}
	for _, f := range fields {
		if !said[f.Rule] {
			said[f.Rule] = true
			fmt.Fprintf(&b, "%s　%s\n", duty.RuleOf(f.Rule).Name, termWords(f.Rule, terms(f.Rule)))
		}
		buttons = append(buttons, chat.Button{Words: f.Words, Do: fmt.Sprintf("%s:%d:%s.%s", DoDuty, of, f.Rule, f.Field)})
	}
	b.WriteString("要改哪一项？只改一个支部或点位，请写“应做设置 建工支部”。")
	return chat.Face{Text: b.String(), Buttons: rows(buttons, 2)}
}

func termWords(rule string, t duty.Terms) string {
	switch {
	case rule == "R05" && t.Move:
		return "遇休息日顺延到下一个工作日"
	case rule == "R05":
		return "遇休息日不顺延"
	case rule == "R09" && t.Day == 0:
		return "没有设"
	case rule == "R09":
		return fmt.Sprintf("每月 %d 日", t.Day)
	}
	return fmt.Sprintf("每%s %d 次", t.Span, t.Count)
}

// DutyCard asks for a new value of a field; the last takes the setting back.
func DutyCard(f DutyField, of int64) chat.Face {
	do := func(value string) string {
		return fmt.Sprintf("%s:%d:%s.%s:%s", DoDuty, of, f.Rule, f.Field, value)
	}
	var buttons []chat.Button
	for _, v := range f.Values {
		buttons = append(buttons, chat.Button{Words: v, Do: do(v)})
	}
	buttons = append(buttons, chat.Button{Words: "恢复默认", Do: do("")})
	return chat.Face{Text: "⚙️ " + f.Words + "改成什么？", Buttons: append(rows(buttons, 3), []chat.Button{{Words: Return, Do: fmt.Sprintf("%s:%d:", DoDuty, of)}})}
}
