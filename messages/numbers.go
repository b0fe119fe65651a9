package messages

import (
	"fmt"
	"strings"

	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
)

// Numbers is what a card of all numbers is drawn from.
type Numbers struct {
	Heading
	Table    *indicator.Table
	Sum      count.Amounts
	Points   int     // how many points it is about
	Visited  int     // how many of them were visited
	Long     bool    // a quarter or more: the 名册 is told of too
	LongLate []int64 // problems overdue for three workdays
	Digits   []chat.Button
	Acts     []chat.Button
}

// NumbersCard shows every number of a period that has a record, kind by kind.
// What nobody recorded is left out: empty is not 0.
func NumbersCard(n Numbers) chat.Face {
	lines := []string{n.title("数字")}
	empty := len(lines)
	add := func(line string) {
		if line != "" {
			lines = append(lines, line)
		}
	}
	add(n.visits())
	add(n.counted(indicator.Meeting, indicator.Meetings))
	add(n.counted(indicator.Activity, indicator.Works))
	if len(lines) == empty && !n.told(indicator.Raised) && !n.told(indicator.Done) {
		add(noRecord)
	}
	add(n.problems())
	if len(n.LongLate) > 0 {
		add("逾期满 3 个工作日：" + numberList(n.LongLate))
	}
	if n.Long && n.Sum[indicator.Heads].Value > 0 {
		add(fmt.Sprintf("%s %d 个，%s %d 名", indicator.Points, n.Sum[indicator.Points].Value, indicator.Heads, n.Sum[indicator.Heads].Value))
	}
	if len(n.Digits) > 0 {
		add("点数字看明细")
	}
	return chat.Face{Text: strings.Join(lines, "\n"), Buttons: append(rows(n.Digits, 2), rows(n.Acts, 3)...)}
}

func (n *Numbers) told(name string) bool { return n.Sum[name].Records > 0 }

// visits: 走访 5 次，到过 2 个点位（共 6 个）, and the figures below.
func (n *Numbers) visits() string {
	line := ""
	if n.told(indicator.Visits) {
		line = fmt.Sprintf("走访 %d 次", n.Sum[indicator.Visits].Value)
		if n.Points > 1 && n.Visited > 0 {
			line += fmt.Sprintf("，到过 %d 个点位（共 %d 个）", n.Visited, n.Points)
		}
	}
	return strings.TrimSpace(line + before("\n", n.figures(indicator.Visit)))
}

// counted: 组织生活 3 次：支委会 2 次, and of activities the figures below.
func (n *Numbers) counted(kind indicator.Kind, all string) string {
	if !n.told(all) {
		return ""
	}
	sep := "\n"
	if kind == indicator.Meeting {
		sep = "："
	}
	return all + " " + AmountOf(n.Table.Find(all), n.Sum[all].Value) + before(sep, n.figures(kind))
}

// figures are the other numbers of a kind, in their fixed order.
func (n *Numbers) figures(kind indicator.Kind) string {
	var said, apart []string
	for _, x := range n.Table.All() {
		a := n.Sum[x.Name]
		switch {
		case x.Kind != kind || a.Records == 0 || x.Type == "" && x.Adds == indicator.Count:
		case a.Conflict():
			apart = append(apart, conflictLine(&x, a))
		default:
			said = append(said, x.Name+" "+AmountOf(&x, a.Value)+chosen(a))
		}
	}
	lines := nonEmpty(strings.Join(said, "　"))
	return strings.Join(append(lines, apart...), "\n")
}

// conflictLine: ⚖️ 标准化良好行为企业 新增 11 家、累计 26 家（口径不同，没有相加）.
func conflictLine(x *indicator.Indicator, a count.Amount) string {
	var values []string
	for _, p := range a.Parts[:min(len(a.Parts), mostParts)] {
		values = append(values, caliber(p)+" "+AmountOf(x, p.Value))
	}
	return fmt.Sprintf("⚖️ %s %s（口径或日期不同，没有相加）", x.Name, strings.Join(values, "、"))
}

// problems: 问题 新增 1，办结 1，销号 1；现在在办 2，逾期 0.
func (n *Numbers) problems() string {
	var came []string
	for _, p := range []struct{ word, name string }{{"新增", indicator.Raised}, {"办结", indicator.Done}, {"销号", indicator.Closed}} {
		if n.told(p.name) {
			came = append(came, fmt.Sprintf("%s %d", p.word, n.Sum[p.name].Value))
		}
	}
	open, late := n.Sum[indicator.Pending].Value, n.Sum[indicator.Overdue].Value
	if len(came) > 0 {
		came = []string{strings.Join(came, "，") + "；"}
	}
	when := "现在在办"
	if n.Period.To < n.Today {
		when = "期末在办"
		return fmt.Sprintf("问题 %s%s %d；现在逾期 %d", strings.Join(came, ""), when, open, late)
	}
	return fmt.Sprintf("问题 %s%s %d，逾期 %d", strings.Join(came, ""), when, open, late)
}

// shownNumbers is how many #n stand in one line.
const shownNumbers = 8

// numberList writes #12、#15.
func numberList(numbers []int64) string { return numberOfAll(numbers, len(numbers)) }

// numberOfAll writes the first of so many numbers.
func numberOfAll(numbers []int64, all int) string {
	var said []string
	for _, n := range numbers[:min(len(numbers), shownNumbers)] {
		said = append(said, Number(n))
	}
	list := strings.Join(said, "、")
	if all > shownNumbers {
		list += fmt.Sprintf(" 等 %d 件", all)
	}
	return list
}

// span writes a period: 4月13日—4月19日.
func span(p day.Period) string {
	if p.From == p.To {
		return ShortDay(p.From)
	}
	return ShortDay(p.From) + "—" + ShortDay(p.To)
}
