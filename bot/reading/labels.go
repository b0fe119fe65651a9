package reading

import (
	"liaison/bot/reading/model"
)

// A label says what a clause does: 0 tells nothing; of the k-th kind 1+2k begins
// an item, or several told together, and 2+2k goes on with the latest.
type label int

var kindsOfLabels = []Kind{Visit, Meeting, Problem, Activity, Progress, Plan, Correction, Query}

const outside label = 0

const labelLen = 16

func begins(k Kind) label { return label(1 + 2*kindNumber(k)) }
func goesOn(k Kind) label {
	if k == Query {
		return begins(k) // every clause of a query is one
	}
	return label(2 + 2*kindNumber(k))
}
func (l label) begin() bool { return l > 0 && l%2 == 1 }
func (l label) kind() Kind {
	if l == outside {
		return None
	}
	return kindsOfLabels[(l-1)/2]
}

func kindNumber(k Kind) int {
	for i, x := range kindsOfLabels {
		if x == k {
			return i
		}
	}
	return -1
}

// follows reports whether a label may stand behind another, or at the first clause
// where before is labelLen: only what has begun goes on.
func follows(before, l int) bool {
	switch to := label(l); {
	case to == outside, to.begin():
		return true
	case before == labelLen:
		return false
	default:
		return label(before) == outside || label(before).kind() == to.kind()
	}
}

var chainTraining = model.Training{Passes: 20, Members: 24, Margin: 3, Drop: 40, Rare: 2, Top: 300}
