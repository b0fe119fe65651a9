package reading

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/model"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
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

// givenNames lists what a number may be in a passage of a kind: of the bureau's own
// indicators only those that its clause names.
func (t *sentence) givenNames(kind Kind, u *token.Token, c *clause) []string {
	out := []string{isNone}
	if (kind == Meeting || kind == Correction) && (countsHeads(u.Num.Unit) || u.Num.Unit == "人次") {
		out = append(out, isExpected, isPresent, isBoth)
	}
	for i := range t.r.roster.Indicators {
		x := &t.r.roster.Indicators[i]
		if (!x.Own || namesOne(x, c)) && x.Takes(u.Num.Unit) && (x.Kind == kind || kind == Correction) {
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
			if u.Kind == token.Pair {
				out = append(out, given{at, isPair})
				continue
			}
			if u.Kind != token.Number || u.Num.Vague || u.Num.Odd || c.vote != nil && k >= c.voteAt || t.isClock(u) {
				continue
			}
			about := t.aboutNumber(p.kind, at)
			names := about.names
			if len(names) == 1 {
				continue
			}
			ex := model.Example{Features: t.numberFeatures(about, p, at, index), Names: names, Relations: t.numberRelations(about, p, at, out)}
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
	if right == nil {
		out = t.alikeInLists(p, out)
	}
	return out
}

// alikeInLists gives the numbers of one list, 62、50、30户, the one name that any of
// them has.
func (t *sentence) alikeInLists(p *passage, gave []given) []given {
	nameOf := map[ref]string{}
	for _, g := range gave {
		nameOf[g.ref] = g.name
	}
	for _, i := range p.clauses {
		c := &t.clauses[i]
		for from := 0; from < len(c.toks); from++ {
			to := t.listEnd(c, from)
			names := map[string]bool{}
			for k := from; k <= to; k++ {
				if s := nameOf[ref{i, k}]; s != "" {
					names[s] = true
				}
			}
			if to > from && len(names) == 1 {
				for k := from; k <= to; k++ {
					if _, had := nameOf[ref{i, k}]; !had && c.numberAt(k) {
						for s := range names {
							nameOf[ref{i, k}] = s
							gave = append(gave, given{ref{i, k}, s})
						}
					}
				}
			}
			from = max(from, to)
		}
	}
	slices.SortFunc(gave, func(a, b given) int {
		if a.before(b.ref) {
			return -1
		}
		return 1
	})
	return gave
}

// listEnd returns the last number of the list that begins at the i-th token: numbers
// of one unit, said once, with nothing but 、 or 和 between them.
func (t *sentence) listEnd(c *clause, i int) int {
	if !c.numberAt(i) {
		return i
	}
	last := i
	for k := i + 1; k < len(c.toks); k++ {
		u := &c.toks[k]
		switch {
		case u.Kind == token.Number && !u.Num.Odd && !u.Num.Vague && (c.toks[last].Num.Unit == "" || c.toks[last].Num.Unit == u.Num.Unit):
			last = k
		case u.Kind == token.Break && u.Sign == '、', u.Kind == token.Text && u.End-u.Start == 1 && strings.ContainsRune("和跟与", t.s.Runes[u.Start]):
		default:
			return last
		}
	}
	return last
}

// isClock reports whether a number is part of a time of day: 14:30.
func (t *sentence) isClock(u *token.Token) bool {
	n := t.s.Runes
	return u.Num.Unit == "" && (runes.At(n, u.End) == ':' && runes.IsDigit(runes.At(n, u.End+1)) || runes.At(n, u.Start-1) == ':' && runes.IsDigit(runes.At(n, u.Start-2)))
}

var (
	beside = []lex.Class{lex.FigureCue, lex.Solve, lex.Counted, lex.Expected, lex.Present, lex.Absence, lex.Everyone, lex.GroupRef, lex.Meeting, lex.VisitType, lex.GroupCue, lex.Total, lex.Each, lex.NotValue, lex.NewValue}
	within = []lex.Class{lex.Each, lex.All, lex.Total, lex.Everyone, lex.Expected, lex.Present, lex.Actual, lex.Meeting, lex.VisitType, lex.FigureCue, lex.Solve, lex.NotValue, lex.NewValue, lex.Report, lex.Saying, lex.Finding, lex.Trouble, lex.Teach, lex.Law, lex.Notified, lex.Perfect, lex.GoVerb, lex.GroupRef, lex.Absence, lex.Asking}
	behind = []lex.Class{lex.Solve, lex.All, lex.Report, lex.Saying, lex.Finding, lex.Trouble, lex.Everyone, lex.Present, lex.Expected}
	ahead  = []lex.Class{lex.FigureCue, lex.Solve, lex.Present, lex.Expected, lex.Meeting, lex.VisitType, lex.Report, lex.Each}
)

// A numberKey is a number in a passage of a kind.
type numberKey struct {
	kind Kind
	ref
}

// An aboutNumber is what is the same of a number in whatever passage of a kind it stands:
// what it may be, and what speaks for each of that.
type aboutNumber struct {
	names     []string
	features  [2]model.Bag // of the first number of a passage, and of any other
	relations []model.Bag
}

// aboutNumber is made once, however many labellings of the text are tried.
func (t *sentence) aboutNumber(kind Kind, r ref) *aboutNumber {
	key := numberKey{kind, r}
	if a := t.numberNotes[key]; a != nil {
		return a
	}
	a := &aboutNumber{names: t.givenNames(kind, t.at(r), &t.clauses[r.clause])}
	if len(a.names) > 1 {
		a.relations = t.relationsOf(kind, r, a.names)
	}
	if t.numberNotes != nil {
		t.numberNotes[key] = a
	}
	return a
}

// numberFeatures describes a number of a passage, the index-th there.
func (t *sentence) numberFeatures(a *aboutNumber, p *passage, r ref, index int) model.Bag {
	index = min(index, 1)
	if a.features[index] == nil {
		a.features[index] = t.featuresOf(p.kind, r, index)
	}
	unit, kind := t.at(r).Num.Unit, string(p.kind)
	b := append(make(model.Bag, 0, len(a.features[index])+32), a.features[index]...)
	add := func(parts ...string) {
		f := model.Of(parts...)
		b = append(b, f, f.With("|").With(kind))
	}
	for _, q := range p.clauses {
		for z := range t.clauses[q].toks {
			switch w := &t.clauses[q].toks[z]; {
			case w.Is(lex.GroupCue), w.Is(lex.FigureCue) && w.Word.Group != string(Visit):
				add("fam=", family(w.Word), "u=", unit)
			case w.Is(lex.Meeting):
				add("mt=", w.Word.Value)
			case w.Is(lex.VisitType):
				add("vt=", w.Word.Value, unit)
			}
		}
	}
	b.Sort()
	return b
}

// featuresOf are the features of a number that are the same in all passages of a kind.
func (t *sentence) featuresOf(of Kind, r ref, index int) model.Bag {
	c, u := &t.clauses[r.clause], t.at(r)
	unit, kind := u.Num.Unit, string(of)
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
		add("cl", t.span(u.Start-m, u.Start))
		add("cr", t.span(u.End, u.End+m))
	}
	add("clr", t.span(u.Start-1, u.Start), unit, t.span(u.End, u.End+1))
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
	eachBit(t.familiesIn(c.start, u.Start), func(f int) { add("A0:", families[f].name) })
	eachBit(t.familiesIn(u.End, c.end), func(f int) { add("A1:", families[f].name) })
	add("i", strconv.Itoa(index))
	if unit == "" && runes.IsHan(runes.At(t.s.Runes, u.End)) {
		add("unitless")
		add("unitless", r1)
	}
	if u.Num.Approx {
		add("about")
	}
	if u.Num.Value == 1 {
		add("one")
		if t.s.Runes[u.Start] == '一' {
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
	b.Sort()
	return b
}

// cueBeside is the code of the nearest cue to one side of a token.
func (t *sentence) cueBeside(r ref, step int) string {
	c := &t.clauses[r.clause]
	for q := r.token + step; q >= 0 && q < len(c.toks); q += step {
		w := &c.toks[q]
		if w.Kind == token.Number && !w.Num.Odd {
			return "NUM" + w.Num.Unit
		}
		if w.Kind == token.Word && slices.Contains(beside, w.Word.Class) {
			return t.codes[r.clause][q]
		}
	}
	return "-"
}

// relate is the feature of a name's relation to a number, and that with the passage's kind.
func relate(kind Kind, b model.Bag, parts ...string) model.Bag {
	f := model.Of("rel:")
	for _, s := range parts {
		f = f.With(s)
	}
	return append(b, f, f.With("|").With(string(kind)))
}

// numberRelations says how each name is related to what stands around a number.
func (t *sentence) numberRelations(a *aboutNumber, p *passage, r ref, had []given) [][]model.Feature {
	label := t.labelBefore(p, r)
	out := make([][]model.Feature, len(a.names))
	for k, n := range a.names {
		b := slices.Clip(a.relations[k])
		if s := t.hadBefore(r, n, had); s != "" {
			b = relate(p.kind, b, s)
		}
		ind := t.indicator(n)
		if ind != nil && ind.Kind == Activity && t.speaksOf(p, ind.Type) {
			b = relate(p.kind, b, "fam")
		}
		if label != nil && (ind != nil && ind.NamedBy(label.Word) || n == isExpected && label.Is(lex.Expected) || n == isPresent && label.Is(lex.Present)) {
			b = relate(p.kind, b, "label")
		}
		if len(b) > len(a.relations[k]) {
			b.Sort()
		}
		out[k] = b
	}
	return out
}

// relationsOf are the relations of a number that are the same in all passages of a kind.
func (t *sentence) relationsOf(kind Kind, r ref, names []string) []model.Bag {
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
	picked := t.pickedFor(kind, u, left, right)
	headsLeft, headsRight := t.headsLeft(c, r.token), headsRight(c, r.token)
	came := t.attendance(c)
	is := func(v *int) bool { return v != nil && *v == u.Num.Value }
	out := make([]model.Bag, len(names))
	for k, n := range names {
		b := make(model.Bag, 0, 12)
		add := func(parts ...string) { b = relate(kind, b, parts...) }
		switch ind := t.indicator(n); {
		case ind != nil:
			if left != nil && ind.NamedBy(left.Word) {
				add("lc", strconv.Itoa(int(left.Word.Class)))
			}
			if right != nil && ind.NamedBy(right.Word) {
				add("rc", strconv.Itoa(int(right.Word.Class)))
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
			if u.Num.Unit == ind.Unit {
				add("unit=")
				add("unit=", ind.Unit)
			} else if u.Num.Unit != "" {
				add("units")
			}
			if takers == 1 {
				add("sole")
			}
			if ind == picked {
				add("pick")
			}
		case n == isNone:
			if picked == nil {
				add("nopick")
			}
		default:
			add(n, "hl", strconv.Itoa(int(headsLeft)))
			switch {
			case n == isExpected && is(came.expected), n == isPresent && is(came.present):
				add("came")
			case n == isBoth && is(came.expected) && is(came.present):
				add("cameall")
			}
			if headsRight >= 0 {
				add(n, "hr", strconv.Itoa(int(c.toks[headsRight].Word.Class)))
			}
			if c.has(lex.Each) {
				add(n, "each")
			}
		}
		b.Sort()
		out[k] = b
	}
	return out
}

// labelBefore is the word that names what a number of a correction is: the latest
// before it, in whichever clause.
func (t *sentence) labelBefore(p *passage, r ref) *token.Token {
	if p.kind != Correction {
		return nil
	}
	for i := r.clause; i >= 0; i-- {
		c := &t.clauses[i]
		for k := len(c.toks) - 1; k >= 0; k-- {
			if i == r.clause && k >= r.token {
				continue
			}
			if u := &c.toks[k]; u.Is(lex.Expected) || u.Is(lex.Present) || u.Is(lex.FigureCue) || u.Is(lex.Solve) || u.Is(lex.Counted) {
				return u
			}
		}
	}
	return nil
}

// pickedFor is the indicator that the tables would give a number.
func (t *sentence) pickedFor(kind Kind, u, left, right *token.Token) *Indicator {
	var picked *Indicator
	try := func(k Kind, typ string) {
		rows := t.r.lex.Rows(k, typ)
		if len(rows) == 0 {
			return
		}
		if ind, by := pick(rows, u.Num, left, right); ind != nil && (picked == nil || by != byUnit) && (k == Visit || by != byUnit) {
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
			if w := &t.clauses[i].toks[z]; (w.Is(lex.GroupCue) || w.Is(lex.FigureCue)) && family(w.Word) == typ {
				return true
			}
		}
	}
	return false
}

func namesOne(ind *Indicator, c *clause) bool {
	for k := range c.toks {
		if c.toks[k].Kind == token.Word && ind.NamedBy(c.toks[k].Word) {
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
	case c.has(lex.Each), listed && t.at(last.ref).Num.Unit == t.at(r).Num.Unit:
		return "had-list"
	case t.anchoredBetween(had[at].ref, r):
		return "had-anchored"
	case c.has(lex.Wrong, lex.NewValue, lex.NotValue), r.clause > 0 && t.clauses[r.clause-1].has(lex.Wrong, lex.NotValue):
		return "had-revised"
	}
	return "had"
}

// anchoredBetween reports whether a point, a day or a group is named between.
func (t *sentence) anchoredBetween(a, b ref) bool {
	for i := a.clause; i <= b.clause; i++ {
		for k := range t.clauses[i].toks {
			z, w := ref{i, k}, &t.clauses[i].toks[k]
			if a.before(z) && z.before(b) && (w.Kind == token.Name || w.Kind == token.When || w.Is(lex.GroupRef)) {
				return true
			}
		}
	}
	return false
}

func (t *sentence) indicator(name string) *Indicator { return t.r.figures[name] }

// wantedNumbers tells in training what a number of a passage is.
func (t *sentence) wantedNumbers(p *passage) func(ref, []string) string {
	used := map[string]int{}
	return func(r ref, names []string) string {
		u := t.at(r)
		best, most, of := isNone, -1, 0
		for i := range p.want {
			g := &p.want[i]
			try := func(name string, v *int, s int) {
				if v == nil || *v != u.Num.Value || !slices.Contains(names, name) {
					return
				}
				if s -= 4 * used[strconv.Itoa(i)+name]; s > most {
					best, most, of = name, s, i
				}
			}
			if g.Expected != nil && g.Present != nil && *g.Expected == u.Num.Value && *g.Present == u.Num.Value && t.headsOf(p, u.Num.Value) == 1 && slices.Contains(names, isBoth) {
				return isBoth
			}
			for _, name := range slices.Sorted(maps.Keys(g.Figures)) {
				v, s := g.Figures[name], 2
				if ind := t.indicator(name); ind != nil && ind.Unit == u.Num.Unit {
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
			if u := &t.clauses[i].toks[k]; u.Kind == token.Number && !u.Num.Odd && u.Num.Value == v && countsHeads(u.Num.Unit) {
				n++
			}
		}
	}
	return n
}

func (t *sentence) behindExpected(r ref) bool {
	c := &t.clauses[r.clause]
	for q := r.token - 1; q >= 0; q-- {
		if c.toks[q].Is(lex.Expected) {
			return true
		}
		if c.toks[q].Is(lex.Present) || c.toks[q].Kind == token.Number {
			return false
		}
	}
	return false
}
