package bot

import (
	"errors"
	"regexp"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// How people say that they will be away. Why is nobody's business: 病假 is 请假.
var (
	asLeave   = regexp.MustCompile(`请个假|请几天假|请年假|休年假|请病假|请事假|休病假|休产假|休假|公休|请假`)
	leaveSays = regexp.MustCompile(`^我?(?:要|想|得)?(.{0,16}?)请假[ :：，,]*(.{0,24}?)[。！了]*$`)
	isBack    = regexp.MustCompile(`^我?(?:已经)?(?:回来上班|回来|上班|返岗|休完假|假休完|休假结束)了?[。！]?$`)

	leaveTo    = strings.NewReplacer("至", "到", "～", "到", "~", "到", "—", "到", "，", "", ",", "", " ", "", "一直", "", "起", "", "开始", "")
	leaveCount = regexp.MustCompile(`^(.*?)(?:共|一共)?([0-9０-９一二两三四五六七八九十半]{1,3}天)$`)
	partOfDay  = regexp.MustCompile(`(?:上午|下午|半天)$`)
)

// pairsOfDays are days that are named together, by their first.
var pairsOfDays = map[string]int{"今明两天": 0, "今明": 0, "今天明天": 0, "这两天": 0, "今天和明天": 0, "明后两天": 1, "明后天": 1, "明天后天": 1, "明天和后天": 1}

// leaveIn reads the days of a leave: 到周五, 明天, 三天, 20号到24号, 下周; before
// stands in front of 请假.
func (t *turn) leaveIn(before, words string) (leave day.Period, ok bool) {
	said := leaveTo.Replace(before + words)
	said = strings.TrimPrefix(strings.TrimPrefix(said, "从"), "自")
	if first, pair := pairsOfDays[said]; pair {
		return day.Period{From: t.today.Add(first), To: t.today.Add(first + 1)}, true
	}
	head, tail, until := strings.Cut(said, "到")
	if until {
		return t.leaveUntil(head, tail)
	}
	if m := leaveCount.FindStringSubmatch(said); m != nil {
		return t.leaveFor(m[1], strings.TrimSuffix(m[2], "天"))
	}
	if q := t.reader.Question(said, t.today.Time()); q.From != "" && q.Unread == "" && q.From != q.To {
		return day.Period{From: max(t.today, day.Day(q.From)), To: day.Day(q.To)}, true // 下周
	}
	leave.From, ok = t.comingDay(partOfDay.ReplaceAllString(said, ""), t.today)
	leave.To = leave.From
	return leave, ok
}

// leaveUntil is a leave from a day, or from now, to another.
func (t *turn) leaveUntil(head, tail string) (leave day.Period, ok bool) {
	if leave.From, ok = t.comingDay(head, t.today); !ok {
		return leave, false
	}
	if leave.To, ok = t.comingDay(tail, leave.From); !ok {
		last, found := reading.ParseLastDay(tail, t.today.Time())
		leave.To, ok = day.Day(last), found
	}
	return leave, ok
}

// leaveFor is a leave of some days, which are workdays, from a day on, or from now.
func (t *turn) leaveFor(first, count string) (leave day.Period, ok bool) {
	if leave.From, ok = t.comingDay(first, t.today); !ok {
		return leave, false
	}
	if count == "半" {
		count = "1"
	}
	n, approx, ok := t.reader.Number(count)
	leave.To = bureau.Calendar(t.tx).After(leave.From.Add(-1), n)
	return leave, ok && !approx && n > 0 && n <= longestLeave
}

// comingDay is the next day of a name, from a day on; no name is that day.
func (t *turn) comingDay(says string, from day.Day) (day.Day, bool) {
	if says == "" {
		return from, true
	}
	on, ok := reading.ParseComing(says, from.Time())
	return day.Day(on), ok
}

// leaveFault says why a leave cannot be, or "".
func (t *turn) leaveFault(leave day.Period) string {
	switch {
	case leave.To < t.today, leave.To < leave.From:
		return messages.LeavePast
	case t.today.Until(leave.To) > longestLeave:
		return messages.LeaveTooLong
	}
	return ""
}

func (t *turn) leaveQuestions(_ *ask.Env, r *record.Record) []ask.Question {
	return []ask.Question{{Key: "until", Label: "请假到", Prompt: messages.UntilWhen, Need: ask.Must, Hear: t.hearLeave,
		Fill: func(value string) bool { r.Text = value; return true }}}
}

// hearLeave reads the answer to the question until when.
func (t *turn) hearLeave(says string) (value, fault string) {
	words := asLeave.ReplaceAllString(says, "")
	if !strings.ContainsAny(words, "到至") && !leaveCount.MatchString(words) {
		words = "到" + words
	}
	leave, ok := t.leaveIn("", words)
	if !ok {
		return "", messages.UnreadDay
	}
	return string(leave.From + "/" + leave.To), t.leaveFault(leave)
}

// takeLeave keeps the leave whose question was answered.
func (t *turn) takeLeave(_ *chat.Item, r *record.Record) (said string, err error) {
	from, to, _ := strings.Cut(r.Text, "/")
	p := t.me.Prefers()
	p.Leave = day.Period{From: day.Day(from), To: day.Day(to)}
	err = errors.Join(t.prefer(p), t.showInPlace(chat.SettingsKey, t.settingsFace(p, "")))
	return messages.LeaveKept(p.Leave, t.today), err
}
