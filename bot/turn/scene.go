package turn

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/gist"
	"liaison/bot/reading"
	"liaison/bot/words"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// A Scene is the context of a message: what the talk is about, and what the person may see
// of it. Proposals depend on the scene and the sentence only.
type Scene struct {
	Focus  *chat.Focus
	Draft  *chat.Draft // the open one, or nil
	Parked *chat.Draft // words that were not read, or files, that wait; they are no form, and Draft is nil then
	Dir    *bureau.Directory
	Me     *bureau.Person
	Today  day.Day
	Now    time.Time

	// These are looked up when they are called: the open problems, the records saved last,
	// and the number of the open problem that some words fit, or 0.
	Open, Saved func() []record.Record
	Fit         func(words string) int64
	Recent      func() []record.Record // what the person recorded today, the newest first
	Own         func() []record.Record // the newest that the person recorded
	Told        func() string          // the sentence that the records saved last came from
	Listed      func() []record.Record // those shown last, in a list or alone, if nothing is newer

	Problems func(day.Period) []record.Record   // those raised in a period, also those that have ended, as far as the person may see them
	OfPerson func(person int64) []record.Record // the newest visits of a person that the person in hand may see
	VisitsAt func(point int64) []record.Record  // the newest visits at a point that the person may see
	Find     func(number int64) *record.Record  // a record that the person may see, or nil

	SaidOf func(*record.Record) string // the sentence that a record came from

	Plans func() []record.Record // the person's own, and of their units, that still stand

	Units   func(words string) []string        // the names of the units that a text names
	Read    func(says string) reading.Reading  // a text as the person's, today
	Count   func(says string) (n int, ok bool) // a number as people say it
	PointOf func(words string) int64           // the point that some words are the name of, or 0
	Hear    func(words string) *Sentence       // a part of the message, read alone
	Weighed func(says string) []gist.Ranked    // what some words may tell or want, the most likely first
}

// Since reports whether something was shown since the open draft was: then that may be meant.
func (in *Scene) Since() bool {
	return in.Draft == nil || len(in.Focus.Things) > 0 && in.Focus.Things[0].At > in.Draft.Changed.UnixMilli()
}

// DayIn is the longest run of characters of a text that is a day to come, and no part of a name; or "".
func (in *Scene) DayIn(says string) day.Day {
	return DayIn(Undated(in.Dir, says, in.Today), in.Today)
}

// Shift is by how many days a text that says no more moves a day, or 0: 再往后推一天, 提前两周.
func (in *Scene) Shift(says string) int {
	count, days := words.Shift(says)
	if n, ok := in.Count(count); ok {
		return n * days
	}
	return 0
}

// PersonIn returns the active colleague with the longest name that a text contains, or nil.
func (in *Scene) PersonIn(says string) (found *bureau.Person) {
	for _, p := range in.Dir.MayName(says) {
		if in.NameIn(says, p) != "" && (found == nil || len(p.Name) > len(found.Name)) {
			found = p
		}
	}
	return found
}

// NameIn is how a text names a colleague, or "". A name that begins with that of a unit may begin
// with what the unit is called for short: 特设科干事甲.
func (in *Scene) NameIn(says string, p *bureau.Person) string {
	if strings.Contains(says, p.Name) {
		return p.Name
	}
	for _, u := range in.Dir.Units {
		rest, of := strings.CutPrefix(p.Name, u.Name)
		at := strings.Index(says, rest)
		if !of || rest == "" || at <= 0 {
			continue
		}
		before := []rune(says[:at])
		for n := 2; n <= min(len(before), 6); n++ {
			short := string(before[len(before)-n:])
			if units := in.Units(short); len(units) == 1 && units[0] == u.Name && strings.ContainsAny(short, "科所室局") {
				return short + rest
			}
		}
	}
	return ""
}

// Colleague is who is called by a surname, 老王 and 王所, or by the end of the name, 建国, 小军 and 乙, where that
// fits one only: of the first of some units with such people, else of all. nil: nobody, or several.
func (in *Scene) Colleague(called string, units ...int64) *bureau.Person {
	if called == "" {
		return nil
	}
	surname := words.Surname(called)
	fits := func(p *bureau.Person) bool {
		return p.Active && p.ID != in.Me.ID && p.Name != called && (strings.HasSuffix(p.Name, called) || surname != "" && (strings.HasPrefix(p.Name, surname) || strings.HasSuffix(p.Name, surname)))
	}
	for _, u := range append(units, 0) {
		people := in.Dir.People
		if u != 0 {
			people = in.Dir.StaffOf(u)
		}
		var found []*bureau.Person
		for _, p := range people {
			if fits(p) {
				found = append(found, p)
			}
		}
		if len(found) > 0 {
			if len(found) > 1 {
				return nil
			}
			return found[0]
		}
	}
	return nil
}

// Orders reports whether a sentence has others do something: it names a unit, a colleague or those spoken of behind a word for
// that, or at the beginning of a clause before a day to come or a way to go; and asks nothing of who reads it. First says that it
// tells nothing before that.
func (in *Scene) Orders(s *Sentence) (ok, first bool) {
	asked := words.WithoutErrand(s.Says)
	if act, _, _ := words.Staff(s.Says); act == words.AddPerson || words.EndsAsking(asked) || words.Asks(asked) || strings.HasSuffix(asked, "了") {
		return false, false
	}
	sets := (in.DayIn(s.Says) != "" || words.GoesFor(asked)) && (!s.Question.Known() || s.Question.From > string(in.Today)) // 城东所本周走访 asks
	for _, o := range append(words.Ordered(s.Says), words.Ordered(in.BesidePoints(s.Says))...) {                            // 农贸让城东所盯一下
		n := []rune(o.Whom)
		if o.Behind && words.BeginsWithThem(o.Whom) || (o.Behind || sets) && in.somebody(string(n[:min(len(n), longestCalled)])) {
			return true, o.First
		}
	}
	return false, false
}

// OfOwnUnit is a text with 我们 in place of what it calls a unit: 有没有分给我们的事 of 有没有分给特设科的事.
func (in *Scene) OfOwnUnit(says string, unit int64) string {
	for _, called := range words.Offices(says) {
		if names := in.Units(called); len(names) == 1 && in.Dir.UnitNamed(names[0]).ID == unit {
			return strings.Replace(says, called, "我们", 1)
		}
	}
	return says
}

// longestCalled is within how many characters somebody is named with whom a text begins.
const longestCalled = 10

// somebody reports whether a text begins with a unit or a colleague.
func (in *Scene) somebody(head string) bool {
	if p := in.PersonIn(head); p != nil {
		return p != in.Me && strings.HasPrefix(head, in.NameIn(head, p))
	}
	units := in.Units(head)
	_, first := utf8.DecodeRuneInString(head)
	return slices.ContainsFunc(units, func(name string) bool { return strings.HasPrefix(name, head[:first]) })
}

// Meeting is the one type of meeting that was asked for last, or of all that were listed then; or "".
func (in *Scene) Meeting() string { return meetingOf(in.Focus, in.Listed) }

// MeetingAsked is [Scene.Meeting] of the message in hand.
func MeetingAsked(t *Turn) string {
	return meetingOf(t.Focus(), func() []record.Record { return Shown(t) })
}

func meetingOf(f *chat.Focus, listed func() []record.Record) (typ string) {
	if len(f.Things) == 0 {
		return ""
	}
	switch th := &f.Things[0]; th.Kind {
	case chat.ThingQuery:
		if slices.Contains(reading.Types(reading.Meeting), th.Says) {
			return th.Says
		}
	case chat.ThingList:
		shown := listed()
		for i := range shown {
			if r := &shown[i]; r.Kind != record.KindMeeting || typ != "" && r.Type != typ {
				return ""
			}
			typ = shown[i].Type
		}
	}
	return typ
}

// Point is the point that the talk is about, or 0, and how many things in the focus are newer:
// the only one of the open card, of the last question, of what was saved last or of the problem shown last.
func (in *Scene) Point() (point int64, distance int) {
	if at := pointOf(in.Draft); at != 0 && !in.Since() {
		return at, 0
	}
	for i, th := range in.Focus.Things {
		switch th.Kind {
		case chat.ThingQuery:
			if len(th.Numbers) == 1 {
				return th.Numbers[0], i
			}
		case chat.ThingPoint:
			return th.Numbers[0], i
		case chat.ThingSaved:
			if saved := in.Saved(); len(saved) == 1 && saved[0].Point != 0 {
				return saved[0].Point, i
			}
		case chat.ThingCase:
			for _, r := range in.Open() {
				if len(th.Numbers) == 1 && r.ID == th.Numbers[0] && r.Point != 0 {
					return r.Point, i
				}
			}
		}
	}
	return 0, len(in.Focus.Things)
}

// There is the one point of the open card or of all that was shown, asked after or saved last, or 0.
func (in *Scene) There() (point int64) {
	if at := pointOf(in.Draft); at != 0 && !in.Since() {
		return at
	}
	for _, th := range in.Focus.Things {
		switch {
		case th.At != in.Focus.Things[0].At:
		case th.Kind == chat.ThingPoint:
			return th.Numbers[0]
		case th.Kind == chat.ThingQuery && len(th.Numbers) == 1:
			return th.Numbers[0]
		case th.Kind == chat.ThingQuery: // what was listed answers a question for more
			return 0
		}
	}
	for _, r := range in.Listed() {
		if point != 0 && r.Point != point {
			return 0
		}
		point = r.Point
	}
	return point
}

// pointOf is the one point of what an open draft holds, or 0.
func pointOf(d *chat.Draft) (point int64) {
	if d == nil {
		return 0
	}
	for i := range d.Items {
		at := IDOf(ask.Get(&d.Items[i], "point"))
		if at == 0 || point != 0 && at != point {
			return 0
		}
		point = at
	}
	return point
}

// BesidePoints is a text without the names of the points that it names.
func (in *Scene) BesidePoints(says string) string {
	for _, called := range in.Hear(says).Question.Points {
		p := in.Dir.PointNamed(called)
		if p == nil {
			continue
		}
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			says = strings.ReplaceAll(says, name, "")
		}
	}
	return says
}

// A Sentence is a message and what was read of it.
type Sentence struct {
	Says string
	words.Said
	Reading  reading.Reading
	Question reading.Question
}

// Tells reports whether the sentence alone is a record: it has a point or numbers.
func (s *Sentence) Tells() bool {
	for _, it := range s.Reading.Items {
		switch it.Kind {
		case reading.None, reading.Query, reading.Progress, reading.Correction:
			continue
		}
		if it.Point != "" || len(it.Figures) > 0 || it.Present != nil || it.Expected != nil {
			return true
		}
	}
	return false
}

// TellsWhy reports whether some words behind a wish can only say why: 明天局里要开会, 小刘今天报过了. They want and add
// nothing, and nothing that would be a record by itself was read of them.
func (s *Sentence) TellsWhy() bool {
	if len(s.Question.Points)+len(s.Numbers)+len(s.Acts) > 0 || s.Nth != 0 || words.Asks(s.Says) || words.Adds(s.Says) || words.AddsTo(s.Says) || words.Mistaken(s.Says) || words.Taught(s.Says) != "" || len(words.Absent(s.Says)) > 0 {
		return false
	}
	return !slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool {
		routine := it.Kind == reading.Visit && (it.Type == "" || it.Type == "日常")
		return it.Kind != reading.None && it.Kind != reading.Progress && it.Kind != reading.Plan && !routine || len(it.Figures) > 0 || it.Present != nil || it.Expected != nil
	})
}

// NoNewThought reports whether nothing was read, except perhaps the progress of a problem.
func (s *Sentence) NoNewThought() bool {
	return !slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool { return it.Kind != reading.None && it.Kind != reading.Progress })
}

// Corrects reports whether a correction of a record was read.
func (s *Sentence) Corrects() bool {
	return slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool { return it.Kind == reading.Correction })
}

// A Proposal is what a topic would do with a sentence.
type Proposal struct {
	Name string // for the operator's log; it holds nothing of the text
	Cost int
	Do   func(t *Turn) error

	Tells bool // it begins a record
	Weak  bool // what the sentence clearly wants in other words comes before it
}

// The costs of a proposal add up. A proposal that costs more than Limit is not taken.
const (
	PerWord     = 1 // for each character that it leaves unexplained
	PerDistance = 2 // for each thing in the focus that is newer than what it is about
	Missing     = 3 // for something that must be asked
	Overwrites  = 4 // for a value that it changes without a word of correction
	Unfit       = 8 // for an act that does not suit its object
	Limit       = 10
)

// A Hearer proposes what a sentence may mean in a scene, or nil. It changes nothing, and the
// same scene and sentence give the same proposal.
type Hearer func(*Scene, *Sentence) *Proposal

// Propose returns the cheapest proposal of all parts, or nil.
//
// Where nothing fits well, what stands behind 说错了 is heard alone, and without why it was wrong: 说错了，大会是十三号，十二号老张要出差.
func (h *House) Propose(in *Scene, s *Sentence) *Proposal {
	best := cheapest(h.hearers, in, s)
	rest, slipped := words.BehindSlip(s.Says)
	if !slipped || in.Draft == nil || best != nil && !best.Tells && best.Cost < Unfit {
		return best
	}
	for _, says := range []string{rest, in.withoutWhy(rest)} {
		if p := cheapest(h.hearers, in, in.Hear(says)); p != nil && !p.Tells && (best == nil || best.Tells || p.Cost < best.Cost) {
			do := p.Do
			p.Do = func(t *Turn) error {
				ReadAs(t, says)
				return do(t)
			}
			best = p
		}
	}
	return best
}

// withoutWhy is the first clause of a text where those behind it only say why.
func (in *Scene) withoutWhy(says string) string {
	first, rest, more := words.FirstClause(says)
	if more && (words.NotDone(rest) || in.Hear(rest).TellsWhy()) {
		return first
	}
	return says
}

// cheapest is the cheapest of what some hearers propose, or nil.
func cheapest(hearers []Hearer, in *Scene, s *Sentence) (best *Proposal) {
	for _, hear := range hearers {
		if p := hear(in, s); p != nil && p.Cost <= Limit && (best == nil || p.Cost < best.Cost) {
			best = p
		}
	}
	return best
}

// aside reports whether an open draft only asks something beside the talk, and the message in hand is not its answer.
func aside(t *Turn, d *chat.Draft) bool {
	if d == nil || len(d.Items) != 1 {
		return false
	}
	kind := t.House.Kinds[d.Items[0].Kind]
	return kind != nil && kind.Ending != nil && kind.Ending.Aside != nil && kind.Ending.Aside(t.Says)
}

// SceneOf returns the scene of the message in hand.
func SceneOf(t *Turn) (*Scene, error) {
	d, parked, err := OpenForm(t)
	if err != nil {
		return nil, err
	}
	if aside(t, d) {
		d = nil
	}
	s := &Scene{Focus: t.Focus(), Draft: d, Parked: parked, Open: t.Unsettled, Dir: t.Dir, Me: t.Me, Today: t.Today, Now: t.Tx.Now, Units: t.Reader.FindUnit,
		Fit:  func(words string) int64 { return ProblemIn(t, words) },
		Read: func(says string) reading.Reading { return t.Read(says, t.Speaker(), t.Today) },
		Count: func(says string) (int, bool) {
			n, _, fault := t.HearCount(says)
			return n, fault == ""
		}}
	s.PointOf = func(says string) int64 {
		name, _ := t.Reader.FindPoint(says)
		return PointCalled(t.Dir, name)
	}
	s.Weighed = func(says string) []gist.Ranked {
		signs, _ := t.Reader.Signs(says, called(s, says), t.Today.Time())
		return gist.Trained().Rank(signs)
	}
	s.Hear = func(says string) *Sentence { return PartOf(t, says) }
	s.Focus.Things = fresh(s.Focus.Things, t)
	s.Plans = sync.OnceValue(func() []record.Record {
		plans, err := record.PlansOf(t.Tx, t.Me, t.Today.Add(-14))
		t.Fault = errors.Join(t.Fault, err)
		return plans
	})
	s.Saved = sync.OnceValue(func() []record.Record {
		th, _ := s.Focus.Find(chat.ThingSaved)
		return recordsOf(t, th)
	})
	s.Recent = sync.OnceValue(func() (recent []record.Record) {
		own, err := record.OfPerson(t.Tx, t.Me.ID, mostListed)
		t.Fault = errors.Join(t.Fault, err)
		for i := range own {
			if day.DayOf(own[i].Created) != day.DayOf(t.Tx.Now) {
				break
			}
			r, err := record.Find(t.Tx, own[i].ID) // with its figures
			if err != nil {
				t.Fault = errors.Join(t.Fault, err)
				break
			}
			recent = append(recent, *r)
		}
		return recent
	})
	s.Own = sync.OnceValue(func() []record.Record {
		own, err := record.OfPerson(t.Tx, t.Me.ID, mostOwn)
		t.Fault = errors.Join(t.Fault, err)
		return own
	})
	s.SaidOf = func(r *record.Record) string {
		d, err := chat.FindDraft(t.Tx, r.Draft)
		if errors.Is(err, store.ErrNotFound) { // imported
			return r.Detail.Said
		}
		t.OwnFault(err)
		if err != nil {
			return ""
		}
		return d.Text
	}
	s.Told = sync.OnceValue(func() string {
		saved := s.Saved()
		if len(saved) == 0 {
			return ""
		}
		return s.SaidOf(&saved[0])
	})
	s.Problems = func(p day.Period) (found []record.Record) {
		scope := t.Scope()
		t.OwnFault(record.Problems(t.Tx, p, func(r *record.Record) error {
			if r.Problem != nil && record.Visible(scope, r) {
				found = append(found, *r)
			}
			return nil
		}))
		return found
	}
	s.OfPerson = func(person int64) []record.Record {
		all, err := record.OfPerson(t.Tx, person, mostOwn)
		t.OwnFault(err)
		return slices.DeleteFunc(all, func(r record.Record) bool { return r.Kind != record.KindVisit || !record.Visible(t.Scope(), &r) })
	}
	s.VisitsAt = func(point int64) []record.Record {
		visits, err := record.LastVisits(t.Tx, point, mostListed)
		t.OwnFault(err)
		return slices.DeleteFunc(visits, func(r record.Record) bool { return !record.Visible(t.Scope(), &r) })
	}
	s.Find = func(number int64) *record.Record {
		r, err := t.Visible(number)
		t.OwnFault(err)
		return r
	}
	s.Listed = sync.OnceValue(func() []record.Record { return Shown(t) })
	return s, nil
}

// Shown returns the records that were shown last, in a list or alone, if nothing came into the focus since.
func Shown(t *Turn) []record.Record {
	things := fresh(slices.Clone(t.Focus().Things), t)
	for i := range things {
		switch th := &things[i]; {
		case th.At != things[0].At:
			return nil
		case th.Kind == chat.ThingList, th.Kind == chat.ThingCase, th.Kind == chat.ThingSaved:
			return slices.DeleteFunc(recordsOf(t, th), func(r record.Record) bool { return !record.Visible(t.Scope(), &r) })
		}
	}
	return nil
}

// recordsOf returns the records of a thing that are not withdrawn.
func recordsOf(t *Turn, th *chat.Thing) (saved []record.Record) {
	if th == nil {
		return nil
	}
	for _, n := range th.Numbers[:min(len(th.Numbers), mostListed)] {
		switch r, err := record.Find(t.Tx, n); {
		case errors.Is(err, store.ErrNotFound): // forgotten since
		case err != nil:
			t.Fault = errors.Join(t.Fault, err)
		case r.Withdrawn.IsZero():
			saved = append(saved, *r)
		}
	}
	return saved
}

// mostListed is among how many records of a list one is looked for.
const mostListed = 24

// mostOwn is among how many of a person's newest records one is looked for.
const mostOwn = 60

func fresh(all []chat.Thing, t *Turn) (kept []chat.Thing) {
	for _, th := range all {
		if th.Fresh(t.Tx.Now) {
			kept = append(kept, th)
		}
	}
	return kept
}

// PartOf returns a part of the message in hand and what was read of it.
func PartOf(t *Turn, says string) *Sentence {
	s := &Sentence{Says: says, Reading: t.Read(says, t.Speaker(), t.Today), Question: t.ReadQuestion(says)}
	if says == t.Says {
		s.Said = t.heard().said
	} else {
		s.Said = words.Read(says)
	}
	return s
}

// SentenceOf returns the message in hand and what was read of it, without a call before it: 等下
// 253现在到哪步了.
func SentenceOf(t *Turn) *Sentence { return PartOf(t, words.WithoutCall(t.Says)) }
