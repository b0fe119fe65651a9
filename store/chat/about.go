package chat

import (
	"regexp"
	"strconv"
)

var number = regexp.MustCompile(`#(\d{1,15})`)

// OnlyNumber returns the #n of a text that names exactly one record, or 0. By it a reply to an
// old message of a card still says which record is meant.
func OnlyNumber(text string) (n int64) {
	for _, m := range number.FindAllStringSubmatch(text, -1) {
		found, err := strconv.ParseInt(m[1], 10, 64)
		if err != nil || n != 0 && n != found {
			return 0
		}
		n = found
	}
	return n
}
