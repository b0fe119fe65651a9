package reading

import "slices"

// A tokenKind is what a token is.
type tokenKind uint8

const (
	wordToken tokenKind = iota + 1
	nameToken
	whenToken
	numberToken
	breakToken
	bulletToken // begins an item of a numbered list
	pairToken   // 8/9: present of expected, if it is no day
	textToken   // anything else
)

// A token is a span of the sentence that means something.
type token struct {
	kind       tokenKind
	start, end int
	sign       rune  // of a break
	word       *word // never nil
	targets    []target
	when       when
	num        number
}

func (t *token) is(c class) bool { return t.kind == wordToken && t.word.class == c }

// scan reads a text once from left to right, the longest token first.
func scan(s script, lex *lexicon, by *names) []token {
	n := s.n
	named := by.find(n)
	slips := lex.findSlips(n)
	toks := make([]token, 0, len(n)/2+4)
	for i := 0; i < len(n); {
		t := lexScan(lex, n, i)
		if m, ok := named.at(i); ok && (m.end >= t.end || t.kind != wordToken || m.end-m.start > 3) {
			t = token{kind: nameToken, start: i, end: m.end, targets: m.means}
		}
		if m, ok := slips.at(i); ok && m.end > t.end {
			t = token{kind: wordToken, start: i, end: m.end, word: m.means}
		}
		if len(toks) > 0 {
			t = ungroup(lex, n, &t, &toks[len(toks)-1])
		}
		if t.end <= i {
			t = token{kind: textToken, start: i, end: i + 1}
		}
		toks = appendToken(toks, t)
		i = t.end
	}
	return toks
}

// appendToken adds a token, runs of plain text joined into one.
func appendToken(toks []token, t token) []token {
	if t.word == nil {
		t.word = noWord
	}
	if k := len(toks) - 1; t.kind == textToken && k >= 0 && toks[k].kind == textToken {
		toks[k].end = t.end
		return toks
	}
	return append(toks, t)
}

// lacking is the 没 of 没标签.
var lacking = &word{class: trouble, bad: true}

// noWord is the word of tokens that are none.
var noWord = &word{}

func lexScan(l *lexicon, n []rune, i int) token {
	if t, ok := scanNegative(n, i); ok {
		return t
	}
	if t, ok := scanBreak(n, i); ok {
		return t
	}
	best := token{}
	if w, end := l.longest(n, i); w != nil {
		best = token{kind: wordToken, start: i, end: end, word: w}
	}
	if t, ok := scanPhrase(l, n, i); ok && (t.end > best.end || t.end == best.end && t.is(groupRef)) {
		best = t
	}
	if w, ok := scanWhen(n, i); ok && w.end >= best.end && w.end > i {
		return token{kind: whenToken, start: i, end: w.end, when: w}
	}
	if t, ok := scanPair(n, i); ok {
		return t
	}
	if x, ok := scanNumber(n, i); ok && (best.end == 0 || isDigit(n[i]) && best.is(noise) && countsAfter(l, n, best.end, x) || x.end > best.end && !best.is(noise)) {
		return token{kind: numberToken, start: i, end: x.end, num: x}
	}
	return best
}

// scanNegative reads the -5 of ，-5户, where the sign is no dash.
func scanNegative(n []rune, i int) (token, bool) {
	if n[i] != '-' {
		return token{}, false
	}
	x, ok := scanNumber(n, i)
	return token{kind: numberToken, start: i, end: x.end, num: x}, ok && x.bad != 0 && x.unit != ""
}

// countsAfter reports whether the set phrase of digits that ends at n[end] is
// the number x after all: 315户, 3154户, but not 12315回访.
func countsAfter(l *lexicon, n []rune, end int, x number) bool {
	if x.bare > end {
		return x.bad != 0 || !x.odd
	}
	if x.bare < end || x.unit == "" || x.odd {
		return false
	}
	_, e := l.longest(n, end)
	return e <= x.end
}

// scanPair reads 8/9.
func scanPair(n []rune, i int) (token, bool) {
	if !isDigit(n[i]) || isDigit(at(n, i-1)) {
		return token{}, false
	}
	a := scanDigits(n, i)
	if at(n, a.end) != '/' || !isDigit(at(n, a.end+1)) {
		return token{}, false
	}
	b := scanDigits(n, a.end+1)
	if a.odd || b.odd || at(n, b.end) == '/' {
		return token{}, false
	}
	end := b.end
	if l := anyAt(n, end, "人", "名"); l > 0 {
		end += l
	}
	return token{kind: pairToken, start: i, end: end, num: pairOf(n, i)}, true
}

// pairOf reads the a/b at n[i:] as a number whose value is the smaller and
// whose bare is the larger of the two.
func pairOf(n []rune, i int) number {
	a := scanDigits(n, i)
	b := scanDigits(n, a.end+1)
	return number{value: min(a.value, b.value), bare: max(a.value, b.value), end: b.end}
}

// scanBreak reads punctuation and the bullets of a list.
func scanBreak(n []rune, i int) (token, bool) {
	if end := scanBullet(n, i); end > i {
		return token{kind: bulletToken, start: i, end: end}, true
	}
	if n[i] == ' ' || isBreak(n[i]) && !(n[i] == '.' && isDigit(at(n, i+1)) && isDigit(at(n, i-1))) {
		return token{kind: breakToken, start: i, end: i + 1, sign: n[i]}, true
	}
	return token{}, false
}

// scanBullet reads ①, 1、, 1., (1), 一、 and 一是 where a clause begins.
func scanBullet(n []rune, i int) int {
	if n[i] >= '①' && n[i] <= '⒛' {
		return i + 1
	}
	if p := at(n, i-1); i > 0 && !isBreak(p) && p != ' ' || p == '.' || p == '/' || p == '-' || p == '、' {
		return i
	}
	j := i
	if n[j] == '(' {
		j++
	}
	v, end, ok := scanInt(n, j)
	if !ok || end == j || v < 1 || v > 30 || end-j > 2 {
		return i
	}
	if j > i {
		if at(n, end) == ')' {
			return end + 1
		}
		return i
	}
	if l := anyAt(n, end, "、", ")", "是"); l > 0 {
		if n[end] == '是' && isDigit(n[i]) {
			return i
		}
		return end + l
	}
	if at(n, end) == '.' && isDigit(n[i]) && !isDigit(at(n, end+1)) {
		return end + 1
	}
	return i
}

// scanPhrase reads phrases that have room inside: 送了一次政策, 开了个短会.
func scanPhrase(l *lexicon, n []rune, i int) (token, bool) {
	switch n[i] {
	case '送':
		j := skipRunes(n, i+1, 5, "了的过完一次回趟场波去点些把个")
		for _, v := range [...]string{"政策", "服务", "信心"} {
			if hasAt(n, j, v) {
				return wordAt(i, j+2, visitType, "送"+v), true
			}
		}
	case '的':
		if at(n, i+1) == '会' && (i+2 == len(n) || isBreak(n[i+2]) || n[i+2] == ' ') {
			return wordAt(i, i+2, someMeeting, ""), true
		}
	case '开':
		j := skipRunes(n, i+1, 5, "了的过完一次个场短小")
		if w := anyAt(n, j, "会议", "会"); w > 0 && anyAt(n, j, "会员", "会计", "会所", "会费", "会议室", "会去") == 0 {
			return wordAt(i, j+w, someMeeting, ""), true
		}
	case '党':
		if c := at(n, i+1); c != '课' && c != '可' && c != '克' && c != '科' && alike(c, '课', false) {
			if _, end := l.longest(n, i+1); end <= i+2 {
				return wordAt(i, i+2, meeting, "党课"), true // 党颗
			}
		}
	case '谈':
		j := skipRunes(n, i+1, 3, "了一次过回")
		if j > i+1 && hasAt(n, j, "心") {
			return wordAt(i, j+1, meeting, "谈心谈话"), true
		}
	case '啥', '什':
		if w := nothingAt(n, i); w > 0 {
			return wordAt(i, i+w, noProblem, ""), true
		}
	case '没', '未':
		if w := noProblemAt(n, i); w > 0 {
			return wordAt(i, i+w, noProblem, ""), true
		}
		if w, _ := l.longest(n, i+1); w != nil && w.class == topic {
			return token{kind: wordToken, start: i, end: i + 1, word: lacking}, true
		}
	case '《':
		return scanTitle(n, i)
	case '第':
		return scanGroup(n, i, i+1)
	}
	if t, ok := scanGroup(n, i, i); ok {
		return t, true
	}
	return scanLaw(n, i)
}

func wordAt(start, end int, c class, value string) token {
	return token{kind: wordToken, start: start, end: end, word: &word{class: c, value: value}}
}

func skipRunes(n []rune, i, most int, set string) int {
	for k := 0; k < most && i < len(n) && slices.Contains([]rune(set), n[i]); k++ {
		i++
	}
	return i
}

// scanTitle reads a title in 《》 as a law.
func scanTitle(n []rune, i int) (token, bool) {
	for j := i + 1; j < len(n) && j < i+40; j++ {
		if n[j] == '》' {
			return wordAt(i, j+1, law, ""), true
		}
	}
	return token{}, false
}

// scanGroup reads the 党小组 of 一组 and 第二党小组.
func scanGroup(n []rune, start, i int) (token, bool) {
	v, end, ok := scanInt(n, i)
	if !ok || end == i || v < 1 || v > 30 || at(n, i-1) == '第' && start == i {
		return token{}, false
	}
	l := anyAt(n, end, "党小组", "小组", "组")
	if l == 0 && groupFollows(n, end) {
		return wordAt(start, end, groupRef, string(rune('0'+v))), true
	}
	if l == 0 || anyAt(n, end+l, "会", "织", "合", "长", "数据") > 0 || hasAt(n, end, "组") && anyAt(n, end+1, "织") > 0 {
		return token{}, false
	}
	return wordAt(start, end+l, groupRef, string(rune('0'+v))), true
}

// notLaws end in 法 but are none.
var notLaws = firstRunes("办方做说看想没无用违非合执司依手玩打语书守普送学懂立释加乘算枪设文国各这那咋啥")

// scanLaw reads the 法 that ends the name of a law: 新公司法, 反垄断法.
func scanLaw(n []rune, i int) (token, bool) {
	if n[i] != '法' || !isHan(at(n, i-1)) || notLaws[n[i-1]] || anyAt(n, i+1, "院", "规", "律", "人", "定", "治", "庭", "学", "子", "官") > 0 {
		return token{}, false
	}
	return wordAt(i, i+1, law, ""), true
}
