package entries

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// longestLast is how many characters a question for the last time may have.
const longestLast = 24

// longestAsked is how many characters a polite question for it may have.
const longestAsked = 64

// yearsBack is how far back a meeting is looked for.
const yearsBack = 3

// hearLast answers when something was held last: 上一次党课是哪天上的.
// An open draft stays as it is.
func hearLast(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	size := utf8.RuneCountInString(s.Says)
	if size > longestAsked || size > longestLast && (s.Tells() || !words.Asks(s.Says)) {
		return nil
	}
	ofMeeting := words.LastOne(s.Says) && words.Asks(s.Says) && slices.ContainsFunc(reading.Types(reading.Meeting), func(typ string) bool { return strings.Contains(s.Says, typ) })
	if !ofMeeting && (words.LastVisit(s.Says) && in.Meeting() == "" || !words.LastHeld(s.Says)) {
		return nil
	}
	says, places, cost := s.Says, s.Question.Points, -1
	if typ := in.Meeting(); typ != "" && len(words.MeetingsCalled(says)) == 0 && !words.OfTrip(says) && !words.Deed(words.Settled(says)) {
		says, cost = typ+says, -2 // 上一回是几月几号, below what was asked of meetings
	}
	if at, far := in.Point(); far == 0 && len(places) == 0 && strings.Contains(says, "他们") && in.Dir.Point(at) != nil {
		places = []string{in.Dir.Point(at).Name}
	}
	return &turn.Proposal{Name: "last held", Cost: cost, Do: func(t *turn.Turn) error { return showLastHeld(t, says, places) }}
}

// lookAt puts what was listed into the focus: 第一个.
func lookAt(t *turn.Turn, records []record.Record) error {
	var numbers []int64
	for i := range records {
		numbers = append(numbers, records[i].ID)
	}
	return turn.Look(t, chat.Thing{Kind: chat.ThingList, Numbers: numbers})
}

// hearRecorded shows what a person recorded at a point or on a day, where they ask whether they did, 上周五科创园那个记了没, or want to see
// all of a day, 3月16号那天的都给我看看.
func hearRecorded(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	q := s.Question
	if on := dayShown(in, s); on != "" {
		q.From, q.To = on, on
	} else if !words.AsksRecorded(s.Says) {
		return nil
	}
	if utf8.RuneCountInString(s.Says) > longestLast || len(q.Points) > 1 || len(q.Points) == 0 && q.From == "" || len(s.Numbers) > 0 {
		return nil
	}
	point := int64(0)
	if len(q.Points) == 1 {
		point = turn.PointCalled(in.Dir, q.Points[0])
	}
	return &turn.Proposal{Name: "did I record", Cost: -1, Do: func(t *turn.Turn) error {
		own, err := record.OfPerson(t.Tx, t.Me.ID, mostOwn)
		if err != nil {
			return err
		}
		types := t.Reader.MeetingTypes(s.Says)
		own = slices.DeleteFunc(own, func(r record.Record) bool {
			otherType := words.OfTrip(s.Says) && r.Kind != record.KindVisit || len(types) > 0 && !slices.Contains(r.Types(), types[0])
			otherDay := q.From != "" && (r.Day < day.Day(q.From) || r.Day > day.Day(q.To))
			return otherType || otherDay || point != 0 && r.Point != point
		})
		switch len(own) {
		case 0:
			gap := chat.Thing{Kind: chat.ThingGap} // what is told then was there
			if point != 0 {
				gap.Numbers = []int64{point}
			}
			if q.From == q.To {
				gap.Says = q.From
			}
			p := day.Period{From: day.Day(q.From), To: day.Day(q.To)}
			face := messages.NotRecorded(t.Dir, t.Today, point, p.From, p.To)
			others, err := ofOthers(t, point, q) // 今天步行街甲记了没
			if len(others) > 0 {
				face = messages.RecordedByOthers(t.Dir, t.Today, point, p, others)
			}
			return errors.Join(err, lookAt(t, others), turn.Look(t, gap), t.ShowNew(face))
		case 1:
			return find(t, messages.Number(own[0].ID))
		}
		own = own[:min(len(own), mostShown)]
		return errors.Join(lookAt(t, own), t.ShowNew(messages.Mine(t.Dir, own)))
	}}
}

// ofOthers are the visits that others recorded at a point in the time that is asked about.
func ofOthers(t *turn.Turn, point int64, q reading.Question) ([]record.Record, error) {
	if point == 0 || q.From == "" || !t.Scope().SeesPoint(point) {
		return nil, nil
	}
	visits, err := record.LastVisits(t.Tx, point, mostOwn)
	return slices.DeleteFunc(visits, func(r record.Record) bool { return r.Day < day.Day(q.From) || r.Day > day.Day(q.To) }), err
}

// dayShown is the day that has been of which a sentence wants to see what the person recorded, and nothing else; or "".
func dayShown(in *turn.Scene, s *turn.Sentence) (on string) {
	said := turn.DayWords(s.Says, func(said string) bool {
		_, ok := reading.ParseDay(said, in.Today.Time())
		return ok && !strings.ContainsFunc(said, func(c rune) bool { return !words.DaySign(c) && !unicode.IsDigit(c) })
	})
	if said == "" || words.AsksOwn(s.Says) || !words.AsksOfDay(strings.Replace(in.BesidePoints(s.Says), said, "", 1)) {
		return ""
	}
	on, _ = reading.ParseDay(said, in.Today.Time())
	return on
}

// mostOwn is among how many of a person's newest records is looked, and mostShown how many of those found
// are shown.
const mostOwn, mostShown = 200, 8

// hearThere begins a visit where somebody was just now, 刚从钢市出来; what was done there is asked for, unless nothing was wrong:
// 运营公司刚转完 没啥事.
func hearThere(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || len(s.Question.Points) != 1 || len(s.Numbers) > 0 || words.Asks(s.Says) || !in.Me.Is(turn.FieldRoles...) {
		return nil
	}
	point := turn.PointCalled(in.Dir, s.Question.Points[0])
	was, quiet := words.WasThere(in.BesidePoints(s.Says))
	if !was || point == 0 || beside(s) > 0 || quiet && s.Tells() {
		return nil
	}
	return &turn.Proposal{Name: "been there", Cost: 1, Tells: true, Do: func(t *turn.Turn) error {
		item := chat.Item{Kind: string(record.KindVisit)}
		ask.Set(&item, "point", turn.IDText(point))
		ask.Set(&item, "date", string(t.Today))
		if quiet {
			ask.Set(&item, "type", routine)
		}
		d := draft.New(t, []chat.Item{item})
		d.Text = t.WithoutPeople(t.Says)
		return draft.Open(t, d)
	}}
}

// routine is the type of a visit where nothing says another.
const routine = "日常"

// beside counts what a sentence tells beside that somebody was somewhere: figures, a type.
func beside(s *turn.Sentence) (n int) {
	for _, it := range s.Reading.Items {
		n += len(it.Figures)
		if it.Kind == reading.Problem || it.Kind == reading.Meeting || it.Kind == reading.Activity || it.Kind == reading.Visit && it.Type != "" && it.Type != "日常" {
			n++
		}
	}
	return n
}

// showLastHeld shows the newest meeting of the type that a text names, or the newest visit,
// at the points it names or within the person's scope.
func showLastHeld(t *turn.Turn, says string, places []string) error {
	types := t.Reader.MeetingTypes(says)
	var points []int64
	for _, p := range t.Dir.Points {
		if t.Scope().SeesPoint(p.ID) && (len(places) == 0 || slices.Contains(places, p.Name)) {
			points = append(points, p.ID)
		}
	}
	if len(points) == 0 {
		return t.Say(messages.OutOfScope)
	}
	span := day.Period{From: t.Today.Add(-yearsBack * 366), To: t.Today}
	what, find := messages.VisitWord, record.VisitsHeld
	if len(types) > 0 {
		what, find = types[0], func(tx *store.Tx, _ []int64, p day.Period) ([]record.Held, error) {
			return record.MeetingsHeld(tx, nil, p)
		}
	}
	held, err := find(t.Tx, points, span)
	if err != nil {
		return err
	}
	var newest *record.Held
	for i := range held {
		h := &held[i]
		if len(types) > 0 && !slices.Contains(h.Types, types[0]) || !slices.Contains(points, placeOf(t, h)) {
			continue
		}
		if newest == nil || h.Day > newest.Day || h.Day == newest.Day && h.Record > newest.Record {
			newest = h
		}
	}
	var found []record.Record
	if newest != nil {
		r, err := t.Visible(newest.Record)
		if err != nil {
			return err
		}
		found = append(found, *r)
	}
	return errors.Join(lookAt(t, found), t.ShowNew(messages.LastTime(t.Dir, what, t.Today, found)))
}

// placeOf is the point of a meeting or a visit.
func placeOf(t *turn.Turn, h *record.Held) int64 {
	if o := t.Dir.Org(h.Org); h.Point == 0 && o != nil {
		return o.Point
	}
	return h.Point
}
