package messages

import (
	"cmp"
	"fmt"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
)

// A Heading is what an answer is about: every number is printed with its period
// and whose records it counts.
type Heading struct {
	Period day.Period
	Where  string // 全局, units, points, or the person's own
	Today  day.Day
	Stock  bool // all numbers are how many there are: the period says nothing of them
}

// title is 📊 本周数字（4月13日—4月19日） · 全局.
func (h Heading) title(what string) string {
	if h.Stock && h.Period.Has(h.Today) {
		return "📊 现在" + what + " · " + h.Where
	}
	name, days := h.Period.Label, dated(h.Period, h.Today)
	if name == "" || name == days {
		return fmt.Sprintf("📊 %s%s · %s", days, what, h.Where)
	}
	return fmt.Sprintf("📊 %s%s（%s） · %s", name, what, days, h.Where)
}

// dated writes the days of a period, with the year where it is not today's.
func dated(p day.Period, today day.Day) string {
	from, to := ShortDay(p.From), ShortDay(p.To)
	if p.From.Year() != today.Year() || p.From.Year() != p.To.Year() {
		from = p.From.Year() + "年" + from
	}
	if p.From.Year() != p.To.Year() {
		to = p.To.Year() + "年" + to
	}
	if p.From == p.To {
		return from
	}
	return from + "—" + to
}

// called is the name of a period within a sentence: 上周, or its days.
func called(p day.Period, today day.Day) string {
	if p.Label != "" {
		return p.Label
	}
	return dated(p, today)
}

// going says that a period is not over.
func (h Heading) going() string {
	if !h.Period.Has(h.Today) || h.Period.To == h.Today {
		return ""
	}
	return called(h.Period, h.Today) + "还没过完。"
}

// An Answer is what a card with some numbers is drawn from.
type Answer struct {
	Heading
	Lines  []string
	Digits []chat.Button // to the records behind the numbers
	Acts   []chat.Button // what else may be asked
}

// AnswerCard shows some numbers.
func AnswerCard(a Answer) chat.Face {
	return chat.Face{Text: a.title("") + "\n" + strings.Join(a.Lines, "\n"), Buttons: append(rows(a.Digits, 2), rows(a.Acts, 3)...)}
}

// A Comparison is what a card with two periods is drawn from.
type Comparison struct {
	Heading
	Than    day.Period // its label is what the lines call it
	Nothing bool       // there are no records of it to compare with
	Lines   []string
	Digits  []chat.Button
	Acts    []chat.Button
}

// CompareCard shows the numbers of two periods side by side. It judges nobody.
func CompareCard(c Comparison) chat.Face {
	text := c.title("") + "\n对比 " + c.Than.Label + inBrackets(dated(c.Than, c.Today))
	switch {
	case len(c.Lines) == 0:
		c.Lines = []string{"两段时间都" + noRecord}
	case c.Nothing:
		c.Lines = append([]string{c.Than.Label + "还没有记录，只列现在的"}, c.Lines...)
	}
	text += "\n" + strings.Join(c.Lines, "\n") + before("\n", c.going())
	return chat.Face{Text: text, Buttons: append(rows(c.Digits, 2), rows(c.Acts, 3)...)}
}

// A Grouped is what a card is drawn from that tells numbers unit by unit or point
// by point, in their fixed order: it is no ranking.
type Grouped struct {
	Heading
	By    string
	Of    string     // what they are; "": 个
	Than  day.Period // what it is compared with, if it is
	Total int
	Lines []GroupLine
	Open  []chat.Button
	Acts  []chat.Button
}

// A GroupLine is one unit or point.
type GroupLine struct {
	Name    string
	Amounts []string // those that there are
}

// GroupedCard shows a page of them.
func GroupedCard(g Grouped) chat.Face {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", g.title(""))
	if g.Than.From != "" {
		fmt.Fprintf(&b, "对比 %s%s\n", g.Than.Label, inBrackets(dated(g.Than, g.Today)))
	}
	fmt.Fprintf(&b, "%s · 共 %d %s，按固定顺序\n", g.By, g.Total, cmp.Or(g.Of, "个"))
	for _, l := range g.Lines {
		fmt.Fprintf(&b, "▸ %s：%s\n", l.Name, cmp.Or(strings.Join(l.Amounts, "　"), noRecord))
	}
	if len(g.Lines) == 0 {
		b.WriteString(LaterEmpty)
	}
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: append(rows(g.Open, 3), rows(g.Acts, 3)...)}
}

// NoPointName is what needs no point: 质量培训.
const NoPointName = "不分点位"

// LongestAgo lists points with the day of the newest visit to each.
func LongestAgo(h Heading, points []*bureau.Point, last map[int64]day.Day, offset int, at func(int) string) chat.Face {
	face := pointButtons(points, offset, "")
	shown := window(points, offset)
	face.Buttons = face.Buttons[:(len(shown)+1)/2]
	if turn := leaf(len(points), offset, at); len(turn) > 0 {
		face.Buttons = append(face.Buttons, turn)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "📍 最近一次走访，隔得久的在前 · %s\n", h.Where)
	for _, p := range shown {
		fmt.Fprintf(&b, "▸ %s：%s\n", p.Name, cmp.Or(shortOf(last[p.ID], h.Today), "还没看到走访"))
	}
	face.Text = strings.TrimSpace(b.String())
	return face
}

// UnvisitedIn lists the points that nobody visited in a period.
func UnvisitedIn(h Heading, points []*bureau.Point, offset int, at func(int) string) chat.Face {
	when := called(h.Period, h.Today) + inBrackets(dated(h.Period, h.Today))
	if len(points) == 0 {
		return chat.Face{Text: fmt.Sprintf("📍 %s · %s\n每个点位都看到走访了。", when, h.Where)}
	}
	face := pointButtons(points, offset, "")
	face.Buttons = face.Buttons[:(len(window(points, offset))+1)/2]
	if turn := leaf(len(points), offset, at); len(turn) > 0 {
		face.Buttons = append(face.Buttons, turn)
	}
	face.Text = fmt.Sprintf("📍 %s还没看到走访 · %s\n共 %d 个", when, h.Where, len(points))
	return face
}
