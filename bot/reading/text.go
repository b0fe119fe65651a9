package reading

import "unicode"

// A script is a sentence as it is read: one folded rune for each rune that was
// typed, so that every place in the one is the same place in the other.
type script struct {
	raw []rune // as typed
	n   []rune // folded: half-width, lower case, one kind of space
}

func newScript(text string) script {
	raw := []rune(text)
	n := make([]rune, len(raw))
	for i, r := range raw {
		n[i] = fold(r)
	}
	return script{raw, n}
}

// fold maps a rune to the one form that tables are written in. It never
// changes how many runes there are.
func fold(r rune) rune {
	switch {
	case r == '\n' || r == '\r':
		return '\n'
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r < 0x20 || r == 0x7f:
		return ' '
	case r == '~':
		return '-'
	case r < 0x80:
		return r
	case r >= 0xFF01 && r <= 0xFF5E:
		return fold(r - 0xFEE0)
	case r >= 0x4E00 && r <= 0x9FFF:
		return r
	}
	return foldSymbol(r)
}

func foldSymbol(r rune) rune {
	switch r {
	case '〇':
		return '零'
	case '—', '–', '−', '~', '〜', '～':
		return '-'
	case '…':
		return '。'
	case '“', '”', '「', '」', '『', '』', '‘', '’':
		return '"'
	case '【', '〔', '［':
		return '['
	case '】', '〕', '］':
		return ']'
	case '、', '。', '《', '》', '·', '℃':
		return r
	}
	if unicode.IsLetter(r) || (r >= '①' && r <= '⒛') {
		return r
	}
	return ' ' // emoji, joiners, selectors, odd spaces, U+FFFD
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' }

func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// at returns n[i], or 0 outside, so that scanners may look around freely.
func at(n []rune, i int) rune {
	if i < 0 || i >= len(n) {
		return 0
	}
	return n[i]
}

// hasAt reports whether word stands at n[i:].
func hasAt(n []rune, i int, word string) bool {
	if i < 0 {
		return false
	}
	for _, r := range word {
		if i >= len(n) || n[i] != r {
			return false
		}
		i++
	}
	return true
}

// endsAt reports whether word ends just before n[i].
func endsAt(n []rune, i int, word string) bool {
	return hasAt(n, i-runeCount(word), word)
}

func runeCount(s string) int {
	c := 0
	for range s {
		c++
	}
	return c
}

// anyAt returns the length of the first of words that stands at n[i:], or 0.
func anyAt(n []rune, i int, words ...string) int {
	for _, w := range words {
		if hasAt(n, i, w) {
			return runeCount(w)
		}
	}
	return 0
}

// anyBefore reports whether one of words ends just before n[i].
func anyBefore(n []rune, i int, words ...string) bool {
	for _, w := range words {
		if endsAt(n, i, w) {
			return true
		}
	}
	return false
}

// skipSpace returns the first place at or after i that is no space.
func skipSpace(n []rune, i int) int {
	for i < len(n) && n[i] == ' ' {
		i++
	}
	return i
}
