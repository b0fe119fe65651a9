package mask

import (
	"slices"
	"strings"
	"time"

	"liaison/store/text/expr"
)

// A piece is the beginning of a run, to be judged as one number.
type piece struct {
	digits string
	sizes  string // of its groups: 344 for 138-1234-5678
	worst  gap    // between its groups
	mixed  bool   // some of them stand in a list, others do not
	cued   bool   // a word before it says what it is
}

// piece returns the digits of a run from one to another.
func (r *run) piece(from, to int) piece {
	p := piece{digits: r.digits[from:to]}
	sizes := make([]byte, 0, mostDigits)
	for i := from; i < to; i++ {
		if i == from || r.gaps[i] > glued {
			sizes = append(sizes, '0')
		}
		sizes[len(sizes)-1]++
		if i > from {
			p.mixed = p.mixed || i > from+1 && (r.gaps[i] == listed) != (p.worst == listed)
			p.worst = max(p.worst, r.gaps[i])
		}
	}
	p.sizes = string(sizes)
	return p
}

// single reports whether each digit stands alone.
func (p *piece) single() bool { return len(p.sizes) == len(p.digits) && !p.mixed }

// grouped reports whether the digits stand as those of one number do: together,
// each alone, in one of the groupings, or in any where a word says what they are.
// The numbers of a list do not: 62 50 30 41.
func (p *piece) grouped(groupings ...string) bool {
	return p.worst == glued || p.cued || p.single() || p.worst < listed && slices.Contains(groupings, p.sizes)
}

// private reports which part of the first n digits of a run is a private number.
func (m *masker) private(r *run, n int, before *said) (from, to int) {
	if k := prefix(r.digits[:n]); k > 0 {
		p := r.piece(k, n)
		if p.cued = before.phone; p.mobile() || k > 1 && p.abroad() {
			return k, n
		}
	}
	p := r.piece(0, n)
	p.cued = before.phone
	switch {
	case p.telephone(before):
		return 0, n
	case m.public(r.at[0], before, p, r.x > 0):
		return 0, 0
	}
	p.cued = before.paper
	switch {
	case n == 17 && r.x > 0 && (p.identity() || p.worst == glued):
		r.at = append(slices.Clone(r.at[:17]), r.x)
		return 0, 18
	case p.identity(), p.paper():
		return 0, n
	}
	if p.cued = before.card; p.card() {
		return 0, n
	}
	return 0, 0
}

// said is what the words before a number say of it.
type said struct{ phone, local, paper, card, public, plus bool }

// The words: of telephones, of those without an area code, of papers and cards, and of
// things whose numbers everybody may see.
var (
	phoneWords  = endingsOf(`电话 座机 固话 传真 热线 手机 联系方式 联系 致电 拨打 打 短 微信 tel phone fax mobile vx wx`)
	localWords  = endingsOf(`电话 座机 固话 传真 热线 值班室 联系方式 tel phone fax`)
	paperWords  = endingsOf(`身份证 证件 护照 通行证 台胞证 回乡证 军官证 士兵证 军字第 士字第`)
	cardWords   = endingsOf(`卡 账 账户`)
	publicWords = endingsOf(`代码 编码 条码 注册码 编号 单号 批号 注册号 备案号 执照 执照号 许可证 许可证号 证书号 报告号 合格证号`)
)

// before reads the words before i, with nothing but signs and words like 号码是
// between.
func (m *masker) before(i int) *said {
	const signs = " :=([+\",.-是为了/的"
	things := strings.TrimRight(string(m.Runes[max(0, i-16):i]), signs)
	words := strings.TrimRight(things, signs+"号码")
	return &said{phoneWords.before(words), localWords.before(words), paperWords.before(words), cardWords.before(words),
		publicWords.before(things), i > 0 && m.Runes[i-1] == '+'}
}

// prefix is the length of what is dialled before a mobile number: 86, 0086, 0.
func prefix(digits string) int {
	for _, p := range []string{"0086", "86", "0"} {
		if strings.HasPrefix(digits, p) {
			return len(p)
		}
	}
	return 0
}

func (p *piece) mobile() bool {
	if len(p.digits) != 11 || p.digits[0] != '1' || p.digits[1] < '3' {
		return false
	}
	if p.worst == tight && slices.Contains([]string{"353", "434", "47", "56", "65", "3422", "32222"}, p.sizes) {
		return true
	}
	return p.grouped("344", "335", "443", "38", "74") || p.worst == blank && slices.Contains([]string{"3233", "3323", "3332", "353", "434"}, p.sizes)
}

// landline reports whether digits are a number with its area code.
func (p *piece) landline() bool {
	if p.digits[0] != '0' {
		return false
	}
	return p.worst == glued && (len(p.digits) == 11 || len(p.digits) == 12) || p.afterArea(p.digits[1:], 1)
}

// abroad is a landline as it is dialled from abroad: 86 571 88886666.
func (p *piece) abroad() bool { return p.worst > glued && p.afterArea(p.digits, 0) }

// afterArea reads an area code, without its 0, and 7 or 8 digits; zero is the length
// of what stands before it in its group.
func (p *piece) afterArea(digits string, zero int) bool {
	area := 3
	switch c := digits[0]; {
	case c == '1' && digits[1] == '0', c == '2':
		area = 2
	case c < '3':
		return false
	}
	local := digits[min(area, len(digits)):]
	if len(local) != 7 && len(local) != 8 || local[0] < '2' || local[0] > '8' {
		return false
	}
	var groupings []string
	for _, rest := range []string{"8", "7", "44", "34", "43", "224"} {
		groupings = append(groupings, string('0'+byte(area+zero))+rest)
	}
	return p.grouped(groupings...)
}

// service reports whether digits are a number like 400-820-8820. Three numbers of
// which the first is 800 are more likely an amount.
func (p *piece) service() bool {
	if len(p.digits) != 10 || p.digits[1:3] != "00" || p.digits[0] != '4' && p.digits[0] != '8' {
		return false
	}
	return p.grouped("334", "343", "37") && (p.digits[0] == '4' || p.worst != blank || p.cued)
}

// telephone reports whether digits are a number to call, where before is what stands
// before them.
func (p *piece) telephone(before *said) bool {
	return p.mobile() || p.landline() || p.service() || before.local && p.local() || before.plus && p.international()
}

// local reports whether digits are a number without its area code, which only the
// word before it tells.
func (p *piece) local() bool {
	if n := len(p.digits); n != 7 && n != 8 || isDay(p.digits) {
		return false
	}
	first := p.digits[0]
	whole := p.worst == glued || p.single() || p.sizes == "44" || p.sizes == "34"
	return whole && '2' <= first && first <= '8'
}

// international reports whether digits after a + are a number of anywhere.
func (p *piece) international() bool {
	if n := len(p.digits); n < 9 || n > 15 || p.worst == listed {
		return false
	}
	if p.worst == glued {
		return true
	}
	return p.sizes[0] <= '3' && strings.Trim(p.sizes[1:], "345678") == ""
}

// provinces are those of which identity numbers are, by their first two digits.
var provinces = expr.MustCompile(`^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])`)

// identity reports whether digits are an identity number of 18 digits, perhaps
// without the last, or of 15. A mistyped one is private too.
func (p *piece) identity() bool {
	switch len(p.digits) {
	case 18:
		return p.worst == glued || p.born(p.digits[6:14])
	case 17:
		return p.born(p.digits[6:14])
	case 15:
		return p.worst == glued || p.grouped("663", "6333", "62223") && p.born("19"+p.digits[6:12])
	}
	return false
}

// paper reports whether digits are a number of whatever paper the word before tells.
func (p *piece) paper() bool {
	return p.cued && len(p.digits) <= 14 && p.worst < listed && !isDay(p.digits)
}

func (p *piece) born(day string) bool { return provinces.MatchString(p.digits) && isDay(day) }

// isDay reports whether 8 digits are a day of the last two centuries or of this one.
func isDay(digits string) bool {
	if len(digits) != 8 {
		return false
	}
	day, err := time.Parse("20060102", digits)
	return err == nil && day.Year() >= 1800 && day.Year() < 2100
}

// fours are the groups of a bank card, as piece.sizes has them.
var fours = expr.MustCompile(`^4444[1-3]?$|^6[:;<=]$`)

// card reports whether digits are those of a bank card.
func (p *piece) card() bool {
	switch n := len(p.digits); {
	case n < 16 || n > 19, n == 17 && !p.cued:
		return false
	case p.worst == glued, p.cued:
		return true
	}
	if !p.single() && (p.worst == listed || !fours.MatchString(p.sizes)) || p.digits[0] < '3' {
		return false // four years look alike
	}
	return p.worst == tight || strings.HasPrefix(p.digits, "62") || luhn(p.digits)
}

// luhn checks the last digit of a bank card.
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		n := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			n = n*2/10 + n*2%10
		}
		sum += n
	}
	return sum%10 == 0
}

// public reports whether digits are the number of a thing or a firm. What is as good
// as an identity number is none, whatever is said before it.
func (m *masker) public(start int, before *said, p piece, x bool) bool {
	if p.worst > glued || len(p.digits) < 15 {
		return false
	}
	person := len(p.digits) >= 17 && p.born(p.digits[6:14])
	if before.public {
		return !person || !x && !checked(p.digits)
	}
	return !person && firm(m.word(start))
}

// checked reports whether the last of 18 digits follows from the others, as that of
// an identity number does.
func checked(digits string) bool {
	if len(digits) != 18 {
		return false
	}
	sum := 0
	for i := range digits {
		sum += int(digits[i]-'0') << (17 - i) % 11
	}
	return sum%11 == 1
}

// word returns the letters and digits around i.
func (m *masker) word(i int) string {
	from, to := i, i
	in := func(r rune) bool { return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' }
	for i-from < 20 && from > 0 && in(m.Runes[from-1]) {
		from--
	}
	for to-from < 20 && to < len(m.Runes) && in(m.Runes[to]) {
		to++
	}
	return string(m.Runes[from:to])
}

var firmCode = expr.MustCompile(`^[159y][1239][0-9]{6}[0-9a-hj-npqrtuw-y]{10}$`)

// firm reports whether a word is a 统一社会信用代码: its last sign follows from the
// others.
func firm(word string) bool {
	if !firmCode.MatchString(word) {
		return false
	}
	const signs = "0123456789abcdefghjklmnpqrtuwxy"
	sum, weight := 0, 1
	for _, r := range word[:17] {
		sum += strings.IndexRune(signs, r) * weight
		weight = weight * 3 % 31
	}
	return signs[(31-sum%31)%31] == word[17]
}

// maskPassports hides the digits after the letters of a passport or of a pass to
// 港澳台.
func (m *masker) maskPassports() {
	for i := 0; i < len(m.Runes); i++ {
		if !m.letter(i) || i > 0 && (m.letter(i-1) || m.digits[i-1].script != 0) {
			continue
		}
		end := i + 1
		for end < len(m.Runes) && end-i < 3 && m.letter(end) {
			end++
		}
		_, first := m.gap(end)
		if first == len(m.Runes) || m.digits[first].script == 0 {
			continue
		}
		r := m.read(first)
		for _, n := range []int{10, 8, 7} {
			if n <= len(r.digits) && m.passport(i, end, &r, n) {
				m.hide(r.at[:n]...)
				break
			}
		}
	}
}

func (m *masker) letter(i int) bool {
	return i < len(m.Runes) && 'a' <= m.Runes[i] && m.Runes[i] <= 'z'
}

// passport reports whether the letters from one place to another and n digits are a
// passport's. A letter before a day is the number of something else.
func (m *masker) passport(from, to int, r *run, n int) bool {
	p, before := r.piece(0, n), m.before(from)
	p.cued = before.paper
	if !m.ends(r, n) || m.letter(r.at[n-1]+1) || before.public || !p.grouped("44", "233", "35", "53", "22222", "433", "442") {
		return false
	}
	letters := string(m.Runes[from:to])
	switch {
	case p.cued:
		return true
	case n == 10:
		return letters == "h" || letters == "m"
	case n == 8:
		return len(letters) == 1 && strings.Contains("degkpsthmcl", letters) && !isDay(p.digits)
	}
	return len(letters) == 2 && strings.Contains("echm", letters[:1]) && letters != "cn" // of patents
}

var (
	mail   = expr.MustCompile(`([a-z0-9._%+\-]{1,64})@`)
	domain = expr.MustCompile(`^[a-z0-9\-]+\.[a-z0-9]`)
	wxid   = expr.MustCompile(`wxid_[a-z0-9]{4,30}`)
	// An account is a word after what it is of: 微信号是zhang_san, QQ 12345678.
	account = expr.MustCompile(`(微信|扣扣|支付宝|抖音|\b(?:wechat|weixin|vx|wx|qq))(号|账号|id)?((?:码|是|为|[:= ]){0,3})([a-z0-9][a-z0-9_\-]{4,})`)
	// One that is spoken is a row of Chinese digits.
	spoken = expr.MustCompile(`(?:微信|扣扣|支付宝|抖音|wechat|weixin|vx|wx|qq)(?:号|账号|id)?(?:码|是|为|[:= ]){0,3}([零一二三四五六七八九幺两]{5,})`)
	// The doors of a home, with the words between.
	home = expr.MustCompile(`(?:(?:小区|新村|公寓|花园|家园|家属院|宿舍|社区|[苑园庭府里湾城郡居])[^,。;!?\n]{0,4}?)?(?:[0-9一二三四五六七八九十]{1,4}(?:幢|栋|座|号楼|号|-))?([0-9一二三四五六七八九十]{1,3}单元)(?:[0-9一二三四五六七八九十]{1,2}[楼层])?[0-9零一二三四五六七八九十]{1,4}(?:室|号|户|房)|` +
		`(?:小区|新村|公寓|花园|家园|家属院|宿舍)[0-9一二三四五六七八九十]{1,4}(?:幢|栋|座|号楼)[0-9零一二三四五六七八九十]{3,4}(?:室|号|户|房)?`)
)

// maskAccounts hides e-mail addresses and the names of accounts.
func (m *masker) maskAccounts() {
	if s := string(m.Runes); !strings.Contains(s, "@") && !account.MatchString(s) && !spoken.MatchString(s) && !strings.Contains(s, "wxid_") {
		return
	}
	w := wordsOf(m.Runes)
	for _, at := range mail.FindAllStringSubmatchIndex(w.text, -1) {
		if domain.MatchString(w.text[at[1]:]) {
			m.hideAll(w.rune[at[2]], w.rune[at[3]])
		}
	}
	for _, at := range wxid.FindAllStringIndex(w.text, -1) {
		m.hideAll(w.rune[at[0]], w.rune[at[1]])
	}
	for _, at := range spoken.FindAllStringSubmatchIndex(w.text, -1) {
		m.hideAll(w.rune[at[2]], w.rune[at[3]])
	}
	for _, at := range account.FindAllStringSubmatchIndex(w.text, -1) {
		of, said, id := w.text[at[2]:at[3]], at[4] >= 0, w.text[at[8]:at[9]]
		latin, number := of[0] < 0x80, strings.Trim(id, "0123456789") == ""
		named := latin || of == "扣扣" || of == "支付宝"
		switch {
		case latin && !said && at[6] == at[7] && (id[0] > '9' || !number): // wxwork, qq2020版
		case said, number && named, !number && strings.ContainsAny(id, "0123456789_-"):
			m.hideAll(w.rune[at[8]], w.rune[at[9]])
		}
	}
}

// maskHomes hides the numbers of the door where somebody lives: 小区3幢2单元501室.
func (m *masker) maskHomes() {
	if !slices.ContainsFunc(m.Runes, func(r rune) bool { return r == '室' || r == '元' || r == '幢' || r == '栋' }) {
		return
	}
	w := wordsOf(m.Runes)
	for _, at := range home.FindAllStringIndex(w.text, -1) {
		for i := w.rune[at[0]]; i < w.rune[at[1]]; i++ {
			if m.digits[i].script != 0 || m.Runes[i] == '十' {
				m.hide(i)
			}
		}
	}
}

func (m *masker) hideAll(from, to int) {
	for i := from; i < to; i++ {
		if m.Runes[i] != '*' {
			m.hide(i)
		}
	}
}
