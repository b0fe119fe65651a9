package reading

// A number is a quantity as said, with its unit.
type number struct {
	value  int
	approx bool // 约数: 三十多, 大概50
	vague  bool // 几十, 好几个: a quantity, but no figure
	odd    bool // of something that is never a figure: 3号楼, 20天, 第6次
	unit   string
	bare   int // where the numeral ends and the unit begins
	end    int
}

// maxFigure is far above any figure of a district; longer digit strings are
// telephone or document numbers.
const maxFigure = 9_999_999

// scanNumber reads the number that begins at n[i].
func scanNumber(n []rune, i int) (number, bool) {
	x, ok := scanNumeral(n, i)
	if !ok {
		return number{}, false
	}
	x.bare = x.end
	if at(n, i-1) == '#' {
		x.odd = true // #12 月底前: a number has no unit
		return x, true
	}
	x = scanRange(n, x)
	x.unit, x.odd, x.end = scanUnit(n, x.end)
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
	x.odd = x.odd || ordinalBefore(n, i) || namesSomebody(n, i, x)
	return x, true
}

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
	if !ok || y.value <= x.value || y.vague {
		return x
	}
	if unit, odd, _ := scanUnit(n, y.end); unit == "" || odd {
		return x
	}
	x.approx, x.end = true, y.end
	return x
}

func scanNumeral(n []rune, i int) (number, bool) {
	if isDigit(at(n, i)) {
		return scanDigits(n, i), true
	}
	return scanChinese(n, i)
}

func scanDigits(n []rune, i int) number {
	x := number{end: i}
	for ; isDigit(at(n, x.end)); x.end++ {
		if x.value <= maxFigure {
			x.value = x.value*10 + int(n[x.end]-'0')
		}
	}
	if x.value > maxFigure || isLatin(at(n, x.end)) || anyAt(n, x.end, "*", "%") > 0 {
		x.odd = true
	}
	if y, ok := scanScaled(n, x); ok {
		return y
	}
	if at(n, x.end) == '.' && isDigit(at(n, x.end+1)) {
		x.odd = true // 3.5万
		for x.end++; isDigit(at(n, x.end)); x.end++ {
		}
	}
	if x.odd {
		x.vague = true
	} else if p, ok := power(at(n, x.end)); ok && p >= 100 && p <= 1000 {
		x.value, x.end = x.value*p, x.end+1 // 2百多户
	}
	return moreAfter(n, x)
}

// scanScaled reads the rest of 2万户, 1.2万人次 and 3千户: digits, perhaps with a
// fraction, times 千 or 万, before a unit. Without one it is money or no figure.
func scanScaled(n []rune, x number) (number, bool) {
	y := x
	places := 1
	if at(n, y.end) == '.' {
		for y.end++; isDigit(at(n, y.end)) && places <= 1000; y.end++ {
			y.value, places = y.value*10+int(n[y.end]-'0'), places*10
		}
		if places == 1 {
			return x, false
		}
	}
	p, ok := power(at(n, y.end))
	if x.odd || !ok || p != 1000 && p != 10000 || y.value > maxFigure || y.value*p%places != 0 {
		return x, false
	}
	y.value, y.end = y.value*p/places, y.end+1
	y = moreAfter(n, y)
	if unit, odd, _ := scanUnit(n, y.end); unit == "" && !numberEnds(n, y.end) || odd || unit == "块" || y.value > maxFigure {
		return x, false
	}
	return y, true
}

// numberEnds reports whether the text ends at n[i:], as in an answer of 2万.
func numberEnds(n []rune, i int) bool { return skipSpace(n, i) == len(n) && len(n) <= 8 }

// moreAfter reads the 多, 余, 来 or 几 after a numeral. 应到10来9 is no 十来.
func moreAfter(n []rune, x number) number {
	j := skipSpace(n, x.end)
	switch at(n, j) {
	case '余', '+':
	case '多':
		if at(n, j+1) == '少' {
			return x
		}
	case '挂':
		if at(n, j+1) == '零' {
			x.approx, x.end = true, j+2
		}
		return x
	case '来', '几':
		y, numeral := scanNumeral(n, j+1)
		if numeral && n[j] == '几' && y.value > x.value && y.value <= x.value+10 {
			x.approx, x.end = true, y.end // 十几二十户
			return x
		}
		if numeral || x.value%10 != 0 || at(n, j+1) == '了' {
			return x
		}
	default:
		return x
	}
	x.approx, x.end = true, j+1
	return x
}

// Number reads the answer to “多少？”: 62, 六十二户, 三十多, 没有.
// Quantities that are no figure, like 几十, are not ok, and neither are numbers
// with anything but a unit behind them.
func (r *Reader) Number(text string) (n int, approx, ok bool) {
	s := newScript(text)
	for i := range s.n {
		if x, found := scanNumber(s.n, i); found {
			return x.value, x.approx, !x.vague && (!x.odd || anyAt(s.n, x.bare, "天", "工作日", "个工作日") > 0) && x.value <= maxFigure && r.lex.endsPlainly(s.n, x.end)
		}
	}
	i := skipSpace(s.n, 0)
	return 0, false, anyAt(s.n, i, "没有", "没", "无", "都没") > 0
}

// endsPlainly reports whether nothing but what is counted and small words stand
// at n[i:].
func (l *lexicon) endsPlainly(n []rune, i int) bool {
	for i < len(n) {
		if w := anyAt(n, i, "左右", "上下", "出头", "开外", "以上", "的样子", "吧", "啊", "呀", "了", "的", "呢", "哈", "来着"); w > 0 {
			i += w
			continue
		}
		if v, end := l.trie.longest(n, i); v >= 0 && (l.words[v].class == counted || l.words[v].class == figureCue) {
			i = end
			continue
		}
		if n[i] != ' ' && !isBreak(n[i]) {
			return false
		}
		i++
	}
	return true
}
