package papers

import (
	"cmp"
	"slices"
	"strings"

	"liaison/bot/document"
	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// Shown gives the document of what the talk is about, if there is one.
func Shown(t *turn.Turn) (done bool, err error) {
	name := documentShown(t)
	if name == "" {
		return false, nil
	}
	return true, documents(t, name)
}

// documentShown names the document of what the talk is about: of the record or the problem shown or saved
// last, or of the period that was asked for; "" where there is none.
func documentShown(t *turn.Turn) string {
	for _, th := range t.Focus().Things {
		switch th.Kind {
		case chat.ThingCase:
			return messages.DocumentOf(record.KindProblem, th.Numbers[0])
		case chat.ThingSaved:
			if r, err := t.Visible(th.Numbers[0]); err == nil && len(th.Numbers) == 1 {
				if name := messages.DocumentOf(r.Kind, r.ID); name != "" {
					return name
				}
			}
		case chat.ThingQuery:
			if q, ok := inquiry.Parse(t.Dir, th.Query); ok {
				return inquiry.Labelled(t, q.Period).Label + messages.BriefWord
			}
		}
	}
	return ""
}

// hearAnother takes 26的也来一份 and 城东的也要 as the wish for another document or table of the kind that was sent last.
func hearAnother(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	th, _ := in.Focus.Find(chat.ThingPaper)
	of := words.AnotherCopy(s.Says)
	if of == "" {
		of = words.Changed(s.Says) // 换成一季度
	}
	if wrong := words.WrongCopy(s.Says); wrong != "" {
		of = wrong // 拉错了 要3月的
	}
	if of == "" && isNear(in, th) {
		of = words.WantsOf(s.Says) // 要二季度的
	}
	if th == nil || of == "" || in.Draft != nil && in.Draft.Items[0].Kind != kindUnit {
		return nil
	}
	do, text, _ := strings.Cut(th.Query, ":")
	if do == messages.DoSheet {
		sheet, ok := inquiry.ParseSheet(text)
		if !ok || !in.Me.Is(turn.ChiefRoles...) || !sheetOf(in, &sheet, of) {
			return nil
		}
		return &turn.Proposal{Name: "another sheet", Cost: -2, Do: func(t *turn.Turn) error {
			if sheet.Unit != 0 && len(pointsOf(t.Dir, t.Scope(), sheet)) == 0 || sheet.Point != 0 && !t.Scope().SeesPoint(sheet.Point) {
				return t.Say(messages.OutOfScope)
			}
			return sendSheet(t, sheet)
		}}
	}
	a, ok := document.Parse(text)
	if !ok || !anotherOf(in, s, &a, of) {
		return nil
	}
	return &turn.Proposal{Name: "another document", Cost: -2, Do: func(t *turn.Turn) error { return give(t, a) }}
}

// sheetOf makes a sheet that of the place and the time that some words name, and says whether they name any and nothing else.
func sheetOf(in *turn.Scene, s *inquiry.Sheet, of string) bool {
	q := in.Hear(of).Question
	if q.Unread != "" || len(q.Points)+len(q.Units) > 1 || len(q.Points)+len(q.Units) == 0 && q.From == "" && !q.Whole {
		return false
	}
	if len(q.Points)+len(q.Units) > 0 || q.Whole {
		s.Point, s.Unit = 0, 0
	}
	for _, name := range q.Points {
		s.Point = turn.PointCalled(in.Dir, name)
	}
	for _, name := range q.Units {
		s.Unit = in.Dir.UnitNamed(name).ID
	}
	if q.From != "" {
		s.Period = day.Period{From: day.Day(q.From), To: day.Day(q.To)}
	}
	return true
}

// anotherOf makes a document that of what some words name, and says whether they name any and nothing else.
func anotherOf(in *turn.Scene, s *turn.Sentence, a *document.Ask, of string) bool {
	if a.About == document.OfRecord {
		a.Number = 0
		switch {
		case len(s.Numbers) == 1 && strings.Trim(words.WithoutNumbers(of), "#＃0123456789号 ") == "":
			a.Number = s.Numbers[0]
		case words.AllNumber(of) != 0:
			a.Number = words.AllNumber(of)
		case a.Record == record.KindProblem && len(s.Question.Points) == 1: // 步行街那个也要
			a.Number = cmp.Or(onlyAt(in, s.Question.Points[0]), in.Fit(of))
		}
		return a.Number != 0
	}
	q := in.Hear(of).Question
	if q.Unread != "" {
		return false
	}
	named := false
	for _, name := range slices.Concat(q.Points, q.Units) {
		if a.Org, a.Point, a.Unit = 0, 0, 0; named || !a.In(in.Dir, name) {
			return false
		}
		named = true
	}
	for _, o := range in.Dir.Orgs { // 钢市一支部的也要
		if o.Active && o.Kind == bureau.Branch && a.About == document.OfBranch && (o.Name == of || slices.Contains(o.Aliases, of)) {
			a.Org, named = o.ID, true
		}
	}
	if q.From != "" && a.Span != document.Now {
		a.Period = day.Period{From: day.Day(q.From), To: day.Day(q.To)}
		return true
	}
	return named
}

// onlyAt is the only problem to be solved at a point, or 0.
func onlyAt(in *turn.Scene, name string) (number int64) {
	for _, r := range in.Open() {
		if r.Point != turn.PointCalled(in.Dir, name) || !r.Problem.Pending() {
			continue
		}
		if number != 0 {
			return 0
		}
		number = r.ID
	}
	return number
}
