package answers

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// longestWho is how many characters a question for who went may have.
const longestWho = 24

// hearWho answers who went to a point, and when: 上次谁去的, 居然今天谁去了, 他们去了没. An open draft stays as it
// is.
func hearWho(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if utf8.RuneCountInString(s.Says) > longestWho {
		return nil
	}
	again, own := lastAgain(in, s)
	last, who := words.LastVisit(s.Says) || again, words.AsksWho(s.Says) || words.AsksSent(s.Says)
	if !last && !who {
		return nil
	}
	point, distance := in.Point()
	if len(s.Question.Points) == 1 {
		point, distance = turn.PointCalled(in.Dir, s.Question.Points[0]), 0
	}
	if point == 0 {
		return nil
	}
	q := s.Question
	p := day.Period{From: day.Day(q.From), To: day.Day(q.To), Label: q.Label}
	query, counts := counted(in)
	planned := words.AsksSent(s.Says) || words.AsksGone(s.Says)
	return &turn.Proposal{Name: "who went", Cost: distance - 1, Do: func(t *turn.Turn) error {
		if planned && !last {
			if plan, err := turn.PlanAt(t, point, p); plan != 0 || err != nil {
				return errors.Join(err, t.House.Run(t, "find", messages.Number(plan)))
			}
		}
		if p.From != "" && !last {
			return showWho(t, point, p)
		}
		if asked, ok := inquiry.Parse(t.Dir, query); ok && counts && len(s.Question.Points) == 0 {
			own = own || asked.Own // 最近那趟是几号, of what they did
		}
		return showLastVisit(t, point, own || words.OfMine(s.Says))
	}}
}

// lastAgain reports whether a text asks for the last visit to another point, after that to one was asked for, and whether for the person's
// own: 那步行街呢.
func lastAgain(in *turn.Scene, s *turn.Sentence) (ok, own bool) {
	th, distance := in.Focus.Find(chat.ThingQuery)
	q := s.Question
	onlyPoint := len(q.Points) == 1 && len(q.Names)+len(q.Units) == 0 && q.From+string(q.Action) == ""
	if !onlyPoint || distance > 0 || !lastAsked(in) || !words.Continues(s.Says) && !words.LastOne(s.Says) {
		return false, false
	}
	return true, th.Says == askedOwnLast
}

// These mark the question for the last visit to a point, and for the person's own.
const (
	askedLast    = "last"
	askedOwnLast = "own last"
)

// mostOfType is among how many of the newest visits to a point one of a type is looked for.
const mostOfType = 60

func showLastVisit(t *turn.Turn, point int64, own bool) error {
	if !t.Scope().SeesPoint(point) {
		return t.Say(messages.OutOfScope)
	}
	title, most := t.Dir.Point(point).Name+" "+messages.VisitWord, 1
	typ := visitType(t.Says)
	if typ != "" { // 上次送政策是谁去的
		title, most = t.Dir.Point(point).Name+" "+typ, mostOfType
	}
	asked := askedLast
	if own { // 我上回去居然是哪天
		title, most, asked = title+"、"+messages.WhoseOwn, mostOfType, askedOwnLast
	}
	visits, err := record.LastVisits(t.Tx, point, most)
	if err != nil {
		return err
	}
	visits = slices.DeleteFunc(visits, func(r record.Record) bool { return typ != "" && r.Type != typ || own && !r.By(t.Me.ID) })
	visits = visits[:min(len(visits), 1)]
	year := day.Period{From: day.Day(t.Today.Year() + "-01-01"), To: t.Today}
	return errors.Join(askedFor(t, point, year, asked, visits), t.ShowNew(messages.LastTime(t.Dir, title, t.Today, visits)))
}

// showWho shows who went to a point in a period.
func showWho(t *turn.Turn, point int64, p day.Period) error {
	if !t.Scope().SeesPoint(point) {
		return t.Say(messages.OutOfScope)
	}
	held, err := record.VisitsHeld(t.Tx, []int64{point}, p)
	if err != nil {
		return err
	}
	var visits []record.Record
	for _, h := range held {
		r, err := t.Visible(h.Record)
		if err != nil {
			return err
		}
		visits = append(visits, *r)
	}
	if err := askedFor(t, point, p, "", visits); err != nil {
		return err
	}
	return t.ShowNew(messages.WhoWent(t.Dir, t.Dir.Point(point).Name, p, visits))
}

// hearOneBefore shows the visit before the one that was shown last: 再往前那回呢.
func hearOneBefore(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	shown, point := visitShown(in)
	asks := s.Is(words.Earlier) && utf8.RuneCountInString(s.Says) <= longestWho
	if shown == nil || !asks || in.Draft != nil || !lastAsked(in) && !words.OfTime(s.Says) {
		return nil
	}
	visits := in.VisitsAt(point)
	th, _ := in.Focus.Find(chat.ThingQuery)
	title := in.Dir.Point(point).Name + " " + messages.VisitWord
	if th.Says == askedOwnLast && !strings.ContainsRune(s.Says, '谁') {
		title += "、" + messages.WhoseOwn
		visits = slices.DeleteFunc(visits, func(r record.Record) bool { return !r.By(in.Me.ID) })
	}
	at := slices.IndexFunc(visits, func(r record.Record) bool { return r.ID == shown.ID })
	if at < 0 {
		return nil
	}
	before := visits[at+1 : min(at+2, len(visits))]
	return &turn.Proposal{Name: "one before", Cost: -3, Do: func(t *turn.Turn) error {
		year := day.Period{From: day.Day(t.Today.Year() + "-01-01"), To: t.Today}
		return errors.Join(askedFor(t, point, year, th.Says, before), t.ShowNew(messages.OneBefore(t.Dir, title, t.Today, before)))
	}}
}

// visitShown is the only record that was shown last of what was asked of one point, and that point; or nil.
func visitShown(in *turn.Scene) (shown *record.Record, point int64) {
	th, _ := in.Focus.Find(chat.ThingQuery)
	listed := in.Listed()
	if th == nil || len(th.Numbers) != 1 || len(listed) != 1 {
		return nil, 0
	}
	return &listed[0], th.Numbers[0]
}

// lastAsked reports whether the last visit to a point was what was asked for.
func lastAsked(in *turn.Scene) bool {
	th, _ := in.Focus.Find(chat.ThingQuery)
	return th != nil && (th.Says == askedLast || th.Says == askedOwnLast)
}

// hearByWhom tells who did what was counted just before, and how often each: 都是谁去的, 每个人几次. Of problems and meetings, which
// are no one's so, it lists them.
func hearByWhom(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	query, ok := counted(in)
	if !ok || len(in.Listed()) == 1 || !words.ByWhom(s.Says) && words.Divided(s.Says) != words.PerPerson {
		return nil
	}
	return &turn.Proposal{Name: "by whom", Cost: -2, Do: func(t *turn.Turn) error {
		q, ok := inquiry.Parse(t.Dir, query)
		if !ok || len(ofActivity(t, q.Names)) == 0 {
			return followUp(t, query, reading.Question{Action: reading.Details, Asks: true}, false, false)
		}
		return answer(t, q.With(inquiry.AsPeople), "")
	}}
}

// counted is the question that the talk is about, where it was answered with numbers or the records behind them; ok is false where none was.
func counted(in *turn.Scene) (query string, ok bool) {
	th, distance := in.Focus.Find(chat.ThingQuery)
	if th == nil || distance > 0 && th.At != in.Focus.Things[0].At || in.Draft != nil || th.Query == "" || lastAsked(in) || strings.Contains(th.Query, ":") {
		return "", false
	}
	return th.Query, true
}

// ofActivity are those of some numbers that count what people did at points, or the visits where none is named.
func ofActivity(t *turn.Turn, names []string) (found []string) {
	if len(names) == 0 {
		return []string{indicator.Visits}
	}
	for _, name := range names {
		if x := t.Dir.Indicators.Find(name); x != nil && (x.Kind == indicator.Visit || x.Kind == indicator.Activity) && added(x) || name == indicator.Visits {
			found = append(found, name)
		}
	}
	return found
}

// byPeople tells who did what an inquiry counts, and how often each, in the order of the roster: it is no ranking.
func byPeople(t *turn.Turn, q inquiry.Inquiry) (chat.Face, error) {
	names, in := ofActivity(t, q.Names), inquiry.Records(t, q)
	by, numbers := map[int64]map[string]record.Total{}, []int64{}
	for _, name := range names {
		pieces, err := count.AllBehind(t.Tx, count.Behind{Name: name, Period: q.Period, Points: in.Points, Author: in.Author})
		if err != nil {
			return chat.Face{}, err
		}
		for _, p := range pieces {
			if q.Category != "" && p.Type != q.Category {
				continue
			}
			if by[p.Author] == nil {
				by[p.Author] = map[string]record.Total{}
			}
			had := by[p.Author][name]
			by[p.Author][name] = record.Total{Value: had.Value + p.Value, Records: had.Records + 1}
			if len(numbers) < inquiry.Page {
				numbers = append(numbers, p.ID)
			}
		}
	}
	if err := turn.Look(t, chat.Thing{Kind: chat.ThingList, Numbers: numbers}); err != nil { // 农贸那趟干啥去了
		return chat.Face{}, err
	}
	var people []int64
	for _, p := range t.Dir.People {
		if by[p.ID] != nil {
			people = append(people, p.ID)
		}
	}
	if len(people) < len(by) { // of some the roster knows nothing
		people = append(people, 0)
	}
	view := messages.Grouped{Heading: heading(t, q), By: messages.PerPerson, Of: messages.PersonWord, Total: len(people)}
	for _, id := range people[min(q.Offset, len(people)):min(q.Offset+inquiry.Page, len(people))] {
		line, p := messages.GroupLine{Name: messages.Nobody}, t.Dir.Person(id)
		if p != nil {
			line.Name = p.Name
		}
		for _, name := range names {
			sum := by[id][name]
			for author, of := range by {
				if p == nil && t.Dir.Person(author) == nil {
					sum = record.Total{Value: sum.Value + of[name].Value, Records: sum.Records + of[name].Records}
				}
			}
			if sum.Records > 0 {
				line.Amounts = append(line.Amounts, messages.TotalOf(t.Dir.Indicators.Find(name), sum))
			}
		}
		view.Lines = append(view.Lines, line)
		open := q.With(inquiry.AsListOf)
		if open.By = id; p != nil && inquiry.MayAsk(t, open) && open.Fits() {
			view.Open = append(view.Open, chat.Button{Words: messages.Clip(p.Name, 8), Do: open.Below()})
		}
	}
	view.Acts = leafing(t, q, len(people), back(q))
	return messages.GroupedCard(view), nil
}

// askedFor puts the visits to a point into the focus as what was asked for, in some words, and shown: the next
// question may go on with it.
func askedFor(t *turn.Turn, point int64, p day.Period, says string, shown []record.Record) error {
	var numbers []int64
	for i := range shown {
		numbers = append(numbers, shown[i].ID)
	}
	if err := turn.Look(t, chat.Thing{Kind: chat.ThingList, Numbers: numbers}); err != nil {
		return err
	}
	q := inquiry.Inquiry{View: inquiry.AsListOf, Period: p, Points: []int64{point}, Names: []string{indicator.Visits}}
	if !q.Fits() {
		return nil
	}
	return turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: q.Text(), Says: says, Numbers: []int64{point}})
}
