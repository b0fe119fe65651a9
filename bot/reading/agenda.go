package reading

import (
	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// What a meeting does with a body it elects or hears, or with a meeting that it
// prepares; what may stand between; and what shows that a body is spoken of.
var (
	handling = []string{"选举", "选举了", "选举产生", "选举产生了", "选出", "选出了", "改选", "改选了", "补选", "补选了", "增选", "推选", "推选了", "产生", "产生了", "听取", "听取了",
		"审议", "审议了", "审议通过", "审议通过了", "研究", "研究了", "讨论", "讨论了", "商量", "商量了", "商议", "部署", "部署了", "布置", "布置了", "安排了", "筹备", "筹备了", "通过了", "成立", "成立了"}
	whichOne = []string{"新一届", "新的", "下一届", "本届", "上届", "下月", "下个月", "本月", "这个月", "下次", "下季度", "本季度", "今年", "明年", "全年", "年度"}
	ofABody  = []string{"委员", "成员", "班子", "候选人", "工作报告", "述职", "换届", "人选", "组成", "分工"}
	joining  = []string{"和", "及", "与", "、", "以及"}
)

// onAgenda reports whether a meeting's name at a token is what another meeting,
// named before, dealt with: 党员大会选举支委会, 支委会研究主题党日安排. To be
// mentioned is not to be held.
func (x *session) onAgenda(toks []token.Token, i int) bool {
	n, before := x.s.Runes, -1
	for j := range i {
		if toks[j].Is(lex.Meeting) {
			before = j
		}
	}
	if before < 0 {
		return false
	}
	at := toks[i].Start
	if runes.AnyAt(n, toks[i].End, ofABody...) > 0 {
		return true
	}
	if l := runes.AnyAt(n, toks[before].End, joining...); l > 0 && toks[before].End+l == at {
		return x.onAgenda(toks, before)
	}
	for _, which := range whichOne {
		if runes.AnyBefore(n, at, which) {
			at -= len([]rune(which))
			break
		}
	}
	return runes.AnyBefore(n, at, handling...)
}
