package reading

import (
	"slices"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/token"
)

// A splitter cuts tokens into clauses.
type splitter struct {
	all   []token.Token
	from  int // where the current clause begins
	out   []clause
	cur   clause
	aside bool
}

// split cuts the sentence at its punctuation, and where a tired hand left none
// at the words with which something new begins.
func split(toks []token.Token) []clause {
	s := splitter{all: toks, out: make([]clause, 0, 8)}
	for i := range toks {
		t := &toks[i]
		switch t.Kind {
		case token.Break:
			s.punctuate(t, next(toks, i))
			continue
		case token.Bullet:
			s.flush()
			s.cur.bullet, s.cur.strong, s.cur.line = true, true, true
			continue
		}
		s.cutBefore(t)
		s.add(i)
	}
	s.flush()
	return s.out
}

// next returns the token behind the i-th, or one that is nothing.
func next(toks []token.Token, i int) *token.Token {
	if i+1 < len(toks) {
		return &toks[i+1]
	}
	return &token.Token{Word: token.NoWord}
}

// add puts the i-th token into the current clause. A clause's tokens are a
// stretch of the sentence's, never a copy.
func (s *splitter) add(i int) {
	if len(s.cur.toks) == 0 {
		s.from = i
	}
	s.cur.toks = s.all[s.from : i+1]
	s.cur.learn(&s.all[i])
}

func (s *splitter) flush() {
	if len(s.cur.toks) > 0 {
		s.cur.aside = s.aside
		s.out = append(s.out, s.cur)
		s.cur = clause{}
	}
}

func (s *splitter) punctuate(t, next *token.Token) {
	switch t.Sign {
	case '、', '"', '-', '/', '+', '=':
		return
	case ':':
		if s.cur.isKey() {
			return
		}
		s.cur.header = true
	case '?':
		s.cur.asks = true
		if len(s.cur.toks) == 0 && len(s.out) > 0 {
			s.out[len(s.out)-1].asks = true
		}
	case ' ':
		if next.Kind == token.Number && s.cur.endsInCue() {
			return // 答疑 5个
		}
	}
	s.flush()
	switch t.Sign {
	case '(', '[':
		s.aside = true
	case ')', ']':
		s.aside = false
	case ';', '。', '.', '!', '?':
		s.cur.strong = true
	case '\n':
		s.cur.strong, s.cur.line = true, true
	}
}

func (c *clause) endsInCue() bool {
	if len(c.toks) == 0 {
		return false
	}
	t := &c.toks[len(c.toks)-1]
	return t.IsAny(lex.FigureCue, lex.Expected, lex.Present, lex.Counted, lex.Solve)
}

// isKey reports whether the clause so far is a form's label: 辐射户数：
func (c *clause) isKey() bool {
	if len(c.names) > 0 || len(c.whens) > 0 || c.hasNumber || len(c.toks) > 3 {
		return false
	}
	for i := range c.toks {
		if t := &c.toks[i]; t.Kind == token.Word && slices.Contains(labels, t.Word.Class) {
			return true
		}
	}
	return false
}

var labels = []lex.Class{lex.FigureCue, lex.Counted, lex.Expected, lex.Present, lex.DateSlot, lex.PointSlot, lex.Solve, lex.Absence}

// cutBefore ends the clause where t begins another without punctuation.
func (s *splitter) cutBefore(t *token.Token) {
	c := &s.cur
	if len(c.toks) == 0 {
		return
	}
	cut := false
	switch t.Kind {
	case token.When:
		if cut = c.cutsBeforeWhen(t); cut && c.endsInOne() {
			s.cutAt(len(c.toks) - 2)
			return
		}
	case token.Name:
		cut = c.cutsBeforeName(t)
	case token.Word:
		if c.cutsBeforeReport(t) {
			s.cutAfterFacts()
			return
		}
		cut = c.cutsBeforeWord(t)
		if last := len(c.toks) - 1; cut && t.Is(lex.FigureCue) && c.leftCue(last, -1) < 0 && last > 0 && c.toks[last].Kind == token.Number && c.toks[last].End == t.Start {
			s.cutAt(last)
			return
		}
	}
	if cut {
		s.flush()
	}
}

// cutAt ends the clause before its i-th token.
func (s *splitter) cutAt(i int) {
	from, to := s.from, s.from+len(s.cur.toks)
	s.cur = clause{bullet: s.cur.bullet, strong: s.cur.strong, line: s.cur.line}
	for k := from; k < from+i; k++ {
		s.add(k)
	}
	s.flush()
	for k := from + i; k < to; k++ {
		s.add(k)
	}
}

// endsInOne reports whether a clause goes on with one of several, told behind a number and 是:
// 一次是上周一|一次是昨天.
func (c *clause) endsInOne() bool {
	k := len(c.toks) - 2
	return k > 0 && c.numberAt(k) && c.toks[k].Num.Value == 1 && c.toks[k+1].Is(lex.NewValue)
}

// isOneOf reports whether the i-th token is one of those counted right before: 三十三户有一户.
func (c *clause) isOneOf(i int) bool {
	if !c.numberAt(i) || c.toks[i].Num.Value > 2 || i+1 == len(c.toks) {
		return false
	}
	for k := max(0, i-2); k < i; k++ {
		if c.numberAt(k) && c.toks[k].Num.Unit == c.toks[i].Num.Unit && c.toks[k].Num.Value > c.toks[i].Num.Value && c.toks[i].Start-c.toks[k].End <= 3 && c.toks[i].Start > c.toks[k].End {
			return true
		}
	}
	return false
}

func (c *clause) cutsBeforeWhen(t *token.Token) bool {
	if !t.When.Exact() && t.When.Kind != days.DayPart {
		return false
	}
	last := c.toks[len(c.toks)-1]
	if last.Kind == token.When || last.Is(lex.GroupRef) {
		return false
	}
	if c.has(lex.NotDone) && !last.Is(lex.Modal) && !last.Is(lex.NewValue) {
		return true // 钢市没去成今天改去步行街
	}
	if len(c.whens) == 1 && len(c.names) == 0 && last.Kind == token.Text && last.End-last.Start > 1 {
		return true // 6号放假7号去的
	}
	dated := len(c.whens) > 0 || c.part || c.coming
	return dated && (len(c.names) > 0 || c.has(lex.VisitType, lex.Meeting, lex.FigureCue)) || c.hasNumber && !c.has(lex.Expected, lex.Present, lex.Meeting)
}

func (c *clause) cutsBeforeName(t *token.Token) bool {
	if len(c.names) == 0 {
		return false
	}
	prev := c.names[len(c.names)-1]
	if prev.Targets[0].Point == t.Targets[0].Point && t.Targets[0].Org < 0 {
		return false
	}
	for i := range c.toks {
		u := &c.toks[i]
		if u.Start < prev.Start {
			continue
		}
		if u.Kind == token.When && u.When.Exact() && u.End == t.Start-1 {
			return true // 钢市4月8日、建工4月9日
		}
		if u.Kind == token.Number && !u.Num.Odd || u.IsAny(lex.VisitType, lex.Meeting, lex.Present, lex.Expected) || u.Word.Bad {
			return true
		}
	}
	return false
}

func (c *clause) cutsBeforeWord(t *token.Token) bool {
	switch t.Word.Class {
	case lex.Modal, lex.NewValue:
		return c.has(lex.NotDone) && c.has(lex.Meeting) // 没开成改在周五开的
	case lex.GoVerb:
		return c.has(lex.NotDone) && len(c.names) > 0 // 没去钢市去的运营公司
	case lex.Undoing:
		return len(c.names) > 0
	case lex.Joint:
		return t.End-t.Start > 1 || c.hasNumber
	case lex.GroupRef:
		return !c.endsInGroup() && c.has(lex.GroupRef) && (len(c.whens) > 0 || c.hasNumber)
	case lex.VisitType, lex.Meeting, lex.FigureCue, lex.GroupCue:
		if t.Is(lex.Meeting) && (c.hasNumber && c.has(lex.Present, lex.Expected) || len(c.whens) > 0 && c.has(lex.Meeting) && c.toks[len(c.toks)-1].Is(lex.Perfect)) {
			return true // 支委会七号开的|党员大会十号开的
		}
		if last := &c.toks[len(c.toks)-1]; last.Is(lex.GroupCue) && t.Start-last.End <= 1 {
			return false // 获评良好行为企业
		}
		f := family(t.Word)
		for i := range c.toks {
			u := &c.toks[i]
			if g := family(u.Word); u.Kind == token.Word && g != "" && g != f && !(g == "meeting" && f == "visit" && !c.hasNumber) {
				return true
			}
		}
	}
	return false
}

// family names the kind of record, and for activities the group, that a word
// speaks of.
func family(w *lex.Word) string {
	switch w.Class {
	case lex.VisitType:
		return "visit"
	case lex.Meeting:
		return "meeting"
	case lex.GroupCue:
		return w.Value
	case lex.FigureCue:
		return w.Group
	}
	return ""
}

// cutsBeforeReport reports whether a problem begins at t in a clause that has
// told of a visit so far.
func (c *clause) cutsBeforeReport(t *token.Token) bool {
	if !t.Is(lex.Report) && !t.Is(lex.Saying) && !t.Is(lex.Finding) {
		return false
	}
	last := len(c.toks) - 1
	if c.toks[last].Is(lex.Counted) {
		last--
		for k := last; k >= 0 && c.toks[last+1].Start-c.toks[k].Start <= 8; k-- { // 一家设计公司说
			if c.toks[k].Kind == token.Number {
				last = k
				break
			}
			if c.toks[k].Kind != token.Text && !c.toks[k].Is(lex.Topic) && !c.toks[k].Is(lex.Noise) {
				break
			}
		}
	}
	if last >= 0 && c.toks[last].Kind == token.Number && c.toks[last].Num.Value <= 5 && !c.has(lex.VisitType, lex.FigureCue, lex.GoVerb) {
		return false // 三家商户说
	}
	return c.has(lex.VisitType) || c.hasNumber && c.has(lex.FigureCue, lex.Counted)
}

// cutAfterFacts ends the clause behind the last thing said of the visit, so
// that whoever reports stays with the problem.
func (s *splitter) cutAfterFacts() {
	toks := s.cur.toks
	for i := len(toks) - 1; i >= 0; i-- {
		t := toks[i]
		if s.cur.isOneOf(i) {
			s.cutAt(i) // 三十三户有|一户卖地板的说…: of whom something is told
			return
		}
		if t.Kind == token.Number || t.IsAny(lex.VisitType, lex.FigureCue, lex.Solve) || i > 0 && t.Is(lex.Counted) && toks[i-1].Kind == token.Number {
			if i+1 < len(toks) {
				s.cutAt(i + 1)
			} else {
				s.flush()
			}
			return
		}
	}
}
