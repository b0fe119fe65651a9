package reading

import "strings"

// units are the 科室 and 所 of a roster, by full name.
type units []string

// find returns the units that a nickname may mean: 特设科, 消保科, 城东所.
// The nickname is the longest run of characters before 科, 所 or the like
// which stand in the unit's name in the same order.
func (us units) find(text string) []string {
	n := newScript(text).n
	best, found := 1, []string(nil)
	for end := range n {
		called, l := us.ending(n, end)
		if l > best {
			best, found = l, called
		} else if l == best {
			for _, u := range called {
				found = appendNew(found, u)
			}
		}
	}
	return found
}

// ending returns the units of which the longest nickname ends in n[end],
// and how long it is.
func (us units) ending(n []rune, end int) (called []string, length int) {
	if !unitTail[n[end]] {
		return nil, 0
	}
	length = 1
	for _, u := range us {
		if l := nickname(n[:end+1], []rune(u)); l > length {
			length, called = l, []string{u}
		} else if l == length && l > 1 {
			called = appendNew(called, u)
		}
	}
	return called, length
}

// station returns the 所 that is called by its place alone at n[i:], and how
// long that is: 城西.
func (us units) station(n []rune, i int) (unit string, length int) {
	for _, u := range us {
		if bare, ok := strings.CutSuffix(u, "所"); ok && runeCount(bare) > max(length, 1) && hasAt(n, i, bare) {
			unit, length = u, runeCount(bare)
		}
	}
	return unit, length
}

var unitTail = firstRunes("科所室队办股局处心站委部组")

// nickname returns how many runes at the end of n are a subsequence of the
// unit's name that ends where the name ends.
func nickname(n, unit []rune) int {
	i, j := len(n)-1, len(unit)-1
	if j < 0 || n[i] != unit[j] {
		return 0
	}
	for i >= 0 && j >= 0 {
		for j >= 0 && unit[j] != n[i] {
			j--
		}
		if j < 0 {
			break
		}
		i, j = i-1, j-1
	}
	return len(n) - 1 - i
}
