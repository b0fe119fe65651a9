package numeral

import (
	"slices"
	"strings"

	"liaison/store/text"
)

// A Number is what looks like a number in a text.
type Number struct {
	Value  int
	Approx bool  // 约数: Value is the lower bound
	Vague  bool  // 几十: a quantity, but no figure
	Bad    Fault // it cannot be read: Value means nothing
	End    int
}

// A Fault says why what looks like a number is none.
type Fault uint8

// The faults.
const (
	Huge     Fault = iota + 1 // 99999999999999999999
	Fraction                  // 1.5: things are counted whole
	Negative                  // -5
	Garbled                   // 一百百, 1,06,2
)

// Max is the largest number that is read.
const Max = 999_999_999

// Scan reads the number that begins at n[i], in a text that is folded (package
// text).
func Scan(n []rune, i int) (Number, bool) { return scan(n, i, false) }

// Parse reads a text that is nothing but a number: a cell of a table, an answer.
func Parse(s string) (Number, bool) {
	n := text.Fold(s).Runes
	i := skipSpace(n, 0)
	x, ok := scan(n, i, true)
	return x, ok && skipSpace(n, x.End) == len(n)
}

// Digits reads the digits at n[i] and nothing else.
func Digits(n []rune, i int) (Number, bool) {
	v, end, fits := digitsAt(n, i)
	if !fits {
		return Number{Bad: Huge, End: end}, true
	}
	return Number{Value: int(v), End: end}, end > i
}

// scan is Scan; of a whole text it is known that it says nothing but a number.
func scan(n []rune, i int, whole bool) (Number, bool) {
	if end := apart(n, i); end > i {
		return Number{Bad: Garbled, End: end}, true
	}
	if end := shareAt(n, i); end > i {
		return Number{Bad: Fraction, End: end}, true
	}
	switch r := at(n, i); {
	case (r == '-' || r == '负') && minusAt(n, i, whole):
		x, ok := scan(n, i+1, whole)
		return Number{Bad: Negative, End: x.End}, ok && !x.Vague
	case r == '几' || r == '数':
		return vague(n, i)
	case r == '半':
		if at(n, i+1) == '百' && !wordAt(n, i+1) {
			return Number{Value: 50, End: i + 2}, true
		}
		return Number{}, false
	}
	if x, ok := roundNumber(n, i); ok {
		return x, true
	}
	x, ok := sumOf(n, i, whole)
	if end := behindWord(n, i); !ok && end > i {
		return Number{Bad: Garbled, End: end}, true
	}
	if ok && x.Bad == 0 {
		x = roughAfter(n, i, x)
		if x.Value > Max {
			x.Bad = Huge
		}
	}
	return x, ok
}

// behindWord returns where what looks like a number ends that begins with a word made of powers,
// or i: 万一一户, 千万二户 and 千万多0户 are neither 1, 2 nor 0, nor anything else.
func behindWord(n []rune, i int) int {
	j := i + 2
	switch {
	case at(n, i) == '万' && at(n, i+1) == '一':
	case Power(at(n, i)) >= 100 && Power(at(n, i+1)) >= 10_000:
		if strings.ContainsRune("多余来把", at(n, j)) {
			j++
		}
	default:
		return i
	}
	if !startsNumber(n, j) && Power(at(n, j)) == 0 {
		return i
	}
	return extent(n, j)
}

// minusAt reports whether the sign at n[i] stands for a negative number rather than
// parting two words or opening a line: behind a comma or a blank, or in a text that
// is nothing but a number.
func minusAt(n []rune, i int, whole bool) bool {
	if !startsNumber(n, i+1) {
		return false
	}
	if n[i] == '负' || whole {
		return true
	}
	switch p := at(n, i-1); p {
	case ',', ';', '(', ' ', ':':
		return isDigit(n[i+1])
	}
	return false
}

// startsNumber reports whether a digit or 十 stands at n[i].
func startsNumber(n []rune, i int) bool {
	_, ok := Digit(at(n, i))
	return ok || isDigit(at(n, i)) || at(n, i) == '十'
}

// vague reads 几十, 好几百, 几百上千: many, but no figure.
func vague(n []rune, i int) (Number, bool) {
	j := i
	for at(n, j) == '几' || at(n, j) == '数' || j > i && at(n, j) == '上' && Power(at(n, j+1)) > 0 {
		j++
		for Power(at(n, j)) > 0 && !wordAt(n, j) {
			j++
		}
		if j == i+1 && n[i] == '数' {
			return Number{}, false
		}
	}
	return Number{Vague: true, End: j}, j > i
}

// roundNumber reads what begins with 百, 千 or 万 and is said of about so many: 百十来,
// 百八十, 千儿八百, 成百上千.
func roundNumber(n []rune, i int) (Number, bool) {
	p := Power(at(n, i))
	if p < 100 {
		return Number{}, false
	}
	if at(n, i+1) == '上' && at(n, i-1) == '成' && Power(at(n, i+2)) > p {
		return Number{Vague: true, End: i + 3}, true
	}
	j := i + 1
	if at(n, j) == '儿' {
		j++
	}
	if at(n, j) == '八' && Power(at(n, j+1)) == p/10 && !isCount(at(n, j+2)) {
		return roughAfter(n, i, Number{Value: p, Approx: true, End: j + 2}), true
	}
	if p == 100 && at(n, i+1) == '十' && !isCount(at(n, i+2)) && Power(at(n, i+2)) == 0 {
		return roughAfter(n, i, Number{Value: p, Approx: true, End: i + 2}), true
	}
	return Number{}, false
}

// isCount reports whether r is a digit other than nought.
func isCount(r rune) bool {
	d, ok := Digit(r)
	return ok && d > 0 || r >= '1' && r <= '9'
}

// roughAfter reads what makes the number at n[i] rough from behind: 三百多, 30余, 十来,
// 二十几, 一百好几十, 千把, 十多万.
func roughAfter(n []rune, i int, x Number) Number {
	ends := at(n, x.End-1)
	round := x.Value > 0 && x.Value%10 == 0 && (isDigit(ends) || Power(ends) > 0)
	if x.Value < 10 && !isDigit(ends) && Power(ends) == 0 {
		return x
	}
	j := skipSpace(n, x.End)
	switch at(n, j) {
	case '余':
		j++
	case '+':
		if startsNumber(n, j+1) {
			return x
		}
		j++
	case '多':
		if at(n, j+1) == '少' {
			return x
		}
		j++
	case '把':
		if Power(ends) < 100 || x.Value != Power(ends) {
			return x
		}
		j++
	case '挂':
		if at(n, j+1) != '零' {
			return x
		}
		j += 2
	case '好':
		if at(n, j+1) != '几' || !round {
			return x
		}
		for j += 2; Power(at(n, j)) > 0 && Power(at(n, j)) < x.Value; j++ {
		}
	case '零':
		if at(n, j+1) != '几' {
			return x
		}
		j += 2
	case '来', '几':
		end, ok := severalAt(n, j, x, round)
		if !ok {
			return x
		}
		j = end
	default:
		return x
	}
	x.Approx, x.End = true, j
	if p := Power(at(n, j)); p >= 10_000 && x.Value < p && x.Value > 0 {
		x.Value, x.End = min(x.Value*p, Max+1), j+1 // 十多万
	}
	if goesOn(n, x.End) {
		return Number{Bad: Garbled, End: extent(n, x.End)} // 十多万3千
	}
	return x
}

// severalAt reads the 来 or 几 at n[j] that stands behind a round number; 应到10来9 is
// no 十来.
func severalAt(n []rune, j int, x Number, round bool) (end int, ok bool) {
	r := at(n, j+1)
	switch {
	case !round || r == '了':
		return j, false
	case n[j] == '几' && Power(r) > 0 && Power(r) < x.Value: // 一百几十
		return j + 2, true
	case n[j] == '几' && startsNumber(n, j+1): // 十几二十
		y, found := scan(n, j+1, false)
		return y.End, found && y.Value > x.Value && y.Value <= x.Value+10
	case Power(r) >= 10_000:
		return j + 1, true
	case startsNumber(n, j+1):
		return j, false
	}
	return j + 1, true
}

// apart returns where digits end that stand each alone before a measure, 6 2户: one
// number typed with blanks, or two, nobody knows.
func apart(n []rune, i int) int {
	end := i
	for isDigit(at(n, end)) && !isDigit(at(n, end-1)) && at(n, end+1) == ' ' && isDigit(at(n, end+2)) && !isDigit(at(n, end+3)) {
		end += 2
	}
	unit := skipSpace(n, end+1)
	if end == i || at(n, i-1) == '.' || !slices.Contains(measures, at(n, unit)) || slices.Contains(absences, at(n, unit+1)) {
		return i
	}
	return end + 1
}

// absences begin what keeps people away: 应6 1人请假 are two numbers.
var absences = []rune("请缺未没因出病事")

// measures tell that the digits before them are one number.
var measures = []rune("户家人个名位次项件场条")

// shareAt returns where 百分之六十 and 三分之二, which begin at n[i], end, or i: a part
// of something is no number of it.
func shareAt(n []rune, i int) int {
	j := i
	switch at(n, i) {
	case '百', '千', '万':
		j++
	default:
		for j < i+mostGroups && isHanNumeral(at(n, j)) {
			j++
		}
	}
	if j == i || at(n, j) != '分' || at(n, j+1) != '之' {
		return i
	}
	x, ok := scan(n, j+2, false)
	if !ok {
		return i
	}
	return x.End
}
