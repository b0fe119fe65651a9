package messages

import (
	"fmt"
	"strings"

	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/holiday"
)

// What the buttons of a notice's card do.
const (
	DoTakeNotice = "hol"
	DoDropNotice = "holno"
)

// NoticeCard shows what the file of a notice would change, before anything is.
func NoticeCard(file string, p *holiday.Plan) chat.Face {
	var b strings.Builder
	fmt.Fprintf(&b, "📅 放假通知 %s\n", clip(file, 40))
	switch {
	case len(p.Faults) > 0:
		fmt.Fprintf(&b, "有 %d 处错误，没有导入。请改好后再发：\n", len(p.Faults))
		some(&b, HolidayFaults(p.Faults), 20)
		return chat.Face{Text: strings.TrimSpace(b.String())}
	case p.Empty():
		return chat.Face{Text: b.String() + NoticeSummary(p, false)}
	}
	was := "现在按法定节假日和周末"
	if p.Known {
		was = "替换现有的"
	}
	fmt.Fprintf(&b, "%s 年，%s\n", p.Year, was)
	for _, line := range NoticeLines(p) {
		b.WriteString(line + "\n")
	}
	fmt.Fprintf(&b, "全年工作日 %d → %d", p.Before, p.After)
	return chat.Face{Text: b.String(), Buttons: [][]chat.Button{{{Words: "✅ 导入", Do: DoTakeNotice}}, {{Words: Discard, Do: DoDropNotice}}}}
}

// PastedNotice is what a notice is called that was pasted into the chat.
const PastedNotice = "（粘贴的原文）"

// NoticeLines say what a notice changes.
func NoticeLines(p *holiday.Plan) (lines []string) {
	for _, part := range []struct {
		title string
		days  []day.Holiday
	}{{"新增", p.Added}, {"修改", p.Changed}, {"去掉", p.Dropped}} {
		off, worked := spans(part.days, day.Year(p.Year).From)
		if len(off) > 0 {
			lines = append(lines, part.title+"放假：\n· "+strings.Join(off, "\n· "))
		}
		if len(worked) > 0 {
			lines = append(lines, part.title+"周末上班：\n· "+strings.Join(worked, "\n· "))
		}
	}
	for _, m := range p.Idle {
		lines = append(lines, fmt.Sprintf("❓ %d 月只剩 %d 个工作日，放假真有这么多天吗？请对照通知原文再导入", m.Month, m.Workdays))
	}
	return lines
}

// NoticeTaken stands on the card afterwards.
func NoticeTaken(p *holiday.Plan) chat.Face {
	return chat.Face{Text: "✅ " + NoticeSummary(p, false) + "。已经定了期限的问题不变。"}
}

// NoticeSummary says what was, or would be, done.
func NoticeSummary(p *holiday.Plan, dry bool) string {
	switch {
	case p.Empty():
		return fmt.Sprintf("%s 年与现有的一致，没有要改的", p.Year)
	case dry:
		return fmt.Sprintf("将导入 %s 年放假通知（没有改动）：全年 %d 个工作日", p.Year, p.After)
	}
	return fmt.Sprintf("已导入 %s 年放假通知：全年 %d 个工作日", p.Year, p.After)
}

// NoticeHasFaults says that nothing was brought in.
func NoticeHasFaults(n int) string {
	return fmt.Sprintf("放假通知有 %d 处错误，没有改动任何内容。", n)
}

// HolidayFaults name what is wrong with a file, a line each.
func HolidayFaults(faults []holiday.Fault) (lines []string) {
	for _, f := range faults {
		where := "整份文件"
		if f.Row > 0 {
			where = fmt.Sprintf("第 %d 行", f.Row)
		}
		lines = append(lines, where+"："+holidayFault(f))
	}
	return lines
}

func holidayFault(f holiday.Fault) string {
	switch f.What {
	case holiday.TooBig:
		return "太大了，不像一份放假通知"
	case holiday.NotRows:
		return "不是 JSON 列表，也不是通知的原文。每天一行，格式见 /calendar"
	case holiday.NotARow:
		return "“" + f.Said + "”看不懂，每行要有 date、name、off"
	case holiday.NoDay:
		return "日期“" + f.Said + "”应如 2026-02-15"
	case holiday.NoName:
		return f.Said + " 的 name 是空的，或者太长"
	case holiday.NoOff:
		return f.Said + " 没写 off（放假 true，周末上班 false）"
	case holiday.Twice:
		return f.Said + " 写了两次"
	case holiday.Ordinary:
		return f.Said + " 是周" + weekdays[day.Day(f.Said).Weekday()] + "，本来就上班；off 写 false 只用于周末上班"
	case holiday.Misdated:
		on, said, _ := strings.Cut(f.Said, " ")
		return on + " 是周" + weekdays[day.Day(on).Weekday()] + "，不是" + said
	case holiday.Miscounted:
		return "天数对不上：写的是" + f.Said
	case holiday.Strange:
		return f.Said + " 不属于这一年的通知（只能是本年的日子，或上一年的 12 月）"
	}
	return "缺少法定节假日 " + f.Said + "，不像完整的通知"
}
