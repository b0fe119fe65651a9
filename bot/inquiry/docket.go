package inquiry

import (
	"strings"

	"liaison/messages"
)

// A Docket says which pending problems a list has (问题台账). The buttons of its card carry
// it.
type Docket struct {
	Late   bool
	By     string // how it is grouped: ByUnit, ByPoint or "", a list
	Unit   int64  // 主办; 0: every one
	Point  int64
	Offset int
	Only   Only // which of them
}

// Text is the docket as a button carries it.
func (k Docket) Text() string {
	s := join(k.Late, k.By, k.Unit, k.Point, k.Offset)
	if k.Only != "" {
		s += "." + string(k.Only)
	}
	return s
}

// Only says which of the pending problems a docket has. It ends the docket's text; buttons
// of before do not have it.
type Only string

// The choices; "" is all.
const (
	Waiting Only = "w" // that nobody was given yet (待交办)
	Soon    Only = "s" // due within a week (快到期)
	Own     Only = "m" // that the person reported, also those that wait to be checked
	Check   Only = "c" // that are solved and wait to be checked (待销号)
	OwnDone Only = "d" // those of them that the person reported
	Office  Only = "o" // that the person's own unit has, whoever of it handles them
)

// Do is what a button does that opens the docket in its card.
func (k Docket) Do() string { return messages.DoDocket + ":" + k.Text() }

// ParseDocket reads what Text wrote.
func ParseDocket(s string) (k Docket, ok bool) {
	for _, only := range []Only{Waiting, Soon, Own, Check, OwnDone, Office} {
		if rest, found := strings.CutSuffix(s, "."+string(only)); found {
			s, k.Only = rest, only
		}
	}
	ok = split(s, &k.Late, &k.By, &k.Unit, &k.Point, &k.Offset)
	return k, ok && k.Offset >= 0
}
