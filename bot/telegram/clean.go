package telegram

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"liaison/store/mask"
)

// clean takes out what no text should hold and what no database takes: NUL and
// other control characters but line ends and tabs, and invalid UTF-8.
func clean(s string) string {
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

// private cleans a text and masks private numbers in it, at most n bytes.
func private(s string, n int) (text string, masked bool) {
	text, masked = mask.Numbers(clean(s))
	return cut(text, n), masked
}

// oneLine is a text of one line, such as a name.
func oneLine(s string, n int) string {
	text, _ := private(strings.Join(strings.Fields(s), " "), n)
	return text
}

// cut shortens a text to at most n bytes, between two characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
