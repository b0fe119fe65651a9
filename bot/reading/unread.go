package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/token"
)

// mostUnread is how many of what could not be read are named.
const mostUnread = 3

// noteUnread keeps what could not be read, as it was typed.
func (x *session) noteUnread(notes []token.Note) {
	for _, t := range notes {
		if said := strings.TrimSpace(string(x.s.Typed[t.Start:t.End])); len(x.unread) < mostUnread && !slices.Contains(x.unread, said) {
			x.unread = append(x.unread, said)
		}
	}
}
