package reading

import "slices"

// A splitter cuts tokens into clauses.
type splitter struct {
	all   []token
	from  int // where the current clause begins
	out   []clause
	cur   clause
	aside bool
}

// split cuts the sentence at its punctuation, and where a tired hand left none
// at the words with which something new begins.
func split(toks []token) []clause {
	s := splitter{all: toks, out: make([]clause, 0, 8)}
	for i := range toks {
		t := &toks[i]
		switch t.kind {
		case breakToken:
			s.punctuate(t, next(toks, i))
			continue
		case bulletToken:
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
func next(toks []token, i int) *token {
	if i+1 < len(toks) {
		return &toks[i+1]
	}
	return &token{word: noWord}
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

func (s *splitter) punctuate(t, next *token) {
	switch t.sign {
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
		if next.kind == numberToken && s.cur.endsInCue() {
			return // 答疑 5个
		}
	}
	s.flush()
	switch t.sign {
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
	return t.is(figureCue) || t.is(expected) || t.is(present) || t.is(counted) || t.is(solve)
}

// isKey reports whether the clause so far is a form's label: 辐射户数：
func (c *clause) isKey() bool {
	if len(c.names) > 0 || len(c.whens) > 0 || c.hasNumber || len(c.toks) > 3 {
		return false
	}
	for i := range c.toks {
		if t := &c.toks[i]; t.kind == wordToken && slices.Contains(labels, t.word.class) {
			return true
		}
	}
	return false
}

var labels = []class{figureCue, counted, expected, present, dateSlot, pointSlot, solve, absence}

// cutBefore ends the clause where t begins another without punctuation.
func (s *splitter) cutBefore(t *token) {
	c := &s.cur
	if len(c.toks) == 0 {
		return
	}
	cut := false
	switch t.kind {
	case whenToken:
		cut = c.cutsBeforeWhen(t)
	case nameToken:
		cut = c.cutsBeforeName(t)
	case wordToken:
		if c.cutsBeforeReport(t) {
			s.cutAfterFacts()
			return
		}
		cut = c.cutsBeforeWord(t)
		if last := len(c.toks) - 1; cut && t.is(figureCue) && c.leftCue(last, -1) < 0 && last > 0 && c.toks[last].kind == numberToken && c.toks[last].end == t.start {
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

func (c *clause) cutsBeforeWhen(t *token) bool {
	if !t.when.exact() && t.when.kind != dayPart {
		return false
	}
	last := c.toks[len(c.toks)-1]
	if last.kind == whenToken || last.is(groupRef) {
		return false
	}
	if c.has(notDone) {
		return true // 钢市没去成今天改去步行街
	}
	if len(c.whens) == 1 && len(c.names) == 0 && last.kind == textToken && last.end-last.start > 1 {
		return true // 6号放假7号去的
	}
	dated := len(c.whens) > 0 || c.part || c.coming
	return dated && (len(c.names) > 0 || c.has(visitType, meeting, figureCue)) || c.hasNumber && !c.has(expected, present, meeting)
}

func (c *clause) cutsBeforeName(t *token) bool {
	if len(c.names) == 0 {
		return false
	}
	prev := c.names[len(c.names)-1]
	if prev.targets[0].point == t.targets[0].point && t.targets[0].org < 0 {
		return false
	}
	for i := range c.toks {
		u := &c.toks[i]
		if u.start < prev.start {
			continue
		}
		if u.kind == numberToken && !u.num.odd || u.is(visitType) || u.is(meeting) || u.is(present) || u.is(expected) || u.word.bad {
			return true
		}
	}
	return false
}

func (c *clause) cutsBeforeWord(t *token) bool {
	switch t.word.class {
	case modal, newValue:
		return c.has(notDone) && c.has(meeting) // 没开成改在周五开的
	case goVerb:
		return c.has(notDone) && len(c.names) > 0 // 没去钢市去的运营公司
	case undoing:
		return len(c.names) > 0
	case joint:
		return t.end-t.start > 1 || c.hasNumber
	case groupRef:
		return !c.endsInGroup() && c.has(groupRef) && (len(c.whens) > 0 || c.hasNumber)
	case visitType, meeting, figureCue, groupCue:
		if t.is(meeting) && c.hasNumber && c.has(present, expected) {
			return true
		}
		if last := &c.toks[len(c.toks)-1]; last.is(groupCue) && t.start-last.end <= 1 {
			return false // 获评良好行为企业
		}
		f := family(t.word)
		for i := range c.toks {
			u := &c.toks[i]
			if g := family(u.word); u.kind == wordToken && g != "" && g != f && !(g == "meeting" && f == "visit" && !c.hasNumber) {
				return true
			}
		}
	}
	return false
}

// family names the kind of record, and for activities the group, that a word
// speaks of.
func family(w *word) string {
	switch w.class {
	case visitType:
		return "visit"
	case meeting:
		return "meeting"
	case groupCue:
		return w.value
	case figureCue:
		return w.group
	}
	return ""
}

// cutsBeforeReport reports whether a problem begins at t in a clause that has
// told of a visit so far.
func (c *clause) cutsBeforeReport(t *token) bool {
	if !t.is(report) && !t.is(saying) && !t.is(finding) {
		return false
	}
	last := len(c.toks) - 1
	if c.toks[last].is(counted) {
		last--
		for k := last; k >= 0 && c.toks[last+1].start-c.toks[k].start <= 8; k-- { // 一家设计公司说
			if c.toks[k].kind == numberToken {
				last = k
				break
			}
			if c.toks[k].kind != textToken && !c.toks[k].is(topic) && !c.toks[k].is(noise) {
				break
			}
		}
	}
	if last >= 0 && c.toks[last].kind == numberToken && c.toks[last].num.value <= 5 && !c.has(visitType, figureCue, goVerb) {
		return false // 三家商户说
	}
	return c.has(visitType) || c.hasNumber && c.has(figureCue, counted)
}

// cutAfterFacts ends the clause behind the last thing said of the visit, so
// that whoever reports stays with the problem.
func (s *splitter) cutAfterFacts() {
	toks := s.cur.toks
	for i := len(toks) - 1; i >= 0; i-- {
		t := toks[i]
		if t.kind == numberToken || t.is(visitType) || t.is(figureCue) || t.is(solve) || i > 0 && t.is(counted) && toks[i-1].kind == numberToken {
			if i+1 < len(toks) {
				s.cutAt(i + 1)
			} else {
				s.flush()
			}
			return
		}
	}
}
