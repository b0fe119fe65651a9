package numeral

import "unicode"

// A term is a coefficient with its power: the 三百 of 三百五, the 1.2万 of 1.2万.
type term struct {
	value   int // of the coefficient
	digits  int // of the coefficient; 0: there is none, as in 百三
	parts   int // what a fraction is to be divided by
	power   int // 0: none
	approx  bool
	arabic  bool
	letter  bool // 2w: nothing follows
	nought  bool // 零 stands before it
	zeros   bool // its digits begin with 0
	bad     Fault
	at, end int
}

// A sum is a number as far as its terms have been added up.
type sum struct {
	whole  int // of 亿 and 万
	part   int // below the next 万
	low    int // the lowest power of the part so far: the next must be lower
	big    int // the lowest of 亿 and 万 so far
	last   int // the last power
	before int // its coefficient
	approx bool
}

// sumOf adds up the numeral at n[i].
func sumOf(n []rune, i int, alone bool) (Number, bool) {
	t, ok := termAt(n, i, nil, alone)
	if !ok {
		return Number{}, false
	}
	s := sum{low: 10_000, big: 1 << 40}
	for {
		if t.bad == 0 {
			t.bad = s.add(t)
		}
		if t.bad != 0 {
			return Number{Bad: t.bad, End: extent(n, t.end)}, true
		}
		if s.whole > Max || s.part > Max {
			return Number{Bad: Huge, End: extent(n, t.end)}, true
		}
		if t.power == 0 {
			break
		}
		if t.parts > 1 || t.letter { // nothing follows 1.2万 and 2w
			if goesOn(n, t.end) {
				return Number{Bad: Garbled, End: extent(n, t.end)}, true
			}
			break
		}
		next, ok := termAt(n, t.end, &s, alone)
		if !ok {
			break
		}
		t = next
	}
	x := Number{Value: s.whole + s.part, Approx: s.approx, End: t.end}
	if partAt(n, x.End) {
		return Number{Bad: Fraction, End: x.End + 1}, true
	}
	if end := pointAfter(n, i, x.End, x.Value); end > x.End {
		return Number{Bad: Fraction, End: end}, true
	}
	if at(n, x.End) == '零' && !zeroWord(at(n, x.End+1)) && at(n, x.End+1) != '几' && x.Value > 0 {
		return Number{Bad: Garbled, End: extent(n, x.End)}, true // 一万零户
	}
	return x, true
}

// add adds a term, or says why it does not fit behind the others.
func (s *sum) add(t term) Fault {
	if t.parts > 1 && t.value*max(t.power, 1)%t.parts != 0 {
		return Fraction
	}
	s.approx = s.approx || t.approx
	switch {
	case t.power == 0:
		return s.addLast(t)
	case t.power >= 10_000:
		return s.multiply(t)
	case t.power == s.low && t.digits == 1 && t.value == s.before+1 && s.part%(10*s.low) == s.before*s.low:
		s.approx = true // 二十三十: the lower one counts
		return 0
	case t.power >= s.low, !t.fits(s):
		return Garbled
	}
	s.part += t.value * t.power / t.parts
	s.low, s.last, s.before = t.power, t.power, t.value
	return 0
}

// fits reports whether the digits of a term can stand before its power: not 零百.
func (t *term) fits(s *sum) bool {
	several := t.digits > 1 && !t.arabic && !t.approx
	large := t.value > 9 && (s.last > 0 || t.power == 10)
	return !several && !large && (t.digits == 0 || t.value != 0)
}

// multiply adds a term of 万 or 亿, which counts all that stands before it.
func (s *sum) multiply(t term) Fault {
	if t.power >= s.big || t.digits > 0 && s.part > 0 && s.low > 10 && !t.nought {
		return Garbled
	}
	if t.digits > 0 || s.part == 0 {
		s.part += t.value
	}
	if t.power > 10_000 {
		s.part, s.whole = s.part+s.whole, 0
	}
	if s.part > Max {
		return Huge
	}
	s.whole += int(min(int64(s.part)*int64(t.power)/int64(t.parts), Max+1))
	s.before = s.part
	s.part, s.low, s.big, s.last = 0, 10_000, t.power, t.power
	return 0
}

// addLast adds the digits at the end: the 五 of 四百五 counts tens, that of 四百零五
// and of 四十五 ones.
func (s *sum) addLast(t term) Fault {
	switch {
	case s.last == 0:
		s.part = t.value / t.parts
	case t.digits == 0:
	case t.value >= s.last, t.digits > 1 && !t.arabic && !t.approx:
		return Garbled
	case s.last >= 100 && !t.nought && !t.zeros && (t.digits == 1 || t.approx):
		s.part += t.value * (s.last / 10)
	default:
		s.part += t.value
	}
	return 0
}

// partAt reports whether a sign that is a part of a number stands at n[i]: 1½, 6².
func partAt(n []rune, i int) bool {
	r := at(n, i)
	return unicode.Is(unicode.No, r) && (r < '①' || r > '⒛')
}

// goesOn reports whether a number stands at n[i] that cannot be another one.
func goesOn(n []rune, i int) bool {
	_, digit := Digit(at(n, i))
	return isDigit(at(n, i)) || Power(at(n, i)) > 0 && !wordAt(n, i) || digit && Power(at(n, i+1)) > 0
}

// extent returns where what looks like a number ends, from n[i] on.
func extent(n []rune, i int) int {
	for i < len(n) {
		if _, han := Digit(n[i]); han || isDigit(n[i]) || Power(n[i]) > 0 {
			i++
		} else if end := joint(n, i); end > i {
			i = end
		} else {
			break
		}
	}
	return i
}

// joint returns where the digits begin that a sign at n[i] joins to those before it,
// so that both are one thing and no whole number: 2^5, 138****1234, 30+20.
func joint(n []rune, i int) int {
	j := i + 1
	switch at(n, i) {
	case '.', '^', '+', '·', '加':
	case '*':
		for at(n, j) == '*' {
			j++
		}
	default:
		return i
	}
	if !isDigit(at(n, i-1)) || !isDigit(at(n, j)) {
		return i
	}
	return j
}

// termAt reads the term at n[i]; s is what stands before it, or nil.
func termAt(n []rune, i int, s *sum, alone bool) (term, bool) {
	if s == nil {
		return firstTerm(n, i, alone)
	}
	t := term{parts: 1}
	j := i
	if at(n, j) == ' ' && isHanNumeral(at(n, j+1)) {
		j++ // 一百 五十 二
	}
	for at(n, j) == '零' {
		t.nought = true
		if j++; at(n, j) == ' ' && isHanNumeral(at(n, j+1)) {
			j++
		}
	}
	t.at = j
	if !coefficient(n, j, &t, s) && !impliedOne(n, j, &t, s) {
		return t, false
	}
	withPower(n, &t)
	return t, true
}

// impliedOne reads what stands without a digit behind another term: the 十 of 一百十五,
// the 万 of 一百万. Other powers are too many: 一百百.
func impliedOne(n []rune, j int, t *term, s *sum) bool {
	p := Power(at(n, j))
	if p == 0 || wordAt(n, j) || at(n, j-1) == ' ' && p >= s.low && p < 10_000 {
		return false
	}
	t.value, t.end = 1, j
	if p < 10_000 && (p != 10 || s.last == 10) {
		t.bad = Garbled
	}
	return true
}

// firstTerm reads the term that a numeral begins with.
func firstTerm(n []rune, i int, alone bool) (term, bool) {
	t := term{parts: 1, at: i}
	switch {
	case isDigit(at(n, i)):
		arabic(n, i, &t, alone)
		if t.bad != 0 {
			return t, true
		}
		scaled(n, &t)
		return t, true
	case coefficient(n, i, &t, nil):
		if at(n, i) == '零' && zeroWord(at(n, i+1)) {
			return t, false
		}
		if hanFraction(n, &t) {
			return t, true
		}
	default:
		if !bareBegins(n, i) {
			return t, false
		}
		t.value, t.end = 1, i
		t.approx = Power(n[i]) >= 100 && !isCount(at(n, i+1)) && at(n, i+1) != '十'
	}
	withPower(n, &t)
	return t, true
}

// withPower reads the power behind a coefficient.
func withPower(n []rune, t *term) {
	if t.power > 0 {
		return // 廿
	}
	j := t.end
	if at(n, j) == ' ' && j > t.at && isHanNumeral(at(n, j-1)) {
		j++
	}
	if p := Power(at(n, j)); (p == 10 || p >= 100) && !wordAt(n, j) {
		t.power, t.end = p, j+1
	}
}

// bareBegins reports whether the power at n[i] begins a numeral without a digit
// before it: 十, but 百 only where it is meant as a number: 上百, 百来, 百三.
func bareBegins(n []rune, i int) bool {
	p := Power(at(n, i))
	switch {
	case p == 0 || picksUp(n, i):
		return false
	case p == 10:
		return true
	case wordAt(n, i), n[i] == '万' && at(n, i+1) == '一':
		return false
	case isCount(at(n, i+1)) && !isDigit(n[i+1]), at(n, i+1) == '十' && isCount(at(n, i+2)):
		return true
	}
	switch at(n, i-1) {
	case '上', '近', '成', '小', '约', '过', '足', '逾', '超', '破', '满':
		return true
	}
	switch at(n, i+1) {
	case '来', '余', '把', '多':
		return true
	}
	return false
}
