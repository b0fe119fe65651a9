package words

import (
	"strings"

	"liaison/store/text/expr"
)

var (
	writeWish = expr.MustCompile(`(?:^|[，,。；; ]|了|的|个|家|户|人)(?:就|都|也|再|那|把它|把这个|你|您|麻烦|请|给我|帮我|给它|给|帮忙|帮)*(加进去|加上去|加上|加进来|加一下|加下|补进去|补上去|补上|补一下|补下|补充一下|补充上|补充|写进去|写上去|写上|记进去|记上去|记上|添上|添进去|录进去|算进去|算上|改过来|改一下|改下|改改|改掉|改了|更正一下|更正下|更正过来|纠正一下|调过来|调一下|加|补|改)(?:吧|哈|啊|呗|呀|哦|嘛|了|好吗|行吗|谢谢|[，,。！! ])*$`)
	notOnly   = expr.MustCompile(`^(?:我|那|那个|那天|当时|其实|可|可不|也|并)*(?:不光|不只|不仅|不单|不但|不止是|不是光|不是只|不是单|除了)`)
	offWhich  = expr.MustCompile(`(少|漏|低|小|多|高|大)(?:记|写|算|报|数|说|填|录|打)?(?:了|啦|掉了|一点|点|些)|(?:记|写|算|报|数|说|填|录|打)(?:得)?(少|漏|低|小|多|高|大)(?:了|啦)?`)
)

// WriteWish is a clause without the wish that it be written down, with which it ends, and whether that adds: 还服务了两家企业 of
// 还服务了两家企业给我加进去; "" of 帮我改下哈.
func WriteWish(clause string) (rest string, wishes, adds bool) {
	m := writeWish.FindStringSubmatchIndex(clause)
	if m == nil {
		return clause, false, false
	}
	at := m[0]
	if first, size := firstRune(clause[at:]); at > 0 || strings.ContainsRune("了的个家户人", first) {
		at += size // what stands before the wish
	}
	return strings.TrimRight(clause[:at], "，, "), true, !containsAny(clause[m[2]:m[3]], `改 更正 纠正 调`)
}

// NotOnly reports whether a clause says that what stands there is not all: 不光是看看.
func NotOnly(clause string) bool { return notOnly.MatchString(clause) }

// OffWhich is whether a clause says that a number was told too small, 少啦, or too large, 报高了: +1, -1 or 0.
func OffWhich(clause string) int {
	m := offWhich.FindStringSubmatch(clause)
	switch {
	case m == nil:
		return 0
	case containsAny(m[1]+m[2], `少 漏 低 小`):
		return 1
	}
	return -1
}

// Refutes reports whether what stands before an amount says that it is not that: 不是 of 不是三个.
func (a *Amount) Refutes() bool {
	return containsAny(a.Before[max(0, len(a.Before)-len("不是有的")):], `不是 不止 不到 没有 哪有 不够`)
}

// CountsOther reports whether what follows an amount without a unit is what it counts: 本册子 of 30本册子.
func (a *Amount) CountsOther() bool {
	next, _ := firstRune(strings.TrimSpace(a.After))
	return next != 0 && !strings.ContainsRune("是才了吧算的呢啊，,。", next)
}
