package reading

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/model"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// A composer makes items of passages. It carries the day and the point spoken of
// from one passage to the next.
type composer struct {
	*sentence
	spokenOf
	e     *expert
	seen  int   // clauses gone over
	head  []int // the clauses that named last what a passage of this kind is of
	units map[string]string
	items []*toldItem
	asked map[string]bool
	allAt int  // the point that is said of all, or -1
	alone bool // no more than one point is named
	sole  bool // no more than one day is said, and it has been

	meeting string // the one type of meeting that is named, or ""
}

// A spokenOf is what the latest passage was of.
type spokenOf struct {
	day    *saidDay
	place  *saidPlace
	before Kind
	visit  string // the type of the visit before
}

// A toldItem is an item with what sets it apart from others of its passage.
type toldItem struct {
	*draft
	place   saidPlace
	day     *saidDay
	passage int // of those woven together

	counted ref // its first number

	placed, dated, typed hold
	told, numbered       bool
}

// compose makes the items that labels tell of. low is by how much the narrowest decision
// was won.
func (t *sentence) compose(m *slotModels, labels []label) (read Reading, low int32, after spokenOf) {
	e := &expert{models: m, low: 1 << 20}
	k := &composer{sentence: t, spokenOf: t.earlier, e: e, asked: map[string]bool{}, allAt: t.placeOfAll(), alone: namesOnePoint(t), sole: saysOneDay(t), meeting: oneMeeting(t)}
	ps := passages(labels)
	for i := 0; i < len(ps); {
		var run []*passage
		var says []*said
		for kind := ps[i].kind; i < len(ps) && ps[i].kind == kind; i++ {
			k.outside(labels, &ps[i])
			run, says = append(run, &ps[i]), append(says, k.tell(&ps[i]))
			if !isWoven(kind) {
				i++
				break
			}
		}
		k.conclude(run, says)
		k.dateAll(run[len(run)-1])
	}
	return k.reading(), e.low, k.after()
}

// after is what is spoken of at the end of a text, for the text that goes on.
func (k *composer) after() spokenOf {
	s := k.spokenOf
	if s.day != nil {
		d := *s.day
		d.ref = nowhere
		s.day = &d
	}
	if s.place != nil {
		q := *s.place
		q.ref, q.mentions = nowhere, nil
		s.place = &q
	}
	return s
}

// outside notes the days and points that clauses without a label name before a
// passage, where they are the passage's.
func (k *composer) outside(labels []label, p *passage) {
	for i := k.seen; i < p.clauses[0]; i++ {
		if labels[i] != outside {
			continue
		}
		for _, d := range k.daysOf(i) {
			if k.isDay(p, "O", d, 0, 0) {
				k.day = &d
			}
		}
		for _, q := range k.placesOf(i, nil) {
			if k.isPlace(p, "O", q, 0, 0) {
				k.place = &q
			}
		}
	}
	k.seen = max(k.seen, p.clauses[len(p.clauses)-1]+1)
}

func few(n int) string { return strconv.Itoa(min(n, 2)) }

func (k *composer) isDay(p *passage, kind string, d saidDay, had, pos int) bool {
	if k.noDay(p, d) {
		return false
	}
	if k.e.notes == nil && (k.onThatDay(p) || k.surelyDay(p, d, had)) {
		return true
	}
	exact := slices.ContainsFunc(k.clauses, func(c clause) bool { return len(c.whens) > 0 })
	f := k.near(kind, d.ref, d.sort()+"ex"+flagsOf(exact), d.sort(), "nb"+few(had), d.sort()+"nb"+few(had), "sp"+few(pos))
	return k.e.yes(isPassageDay, f, func() bool { return k.wantsDay(p, d) })
}

// noDay reports whether a day cannot be a passage's: it no longer holds, something of
// old is put on it, or it only says which record a correction means.
func (k *composer) noDay(p *passage, d saidDay) bool {
	c := &k.clauses[d.clause]
	if d.when.Gone || k.onlyEntered(d) || k.namesAnother(p, d) || p.kind == Visit && d.fuzzy && beginsAmong(k.span(c.start, c.end)) {
		return true
	}
	switch p.kind {
	case Progress, Problem:
		if p.kind == Progress && k.e.notes == nil && c.awaits(k.utterance) {
			return true
		}
		if d.when.Set || d.sort() == "exact" && k.tense(d.when) == "far" {
			next, ok := d.when.Resolve(k.today, true)
			return d.when.Set || ok && next.Sub(k.today) < 60*24*time.Hour
		}
	case Meeting, Visit:
		return c.has(lex.NotDone) && !c.has(lex.Meeting, lex.VisitType) && slices.ContainsFunc(k.struck, func(u token.Token) bool {
			return u.Start >= c.start && u.End <= c.end && u.IsAny(lex.Meeting, lex.VisitType)
		})
	case Correction:
		return !k.isNewDay(d.ref) && len(c.toks) > 1 && (d.today || slices.ContainsFunc(p.clauses, func(i int) bool {
			return k.clauses[i].hasNumber || slices.ContainsFunc(k.daysOf(i), func(o saidDay) bool { return k.isNewDay(o.ref) })
		}))
	}
	return false
}

// namesAnother reports whether a day is one on which it is said not to be: 不在周四, 后天歇着,
// and of a plan one on which it was not done, 上周五没去 本周五补, or that it is moved from: 明天不去了，换到后天.
func (k *composer) namesAnother(p *passage, d saidDay) bool {
	u := k.at(d.ref)
	if runes.AnyBefore(k.s.Runes, u.Start, "不在", "不是") || runes.AnyAt(k.s.Runes, u.End, "歇", "休息", "没安排", "不出去") > 0 {
		return true
	}
	if p.kind != Plan || d.sort() != "exact" {
		return false
	}
	return k.denies(d.clause) && (k.tense(d.when) == "past" && !d.when.Bare || slices.ContainsFunc(p.clauses, func(i int) bool {
		c := &k.clauses[i]
		return i > d.clause && len(c.whens) > 0 && runes.AnyAt(k.s.Runes, c.start, "改", "换", "挪", "推", "延") > 0
	}))
}

// onlyEntered reports whether a day is today, on which something of another day is entered at
// last: 三月二十六号那天…那回忘了记今天想起来给补上.
func (k *composer) onlyEntered(d saidDay) bool {
	u := k.at(d.ref)
	if d.fuzzy || k.dateOf(d, false) != k.today.Format(time.DateOnly) {
		return false
	}
	end := min(k.clauses[d.clause].end, u.End+8)
	if at := k.within(u.End, end, entered); at < 0 || k.within(0, u.Start, forgot) < 0 && k.within(u.End, end, recalled) < 0 {
		return false
	}
	for i := range k.clauses {
		for _, o := range k.daysOf(i) {
			if o.ref.before(d.ref) && o.sort() == "exact" && k.dateOf(o, false) != k.dateOf(d, false) {
				return true
			}
		}
	}
	return false
}

var (
	entered  = strings.Fields("补 想起 才记 才有空 才顾上 才报 翻本子 登一下 记一下 录一下")
	forgot   = strings.Fields("忘 没记 没报 没登 没录 没顾 没来得及 漏了 没写")
	recalled = strings.Fields("想起 才 翻本子 补报 补记 补录 补登")
)

// surelyDay reports whether an exact day that has been stands right behind the meeting
// it is of, 党课14号, or is all that a clause says: 支委会开了，3/3，昨天.
func (k *composer) surelyDay(p *passage, d saidDay, had int) bool {
	c := &k.clauses[d.clause]
	if p.kind == Plan && d.sort() == "exact" && had == 0 && len(c.whens) == 1 && d.token <= 2 && k.within(c.start, c.end, []string{"不", "没"}) < 0 && slices.Contains(p.clauses, d.clause) && slices.Contains([]string{"fut", "ahead"}, k.tense(d.when)) {
		return true
	}
	if d.sort() != "exact" || !slices.Contains(p.clauses, d.clause) || !slices.Contains([]string{"past", "today"}, k.tense(d.when)) {
		return false
	}
	if d.token > 1 && c.toks[d.token-1].Is(lex.NewValue) && c.numberAt(d.token-2) {
		return p.kind != Correction // 一次是上周一，一次是昨天
	}
	switch p.kind {
	case Meeting:
		if d.token > 0 && c.toks[d.token-1].Is(lex.Meeting) && d.token+1 == len(c.toks) {
			return true
		}
		return len(c.toks) == 1 && had == 0
	case Visit, Progress:
		return len(c.toks) == 1 && had == 0
	}
	return false
}

// isNewDay reports whether a day is what a correction puts in the place of another: 应为
// 4月9日, 日期是9号.
func (k *composer) isNewDay(r ref) bool {
	toks := k.clauses[r.clause].toks[:r.token]
	return r.token > 0 && toks[r.token-1].Is(lex.NewValue) || slices.ContainsFunc(toks, func(u token.Token) bool { return u.Is(lex.DateSlot) })
}

func (k *composer) isPlace(p *passage, kind string, q saidPlace, had, pos int) bool {
	if k.e.notes == nil && (k.alone || kind == "O" && (k.movesFrom(p, q.clause) || k.heads(q.clause) || k.speaksBack(p, q.clause)) || p.kind == Progress && k.namesMatter(q.ref)) {
		return true
	}
	f := k.near(kind, q.ref, "nb"+few(had), "sp"+few(pos), "uns"+flagsOf(q.unsure != nil), "org"+flagsOf(q.org >= 0), "by"+string(k.by.Role))
	if k.e.notes == nil && p.kind == Visit && k.wentElsewhere(q.ref) {
		return false
	}
	return k.e.yes(isPassagePlace, f, func() bool { return k.wantsPlace(p, q) })
}

// wentElsewhere reports whether a point is one that somebody meant to go to, and went to another
// instead: 本来说去建工的结果人家停工就改去运营公司.
func (k *composer) wentElsewhere(r ref) bool {
	c, u := &k.clauses[r.clause], k.at(r)
	_, to := sentenceOf(k.clauses, r.clause)
	return k.within(c.start, u.Start, []string{"本来", "原来", "原说", "原打算", "原想", "说好", "约好", "打算"}) >= 0 &&
		k.within(u.End, k.clauses[to-1].end, []string{"改去", "改到", "改上", "拐去", "拐到", "绕到", "绕去", "就去了", "只好去", "转去"}) >= 0
}

// heads reports whether a clause names a point as the head of a list: 问题：钢市有这么几个：1.…
func (k *composer) heads(i int) bool {
	c := &k.clauses[i]
	return c.header && len(c.names) == 1 && i+1 < len(k.clauses) && (k.clauses[i+1].bullet || k.clauses[i+1].line)
}

// speaksBack reports whether a passage is of the point that the clauses without a record before
// it name: 外头传居然要停业，没这回事；他们货梯修好了. 居然有个老太太打电话来，说交了定金没送货.
func (k *composer) speaksBack(p *passage, i int) bool {
	if p.kind != Problem && p.kind != Progress {
		return false
	}
	first := p.clauses[0]
	c := &k.clauses[first]
	return len(c.names) == 0 && (runes.AnyAt(k.s.Runes, c.start, "他们", "人家", "他家", "那边") > 0 || i == first-1 && !c.strong && runes.AnyAt(k.s.Runes, c.start, "说", "讲") > 0)
}

// movesFrom reports whether a plan puts off what the clause right before it says is not to
// be: 步行街今天不去了，改到明天.
func (k *composer) movesFrom(p *passage, i int) bool {
	first := p.clauses[0]
	c := &k.clauses[first]
	return p.kind == Plan && i == first-1 && k.denies(i) && (runes.AnyAt(k.s.Runes, c.start, "改", "推", "挪", "延", "换到", "顺延") > 0 || runes.AnyBefore(k.s.Runes, c.end, "补", "补上", "再去", "再补", "补去"))
}

// namesMatter reports whether a point is named with a matter that is known there: 钢市叉车
// 那件、居然货梯那件.
func (k *composer) namesMatter(r ref) bool {
	c := &k.clauses[r.clause]
	for z := r.token + 1; z < len(c.toks) && z <= r.token+3; z++ {
		switch u := &c.toks[z]; {
		case u.Is(lex.ThatOne):
			return true
		case u.Kind == token.Break, u.Kind == token.Name, u.Kind == token.When:
			return false
		}
	}
	return false
}

// bidden is the state of what is only ordered to be done: 这周必须销号.
func (k *composer) bidden(p *passage) string {
	out := ""
	for _, i := range p.clauses {
		c := &k.clauses[i]
		for z := range c.toks {
			if u := &c.toks[z]; !u.Is(lex.Done) {
				continue
			} else if endsDone(k.s.Runes, u.End) || endsDone(k.s.Runes, c.end) || k.within(max(c.start, u.Start-4), u.Start, []string{"必须", "务必", "一定要", "要", "得", "尽快", "抓紧"}) < 0 {
				return ""
			}
			out = "办理中"
		}
	}
	return out
}

// given is 办理中 where a clause gives the problem to a unit and says of nothing that it is
// done: what others did before is not its end.
func (k *composer) given(p *passage) string {
	for _, i := range p.clauses {
		if c := &k.clauses[i]; k.assigns(c) && k.givenTo(c) != "" && !c.has(lex.Done) {
			return "办理中"
		}
	}
	return ""
}

// awaited is 办理中 where something is to be done on a day to come, and of nothing is said
// that it is done: 厂家看过了，周五换.
func (k *composer) awaited(p *passage) string {
	out := ""
	for _, i := range p.clauses {
		if k.clauses[i].has(lex.Done) {
			return ""
		}
		for n := i; n < len(k.clauses) && n <= i+1; n++ {
			if c := &k.clauses[n]; (n == i || !c.strong && len(c.names) == 0) && c.awaits(k.utterance) {
				out = "办理中"
			}
		}
	}
	return out
}

// notYet is 办理中 where it is asked whether a problem is solved, and answered that it is
// not: 扶梯修好没有？没有，厂家说月底.
func (k *composer) notYet(p *passage) string {
	say := &listener{k.sentence}
	for n, i := range p.clauses[1:] {
		if q := p.clauses[n]; q+1 == i && say.asksIn(q) && runes.AnyAt(k.s.Runes, k.clauses[i].start, "没有", "没呢", "还没", "没,", "尚未", "未") > 0 {
			return "办理中"
		}
	}
	return ""
}

// stateOfList is the state that the head of a list gives to an item that tells none of its
// own: 办结三件：钢市叉车4月8日、….
func (k *composer) stateOfList(p *passage) string {
	for _, i := range p.clauses {
		if k.progressState(&k.clauses[i]) != "" {
			return ""
		}
	}
	for i := p.clauses[0] - 1; i >= 0; i-- {
		c := &k.clauses[i]
		if c.header {
			if len(c.names) > 0 {
				return ""
			}
			return k.progressState(c)
		}
		if c.strong && !c.bullet || k.progressState(c) != "" {
			return ""
		}
	}
	return ""
}

// wantsDay tells in training whether a day is that of a wanted item.
func (k *composer) wantsDay(p *passage, d saidDay) bool {
	return slices.ContainsFunc(p.want, func(x Item) bool {
		if d.fuzzy {
			return x.Date == "" && slices.Contains(k.wantAsk, "date")
		}
		v := k.dateOf(d, x.Kind == Plan)
		return v != "" && v == x.Date
	})
}

func (k *composer) wantsPlace(p *passage, q saidPlace) bool {
	return slices.ContainsFunc(p.want, func(x Item) bool {
		if q.unsure != nil {
			return x.Point == ""
		}
		return k.r.roster.Points[q.point].Name == x.Point
	})
}

// A said is what a passage says of its items.
type said struct {
	days    []saidDay
	places  []saidPlace
	given   []given
	dropped map[ref]bool // types that are only mentioned
	typ     string
}

// tell decides what a passage says.
func (k *composer) tell(p *passage) *said {
	var s said
	var lostDay, lostPlace bool
	for pos, i := range p.clauses {
		lostDay = k.takeDays(p, i, pos, &s) || lostDay
		lostPlace = k.takePlaces(p, i, pos, &s) || lostPlace
	}
	s.days = k.firmest(p, s.days)
	k.behindHead(p)
	switch p.kind {
	case Visit, Meeting, Activity, Correction:
		numbers := &numbering{k.sentence}
		var right func(ref, []string) string
		if k.e.notes != nil {
			right = numbers.wanted(p)
		}
		s.given = numbers.of(k.e, p, right)
		k.keepUnits(s.given)
	}
	s.dropped = k.onlyMentioned(p)
	switch p.kind {
	case Visit, Problem, Progress:
		s.typ = k.typeOf(k.e, p, s.given, k.visit)
		if p.kind == Progress && k.e.notes == nil {
			s.typ = cmp.Or(k.notYet(p), k.given(p), k.awaited(p), k.bidden(p), k.stateOfList(p), s.typ)
		}
	}
	if len(s.days) == 0 && k.day != nil && p.kind != Correction && !k.looksAhead(p) {
		f := k.carrying(p, s.typ, "rej"+flagsOf(lostDay), k.day.sort())
		if k.e.notes == nil && k.onThatDay(p) || k.e.yes(dayHolds, f, func() bool { return k.wantsDay(p, *k.day) }) {
			d := *k.day
			d.ref = nowhere
			s.days = []saidDay{d}
		}
	}
	if len(s.places) == 0 && k.place != nil {
		f := k.carrying(p, s.typ, "rej"+flagsOf(lostPlace))
		if k.e.notes == nil && (k.alone || k.place.ref != nowhere && k.movesFrom(p, k.place.clause)) || k.e.yes(placeHolds, f, func() bool { return k.wantsPlace(p, *k.place) }) {
			q := *k.place
			q.ref, q.mentions = nowhere, nil
			s.places = []saidPlace{q}
		}
	}
	if n := len(s.days); n > 0 {
		k.day = &s.days[n-1]
	}
	if n := len(s.places); n > 0 {
		k.place = &s.places[n-1]
	}
	k.before = p.kind
	if p.kind == Visit {
		k.visit = s.typ
	}
	return &s
}

// looksAhead reports whether a plan is for a time to come that no day is said of, 下周:
// the day spoken of before is not its own.
func (k *composer) looksAhead(p *passage) bool {
	return p.kind == Plan && slices.ContainsFunc(p.clauses, func(i int) bool { return k.clauses[i].coming })
}

// behindHead gives a passage that does not name what it is of the clauses that did.
func (k *composer) behindHead(p *passage) {
	if k.before != p.kind {
		k.head = nil
	}
	var own []int
	for _, i := range p.clauses {
		if k.clauses[i].has(lex.GroupCue, lex.FigureCue, lex.Meeting, lex.VisitType) {
			own = append(own, i)
		}
	}
	if own != nil || k.head == nil {
		k.head, k.units = own, map[string]string{}
	} else {
		p.head, p.units = k.head, k.units
	}
}

// keepUnits notes which figure is counted in a unit, where only one is.
func (k *composer) keepUnits(gave []given) {
	for _, g := range gave {
		unit := k.at(g.ref).Num.Unit
		if old, had := k.units[unit]; k.indicator(g.name) == nil || had && old != g.name {
			k.units[unit] = ""
		} else {
			k.units[unit] = g.name
		}
	}
}

func (k *composer) carrying(p *passage, typ string, extra ...string) model.Bag {
	c := &k.clauses[p.clauses[0]]
	kind, by := string(p.kind), string(k.by.Role)
	pair := string(k.before) + kind
	at := flagsOf(c.strong, c.line)
	var b model.Bag
	for _, f := range []string{"1", "k=" + kind, "kk=" + pair, "kt=" + kind + typ, "s" + at, "k" + kind + "s" + at, "by" + by, "by" + by + kind} {
		b.Add(f)
	}
	for _, x := range extra {
		b.Add(x)
		b.Add(x, "k=", kind)
		b.Add(x, "kk=", pair)
	}
	return b
}

func (k *composer) takeDays(p *passage, i, pos int, s *said) (lost bool) {
	for _, d := range k.daysOf(i) {
		if !k.isDay(p, string(p.kind), d, len(s.days), pos) {
			lost = true
			continue
		}
		if n := len(s.days); n > 0 && p.kind != Correction && k.repaired(s.days[n-1].ref, d.ref) {
			s.days = s.days[:n-1]
		}
		s.days = append(s.days, d)
	}
	return lost
}

func (k *composer) takePlaces(p *passage, i, pos int, s *said) (lost bool) {
	var known []int
	for _, q := range s.places {
		known = append(known, q.point)
	}
	if k.place != nil {
		known = append(known, k.place.point)
	}
	for _, q := range k.placesOf(i, known) {
		if !k.isPlace(p, string(p.kind), q, len(s.places), pos) {
			lost = true
			continue
		}
		at := slices.IndexFunc(s.places, func(o saidPlace) bool {
			return o.point == q.point && q.unsure == nil && (o.org == q.org || q.org < 0 || o.org < 0)
		})
		if at >= 0 {
			if s.places[at].org < 0 {
				s.places[at].org = q.org
			}
			s.places[at].mentions = append(s.places[at].mentions, q.ref)
			continue
		}
		q.mentions = []ref{q.ref}
		if n := len(s.places); n > 0 && p.kind != Correction && k.repaired(s.places[n-1].ref, q.ref) {
			s.places = s.places[:n-1]
		}
		s.places = append(s.places, q)
	}
	return lost
}

// firmest keeps of several days the exact ones; 上午 is of the day spoken of.
func (k *composer) firmest(p *passage, days []saidDay) []saidDay {
	if slices.ContainsFunc(days, func(d saidDay) bool { return d.sort() == "exact" }) {
		return slices.DeleteFunc(days, func(d saidDay) bool { return d.sort() != "exact" })
	}
	if slices.ContainsFunc(days, func(d saidDay) bool { return !d.today }) {
		return slices.DeleteFunc(days, func(d saidDay) bool { return d.today })
	}
	if len(days) > 0 && k.day != nil && !k.day.today && !k.clauses[p.clauses[0]].line {
		d := *k.day
		d.ref = nowhere
		return []saidDay{d}
	}
	return days
}

// onlyMentioned finds the types of meetings and visits that a passage names
// without telling of one.
func (k *composer) onlyMentioned(p *passage) map[ref]bool {
	if p.kind != Meeting && p.kind != Visit {
		return nil
	}
	cl := lex.VisitType
	if p.kind == Meeting {
		cl = lex.Meeting
	}
	named := map[string]bool{}
	for _, i := range p.clauses {
		k.clauses[i].words(cl, func(w token.Token) { named[w.Word.Value] = true })
	}
	if len(named) < 2 {
		return nil
	}
	dropped, kept := map[ref]bool{}, 0
	met := map[string]bool{}
	for pos, i := range p.clauses {
		c := &k.clauses[i]
		for z := range c.toks {
			u := &c.toks[z]
			if !u.Is(cl) {
				continue
			}
			met[u.Word.Value] = true
			if k.e.notes == nil && k.notHeld(i, z) {
				dropped[ref{i, z}] = true
				continue
			}
			nth, num, day := strconv.Itoa(min(len(met), 3)), flagsOf(c.hasNumber), flagsOf(len(c.whens) > 0)
			f := k.near(string(p.kind), ref{i, z}, "n"+nth, "sp"+few(pos), "num"+num, "day"+day, "n"+nth+"day"+day+"num"+num, "head"+flagsOf(z+1 < len(c.toks)))
			if k.e.yes(isHeld, f, func() bool {
				return slices.ContainsFunc(p.want, func(g Item) bool { return g.Type == u.Word.Value })
			}) {
				kept++
			} else {
				dropped[ref{i, z}] = true
			}
		}
	}
	if kept == 0 {
		return nil
	}
	return dropped
}

// notHeld reports whether right behind a meeting stands that it was not held: 党员大会没开,
// 三、党课：没讲.
func (k *composer) notHeld(i, z int) bool {
	c := &k.clauses[i]
	if z+1 < len(c.toks) {
		return c.toks[z+1].End <= c.end && runes.AnyAt(k.s.Runes, c.toks[z].End, "没开", "未开", "没讲", "没搞", "没办", "没过", "没上", "还没", "尚未", "会没开", "还未", "未召开", "没召开") > 0
	}
	if !c.header || i+1 == len(k.clauses) {
		return false
	}
	next := &k.clauses[i+1]
	return len(next.toks) <= 2 && k.denies(i+1) && eventOf(next) == "" && !next.hasNumber
}

// dateAll gives the day that ends a text to all items without one: 都是昨天的事,
// 日期4月11日.
func (k *composer) dateAll(p *passage) {
	last := p.clauses[len(p.clauses)-1]
	c := &k.clauses[last]
	if p.kind == Plan || last != len(k.clauses)-1 || len(c.whens) != 1 || len(c.names) > 0 || c.hasNumber || last == 0 {
		return
	}
	d, ok := c.whens[0].Resolve(k.today, false)
	together := k.within(c.start, c.end, []string{"统一", "同一天", "一起", "当天"}) >= 0 || k.countedTogether(last)
	if !ok || d.After(k.today) || !c.has(lex.All, lex.Total) && !together && len(c.toks) > 3 {
		return
	}
	dated := []Kind{Visit, Meeting, Activity}
	if c.has(lex.All) {
		dated = append(dated, Problem, Progress)
	}
	for _, it := range k.items {
		if (it.Date == "" || together && it.dated != isSaid) && slices.Contains(dated, it.Kind) {
			it.Date, it.fuzzy = d.Format(time.DateOnly), false
		}
	}
}

// countedTogether reports whether a sum is told at the beginning of what the last clause
// dates: 金点子共5个，建工3个，钢市2个，4月10日攻关会上提的.
func (k *composer) countedTogether(last int) bool {
	from, _ := sentenceOf(k.clauses, last)
	c := &k.clauses[from]
	numbers := &numbering{k.sentence}
	return from < last && slices.ContainsFunc(c.toks, func(u token.Token) bool {
		return u.Kind == token.Number && !u.Num.Odd && numbers.sumOf(&u) > 0
	})
}

// placeOfAll is the point that ends a text for all of it, or -1: 都是建工的.
func (t *sentence) placeOfAll() int {
	if last := len(t.clauses) - 1; last > 0 && t.saysPlaceOfAll(last) {
		if q := t.placesOf(last, nil); len(q) == 1 {
			return q[0].point
		}
	}
	return -1
}

// namesOnePoint reports whether a text that goes on with no other names one point, however
// often: all that it tells was there.
func namesOnePoint(t *sentence) bool {
	points := map[int]bool{}
	if t.earlier.place != nil {
		points[t.earlier.place.point] = true
	}
	for i := range t.clauses {
		for _, q := range t.placesOf(i, nil) {
			points[q.point] = true
		}
	}
	return len(points) == 1 && !points[-1]
}

// saysOneDay reports whether a text that goes on with no other says one day, however often, and
// it has been: all that was done was on it. What was not done may have been on any.
func saysOneDay(t *sentence) bool {
	said := map[string]bool{}
	if t.earlier.day != nil {
		said[""] = true
	}
	for i := range t.clauses {
		if c := &t.clauses[i]; c.coming || c.fuzzy || c.has(lex.NotDone) {
			return false
		}
		for _, d := range t.daysOf(i) {
			if d.fuzzy || !d.today && !slices.Contains([]string{"past", "today"}, t.tense(d.when)) {
				return false
			}
			if !d.today {
				said[t.dateOf(d, false)] = true
			}
		}
	}
	return len(said) == 1 && !said[""]
}

// onThatDay reports whether a passage is on the one day that the text says.
func (k *composer) onThatDay(p *passage) bool {
	return k.sole && (p.kind == Visit || p.kind == Meeting || p.kind == Activity || p.kind == Problem)
}

// saysPlaceOfAll reports whether a clause says no more than where all was: 都是建工的.
func (t *sentence) saysPlaceOfAll(i int) bool {
	c := &t.clauses[i]
	return c.has(lex.All) && len(c.names) == 1 && len(c.toks) <= 4 && !c.hasNumber && len(c.whens) == 0 && !c.has(lex.VisitType, lex.Meeting, lex.Trouble, lex.Topic)
}
