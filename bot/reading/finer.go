package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// finer cuts clauses further than split does. A cut too many costs little: the
// labeller says whether a clause goes on with the one before. A cut too few makes
// one item of two, most of all where a text has no punctuation.
func finer(cs []clause, n []rune) []clause {
	out := make([]clause, 0, len(cs)+4)
	for k := 0; k < len(cs); k++ {
		c := cs[k]
		f := cutter{c: &c, n: n}
		from := 0
		for i := 1; i < len(c.toks); i++ {
			f.see(&c.toks[i-1])
			at := f.cutAt(i)
			if at <= from {
				continue
			}
			if i == len(c.toks)-1 && c.toks[i].Kind == token.Name {
				if k+1 < len(cs) && opensDay(&cs[k+1], c.toks[i].End) { // 三户写字楼|礼拜二
					next := &cs[k+1]
					out = append(out, c.cut(from, i))
					joined := clause{aside: next.aside, header: next.header, asks: next.asks, toks: c.toks[i : i+1+len(next.toks)]}
					for z := range joined.toks {
						joined.learn(&joined.toks[z])
					}
					cs[k+1] = joined
					from = len(c.toks)
				}
				if from < len(c.toks) && runes.At(n, c.toks[i].Start-1) != '、' {
					continue // 送政策三十户居然: where it was
				}
				if from == len(c.toks) {
					break
				}
			}
			out = append(out, c.cut(from, at))
			from = at
			f.told, f.goes, f.at, f.asks, f.bad = false, false, false, false, false
			for z := from; z < i; z++ {
				f.see(&c.toks[z])
			}
		}
		if from < len(c.toks) {
			if from > 0 {
				c = c.cut(from, len(c.toks))
			}
			out = append(out, c)
		}
	}
	return out
}

// opensDay reports whether a clause that follows without a sign begins with a day.
func opensDay(c *clause, end int) bool {
	return c.start == end && c.toks[0].Kind == token.When
}

// A cutter remembers whether a clause has told anything yet.
type cutter struct {
	c      *clause
	n      []rune
	told   bool
	goes   bool // somebody goes or looks
	at     bool // a point was named
	asks   bool // 开没开
	bad    bool // something is wrong
	solves bool // 解决了 stands right before
	list   bool // 两个事: what follows is counted
}

func (f *cutter) see(t *token.Token) {
	solved := f.solves
	f.goes = f.goes || t.IsAny(lex.GoVerb, lex.VisitVerb, lex.CallVerb)
	f.at = f.at || t.Kind == token.Name
	f.bad = f.bad || isBad(t, f.n)
	f.solves = t.Is(lex.Solve) || f.solves && t.Is(lex.Perfect)
	f.list = f.list || !solved && t.Kind == token.Number && t.Num.Value > 1 && t.Num.Value < 6 && runes.AnyAt(f.n, t.End, "事", "问题", "情况", "毛病", "桩事", "件事") > 0
	for k := t.Start; k < t.End && !f.asks; k++ {
		f.asks = isEither(f.n, k, len(f.n))
	}
	f.told = f.told || t.Kind == token.Number && !t.Num.Odd || t.Kind == token.Pair || t.IsAny(lex.VisitType, lex.Meeting, lex.NoProblem, lex.Everyone)
}

// cutAt returns the token before which the i-th begins something new, or 0.
func (f *cutter) cutAt(i int) int {
	t, p := &f.c.toks[i], &f.c.toks[i-1]
	if f.opens(i) || f.bad && p.Kind == token.Break && p.Sign == '、' && f.isFault(i) {
		return i
	}
	if (f.told || f.goes && f.at) && f.breaks(i) {
		return i
	}
	if f.goes && f.at && !f.told {
		switch {
		case (p.Is(lex.Perfect) || p.Is(lex.VisitVerb) && p.End-p.Start > 1) && isNoun(t): // 去居然了|四楼…, 看了|塔吊检验证快到期
			return i
		case i > 1 && f.looked(i-1) && (isNoun(t) || t.Kind == token.Number && t.Num.Odd):
			return i // 看了哈|三号门的地磅不准
		case t.Is(lex.Saying), t.Is(lex.Finding), t.Is(lex.ThatOne), f.hasSome(i):
			return i
		}
	}
	if !f.told {
		return 0
	}
	switch {
	case f.hasSome(i):
		return i
	case t.Kind == token.Name:
		if p.Kind == token.Name || p.Is(lex.GoVerb) || runes.AnyBefore(f.n, t.Start, "在", "于", "是", "到", "往", "去", "的", "给", "把", "跟", "和", "与", "、") && runes.At(f.n, t.Start-1) != '、' {
			return 0
		}
		return i
	case t.Is(lex.Report), t.Is(lex.Saying), t.Is(lex.Finding), t.Is(lex.ThatOne) && f.c.toks[0].Start < t.Start:
		at := i
		for k := i - 1; k >= 0 && t.Start-f.c.toks[k].Start <= 8; k-- { // 一家设计公司说
			u := &f.c.toks[k]
			if u.Kind == token.Number && u.Num.Value <= 5 {
				if !f.isOf(k) {
					at = k
				}
				break
			}
			if u.Kind != token.Text && !u.Is(lex.Counted) && !u.Is(lex.Topic) && !u.Is(lex.Noise) {
				break
			}
		}
		return at
	}
	return 0
}

// isOf reports whether the number at the k-th token counts what stands before it: 企业四户,
// looked reports whether the word at i is what people put behind a look, the 哈 of 看了哈.
func (f *cutter) looked(i int) bool {
	p := &f.c.toks[i]
	if p.Kind != token.Text || p.End-p.Start != 1 || !strings.ContainsRune("哈下", f.n[p.Start]) {
		return false
	}
	return f.c.toks[i-1].Is(lex.Perfect) || runes.AnyBefore(f.n, p.Start, "看了")
}

// 解决了三个, 来了俩.
func (f *cutter) isOf(k int) bool {
	if k > 0 && f.c.toks[k-1].Is(lex.Perfect) {
		k--
	}
	if k == 0 {
		return false
	}
	p := &f.c.toks[k-1]
	return p.IsAny(lex.FigureCue, lex.Counted, lex.Solve, lex.Present, lex.Expected, lex.VisitType)
}

// breaks reports whether from the i-th token on, behind what was told, only a part is named
// that is gone or broken: 送政策30户|公平秤坏了俩.
func (f *cutter) breaks(i int) bool {
	t, p := &f.c.toks[i], &f.c.toks[i-1]
	numbered := t.Kind == token.Number && t.Num.Odd
	if isNoun(p) || !isNoun(t) && !numbered {
		return false
	}
	at := goneAt(f.c, f.n)
	return at > t.Start && !slices.ContainsFunc(f.c.toks[i:], func(u token.Token) bool { return u.Start < at && tellsOther(&u) })
}

// isNoun reports whether a token may name a thing.
func isNoun(t *token.Token) bool {
	return t.Kind == token.Text && t.End-t.Start > 1 || t.Is(lex.Topic)
}

// tellsOther reports whether a token tells of something else than a thing and its fault.
func tellsOther(t *token.Token) bool {
	switch t.Kind {
	case token.Name, token.When:
		return true
	case token.Number:
		return !t.Num.Odd
	}
	return t.IsAny(lex.VisitType, lex.Meeting, lex.FigureCue, lex.Perfect)
}

// isBad reports whether a token tells that something is wrong with a thing: 失灵, 缺, 没上
// 牌.
func isBad(t *token.Token, n []rune) bool {
	if t.Kind != token.Text && !(t.Is(lex.Topic) && t.End-t.Start > 3) {
		return t.Kind == token.Word && (t.Is(lex.Trouble) || t.Word.Bad || t.Is(lex.NotDone) || n[t.Start] == '缺')
	}
	return slices.ContainsFunc(n[t.Start:t.End], func(r rune) bool { return strings.ContainsRune("没未无不坏缺漏渗裂松失打滑积", r) })
}

// isFault reports whether a thing is named from the i-th token on, and what is wrong with
// it: 3号货梯门锁失灵.
func (f *cutter) isFault(i int) bool {
	thing := f.c.toks[i].Kind == token.Number && f.c.toks[i].Num.Odd
	for k := i; k < len(f.c.toks); k++ {
		t := &f.c.toks[k]
		thing = thing || k <= i+2 && t.Is(lex.Topic)
		if t.Kind == token.Break || t.Kind == token.Name || k > i+5 {
			return false
		}
		if thing && isBad(t, f.n) {
			return true
		}
	}
	return false
}

// openers begin something new wherever they stand.
var openers = []string{"剩下", "还有一个", "还有个", "还有一家", "还有一户", "一个是", "另一个", "另外一个", "头一个", "头一件", "第二个", "第二件", "第三个", "第三件", "前俩", "后一个", "改到", "改去", "改天", "完了", "完事", "再说", "结果"}

// opens reports whether the i-th token opens something new: by a word that does, behind
// 来着, or behind what asks for one of two: 开没开啊|开了.
func (f *cutter) opens(i int) bool {
	t := &f.c.toks[i]
	if !f.told && !f.at && !f.goes {
		return false
	}
	l := runes.AnyAt(f.n, t.Start, openers...)
	perfect := t.Is(lex.Perfect) && i > 0 && f.c.toks[i-1].Kind == token.Word
	amount := i+1 < len(f.c.toks) && f.c.numberAt(i+1) && runes.HasAt(f.n, t.Start, "改到") // 30人改到32人
	if l > 0 && !perfect && !(l == 2 && amount) || runes.AnyBefore(f.n, t.Start, "来着") {
		return true
	}
	if f.list && t.Kind == token.Number && t.Num.Value == 1 && slices.Contains([]string{"个", "件", "家"}, t.Num.Unit) {
		return true
	}
	return f.asks && runes.AnyBefore(f.n, t.Start, "啊", "呢", "呀", "吧", "嘛")
}

// hasSome reports whether the i-th token counts somebody of whom something is told:
// 有一户的地磅差了.
func (f *cutter) hasSome(i int) bool {
	t := &f.c.toks[i]
	return t.Kind == token.Number && t.Num.Value <= 5 && (runes.At(f.n, t.Start-1) == '有' || runes.At(f.n, t.Start) == '有') && i+1 < len(f.c.toks)
}

// cut is the clause of the tokens from a up to b.
func (c *clause) cut(a, b int) clause {
	p := clause{aside: c.aside}
	if a == 0 {
		p.bullet, p.strong, p.line = c.bullet, c.strong, c.line
	}
	if b == len(c.toks) {
		p.header, p.asks = c.header, c.asks
	}
	p.toks = c.toks[a:b]
	for k := range p.toks {
		p.learn(&p.toks[k])
	}
	return p
}
