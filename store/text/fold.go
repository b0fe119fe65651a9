package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folded is a text in one spelling. The three slices have the same length.
type Folded struct {
	Runes []rune // each in its one form
	Typed []rune // the same runes as typed
	At    []int  // where each stands in the original, counted in runes
}

// Fold returns a text in one spelling: without the signs that nobody sees, each
// rune as [Rune] has it.
func Fold(s string) Folded {
	n := utf8.RuneCountInString(s)
	f := Folded{make([]rune, 0, n), make([]rune, 0, n), make([]int, 0, n)}
	at := 0
	for _, r := range s {
		if !Unseen(r) {
			f.Runes, f.Typed, f.At = append(f.Runes, Rune(r)), append(f.Typed, r), append(f.At, at)
		}
		at++
	}
	return f
}

// Unseen reports whether a rune leaves no mark of its own: zero-width signs,
// directions, selectors of a form, the soft hyphen, and marks over or around the
// rune before (the box of 1️⃣).
func Unseen(r rune) bool {
	if r < 0x80 || isHan(r) {
		return false
	}
	switch r {
	case 0x115F, 0x1160, 0x3164, 0xFFA0: // Hangul fillers: letters by their class
		return true
	}
	return unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me)
}

// The characters that most texts are written in.
const firstHan, lastHan = 0x4E00, 0x9FFF

func isHan(r rune) bool { return firstHan <= r && r <= lastHan }

// common holds the one form of each of them.
var common = func() (forms [lastHan - firstHan + 1]uint16) {
	for i := range forms {
		r := firstHan + rune(i)
		if s, ok := simplified[r]; ok {
			r = s
		}
		forms[i] = uint16(r)
	}
	return forms
}()

// Rune returns the one form of a rune: half-width, lower case, simplified; one kind
// of blank, line break, dash, quotation mark and bracket; a digit of any script as
// 0 to 9. What is neither letter, digit nor punctuation (an emoji) is a blank.
func Rune(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029 || r == 0x85:
		return '\n'
	case r < 0x20 || r == 0x7f:
		return ' '
	case r == '~':
		return '-'
	case r < 0x80:
		return r
	case isHan(r):
		return rune(common[r-firstHan])
	case 0xFF01 <= r && r <= 0xFF5E:
		return Rune(r - 0xFEE0)
	}
	return symbol(r)
}

// symbol is Rune for what is neither ASCII nor a common character.
func symbol(r rune) rune {
	switch r {
	case '〇':
		return '零'
	case '…', '⋯', '︒', '｡':
		return '。'
	case '“', '”', '„', '‟', '「', '」', '『', '』', '‘', '’', '﹁', '﹂', '﹃', '﹄', '｢', '｣':
		return '"'
	case '【', '〔', '〖', '﹝':
		return '['
	case '】', '〕', '〗', '﹞':
		return ']'
	case '×', '✕', '✖', '╳', '⨯':
		return '*'
	case '±':
		return '+'
	case '〜', '−', '─', '━', '﹣', '﹘', '﹏':
		return '-'
	case '、', '。', '《', '》', '·', '℃', '№':
		return r
	case '•', '・', '‧', '∙', '⋅', '･':
		return '·'
	}
	if s, ok := simplified[r]; ok {
		return s
	}
	switch {
	case unicode.Is(unicode.Pd, r):
		return '-'
	case unicode.Is(unicode.Nd, r):
		return '0' + digit(r)
	case unicode.Is(unicode.No, r):
		return r // ① counts off, ½ is a part: neither is a blank
	case unicode.In(r, unicode.L, unicode.P, unicode.Nl, unicode.S):
		if one, ok := compatible(r); ok && one != r {
			return Rune(one)
		}
	}
	if unicode.IsLetter(r) {
		return r
	}
	return ' '
}

// digit is the value of a digit of any script: they stand in blocks of ten.
func digit(r rune) rune {
	for _, b := range unicode.Nd.R16 {
		if rune(b.Lo) <= r && r <= rune(b.Hi) {
			return (r - rune(b.Lo)) % 10
		}
	}
	for _, b := range unicode.Nd.R32 {
		if rune(b.Lo) <= r && r <= rune(b.Hi) {
			return (r - rune(b.Lo)) % 10
		}
	}
	return 0
}

// compatible returns the single rune that r is another form of.
func compatible(r rune) (rune, bool) {
	var only rune
	n := 0
	for _, c := range norm.NFKC.String(string(r)) {
		only = c
		n++
	}
	return only, n == 1
}
