package token

import "liaison/bot/reading/runes"

// noProblemAt returns the length of 没收着啥问题 and the like at n[i:], or 0.
func noProblemAt(n []rune, i int) int {
	j := i + 1
	for k := 0; k < 4 && runes.IsHan(runes.At(n, j)); k++ {
		l := j + runes.AnyAt(n, j, "啥", "什么", "任何")
		l += runes.AnyAt(n, l, "大", "新", "别的", "特别的")
		if e := runes.AnyAt(n, l, "问题", "情况", "诉求", "意见", "困难", "投诉", "毛病", "隐患", "异常"); e > 0 && (l > j || k < 3) {
			return l + e - i
		}
		if noProblemStop[n[j]] && !(n[j] == '到' && runes.AnyAt(n, j+1, "啥", "什么", "任何") > 0) {
			return 0
		}
		j++
	}
	return 0
}

// nothingAt returns the length of 啥毛病没有 and the like at n[i:], or 0.
func nothingAt(n []rune, i int) int {
	j := i + runes.AnyAt(n, i, "啥", "什么")
	j += runes.AnyAt(n, j, "大", "新")
	j += runes.AnyAt(n, j, "问题", "毛病", "事儿", "事", "情况", "意见", "诉求", "困难", "异常")
	j += runes.AnyAt(n, j, "也", "都")
	if l := runes.AnyAt(n, j, "没有", "没"); l > 0 && j > i+1 {
		return j + l - i
	}
	return 0
}

// noProblemStop are runes behind which 没 belongs to something else: 没解决问题.
var noProblemStop = runes.Set("解处办回结答报修管人法证检标牌交过落到批兑")
