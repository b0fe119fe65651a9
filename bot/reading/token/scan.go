// Package token cuts a text into what means something: names, days, numbers, words of
// the lexicon, and the signs between them.
//
// [Scan] goes from left to right and takes the longest token at each place. It looks
// at what stands around a token but never at what the sentence is about. [Settle] then
// joins the days that are named side by side, counts 第二天 from the day before it, and
// notes what looks like a number or a day and cannot be read.
package token

import (
	"slices"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/names"
	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/slip"
)

// A Kind is what a token is.
type Kind uint8

const (
	Word Kind = iota + 1
	Name
	When
	Number
	Break
	Bullet // begins an item of a numbered list
	Pair   // 8/9: present of expected, if it is no day
	Text   // anything else
)

// A Token is a span of the sentence that means something.
type Token struct {
	Kind       Kind
	Start, End int
	Sign       rune      // of a break
	Word       *lex.Word // never nil
	Targets    []names.Target
	When       days.When
	Num        number.Number
}

func (t *Token) Is(c lex.Class) bool { return t.Kind == Word && t.Word.Class == c }

// IsAny reports whether a token is a word of one of the classes.
func (t *Token) IsAny(cs ...lex.Class) bool {
	return t.Kind == Word && slices.Contains(cs, t.Word.Class)
}

// Scan reads a text once from left to right, the longest token first.
func Scan(s runes.Script, lex *lex.Lexicon, by *names.Index) []Token {
	n := s.Runes
	named := by.Find(n)
	slips := lex.FindSlips(n)
	toks := make([]Token, 0, len(n)/2+4)
	for i := 0; i < len(n); {
		t := lexScan(lex, n[:sentenceComma(s, i)], i)
		if m, ok := named.At(i); ok && (m.End >= t.End || t.Kind != Word || m.End-m.Start > 3) {
			t = Token{Kind: Name, Start: i, End: m.End, Targets: m.Means}
		}
		if m, ok := slips.At(i); ok && m.End > t.End {
			t = Token{Kind: Word, Start: i, End: m.End, Word: m.Means}
		}
		if len(toks) > 0 {
			t = ungroup(lex, n, &t, &toks[len(toks)-1])
		}
		if t.End <= i {
			t = Token{Kind: Text, Start: i, End: i + 1, Word: NoWord}
		}
		if k := len(toks) - 1; k >= 0 && t.Kind == Text && isShortDay(n, &toks[k]) && shortDeeds[n[i]] {
			toks = append(toks, t)
		} else {
			toks = appendToken(toks, t)
		}
		i = t.End
	}
	return toks
}

// sentenceComma returns where the digits at i end if they stand behind what they count
// and a comma of the sentence follows, 答疑5，120户: it groups no digits, as the comma of
// 1,062 and of １，０６２ does. Else it is the end.
func sentenceComma(s runes.Script, i int) int {
	half := func(k int) bool { return k < len(s.Typed) && s.Typed[k] >= '0' && s.Typed[k] <= '9' }
	k := i
	for half(k) {
		k++
	}
	if k > i && half(k+1) && s.Typed[k] == '，' && s.Typed[k+1] != '0' && i > 0 && runes.IsHan(s.Runes[i-1]) && !ofNumber(s.Runes, i-1) {
		return k
	}
	return len(s.Runes)
}

// ofNumber reports whether the sign at n[i] is one of a number, which counts nothing: 一 of 一1，100户.
func ofNumber(n []rune, i int) bool {
	_, ok := number.Numeral(n, i)
	return ok || slices.Contains([]rune("几多半余来十百千万亿拾佰仟"), n[i])
}

// isShortDay reports whether a token is the 昨 or 今 of 今挂的.
func isShortDay(n []rune, t *Token) bool {
	return t.Kind == Text && t.End-t.Start == 1 && (n[t.Start] == '昨' || n[t.Start] == '今')
}

// shortDeeds are what is done on a 昨 or 今.
var shortDeeds = runes.Set("挂搞弄建谈办整发查校换装修")

// appendToken adds a token, runs of plain text joined into one.
func appendToken(toks []Token, t Token) []Token {
	if t.Word == nil {
		t.Word = NoWord
	}
	if k := len(toks) - 1; t.Kind == Text && k >= 0 && toks[k].Kind == Text {
		toks[k].End = t.End
		return toks
	}
	return append(toks, t)
}

// lacking is the 没 of 没标签.
var lacking = &lex.Word{Class: lex.Trouble, Bad: true}

// NoWord is the word of tokens that are none.
var NoWord = &lex.Word{}

func lexScan(l *lex.Lexicon, n []rune, i int) Token {
	if t, ok := scanNegative(n, i); ok {
		return t
	}
	if t, ok := scanBreak(n, i); ok {
		return t
	}
	if end := number.Masked(n, i); end > i {
		return Token{Kind: Number, Start: i, End: end, Num: number.Number{Value: number.Max + 1, Odd: true, Vague: true, Bare: end, End: end}}
	}
	best := Token{}
	if w, end := l.Longest(n, i); w != nil {
		best = Token{Kind: Word, Start: i, End: end, Word: w}
	}
	if t, ok := scanPhrase(l, n, i); ok && (t.End > best.End || t.End == best.End && t.Is(lex.GroupRef)) {
		best = t
	}
	if w, ok := days.Scan(n, i); ok && w.End >= best.End && w.End > i {
		if w.End-i > 1 && n[w.End-1] == '日' && runes.At(n, w.End) == '常' {
			w.End-- // 4.14日常, 昨日常: 日常 on that day
		}
		return Token{Kind: When, Start: i, End: w.End, When: w}
	}
	if end, real, ok := days.Clock(n, i); ok && end > best.End {
		if !real {
			return Token{Kind: When, Start: i, End: end, When: days.When{Kind: days.NoTime, End: end}}
		}
		return Token{Kind: Number, Start: i, End: end, Num: number.Number{Odd: true, Unit: "点", Bare: end, End: end}}
	}
	if t, ok := scanPair(n, i); ok {
		return t
	}
	if x, ok := number.Scan(n, i); ok && (best.End == 0 || runes.IsDigit(n[i]) && best.Is(lex.Noise) && countsAfter(l, n, best.End, x) || x.End > best.End && !best.Is(lex.Noise)) {
		return Token{Kind: Number, Start: i, End: x.End, Num: x}
	}
	return best
}

// scanNegative reads the -5 of ，-5户, where the sign is no dash.
func scanNegative(n []rune, i int) (Token, bool) {
	if n[i] != '-' {
		return Token{}, false
	}
	x, ok := number.Scan(n, i)
	return Token{Kind: Number, Start: i, End: x.End, Num: x}, ok && x.Bad != 0 && x.Unit != ""
}

// countsAfter reports whether the set phrase of digits that ends at n[end] is
// the number x after all: 315户, 3154户, but not 12315回访.
func countsAfter(l *lex.Lexicon, n []rune, end int, x number.Number) bool {
	if x.Bare > end {
		return x.Bad != 0 || !x.Odd
	}
	if x.Bare < end || x.Unit == "" || x.Odd {
		return false
	}
	_, e := l.Longest(n, end)
	return e <= x.End
}

// scanPair reads 8/9.
func scanPair(n []rune, i int) (Token, bool) {
	if !runes.IsDigit(n[i]) || runes.IsDigit(runes.At(n, i-1)) {
		return Token{}, false
	}
	a := number.Digits(n, i)
	if runes.At(n, a.End) != '/' || !runes.IsDigit(runes.At(n, a.End+1)) {
		return Token{}, false
	}
	b := number.Digits(n, a.End+1)
	if a.Odd || b.Odd || runes.At(n, b.End) == '/' {
		return Token{}, false
	}
	end := b.End
	if l := runes.AnyAt(n, end, "人", "名"); l > 0 {
		end += l
	}
	return Token{Kind: Pair, Start: i, End: end, Num: PairOf(n, i)}, true
}

// PairOf reads the a/b at n[i:] as a number whose value is the smaller and
// whose bare is the larger of the two.
func PairOf(n []rune, i int) number.Number {
	a := number.Digits(n, i)
	b := number.Digits(n, a.End+1)
	return number.Number{Value: min(a.Value, b.Value), Bare: max(a.Value, b.Value), End: b.End}
}

// scanBreak reads punctuation and the bullets of a list.
func scanBreak(n []rune, i int) (Token, bool) {
	if end := scanBullet(n, i); end > i {
		return Token{Kind: Bullet, Start: i, End: end}, true
	}
	if n[i] == ' ' || runes.IsBreak(n[i]) && !(n[i] == '.' && runes.IsDigit(runes.At(n, i+1)) && runes.IsDigit(runes.At(n, i-1))) {
		return Token{Kind: Break, Start: i, End: i + 1, Sign: n[i]}, true
	}
	return Token{}, false
}

// scanBullet reads ①, 1、, 1., (1), 一、 and 一是 where a clause begins, and 1 before a space where the
// lines of a list do.
func scanBullet(n []rune, i int) int {
	if n[i] >= '①' && n[i] <= '⒛' {
		return i + 1
	}
	if p := runes.At(n, i-1); i > 0 && !runes.IsBreak(p) && p != ' ' || p == '.' || p == '/' || p == '-' || p == '、' {
		return i
	}
	j := i
	if n[j] == '(' {
		j++
	}
	v, end, ok := number.Int(n, j)
	if !ok || end == j || v < 1 || v > 30 || end-j > 2 {
		return i
	}
	if j > i {
		if runes.At(n, end) == ')' {
			return end + 1
		}
		return i
	}
	if runes.At(n, end) == ' ' && (i == 0 || n[i-1] == '\n') && (linesBegin(n, v+1) || linesBegin(n, v-1)) {
		return end + 1
	}
	if l := runes.AnyAt(n, end, "、", ")", "是"); l > 0 {
		if n[end] == '是' && runes.IsDigit(n[i]) {
			return i
		}
		return end + l
	}
	if runes.At(n, end) == '.' && runes.IsDigit(n[i]) && (!runes.IsDigit(runes.At(n, end+1)) || namesMonth(n, end+1)) {
		return end + 1
	}
	return i
}

// linesBegin reports whether a line begins with a number and a space, and goes on with a word: it is
// one of a list.
func linesBegin(n []rune, v int) bool {
	for i := range n {
		if i > 0 && n[i-1] != '\n' {
			continue
		}
		if x, end, ok := number.Int(n, i); ok && x == v && end > i && runes.At(n, end) == ' ' && runes.IsHan(runes.At(n, end+1)) {
			return true
		}
	}
	return false
}

// namesMonth reports whether the digits at n[i] are of a month: the 4 of 1.4月20日.
func namesMonth(n []rune, i int) bool {
	for runes.IsDigit(runes.At(n, i)) {
		i++
	}
	return runes.At(n, i) == '月'
}

// scanPhrase reads phrases that have room inside: 送了一次政策, 开了个短会.
func scanPhrase(l *lex.Lexicon, n []rune, i int) (Token, bool) {
	switch n[i] {
	case '送':
		j := skipRunes(n, i+1, 5, "了的过完一次回趟场波去点些把个")
		for _, v := range [...]string{"政策", "服务", "信心"} {
			if runes.HasAt(n, j, v) {
				return wordAt(i, j+2, lex.VisitType, "送"+v), true
			}
		}
	case '的':
		if runes.At(n, i+1) == '会' && (i+2 == len(n) || runes.IsBreak(n[i+2]) || n[i+2] == ' ') {
			return wordAt(i, i+2, lex.SomeMeeting, ""), true
		}
	case '开':
		j := skipRunes(n, i+1, 5, "了的过完一次个场短小")
		if w := runes.AnyAt(n, j, "会议", "会"); w > 0 && runes.AnyAt(n, j, "会员", "会计", "会所", "会费", "会议室", "会去") == 0 {
			return wordAt(i, j+w, lex.SomeMeeting, ""), true
		}
	case '党':
		if c := runes.At(n, i+1); c != '课' && c != '可' && c != '克' && c != '科' && slip.Alike(c, '课', false) {
			if _, end := l.Longest(n, i+1); end <= i+2 {
				return wordAt(i, i+2, lex.Meeting, "党课"), true // 党颗
			}
		}
	case '谈':
		j := skipRunes(n, i+1, 3, "了一次过回")
		if j > i+1 && runes.HasAt(n, j, "心") {
			return wordAt(i, j+1, lex.Meeting, "谈心谈话"), true
		}
	case '啥', '什':
		if w := nothingAt(n, i); w > 0 {
			return wordAt(i, i+w, lex.NoProblem, ""), true
		}
	case '没', '未':
		if w := noProblemAt(n, i); w > 0 {
			return wordAt(i, i+w, lex.NoProblem, ""), true
		}
		if w, _ := l.Longest(n, i+1); w != nil && w.Class == lex.Topic {
			return Token{Kind: Word, Start: i, End: i + 1, Word: lacking}, true
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

func wordAt(start, end int, c lex.Class, value string) Token {
	return Token{Kind: Word, Start: start, End: end, Word: &lex.Word{Class: c, Value: value}}
}

func skipRunes(n []rune, i, most int, set string) int {
	for k := 0; k < most && i < len(n) && slices.Contains([]rune(set), n[i]); k++ {
		i++
	}
	return i
}

// scanTitle reads a title in 《》 as a law.
func scanTitle(n []rune, i int) (Token, bool) {
	for j := i + 1; j < len(n) && j < i+40; j++ {
		if n[j] == '》' {
			return wordAt(i, j+1, lex.Law, ""), true
		}
	}
	return Token{}, false
}

// scanGroup reads the 党小组 of 一组 and 第二党小组.
func scanGroup(n []rune, start, i int) (Token, bool) {
	v, end, ok := number.Int(n, i)
	if !ok || end == i || v < 1 || v > 30 || runes.At(n, i-1) == '第' && start == i {
		return Token{}, false
	}
	l := runes.AnyAt(n, end, "党小组", "小组", "组")
	if l == 0 && groupFollows(n, end) {
		return wordAt(start, end, lex.GroupRef, string(rune('0'+v))), true
	}
	if start < i && l > 1 && runes.HasAt(n, end+l, "会") {
		return wordAt(start, end, lex.GroupRef, string(rune('0'+v))), true // 第二党小组会
	}
	if l == 0 || runes.AnyAt(n, end+l, "会", "织", "合", "长", "数据") > 0 || runes.HasAt(n, end, "组") && runes.AnyAt(n, end+1, "织") > 0 {
		return Token{}, false
	}
	return wordAt(start, end+l, lex.GroupRef, string(rune('0'+v))), true
}

// notLaws end in 法 but are none.
var notLaws = runes.Set("办方做说看想没无用违非合执司依手玩打语书守普送学懂立释加乘算枪设文国各这那咋啥")

// scanLaw reads the 法 that ends the name of a law: 新公司法, 反垄断法.
func scanLaw(n []rune, i int) (Token, bool) {
	if n[i] != '法' || !runes.IsHan(runes.At(n, i-1)) || notLaws[n[i-1]] || runes.AnyAt(n, i+1, "院", "规", "律", "人", "定", "治", "庭", "学", "子", "官") > 0 {
		return Token{}, false
	}
	return wordAt(i, i+1, lex.Law, ""), true
}
