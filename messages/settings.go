package messages

import (
	"fmt"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
)

// DoPrefer is what the buttons of the settings do: pf:<one of these>.
const DoPrefer = "pf"

// What the buttons of the settings choose.
const (
	PreferMornings   = "am"
	PreferAfternoons = "pm"
	PreferAllDay     = "all"
	LeaveToday       = "today"
	LeaveTomorrow    = "tomorrow"
	LeaveToFriday    = "friday"
	LeaveToSomeDay   = "day"
	LeaveOver        = "back"
)

// Words about leave.
const (
	SettingsKept     = "已设好"
	UntilWhen        = "请假到哪天？例如“周五”“4月30日”“20号到24号”。"
	UnreadDay        = "没看懂是哪天。"
	LeaveInTheMiddle = "只能去掉开头或结尾的几天。请说最后请哪几天，例如“请假周三到周四”。"
	LeavePast        = "这一天已经过了。"
	LeaveTooLong     = "一次最多请一年。不想再用，可以发 /stop。"
	NotAWish         = "没看懂。可以写“请假到周五”“明天请假”“免打扰 上午”，或点下面的按钮。"
)

// SettingsCard shows a person when they are spoken to unasked, each choice a tap
// away.
func SettingsCard(p bureau.Preference, deputy string, today, friday day.Day, fault string) chat.Face {
	text := "⚙️ 设置 · 什么时候主动给您发消息\n时间：" + hoursWords(p.Hours) + "\n请假：" + leaveWords(p.Leave, today)
	if deputy != "" && p.Leave.To >= today {
		text += "\n期间要定的事：" + deputy
	}
	if fault != "" {
		text += "\n❗ " + fault
	}
	text += "\n没发的不会丢，合成一条以后补上；您问的随时答。\n请假时，紧急的事会转告别的同事。\n以后都不想用：/stop 停用"
	return chat.Face{Text: text, Buttons: [][]chat.Button{
		{prefer(Toggle("只在上午", p.Hours == bureau.Mornings), PreferMornings),
			prefer(Toggle("只在下午", p.Hours == bureau.Afternoons), PreferAfternoons), prefer(Toggle("不限", p.Hours == bureau.AllDay), PreferAllDay)},
		{prefer("今天请假", LeaveToday), prefer("明天请假", LeaveTomorrow), prefer("到"+fridayWords(friday, today), LeaveToFriday)},
		leaveButtons(p.Leave, today),
	}}
}

// LeaveKept stands on the card that asked until when.
func LeaveKept(leave day.Period, today day.Day) string {
	return "✅ 请假：" + leaveWords(leave, today)
}

// DeputyTold tells a colleague that they are asked while a leader is away.
func DeputyTold(who *bureau.Person, leave day.Period, today day.Day) string {
	return fmt.Sprintf("%s 请假：%s。期间要定的事，请您先关注。", who.Name, leaveWords(leave, today))
}

// DeputyKept says that the colleague was told; what the roster lets them do stays.
func DeputyKept(deputy *bureau.Person) string {
	return "已转告 " + deputy.Name + "，期间要定的事由其关注。按钮和范围仍按名册：要让其代批，请管理员把点位的责任领导换一下。"
}

// DeputyAudit is the line of the log.
func DeputyAudit(deputy *bureau.Person, leave day.Period) string {
	return fmt.Sprintf("%s 到 %s，期间由 %s 关注", leave.From, leave.To, deputy.Name)
}

func leaveButtons(leave day.Period, today day.Day) []chat.Button {
	buttons := []chat.Button{prefer("到某天…", LeaveToSomeDay)}
	switch {
	case leave.To < today:
	case leave.From <= today:
		buttons = append(buttons, prefer("回来了", LeaveOver))
	default:
		buttons = append(buttons, prefer("取消请假", LeaveOver))
	}
	return buttons
}

func prefer(words, what string) chat.Button {
	return chat.Button{Words: words, Do: DoPrefer + ":" + what}
}

func fridayWords(friday, today day.Day) string {
	if day.Week(today).Has(friday) {
		return "本周五"
	}
	return "下周五"
}

func hoursWords(h bureau.Hours) string {
	switch h {
	case bureau.Mornings:
		return "只在工作日上午 8:30—12:00"
	case bureau.Afternoons:
		return "只在工作日下午 13:30—17:30"
	}
	return "工作日 8:30—17:30"
}

// leaveWords say when a person is away; a leave that is over is none.
func leaveWords(leave day.Period, today day.Day) string {
	switch {
	case leave.From == "" || leave.To < today:
		return "没有"
	case leave.From == leave.To:
		return Day(leave.To, today)
	case leave.From <= today:
		return "到 " + Day(leave.To, today)
	}
	return fmt.Sprintf("%s 到 %s", Day(leave.From, today), Day(leave.To, today))
}

// NoSuchDeputy says that nobody was told, since the word for the deputy names nobody or several.
func NoSuchDeputy(called string) string {
	return "“" + called + "”在名册里对不上一个人，没有转告。请您自己说一声，或者写全名，例如“期间找某某”。"
}

// NothingInHand says that there is no problem to give to a colleague.
func NothingInHand(to *bureau.Person) string {
	return "您手上没有在办的问题，不用交给 " + to.Name + "。"
}

// WhileAway is why a problem is given to a colleague before a leave.
const WhileAway = "请假期间转办"
