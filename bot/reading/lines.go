package reading

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

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

// longest is how many runes are read at once, so that the time stays linear.
const longest = 800

// piecesOf cuts a text that is longer than can be read at once where a line ends, or else a
// sentence, a clause or just there. A text that is not too long is one piece.
func piecesOf(text string) (pieces []string) {
	n := []rune(text)
	for len(n) > longest {
		end := longest
		for _, marks := range []string{"\n", "。！？!?；;", "，,、 "} {
			at := strings.LastIndexAny(string(n[:longest]), marks)
			if at < 0 {
				continue
			}
			if k := utf8.RuneCountInString(string(n[:longest])[:at]) + 1; k > longest/4 {
				end = k
				break
			}
		}
		pieces, n = append(pieces, string(n[:end])), n[end:]
	}
	return append(pieces, string(n))
}

// understandAll reads pieces of a text one by one. What else they may say is what the least
// sure of them may. Where they go on, a piece knows what was spoken of before it; else each
// stands for itself.
func (r *Reader) understandAll(m *Mind, pieces []string, by Speaker, day time.Time, goOn bool) Meaning {
	all := make([]Meaning, len(pieces))
	weakest := 0
	var before spokenOf
	for i, piece := range pieces {
		var after spokenOf
		all[i], after = r.understandOne(m, piece, by, day, before)
		if goOn {
			before = after
		}
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
		out.Unread = append(out.Unread, m.Unread...)
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
