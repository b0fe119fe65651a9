package reading

import (
	"math/bits"
	"strconv"
	"strings"
	"time"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/model"
	"liaison/bot/reading/token"
)

// A sentence is a text on its way to a meaning: its clauses, and what holds of
// each of them.
type sentence struct {
	*utterance
	codes   [][]string // of each clause's tokens
	norm    [][]rune   // each clause with names, days and numbers as signs
	hits    []hit      // words of families
	voids   []hit      // words that say that there is no record
	acts    []uint64   // families of each clause
	whole   uint64     // families of the text
	turns   [][]string // how each clause stands to what was told before it
	told    toldList   // a list whose length was announced
	links   model.Links
	earlier spokenOf // at the end of the text that this one goes on with

	wantAsk []string // in training: what is to be asked
}

// prepare cuts what was scanned into clauses.
func (x *utterance) prepare(toks []token.Token) *sentence {
	x.struck = x.marks(toks)
	x.clauses = finer(split(toks), x.s.Runes)
	(&votes{x}).mark()
	(&guests{x}).mark()
	t := &sentence{utterance: x}
	(&binder{utterance: x}).bind()
	n := len(x.clauses)
	t.acts, t.codes, t.norm = make([]uint64, n), make([][]string, n), make([][]rune, n)
	t.hits, t.voids = familyFinder.all(x.s.Runes), voids.all(x.s.Runes)
	for _, h := range t.hits {
		t.whole |= 1 << h.family
		for i := range x.clauses {
			if c := &x.clauses[i]; h.start >= c.start && h.start < c.end {
				t.acts[i] |= 1 << h.family
			}
		}
	}
	for i := range x.clauses {
		c := &x.clauses[i]
		for k := range c.toks {
			t.codes[i] = append(t.codes[i], t.code(&c.toks[k]))
			t.norm[i] = t.sign(t.norm[i], &c.toks[k])
		}
	}
	return t
}

// tense says how a day stands to the day of speaking.
func (x *utterance) tense(w days.When) string {
	if !w.Exact() && w.Kind != days.Tonight {
		return "k" + strconv.Itoa(int(w.Kind))
	}
	d, ok := w.Resolve(x.today, false)
	switch {
	case !ok:
		return "bad"
	case d.Equal(x.today):
		return "today"
	case d.After(x.today):
		return "fut"
	case w.Kind == days.MonthDay && x.today.Sub(d) > 250*24*time.Hour:
		return "far"
	case w.Bare && (w.Kind == days.DayOfMonth || w.Kind == days.Weekday) && x.today.Sub(d) > 4*24*time.Hour && x.liesAhead(w):
		return "ahead"
	}
	return "past"
}

// liesAhead reports whether the day that w names of this month or week is yet to come.
func (x *utterance) liesAhead(w days.When) bool {
	next, ok := w.Resolve(x.today, true)
	return ok && next.After(x.today) && next.Month() == x.today.Month()
}

// code is a short name of what a token is.
func (t *sentence) code(k *token.Token) string {
	x := t.utterance
	switch k.Kind {
	case token.Name:
		if k.Targets[0].Org >= 0 {
			return "ORG"
		}
		return "PT"
	case token.When:
		switch {
		case k.When.Set:
			return "D:set" + x.tense(k.When)
		case k.When.Gone:
			return "D:gone"
		}
		return "D:" + x.tense(k.When)
	case token.Number:
		switch {
		case k.Num.Odd:
			return "NO"
		case k.Num.Vague:
			return "NV"
		}
		return "N:" + k.Num.Unit
	case token.Pair:
		return "PAIR"
	case token.Break:
		return "/" + string(k.Sign)
	case token.Text:
		if x.struckAs(k) != 0 {
			return "X"
		}
		s := x.span(k.Start, k.End)
		if k.End-k.Start == 1 {
			return "'" + s
		}
		if strings.ContainsAny(s, "没不未别无") {
			return "NEG"
		}
		return "x"
	}
	w := k.Word
	c := "c" + strconv.Itoa(int(w.Class))
	switch w.Class {
	case lex.VisitType, lex.Meeting, lex.FigureCue, lex.GroupCue, lex.Counted:
		return c + "=" + w.Value
	case lex.Noise, lex.GoVerb:
		return c + "'" + x.span(k.Start, k.End)
	}
	if w.Bad {
		c += "!"
	}
	return c
}

// sign writes a token into a clause's text, what differs from text to text as
// one sign.
func (x *utterance) sign(to []rune, k *token.Token) []rune {
	switch k.Kind {
	case token.Name:
		return append(to, 'Ⓟ')
	case token.When:
		switch x.tense(k.When) {
		case "fut", "far":
			return append(to, 'Ⓕ')
		case "ahead":
			return append(to, 'Ⓐ')
		}
		return append(to, 'Ⓓ')
	case token.Number, token.Pair:
		to = append(to, 'Ⓝ')
		return append(to, []rune(k.Num.Unit)...)
	}
	return append(to, x.s.Runes[k.Start:k.End]...)
}

// features describes every clause to the model.
func (t *sentence) features() model.Links {
	n := len(t.clauses)
	links := make([]model.Link, n)
	t.story()
	said := (&listener{t}).listen()
	shared := t.sharedFeatures()
	for _, notes := range said {
		for _, s := range notes {
			shared.Add("Ssay:", s)
		}
	}
	for i := range t.clauses {
		c := &t.clauses[i]
		b := make(model.Bag, 0, 512)
		t.clauseFeatures(&b, i, "")
		t.detail(&b, i)
		for _, s := range t.turns[i] {
			b.Add("turn:", s)
		}
		for _, s := range said[i] {
			b.Add("say:", s)
		}
		if i > 0 {
			for _, s := range said[i-1] {
				b.Add("p:say:", s)
			}
		}
		if i+1 < n {
			for _, s := range said[i+1] {
				b.Add("n:say:", s)
			}
		}
		for d, p := range [...]string{"p:", "pp:"} {
			if j := i - 1 - d; j >= 0 {
				t.clauseFeatures(&b, j, p)
			} else {
				b.Add(p, "^")
			}
		}
		for d, p := range [...]string{"n:", "nn:"} {
			if j := i + 1 + d; j < n {
				t.clauseFeatures(&b, j, p)
			} else {
				b.Add(p, "$")
			}
		}
		b.Sort()
		links[i] = model.Link{Features: b, Parting: [model.Partings]bool{true, c.strong, c.line || c.bullet, len(c.names) > 0, len(c.whens) > 0, c.hasNumber}}
	}
	shared.Sort()
	return model.Links{Shared: shared, Links: links}
}

func eachBit(m uint64, do func(int)) {
	for ; m != 0; m &= m - 1 {
		do(bits.TrailingZeros64(m))
	}
}

// sharedFeatures are those of the whole text.
func (t *sentence) sharedFeatures() model.Bag {
	var b model.Bag
	var profile []string
	n := t.s.Runes
	for len(n) > 0 && n[len(n)-1] == ' ' {
		n = n[:len(n)-1]
	}
	eachBit(t.whole, func(f int) {
		b.Add("S:", families[f].name)
		profile = append(profile, families[f].name)
	})
	if l := len(n); l > 0 {
		b.Add("S1:", string(n[:min(2, l)]))
		b.Add("Sz:", string(n[max(0, l-2):]))
		b.Add("Szz:", string(n[l-1:]))
	}
	by := string(t.by.Role)
	b.Add("Slen", strconv.Itoa(min(8, len(n)/8)))
	b.Add("Sn", strconv.Itoa(min(6, len(t.clauses))))
	b.Add("by=", by)
	var num, pt bool
	var mask uint64
	days := map[string]bool{}
	for i := range t.clauses {
		c := &t.clauses[i]
		num, pt, mask = num || c.hasNumber, pt || len(c.names) > 0, mask|c.mask
		for _, k := range t.codes[i] {
			if strings.HasPrefix(k, "D:k") {
				days["per"] = true
			} else if strings.HasPrefix(k, "D:") {
				days[k[2:]] = true
			}
		}
	}
	eachBit(mask, func(c int) { b.Add("SC", strconv.Itoa(c)) })
	for _, p := range []struct {
		on   bool
		name string
	}{{days["past"], "past"}, {days["fut"] || days["far"], "fut"}, {days["ahead"], "ahead"}, {days["today"], "today"}, {days["per"], "per"}, {len(days) == 0, "noday"}, {num, "#"}, {!num, "no#"}, {pt, "@"}, {!pt, "no@"}, {t.by.Role == Secretary, "sec"}, {t.by.Role == Leader, "lead"}} {
		if p.on {
			profile = append(profile, p.name)
			b.Add("SX:", p.name)
		}
	}
	for i, p := range profile {
		for _, q := range profile[i+1:] {
			b.Add("SP:", p, "&", q)
		}
	}
	return b
}

// profiled are the classes whose meeting in a clause tells something.
var profiled = []struct {
	name    string
	classes []lex.Class
}{
	{"V", []lex.Class{lex.VisitType, lex.CallVerb}}, {"v", []lex.Class{lex.VisitVerb, lex.GoVerb}}, {"M", []lex.Class{lex.Meeting}}, {"m", []lex.Class{lex.SomeMeeting, lex.Present, lex.Expected, lex.Everyone}},
	{"A", []lex.Class{lex.FigureCue, lex.GroupCue}}, {"P", []lex.Class{lex.Report, lex.Finding}}, {"p", []lex.Class{lex.Saying}}, {"T", []lex.Class{lex.Trouble}}, {"t", []lex.Class{lex.Topic}}, {"G", []lex.Class{lex.ThatOne}},
	{"D", []lex.Class{lex.Done}}, {"O", []lex.Class{lex.Ongoing, lex.Assign}}, {"F", []lex.Class{lex.Modal}}, {"X", []lex.Class{lex.NotDone, lex.Undoing}}, {"Q", []lex.Class{lex.Asking, lex.MaybeAsking, lex.Listing}},
	{"C", []lex.Class{lex.Amend, lex.Wrong, lex.NewValue, lex.NotValue}}, {"f", []lex.Class{lex.Perfect}}, {"n", []lex.Class{lex.NoProblem}},
}

// clauseFeatures are those by which a clause is described to itself and, with a
// prefix, to its neighbours.
func (t *sentence) clauseFeatures(b *model.Bag, i int, p string) {
	c := &t.clauses[i]
	far := p == "pp:" || p == "nn:"
	b.Add(p, "1")
	eachBit(c.mask, func(k int) { b.Add(p, "C", strconv.Itoa(k)) })
	eachBit(t.acts[i], func(f int) { b.Add(p, "A:", families[f].name) })
	if far {
		return
	}
	for _, k := range t.codes[i] {
		b.Add(p, "t:", k)
	}
	if c.topic() != "" {
		b.Add(p, "topic")
	}
	for k := range c.toks {
		if w := &c.toks[k]; w.Kind == token.Word {
			switch f := family(w.Word); f {
			case "":
			case "visit", "meeting":
				b.Add(p, "fam:", f)
			default:
				b.Add(p, "fam:activity")
			}
		}
	}
	b.Add(p, "fl", t.flags(i))
	n := t.norm[i]
	if len(n) > 0 && p != "" {
		b.Add(p, "z:", string(n[max(0, len(n)-2):]))
		b.Add(p, "a:", string(n[:min(2, len(n))]))
		b.Add(p, "a1:", string(n[:1]))
	}
}

func (t *sentence) flags(i int) string {
	c := &t.clauses[i]
	out := []byte{'0', '0', '0', '0'}
	if c.hasNumber {
		out[0] = '1'
	}
	out[1] += byte(min(2, len(c.names)))
	out[2] += byte(min(2, len(c.whens)))
	if c.fuzzy || c.coming || c.part || c.now {
		out[3] = '1'
	}
	return string(out)
}

// detail adds what only the clause itself is described by.
func (t *sentence) detail(b *model.Bag, i int) {
	c := &t.clauses[i]
	codes, n := t.codes[i], t.norm[i]
	var profile []string
	eachBit(t.acts[i], func(f int) { profile = append(profile, families[f].name) })
	for _, g := range profiled {
		if c.has(g.classes...) {
			profile = append(profile, g.name)
		}
	}
	if c.hasNumber {
		profile = append(profile, "#")
	}
	if len(c.names) > 0 {
		profile = append(profile, "@")
	}
	for _, k := range codes {
		if strings.HasPrefix(k, "D:") {
			profile = append(profile, k)
		}
	}
	for a, x := range profile {
		for _, y := range profile[a+1:] {
			b.Add("CP:", x, "&", y)
		}
	}
	for k := 1; k < len(codes); k++ {
		b.Add("tt:", codes[k-1], "_", codes[k])
	}
	var order []string
	for _, k := range codes {
		if k != "x" && k[0] != '\'' && k[0] != '/' {
			order = append(order, shortCode(k))
		}
	}
	for a := range order {
		for k := a + 1; k < len(order) && k < a+5; k++ {
			b.Add("o:", order[a], ">", order[k])
		}
		if a+2 < len(order) {
			b.Add("o3:", order[a], ">", order[a+1], ">", order[a+2])
		}
	}
	if len(order) > 0 {
		b.Add("of:", order[0])
		b.Add("oz:", order[len(order)-1])
	}
	g := make([]rune, 0, len(n)+2)
	g = append(append(append(g, '^'), n...), '$')
	b.AddGrams("g", g, 4)
	b.Add("b", flagsOf(c.bullet, c.strong, c.line, c.header, c.asks, c.aside))
	b.Add("len", strconv.Itoa(min(6, len(n)/3)))
	b.Add("pos", strconv.Itoa(min(i, 3)), flagsOf(i == len(t.clauses)-1))
	b.Add("by=", string(t.by.Role), t.flags(i))
}

func shortCode(s string) string {
	if j := strings.IndexByte(s, '='); j > 0 {
		return s[:j]
	}
	if strings.HasPrefix(s, "N:") {
		return "N"
	}
	return s
}

func flagsOf(bs ...bool) string {
	out := make([]byte, len(bs))
	for i, b := range bs {
		out[i] = '0'
		if b {
			out[i] = '1'
		}
	}
	return string(out)
}
