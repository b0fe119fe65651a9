package number

import (
	"slices"
	"strings"

	"liaison/bot/reading/runes"
	"liaison/store/numeral"
)

// figureUnits are the measure words of figures and heads, longest first where
// one begins another.
var figureUnits = []string{
	"人次", "户", "家", "个", "名", "位", "人", "次", "回", "场", "节", "堂", "处", "块", "项", "条", "面", "对", "组",
	"间", "件", "起", "例", "趟", "期", "遍", "批",
}

// oddUnits follow numbers that are never figures.
var oddUnits = []string{
	"多小时", "个多小时", "个小时", "小时", "个半小时", "个来小时", "多分钟", "分钟", "点钟", "点半", "点多", "点", "个工作日", "工作日", "个星期",
	"个礼拜", "个月", "个季度", "个半月", "个多月", "月份", "月", "天", "周年", "周", "年", "号楼", "号门", "号店", "号", "元", "块钱", "万元", "万块", "万", "亿",
	"公斤", "斤", "两", "克", "吨", "平米", "平方", "平", "米", "公里", "楼", "层", "单元", "栋", "幢", "室", "部", "台",
	"套", "张", "页", "份", "本", "册", "届", "岁", "倍", "成", "折", "度", "秒", "只", "瓶", "袋", "箱", "辆", "车", "字", "句", "些", "般",
	"百元", "千元", "角", "毛", "路", "线", "街", "级", "类", "等", "版", "包", "盒", "桶", "串", "把", "根", "支笔", "课", "顶", "圈", "边", "头", "口", "直", "定", "律",
}

// IsUnit reports whether figures may be counted in a measure word.
func IsUnit(word string) bool { return slices.Contains(figureUnits, word) }

// Units are the measure words of figures, the commonest first.
func Units() []string {
	return []string{"次", "个", "人次", "户", "家", "场", "项", "处", "名"}
}

// newWords begin with the character of a measure word and are none behind a space: 实到3 定了换届, 解决2 户外广告歪了.
var newWords = strings.Fields(`定了 定下 定在 定于 定好 直接 路过 路上 头一 口头 边上 成立 成了 成效 根据 把 等下 等等 等着 类似 级别 线上 线下 线路 版本 本来 本月 本周 本次 台账
	部分 部门 面对 面向 面上 批评 批准 起草 例会 例行 期间 项目 对接 对了 对方 次日 间隔 名册 名单 名称 场所 场地 场内 节前 节后 节日 周末 周边 天热 天气 天冷 天黑 年报 年初 年底 年前 月底 月初 号召 处罚 处理
	组长 组织 组里 户外 户籍 人大 人家 人均 人手 人员 人多 家政 家具 家电 家长 家里 家属 家园 回头 回来 回去 回访 回执 条件 条例 层层 度假 瓶颈 车间 车位 车库 字号 份额 张贴 套餐 套路 页面 本子 点位 点名 元旦
	万一 两头 两边 克扣 平时 平常 平台 楼上 楼下 楼道 楼顶 室内 室外 单位 折扣 只是 只有 只说 袋装 块头 遍地 课上 课件 圈子 顶上 顶楼 律师 街上 街道 街边 街口 度量 成员 成本 级数 等级 类别 路口 路边 路灯 线下 线缆`)

// ScanUnit reads the measure word at n[i:].
func ScanUnit(n []rune, i int) (unit string, odd bool, end int) {
	j := runes.SkipSpace(n, i)
	if j > i && runes.AnyAt(n, j, newWords...) > 0 || runes.AnyAt(n, j, "定了", "定下", "定于", "定在", "定好") > 0 {
		return "", false, i
	}
	if l := runes.AnyAt(n, j, oddUnits...); l > 0 && !oddButFigure(n, j) {
		return string(n[j : j+l]), true, j + l
	}
	if runes.HasAt(n, j, "多") || runes.HasAt(n, j, "来") || runes.HasAt(n, j, "余") {
		if u, _, e := ScanUnit(n, j+1); u != "" && !runes.HasAt(n, j, "来了") {
			return u, isOddUnit(u), e
		}
	}
	if runes.AnyAt(n, j, "个体户", "个体工商户", "个体商户", "个体经营户") > 0 {
		return "户", false, j // 62个体户
	}
	if runes.AnyAt(n, j, "组织", "人员", "家里", "名称", "回来", "个别", "场地", "处理", "人均", "期间", "条件", "条例", "对接", "节日", "人民") > 0 {
		return "", false, i
	}
	if runes.HasAt(n, j, "个人次") {
		return "人次", false, j + 3
	}
	if l := runes.AnyAt(n, j, figureUnits...); l > 0 {
		if j > i && (runes.IsDigit(runes.At(n, j+l)) || runes.At(n, j+l) == ':' || runes.At(n, j+l) == '数') {
			return "", false, i // 次数1 人次29: the unit is the next label
		}
		return string(n[j : j+l]), false, j + l
	}
	return "", false, i
}

func oddButFigure(n []rune, j int) bool {
	if runes.HasAt(n, j, "两") {
		x, ok := numeral.Scan(n, j)
		return ok && x.End > j+1 // 5两三户: the weight begins a number of its own
	}
	return runes.HasAt(n, j, "点子") || runes.HasAt(n, j, "周边") || runes.HasAt(n, j, "个月牙") // 62周边商户 is not weeks
}

func isOddUnit(u string) bool {
	for _, o := range oddUnits {
		if o == u {
			return true
		}
	}
	return false
}
