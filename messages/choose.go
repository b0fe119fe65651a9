package messages

import (
	"fmt"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
)

// Sure ends the button of the second tap on something that cannot be taken back.
const Sure = "!"

// about heads the cards on which one chooses something about a problem.
func about(c *problem.Case) string {
	r := c.Record
	return fmt.Sprintf("⚠️ %s %s：%s\n期限：%s", Number(r.ID), plainName(c.Dir, r), clip(r.Text, 40), ShortDay(c.Problem.Due))
}

func backTo(c *problem.Case) chat.Button {
	return chat.Button{Words: Return, Do: fmt.Sprintf("%s:%d", DoReturn, c.Record.ID)}
}

// unitRows is how many units a card offers.
const unitRows = 5

// GiveCard asks to which unit a problem goes; where it is given away, one may
// ask for help instead.
func GiveCard(c *problem.Case, m problem.Move, units []*bureau.Unit, offset int) chat.Face {
	var buttons []chat.Button
	for _, u := range units[min(offset, len(units)):min(offset+unitRows, len(units))] {
		buttons = append(buttons, chat.Button{Words: u.Name, Do: fmt.Sprintf("%s:%s:%d:%d", DoGive, CodeOf(m), c.Record.ID, u.ID)})
	}
	last := leafBy(unitRows, len(units), offset, func(to int) string { return fmt.Sprintf("%s:%s:%d:%d", DoUnits, CodeOf(m), c.Record.ID, to) })
	prompt := "👉 交给哪个科室或所？"
	if m == problem.Ask {
		prompt = "👉 请谁协办？主办不变。"
	} else if len(last) < 2 {
		last = append(last, chat.Button{Words: MoveWords(problem.Ask), Do: moveDo(problem.Ask, c.Record.ID)})
	}
	return chat.Face{Text: about(c) + "\n" + prompt, Buttons: append(rows(buttons, 2), append(last, backTo(c)))}
}

// maxStaff is how many people of a unit a card offers.
const maxStaff = 6

// StaffCard asks to whom of a unit a problem goes.
func StaffCard(c *problem.Case, m problem.Move, u *bureau.Unit, staff []*bureau.Person) chat.Face {
	do := func(person int64) string {
		return fmt.Sprintf("%s:%s:%d:%d.%d", DoGive, CodeOf(m), c.Record.ID, u.ID, person)
	}
	buttons := []chat.Button{{Words: "整个" + u.Name, Do: do(0)}}
	for i, p := range staff {
		if i < maxStaff {
			buttons = append(buttons, chat.Button{Words: p.Name, Do: do(p.ID)})
		}
	}
	return chat.Face{Text: about(c) + "\n👉 交给" + u.Name + "的谁？", Buttons: append(rows(buttons, 2), []chat.Button{backTo(c)})}
}

// extensions are the workdays that an extension offers.
var extensions = []int{3, 5, 7, 10, 15}

// DaysCard asks for how long an extension is to be.
func DaysCard(c *problem.Case, cal *day.Calendar) chat.Face {
	var buttons []chat.Button
	for _, n := range extensions {
		buttons = append(buttons, chat.Button{Words: "到 " + ShortDay(cal.After(c.Problem.Due, n)), Do: fmt.Sprintf("%s:%d:%d", DoDays, c.Record.ID, n)})
	}
	return chat.Face{Text: about(c) + "\n👉 延到哪天？（加 3、5、7、10、15 个工作日）\n责任领导下一个工作日没有答复，就算同意。",
		Buttons: append(rows(buttons, 3), []chat.Button{backTo(c)})}
}

// SureCard asks once more before something that cannot be taken back.
func SureCard(c *problem.Case, m problem.Move) chat.Face {
	yes := chat.Button{Words: "✅ " + string(m), Do: moveDo(m, c.Record.ID) + ":" + Sure}
	return chat.Face{Text: about(c) + "\n👉 确定" + string(m) + "？", Buttons: [][]chat.Button{{yes, backTo(c)}}}
}

// AskMove asks for what a move needs to be told.
func AskMove(c *problem.Case, m problem.Move, prompt, fault string, choices []chat.Button) chat.Face {
	text := about(c)
	if fault != "" {
		text += "\n❗ " + fault
	}
	return chat.Face{Text: text + "\n👉 " + prompt, Buttons: append(rows(choices, 2), []chat.Button{{Words: Discard, Do: DoDiscard}})}
}

// MoveMade says that a move was made whose question was answered.
func MoveMade(c *problem.Case, m problem.Move, words string) string {
	s := fmt.Sprintf("✅ %s 已%s", Number(c.Record.ID), m)
	switch m {
	case problem.Decline:
		s = fmt.Sprintf("✅ %s 不予受理", Number(c.Record.ID))
	case problem.SendBack:
		s = fmt.Sprintf("✅ %s 已退回，接着办", Number(c.Record.ID))
	case problem.Direct:
		s = fmt.Sprintf("✅ 批示已转给 %s（%s）", holderName(c), Number(c.Record.ID))
	case problem.Note:
		s = fmt.Sprintf("✅ 已记到 %s 的经过里", Number(c.Record.ID))
	case problem.Repeat:
		return fmt.Sprintf("✅ %s 与 %s 重复，已并到那里。", Number(c.Record.ID), Number(c.Problem.Origin))
	}
	return strings.TrimSuffix(s+"："+words, "：")
}
