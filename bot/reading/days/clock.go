package days

import (
	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
)

// Clock reads the time of day at n[i:] that is written in digits: 9:30, 14:05, 25点.
// There is none of 25:00 and 8:75.
func Clock(n []rune, i int) (end int, real, ok bool) {
	if !runes.IsDigit(runes.At(n, i)) || runes.IsDigit(runes.At(n, i-1)) || runes.At(n, i-1) == ':' || runes.At(n, i-1) == '.' {
		return i, false, false
	}
	h, j, _ := number.Int(n, i)
	if j-i > 2 {
		return i, false, false
	}
	if runes.At(n, j) == ':' {
		m, end, _ := number.Int(n, j+1)
		if end-j-1 != 2 || runes.At(n, end) == ':' && !runes.IsDigit(runes.At(n, end+1)) {
			return i, false, false
		}
		if runes.AnyAt(n, end, "日", "号", "月") > 0 {
			return i, false, false
		}
		real = h < 24 && m < 60 || h == 24 && m == 0
		if runes.At(n, end) == ':' {
			s, last, _ := number.Int(n, end+1)
			real, end = real && s < 60, last
		}
		return end, real, real || h < 60 && m < 100
	}
	return clockWord(n, h, j)
}

// clockWord reads the hour h of 25点 and 24点30分, whose sign stands at n[j].
func clockWord(n []rune, h, j int) (end int, real, ok bool) {
	if runes.AnyAt(n, j, "点", "时") == 0 || h <= 24 {
		return j, false, false // those that are there are read with their measure word
	}
	end = j + 1
	if m, e, found := number.Int(n, end); found && e > end && runes.At(n, e) == '分' && m < 100 {
		return e + 1, false, true
	}
	end += runes.AnyAt(n, end, "钟", "整", "半")
	k := runes.SkipSpace(n, end)
	return end, false, end > j+1 || k < len(n) && (runes.AnyAt(n, k, "去", "到", "在", "开", "来", "赴") > 0)
}
