package names

import (
	"strings"

	"liaison/bot/reading/runes"
	"liaison/bot/reading/slip"
)

// Units are the 科室 and 所 of a roster, by full name.
type Units []string

// Find returns the units that a nickname may mean: 特设科, 消保科, 城东所.
// The nickname is the longest run of characters before 科, 所 or the like
// which stand in the unit's name in the same order.
func (us Units) Find(text string) []string {
	n := runes.Of(text).Runes
	best, found := 1, []string(nil)
	for end := range n {
		called, l := us.Ending(n, end)
		if l > best {
			best, found = l, called
		} else if l == best {
			for _, u := range called {
				found = runes.AppendNew(found, u)
			}
		}
	}
	return found
}

// Ending returns the units of which the longest nickname ends in n[end],
// and how long it is. Where it is nobody's, one that is mistyped may be meant.
func (us Units) Ending(n []rune, end int) (called []string, length int) {
	for slips := range mostSlips + 1 {
		if !UnitTail[n[end]] && (slips == 0 || !mistypedTail[n[end]]) {
			continue
		}
		length = 1
		for _, u := range us {
			if l := nickname(n[:end+1], []rune(u), slips); l > length {
				length, called = l, []string{u}
			} else if l == length && l > 1 {
				called = runes.AppendNew(called, u)
			}
		}
		if len(called) > 0 {
			break
		}
	}
	return called, length
}

// mostSlips is how many characters of a nickname may be mistyped.
const mostSlips = 1

// Station returns the 所 that is called by its place alone at n[i:], and how
// long that is: 城西.
func (us Units) Station(n []rune, i int) (unit string, length int) {
	for _, u := range us {
		if bare, ok := strings.CutSuffix(u, "所"); ok && runes.Count(bare) > max(length, 1) && runes.HasAt(n, i, bare) {
			unit, length = u, runes.Count(bare)
		}
	}
	return unit, length
}

// mistypedTail are what a microphone makes of 所 and 科.
var mistypedTail = runes.Set("锁索棵颗")

var UnitTail = runes.Set("科所室队办股局处心站委部组")

// nickname returns how many runes at the end of n are a subsequence of the
// unit's name that ends where the name ends. So many slips are allowed, in a
// nickname of three or more: 城西锁, 特社科.
func nickname(n, unit []rune, slips int) int {
	i, j, left := len(n)-1, len(unit)-1, slips
	if j < 0 || !alike(n[i], unit[j], &left) {
		return 0
	}
	for i, j = i-1, j-1; i >= 0 && j >= 0; i-- {
		k := j
		for k >= 0 && unit[k] != n[i] {
			k--
		}
		for at := j; k < 0 && at > 0; at-- { // the first of a name is right
			if alike(n[i], unit[at], &left) {
				k = at
			}
		}
		if k < 0 {
			break
		}
		j = k - 1
	}
	length := len(n) - 1 - i
	if left < slips && length < leastMistyped {
		return 0
	}
	return length
}

// leastMistyped is how many characters a nickname has at least of which one is mistyped.
const leastMistyped = 3

// alike reports whether a rune is the right one or, while a slip is left, is easily typed for it.
func alike(typed, right rune, left *int) bool {
	if typed == right {
		return true
	}
	if *left == 0 || !slip.Alike(typed, right, false) {
		return false
	}
	*left--
	return true
}
