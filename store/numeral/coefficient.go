package numeral

import "slices"

// coefficient reads Han digits or Arabic ones at n[i] into t; s is what stands
// before them, or nil.
func coefficient(n []rune, i int, t *term, s *sum) bool {
	t.end = i
	switch r := at(n, i); {
	case r == '廿' || r == '卅' || r == '卌':
		t.value, t.digits, t.power, t.end = tens(r), 1, 10, i+1
		return true
	case isDigit(r):
		v, end, fits := digitsAt(n, i)
		if at(n, end) == '月' {
			return false // 3千4月15号
		}
		t.value, t.digits, t.end, t.arabic, t.zeros = int(v), end-i, end, true, r == '0' && end > i+1
		if !fits {
			t.bad = Huge
		}
		if joint(n, end) > end {
			t.bad = Garbled
		}
		return true
	}
	return hanDigits(n, i, t, s)
}

// tens is how many tens 廿, 卅 and 卌 are.
func tens(r rune) int {
	switch r {
	case '廿':
		return 2
	case '卅':
		return 3
	}
	return 4
}

// onceMore reports whether the 一 at n[j] is one of what follows, and no digit: 一站.
func onceMore(n []rune, j int) bool {
	return n[j] == '一' && hanAt(n, j+1) && Power(at(n, j+1)) == 0
}

// hanDigits reads a run of Han digits. Two that follow each other are a range, whose
// lower one counts: 三四, 三五, 一两.
func hanDigits(n []rune, i int, t *term, s *sum) bool {
	var first, second int
	j, v := i, 0
	for ; j < len(n); j++ {
		d, ok := digitAt(n, j)
		if !ok {
			break
		}
		if dual(n[j]) && j > i && !(j == i+1 && first == 1 && countsOrPower(at(n, j+1))) {
			break // 二两: the second is a unit
		}
		if s != nil && (beginsWord(n, j, s.last) || j > i && s.last == 10 && onceMore(n, j)) {
			break // 三百六十五一站
		}
		switch j - i {
		case 0:
			first = d
		case 1:
			second = d
		}
		if v <= Max {
			v = v*10 + d
		}
		if dual(n[j]) {
			j++
			break // 两三 is a range, 两百三 is none
		}
	}
	if j == i {
		return false
	}
	if dual(n[i]) && j == i+1 {
		if s != nil && !countsOrPower(at(n, j)) {
			return false // 五十两
		}
		if d, ok := Digit(at(n, j)); ok && d == 3 && !dual(n[j]) {
			second, v, j = d, 23, j+1 // 两三
		}
	}
	t.value, t.digits, t.end, t.zeros = v, j-i, j, first == 0 && j > i+1
	if j-i == 2 && neighbours(first, second) {
		t.value, t.approx = first, true
	}
	if v > Max {
		t.bad = Huge
	}
	if dual(n[i]) && s != nil {
		t.nought = true // 一百两户 counts ones
	}
	return true
}

func dual(r rune) bool { return r == '两' || r == '俩' || r == '仨' }

func neighbours(a, b int) bool { return a > 0 && (b == a+1 || a == 3 && b == 5) }

// countsOrPower reports whether r makes a number of the 两 before it rather than a
// weight.
func countsOrPower(r rune) bool {
	if Power(r) > 0 {
		return true
	}
	switch r {
	case '户', '家', '个', '名', '位', '人', '次', '回', '场', '节', '处', '项', '条', '件', '起', '天', '年', '周', '月':
		return true
	}
	return false
}

// beginsWord reports whether the digit at n[i], behind a number, begins a word
// instead: 一百一起, 三十一共.
func beginsWord(n []rune, i, last int) bool {
	switch at(n, i+1) {
	case '月', '支':
		return last >= 100
	case '维':
		return n[i] == '二'
	case '共', '并', '同', '些', '直', '定', '旦', '般':
		return n[i] == '一'
	case '起', '下', '样':
		return n[i] == '一' && last >= 100
	}
	return n[i] == '零' && zeroWord(at(n, i+1))
}

// zeroWord reports whether 零 before r is a word's: 零售, 零件.
func zeroWord(r rune) bool {
	switch r {
	case '售', '件', '食', '散', '星', '部', '距', '碎', '钱', '头':
		return true
	}
	return false
}

// hanFraction reads 一点二万 into t.
func hanFraction(n []rune, t *term) bool {
	if at(n, t.end) != '点' || t.approx || clock(n, t.at, t.value) {
		return false
	}
	v, parts, j := t.value, 1, t.end+1
	for ; parts <= 1000; j++ {
		d, ok := Digit(at(n, j))
		if !ok || dual(n[j]) {
			break
		}
		v, parts = v*10+d, parts*10
	}
	p := Power(at(n, j))
	if parts == 1 || p < 10_000 {
		return false
	}
	t.value, t.parts, t.power, t.end = v, parts, p, j+1
	return true
}

// pointAfter returns where 六十二点五, whose whole part ends at n[j], ends, or j.
func pointAfter(n []rune, i, j, value int) int {
	if _, digit := Digit(at(n, j+1)); at(n, j) != '点' || !digit && !isDigit(at(n, j+1)) || clock(n, i, value) {
		return j
	}
	end := extent(n, j+1)
	switch at(n, end) {
	case '分', '刻', '钟':
		return j
	}
	if isDigit(at(n, j+1)) && !slices.Contains(measures, at(n, end)) {
		return j // 9点30去
	}
	return end
}

// clock reports whether a number before 点 is an hour: 下午三点, 早上八点.
func clock(n []rune, i, value int) bool {
	switch at(n, i-1) {
	case '午', '晚', '晨', '早', '上', '天', '夜', '日', '号', ' ':
		return value <= 24
	case '到':
		return value <= 24 && at(n, i-2) != '应' && at(n, i-2) != '实'
	}
	return false
}

// arabic reads the digits that a number begins with: grouped by three, with a
// fraction, or joined to others in a way that is no number.
func arabic(n []rune, i int, t *term, alone bool) {
	v, end, fits := digitsAt(n, i)
	t.digits, t.arabic, t.parts, t.zeros = end-i, true, 1, n[i] == '0' && end > i+1
	if g, last, ok := grouped(n, i, end, alone); ok {
		if g < 0 {
			t.bad, t.end = Garbled, last
			return
		}
		v, end, fits = g, last, g <= Max
	}
	if at(n, end) == '.' && isDigit(at(n, end+1)) {
		for end++; isDigit(at(n, end)); end++ {
			if t.parts < 10_000 && v <= Max {
				v, t.parts = v*10+int64(n[end]-'0'), t.parts*10
			} else if n[end] != '0' {
				t.bad = Fraction
			}
		}
	}
	if joint(n, end) > end {
		t.bad, end = Garbled, extent(n, end)
	}
	if !fits && t.bad == 0 {
		t.bad = Huge
	}
	t.value, t.end = int(v), end
}

// scaled reads the power behind Arabic digits: 3千, 1.2万, 2w.
func scaled(n []rune, t *term) {
	j := t.end
	if at(n, j) == ' ' && Power(at(n, j+1)) >= 100 && !wordAt(n, j+1) && t.digits < 4 && hanAt(n, j+2) {
		j++ // 3 万户
	}
	switch r := at(n, j); {
	case r == 'w' && !letter(at(n, j+1)) && !isDigit(at(n, j+1)):
		t.power, t.end, t.letter = 10_000, j+1, true
	case r == 'k' && !letter(at(n, j+1)) && !isDigit(at(n, j+1)):
		t.power, t.end, t.letter = 1000, j+1, true
	case (Power(r) == 10 || Power(r) >= 100) && !wordAt(n, j):
		t.power, t.end = Power(r), j+1
	}
	if t.letter && t.power*t.value/t.parts > Max {
		t.bad = Huge
	}
}

// grouped reads 2,482 and 1 062 at n[i], whose first digits end at n[end]. Its value
// is negative where commas part digits in a way that is neither one number nor
// several: 1,06,2.
func grouped(n []rune, i, end int, alone bool) (value int64, last int, ok bool) {
	sep := at(n, end)
	first := end - i
	if sep != ',' && sep != '\'' && sep != '"' && sep != ' ' || !isDigit(at(n, end+1)) || inClock(n, i) {
		return 0, 0, false
	}
	value, _, _ = digitsAt(n, i)
	threes, others, zeros, long := 0, 0, false, false
	last = end
	for k := 0; k < mostGroups && at(n, last) == sep && isDigit(at(n, last+1)); k++ {
		g, e, _ := digitsAt(n, last+1)
		width := e - last - 1
		if sep == ' ' && width != 3 {
			break
		}
		if width == 3 {
			threes++
		} else {
			others++
		}
		zeros = zeros || n[last+1] == '0' && width > 1
		long = long || width > 3
		value, last = min(value, Max)*1000+g, e
	}
	well := first <= 3 && n[i] != '0' && threes > 0 && others == 0
	whole := alone && last == len(n)
	counts := hanAt(n, last) && !hanAt(n, i-1)
	switch {
	case sep == ' ' && !(well && (zeros || whole || counts)):
		return 0, 0, false // 答疑5 120户 are two numbers
	case well:
		return value, last, true
	case first > 3 || sep == '"' || sep == '\'':
		return 0, 0, false
	case zeros || long || threes > 0 && others > 0:
		for ; at(n, last) == ',' && isDigit(at(n, last+1)); _, last, _ = digitsAt(n, last+1) {
		}
		return -1, last, true
	}
	return 0, 0, false // 62,5 are two numbers
}

// mostGroups is how many groups are looked at.
const mostGroups = 4

// inClock reports whether the digits at n[i] are the minutes of 8:30 or the end of
// 4/15.
func inClock(n []rune, i int) bool {
	p := at(n, i-1)
	return (p == ':' || p == '/' || p == '-') && isDigit(at(n, i-2))
}

// digitsAt reads Arabic digits; fits is false where they say more than Max.
func digitsAt(n []rune, i int) (v int64, end int, fits bool) {
	for end = i; isDigit(at(n, end)); end++ {
		if v <= Max {
			v = v*10 + int64(n[end]-'0')
		}
	}
	return v, end, v <= Max
}
