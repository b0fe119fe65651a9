package store

import "strings"

// A Problem is what a problem's record has besides (问题). Its category is the
// record's Type.
type Problem struct {
	Record int64
	State  State
	Unit   int64 // 主办
	Helper int64 // 协办, proposed by the category
	Due    Day
	Ended  Day // when it reached a last state; "" while it is open
	Urgent bool
	OnSpot int64 // the visit at which it was solved on the spot
}

// A State is where a problem stands.
type State string

// The states of a problem.
const (
	ProblemOpen       State = "待交办"
	ProblemAssigned   State = "已交办"
	ProblemInProgress State = "办理中"
	ProblemDone       State = "已办结"
	ProblemClosed     State = "已销号"
	ProblemReferred   State = "转介"
	ProblemDeclined   State = "不予受理"
	ProblemDuplicate  State = "重复"
	ProblemWithdrawn  State = "撤回"
)

const problemColumns = `record, state, unit, helper, due, ended, urgent, onspot`

func (p *Problem) fields() []any {
	return []any{&p.Record, &p.State, (*ref)(&p.Unit), (*ref)(&p.Helper), &p.Due, &p.Ended, &p.Urgent, (*ref)(&p.OnSpot)}
}

func (tx *Tx) saveProblem(p *Problem) error {
	return tx.exec(`UPDATE problem SET state = $2, unit = $3, helper = $4, due = $5, ended = $6, urgent = $7, onspot = $8 WHERE record = $1`, p.fields()...)
}

// DueWorkdays is how long the 主办 unit has by default, in workdays.
const DueWorkdays = 7

// helpers are the 科室 that a category proposes as 协办, by what their names hold.
var helpers = map[string]string{
	"登记注册": "登记", "知识产权": "知识产权", "特种设备": "特种设备", "计量": "计量", "标准": "标准", "认证": "认证",
	"检验检测": "检验", "广告": "广告", "消费维权": "消费", "质量": "质量", "党务": "党建",
}

// HelperFor returns the unit that a category proposes as 协办, or 0.
func (d *Directory) HelperFor(category string) int64 {
	word, ok := helpers[category]
	if !ok {
		return 0
	}
	for _, u := range d.Units {
		if u.Active && strings.Contains(u.Name, word) {
			return u.ID
		}
	}
	return 0
}
