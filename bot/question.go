package bot

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/indicator"
)

// stats is /stats and 本周数字.
func (t *turn) stats(rest string) error { return t.question(rest) }

// question answers a question about numbers: [时间][范围][指标][动作], any part
// missing.
func (t *turn) question(says string) error { return t.reply(says, t.wondered(says)) }

// wonders reports whether a text is a question beyond doubt. A leader's few words
// are one also where the same words could tell of a visit: 居然之家11月走访.
func (t *turn) wonders(q reading.Question) bool {
	switch {
	case q.Action == reading.Ranking:
		return true
	case !q.Known():
		return false
	case q.Asks || q.Action != "", !q.Tells && t.ofPending(q.Names):
		return true
	}
	long := q.From != q.To && len(q.Names) > 0
	switch {
	case q.Tells || !q.Last && !long:
		return false
	case t.me.Is(chiefRoles...):
		return q.From != "" || len(q.Points) == 0 && !t.me.Is(bureau.Staff, bureau.Secretary)
	}
	return long && !t.me.Is(fieldRoles...) && t.ofVisits(q.Names)
}

// ofPending reports whether numbers are of what is 在办 or overdue, which nobody
// enters: 钢市逾期的问题.
func (t *turn) ofPending(names []string) bool {
	return len(names) > 0 && !slices.ContainsFunc(names, func(name string) bool { return name != indicator.Pending && name != indicator.Overdue })
}

// ofVisits reports whether numbers are of visits: a 书记 tells of none.
func (t *turn) ofVisits(names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return t.dir.Indicators.Find(name).Kind != indicator.Visit })
}

// reply answers a question; where nothing of it was read it offers the nearest.
func (t *turn) reply(says string, asked reading.Question) error {
	q := t.inquiryOf(asked)
	switch {
	case asked.Number > 0:
		return t.house.run(t, "find", messages.Number(int64(asked.Number)))
	case asked.Action == reading.Ranking:
		return t.offer(messages.NoRanking, t.instead(q))
	case !t.mayAsk(q), asked.Whole && !t.scope().All:
		return t.offer(messages.AskInstead, t.nearest("", inquiry{period: q.period}))
	case asked.Action == reading.Export && t.me.Is(chiefRoles...):
		return t.house.run(t, "export", strings.Replace(says, "导出", "", 1))
	case asked.Action == reading.Export:
		return t.offer(messages.NoExport, t.nearest("", q))
	case asked.Action == reading.Agenda && (t.me.Is(fieldRoles...) || asksWho(says)):
		return t.house.run(t, "meetings", says)
	case !asked.Named() && says != "" && !asked.Asks, !asked.Named() && asked.Unread != "", t.onlyTime(asked):
		return t.offer(messages.NotAQuestion, t.nearest(says, q))
	case t.isDocket(q):
		return t.house.press(t, &chat.Card{Key: chat.AnswerKey(t.u.ID)}, messages.DoDocket, t.docketOf(q).args())
	}
	face, err := t.inquire(q)
	if err != nil {
		return err
	}
	if lost := strings.TrimSpace(asked.Unread); utf8.RuneCountInString(lost) > 1 {
		face.Text += messages.NotRead(lost)
	}
	return t.showNew(face)
}

// onlyTime reports whether no more than a stretch of time was read of a question
// that says more: 今天天气怎么样.
func (t *turn) onlyTime(q reading.Question) bool {
	return q.Unread != "" && q.Action == "" && len(q.Names)+len(q.Points)+len(q.Units) == 0 && !q.Own && !q.Whole
}

// asksWho reports whether a question about meetings asks for others.
func asksWho(says string) bool { return strings.ContainsAny(says, "谁哪各") }

// showNew draws a card below.
func (t *turn) showNew(face chat.Face) error {
	return t.showBelow(chat.AnswerKey(t.u.ID), face)
}

// offer says why there is no answer, and what may be asked instead.
func (t *turn) offer(why string, buttons []chat.Button) error {
	return t.showNew(messages.Offers(why, buttons))
}

// inquiryOf makes an inquiry of what was asked; without a time it is this week.
func (t *turn) inquiryOf(asked reading.Question) inquiry {
	q := inquiry{view: views[asked.Action], period: t.periodIn(messages.ThisWeek), own: asked.Own}
	switch {
	case asked.From != "":
		q.period = day.Period{From: day.Day(asked.From), To: day.Day(asked.To), Label: asked.Label}
	case len(asked.Names) > 0 && q.view != asTrend:
		q.period = t.usualPeriod(asked.Names[0], q.period)
	}
	if asked.Than != nil {
		q.than = day.Period{From: day.Day(asked.Than.From), To: day.Day(asked.Than.To)}
	}
	for _, name := range asked.Points {
		if p := t.dir.PointNamed(name); p != nil {
			q.points = append(q.points, p.ID)
		}
	}
	for _, name := range asked.Units {
		if u := t.dir.UnitNamed(name); u != nil {
			q.units = append(q.units, u.ID)
		}
	}
	q.names = asked.Names[:min(len(asked.Names), maxNames)]
	switch {
	case q.view == 0:
		q.view = asNumbers
	case q.view == asUnvisited && asked.From == "":
		q.period = day.Period{}
	case q.view == asListOf && len(q.names) != 1:
		q.view = asNumbers
	case q.view == asNumbers && len(q.units) > 1: // of several each is asked for
		q.view = asUnits
	case q.view == asNumbers && len(q.points) > 1:
		q.view = asPoints
	}
	return q
}

// usualPeriod is the period in which a type of meeting is owed, where none is named:
// 党课 is held once a quarter.
func (t *turn) usualPeriod(name string, week day.Period) day.Period {
	r := duty.RuleFor(name)
	if r == nil {
		return week
	}
	if p := r.Span.Of(t.today); p.From != "" {
		return p
	}
	return week
}

// inquire draws the answer to an inquiry.
func (t *turn) inquire(q inquiry) (chat.Face, error) {
	switch {
	case q.view == asCompare, q.view == asYear:
		return t.compareWith(q)
	case q.view == asTrend:
		return t.trend(q)
	case q.view == asUnits, q.view == asSections, q.view == asPoints:
		return t.grouped(q)
	case q.view == asUnvisited:
		return t.unvisited(q)
	case q.view == asMore:
		return t.allNumbers(q)
	case q.view == asList && len(q.names) == 1, q.view >= asListOf && int(q.view-asListOf) < len(q.names):
		return t.list(q)
	case len(q.names) > 0:
		return t.figures(q)
	}
	return t.numbers(q)
}

// tapAsk opens the inquiry of a button in its card; what it asks for is checked
// anew, for the person's scope may be another one now.
func (t *turn) tapAsk(card *chat.Card, arg string) error {
	face, err := t.tapped(arg)
	switch {
	case err != nil:
		return err
	case face.Picture != nil: // a picture is a message of its own
		return errors.Join(t.toast(""), t.showNew(face))
	}
	return errors.Join(t.toast(""), t.show(card.Key, face))
}

// tapAskBelow opens it in a card of its own: the list it was chosen from stays.
func (t *turn) tapAskBelow(_ *chat.Card, arg string) error {
	face, err := t.tapped(arg)
	return errors.Join(err, t.toast(""), t.showNew(face))
}

// tapped draws the inquiry of a button, or refuses it.
func (t *turn) tapped(arg string) (chat.Face, error) {
	q, ok := t.parseInquiry(arg)
	switch {
	case !ok:
		return chat.Face{}, &store.Refusal{Reason: messages.StaleCard}
	case !t.mayAsk(q):
		return chat.Face{}, &store.Refusal{Reason: messages.OutOfScope}
	}
	return t.inquire(q)
}

// isDocket reports whether a chief asks for what is pending, of all or of a point:
// that has a list of its own.
func (t *turn) isDocket(q inquiry) bool {
	return t.me.Is(chiefRoles...) && len(q.names) == 1 && (q.names[0] == indicator.Overdue || q.names[0] == indicator.Pending) &&
		(q.view == asNumbers || q.view == asListOf) && !q.own && len(q.units) == 0 && len(q.points) <= 1
}

func (t *turn) docketOf(q inquiry) docket {
	k := docket{late: q.names[0] == indicator.Overdue}
	if len(q.points) > 0 {
		k.point = q.points[0]
	}
	return k
}

// instead are what is offered in place of a ranking: the same numbers in their
// fixed order.
func (t *turn) instead(q inquiry) (buttons []chat.Button) {
	names := q.names[:min(len(q.names), 3)]
	q = inquiry{period: q.period, points: q.points[:min(len(q.points), 2)], units: q.units[:min(len(q.units), 2)], names: names}
	if len(t.stations(t.within(q))) > 1 {
		buttons = append(buttons, chat.Button{Words: messages.PerUnit, Do: q.with(asUnits).do()})
	}
	return append(buttons, chat.Button{Words: messages.PerPoint, Do: q.with(asPoints).do()})
}

// nearest are four questions near to a text, in the place and time it names.
func (t *turn) nearest(says string, q inquiry) (buttons []chat.Button) {
	q.own, q.points, q.units = false, q.points[:min(len(q.points), 2)], q.units[:min(len(q.units), 2)]
	period := t.labelled(q.period)
	add := func(words string, to inquiry) {
		b := chat.Button{Words: words, Do: to.do()}
		if len(buttons) < offered && !slices.Contains(buttons, b) {
			buttons = append(buttons, b)
		}
	}
	for _, name := range t.reader.NearestNames(says, 2) {
		add(period.Label+name, q.with(asNumbers, name))
	}
	q.names = nil
	add(period.Label+messages.Digits, q.with(asNumbers))
	add(messages.OverdueOnes, q.with(asListOf, indicator.Overdue))
	add(messages.NotVisited, inquiry{view: asUnvisited})
	add(messages.ThisYear+messages.Digits, inquiry{view: asNumbers, period: t.periodIn(messages.ThisYear), points: q.points, units: q.units})
	return buttons
}

// offered is how many questions are offered.
const offered = 4
