package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/indicator"
)

// DoIndicator is what the buttons of the bureau's own indicators do: ind:new, or
// ind:<id> sets one aside or takes it up again.
const (
	DoIndicator  = "ind"
	NewIndicator = "new"
)

// Questions about a new indicator.
const (
	LabelName  = "名称"
	LabelPlace = "记在"
	LabelUnit  = "单位"
	LabelWords = "说法"
	LabelAdds  = "总数"

	AskName   = "指标叫什么？例如“志愿服务”。"
	AskPlace  = "记在哪一类里？"
	AskUnit   = "用什么单位？点选，或写一个量词。"
	AskWords  = "还有哪些说法也是它？几个之间用顿号隔开。"
	AskAdds   = "总数怎么算？"
	AddsUp    = "相加"
	AddsApart = "分新增和累计"

	BadName    = "名称要 2 到 12 个字，只用汉字和字母，不用数字开头。"
	BadUnit    = "不认识这个量词。可以用：次、个、人次、户、家、场、项、处、名、位、节、期、件、条、块、面。"
	WordsUnfit = "这样说读不出这个数字，请换一个名称或说法。"
)

// PlaceVisit is where an indicator of visits is kept.
const PlaceVisit = "走访"

// NameTaken refuses a name that means something already.
func NameTaken(word string) string {
	return "“" + word + "”已经有别的意思了，换一个吧。"
}

// IndicatorAdded says what was added, and how it is said.
func IndicatorAdded(x *indicator.Indicator) string {
	return fmt.Sprintf("✅ 已添加指标：%s\n现在就能说：“%s 3%s”。", IndicatorWords(x), x.Name, x.Unit)
}

// IndicatorWords describe an indicator: 志愿服务（次）· 宣讲 · 相加 · 也说 志愿活动.
func IndicatorWords(x *indicator.Indicator) string {
	adds := AddsUp
	if x.Adds == indicator.Apart {
		adds = AddsApart
	}
	said := []string{x.Name + inBrackets(x.Unit), keptWith(x), adds}
	if more := strings.Fields(x.Words); len(more) > 1 {
		more = slices.DeleteFunc(more, func(w string) bool { return w == x.Name })
		said = append(said, "也说 "+strings.Join(more, "、"))
	}
	return strings.Join(said, " · ")
}

func keptWith(x *indicator.Indicator) string {
	if x.Kind == indicator.Visit {
		return PlaceVisit
	}
	return x.Type
}

// IndicatorsCard shows the bureau's own indicators.
func IndicatorsCard(own []bureau.OwnIndicator, offset int) chat.Face {
	var b strings.Builder
	b.WriteString("📐 本单位自设指标\n")
	buttons := []chat.Button{{Words: "➕ 添加", Do: DoIndicator + ":" + NewIndicator}}
	for i := range own {
		x := &own[i]
		mark, verb := "▸", "停用 "
		if x.Aside {
			mark, verb = "▹（已停用）", "启用 "
		}
		fmt.Fprintf(&b, "%s %s\n", mark, IndicatorWords(&x.Indicator))
		if i >= offset && len(buttons) < 7 {
			buttons = append(buttons, chat.Button{Words: verb + x.Name, Do: fmt.Sprintf("%s:%d", DoIndicator, x.ID)})
		}
	}
	if len(own) == 0 {
		b.WriteString("还没有。")
	}
	b.WriteString("加一个只要一条消息，例如：指标 志愿服务 宣讲 次 志愿活动、志愿者服务\n停用后不再读，原来的记录不变。")
	return chat.Face{Text: b.String(), Buttons: rows(buttons, 2)}
}
