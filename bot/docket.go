package bot

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/problem"
	"liaison/store/record"
)

// A docket is which pending problems a list is about (问题台账). It travels in
// the buttons of its card.
type docket struct {
	late   bool
	by     string // how it is grouped: byUnit, byPoint or "", a list
	unit   int64  // 主办; 0: every one
	point  int64
	offset int
}

// How a docket is grouped.
const (
	byUnit  = "u"
	byPoint = "p"
)

func (k docket) text() string {
	return messages.DoDocket + ":" + k.args()
}

// args are what follows the verb.
func (k docket) args() string {
	return fmt.Sprintf("%t.%s.%d.%d.%d", k.late, k.by, k.unit, k.point, k.offset)
}

func parseDocket(s string) (k docket, ok bool) {
	f := strings.Split(s, ".")
	if len(f) != 5 {
		return k, false
	}
	var errs [4]error
	k.late, errs[0] = strconv.ParseBool(f[0])
	k.by = f[1]
	k.unit, errs[1] = strconv.ParseInt(f[2], 10, 64)
	k.point, errs[2] = strconv.ParseInt(f[3], 10, 64)
	k.offset, errs[3] = strconv.Atoi(f[4])
	return k, errors.Join(errs[:]...) == nil && k.offset >= 0
}

// problems is /problems and 问题台账: what is pending in the person's
// scope, the oldest due day first.
func (t *turn) problems(string) error {
	return t.show(chat.AnswerKey(t.u.ID), t.docketFace(docket{}))
}

// tapDocket leafs through the list, groups it, or opens a group.
func (t *turn) tapDocket(card *chat.Card, arg string) error {
	k, ok := parseDocket(arg)
	if !ok || !t.me.Is(chiefRoles...) {
		return t.toast(messages.StaleCard)
	}
	return errors.Join(t.toast(""), t.show(card.Key, t.docketFace(k)))
}

func (t *turn) docketFace(k docket) chat.Face {
	found := t.pending(k)
	if k.by != "" {
		return messages.DocketGroups(t.groups(k, found), k.offset, t.docketKeys(k))
	}
	return messages.Docket(t.dir, t.today, t.docketTitle(k), found, k.offset, t.docketKeys(k))
}

// docketKeys are what the buttons of a docket's card do.
func (t *turn) docketKeys(k docket) messages.DocketKeys {
	with := func(change func(*docket)) string {
		c := docket{late: k.late}
		change(&c)
		return c.text()
	}
	return messages.DocketKeys{
		To:     func(offset int) string { k := k; k.offset = offset; return k.text() },
		Units:  with(func(c *docket) { c.by = byUnit }),
		Points: with(func(c *docket) { c.by = byPoint }),
		All:    with(func(*docket) {}),
		Sheet:  t.sheetDo(sheet{kind: messages.LedgerProblems, open: true, late: k.late, unit: k.unit, point: k.point}),
		By:     k.by,
	}
}

func (t *turn) docketTitle(k docket) string {
	where := ""
	if u := t.dir.Unit(k.unit); u != nil {
		where = u.Name
	}
	if p := t.dir.Point(k.point); p != nil {
		where = p.Name
	}
	return messages.DocketTitle(k.late, where)
}

// pending are the problems of a docket.
func (t *turn) pending(k docket) []record.Record {
	return slices.DeleteFunc(slices.Clone(t.unsettled()), func(r record.Record) bool {
		return !r.Problem.Pending() || k.late && !r.Problem.Overdue(t.today) ||
			k.unit != 0 && r.Problem.Unit != k.unit || k.point != 0 && r.Point != k.point
	})
}

// groups count a docket by 主办 unit or by point, in their fixed order: this is
// no ranking.
func (t *turn) groups(k docket, found []record.Record) (groups []messages.DocketGroup) {
	count := func(name string, open docket, in func(*record.Record) bool) {
		g := messages.DocketGroup{Name: name, Open: open.text()}
		for i := range found {
			if in(&found[i]) {
				g.Pending++
				if found[i].Problem.Overdue(t.today) {
					g.Late++
				}
			}
		}
		if g.Pending > 0 {
			groups = append(groups, g)
		}
	}
	if k.by == byUnit {
		for _, u := range t.dir.Units {
			count(u.Name, docket{late: k.late, unit: u.ID}, func(r *record.Record) bool { return r.Problem.Unit == u.ID })
		}
		return groups
	}
	for _, p := range t.dir.Points {
		count(p.Name, docket{late: k.late, point: p.ID}, func(r *record.Record) bool { return r.Point == p.ID })
	}
	return groups
}

// todo is /todo: the problems that wait for the person, the oldest due day
// first, and their plans.
func (t *turn) todo(string) error {
	face, err := t.todoFace(0)
	return errors.Join(err, t.show(chat.AnswerKey(t.u.ID), face))
}

// turnTodo leafs through what waits.
func (t *turn) turnTodo(card *chat.Card, arg string) error {
	offset, err := strconv.Atoi(arg)
	if err != nil || offset < 0 {
		return t.toast(messages.StaleCard)
	}
	face, err := t.todoFace(offset)
	return errors.Join(err, t.toast(""), t.show(card.Key, face))
}

func (t *turn) todoFace(offset int) (chat.Face, error) {
	var waiting []*problem.Case
	found := t.unsettled()
	for i := range found {
		c, err := problem.Of(t.tx, &found[i], messages.ProblemCard)
		if err != nil {
			return chat.Face{}, err
		}
		if c.WaitsFor(t.me) {
			waiting = append(waiting, c)
		}
	}
	plans, err := record.PlansOf(t.tx, t.me.ID, t.today.Add(-7))
	return messages.Todo(t.dir, t.me, t.today, waiting, plans, offset), err
}
