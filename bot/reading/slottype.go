package reading

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/model"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

var typeDecision = map[Kind]decision{Visit: whichVisit, Problem: whichProblem, Progress: whichProgress}

// typeOf chooses the type of a visit, a problem or a progress.
func (t *sentence) typeOf(e *expert, p *passage, given []given, inherited string) string {
	ex := model.Example{Features: t.typeFeatures(p, given, inherited), Names: Types(p.kind)}
	ex.Relations = t.typeRelations(p, ex.Names, given, inherited)
	if e.notes != nil {
		typ := p.want[0].Type
		same := !slices.ContainsFunc(p.want, func(g Item) bool { return g.Type != typ })
		if k := slices.Index(ex.Names, typ); same && k >= 0 {
			e.note(typeDecision[p.kind], ex, k)
		}
		return typ
	}
	if p.kind == Visit {
		if cameToLook(t, p) {
			return "日常"
		}
		if s := t.typeOfAll(p); s != "" {
			return s
		}
		if s := t.firmType(p); s != "" {
			return s
		}
		if helped(t, p) {
			return "送服务"
		}
		if inherited != "" && p.head != nil && t.cueless(p) { // 今送政策 钢市33户 写字楼企业5户
			return inherited
		}
		if inherited == "" && t.cueless(p) {
			return visitTypeOf(t.indicatorsOf(given), 0, "")
		}
	}
	firm := ""
	switch p.kind {
	case Problem:
		firm = t.firmCategory(p)
	case Progress:
		firm = t.firmState(p)
	}
	if firm != "" {
		return firm
	}
	return ex.Names[e.choose(typeDecision[p.kind], &ex)]
}

// parted say that only a part is done.
var parted = []string{"一半", "部分", "还差", "还剩", "头一", "第一期", "首期", "还挂", "还堆", "还摆"}

// firmState is the one state that the clauses of a progress tell, or "": 已办结 only where nothing
// of it is asked, denied, told of a part or headed as mere news, 进展：货也清了.
func (t *sentence) firmState(p *passage) (state string) {
	say, open := listener{t}, false
	for _, i := range p.clauses {
		c := &t.clauses[i]
		now := t.progressState(c)
		if now != "" && state != "" && now != state {
			return ""
		}
		state = cmp.Or(state, now)
		open = open || say.asksIn(i) || t.denies(i) || runes.HasAt(t.s.Runes, c.start, "进展") || t.within(c.start, c.end, parted) >= 0
	}
	if open && state == "已办结" {
		return ""
	}
	return state
}

// firmCategory is the category that the words of a problem point to, where none comes
// near it.
func (t *sentence) firmCategory(p *passage) string {
	var weights tally
	for _, i := range p.clauses {
		weights = weights.add(t.clauses[i].toks)
	}
	if first := p.clauses[0]; len(weights) == 0 && first > 0 && !t.clauses[first].strong && !t.clauses[first].line && len(t.clauses[first].names) == 0 {
		weights = weights.add(t.clauses[first-1].toks) // 查了6台叉车，2台没上牌
	}
	best, most := weights.best()
	for _, w := range weights {
		if w.name != best && most-w.weight < 2 {
			return ""
		}
	}
	if most < 2 {
		return ""
	}
	return best
}

func (t *sentence) typeFeatures(p *passage, gave []given, inherited string) model.Bag {
	b := make(model.Bag, 0, 256)
	var weights tally
	for _, i := range p.clauses {
		c, n := &t.clauses[i], t.norm[i]
		b.AddGrams("g", append(append(append(make([]rune, 0, len(n)+2), '^'), n...), '$'), 4)
		for k := range c.toks {
			w := &c.toks[k]
			if w.Kind != token.Word {
				continue
			}
			b.Add("c", strconv.Itoa(int(w.Word.Class)))
			switch w.Word.Class {
			case lex.VisitType, lex.Meeting, lex.GroupCue, lex.FigureCue, lex.Counted:
				b.Add("c", strconv.Itoa(int(w.Word.Class)), "=", w.Word.Value)
			}
			if w.Word.Topic != "" {
				b.Add("tp=", w.Word.Topic)
				b.Add("tp=", w.Word.Topic, strconv.Itoa(int(w.Word.Weight)))
			}
		}
		eachBit(t.acts[i], func(f int) { b.Add("A:", families[f].name) })
		if s := c.topic(); s != "" {
			b.Add("ctop=", s)
		}
		weights = weights.add(c.toks)
	}
	if s, _ := weights.best(); s != "" {
		b.Add("best=", s)
		b.Add("Best=", s)
		b.Add("BEST=", s)
	}
	for _, g := range gave {
		b.Add("fig=", g.name)
	}
	if inherited != "" {
		b.Add("inh=", inherited)
	}
	b.Sort()
	return b
}

// indicatorsOf are the indicators that numbers were given to.
func (t *sentence) indicatorsOf(gave []given) (out []*Indicator) {
	for _, g := range gave {
		if x := t.indicator(g.name); x != nil {
			out = append(out, x)
		}
	}
	return out
}

func (t *sentence) typeRelations(p *passage, names []string, gave []given, inherited string) [][]model.Feature {
	said, firm := map[string]bool{}, map[string]bool{}
	var hints uint64
	var weights tally
	var states []string
	for _, i := range p.clauses {
		c := &t.clauses[i]
		hints |= c.mask
		weights = weights.add(c.toks)
		c.words(lex.VisitType, func(w token.Token) {
			said[w.Word.Value] = true
			firm[w.Word.Value] = firm[w.Word.Value] || !t.isSoft(&w)
		})
		if s := t.progressState(c); s != "" && p.kind == Progress {
			states = append(states, s)
		}
	}
	guess := visitTypeOf(t.indicatorsOf(gave), hints, inherited)
	best, _ := weights.best()
	out := make([][]model.Feature, len(names))
	for k, n := range names {
		b := make(model.Bag, 0, 8)
		add := func(s string) { b.Add("type:", string(p.kind), s) }
		if said[n] {
			add("said" + strconv.Itoa(min(2, len(said))))
		}
		if firm[n] {
			add("firm" + strconv.Itoa(min(2, len(said))))
		}
		if len(said) == 0 && p.kind == Visit && guess == n {
			add("guess")
			if hints&(1<<lex.Law|1<<lex.Teach|1<<lex.Help|1<<lex.Solve) == 0 {
				add("plain")
			}
		}
		if inherited == n && len(said) == 0 {
			add("inh")
		}
		if best == n {
			add("best")
		}
		if best == "" && n == "其他" {
			add("nothing")
		}
		for _, w := range weights {
			if w.name == n {
				add("in")
				add("w" + strconv.Itoa(min(4, w.weight/2)))
				if len(weights) == 1 {
					add("sole")
				}
			}
		}
		if len(states) > 0 {
			if states[0] == n {
				add("first")
			}
			if states[len(states)-1] == n {
				add("last")
			}
		}
		out[k] = b
	}
	return out
}

// typeOfAll is the type that 都是送政策 gives to a visit that nothing else types.
func (t *sentence) typeOfAll(p *passage) string {
	var mask uint64
	for _, i := range p.clauses {
		mask |= t.clauses[i].mask
	}
	if mask&(1<<lex.VisitType|1<<lex.Law|1<<lex.CallVerb|1<<lex.VisitVerb|1<<lex.NoProblem) != 0 {
		return ""
	}
	for i := range t.clauses {
		if c := &t.clauses[i]; c.has(lex.All) && c.has(lex.VisitType) {
			return c.first(lex.VisitType).Word.Value
		}
	}
	return ""
}

// cameToLook reports whether somebody just looked around where something else was not done:
// 没送政策，就是转了转.
func cameToLook(t *sentence, p *passage) bool {
	last := p.clauses[len(p.clauses)-1]
	u := t.clauses[last].first(lex.VisitVerb)
	return u != nil && justSo(u, t.s.Runes) && len(p.clauses) > 1 && t.denies(p.clauses[len(p.clauses)-2])
}

// justSo reports whether a word before a verb says that it was no more than that: 就转了转.
func justSo(u *token.Token, n []rune) bool {
	return runes.AnyBefore(n, u.Start, "就", "就是", "只", "只是", "光", "就去", "只去")
}

// firmType is the one type that a passage names by its name, or "".
func (t *sentence) firmType(p *passage) (typ string) {
	several := false
	for _, i := range p.clauses {
		t.clauses[i].words(lex.VisitType, func(w token.Token) {
			if t.isSoft(&w) {
				return
			}
			several = several || typ != "" && typ != w.Word.Value
			typ = w.Word.Value
		})
	}
	if several {
		return ""
	}
	return typ
}

// helped reports whether a visit did something for those that it counts: 帮三家企业弄了年报.
func helped(t *sentence, p *passage) bool {
	for _, i := range p.clauses {
		c := &t.clauses[i]
		for k := range c.toks {
			u := &c.toks[k]
			if c.numberAt(k) && (u.Num.Unit == "户" || u.Num.Unit == "家") && runes.AnyBefore(t.s.Runes, u.Start, "帮", "帮着", "给", "替") && t.within(u.End, c.end, services) >= 0 {
				return true
			}
		}
	}
	return false
}

// services are what is done for an enterprise.
var services = strings.Fields("弄了 填了 办了 改了 报了 补了 跑了 查了 打印 代办 弄年报 填年报 办变更 办理 弄好 办好 填好")

// cueless reports whether no word tells what a visit was for: its figures do then,
// or it is 日常.
func (t *sentence) cueless(p *passage) bool {
	for _, i := range p.clauses {
		if t.clauses[i].has(lex.VisitType, lex.Law, lex.Teach, lex.Help, lex.Solve) {
			return false
		}
	}
	return !slices.ContainsFunc(t.hits, func(h hit) bool { return giving&(1<<h.family) != 0 && !t.isInside(h) })
}

// isInside reports whether a hit is only part of a word that says something else: the
// 发 of 发现, the 答 of 答疑.
func (t *sentence) isInside(h hit) bool {
	for i := range t.clauses {
		if c := &t.clauses[i]; h.start >= c.start && h.end <= c.end {
			for k := range c.toks {
				if u := &c.toks[k]; u.Start <= h.start && u.End >= h.end {
					return u.Kind == token.Name || u.Kind == token.Word && u.End-u.Start > h.end-h.start && !u.Is(lex.Teach) && !u.Is(lex.Help)
				}
			}
		}
	}
	return false
}

// giving are the families that speak of what was given on a visit.
var giving = familyBits("gives")

func familyBits(names ...string) (m uint64) {
	for i, f := range families {
		if slices.Contains(names, f.name) {
			m |= 1 << i
		}
	}
	return m
}
