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
	return t.Kind == token.Break || t.Kind == token.Text && t.End-t.Start == 1 || t.IsAny(lex.Joint, lex.Perfect, lex.All)
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
