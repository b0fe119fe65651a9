package words

import (
	"strings"

	"liaison/store/text/expr"
)

// copyWish matches a wish for what was just shown, and no more: 给我发一份, 发给我一份清单, 给我一份，开会用.
var copyWish = expr.MustCompile(`^(?:请|麻烦|那|那就|就|也|再|帮我|给我|把它|把这个|这个|把这些|这些|把|都|全|能不能|可以)*(?:发给我|发我|给我|给|发|要|来|出|打印|打|导出|导|弄|整|整理|做|拿|传|下载|拉)+(?:给我|我|一下|个|成)*(?:一份|一张|一个|份|张|个)?(?:清单|名单|单子|表格|表|文件|文档|材料|电子版|纸质的?|(?i:excel|word))?(?:给我|发我|过来|出来|来|吧|看看|呗|好吗|行吗|可以吗)*$`)

// WantsCopy reports whether a text wants what was just shown to be sent, and says no more.
func WantsCopy(says string) bool {
	if !containsAny(says, `一份 一张 份 清单 名单 单子 表 文件 文档 材料 电子版 打印 发我 发给我 发过来 发来 word Word WORD`) {
		return false
	}
	says = strings.TrimRight(occasionAfter.ReplaceAllString(strings.TrimRight(strings.TrimSpace(says), "。！吧呗 "), ""), " ，,")
	return copyWish.MatchString(says)
}

// CopyOf is what a text wants sent, where it says so at its end: 本周数字 of 本周数字发我一份; or "".
func CopyOf(says string) string {
	says = strings.TrimRight(strings.TrimSpace(says), "。！吧呗 ")
	if !containsAny(says, `一份 一张 发我 发给我`) {
		return ""
	}
	rest := copyAfter.ReplaceAllString(says, "")
	if rest == says {
		return ""
	}
	return strings.TrimRight(rest, "的，, ")
}

// copyAfter matches the wish behind the name of a document: 会议记录给我出一份.
var copyAfter = expr.MustCompile(`(?:给我|帮我|再|也|都|一并|的单|单独)*(?:出|打印|打|来|发|做|写|导|要|给|弄|整|搞|拉|生成|准备)+(?:我|一下)?(?:一份|一张|一个|份|张)(?:出来|过来|给我|看看)*$|(?:发)?给我(?:看看)?$|发(?:给)?我(?:一下|下|看看)?$|(?:导出|导|打印|生成)(?:来|一下|出来)+$`)

// The classes of the words with which people want one more of what was sent, before and behind what it is to be of.
var moreCopies = classesOf(map[byte]string{
	'a': `也 再 还 还有 还要 一并 一起 同样 照样 顺便`,
	'w': `要 来 来个 出 出个 打印 打 印 导出 导 拉 发 做 弄 整 一份 一张 份 张 发我 发给我 给我来`,
	'-': `的 那 那就 请 麻烦 帮我 帮忙 给我 给 我 把 一下 下 吧 呢 了 看看 单独 都 个 ， ,`,
})

var wrongCopy = expr.MustCompile(`^(?:哎|哦|啊|唉|不对|不是|[，, ])*(?:(?:拉|导|发|给|搞|弄|出|要|调|取|打|做)(?:得|的)?(?:错|岔|反)了?(?:表|时间|月份|范围|单位)?|不是(?:这|那)(?:个|张|份)(?:表)?)[，,。 ]*(?:是|要|我要|要的是|我要的是|应该是|给我|换|重新?(?:拉|导|发|出|来)?(?:个|张|一张)?)*(.+)$`)

// WrongCopy is of what a text wants what was sent, in the place of what it was made of: 3月的 of 拉错了 要3月的; or "".
func WrongCopy(says string) string {
	if m := wrongCopy.FindStringSubmatch(strings.TrimRight(strings.TrimSpace(says), "。！吧呗 ")); m != nil {
		return m[1]
	}
	return ""
}

// AnotherCopy is of what a text wants one more of what was sent, where it says nothing else: 26 of 26的也来一份, 城东 of
// 城东的也要; or "".
func AnotherCopy(says string) string {
	n := []rune(strings.TrimRight(strings.TrimSpace(says), "。？?！! "))
	found := ""
	take := func(from, size int) bool {
		for i := from; i < from+size; {
			sign, k := moreCopies.at(n[i : from+size])
			if k == 0 {
				return false
			}
			found += string(sign)
			i += k
		}
		return true
	}
	first, last := 0, len(n)
	for first < last {
		_, k := moreCopies.at(n[first:])
		if k == 0 && n[first] != ' ' {
			break
		}
		take(first, k)
		first += max(k, 1)
	}
	for last > first { // the longest end that consists of such words
		k := 0
		for size := 1; size <= min(moreCopies.longest, last-first); size++ {
			if _, known := moreCopies.sign[string(n[last-size:last])]; known {
				k = size
			}
		}
		if k == 0 && n[last-1] != ' ' {
			break
		}
		take(last-k, k)
		last -= max(k, 1)
	}
	if !strings.Contains(found, "a") || !strings.Contains(found, "w") {
		return ""
	}
	return strings.TrimSpace(string(n[first:last]))
}
