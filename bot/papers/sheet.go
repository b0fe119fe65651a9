package papers

import (
	"errors"
	"strings"

	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/text/expr"
)

// ledgerFile is the recipe of a table.
const ledgerFile = "ledger"

// ledgerWords are the words by which people ask for a table, the first that is
// found wins.
var ledgerWords = []struct {
	kind  messages.Ledger
	words *expr.Expr
}{
	{messages.LedgerProblems, expr.MustCompile(`问题|在办|未结|逾期`)},
	{messages.LedgerSummary, expr.MustCompile(`指标|汇总|数字|统计`)},
	{messages.LedgerMeetings, expr.MustCompile(`组织生活|三会一课|会议|党日|党课|支委会|党员大会|小组会|民主评议|谈心谈话`)},
	{messages.LedgerVisits, expr.MustCompile(`走访|三送|送政策|送服务|送信心`)},
	{messages.LedgerActivities, expr.MustCompile(`活动|培训|攻关|联建|荣誉|成果|先锋岗|阵地|宣讲`)},
	{messages.LedgerAll, expr.MustCompile(`全部|所有|各类|台账`)},
}

// sheetIn reads which table a text asks for.
func sheetIn(t *turn.Turn, says string) (s inquiry.Sheet) {
	s.Late = strings.Contains(says, "逾期")
	s.Open = s.Late || strings.Contains(says, "未结") || strings.Contains(says, "在办")
	if from, to, label, dated := reading.ParsePeriod(says, t.Today.Time()); dated {
		s.Period = day.Period{From: day.Day(from), To: day.Day(to), Label: label}
	}
	s.Point, s.Unit = inquiry.PlaceIn(t, says)
	switch {
	case strings.Contains(says, "按所"):
		s.By = inquiry.ByUnit
	case strings.Contains(says, "按点"):
		s.By = inquiry.ByPoint
	}
	for _, w := range ledgerWords {
		if s.Kind == "" && w.words.MatchString(says) {
			s.Kind = w.kind
		}
	}
	if s.Kind == "" && s.By != "" {
		s.Kind = messages.LedgerSummary
	}
	return s
}

// export is 导出: with words it sends the table they mean, else it asks which,
// and of which days.
func export(t *turn.Turn, rest string) error {
	s := sheetIn(t, rest)
	switch {
	case s.Point != 0 && !t.Scope().SeesPoint(s.Point), s.Unit != 0 && len(pointsOf(t.Dir, t.Scope(), s)) == 0:
		return t.Say(messages.OutOfScope)
	case s.Whole():
		return sendSheet(t, s)
	}
	return t.Show(chat.AnswerKey(t.Update.ID), exportFace(t, s))
}

// exportFace asks for what is not said yet.
func exportFace(t *turn.Turn, s inquiry.Sheet) chat.Face {
	var buttons []chat.Button
	if s.Kind == "" {
		for _, kind := range messages.Ledgers {
			one := s
			one.Kind = kind
			buttons = append(buttons, chat.Button{Words: string(kind), Do: one.Do()})
		}
		return messages.ExportCard("", s.Period, placeName(t.Dir, s), buttons)
	}
	for _, name := range messages.ExportPeriods {
		one := s
		one.Period = t.PeriodIn(name)
		buttons = append(buttons, chat.Button{Words: name, Do: one.Do()})
	}
	if s.Kind == messages.LedgerProblems {
		one := s
		one.Open = true
		buttons = append(buttons, chat.Button{Words: messages.AllOpen, Do: one.Do()})
		one.Late = true
		buttons = append(buttons, chat.Button{Words: messages.AllLate, Do: one.Do()})
	}
	return messages.ExportCard(s.Kind, s.Period, placeName(t.Dir, s), buttons)
}

// placeName names the 所, the 科室 or the point that a sheet is about.
func placeName(dir *bureau.Directory, s inquiry.Sheet) string {
	if p := dir.Point(s.Point); p != nil {
		return p.Name
	}
	if u := dir.Unit(s.Unit); u != nil {
		return u.Name
	}
	return ""
}

// tapSheet sends the table of a button, or asks on.
func tapSheet(t *turn.Turn, card *chat.Card, arg string) error {
	s, ok := inquiry.ParseSheet(arg)
	switch {
	case !ok || !t.Me.Is(turn.ChiefRoles...):
		return t.Toast(messages.NotAllowed)
	case !s.Whole():
		return errors.Join(t.Toast(""), t.Show(card.Key, exportFace(t, s)))
	}
	return errors.Join(t.Toast(messages.MakingSheet), sendSheet(t, s))
}

// sendSheet has a table made and sent; it is made when it is sent, outside this
// update, of what the person may see then.
func sendSheet(t *turn.Turn, s inquiry.Sheet) error {
	recipe := t.Recipe(ledgerFile, messages.SheetName(s.Kind, s.Period, placeName(t.Dir, s), s.Open, t.Today), map[string]string{"sheet": s.Text()})
	var seen error
	if q := s.Numbers(); q != nil && q.Fits() { // 算了表不看了，新增几个
		seen = turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: q.Text()})
	}
	return errors.Join(seen, turn.Look(t, chat.Thing{Kind: chat.ThingPaper, Query: s.Do()}), t.Send(chat.Message{Kind: chat.Document, Recipe: recipe}), askUnit(t))
}

func tapChiefSheet(t *turn.Turn, _ *chat.Card, _ string) error {
	if !t.Me.Is(turn.ChiefRoles...) {
		return t.Toast(messages.NotAllowed)
	}
	return errors.Join(t.Toast(messages.MakingSheet), sendSheet(t, inquiry.Sheet{Kind: messages.LedgerProblems, Open: true}))
}
