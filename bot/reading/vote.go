package reading

import (
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// A Vote is the numbers of a vote at a meeting (表决、选举): of those with a vote
// only, kept apart from 应到 and 实到. What was not said is nil.
type Vote struct {
	Election  bool `json:"election,omitempty"`  // 选举
	Admission bool `json:"admission,omitempty"` // 接收预备党员、转正
	Entitled  *int `json:"entitled,omitempty"`  // 应到会有表决权
	Present   *int `json:"present,omitempty"`   // 到会有表决权
	Written   *int `json:"written,omitempty"`   // 书面意见
	For       *int `json:"for,omitempty"`       // 赞成
	Against   *int `json:"against,omitempty"`   // 反对
	Abstained *int `json:"abstained,omitempty"` // 弃权
}

func (v *Vote) empty() bool { return v.Entitled == nil && v.Present == nil && v.For == nil }

// A ballot is a vote while its numbers are being read.
type ballot struct {
	*Vote
	open    bool
	label   voteLabel // what the next number is
	pending *int      // a number that waits for its label: 8票赞成
}

// A voteLabel says what a number of a vote is.
type voteLabel uint8

const (
	entitled voteLabel = iota + 1
	came
	favour
	against
	abstention
	writing
)

var (
	entitling = []string{"有表决权", "有选举权"}
	voting    = []string{"表决", "投票", "选举"}
	againsts  = []string{"反对", "不同意", "不赞成"}
	abstains  = []string{"弃权"}
	votesOnly = []string{"票", "反对", "弃权"}
	writtens  = []string{"书面"}
	favours   = []string{"赞成", "同意"}
	unanimous = []string{"全票", "一致同意", "一致通过", "一致赞成"}
	noVoter   = []string{"没有", "没人", "没得", "无人", "都没", "也没", "无"}
)

// A votes finds votes among the clauses of a text.
type votes struct{ *utterance }

// mark finds the clauses whose numbers, from some token on, are those of a
// vote. A vote begins with a word of voting that its numbers stand behind; a
// comma between them parts them: 党员大会选举，应到9到8 is who came.
func (x *votes) mark() {
	var b ballot
	for i := range x.clauses {
		c := &x.clauses[i]
		if c.has(lex.Meeting, lex.SomeMeeting) || len(c.names)+len(c.whens) > 0 {
			b.open = false
		}
		from := x.from(c, b.open)
		switch {
		case from >= 0 && !b.open:
			b = ballot{Vote: new(Vote), open: true}
		case from < 0 && b.open && x.goesOn(c, &b):
			from = 0
		case from < 0:
			b.open = false
			continue
		}
		b.Election = b.Election || x.holds(c.toks[from:], "选举", "有选举权")
		b.Admission = b.Admission || x.admits()
		x.count(c, from, &b)
		c.vote, c.voteAt = b.Vote, from
	}
	for i := range x.clauses {
		if c := &x.clauses[i]; c.vote != nil && c.vote.empty() {
			c.vote = nil
		}
	}
}

// admits reports whether a message is about taking in a 预备党员 or making one a
// full member: of these votes written opinions count.
func (x *votes) admits() bool {
	n := x.s.Runes
	has := func(words ...string) bool { return x.within(0, len(n), words) >= 0 }
	return has("转正", "转为正式党员") || has("预备党员") && has("接收", "吸收")
}

// from returns the token with which a vote begins in a clause, or -1.
func (x *votes) from(c *clause, open bool) int {
	for i := range c.toks {
		t := &c.toks[i]
		switch {
		case !open && x.ballots(t) && runes.AnyAt(x.s.Runes, t.End+1, unanimous...) > 0: // 4票全票
			return i
		case t.Kind != token.Text:
		case x.says(t, entitling...):
			return x.entitledFrom(c, i)
		case x.says(t, voting...) && x.opens(c, i):
			return i
		case !open && (x.says(t, "赞成") || x.says(t, "同意") && x.within(0, len(x.s.Runes), votesOnly) >= 0) && !x.says(t, againsts...) && !x.says(t, abstains...):
			if i > 0 && c.toks[i-1].Kind == token.Number && c.toks[i-1].End == t.Start {
				return i - 1
			}
			next := i + 1
			for next < len(c.toks) && x.joins(&c.toks[next]) { // 赞成的是八个
				next++
			}
			if next == len(c.toks) || c.toks[next].Kind == token.Number {
				return i
			}
		}
	}
	return -1
}

// entitledFrom returns the token with which the number of those with a vote
// begins, where 有表决权 is the i-th: 应到有表决权7, 7名有表决权.
func (x *votes) entitledFrom(c *clause, i int) int {
	if i > 0 && c.toks[i-1].Kind == token.Number {
		if c.toks[i-1].Num.Unit != "" && (i == 1 || x.labelOf(&c.toks[i-2]) == 0) {
			return i - 1
		}
		return i
	}
	for i > 0 && x.labelOf(&c.toks[i-1]) != 0 {
		i--
	}
	return i
}

// opens reports whether what stands behind the voting word at the i-th
// token is counted in the vote: 表决应到7, 选举：应到9, 选举 应到9.
func (x *votes) opens(c *clause, i int) bool {
	if i+1 < len(c.toks) {
		return x.labelOf(&c.toks[i+1]) != 0
	}
	end := c.toks[i].End
	if !runes.AnyBefore(x.s.Runes, end, voting...) && !runes.AnyBefore(x.s.Runes, end, "情况", "结果", "环节") {
		return false
	}
	return i == 0 && end-c.start <= 6 || runes.At(x.s.Runes, end) == ' ' || runes.At(x.s.Runes, end) == ':'
}

// goesOn reports whether a clause goes on counting a vote.
func (x *votes) goesOn(c *clause, b *ballot) bool {
	if x.holds(c.toks, writtens...) {
		return b.Written == nil
	}
	if c.has(lex.VisitType, lex.VisitVerb, lex.CallVerb, lex.FigureCue, lex.GroupCue, lex.Report, lex.Absence, lex.GroupRef) {
		return false
	}
	if x.holds(c.toks, unanimous...) {
		return true
	}
	for i := range c.toks {
		switch x.labelOf(&c.toks[i]) {
		case entitled:
			return b.Entitled == nil
		case came:
			return b.Present == nil
		case favour, against, abstention:
			return c.hasNumber || i+1 == len(c.toks)
		}
	}
	return b.label != 0 && c.hasNumber && len(c.toks) <= 2
}

// count gives the numbers of a clause, from a token on, to what they count.
func (x *votes) count(c *clause, from int, b *ballot) {
	for i := from; i < len(c.toks); i++ {
		t := &c.toks[i]
		l := x.labelOf(t)
		switch {
		case t.Kind == token.Pair:
			b.Present, b.Entitled = new(t.Num.Value), new(t.Num.Bare)
		case t.Kind == token.Number:
			paper := t.Num.Unit == "份" && (b.label == writing || i+1 < len(c.toks) && x.says(&c.toks[i+1], writtens...))
			if !t.Num.Vague && (!t.Num.Odd && countsHeads(t.Num.Unit) || paper) {
				b.pending = new(t.Num.Value)
				b.settle(b.label)
			}
		case l == against && x.holds(c.toks[from:i+1], noVoter...): // 一个都没反对
			b.pending = new(0)
			b.settle(against)
		case l == 0 && x.says(t, entitling...) && b.label == 0:
			b.settle(entitled)
		case l == came && b.pending != nil && b.Entitled == nil && i+1 < len(c.toks) && c.toks[i+1].Kind == token.Number:
			b.settle(entitled) // 七个来了五个
			b.label = came
		case l != 0:
			b.settle(l)
		}
	}
	if x.holds(c.toks[from:], unanimous...) && b.For == nil {
		if b.For = b.Present; b.pending != nil && x.holds(c.toks[from:], "票") {
			b.For, b.pending = b.pending, nil
		}
	}
}

// ballots reports whether a token is a number of ballots: 9票.
func (x *votes) ballots(t *token.Token) bool {
	return t.Kind == token.Number && runes.At(x.s.Runes, t.End) == '票'
}

// settle gives the number that waits its label, or keeps the label for the next.
func (b *ballot) settle(l voteLabel) {
	if b.pending == nil || l == 0 {
		b.label = l
		return
	}
	at := map[voteLabel]**int{entitled: &b.Entitled, came: &b.Present, writing: &b.Written, favour: &b.For,
		against: &b.Against, abstention: &b.Abstained}[l]
	if at != nil && *at == nil {
		*at = b.pending
	}
	b.pending, b.label = nil, 0
}

// labelOf says what a token makes of the number beside it.
func (x *votes) labelOf(t *token.Token) voteLabel {
	switch {
	case t.Is(lex.Expected):
		return entitled
	case t.Is(lex.Present), t.Is(lex.Actual), t.Is(lex.GoVerb) && runes.AnyAt(x.s.Runes, t.Start, "到", "来") > 0:
		return came
	case t.Kind != token.Text:
	case x.says(t, writtens...):
		return writing
	case x.says(t, againsts...):
		return against
	case x.says(t, abstains...):
		return abstention
	case x.says(t, favours...):
		return favour
	}
	return 0
}

// holds reports whether one of words stands in a stretch of tokens.
func (x *votes) holds(toks []token.Token, words ...string) bool {
	if len(toks) == 0 {
		return false
	}
	return x.within(toks[0].Start, toks[len(toks)-1].End, words) >= 0
}

// joins reports whether a token only joins 赞成 and its number.
func (x *votes) joins(t *token.Token) bool {
	for _, r := range x.s.Runes[t.Start:t.End] {
		if !strings.ContainsRune("的是有为就应该其实人数票", r) {
			return false
		}
	}
	return t.Kind != token.Number
}

// says reports whether one of words stands in a token.
func (x *votes) says(t *token.Token, words ...string) bool {
	return x.within(t.Start, t.End, words) >= 0
}
