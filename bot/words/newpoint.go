package words

import (
	"slices"
	"strings"

	"liaison/store/text/expr"
)

var newPoint = expr.MustCompile(`(?:新加|新增|新添|新设|新建|增加|增设|添加|再加|多加|加|添|增|设立|录入|登记)(?:了|上|进)*(?:一下)?(?:一个|1个|个|一家|家)?(?:新的?|党建)*(?:联系点|点位|新点)|(?:多|再|新)?(?:加|添|增|设)(?:了|上)*(?:一个|1个|个)(?:新的?)?点(?:位)?|(?:联系点|点位)(?:里|名单里|名单上|名单|那边)?(?:要|新|再|给我|帮我)*(?:新增|增加|添加|加|添|增)(?:了|上|进)*(?:一个|一家|1个|个|家)?|(?:列为|定为|纳入|列入|确定为|作为|设为|当)(?:新的?|我们的?|咱们的?|党建)*(?:联系点|点位)`)

// NewPoint are the parts of a text that wants a point added to the roster, without the wish: 东湖建材城, 专业市场 and 归城东所 of 新加个联系点 东湖建材城
// 专业市场 归城东所; ok is false where it wants nothing so.
func NewPoint(says string) (parts []string, ok bool) {
	says = strings.TrimSpace(says)
	at := newPoint.FindStringIndex(says)
	if at == nil {
		return nil, false
	}
	return PointParts(says[:at[0]] + "，" + says[at[1]:]), true
}

// aroundValue are the words around what is told of a point.
const aroundValue = `归 归属 属于 属 由 责任所 属地所 责任科室 主管科室 责任领导 分管领导 责任人 分管 主管 来管 管 负责 名字 名称 名 叫做 就叫 叫 是 写成 写 填 改成 改为 改 应该是 应为 应该 其实 写错了 搞错了 打错了 错了 不对 不是 类别 类型 算 的 了 吧 啊 把 帮我 请 那 再 也 ： : “ ” 他们 那边 这边`

// PointParts are the parts of a text that tell a value of a point.
func PointParts(says string) (parts []string) {
	for part := range strings.FieldsFuncSeq(says, func(r rune) bool { return strings.ContainsRune("，,。；;、\n 　", r) }) {
		if BareValue(part) != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// BareValue is a value without the words around it.
func BareValue(part string) string {
	for again := true; again; {
		again = false
		for w := range wordsOf(aroundValue) {
			if rest := strings.TrimPrefix(strings.TrimSuffix(part, w), w); rest != part {
				part, again = rest, true
			}
		}
	}
	return part
}

// ValueOf is what of a part stands before one of the words that give it to somebody: 东湖建材城 of 东湖建材城归城东所; rest is what follows.
func ValueOf(part string) (value, rest string) {
	for _, w := range []string{"归属", "属于", "由", "归", "属", "让"} {
		if i := strings.LastIndex(part, w); i > 0 {
			return BareValue(part[:i]), BareValue(part[i:])
		}
	}
	return part, ""
}

// GivesName reports whether a text gives a name: 名字错了 叫东湖家居城.
func GivesName(says string) bool {
	return containsAny(says, `叫 名字 名称 名儿`) || Mistaken(says)
}

// MendsName reports whether a text gives another name to what was told just before, and tells of nobody new: 名字错了 叫东湖家居城.
func MendsName(says string) bool {
	act, _, _ := Staff(says)
	return act == "" && GivesName(says) && (Mistaken(says) || beginsWithAny(says, `名字 名称 名儿 应该叫 该叫`))
}

// PointKind is the kind of points that a text names, or "".
func PointKind(says string, kinds []string) string {
	for _, k := range []string{"市场", "楼"} { // 市场类的
		if says == k || says == k+"类" {
			says = map[string]string{"市场": "专业市场", "楼": "楼宇"}[k]
		}
	}
	if i := slices.IndexFunc(kinds, func(k string) bool { return says == k || says == k+"类" || says == k+"点" }); i >= 0 {
		return kinds[i]
	}
	return ""
}

var whoTakes = expr.MustCompile(`[，,。 ]*[^，,。 ]*(?:交给谁|给谁|谁接|谁来接|由谁|谁来弄|谁来管|怎么办|咋办|怎么交)[^，,。 ]*$`)

// WithoutWhoTakes is a text without a last part that asks who takes over what somebody has in hand: 乙调广告科 of 乙调广告科 原来的活交给谁.
func WithoutWhoTakes(says string) string {
	if !containsAny(says, handedOver) {
		return says
	}
	return whoTakes.ReplaceAllString(strings.TrimRight(says, "。？?呢啊 "), "")
}
