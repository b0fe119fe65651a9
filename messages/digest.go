package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/indicator"
	"liaison/store/record"
)

// What the buttons of a digest do.
const (
	DoMute = "mute" // mute:<0 or 1>: 只发有变化的, or all
	DoWeek = "wk"   // wk:<monday>: the numbers of that week
)

// A PointWeek is what a digest says about one point.
type PointWeek struct {
	Point      *bureau.Point
	This, Last count.Totals
	Now        count.Pending
	Duties     []duty.Section  // this month, of its 支部
	Due        []record.Record // problems due within the next days, or overdue
	Ahead      []DutyAhead     // 主题党日 and 党费日 of the next days
}

// A DutyAhead is something for which a 支部 has a day of its own.
type DutyAhead struct {
	Section duty.Section
	duty.Obligation
}

// Happened reports whether anything was recorded this week.
func (w PointWeek) Happened() bool {
	return slices.ContainsFunc([]string{indicator.Visits, indicator.Meetings, indicator.Works, indicator.Raised, indicator.Done}, w.This.Told)
}

// FallsDue reports whether anything falls due within the next days. What is
// overdue did so before, and was told of then.
func (w PointWeek) FallsDue(today day.Day) bool {
	return len(w.Ahead) > 0 || slices.ContainsFunc(w.Due, func(r record.Record) bool { return !r.Problem.Overdue(today) })
}

// How much a digest shows: all of it fits one message.
const (
	digestPoints   = 6
	digestBranches = 3 // of a point
	digestLines    = 4 // of what falls due at a point
	digestOpen     = 3
)

// Digest is the message of a week (周报) until today, for a 责任人 or a 书记: all
// points in one.
func Digest(monday, today day.Day, points []PointWeek, changesOnly bool) chat.Face {
	var b strings.Builder
	buttons := []chat.Button{{Words: "📝 明细", Do: DoWeek + ":" + string(monday)}}
	for i, w := range points {
		if i == digestPoints {
			fmt.Fprintf(&b, "……还有 %d 个点位\n", len(points)-i)
			break
		}
		fmt.Fprintf(&b, "📮 本周 · %s（%s）\n", w.Point.Name, span(day.Period{From: monday, To: today}))
		for _, line := range pointLines(w, today) {
			b.WriteString(line + "\n")
		}
		for _, r := range w.Due {
			if len(buttons) <= digestOpen {
				buttons = append(buttons, chat.Button{Words: "⚠️ " + Number(r.ID), Do: fmt.Sprintf("%s:%d", DoOpen, r.ID)})
			}
		}
	}
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: rows(append(buttons, muteButton(changesOnly)), 3)}
}

// pointLines say how a point's week was, and what falls due.
func pointLines(w PointWeek, today day.Day) (lines []string) {
	n := w.This
	if n.Told(indicator.Visits) || w.Last.Told(indicator.Visits) {
		lines = append(lines, visitWords(n, w.Last))
	}
	if n.Of(indicator.Raised)+n.Of(indicator.Done)+w.Now.Open > 0 {
		lines = append(lines, fmt.Sprintf("问题 新增 %d，办结 %d，在办 %d，逾期 %d", n.Of(indicator.Raised), n.Of(indicator.Done), w.Now.Open, w.Now.Overdue))
	}
	for i, s := range w.Duties {
		if i == digestBranches {
			lines = append(lines, fmt.Sprintf("……还有 %d 个支部，说“本月组织生活”看", len(w.Duties)-i))
			break
		}
		name := ""
		if len(w.Duties) > 1 {
			name = clip(shortOrg(s), 12) + "　"
		}
		lines = append(lines, "组织生活 "+name+dutyWords(s, today))
	}
	var due []string
	for _, a := range w.Ahead {
		due = append(due, "▸ "+aheadWords(a, len(w.Duties) > 1, today))
	}
	for i := range w.Due {
		r := &w.Due[i]
		due = append(due, fmt.Sprintf("▸ %s %s，%s", Number(r.ID), clip(r.Text, 16), dueWords(r.Problem, today)))
	}
	if more := len(due) - digestLines; more > 0 {
		due = append(due[:digestLines], fmt.Sprintf("……还有 %d 件", more))
	}
	return append(lines, due...)
}

// households is the figure that a digest tells.
const households = "辐射户数"

// visitWords: 走访 2 次，辐射 36 户（上周 24）. What nobody said is left out.
func visitWords(this, last count.Totals) string {
	visits, before := this.Of(indicator.Visits), last.Of(indicator.Visits)
	switch {
	case this.Told(households) && last.Told(households):
		return fmt.Sprintf("走访 %d 次，辐射 %d 户（上周 %d）", visits, this.Of(households), last.Of(households))
	case this.Told(households):
		return fmt.Sprintf("走访 %d 次（上周 %d），辐射 %d 户", visits, before, this.Of(households))
	}
	return fmt.Sprintf("走访 %d 次（上周 %d）", visits, before)
}

// dutyWords say how a 支部 stands this month: 主题党日 ✅　支委会 不设. What is owed
// in a longer time stands there once it was held.
func dutyWords(s duty.Section, today day.Day) string {
	var said []string
	for _, id := range dutyOrder {
		rule := duty.RuleOf(id)
		same := ofRule(s.Owed, rule)
		switch {
		case id == "R02" && len(same) == 0:
			said = append(said, rule.Name+" 不设")
		case len(same) > 0 && (rule.Span == duty.Month && same[0].Need > 0 || heldThisMonth(same, today)):
			said = append(said, rule.Name+" "+standing(same, today))
		}
	}
	return strings.Join(said, "　")
}

// heldThisMonth reports whether any was held in the month of a day.
func heldThisMonth(same []duty.Obligation, today day.Day) bool {
	return slices.ContainsFunc(same, func(o duty.Obligation) bool {
		return slices.ContainsFunc(o.Held, func(h record.Held) bool { return duty.MonthOf(today).Has(h.Day) })
	})
}

// standing is how one obligation stands, or those of all 党小组. It does not
// judge: what was not seen may have been held.
func standing(same []duty.Obligation, today day.Day) string {
	left := slices.DeleteFunc(slices.Clone(same), func(o duty.Obligation) bool { return !o.Open() })
	switch o := same[0]; {
	case heldThisMonth(same, today) && (len(left) == 0 || o.Rule.Span != duty.Month):
		return "✅"
	case len(left) == 0:
		return "本期不适用"
	case o.Due > today:
		return shortDay(o.Due)
	case o.Group > 0 && len(left) < len(same):
		return groupNames(left) + "还没看到"
	}
	return "还没看到"
}

// aheadWords: 主题党日 11月25日 周三, of which 支部 where there are several.
func aheadWords(a DutyAhead, several bool, today day.Day) string {
	name := ""
	if several {
		name = clip(shortOrg(a.Section), 12) + " "
	}
	return name + a.Rule.Name + " " + Day(a.Due, today)
}

// dueWords: 周四到期, or since when it is overdue.
func dueWords(p *record.Problem, today day.Day) string {
	switch days := today.Until(p.Due); {
	case p.Overdue(today):
		return shortDay(p.Due) + "到期，已逾期"
	case days < 2:
		return NearDay(days) + "到期"
	case days < 7:
		return fmt.Sprintf("周%s到期", weekdays[p.Due.Weekday()])
	}
	return shortDay(p.Due) + "到期"
}

// Words of a digest.
const (
	MutedNote   = "好的，没有变化的周不发"
	UnmutedNote = "好的，有到期的也发"
)

// Muted is a digest once its 🔕 was tapped.
func Muted(face chat.Face, only bool) chat.Face {
	return face.Changed(func(face chat.Face) chat.Face { return muted(face, only) })
}

func muted(face chat.Face, only bool) chat.Face {
	grid := make([][]chat.Button, len(face.Buttons))
	for i, row := range face.Buttons {
		grid[i] = slices.Clone(row)
		for j, b := range row {
			if strings.HasPrefix(b.Do, DoMute+":") {
				grid[i][j] = muteButton(only)
			}
		}
	}
	face.Buttons = grid
	return face
}

// muteButton changes which weeks bring a digest.
func muteButton(only bool) chat.Button {
	if only {
		return chat.Button{Words: "🔔 都发", Do: DoMute + ":0"}
	}
	return chat.Button{Words: "🔕 只发有变化的", Do: DoMute + ":1"}
}
