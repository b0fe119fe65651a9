package slip

import (
	"strings"

	"liaison/bot/reading/runes"
	"liaison/store/text"
)

// Alike reports whether a slip of an input method or of the eye may have put
// one rune for the other: they sound alike in any of their readings, or look
// alike. Loosely, flat and curled initials and front and back nasals are not
// told apart.
func Alike(a, b rune, loosely bool) bool {
	if a == b {
		return true
	}
	if !runes.IsHan(a) || !runes.IsHan(b) {
		return false
	}
	return lookalikes[[2]rune{a, b}] || soundsLike(a, b, loosely)
}

func soundsLike(a, b rune, loosely bool) bool {
	p := pinyin()
	for _, x := range p.of(a) {
		for _, y := range p.of(b) {
			if x == y || loosely && x.broad() == y.broad() {
				return true
			}
		}
	}
	return false
}

// lookalikes holds every pair of runes of a group that the eye mixes up.
var lookalikes = pairsOf(`材村林 钢铜纲刚 楼搂 场汤扬 建健 设没 未末 土士 己已巳 圈圆卷 街待 街该 注住 营宫 司同 滨宾 江汪 之乏 家冢 集焦 群郡 市巿 商啇
	间问 问向 政攻 员贝 党觉 题提 日曰 课棵 访防仿 答合 疑凝 培陪 训川 质贡 宣宜 讲进 服报 信言 心必 攻功 关天 点占 子于孑 先光 锋蜂峰 岗冈 阵陈
	地他 评平 议仪 谈淡 话活 组祖 织职 生声 会合 支枝 委季 大太 小少 示未 化华`)

func pairsOf(groups string) map[[2]rune]bool {
	pairs := map[[2]rune]bool{}
	for g := range strings.FieldsSeq(groups) {
		for _, a := range g {
			for _, b := range g {
				pairs[[2]rune{a, b}] = a != b
			}
		}
	}
	return pairs
}

// mostSpellings bounds the ways to read a name of characters with several
// readings each.
const mostSpellings = 8

// Spellings returns the ways to type a name in Latin letters, and those to type its
// initials: 重庆 is chongqing and cq, but who does not know the city reads zhongqing.
func Spellings(name string) (full, initials []string) {
	full, initials = []string{""}, []string{""}
	for _, r := range name {
		readings := readingsOf(r)
		if readings == nil {
			return nil, nil
		}
		firsts := make([]string, len(readings))
		for i, reading := range readings {
			firsts[i] = reading[:1]
		}
		full, initials = longer(full, readings), longer(initials, firsts)
	}
	return full, initials
}

// longer are the ways to go on with each of some ends, the commonest first.
func longer(heads, ends []string) (all []string) {
	for _, end := range ends {
		for _, head := range heads {
			if len(all) < mostSpellings {
				all = runes.AppendNew(all, head+end)
			}
		}
	}
	return all
}

// readingsOf lists a character's readings, the commonest first.
func readingsOf(r rune) []string {
	if r = text.Rune(r); runes.IsLatin(r) || runes.IsDigit(r) {
		return []string{string(r)}
	}
	var out []string
	for _, x := range pinyin().of(r) {
		out = append(out, x.String())
	}
	return out
}
