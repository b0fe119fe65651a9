package holiday

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"liaison/store/day"
)

// What the text of a notice is made of: 七、国庆节：10月1日（周四）至7日（周三）放假调休，
// 共7天。9月20日（周日）、10月10日（周六）上班。
var (
	noticeYear = regexp.MustCompile(`(20\d\d)年`)
	noticeItem = regexp.MustCompile(`[一二三四五六七八九十]+、\s*([^：:。\n]{2,20})[：:]`)
	noticeDay  = regexp.MustCompile(`(?:(20\d\d)年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(]([^）)]*)[）)])?\s*(至|到|—|-|~)?`)
	noticeSum  = regexp.MustCompile(`共\s*(\d+)\s*天|放假\s*(\d+)\s*天`)
	weekdayIn  = regexp.MustCompile(`(?:周|星期)([一二三四五六日天])`)
)

// isText reports whether a file is the text of a notice and not its table.
func isText(data []byte) bool {
	s := strings.TrimSpace(string(data))
	return !strings.HasPrefix(s, "[") && !strings.HasPrefix(s, "{") && IsNotice(s)
}

// IsNotice reports whether a text is that of a yearly notice: it arranges days
// off of several feasts.
func IsNotice(text string) bool {
	return len(noticeItem.FindAllString(text, -1)) >= 3 && strings.Count(text, "放假") >= 3 && noticeYear.MatchString(text)
}

// readText reads the text of a notice as it is published. The row of a fault is
// the item of the text.
func readText(text string) *Notice {
	n, lines := new(Notice), map[day.Day]int{}
	year := noticeYear.FindStringSubmatch(text)[1]
	if m := regexp.MustCompile(`关于(20\d\d)年`).FindStringSubmatch(text); m != nil {
		year = m[1]
	}
	items := noticeItem.FindAllStringSubmatchIndex(text, -1)
	for i, at := range items {
		end := len(text)
		if i+1 < len(items) {
			end = items[i+1][0]
		}
		body, _, _ := strings.Cut(text[at[1]:end], "\n\n")
		n.takeItem(i+1, year, strings.TrimSpace(text[at[2]:at[3]]), body, lines)
	}
	n.finish(lines)
	return n
}

// takeItem reads the days of one feast.
func (n *Notice) takeItem(row int, year, name, body string, lines map[day.Day]int) {
	for sentence := range strings.FieldsFuncSeq(body, func(r rune) bool { return r == '。' || r == '；' || r == '\n' }) {
		off := strings.Contains(sentence, "放假")
		if !off && !strings.Contains(sentence, "上班") {
			continue
		}
		count := 0
		take := func(on day.Day) {
			if lines[on] != 0 {
				n.fault(row, Twice, string(on))
				return
			}
			lines[on], count = row, count+1
			n.Days = append(n.Days, day.Holiday{Day: on, Name: name, Off: off})
		}
		var from day.Day
		month, in := "", year
		for _, m := range noticeDay.FindAllStringSubmatch(sentence, -1) {
			if m[1] != "" {
				in = m[1]
			}
			if m[2] != "" {
				month = m[2]
			}
			on, err := day.ParseDay(in + "-" + two(month) + "-" + two(m[3]))
			if err != nil {
				n.fault(row, NoDay, clip(m[0]))
				continue
			}
			if w := weekdayIn.FindStringSubmatch(m[4]); w != nil && !isWeekday(on, w[1]) {
				n.fault(row, Misdated, string(on)+" "+w[0])
			}
			switch {
			case m[5] != "":
				from = on
			case from != "" && from <= on && from.Until(on) < 31:
				for d := from; d <= on; d = d.Add(1) {
					take(d)
				}
				from = ""
			case from != "":
				n.fault(row, NoDay, string(from)+"至"+string(on))
				from = ""
			default:
				take(on)
			}
		}
		if m := noticeSum.FindStringSubmatch(sentence); off && m != nil && m[1]+m[2] != strconv.Itoa(count) {
			n.fault(row, Miscounted, m[0]+"，数出 "+strconv.Itoa(count)+" 天")
		}
	}
}

// two writes a month or a day with two digits.
func two(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// isWeekday reports whether a day is the weekday that stands beside it.
func isWeekday(on day.Day, said string) bool {
	return map[string]time.Weekday{"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 0, "天": 0}[said] == on.Weekday()
}
