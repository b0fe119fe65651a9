package messages

import (
	"fmt"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
)

// A LaterDay is a day on which one may hear of a card again.
type LaterDay struct {
	Words string
	Day   day.Day
}

// LaterCard asks when the card is to come again.
func LaterCard(o *bureau.Org, days []LaterDay) chat.Face {
	var buttons []chat.Button
	for _, d := range days {
		buttons = append(buttons, chat.Button{Words: d.Words, Do: fmt.Sprintf("%s:%d:%s", DoLater, o.ID, d.Day)})
	}
	text := "什么时候再提醒？本月只再提醒这一次。"
	if len(days) == 0 {
		text = "本月没有工作日了，下月的卡到时会来。本月不开的，点返回，再点 🚫 本期不适用。"
	}
	return chat.Face{Text: "⏰ " + o.Name + "\n" + text, Buttons: append(rows(buttons, 2), []chat.Button{backToMonth(o)})}
}

func backToMonth(o *bureau.Org) chat.Button {
	return chat.Button{Words: Return, Do: fmt.Sprintf("%s:%d", DoMonth, o.ID)}
}

// WaiveCard asks which obligation is not to be asked for.
func WaiveCard(o *bureau.Org, open []duty.Obligation) chat.Face {
	var buttons []chat.Button
	for _, ob := range open {
		words := ob.Rule.Name
		if ob.Group > 0 {
			words = GroupName(ob.Group)
		}
		buttons = append(buttons, chat.Button{Words: words, Do: fmt.Sprintf("%s:%d:%s.%d", DoWaive, o.ID, ob.Rule.ID, ob.Group)})
	}
	return chat.Face{Text: "🚫 " + o.Name + "\n哪一项本期不适用？", Buttons: append(rows(buttons[:min(len(buttons), 6)], 2), []chat.Button{backToMonth(o)})}
}

// ReasonCard asks why.
func ReasonCard(o *bureau.Org, ob duty.Obligation) chat.Face {
	var buttons []chat.Button
	for _, why := range duty.WaiverReasons {
		buttons = append(buttons, chat.Button{Words: string(why), Do: fmt.Sprintf("%s:%d:%s.%d:%s", DoWaive, o.ID, ob.Rule.ID, ob.Group, why)})
	}
	return chat.Face{Text: fmt.Sprintf("🚫 %s · %s\n为什么？管理员能看到，随时可以恢复。", o.Name, ob.Rule.Name),
		Buttons: append(rows(buttons, 2), []chat.Button{backToMonth(o)})}
}

// RestoreCard asks what is to be asked for again.
func RestoreCard(o *bureau.Org, waived []duty.Obligation) chat.Face {
	var buttons []chat.Button
	for _, ob := range waived {
		words := ob.Rule.Name
		if ob.Group > 0 {
			words = GroupName(ob.Group)
		}
		buttons = append(buttons, chat.Button{Words: words, Do: fmt.Sprintf("%s:%d:%d", DoRestore, o.ID, ob.Waiver.ID)})
	}
	return chat.Face{Text: "↩️ " + o.Name + "\n恢复哪一项？", Buttons: append(rows(buttons[:min(len(buttons), 6)], 2), []chat.Button{backToMonth(o)})}
}

// Words of a monthly card.
const (
	NoMonth       = "您这里没有要记的组织生活。"
	WaivedNoted   = "本期不再提醒这一项"
	RestoredNoted = "已恢复"
)

// TooFewHeads refuses a change that leaves less than nobody.
const TooFewHeads = "名册里没有这么多人，请管理员核对名册。"

// BranchHeads says how many members a 支部 has.
func BranchHeads(o *bureau.Org, h bureau.Heads) string {
	return fmt.Sprintf("%s：党员 %d 名（正式 %d，预备 %d）。有变动就说“转入1名党员”。", o.Name, h.Full+h.Probation, h.Full, h.Probation)
}

// OtherBranch says that the meetings of another 支部 are not the person's to see, and offers their own.
func OtherBranch(own *bureau.Org, do string) chat.Face {
	return chat.Face{Text: "别的支部的组织生活不在您的范围内，只能看本支部的。", Buttons: [][]chat.Button{{{Words: "🗓 " + clip(own.Name, 12), Do: do}}}}
}

// NoActivists says that those who are no members yet are not counted.
const NoActivists = "积极分子和发展对象不在名册里。"

// UnheldCard says that what was not held is not recorded, and offers 本期不适用 where it is owed.
func UnheldCard(o *bureau.Org, typ string, open []duty.Obligation, why duty.WaiverReason) chat.Face {
	f := chat.Face{Text: typ + "没开的不用记。改了日子就说“改到25号”。"}
	if len(open) == 0 {
		return f
	}
	do := fmt.Sprintf("%s:%d", DoWaive, o.ID)
	if len(open) == 1 {
		do += fmt.Sprintf(":%s.%d:%s", open[0].Rule.ID, open[0].Group, why)
	}
	f.Text += "\n本期确实开不了，点一下，就不再提醒："
	f.Buttons = [][]chat.Button{{{Words: "🚫 " + typ + "本期不适用", Do: do}}}
	return f
}

// WaivedSaid says what is not asked for in this period, and why.
func WaivedSaid(rules []string, why string) string {
	return "✅ " + strings.Join(rules, "、") + "：本期不适用（" + why + "），不再提醒；卡上可以恢复。"
}

// LaterNoted says when the month's card comes again.
func LaterNoted(on, today day.Day) string { return "好的，" + Day(on, today) + "再提醒一次" }

// PostponedTo says on which day the month's card comes again.
func PostponedTo(on, today day.Day) string {
	return "⏰ 好，" + Day(on, today) + " 再提醒一次；开了说一声就记。"
}

// PostponedOut says that a day lies outside the month.
func PostponedOut(on, today day.Day) string {
	return Day(on, today) + " 不在本月了。本月不开的，点 🚫 本期不适用，选原因就行；开了说一声，记到那个月。"
}

// TermRenewed says that the term of a 支部 counts anew.
func TermRenewed(o *bureau.Org, elected, end day.Day) string {
	return fmt.Sprintf("✅ %s 换届 %s，任期到 %s", o.Name, fullDay(elected), fullDay(end))
}

// HeadsChanged says how many a 支部 has now, and why they are others than before.
func HeadsChanged(o *bureau.Org, h bureau.Heads, today day.Day, why string) string {
	return fmt.Sprintf("✅ %s 从 %s 起：正式党员 %d 名，预备党员 %d 名", o.Name, Day(h.Since, today), h.Full, h.Probation) + inBrackets(why)
}
