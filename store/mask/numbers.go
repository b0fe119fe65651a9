package mask

import (
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"liaison/store/text"
)

// Numbers hides numbers that are a person's own: of telephones, identity papers, bank
// cards and passports, the names of accounts after 微信, 支付宝 and QQ, e-mail
// addresses and the doors of homes (3幢2单元501室), however they are spelled. Of a telephone number, an identity number
// and a card the first three and the last two digits stay. Each hidden sign
// becomes *, one for each of its units in UTF-16, so that positions counted in
// them still hold. It reports whether anything was hidden.
//
// What a firm shows to everybody stays: its 统一社会信用代码, the numbers of its
// licences and devices, the plates of its cars, 12315.
func Numbers(s string) (string, bool) {
	m := newMasker(s)
	for i := 0; i < len(m.Runes); i++ {
		if m.starts(i) && m.maskAt(i) {
			i = m.back(i) // what is left of a number may seem another with what stands before it
		}
	}
	m.maskPassports()
	m.maskAccounts()
	m.maskHomes()
	return m.masked(s)
}

// A masker looks for private numbers in a text in its one spelling.
type masker struct {
	text.Folded
	digits []digit
	hidden []int // places in the original
}

// A digit is what a rune counts; script is 0 where it is none.
type digit struct {
	value  byte // '0' to '9'
	script script
}

type script byte

const (
	western script = iota + 1
	chinese
	circled
)

func newMasker(s string) *masker {
	m := &masker{Folded: text.Fold(s)}
	m.digits = make([]digit, len(m.Runes))
	for i, r := range m.Runes {
		m.digits[i] = digitOf(r, m.Typed[i])
	}
	return m
}

// hanDigits are the digits that are written or spoken in Chinese.
var hanDigits = map[rune]byte{
	'零': '0', '一': '1', '二': '2', '三': '3', '四': '4', '五': '5', '六': '6', '七': '7', '八': '8', '九': '9',
	'壹': '1', '贰': '2', '叁': '3', '肆': '4', '伍': '5', '陆': '6', '柒': '7', '捌': '8', '玖': '9',
	'幺': '1', '么': '1', '两': '2', '洞': '0', '拐': '7', '勾': '9',
}

// counters are the signs ① ⑴ ⒈ ❶ ➀ ➊ of one: nine stand in a row.
const counters = "①⑴⒈❶➀➊"

func digitOf(folded, typed rune) digit {
	switch {
	case '0' <= folded && folded <= '9':
		return digit{byte(folded), western}
	case hanDigits[folded] != 0:
		return digit{hanDigits[folded], chinese}
	case typed == '○' || typed == '◯':
		return digit{'0', chinese}
	case typed == '⓪' || typed == '⓿':
		return digit{'0', circled}
	case typed < '①' || typed > '➒':
		return digit{}
	}
	for _, one := range counters {
		if one <= typed && typed < one+9 {
			return digit{byte('1' + typed - one), circled}
		}
	}
	return digit{}
}

// starts reports whether a number may begin at i: not within other digits. Of
// Chinese digits anything may stand before: 周一一三八….
func (m *masker) starts(i int) bool {
	s := m.digits[i].script
	return s == chinese || s != 0 && (i == 0 || m.digits[i-1].script != s)
}

// ends reports whether a number may end with the n-th digit of a run: not within
// other digits, unless it is all of Chinese ones: 一三八…一共.
func (m *masker) ends(r *run, n int) bool {
	i := r.at[n-1]
	s := m.digits[i].script
	return i+1 == len(m.digits) || m.digits[i+1].script != s || s == chinese && i-r.at[0] == n-1
}

// back is where to look again after a number was hidden at i.
func (m *masker) back(i int) int {
	for n := 0; n < mostDigits && i >= 0; i-- {
		if m.digits[i].script != 0 {
			n++
		}
	}
	return i
}

// masked writes the original without what is hidden.
func (m *masker) masked(s string) (string, bool) {
	if len(m.hidden) == 0 {
		return s, false
	}
	slices.Sort(m.hidden)
	var b strings.Builder
	i, next := 0, 0
	for _, r := range s {
		if next < len(m.hidden) && m.hidden[next] == i {
			b.WriteString("**"[:utf16.RuneLen(r)])
			next++
		} else {
			b.WriteRune(r)
		}
		i++
	}
	return b.String(), true
}

// hide hides runes.
func (m *masker) hide(at ...int) {
	for _, i := range at {
		m.Runes[i], m.digits[i] = '*', digit{}
		m.hidden = append(m.hidden, m.At[i])
	}
}

// hideMiddle keeps of a number at most the first three digits and the last two.
// Six at least are hidden.
func (m *masker) hideMiddle(at []int) {
	m.hide(at[min(max(len(at)-8, 0), 3) : len(at)-2]...)
}

// maskAt hides the longest private number that begins at i, or right after where
// a digit may be no part of it: 周一四四七三….
func (m *masker) maskAt(i int) bool {
	at := m.find(i)
	if len(at) == 0 {
		return false
	}
	for _, j := range m.read(i).at[1:3] {
		if !m.starts(j) {
			continue
		}
		if other := m.find(j); len(other) > len(at) {
			at = other
		}
	}
	m.hideMiddle(append(at, m.extension(at[len(at)-1])...))
	return true
}

// find returns the digits of the longest private number that begins at i.
func (m *masker) find(i int) (at []int) {
	r := m.read(i)
	if len(r.digits) < fewestDigits {
		return nil
	}
	before := m.before(i)
	for n := len(r.digits); n >= fewestDigits; n-- {
		if !m.ends(&r, n) {
			continue
		}
		from, to := m.private(&r, n, before)
		if to == 0 || m.counted(&r, from, to, before) {
			continue
		}
		return slices.Clone(r.at[from:to])
	}
	return nil
}

// counted reports whether several groups of digits are a list of amounts, of which the
// last has its measure: 150 1800 1300户.
func (m *masker) counted(r *run, from, to int, before *said) bool {
	if before.phone || before.paper || before.card || to > len(r.digits) || r.piece(from, to).worst == glued {
		return false
	}
	_, next := m.gap(r.at[to-1] + 1)
	return next < len(m.Runes) && next-r.at[to-1] <= 2 && strings.ContainsRune("户家人名次个元块份条项件台张本套场起万", m.Runes[next])
}

// A gap is what stands between two digits of a number, from what belongs into
// numbers to what separates the numbers of a list.
type gap byte

const (
	glued  gap = iota
	tight      // 138-1234, （0571）8888
	blank      // 138 1234
	listed     // 138、1234
)

// Limits of what is read as one number.
const (
	fewestDigits = 7
	mostDigits   = 21 // 0086 and what is longest
	mostSigns    = 6  // between two digits
)

// A run is a chain of digits with nothing but signs between them.
type run struct {
	digits string
	at     []int
	gaps   []gap // before each digit
	x      int   // where the X of an identity number stands, or 0
}

func (m *masker) read(i int) (r run) {
	var digits []byte
	for between := glued; len(digits) < mostDigits; {
		digits, r.at, r.gaps = append(digits, m.digits[i].value), append(r.at, i), append(r.gaps, between)
		between, i = m.gap(i + 1)
		if i == len(m.Runes) || between > listed {
			break
		}
		if m.digits[i].script == 0 {
			if len(digits) == 17 && m.isX(i) && between < listed {
				r.x = i
			}
			break
		}
	}
	r.digits = string(digits)
	return r
}

// gap reads the signs from i on, up to where something else stands.
func (m *masker) gap(i int) (g gap, end int) {
	stars := 0
	for end = i; end < len(m.Runes) && end-i <= mostSigns && m.digits[end].script == 0; end++ {
		switch r, typed := m.Runes[end], m.Typed[end]; {
		case typed == '\t', strings.ContainsRune("\n,、:;|", r):
			g = listed
		case typed == '…' || typed == '⋯', strings.ContainsRune("-./\\_·()[]杠", r):
			g = max(g, tight)
		case r == '。':
			g = listed
		case r == '*':
			stars++
			g = max(g, tight)
		case r == ' ' && !m.isX(end):
			g = max(g, blank)
		default:
			return g, end
		}
	}
	if end-i > mostSigns || stars > 1 { // several stars are what Numbers left
		return listed + 1, end
	}
	return g, end
}

// isX reports whether the last sign of an identity number stands at i.
func (m *masker) isX(i int) bool {
	return strings.ContainsRune("xхχ叉", m.Runes[i]) || m.Typed[i] == '×'
}

// extensions are the words before what is dialled after a number.
var extensions = []string{"转", "分机", "ext"}

// extension returns the digits that are dialled after a number: 转801.
func (m *masker) extension(last int) (at []int) {
	_, i := m.gap(last + 1)
	rest := string(m.Runes[i:min(i+3, len(m.Runes))])
	n := slices.IndexFunc(extensions, func(w string) bool { return strings.HasPrefix(rest, w) })
	if n < 0 {
		return nil
	}
	_, i = m.gap(i + utf8.RuneCountInString(extensions[n]))
	for ; i < len(m.Runes) && m.digits[i].script != 0; i++ {
		at = append(at, i)
	}
	if len(at) > 6 {
		return nil // a number of its own
	}
	return at
}
