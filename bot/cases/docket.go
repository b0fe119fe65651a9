package cases

import (
	"errors"
	"slices"
	"strconv"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/problem"
	"liaison/store/record"
)

// problems is /problems and 问题台账: what is pending in the person's
// scope, the oldest due day first.
func problems(t *turn.Turn, _ string) error {
	return openDocketAt(t, chat.AnswerKey(t.Update.ID), inquiry.Docket{})
}

// tapDocket leafs through the list, groups it, or opens a group.
func tapDocket(t *turn.Turn, card *chat.Card, arg string) error {
	k, ok := inquiry.ParseDocket(arg)
	own := personal(k) && (k.Only != inquiry.Office || k.Unit == ownUnit(t.Me))
	if !ok || !own && !t.Me.Is(turn.ChiefRoles...) {
		return t.Toast(messages.StaleCard)
	}
	return errors.Join(t.Toast(""), openDocketAt(t, card.Key, k))
}

// personal reports whether a docket has what is a person's own matter, who is no leader too.
func personal(k inquiry.Docket) bool {
	return slices.Contains([]inquiry.Only{inquiry.Own, inquiry.OwnDone, inquiry.Check, inquiry.Open, inquiry.Office}, k.Only)
}

// openDocketAt shows a list; one of the problems on it may be meant next.
func openDocketAt(t *turn.Turn, key string, k inquiry.Docket) error {
	var numbers []int64
	if k.By == "" {
		for _, r := range pending(t, k) {
			numbers = append(numbers, r.ID)
		}
		numbers = numbers[min(k.Offset, len(numbers)):]
	}
	var err error
	if k.Only != "" { // 只看城东所的 goes on with it
		err = turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: k.Do()})
	}
	return errors.Join(err, turn.Look(t, chat.Thing{Kind: chat.ThingList, Numbers: numbers}), t.Show(key, docketFace(t, k)))
}

func docketFace(t *turn.Turn, k inquiry.Docket) chat.Face {
	found := pending(t, k)
	if k.By != "" {
		return messages.DocketGroups(groups(t, k, found), k.Offset, docketKeys(t, k))
	}
	return messages.Docket(t.Dir, t.Today, docketTitle(t, k), found, k.Offset, docketKeys(t, k))
}

// docketKeys are what the buttons of a docket's card do.
func docketKeys(t *turn.Turn, k inquiry.Docket) messages.DocketKeys {
	with := func(change func(*inquiry.Docket)) string {
		c := inquiry.Docket{Late: k.Late}
		change(&c)
		return c.Do()
	}
	if personal(k) {
		return messages.DocketKeys{To: func(offset int) string { k := k; k.Offset = offset; return k.Do() }}
	}
	return messages.DocketKeys{
		To:     func(offset int) string { k := k; k.Offset = offset; return k.Do() },
		Units:  with(func(c *inquiry.Docket) { c.By = inquiry.ByUnit }),
		Points: with(func(c *inquiry.Docket) { c.By = inquiry.ByPoint }),
		All:    with(func(*inquiry.Docket) {}),
		Sheet:  inquiry.Sheet{Kind: messages.LedgerProblems, Open: true, Late: k.Late, Unit: k.Unit, Point: k.Point}.Do(),
		By:     k.By,
	}
}

func docketTitle(t *turn.Turn, k inquiry.Docket) string {
	where := ""
	if u := t.Dir.Unit(k.Unit); u != nil {
		where = u.Name
	}
	if p := t.Dir.Point(k.Point); p != nil {
		where = p.Name
	}
	return messages.DocketTitle(k.Late, string(k.Only), where, k.Category)
}

// soonDays is how near a due day is that is near.
const soonDays = 7

// pending are the problems of a docket.
func pending(t *turn.Turn, k inquiry.Docket) []record.Record {
	return slices.DeleteFunc(slices.Clone(t.Unsettled()), func(r record.Record) bool {
		switch k.Only {
		case inquiry.Own:
			return !r.By(t.Me.ID) || !fits(k, &r)
		case inquiry.Check:
			theirs := t.Me.Is(turn.ChiefRoles...) || waitsFor(t, &r)
			return r.Problem.Done == "" || !theirs || !fits(k, &r)
		case inquiry.Open:
			theirs := t.Me.Is(turn.ChiefRoles...) || waitsFor(t, &r) || r.By(t.Me.ID) || r.Problem.Handler == t.Me.ID
			return !theirs || !fits(k, &r)
		case inquiry.OwnDone:
			return r.Problem.Done == "" || !r.By(t.Me.ID) || !fits(k, &r)
		case inquiry.Waiting:
			if r.Problem.State != record.ProblemOpen {
				return true
			}
		case inquiry.Soon:
			if r.Problem.Due < t.Today || r.Problem.Due > t.Today.Add(soonDays) {
				return true
			}
		}
		return !r.Problem.Pending() || k.Late && !r.Problem.Overdue(t.Today) || !fits(k, &r)
	})
}

// fits reports whether a problem is of the unit, at the point and of the category of a docket that has such.
func fits(k inquiry.Docket, r *record.Record) bool {
	return (k.Unit == 0 || r.Problem.Unit == k.Unit) && (k.Point == 0 || r.Point == k.Point) && (k.Category == "" || r.Type == k.Category)
}

// waitsFor reports whether a problem waits for the person.
func waitsFor(t *turn.Turn, r *record.Record) bool {
	c, err := problem.Of(t.Tx, r, messages.ProblemCard)
	t.OwnFault(err)
	return err == nil && c.WaitsFor(t.Me)
}

// groups count a docket by 主办 unit or by point, in their fixed order: this is
// no ranking.
func groups(t *turn.Turn, k inquiry.Docket, found []record.Record) (groups []messages.DocketGroup) {
	count := func(name string, open inquiry.Docket, in func(*record.Record) bool) {
		g := messages.DocketGroup{Name: name, Open: open.Do()}
		for i := range found {
			if in(&found[i]) {
				g.Pending++
				if found[i].Problem.Overdue(t.Today) {
					g.Late++
				}
			}
		}
		if g.Pending > 0 {
			groups = append(groups, g)
		}
	}
	if k.By == inquiry.ByUnit {
		for _, u := range t.Dir.Units {
			count(u.Name, inquiry.Docket{Late: k.Late, Unit: u.ID}, func(r *record.Record) bool { return r.Problem.Unit == u.ID })
		}
		return groups
	}
	for _, p := range t.Dir.Points {
		count(p.Name, inquiry.Docket{Late: k.Late, Point: p.ID}, func(r *record.Record) bool { return r.Point == p.ID })
	}
	return groups
}

// todo is /todo: the problems that wait for the person, the oldest due day
// first, and their plans.
func todo(t *turn.Turn, _ string) error {
	face, err := todoFace(t, 0)
	return errors.Join(err, t.Show(chat.AnswerKey(t.Update.ID), face))
}

// turnTodo leafs through what waits.
func turnTodo(t *turn.Turn, card *chat.Card, arg string) error {
	offset, err := strconv.Atoi(arg)
	if err != nil || offset < 0 {
		return t.Toast(messages.StaleCard)
	}
	face, err := todoFace(t, offset)
	return errors.Join(err, t.Toast(""), t.Show(card.Key, face))
}

func todoFace(t *turn.Turn, offset int) (chat.Face, error) {
	var waiting []*problem.Case
	found := t.Unsettled()
	for i := range found {
		c, err := problem.Of(t.Tx, &found[i], messages.ProblemCard)
		if err != nil {
			return chat.Face{}, err
		}
		if c.WaitsFor(t.Me) {
			waiting = append(waiting, c)
		}
	}
	plans, err := record.PlansOf(t.Tx, t.Me, t.Today.Add(-7))
	var numbers []int64
	for _, c := range waiting[min(offset, len(waiting)):] {
		numbers = append(numbers, c.Record.ID)
	}
	err = errors.Join(err, turn.Look(t, chat.Thing{Kind: chat.ThingList, Numbers: numbers}))
	return messages.Todo(t.Dir, t.Me, t.Today, waiting, plans, offset), err
}

// What the other buttons of a leader's Monday message open.

func tapChiefUnits(t *turn.Turn, card *chat.Card, _ string) error {
	return openDocket(t, card, inquiry.Docket{By: inquiry.ByUnit})
}

func tapChiefLate(t *turn.Turn, card *chat.Card, _ string) error {
	return openDocket(t, card, inquiry.Docket{Late: true})
}

// openDocket shows a list of pending problems below the picture.
func openDocket(t *turn.Turn, card *chat.Card, k inquiry.Docket) error {
	if !t.Me.Is(turn.ChiefRoles...) {
		return t.Toast(messages.NotAllowed)
	}
	return errors.Join(t.Toast(""), openDocketAt(t, card.Key, k))
}
