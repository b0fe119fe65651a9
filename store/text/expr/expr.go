// Package expr matches as package regexp does, and asks a cheap question first.
//
// Most messages hold none of the words that an expression needs: 撤 or 删 for one that
// takes something back. Whether they do is found in a hundredth of the time that the
// expression takes to find no match.
package expr

import (
	"cmp"
	"regexp"
	"regexp/syntax"
	"slices"
	"sync"

	"liaison/store/text"
)

// An Expr is a regular expression and what every match of it contains.
type Expr struct {
	re    func() *regexp.Regexp // compiled when first needed: most never are
	needs [][]string            // of each at least one
}

const (
	mostSets  = 3  // that are asked for
	mostWords = 40 // in one of them: more are as dear as the expression
)

// MustCompile is [regexp.MustCompile].
func MustCompile(s string) *Expr {
	tree, err := syntax.Parse(s, syntax.Perl)
	if err != nil {
		panic("expr: " + err.Error())
	}
	e := &Expr{re: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) }), needs: needs(tree)}
	slices.SortStableFunc(e.needs, func(a, b []string) int { return cmp.Compare(len(a), len(b)) })
	e.needs = e.needs[:min(len(e.needs), mostSets)]
	return e
}

// needs are sets of words: every match contains one of each.
func needs(re *syntax.Regexp) [][]string {
	switch {
	case re.Flags&syntax.FoldCase != 0:
		return nil
	case re.Op == syntax.OpLiteral:
		return [][]string{{string(re.Rune)}}
	case re.Op == syntax.OpCharClass:
		return oneOf(re.Rune)
	case re.Op == syntax.OpCapture, re.Op == syntax.OpPlus, re.Op == syntax.OpRepeat && re.Min > 0:
		return needs(re.Sub[0])
	case re.Op == syntax.OpConcat:
		var all [][]string
		for _, part := range re.Sub {
			all = append(all, needs(part)...)
		}
		return all
	case re.Op == syntax.OpAlternate:
		return eitherOf(re.Sub)
	}
	return nil
}

// oneOf is the set of the runes of a class, given as ranges.
func oneOf(ranges []rune) [][]string {
	var set []string
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if set = append(set, string(r)); len(set) > mostWords {
				return nil
			}
		}
	}
	return [][]string{set}
}

// eitherOf joins the smallest set of each branch.
func eitherOf(branches []*syntax.Regexp) [][]string {
	var union []string
	for _, b := range branches {
		sets := needs(b)
		if len(sets) == 0 {
			return nil
		}
		union = append(union, slices.MinFunc(sets, func(a, b []string) int { return cmp.Compare(len(a), len(b)) })...)
	}
	if len(union) > mostWords {
		return nil
	}
	return [][]string{union}
}

// may reports whether s can have a match.
func (e *Expr) may(s string) bool {
	if len(e.needs) == 0 {
		return true
	}
	sifted := text.Sift(s)
	return !slices.ContainsFunc(e.needs, func(set []string) bool { return !slices.ContainsFunc(set, sifted.Has) })
}

// MatchString is [regexp.Regexp.MatchString].
func (e *Expr) MatchString(s string) bool { return e.may(s) && e.re().MatchString(s) }

// FindString is [regexp.Regexp.FindString].
func (e *Expr) FindString(s string) string {
	if !e.may(s) {
		return ""
	}
	return e.re().FindString(s)
}

// FindStringIndex is [regexp.Regexp.FindStringIndex].
func (e *Expr) FindStringIndex(s string) []int {
	if !e.may(s) {
		return nil
	}
	return e.re().FindStringIndex(s)
}

// FindStringSubmatch is [regexp.Regexp.FindStringSubmatch].
func (e *Expr) FindStringSubmatch(s string) []string {
	if !e.may(s) {
		return nil
	}
	return e.re().FindStringSubmatch(s)
}

// FindStringSubmatchIndex is [regexp.Regexp.FindStringSubmatchIndex].
func (e *Expr) FindStringSubmatchIndex(s string) []int {
	if !e.may(s) {
		return nil
	}
	return e.re().FindStringSubmatchIndex(s)
}

// FindAllString is [regexp.Regexp.FindAllString].
func (e *Expr) FindAllString(s string, n int) []string {
	if !e.may(s) {
		return nil
	}
	return e.re().FindAllString(s, n)
}

// FindAllStringIndex is [regexp.Regexp.FindAllStringIndex].
func (e *Expr) FindAllStringIndex(s string, n int) [][]int {
	if !e.may(s) {
		return nil
	}
	return e.re().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is [regexp.Regexp.FindAllStringSubmatch].
func (e *Expr) FindAllStringSubmatch(s string, n int) [][]string {
	if !e.may(s) {
		return nil
	}
	return e.re().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is [regexp.Regexp.FindAllStringSubmatchIndex].
func (e *Expr) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !e.may(s) {
		return nil
	}
	return e.re().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is [regexp.Regexp.ReplaceAllString].
func (e *Expr) ReplaceAllString(s, with string) string {
	if !e.may(s) {
		return s
	}
	return e.re().ReplaceAllString(s, with)
}
