package web

import (
	"strings"
	"unicode"

	"liaison/store/mask"
)

// maxText is how many characters a message may have, as on Telegram.
const maxText = 4096

// clean takes out of a text what no database and no reader should meet: broken
// UTF-8, control characters, and marks that turn the direction of writing.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// heard is what may be kept of a text: cleaned, private numbers masked.
func heard(s string) (text string, masked bool) { return mask.Numbers(clean(s)) }
