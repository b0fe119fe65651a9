package reading

import "liaison/store/numeral"

// scanInt reads a whole number of at most four digits or two Chinese places.
func scanInt(n []rune, i int) (value, end int, ok bool) {
	if !isDigit(at(n, i)) {
		return scanSmall(n, i)
	}
	for end = i; isDigit(at(n, end)) && end-i < 5; end++ {
		value = value*10 + int(n[end]-'0')
	}
	return value, end, end-i < 5
}

// scanSmall reads a Chinese numeral up to 99, for months and days.
func scanSmall(n []rune, i int) (value, end int, ok bool) {
	j := i
	if d, ok := numeral.Digit(at(n, j)); ok && !isDual(n[j]) {
		value, j = d, j+1
	}
	p := numeral.Power(at(n, j))
	if p == 0 || p > 30 {
		return value, j, j > i
	}
	if p == 10 {
		value = max(value, 1) * 10
	} else {
		value = p
	}
	j++
	if d, ok := numeral.Digit(at(n, j)); ok && d > 0 && !isDual(n[j]) {
		value, j = value+d, j+1
	}
	return value, j, true
}

// isDual reports whether r counts two or three and never numbers a day.
func isDual(r rune) bool { return r == '两' || r == '俩' || r == '仨' }
