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
	masked := privateNumber.ReplaceAllStringFunc(text, func(s string) string {
		if n := digits(s); !private(s, n) {
			return s
		}
		return hideMiddle(s)
	})
	return masked, masked != text
}

// privateNumber is a run of digits, half or full width, perhaps in groups.
var privateNumber = regexp.MustCompile(`[0-9０-９](?:[ \-－—]?[0-9０-９]){6,18}[0-9０-９Xxｘ]`)

// private reports whether a run of digits is a mobile number, a landline with
// its area code, or an identity number. Dates and amounts are shorter.
func private(s, digits string) bool {
	switch {
	case len(digits) == 11 && digits[0] == '1' && digits[1] >= '3':
		return true
	case (len(digits) == 11 || len(digits) == 12) && digits[0] == '0':
		return true
	case len(digits) == 13 && strings.HasPrefix(digits, "861"):
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
	return nicknamed.ReplaceAllString(text, "${1}某某")
}

// surnames are the commonest that are not also everyday words before a title.
const surnames = `王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖石韦贾夏付邹熊孟秦邱江尹薛闫段雷侯龙史陶贺顾毛郝龚邵万钱严覃武戴莫孔汤`

var (
	// What stands before and after tells a name from a part of a word: 任何工作,
	// 党史总结. A full name (李建国经理) goes with its surname.
	titled    = regexp.MustCompile(`(^|[^\p{Han}]|[跟和与同找问给让向是有由请家店场司之街楼市厂着了见到对])([` + surnames + `]\p{Han}{0,2}?)(经理|老板娘|老板|书记|主任|科长|局长|所长|姐|哥|阿姨|叔|姨|师傅|先生|女士|店长|队长|大姐|大哥|会计|总|工)($|[^\p{Han}]|[说讲反提问要给带去来电的和跟在也都就还没不把被因住])`)
	nicknamed = regexp.MustCompile(`(^|[^\p{Han}]|[跟和与同找问给让向])[老小][` + surnames + `]`)
)
