package numeral_test

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"liaison/store/numeral"
	"liaison/store/text"
)

// inHan writes a number in characters: with the digits and powers given, and short as
// people say it where that is another form of the same number.
func inHan(n int, digits, powers string, short bool) string {
	d, p := []rune(digits), []rune(powers)
	if n == 0 {
		return string(d[0])
	}
	var b strings.Builder
	part := func(n, last int, lead, short bool) {
		for k, unit := range []int{1000, 100, 10, 1} {
			v := n / unit % 10
			if v == 0 {
				lead = lead || last > 0 && n%unit > 0 || b.Len() > 0 && n%unit > 0
				continue
			}
			if lead && b.Len() > 0 {
				b.WriteRune(d[0])
			}
			lead = false
			if short && unit == 10 && v == 1 && b.Len() == 0 {
				b.WriteRune(p[0])
				continue
			}
			b.WriteRune(d[v])
			if unit > 1 && !(short && n%unit == 0 && last == 10*unit && unit >= 10) {
				b.WriteRune(p[2-k])
			}
			last = unit
		}
	}
	last := 0
	if n >= 10_000 {
		part(n/10_000, 0, false, false)
		b.WriteRune(p[3])
		last = 10_000
	}
	part(n%10_000, last, n >= 10_000 && n%10_000 < 1000, short)
	return b.String()
}

// grouped writes a number with a sign between every three digits.
func grouped(n int, sign string) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + sign + s[i:]
	}
	return s
}

var wide = strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９", ",", "，")

// between writes a sign behind each rune but the last.
func between(s, sign string) string {
	r := []rune(s)
	var b strings.Builder
	for i := range r {
		if b.WriteRune(r[i]); i+1 < len(r) {
			b.WriteString(sign)
		}
	}
	return b.String()
}

const (
	small   = "零一二三四五六七八九"
	capital = "零壹贰叁肆伍陆柒捌玖"
	old     = "零壹貳參肆伍陸柒捌玖"
)

// writers are the ways of writing a number exactly.
var writers = map[string]func(n int) string{
	"digits":      strconv.Itoa,
	"wide":        func(n int) string { return wide.Replace(strconv.Itoa(n)) },
	"grouped":     func(n int) string { return grouped(n, ",") },
	"wide groups": func(n int) string { return wide.Replace(grouped(n, ",")) },
	"unseen":      func(n int) string { return between(strconv.Itoa(n), "\u200b") },
	"boxed":       func(n int) string { return between(strconv.Itoa(n), "\ufe0f\u20e3") },
	"whole":       func(n int) string { return strconv.Itoa(n) + ".0" },
	"small":       func(n int) string { return inHan(n, small, "十百千万", false) },
	"spoken":      func(n int) string { return inHan(n, small, "十百千万", true) },
	"capital":     func(n int) string { return inHan(n, capital, "拾佰仟万", false) },
	"traditional": func(n int) string {
		if n == 3 {
			return "叁" // 參 alone is no number
		}
		return inHan(n, old, "拾佰仟萬", false)
	},
	"mixed": func(n int) string { // 3千2百5十
		s := inHan(n, "〇123456789", "十百千万", false)
		return strings.ReplaceAll(s, "〇", "零")
	},
	"by digits": func(n int) string {
		if n < 100 {
			return inHan(n, small, "十百千万", false) // 二三 is a range
		}
		return strings.Map(func(r rune) rune { return []rune(small)[r-'0'] }, strconv.Itoa(n))
	},
	"spaced": func(n int) string {
		s := inHan(n, small, "十百千万", false)
		for _, p := range []string{"十", "百", "千", "万"} {
			s = strings.ReplaceAll(s, p, p+" ")
		}
		return strings.TrimSpace(s)
	},
	"in 万": func(n int) string {
		if n < 10_000 || n%10_000 == 0 {
			return strconv.Itoa(n)
		}
		frac := strings.TrimRight(strconv.Itoa(10_000 + n%10_000)[1:], "0")
		return strconv.Itoa(n/10_000) + "." + frac + "万"
	},
	"万 apart": func(n int) string {
		if n < 10_000 || n%10_000 < 1000 {
			return strconv.Itoa(n)
		}
		return strconv.Itoa(n/10_000) + "万" + strconv.Itoa(n%10_000)
	},
}

// TestWritersAreRead writes numbers in every way, alone and before what is counted.
func TestWritersAreRead(t *testing.T) {
	check := func(t interface {
		Errorf(string, ...any)
	}, n int) {
		for name, write := range writers {
			for _, behind := range []string{"", "户", "人次，"} {
				folded := text.Fold(write(n) + behind).Runes
				end := len(folded) - len([]rune(behind))
				got, ok := numeral.Scan(folded, 0)
				if !ok || got.Bad != 0 || got.Vague || got.Approx || got.Value != n || got.End != end {
					t.Errorf("%d %s as %s is %s, ends at %d of %d", n, name, string(folded), said(got), got.End, end)
				}
			}
		}
	}
	for n := range 2000 {
		check(t, n)
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.OneOf(rapid.IntRange(0, 99_999_999), rapid.IntRange(0, 20_000)).Draw(t, "n")
		check(t, n)
	})
}

func FuzzScan(f *testing.F) {
	for _, seed := range []string{"一百 五十 二", "1,06,2", "两千四百五", "百八十", "1.2万", "三百四百", "138****1234", "十几二十"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := text.Fold(s).Runes
		for i := range n {
			x, ok := numeral.Scan(n, i)
			if ok && (x.End <= i || x.End > len(n) || x.Value < 0 || x.Bad == 0 && x.Value > numeral.Max) {
				t.Errorf("%q at %d: %+v", s, i, x)
			}
		}
		numeral.Parse(s)
	})
}
