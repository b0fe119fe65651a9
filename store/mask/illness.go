package mask

import (
	"slices"
	"strings"

	fold "liaison/store/text"
	"liaison/store/text/expr"
)

// Illness leaves out of a text who was ill and with what: 病假 becomes 请假,
// and any other word of illness （略）. What is said about an illness to
// everybody, like 癌症筛查, stays.
func Illness(text string) string {
	if !strings.ContainsAny(text, ofIllness) {
		return text
	}
	return twice.ReplaceAllString(rewrite(text, func(folded string) (edits []edit) {
		for _, m := range illness.FindAllStringIndex(folded, -1) {
			if forEverybody.MatchString(folded[m[1]:]) {
				continue
			}
			with := leftOut
			if folded[m[0]:m[1]] == "病假" {
				with = "请假"
			}
			edits = append(edits, edit{m[0], m[1], with})
		}
		return edits
	}), leftOut)
}

// Absence is Illness for a text of which nobody knows what it is about: one
// that says why somebody was not there.
func Absence(text string) string {
	if !strings.ContainsAny(text, ofIllness) {
		return text
	}
	folded := string(fold.Fold(text).Runes)
	if slices.ContainsFunc(absent, func(word string) bool { return strings.Contains(folded, word) }) {
		return Illness(text)
	}
	return text
}

// People hides whom a text speaks of and who was ill: what is done to any words that
// are kept.
func People(text string) string { return Names(Absence(text)) }

var absent = strings.Fields(`请假 病假 缺席 缺会 没来 没到会 未到会 没参加 未参加 没出席 来不了 到不了`)

// ofIllness holds a sign of every word of illness, in each of its forms: hardly any
// text has one.
const ofIllness = `院术術疗療析癌瘤炎烧燒冒折孕胎检檢梗病压壓郁鬱尿`

// leftOut stands where something was left out.
const leftOut = "（略）"

// illnesses are the words of illness, with the words that go with them.
const illnesses = `住院|住进医院|住进了医院|手术|化疗|放疗|透析|(?:[胃肺肝肠胰肾脑骨]|乳腺|食道|宫颈|直肠|淋巴)?(?:癌症?|肿瘤)|(?:肺|胃|肝|肾|阑尾)炎|(?:发|高|低)烧|感冒|骨折|` +
	`怀孕|保胎|产检|心梗|脑梗|心脏病|糖尿病|高血压|抑郁症?|生病|病倒|病重|病危|重病|大病|卧病|养病|病了|病假|休病`

var (
	illness      = expr.MustCompile(`(?:病假|(?:因为?|由于|得了?|患上?|患有?|确诊|查出|做了?个?|动了?个?|正在)?(?:` + illnesses + `)(?:了|治疗|休养|休息|卧床|期间|中)?)`)
	forEverybody = expr.MustCompile(`^(?:疫情|防控|防治|预防|筛查|知识|讲座|义诊|保险|保障|宣传|科普|互助|救助)`)
	twice        = expr.MustCompile(`(?:` + leftOut + `)+`)
)
