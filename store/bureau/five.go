package bureau

import (
	"strconv"
	"strings"

	"liaison/store"
)

// A FiveLine is one of the five lines of the 五个一: words that the bureau chooses, and the
// indicator that counts them, if any.
type FiveLine struct {
	Text      string
	Indicator string
}

// A FivePlan has the five lines of the 五个一. Lines that nobody filled are empty.
type FivePlan [5]FiveLine

const fivePrefix = "five."

// Empty reports whether nobody filled a line.
func (p FivePlan) Empty() bool { return p == FivePlan{} }

// Five returns the 五个一 as they are now.
func Five(tx *store.Tx) (p FivePlan, err error) {
	set, err := store.Settings(tx, fivePrefix)
	for i := range p {
		p[i].Text, p[i].Indicator, _ = strings.Cut(set[fivePrefix+strconv.Itoa(i+1)], "\n")
	}
	return p, err
}

// SetFive stores the n-th of the five lines. An empty line counts as not filled.
func SetFive(tx *store.Tx, n int, line FiveLine) error {
	return store.Set(tx, fivePrefix+strconv.Itoa(n), strings.TrimSuffix(line.Text+"\n"+line.Indicator, "\n"))
}
