package reading

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// Several things are told in one breath: 钢市、居然都送政策，分别38户、26户. A weaver
// goes over the passages of one kind that follow each other, in the order of the
// text, and gives every day, type and number to the items that are spoken of when
// it is said. What it does with each is a table of its own: place, date, types,
// number.

// How firmly an item holds a slot.
type hold int

const (
	notSaid hold = iota
	carried      // from what was said before
	isSaid       // said of it
)

// An event is a token that tells something of the items.
type event struct {
	ref
	passage int
	day     *saidDay
	place   *saidPlace
	typ     string
	group   string
	given   *given
	ordinal int  // 头一天 is 1
	thing   bool // what is planned
	begins  bool
}

type weaver struct {
	*composer
	kind    Kind
	ps      []*passage
	said    []*said
	items   []*toldItem
	open    []*toldItem // spoken of now
	told    bool        // a type or a number was told since the latest point
	dated   bool        // a day was told since the latest number or type
	dayLast bool        // and no point since
	day     *saidDay    // the day that items to come are on
	dayNew  bool        // and it was said for them
	place   saidPlace   // the point that items to come are at
	typ     string      // said before there was an item
	bag     []given     // numbers of several items, not yet dealt
	current int         // passage
}

// weave makes the items of passages of one kind.
func (k *composer) weave(ps []*passage, ss []*said) []*toldItem {
	w := &weaver{composer: k, kind: ps[0].kind, ps: ps, said: ss, place: noPlace}
	for _, e := range w.events() {
		w.take(&e)
	}
	w.deal()
	w.leave()
	if len(w.items) == 0 {
		w.begin()
	}
	w.close()
	return w.items
}

// events lists what the passages tell, in order.
func (w *weaver) events() []event {
	var out []event
	for n, p := range w.ps {
		s := w.said[n]
		out = append(out, event{ref: ref{p.clauses[0], -1}, passage: n, begins: true})
		for _, i := range p.clauses {
			c := &w.clauses[i]
			for z := range c.toks {
				u, at := &c.toks[z], ref{i, z}
				e := event{ref: at, passage: n}
				for q := range s.days {
					if s.days[q].ref == at {
						e.day = &s.days[q]
					}
				}
				for q := range s.places {
					if s.places[q].ref == at {
						e.place = &s.places[q]
					} else if slices.Contains(s.places[q].mentions, at) {
						again := s.places[q]
						again.ref = at
						e.place = &again
					}
				}
				for q := range s.given {
					if s.given[q].ref == at {
						e.given = &s.given[q]
					}
				}
				switch {
				case s.dropped[at]:
				case w.kind == Meeting && u.Is(lex.GroupRef) && len(out) > 0 && w.denies(at.clause) && !w.clauses[at.clause].hasNumber: // 二组没开成
				case w.kind == Visit && u.Is(lex.VisitType), w.kind == Meeting && u.Is(lex.Meeting):
					e.typ = u.Word.Value
				case w.kind == Plan && u.IsAny(lex.Meeting, lex.VisitType):
					e.thing = true
				case w.kind == Activity && u.IsAny(lex.GroupCue, lex.FigureCue):
					if f := family(u.Word); f != "visit" && f != "meeting" && !w.onlyTaught(out, u, f) {
						e.typ = f
					}
				case (w.kind == Meeting || w.kind == Plan) && u.Is(lex.GroupRef):
					e.group = u.Word.Value
				}
				e.ordinal = w.ordinalAt(u)
				if e.day != nil || e.place != nil || e.given != nil || e.typ != "" || e.group != "" || e.ordinal > 0 || e.thing {
					out = append(out, e)
				}
			}
		}
	}
	return out
}

// onlyTaught reports whether what names a type is only what an activity of another type taught:
// 质量培训…讲的QC小组咋活动.
func (w *weaver) onlyTaught(told []event, u *token.Token, typ string) bool {
	return runes.AnyBefore(w.s.Runes, u.Start, "讲的", "讲的是", "内容是", "学的", "学的是", "教的", "教的是") &&
		slices.ContainsFunc(told, func(e event) bool { return e.typ != "" && e.typ != typ })
}

// ordinalAt reads 头一天 and 第二天 where a token begins.
func (w *weaver) ordinalAt(u *token.Token) int {
	if u.Kind == token.Number || u.Kind == token.Break {
		return 0
	}
	said := w.span(u.Start, u.Start+4)
	for n, words := range dayOrdinals {
		for _, word := range words {
			if strings.HasPrefix(said, word) {
				return n + 1
			}
		}
	}
	return 0
}

var dayOrdinals = [][]string{
	{"头一天", "第一天", "头天", "前一天", "先一天"},
	{"第二天", "后一天", "次日", "第2天", "隔天"},
	{"第三天", "第3天"},
}

func (w *weaver) take(e *event) {
	switch {
	case e.begins:
		w.enter(e.passage)
	case e.ordinal > 0:
		w.onOrdinal(e.ordinal)
	}
	if e.day != nil {
		w.onDay(e.day)
	}
	if e.place != nil {
		w.onPlace(e)
	}
	if e.group != "" {
		w.onGroup(e)
	}
	if e.typ != "" {
		w.onType(e)
	}
	if e.thing {
		if len(w.open) == 0 {
			w.begin()
		}
		w.tell()
	}
	if e.given != nil {
		w.onNumber(*e.given)
	}
}

// enter begins a passage: what it tells is of new items, unless it names one
// that is there.
func (w *weaver) enter(n int) {
	w.deal()
	w.leave()
	w.current = n
	s := w.said[n]
	w.open, w.told, w.typ = nil, false, ""
	if len(s.days) > 0 && s.days[0].ref == nowhere {
		w.day, w.dayNew = &s.days[0], false
	} else if len(s.days) == 0 {
		w.day = nil
	} else {
		w.dayNew = false
	}
	w.place = noPlace
	if len(s.places) > 0 && s.places[0].ref == nowhere {
		w.place = s.places[0]
	}
}

// leave makes a plan of a passage that names no more than its day, at the point spoken of, or
// gives the day to the plan before it that has none: 周四去写字楼，周四有会，周五去吧.
func (w *weaver) leave() {
	if w.kind != Plan || len(w.items) == 0 || slices.ContainsFunc(w.items, func(it *toldItem) bool { return it.passage == w.current }) {
		return
	}
	days := w.said[w.current].days
	if len(days) == 0 || days[len(days)-1].ref == nowhere {
		return
	}
	d, last := &days[len(days)-1], w.items[len(w.items)-1]
	if last.Date == "" {
		w.datesOf(last, d, isSaid)
	} else if last.Date != w.dateOf(*d, true) {
		w.day, w.dayNew, w.place = d, true, last.place
		w.begin()
	}
}

// begin makes an item at the point and on the day spoken of.
func (w *weaver) begin() *toldItem {
	it := &toldItem{draft: &draft{Item: Item{Kind: w.kind}, point: w.place.point, org: w.place.org}, place: w.place, passage: w.current}
	if w.place.point >= 0 || w.place.unsure != nil {
		it.placed = carried
	}
	w.datesOf(it, w.day, carried)
	if w.day != nil && w.dayNew {
		it.dated = isSaid
	}
	if n := len(w.items); w.typ != "" {
		it.Type, it.typed = w.typ, isSaid
	} else if n > 0 && (w.kind == Meeting || w.kind == Activity) {
		it.Type, it.typed = w.items[n-1].Type, carried
	}
	for _, i := range w.ps[w.current].clauses {
		it.pieces = append(it.pieces, piece{&w.clauses[i]})
	}
	w.items = append(w.items, it)
	w.open = []*toldItem{it}
	return it
}

func (w *weaver) datesOf(it *toldItem, d *saidDay, h hold) {
	if d == nil {
		return
	}
	it.Date, it.fuzzy, it.dated, it.day = w.dateOf(*d, w.kind == Plan), d.fuzzy, h, d
}

// sameDay reports whether a day is that of an item.
func (w *weaver) isOn(it *toldItem, d *saidDay) bool {
	return it.dated == notSaid || it.Date == w.dateOf(*d, w.kind == Plan) && it.fuzzy == d.fuzzy
}

// onDay hears a day: of the items spoken of, where they have none of their own,
// of another item on another day, or of what follows.
func (w *weaver) onDay(d *saidDay) {
	w.deal()
	if d.ref != nowhere && w.forAll(d) {
		for _, it := range w.items {
			if it.dated != isSaid {
				w.datesOf(it, d, isSaid)
			}
		}
	}
	if len(w.open) == 0 && w.dayNew && w.day != nil && d.ref != nowhere && w.day.ref != nowhere && w.dateOf(*w.day, w.kind == Plan) != w.dateOf(*d, w.kind == Plan) {
		w.begin() // 13号、14号都在
		w.told = w.kind == Plan
	}
	ofThese := false // told of what was named before it, so not of what follows
	undated := len(w.open) > 0 && !slices.ContainsFunc(w.open, func(it *toldItem) bool { return it.dated == isSaid && !w.isOn(it, d) })
	switch {
	case undated && (w.told || !w.opensPoint(d)):
		ofThese = w.told && w.kind == Meeting || !w.told && slices.ContainsFunc(w.open, func(it *toldItem) bool { return it.placed == isSaid })
		for _, it := range w.open {
			w.datesOf(it, d, isSaid)
		}
	case w.goBack(d): // 1日、2日都在钢市，1日19户，2日24户
		return
	case slices.ContainsFunc(w.open, func(it *toldItem) bool { return it.dated != isSaid }): // 组织生活会20日，民主评议21日
		ofThese = w.told && w.kind == Meeting
		w.open = slices.DeleteFunc(slices.Clone(w.open), func(it *toldItem) bool { return it.dated == isSaid })
		for _, it := range w.open {
			w.datesOf(it, d, isSaid)
		}
	case len(w.open) > 0 && !w.told && w.dated && w.dayLast: // 13号、14号都在
		last := w.open[len(w.open)-1]
		w.place = last.place
		rest := w.open
		w.day, w.dayNew = d, true
		it := w.begin()
		it.placed, it.Type, it.typed = last.placed, last.Type, last.typed
		w.open = append(rest, it)
	default:
		if n := len(w.items); n > 0 && w.place.point < 0 && w.place.unsure == nil {
			w.place = w.items[n-1].place
		}
		w.open, w.told = nil, false
	}
	w.day, w.dayNew, w.dated, w.dayLast = d, !ofThese, true, true
}

// forAll reports whether a day is said of all that was told: 都是昨天.
func (w *weaver) forAll(d *saidDay) bool {
	c := &w.clauses[d.clause]
	if d.token == 0 {
		if d.clause == 0 {
			return false
		}
		before := &w.clauses[d.clause-1]
		last := &before.toks[len(before.toks)-1]
		return last.Is(lex.All) && last.End == c.start // 居然一处步行街一处都是|上周五弄的
	}
	p := &c.toks[d.token-1]
	return p.Is(lex.All) && p.End == c.toks[d.token].Start
}

// opensPoint reports whether a point is named right behind a day that stands
// behind a point: 钢市昨天，居然今天 is not meant, 钢市、今天居然 is.
func (w *weaver) opensPoint(d *saidDay) bool {
	if d.ref == nowhere {
		return false
	}
	c := &w.clauses[d.clause]
	return d.token > 0 && d.token+1 < len(c.toks) && c.toks[d.token+1].Kind == token.Name
}

// onOrdinal goes back to the item of the n-th day, or on to the day after.
func (w *weaver) onOrdinal(n int) {
	w.deal()
	var seen []string
	for _, it := range w.items {
		if it.Date != "" && !slices.Contains(seen, it.Date) {
			if seen = append(seen, it.Date); len(seen) == n {
				w.backTo(it)
				return
			}
		}
	}
}

// goBack goes back to the items of a day of which nothing was counted yet, if several days
// were spoken of together.
func (w *weaver) goBack(d *saidDay) bool {
	if len(w.open) < 2 {
		return false
	}
	for _, it := range w.items {
		if it.passage == w.current && it.dated == isSaid && !it.numbered && w.isOn(it, d) {
			w.backTo(it)
			return true
		}
	}
	return false
}

// backTo goes back to the items on the day of one.
func (w *weaver) backTo(first *toldItem) {
	w.open, w.told, w.place = nil, false, first.place
	for _, it := range w.items {
		if it.Date == first.Date {
			w.open = append(w.open, it)
		}
	}
}

// onPlace hears a point.
func (w *weaver) onPlace(e *event) {
	w.deal()
	q := *e.place
	w.dayLast = false
	defer func() { w.place = q }()
	if it := w.itemAt(&q, e.ref); it != nil {
		w.open, w.told = []*toldItem{it}, it.told
		if it.org < 0 {
			it.org = q.org
		}
		return
	}
	var unplaced []*toldItem
	for _, it := range w.open {
		if it.placed == notSaid || it.placed == carried && !w.numbersBehind(e.ref) {
			unplaced = append(unplaced, it)
		}
	}
	if len(unplaced) > 0 && len(unplaced) == len(w.open) {
		for _, it := range unplaced {
			it.settle(&q)
		}
		return
	}
	before, told := w.open, w.told
	typ, typed, day := "", notSaid, w.day
	if n := len(before); n > 0 {
		last := before[n-1]
		typ, typed = last.Type, min(last.typed, carried)
		if !told {
			typed = last.typed
		}
		if day == nil {
			day = last.day
		}
	}
	w.day = day
	w.place = q
	it := w.begin()
	it.settle(&q)
	if w.typ == "" && (len(before) > 0 || w.kind == Visit) {
		it.Type, it.typed = typ, typed
	}
	if len(before) > 0 && !told { // 钢市、居然、建工
		w.open = append(slices.Clone(before), it)
	}
	w.told, w.dated = false, w.dated && w.dayNew
}

func (it *toldItem) settle(q *saidPlace) {
	it.place, it.point, it.org, it.placed = *q, q.point, q.org, isSaid
}

// itemAt finds the item at a point that may be told more of. One that was counted is told
// more of where what is counted next is another figure: 居然14户、步行街32户，答疑居然3个、….
func (w *weaver) itemAt(q *saidPlace, r ref) *toldItem {
	if len(w.open) == 1 && w.open[0].placed == isSaid && w.open[0].at(q) {
		return w.open[0]
	}
	for _, it := range slices.Backward(w.items) {
		if it.placed != isSaid || !it.at(q) || w.day != nil && w.dayNew && !w.isOn(it, w.day) {
			continue
		}
		if it.numbered && !slices.Contains(w.open, it) && !w.lacksNext(it, r) {
			continue
		}
		return it
	}
	return nil
}

// lacksNext reports whether the number told right behind a point is of a figure that a visit
// does not have yet.
func (w *weaver) lacksNext(it *toldItem, r ref) bool {
	c := &w.clauses[r.clause]
	if w.kind != Visit || it.passage != w.current && c.has(lex.VisitType, lex.VisitVerb, lex.CallVerb, lex.GoVerb) {
		return false
	}
	for k := r.token + 1; k < len(c.toks); k++ {
		switch u := &c.toks[k]; {
		case u.Kind == token.Number:
			for _, g := range w.said[w.current].given {
				if g.ref == (ref{r.clause, k}) {
					_, has := it.Figures[g.name]
					return !has
				}
			}
			return false
		case u.Is(lex.VisitType), u.Kind == token.When, u.Kind == token.Name:
			return false
		}
	}
	return false
}

func (it *toldItem) at(q *saidPlace) bool {
	return q.unsure == nil && it.point == q.point && (it.org == q.org || it.org < 0 || q.org < 0)
}

// numbersBehind reports whether a number is told behind a point in its clause.
func (w *weaver) numbersBehind(r ref) bool {
	for _, g := range w.said[w.current].given {
		if g.clause == r.clause && r.token < g.token {
			return true
		}
	}
	return false
}

// onGroup hears a 党小组.
func (w *weaver) onGroup(e *event) {
	w.deal()
	for _, it := range w.items {
		if it.sect == e.group && it.passage == w.current {
			w.open, w.told = []*toldItem{it}, it.told
			return
		}
	}
	if n := len(w.open); n > 0 && w.open[n-1].sect == "" {
		for _, it := range w.open {
			it.sect = e.group
		}
		return
	}
	before, told := w.open, w.told
	if n := len(before); n > 0 {
		w.place = before[n-1].place
	}
	it := w.begin()
	it.sect = e.group
	if n := len(before); n > 0 && it.Type == "" {
		last := before[n-1]
		it.Type, it.typed = last.Type, last.typed
		it.placed = last.placed
	}
	if len(before) > 0 && !told {
		w.open = append(slices.Clone(before), it)
	}
	w.told = false
}

// saysOfAll reports whether 都 says a type of all: 都送政策, 送政策都是, but not 都是今天去的居然送政策.
func saysOfAll(c *clause, at int) bool {
	for k := range c.toks {
		if !c.toks[k].Is(lex.All) {
			continue
		}
		from, to := min(k, at), max(k, at)
		if !slices.ContainsFunc(c.toks[from:to], func(u token.Token) bool { return u.Kind == token.Name }) {
			return true
		}
	}
	return false
}

// onType hears the name of a type: of the items spoken of, of all before that
// have none, or of new ones at the same points.
func (w *weaver) onType(e *event) {
	c := &w.clauses[e.clause]
	if w.kind == Visit && w.isSoft(&c.toks[e.token]) && slices.ContainsFunc(w.open, func(it *toldItem) bool { return it.typed == isSaid }) {
		return
	}
	if len(w.open) == 0 {
		if w.kind != Activity {
			w.typ = e.typ
			w.begin()
			w.typ = ""
			w.tell()
			return
		}
		w.begin()
	}
	if w.kind == Activity && len(w.bag) > 0 {
		w.deal()
	}
	if !slices.ContainsFunc(w.open, func(it *toldItem) bool { return it.typed == isSaid && it.Type != e.typ }) {
		of := w.open
		if w.kind != Activity && saysOfAll(c, e.token) {
			of = w.items
		}
		for _, it := range of {
			if it.typed != isSaid && (it.passage == w.current || slices.Contains(w.open, it)) || slices.Contains(w.open, it) {
				it.Type, it.typed = e.typ, isSaid
			}
		}
		w.tell()
		return
	}
	w.deal()
	before := w.open
	for _, it := range w.items {
		if it.Type == e.typ && slices.ContainsFunc(before, func(o *toldItem) bool { return o.point == it.point }) && (w.day == nil || !w.dayNew || w.isOn(it, w.day)) && it.passage == w.current {
			w.open = []*toldItem{it}
			w.tell()
			return
		}
	}
	together := !slices.ContainsFunc(before, func(it *toldItem) bool { return it.numbered })
	var fresh []*toldItem
	for _, o := range before {
		w.place, w.typ = o.place, e.typ
		it := w.begin()
		it.placed = min(o.placed, carried)
		if together {
			it.placed = o.placed
		}
		if o.day != nil && (w.day == nil || !w.dayNew) {
			w.datesOf(it, o.day, min(o.dated, carried))
		}
		w.typ = ""
		fresh = append(fresh, it)
	}
	w.open = fresh
	if together && (w.kind == Meeting || !c.hasNumber) {
		w.open = append(slices.Clone(before), fresh...)
	}
	w.tell()
}

func (w *weaver) tell() {
	w.told, w.dated, w.dayNew = true, false, false
	for _, it := range w.open {
		it.told = true
	}
}

// onNumber hears a number that is a slot of the items.
func (w *weaver) onNumber(g given) {
	if ind := w.indicator(g.name); w.kind == Activity && ind != nil {
		w.openActivity(ind.Type)
	}
	if len(w.open) == 1 && w.open[0].dated == isSaid && w.open[0].numbered && w.isOneOf(g) {
		last := w.open[0]
		w.deal()
		w.day, w.place = nil, last.place
		it := w.begin()
		it.placed, it.Type, it.typed = last.placed, last.Type, last.typed
	}
	if len(w.open) == 0 {
		w.begin()
	}
	w.bag = append(w.bag, g)
	w.tell()
}

// isOneOf reports whether a number counts one of several, the day of which follows: 一次是
// 上周一，一次是昨天.
func (w *weaver) isOneOf(g given) bool {
	toks := w.clauses[g.clause].toks
	if g.token+1 >= len(toks) || !toks[g.token+1].Is(lex.NewValue) {
		return false
	}
	if g.token+2 < len(toks) {
		return toks[g.token+2].Kind == token.When
	}
	return g.clause+1 < len(w.clauses) && w.clauses[g.clause+1].toks[0].Kind == token.When
}

// openActivity goes to the activity of a type at the point and day spoken of.
func (w *weaver) openActivity(typ string) {
	if len(w.open) > 0 && w.open[0].Type == typ {
		return
	}
	if len(w.open) > 0 && !w.open[0].numbered && (w.open[0].typed != isSaid || len(w.bag) == 0 && len(w.open[0].Figures) == 0) {
		w.deal()
		for _, it := range w.open {
			it.Type, it.typed = typ, isSaid
		}
		return
	}
	w.deal()
	before := w.open
	for _, it := range w.items {
		if len(before) > 0 && it.Type == typ && it.point == before[0].point && it.Date == before[0].Date {
			w.open = []*toldItem{it}
			return
		}
	}
	if len(before) > 0 {
		w.place = before[len(before)-1].place
	}
	it := w.begin()
	it.Type, it.typed = typ, isSaid
	if len(before) > 0 && it.dated == notSaid {
		w.datesOf(it, before[0].day, min(before[0].dated, carried))
	}
}

// deal gives the numbers heard since the latest point, day or type to the items
// spoken of.
func (w *weaver) deal() {
	if len(w.bag) == 0 {
		return
	}
	bag := w.bag
	w.bag = nil
	var names []string
	of := map[string][]given{}
	for _, g := range bag {
		if of[g.name] == nil {
			names = append(names, g.name)
		}
		of[g.name] = append(of[g.name], g)
	}
	for _, name := range names {
		w.dealOne(name, of[name])
	}
	for _, it := range w.open {
		it.numbered = true
	}
}

func (w *weaver) dealOne(name string, gs []given) {
	c := &w.clauses[gs[0].clause]
	takers := w.takers(name)
	inOrder := func(items []*toldItem) {
		for i, it := range items {
			w.give(it, gs[i])
		}
	}
	lacking := w.lacking(name)
	switch {
	case len(takers) == 0:
		for _, g := range gs {
			w.unread = append(w.unread, strconv.Itoa(w.at(g.ref).Num.Value))
		}
	case len(gs) == 1 && (c.has(lex.Each) || w.shared(gs[0])) && len(lacking) > len(takers) && len(c.names) == 0:
		for _, it := range lacking {
			w.give(it, gs[0])
		}
	case len(gs) == len(takers):
		inOrder(takers)
	case len(gs) > 1 && len(gs) == len(lacking):
		inOrder(lacking)
	case len(gs) > 1 && c.has(lex.Each) && len(gs) == len(w.items):
		inOrder(w.items)
	case len(gs) == 1 && c.has(lex.Each, lex.All) && len(lacking) > 1 && len(c.names) == 0:
		for _, it := range lacking {
			w.give(it, gs[0])
		}
	case len(gs) == 1 && (c.has(lex.Each) || c.has(lex.All) || w.kind == Meeting):
		for _, it := range takers {
			w.give(it, gs[0])
		}
	case len(takers) == 1:
		w.give(takers[0], w.whole(gs))
	case len(gs) == 1 && w.kind == Visit && w.points(takers) > 1:
		// one figure for several points is of none
	case len(gs) == 1:
		w.give(takers[0], gs[0])
	case len(gs) > len(takers):
		w.give(takers[len(takers)-1], gs[len(gs)-1])
	}
	// fewer figures than items, and none is said of all: whose they are is not told
}

// whole is which of several numbers an item has: the sum of the others, or the last.
func (w *weaver) whole(gs []given) given {
	sum := 0
	for _, g := range gs {
		sum += w.at(g.ref).Num.Value
	}
	for _, g := range gs {
		if len(gs) > 2 && 2*w.at(g.ref).Num.Value == sum {
			return g
		}
	}
	return gs[len(gs)-1]
}

// shared reports whether a number is said of all: 均为应到10人, 人一样，应15到14.
func (w *weaver) shared(g given) bool {
	c := &w.clauses[g.clause]
	for k := g.token - 1; k >= 0; k-- {
		switch u := &c.toks[k]; {
		case u.Is(lex.All), u.Is(lex.Each):
			return true
		case u.Is(lex.Expected), u.Is(lex.Present), u.Is(lex.FigureCue), u.Is(lex.Counted), u.Is(lex.NewValue), u.Is(lex.GoVerb), u.Kind == token.Number, u.Kind == token.Text && u.End-u.Start <= 1:
		default:
			return false
		}
	}
	if g.clause == 0 || c.strong {
		return false
	}
	before := &w.clauses[g.clause-1]
	return w.kind == Meeting && len(before.toks) <= 3 && before.toks[len(before.toks)-1].Is(lex.All)
}

// takers are the items spoken of that may have a figure; of visits told together
// those of its own type.
func (w *weaver) takers(name string) []*toldItem {
	if ind := w.indicator(name); ind != nil && ind.Brings != "" && len(w.open) > 1 {
		var out []*toldItem
		for _, it := range w.open {
			if it.Type == ind.Brings {
				out = append(out, it)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return w.ofType(w.open, name)
}

// ofType are the meetings of several that a figure may be of: 谈心谈话、党课俩 is no figure of 党课.
func (w *weaver) ofType(items []*toldItem, name string) []*toldItem {
	ind := w.indicator(name)
	if w.kind != Meeting || ind == nil || ind.Type == "" {
		return items
	}
	return slices.DeleteFunc(slices.Clone(items), func(it *toldItem) bool { return it.Type != "" && it.Type != ind.Type })
}

// lacking are the items of the passage that do not have a figure yet.
func (w *weaver) lacking(name string) []*toldItem {
	var out []*toldItem
	for _, it := range w.ofType(w.items, name) {
		_, has := it.Figures[name]
		switch name {
		case isPresent:
			has = it.Present != nil
		case isExpected:
			has = it.Expected != nil
		case isPair, isBoth:
			has = it.Present != nil && it.Expected != nil
		}
		if !has {
			out = append(out, it)
		}
	}
	return out
}

func (w *weaver) points(items []*toldItem) int {
	seen := map[int]bool{}
	for _, it := range items {
		seen[it.point] = true
	}
	return len(seen)
}

// close gives types to what has none, and drops what only headed others.
func (w *weaver) close() {
	for _, it := range w.items {
		if it.typed != isSaid {
			switch w.kind {
			case Visit:
				if w.onlyLooked(it) {
					it.Type = "日常"
				} else if t := w.said[it.passage].typ; it.typed != carried || len(w.ps) > 1 && it.passage > 0 {
					it.Type = t
				}
			case Meeting:
				if it.Type == "" && it.sect != "" {
					it.Type = "党小组会"
				}
				if it.Type == "" {
					it.Type = w.typeNear(it)
				}
			}
		}
	}
	if len(w.items) < 2 {
		return
	}
	if w.kind == Meeting {
		w.shareHeads()
		w.asCounted()
	}
	w.items = slices.DeleteFunc(w.items, func(it *toldItem) bool { return w.headsOthers(it) })
}

// onlyLooked reports whether it is said of a point alone that somebody just looked around
// there: 建工就转了转.
func (w *weaver) onlyLooked(it *toldItem) bool {
	return it.placed == isSaid && !it.numbered && slices.ContainsFunc(it.place.mentions, func(q ref) bool {
		c := &w.clauses[q.clause]
		for k := q.token + 1; k < len(c.toks); k++ {
			switch u := &c.toks[k]; {
			case u.Kind == token.Name, u.Is(lex.VisitType):
				return false
			case u.Is(lex.VisitVerb):
				return justSo(u, w.s.Runes)
			}
		}
		return false
	})
}

// asCounted puts meetings that were held together in the order in which it was said who
// came: 跟写字楼支部联合过主题党日，建工支部9人，写字楼支部11人.
func (w *weaver) asCounted() {
	for _, it := range w.items {
		if it.counted == (ref{}) || it.Type != w.items[0].Type || it.Date != w.items[0].Date || it.sect != "" {
			return
		}
	}
	slices.SortStableFunc(w.items, func(a, b *toldItem) int {
		return cmp.Or(cmp.Compare(a.counted.clause, b.counted.clause), cmp.Compare(a.counted.token, b.counted.token))
	})
}

// shareHeads gives a meeting that was held together with the next its heads: 后面我讲了
// 一课，算党课，4/5.
func (w *weaver) shareHeads() {
	for i := len(w.items) - 2; i >= 0; i-- {
		a, b := w.items[i], w.items[i+1]
		counted := a.numbered || a.Present != nil || a.Expected != nil
		sameHeads := a.Date == b.Date && a.point == b.point && a.org == b.org && a.sect == b.sect
		if counted || b.Present == nil || !sameHeads || a.Type == b.Type {
			continue
		}
		if p := w.ps[b.passage]; w.within(w.clauses[p.clauses[0]].start, w.clauses[p.clauses[len(p.clauses)-1]].end, heldTogether) >= 0 {
			a.Expected, a.Present = b.Expected, b.Present
		}
	}
}

var heldTogether = []string{"算", "并开展", "并召开", "并进行", "同步开展", "顺带", "顺便", "一并", "一起", "同时", "合并"}

// typeNear is the type of the meetings named together with one that has none: 一支部2号、
// 二支部3号，主题党日.
func (w *weaver) typeNear(it *toldItem) string {
	for _, o := range w.items {
		if o != it && o.Type != "" && o.passage == it.passage {
			return o.Type
		}
	}
	return ""
}

// headsOthers reports whether an item only names what others are told of: the
// 党委 whose 支部 met, or the day of a list.
func (w *weaver) headsOthers(it *toldItem) bool {
	if it.numbered {
		return false
	}
	for _, o := range w.items {
		if o == it || !o.numbered || o.Type != it.Type {
			continue
		}
		if w.kind == Meeting && it.point == o.point && o.org >= 0 && it.org != o.org && (it.org < 0 || w.r.isCommittee(it.org)) {
			return true
		}
		if it.placed != isSaid && it.dated != isSaid && it.typed == isSaid && o.placed == isSaid {
			return true
		}
	}
	return false
}
