package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
)

// What the buttons of a monthly card do.
const (
	DoLog     = "lg"  // lg:<org>:<rule>: 记一次
	DoLater   = "lt"  // lt:<org>: 稍后; lt:<org>:<day> chooses
	DoWaive   = "na"  // na:<org>: 本期不适用; na:<org>:<rule>.<group>[:<reason>] chooses
	DoRestore = "re"  // re:<org>:<waiver>
	DoBranch  = "br"  // br:<org>: the 支部 by itself
	DoMonth   = "mon" // mon:<org>: leaves the choosing
	DoHeld    = "hd"  // hd:<day>: 会议进度 of its month
)

// MonthCard shows what the 支部 of a person owe this month, and what was seen of
// it. Nothing is said of what is not owed.
func MonthCard(c duty.Card) chat.Face {
	month := c.Day.Time().Month()
	if len(c.Sections) == 1 && len(c.Unvisited) == 0 {
		return branchCard(c, c.Sections[0])
	}
	var b text
	b.title("🗓 %d 月组织生活 · %d 个支部", month, len(c.Sections))
	var open []chat.Button
	shown := c.Sections
	if len(shown) > monthLines {
		shown = slices.DeleteFunc(slices.Clone(shown), func(s duty.Section) bool { return len(s.Pressing(c.Day)) == 0 })
		shown = shown[:min(len(shown), monthLines)]
	}
	for _, s := range shown {
		fmt.Fprintf(&b, "▸ %s：%s\n", clip(shortOrg(s), 24), clip(sectionWords(s, c.Day), 100))
		if len(open) < maxBranches || len(open) == maxBranches && len(shown) == len(c.Sections) {
			open = append(open, chat.Button{Words: shortOrg(s), Do: fmt.Sprintf("%s:%d", DoBranch, s.Org.ID)})
		}
	}
	grid := rows(open, 2)
	if more := len(c.Sections) - len(shown); more > 0 {
		fmt.Fprintf(&b, "……还有 %d 个支部，点“会议进度”看\n", more)
		grid = append(grid, []chat.Button{{Words: "🗓 会议进度", Do: DoHeld + ":" + string(c.Day)}})
	}
	if n := len(c.Unvisited); n > 0 {
		fmt.Fprintf(&b, "⏳ 本季度还没看到走访：%s", pointList(c.Unvisited[:min(n, shownPoints)]))
		if n > shownPoints {
			fmt.Fprintf(&b, " 等 %d 个点位", n)
		}
	}
	return b.face(grid)
}

// How much a card shows: it fits one message, however many 支部 a person keeps.
// Of more than fit, those with something left come first.
const (
	monthLines  = 20
	maxBranches = 7 // and 会议进度, or one more
)

// BranchCard shows one 支部 by itself.
func BranchCard(c duty.Card) chat.Face {
	if len(c.Sections) == 0 {
		return chat.Face{Text: "🗓 本月没有要记的组织生活。"}
	}
	return branchCard(c, c.Sections[0])
}

func branchCard(c duty.Card, s duty.Section) chat.Face {
	var b text
	b.title("🗓 %d 月组织生活 · %s", c.Day.Time().Month(), inPlace(s.Org.Name, s.Acting))
	b.lines(dutyLines(s, c.Day))
	return b.face(branchButtons(s, c.Day))
}

// dutyOrder is the order of the card: what has its own day first.
var dutyOrder = []string{"R05", "R02", "R03", "R01", "R04", "R06", "R07", "R09", "R10"}

// dutyLines say how each obligation stands, a line each; 党小组 share one.
func dutyLines(s duty.Section, today day.Day) (lines []string) {
	var same []duty.Obligation
	for _, id := range dutyOrder {
		same = same[:0]
		for _, o := range s.Owed {
			dayless := o.Need == 0 && o.Due == ""
			if o.Rule.ID == id && !dayless && (o.From <= today || len(o.Held) > 0) {
				same = append(same, o)
			}
		}
		if len(same) > 0 && !termTold(same[0], today) {
			lines = append(lines, dutyLine(same, today))
		}
	}
	return lines
}

// termTold reports whether a term was over before the month: it was told of then,
// and is not again every month.
func termTold(o duty.Obligation, today day.Day) bool {
	return o.Rule.Who == duty.OfTerm && o.Due < duty.MonthOf(today).From
}

// dutyLine writes one obligation, or those of all 党小组.
func dutyLine(same []duty.Obligation, today day.Day) string {
	o := same[0]
	name := o.Rule.Name
	left := slices.ContainsFunc(same, duty.Obligation.Open)
	switch {
	case o.Rule.ID == "R10":
		if o.Due <= today {
			return fmt.Sprintf("📌 换届　%s 已届满", fullDay(o.Due))
		}
		return fmt.Sprintf("📌 换届　%s 届满", fullDay(o.Due))
	case o.Need == 0:
		return fmt.Sprintf("💰 %s　%s", name, ShortDay(o.Due))
	case !left && o.Waiver != nil && len(o.Held) == 0:
		return fmt.Sprintf("🚫 %s　本期不适用（%s）", name, o.Waiver.Reason)
	case !left:
		return fmt.Sprintf("✅ %s　%s", name, heldDays(same))
	case o.Group > 0:
		return fmt.Sprintf("⬜ %s　%s还没看到记录", name, groupNames(slices.DeleteFunc(same, func(o duty.Obligation) bool { return !o.Open() })))
	case o.Due != "" && o.Due >= today:
		return fmt.Sprintf("⬜ %s　定在 %s", name, Day(o.Due, today))
	case o.Period.To == duty.MonthOf(today).To && o.Period.From == duty.MonthOf(today).From:
		return fmt.Sprintf("⬜ %s　本月还没看到记录", name)
	}
	return fmt.Sprintf("⏳ %s　%s还差 %d 次（到 %s）", name, spanName(o.Period), o.Left(), ShortDay(o.Period.To))
}

// heldDays are the days on which something was held.
func heldDays(same []duty.Obligation) string {
	var days []string
	for _, o := range same {
		for _, h := range o.Held {
			if d := ShortDay(h.Day); !slices.Contains(days, d) {
				days = append(days, d)
			}
		}
	}
	return strings.Join(days, "、")
}

// groupNames are the 党小组 of some obligations: 第一小组、第二小组.
func groupNames(some []duty.Obligation) string {
	var names []string
	for _, o := range some {
		names = append(names, GroupName(o.Group))
	}
	return strings.Join(names, "、")
}

// spanName names a 季 or a 年: 四季度, 今年.
func spanName(p day.Period) string {
	from, to := p.From.Time(), p.To.Time()
	switch to.Month() - from.Month() {
	case 2:
		return numeral((int(to.Month())+2)/3) + "季度"
	case 5:
		return map[bool]string{true: "上半年", false: "下半年"}[to.Month() == 6]
	}
	return fmt.Sprintf("%d 年", from.Year())
}

func fullDay(d day.Day) string {
	t := d.Time()
	return fmt.Sprintf("%d年%d月%d日", t.Year(), t.Month(), t.Day())
}

// sectionWords say in one line how a 支部 stands.
func sectionWords(s duty.Section, today day.Day) string {
	var open []string
	pressing := inOrder(s.Pressing(today))
	for i, o := range pressing {
		switch {
		case i > 0 && pressing[i-1].Rule == o.Rule:
		case o.Group > 0:
			open = append(open, o.Rule.Name+inBrackets(groupNames(ofRule(pressing, o.Rule))))
		default:
			open = append(open, o.Rule.Name)
		}
	}
	if len(open) == 0 {
		return "本月的都看到记录了"
	}
	return "还没看到 " + strings.Join(open, "、")
}

func ofRule(all []duty.Obligation, r *duty.Rule) []duty.Obligation {
	return slices.DeleteFunc(slices.Clone(all), func(o duty.Obligation) bool { return o.Rule != r })
}

func shortOrg(s duty.Section) string {
	name := s.Org.Name
	for _, a := range s.Org.Aliases {
		if len([]rune(a)) < len([]rune(name)) {
			name = a
		}
	}
	return inPlace(name, s.Acting)
}

// inPlace marks the name of a 党组织 for which somebody answers in place of its 书记.
func inPlace(name string, acting bool) string {
	if acting {
		return name + "（代）"
	}
	return name
}

func pointList(points []*bureau.Point) string {
	var names []string
	for _, p := range points {
		names = append(names, p.Name)
	}
	return strings.Join(names, "、")
}

// branchButtons offer what is open: to log it, to hear of it later, to set it
// aside; and to take that back.
func branchButtons(s duty.Section, today day.Day) (grid [][]chat.Button) {
	var logs []chat.Button
	for _, o := range inOrder(s.Open(today)) {
		do := fmt.Sprintf("%s:%d:%s", DoLog, s.Org.ID, o.Rule.ID)
		if len(logs) < 4 && !slices.ContainsFunc(logs, func(b chat.Button) bool { return b.Do == do }) {
			logs = append(logs, chat.Button{Words: "✍️ " + o.Rule.Name, Do: do})
		}
	}
	var last []chat.Button
	if len(logs) > 0 {
		last = append(last, chat.Button{Words: "⏰ 稍后", Do: fmt.Sprintf("%s:%d", DoLater, s.Org.ID)},
			chat.Button{Words: "🚫 本期不适用", Do: fmt.Sprintf("%s:%d", DoWaive, s.Org.ID)})
	}
	if slices.ContainsFunc(s.Owed, func(o duty.Obligation) bool { return o.Waiver != nil }) {
		last = append(last, chat.Button{Words: "↩️ 恢复", Do: fmt.Sprintf("%s:%d", DoRestore, s.Org.ID)})
	}
	grid = rows(logs, 2)
	if len(last) > 0 {
		grid = append(grid, last)
	}
	return grid
}

// inOrder puts obligations in the order of the card.
func inOrder(open []duty.Obligation) []duty.Obligation {
	slices.SortStableFunc(open, func(a, b duty.Obligation) int {
		return slices.Index(dutyOrder, a.Rule.ID) - slices.Index(dutyOrder, b.Rule.ID)
	})
	return open
}
