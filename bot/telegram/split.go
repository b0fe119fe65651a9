package telegram

import "strings"

// Limits in UTF-16 units, as Telegram counts.
const (
	maxMessage    = 4096
	maxCaption    = 1024
	maxAnswerText = 200
	maxHint       = 64
)

// split returns as much of a text as one message holds, cut at a line's end if
// there is one, and the rest.
func split(text string) (head, rest string) {
	n := prefix(text, maxMessage)
	if n == len(text) {
		return text, ""
	}
	if end := strings.LastIndexByte(text[:n], '\n'); strings.TrimSpace(text[:max(end, 0)]) != "" {
		n = end
	}
	return text[:n], strings.TrimLeft(text[n:], "\n")
}

// shorten cuts a text that has more than most units, and shows it.
func shorten(text string, most int) string {
	if prefix(text, most) < len(text) {
		return cutUnits(text, most-1) + "…"
	}
	return text
}

// cutUnits cuts a text to a number of UTF-16 units.
func cutUnits(text string, units int) string { return text[:prefix(text, units)] }

// prefix is the length in bytes of the first characters of a text that are no
// more than a number of UTF-16 units.
func prefix(text string, units int) int {
	if len(text) <= units {
		return len(text)
	}
	for i, r := range text {
		units--
		if r > 0xffff {
			units--
		}
		if units < 0 {
			return i
		}
	}
	return len(text)
}
