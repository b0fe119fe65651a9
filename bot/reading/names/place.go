package names

import (
	"strings"

	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
)

// A common word is taken for a point only where a place may stand. Each side
// says how well: 去居然 and 居然38户 do, 人家居然还记得 and 市场运营情况 do not.
const (
	never  = -3
	hardly = 0
	maybe  = 1
	surely = 2
)

func placeFits(n []rune, start, end int) bool {
	left, right := leftOfPlace(n, start), rightOfPlace(n, end)
	if runes.HasAt(n, end, "的") && runes.HasAt(n, end-1, "然") {
		return left > never
	}
	if runes.HasAt(n, end-1, "然") && (runes.AnyBefore(n, start, "去", "到", "在", "赴", "跑", "去的", "跑的", "到的", "趟", "搁") || upTo(n, start)) {
		return left > never
	}
	if start == 0 && runes.HasAt(n, end, "有人") {
		return true // 居然有人充卡退不了: what opens a report is where it was
	}
	if left == maybe && right == hardly {
		// 居然扶梯坏了: an adverb that opens a clause before a noun is a name. So is a
		// noun: 运营地址核验, but not 运营成本.
		return runes.HasAt(n, end-1, "然") || opensClause(n, start) && !goesOn(n, end)
	}
	return left+right >= 2
}

// opensClause reports whether nothing of the clause stands before i but who reports it.
func opensClause(n []rune, i int) bool {
	p := runes.At(n, i-1)
	return i == 0 || p == ' ' || runes.IsBreak(p) || runes.AnyBefore(n, i, "反映", "反应", "投诉", "举报")
}

// goesOn reports whether a common word is the first half of another behind which no
// place can be meant: 运营情况, 建设进度.
func goesOn(n []rune, i int) bool {
	return runes.AnyAt(n, i, "情况", "管理", "成本", "模式", "商", "中", "良好", "正常", "状况", "困难", "压力", "费", "数据", "团队", "人员", "能力", "效率", "主体", "方", "部", "经理", "平台", "维护", "起来", "得", "了", "着", "许可",
		"经济", "工作", "标准", "水平", "质量", "问题", "进度", "项目", "规划", "方案", "资金", "单位", "好", "差", "快", "慢", "期", "权", "点", "局", "化", "性", "量", "率", "员", "业", "类", "品", "物", "源", "的成本", "的压力", "的问题", "的困难") > 0
}

// upTo reports whether what ends at i says that somebody goes somewhere with 上, and is not 晚上 or 路上.
func upTo(n []rune, i int) bool {
	return runes.At(n, i-1) == '上' && !strings.ContainsRune("晚早路网会身墙街群桌手地线面以马赶跟加算基实之头碰遇楼道书店车天午", runes.At(n, i-2))
}

// counted are things that are counted at a point: 先锋岗居然前儿挂了俩.
var counted = []string{"先锋岗", "阵地", "培训", "宣讲", "攻关会", "党课", "党日", "支委会", "党员大会", "走访"}

func leftOfPlace(n []rune, i int) int {
	j := i
	for runes.At(n, j-1) == ' ' {
		j--
	}
	switch {
	case j == 0 || runes.IsBreak(n[j-1]):
		return maybe
	case runes.AnyBefore(n, j, "想到", "料到", "看到", "听到", "遇到", "碰到", "收到", "接到"):
		return never
	case runes.AnyBefore(n, j, "去", "到", "在", "跑的", "去的", "在的", "跑了", "去了", "到了", "去了趟", "去趟", "了趟", "跑趟", "跑", "赴", "往", "访", "仿", "防", "回", "从", "进", "给", "帮",
		"跟", "和", "与", "及", "、", "点位", "联系点", "上了", "往返", "来", "把", "对", "向", "了一趟", "一趟", "是去", "由", "为", "再补", "去补", "没去成", "没去", "先是", "后来是", "末了是", "最后是", "接着是", "其次是", "第一个是", "头一个是", "第二个是", "第三个是"):
		return surely
	case runes.AnyBefore(n, j, "搁") || upTo(n, j):
		return surely
	case runes.IsLatin(n[j-1]) || runes.IsDigit(n[j-1]) || j < i || runes.AnyBefore(n, j, counted...):
		return maybe
	}
	if runes.AnyBefore(n, j, "是", "户", "天", "午", "晚", "号", "日", "儿", "个", "次", "周一", "周二", "周三", "周四", "周五", "周六", "一", "二", "三", "四", "五", "六", "上", "的", "然后", "说", "完", "下", "反映", "反应", "投诉", "举报", "查", "看", "核查", "送政策", "送服务", "送信心", "看了", "看的", "看过", "查了", "查的", "走了", "转了") {
		return maybe
	}
	return hardly
}

func rightOfPlace(n []rune, i int) int {
	j := runes.SkipSpace(n, i)
	switch {
	case j >= len(n) || runes.IsBreak(n[j]):
		return maybe
	case j > i:
		return maybe
	case tellsOf(n, j):
		return surely
	case runes.AnyAt(n, j, "没啥", "没什么", "没问题", "没有问题", "没事", "没去", "那", "这边", "这里", "各", "、", "和", "跟", "与", "及", "支部", "党", "联合", "反映", "反应", "送", "商户", "老板", "企业", "有家", "有个", "有人卖", "有人反", "有人投", "有人举", "有人说", "有一", "有商", "有顾", "有消费", "有户", "的商", "的人说", "的人跟", "的人反", "的人来", "的人打", "的老", "的企", "的店", "的公司", "的电", "电话",
		"去了", "去", "今", "昨", "前天", "前儿", "上周", "这周", "上午", "下午", "来", "走访", "日常", "开", "搞", "回来", "现场", "答疑", "服务", "新增", "挂", "主题", "宣传", "宣讲", "讲", "第", "先锋", "质量", "制", "一支", "二支", "户", "结对", "阵地", "QC", "qc", "书记", "投诉", "上个", "周", "礼拜", "星期", "明天", "后天", "下周", "下", "月", "走", "转", "跑", "见", "辐射", "参", "物业") > 0:
		if runes.AnyAt(n, j, "来自", "那么", "服务费", "开始", "质量好", "制度") > 0 {
			return hardly
		}
		return surely
	case runes.AnyAt(n, j, "后来", "末了", "最后", "然后", "接着", "第二", "第三", "都是", "都没", "再到", "再去") > 0:
		return maybe
	case runes.IsDigit(n[j]):
		return surely
	case runes.At(n, i-1) != '然' && runes.AnyAt(n, j, "也去", "也跑", "也走", "也转", "又去", "又跑", "都去", "就去", "只去", "刚去", "才去") > 0: // 农贸也去过一趟, but 他居然也去了
		return surely
	case runes.AnyAt(n, j, "还", "没", "不", "也", "被", "会", "能", "真", "就", "才", "敢", "是", "有", "连", "说") > 0:
		if runes.AnyAt(n, j, "还有几", "有几", "有多", "说") > 0 {
			return maybe
		}
		return never
	}
	if x, ok := number.Numeral(n, j); ok && !x.Vague {
		return surely
	}
	return hardly
}

// tellsOf reports whether what stands at n[i:] says what a place has: 是43户, 是送政策.
func tellsOf(n []rune, i int) bool {
	if runes.At(n, i) != '是' {
		return false
	}
	x, ok := number.Scan(n, i+1)
	return ok && !x.Vague && x.Unit != "" && x.Unit != "人" && x.Unit != "次" || runes.AnyAt(n, i+1, "送政策", "送服务", "送信心", "日常", "礼拜", "星期", "周一", "周二", "周三", "周四", "周五", "昨", "今天", "今儿", "前天", "前儿", "上周", "上礼拜") > 0
}
