package duty

import "liaison/store/bureau"

// A Finding is what 设置体检 (R11) notices about a 支部.
type Finding struct {
	What     What
	Strength Strength
	Article  string
}

// What is noticed.
type What string

// The findings.
const (
	TooFew      What = "正式党员不足3人" // a 联合支部 is to be formed
	NoCommittee What = "正式党员7人以上未设支委会"
	TooMany     What = "党员超过50人"
)

var checks = [...]struct {
	Finding
	when func(Body) bool
}{
	{Finding{TooFew, Ought, "条例第四条、第五条"}, func(b Body) bool { return b.Heads.Full < 3 }},
	{Finding{NoCommittee, Ought, "条例第二十条"}, func(b Body) bool { return b.Heads.Full >= 7 && !b.Committee }},
	{Finding{TooMany, Usually, "条例第四条"}, func(b Body) bool { return b.Heads.Full+b.Heads.Probation > 50 }},
}

// Findings returns what 设置体检 notices. Where no heads are known it notices
// nothing: empty is not 0.
func Findings(b Body) (found []Finding) {
	if !b.Active || b.Kind != bureau.Branch || b.Heads.Full+b.Heads.Probation == 0 {
		return nil
	}
	for _, c := range checks {
		if c.when(b) {
			found = append(found, c.Finding)
		}
	}
	return found
}
