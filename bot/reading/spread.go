package reading

import (
	"slices"
	"time"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
)

// spread makes the items of a passage: one for each point, type, day or group
// that it tells of, each with the numbers that are its own.
func (k *composer) spread(p *passage, s *said) {
	u := &unfolding{composer: k, p: p, s: s}
	u.survey()
	switch p.kind {
	case Visit:
		u.visits()
	case Meeting:
		u.meetings()
	case Activity:
		u.activities()
	case Progress:
		u.progresses()
	case Problem, Plan:
		for i, q := range u.places() {
			u.put(s.typ, q, u.dayFor(q.ref, i, len(s.places)), q.ref)
		}
	default:
		u.put("", u.places()[0], u.dayFor(nowhere, 0, 1))
	}
	u.distribute()
	u.lookAhead()
	for _, d := range u.out {
		k.finishTold(d, p, u.mask)
		if n := len(k.items); n == 0 || !unify(&k.items[n-1].Item, &d.Item) {
			k.items = append(k.items, d)
		} else {
			k.items[n-1].pieces = append(k.items[n-1].pieces, d.pieces...)
		}
	}
}

// An unfolding is the items of one passage while they are made.
type unfolding struct {
	*composer
	p   *passage
	s   *said
	out []*toldItem

	mask     uint64 // classes of the passage's words
	types    []string
	typeRefs map[string][]ref
	groups   []string // 党小组
	groupRef []ref
}

func (u *unfolding) has(c lex.Class) bool { return u.mask&(1<<c) != 0 }

// survey lists the types and the 党小组 that are named.
func (u *unfolding) survey() {
	u.typeRefs = map[string][]ref{}
	for _, i := range u.p.clauses {
		c := &u.clauses[i]
		u.mask |= c.mask
		for z := range c.toks {
			w := &c.toks[z]
			switch at := (ref{i, z}); {
			case u.s.dropped[at]:
			case u.p.kind == Visit && w.Is(lex.VisitType), u.p.kind == Meeting && w.Is(lex.Meeting):
				if len(u.typeRefs[w.Word.Value]) == 0 {
					u.types = append(u.types, w.Word.Value)
				}
				u.typeRefs[w.Word.Value] = append(u.typeRefs[w.Word.Value], at)
			case u.p.kind == Meeting && w.Is(lex.GroupRef):
				if !slices.Contains(u.groups, w.Word.Value) {
					u.groups, u.groupRef = append(u.groups, w.Word.Value), append(u.groupRef, at)
				}
			}
		}
	}
}

// places are the points of the passage, or one that is none.
func (u *unfolding) places() []saidPlace {
	if len(u.s.places) == 0 {
		return []saidPlace{noPlace}
	}
	return u.s.places
}

// dates counts the different days.
func (u *unfolding) dates() int {
	seen := map[string]bool{}
	for _, d := range u.s.days {
		seen[u.dateOf(d, u.p.kind == Plan)] = true
	}
	return len(seen)
}

// times returns how often the commonest figure is told.
func (u *unfolding) times() (most int) {
	count := map[string]int{}
	for _, g := range u.s.given {
		count[g.name]++
		most = max(most, count[g.name])
	}
	return most
}

// dayFor is the day of the k-th of n items: the k-th where there are n, else the
// latest before the place.
func (u *unfolding) dayFor(r ref, k, n int) *saidDay {
	days := u.s.days
	if len(days) == 0 {
		return nil
	}
	if len(days) == n && n > 1 {
		return &days[k]
	}
	best := &days[0]
	for i := range days {
		if days[i].ref != nowhere && r != nowhere && days[i].ref.before(r) {
			best = &days[i]
		}
	}
	return best
}

// put adds an item.
func (u *unfolding) put(typ string, q saidPlace, d *saidDay, anchors ...ref) *toldItem {
	it := &toldItem{draft: &draft{Item: Item{Kind: u.p.kind, Type: typ}, point: q.point, org: q.org}, place: q}
	for _, a := range anchors {
		if a != nowhere {
			it.anchors = append(it.anchors, a)
		}
	}
	if d != nil {
		it.Date, it.fuzzy = u.dateOf(*d, u.p.kind == Plan), d.fuzzy
	}
	for _, i := range u.p.clauses {
		it.pieces = append(it.pieces, piece{&u.clauses[i]})
	}
	u.out = append(u.out, it)
	return it
}

func (u *unfolding) visits() {
	ps, typ := u.places(), u.s.typ
	switch {
	case len(ps) > 1:
		for i, q := range ps {
			ty := typ
			if len(u.types) == len(ps) {
				ty = u.types[i]
			} else if len(u.types) == 1 {
				ty = u.types[0]
			}
			u.put(ty, q, u.dayFor(q.ref, i, len(ps)), q.mentions...)
		}
	case len(u.types) > 1:
		for i, ty := range u.types {
			u.put(ty, ps[0], u.dayFor(u.typeRefs[ty][0], i, len(u.types)), u.typeRefs[ty]...)
		}
	case u.dates() > 1:
		u.byDay(typ, ps[0])
	default:
		u.put(typ, ps[0], u.dayFor(nowhere, 0, 1))
	}
}

// byDay makes an item for each different day.
func (u *unfolding) byDay(typ string, q saidPlace) {
	refs := map[string][]ref{}
	var order []int
	for i := range u.s.days {
		v := u.dateOf(u.s.days[i], u.p.kind == Plan)
		if refs[v] == nil {
			order = append(order, i)
		}
		refs[v] = append(refs[v], u.s.days[i].ref)
	}
	for n, i := range order {
		u.put(typ, q, &u.s.days[i], append(refs[u.dateOf(u.s.days[i], u.p.kind == Plan)], u.ordinals(n)...)...)
	}
}

// ordinals finds 头一天 and 第二天 as mentions of the n-th day.
func (u *unfolding) ordinals(n int) []ref {
	if n >= len(dayOrdinals) {
		return nil
	}
	var out []ref
	for _, i := range u.p.clauses {
		c := &u.clauses[i]
		if u.session.within(c.start, c.end, dayOrdinals[n]) >= 0 {
			out = append(out, ref{i, 0})
		}
	}
	return out
}

var dayOrdinals = [][]string{
	{"头一天", "第一天", "头天", "前一天", "先一天"},
	{"第二天", "后一天", "次日", "第2天", "隔天"},
	{"第三天", "第3天"},
}

func (u *unfolding) meetings() {
	types := u.types
	if len(types) == 0 {
		types = []string{""}
		if len(u.groups) > 0 {
			types[0] = "党小组会"
		}
		u.typeRefs[types[0]] = nil
	}
	ps := u.places()
	if n := len(u.groups); n > 1 && (u.dates() >= n || u.times() >= n || u.has(lex.Each)) {
		for i := range u.groups {
			it := u.put(types[0], ps[0], u.dayFor(u.groupRef[i], i, n), u.groupRef[i])
			it.sect = u.groups[i]
		}
		return
	}
	if len(ps) == 1 && len(types) == 1 && u.dates() > 1 {
		u.byDay(types[0], ps[0])
		return
	}
	n, k := len(ps)*len(types), 0
	for _, q := range ps {
		for _, ty := range types {
			anchors, first := q.mentions, nowhere
			if len(types) > 1 {
				anchors = u.typeRefs[ty]
			}
			if len(anchors) > 0 {
				first = anchors[0]
			}
			it := u.put(ty, q, u.dayFor(first, k, n), anchors...)
			for _, g := range u.groups {
				it.sect += " " + g
			}
			k++
		}
	}
}

// activities makes an item for each type whose figure is told or, where none is,
// for the first that is named.
func (u *unfolding) activities() {
	var types []string
	add := func(s string) {
		if s != "" && s != "visit" && s != "meeting" && !slices.Contains(types, s) {
			types = append(types, s)
		}
	}
	for _, g := range u.s.given {
		if ind := u.indicator(g.name); ind != nil && ind.Kind == Activity {
			add(ind.Type)
		}
	}
	for _, i := range u.p.clauses {
		for _, a := range activityTypes(&u.clauses[i]) {
			if len(types) == 0 {
				add(a)
			}
		}
	}
	if len(types) == 0 {
		types = []string{""}
	}
	for _, ty := range types {
		ps := u.places()
		if ty == "结对联建" || u.times() < len(ps) {
			ps = ps[:1]
		}
		for i, q := range ps {
			u.put(ty, q, u.dayFor(q.ref, i, len(ps)), q.ref)
		}
	}
}

func (u *unfolding) progresses() {
	var nums []int
	for _, i := range u.p.clauses {
		nums = append(nums, u.numbered(&u.clauses[i])...)
	}
	ps := u.places()
	if first := u.p.clauses[0]; len(nums) == 0 && ps[0].point < 0 && first > 0 {
		nums = u.numbered(&u.clauses[first-1])
	}
	for _, n := range nums {
		u.put(u.s.typ, ps[0], u.dayFor(nowhere, 0, 1)).RefersTo = n
	}
	for i, q := range ps {
		if len(nums) == 0 {
			u.put(u.s.typ, q, u.dayFor(q.ref, i, len(ps)), q.ref)
		}
	}
}

// give fills a slot with a number.
func (t *sentence) give(it *toldItem, g given) {
	n := t.at(g.ref).Num
	v := n.Value
	switch g.name {
	case isPair:
		it.Expected, it.Present = new(n.Bare), new(v)
	case isExpected:
		it.Expected = new(v)
	case isPresent:
		it.Present = new(v)
	case isBoth:
		it.Expected, it.Present = new(v), new(v)
	default:
		it.set(figure{name: g.name, value: v, approx: n.Approx, firm: true})
	}
}

// distribute gives the numbers of the passage to its items.
func (u *unfolding) distribute() {
	done := map[string]bool{}
	for _, g := range u.s.given {
		ind := u.indicator(g.name)
		var mates []*toldItem
		for _, it := range u.out {
			if ind == nil || ind.Kind != Activity || it.Kind != Activity || ind.Type == it.Type {
				mates = append(mates, it)
			}
		}
		switch {
		case len(mates) == 1:
			u.give(mates[0], g)
		case len(mates) > 1 && !done[g.name]:
			done[g.name] = true
			u.deal(g.name, mates)
		}
	}
}

// deal gives the numbers of one name to several items: in order where there are
// as many and all stand behind the items, to all where it is said of each, else
// each to the nearest.
func (u *unfolding) deal(name string, mates []*toldItem) {
	var gs []given
	for _, g := range u.s.given {
		if g.name == name {
			gs = append(gs, g)
		}
	}
	last := nowhere
	for _, m := range mates {
		for _, a := range m.anchors {
			if last.before(a) {
				last = a
			}
		}
	}
	first, c := gs[0].ref, &u.clauses[gs[0].clause]
	behind := last.before(first)
	switch {
	case len(gs) == len(mates) && (behind || c.has(lex.Each)):
		for i, m := range mates {
			u.give(m, gs[i])
		}
	case len(gs) == 1 && behind && (c.has(lex.Each) || c.has(lex.All) || u.p.kind == Meeting):
		for _, m := range mates {
			u.give(m, gs[0])
		}
	case len(gs) == 1 && behind && last.clause < first.clause && u.p.kind == Visit:
		// one figure for several points is of none
	default:
		for _, g := range gs {
			u.give(nearest(mates, g.ref), g)
		}
	}
}

// nearest is the item that a number belongs to: the only one named in its
// clause, else the one named last before it.
func nearest(mates []*toldItem, r ref) *toldItem {
	var in []*toldItem
	near, best := mates[0], nowhere
	for _, m := range mates {
		for _, a := range m.anchors {
			if a.clause == r.clause && !slices.Contains(in, m) {
				in = append(in, m)
			}
			if a.before(r) && best.before(a) {
				best, near = a, m
			}
		}
	}
	if len(in) == 1 {
		return in[0]
	}
	return near
}

// lookAhead makes plans of items whose day without a year lies almost a year back
// and only weeks ahead, where nothing says that it has been.
func (u *unfolding) lookAhead() {
	if u.p.kind != Visit && u.p.kind != Meeting && u.p.kind != Activity || len(u.s.given) > 0 || u.has(lex.Perfect) {
		return
	}
	for _, it := range u.out {
		for _, d := range u.s.days {
			if d.sort() != "exact" || d.when.Kind != days.MonthDay || d.when.Year != 0 || it.Date == "" || u.dateOf(d, false) != it.Date {
				continue
			}
			past, _ := d.when.Resolve(u.today, false)
			if next, ok := d.when.Resolve(u.today, true); ok && u.today.Sub(past) > nearlyAYear && next.Sub(u.today) < 45*24*time.Hour {
				it.Item = Item{Kind: Plan, Date: next.Format(time.DateOnly)}
			}
		}
	}
}
