package cases

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
	"liaison/store/text/expr"
)

func problemQuestions(t *turn.Turn, e *ask.Env, r *record.Record) []ask.Question {
	if r.Problem == nil {
		r.Problem = &record.Problem{State: record.ProblemOpen}
	}
	return []ask.Question{
		draft.WhichPoint(t, &r.Point, messages.AskWhichIssue).With(ask.Must),
		ask.Text("text", messages.LabelIssue, messages.AskIssue, &r.Text, turn.MaxText).With(ask.Must),
		ask.Date(e, messages.AskIssueDay, &r.Day, false, t.HearDay).With(ask.Wanted),
		ask.OneOf("type", messages.LabelCategory, messages.AskCategory, &r.Type, reading.Types(reading.Problem)...).With(ask.Step),
		ask.YesNo("urgent", messages.LabelUrgent, messages.AskUrgent, &r.Problem.Urgent),
		ask.Text("firm", messages.LabelFirm, messages.AskFirm, &r.Problem.Firm, 60),
		ask.OneOf("source", messages.LabelSource, messages.AskSource, &r.Problem.Source, sources...),
		onSpot(r.Problem),
		draft.WhoseRecord(t, r),
		wishedOf("unit", &r.Problem.Unit), wishedOf("person", &r.Problem.Handler),
		{Key: "due", Fill: func(value string) bool { r.Problem.Due = day.Day(value); return value != "" }},
	}
}

// wishedOf is to whom a leader gives a problem with the words that report it; it is not asked.
func wishedOf(key string, to *int64) ask.Question {
	return ask.Question{Key: key, Fill: func(value string) bool { *to, _ = strconv.ParseInt(value, 10, 64); return *to != 0 }}
}

// OrderBeside takes the clause of a leader's report that gives the problem to somebody, 让城西所周五前弄好, out of its
// words: it is given to them when it is kept. What was read of that clause as news of another problem is none.
func OrderBeside(t *turn.Turn, items []chat.Item) ([]chat.Item, error) {
	if !t.Me.Is(turn.ChiefRoles...) {
		return items, nil
	}
	at := -1
	for i := range items {
		if items[i].Kind == string(record.KindProblem) {
			if at >= 0 {
				return items, nil // of which, nobody knows
			}
			at = i
		}
	}
	if at < 0 {
		return items, nil
	}
	in, err := turn.SceneOf(t)
	if err != nil {
		return items, err
	}
	ordered := words.OrderIn(t.Says)
	if ordered == "" {
		return items, nil
	}
	part := in.Hear(ordered)
	unit, person, _ := receiver(in, part)
	if unit == 0 {
		return items, nil
	}
	if text := words.WithoutOrder(ask.Get(&items[at], "text")); text != "" {
		ask.Set(&items[at], "text", text)
	}
	ask.Set(&items[at], "unit", turn.IDText(unit))
	if person != 0 {
		ask.Set(&items[at], "person", turn.IDText(person))
	}
	if by, _ := until(part, t.Today); by >= t.Today {
		ask.Set(&items[at], "due", string(by))
	}
	return slices.DeleteFunc(items, func(it chat.Item) bool {
		return it.Kind == draft.KindProgress && words.Within(ask.Get(&it, "text"), ordered)
	}), nil
}

// hearOrderBehind takes the last clause of a leader's sentence that gives something to somebody as an order about the open
// problem of which the clauses before it speak: 住所证明那事老板又跟我提了 让登记科周五前答复人家.
func hearOrderBehind(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Me.Is(turn.ChiefRoles...) || in.Draft != nil || s.Nth != 0 || len(s.Numbers) > 1 || utf8.RuneCountInString(s.Says) > mostDealt {
		return nil
	}
	why, ordered := words.OrderBehind(s.Says, func(clause string) bool { return startsWithOne(in, clause) })
	if ordered == "" || words.Asks(ordered) {
		return nil
	}
	part := in.Hear(ordered)
	unit, person, _ := receiver(in, part)
	if unit == 0 {
		return nil
	}
	number := int64(0)
	if len(s.Numbers) == 1 {
		number = s.Numbers[0]
	} else {
		number = in.Fit(words.WithoutFilling(why))
	}
	i := slices.IndexFunc(in.Open(), func(r record.Record) bool { return r.ID == number })
	if i < 0 || !there(in, s, number) || len(s.Numbers) == 0 && !words.PointsAt(why) && turn.SharedPairs(why, in.Open()[i].Text) < leastShared {
		return nil
	}
	o := &order{numbers: []int64{number}, move: problem.Assign, unit: unit, person: person, words: words.WithoutNumbers(s.Says)}
	if o.until, o.days = until(part, in.Today); o.until != "" && o.until < in.Today {
		return nil
	}
	if n, ok := in.Count(words.DaysGiven(ordered)); ok && o.until == "" && o.days == 0 {
		o.days = n
	}
	if s.Is(words.Direct) {
		o.move = problem.Direct
	}
	return &turn.Proposal{Name: "order behind", Cost: 1, Do: func(t *turn.Turn) error { return carryOut(t, o) }}
}

// startsWithOne reports whether a clause begins with a unit or a colleague and says until when something is to be done.
func startsWithOne(in *turn.Scene, clause string) bool {
	n := []rune(clause)
	head := string(n[:min(len(n), nameAhead)])
	return (len(in.Units(head)) == 1 || in.PersonIn(head) != nil) && in.DayIn(clause) > in.Today
}

// nameAhead is within how many characters the name stands with which a clause begins.
const nameAhead = 8

// giveAtOnce gives a new problem to whom the words that reported it name.
func giveAtOnce(t *turn.Turn, c *problem.Case) (given bool, err error) {
	d, err := chat.FindDraft(t.Tx, c.Record.Draft)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	for i := range d.Items {
		item := &d.Items[i]
		unit := turn.IDOf(ask.Get(item, "unit"))
		if item.Skip || item.Kind != string(record.KindProblem) || unit == 0 || ask.Get(item, "text") != c.Record.Text || c.May(problem.Assign, t.Me) != problem.None {
			continue
		}
		return true, c.Do(problem.Assign, problem.With{By: t.Me, Unit: unit, Person: turn.IDOf(ask.Get(item, "person")), Due: day.Day(ask.Get(item, "due")), Message: t.Update.Message})
	}
	return false, nil
}

// onSpot takes in that a problem was solved where it was found; a sentence or
// its own button says so, it is not asked.
func onSpot(p *record.Problem) ask.Question {
	return ask.Question{Key: "onspot", Fill: func(value string) bool {
		if value == messages.Yes {
			p.Closing = record.ClosedOnSpot
		}
		return value == messages.Yes
	}}
}

// finishProblem completes a problem with what follows from its draft without asking.
func finishProblem(t *turn.Turn, d *chat.Draft, r *record.Record) error {
	r.Problem.Source = cmp.Or(r.Problem.Source, sourceOf(d))
	r.Problem.Raised = cmp.Or(r.Problem.Raised, raisedBy(t, d, r))
	onSpot := r.Problem.Closing == record.ClosedOnSpot
	if onSpot {
		r.Problem.OnSpot = visitOf(d)
	}
	return problem.Report(t.Tx, r, onSpot)
}

// reported tells those whom a new problem concerns.
func reported(t *turn.Turn, r *record.Record) error {
	c, err := problem.Of(t.Tx, r, messages.ProblemCard)
	if err != nil {
		return err
	}
	if given, err := giveAtOnce(t, c); given || err != nil {
		return errors.Join(err, c.Redraw())
	}
	return errors.Join(c.Reported(), c.Redraw())
}

// What a sentence tells about where a problem came from, so that nobody is asked.

var (
	called = expr.MustCompile(`来电|打来电话|打电话(来|说|反映)|电话里`)
	raised = expr.MustCompile(`(商户|业主|物业|企业|经营户|个体户|市场方|群众|消费者|顾客|党员|员工|租户|住户|老板|负责人)[^，。；]{0,6}(反映|反应|说|投诉|提出|来电|打来|问)`)
)

// Where problems come from (来源).
const (
	fromVisit   = "走访"
	fromMeeting = "会议"
	fromCall    = "来电"
)

// sources are all of them, in fixed order.
var sources = []string{fromVisit, fromMeeting, fromCall}

// sourceOf is where the problems of a draft come from: what else it records, or
// what its words say; "" where they say nothing.
func sourceOf(d *chat.Draft) string {
	has := func(k record.Kind) bool {
		return slices.ContainsFunc(d.Items, func(i chat.Item) bool { return i.Kind == string(k) && !i.Skip })
	}
	switch {
	case has(record.KindVisit):
		return fromVisit
	case has(record.KindMeeting):
		return fromMeeting
	case called.MatchString(d.Text):
		return fromCall
	}
	return ""
}

// raisedBy is who raised a problem, by role and never by name.
func raisedBy(t *turn.Turn, d *chat.Draft, r *record.Record) string {
	if m := raised.FindStringSubmatch(d.Text); m != nil {
		return m[1]
	}
	if p := t.Dir.Person(r.Author); p != nil && p.Is(bureau.Secretary) {
		return string(bureau.Secretary)
	}
	return ""
}

// visitOf is the visit recorded with the same draft, or 0.
func visitOf(d *chat.Draft) int64 {
	for _, item := range d.Items {
		if item.Kind == string(record.KindVisit) && item.Number != 0 {
			return item.Number
		}
	}
	return 0
}
