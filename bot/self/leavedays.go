package self

import (
	"slices"
	"strings"

	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/text/expr"
)

// dayCount matches how many days a leave has after all, or more than it had: 请两天就行, 两天够了, 再多请一天.
var dayCount = expr.MustCompile(`^(?:我|就|只|要|其实|改成|改为|改|那|还是|再)*(多|加|添)?(?:请|休|歇|要)?([0-9一二两三四五六七八九十]{1,3})天(?:假)?(?:就|也|都)?(?:行|好|够|可以|吧|了)*$`)

// leaveCounted reads how many days the leave that was set last has after all, with which of them, and why: 请两天就行 周一周二 周三我妈来带;
// 多请一天.
func leaveCounted(t *turn.Turn, says string) (leave day.Period, said bool) {
	leave = t.Me.Prefers().Leave
	if clauses := clausesOf(says); words.Asks(says) || slices.ContainsFunc(clauses, isBackOn.MatchString) {
		return leave, false
	}
	n, more := 0, false
	var named day.Period
	var others []string
	for _, clause := range clausesOf(says) {
		if m := dayCount.FindStringSubmatch(clause); m != nil && n == 0 {
			count, approx, ok := t.Reader.Number(m[2])
			if !ok || approx || count < 1 || count > longestLeave {
				return leave, false
			}
			n, more = count, m[1] != ""
		} else if on, ok := spanWithin(t, leave, strings.TrimPrefix(clause, "到")); ok && named.From == "" {
			if named = on; strings.HasPrefix(clause, "到") {
				named.From = leave.From
			}
		} else {
			others = append(others, clause)
		}
	}
	if n == 0 || !isReason(t, strings.Join(others, "，")) {
		return leave, false
	}
	calendar := bureau.Calendar(t.Tx)
	switch {
	case named.From != "":
		return named, true
	case more:
		leave.To = calendar.After(leave.To, n)
	default:
		leave.To = calendar.After(leave.From.Add(-1), n)
	}
	return leave, true
}
