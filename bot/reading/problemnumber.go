package reading

import "slices"

// numbersProblem reports whether what stands around 12号 makes it the number of
// a problem rather than a day: 12号问题, 12号那个办完了, 把12号派给…, and 12号办结
// if that is all, but not 12号那个会.
func numbersProblem(n []rune, start, end int) bool {
	if l := anyAt(n, end, "问题", "的问题", "那个问题", "这个问题", "工单", "那个工单", "单子", "那单"); l > 0 {
		_, counts := scanNumeral(n, end+l)
		return !counts
	}
	if behindProblem(n, start) {
		return true
	}
	that := hasAt(n, end, "那个")
	if that {
		end += 2
	}
	end += anyAt(n, end, "已经", "已")
	if that && (end == len(n) || n[end] == ' ' || isBreak(n[end])) {
		return true
	}
	w, after := plain.longest(n, end)
	if w == nil || !slices.Contains(courses, w.class) {
		return false
	}
	given := w.class == assign && (start == 0 || anyBefore(n, start, "把", "将"))
	return that || given || start == 0 && after+anyAt(n, after, "了") == len(n)
}

// behindProblem reports whether n[start:] stands behind 问题, and that begins the
// sentence: 问题12办结.
func behindProblem(n []rune, start int) bool { return start == 2 && hasAt(n, 0, "问题") }

// courses are the classes of words that say how a problem goes on.
var courses = []class{done, solve, ongoing, assign}
