package turn

import (
	"slices"
	"strings"

	"liaison/bot/reading"
	"liaison/bot/words"
	"liaison/store/record"
)

// Matches returns the open problems of a point, or of all points for 0, those that some
// words fit best first.
func (t *Turn) Matches(point int64, says string) []record.Record {
	found := slices.Clone(t.Unsettled())
	if point != 0 {
		found = slices.DeleteFunc(found, func(r record.Record) bool { return r.Point != point })
	}
	fit := t.fitting(says)
	slices.SortStableFunc(found, func(a, b record.Record) int { return fit(&b) - fit(&a) })
	return found
}

// fitting returns a function that says how well some words fit a problem: by the pairs of
// characters that they share, and by the category.
func (t *Turn) fitting(says string) func(*record.Record) int {
	category := ""
	for _, it := range t.Reader.Read("问题："+says, t.Speaker(), t.Today.Time()).Items {
		if it.Kind == reading.Problem && it.Type != "其他" {
			category = it.Type
		}
	}
	return func(r *record.Record) int {
		n := Shared(says, r.Text)
		if r.Type == category {
			n += 2
		}
		return n
	}
}

// MeantProblem returns the number of the problem that some words speak of: the only open
// one, or the one that they fit best; else 0.
func (t *Turn) MeantProblem(point int64, says string) int64 {
	found, fit := t.Matches(point, says), t.fitting(says)
	if len(found) == 1 || len(found) > 1 && fit(&found[0]) > fit(&found[1]) {
		return found[0].ID
	}
	return 0
}

// ProblemIn returns the number of the problem that some words speak of and share at least
// a pair of characters with, or 0.
func ProblemIn(t *Turn, says string) int64 {
	id := t.MeantProblem(0, says)
	for _, r := range t.Unsettled() {
		if r.ID == id && Shared(says, r.Text) > 0 {
			return id
		}
	}
	return 0
}

// OtherMatter reports whether a text speaks of a matter of another category than a problem, and shares no words with it: 升降机复检过了,
// where papers are wrong.
func OtherMatter(read func(says string) reading.Reading, says string, r *record.Record) bool {
	if Shared(words.WithoutFilling(says), r.Text) > 0 {
		return false
	}
	items := read("问题：" + says).Items
	return len(items) > 0 && items[0].Kind == reading.Problem && items[0].Type != "其他" && items[0].Type != r.Type
}

// Shared is SharedPairs, or 1 where the texts share no more than a thing of one character: 秤校过了 and 公平秤不准.
func Shared(says, of string) int {
	if n := SharedPairs(says, of); n > 0 {
		return n
	}
	if thing := words.Thing(says); thing != "" && strings.Contains(of, thing) {
		return 1
	}
	return 0
}

// SharedPairs counts the pairs of neighbouring characters that two texts share.
func SharedPairs(a, b string) (n int) {
	pairs := map[[2]rune]bool{}
	eachPair(a, func(p [2]rune) { pairs[p] = true })
	eachPair(b, func(p [2]rune) {
		if pairs[p] {
			pairs[p] = false
			n++
		}
	})
	return n
}

func eachPair(s string, fn func([2]rune)) {
	r := []rune(s)
	for i := 1; i < len(r); i++ {
		fn([2]rune{r[i-1], r[i]})
	}
}
