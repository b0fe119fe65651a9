package reading

import (
	"slices"
	"time"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/token"
)

// isWoven reports whether passages of a kind that follow each other are told in
// one breath.
func isWoven(k Kind) bool { return k == Visit || k == Meeting || k == Activity || k == Plan }

// conclude makes the items of passages and takes them up.
func (k *composer) conclude(ps []*passage, ss []*said) {
	var mask uint64
	for _, p := range ps {
		for _, i := range p.clauses {
			mask |= k.clauses[i].mask
		}
	}
	var items []*toldItem
	if isWoven(ps[0].kind) {
		items = k.weave(ps, ss)
	} else {
		u := &unfolding{composer: k, p: ps[0], s: ss[0]}
		u.unfold()
		items = u.out
	}
	for _, it := range items {
		k.lookAhead(it)
		if it.Kind == Meeting && it.Type == "" {
			it.Type = k.meeting
		}
		of := mask
		if isWoven(it.Kind) {
			of = 0
			for _, q := range it.pieces {
				of |= q.clause.mask
			}
		}
		k.finishTold(it, of)
		if n := len(k.items); n == 0 || !unify(&k.items[n-1].Item, &it.Item) {
			k.items = append(k.items, it)
		} else {
			last := k.items[n-1]
			last.pieces = append(last.pieces, it.pieces...)
			last.sect += " " + it.sect
			last.Groups = groupsOf(last.draft)
		}
	}
}

// oneMeeting is the one type of meeting that a text names, or "": 支委会开没开？开了，昨天.
func oneMeeting(t *sentence) (typ string) {
	several := false
	hear := func(w token.Token) {
		several = several || typ != "" && typ != w.Word.Value
		typ = w.Word.Value
	}
	for i := range t.clauses {
		t.clauses[i].words(lex.Meeting, hear)
	}
	for _, u := range t.struck {
		if u.Is(lex.Meeting) {
			hear(u)
		}
	}
	if several {
		return ""
	}
	return typ
}

// An unfolding is the items of one passage while they are made.
type unfolding struct {
	*composer
	p   *passage
	s   *said
	out []*toldItem
}

func (u *unfolding) unfold() {
	switch u.p.kind {
	case Progress:
		u.progresses()
	case Problem:
		for i, q := range u.places() {
			u.put(u.s.typ, q, u.dayFor(q.ref, i, len(u.s.places)))
		}
	default:
		of := u.places()
		if !u.eachGiven(of) {
			of = of[:1]
		}
		for i, q := range of {
			it := u.put("", q, u.dayFor(nowhere, i, len(of)))
			for _, g := range u.s.given {
				if (i == 0 || q.before(g.ref)) && (i+1 == len(of) || g.before(of[i+1].ref)) {
					u.give(it, g)
				}
			}
		}
	}
}

// eachGiven reports whether a number is said behind each of several points: 钢市户数是
// 26不是62，居然户数是83.
func (u *unfolding) eachGiven(places []saidPlace) bool {
	for i, q := range places {
		if !slices.ContainsFunc(u.s.given, func(g given) bool {
			return q.before(g.ref) && (i+1 == len(places) || g.before(places[i+1].ref))
		}) {
			return false
		}
	}
	return len(places) > 1
}

// places are the points of the passage, or one that is none.
func (u *unfolding) places() []saidPlace {
	if len(u.s.places) == 0 {
		return []saidPlace{noPlace}
	}
	return u.s.places
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
	if u.p.kind == Progress && r == nowhere {
		best = &days[len(days)-1] // 昨天装好了，今天复检合格
	}
	for i := range days {
		if days[i].ref != nowhere && r != nowhere && days[i].ref.before(r) {
			best = &days[i]
		}
	}
	return best
}

// put adds an item.
func (u *unfolding) put(typ string, q saidPlace, d *saidDay) *toldItem {
	it := &toldItem{draft: &draft{Item: Item{Kind: u.p.kind, Type: typ}, point: q.point, org: q.org}, place: q}
	if d != nil {
		it.Date, it.fuzzy = u.dateOf(*d, u.p.kind == Plan), d.fuzzy
	}
	for _, i := range u.p.clauses {
		it.pieces = append(it.pieces, piece{&u.clauses[i]})
	}
	u.out = append(u.out, it)
	return it
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
		if at := q.ref; len(nums) == 0 {
			if len(ps) == 1 {
				at = nowhere
			}
			u.put(u.s.typ, q, u.dayFor(at, i, len(ps)))
		}
	}
}

// give fills a slot with a number.
func (t *sentence) give(it *toldItem, g given) {
	n := t.at(g.ref).Num
	v := n.Value
	if it.counted == (ref{}) {
		it.counted = g.ref
	}
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
		it.set(g.name, v, n.Approx)
	}
}

// lookAhead makes a plan of an item whose day without a year lies almost a year
// back and only weeks ahead, where nothing says that it has been.
func (k *composer) lookAhead(it *toldItem) {
	if it.Kind != Visit && it.Kind != Meeting && it.Kind != Activity || it.day == nil || len(it.Figures) > 0 || it.Expected != nil || it.Present != nil || it.Date == "" {
		return
	}
	w := it.day.when
	if it.day.sort() != "exact" || w.Kind != days.MonthDay || w.Year != 0 || slices.ContainsFunc(it.pieces, func(p piece) bool { return p.clause.has(lex.Perfect) }) {
		return
	}
	past, _ := w.Resolve(k.today, false)
	if next, ok := w.Resolve(k.today, true); ok && k.today.Sub(past) > nearlyAYear && next.Sub(k.today) < 45*24*time.Hour {
		it.Item = Item{Kind: Plan, Date: next.Format(time.DateOnly)}
	}
}
