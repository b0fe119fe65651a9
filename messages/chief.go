package messages

import (
	"fmt"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
)

// What the buttons of a leader's Monday message do.
const (
	DoUnvisited  = "unv" // unv:<offset>: 未走访
	DoChiefUnits = "cu"  // 按所
	DoChiefLate  = "cl"  // 逾期
	DoChiefSheet = "cs"  // 表格
)

// A ChiefWeek is what a leader hears of the week before.
type ChiefWeek struct {
	Whole      bool       // 全局, not only the points they lead
	Week       day.Period // the week before, or the weeks that no message told of
	This, Last count.Totals
	Overdue    int    // now
	Pending    [2]int // 在办 when the week ended, and when the one before did
	Points     int
	Visited    int
	LongLate   []int64
	Unvisited  []*bureau.Point // this quarter
	Picture    *chat.Recipe
}

// ChiefDigest is a leader's Monday message: the picture of the weeks, with the
// same numbers in words. Nobody is named or ranked.
func ChiefDigest(w ChiefWeek) chat.Face {
	var b strings.Builder
	title, before := "上周", "前一周"
	if n := (w.Week.From.Until(w.Week.To) + 1) / 7; n > 1 {
		title, before = fmt.Sprintf("近 %d 周", n), fmt.Sprintf("之前 %d 周", n)
	}
	fmt.Fprintf(&b, "📊 %s · %s（%s）\n", title, whose(w.Whole), span(w.Week))
	fmt.Fprintf(&b, "走访 %d 次%s，到过 %d 个点位（共 %d 个）\n", w.This.Of(indicator.Visits), reached(w.This), w.Visited, w.Points)
	fmt.Fprintf(&b, "问题 新增 %d，办结 %d，在办 %d\n", w.This.Of(indicator.Raised), w.This.Of(indicator.Done), w.Pending[0])
	fmt.Fprintf(&b, "%s 走访 %d 次%s；新增 %d，办结 %d，在办 %d\n", before, w.Last.Of(indicator.Visits), reached(w.Last), w.Last.Of(indicator.Raised), w.Last.Of(indicator.Done), w.Pending[1])
	fmt.Fprintf(&b, "现在逾期 %d", w.Overdue)
	if len(w.LongLate) > 0 {
		fmt.Fprintf(&b, "，满 3 个工作日的：%s", numberList(w.LongLate))
	}
	if n := len(w.Unvisited); n > 0 {
		fmt.Fprintf(&b, "\n本季度还没看到走访 %d 个点位：%s", n, pointList(w.Unvisited[:min(n, shownPoints)]))
		if n > shownPoints {
			b.WriteString(" 等")
		}
	}
	return chat.Face{Text: b.String(), Picture: w.Picture, Buttons: [][]chat.Button{
		{{Words: "🏢 按所", Do: DoChiefUnits + ":0"}, {Words: "📍 未走访", Do: DoUnvisited + ":0"}, {Words: "⚠️ 逾期", Do: DoChiefLate + ":0"}},
		{{Words: "📋 复制文字", Copy: clip(copyWords(w), maxCopy)}, {Words: "📤 表格", Do: DoChiefSheet + ":0"}}}}
}

const (
	shownPoints = 6
	maxCopy     = 256 // characters; the channel takes no more
)

// whose says which points a leader's numbers are about.
func whose(whole bool) string {
	if whole {
		return "全局"
	}
	return "您的点位"
}

// reached: ，辐射 36 户; nothing where nobody said a number.
func reached(n count.Totals) string {
	if n.Told(households) {
		return fmt.Sprintf("，辐射 %d 户", n.Of(households))
	}
	return ""
}

// copyWords is the one sentence that upper levels ask for.
func copyWords(w ChiefWeek) string {
	return fmt.Sprintf("%s，走访党建联系点 %d 次%s；收集问题 %d 个，办结 %d 个，在办 %d 个。",
		span(w.Week), w.This.Of(indicator.Visits), reached(w.This), w.This.Of(indicator.Raised), w.This.Of(indicator.Done), w.Pending[0])
}

// UnvisitedCard lists the points nobody visited yet this quarter, in fixed
// order, each a tap away.
func UnvisitedCard(points []*bureau.Point, offset int) chat.Face {
	if len(points) == 0 {
		return chat.Face{Text: "📍 本季度每个点位都看到走访了。"}
	}
	face := pointButtons(points, offset, DoUnvisited)
	face.Text = fmt.Sprintf("📍 本季度还没看到走访 · 共 %d 个", len(points))
	return face
}
