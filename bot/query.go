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
	"liaison/store"
	"liaison/store/problem"
)

// An inquiry is a question about numbers: of which days and where, and, one step
// further, which number's records. It travels in the buttons of its card.
type inquiry struct {
	period store.Period
	point  int64 // 0: every point of the scope
	unit   int64 // 0: every unit

	kind   store.Kind // "": the numbers themselves
	figure int        // 1 + the index of the figure the records must carry; 0: none
	open   bool       // problems open now
	late   bool       // of these, the overdue ones
	offset int
}

// page is how many records a list shows.
const page = 6

// text and parseInquiry carry an inquiry through a button: 40 bytes at most.
func (q inquiry) text() string {
	which := "all"
	switch {
	case q.late:
		which = "late"
	case q.open:
		which = "open"
	}
	return fmt.Sprintf("%s.%d.%s.%s.%s.%d.%d.%d", q.kind, q.figure, which, shortDate(q.period.From), shortDate(q.period.To), q.point, q.unit, q.offset)
}

func parseInquiry(s string) (q inquiry, ok bool) {
	f := strings.Split(s, ".")
	if len(f) != 8 {
		return q, false
	}
	var errs [6]error
	q.kind, q.open, q.late = store.Kind(f[0]), f[2] != "all", f[2] == "late"
	q.period.From, errs[4] = parseShortDate(f[3])
	q.period.To, errs[5] = parseShortDate(f[4])
	q.figure, errs[0] = strconv.Atoi(f[1])
	q.point, errs[1] = strconv.ParseInt(f[5], 10, 64)
	q.unit, errs[2] = strconv.ParseInt(f[6], 10, 64)
	q.offset, errs[3] = strconv.Atoi(f[7])
	return q, errors.Join(errs[:]...) == nil && q.figure >= 0 && q.offset >= 0
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
	if scope.All && q.point == 0 && q.unit == 0 {
		ids = append(ids, 0) // what needs no point: 质量培训
	}
	return ids
}

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
	n, err := t.tx.Numbers(q.period)
	if err != nil {
		return store.Face{}, err
	}
	ids := t.within(q)
	view := messages.Numbers{Period: t.labelled(q.period), Sum: n.Sum(ids), Points: len(slices.DeleteFunc(slices.Clone(ids), func(id int64) bool { return id == 0 })), Where: t.where(q), Visited: 0}
	for _, id := range ids {
		if n.At(id).Visits > 0 {
			view.Visited++
		}
	}
	if t.me.Is(chiefRoles...) {
		view.LongLate = t.longLate(ids)
	}
	add := func(words string, count int, more inquiry) {
		if count > 0 {
			more.period, more.point, more.unit = q.period, q.point, q.unit
			view.Buttons = append(view.Buttons, store.Button{Words: fmt.Sprintf("%s %d", words, count), Do: messages.DoBehind + ":" + more.text()})
		}
	}
	add("走访", view.Sum.Visits, inquiry{kind: store.KindVisit})
	add("新增问题", view.Sum.New, inquiry{kind: store.KindProblem})
	add("在办", view.Sum.Open, inquiry{kind: store.KindProblem, open: true})
	add("逾期", view.Sum.Overdue, inquiry{kind: store.KindProblem, open: true, late: true})
	add("组织生活", view.Sum.Meetings, inquiry{kind: store.KindMeeting})
	add("活动", view.Sum.Activity, inquiry{kind: store.KindActivity})
	for i, name := range reading.FigureNames(reading.Visit, "") {
		view.Names = append(view.Names, name)
		add(name, view.Sum.Figures[name], inquiry{kind: store.KindVisit, figure: i + 1})
	}
	return messages.NumbersCard(view), nil
}

// longLate are the numbers of the problems at some points that are overdue for
// three workdays: a leader hears of them with the numbers, nobody is named.
func (t *turn) longLate(points []int64) (numbers []int64) {
	for _, r := range t.unsettled() {
		if slices.Contains(points, r.Point) && problem.LateWorkdays(t.tx.Calendar(), r.Problem, t.today) >= problem.LongLate {
			numbers = append(numbers, r.ID)
		}
	}
	return numbers
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
	q, ok := parseInquiry(arg)
	if !ok {
		return t.toast(messages.StaleCard)
	}
	var face store.Face
	var err error
	if q.kind == "" {
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
	b := store.Behind{Kind: q.kind, Open: q.open, Period: q.period, Points: t.within(q)}
	if len(b.Points) == 0 {
		b.Points = []int64{-1}
	}
	title := messages.KindName(q.kind)
	if q.late {
		b.Late = t.today
	}
	if names := reading.FigureNames(reading.Kind(q.kind), ""); q.figure > 0 && q.figure <= len(names) {
		b.Figure, title = names[q.figure-1], names[q.figure-1]
	}
	records, total, err := t.tx.RecordsBehind(b, q.offset, page)
	if err != nil {
		return store.Face{}, err
	}
	back := inquiry{period: q.period, point: q.point, unit: q.unit}
	view := messages.List{Dir: t.dir, Title: title, Period: q.period, Open: q.open, Late: q.late, Records: records, Total: total, Offset: q.offset,
		Back: messages.DoBehind + ":" + back.text()}
	if q.offset > 0 {
		less := q
		less.offset = max(0, q.offset-page)
		view.Less = messages.DoBehind + ":" + less.text()
	}
	if q.offset+page < total {
		more := q
		more.offset = q.offset + page
		view.More = messages.DoBehind + ":" + more.text()
	}
	return messages.ListCard(view), nil
}
