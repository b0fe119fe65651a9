// Package words has the words with which people act on what the talk is about: a
// problem that is open, the card in hand, the question asked last. It knows no roster
// and no focus; its tables can join the reader's lexicon.
//
// A file holds the words of one matter: act.go what is wanted done with a problem or a plan,
// given.go who is to do it, progress.go how far it is, number.go the numbers of records,
// question.go what is asked, mended.go and amend.go what was wrong, added.go and fragment.go
// what is added. words.go has what they share.
package words

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"liaison/store/text"
	"liaison/store/text/expr"
)

// containsAny reports whether a text contains one of the words of a list.
func containsAny(says, list string) bool {
	sifted := text.Sift(says)
	for w := range wordsOf(list) {
		if w != "" && sifted.Has(w) {
			return true
		}
	}
	return false
}

// beginsWithAny reports whether a text begins with one of the words of a list.
func beginsWithAny(says, list string) bool {
	for w := range wordsOf(list) {
		if w != "" && strings.HasPrefix(says, w) {
			return true
		}
	}
	return false
}

// endsWithAny reports whether a text ends with one of some words.
func endsWithAny(says, list string) bool {
	for w := range wordsOf(list) {
		if strings.HasSuffix(says, w) {
			return true
		}
	}
	return false
}

// wordsOf are the words of a list, with one space between them.
func wordsOf(list string) iter.Seq[string] { return strings.SplitSeq(list, " ") }

// Too reports whether a text tells of something more of what was told: 二楼扶梯也坏了.
func Too(says string) bool { return strings.Contains(says, "也") }

// AllOf reports whether a text means all of those spoken of: 两个都延一周.
func AllOf(says string) bool {
	return containsAny(says, `两个都 三个都 几个都 这几个 这两个 这些 那几个 那两个 都给 全部 两件都 全都 各写 各报 各拿 各交 各给 各出 各做 每个都 分别`)
}

var filling = strings.NewReplacer("没有", " ", "已经", " ", "现在", " ", "今天", " ", "明天", " ", "什么", " ", "怎么", " ", "一个", " ", "一家", " ", "可以", " ", "不能", " ", "还是", " ", "问题", " ", "这个", " ", "那个", " ", "商户", " ", "企业", " ", "老板", " ", "不了", " ", "知道", " ")

// things are what one character names.
const things = "秤灯梯门锁阀泵井沟窗棚牌梁罐缸柜线管"

// Thing is the thing of one character with which a clause of a text begins, 秤 of 秤校过了; or "".
func Thing(says string) string {
	for clause := range Clauses(says) {
		n := []rune(strings.TrimLeft(clause, "那这个的把"))
		if len(n) > 0 && strings.ContainsRune(things, n[0]) && (len(n) == 1 || !strings.ContainsRune("口头市面店户牌费路道理子", n[1])) {
			return string(n[0])
		}
	}
	return ""
}

// Signs are the characters of a text that may tell one matter from another, each once.
func Signs(says string) (signs []rune) {
	_, rest := matters.beside(filling.Replace(says))
	for _, c := range rest {
		if unicode.Is(unicode.Han, c) && !slices.Contains(signs, c) {
			signs = append(signs, c)
		}
	}
	return signs
}

// First is the first clause of a text.
func First(says string) string {
	for clause := range Clauses(says) {
		return clause
	}
	return ""
}

// Last is the last clause of a text.
func Last(says string) (last string) {
	for last = range Clauses(says) {
	}
	return last
}

// WithoutFilling is a text without the words that tell no matter from another.
func WithoutFilling(says string) string { return filling.Replace(says) }

var wishes = expr.MustCompile(`^(?:好的?|行|嗯|哦|那|就|帮我|给我|再|麻烦|[，, ])*(?:记|报|登记|补)(?:一个|一条|一笔|一下|个|下|上)(?:[，, ：:]+|$)`)

// WithoutWish is a text without the wish to have it recorded: 物业费收据不给开 of 那记一个，物业费收据不给开.
func WithoutWish(says string) string {
	if !strings.ContainsAny(says, "记报补") {
		return says
	}
	return wishes.ReplaceAllString(says, "")
}

// OfProject reports whether a text speaks of a 攻关项目 at all.
func OfProject(says string) bool {
	return containsAny(says, `攻关 攻克 公关 QC qc Qc 小组 难题 难关 瓶颈 项目 课题 质量 技改 结对 联建 生产 工艺 点子 gongguan`)
}

// CutShort reports whether a text begins with a measure whose 有 was taken for filling: 家店的秤不准.
func CutShort(says string) bool { return beginsWithAny(says, `家 个 户 位 名 台 部`) }

var looked = expr.MustCompile(`^(.{0,12}(?:去|到|在|上).{1,12}?(?:看了(?:哈|看|下|一下|一圈|一遍|一眼)|转了(?:转|一圈|一转|一下)|查了(?:查|一下|一遍|一圈)|走了(?:走|一圈|一趟|一遍)))[，,。 ]*(\p{Han}.*)$`)

var justWent = expr.MustCompile(`^[^，,。；; ]{1,14}?(?:去|看|跑|转|走|到|查|瞧)(?:了|过|完)(?:了|一?(?:趟|圈|遍|下|眼|次)|转|看)*[，,。；; ]`)

// JustWent reports whether a text begins with a part that tells no more than that somebody went or looked: 居然看过了 一台扶梯急停失灵.
func JustWent(says string) bool { return justWent.MatchString(says) }

// Looked parts what somebody went to see from what they saw: 今天去钢市看了哈，三号门的地磅不准.
func Looked(says string) string {
	if !strings.Contains(says, "了") {
		return says
	}
	return looked.ReplaceAllString(says, "${1}，${2}")
}

var seenThing = expr.MustCompile(`((?:去|到|在|上)[^，,。 ]{1,12}?)((?:看|查|检查|抽查|瞧|核)(?:了|一下|下|看)*(\p{Han}{2,6}?)(?:了)?)[，,。 ]+(?:[一二两三四五六七八九十几0-9]+[台部个家块只条辆把处]|有(?:一|两|几|[0-9]+)[台部个家块只条辆把处]|里头|里面|其中)`)

// SeenThing is what somebody went to see where the next words only count it, and the words for that: 塔吊 and 看塔吊 of 去建工看塔吊
// 三台里头有一台合格证过期了.
func SeenThing(says string) (thing, seeing string) {
	m := seenThing.FindStringSubmatch(says)
	if m == nil {
		return "", ""
	}
	return m[3], m[2]
}

// OfCall reports whether a text tells what somebody called about: that may be anywhere.
func OfCall(says string) bool {
	return containsAny(says, `来电 打电话 电话里 12345 12315 热线 群里 微信 私信`)
}

// OtherSort reports whether a text speaks of a sort of place that another place is not, by its name: 市场消防通道被占, at 居然之家.
func OtherSort(says, place string) bool {
	for sort := range wordsOf(`市场 大厦 写字楼 园区 产业园 步行街 美食街 小区 学校 医院`) {
		if strings.Contains(says, sort) && !strings.Contains(place, sort) {
			return true
		}
	}
	return false
}

// Quoted cuts a message that quotes another, as chats write it: 「…」, a line, and what is
// said to it. own is "" where nothing is quoted.
func Quoted(says string) (quoted, own string) {
	if !strings.HasPrefix(says, "「") {
		return "", ""
	}
	quoted, own, ok := strings.Cut(says, "」")
	if !ok {
		return "", ""
	}
	return strings.TrimPrefix(quoted, "「"), strings.TrimLeft(own, "-—– \n\t")
}
