package bot

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store"
)

// A sheet is which problems stand in a 问题台账. It travels in buttons and in
// the recipe of its file.
type sheet struct {
	period store.Period // when they were raised; none: whenever
	open   bool         // pending ones only
	late   bool         // of these, the overdue ones
	unit   int64
	point  int64
}

// problemSheet is the recipe of a 问题台账.
const problemSheet = "problems"

func (s sheet) text() string {
	return fmt.Sprintf("%t.%t.%d.%d.%s.%s", s.open, s.late, s.unit, s.point, s.period.From, s.period.To)
}

func parseSheet(text string) (s sheet, ok bool) {
	f := strings.Split(text, ".")
	if len(f) != 6 {
		return s, false
	}
	var errs [4]error
	s.open, errs[0] = strconv.ParseBool(f[0])
	s.late, errs[1] = strconv.ParseBool(f[1])
	s.unit, errs[2] = strconv.ParseInt(f[2], 10, 64)
	s.point, errs[3] = strconv.ParseInt(f[3], 10, 64)
	s.period.From, s.period.To = store.Day(f[4]), store.Day(f[5])
	return s, errors.Join(errs[:]...) == nil
}

func (t *turn) sheetDo(s sheet) string { return messages.DoSheet + ":" + s.text() }

// export is 导出: with words it sends the table they mean, else it asks which.
func (t *turn) export(rest string) error {
	from, to, _, dated := reading.ParsePeriod(rest, t.today.Time())
	s := sheet{open: strings.Contains(rest, "未结") || strings.Contains(rest, "在办"), late: strings.Contains(rest, "逾期")}
	s.open = s.open || s.late
	if !dated && !s.open {
		return t.show(store.AnswerKey(t.u.ID), messages.ExportCard(t.exports()))
	}
	if dated {
		s.period = store.Period{From: store.Day(from), To: store.Day(to)}
	}
	s.point, s.unit = t.placeIn(rest)
	return t.sendSheet(s)
}

// exports are the tables offered on buttons.
func (t *turn) exports() (buttons []store.Button) {
	for _, name := range []string{"本周", "本月", "本季度", "今年"} {
		p := t.periodIn(name)
		buttons = append(buttons, store.Button{Words: name, Do: t.sheetDo(sheet{period: store.Period{From: p.From, To: p.To}})})
	}
	return append(buttons, store.Button{Words: "全部在办", Do: t.sheetDo(sheet{open: true})}, store.Button{Words: "全部逾期", Do: t.sheetDo(sheet{open: true, late: true})})
}

// tapSheet sends the table of a button.
func (t *turn) tapSheet(_ *store.Card, arg string) error {
	s, ok := parseSheet(arg)
	if !ok || !t.me.Is(chiefRoles...) {
		return t.toast(messages.NotAllowed)
	}
	return errors.Join(t.toast(messages.MakingSheet), t.sendSheet(s))
}

// sendSheet has a table made and sent; it is made when it is sent, outside this
// update.
func (t *turn) sendSheet(s sheet) error {
	recipe := &store.Recipe{Name: messages.SheetName(s.period, s.open, t.today), What: problemSheet,
		Args: map[string]string{"sheet": s.text(), "person": idText(t.me.ID)}}
	return errors.Join(t.send(store.Message{Kind: store.Typing}), t.send(store.Message{Kind: store.Document, Recipe: recipe}))
}
