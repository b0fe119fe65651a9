package messages

import (
	"fmt"
	"slices"
	"strconv"

	"liaison/messages/report/word"
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

// briefVisits are the visits point by point in their fixed order, each a sentence.
func (f *DocumentFacts) briefVisits() (lines []word.Block) {
	for _, p := range f.Dir.Points {
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
			said = append(said, word.Text(shortDay(r.Day)+before("，", unitNames(f.Dir, r.Author))+before("，", visitType(r.Type))))
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
	for _, r := range f.Rows {
		if r.Kind != record.KindProblem {
			continue
		}
		said := word.Paragraph{word.Text(before("", pointOnly(f.Dir, r.Point)) + "反映：")}
		said = append(said, heard(&r.Record, r.Text)...)
		said = append(said, word.Text("，"+string(r.Problem.State)+"（"), numbered(r.ID), word.Text("）。"))
		lines = append(lines, said)
	}
	return lines
}

// withSources adds the records behind each number that the text has.
func (f *DocumentFacts) withSources(d *word.Document) *word.Document {
	t := word.Table{Columns: []word.Column{{Head: "编号", Width: 4, Middle: true}, {Head: "日期", Width: 6, Middle: true}, {Head: "联系点", Width: 8}, {Head: "事项", Width: 11}, {Head: "计入", Width: 3, Right: true}}}
	for i := range f.Figures {
		x := &f.Figures[i]
		if x.Value == 0 {
			continue
		}
		g := word.Group{Name: fmt.Sprintf("%s：%d%s", x.Name, x.Value, x.measure()), Ref: x.ref()}
		pieces := slices.Clone(x.Behind)
		slices.SortStableFunc(pieces, func(a, b count.Piece) int { return int(a.ID - b.ID) })
		for n := range pieces {
			r := &pieces[n].Record
			g.Rows = append(g.Rows, word.Row{says(Number(r.ID)), says(string(r.Day)), says(pointOnly(f.Dir, r.Point)), append(says(before("", r.Type)+" "), heard(r, clip(r.Text, 30))...), says(strconv.Itoa(pieces[n].Value))})
		}
		t.Groups = append(t.Groups, g)
	}
	if len(t.Groups) > 0 {
		d.Blocks = append(d.Blocks, word.Appendix(summarySources), t)
	}
	return d
}
