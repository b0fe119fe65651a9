package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store"
	"liaison/store/duty"
)

// What the buttons of a digest do.
const (
	DoMute       = "mute" // mute:<0 or 1>: 只发有变化的, or all
	DoWeek       = "wk"   // wk:<monday>: the numbers of that week
	DoUnvisited  = "unv"  // 未走访
	DoChiefUnits = "cu"   // 按所
	DoChiefLate  = "cl"   // 逾期
	DoChiefSheet = "cs"   // 表格
)

// A PointWeek is what a digest says about one point.
type PointWeek struct {
	Point      *store.Point
	This, Last store.PointNumbers
	Duties     []duty.Section // this month, of its 支部
	Due        []store.Record // problems due within seven days, or overdue
	Ahead      []string       // 主题党日 and 党费日 of the next seven days
}

// Happened reports whether anything was recorded this week.
func (w PointWeek) Happened() bool {
	n := w.This
	return n.Visits+n.Meetings+n.Activity+n.New+n.Done > 0
}

// FallsDue reports whether anything falls due within seven days.
func (w PointWeek) FallsDue() bool { return len(w.Due)+len(w.Ahead) > 0 }

// Lines and buttons of a digest.
const (
	digestPoints = 6
	digestOpen   = 3
)

// Digest is the week's message (周报) of a 责任人 or a 书记, all points in one.
func Digest(d *store.Directory, week store.Period, today store.Day, points []PointWeek, changesOnly bool) store.Face {
	var b strings.Builder
	var open []store.Button
	for i, w := range points {
		if i == digestPoints {
			fmt.Fprintf(&b, "……还有 %d 个点位，点“明细”看\n", len(points)-i)
			break
		}
		fmt.Fprintf(&b, "📮 本周 · %s（%s）\n", w.Point.Name, span(week))
		for _, line := range pointLines(d, w, today) {
			b.WriteString(line + "\n")
		}
		for _, r := range w.Due {
			if len(open) < digestOpen {
				open = append(open, store.Button{Words: "⚠️ " + Number(r.ID), Do: fmt.Sprintf("%s:%d", DoOpen, r.ID)})
			}
		}
	}
	return store.Face{Text: strings.TrimSpace(b.String()),
		Buttons: append(rows(open, 3), []store.Button{{Words: "📝 明细", Do: DoWeek + ":" + string(week.From)}, muteButton(changesOnly)})}
}

// pointLines say how a point's week was.
func pointLines(d *store.Directory, w PointWeek, today store.Day) (lines []string) {
	if n := w.This; n.Visits > 0 || w.Last.Visits > 0 {
		lines = append(lines, visitWords(n, w.Last))
	}
	if n := w.This; n.New+n.Done+n.Open > 0 {
		lines = append(lines, fmt.Sprintf("问题 新增 %d，办结 %d，在办 %d，逾期 %d", n.New, n.Done, n.Open, n.Overdue))
	}
	for _, s := range w.Duties {
		name := ""
		if len(w.Duties) > 1 {
			name = shortOrg(s) + "　"
		}
		if words := dutyWords(s); words != "" {
			lines = append(lines, "组织生活 "+name+words)
		}
	}
	lines = append(lines, w.Ahead...)
	for i := range w.Due {
		r := &w.Due[i]
		lines = append(lines, fmt.Sprintf("▸ %s %s，%s", Number(r.ID), clip(r.Text, 16), dueWords(r.Problem, today)))
	}
	return lines
}

// visitWords: 走访 2 次，辐射 36 户（上周 24）. What nobody said is left out.
func visitWords(this, last store.PointNumbers) string {
	s := fmt.Sprintf("走访 %d 次", this.Visits)
	now, told := this.Figures["辐射户数"]
	if told {
		s += fmt.Sprintf("，辐射 %d 户", now)
	}
	if before, had := last.Figures["辐射户数"]; told && had {
		return s + fmt.Sprintf("（上周 %d）", before)
	}
	return s + fmt.Sprintf("（上周 %d 次）", last.Visits)
}

// dutyWords: 主题党日 ✅　支委会 不设.
func dutyWords(s duty.Section) string {
	var said []string
	for _, id := range []string{"R05", "R02", "R03"} {
		var same []duty.Obligation
		for _, o := range s.Owed {
			if o.Rule.ID == id {
				same = append(same, o)
			}
		}
		name := duty.RuleOf(id).Name
		switch {
		case len(same) == 0:
			said = append(said, name+" 不设")
		case !slices.ContainsFunc(same, duty.Obligation.Open):
			said = append(said, name+" ✅")
		default:
			said = append(said, name+" 还没看到")
		}
	}
	return strings.Join(said, "　")
}

// dueWords: 周四到期, or since when it is overdue.
func dueWords(p *store.Problem, today store.Day) string {
	if p.Overdue(today) {
		return shortDay(p.Due) + "到期，已逾期"
	}
	return fmt.Sprintf("周%s到期", weekdays[p.Due.Weekday()])
}

// DutyAhead is a day of a 支部 within the next seven.
func DutyAhead(o *store.Org, ob duty.Obligation, today store.Day) string {
	return fmt.Sprintf("🗓 %s　%s", ob.Rule.Name, Day(ob.Due, today))
}

// A ChiefWeek is what a leader hears of the week before.
type ChiefWeek struct {
	Week       store.Period // the week before
	This, Last store.PointNumbers
	Points     int
	Visited    int
	LongLate   []int64
	Unvisited  []*store.Point // this quarter
	Picture    *store.Recipe
}

// ChiefDigest is a leader's Monday message: the picture of the weeks, with the
// same numbers in words.
func ChiefDigest(w ChiefWeek) store.Face {
	var b strings.Builder
	fmt.Fprintf(&b, "📊 上周（%s）\n", span(w.Week))
	fmt.Fprintf(&b, "走访 %d 次（前一周 %d 次），到过 %d 个点位（共 %d 个）\n", w.This.Visits, w.Last.Visits, w.Visited, w.Points)
	if n, ok := w.This.Figures["辐射户数"]; ok {
		fmt.Fprintf(&b, "辐射 %d 户\n", n)
	}
	fmt.Fprintf(&b, "问题 新增 %d，办结 %d；现在在办 %d，逾期 %d\n", w.This.New, w.This.Done, w.This.Open, w.This.Overdue)
	if len(w.LongLate) > 0 {
		fmt.Fprintf(&b, "逾期满 3 个工作日：%s\n", numberList(w.LongLate))
	}
	if n := len(w.Unvisited); n > 0 {
		fmt.Fprintf(&b, "本季度还没看到走访的点位 %d 个\n", n)
	}
	return store.Face{Text: strings.TrimSpace(b.String()), Picture: w.Picture, Buttons: [][]store.Button{
		{{Words: "🏢 按所", Do: DoChiefUnits + ":0"}, {Words: "📍 未走访", Do: DoUnvisited + ":0"}, {Words: "⚠️ 逾期", Do: DoChiefLate + ":0"}},
		{{Words: "📋 复制文字", Copy: clip(copyWords(w), 256)}, {Words: "📤 表格", Do: DoChiefSheet + ":0"}}}}
}

// copyWords is the one sentence that upper levels ask for.
func copyWords(w ChiefWeek) string {
	s := fmt.Sprintf("%s，走访党建联系点 %d 次", span(w.Week), w.This.Visits)
	if n, ok := w.This.Figures["辐射户数"]; ok {
		s += fmt.Sprintf("，辐射 %d 户", n)
	}
	return s + fmt.Sprintf("；收集问题 %d 个，办结 %d 个，在办 %d 个。", w.This.New, w.This.Done, w.This.Open)
}

// UnvisitedCard lists the points nobody visited yet this quarter, in fixed order.
func UnvisitedCard(points []*store.Point) store.Face {
	if len(points) == 0 {
		return store.Face{Text: "📍 本季度每个点位都看到走访了。"}
	}
	return store.Face{Text: "📍 本季度还没看到走访：\n" + pointList(points)}
}

// Words of a digest.
const (
	MutedNote   = "好的，没有变化的周不发"
	UnmutedNote = "好的，有到期的也发"
)

// Muted is a digest once its 🔕 was tapped.
func Muted(face store.Face, only bool) store.Face {
	grid := make([][]store.Button, len(face.Buttons))
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
func muteButton(only bool) store.Button {
	if only {
		return store.Button{Words: "🔔 都发", Do: DoMute + ":0"}
	}
	return store.Button{Words: "🔕 只发有变化的", Do: DoMute + ":1"}
}
