// Package answers tells numbers and what is behind them: all of a period, those that
// were named, unit by unit or point by point in fixed order, compared, drawn, listed.
// Values that must not be added are decided on in choice.go.
package answers

import (
	"liaison/bot/turn"
	"liaison/messages"
)

// Part tells numbers, and what is behind them.
var Part = turn.Part{
	Commands: []turn.Command{
		{Name: "stats", Words: []string{"数字", "本周数字", "统计"}, Takes: true, About: "本周数字", Run: stats},
	},
	Taps: map[string]turn.Tap{
		messages.DoAsk:       tapAsk,
		messages.DoAskBelow:  tapAskBelow,
		messages.DoChoose:    tapChoose,
		messages.DoUnchoose:  tapUnchoose,
		messages.DoMute:      tapMute,
		messages.DoWeek:      tapWeek,
		messages.DoUnvisited: tapUnvisited,
	},
	Files: map[string]turn.File{messages.WeeksPicture: {Roles: turn.ChiefRoles, Make: renderWeeks}, messages.TrendPicture: {Make: renderTrend}},
}
