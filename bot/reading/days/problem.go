package days

import (
	"slices"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
)

// NumbersProblem reports whether what stands around 12号 makes it the number of
// a problem rather than a day: 12号问题, 12号那个办完了, 把12号派给…, and 12号办结
// if that is all, but not 12号那个会.
func NumbersProblem(n []rune, start, end int) bool {
	if l := runes.AnyAt(n, end, "问题", "的问题", "那个问题", "这个问题", "工单", "那个工单", "单子", "那单"); l > 0 {
		_, counts := number.Numeral(n, end+l)
		return !counts
	}
	if BehindProblem(n, start) {
		return true
	}
	that := runes.HasAt(n, end, "那个")
	if that {
		end += 2
	}
	end += runes.AnyAt(n, end, "已经", "已")
	if that && (end == len(n) || n[end] == ' ' || runes.IsBreak(n[end])) {
		return true
	}
	w, after := lex.Plain().Longest(n, end)
	if w == nil || !slices.Contains(courses, w.Class) {
		return false
	}
	given := w.Class == lex.Assign && (start == 0 || runes.AnyBefore(n, start, "把", "将"))
	return that || given || start == 0 && after+runes.AnyAt(n, after, "了") == len(n)
}

// BehindProblem reports whether n[start:] stands behind 问题, and that begins the
// sentence: 问题12办结.
func BehindProblem(n []rune, start int) bool { return start == 2 && runes.HasAt(n, 0, "问题") }

// courses are the classes of words that say how a problem goes on.
var courses = []lex.Class{lex.Done, lex.Solve, lex.Ongoing, lex.Assign}
