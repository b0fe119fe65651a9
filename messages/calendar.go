package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/chat"
	"liaison/store/day"
)

// noticeExample shows the rows of a notice's file.
const noticeExample = `[{"date": "2026-02-15", "name": "春节", "off": true},
 {"date": "2026-02-14", "name": "春节", "off": false}]`

// nextDays is how many holidays and worked weekends the card of the calendar
// tells of.
const nextDays = 4

// CalendarCard shows an admin by what this and the next year are reckoned, what
// comes next, and how a notice is brought in.
func CalendarCard(cal *day.Calendar, today day.Day) chat.Face {
	var b strings.Builder
	b.WriteString("📅 假日\n")
	for _, y := range years(today) {
		b.WriteString(yearWords(cal, y) + "\n")
	}
	off, worked := spans(cal.Holidays(day.Period{From: today, To: years(today)[1].To}), today)
	coming(&b, "接下来放假", off)
	coming(&b, "接下来周末上班", worked)
	b.WriteString("要导入通知：把通知的原文粘贴到这里（或发名字里有“放假”的 .txt 文件），或每天一行做成 .json 文件，先给您看差异，点了“导入”才生效。周末上班的 off 写 false。\n" + noticeExample)
	return chat.Face{Text: b.String()}
}

func coming(b *strings.Builder, title string, lines []string) {
	if len(lines) > 0 {
		b.WriteString(title + "：\n▸ " + strings.Join(lines[:min(len(lines), nextDays)], "\n▸ ") + "\n")
	}
}

// WorkedOn says whether a day is worked, and why.
func WorkedOn(cal *day.Calendar, on, today day.Day) string {
	what := "放假，不上班"
	if cal.Workday(on) {
		what = "上班"
	}
	why := ""
	for _, h := range cal.Holidays(day.Period{From: on, To: on}) {
		if why = "（" + h.Name + "）"; !h.Off {
			why = "（调休，算工作日）"
		}
	}
	if why == "" && !cal.Workday(on) {
		what, why = "不上班", "（周末）"
	}
	unsure := ""
	if !cal.Knows(on) {
		unsure = "\n这一年的放假通知还没有导入，调休以通知为准。"
	}
	return "📅 " + Day(on, today) + "：" + what + why + "。" + unsure
}

// FestivalDays says from when to when the coming days off of a festival are, and which weekends are worked for them; "" where none
// are known.
func FestivalDays(cal *day.Calendar, festival string, today day.Day) string {
	days := slices.DeleteFunc(cal.Holidays(day.Period{From: today, To: today.Add(366)}), func(h day.Holiday) bool { return !strings.Contains(h.Name, festival) })
	off, worked := spans(days, today)
	if len(off) == 0 {
		return ""
	}
	s := "📅 " + strings.Join(off, "、") + " 放假。"
	if len(worked) > 0 {
		s += "\n周末上班：" + strings.Join(worked, "、") + "。"
	}
	if !cal.Knows(days[0].Day) {
		s += "\n放假通知还没有导入，前后调休以通知为准。"
	}
	return s
}

// CalendarLines tells the same on the command line, with the workdays of each
// month and all days that are named.
func CalendarLines(cal *day.Calendar, today day.Day) (lines []string) {
	for _, y := range years(today) {
		var months []string
		for m := y.From; m < y.To; m = day.DayOf(m.Time().AddDate(0, 1, 0)) {
			last := day.DayOf(m.Time().AddDate(0, 1, -1))
			months = append(months, fmt.Sprintf("%d月 %d", m.Time().Month(), cal.Workdays(day.Period{From: m, To: last})))
		}
		off, worked := spans(cal.Holidays(y), y.From)
		lines = append(lines, yearWords(cal, y), "  "+strings.Join(months, "　"), "  放假："+strings.Join(off, "、"))
		if len(worked) > 0 {
			lines = append(lines, "  周末上班："+strings.Join(worked, "、"))
		}
		if !cal.Knows(y.From) {
			lines = append(lines, "  通知下来后导入：liaison calendar import 文件")
		}
	}
	return lines
}

// yearWords say by what a year is reckoned, and how many workdays it has.
func yearWords(cal *day.Calendar, y day.Period) string {
	by := "按放假通知"
	if !cal.Knows(y.From) {
		by = "还没有放假通知，先按法定节假日和周末"
	}
	return fmt.Sprintf("%s 年：%s，%d 个工作日", y.From.Year(), by, cal.Workdays(y))
}

// CalendarMissing tells an admin that the notice of a year is not at hand.
func CalendarMissing(year string) string {
	return fmt.Sprintf("📅 还没有 %s 年的放假通知，现在先按法定节假日和周末算工作日，调休的日子会不准。\n国务院办公厅的通知下来后，请做成 .json 文件发到这里（格式见 /calendar）。导入前每周提醒一次。", year)
}

// years are this year and the next.
func years(today day.Day) [2]day.Period {
	return [2]day.Period{day.Year(today.Year()), day.Year(fmt.Sprint(today.Time().Year() + 1))}
}

// spans writes days that are named, those in a row as one: 劳动节 5月1日—5月5日;
// with the year where it is another than that of a day.
func spans(days []day.Holiday, near day.Day) (off, worked []string) {
	for i := 0; i < len(days); {
		n := i + 1
		for n < len(days) && days[n].Name == days[i].Name && days[n].Off == days[i].Off && days[n].Day == days[n-1].Day.Add(1) {
			n++
		}
		words := spanWords(days[i].Day, days[n-1].Day, near)
		if days[i].Off {
			off = append(off, days[i].Name+" "+words)
		} else {
			worked = append(worked, words)
		}
		i = n
	}
	return off, worked
}

func spanWords(from, to, near day.Day) string {
	s := ShortDay(from)
	if from.Year() != near.Year() {
		s = from.Year() + "年" + s
	}
	if from == to {
		return s + " 周" + weekdays[from.Weekday()]
	}
	return s + "—" + ShortDay(to)
}
