package mask_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"liaison/store/mask"
	"liaison/store/text"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"电话13812345678说退不了", "电话138******78说退不了"},
		{"138 1234 5678", "138 **** **78"},
		{"１３８１２３４５６７８", "１３８******７８"},
		{"身份证11010119900307123X", "身份证110*************3X"},
		{"座机0571-88886666", "座机057*-******66"},
		{"13812345678 11010119900307123X", "138******78 110*************3X"},
		{"138 1234 5678 0571-88886666 62户", "138 **** **78 057*-******66 62户"},
		{"13812345678/13912345678", "138******78/139******78"},
		{"星期一13812345678", "星期一138******78"},
		{"13812345678五户", "138******78五户"},
		{"周一一三八一二三四五六七八", "周一一三八******七八"},
		{"𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", "𝟏𝟑𝟖************𝟕𝟖"}, // each is two units
		{"**13812345678**", "**138******78**"},
		{"+86-138-1234-5678", "+86-138-****-**78"},
		{"0571-88886666转801", "057*-********转*01"},
		{"微信号：zhang_san，QQ12345678", "微信号：*********，QQ********"},
		{"138 12 345 678说退不了", "138 ** *** *78说退不了"},
		{"支付宝一三八零零，QQ一二三四五六七八", "支付宝*****，QQ********"},
		{"支付宝12345678，微信号是五六七八九零", "支付宝********，微信号是******"},
		{"住居然小区3幢2单元501室，62户", "住居然小区*幢*单元***室，62户"},
		{"阳光家园12栋803、三单元二零一室", "阳光家园**栋***、*单元***室"},
		{"zhang.san@qq.com", "*********@qq.com"},
		{"6222 0212 3456 7890 123", "622* **** **** **** *23"},
	} {
		got, hidden := mask.Numbers(c.in)
		if got != c.want || !hidden {
			t.Errorf("%q is masked as %q, %v; want %q", c.in, got, hidden, c.want)
		}
	}
}

// However it is spelled, a private number does not stay.
func TestSpellings(t *testing.T) {
	for _, in := range []string{
		"138\u00a01234\u00a05678", "138–1234–5678", "138\u20111234\u20115678", "138—1234—5678", "138.1234.5678", "138．1234．5678",
		"138·1234·5678", "138/1234/5678", "138  1234  5678", "138 - 1234 - 5678", "138\u200b1234\u200b5678", "1\u200d3\u200d8\u200d1\u200d2345678",
		"138\u30001234\u30005678", "1 3 8 1 2 3 4 5 6 7 8", "1-3-8-1-2-3-4-5-6-7-8", "\u202a+86 138 1234 5678\u202c", "+8613812345678",
		"0086 138 1234 5678", "（+86）138 1234 5678", "013812345678", "一三八一二三四五六七八", "幺三八 一二三四 五六七八", "一三8一二三4五6七八",
		"壹叁捌壹贰叁肆伍陆柒捌", "①③⑧①②③④⑤⑥⑦⑧", "1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣", "١٣٨١٢٣٤٥٦٧٨", "138*1234*5678", "138💬1234💬5678",
		"138 123 45678", "1381234 5678", "电话 1 38 12 345 678", "电话：138，1234，5678", "联系方式：138\n1234\n5678", "vx13812345678",
		"（0571）88886666", "(0571)8888 6666", "【0571】8888-6666", "0571 8888 6666", "零五七一杠八八八八六六六六", "+86 571 8888 6666", "010-62345678",
		"电话：88886666", "座机8888-6666", "+852 9123 4567", "400-820-8820", "400 820 8820", "4008208820", "800-820-8820",
		"110101 19900307 123X", "1101011990 0307 123 x", "110101.19900307.123Ｘ", "110101-1990-0307-1234", "１１０１０１１９９００３０７１２３Ｘ",
		"一一零一零一 一九九零零三零七 一二三X", "1 1 0 1 0 1 1 9 9 0 0 3 0 7 1 2 3 4", "110101900307123", "110101 900307 123",
		"6222021234567890123", "6222-0212-3456-7890", "6222.0212.3456.7890.123", "6222\u00a00212\u00a03456\u00a07890", "卡号4012 8888 8888 1882",
		"E12345678", "E 1234 5678", "Ｅ１２３４５６７８", "e-12345678", "EA1234567", "护照号：EJ 123 4567", "H12345678", "C1234 5678", "M1234567890",
		"台胞证12345678", "军字第1234567号", "名单6222027193846205718", "名单E73918462", "wxid_abc123def", "微信：lao_wang88",
	} {
		checkHidden(t, "昨天去居然之家，商户说"+in+"，62户，答疑5个", in)
	}
}

// checkHidden masks a text that holds a private number.
func checkHidden(t *testing.T, in, number string) {
	t.Helper()
	got, hidden := mask.Numbers(in)
	at := strings.Index(in, number)
	if !hidden || !strings.HasPrefix(got, in[:at]) || !strings.HasSuffix(got, in[at+len(number):]) {
		t.Errorf("%q is masked as %q", in, got)
		return
	}
	if len(utf16.Encode([]rune(got))) != len(utf16.Encode([]rune(in))) {
		t.Errorf("%q is masked as %q, of another length", in, got)
	}
	if again, _ := mask.Numbers(got); again != got {
		t.Errorf("masking %q twice gives %q", in, again)
	}
	left := digits(got[at : len(got)-len(in)+at+len(number)])
	for _, prefix := range []string{"0086", "86", "0"} {
		if len(left) > 5 { // what is dialled before a number may stay
			left = strings.TrimPrefix(left, prefix)
		}
	}
	if len(left) > 5 {
		t.Errorf("%q leaves %s", in, left)
	}
}

// digits are those of a text, however they are written.
func digits(s string) string {
	const written = "零0一1二2三3四4五5六6七7八8九9幺1壹1贰2叁3肆4伍5陆6柒7捌8玖9①1②2③3④4⑤5⑥6⑦7⑧8⑨9"
	var b strings.Builder
	for _, r := range text.Fold(s).Runes {
		if i := strings.IndexRune(written, r); i >= 0 && r > '9' {
			b.WriteByte(written[i+utf8.RuneLen(r)])
		} else if r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// What is no private number stays as it is.
func TestNotPrivate(t *testing.T) {
	for _, in := range []string{
		"2026-04-15去钢市，62户", "4月15日 62户 答疑5个", "2026-04-15 2026-04-16 2026-04-17", "2026/4/14、2026/4/15", "2026.04.15-2026.04.16",
		"2026-04-15 17:30:00", "8:30—17:30", "0830-1730", "二〇二六年四月十五日", "〔2026〕12号", "12315和315", "12315、12345、110",
		"发资料20000000份", "户数分别150 1800 1300户", "186 5000 1200元", "1500 1800 200户", "62 50 30 41 26 15 3 8", "15 30 41 12 26 8", "户数150、1200、3000", "户数\n150\n1200\n3000", "150\t1200\t3000", "1500 1200 3000 2600", "13,812,345,678元",
		"2023 2024 2025 2026", "1 2 3 4 5 6 7 8 9 10 11 12", "一二三四五六七八九十", "3.5万元，1.2亿", "192.168.100.10",
		"91330100799655058B", "9144030071526726XG", "设备代码31103301062018001", "注册号330106000012345", "许可证编号JY13301060012345", "投诉单号330106202604150001",
		"浙A12345", "场内浙A·12345", "D20260415", "证书编号G12345678", "GB/T 19001-2016", "CN1234567", "产品批号20260415001",
		"IMG_20260415_173000123.jpg", "mmexport1776245400123.jpg", "微信图片_20260415173000.jpg", "wxwork_123456.png", "微信群62户", "微信小程序", "扣扣相关12户",
		"户数138 12 345 678户", "3幢2单元电梯坏了", "写字楼A座501室、1号楼3层", "微信一百二十户，支付宝二十户", "#128 已办结", "①查电梯②查叉车", "138户、1234人、5678元",
	} {
		if got, hidden := mask.Numbers(in); hidden || got != in {
			t.Errorf("%q is masked as %q", in, got)
		}
	}
}

// Any number in any spelling, anywhere in a sentence.
func TestAnySpelling(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	random := func(n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte('0' + r.IntN(10))
		}
		return string(b)
	}
	alphabets := [][]rune{[]rune("0123456789"), []rune("０１２３４５６７８９"), []rune("零一二三四五六七八九"), []rune("〇幺二三四五六七八九"), []rune("𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"), []rune("٠١٢٣٤٥٦٧٨٩")}
	spell := func(number string, groups ...int) string {
		var b strings.Builder
		sign, each := pick("", " ", "  ", "-", "–", "\u2011", "—", " - ", ".", "·", "/", "_", "\u00a0", "\u3000", "）", "…"), r.IntN(5) == 0
		unseen, alphabet, mixed := pick("", "", "\u200b", "\u2060", "\ufeff", "\u00ad", "\ufe0f"), alphabets[r.IntN(len(alphabets))], r.IntN(6) == 0
		next := groups[0]
		for i, d := range number {
			if i > 0 && each || i == next {
				b.WriteString(sign)
			}
			if i == next && len(groups) > 1 {
				groups = groups[1:]
				next += groups[0]
			}
			if mixed {
				alphabet = alphabets[r.IntN(len(alphabets))]
			}
			if d >= '0' && d <= '9' {
				d = alphabet[d-'0']
			}
			b.WriteString(string(d) + unseen)
		}
		return b.String()
	}
	words := []string{"今天去居然之家，", "62户，", "答疑5个。", "周一", "商户说", "4月15日", "😄", "找物业", "（在场）", "到会5/7，", "一共三户，", "#128 ", "钢市"}
	for range 5_000 {
		var number string
		switch r.IntN(4) {
		case 0:
			number = pick("", "", "+86", "86 ", "0086-", "（+86）", "\u202a+86 ") + spell("1"+pick("3", "5", "7", "8", "9")+random(9), [][]int{{3, 4, 4}, {3, 3, 5}, {11}, {3, 8}}[r.IntN(4)]...)
		case 1:
			number = spell(pick("11", "33", "44", "61")+random(4)+pick("19", "20")+random(2)+pick("01", "07", "12")+pick("01", "15", "28")+random(3)+pick("1", "7", "X"), [][]int{{6, 8, 4}, {6, 4, 4, 4}, {18}, {3, 3, 4, 4, 4}}[r.IntN(4)]...)
		case 2:
			number = pick("", "（", "(") + spell(pick("0571", "0755", "0931")+pick("2", "5", "8")+random(7), [][]int{{4, 8}, {4, 4, 4}, {12}}[r.IntN(3)]...)
		case 3:
			number = spell("62"+random(pickInt(r, 14, 17)), 4, 4, 4, 4, 4)
		}
		before, after := pick(words...)+pick(words...), pick(words[:6]...)+pick(words...)
		if strings.IndexAny(after, "0123456789") == 0 || strings.HasSuffix(before, "#128 ") {
			after, before = "商户"+after, before+"商户" // digits that touch are one number
		}
		checkHidden(t, before+number+after, number)
		if t.Failed() {
			return
		}
	}
}

func pickInt(r *rand.Rand, of ...int) int { return of[r.IntN(len(of))] }

// Positions that a channel counts in UTF-16 still hold after masking.
func FuzzNumbers(f *testing.F) {
	f.Add("电话13812345678")
	f.Add("😄138-1234-5678😄")
	f.Add("00000000 00000 0000009") // what is left of the second makes a number with the first
	f.Add("E12345613 812345678 微信 a_13812345678@qq.com")
	f.Add("a@b.c@d.e")
	f.Add("110101 19900307 123Ｘ一三八*12345678**")
	f.Fuzz(func(t *testing.T, in string) {
		got, hidden := mask.Numbers(in)
		if a, b := utf16.Encode([]rune(in)), utf16.Encode([]rune(got)); len(a) != len(b) {
			t.Errorf("%q becomes %d units, not %d", in, len(b), len(a))
		}
		if again, _ := mask.Numbers(got); again != got {
			t.Errorf("masking %q twice gives %q", got, again)
		}
		if hidden == (got == in) {
			t.Errorf("%q is hidden in %q: %v", in, got, hidden)
		}
	})
}

// The cost grows with the length of a text, not with its square.
func TestLongTexts(t *testing.T) {
	for _, in := range []string{"1", "1 ", "0000000 0000 ", "138", "一", "1 3 8 1 2 3 4 5 6 7 8 ", "a", "E1", "* 1", "a@b.c ", "微信"} {
		mask.Numbers(strings.Repeat(in, 10_000))
	}
}

func BenchmarkNumbers(b *testing.B) {
	for name, in := range map[string]string{"sentence": "今天下午去居然之家送政策，讲了消保法，62户个体户参加，王经理电话13812345678说退不了", "digits": strings.Repeat("1 3-8", 1000)} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				mask.Numbers(in)
			}
		})
	}
}
