package messages

import (
	"cmp"
	"fmt"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// List is what a page of records is drawn from; Back, Less and More are what
// its buttons do, "" for none.
type List struct {
	Dir              *bureau.Directory
	Title            string
	Period           day.Period // none: as it stands now
	Today            day.Day
	Of               *indicator.Indicator // the number they are behind; nil: none
	Total            string               // 62 户; "" where it is not one
	Pieces           []count.Piece
	Told             bool   // what each is about is asked for
	Parts            []Part // how many there are of which kind, whose or how far, where that is asked for
	Back, Less, More string
}

// A Part is how many of some records are alike: 登记注册 3.
type Part struct {
	Name  string
	Count int
}

// parts are some of them on a line.
func parts(all []Part) string {
	var said []string
	for _, p := range all {
		said = append(said, fmt.Sprintf("%s %d", cmp.Or(p.Name, Nobody), p.Count))
	}
	return strings.Join(said, "　")
}

// CategoryTitle heads a list of the problems of one category, or of those that are so far.
func CategoryTitle(x *indicator.Indicator, category, stage, where string) string {
	if x.Kind != indicator.Visit && category != "" {
		category += "类"
	}
	return IndicatorTitle(x.Name) + before(" · ", category) + before(" · ", stage) + " · " + where
}

// StageWords are how far the problems of a list are, by the stage that its question has.
var StageWords = map[byte]string{'w': string(record.ProblemOpen), 'u': "没办完", 'o': "没销号", 'd': "已办结"}

// ListCard shows a page of records, each a tap away, with what it adds to the
// number.
func ListCard(l List) chat.Face {
	var b strings.Builder
	title, dot := l.Title, " · "
	if l.Period.From != "" {
		title, dot = title+"（"+dated(l.Period, cmp.Or(l.Today, l.Period.To))+"）", "· "
	}
	b.WriteString(title + before(dot, l.Total) + "\n")
	if len(l.Pieces) == 0 {
		b.WriteString(LaterEmpty)
	}
	if len(l.Parts) > 0 {
		b.WriteString(parts(l.Parts) + "\n")
	}
	var open []chat.Button
	for i := range l.Pieces {
		r := &l.Pieces[i].Record
		fmt.Fprintf(&b, "%s %s%s\n", Number(r.ID), Line(l.Dir, r), l.share(&l.Pieces[i]))
		if told := toldOf(r); told != "" && (l.Told || len(l.Pieces) == 1) {
			b.WriteString("　" + told + "\n")
		}
		open = append(open, openButton(l.Dir, r))
	}
	var turn []chat.Button
	for _, k := range []chat.Button{{Words: Less, Do: l.Less}, {Words: Return, Do: l.Back}, {Words: More, Do: l.More}} {
		if k.Do != "" {
			turn = append(turn, k)
		}
	}
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: append(rows(open, 2), rows(turn, 3)...)}
}

// toldOf is what a record is about, where its line does not tell.
func toldOf(r *record.Record) string {
	if r.Kind == record.KindProblem || r.Kind == record.KindPlan {
		return ""
	}
	return clip(r.Text, maxTold)
}

// maxTold is how much is told of one record among others.
const maxTold = 60

// share is what a record adds, where its line does not tell: of two that were
// solved on a visit only the problems may be recorded.
func (l *List) share(p *count.Piece) string {
	if l.Of == nil || l.Of.Adds != indicator.Sum {
		return ""
	}
	if f, said := p.Figure(l.Of.Name); said && f.Value == p.Value {
		return ""
	}
	return "（计 " + AmountOf(l.Of, p.Value) + "）"
}

// openButton opens a record: its number and, in short, what it is about.
func openButton(d *bureau.Directory, r *record.Record) chat.Button {
	if r.Kind == record.KindProblem || r.Kind == record.KindPlan && plainName(d, r) == "" {
		return openNumber(r.ID, r.Text)
	}
	return openNumber(r.ID, plainName(d, r))
}

// problemButton opens a problem.
func problemButton(r *record.Record) chat.Button { return openNumber(r.ID, r.Text) }

func openNumber(n int64, matter string) chat.Button {
	return chat.Button{Words: Number(n) + before(" ", clip(matter, maxMatter)), Do: fmt.Sprintf("%s:%d", DoOpen, n)}
}

// maxMatter is how much of a matter stands on a button, two of which stand in a row.
const maxMatter = 8

// IndicatorTitle heads the list of the records behind a number.
func IndicatorTitle(name string) string {
	if name == indicator.Pending || name == indicator.Overdue {
		return "⚠️ " + name
	}
	return name
}
