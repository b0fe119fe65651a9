package channel

import (
	"errors"
	"net/url"
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

// Quiet takes out of an error what must not be told: its URL, which may hold a token, and what hide
// finds in its words.
func Quiet(err error, hide func(string) string) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		err = e.Err
	}
	if err == nil {
		return nil
	}
	if text := hide(err.Error()); text != err.Error() {
		return &quietError{text, err}
	}
	return err
}

// A quietError is an error in other words.
type quietError struct {
	words string
	err   error
}

func (e *quietError) Error() string { return e.words }
func (e *quietError) Unwrap() error { return e.err }
