package messages

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"liaison/messages/report/word"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/indicator"
	"liaison/store/record"
)

// Brief is the draft of a 简报 on the visits of a week or a month: facts with their
// numbers, to be edited. Each number leads to the records behind it.
func Brief(f *DocumentFacts) *word.Document {
	d := &word.Document{Title: "“小个专”党建工作简报", Subtitle: "（" + f.spanWords() + "，草稿）"}
	part := 0
	head := func(title string) {
		d.Blocks = append(d.Blocks, word.Heading1(numerals[part]+"、"+title))
		part++
	}
	if said := f.briefSums(visitFigures); len(said) > 0 {
		head("总体情况")
		d.Blocks = append(d.Blocks, said)
	}
	if lines := f.briefVisits(); len(lines) > 0 {
		head("走访情况")
		d.Blocks = append(d.Blocks, lines...)
	}
	if lines := f.briefProblems(); len(lines) > 0 {
		head("问题办理")
		d.Blocks = append(d.Blocks, lines...)
	}
	head("下步工作")
	d.Blocks = append(d.Blocks, word.Paragraph{todo("下步工作安排")})
	d.Blocks = append(d.Blocks, word.Signed{By: f.sender(), On: fullDay(f.Today)})
	return f.withSources(d)
}

// visitFigures are the numbers of the first paragraph.
func visitFigures(x *BriefFigure) bool { return x.Name != indicator.Raised && x.Name != indicator.Done }

// briefSums writes the numbers of the period: 走访12次，涉及8个联系点，辐射户数62户。
func (f *DocumentFacts) briefSums(of func(*BriefFigure) bool) (said word.Paragraph) {
	for i := range f.Figures {
		x := &f.Figures[i]
		if !of(x) || x.Value == 0 {
			continue
		}
		if len(said) > 0 {
			said = append(said, word.Text("，"))
		} else {
			said = append(said, word.Text(f.spanWords()+"，"))
		}
		said = append(said, word.Text(x.Name), word.Figure{Text: strconv.Itoa(x.Value), Ref: x.ref()}, word.Text(x.measure()))
		if x.Name == indicator.Visits {
			said = append(said, word.Text(fmt.Sprintf("，涉及%d个联系点", pointsBehind(x.Behind))))
		}
	}
	if len(said) > 0 {
		said = append(said, word.Text("。"))
	}
	return said
}

func (x *BriefFigure) ref() string { return "figure/" + x.Name }

// measure is the unit of a number: visits to the same 户 add up to 户次.
func (x *BriefFigure) measure() string {
	if x.Repeated && (x.Unit == household || x.Unit == "家") {
		return x.Unit + "次"
	}
	return x.Unit
}

func pointsBehind(pieces []count.Piece) int {
	seen := map[int64]bool{}
	for i := range pieces {
		seen[pieces[i].Point] = true
	}
	delete(seen, 0)
	return len(seen)
}

// mostTold is how many visits a 简报 tells of one by one. Of more it tells what they came
// to at each point.
const mostTold = 12

// briefVisits are the visits point by point in their fixed order.
func (f *DocumentFacts) briefVisits() (lines []word.Block) {
	visits := 0
	for _, r := range f.Rows {
		if r.Kind == record.KindVisit {
			visits++
		}
	}
	for _, p := range f.Dir.Points {
		if visits > mostTold {
			if said := f.briefPoint(p); len(said) > 0 {
				lines = append(lines, said)
			}
			continue
		}
		var said word.Paragraph
		for _, r := range f.Rows {
			if r.Kind != record.KindVisit || r.Point != p.ID {
				continue
			}
			if len(said) == 0 {
				said = word.Paragraph{word.Text(p.Name + "：")}
			} else {
				said = append(said, word.Text("；"))
			}
			said = append(said, word.Text(ShortDay(r.Day)+before("，", strings.Join(f.Dir.UnitsOf(r.Author), "、"))+before("，", visitType(r.Type))))
			if r.Text != "" {
				said = append(append(said, word.Text("，")), heard(&r.Record, r.Text)...)
			}
			if n := f.figureWords(&r.Record); len(n) > 0 {
				said = append(append(said, word.Text("，")), n...)
			}
			said = append(said, word.Text("（"), numbered(r.ID), word.Text("）"))
		}
		if len(said) > 0 {
			lines = append(lines, append(said, word.Text("。")))
		}
	}
	return lines
}

// briefPoint tells what the visits to a point came to: 钢材市场：走访6次（送政策4次、日常走访
// 2次），辐射户数31户次。
func (f *DocumentFacts) briefPoint(p *bureau.Point) (said word.Paragraph) {
	var types []string
	times := map[string]int{}
	for _, r := range f.Rows {
		if r.Kind == record.KindVisit && r.Point == p.ID {
			if times[r.Type]++; times[r.Type] == 1 {
				types = append(types, r.Type)
			}
		}
	}
	for i := range f.Figures {
		x := &f.Figures[i]
		sum, records := 0, 0
		for n := range x.Behind {
			if x.Behind[n].Point == p.ID {
				sum, records = sum+x.Behind[n].Value, records+1
			}
		}
		if !visitFigures(x) || sum == 0 {
			continue
		}
		here := BriefFigure{Unit: x.Unit, Repeated: records > 1}
		said = append(said, word.Text("，"+x.Name), word.Figure{Text: strconv.Itoa(sum), Ref: x.ref()}, word.Text(here.measure()))
		if x.Name == indicator.Visits {
			var by []string
			for _, typ := range types {
				by = append(by, fmt.Sprintf("%s%d次", visitType(typ), times[typ]))
			}
			said = append(said, word.Text(inBrackets(strings.Join(by, "、"))))
		}
	}
	if len(said) == 0 {
		return nil
	}
	said[0] = word.Text(p.Name + "：" + strings.TrimPrefix(string(said[0].(word.Text)), "，"))
	return append(said, word.Text("。"))
}

// visitType is a type of visits as a sentence has it.
func visitType(typ string) string {
	if typ == "日常" {
		return "日常走访"
	}
	return typ
}

// briefProblems are the problems of the period with where they stand.
func (f *DocumentFacts) briefProblems() (lines []word.Block) {
	sums := f.briefSums(func(x *BriefFigure) bool { return !visitFigures(x) })
	if len(sums) > 0 {
		lines = append(lines, sums)
	}
	told := len(lines)
	for _, r := range f.Rows {
		if r.Kind != record.KindProblem {
			continue
		}
		said := word.Paragraph{word.Text(before("", pointOnly(f.Dir, r.Point)) + "反映：")}
		said = append(said, heard(&r.Record, r.Text)...)
		said = append(said, word.Text("，"+whereItIs(r.Problem)+"（"), numbered(r.ID), word.Text("）。"))
		lines = append(lines, said)
	}
	if len(lines) > told && f.Period.To < f.Today { // as they stand now, which is not how they stood then
		lines = slices.Insert(lines, told, word.Block(word.Paragraph{word.Text("以下新增问题的办理情况截至" + fullDay(f.Today) + "。")}))
	}
	return lines
}

// whereItIs says where a problem stands. One that nobody objected to was not checked, and one
// solved at once was never open.
func whereItIs(p *record.Problem) string {
	if p.State != record.ProblemClosed {
		return string(p.State)
	}
	switch p.Closing {
	case record.ClosedChecked:
		return "已核实销号"
	case record.ClosedByTime:
		return "已办结，期满无异议"
	case record.ClosedOnSpot:
		return "现场解决"
	}
	return string(p.State)
}

// withSources adds the records behind each number that the text has, by their numbers, each
// with what it counts for.
func (f *DocumentFacts) withSources(d *word.Document) *word.Document {
	t := word.Table{Columns: []word.Column{{Head: "记录的编号（计入的数）", Width: 1}}, Small: true}
	for i := range f.Figures {
		x := &f.Figures[i]
		if x.Value == 0 {
			continue
		}
		pieces := slices.Clone(x.Behind)
		slices.SortStableFunc(pieces, func(a, b count.Piece) int { return int(a.ID - b.ID) })
		var said []string
		for n := range pieces {
			words := Number(pieces[n].ID)
			if pieces[n].Value != 1 {
				words += fmt.Sprintf("（%d）", pieces[n].Value)
			}
			said = append(said, words)
		}
		t.Groups = append(t.Groups, word.Group{Name: fmt.Sprintf("%s：%d%s", x.Name, x.Value, x.measure()), Ref: x.ref(), Rows: []word.Row{word.Words(strings.Join(said, " "))}})
	}
	if len(t.Groups) > 0 {
		d.Blocks = append(d.Blocks, word.Appendix(summarySources), t)
	}
	return d
}

// Words that ask for papers.
const (
	BriefWord   = "简报"
	ExportShown = "导出来" // what was shown last
)

// DocumentOf asks for the document of one record, or is "".
func DocumentOf(kind record.Kind, number int64) string {
	switch kind {
	case record.KindMeeting:
		return "会议记录 " + Number(number)
	case record.KindProblem:
		return "问题交办单 " + Number(number)
	case record.KindVisit:
		return "走访记录表 " + Number(number)
	}
	return ""
}
