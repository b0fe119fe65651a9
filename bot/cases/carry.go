package cases

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// carryOut does what needs no second look at once, and shows a card for the rest.
func carryOut(t *turn.Turn, o *order) error {
	var items []chat.Item
	var faults []string
	for _, n := range o.numbers {
		c, err := problemOf(t, n)
		if err != nil {
			return err
		}
		if told := words.NewsBeside(t.Says, words.Claim); o.move == problem.Claim && told != "" && c.May(problem.Claim, t.Me) == problem.None {
			item := itemOf(t, c, problem.Note, &order{move: problem.Note, words: told}) // 那个我接了 房东约谈过: taken up with what is told
			items = append(items, item)
			continue
		}
		if m := moveFor(t, c, o); c.May(m, t.Me) == problem.None && (m == problem.Claim || m == problem.Nudge || m == problem.Receive) {
			if err := moveAtOnce(t, c, m); err != nil {
				return err
			}
			continue
		}
		item, refused := itemFor(t, c, o)
		if refused != "" {
			faults = append(faults, refused)
			continue
		}
		items = append(items, *item)
	}
	if len(o.numbers) == 0 {
		items = append(items, itemOf(t, nil, o.move, o))
	}
	d, err := t.OpenDraft()
	if err == nil && d == nil && o.move == problem.Note {
		items = PlanBeside(t, items, turn.AsSaid(t))
	}
	return errors.Join(err, offerItems(t, items, faults))
}

// moveAtOnce makes a move that needs no second look, and shows the problem.
func moveAtOnce(t *turn.Turn, c *problem.Case, m problem.Move) error {
	if err := c.Do(m, problem.With{By: t.Me, Message: t.Update.Message}); err != nil {
		return err
	}
	if err := c.Redraw(); err != nil {
		return err
	}
	return errors.Join(t.ShowBelow(chat.RecordKey(c.Record.ID), face(t, c)), turn.LookAt(t, c.Record))
}

// wished is the day to which an order wants a problem extended, or "".
func wished(t *turn.Turn, o *order) day.Day {
	if o.days > 0 {
		return bureau.Calendar(t.Tx).After(t.Today, o.days)
	}
	return o.until
}

// face draws a problem for the person; what cannot be drawn is a fault of its own.
func face(t *turn.Turn, c *problem.Case) chat.Face {
	f, err := c.Face(t.Me)
	if err != nil {
		t.OwnFault(err)
		return messages.NoProblem()
	}
	return f
}

// moveFor is the move that an order comes to in the state of a problem.
func moveFor(t *turn.Turn, c *problem.Case, o *order) problem.Move {
	may := func(m problem.Move) bool { return c.May(m, t.Me) == problem.None }
	answers, to := o.move == problem.Extend && !may(problem.Extend) || o.move == problem.Grant, o.until
	if o.days > 0 {
		to = bureau.Calendar(t.Tx).After(max(t.Today, c.Problem.Due), o.days)
	}
	switch {
	case o.move == problem.Assign && !may(problem.Assign) && may(problem.HandOver):
		return problem.HandOver
	case o.move == problem.Assign && !may(problem.Assign) && !may(problem.Claim) && may(problem.Ask) && o.unit != c.Problem.Unit:
		return problem.Ask
	case o.move == problem.Direct && o.unit+o.person != 0 && may(problem.Assign) && !with(c, o):
		return problem.Assign
	case o.move == problem.Assign && c.Problem.State == record.ProblemDone && may(problem.Direct):
		return problem.Direct // 先别销 让城西所再问一遍
	case answers && may(problem.Grant) && (to == "" || to == c.Problem.Wish):
		return problem.Grant
	case answers && to != "" && may(problem.Direct):
		return problem.Direct // a leader gives the day
	case o.move == problem.Finish && !may(problem.Finish) && may(problem.Verify):
		return problem.Verify
	}
	return o.move
}

// with reports whether a problem is with whom an order names.
func with(c *problem.Case, o *order) bool {
	if o.person != 0 {
		return c.Problem.Handler == o.person
	}
	return c.Problem.Unit == o.unit && c.Problem.State != record.ProblemOpen
}

// reachable reports whether a move becomes possible with 接办 before it.
func reachable(t *turn.Turn, c *problem.Case, m problem.Move) bool {
	return c.May(problem.Claim, t.Me) == problem.None && (m == problem.Finish || m == problem.HandOver || m == problem.Assign || m == problem.Extend && problem.MayExtend(c))
}

// itemOf is a progress that makes a move, to be confirmed.
func itemOf(t *turn.Turn, c *problem.Case, m problem.Move, o *order) chat.Item {
	item := chat.Item{Kind: draft.KindProgress}
	set := func(key, value string) {
		if value != "" && value != "0" {
			ask.Set(&item, key, value)
		}
	}
	told := cmp.Or(o.words, t.Says)
	if said := turn.AsSaid(t); said != t.Says {
		told = said // the person's own words are kept, in whatever words they were heard
	}
	says := words.WithoutNumber(told)
	if len(o.numbers) > 1 {
		says = words.WithoutNumbers(told) // 218和228都归我
	}
	set("text", t.WithoutPeople(cmp.Or(says, t.Says)))
	set("move", string(m))
	set("unit", turn.IDText(o.unit))
	set("person", turn.IDText(o.person))
	set("date", string(t.Today))
	due := o.until
	if o.days > 0 && m != problem.Extend {
		from := t.Today
		if (o.move == problem.Extend || o.move == problem.Grant) && c != nil {
			from = max(from, c.Problem.Due)
		}
		due = bureau.Calendar(t.Tx).After(from, o.days)
	}
	if m == problem.Finish {
		due = ""
		set("type", solvedType)
	}
	if set("due", string(due)); m == problem.Direct && (o.move == problem.Extend || o.move == problem.Grant) {
		set("extends", messages.Yes)
	}
	if c == nil {
		return item
	}
	set("problem", turn.IDText(c.Record.ID))
	if m == problem.Extend {
		set("days", turn.IDText(int64(workdays(bureau.Calendar(t.Tx), c.Problem.Due, due, o.days))))
	}
	return item
}

// workdays are those from a due day to the day that is wished for; some days are taken
// as they are said.
func workdays(cal *day.Calendar, from, to day.Day, said int) int {
	if said > 0 {
		return said
	}
	n := 1
	for n < 120 && to != "" && cal.After(from, n) < to {
		n++
	}
	return n
}

// offerItems tells what cannot be done, and shows the rest on a card.
func offerItems(t *turn.Turn, items []chat.Item, faults []string) error {
	if len(items) == 0 && len(faults) > 0 && utf8.RuneCountInString(t.Says) > longestAsk && len(t.Update.Files) == 0 { // its words may be kept otherwise
		return draft.Park(t, strings.Join(faults, "\n"), draft.Recordable(t)...)
	}
	if len(faults) > 0 {
		if err := t.Say(strings.Join(faults, "\n")); err != nil {
			return err
		}
	}
	if len(items) == 0 {
		return nil
	}
	if len(items) == 1 {
		if done, err := goesOn(t, items[0]); done || err != nil {
			return err
		}
	}
	return draft.Open(t, draft.New(t, items))
}

// wants reports whether a text is a wish and no more: 催一下, but not 我还在催.
func wants(says string) bool { said := words.Read(says); return said.Rest == "" }

// goesOn takes what is told or wanted of a problem behind what stands already on the open card of its progress, so
// that nothing told there is lost: 阀门换了, and then 办结.
func goesOn(t *turn.Turn, item chat.Item) (done bool, err error) {
	d, err := t.OpenDraft()
	if err != nil || d == nil || len(d.Items) != 1 || d.Items[0].Skip || d.Items[0].Kind != draft.KindProgress || ask.Get(&d.Items[0], "problem") != ask.Get(&item, "problem") {
		return false, err
	}
	had := problem.Move(ask.Get(&d.Items[0], "move"))
	text, more := ask.Get(&d.Items[0], "text"), ask.Get(&item, "text")
	if had != "" && had != problem.Note || ask.Get(&d.Items[0], "type") == solvedType || text == "" {
		return false, nil
	}
	switch {
	case strings.Contains(more, text):
		text = more
	case !strings.Contains(text, more):
		text += "，" + more
	}
	ask.Set(&item, "text", text)
	d.Items[0] = item
	draft.AskNext(t, d)
	return true, draft.Keep(t, d, "")
}

// itemFor is what an order comes to with one problem: the move, or a note that says why not; refused
// says why neither is possible.
func itemFor(t *turn.Turn, c *problem.Case, o *order) (item *chat.Item, refused string) {
	m := moveFor(t, c, o)
	fault := c.May(m, t.Me)
	if fault == problem.None || reachable(t, c, m) {
		made := itemOf(t, c, m, o)
		return &made, ""
	}
	why := messages.MoveRefused(c, m, fault)
	if m == problem.Nudge && wants(o.words) || m == problem.Receive || c.May(problem.Note, t.Me) != problem.None {
		return nil, why
	}
	note := itemOf(t, c, problem.Note, o)
	done := c.Problem.State == record.ProblemDone
	if m == problem.Finish && !done {
		ask.Set(&note, "type", solvedType)
	}
	if m == problem.Finish && done {
		why = messages.MoveRefused(c, problem.Verify, c.May(problem.Verify, t.Me))
	}
	if m != problem.Finish || done { // of one under way the card tells itself
		ask.Set(&note, "why", why)
	}
	if on := wished(t, o); m == problem.Extend && fault == problem.TooLate && on != "" {
		ask.Set(&note, "wished", string(on))
	}
	return &note, ""
}

// PlanBeside adds the plan of which news of one problem tells beside, at its point: 他们说明天换新的 我后天再过去看一眼.
func PlanBeside(t *turn.Turn, items []chat.Item, says string) []chat.Item {
	if len(items) != 1 || items[0].Kind != draft.KindProgress {
		return items
	}
	open := t.Unsettled()
	at := slices.IndexFunc(open, func(r record.Record) bool { return turn.IDText(r.ID) == ask.Get(&items[0], "problem") })
	if at < 0 || open[at].Point == 0 || !record.May(t.Dir, t.Me, record.KindPlan, open[at].Point) {
		return items
	}
	for clause := range words.Clauses(says) {
		on := turn.DayIn(clause, t.Today)
		if on <= t.Today || !words.GoesBack(clause) || !words.OfMe(clause) {
			continue
		}
		plan := chat.Item{Kind: string(record.KindPlan)}
		ask.Set(&plan, "point", turn.IDText(open[at].Point))
		ask.Set(&plan, "date", string(on))
		ask.Set(&plan, "text", t.WithoutPeople(clause))
		ask.Set(&items[0], "text", t.WithoutPeople(words.WithoutNumber(says))) // every word of it may matter
		return append(items, plan)
	}
	return items
}

// An order is what a sentence wants done with problems that are known.
type order struct {
	numbers []int64 // none: it is asked which
	move    problem.Move
	unit    int64
	person  int64
	until   day.Day
	days    int
	words   string
}
