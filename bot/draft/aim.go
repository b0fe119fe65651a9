package draft

import (
	"cmp"
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// A held is one thing in hand that a short message may be about: an item of the open draft or, where none
// is open but a correction, one of the records that were saved last.
type held struct {
	item   *chat.Item     // of a record: as much of it as a text is compared with
	of     *chat.Draft    // nil: it is saved
	record *record.Record // nil: it is not saved yet
	nth    int            // its place among those told together, from 1
	far    int            // how many things in the focus are newer
	sole   bool           // nothing else is in hand
}

// inHand are the things in hand.
func inHand(in *turn.Scene) (all []held) {
	if d := in.Draft; d != nil && (!Correcting(d) || asksOne(d)) {
		for i := range d.Items {
			if !d.Items[i].Skip {
				all = append(all, held{item: &d.Items[i], of: d, nth: i + 1})
			}
		}
		return all
	}
	saved := in.Saved()
	_, far := in.Focus.Find(chat.ThingSaved)
	for i := range saved {
		all = append(all, held{item: shortItem(&saved[i]), record: &saved[i], nth: i + 1, far: far})
	}
	return all
}

// The weights of what a text says of the thing that it means. What contradicts is not meant.
const (
	byPlace = 4 // its point, its number in the order, its part of the day
	byDay   = 4 // its day
	byGroup = 3 // its 党小组
	byType  = 2 // its type
	byKind  = 1 // what goes on at such a visit or meeting
)

// aim is the one choice of what a short text is about, of the things in hand, and the part of the text that says
// what of it is said: 昨天那个 and 答疑3个 of 昨天那个答疑3个. It is the only thing in hand, or the one that most of the text
// names. It is nil where nothing, or several, are meant, or where a place is named that is not pointed at: that is a
// thought of its own.
func aim(in *turn.Scene, s *turn.Sentence) (meant *held, part *turn.Sentence) {
	all := inHand(in)
	if r := earlier(in, s); r != nil {
		all = []held{{item: shortItem(r), record: r, nth: 1}}
	}
	if len(all) == 0 || all[0].far > 0 {
		return shownAgain(in, s, all), s
	}
	c := claims{nth: s.Nth, group: words.GroupSaid(s.Says), several: len(all) > 1, part: s}
	if did, ok := words.Happened(s.Says); ok && len(all) > 1 {
		c.kind = reading.Visit
		if did.OfMeeting() {
			c.kind = reading.Meeting
		}
	}
	switch points := s.Question.Points; {
	case len(points) > 1, len(points) == 1 && !pointsAt(s):
		return nil, s
	case len(points) == 1:
		c.point = turn.IDText(turn.PointCalled(in.Dir, points[0]))
	case len(all) > 1:
		if on, rest := words.DayPointed(s.Says); on != "" {
			if date, ok := reading.ParseDay(on, in.Today.Time()); ok {
				c.date, c.part = date, in.Hear(rest)
			}
		} else if words.PartOfDay(s.Says) {
			c.nth = cmp.Or(c.nth, words.NthPart(s.Says, all[0].told(in)))
		}
	}
	most, tied := 0, false
	for i := range all {
		switch n, ok := c.of(&all[i], s.Says); {
		case !ok:
		case meant == nil || n > most:
			meant, most, tied = &all[i], n, false
		case n == most:
			tied = true
		}
	}
	if meant == nil || tied || len(all) > 1 && most == 0 {
		return nil, s
	}
	meant.sole = len(all) == 1
	return meant, c.part
}

// earlier is the newest of the records of today at the one point that a text points at, where nothing in hand is there: 建工那个是5家,
// after another visit was told; or nil.
func earlier(in *turn.Scene, s *turn.Sentence) *record.Record {
	if len(s.Question.Points) != 1 || !pointsAt(s) {
		return nil
	}
	return earlierAt(in, turn.PointCalled(in.Dir, s.Question.Points[0]))
}

// earlierAt is the newest visit, meeting or activity among the records of today at a point at which nothing in hand is, or nil.
func earlierAt(in *turn.Scene, point int64) *record.Record {
	if point == 0 || in.Draft != nil && !Correcting(in.Draft) || in.Parked != nil {
		return nil
	}
	there := func(h held) bool { return ask.Get(h.item, "point") == turn.IDText(point) }
	if slices.ContainsFunc(inHand(in), there) {
		return nil
	}
	recent := in.Recent()
	i := slices.IndexFunc(recent, func(r record.Record) bool {
		return r.Point == point && mayHaveMore[reading.Kind(r.Kind)] && r.Kind != record.KindPlan
	})
	if i < 0 {
		return nil
	}
	return &recent[i]
}

// pointsAt reports whether a text that names a point speaks of what was told of it.
func pointsAt(s *turn.Sentence) bool {
	if words.PointsAt(s.Says) || words.ByAmount(s.Says) {
		return true
	}
	amount, _ := words.PlacedAmount(s.Says)
	return amount != ""
}

// claims are what a text says of the thing that it means.
type claims struct {
	point, date string
	kind        reading.Kind
	nth, group  int
	several     bool           // things are in hand
	part        *turn.Sentence // what is said of it
}

// of is how well a thing fits, and whether it may be meant at all.
func (c *claims) of(h *held, says string) (n int, ok bool) {
	if c.point != "" {
		if ask.Get(h.item, "point") != c.point || h.of != nil && !mayHaveMore[reading.Kind(h.item.Kind)] {
			return 0, false
		}
		n += byPlace
	}
	if c.nth != 0 {
		if h.nth != c.nth && c.several {
			return 0, false
		}
		n += byPlace
	}
	if c.date != "" {
		if ask.Get(h.item, "date") != c.date {
			return 0, false
		}
		n += byDay
	}
	if c.group != 0 && slices.Contains(ParseGroups(ask.Get(h.item, "groups")), c.group) {
		n += byGroup
	}
	if slices.ContainsFunc(TypesOf(h.item), func(typ string) bool {
		return strings.Contains(says, typ) || slices.Contains(words.MeetingsCalled(says), typ)
	}) {
		n += byType
	}
	if reading.Kind(h.item.Kind) == c.kind {
		n += byKind
	}
	if c.several && c.point+c.date == "" && c.nth == 0 && slices.ContainsFunc(h.item.Answers, func(a chat.Answered) bool {
		figure, is := strings.CutPrefix(a.Key, "f.")
		return is && turn.SharedPairs(says, figure) > 0
	}) {
		n += byKind // 听讲是73, where one of them has such a number
	}
	if wrong, _ := words.NamedWrong(says, ask.Get(h.item, "text")); wrong != "" {
		n += byPlace
	}
	return n, true
}

// shownAgain is the record that a text is about where something came after it was saved: it was only shown again, or
// it is the person's own one that was shown last.
func shownAgain(in *turn.Scene, s *turn.Sentence, saved []held) *held {
	if d := in.Draft; d != nil && !Correcting(d) || len(s.Question.Points) > 0 {
		return nil
	}
	listed := in.Listed()
	if len(listed) != 1 {
		return nil
	}
	r := listed[0]
	if on, _ := words.DayPointed(s.Says); on != "" { // 昨天那个改一下, below one of March
		if date, ok := reading.ParseDay(on, in.Today.Time()); ok && date != string(r.Day) {
			if at := ofDay(saved, date); at >= 0 {
				return &saved[at]
			}
			return nil
		}
	}
	again := len(saved) == 1 && saved[0].record.ID == r.ID
	own := r.By(in.Me.ID)
	pointed := words.PointsAt(s.Says) || words.Adds(s.Says) || words.Mistaken(s.Says) || words.ByAmount(s.Says) || words.ChangesBy(s.Says) || s.Corrects()
	wrong, _ := words.NamedWrong(s.Says, r.Text)
	if pointed = pointed && r.Kind != record.KindProblem && r.Kind != record.KindPlan || wrong != ""; !again && (!own || !pointed) {
		return nil
	}
	return &held{item: shortItem(&r), record: &r, nth: 1}
}

// told is the sentence that it came from.
func (h *held) told(in *turn.Scene) string {
	if h.of != nil {
		return h.of.Text
	}
	return in.Told()
}

// change proposes to change what is meant: in the open draft, or by a correction of the record. Words that were
// not read are shown with a draft.
func (h *held) change(name string, cost int, unread []string, do change) *turn.Proposal {
	if d := h.of; d != nil {
		return &turn.Proposal{Name: name, Cost: cost, Do: func(t *turn.Turn) error {
			do(t, h.item)
			d.Unread, d.Rival = append(d.Unread, unread...), nil
			NoteHidden(t, d)
			AskNext(t, d)
			return Keep(t, d, "")
		}}
	}
	r := *h.record
	return &turn.Proposal{Name: name + " of the saved", Cost: cost + 1, Do: func(t *turn.Turn) error {
		item := correcting(t, &r)
		do(t, &item)
		d := New(t, []chat.Item{item})
		d.Text = KeptSentence(t.Says, d.Items)
		NoteHidden(t, d)
		if len(Changes(t, d)) == 0 { // all of it is there
			return t.House.Run(t, "find", messages.Number(r.ID))
		}
		return OpenCorrection(t, d)
	}}
}
