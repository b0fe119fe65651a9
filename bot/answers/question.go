package answers

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/indicator"
)

// stats is /stats and 本周数字.
func stats(t *turn.Turn, rest string) error { return question(t, rest) }

// question answers a question about numbers: [时间][范围][指标][动作], of which any part may be
// missing.
func question(t *turn.Turn, says string) error { return Reply(t, says, t.ReadQuestion(says)) }

// Reply answers a question. If nothing of it was read, it offers similar questions.
func Reply(t *turn.Turn, says string, asked reading.Question) error {
	if asked.Unread+asked.Lost != "" && asked.Action != reading.Ranking {
		if done, err := turn.Plainly(t, turn.OfPart); done || err != nil {
			return err
		}
	}
	ofVisits := len(asked.Names) == 0 || slices.Equal(asked.Names, []string{indicator.Visits})
	if where := asked.Action == "" || asked.Action == reading.ByPoint; where && ofVisits && words.AsksWhere(says) {
		asked.Action, asked.Names = reading.Details, []string{indicator.Visits} // 我今天一共去了哪几个点
	}
	q := inquiryOf(t, asked, says)
	if goesOn(&asked, says) {
		q = asLast(t, asked, q)
	}
	if err := keep(t, q, asked, says); err != nil {
		return err
	}
	switch {
	case asked.Number > 0:
		return t.House.Run(t, "find", messages.Number(int64(asked.Number)))
	case asked.Action == reading.Ranking:
		return offer(t, messages.NoRanking, instead(t, q))
	case !inquiry.MayAsk(t, q), asked.Whole && !t.Scope().All:
		if words.ComesToUs(says) { // 上个月局里来我们商场几趟
			if done, err := turn.Plainly(t, turn.OfNothing); done || err != nil {
				return err
			}
		}
		return offer(t, messages.AskInstead, nearest(t, "", inquiry.Inquiry{Period: q.Period}))
	case asked.Action == reading.Export && t.Me.Is(turn.ChiefRoles...):
		return t.House.Run(t, "export", strings.Replace(says, "导出", "", 1))
	case asked.Action == reading.Export:
		return offer(t, messages.NoExport, nearest(t, "", q))
	case asked.From == "" && len(q.Names) > 0 && allApart(t, q.Names):
		var err error
		if q.Period, err = newestYear(t, q); err != nil {
			return err
		}
	}
	switch {
	case asked.Action == reading.Agenda && asksAgenda(t, says):
		a := inquiry.AgendaIn(t, words.WithoutOccasion(says))
		a.Missing = words.AsksMissing(says)
		return agenda(t, a)
	case !asked.Named() && says != "" && (!asked.Asks || asksOther(says)), !asked.Named() && asked.Unread != "", onlyTime(t, asked):
		if done, err := t.House.Guess(t); done || err != nil {
			return err
		}
		return offer(t, messages.NotAQuestion, nearest(t, says, q))
	case isDocket(t, q):
		return t.House.Press(t, &chat.Card{Key: chat.AnswerKey(t.Update.ID)}, messages.DoDocket, docketOf(t, q).Text())
	}
	return draw(t, q, cmp.Or(asked.Lost, asked.Unread))
}

// goesOn reports whether a question leaves out so much that the last one says the rest.
func goesOn(q *reading.Question, says string) bool {
	apart := q.Action == reading.ByPoint || q.Action == reading.ByUnit || q.Action == reading.BySection // 城东所再分到点
	return q.Action == reading.Ranking || namesOnly(q) || sumsOnly(q) || apart && q.From == "" || shareOnly(q, says) || behindLast(q) || amountOnly(q, says) || measureOnly(q, says)
}

// amountOnly reports whether a question asks how much it was in a stretch of time, and does not say of what: 三月份多少户.
func amountOnly(q *reading.Question, says string) bool {
	return q.Asks && q.From != "" && q.Than == nil && q.NamesNoPlace() && q.Unread+string(q.Action)+q.Category == "" && len(q.Names) == 0 && words.HowMany(says)
}

// measureOnly reports whether a question asks by a measure how much it was, and says nothing else: 讲了多少户.
func measureOnly(q *reading.Question, says string) bool {
	return q.Asks && q.NamesNoPlace() && q.From+q.Unread+string(q.Action)+q.Category == "" && len(q.Names) == 0 && words.Measure(says) != ""
}

// shareOnly reports whether a question asks how much of it there is at a place, and does not say of what: 农贸一家占了多少.
func shareOnly(q *reading.Question, says string) bool {
	return q.Asks && words.HowMany(says) && q.From+string(q.Action)+q.Category == "" && len(q.Names) == 0 && len(q.Points)+len(q.Units) == 1
}

// behindLast reports whether a question wants what stands behind a number, and names nothing: 哪来的七十几户，一次一次列出来.
func behindLast(q *reading.Question) bool {
	return q.Action == reading.Details && q.From+q.Category == "" && len(q.Names) == 0 && q.NamesNoPlace()
}

// sumsOnly reports whether a question wants places added up and does not say of what: 建工写字楼加起来多少.
func sumsOnly(q *reading.Question) bool {
	return q.Sums && q.From == "" && len(q.Names) == 0 && len(q.Points)+len(q.Units) > 1
}

// asLast is an inquiry with what its question leaves out as it was asked last: 谁跑得最多, below 城西所三月走访几次.
func asLast(t *turn.Turn, asked reading.Question, q inquiry.Inquiry) inquiry.Inquiry {
	th, far := t.Focus().Find(chat.ThingQuery)
	if th == nil || far > 0 && th.At != t.Focus().Things[0].At || !th.Fresh(t.Tx.Now) {
		return q
	}
	last, ok := inquiry.Parse(t.Dir, th.Query)
	if !ok {
		return q
	}
	if asked.From == "" {
		q.Period = last.Period
	}
	if asked.NamesNoPlace() && (asked.Action != reading.Ranking || len(last.Points) != 1) { // within one point nothing is ranked
		q.Points, q.Units, q.Own, q.Lead, q.By = last.Points, last.Units, last.Own, last.Lead, last.By
	}
	switch {
	case len(asked.Names) == 0:
		q.Names, q.Category = last.Names, cmp.Or(q.Category, last.Category)
		if names := measured(t, q.Names, words.Measure(t.Says)); names != nil {
			q.Names = names // 今天讲了多少户, below how often
		}
	case q.Category == "" && !widensTypes(t.Says) && measuresType(t, last.Category, asked.Names):
		q.Category = last.Category
	}
	switch {
	case behindLast(&asked) && len(q.Names) == 0:
		q = q.With(inquiry.AsListOf, indicator.Visits)
	case behindLast(&asked), q.Category != "" && q.View == inquiry.AsNumbers && !ofVisits(t.Dir, q.Names): // visits and problems are listed
		q = q.With(inquiry.AsListOf)
	}
	return q
}

// allApart reports whether all numbers are of the kind that is told as it stands, and never added.
func allApart(t *turn.Turn, names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return grouping(t.Dir.Indicators.Find(name)) })
}

// newestYear is the newest year with a value of what is asked for, or this year.
func newestYear(t *turn.Turn, q inquiry.Inquiry) (day.Period, error) {
	this := t.PeriodIn(messages.ThisYear)
	for p, n := this, 0; n < farthestBack; p, n = inquiry.Before(p), n+1 {
		sum, err := amountsOf(t, q, inquiry.Records(t, q), p, q.Names)
		if err != nil {
			return p, err
		}
		for _, name := range q.Names {
			if sum[name].Records > 0 {
				return inquiry.Labelled(t, day.Period{From: p.From, To: p.To}), nil
			}
		}
	}
	return this, nil
}

// farthestBack is how many years back a value may lie.
const farthestBack = 6

// keep puts a question in the focus, also one that is refused, so that 那钢市呢 can follow
// 居然上个月去了几趟.
func keep(t *turn.Turn, q inquiry.Inquiry, asked reading.Question, says string) error {
	if asked.Action == reading.Ranking { // 那按所给我看看 goes on with its period
		q = q.With(inquiry.AsNumbers)
	} else if !asked.Named() && says != "" { // a bare 本周数字 is of all this week
		return nil
	}
	if asked.Number > 0 || asked.Action == reading.Agenda && asksAgenda(t, says) || !q.Fits() {
		return nil
	}
	if says != "" && placeAlone(&asked) {
		if err := speakOf(t, q.Points[0]); err != nil {
			return err
		}
	}
	return look(t, q)
}

// placeAlone reports whether a question is no more than a point, of which more may be told next.
func placeAlone(q *reading.Question) bool { return onlyPlace(q) && len(q.Points) == 1 && !q.Asks }

// speakOf puts a point in the focus as the place of what is told next.
func speakOf(t *turn.Turn, point int64) error {
	return turn.Look(t, chat.Thing{Kind: chat.ThingGap, Numbers: []int64{point}})
}

// look puts an inquiry in the focus, with the points that it names or, of 哪个点没去, lists.
func look(t *turn.Turn, q inquiry.Inquiry) error {
	points := q.Points
	if q.View == inquiry.AsUnvisited {
		var err error
		if points, err = unvisitedIn(t, q); err != nil {
			return err
		}
	}
	return turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: q.Text(), Before: askedBefore(t, q.Text()), Says: meetingOf(t, q), Numbers: points})
}

// meetingOf is the one type of meeting that an inquiry counts, or "".
func meetingOf(t *turn.Turn, q inquiry.Inquiry) string {
	if len(q.Names) != 1 {
		return ""
	}
	if x := t.Dir.Indicators.Find(q.Names[0]); x != nil && x.Kind == indicator.Meeting {
		return x.Type
	}
	return ""
}

// answer answers a follow-up inquiry, if the person may ask it. If not, the focus keeps the earlier
// inquiry.
func answer(t *turn.Turn, q inquiry.Inquiry, lost string) error {
	if !inquiry.MayAsk(t, q) {
		return offer(t, messages.AskInstead, nearest(t, "", inquiry.Inquiry{Period: q.Period}))
	}
	if q.Fits() {
		if err := look(t, q); err != nil {
			return err
		}
	}
	return draw(t, q, lost)
}

// draw shows the answer to an inquiry below, with the part of the words that was not read.
func draw(t *turn.Turn, q inquiry.Inquiry, lost string) error {
	face, err := inquire(t, q)
	if err != nil {
		return err
	}
	lost = strings.TrimSpace(lost)
	if rest := words.OfThem(t.Says); rest != t.Says && q.By == 0 && lost == "" { // it is of everybody
		lost, _ = strings.CutSuffix(t.Says, rest)
	}
	if utf8.RuneCountInString(lost) > 1 || namesSomebody(t, lost) {
		face.Text += messages.NotRead(lost)
	}
	return t.ShowNew(face)
}

// namesSomebody reports whether a part of a question calls a colleague, or those spoken of: 乙, 他.
func namesSomebody(t *turn.Turn, part string) bool {
	if part == "" {
		return false
	}
	return words.OfThem(part) != part || slices.ContainsFunc(t.Dir.People, func(p *bureau.Person) bool { return p.Active && strings.HasSuffix(p.Name, part) })
}

// onlyTime reports whether only a period was read of a question that says more: 今天天气怎么样.
func onlyTime(t *turn.Turn, q reading.Question) bool {
	return q.Unread != "" && q.Action == "" && len(q.Names)+len(q.Points)+len(q.Units) == 0 && !q.Own && !q.Whole
}

// asksAgenda reports whether a question about meetings is for those of several 支部.
func asksAgenda(t *turn.Turn, says string) bool { return t.Me.Is(turn.FieldRoles...) || asksWho(says) }

// asksOther reports whether a question that names no number asks for something else than numbers: 谁的, 到了几
// 个. 怎么样 alone asks for them.
func asksOther(says string) bool { return !words.AsksNumbers(says) }

// asksWho reports whether a question about meetings asks about others.
func asksWho(says string) bool { return strings.ContainsAny(says, "谁哪各") }

// offer says why there is no answer, and what may be asked instead.
func offer(t *turn.Turn, why string, buttons []chat.Button) error {
	return t.ShowNew(messages.Offers(why, buttons))
}

// inquire draws the answer to an inquiry.
func inquire(t *turn.Turn, q inquiry.Inquiry) (chat.Face, error) {
	switch {
	case q.View == inquiry.AsCompare, q.View == inquiry.AsYear:
		return compareWith(t, q)
	case q.View == inquiry.AsTrend:
		return trend(t, q)
	case q.OfOne() && apart(q.View):
		return list(t, q.With(inquiry.AsListOf, indicator.Visits)) // a group has everybody's
	case apart(q.View):
		return grouped(t, q)
	case q.View == inquiry.AsPeople:
		return byPeople(t, q)
	case q.View == inquiry.AsUnvisited:
		return unvisited(t, q)
	case q.View == inquiry.AsLongest:
		return longestAgo(t, q)
	case q.View == inquiry.AsMore:
		return allNumbers(t, q)
	case q.View == inquiry.AsList && len(q.Names) == 1, q.View >= inquiry.AsListOf && int(q.View-inquiry.AsListOf) < len(q.Names):
		return list(t, q)
	case len(q.Names) > 0:
		return figures(t, q)
	}
	return numbers(t, q)
}

// tapAsk opens the inquiry of a button in its card. It checks the scope again, which may have
// changed.
func tapAsk(t *turn.Turn, card *chat.Card, arg string) error {
	face, err := tapped(t, arg)
	switch {
	case err != nil:
		return err
	case face.Picture != nil: // a picture is a message of its own
		return errors.Join(t.Toast(""), t.ShowNew(face))
	}
	return errors.Join(t.Toast(""), t.Show(card.Key, face))
}

// tapAskBelow opens the inquiry of a button in a card of its own; the tapped card stays.
func tapAskBelow(t *turn.Turn, _ *chat.Card, arg string) error {
	face, err := tapped(t, arg)
	return errors.Join(err, t.Toast(""), t.ShowNew(face))
}

// tapped draws the inquiry of a button, or refuses it.
func tapped(t *turn.Turn, arg string) (chat.Face, error) {
	q, ok := inquiry.Parse(t.Dir, arg)
	switch {
	case !ok:
		return chat.Face{}, &store.Refusal{Reason: messages.StaleCard}
	case !inquiry.MayAsk(t, q):
		return chat.Face{}, &store.Refusal{Reason: messages.OutOfScope}
	}
	if q.Fits() {
		if err := look(t, q); err != nil {
			return chat.Face{}, err
		}
	}
	return inquire(t, q)
}

// isDocket reports whether a chief asks for the pending problems of all points or of one, which
// have a list of their own.
func isDocket(t *turn.Turn, q inquiry.Inquiry) bool {
	if !t.Me.Is(turn.ChiefRoles...) || len(q.Names) != 1 || q.OfOne() || q.Lead != 0 || q.Category != "" {
		return false
	}
	pending := q.Names[0] == indicator.Overdue || q.Names[0] == indicator.Pending
	drawn := q.View == inquiry.AsNumbers || q.View == inquiry.AsListOf
	return pending && drawn && len(q.Units) == 0 && len(q.Points) <= 1
}

func docketOf(t *turn.Turn, q inquiry.Inquiry) inquiry.Docket {
	k := inquiry.Docket{Late: q.Names[0] == indicator.Overdue}
	if len(q.Points) > 0 {
		k.Point = q.Points[0]
	}
	return k
}

// instead returns what is offered instead of a ranking: the same numbers in fixed order.
func instead(t *turn.Turn, q inquiry.Inquiry) (buttons []chat.Button) {
	names := q.Names[:min(len(q.Names), 3)]
	q = inquiry.Inquiry{Period: q.Period, Points: q.Points[:min(len(q.Points), 2)], Units: q.Units[:min(len(q.Units), 2)], Names: names}
	if len(stations(t, inquiry.Within(t, q))) > 1 {
		buttons = append(buttons, chat.Button{Words: messages.PerUnit, Do: q.With(inquiry.AsUnits).Do()})
	}
	return append(buttons, chat.Button{Words: messages.PerPoint, Do: q.With(inquiry.AsPoints).Do()})
}

// nearest returns four questions similar to a text, about the place and time it names.
func nearest(t *turn.Turn, says string, q inquiry.Inquiry) (buttons []chat.Button) {
	q.Own, q.Points, q.Units = false, q.Points[:min(len(q.Points), 2)], q.Units[:min(len(q.Units), 2)]
	period := inquiry.Labelled(t, q.Period)
	add := func(words string, to inquiry.Inquiry) {
		b := chat.Button{Words: words, Do: to.Do()}
		if len(buttons) < offered && !slices.Contains(buttons, b) {
			buttons = append(buttons, b)
		}
	}
	for _, name := range t.Reader.NearestNames(says, 2) {
		add(period.Label+name, q.With(inquiry.AsNumbers, name))
	}
	q.Names = nil
	add(period.Label+messages.Digits, q.With(inquiry.AsNumbers))
	add(messages.OverdueOnes, q.With(inquiry.AsListOf, indicator.Overdue))
	add(messages.NotVisited, inquiry.Inquiry{View: inquiry.AsUnvisited})
	add(messages.ThisYear+messages.Digits, inquiry.Inquiry{View: inquiry.AsNumbers, Period: t.PeriodIn(messages.ThisYear), Points: q.Points, Units: q.Units})
	return buttons
}

// offered is how many questions are offered.
const offered = 4
