package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// A WeekView is what somebody's own week is drawn from.
type WeekView struct {
	Done    []record.Record // what they recorded, by its day
	Solved  []int64         // the problems that they solved
	Due     []*problem.Case // what waits for them
	Plans   []record.Record
	Ordered []record.Directive // of a leader: what nobody answered yet
}

// weekLines is how many lines of a kind the card of a week shows.
const weekLines = 6

// OwnWeek shows what somebody did and reported in a week, what is due, and what is
// planned.
func OwnWeek(d *bureau.Directory, me *bureau.Person, p day.Period, today day.Day, w WeekView) chat.Face {
	var b strings.Builder
	var open []chat.Button
	see := func(b chat.Button) {
		if len(open) < weekLines {
			open = append(open, b)
		}
	}
	part := func(title string, n int, line func(i int) string) {
		if n == 0 {
			return
		}
		fmt.Fprintf(&b, "%s\n", title)
		for i := range min(n, weekLines) {
			b.WriteString("▸ " + line(i) + "\n")
		}
		if n > weekLines {
			fmt.Fprintf(&b, "……还有 %d 条\n", n-weekLines)
		}
	}
	fmt.Fprintf(&b, "🗒 我的一周（%s）\n", dated(p, today))
	reported := slices.DeleteFunc(slices.Clone(w.Done), func(r record.Record) bool { return r.Kind != record.KindProblem })
	done := slices.DeleteFunc(slices.Clone(w.Done), func(r record.Record) bool { return r.Kind == record.KindProblem })
	part("✅ 做了", len(done), func(i int) string { return Number(done[i].ID) + " " + Line(d, &done[i]) })
	part("⚠️ 报了问题", len(reported), func(i int) string { return Number(reported[i].ID) + " " + Line(d, &reported[i]) })
	if len(w.Solved) > 0 {
		var numbers []string
		for _, n := range w.Solved {
			numbers = append(numbers, Number(n))
		}
		b.WriteString("🏁 办结了 " + strings.Join(numbers, "、") + "\n")
	}
	part("⏰ 等我办", len(w.Due), func(i int) string {
		c := w.Due[i]
		see(openButton(d, c.Record))
		return fmt.Sprintf("%s %s %s（%s）", Number(c.Record.ID), plainName(d, c.Record), clip(c.Record.Text, 14), waitWords(c, me, today))
	})
	part("📌 安排", len(w.Plans), func(i int) string {
		r := &w.Plans[i]
		see(openButton(d, r))
		return fmt.Sprintf("%s %s %s %s", Number(r.ID), Day(r.Day, today), plainName(d, r), clip(r.Text, 14))
	})
	part("📌 批示还没答复", len(w.Ordered), func(i int) string {
		o := &w.Ordered[i]
		see(openNumber(o.Problem, o.Words))
		return fmt.Sprintf("%s %s%s", Number(o.Problem), clip(o.Words, 20), before("，", dayBefore(o.Due)))
	})
	if len(w.Done)+len(w.Solved)+len(w.Due)+len(w.Plans)+len(w.Ordered) == 0 {
		b.WriteString("还没有记录，也没有等您办的事。")
	}
	grid := rows(open, 2)
	if me.Is(bureau.Secretary) {
		grid = append(grid, monthKey(d, me)...)
	}
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: grid}
}

// monthKey opens what a 书记's 支部 owes this month.
func monthKey(d *bureau.Directory, me *bureau.Person) [][]chat.Button {
	for _, post := range me.Posts {
		if o := d.Org(post.Org); post.Role == bureau.Secretary && o != nil {
			return [][]chat.Button{{{Words: "🗓 本月组织生活", Do: fmt.Sprintf("%s:%d", DoBranch, o.ID)}}}
		}
	}
	return nil
}
