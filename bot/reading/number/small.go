package number

import (
	"liaison/bot/reading/runes"
	"liaison/store/numeral"
)

// Int reads a whole number of at most four digits or two Chinese places.
func Int(n []rune, i int) (value, end int, ok bool) {
	if !runes.IsDigit(runes.At(n, i)) {
		return Small(n, i)
	}
	for end = i; runes.IsDigit(runes.At(n, end)) && end-i < 5; end++ {
		value = value*10 + int(n[end]-'0')
	}
	return value, end, end-i < 5
}

// Small reads a Chinese numeral up to 99, for months and days.
func Small(n []rune, i int) (value, end int, ok bool) {
	j := i
	if d, ok := numeral.Digit(runes.At(n, j)); ok && !IsDual(n[j]) {
		value, j = d, j+1
	}
	p := numeral.Power(runes.At(n, j))
	if p == 0 || p > 30 {
		return value, j, j > i
	}
	if p == 10 {
		value = max(value, 1) * 10
	} else {
		value = p
	}
	j++
	if d, ok := numeral.Digit(runes.At(n, j)); ok && d > 0 && !IsDual(n[j]) {
		value, j = value+d, j+1
	}
	return value, j, true
}

// IsDual reports whether r counts two or three and never numbers a day.
func IsDual(r rune) bool { return r == '两' || r == '俩' || r == '仨' }
