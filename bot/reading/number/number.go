// Package number reads quantities: a numeral, digits or Chinese or both, with the
// measure word behind it and what makes it a 约数.
//
// What stands there is read whole or not at all: a number that cannot be read says so
// ([Number].Bad) and is never the tail of one. A number that counts off (第6次, 3号楼)
// or that measures what no figure counts (20天) is Odd.
package number

import (
	"liaison/bot/reading/runes"
	"liaison/store/numeral"
)

// A Number is a quantity as said, with its unit.
type Number struct {
	Value  int
	Approx bool          // 约数: 三十多, 大概50
	Vague  bool          // 几十, 好几个: a quantity, but no figure
	Odd    bool          // of something that is never a figure: 3号楼, 20天, 第6次
	Bad    numeral.Fault // of something that may be a figure, but cannot be read
	Unit   string
	Bare   int // where the numeral ends and the unit begins
	End    int
}

// Max is far above any figure of a district; longer digit strings are
// telephone or document numbers.
const Max = 9_999_999

// Numeral reads the numeral that begins at n[i]. One that cannot be read is vague
// and above every figure.
func Numeral(n []rune, i int) (Number, bool) {
	x, ok := numeral.Scan(n, i)
	if !ok {
		return Number{}, false
	}
	y := Number{Value: x.Value, Approx: x.Approx, Vague: x.Vague, Bad: x.Bad, End: x.End}
	if y.Bad == 0 && y.Value > Max {
		y.Bad = numeral.Huge
	}
	if y.Bad != 0 {
		y.Value, y.Odd, y.Vague = Max+1, true, true
	}
	return y, true
}

// Digits reads the digits at n[i] and nothing else.
func Digits(n []rune, i int) Number {
	x, _ := numeral.Digits(n, i)
	if x.Bad != 0 || x.Value > Max {
		return Number{Value: Max + 1, Odd: true, Vague: true, Bare: x.End, End: x.End}
	}
	return Number{Value: x.Value, Bare: x.End, End: x.End}
}

// Scan reads the number that begins at n[i].
func Scan(n []rune, i int) (Number, bool) {
	if runes.At(n, i-1) == '#' && runes.IsDigit(runes.At(n, i)) {
		x := Digits(n, i)
		x.Odd = true // #12 月底前: a number has no unit
		return x, true
	}
	x, ok := Numeral(n, i)
	if !ok {
		return Number{}, false
	}
	if namesGroup(n, i, x.End) {
		x, _ = Numeral(n[:x.End-1], i)
	}
	x.Bare = x.End
	if runes.IsDigit(n[i]) && (runes.IsLatin(runes.At(n, x.End)) || runes.AnyAt(n, x.End, "*", "%") > 0) {
		x.Odd, x.Vague, x.Bad = true, true, 0
	}
	x = scanRange(n, x)
	unit, odd, end := ScanUnit(n, x.End)
	x.Unit, x.Odd, x.End = unit, x.Odd || odd, end
	switch scaled := scaledDigits(n, i, x.Bare); {
	case scaled && (unit == "" && !numberEnds(n, end) || unit == "块"):
		x.Odd, x.Vague, x.Bad = true, true, 0 // money, or no figure
	case numeral.Power(n[i]) >= 100 && !x.Approx && !x.Vague && unit == "" && !numberEnds(n, end):
		x.Odd, x.Vague, x.Bad = true, true, 0 // 百三 is a number only of something, and so is no tail of it
	}
	if x.Unit == "" && (x.Bare == i+1 && n[i] == '俩' || n[i] == '仨') {
		x.Unit = "个"
	}
	if more := runes.AnyAt(n, x.End, "左右", "上下", "来户", "多", "的样子", "出头", "开外", "以上", "挂零", "+"); more > 0 && x.Unit != "" && !(n[x.End] == '+' && runes.IsHan(runes.At(n, x.End+1))) {
		x.Approx, x.End = true, x.End+more
	}
	if x.Unit != "" && x.Bad == 0 && !x.Odd && runes.HasAt(n, x.End, "半") && runes.AnyAt(n, x.End+1, "天", "年", "个", "月", "路", "数", "价", "成", "小") == 0 {
		x.Bad, x.Odd, x.Vague, x.Value, x.End = numeral.Fraction, true, true, Max+1, x.End+1 // 两户半
	}
	if x.Unit == "" && runes.AnyAt(n, x.End, "左右", "上下", "出头") > 0 {
		x.Approx = true
	}
	x.Approx = x.Approx || aboutBefore(n, i)
	if ordinalBefore(n, i) || namesSomebody(n, i, x) {
		x.Odd, x.Bad = true, 0
	}
	if odd {
		x.Bad = 0 // 1.5万元 is no figure in any case
	}
	return x, true
}

// namesGroup reports whether the last digit of the numeral n[i:end] is of the name behind it:
// 应到五到五|二支部.
func namesGroup(n []rune, i, end int) bool {
	if end-i < 2 || runes.AnyAt(n, end, "组", "支部", "小组") == 0 {
		return false
	}
	digit := func(r rune) bool { v, ok := numeral.Digit(r); return ok && v > 0 && v < 10 && runes.IsHan(r) }
	return digit(n[end-1]) && digit(n[end-2])
}

// scaledDigits reports whether the numeral n[i:end] is digits with 千 or 万: 3千, 1.2万.
func scaledDigits(n []rune, i, end int) bool {
	j := i
	for j < end && (runes.IsDigit(n[j]) || n[j] == '.' || n[j] == ',' || n[j] == ' ') {
		j++
	}
	return j > i && j < end && (numeral.Power(n[j]) >= 1000 || runes.IsLatin(n[j]))
}

// numberEnds reports whether the text ends at n[i:], as in an answer of 2万.
func numberEnds(n []rune, i int) bool { return runes.SkipSpace(n, i) == len(n) && len(n) <= 8 }

// aboutBefore reports whether a word before n[i] makes the number a 约数.
func aboutBefore(n []rune, i int) bool {
	for {
		if runes.AnyBefore(n, i, aboutWords...) {
			return true
		}
		switch runes.At(n, i-1) {
		case ' ', '有', '来', '了', '个':
			i--
		default:
			return false
		}
	}
}

var aboutWords = []string{
	"大概", "大约", "约", "近", "将近", "接近", "差不多", "约莫", "约莫着", "差不离", "估计", "估摸", "估摸着", "大致", "上下", "不到",
	"超过", "大概其", "约摸", "快", "小", "可能", "大体", "至少", "起码", "少说", "得有", "能有", "怕有", "总有", "约有",
}

// ordinalBefore reports whether the numeral at n[i] counts off rather than
// counts: 第6次, #12, A3.
func ordinalBefore(n []rune, i int) bool {
	p := runes.At(n, i-1)
	if p == 'x' && !runes.IsLatin(runes.At(n, i-2)) {
		return false // 企业x6
	}
	return p == '第' || p == '#' || p == '№' || runes.IsLatin(p) || p == '.' && runes.IsDigit(runes.At(n, i-2)) || runes.AnyBefore(n, i, "编号", "电话", "号码", "手机")
}

// namesSomebody reports whether the numeral at n[i] is the given name of 张三,
// 李四 and 王五.
func namesSomebody(n []rune, i int, x Number) bool {
	return x.Unit == "" && x.End == i+1 && runes.IsHan(n[i]) && x.Value > 0 && x.Value < 10 && surnames[runes.At(n, i-1)]
}

var surnames = runes.Set("王李张刘陈杨黄赵吴徐孙朱胡郭林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘袁董吕魏蒋杜丁沈姜范傅钟卢汪崔陆廖姚邹熊郝孔邵秦侯孟龙段雷钱汤尹黎贺顾龚")

// scanRange reads 50-60户 and 三十到四十户 as the lower bound, a 约数.
func scanRange(n []rune, x Number) Number {
	j := x.End
	step := runes.AnyAt(n, j, "到", "至", "-")
	if step == 0 {
		return x
	}
	y, ok := Numeral(n, j+step)
	if !ok || x.Vague || y.Value <= x.Value || y.Vague || namesGroup(n, j+step, y.End) {
		return x
	}
	if unit, odd, _ := ScanUnit(n, y.End); unit == "" || odd {
		return x
	}
	x.Approx, x.End = true, y.End
	return x
}
