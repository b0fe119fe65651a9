package reading

// digit is the value of a Chinese numeral below ten, small or capital form.
func digit(r rune) (int, bool) {
	switch r {
	case '零':
		return 0, true
	case '一', '壹', '弌', '幺':
		return 1, true
	case '二', '贰', '两', '俩', '貳':
		return 2, true
	case '三', '叁', '仨', '參':
		return 3, true
	case '四', '肆':
		return 4, true
	case '五', '伍':
		return 5, true
	case '六', '陆', '陸':
		return 6, true
	case '七', '柒':
		return 7, true
	case '八', '捌':
		return 8, true
	case '九', '玖':
		return 9, true
	}
	return 0, false
}

// power is the value of 十, 百, 千 and 万.
func power(r rune) (int, bool) {
	switch r {
	case '十', '拾':
		return 10, true
	case '廿':
		return 20, true
	case '卅':
		return 30, true
	case '百', '佰':
		return 100, true
	case '千', '仟':
		return 1000, true
	case '万':
		return 10000, true
	}
	return 0, false
}

// scanChinese reads a Chinese numeral at n[i], with the ways of saying it
// roughly: 三十几, 十来, 五六十, 二十七八, 两三, 上百, 百十来.
func scanChinese(n []rune, i int) (number, bool) {
	if x, ok := scanVague(n, i); ok {
		return x, true
	}
	if p, ok := power(at(n, i)); ok {
		if p >= 100 && !roundBefore(n, i) && anyAt(n, i+1, "来", "余", "十来", "把", "多", "八十") == 0 {
			return number{}, false
		}
	} else if _, ok := digit(at(n, i)); !ok {
		return number{}, false
	}
	return sumChinese(n, i), true
}

// scanVague reads 几十 and 好几百: many, but no figure.
func scanVague(n []rune, i int) (number, bool) {
	if at(n, i) != '几' && at(n, i) != '数' {
		return number{}, false
	}
	j := i + 1
	for p, ok := power(at(n, j)); ok && p >= 10; p, ok = power(at(n, j)) {
		j++
	}
	if j == i+1 && at(n, i) == '数' {
		return number{}, false
	}
	return number{vague: true, end: j}, true
}

// roundBefore reports whether 百 at n[i] is a round number: 上百, 近百, 成百.
func roundBefore(n []rune, i int) bool {
	return anyBefore(n, i, "上", "近", "成", "小", "约", "过", "足足")
}

// sumChinese adds up the numeral at n[i], which is known to begin one.
func sumChinese(n []rune, i int) number {
	var total, pending, places int
	x := number{}
	j := i
	if p, _ := power(n[i]); p >= 100 {
		x.approx = true
		pending = 1
		if _, ok := digit(at(n, i+1)); ok && at(n, i+2) == '十' {
			return number{value: p, approx: true, end: i + 3} // 百八十: about a hundred
		}
	}
	for ; j < len(n) && total <= maxFigure && pending <= maxFigure; j++ {
		if d, ok := digit(n[j]); ok {
			if j > i && anyDual(n[j]) {
				break // 二两: the second is a unit
			}
			if places > 0 && n[j-1] != '零' {
				if nextPower, _ := power(at(n, j+1)); places == 1 && (nextPower > 0 || neighbours(pending, d)) {
					x.approx = true // 五六十, 两三, 二十七八: the lower one counts
					continue
				}
			}
			pending, places = pending*shift(places)+d, places+1
			continue
		}
		p, ok := power(n[j])
		if !ok {
			break
		}
		if p == 20 || p == 30 {
			total, pending, places = total+p, 0, 0
			continue
		}
		if p == 10000 {
			total, pending, places = (total+max(pending, 1))*p, 0, 0
			continue
		}
		if places == 0 && pending == 0 {
			pending = 1
		}
		total, pending, places = total+pending*p, 0, 0
	}
	x.value, x.end = total+pending, j
	return roughAfter(n, x)
}

func shift(places int) int {
	if places == 0 {
		return 0
	}
	return 10
}

func anyDual(r rune) bool { return r == '两' || r == '俩' || r == '仨' }

func neighbours(a, b int) bool { return b == a+1 || a == 3 && b == 5 }

// roughAfter reads what makes a numeral rough from behind.
func roughAfter(n []rune, x number) number {
	if x.value >= 10 && hasAt(n, x.end, "把") {
		x.approx, x.end = true, x.end+1
		return x
	}
	if x.value >= 10 {
		return moreAfter(n, x)
	}
	return x
}
