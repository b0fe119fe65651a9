package reading

import (
	"strconv"
	"time"

	"liaison/bot/reading/days"
	"liaison/bot/reading/model"
	"liaison/bot/reading/token"
)

// A decision is one of the small choices by which the tokens of a passage become
// slots of its items. Each has a model of its own.
type decision int

const (
	whichNumber    decision = iota // which figure a number is
	isPassageDay                   // whether a day is the passage's
	isPassagePlace                 // whether a point is
	isHeld                         // whether a meeting or a visit that is named was held
	dayHolds                       // whether the day spoken of before holds on
	placeHolds
	whichVisit
	whichProblem
	whichProgress
	decisions
)

// slotModels decide what the tokens of a passage mean for its items.
type slotModels [decisions]*model.Choice

// slotNotes are examples of each decision.
type slotNotes [decisions][]model.ChosenExample

// An expert decides, or in training notes what is to be decided.
type expert struct {
	models *slotModels
	notes  *slotNotes
	low    int32 // by how much the narrowest decision was won
}

var yesNo = []string{"n", "y"}

// yes decides a question; in training right is its answer.
func (e *expert) yes(d decision, features model.Bag, right func() bool) bool {
	ex := model.Example{Features: features, Names: yesNo}
	if e.notes == nil {
		return e.choose(d, &ex) == 1
	}
	ok, k := right(), 0
	if ok {
		k = 1
	}
	e.note(d, ex, k)
	return ok
}

// choose picks one of an example's names.
func (e *expert) choose(d decision, ex *model.Example) int {
	best, margin := e.models[d].Best(ex)
	e.low = min(e.low, margin)
	return best
}

func (e *expert) note(d decision, ex model.Example, right int) {
	e.notes[d] = append(e.notes[d], model.ChosenExample{Example: ex, Right: right})
}

// near describes what stands around a token, also with the passage's kind.
func (t *sentence) near(kind string, r ref, extra ...string) model.Bag {
	c := &t.clauses[r.clause]
	u := t.at(r)
	b := make(model.Bag, 0, 128)
	add := func(parts ...string) {
		f := model.Of(parts...)
		b = append(b, f, f.With("|").With(kind))
	}
	me, right := t.codeAt(r.clause, r.token), t.codeAt(r.clause, r.token+1)
	add("1")
	add("me=", me)
	add("l1=", t.codeAt(r.clause, r.token-1))
	add("r1=", right)
	add("r2=", t.codeAt(r.clause, r.token+2))
	add("mr=", me, right)
	if u.Kind == token.When {
		k := strconv.Itoa(int(u.When.Kind))
		add("k", k)
		add("k", k, "b", flagsOf(u.When.Bare))
	}
	for m := 1; m <= 3; m++ {
		add("cl", t.span(u.Start-m, u.Start))
		add("cr", t.span(u.End, u.End+m))
	}
	if r.token == 0 {
		add("first")
	}
	if r.token == len(c.toks)-1 {
		add("last")
	}
	if len(c.toks) == 1 {
		add("only")
	}
	eachBit(c.mask, func(k int) { add("C", strconv.Itoa(k)) })
	before, after := t.familiesIn(c.start, u.Start), t.familiesIn(u.End, c.end)
	eachBit(before, func(f int) { add("A0:", families[f].name) })
	eachBit(after, func(f int) { add("A1:", families[f].name) })
	for _, s := range extra {
		add(s)
	}
	return b
}

// familiesIn are the families with a word that begins in a stretch of text.
func (t *sentence) familiesIn(a, b int) (m uint64) {
	for _, h := range t.hits {
		if h.start >= a && h.end <= b {
			m |= 1 << h.family
		}
	}
	return m
}

// A saidDay is a day that was said, or that today is meant.
type saidDay struct {
	ref
	when         days.When
	fuzzy, today bool
}

func (d saidDay) sort() string {
	switch {
	case d.today:
		return "part"
	case d.fuzzy:
		return "fuzzy"
	}
	return "exact"
}

func (t *sentence) daysOf(i int) []saidDay {
	var out []saidDay
	c := &t.clauses[i]
	w := 0
	for k := range c.toks {
		u := &c.toks[k]
		if u.Kind != token.When {
			continue
		}
		at := ref{i, k}
		switch {
		case u.When.Exact():
			v := u.When
			if w < len(c.whens) {
				v = c.whens[w] // bound to the month or week before
			}
			w++
			out = append(out, saidDay{ref: at, when: v})
		case u.When.Kind == days.FuzzyPast:
			out = append(out, saidDay{ref: at, fuzzy: true})
		case u.When.Kind == days.DayPart, u.When.Kind == days.JustNow:
			out = append(out, saidDay{ref: at, today: true})
		}
	}
	return out
}

func (t *sentence) dateOf(d saidDay, plan bool) string {
	if d.today {
		return t.today.Format(time.DateOnly)
	}
	if d.fuzzy {
		return ""
	}
	if v, ok := d.when.Resolve(t.today, plan); ok {
		return v.Format(time.DateOnly)
	}
	return ""
}

// A saidPlace is a point, and perhaps an organisation, that was named.
type saidPlace struct {
	ref
	mentions   []ref
	point, org int
	unsure     []int // the points that it may be
}

var noPlace = saidPlace{ref: nowhere, point: -1, org: -1}

// placesOf lists the points that a clause names; known are those spoken of.
func (t *sentence) placesOf(i int, known []int) []saidPlace {
	var out []saidPlace
	c := &t.clauses[i]
	for k := range c.toks {
		u := &c.toks[k]
		if u.Kind != token.Name {
			continue
		}
		ts := t.sift(u.Targets, known)
		p := saidPlace{ref: ref{i, k}, point: ts[0].Point, org: -1}
		for _, s := range ts[1:] {
			if s.Point != ts[0].Point {
				p.point = -1
			}
		}
		switch {
		case len(ts) == 1:
			p.org = ts[0].Org
		case p.point < 0:
			for _, s := range ts {
				p.unsure = append(p.unsure, s.Point)
			}
		}
		if p.point >= 0 || p.unsure != nil {
			out = append(out, p)
		}
	}
	return out
}

// repaired reports whether what stands at b takes back what stands at a: 去了
// 钢市，不对，是步行街.
func (t *sentence) repaired(a, b ref) bool {
	if a == nowhere || b == nowhere {
		return false
	}
	from, to := t.at(a).End, t.at(b).Start
	if from >= to || to-from > 14 {
		return false
	}
	return takesBack("", t.span(from, to))
}
