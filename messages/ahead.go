package messages

import (
	"fmt"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
)

// MonthAgain is the card as it comes again, the one time.
func MonthAgain(c duty.Card) chat.Face {
	face := MonthCard(c)
	face.Text = "🔔 月底前再看一眼，下面的还没看到记录；办过的补一句就行。\n" + face.Text
	return face
}

// TermEnds tells that the term of a 党组织 comes to its end (换届).
func TermEnds(o *bureau.Org, acting bool, end, today day.Day) chat.Face {
	when := "任期将于 " + fullDay(end) + " 届满，请提前准备换届。"
	if end <= today {
		when = "任期到 " + fullDay(end) + " 已届满，请按期换届；已经换届的，请管理员在名册里更新换届日期。"
	}
	return chat.Face{Text: "📌 换届 · " + inPlace(o.Name, acting) + "\n" + when}
}

// ThemeDayAhead announces a 支部's 主题党日, one workday before.
func ThemeDayAhead(o *bureau.Org, acting bool, day, today day.Day) chat.Face {
	return chat.Face{Text: fmt.Sprintf("🗓 %s 主题党日 · %s\n开完说一句就行，例：主题党日 到8应9 学习党章", Day(day, today), inPlace(o.Name, acting)),
		Buttons: [][]chat.Button{{{Words: "✍️ 主题党日", Do: fmt.Sprintf("%s:%d:R05", DoLog, o.ID)}, {Words: "🚫 本期不适用", Do: fmt.Sprintf("%s:%d", DoWaive, o.ID)}}}}
}
