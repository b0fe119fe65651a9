package inquiry

import (
	"slices"
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

	Category string // "": all
}

// Text is the docket as a button carries it.
func (k Docket) Text() string {
	s := join(k.Late, k.By, k.Unit, k.Point, k.Offset)
	if k.Only != "" || k.Category != "" {
		s += "." + string(k.Only)
	}
	if k.Category != "" {
		s += "." + k.Category
	}
	return s
}

// Only says which of the pending problems a docket has.
type Only string

// The choices; "" is all.
const (
	Waiting Only = "w" // that nobody was given yet (待交办)
	Soon    Only = "s" // due within a week (快到期)
	Own     Only = "m" // that the person reported, also those that wait to be checked
	Check   Only = "c" // that are solved and wait to be checked (待销号)
	OwnDone Only = "d" // those of them that the person reported
	Open    Only = "u" // that are not closed, solved or not (没销号)
	Office  Only = "o" // that the person's own unit has, whoever of it handles them
)

// Do is what a button does that opens the docket in its card.
func (k Docket) Do() string { return messages.DoDocket + ":" + k.Text() }

// always is how many parts of a docket's text each has; behind them may stand which of the problems it has, and their category.
const always = 5

// ParseDocket reads what Text wrote.
func ParseDocket(s string) (k Docket, ok bool) {
	parts := strings.SplitN(s, ".", always+2)
	if len(parts) > always+1 {
		k.Category = parts[always+1]
	}
	if len(parts) > always {
		k.Only = Only(parts[always])
	}
	known := []Only{"", Waiting, Soon, Own, Check, OwnDone, Open, Office}
	ok = split(strings.Join(parts[:min(always, len(parts))], "."), &k.Late, &k.By, &k.Unit, &k.Point, &k.Offset)
	return k, ok && k.Offset >= 0 && slices.Contains(known, k.Only)
}
