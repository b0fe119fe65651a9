package reading

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/reading/model"
)

// A given is a number with what it is: a figure's name, or one of the words below.
type given struct {
	ref
	name string
}

const (
	isNone     = "none"
	isExpected = "expected"
	isPresent  = "present"
	isBoth     = "both" // 来了三个 of 三个委员: all that were expected
	isPair     = "pair" // 8/9
)

// givenNames lists what a number may be in a passage of a kind.
func (t *sentence) givenNames(kind Kind, u *token) []string {
	out := []string{isNone}
	if (kind == Meeting || kind == Correction) && (countsHeads(u.num.unit) || u.num.unit == "人次") {
		out = append(out, isExpected, isPresent, isBoth)
	}
	for i := range t.r.roster.Indicators {
		x := &t.r.roster.Indicators[i]
		if !x.Own && x.takes(u.num.unit) && (x.Kind == kind || kind == Correction) {
			out = append(out, x.Name)
		}
	}
	return out
}

// numbers says what the numbers of a passage are. In training right tells.
func (t *sentence) numbers(e *expert, p *passage, right func(ref, []string) string) []given {
	var out []given
	index := 0
	for _, i := range p.clauses {
		c := &t.clauses[i]
		for k := range c.toks {
			u := &c.toks[k]
			at := ref{i, k}
			if u.kind == pairToken {
				out = append(out, given{at, isPair})
				continue
			}
			if u.kind != numberToken || u.num.vague || u.num.odd || c.vote != nil && k >= c.voteAt || t.isClock(u) {
				continue
			}
			names := t.givenNames(p.kind, u)
			if len(names) == 1 {
				continue
			}
			ex := model.Example{Features: t.numberFeatures(p, at, index), Names: names, Relations: t.numberRelations(p, at, names, out)}
			index++
			name := isNone
			if right != nil {
				name = right(at, names)
				e.note(whichNumber, ex, slices.Index(names, name))
			} else {
				name = names[e.choose(whichNumber, &ex)]
			}
			if name != isNone {
				out = append(out, given{at, name})
			}
		}
	}
	return out
}

// isClock reports whether a number is part of a time of day: 14:30.
func (t *sentence) isClock(u *token) bool {
	n := t.s.n
	return u.num.unit == "" && (at(n, u.end) == ':' && isDigit(at(n, u.end+1)) || at(n, u.start-1) == ':' && isDigit(at(n, u.start-2)))
}

var (
	beside = []class{figureCue, solve, counted, expected, present, absence, everyone, groupRef, meeting, visitType, groupCue, total, each, notValue, newValue}
	within = []class{each, all, total, everyone, expected, present, actual, meeting, visitType, figureCue, solve, notValue, newValue, report, saying, finding, trouble, teach, law, notified, perfect, goVerb, groupRef, absence, asking}
	behind = []class{solve, all, report, saying, finding, trouble, everyone, present, expected}
	ahead  = []class{figureCue, solve, present, expected, meeting, visitType, report, each}
)

func (t *sentence) numberFeatures(p *passage, r ref, index int) model.Bag {
	c, u := &t.clauses[r.clause], t.at(r)
	unit, kind := u.num.unit, string(p.kind)
	b := make(model.Bag, 0, 256)
	add := func(parts ...string) {
		f := model.Of(parts...)
		b = append(b, f, f.With("|").With(kind))
	}
	l1, l2 := t.codeAt(r.clause, r.token-1), t.codeAt(r.clause, r.token-2)
	r1, r2 := t.codeAt(r.clause, r.token+1), t.codeAt(r.clause, r.token+2)
	lc, rc := t.cueBeside(r, -1), t.cueBeside(r, 1)
	add("1")
	add("u=", unit)
	add("l1=", l1)
	add("r1=", r1)
	add("l2=", l2)
	add("r2=", r2)
	add("l12=", l2, l1)
	add("r12=", r1, r2)
	add("u", unit, "l1", l1)
	add("u", unit, "r1", r1)
	add("lc=", lc)
	add("rc=", rc)
	add("lrc=", lc, rc)
	add("u", unit, "lc=", lc)
	add("u", unit, "rc=", rc)
	add("u", unit, "lrc", lc, rc)
	for m := 1; m <= 3; m++ {
		add("cl", t.span(u.start-m, u.start))
		add("cr", t.span(u.end, u.end+m))
	}
	add("clr", t.span(u.start-1, u.start), unit, t.span(u.end, u.end+1))
	for _, cl := range within {
		if c.has(cl) {
			add("C", strconv.Itoa(int(cl)))
		}
	}
	if r.clause+1 < len(t.clauses) {
		for _, cl := range behind {
			if t.clauses[r.clause+1].has(cl) {
				add("nC", strconv.Itoa(int(cl)))
			}
		}
	}
	if r.clause > 0 {
		for _, cl := range ahead {
			if t.clauses[r.clause-1].has(cl) {
				add("pC", strconv.Itoa(int(cl)))
			}
		}
		if codes := t.codes[r.clause-1]; r.token == 0 {
			add("pl=", codes[len(codes)-1])
		}
	}
	eachBit(t.familiesIn(c.start, u.start), func(f int) { add("A0:", families[f].name) })
	eachBit(t.familiesIn(u.end, c.end), func(f int) { add("A1:", families[f].name) })
	add("i", strconv.Itoa(min(index, 1)))
	if unit == "" && isHan(at(t.s.n, u.end)) {
		add("unitless")
		add("unitless", r1)
	}
	if u.num.approx {
		add("about")
	}
	if u.num.value == 1 {
		add("one")
		if t.s.n[u.start] == '一' {
			add("yi")
			add("yi", unit)
		}
	}
	if c.spansYear() {
		add("year")
	}
	if len(c.toks) <= 2 {
		add("alone")
	}
	add("by=", string(t.by.Role))
	for _, q := range p.clauses {
		for z := range t.clauses[q].toks {
			switch w := &t.clauses[q].toks[z]; {
			case w.is(groupCue), w.is(figureCue) && w.word.group != string(Visit):
				add("fam=", family(w.word), "u=", unit)
			case w.is(meeting):
				add("mt=", w.word.value)
			case w.is(visitType):
				add("vt=", w.word.value, unit)
			}
		}
	}
	b.Sort()
	return b
}

// cueBeside is the code of the nearest cue to one side of a token.
func (t *sentence) cueBeside(r ref, step int) string {
	c := &t.clauses[r.clause]
	for q := r.token + step; q >= 0 && q < len(c.toks); q += step {
		w := &c.toks[q]
		if w.kind == numberToken && !w.num.odd {
			return "NUM" + w.num.unit
		}
		if w.kind == wordToken && slices.Contains(beside, w.word.class) {
			return t.codes[r.clause][q]
		}
	}
	return "-"
}

// numberRelations says how each name is related to what stands around a number.
func (t *sentence) numberRelations(p *passage, r ref, names []string, had []given) [][]model.Feature {
	c, u := &t.clauses[r.clause], t.at(r)
	left, right := cueAt(c, c.leftCue(r.token, -1)), cueAt(c, c.rightCue(r.token))
	var before *clause
	if r.clause > 0 {
		before = &t.clauses[r.clause-1]
	}
	takers := 0
	for _, n := range names {
		if t.indicator(n) != nil {
			takers++
		}
	}
	picked := t.pickedFor(p.kind, u, left, right)
	headsLeft, headsRight := t.headsLeft(c, r.token), headsRight(c, r.token)
	kind := string(p.kind)
	out := make([][]model.Feature, len(names))
	for k, n := range names {
		b := make(model.Bag, 0, 24)
		add := func(parts ...string) {
			f := model.Of("rel:").With(strings.Join(parts, ""))
			b = append(b, f, f.With("|").With(kind))
		}
		if s := t.hadBefore(r, n, had); s != "" {
			add(s)
		}
		switch ind := t.indicator(n); {
		case ind != nil:
			if left != nil && namedBy(ind, left) {
				add("lc", strconv.Itoa(int(left.word.class)))
			}
			if right != nil && namedBy(ind, right) {
				add("rc", strconv.Itoa(int(right.word.class)))
			}
			if namesOne(ind, c) {
				add("in")
			}
			if before != nil && namesOne(ind, before) {
				add("prev")
				if left == nil && right == nil {
					add("prev-only")
				}
			}
			if u.num.unit == ind.Unit {
				add("unit=")
				add("unit=", ind.Unit)
			} else if u.num.unit != "" {
				add("units")
			}
			if takers == 1 {
				add("sole")
			}
			if ind == picked {
				add("pick")
			}
			if ind.Kind == Activity && t.speaksOf(p, ind.Type) {
				add("fam")
			}
		case n == isNone:
			if picked == nil {
				add("nopick")
			}
		default:
			add(n, "hl", strconv.Itoa(int(headsLeft)))
			if headsRight >= 0 {
				add(n, "hr", strconv.Itoa(int(c.toks[headsRight].word.class)))
			}
			if c.has(each) {
				add(n, "each")
			}
		}
		b.Sort()
		out[k] = b
	}
	return out
}

// pickedFor is the indicator that the tables would give a number.
func (t *sentence) pickedFor(kind Kind, u, left, right *token) *Indicator {
	var picked *Indicator
	try := func(k Kind, typ string) {
		rows := t.r.lex.rowsOf(k, typ)
		if len(rows) == 0 {
			return
		}
		if ind, by := pick(rows, u.num, left, right); ind != nil && (picked == nil || by != byUnit) && (k == Visit || by != byUnit) {
			picked = ind
		}
	}
	if kind == Visit || kind == Correction {
		try(Visit, "")
	}
	if kind == Activity || kind == Correction {
		for _, typ := range Types(Activity) {
			try(Activity, typ)
		}
	}
	return picked
}

func (t *sentence) speaksOf(p *passage, typ string) bool {
	for _, i := range p.clauses {
		for z := range t.clauses[i].toks {
			if w := &t.clauses[i].toks[z]; (w.is(groupCue) || w.is(figureCue)) && family(w.word) == typ {
				return true
			}
		}
	}
	return false
}

func namesOne(ind *Indicator, c *clause) bool {
	for k := range c.toks {
		if c.toks[k].kind == wordToken && namedBy(ind, &c.toks[k]) {
			return true
		}
	}
	return false
}

// hadBefore says how a number that would be n again stands to the one before.
func (t *sentence) hadBefore(r ref, n string, had []given) string {
	at := -1
	for q := range had {
		if had[q].name == n {
			at = q
		}
	}
	if at < 0 {
		return ""
	}
	c, last := &t.clauses[r.clause], had[len(had)-1]
	listed := r.token > 1 && last.clause == r.clause && last.name == n && r.token-last.token <= 3
	switch {
	case t.repaired(last.ref, r):
		return "had-repaired"
	case c.has(each), listed && t.at(last.ref).num.unit == t.at(r).num.unit:
		return "had-list"
	case t.anchoredBetween(had[at].ref, r):
		return "had-anchored"
	case c.has(wrong, newValue, notValue), r.clause > 0 && t.clauses[r.clause-1].has(wrong, notValue):
		return "had-revised"
	}
	return "had"
}

// anchoredBetween reports whether a point, a day or a group is named between.
func (t *sentence) anchoredBetween(a, b ref) bool {
	for i := a.clause; i <= b.clause; i++ {
		for k := range t.clauses[i].toks {
			z, w := ref{i, k}, &t.clauses[i].toks[k]
			if a.before(z) && z.before(b) && (w.kind == nameToken || w.kind == whenToken || w.is(groupRef)) {
				return true
			}
		}
	}
	return false
}

func (t *sentence) indicator(name string) *Indicator {
	for i := range t.r.roster.Indicators {
		if t.r.roster.Indicators[i].Name == name {
			return &t.r.roster.Indicators[i]
		}
	}
	return nil
}

// wantedNumbers tells in training what a number of a passage is.
func (t *sentence) wantedNumbers(p *passage) func(ref, []string) string {
	used := map[string]int{}
	return func(r ref, names []string) string {
		u := t.at(r)
		best, most, of := isNone, -1, 0
		for i := range p.want {
			g := &p.want[i]
			try := func(name string, v *int, s int) {
				if v == nil || *v != u.num.value || !slices.Contains(names, name) {
					return
				}
				if s -= 4 * used[strconv.Itoa(i)+name]; s > most {
					best, most, of = name, s, i
				}
			}
			if g.Expected != nil && g.Present != nil && *g.Expected == u.num.value && *g.Present == u.num.value && t.headsOf(p, u.num.value) == 1 && slices.Contains(names, isBoth) {
				return isBoth
			}
			for _, name := range slices.Sorted(maps.Keys(g.Figures)) {
				v, s := g.Figures[name], 2
				if ind := t.indicator(name); ind != nil && ind.Unit == u.num.unit {
					s = 3
				}
				try(name, &v, s)
			}
			if t.behindExpected(r) {
				try(isExpected, g.Expected, 3)
				try(isPresent, g.Present, 2)
			} else {
				try(isExpected, g.Expected, 2)
				try(isPresent, g.Present, 3)
			}
		}
		if most < 0 {
			return isNone
		}
		used[strconv.Itoa(of)+best]++
		return best
	}
}

// headsOf counts the numbers of heads in a passage that are v.
func (t *sentence) headsOf(p *passage, v int) (n int) {
	for _, i := range p.clauses {
		for k := range t.clauses[i].toks {
			if u := &t.clauses[i].toks[k]; u.kind == numberToken && !u.num.odd && u.num.value == v && countsHeads(u.num.unit) {
				n++
			}
		}
	}
	return n
}

func (t *sentence) behindExpected(r ref) bool {
	c := &t.clauses[r.clause]
	for q := r.token - 1; q >= 0; q-- {
		if c.toks[q].is(expected) {
			return true
		}
		if c.toks[q].is(present) || c.toks[q].kind == numberToken {
			return false
		}
	}
	return false
}
