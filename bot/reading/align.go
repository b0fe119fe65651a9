package reading

import (
	"math"
	"slices"
	"time"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/model"
	"liaison/bot/reading/token"
)

// A Sample is a sentence and what a reader of it must find.
type Sample struct {
	ID     string
	Author string `json:"-"`
	By     Role
	Text   string
	Want   Reading
}

// An aligned sentence knows which of its clauses tell of which wanted items.
type aligned struct {
	*sentence
	want []Item // none where the text makes no record

	labels []label
	groups []passage
}

// A passage is a run of clauses that tells of one item, or of several together.
type passage struct {
	kind    Kind
	clauses []int
	head    []int             // clauses before it that name what it is of
	units   map[string]string // figures by unit that were told behind that head
	want    []Item            // in training
}

// A place on the way of an alignment: the items from..to are told of since the
// latest clause that began something; last is 0 outside, 1 begun, 2 gone on.
type alignment struct{ from, to, last int }

func (s alignment) before(o alignment) int {
	return slices.Compare([]int{s.from, s.to, s.last}, []int{o.from, o.to, o.last})
}

func (a *aligned) labelOf(s alignment) label {
	switch {
	case s.last == 0 || s.to == 0:
		return outside
	case s.last == 1:
		return begins(a.want[s.from].Kind)
	}
	return goesOn(a.want[s.from].Kind)
}

// align finds the labels that spell the wanted items in their order: the best by
// plain evidence and, where there is one, by a model.
func (a *aligned) align(m *model.Chain) bool {
	n := len(a.clauses)
	a.labels, a.groups = make([]label, n), nil
	if len(a.want) == 0 {
		return true
	}
	var emit [][]int32
	if m != nil {
		emit = m.Emissions(a.links)
	}
	type cell struct {
		value float64
		from  alignment
	}
	now, history := map[alignment]cell{{}: {}}, make([]map[alignment]cell, 0, n)
	for i := range n {
		next := map[alignment]cell{}
		states := make([]alignment, 0, len(now))
		for s := range now {
			states = append(states, s)
		}
		slices.SortFunc(states, alignment.before)
		for _, s := range states {
			before := int(a.labelOf(s))
			if i == 0 {
				before = labelLen
			}
			put := func(to alignment, v float64) {
				if l := a.labelOf(to); m != nil {
					v += modelTrust * float64(emit[i][l]+m.Passing(&a.links.Links[i], before, int(l)))
				}
				v += now[s].value
				if old, ok := next[to]; !ok || v > old.value {
					next[to] = cell{v, s}
				}
			}
			put(alignment{s.from, s.to, 0}, a.fitsNone(i))
			if s.to > 0 {
				put(alignment{s.from, s.to, 2}, a.fits(i, s.from, s.to)+0.2)
			}
			for to := s.to + 1; to <= len(a.want) && a.want[to-1].Kind == a.want[s.to].Kind; to++ {
				v := a.fits(i, s.to, to) + 0.3 - 0.5*float64(to-s.to-1)
				if !a.tellsTogether(s.to, to) {
					v -= apartCost
				}
				put(alignment{s.to, to, 1}, v)
			}
		}
		history, now = append(history, next), next
	}
	best, most := alignment{}, math.Inf(-1)
	for s, c := range now {
		if s.to == len(a.want) && (c.value > most || c.value == most && s.before(best) < 0) {
			best, most = s, c.value
		}
	}
	if math.IsInf(most, -1) {
		return false
	}
	states := make([]alignment, n)
	for i := n - 1; i >= 0; i-- {
		states[i] = best
		best = history[i][best].from
	}
	for i, s := range states {
		a.labels[i] = a.labelOf(s)
		if s.last == 1 {
			a.groups = append(a.groups, passage{kind: a.want[s.from].Kind, want: a.want[s.from:s.to]})
		}
		if s.last != 0 && len(a.groups) > 0 {
			g := &a.groups[len(a.groups)-1]
			g.clauses = append(g.clauses, i)
		}
	}
	return true
}

// apartCost keeps items in passages of their own unless there are too few clauses.
const apartCost = 100

// tellsTogether reports whether one passage can tell of the items from up to to. Of
// kinds that are not woven only the points may differ.
func (a *aligned) tellsTogether(from, to int) bool {
	if isWoven(a.want[from].Kind) {
		return true
	}
	seen := map[string]bool{}
	for _, it := range a.want[from:to] {
		if first := a.want[from]; seen[it.Point] || it.Type != first.Type || it.Date != first.Date {
			return false
		}
		seen[it.Point] = true
	}
	return true
}

// modelTrust is how much a model's weight counts beside plain evidence.
const modelTrust = 0.02

func (it *Item) holds(v int) bool {
	for _, f := range it.Figures {
		if f == v {
			return true
		}
	}
	return it.Expected != nil && *it.Expected == v || it.Present != nil && *it.Present == v
}

// fitsNone is what speaks for one of no item: less where it has a
// number that some item holds.
func (a *aligned) fitsNone(i int) (v float64) {
	for k := range a.clauses[i].toks {
		u := &a.clauses[i].toks[k]
		if (u.Kind == token.Number && !u.Num.Odd || u.Kind == token.Pair) && slices.ContainsFunc(a.want, func(x Item) bool { return x.holds(u.Num.Value) }) {
			v -= 2
		}
	}
	return v
}

var kindCues = []struct {
	kind Kind
	cues []lex.Class
}{
	{Visit, []lex.Class{lex.VisitType, lex.VisitVerb, lex.CallVerb, lex.GoVerb, lex.Teach}},
	{Meeting, []lex.Class{lex.Meeting, lex.SomeMeeting, lex.Present, lex.Expected, lex.Everyone}},
	{Problem, []lex.Class{lex.Report, lex.Finding, lex.Saying, lex.Trouble, lex.Topic}},
	{Activity, []lex.Class{lex.FigureCue, lex.GroupCue}},
	{Progress, []lex.Class{lex.ThatOne, lex.Done, lex.Ongoing, lex.Assign}},
	{Plan, []lex.Class{lex.Modal, lex.Remind}},
	{Correction, []lex.Class{lex.Amend, lex.Wrong, lex.NewValue, lex.NotValue}},
	{Query, []lex.Class{lex.Asking, lex.MaybeAsking, lex.Listing}},
}

// fits is what speaks for a passage of the items from up to to.
func (a *aligned) fits(i, from, to int) (v float64) {
	c := &a.clauses[i]
	if k := a.want[from].Kind; (k == Visit || k == Meeting || k == Activity) && a.denies(i) && eventOf(c) != "" && !c.hasNumber {
		v -= 10 // 二支部支委会没开
	}
	score := func(plus, minus float64, f func(*Item) bool) {
		other := false
		for q := range a.want {
			if f(&a.want[q]) {
				if q >= from && q < to {
					v += plus
					return
				}
				other = true
			}
		}
		if other {
			v -= minus
		}
	}
	when := 0
	for k := range c.toks {
		u := &c.toks[k]
		switch {
		case u.Kind == token.Number && !u.Num.Odd && !u.Num.Vague, u.Kind == token.Pair:
			score(3, 3, func(x *Item) bool { return x.holds(u.Num.Value) })
		case u.Kind == token.Name && len(u.Targets) > 0 && u.Targets[0].Point >= 0:
			p := a.r.roster.Points[u.Targets[0].Point].Name
			score(2, 3, func(x *Item) bool { return x.Point == p })
			if !slices.ContainsFunc(a.want, func(x Item) bool { return x.Point == p || x.Point == "" }) {
				v -= 1.2 // 路过钢市没停
			}
		case u.Kind == token.When && u.When.Exact():
			if when < len(c.whens) {
				score(1.5, 2, func(x *Item) bool {
					d, ok := c.whens[when].Resolve(a.today, x.Kind == Plan)
					return ok && x.Date == d.Format(time.DateOnly)
				})
			}
			when++
		case u.Is(lex.VisitType):
			score(2, 2, func(x *Item) bool { return x.Kind == Visit && x.Type == u.Word.Value })
		case u.Is(lex.Meeting):
			score(3, 3, func(x *Item) bool { return x.Kind == Meeting && x.Type == u.Word.Value })
		case u.Is(lex.FigureCue) && u.Word.Group != string(Visit):
			score(2, 2, func(x *Item) bool { return x.Type == u.Word.Group })
		case u.Is(lex.FigureCue):
			score(1, 1, func(x *Item) bool { return x.Kind == Visit })
		case u.Is(lex.GroupCue):
			score(2, 2, func(x *Item) bool { return x.Type == u.Word.Value })
		case u.Kind == token.Word && u.Word.Topic != "":
			score(1, 1, func(x *Item) bool { return x.Kind == Problem && x.Type == u.Word.Topic })
		}
	}
	for _, k := range kindCues {
		if c.has(k.cues...) {
			score(1, 0.7, func(x *Item) bool { return x.Kind == k.kind })
		}
	}
	return v
}

func (r *Reader) alignedOf(s *Sample, speaker func(Role) Speaker) *aligned {
	x, toks := r.begin(untable(s.Text), speaker(s.By), SampleDay)
	a := &aligned{sentence: x.prepare(toks), want: s.Want.Items}
	a.wantAsk = s.Want.Ask
	a.links = a.features()
	if len(a.want) == 1 && a.want[0].Kind == None {
		a.want = nil
	}
	return a
}

func realign(all []*aligned) []*aligned {
	var out []*aligned
	for _, a := range all {
		if len(a.clauses) > 0 && a.align(nil) {
			out = append(out, a)
		}
	}
	first := chainTraining
	first.Members, first.Passes, first.Drop = 6, 8, 0
	m := trainChain(out, first)
	for _, a := range out {
		a.align(m)
	}
	return out
}

func trainChain(all []*aligned, t model.Training) *model.Chain {
	examples := make([]model.LinkedExample, 0, len(all))
	for _, a := range all {
		labels := make([]int, len(a.labels))
		for i, l := range a.labels {
			labels[i] = int(l)
		}
		examples = append(examples, model.LinkedExample{Links: a.links, Labels: labels})
	}
	return model.TrainChain(examples, labelLen, follows, t)
}
