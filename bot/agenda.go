package bot

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
)

// An agenda is what a card of 会议进度 is about: whole months, and which rules
// and places; or, one step further, the meetings of one 支部. It travels in the
// buttons of its card.
type agenda struct {
	period day.Period
	rules  string // R02+R05; "": all
	point  int64
	unit   int64
	offset int // of 支部
	org    int64
	list   int // of this 支部's records
}

func (a agenda) text() string {
	return fmt.Sprintf("%s:%s.%s.%s.%d.%d.%d.%d.%d", messages.DoAgenda, shortDate(a.period.From), shortDate(a.period.To), a.rules, a.point, a.unit, a.offset, a.org, a.list)
}

func parseAgenda(s string) (a agenda, ok bool) {
	f := strings.Split(s, ".")
	if len(f) != 8 {
		return a, false
	}
	var errs [7]error
	a.rules = f[2]
	a.period.From, errs[0] = parseShortDate(f[0])
	a.period.To, errs[1] = parseShortDate(f[1])
	a.point, errs[2] = strconv.ParseInt(f[3], 10, 64)
	a.unit, errs[3] = strconv.ParseInt(f[4], 10, 64)
	a.offset, errs[4] = strconv.Atoi(f[5])
	a.org, errs[5] = strconv.ParseInt(f[6], 10, 64)
	a.list, errs[6] = strconv.Atoi(f[7])
	return a, errors.Join(errs[:]...) == nil && a.period.From <= a.period.To && a.offset >= 0 && a.list >= 0
}

// shortDate writes a day as 260415, to be carried in a button.
func shortDate(d day.Day) string { return strings.ReplaceAll(string(d), "-", "")[2:] }

// parseShortDate reads what shortDate wrote.
func parseShortDate(s string) (day.Day, error) {
	if len(s) != 6 {
		return "", strconv.ErrSyntax
	}
	return day.ParseDay("20" + s[:2] + "-" + s[2:4] + "-" + s[4:])
}

// meetings is /meetings and 会议进度: what the 支部 of the person's scope held, and
// what was not seen.
func (t *turn) meetings(says string) error {
	if !t.me.Is(fieldRoles...) {
		return t.say(messages.AgendaNotYours)
	}
	face, err := t.agendaFace(t.agendaIn(says))
	return errors.Join(err, t.show(chat.AnswerKey(t.u.ID), face))
}

// agendaIn reads what a question is about; without a time, this month or the
// whole period of the meeting it names.
func (t *turn) agendaIn(says string) agenda {
	point, unit := t.placeIn(says)
	a := agenda{point: point, unit: unit, period: duty.Month.Of(t.today)}
	from, to, _, dated := reading.ParsePeriod(says, t.today.Time())
	if dated && day.Day(from) <= t.today {
		a.period = months(day.Day(from), day.Day(to))
	}
	var ids []string
	for _, typ := range t.reader.MeetingTypes(says) {
		r := duty.RuleFor(typ)
		if r == nil {
			continue
		}
		ids = append(ids, r.ID)
		if p := r.Span.Of(t.today); !dated && p.From <= a.period.From && p.To >= a.period.To {
			a.period = p
		}
	}
	if len(ids) <= maxRules {
		a.rules = strings.Join(ids, "+")
	}
	return a
}

// maxRules is how many rules fit in a button; who names more is shown all.
const maxRules = 2

// months are the whole months of two days.
func months(from, to day.Day) day.Period {
	return day.Period{From: duty.Month.Of(from).From, To: duty.Month.Of(to).To}
}

// tapAgenda leafs through 会议进度, or opens the meetings of a 支部.
func (t *turn) tapAgenda(card *chat.Card, arg string) error {
	a, ok := parseAgenda(arg)
	if !ok || !t.me.Is(fieldRoles...) {
		return t.toast(messages.StaleCard)
	}
	draw := t.agendaFace
	if a.org != 0 {
		draw = t.branchFace
	}
	face, err := draw(a)
	return errors.Join(err, t.toast(""), t.show(card.Key, face))
}

// branchesOf are the 支部 of an agenda, in fixed order, within the scope.
func (t *turn) branchesOf(a agenda) (found []*bureau.Org) {
	for _, id := range t.within(placed(a.point, a.unit)) {
		for _, o := range t.dir.Branches(id) {
			if o.Founded <= min(a.period.To, t.today) {
				found = append(found, o)
			}
		}
	}
	return found
}

func (t *turn) agendaFace(a agenda) (chat.Face, error) {
	all := t.branchesOf(a)
	some := all[min(a.offset, len(all)):min(a.offset+messages.AgendaRows, len(all))]
	view := messages.Agenda{Period: a.period, Today: t.today, Total: len(all), Offset: a.offset, Other: t.otherMonth(a),
		To: func(offset int) string { a := a; a.offset = offset; return a.text() }}
	for _, id := range strings.Split(a.rules, "+") {
		if r := duty.RuleOf(id); r != nil {
			view.Rules = append(view.Rules, r)
		}
	}
	var err error
	if view.Page, err = t.progressOf(a, some); err != nil {
		return chat.Face{}, err
	}
	for _, o := range some {
		to := a
		to.org = o.ID
		view.Open = append(view.Open, chat.Button{Words: messages.ShortName(o.Name, o.Aliases), Do: to.text()})
	}
	return messages.AgendaCard(view), nil
}

// otherMonth turns from this month to the last, and back.
func (t *turn) otherMonth(a agenda) []chat.Button {
	this := duty.Month.Of(t.today)
	last := duty.Month.Of(this.From.Add(-1))
	to := agenda{rules: a.rules, point: a.point, unit: a.unit, period: last}
	switch a.period {
	case this:
		return []chat.Button{{Words: messages.LastMonth, Do: to.text()}}
	case last:
		to.period = this
		return []chat.Button{{Words: messages.ThisMonth, Do: to.text()}}
	}
	return nil
}
