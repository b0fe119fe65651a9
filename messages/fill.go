package messages

import (
	"fmt"
	"strings"

	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
)

// Why a placeholder of somebody else's form (上级报表) was not filled.
const (
	FillAhead   = "这段时间还没到"
	FillNothing = "这段时间没有记录"
	FillOnlyNow = "只有现在的数，过去那天的没有留"
	FillNoName  = "还没有设填报单位"
)

// FillUnknown says that a word in a placeholder is none that is known.
func FillUnknown(word string) string { return "不认识“" + word + "”" }

// FillOutside says that a place lies outside what the form is about.
func FillOutside(place string) string { return "“" + place + "”没有您看得到的联系点" }

// FillConflict says that a number has several values that nobody decided between.
func FillConflict(values int) string {
	return fmt.Sprintf("有 %d 个数，口径或日期不同，没有相加；请先在“数字”里选定", values)
}

// FillRepeated says that 户 of visits to one point may be the same, and which numbers
// can be asked for.
func FillRepeated(name string, sum int, r count.Reach) string {
	return fmt.Sprintf("同一联系点去过几次，相加是户次。能用的：{{%[1]s.户次}} %[2]d，{{%[1]s.点位数}} %[3]d，{{%[1]s.单次最多}} %[4]d", name, sum, r.Points, r.Peak)
}

// FillReach is what can be said of 户 within a text: 1300户次（8个联系点，单次最多62户）.
func FillReach(unit string, sum int, r count.Reach) string {
	return fmt.Sprintf("%d%s次（%d个联系点，单次最多%d%s）", sum, unit, r.Points, r.Peak, unit)
}

// Errors of a form.
const (
	FormBroken = "打不开这个 xlsx，可能已损坏。.xls 请先另存为 .xlsx。"
	FormHuge   = "这个 xlsx 太大。请只留要填的表再发。"
	FormBare   = "这份表里没有 {{…}}，没有可填的。"
)

// A FormGap is a placeholder that was not filled.
type FormGap struct {
	Sheet, Cell, Name, Why string
	Left                   bool // it stands there as before
}

// FormFilled says what of a form was filled, and lists what was not.
func FormFilled(filled int, gaps []FormGap) string {
	lines := []string{fmt.Sprintf("填了 %d 处", filled)}
	for _, left := range []bool{false, true} {
		var said []string
		for _, g := range gaps {
			if g.Left == left {
				said = append(said, fmt.Sprintf("· %s!%s {{%s}}：%s", g.Sheet, g.Cell, g.Name, g.Why))
			}
		}
		switch {
		case len(said) == 0:
		case left:
			lines = append(lines, fmt.Sprintf("原样留着 %d 处：", len(said)))
		default:
			lines = append(lines, fmt.Sprintf("空着 %d 处：", len(said)))
		}
		lines = append(lines, said...)
	}
	return strings.Join(lines, "\n")
}

// What the buttons of a form's card do.
const (
	DoFillForm = "form"
	DoDropForm = "noform"
)

// FormPeriods are the periods that a form is offered to be filled for.
var FormPeriods = []string{"本月", "上月", "本季度", "上季度", "上半年", "今年", "去年"}

// FormCard asks for which of some periods a form is to be filled.
func FormCard(name string, places int, periods []day.Period) chat.Face {
	var choices []chat.Button
	for _, p := range periods {
		choices = append(choices, chat.Button{Words: p.Label, Do: fmt.Sprintf("%s:%s.%s", DoFillForm, shortDigits(p.From), shortDigits(p.To))})
	}
	return chat.Face{Text: fmt.Sprintf("📋 %s\n有 %d 处 {{…}} 要填。填哪段时间的？也可以发表时附一句“1到6月”。", name, places),
		Buttons: append(rows(choices, 3), []chat.Button{{Words: Discard, Do: DoDropForm}})}
}

// FormDone is the card of a form that was filled.
func FormDone(name string, p day.Period, filled int, gaps []FormGap) string {
	text := FormFilled(filled, gaps)
	if r := []rune(text); len(r) > mostGaps {
		text = string(r[:mostGaps]) + "……"
	}
	return "📋 " + name + "\n" + span(p) + "\n" + text
}

// mostGaps is how many characters of the list a card shows.
const mostGaps = 3000

// FormName is the name of a filled form's file.
func FormName(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, ".xlsx"), ".XLSX") + "（已填）.xlsx"
}

// FillingForm answers the tap that has a form filled.
const FillingForm = "正在填，马上发来"

// HowToFill is 上报表: how somebody else's form is filled.
const HowToFill = `📋 上报表：把上级的表（.xlsx）发来，我把数填进去发回。
先在要填的格子里写上名字：
· {{走访次数}}、{{办结问题}}、{{培训人次}}、{{党员大会}}、{{党建联系点}}
· 加时间：{{办结问题.本季度}}、{{走访次数.1到6月}}、{{走访次数.累计}}
· 加所、科室或联系点：{{走访次数.城东所}}、{{办结问题.上月.钢材市场}}
· 户：{{辐射户数.户次}}、{{辐射户数.点位数}}、{{辐射户数.单次最多}}
· 问题：{{待交办问题}}、{{办理中问题}}、{{核实销号问题}}、{{转介问题}}
· 还有：{{走访点位数}}、{{党支部数}}、{{填报单位}}、{{统计期}}、{{填报日期}}
指标的名字和“数字”“台账”里的一样。公式、格式、合并的格子不动；没有记录的空着，不认识的原样留着，都列给您看。`
