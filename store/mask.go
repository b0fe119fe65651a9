package store

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Mask hides telephone and identity numbers: their middle digits become *, one
// for one, so that positions counted in UTF-16 still hold. It reports whether
// anything was hidden.
func Mask(text string) (string, bool) {
	masked, before := text, ""
	for masked != before { // what is left of one may seem another with what stands before it
		before = masked
		masked = numbers.ReplaceAllStringFunc(before, func(s string) string {
			if !startsDated.MatchString(s) && private(s, digits(s)) {
				return hideMiddle(s)
			}
			return maskGroups(s)
		})
	}
	return masked, masked != text
}

// numbers is a run of digits, half or full width, perhaps in groups.
var numbers = regexp.MustCompile(`[0-9０-９](?:[ \-－—]?[0-9０-９]){6,}[0-9０-９XxＸｘ]`)

// startsDated begins with a day: several days are no bank card.
var startsDated = regexp.MustCompile(`^(?:19|20)[0-9]{2}[-－—]`)

// group is one group of a run.
var group = regexp.MustCompile(`[0-9０-９]+[XxＸｘ]?`)

// maskGroups hides the private numbers in a run of several: a group that is one, or
// some groups that are a telephone number together.
func maskGroups(run string) string {
	var b strings.Builder
	at, last := group.FindAllStringIndex(run, -1), 0
	for i := 0; i < len(at); i++ {
		for j := min(i+2, len(at)-1); j >= i; j-- { // 138 1234 5678: three at most
			part := run[at[i][0]:at[j][1]]
			if n := digits(part); telephone(n) || i == j && private(part, n) {
				b.WriteString(run[last:at[i][0]] + hideMiddle(part))
				last, i = at[j][1], j
				break
			}
		}
	}
	return b.String() + run[last:]
}

// telephone reports whether digits are a mobile number, or a landline with its area
// code.
func telephone(digits string) bool {
	switch len(digits) {
	case 11:
		return digits[0] == '0' || digits[0] == '1' && digits[1] >= '3'
	case 12:
		return digits[0] == '0'
	case 13:
		return strings.HasPrefix(digits, "861")
	}
	return false
}

// private reports whether a run of digits is a telephone or an identity number.
// Dates and amounts are shorter.
func private(s, digits string) bool {
	switch {
	case telephone(digits):
		return true
	case len(digits) == 18, len(digits) == 15, len(digits) == 17 && strings.ContainsAny(s, "XxＸｘ"):
		return true
	}
	return len(digits) == 16 || len(digits) == 19 // bank cards
}

// digits returns the digits of a run, half width.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '0' <= r && r <= '9':
			return r
		case '０' <= r && r <= '９':
			return r - '０' + '0'
		}
		return -1
	}, s)
}

// hideMiddle keeps the first three and the last two digits.
func hideMiddle(s string) string {
	n, i := utf8.RuneCountInString(s), -1
	return strings.Map(func(r rune) rune {
		if i++; i < 3 || i >= n-2 || strings.ContainsRune(" -－—", r) {
			return r
		}
		return '*'
	}, s)
}

// MaskNames hides who was spoken of: 王经理 becomes 某经理 and 老陈 becomes 某某.
// People met are kept by their role, never by name.
func MaskNames(text string) string {
	if !strings.ContainsAny(text, surnames) {
		return text
	}
	for range 2 { // neighbours share the sign between them
		text = titled.ReplaceAllString(text, "${1}某${3}${4}")
	}
	text = nicknamed.ReplaceAllString(text, "${1}某某")
	return reached.ReplaceAllString(text, "某某${1}")
}

// surnames are the commonest that are not also everyday words before a title.
const surnames = `王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖石韦贾夏付邹熊孟秦邱江尹薛闫段雷侯龙史陶贺顾毛郝龚邵万钱严覃武戴莫孔汤`

var (
	// What stands before and after tells a name from a part of a word: 任何工作,
	// 党史总结. A full name (李建国经理) goes with its surname.
	titled    = regexp.MustCompile(`(^|[^\p{Han}]|[跟和与同找问给让向是有由请家店场司之街楼市厂着了见到对])([` + surnames + `]\p{Han}{0,2}?)(经理|老板娘|老板|书记|主任|科长|局长|所长|姐|哥|阿姨|叔|姨|师傅|先生|女士|店长|队长|大姐|大哥|会计|总|工)($|[^\p{Han}]|[说讲反提问要给带去来电的和跟在也都就还没不把被因住])`)
	reached   = regexp.MustCompile(`[` + surnames + `]\p{Han}{1,2}?(的?(?:电话|手机|手机号|号码|身份证|身份证号|联系方式)[是为：: ]{0,2}[0-9０-９])`)
	nicknamed = regexp.MustCompile(`(^|[^\p{Han}]|[跟和与同找问给让向])[老小][` + surnames + `]`)
)
