package numeral

import "strings"

// Digit is the value of a Chinese digit, small or capital.
func Digit(r rune) (int, bool) {
	switch r {
	case '零':
		return 0, true
	case '一', '壹', '弌', '幺':
		return 1, true
	case '二', '贰', '两', '俩':
		return 2, true
	case '三', '叁', '仨':
		return 3, true
	case '四', '肆':
		return 4, true
	case '五', '伍':
		return 5, true
	case '六', '陆':
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

// Power is the value of 十, 百, 千, 万 and 亿, and of 廿, 卅 and 卌; 0 is none.
func Power(r rune) int {
	switch r {
	case '十', '拾':
		return 10
	case '廿':
		return 20
	case '卅':
		return 30
	case '卌':
		return 40
	case '百', '佰':
		return 100
	case '千', '仟':
		return 1000
	case '万':
		return 10_000
	case '亿':
		return 100_000_000
	}
	return 0
}

// wordAt reports whether the 百, 千 or 万 at n[i] begins a word: 百货, 千岛湖, 万达.
func wordAt(n []rune, i int) bool {
	next := at(n, i+1)
	switch at(n, i) {
	case '百':
		switch next {
		case '货', '姓', '强', '分', '盛', '联', '度', '合', '业':
			return true
		}
	case '千':
		return next == '岛' || next == '禧' || next == '佛'
	case '万':
		switch next {
		case '达', '科', '象', '豪', '隆', '元':
			return true
		}
	}
	return false
}

// picksUp reports whether the 拾 at n[i] is a verb: 收拾, 拾掇, 拾到.
func picksUp(n []rune, i int) bool {
	if at(n, i) != '拾' {
		return false
	}
	switch at(n, i+1) {
	case '掇', '捡', '荒', '金', '到', '起', '遗', '取', '级', '柴', '得', '回', '了':
		return true
	}
	return at(n, i-1) == '收'
}

// capitalWords are the characters before and behind which a capital digit is part of a word: 队伍,
// 陆续, 放肆.
var capitalWords = map[rune]struct{ before, behind string }{
	'伍': {before: "队入退落为"},
	'陆': {before: "大登着水", behind: "续家地路军"},
	'肆': {before: "放大酒", behind: "意虐"},
}

// wordBeside reports whether the capital digit at n[i] is part of a word.
func wordBeside(n []rune, i int) bool {
	w, may := capitalWords[at(n, i)]
	return may && (strings.ContainsRune(w.before, at(n, i-1)) || strings.ContainsRune(w.behind, at(n, i+1)))
}

// digitAt is the value of the Han digit at n[i]. 参 is one only beside what belongs to
// a numeral, and not where it begins a word: 参拾, 叁拾参, but 参加.
func digitAt(n []rune, i int) (int, bool) {
	if wordBeside(n, i) {
		return 0, false
	}
	if at(n, i) != '参' {
		return Digit(at(n, i))
	}
	switch next := at(n, i+1); next {
	case '加', '与', '会', '观', '展', '考', '赛', '选', '评', '股', '照', '谋', '保', '训':
		return 0, false
	default:
		return 3, besideThree(next) || besideThree(at(n, i-1)) || at(n, i-1) == '零'
	}
}

func besideThree(r rune) bool { return r == '拾' || r == '佰' || r == '仟' || r == '万' }

func isHanNumeral(r rune) bool {
	_, ok := Digit(r)
	return ok || Power(r) > 0
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func letter(r rune) bool { return r >= 'a' && r <= 'z' }

func hanAt(n []rune, i int) bool { r := at(n, i); return r >= 0x4E00 && r <= 0x9FFF }

// at returns n[i], or 0 outside.
func at(n []rune, i int) rune {
	if i < 0 || i >= len(n) {
		return 0
	}
	return n[i]
}

// skipSpace returns the first place at or after i that is no blank.
func skipSpace(n []rune, i int) int {
	for i < len(n) && n[i] == ' ' {
		i++
	}
	return i
}
