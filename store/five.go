package store

import (
	"strconv"
	"strings"
)

// A FiveLine is one of the five lines of the 五个一: words that the bureau
// chooses, and the indicator that counts them, if one does.
type FiveLine struct {
	Text      string
	Indicator string
}

// FivePlan are the five lines of the 五个一; those that nobody filled are empty.
type FivePlan [5]FiveLine

const fivePrefix = "five."

// Empty reports whether nobody filled a line.
func (p FivePlan) Empty() bool { return p == FivePlan{} }

// FivePlan returns the 五个一 as they stand.
func (tx *Tx) FivePlan() (p FivePlan, err error) {
	set, err := tx.Settings(fivePrefix)
	for i := range p {
		p[i].Text, p[i].Indicator, _ = strings.Cut(set[fivePrefix+strconv.Itoa(i+1)], "\n")
	}
	return p, err
}

// SetFive keeps the n-th of the five lines; an empty one is open again.
func (tx *Tx) SetFive(n int, line FiveLine) error {
	return tx.Set(fivePrefix+strconv.Itoa(n), strings.TrimSuffix(line.Text+"\n"+line.Indicator, "\n"))
}
