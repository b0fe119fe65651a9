package inquiry

import (
	"strconv"
	"strings"

	"liaison/store/day"
)

// shortDate writes a day as 260415, to be carried in a button.
func shortDate(d day.Day) string { return strings.ReplaceAll(string(d), "-", "")[2:] }

// ParseShortDate reads what shortDate wrote.
func ParseShortDate(s string) (day.Day, error) {
	if len(s) != 6 {
		return "", strconv.ErrSyntax
	}
	return day.ParseDay("20" + s[:2] + "-" + s[2:4] + "-" + s[4:])
}
