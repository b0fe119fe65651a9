package reading

import "liaison/store/numeral"

// A number is a quantity as said, with its unit.
type number struct {
	value  int
	approx bool          // 约数: 三十多, 大概50
	vague  bool          // 几十, 好几个: a quantity, but no figure
	odd    bool          // of something that is never a figure: 3号楼, 20天, 第6次
	bad    numeral.Fault // of something that may be a figure, but cannot be read
	unit   string
	bare   int // where the numeral ends and the unit begins
	end    int
}

// maxFigure is far above any figure of a district; longer digit strings are
// telephone or document numbers.
const maxFigure = 9_999_999

// scanNumeral reads the numeral that begins at n[i]. One that cannot be read is vague
// and above every figure.
func scanNumeral(n []rune, i int) (number, bool) {
	x, ok := numeral.Scan(n, i)
	if !ok {
		return number{}, false
	}
	y := number{value: x.Value, approx: x.Approx, vague: x.Vague, bad: x.Bad, end: x.End}
	if y.bad == 0 && y.value > maxFigure {
		y.bad = numeral.Huge
	}
	if y.bad != 0 {
		y.value, y.odd, y.vague = maxFigure+1, true, true
	}
	return y, true
}

// scanDigits reads the digits at n[i] and nothing else.
func scanDigits(n []rune, i int) number {
	x, _ := numeral.Digits(n, i)
	if x.Bad != 0 || x.Value > maxFigure {
		return number{value: maxFigure + 1, odd: true, vague: true, bare: x.End, end: x.End}
	}
	return number{value: x.Value, bare: x.End, end: x.End}
}

// scanNumber reads the number that begins at n[i].
func scanNumber(n []rune, i int) (number, bool) {
	if at(n, i-1) == '#' && isDigit(at(n, i)) {
		x := scanDigits(n, i)
		x.odd = true // #12 月底前: a number has no unit
		return x, true
	}
	x, ok := scanNumeral(n, i)
	if !ok {
		return number{}, false
	}
	x.bare = x.end
	if isDigit(n[i]) && (isLatin(at(n, x.end)) || anyAt(n, x.end, "*", "%") > 0) {
		x.odd, x.vague, x.bad = true, true, 0
	}
	x = scanRange(n, x)
	unit, odd, end := scanUnit(n, x.end)
	x.unit, x.odd, x.end = unit, x.odd || odd, end
	switch scaled := scaledDigits(n, i, x.bare); {
	case scaled && (unit == "" && !numberEnds(n, end) || unit == "块"):
		x.odd, x.vague, x.bad = true, true, 0 // money, or no figure
	case numeral.Power(n[i]) >= 100 && !x.approx && !x.vague && unit == "" && !numberEnds(n, end):
		return number{}, false // 百三 is a number only of something
	}
	if x.unit == "" && (x.bare == i+1 && n[i] == '俩' || n[i] == '仨') {
		x.unit = "个"
	}
	if more := anyAt(n, x.end, "左右", "上下", "来户", "多", "的样子", "出头", "开外", "以上", "+"); more > 0 && x.unit != "" && !(n[x.end] == '+' && isHan(at(n, x.end+1))) {
		x.approx, x.end = true, x.end+more
	}
	if x.unit == "" && anyAt(n, x.end, "左右", "上下", "出头") > 0 {
		x.approx = true
	}
	x.approx = x.approx || aboutBefore(n, i)
	if ordinalBefore(n, i) || namesSomebody(n, i, x) {
		x.odd, x.bad = true, 0
	}
	if odd {
		x.bad = 0 // 1.5万元 is no figure in any case
	}
	return x, true
}

// scaledDigits reports whether the numeral n[i:end] is digits with 千 or 万: 3千, 1.2万.
func scaledDigits(n []rune, i, end int) bool {
	j := i
	for j < end && (isDigit(n[j]) || n[j] == '.' || n[j] == ',' || n[j] == ' ') {
		j++
	}
	return j > i && j < end && (numeral.Power(n[j]) >= 1000 || isLatin(n[j]))
}

// numberEnds reports whether the text ends at n[i:], as in an answer of 2万.
func numberEnds(n []rune, i int) bool { return skipSpace(n, i) == len(n) && len(n) <= 8 }

// aboutBefore reports whether a word before n[i] makes the number a 约数.
func aboutBefore(n []rune, i int) bool {
	for {
		if anyBefore(n, i, aboutWords...) {
			return true
		}
		switch at(n, i-1) {
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
	p := at(n, i-1)
	if p == 'x' && !isLatin(at(n, i-2)) {
		return false // 企业x6
	}
	return p == '第' || p == '#' || p == '№' || isLatin(p) || p == '.' && isDigit(at(n, i-2)) || anyBefore(n, i, "编号", "电话", "号码", "手机")
}

// namesSomebody reports whether the numeral at n[i] is the given name of 张三,
// 李四 and 王五.
func namesSomebody(n []rune, i int, x number) bool {
	return x.unit == "" && x.end == i+1 && isHan(n[i]) && x.value > 0 && x.value < 10 && surnames[at(n, i-1)]
}

var surnames = firstRunes("王李张刘陈杨黄赵吴徐孙朱胡郭林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘袁董吕魏蒋杜丁沈姜范傅钟卢汪崔陆廖姚邹熊郝孔邵秦侯孟龙段雷钱汤尹黎贺顾龚")

// scanRange reads 50-60户 and 三十到四十户 as the lower bound, a 约数.
func scanRange(n []rune, x number) number {
	j := x.end
	step := anyAt(n, j, "到", "至", "-")
	if step == 0 {
		return x
	}
	y, ok := scanNumeral(n, j+step)
	if !ok || x.vague || y.value <= x.value || y.vague {
		return x
	}
	if unit, odd, _ := scanUnit(n, y.end); unit == "" || odd {
		return x
	}
	x.approx, x.end = true, y.end
	return x
}
