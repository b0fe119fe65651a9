package turn

import (
	"slices"
	"strings"
	"time"

	"liaison/bot/reading"
	"liaison/bot/words"
)

// longestLeft is how many characters a name has at most that a question leaves out.
const longestLeft = 10

// leavesOut is a question without what it leaves out, and that: 三月份走访几次 and 除了钢市 of 三月份除了钢市走访几次. The numbers know only what they
// are of, so that it is said that they have it in them.
func leavesOut(r *reading.Reader, says string, day time.Time) (rest, out string) {
	before, word, behind := words.LeavesOut(says)
	if word == "" {
		return says, ""
	}
	n := []rune(behind)
	for k := min(len(n), longestLeft); k > 1; k-- {
		q := r.Question(string(n[:k]), day)
		alone := len(q.Points)+len(q.Units) > 0 && len(q.Names) == 0 || visitTypeAlone(string(n[:k]))
		if q.Unread+q.From+string(q.Action) == "" && alone {
			return before + words.WithoutBeside(string(n[k:])), word + string(n[:k])
		}
	}
	return says, ""
}

// visitTypeAlone reports whether some words are a type of visits.
func visitTypeAlone(says string) bool {
	return slices.Contains(reading.Types(reading.Visit), strings.TrimSuffix(says, "的"))
}

// hasLeftOut reports whether the message in hand leaves something out of what it asks.
func hasLeftOut(t *Turn) bool {
	_, out := leavesOut(t.Reader, t.Says, t.Today.Time())
	return out != ""
}
