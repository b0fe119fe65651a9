package answers

import (
	"errors"
	"slices"
	"unicode/utf8"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
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
	last, who := words.LastVisit(s.Says) || lastAgain(in, s), words.AsksWho(s.Says) || words.AsksSent(s.Says)
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
		return showLastVisit(t, point)
	}}
}

// lastAgain reports whether a text asks for the last visit to another point, after that to one was asked for: 那步行街呢.
func lastAgain(in *turn.Scene, s *turn.Sentence) bool {
	th, distance := in.Focus.Find(chat.ThingQuery)
	q := s.Question
	return th != nil && distance == 0 && th.Says == askedLast && len(q.Points) == 1 && q.From == "" && len(q.Names)+len(q.Units) == 0 && q.Action == "" && words.Continues(s.Says)
}

// askedLast marks the question for the last visit to a point.
const askedLast = "last"

// mostOfType is among how many of the newest visits to a point one of a type is looked for.
const mostOfType = 60

func showLastVisit(t *turn.Turn, point int64) error {
	if !t.Scope().SeesPoint(point) {
		return t.Say(messages.OutOfScope)
	}
	title, most := t.Dir.Point(point).Name+" "+messages.VisitWord, 1
	typ := visitType(t.Says)
	if typ != "" { // 上次送政策是谁去的
		title, most = t.Dir.Point(point).Name+" "+typ, mostOfType
	}
	visits, err := record.LastVisits(t.Tx, point, most)
	if err != nil {
		return err
	}
	visits = slices.DeleteFunc(visits, func(r record.Record) bool { return typ != "" && r.Type != typ })
	visits = visits[:min(len(visits), 1)]
	year := day.Period{From: day.Day(t.Today.Year() + "-01-01"), To: t.Today}
	return errors.Join(askedFor(t, point, year, askedLast, visits), t.ShowNew(messages.LastTime(t.Dir, title, t.Today, visits)))
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
