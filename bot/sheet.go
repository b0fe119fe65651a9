package bot

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
)

// A sheet is which table somebody wants, as far as it is said. It travels in
// buttons and in the recipe of its file.
type sheet struct {
	kind   messages.Ledger // "": not said yet
	period day.Period      // of a 问题台账 of what is open: none
	open   bool            // pending problems only
	late   bool            // of these, the overdue ones
	by     string          // the columns of a 指标汇总: byUnit, byPoint or ""
	unit   int64
	point  int64
}

// ledgerFile is the recipe of a table.
const ledgerFile = "ledger"

// What of the problems a sheet holds.
const (
	stateAll  = "a"
	stateOpen = "o"
	stateLate = "l"
)

func (s sheet) text() string {
	state := stateAll
	if s.late {
		state = stateLate
	} else if s.open {
		state = stateOpen
	}
	from, to := "", ""
	if s.period.From != "" {
		from, to = shortDate(s.period.From), shortDate(s.period.To)
	}
	return fmt.Sprintf("%d.%s.%s.%d.%d.%s.%s", slices.Index(messages.Ledgers[:], s.kind), state, s.by, s.unit, s.point, from, to)
}

func parseSheet(text string) (s sheet, ok bool) {
	f := strings.Split(text, ".")
	if len(f) != 7 {
		return s, false
	}
	var errs [5]error
	n, err := strconv.Atoi(f[0])
	if err != nil || n >= len(messages.Ledgers) {
		return s, false
	}
	if n >= 0 {
		s.kind = messages.Ledgers[n]
	}
	s.late = f[1] == stateLate
	s.open, s.by = s.late || f[1] == stateOpen, f[2]
	s.unit, errs[0] = strconv.ParseInt(f[3], 10, 64)
	s.point, errs[1] = strconv.ParseInt(f[4], 10, 64)
	if f[5] != "" {
		s.period.From, errs[2] = parseShortDate(f[5])
		s.period.To, errs[3] = parseShortDate(f[6])
	}
	return s, errors.Join(errs[:]...) == nil
}

func (t *turn) sheetDo(s sheet) string { return messages.DoSheet + ":" + s.text() }

// whole reports whether a sheet is all said: a table, and which days.
func (s sheet) whole() bool { return s.kind != "" && (s.open || s.period.From != "") }

// ledgerWords are the words by which people ask for a table, the first that is
// found wins.
var ledgerWords = []struct {
	kind  messages.Ledger
	words *regexp.Regexp
}{
	{messages.LedgerProblems, regexp.MustCompile(`问题|在办|未结|逾期`)},
	{messages.LedgerSummary, regexp.MustCompile(`指标|汇总|数字|统计`)},
	{messages.LedgerMeetings, regexp.MustCompile(`组织生活|三会一课|会议|党日|党课|支委会|党员大会|小组会|民主评议|谈心谈话`)},
	{messages.LedgerVisits, regexp.MustCompile(`走访|三送|送政策|送服务|送信心`)},
	{messages.LedgerActivities, regexp.MustCompile(`活动|培训|攻关|联建|荣誉|成果|先锋岗|阵地|宣讲`)},
	{messages.LedgerAll, regexp.MustCompile(`全部|所有|各类|台账`)},
}

// sheetIn reads which table a text asks for.
func (t *turn) sheetIn(says string) (s sheet) {
	s.late = strings.Contains(says, "逾期")
	s.open = s.late || strings.Contains(says, "未结") || strings.Contains(says, "在办")
	if from, to, label, dated := reading.ParsePeriod(says, t.today.Time()); dated {
		s.period = day.Period{From: day.Day(from), To: day.Day(to), Label: label}
	}
	s.point, s.unit = t.placeIn(says)
	switch {
	case strings.Contains(says, "按所"):
		s.by = byUnit
	case strings.Contains(says, "按点"):
		s.by = byPoint
	}
	for _, w := range ledgerWords {
		if s.kind == "" && w.words.MatchString(says) {
			s.kind = w.kind
		}
	}
	if s.kind == "" && s.by != "" {
		s.kind = messages.LedgerSummary
	}
	return s
}

// export is 导出: with words it sends the table they mean, else it asks which,
// and of which days.
func (t *turn) export(rest string) error {
	s := t.sheetIn(rest)
	switch {
	case s.point != 0 && !t.scope().SeesPoint(s.point), s.unit != 0 && len(pointsOf(t.dir, t.scope(), s)) == 0:
		return t.say(messages.OutOfScope)
	case s.whole():
		return t.sendSheet(s)
	}
	return t.show(chat.AnswerKey(t.u.ID), t.exportFace(s))
}

// exportFace asks for what is not said yet.
func (t *turn) exportFace(s sheet) chat.Face {
	var buttons []chat.Button
	if s.kind == "" {
		for _, kind := range messages.Ledgers {
			one := s
			one.kind = kind
			buttons = append(buttons, chat.Button{Words: string(kind), Do: t.sheetDo(one)})
		}
		return messages.ExportCard("", s.period, placeName(t.dir, s), buttons)
	}
	for _, name := range []string{"本周", "本月", "上月", "本季度", "今年", "去年"} {
		one := s
		one.period = t.periodIn(name)
		buttons = append(buttons, chat.Button{Words: name, Do: t.sheetDo(one)})
	}
	if s.kind == messages.LedgerProblems {
		one := s
		one.open = true
		buttons = append(buttons, chat.Button{Words: "全部在办", Do: t.sheetDo(one)})
		one.late = true
		buttons = append(buttons, chat.Button{Words: "全部逾期", Do: t.sheetDo(one)})
	}
	return messages.ExportCard(s.kind, s.period, placeName(t.dir, s), buttons)
}

// placeName names the 所, the 科室 or the point that a sheet is about.
func placeName(dir *bureau.Directory, s sheet) string {
	if p := dir.Point(s.point); p != nil {
		return p.Name
	}
	if u := dir.Unit(s.unit); u != nil {
		return u.Name
	}
	return ""
}

// tapSheet sends the table of a button, or asks on.
func (t *turn) tapSheet(card *chat.Card, arg string) error {
	s, ok := parseSheet(arg)
	switch {
	case !ok || !t.me.Is(chiefRoles...):
		return t.toast(messages.NotAllowed)
	case !s.whole():
		return errors.Join(t.toast(""), t.show(card.Key, t.exportFace(s)))
	}
	return errors.Join(t.toast(messages.MakingSheet), t.sendSheet(s))
}

// sendSheet has a table made and sent; it is made when it is sent, outside this
// update, of what the person may see then.
func (t *turn) sendSheet(s sheet) error {
	recipe := t.recipe(ledgerFile, messages.SheetName(s.kind, s.period, placeName(t.dir, s), s.open, t.today), map[string]string{"sheet": s.text()})
	return errors.Join(t.send(chat.Message{Kind: chat.Typing}), t.send(chat.Message{Kind: chat.Document, Recipe: recipe}))
}
