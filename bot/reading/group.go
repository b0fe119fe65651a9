package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// endsInGroup reports whether a clause ends in a 党小组, perhaps with a word that
// joins another: 一组, 一组和.
func (c *clause) endsInGroup() bool {
	k := len(c.toks) - 1
	if k > 0 && c.toks[k].Kind == token.Text && c.toks[k].End-c.toks[k].Start == 1 {
		k--
	}
	return k >= 0 && c.toks[k].Is(lex.GroupRef)
}

// withMates adds to meetings of 党小组 those of other 党小组 that were named
// together with them: 一组二组都开了，到9人.
func (x *session) withMates(ds []*draft) []*draft {
	for _, d := range ds {
		for _, e := range x.drafts {
			if isMate(d, e) && !slices.Contains(ds, e) {
				ds = append(ds, e)
			}
		}
	}
	return ds
}

func isMate(d, e *draft) bool {
	return e != d && e.Kind == Meeting && d.Kind == Meeting && e.group == d.group && e.Type == d.Type && e.org == d.org && d.sect != "" && e.sect != "" && e.sect != d.sect
}

// joinGroups makes one meeting of those of several 党小组 of which the same was
// told, word for word.
func (x *session) joinGroups() {
	for i := 0; i < len(x.drafts); i++ {
		d := x.drafts[i]
		for k := i + 1; k < len(x.drafts); k++ {
			e := x.drafts[k]
			if isMate(d, e) && slices.Equal(d.pieces, e.pieces) && !slices.ContainsFunc(d.pieces, func(p piece) bool { return p.clause.has(lex.Each) }) {
				d.sect += " " + e.sect
				x.drafts = slices.Delete(x.drafts, k, k+1)
				k--
			}
		}
	}
}

// groupsOf returns the 党小组 of a 党小组会, in their order.
func groupsOf(d *draft) (groups []int) {
	if d.Type != "党小组会" {
		return nil
	}
	for s := range strings.FieldsSeq(d.sect) {
		if n := int([]rune(s)[0] - '0'); !slices.Contains(groups, n) {
			groups = append(groups, n)
		}
	}
	slices.Sort(groups)
	return groups
}

// ParseGroups reads the answer to which 党小组 met: 一组和二组. A text that says
// more is none.
func (r *Reader) ParseGroups(text string) (groups []int) {
	for _, t := range token.Scan(runes.Of(text), r.lex, r.names) {
		switch {
		case t.Is(lex.GroupRef):
			groups = append(groups, int([]rune(t.Word.Value)[0]-'0'))
		case !joins(t):
			return nil
		}
	}
	slices.Sort(groups)
	return slices.Compact(groups)
}

// joins reports whether a token only stands between others: 和, 、.
func joins(t token.Token) bool {
	return t.Kind == token.Break || t.Kind == token.Text && t.End-t.Start == 1 || t.Is(lex.Joint) || t.Is(lex.Perfect) || t.Is(lex.All)
}

// MeetingTypes returns the types of meetings that a text names, each once.
func (r *Reader) MeetingTypes(text string) (types []string) {
	for _, t := range token.Scan(runes.Of(text), r.lex, r.names) {
		if t.Is(lex.Meeting) && !slices.Contains(types, t.Word.Value) {
			types = append(types, t.Word.Value)
		}
	}
	return types
}

// ParseMeetingTypes reads the answer to which types a meeting was: 主题党日和党课.
// A text that says more is none.
func (r *Reader) ParseMeetingTypes(text string) []string {
	for _, t := range token.Scan(runes.Of(text), r.lex, r.names) {
		if !t.Is(lex.Meeting) && !joins(t) {
			return nil
		}
	}
	return r.MeetingTypes(text)
}

// together are words that say no more than that a meeting was several at once.
var together = []string{"一起", "一块", "一并", "一同", "合并", "合着", "合在", "并着", "同一天", "放一"}

// minutes returns what a clause tells of a meeting besides its slots.
func (x *session) minutes(c *clause) string {
	p := c.plain()
	if len(p.toks) == 0 || c.vote != nil && c.voteAt == 0 {
		return ""
	}
	if at := x.within(p.start, p.end, together); at >= 0 && meetingsOnly(p, at) {
		return ""
	}
	s := x.content(p, Meeting)
	bare := strings.TrimPrefix(s, "的")
	p.words(lex.Meeting, func(t token.Token) { bare = strings.Replace(bare, string(x.s.Typed[t.Start:t.End]), "", 1) })
	if enteredLate[string(runes.Of(bare).Runes)] {
		return ""
	}
	return s
}

// enteredLate are words that a meeting is entered afterwards, which is as usual.
var enteredLate = runes.Words("补录 补记 补报 补一下 补录一下 补登 补上 忘了报 忘了报了 忘报了 忘记报了 忘了记 忘了记了 忘记记了 忘了录 忘录了 漏报了 漏记了 没来得及报")

// meetingsOnly reports whether a clause says nothing but which meetings were
// held, the word at n[at] apart.
func meetingsOnly(c *clause, at int) bool {
	for i := range c.toks {
		t := &c.toks[i]
		if !isSlot(*t) && !isFiller(*t) && t.Kind != token.Break && (t.End <= at || t.Start > at+2) {
			return false
		}
	}
	return true
}
