package words

import "liaison/store/text/expr"

var (
	intended = expr.MustCompile(`本来|原本|原定|原先|原计划|原来|说好|约好|讲好|打算|计划|准备|本想|想着|该`)
	goingTo  = expr.MustCompile(`(?:去|跑|到|走|过去|下点|走访)`)
	atFirst  = expr.MustCompile(`本来|原本|原定|原先|原计划|本想`)
	missedIt = expr.MustCompile(`没(?:能|有|得|去|跑|走)*(?:去|跑|走|进|过去|出发|动身|见着|见到)(?:成|上|了|得了|到)?|没(?:让|给)(?:我们?)?进|没成行?|(?:去|跑|走|进|过)不(?:了|成|去|来)|跑了个空|扑了?个?空|白跑|闭门羹`)
	notThere = expr.MustCompile(`不在|没人|没开门|关门|关着|停业|歇业|出差|放假|取消|改期|不方便|没空`)
	makesUp  = expr.MustCompile(`补|再|改|挪|推|换|约|另|重新|延|放到|还是|要|去|跑|过去`)
)

// MadeUp reports whether a text tells that somebody did not go where they meant to, and when they go there in place of it: 本来今天要去的 结果雨太大
// 没去成 明天补上吧. The name of the place is left out; when is a clause that coming finds a day to come in.
func MadeUp(says string, coming func(clause string) bool) (when string) {
	missed, meant := false, intended.MatchString(says) && goingTo.MatchString(says)
	for clause := range Clauses(says) {
		switch {
		case missedIt.MatchString(clause), meant && notThere.MatchString(clause):
			missed = true
			if coming(clause) && makesUp.MatchString(clause) && !intended.MatchString(clause) {
				when = clause // 今天去不成了改明天
			}
		case coming(clause) && makesUp.MatchString(clause) && !intended.MatchString(clause):
			when = clause
			missed = missed || meant && atFirst.MatchString(says) && containsAny(clause, `补 再 改 挪 推 换`)
		}
	}
	if !missed {
		return ""
	}
	return when
}
