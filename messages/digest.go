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
	Point  *bureau.Point
	This   count.Totals
	Duties []duty.Section  // this month, of its 支部
	Due    []record.Record // problems due within the next days, or overdue
	Ahead  []DutyAhead     // 主题党日 and 党费日 of the next days
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

// How much a digest shows: it is read with a thumb, and fits one message.
const (
	digestRows  = 23  // points, a line each; with the title and what is left out, 25 lines
	digestChars = 150 // of a line
	digestDue   = 2   // of what falls due at one of several points
	digestLines = 4   // and at the only one
	digestOpen  = 3
)

// Digest is the message of a week (周报) until today, for a 责任人 or a 书记: all points in one,
// a line each, with only what happened or falls due. The rest is behind 📝.
func Digest(monday, today day.Day, points []PointWeek, changesOnly bool) chat.Face {
	var b text
	week := day.Period{From: monday, To: today}
	buttons := []chat.Button{{Words: "📝 明细", Do: DoWeek + ":" + string(monday)}, muteButton(changesOnly)}
	if len(points) == 1 {
		b.title("📮 本周 · %s（%s）", points[0].Point.Name, span(week))
		b.lines(points[0].parts(week, digestLines))
	} else {
		b.title("📮 本周 · %d 个点位（%s）", len(points), span(week))
		for _, w := range points[:min(len(points), digestRows)] {
			b.line(clip("▸ "+w.Point.Name+"："+strings.Join(w.parts(week, digestDue), "；"), digestChars))
		}
		if more := len(points) - digestRows; more > 0 {
			b.line(fmt.Sprintf("……还有 %d 个点位，点 📝 看", more))
		}
	}
	var open []chat.Button
	for _, w := range points {
		for i := range w.Due {
			if len(open) < digestOpen {
				open = append(open, problemButton(&w.Due[i]))
			}
		}
	}
	return b.face(append(rows(open, 2), buttons))
}

// parts say what happened at a point in a week, and what falls due: so many problems at most.
func (w PointWeek) parts(week day.Period, most int) (said []string) {
	n := w.This
	if n.Told(indicator.Visits) {
		said = append(said, fmt.Sprintf("走访 %d 次%s", n.Of(indicator.Visits), reached(n)))
	}
	var moved []string
	for _, what := range []struct{ name, words string }{{indicator.Raised, "新增"}, {indicator.Done, "办结"}} {
		if n.Of(what.name) > 0 {
			moved = append(moved, fmt.Sprintf("%s %d", what.words, n.Of(what.name)))
		}
	}
	if len(moved) > 0 {
		said = append(said, "问题 "+strings.Join(moved, "，"))
	}
	told := false // by the names of what was held
	for _, s := range w.Duties {
		if held := heldInWeek(s, week); held != "" {
			told = true
			said = append(said, w.named(s)+held)
		}
	}
	if n.Of(indicator.Meetings) > 0 && !told {
		said = append(said, fmt.Sprintf("%s %d 次", indicator.Meetings, n.Of(indicator.Meetings)))
	}
	if n.Of(indicator.Works) > 0 {
		said = append(said, fmt.Sprintf("%s %d 项", indicator.Works, n.Of(indicator.Works)))
	}
	for _, a := range w.Ahead {
		said = append(said, w.named(a.Section)+a.Rule.Name+" "+Day(a.Due, week.To))
	}
	late, left := []int64{}, 0
	for i := range w.Due {
		r := &w.Due[i]
		switch {
		case r.Problem.Overdue(week.To):
			late = append(late, r.ID)
		case most > 0:
			most--
			said = append(said, fmt.Sprintf("%s %s，%s", Number(r.ID), clip(r.Text, 16), dueWords(r.Problem, week.To)))
		default:
			left++
		}
	}
	if left > 0 {
		said = append(said, fmt.Sprintf("还有 %d 件快到期", left))
	}
	if len(late) > 0 {
		said = append(said, fmt.Sprintf("逾期 %d 件：%s", len(late), numberList(late)))
	}
	return said
}

// named is the 支部 that something is about, where its point has several.
func (w PointWeek) named(s duty.Section) string {
	if len(w.Duties) < 2 {
		return ""
	}
	return clip(shortOrg(s), 12) + " "
}

// heldInWeek are what a 支部 held in a week: 已记 主题党日、支委会.
func heldInWeek(s duty.Section, week day.Period) string {
	var said []string
	for _, id := range dutyOrder {
		if held := ofRule(s.Owed, duty.RuleOf(id)); heldIn(held, week) {
			said = append(said, held[0].Rule.Name)
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "已记 " + strings.Join(said, "、")
}

// heldIn reports whether any was held in a period.
func heldIn(same []duty.Obligation, p day.Period) bool {
	return slices.ContainsFunc(same, func(o duty.Obligation) bool {
		return slices.ContainsFunc(o.Held, func(h record.Held) bool { return p.Has(h.Day) })
	})
}

// households is the figure that a digest tells.
const households = "辐射户数"

// dueWords: 周四到期, or since when it is overdue.
func dueWords(p *record.Problem, today day.Day) string {
	switch days := today.Until(p.Due); {
	case p.Overdue(today):
		return ShortDay(p.Due) + "到期，已逾期"
	case days < 2:
		return NearDay(days) + "到期"
	case days < 7:
		return fmt.Sprintf("周%s到期", weekdays[p.Due.Weekday()])
	}
	return ShortDay(p.Due) + "到期"
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
