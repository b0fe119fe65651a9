package mask

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// Names hides who was spoken of: 王经理 becomes 某经理, 老陈 and 联系人张三 become
// 某某 and 联系人某某. People met are kept by their role, never by name.
//
// A surname is a name only beside what tells that it is one: a form of address
// after it, 老 or 小 before it, 联系人, 居民 or 找 before it, a telephone number after
// it, or another name that it is listed with.
func Names(s string) string {
	return rewrite(s, func(folded string) (found []edit) {
		last := 0
		for i := range folded {
			if n := common.length(folded[i:]); n > 0 {
				last = max(last, i+n)
			}
			if i < last {
				continue
			}
			e := nameAt(folded, i)
			if e.to == 0 && len(found) > 0 && found[len(found)-1].with == "某某" && listedAfter(folded[last:i]) {
				e = another(folded, i)
			}
			if e.to > 0 && e.from >= last {
				found, last = append(found, e), e.to
			}
		}
		return found
	})
}

// nameAt finds the name whose surname stands at i.
func nameAt(s string, i int) edit {
	n, known := surnameAt(s[i:])
	if n == 0 {
		return edit{}
	}
	if from := nicknamed(s, i, known); from >= 0 {
		return edit{from, i + n, "某某"}
	}
	if end := addressed(s, i, n, known); end > 0 {
		return edit{i, end, "某"} // a full name (李建国经理) goes with its surname
	}
	if end := bare(s, i, n); end > 0 {
		return edit{i, end, "某某"}
	}
	if roles.before(s[:i]) {
		least := 1
		if known != certain {
			least = 2
		}
		if end := given(s, i+n, least); end > 0 {
			return edit{i, end, "某某"} // 居民张桂芳
		}
	}
	return edit{}
}

// addressed returns where the form of address of a name begins, or 0. One of several
// signs tells a well-known surname whatever stands before: 物业王经理.
func addressed(s string, i, n int, k kind) int {
	end := i + n
	for given := 0; given <= 2; given++ {
		word, long := titleAt(s[end:])
		switch {
		case word == 0 || notTitles.at(s[end:]):
		case long && given > 0 && strings.ContainsRune(places, lastRune(s[:end])):
		case long && (k == certain || bounded(s, i)):
			return end
		case !long && bounded(s, i) && ends(s, end+word) && (given == 0 || kin.at(s[end:])):
			return end
		}
		r, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		end += size
	}
	return 0
}

// nicknamed returns where the 老 or 小 of a name stands, or -1.
func nicknamed(s string, i int, k kind) int {
	r := lastRune(s[:i])
	if r != '老' && r != '小' && r != '阿' {
		return -1
	}
	from := i - utf8.RuneLen(r)
	if !bounded(s, from) && (k != certain || r == '阿' || strings.ContainsRune("大从最古极缩微中养长衰苍敬父弱幼细窄", lastRune(s[:from]))) {
		return -1
	}
	return from
}

// bare returns the end of a name without a form of address, or 0: of one after a
// word that tells of it, or before a telephone number.
func bare(s string, i, n int) int {
	cued := tells.before(strings.TrimRight(s[:i], " :是为了到"))
	end, found := i+n, 0
	for given := 1; given <= 2; given++ {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.Is(unicode.Han, r) || strings.ContainsRune(verbs, r) {
			break
		}
		if end += size; strings.ContainsRune(places, r) {
			continue
		}
		if cued && ends(s, end) || contact.MatchString(s[end:]) {
			found = end
		}
	}
	return found
}

// listedAfter reports whether what stands between two names lists them: 王建国、李梅.
func listedAfter(between string) bool {
	return between == "、" || between == "和" || between == "及" || between == "与" || between == "跟"
}

// another finds the name at i that is listed behind one.
func another(s string, i int) edit {
	n, _ := surnameAt(s[i:])
	if n == 0 {
		return edit{}
	}
	return edit{i, given(s, i+n, 1), "某某"}
}

// given returns where the given name at i ends, of so many signs at least and two at
// most, or 0.
func given(s string, i, least int) int {
	end, found := i, 0
	for k := 1; k <= 2; k++ {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.Is(unicode.Han, r) || strings.ContainsRune(verbs, r) {
			break
		}
		if end += size; k >= least && !strings.ContainsRune(places, r) && ends(s, end) {
			found = end
		}
	}
	return found
}

// bounded reports whether a name may begin at i: after no sign of a word it could
// be a part of.
func bounded(s string, i int) bool {
	r := lastRune(s[:i])
	return i == 0 || !unicode.Is(unicode.Han, r) || strings.ContainsRune(before, r)
}

// ends reports whether a name, or a form of address, may end at i.
func ends(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return i == len(s) || !unicode.Is(unicode.Han, r) || strings.ContainsRune(after, r)
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// contact is what follows a name with a number, whole or hidden.
var contact = expr.MustCompile(`^(?:的?(?:电话|手机|号码|身份证|证件|微信|联系方式|卡号|账号|护照)号?码?[是为:( ]{0,3}[+0-9*]|[:,( ]{0,3}[+(0-9零一二三四五六七八九幺]{0,5}[) \-]?\*[ \-]?\*)`)
