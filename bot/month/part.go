// Package month is what a 党组织 owes, month by month: the monthly card, 会议进度, and
// the terms and duties that admins set.
package month

import (
	"liaison/bot/turn"
	"liaison/messages"
)

// Part is what a 党组织 owes, month by month.
var Part = turn.Part{
	Commands: []turn.Command{
		{Name: "meetings", Words: []string{"会议进度"}, Roles: turn.FieldRoles, Takes: true, About: "会议进度", Rank: 80, Run: meetings},
		{Name: "month", Words: []string{"本月组织生活"}, Roles: turn.PartyRoles, About: "本月组织生活", Rank: 160, Run: month},
		{Name: "dates", Words: []string{"日历", "我的日历"}, About: "自己的应做事项和期限（.ics）", Rank: 165, Run: sendCalendar},
		{Name: "terms", Words: []string{"办理期限"}, Roles: turn.AdminRoles, About: "各类问题的办理期限", Rank: 110, Run: terms},
		{Name: "duties", Words: []string{"应做设置"}, Roles: turn.AdminRoles, Takes: true, About: "应做事项的次数和日子", Rank: 120, Run: duties},
	},
	Taps: map[string]turn.Tap{
		messages.DoAgenda:  tapAgenda,
		messages.DoLog:     tapLog,
		messages.DoLater:   tapLater,
		messages.DoWaive:   tapWaive,
		messages.DoRestore: tapRestore,
		messages.DoBranch:  tapBranch,
		messages.DoMonth:   tapMonth,
		messages.DoHeld:    tapHeld,
		messages.DoTerm:    tapTerm,
		messages.DoDuty:    tapDuty,
		messages.DoExtend:  tapExtend,
	},
	Files:   map[string]turn.File{calendarFile: {Make: renderCalendar}},
	Changed: meetingsChanged,
	Kinds:   []turn.Kind{branchTalk.Kind()},
	Hears:   []turn.Hearer{hearTerm, hearTermsOver, hearBranch, hearNotOwed, hearBranchAsked, hearBranchOrdered, hearOwnHeld, hearOthersAsked, hearOwnAgain, hearGroupCame, hearHeldOn, hearPastOwed, hearHeads, hearUnheld, hearBrokeUp, hearPostponed, hearSetFor, hearSet, hearUndated, hearRule},
}
