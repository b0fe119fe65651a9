// Package answers answers questions about numbers and the records behind them: all numbers of
// a period or some by name, by unit or by point in fixed order, compared, drawn as a trend,
// listed. In choice.go people decide between values that must not be added.
package answers

import (
	"liaison/bot/turn"
	"liaison/messages"
)

// Part answers questions about numbers and the records behind them.
var Part = turn.Part{
	Commands: []turn.Command{
		{Name: "stats", Words: []string{"数字", "本周数字", "统计"}, Takes: true, About: "本周数字", Rank: 60, Run: stats},
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
	Hears: []turn.Hearer{hearPlace, hearWho, hearOneBefore, hearByWhom, hearSum, hearWidened, hearColleague, hearFollowUp, hearTimesThere, hearThoseTimes, hearNudged, hearTheirs, hearThere},
	Files: map[string]turn.File{messages.WeeksPicture: {Roles: turn.ChiefRoles, Make: renderWeeks}, messages.TrendPicture: {Make: renderTrend}},
}
