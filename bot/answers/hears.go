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
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/indicator"
	"liaison/store/record"
)

// longestFollow is the largest number of characters of a question that goes on with the last.
const longestFollow = 16

// hearFollowUp proposes to ask the last question again with what a sentence changes in it: 城西所呢,
// 跟去年比呢, 再往前一个月, 明细.
func hearFollowUp(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	th, distance := in.Focus.Find(chat.ThingQuery)
	if th == nil || utf8.RuneCountInString(s.Says) > longestFollow || in.Me == nil || goesThen(in, s) {
		return nil
	}
	if rest := words.Instead(s.Says); rest != s.Says && distance == 0 && in.Draft == nil { // 啊不，上个月的
		again := *in.Hear(rest)
		again.Says = "那" + rest
		s = &again
	}
	if rest := words.Look(s.Says); rest != s.Says && distance == 0 && in.Draft == nil { // 步行街也看下
		if again := in.Hear(rest); onlyPart(&again.Question) || onlyPeriod(&again.Question) || amountOnly(&again.Question, rest) {
			s = again
		}
	}
	if rest := words.WithoutThem(s.Says); rest != s.Says && distance == 0 && in.Draft == nil && inquiry.IsText(th.Query) { // 他们跑居然几次
		if again := in.Hear(rest); onlyNames(&again.Question) || onlyPart(&again.Question) {
			s = again
		}
	}
	// What was listed came with the answer.
	near := distance == 0 || th.At == in.Focus.Things[0].At
	ofNumbers := near && in.Draft == nil && inquiry.IsText(th.Query)
	if typ := strings.Trim(s.Says, "。？? "); distance <= 2 && in.Draft == nil && inquiry.IsText(th.Query) && slices.Contains(reading.Types(reading.Problem), typ) { // 特种设备
		s = in.Hear(typ + "的")
	}
	if by := words.Divided(s.Says); by != "" && by != words.PerPerson && ofNumbers { // 两个所分开看
		s = in.Hear(by)
	}
	q, cost := s.Question, distance*turn.PerDistance
	places, ofAgenda := len(q.Points)+len(q.Units), strings.HasPrefix(th.Query, messages.DoAgenda+":")
	earlier, figures := s.Is(words.Earlier), s.Is(words.Figures)
	wantsCopy := words.WantsCopy(s.Says)
	if wantsCopy {
		q.Action, q.Unread, q.Lost = reading.Export, "", ""
	}
	if held := heldThere(in, s, th); held != nil && near && in.Draft == nil {
		return &turn.Proposal{Name: "held there", Cost: -1, Do: func(t *turn.Turn) error { return Reply(t, "", *held) }}
	}
	var behind *reading.Question
	if near && !wantsCopy && in.Draft == nil {
		if behind = behindOne(in, s, th.Query); behind == nil && ofNumbers {
			behind = countedAt(in, s)
		}
	}
	switch {
	case !wantsCopy && distance <= 1 && (words.WhichOnes(s.Says) || words.AsksCame(s.Says) && places == 0 && q.From == "" && !ofVisits(in.Dir, q.Names)) && in.Since() && len(in.Listed()) != 1:
		q = reading.Question{Action: reading.Details, Asks: true}
	case behind != nil: // 新增的那个问题是啥事, 城西所的是哪几个
		q = *behind
	case wantsCopy && len(in.Listed()) == 1 && th.At != in.Focus.Things[0].At:
		return nil // of the record that was shown since
	case wantsCopy:
	case ofAgenda && near && in.Draft == nil && goesOnWithMonth(s): // 三月份有没有漏的
	case ofAgenda && plans(s): // 那就下周五补
		return nil
	case words.WhichDay(s.Says) && near && onlyPlace(&q, reading.Details) && in.Draft == nil && !ofAgenda: // 建工那次是哪天, of what was counted
		q.Action, q.Unread, q.Lost = reading.Details, "", ""
	case words.Now(s.Says), q.Number > 0 || q.Action == reading.Ranking || q.Action == reading.Agenda || s.Tells() && !words.Continues(s.Says):
		return nil
	case earlier, figures:
	case near && in.Draft == nil && ofNumbers && slices.Contains(reading.Types(reading.Visit), words.OnlyThat(s.Says)): // 只算送信心的
	case !q.Named() && !ofAgenda:
		return nil
	case distance == 0 && in.Draft == nil && len(th.Numbers) == 1 && onlyTimes(&q, s.Says): // 上个月去了几次, of the place spoken of
	case near && in.Draft == nil && ofNumbers && q.NamesNoPlace() && q.Unread == "" && spokenOf(in, th): // 步行街, and then 本月走访几次
	case q.From != "" && len(q.Names) > 0 && (!words.Continues(s.Says) || q.Own && distance > 0): // it stands alone
		return nil
	case near && len(q.Names) > 0 && words.OfThose(s.Says) && len(q.Points)+len(q.Units) == 0: // 新增的有几个, of those
	case distance <= 1 && in.Draft == nil && strings.HasPrefix(th.Query, string(inquiry.AsUnvisited)) && q.Action == reading.Unvisited && q.From == "" && places == 0 && !q.Own: // 还剩哪几个没跑, of the same time
	case distance == 0 && ofAgenda && (words.AsksMissing(s.Says) || words.AsksHeld(s.Says)) && len(q.Names)+len(q.Points)+len(q.Units) == 0: // 没开的是谁
	case near && in.Draft == nil && ofNumbers && amountOnly(&q, s.Says): // 光三月份多少户
	case near && in.Draft == nil && (onlyPeriod(&q) || onlyNames(&q) && (plainNumbers(th.Query) || ofNumbers && (apart(inquiry.Aspect(th.Query[0])) || th.Query[0] == byte(inquiry.AsPeople)))):
	case !words.Continues(s.Says) && !onlyPart(&q) && !(near && (samePlace(&q, s.Says) || onlyCategory(&q, s.Says))):
		return nil
	default:
		cost += utf8.RuneCountInString(q.Unread) * turn.PerWord
		if distance > 0 && !words.Continues(s.Says) {
			cost += turn.Unfit
		}
	}
	if in.Draft != nil && in.Draft.Asking != "" {
		cost += turn.Overwrites
	}
	query := th.Query
	return &turn.Proposal{Name: "follow", Cost: cost, Do: func(t *turn.Turn) error { return followUp(t, query, q, earlier, figures) }}
}

// hearWidened counts what was counted just before once more, of another scope and as one number: 全局一共多少家, 我们所呢, 加起来多少.
func hearWidened(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	says, allTypes := words.WithoutType(s.Says)
	scope, by, counts := words.Widened(says)
	if allTypes && scope != 0 {
		scope, counts = words.AsWas, true // 全部的呢 不光送政策的
	}
	query, ok := counted(in)
	if !ok || scope == 0 || scope != words.AsWas && !counts && !words.Continues(s.Says) {
		return nil
	}
	return &turn.Proposal{Name: "widened", Cost: -2, Do: func(t *turn.Turn) error {
		q, ok := inquiry.Parse(t, query)
		switch {
		case !ok:
			return Reply(t, t.Says, s.Question)
		case scope == words.InBureau && !t.Scope().All:
			return offer(t, messages.AskInstead, nearest(t, "", inquiry.Inquiry{Period: q.Period}))
		case scope == words.InOwn:
			q.Points, q.Units, q.Lead = nil, ownUnits(t, q), 0
		case scope != words.AsWas:
			q.Points, q.Units, q.Lead = nil, nil, 0
		}
		q.Own = q.Own && scope == words.AsWas
		if q.By != 0 && scope != words.AsWas {
			q.By = 0
		}
		if names := measured(t, q.Names, by); names != nil {
			q.Names = names
			if allTypes || visitType(q.Category) == "" || !ofVisits(t.Dir, names) {
				q.Category = ""
			}
		} else if allTypes {
			q.Category = ""
			return answer(t, q, "")
		}
		if counts && (plainNumbers(query) || apart(q.View) || q.View == inquiry.AsPeople) {
			q.View, q.Offset = inquiry.AsNumbers, 0
		}
		return answer(t, q, "")
	}}
}

// ownUnits is the 所 of which 我们所 speaks: of who looks after more than one it is that of the place that was asked after, of others all that
// they see.
func ownUnits(t *turn.Turn, q inquiry.Inquiry) []int64 {
	seen := stations(t, inquiry.Within(t, inquiry.Inquiry{}))
	if of := stations(t, inquiry.Within(t, q)); len(seen) > 1 && len(of) == 1 {
		return of
	}
	return nil
}

// measured is what is counted by a measure, 家, that does not count any of some numbers; or nil.
func measured(t *turn.Turn, names []string, by string) []string {
	if by == "" || by == "个" {
		return nil
	}
	trips := by == "次" || by == "趟" || by == "回"
	for _, name := range names {
		if x := t.Dir.Indicators.Find(name); x != nil && (x.Unit == by || x.Unit == "户" && by == "家" || trips && x.Unit == "次") {
			return nil
		}
	}
	if name := words.AlsoCounts("几" + by); name != "" && t.Dir.Indicators.Find(name) != nil {
		return []string{name}
	} else if trips && len(names) > 0 {
		return []string{indicator.Visits}
	}
	return nil
}

// spokenOf reports whether the last question was no more than the point of which the talk is.
func spokenOf(in *turn.Scene, th *chat.Thing) bool {
	gap, _ := in.Focus.Find(chat.ThingGap)
	return gap != nil && gap.At == th.At && gap.Says == "" && slices.Equal(gap.Numbers, th.Numbers)
}

// hearPlace takes a point that somebody only speaks of as the place of what they tell next: 建工工地那边.
func hearPlace(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	q := s.Question
	if in.Draft != nil || !placeAlone(&q) || q.Category != "" || q.Unread == "" || len(s.Numbers)+len(s.Acts) > 0 || s.Tells() && len(s.Reading.Items) > 1 || !called(in.Dir.PointNamed(q.Points[0]), words.OfPlace(s.Says)) {
		return nil
	}
	return &turn.Proposal{Name: "place", Cost: -1, Do: func(t *turn.Turn) error {
		to := inquiry.Of(t, q)
		if len(to.Points) != 1 || !inquiry.MayAsk(t, to) {
			return Reply(t, "", q)
		}
		p := t.Dir.Point(to.Points[0])
		b := chat.Button{Words: messages.Clip(p.Name, 8), Do: to.Below()}
		return errors.Join(speakOf(t, p.ID), look(t, to), t.ShowNew(messages.GoOnAbout(p, t.Dir, b)))
	}}
}

// called reports whether some words are a name of a point, or a part of one, and no more.
func called(p *bureau.Point, says string) bool {
	return p != nil && utf8.RuneCountInString(says) > 1 && slices.ContainsFunc(append([]string{p.Name}, p.Aliases...), func(name string) bool { return strings.Contains(name, says) })
}

// goesOnWithMonth reports whether a sentence asks of the meetings of the branches that were asked after just before, of another time or
// for another meeting, and nothing else: 三月份有没有漏的, 都齐了没, 支委会.
func goesOnWithMonth(s *turn.Sentence) bool {
	q := &s.Question
	when := "本月" // in whatever words a time is said
	says := when + strings.Replace(s.Says, cmp.Or(q.Label, when), "", 1)
	other := slices.ContainsFunc(q.Names, func(name string) bool { return duty.RuleFor(name) == nil })
	return !other && q.NamesNoPlace() && (words.AsksOwed(says) || len(q.Names) > 0 && q.Unread == "" && !q.Tells && q.Action == "")
}

// heldThere is the question for the meetings of a type at the one place that a sentence names, where they were asked after just before:
// 步行街上个月是哪天开的, below 主题党日还有谁没开; or nil.
func heldThere(in *turn.Scene, s *turn.Sentence, th *chat.Thing) *reading.Question {
	text, ofAgenda := strings.CutPrefix(th.Query, messages.DoAgenda+":")
	a, ok := inquiry.ParseAgenda(text)
	rule, q := duty.RuleOf(a.Rules), s.Question
	if !ofAgenda || !ok || rule == nil || len(rule.Types) != 1 || len(q.Points) != 1 || len(q.Names)+len(q.Units) > 0 || !words.WhichDay(s.Says) && !words.AsksCame(s.Says) {
		return nil
	}
	q.Names, q.Action, q.Asks, q.Unread, q.Lost = rule.Types, reading.Details, true, "", ""
	if q.From == "" {
		p := a.Usual(in.Today).Period
		q.Span = reading.Span{From: string(p.From), To: string(p.To), Label: p.Label}
	}
	return &q
}

// goesThen reports whether a sentence says that somebody goes to a place on a day to come: 那钢市明天我去, below 哪些点还没去.
func goesThen(in *turn.Scene, s *turn.Sentence) bool {
	if len(s.Question.Points) == 0 || in.DayIn(s.Says) <= in.Today {
		return false
	}
	return words.LooksThere(s.Says) && !words.OfPast(s.Says) || words.GoesFor(s.Says) && !words.Asks(s.Says) && !s.Question.Asks
}

// hearTimesThere answers how often somebody went to the point of the one visit that was saved just now: 现在这个月几次了.
func hearTimesThere(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	q := s.Question
	if in.Draft != nil || !words.HowOften(s.Says) || words.OfOwnUnit(s.Says) || words.OfScope(s.Says) || utf8.RuneCountInString(s.Says) > longestFollow {
		return nil
	}
	ofOthers := slices.ContainsFunc(q.Names, func(name string) bool { return name != indicator.Visits })
	if ofOthers || !q.NamesNoPlace() || q.From == "" || q.Category != "" || len(s.Numbers) > 0 {
		return nil
	}
	saved := in.Saved()
	if _, distance := in.Focus.Find(chat.ThingSaved); distance > 0 || len(saved) != 1 || saved[0].Kind != record.KindVisit {
		return nil
	}
	p := in.Dir.Point(saved[0].Point)
	if p == nil {
		return nil
	}
	q.Points, q.Names, q.Asks, q.Unread, q.Lost = []string{p.Name}, []string{indicator.Visits}, true, "", ""
	return &turn.Proposal{Name: "times there", Cost: -1, Do: func(t *turn.Turn) error { return Reply(t, "", q) }}
}

// hearTheirs lists the open problems of the point spoken of just before: 他们那有啥问题没.
func hearTheirs(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil && in.Draft.Asking != "" || len(s.Question.Points)+len(s.Question.Units)+len(s.Numbers) > 0 || !words.AsksTheirProblems(s.Says) {
		return nil
	}
	point, distance := in.Point()
	p := in.Dir.Point(point)
	if p == nil || distance > 1 {
		return nil
	}
	return &turn.Proposal{Name: "theirs", Cost: distance*turn.PerDistance - 1, Do: func(t *turn.Turn) error {
		return Reply(t, "", reading.Question{Asks: true, Action: reading.Details, Names: []string{indicator.Pending}, Points: []string{p.Name}})
	}}
}

// hearNudged tells who wants the branches of the last answer urged that the program reminds them.
func hearNudged(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	th, distance := in.Focus.Find(chat.ThingQuery)
	if th == nil || distance > 0 || !strings.HasPrefix(th.Query, messages.DoAgenda+":") || !s.Is(words.Nudge) && !words.HaveThemHold(s.Says) || len(s.Numbers) > 0 || s.Tells() {
		return nil
	}
	var of []string
	for _, called := range s.Question.Points {
		if p := in.Dir.PointNamed(called); p != nil {
			of = append(of, p.Name)
		}
	}
	return &turn.Proposal{Name: "branches nudged", Cost: -1, Do: func(t *turn.Turn) error { return t.Say(messages.BranchesNudged(of)) }}
}

// plans reports whether a plan was read of a sentence that asks nothing.
func plans(s *turn.Sentence) bool {
	return !s.Question.Asks && !strings.HasSuffix(s.Says, "呢") && slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool { return it.Kind == reading.Plan })
}

// onlyCategory reports whether a question is no more than a category of problems: 登记注册类的.
func onlyCategory(q *reading.Question, says string) bool {
	return q.Category != "" && q.From == "" && len(q.Points)+len(q.Units) == 0 && !q.Own && !q.Whole && strings.HasSuffix(says, "的")
}

// samePlace reports whether a question asks how many there are at one place, and names no number: 城东所多少
// below 上周走访多少.
func samePlace(q *reading.Question, says string) bool {
	return q.From == "" && len(q.Names) == 0 && q.Action == "" && q.Unread == "" && !q.Own && !q.Whole && len(q.Points)+len(q.Units) == 1 && words.HowMany(says)
}

// behindOne is the question for the records behind one of the numbers of the last answer, where a sentence asks what they
// are, 新增的那个问题是啥事; or nil.
func behindOne(in *turn.Scene, s *turn.Sentence, query string) *reading.Question {
	of, _, ok := words.AsksOf(s.Says)
	if !ok || of == "" || !plainNumbers(query) || len(s.Question.Points)+len(s.Question.Units) > 0 || s.Question.From != "" {
		return nil
	}
	part := in.Hear(of).Question
	if len(part.Names) != 1 || part.Unread != "" || part.Action != "" {
		return nil
	}
	return &reading.Question{Names: part.Names, Action: reading.Details, Asks: true}
}

// countedAt is the question for the records behind what was counted, of the one place that a sentence names: 城西所的是哪几个, 城西所的明细;
// or nil.
func countedAt(in *turn.Scene, s *turn.Sentence) *reading.Question {
	place := words.WhichOf(s.Says)
	if place == "" {
		return nil
	}
	q := in.Hear(place).Question
	if !onlyPlace(&q) || q.Unread != "" {
		return nil
	}
	q.Action, q.Asks = reading.Details, true
	return &q
}

// onlyPeriod reports whether a question is no more than a stretch of time: 上个月.
func onlyPeriod(q *reading.Question) bool {
	return q.From != "" && q.Than == nil && !q.Asks && q.NamesNoPlace() && len(q.Names) == 0 && q.Unread+string(q.Action)+q.Category == ""
}

// onlyNames reports whether a question asks for numbers by their names and does not say when, 服务了多少家企业, 全局金点子几个:
// it is about the time of the last one and, where it names none, its place.
func onlyNames(q *reading.Question) bool { return namesOnly(q) && q.Unread == "" }

// namesOnly is onlyNames of a question of which not all was read: 算了表不看了，新增几个.
func namesOnly(q *reading.Question) bool {
	stands := slices.ContainsFunc(q.Names, func(name string) bool {
		return name == indicator.Pending || name == indicator.Overdue || duty.RuleFor(name) != nil // which has a time of its own
	})
	ofVisits := q.Category == "" || visitType(q.Category) != ""
	return len(q.Names) > 0 && !stands && ofVisits && (q.Asks || !q.Tells) && q.From+string(q.Action) == ""
}

// plainNumbers reports whether a question was answered with numbers, or with the records behind one: not by places, not
// with a list of its own.
func plainNumbers(query string) bool {
	view := inquiry.Aspect(0)
	if inquiry.IsText(query) {
		view = inquiry.Aspect(query[0])
	}
	return view == inquiry.AsNumbers || view >= inquiry.AsListOf && view <= '9'
}

// onlyTimes reports whether a question asks how often somebody went, in a stretch of time and at no place of its own.
func onlyTimes(q *reading.Question, says string) bool {
	return q.From != "" && q.NamesNoPlace() && q.Category+q.Unread == "" && words.AsksTimes(says)
}

// onlyPlace reports whether a question names a place and no number, no time and no action but these.
func onlyPlace(q *reading.Question, but ...reading.Action) bool {
	return q.From == "" && len(q.Names) == 0 && (q.Action == "" || slices.Contains(but, q.Action)) && len(q.Points)+len(q.Units) == 1 && !q.Own && !q.Whole
}

// onlyPart reports whether a question is no more than a place or an action: 明细, 导出来,
// 城东所.
func onlyPart(q *reading.Question) bool {
	if q.From != "" || len(q.Names) > 0 || q.Unread != "" || q.Own || q.Whole || q.Action == reading.Unvisited || q.Action == reading.LongestAgo {
		return false
	}
	places := len(q.Points) + len(q.Units)
	return places == 0 && q.Action != "" || places == 1 && q.Action == "" && !q.Asks
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
	q, ok := inquiry.Parse(t, query)
	if !ok {
		return Reply(t, t.Says, asked)
	}
	if typ := visitType(t.Says); typ != "" && asked.Category == "" && !widensTypes(t.Says) && words.OnlyThat(t.Says) == "" {
		if names := ofType(t, q, asked.Names); names != nil {
			asked.Category, asked.Names = typ, names
		}
	}
	then, had, drawn := inquiry.Of(t, asked), q.Names, q.View
	versus := asked.Action == reading.Compare || asked.Action == reading.CompareYear
	switch {
	case earlier && words.Compares(t.Says) && apart(q.View): // 跟再上一周比, of each 所
		q.Than = inquiry.Before(q.Period)
	case asked.From != "" && (versus || words.Compares(t.Says)) && apart(q.View):
		q.Than = then.Period
	case earlier && words.Months(t.Says):
		q.Period, q.Than = inquiry.Before(duty.MonthOf(q.Period.From)), day.Period{}
	case earlier:
		q.Period, q.Than = inquiry.Before(q.Period), day.Period{}
	case asked.From != "" && (versus || words.Compares(t.Says)): // 跟上周比
		q.View, q.Than = inquiry.AsCompare, then.Period
	case asked.From != "":
		q.Period, q.Than = then.Period, day.Period{}
	}
	with := len(then.Points) + len(then.Units)
	if asked.From == "" && with > 0 && words.Compares(t.Says) && len(q.Points)+len(q.Units) > 0 {
		q.Points, q.Units, q.Than = append(q.Points, then.Points...), append(q.Units, then.Units...), day.Period{}
		q.View, asked.Action = inquiry.AsPoints, ""
		if len(q.Points) == 0 {
			q.View = inquiry.AsUnits
		}
	} else if with > 0 || asked.Whole {
		q.Points, q.Units = then.Points, then.Units
		q.Own = q.Own && len(then.Units) == 0 && !asked.Whole // 我上周去了几次钢市, 那写字楼呢
		if len(q.Points)+len(q.Units) == 1 && apart(q.View) && (q.View != inquiry.AsPoints || len(q.Units) == 0) {
			q.View = inquiry.AsNumbers
		}
	}
	if then.Own {
		q.Own = true
	} else if with == 0 && t.Me.Is(bureau.Leader) && words.OfScope(t.Says) { // 我这边的, of what they lead
		q.Points, q.Units, q.Lead = nil, nil, 0
		if q.View == inquiry.AsPeople {
			q.View = inquiry.AsNumbers
		}
	}
	if q.Category != "" && asked.From != "" && len(q.Names) == 1 && q.Names[0] == indicator.Pending {
		q.Names = []string{indicator.Raised} // 上个月呢: what came then
	}
	if then.Lead != 0 {
		q.Lead, q.Points, q.Units = then.Lead, nil, nil
	} else if len(then.Points)+len(then.Units) > 0 || asked.Whole {
		q.Lead = 0
	}
	if visitType(then.Category) != "" {
		q.Names, q.Category, q.View, q.Offset = then.Names, then.Category, then.View, 0
	} else if then.Category != "" {
		q.Names = then.Names
		listed := len(had) == 1 && ofProblems(t, had) // 只看特种设备的, below a list of problems
		if q.Category != "" || listed {
			q.Names = had
		}
		q.Category, q.View, q.Offset = then.Category, then.View, 0
		if asked.From == "" && !listed && q.Period != t.PeriodIn(messages.ThisWeek) && q.Names[0] == indicator.Pending {
			q.Names = []string{indicator.Raised}
		}
	} else if typ := visitType(q.Category); typ != "" && ofProblems(t, asked.Names) && slices.Contains(asked.Names, indicator.Done) && strings.Contains(t.Says, "解决") {
		asked.Names = []string{indicator.OnSpot} // 解决了几个问题, below 送服务几次
		then.Names = asked.Names
	} else if len(asked.Names) > 0 && (typ != "" || !ofProblems(t, asked.Names)) && !measuresType(t, q.Category, asked.Names) || widensTypes(t.Says) {
		q.Category = ""
	}
	if typ := words.OnlyThat(t.Says); typ != "" && slices.Contains(reading.Types(reading.Visit), typ) {
		if len(q.Names) > 0 && (len(q.Names) > 1 || q.Names[0] != indicator.Visits) {
			asked.Names, asked.Lost = nil, typ // only visits have such a type: it is said so
		} else { // they are listed: numbers are not counted by type
			q.Names, q.Category, q.View, q.Offset = []string{indicator.Visits}, typ, inquiry.AsListOf, 0
			asked.Names, asked.Unread, asked.Lost = nil, "", ""
		}
	}
	if apart(drawn) && q.Category != "" && len(q.Points)+len(q.Units) != 1 && (q.View == inquiry.AsListOf || q.View == inquiry.AsNumbers) {
		q.View = drawn // 光送政策的呢, of each unit
	}
	if names := measured(t, q.Names, words.Measure(t.Says)); len(asked.Names) == 0 && names != nil && q.View == inquiry.AsNumbers {
		q.Names = names // 今天讲了多少户, below how often
	}
	if len(asked.Names) > 0 && then.Category == "" {
		q.Names, q.Offset = then.Names, 0
		switch listed := q.View >= inquiry.AsListOf && q.View <= '9'; {
		case listed && ofMeetings(t, had) && ofMeetings(t, q.Names) && len(q.Names) == 1:
			q.View = inquiry.AsListOf // 那支委会呢, below when 主题党日 was held
		case listed, q.View == inquiry.AsUnvisited, q.OfOne() && apart(q.View):
			q.View = inquiry.AsNumbers
		}
		switch {
		case q.Category != "" && ofVisits(t.Dir, q.Names) && visitType(q.Category) != "":
			q.View = inquiry.AsNumbers // 覆盖到多少户, below the visits of a type
		case q.Category != "" && len(q.Names) == 1:
			q.View = inquiry.AsListOf // numbers of problems are not counted by category
		}
	}
	switch {
	case figures:
		q.View = inquiry.AsNumbers
	case asked.Action == reading.Export:
		if t.Me.Is(turn.ChiefRoles...) {
			var err error
			if q.Category != "" {
				err = t.Say(messages.NotApplied(q.Category))
			}
			return errors.Join(err, t.House.Run(t, "export", exportOf(t, q)))
		}
		return Reply(t, t.Says, asked)
	case asked.Action == reading.Details && len(q.Names) == 0:
		q = q.With(inquiry.AsListOf, indicator.Visits)
	case asked.Action == reading.Details:
		q = q.With(inquiry.AsListOf)
	case asked.Action != "" && (asked.From == "" || asked.Action != reading.Compare):
		if asked.Action == reading.ByUnit && len(stations(t, inquiry.Within(t, q))) < 2 { // 各所多少, below one of them
			q.Points, q.Units = nil, nil
		}
		if apart(then.View) && (q.View == inquiry.AsCompare || q.View == inquiry.AsYear) {
			q.Than = baseOf(t, q) // 少在哪个所, below a comparison
		}
		q = q.With(then.View)
	}
	if earlier || asked.From != "" {
		q.Offset, q.Period.Label = 0, ""
		q.Period = inquiry.Labelled(t, q.Period)
	}
	if earlier || figures {
		asked.Unread, asked.Lost = "", "" // all of it was read
	}
	if asked.From == "" && !earlier && len(q.Units) < 2 && isDocket(t, inquiry.Inquiry{View: q.View, Points: q.Points, Names: q.Names, Own: q.Own, By: q.By, Lead: q.Lead, Category: q.Category}) && inquiry.MayAsk(t, q) {
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
	return answer(t, q, cmp.Or(asked.Lost, asked.Unread))
}

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
		return errors.Join(t.Say(messages.NotApplied(strings.TrimPrefix(messages.DocketTitle(false, string(k.Only), ""), "⚠️ "))), t.House.Run(t, "export", places+label))
	} else if asked.Action == reading.Export {
		return Reply(t, t.Says, asked)
	}
	k.Offset = 0
	return t.House.Press(t, &chat.Card{Key: chat.AnswerKey(t.Update.ID)}, messages.DoDocket, k.Text())
}

// ofProblems reports whether all of some numbers are of problems.
func ofProblems(t *turn.Turn, names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool {
		x := t.Dir.Indicators.Find(name)
		return x == nil || x.Kind != indicator.Problem
	})
}

// ofMeetings reports whether all of some numbers are of meetings.
func ofMeetings(t *turn.Turn, names []string) bool {
	return len(names) > 0 && !slices.ContainsFunc(names, func(name string) bool {
		x := t.Dir.Indicators.Find(name)
		return x == nil || x.Kind != indicator.Meeting
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
	if len(asked.Points)+len(asked.Units) > 0 {
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
