package messages

import (
	"cmp"
	"fmt"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// What the buttons of these cards do.
const (
	DoDocket = "dk"
	DoTodo   = "td"  // td:<offset>
	DoSheet  = "xl"  // xl:<sheet>: 表格
	DoWent   = "wen" // wen:<number>: a plan was carried out
	DoNotGo  = "nog" // nog:<number>: it was not
)

// Rows of a list, and groups, that one card offers.
const (
	docketRows   = 5
	docketGroups = 4
)

// DocketKeys say what the buttons of a docket's card do.
type DocketKeys struct {
	To                        func(offset int) string
	Units, Points, All, Sheet string
	By                        string
}

// DocketTitle heads a list of pending problems.
func DocketTitle(late bool, only, where, category string) string {
	title := "⚠️ 在办问题"
	if late {
		title = "⚠️ 逾期问题"
	}
	if named := docketsNamed[only]; named != "" {
		title = named
	}
	return title + before(" · ", where) + before(" · ", category)
}

// docketsNamed head the lists of some of them only.
var docketsNamed = map[string]string{"w": "⚠️ 待交办问题", "s": "⚠️ 7 天内到期的问题", "m": "⚠️ 我报的问题（还没销号的）", "c": "⚠️ 已办结、待销号的问题", "u": "⚠️ 还没销号的问题", "d": "⚠️ 我报的问题（已办结、待销号的）"}

// Docket shows a page of pending problems, each a tap away.
func Docket(d *bureau.Directory, today day.Day, title string, found []record.Record, offset int, keys DocketKeys) chat.Face {
	var b text
	b.line(fmt.Sprintf("%s · 共 %d 件", title, len(found)))
	if len(found) == 0 {
		b.line("没有这样的问题。")
	}
	var open []chat.Button
	for i := offset; i < min(offset+docketRows, len(found)); i++ {
		b.problem(d, &found[i], today)
		open = append(open, openButton(d, &found[i]))
	}
	turn := leafBy(docketRows, len(found), offset, keys.To)
	if len(found) > 0 && keys.Units != "" {
		turn = append(turn, chat.Button{Words: "🏢 归类", Do: keys.Units})
	}
	return b.face(append(rows(open, 2), rows(turn, 3)...))
}

// problem writes a pending problem in two lines: what, and who until when.
func (t *text) problem(d *bureau.Directory, r *record.Record, today day.Day) {
	p := r.Problem
	who := d.UnitName(p.Unit)
	if name := d.PersonName(p.Handler); name != "" {
		who = name
	}
	due := ShortDay(p.Due) + "到期"
	if p.Overdue(today) {
		due += "，已逾期"
	}
	t.line(fmt.Sprintf("▸ %s %s %s", Number(r.ID), plainName(d, r), clip(r.Text, 20)))
	t.WriteString("　 " + string(p.State) + "　" + who + "　")
	t.dated(due, p.Due)
}

// Matters shows the few problems after which somebody may ask, each in two lines: what, and what became of it.
func Matters(d *bureau.Directory, found []record.Record) chat.Face {
	var b text
	b.line(fmt.Sprintf("🔎 找到 %d 件", len(found)))
	var open []chat.Button
	for i := range found[:min(len(found), matterRows)] {
		r, p := &found[i], found[i].Problem
		b.line(fmt.Sprintf("▸ %s %s %s", Number(r.ID), plainName(d, r), clip(r.Text, 20)))
		told := []string{string(p.State)}
		if who := cmp.Or(d.PersonName(p.Handler), d.UnitName(p.Unit)); who != "" {
			told = append(told, who)
		}
		told = append(told, ShortDay(r.Day)+"报")
		if p.Done != "" {
			told = append(told, ShortDay(p.Done)+"办结")
		}
		switch {
		case p.Pending():
			told = append(told, ShortDay(p.Due)+"到期")
		case p.Ended != "" && p.Ended != p.Done:
			told = append(told, ShortDay(p.Ended)+strings.TrimPrefix(string(p.State), "已"))
		}
		b.line("　 " + strings.Join(told, "　"))
		open = append(open, openButton(d, r))
	}
	if more := len(found) - matterRows; more > 0 {
		b.line(fmt.Sprintf("更早的还有 %d 件。", more))
	}
	return b.face(rows(open, 2))
}

// matterRows are how many such problems a card shows.
const matterRows = 6

// NoProblemThen says that no problem was reported on a visit.
const NoProblemThen = "那次走访没有报上来的问题。"

// NoMatter tells that no problem of a kind was ever reported at some points, in a time or at all, as far as the viewer may see.
func NoMatter(points []string, when, what string) string {
	return fmt.Sprintf("没找到%s%s报过“%s”的问题。可以换个说法，或写 #编号。", strings.Join(points, "、"), when, what)
}

// A DocketGroup is what one unit or one point has pending.
type DocketGroup struct {
	Name          string
	Pending, Late int
	Open          string // what its button does
}

// DocketGroups shows what is pending by unit or by point, in fixed order.
func DocketGroups(groups []DocketGroup, offset int, keys DocketKeys) chat.Face {
	what, other := "主办单位", chat.Button{Words: "📍 按点位", Do: keys.Points}
	if keys.By == "p" {
		what, other = "点位", chat.Button{Words: "🏢 按所", Do: keys.Units}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "⚠️ 在办问题 · 按%s\n", what)
	var open []chat.Button
	for i, g := range groups {
		fmt.Fprintf(&b, "%s　在办 %d", g.Name, g.Pending)
		if g.Late > 0 {
			fmt.Fprintf(&b, "，逾期 %d", g.Late)
		}
		b.WriteString("\n")
		if i >= offset && i < offset+docketGroups {
			open = append(open, chat.Button{Words: g.Name, Do: g.Open})
		}
	}
	turn := leafBy(docketGroups, len(groups), offset, keys.To)
	tools := []chat.Button{other, {Words: "📤 表格", Do: keys.Sheet}, {Words: Return, Do: keys.All}}
	grid := rows(open, 2)
	if len(turn) > 0 {
		grid = append(grid, turn)
	}
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: append(grid, tools)}
}

// maxPlans is how many plans the list of what waits shows.
const maxPlans = 5

// Todo lists what waits for a person, the oldest due day first.
func Todo(d *bureau.Directory, me *bureau.Person, today day.Day, waiting []*problem.Case, plans []record.Record, offset int) chat.Face {
	var b text
	b.line("📋 待办" + countWords(len(waiting)))
	if len(waiting)+len(plans) == 0 {
		b.line("现在没有等您办的事。")
	}
	var open []chat.Button
	for i := offset; i < min(offset+docketRows, len(waiting)); i++ {
		c := waiting[i]
		fmt.Fprintf(&b, "▸ %s %s %s（", Number(c.Record.ID), plainName(d, c.Record), clip(c.Record.Text, 16))
		b.dated(waitWords(c, me, today)+"）", c.Problem.Due)
		open = append(open, openButton(d, c.Record))
	}
	for i := range plans {
		if i < maxPlans && offset == 0 {
			fmt.Fprintf(&b, "📌 %s %s %s %s\n", Number(plans[i].ID), Day(plans[i].Day, today), plainName(d, &plans[i]), clip(plans[i].Text, 16))
		}
		if i == 0 && offset == 0 {
			open = append(open, openButton(d, &plans[i]))
		}
	}
	turn := leafBy(docketRows, len(waiting), offset, func(to int) string { return fmt.Sprintf("%s:%d", DoTodo, to) })
	return b.face(append(rows(open, 2), rows(turn, 2)...))
}

func countWords(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" · %d 件", n)
}

// waitWords say what a problem waits for.
func waitWords(c *problem.Case, me *bureau.Person, today day.Day) string {
	p := c.Problem
	switch parts := c.PartsOf(me); {
	case p.Wish != "" && parts&problem.Chief != 0:
		return "申请延期到 " + ShortDay(p.Wish)
	case problem.Owes(c, me):
		return "领导批示" + before("，", dayBefore(p.Owed()[0].Due))
	case p.State == record.ProblemDone:
		return "已办结，请核实"
	case parts&problem.Helper != 0:
		return "请协办，" + ShortDay(p.Due) + "到期"
	case p.Overdue(today):
		return ShortDay(p.Due) + "到期，已逾期"
	}
	return ShortDay(p.Due) + "到期"
}

// InHandTitle heads the list of what a colleague has in hand.
func InHandTitle(name string) string { return "⚠️ " + name + " 手上的问题" }
