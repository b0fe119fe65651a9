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
	return MonthCard(c).Insert(0, "🔔 月底前再看一眼，下面的还没看到记录；办过的补一句就行。\n")
}

// TermEnds tells that the term of a 党组织 comes to its end (换届).
func TermEnds(o *bureau.Org, acting bool, end, today day.Day) chat.Face {
	var buttons [][]chat.Button
	when := "任期将于 " + fullDay(end) + " 届满，请提前准备换届。"
	if end <= today {
		when = "任期到 " + fullDay(end) + " 已届满，请按期换届；已经换届的，请管理员在名册里更新换届日期。"
		if o.Extended != end {
			when += "上级同意延期的，点一下延到什么时候。"
			buttons = [][]chat.Button{{extendButton(o, 3), extendButton(o, 6), extendButton(o, 12)}}
		}
	}
	return chat.Face{Text: "📌 换届 · " + inPlace(o.Name, acting) + "\n" + since(o) + when, Buttons: buttons}
}

// TermIs tells who cannot put a 换届 off when the term ends.
func TermIs(o *bureau.Org, end, today day.Day) string {
	if end <= today {
		return o.Name + "：" + since(o) + "任期到 " + fullDay(end) + " 已届满。"
	}
	return o.Name + "：" + since(o) + "任期将于 " + fullDay(end) + " 届满。"
}

// since tells when a 支部 was elected last.
func since(o *bureau.Org) string {
	if o.Elected == "" {
		return ""
	}
	return "上次换届 " + fullDay(o.Elected) + "，"
}

// TermsList tells of which 党组织 the terms are over, or also of which they end within six months.
func TermsList(due []TermLine, over bool, today day.Day) string {
	title, none := "📌 半年内该换届的支部", "半年内没有支部该换届。"
	if over {
		title, none = "📌 任期已届满的支部", "没有任期已届满的支部。"
	}
	text := ""
	for _, line := range due {
		if !over || line.End.Day <= today {
			text += "\n" + TermIs(line.Org, line.End.Day, today)
		}
	}
	if text == "" {
		return none
	}
	return title + text
}

// DoExtend is what 延期 does: extend:<org>:<months>.
const DoExtend = "extend"

// AuditExtended heads the line of the log.
const AuditExtended = "换届延期"

// extendButton puts a 换届 off by some months.
func extendButton(o *bureau.Org, months int) chat.Button {
	words := map[int]string{3: "延期 3 个月", 6: "延期半年", 12: "延期一年"}[months]
	return chat.Button{Words: words, Do: fmt.Sprintf("%s:%d:%d", DoExtend, o.ID, months)}
}

// ExtendedWords tell until when a 换届 is put off.
func ExtendedWords(o *bureau.Org) string { return o.Name + " 延期到 " + fullDay(o.Extended) }

// TermExtended is the card of a 换届 that was put off.
func TermExtended(o *bureau.Org, today day.Day) chat.Face {
	return chat.Face{Text: "📌 换届 · " + o.Name + "\n✅ " + Day(today, today) + "记下：延期到 " + fullDay(o.Extended) + "，到时候再说一次。"}
}

// ThemeDayAhead announces a 支部's 主题党日, one workday before.
func ThemeDayAhead(o *bureau.Org, acting bool, day, today day.Day) chat.Face {
	return chat.Face{Text: fmt.Sprintf("🗓 %s 主题党日 · %s\n开完说一句就行，例：主题党日 到8应9 学习党章", Day(day, today), inPlace(o.Name, acting)),
		Buttons: [][]chat.Button{{{Words: "✍️ 主题党日", Do: fmt.Sprintf("%s:%d:R05", DoLog, o.ID)}, {Words: "🚫 本期不适用", Do: fmt.Sprintf("%s:%d", DoWaive, o.ID)}}}}
}
