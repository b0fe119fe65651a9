package token

import (
	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
)

// groupFollows reports whether what stands behind a number is another and then
// the word for both: 第一、第二党小组.
func groupFollows(n []rune, i int) bool {
	l := runes.AnyAt(n, i, "、第", "和第", "、", "和")
	v, end, ok := number.Int(n, i+l)
	return l > 0 && ok && end > i+l && v <= 30 && runes.AnyAt(n, end, "党小组", "小组", "组") > 0
}
