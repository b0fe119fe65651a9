package answers

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/indicator"
	"liaison/store/record"
)

// A change is the last question on its way to the one that is asked now.
type change struct {
	inquiry.Inquiry // the question that is asked now

	t                *turn.Turn
	was              inquiry.Inquiry  // the last question
	asked            reading.Question // what the sentence says of it
	then             inquiry.Inquiry  // the same, as a question of its own
	earlier, figures bool             // it asks of the time before, it asks for the figures
}

// slots are what a sentence may change of a question, each by one function; what it does not say stays. The later ones see what the
// earlier ones changed: a list of problems goes on as one of those that came in the other month.
var slots = []func(*change){
	(*change).when, (*change).where, (*change).whose, (*change).whatCameThen, (*change).ledBy, (*change).category, (*change).stage, (*change).onlyThatType, (*change).apartAsWas,
	(*change).measure, (*change).names, (*change).view,
}

// followUp asks the last question again with the changes of a sentence.
func followUp(t *turn.Turn, query string, asked reading.Question, earlier, figures bool) error {
	if text, ok := strings.CutPrefix(query, messages.DoDocket+":"); ok {
		if was, ok := inquiry.ParseDocket(text); ok {
			return docketAgain(t, was, asked)
		}
	}
	if text, ok := strings.CutPrefix(query, messages.DoAgenda+":"); ok {
		if was, ok := inquiry.ParseAgenda(text); ok {
			return agendaAgain(t, was, asked, earlier)
		}
	}
	q, ok := inquiry.Parse(t.Dir, query)
	if !ok {
		return Reply(t, t.Says, asked)
	}
	if typ := visitType(t.Says); typ != "" && asked.Category == "" && !widensTypes(t.Says) && words.OnlyThat(t.Says) == "" {
		if names := ofType(t, q, asked.Names); names != nil {
			asked.Category, asked.Names = typ, names
		}
	}
	asked.Span = asked.Span.In(q.Period.From.Time())
	c := &change{t: t, was: q, asked: asked, then: inquiry.Of(t, asked), earlier: earlier, figures: figures, Inquiry: q}
	for _, slot := range slots {
		slot(c)
	}
	return c.answer()
}

// when is the time it is asked of, and the time that is compared with.
func (c *change) when() {
	compares := words.Compares(c.t.Says)
	named := c.asked.From != ""
	against := named && (compares || c.asked.Action == reading.Compare || c.asked.Action == reading.CompareYear)
	switch {
	case c.earlier && compares && apart(c.View): // 跟再上一周比, of each 所
		c.Than = inquiry.Before(c.Period)
	case c.earlier && words.Months(c.t.Says):
		c.Period, c.Than = inquiry.Before(duty.MonthOf(c.Period.From)), day.Period{}
	case c.earlier:
		c.Period, c.Than = inquiry.Before(c.Period), day.Period{}
	case against && apart(c.View):
		c.Than = c.then.Period
	case against: // 跟上周比
		c.View, c.Than = inquiry.AsCompare, c.then.Period
	case named:
		c.Period, c.Than = c.then.Period, day.Period{}
	}
}

// where are the places; what compares with another place keeps both.
func (c *change) where() {
	switch places := placesOf(c.then); {
	case c.asked.From == "" && places > 0 && words.Compares(c.t.Says) && placesOf(c.Inquiry) > 0:
		c.Points, c.Units, c.Than = append(c.Points, c.then.Points...), append(c.Units, c.then.Units...), day.Period{}
		c.View, c.asked.Action = inquiry.AsPoints, ""
		if len(c.Points) == 0 {
			c.View = inquiry.AsUnits
		}
	case places > 0 || c.asked.Whole:
		c.Points, c.Units = c.then.Points, c.then.Units
		c.Own = c.Own && len(c.then.Units) == 0 && !c.asked.Whole // 我上周去了几次钢市, 那写字楼呢
		if placesOf(c.Inquiry) == 1 && apart(c.View) && (c.View != inquiry.AsPoints || len(c.Units) == 0) {
			c.View = inquiry.AsNumbers
		}
	}
}

// whose is whether one's own records are asked for, or those of all that one leads: 我这边的.
func (c *change) whose() {
	switch {
	case c.then.Own:
		c.Own = true
	case placesOf(c.then) == 0 && c.t.Me.Is(bureau.Leader) && words.OfScope(c.t.Says):
		c.Points, c.Units, c.Lead = nil, nil, 0
		if c.View == inquiry.AsPeople {
			c.View = inquiry.AsNumbers
		}
	}
}

// whatCameThen is what a list of pending problems becomes in another time: 上个月呢.
func (c *change) whatCameThen() {
	if c.Category != "" && c.asked.From != "" && len(c.Names) == 1 && c.Names[0] == indicator.Pending {
		c.Names = []string{indicator.Raised}
	}
}

// ledBy is the deputy whose points are meant.
func (c *change) ledBy() {
	if c.then.Lead != 0 {
		c.Lead, c.Points, c.Units = c.then.Lead, nil, nil
	} else if placesOf(c.then) > 0 || c.asked.Whole {
		c.Lead = 0
	}
}

// category is the type of visits or the category of problems; other numbers than those of it are asked for without it.
func (c *change) category() {
	t, typ, names := c.t, visitType(c.Category), c.asked.Names
	switch {
	case visitType(c.then.Category) != "":
		c.Names, c.Category, c.View, c.Offset = c.then.Names, c.then.Category, c.then.View, 0
	case c.then.Category != "":
		c.ofCategory()
	case typ != "" && ofProblems(t, names) && slices.Contains(names, indicator.Done) && strings.Contains(t.Says, "解决"): // 解决了几个问题, below 送服务几次
		c.asked.Names, c.then.Names = []string{indicator.OnSpot}, []string{indicator.OnSpot}
	case len(names) > 0 && (typ != "" || !ofProblems(t, names)) && !measuresType(t, c.Category, names), widensTypes(t.Says):
		c.Category = ""
	}
}

// stage is how far the problems are that are wanted: 哪几个还没动. What asks of all how far they are is of all.
func (c *change) stage() {
	by, which, asks := words.OfCounted(c.t.Says)
	if !asks || !tellsApart(c.t.Dir, c.was, by, which) {
		return
	}
	c.Stage = map[byte]inquiry.Stage{'n': inquiry.Untouched, 'u': inquiry.Undone, 'o': inquiry.Unclosed, 'd': inquiry.Done}[which]
	if c.asked.Names = nil; len(c.Names) != 1 {
		c.Names = []string{indicator.Raised}
	}
}

// ofCategory narrows to a category of problems: 只看特种设备的.
func (c *change) ofCategory() {
	listed := len(c.was.Names) == 1 && ofProblems(c.t, c.was.Names)
	c.Names = c.then.Names
	if c.Category != "" || listed {
		c.Names = c.was.Names
	}
	c.Category, c.View, c.Offset = c.then.Category, c.then.View, 0
	if c.asked.From == "" && !listed && c.Period != c.t.PeriodIn(messages.ThisWeek) && c.Names[0] == indicator.Pending {
		c.Names = []string{indicator.Raised}
	}
}

// onlyThatType leaves one type of visits, 只算送信心的, and lists them: numbers are not counted by type. Only visits have such a type: of other
// numbers it is said that it was not applied.
func (c *change) onlyThatType() {
	typ := words.OnlyThat(c.t.Says)
	if typ == "" || !slices.Contains(reading.Types(reading.Visit), typ) {
		return
	}
	if len(c.Names) > 0 && !slices.Equal(c.Names, []string{indicator.Visits}) {
		c.asked.Names, c.asked.Lost = nil, typ
		return
	}
	c.Names, c.Category, c.View, c.Offset = []string{indicator.Visits}, typ, inquiry.AsListOf, 0
	c.asked.Names, c.asked.Unread, c.asked.Lost = nil, "", ""
}

// apartAsWas tells the units or points apart as the last answer did: 光送政策的呢, of each unit.
func (c *change) apartAsWas() {
	if apart(c.was.View) && c.Category != "" && placesOf(c.Inquiry) != 1 && (c.View == inquiry.AsListOf || c.View == inquiry.AsNumbers) {
		c.View = c.was.View
	}
}

// measure is the number that is counted by another measure: 今天讲了多少户, below how often.
func (c *change) measure() {
	if names := measured(c.t, c.Names, words.Measure(c.t.Says)); len(c.asked.Names) == 0 && names != nil && c.View == inquiry.AsNumbers {
		c.Names = names
	}
}

// names are the numbers that are asked for by name. They are shown as numbers, but for what has none: a meeting that was asked after by its days
// is listed, 那支委会呢, and so is a category of problems.
func (c *change) names() {
	if len(c.asked.Names) == 0 || c.then.Category != "" {
		return
	}
	c.Names, c.Offset = c.then.Names, 0
	listed := c.View >= inquiry.AsListOf && c.View <= '9'
	switch {
	case listed && ofMeetings(c.t, c.was.Names) && ofMeetings(c.t, c.Names) && len(c.Names) == 1:
		c.View = inquiry.AsListOf
	case listed, c.View == inquiry.AsUnvisited, c.OfOne() && apart(c.View):
		c.View = inquiry.AsNumbers
	}
	switch {
	case c.Category != "" && ofVisits(c.t.Dir, c.Names) && visitType(c.Category) != "":
		c.View = inquiry.AsNumbers // 覆盖到多少户, below the visits of a type
	case c.Category != "" && len(c.Names) == 1:
		c.View = inquiry.AsListOf
	}
}

// view is how it is shown, where the sentence says so: 明细, 各所多少.
func (c *change) view() {
	switch act := c.asked.Action; {
	case c.figures:
		c.View = inquiry.AsNumbers
	case act == "" || act == reading.Export:
	case act == reading.Details && len(c.Names) == 0:
		c.Inquiry = c.With(inquiry.AsListOf, indicator.Visits)
	case act == reading.Details:
		c.Inquiry = c.With(inquiry.AsListOf)
	case c.asked.From == "" || act != reading.Compare:
		if act == reading.ByUnit && len(stations(c.t, inquiry.Within(c.t, c.Inquiry))) < 2 { // 各所多少, below one of them
			c.Points, c.Units = nil, nil
		}
		if apart(c.then.View) && (c.View == inquiry.AsCompare || c.View == inquiry.AsYear) {
			c.Than = baseOf(c.t, c.Inquiry) // 少在哪个所, below a comparison
		}
		c.Inquiry = c.With(c.then.View)
	}
}

// answer answers what is asked now, or sends it as a file.
func (c *change) answer() error {
	t, q, asked := c.t, c.Inquiry, c.asked
	switch {
	case asked.Action == reading.Export && !c.figures && t.Me.Is(turn.ChiefRoles...):
		var err error
		if q.Category != "" {
			err = t.Say(messages.NotApplied(q.Category))
		}
		return errors.Join(err, t.House.Run(t, "export", exportOf(t, q)))
	case asked.Action == reading.Export && !c.figures:
		return Reply(t, t.Says, asked)
	}
	if c.earlier || asked.From != "" {
		q.Offset, q.Period.Label = 0, ""
		q.Period = inquiry.Labelled(t, q.Period)
	}
	if c.earlier || c.figures {
		asked.Unread, asked.Lost = "", "" // all of it was read
	}
	if len(q.Names) == 1 && duty.RuleFor(q.Names[0]) != nil && words.AsksMissing(t.Says) { // 没搞的是哪些, below how often it was held
		a := inquiry.Agenda{Rules: duty.RuleFor(q.Names[0]).ID, Period: inquiry.MonthsOf(t, q.Period), Missing: true}
		a.Point, a.Unit = q.Place()
		return agenda(t, a)
	}
	bare := inquiry.Inquiry{View: q.View, Points: q.Points, Names: q.Names, Own: q.Own, By: q.By, Lead: q.Lead, Category: q.Category}
	if asked.From != "" || c.earlier || len(q.Units) > 1 || !isDocket(t, bare) || !inquiry.MayAsk(t, q) {
		return answer(t, q, cmp.Or(asked.Lost, asked.Unread))
	}
	k := docketOf(t, q) // 城西所的呢, below a list of pending problems
	if len(q.Units) > 0 {
		k.Unit = q.Units[0]
	}
	if q.Fits() {
		if err := look(t, q); err != nil {
			return err
		}
	}
	return t.House.Press(t, &chat.Card{Key: chat.AnswerKey(t.Update.ID)}, messages.DoDocket, k.Text())
}

func placesOf(q inquiry.Inquiry) int { return len(q.Points) + len(q.Units) }

// ofType are the numbers that a question asks for which goes on with another, and names a type of visits beside some numbers; nil where it asks for
// others than those of visits. Below how often a type was it asks how often: 送服务呢.
func ofType(t *turn.Turn, last inquiry.Inquiry, names []string) []string {
	switch times := []string{indicator.Visits}; {
	case visitType(last.Category) != "" && slices.Equal(last.Names, times) && words.Measure(t.Says) == "":
		return times
	case len(names) == 1 && names[0] == indicator.Visits:
		return times
	case !ofVisits(t.Dir, names):
		return nil
	}
	names = didOfType(names, t.Says)
	if words.Measure(t.Says) == "" && ofVisits(t.Dir, last.Names) { // 送信心呢, below 送政策多少户
		for _, name := range last.Names {
			if !slices.Contains(names, name) {
				names = append(slices.Clone(names), name)
			}
		}
	}
	return names
}

// apart reports whether an answer tells the units or the points apart.
func apart(v inquiry.Aspect) bool {
	return v == inquiry.AsUnits || v == inquiry.AsSections || v == inquiry.AsPoints
}

// byPlaceOrPerson reports whether an answer tells units, points or people apart.
func byPlaceOrPerson(v inquiry.Aspect) bool { return apart(v) || v == inquiry.AsPeople }

// docketAgain lists some of the pending problems once more, of another place, or sends them.
func docketAgain(t *turn.Turn, k inquiry.Docket, asked reading.Question) error {
	if asked.From != "" || len(asked.Names) > 0 || asked.Own {
		return Reply(t, t.Says, asked)
	}
	if with := len(asked.Points) + len(asked.Units); with > 0 || asked.Whole {
		k.Point, k.Unit = inquiry.PlaceOf(t, asked)
	}
	if asked.Action == reading.Export && t.Me.Is(turn.ChiefRoles...) { // the table has more than the list
		places := t.Dir.UnitName(k.Unit)
		if p := t.Dir.Point(k.Point); p != nil {
			places = p.Name
		}
		label := messages.OpenOnes
		if k.Only == inquiry.Check {
			label = messages.ThisYear + messages.KindName(record.KindProblem)
		}
		return errors.Join(t.Say(messages.NotApplied(strings.TrimPrefix(messages.DocketTitle(false, string(k.Only), "", ""), "⚠️ "))), t.House.Run(t, "export", places+label))
	} else if asked.Action == reading.Export {
		return Reply(t, t.Says, asked)
	}
	if asked.Category != "" {
		k.Category = asked.Category
	}
	k.Offset = 0
	return t.House.Press(t, &chat.Card{Key: chat.AnswerKey(t.Update.ID)}, messages.DoDocket, k.Text())
}

// ofProblems reports whether all of some numbers are of problems.
func ofProblems(t *turn.Turn, names []string) bool { return ofKind(t.Dir, names, indicator.Problem) }

// ofMeetings reports whether all of some numbers, and there are some, are of meetings.
func ofMeetings(t *turn.Turn, names []string) bool {
	return len(names) > 0 && ofKind(t.Dir, names, indicator.Meeting)
}

// ofKind reports whether all of some numbers are of a kind.
func ofKind(d *bureau.Directory, names []string, kind indicator.Kind) bool {
	return !slices.ContainsFunc(names, func(name string) bool {
		x := d.Indicators.Find(name)
		return x == nil || x.Kind != kind
	})
}

// exportOf is the table of what an inquiry asks for, in the words of 导出: 导出 below a list of overdue
// problems sends these.
func exportOf(t *turn.Turn, q inquiry.Inquiry) string {
	label := inquiry.Labelled(t, day.Period{From: q.Period.From, To: q.Period.To}).Label
	places := ""
	if len(q.Units) == 1 && len(q.Points) == 0 {
		places = t.Dir.UnitName(q.Units[0])
	} else if len(q.Points) == 1 && len(q.Units) == 0 {
		places = t.Dir.Point(q.Points[0]).Name
	}
	switch {
	case len(q.Names) > 1 && ofProblems(t, q.Names):
		return places + label + messages.KindName(record.KindProblem)
	case len(q.Names) != 1:
		return label
	case q.Names[0] == indicator.Overdue:
		return places + messages.OverdueOnes
	case q.Names[0] == indicator.Pending:
		return places + messages.OpenOnes
	case ofProblems(t, q.Names):
		return places + label + messages.KindName(record.KindProblem)
	case q.Names[0] == indicator.Visits:
		return places + label + messages.KindName(record.KindVisit)
	}
	return label
}

// agendaAgain asks who held what once more, with another time, place or kind of meeting.
func agendaAgain(t *turn.Turn, a inquiry.Agenda, asked reading.Question, earlier bool) error {
	switch {
	case earlier && words.Months(t.Says):
		a.Period = inquiry.Before(duty.MonthOf(a.Usual(t.Today).Period.From))
	case earlier:
		a.Period = inquiry.Before(a.Usual(t.Today).Period)
	case asked.From != "":
		a.Period = inquiry.MonthsOf(t, day.Period{From: day.Day(asked.From), To: day.Day(asked.To)})
	}
	if len(asked.Points)+len(asked.Units) > 0 || asked.Whole {
		a.Point, a.Unit = inquiry.PlaceOf(t, asked)
	}
	if rules := inquiry.RulesIn(t, t.Says); rules != "" {
		a.Rules = rules
	}
	if missing := words.AsksMissing(t.Says); missing || words.AsksHeld(t.Says) {
		a.Missing = missing
	}
	return agenda(t, a)
}

// agenda shows who held what, and keeps the question: the next message may go on with it.
func agenda(t *turn.Turn, a inquiry.Agenda) error {
	if err := t.House.Run(t, "meetings", a.Text()); err != nil {
		return err
	}
	asked := chat.Thing{Kind: chat.ThingQuery, Query: a.Do(), Says: a.Meeting()}
	if a.Point != 0 {
		asked.Numbers = []int64{a.Point}
	}
	return turn.Look(t, asked)
}
