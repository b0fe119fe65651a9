package entries

import (
	"slices"
	"unicode/utf8"

	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/day"
	"liaison/store/record"
)

// longestLast is how many characters a question for the last time may have.
const longestLast = 24

// yearsBack is how far back a meeting is looked for.
const yearsBack = 3

// hearLast answers when something was held or visited last: 上一次党课是哪天上的, 上次谁去的.
// An open draft stays as it is.
func hearLast(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if utf8.RuneCountInString(s.Says) > longestLast {
		return nil
	}
	if words.LastVisit(s.Says) {
		point, distance := in.Point()
		if len(s.Question.Points) == 1 {
			point, distance = turn.PointCalled(in.Dir, s.Question.Points[0]), 0
		}
		if point == 0 {
			return nil
		}
		return &turn.Proposal{Name: "last visit", Cost: distance - 1, Do: func(t *turn.Turn) error { return showLastVisit(t, point) }}
	}
	if !words.LastHeld(s.Says) {
		return nil
	}
	says, places := s.Says, s.Question.Points
	return &turn.Proposal{Name: "last held", Cost: -1, Do: func(t *turn.Turn) error { return showLastHeld(t, says, places) }}
}

func showLastVisit(t *turn.Turn, point int64) error {
	if !t.Scope().SeesPoint(point) {
		return t.Say(messages.OutOfScope)
	}
	visits, err := record.LastVisits(t.Tx, point, 1)
	if err != nil {
		return err
	}
	return t.ShowNew(messages.LastTime(t.Dir, t.Dir.Point(point).Name+" 走访", t.Today, visits))
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
	return t.ShowNew(messages.LastTime(t.Dir, what, t.Today, found))
}

// placeOf is the point of a meeting or a visit.
func placeOf(t *turn.Turn, h *record.Held) int64 {
	if o := t.Dir.Org(h.Org); h.Point == 0 && o != nil {
		return o.Point
	}
	return h.Point
}
