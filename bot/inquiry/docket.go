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
	Wait   bool // only those that nobody was given yet (待交办)
}

// Text is the docket as a button carries it.
func (k Docket) Text() string {
	s := join(k.Late, k.By, k.Unit, k.Point, k.Offset)
	if k.Wait {
		s += docketWaits
	}
	return s
}

// docketWaits ends the text of a docket with Wait; older buttons do not have it.
const docketWaits = ".w"

// Do is what a button does that opens the docket in its card.
func (k Docket) Do() string { return messages.DoDocket + ":" + k.Text() }

// ParseDocket reads what Text wrote.
func ParseDocket(s string) (k Docket, ok bool) {
	s, k.Wait = strings.CutSuffix(s, docketWaits)
	ok = split(s, &k.Late, &k.By, &k.Unit, &k.Point, &k.Offset)
	return k, ok && k.Offset >= 0
}
