package channel

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"liaison/store/mask"
)

// Clean takes out what no text should hold and what no database takes: NUL and
// other control characters but line ends and tabs, and invalid UTF-8.
func Clean(s string) string {
	if s = strings.ToValidUTF8(s, ""); strings.IndexFunc(s, unwanted) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unwanted(r) {
			return -1
		}
		return r
	}, s)
}

func unwanted(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// Private cleans a text and masks private numbers in it, at most n bytes.
func Private(s string, n int) (text string, masked bool) {
	text, masked = mask.Numbers(Clean(s))
	return Cut(text, n), masked
}

// OneLine is a text of one line, such as a name.
func OneLine(s string, n int) string {
	text, _ := Private(strings.Join(strings.Fields(s), " "), n)
	return text
}

// Cut shortens a text to at most n bytes, between two characters.
func Cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
