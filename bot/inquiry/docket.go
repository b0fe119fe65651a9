package inquiry

import "liaison/messages"

// A Docket is which pending problems a list is about (问题台账). It travels in
// the buttons of its card.
type Docket struct {
	Late   bool
	By     string // how it is grouped: ByUnit, ByPoint or "", a list
	Unit   int64  // 主办; 0: every one
	Point  int64
	Offset int
}

// Text is the docket as a button carries it.
func (k Docket) Text() string { return join(k.Late, k.By, k.Unit, k.Point, k.Offset) }

// Do is what a button does that opens the docket in its card.
func (k Docket) Do() string { return messages.DoDocket + ":" + k.Text() }

// ParseDocket reads what Text wrote.
func ParseDocket(s string) (k Docket, ok bool) {
	ok = split(s, &k.Late, &k.By, &k.Unit, &k.Point, &k.Offset)
	return k, ok && k.Offset >= 0
}
