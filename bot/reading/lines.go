package reading

import (
	"slices"
	"strings"
	"time"

	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// linesAlone returns the lines of a text that stand each for itself, or nil: each names its
// own point and its own day, and none is a heading, an entry of a list or what the line
// before goes on with. Nothing of one is then of another.
func (r *Reader) linesAlone(text string) []string {
	if !strings.Contains(text, "\n") || len([]rune(text)) > longest {
		return nil
	}
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if !r.standsAlone(line) {
			return nil
		}
		lines = append(lines, line)
	}
	if len(lines) < 2 {
		return nil
	}
	return lines
}

func (r *Reader) standsAlone(line string) bool {
	s := runes.Of(line)
	n := len(s.Runes)
	if n == 0 || strings.ContainsRune(":,;、", s.Runes[n-1]) {
		return false
	}
	named, dated := false, false
	toks := token.Scan(s, r.lex, r.names)
	for i := range toks {
		switch t := &toks[i]; {
		case t.Kind == token.Name:
			named = true
		case t.Kind == token.When && t.When.Exact():
			dated = true
		}
	}
	first := toks[0]
	return named && dated && !(first.Kind == token.Number && first.Num.Odd) && !strings.ContainsRune("-*·①②③④⑤⑥⑦⑧⑨(", s.Runes[0])
}

// understandAll reads lines that stand each for itself. What else they may say is what
// the least sure of them may.
func (r *Reader) understandAll(lines []string, by Speaker, day time.Time) Meaning {
	all := make([]Meaning, len(lines))
	weakest := 0
	for i, line := range lines {
		all[i] = r.understand(embedded(), line, by, day)
		if all[i].Margin < all[weakest].Margin {
			weakest = i
		}
	}
	out := Meaning{Margin: all[weakest].Margin, Sure: true}
	asked, rivalAsked := map[string]bool{}, map[string]bool{}
	for i, m := range all {
		rival, rivalAsk := m.Acts, m.Ask
		if i == weakest && m.Rival != nil {
			rival, rivalAsk = m.Rival, m.rivalAsk
		}
		out.Acts, out.Rival = append(out.Acts, m.Acts...), append(out.Rival, rival...)
		for _, slot := range m.Ask {
			asked[slot] = true
		}
		for _, slot := range rivalAsk {
			rivalAsked[slot] = true
		}
		out.Unread, out.why = append(out.Unread, m.Unread...), append(out.why, m.why...)
		out.Sure = out.Sure && m.Sure
	}
	out.Acts, out.Rival = onlyRecords(out.Acts), onlyRecords(out.Rival)
	out.Ask, out.rivalAsk = asksOf(asked), asksOf(rivalAsked)
	return out
}

// onlyRecords leaves out the lines that make no record, unless none does.
func onlyRecords(items []Item) []Item {
	kept := slices.DeleteFunc(slices.Clone(items), func(i Item) bool { return i.Kind == None })
	if len(kept) == 0 && len(items) > 0 {
		return items[:1]
	}
	return kept
}
