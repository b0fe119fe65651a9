package messages

import (
	"fmt"
	"strings"

	"liaison/store"
	"liaison/store/indicator"
)

// Numbers is what a card of numbers is drawn from.
type Numbers struct {
	Period store.Period
	Where  string // 全局, a unit or a point; "": the person's own points
	Sum    store.Amounts
	store.Pending
	Names    []string // the figures, in fixed order
	Points   int      // how many points it is about
	Visited  int      // how many of them were visited
	LongLate []int64  // problems overdue for three workdays
	Buttons  []store.Button
}

// NumbersCard shows the numbers of a period. Figures nobody gave are left out:
// empty is not 0.
func NumbersCard(n Numbers) store.Face {
	var b strings.Builder
	fmt.Fprintf(&b, "📊 %s（%s）", orPeriod(n.Period), span(n.Period))
	b.WriteString(before(" · ", n.Where) + "\n")
	count := func(name string) int { v, _ := n.Sum.Of(name); return v }
	fmt.Fprintf(&b, "走访 %d 次", count(indicator.Visits))
	if n.Points > 1 {
		fmt.Fprintf(&b, "，到过 %d 个点位（共 %d 个）", n.Visited, n.Points)
	}
	b.WriteString("\n")
	var figures []string
	for _, name := range n.Names {
		if v, ok := n.Sum.Of(name); ok {
			figures = append(figures, fmt.Sprintf("%s %d", name, v))
		}
	}
	if len(figures) > 0 {
		b.WriteString(strings.Join(figures, "　") + "\n")
	}
	fmt.Fprintf(&b, "问题 新增 %d，办结 %d；现在在办 %d，逾期 %d\n", count(indicator.Raised), count(indicator.Done), n.Open, n.Overdue)
	if len(n.LongLate) > 0 {
		fmt.Fprintf(&b, "逾期满 3 个工作日：%s\n", numberList(n.LongLate))
	}
	if held := count(indicator.Meetings); held > 0 {
		fmt.Fprintf(&b, "组织生活 %d 次\n", held)
	}
	if len(n.Buttons) > 0 {
		b.WriteString("点数字看明细")
	}
	if len(n.Buttons) > 8 {
		n.Buttons = n.Buttons[:8]
	}
	return store.Face{Text: strings.TrimSpace(b.String()), Buttons: rows(n.Buttons, 2)}
}

// shownNumbers is how many #n stand in one line.
const shownNumbers = 8

// numberList writes #12、#15.
func numberList(numbers []int64) string {
	var said []string
	for _, n := range numbers[:min(len(numbers), shownNumbers)] {
		said = append(said, Number(n))
	}
	list := strings.Join(said, "、")
	if more := len(numbers) - shownNumbers; more > 0 {
		list += fmt.Sprintf(" 等 %d 件", len(numbers))
	}
	return list
}

func orPeriod(p store.Period) string {
	if p.Label == "" {
		return "数字"
	}
	return p.Label + "数字"
}

// span writes a period: 4月13日—4月19日.
func span(p store.Period) string {
	if p.From == p.To {
		return shortDay(p.From)
	}
	return shortDay(p.From) + "—" + shortDay(p.To)
}

// List is what a page of records is drawn from; Back, Less and More are what
// its buttons do, "" for none.
type List struct {
	Dir              *store.Directory
	Title            string
	Period           store.Period // none: as it stands now
	Total            string       // 62 户; "" where nobody counted
	Pieces           []store.Piece
	Back, Less, More string
}

// ListCard shows a page of records, each a tap away.
func ListCard(l List) store.Face {
	var b strings.Builder
	title, dot := l.Title, " · "
	if l.Period.From != "" {
		title, dot = title+"（"+span(l.Period)+"）", "· "
	}
	b.WriteString(title + before(dot, l.Total) + "\n")
	if len(l.Pieces) == 0 {
		b.WriteString(LaterEmpty)
	}
	var open []store.Button
	for i := range l.Pieces {
		r := &l.Pieces[i].Record
		fmt.Fprintf(&b, "%s %s\n", Number(r.ID), Line(l.Dir, r))
		open = append(open, openButton(r.ID))
	}
	var turn []store.Button
	for _, k := range []store.Button{{Words: Less, Do: l.Less}, {Words: Return, Do: l.Back}, {Words: More, Do: l.More}} {
		if k.Do != "" {
			turn = append(turn, k)
		}
	}
	return store.Face{Text: strings.TrimSpace(b.String()), Buttons: append(rows(open, 3), rows(turn, 3)...)}
}

func openButton(n int64) store.Button {
	return store.Button{Words: Number(n), Do: fmt.Sprintf("%s:%d", DoOpen, n)}
}

// What the buttons of these cards do.
const (
	DoBehind = "see" // see:<inquiry>
)

// IndicatorTitle heads the list of the records behind a number.
func IndicatorTitle(name string) string {
	if name == indicator.Pending || name == indicator.Overdue {
		return "⚠️ " + name
	}
	return name
}

// Amount writes a number with what it is counted in: 62 户.
func Amount(x *indicator.Indicator, n int) string { return fmt.Sprintf("%d %s", n, x.Unit) }
