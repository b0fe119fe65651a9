package bot

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store"
	"liaison/store/indicator"
	"liaison/store/problem"
)

// An inquiry is a question about numbers: of which days and where, and, one step
// further, which number's records. It travels in the buttons of its card.
type inquiry struct {
	period store.Period
	point  int64  // 0: every point of the scope
	unit   int64  // 0: every unit
	name   string // the indicator whose records one wants; "": the numbers themselves
	offset int
}

// page is how many records a list shows.
const page = 6

// text and parseInquiry carry an inquiry through a button: 40 bytes at most.
func (q inquiry) text() string {
	code := ""
	if q.name != "" {
		code = (&indicator.Indicator{Name: q.name}).Code()
	}
	return fmt.Sprintf("%s.%s.%s.%d.%d.%d", code, shortDate(q.period.From), shortDate(q.period.To), q.point, q.unit, q.offset)
}

func (t *turn) parseInquiry(s string) (q inquiry, ok bool) {
	f := strings.Split(s, ".")
	if len(f) != 6 {
		return q, false
	}
	if f[0] != "" {
		x := t.dir.Indicators.OfCode(f[0])
		if x == nil {
			return q, false
		}
		q.name = x.Name
	}
	var errs [5]error
	q.period.From, errs[0] = parseShortDate(f[1])
	q.period.To, errs[1] = parseShortDate(f[2])
	q.point, errs[2] = strconv.ParseInt(f[3], 10, 64)
	q.unit, errs[3] = strconv.ParseInt(f[4], 10, 64)
	q.offset, errs[4] = strconv.Atoi(f[5])
	return q, errors.Join(errs[:]...) == nil && q.offset >= 0
}

// stats is /stats and 本周数字.
func (t *turn) stats(rest string) error { return t.question(rest) }

// question answers a question about numbers: [时间][范围][指标], any part missing.
func (t *turn) question(says string) error {
	if strings.ContainsAny(says, "#＃") {
		return t.find(says[strings.IndexAny(says, "#＃"):])
	}
	if _, table, ok := strings.Cut(says, "导出"); ok && t.me.Is(chiefRoles...) {
		return t.export(table)
	}
	q := t.inquiryIn(says)
	switch {
	case ranking.MatchString(says):
		return t.say(messages.NoRanking)
	case q.point != 0 && !t.scope().SeesPoint(q.point), q.unit != 0 && len(t.within(q)) == 0, strings.Contains(says, "全局") && !t.scope().All:
		return t.say(messages.OutOfScope)
	case t.isAgenda(says):
		return t.meetings(says)
	}
	face, err := t.numbers(q)
	if err != nil {
		return err
	}
	return t.show(store.AnswerKey(t.u.ID), face)
}

// inquiryIn reads when and where a question asks about.
func (t *turn) inquiryIn(says string) inquiry {
	q := inquiry{period: t.periodIn(says)}
	read := t.reader.Read(says, t.speaker(), t.today.Time())
	for _, it := range read.Items {
		if id := knownPoint(t.dir, it.Point); id != 0 {
			q.point = id
		}
	}
	if q.point == 0 && says != "" {
		for _, name := range t.reader.FindUnit(says) {
			if u := t.dir.UnitNamed(name); u != nil && strings.Contains(says, unitWord(name)) {
				q.unit = u.ID
			}
		}
	}
	return q
}

// ranking are questions for a ranking of people or points (减负).
var ranking = regexp.MustCompile(`排名|排行|排序|谁.{0,6}最|最[多少].{0,4}(是谁|哪个)|哪个.{0,6}最[多少]`)

// unitWord is the part of a unit's name people always say.
func unitWord(name string) string { return strings.TrimSuffix(strings.TrimSuffix(name, "科"), "所") }

// periodIn is the period a question names, else this week.
func (t *turn) periodIn(says string) store.Period {
	if from, to, label, ok := reading.ParsePeriod(says, t.today.Time()); ok {
		return store.Period{From: store.Day(from), To: store.Day(to), Label: label}
	}
	p := store.Week(t.today)
	p.Label = "本周"
	return p
}

// within lists the points an inquiry is about, in fixed order, within the scope.
func (t *turn) within(q inquiry) (ids []int64) {
	scope := t.scope()
	for _, p := range t.dir.Points {
		switch {
		case !scope.SeesPoint(p.ID), q.point != 0 && p.ID != q.point, q.unit != 0 && p.Station != q.unit && p.Section != q.unit:
		default:
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// records says whose records an inquiry is about: all of them, with what needs
// no point, for who asks about everything and may see it.
func (t *turn) records(q inquiry) store.Within {
	if t.scope().All && q.point == 0 && q.unit == 0 {
		return store.Within{}
	}
	ids := t.within(q)
	if len(ids) == 0 {
		ids = []int64{nowhere}
	}
	return store.Within{Points: ids}
}

// nowhere is no point's id.
const nowhere = -2

// labelled gives a period that came through a button its usual name again.
func (t *turn) labelled(p store.Period) store.Period {
	for _, name := range []string{"本周", "上周", "本月", "上月", "今年"} {
		if q := t.periodIn(name); p.Label == "" && q.From == p.From && q.To == p.To {
			p.Label = name
		}
	}
	return p
}

// numbers draws the numbers of a period, each a button to its records.
func (t *turn) numbers(q inquiry) (store.Face, error) {
	in := t.records(q)
	sum, err := t.tx.Amounts(q.period, in)
	if err != nil {
		return store.Face{}, err
	}
	visits, err := t.tx.TotalsOf(q.period, indicator.Visits)
	if err != nil {
		return store.Face{}, err
	}
	ids := t.within(q)
	view := messages.Numbers{Period: t.labelled(q.period), Sum: sum, Points: len(ids), Where: t.where(q)}
	for _, id := range ids {
		if visits[id] > 0 {
			view.Visited++
		}
	}
	if view.Pending, err = t.pendingNow(in); err != nil {
		return store.Face{}, err
	}
	if t.me.Is(chiefRoles...) {
		if view.LongLate, err = t.longLate(in); err != nil {
			return store.Face{}, err
		}
	}
	add := func(words, name string, count int) {
		if count > 0 {
			more := q
			more.name = name
			view.Buttons = append(view.Buttons, store.Button{Words: fmt.Sprintf("%s %d", words, count), Do: messages.DoBehind + ":" + more.text()})
		}
	}
	add("走访", indicator.Visits, sum[indicator.Visits].Value)
	add("新增问题", indicator.Raised, sum[indicator.Raised].Value)
	add("在办", indicator.Pending, view.Open)
	add("逾期", indicator.Overdue, view.Overdue)
	add("组织生活", indicator.Meetings, sum[indicator.Meetings].Value)
	add("活动", indicator.Works, sum[indicator.Works].Value)
	for _, name := range t.dir.Indicators.Said(indicator.Visit, "") {
		view.Names = append(view.Names, name)
		add(name, name, sum[name].Value)
	}
	return messages.NumbersCard(view), nil
}

// pendingNow counts what is 在办 now.
func (t *turn) pendingNow(in store.Within) (all store.Pending, err error) {
	ids := in.Points
	if ids == nil {
		ids = []int64{store.AllPoints}
	}
	now, err := t.tx.PendingNow(ids...)
	for _, id := range ids {
		all.Open, all.Overdue = all.Open+now[id].Open, all.Overdue+now[id].Overdue
	}
	return all, err
}

// longLate are the numbers of the problems that are overdue for three workdays: a
// leader hears of them with the numbers, nobody is named.
func (t *turn) longLate(in store.Within) ([]int64, error) {
	return t.tx.DueBefore(problem.LongLateBefore(t.tx.Calendar(), t.today), in.Points)
}

// where names the place an inquiry is about.
func (t *turn) where(q inquiry) string {
	if p := t.dir.Point(q.point); p != nil {
		return p.Name
	}
	if u := t.dir.Unit(q.unit); u != nil {
		return u.Name
	}
	if t.scope().All {
		return "全局"
	}
	return "您的点位"
}

// behind opens the records a number was counted from.
func (t *turn) behind(card *store.Card, arg string) error {
	q, ok := t.parseInquiry(arg)
	if !ok {
		return t.toast(messages.StaleCard)
	}
	var face store.Face
	var err error
	if q.name == "" {
		face, err = t.numbers(q)
	} else {
		face, err = t.list(q)
	}
	if err != nil {
		return err
	}
	return errors.Join(t.toast(""), t.show(card.Key, face))
}

// list draws a page of records.
func (t *turn) list(q inquiry) (store.Face, error) {
	in := t.records(q)
	pieces, more, err := t.tx.RecordsBehind(store.Behind{Name: q.name, Period: q.period, Points: in.Points}, q.offset, page)
	if err != nil {
		return store.Face{}, err
	}
	sum, err := t.tx.Amounts(q.period, in)
	if err != nil {
		return store.Face{}, err
	}
	at := func(name string, offset int) string {
		q := q
		q.name, q.offset = name, offset
		return messages.DoBehind + ":" + q.text()
	}
	view := messages.List{Dir: t.dir, Title: messages.IndicatorTitle(q.name), Period: q.period, Pieces: pieces, Back: at("", 0)}
	if x := t.dir.Indicators.Find(q.name); x.Adds == indicator.Stock {
		view.Period = store.Period{}
		now, err := t.pendingNow(in)
		if err != nil {
			return store.Face{}, err
		}
		view.Total = messages.Amount(x, map[string]int{indicator.Pending: now.Open, indicator.Overdue: now.Overdue}[x.Name])
	} else {
		view.Total = messages.Amount(x, sum[q.name].Value)
	}
	if q.offset > 0 {
		view.Less = at(q.name, max(0, q.offset-page))
	}
	if more {
		view.More = at(q.name, q.offset+page)
	}
	return messages.ListCard(view), nil
}
