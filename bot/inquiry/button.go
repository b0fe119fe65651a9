package inquiry

import (
	"fmt"
	"strconv"
	"strings"

	"liaison/store/day"
)

// A button carries what somebody asks for after its verb, as values separated by points:
// 260401.260430.R02.0.12.0.0.0. Each type has Text and Do to write it, and a function that
// parses it. An [Inquiry] can be longer and is packed.

// join writes values: numbers, words, yes or no, and days as 260415.
func join(values ...any) string {
	said := make([]string, len(values))
	for i, v := range values {
		if d, ok := v.(day.Day); ok {
			said[i] = shortDay(d)
			continue
		}
		said[i] = fmt.Sprint(v)
	}
	return strings.Join(said, ".")
}

// split reads what join wrote, and reports whether it did.
func split(s string, into ...any) bool {
	f := strings.Split(s, ".")
	if len(f) != len(into) {
		return false
	}
	for i, at := range into {
		var err error
		switch at := at.(type) {
		case *string:
			*at = f[i]
		case *bool:
			*at, err = strconv.ParseBool(f[i])
		case *int:
			*at, err = strconv.Atoi(f[i])
		case *int64:
			*at, err = strconv.ParseInt(f[i], 10, 64)
		case *day.Day:
			*at, err = parseShortDay(f[i])
		default:
			panic(fmt.Sprintf("inquiry: a button carries no %T", at))
		}
		if err != nil {
			return false
		}
	}
	return true
}

// shortDay writes a day as 260415, and none as nothing.
func shortDay(d day.Day) string {
	if d == "" {
		return ""
	}
	return strings.ReplaceAll(string(d), "-", "")[2:]
}

// parseShortDay reads what shortDay wrote.
func parseShortDay(s string) (day.Day, error) {
	switch len(s) {
	case 0:
		return "", nil
	case 6:
		return day.ParseDay("20" + s[:2] + "-" + s[2:4] + "-" + s[4:])
	}
	return "", strconv.ErrSyntax
}

// ParsePeriod reads the days of a button: 260101.261231.
func ParsePeriod(s string) (p day.Period, ok bool) {
	ok = split(s, &p.From, &p.To)
	return p, ok && p.From != "" && p.From <= p.To
}
