package messages

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// A ListItem is one problem on somebody's list message, and all that there is to
// say about it.
type ListItem struct {
	*problem.Case
	What []string // as told: [problem.ToldAssigned] …
}

// news are the words of what is told, the most pressing first.
var news = []struct{ what, words string }{
	{problem.ToldLate, "已逾期"},
	{problem.ToldBack, "退回，还没办好"},
	{problem.ToldDirected, "领导批示，请看"},
	{problem.ToldOwed, "领导批示快到日子，请答复"},
	{problem.ToldNudged, "报告人催办"},
	{problem.ToldStandIn, "紧急，办理的同事不在，请关注"},
	{problem.ToldSoon, "快到期"},
	{problem.ToldReopened, "重开"},
	{problem.ToldAssigned, "新交办"},
	{problem.ToldHelp, "请协办"},
	{problem.ToldWish, "申请延期，请答复"},
	{problem.ToldDone, "已办结，请核实"},
	{problem.ToldGranted, "同意延期"},
	{problem.ToldDenied, "没有同意延期"},
	{problem.ToldAnswered, "您的批示有了答复"},
	{problem.ToldClosed, "期满无异议，已销号"},
}

// Lines and buttons of a list message.
const (
	listLines   = 40 // fits a message; more are rare, and stand in 待办
	listButtons = 5
)

// ListMessage is the one message of a workday about a person's problems and
// plans (decisions: one a person and workday). The pressing ones stand first.
func ListMessage(d *bureau.Directory, today day.Day, items []ListItem, plans []record.Record) chat.Face {
	slices.SortStableFunc(items, func(a, b ListItem) int {
		return cmp.Or(rank(a)-rank(b), strings.Compare(string(a.Problem.Due), string(b.Problem.Due)))
	})
	var b text
	b.line("📋 " + Day(today, today))
	var open []chat.Button
	for i, item := range items {
		if i == listLines {
			fmt.Fprintf(&b, "……还有 %d 件，点“待办”看全部\n", len(items)-i)
			break
		}
		fmt.Fprintf(&b, "▸ %s %s %s：", Number(item.Record.ID), plainName(d, item.Record), clip(item.Record.Text, 14))
		b.dated(newsWords(item), item.Problem.Due)
		if i < listButtons {
			open = append(open, openButton(d, item.Record))
		}
	}
	for i := range plans {
		fmt.Fprintf(&b, "📌 %s %s %s %s\n", Number(plans[i].ID), Day(plans[i].Day, today), plainName(d, &plans[i]), clip(plans[i].Text, 16))
	}
	if len(items) > listButtons {
		open = append(open, chat.Button{Words: "📋 待办", Do: DoTodo + ":0"})
	}
	grid := rows(open, 2)
	if len(plans) > 0 {
		grid = append(grid, planButtons(plans[0].ID, len(plans) > 1))
	}
	return b.face(grid)
}

// planButtons end a plan; where there are several the first is named.
func planButtons(n int64, several bool) []chat.Button {
	which := ""
	if several {
		which = Number(n) + " "
	}
	return []chat.Button{{Words: which + Went, Do: fmt.Sprintf("%s:%d", DoWent, n)}, {Words: which + DidNotGo, Do: fmt.Sprintf("%s:%d", DoNotGo, n)}}
}

// rank is how pressing an item is.
func rank(item ListItem) int {
	return slices.IndexFunc(news, func(n struct{ what, words string }) bool { return slices.Contains(item.What, n.what) })
}

// newsWords say what there is about a problem, and until when.
func newsWords(item ListItem) string {
	var said []string
	for _, n := range news {
		if slices.Contains(item.What, n.what) {
			said = append(said, n.words)
		}
	}
	switch p := item.Problem; {
	case slices.Contains(item.What, problem.ToldWish):
		said = append(said, "到 "+ShortDay(p.Wish))
	case p.Pending():
		said = append(said, ShortDay(p.Due)+"到期")
	}
	return strings.Join(said, "，")
}
