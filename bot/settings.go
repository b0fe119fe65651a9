package bot

import (
	"cmp"
	"errors"
	"regexp"
	"strings"
	"time"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store"
)

// kindLeave asks until which day somebody is away (请假).
const kindLeave store.Kind = "leave"

// longestLeave is how many days ahead a leave may reach.
const longestLeave = 366

// settings is /settings, 设置, 免打扰 and 请假: with words it does what they say,
// else it shows what is set.
func (t *turn) settings(rest string) error {
	p, fault, said := t.wish(t.says)
	switch {
	case said && fault == "":
		if err := t.prefer(p); err != nil {
			return err
		}
	case !said && rest != "":
		p, fault = t.me.Prefers(), messages.NotAWish
	default:
		p = t.me.Prefers()
	}
	return t.show(store.SettingsKey, t.settingsFace(p, fault))
}

func (t *turn) settingsFace(p store.Preference, fault string) store.Face {
	return messages.SettingsCard(p, t.today, t.friday(), fault)
}

// prefer keeps what the person prefers. What is on its way and does not suit it
// is taken back: it comes later, with the next list.
func (t *turn) prefer(p store.Preference) error {
	cal := t.tx.Calendar()
	return errors.Join(t.tx.Prefer(t.me.ID, p), t.tx.DropPlanned(t.me.Channel, t.me.Chat,
		func(at time.Time) bool { return p.Next(cal, at).Equal(at) }))
}

// tapPrefer is a button of the settings.
func (t *turn) tapPrefer(card *store.Card, arg string) error {
	p := t.me.Prefers()
	switch arg {
	case messages.PreferMornings:
		p.Hours = store.Mornings
	case messages.PreferAfternoons:
		p.Hours = store.Afternoons
	case messages.PreferAllDay:
		p.Hours = store.AllDay
	case messages.LeaveToday:
		p.Leave = store.Period{From: t.today, To: t.today}
	case messages.LeaveTomorrow:
		p.Leave = store.Period{From: t.today.Add(1), To: t.today.Add(1)}
	case messages.LeaveToFriday:
		p.Leave = store.Period{From: t.today, To: t.friday()}
	case messages.LeaveOver:
		p.Leave = store.Period{}
	case messages.LeaveToSomeDay:
		return errors.Join(t.toast(""), t.openBelow(t.newDraft([]store.Item{{Kind: string(kindLeave)}})))
	default:
		return t.toast(messages.StaleCard)
	}
	return errors.Join(t.prefer(p), t.toast(messages.SettingsKept), t.show(card.Key, t.settingsFace(p, "")))
}

// friday is the next Friday after today.
func (t *turn) friday() store.Day {
	friday := store.Week(t.today).From.Add(4)
	if friday <= t.today {
		friday = friday.Add(7)
	}
	return friday
}

var (
	hoursSays = regexp.MustCompile(`^免打扰[ :：]*(.+)$`)
	leaveSays = regexp.MustCompile(`^我?(.{0,12}?)请假[ :：]*(.{0,24}?)[。！了]?$`)
)

// hoursNamed are the hours left by what people say after 免打扰: 上午 is when
// they are not to be disturbed.
var hoursNamed = map[string]store.Hours{
	"上午": store.Afternoons, "早上": store.Afternoons, "只在下午": store.Afternoons,
	"下午": store.Mornings, "只在上午": store.Mornings,
	"不限": store.AllDay, "取消": store.AllDay, "关闭": store.AllDay, "关": store.AllDay,
}

// wish reads what somebody prefers from now on: 免打扰 上午, 请假到周五. said is
// false where the words are none of these; fault says why a leave cannot be.
func (t *turn) wish(says string) (p store.Preference, fault string, said bool) {
	p = t.me.Prefers()
	if m := hoursSays.FindStringSubmatch(says); m != nil {
		if h, known := hoursNamed[m[1]]; known {
			p.Hours = h
			return p, "", true
		}
		says = "请假" + m[1] // 免打扰 今天
	}
	switch m := leaveSays.FindStringSubmatch(says); {
	case says == "销假", says == "取消请假":
		p.Leave = store.Period{}
	case m == nil || m[1]+m[2] == "":
		return p, "", false
	case m[2] == "取消", m[2] == "结束":
		p.Leave = store.Period{}
	default:
		p.Leave, said = t.leaveIn(m[1], m[2])
		return p, t.leaveFault(p.Leave), said
	}
	return p, "", true
}

// leaveIn reads the days of a leave: 到周五, 明天, 三天, 20号到24号; before names
// its first day, or nothing.
func (t *turn) leaveIn(before, words string) (leave store.Period, ok bool) {
	head, tail, until := strings.Cut(strings.ReplaceAll(words, "至", "到"), "到")
	head = strings.TrimPrefix(strings.TrimSpace(head), "从")
	leave.From, ok = t.today, true
	if head != "" && before != "" {
		return leave, false
	}
	if first := cmp.Or(before, head); first != "" {
		leave.From, ok = t.comingDay(first)
	}
	leave.To = leave.From
	if n, isCount := t.countDays(words); isCount && before == "" {
		return store.Period{From: t.today, To: t.tx.Calendar().After(t.today.Add(-1), n)}, true
	}
	if until && ok {
		leave.To, ok = t.comingDay(tail)
	}
	return leave, ok
}

func (t *turn) comingDay(says string) (store.Day, bool) {
	day, ok := reading.ParseComing(says, t.today.Time())
	return store.Day(day), ok
}

// countDays reads 三天, which are workdays.
func (t *turn) countDays(words string) (n int, ok bool) {
	count, isDays := strings.CutSuffix(words, "天")
	n, approx, ok := t.reader.Number(count)
	return n, ok && isDays && !approx && n > 0 && n <= longestLeave
}

// leaveFault says why a leave cannot be, or "".
func (t *turn) leaveFault(leave store.Period) string {
	switch {
	case leave.To < t.today, leave.To < leave.From:
		return messages.LeavePast
	case t.today.Until(leave.To) > longestLeave:
		return messages.LeaveTooLong
	}
	return ""
}

func (t *turn) leaveQuestions(_ *ask.Env, r *store.Record) []ask.Question {
	return []ask.Question{{Key: "until", Label: "请假到", Prompt: messages.UntilWhen, Need: ask.Must, Hear: t.hearLeave,
		Fill: func(value string) bool { r.Text = value; return true }}}
}

// hearLeave reads the answer to the question until when.
func (t *turn) hearLeave(says string) (value, fault string) {
	words := strings.TrimPrefix(says, "请假")
	if !strings.Contains(words, "到") {
		words = "到" + words
	}
	leave, ok := t.leaveIn("", words)
	if !ok {
		return "", messages.UnreadDay
	}
	return string(leave.From + "/" + leave.To), t.leaveFault(leave)
}

// takeLeave keeps the leave whose question was answered.
func (t *turn) takeLeave(r *store.Record) (said string, err error) {
	from, to, _ := strings.Cut(r.Text, "/")
	p := t.me.Prefers()
	p.Leave = store.Period{From: store.Day(from), To: store.Day(to)}
	err = errors.Join(t.prefer(p), t.tx.Show(t.u.Channel, t.u.Chat, store.SettingsKey, t.settingsFace(p, ""), true))
	return messages.LeaveKept(p.Leave, t.today), err
}
