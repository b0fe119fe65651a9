package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/messages/report/word"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
)

// DocumentFacts is what a document is written from. What is absent is not known:
// nothing is said of it, or room is left to write it by hand. Nobody of a 党组织 is
// named.
type DocumentFacts struct {
	Dir    *bureau.Directory
	Bureau string // the bureau's name with the district's; "": not known
	Today  day.Day
	Period day.Period
	Until  day.Day // counted until then: a period that is not over; "": its end

	Branch   *BranchYear    // of a 支部 and year
	Row      *count.Row     // of one record; nil: a form to be filled by hand
	Rows     []*count.Row   // problems, or visits
	Month    []duty.Section // what each 支部 owes in a month
	Idle     []*bureau.Point
	Points   []PointLine
	Terms    []TermLine
	Figures  []BriefFigure
	Narrowed string // the 所, the 科室 or the point that it is about; "": all one may see
}

// A BranchYear is the 组织生活 of a 支部 in a year.
type BranchYear struct {
	duty.Body
	Meetings []*record.Record // in the order of days
	Owed     []duty.Obligation
	Learned  []*record.Record // 学习培训 at its point
	Plans    []*record.Record // what was noted as to come at its point
}

// A PointLine is a point with its 党组织.
type PointLine struct {
	*bureau.Point
	Orgs []duty.Body
}

// A TermLine is a 党组织 whose 换届 is to be spoken of.
type TermLine struct {
	*bureau.Org
	End duty.TermEnd
}

// A BriefFigure is a number of a 简报 with the records behind it.
type BriefFigure struct {
	Name, Unit string
	Value      int
	Repeated   bool // of 户 that several visits to one point said
	Behind     []count.Piece
}

// DocumentName is the name of a document's file.
func DocumentName(title string, about ...string) string {
	return strings.Join(append([]string{title}, slices.DeleteFunc(about, func(s string) bool { return s == "" })...), " ") + ".docx"
}

// heard are words as they stand in a record. What came from the chat is marked: a
// person has to look at it before it is handed on.
func heard(r *record.Record, words string) word.Paragraph {
	switch {
	case words == "":
		return nil
	case r.Draft != 0 || r.Detail.Said != "":
		return word.Paragraph{word.Mark(words)}
	}
	return word.Paragraph{word.Text(words)}
}

func says(words string) word.Paragraph {
	if words == "" {
		return nil
	}
	return word.Paragraph{word.Text(words)}
}

// numbered leads to a record, where the document shows it.
func numbered(id int64) word.Run { return word.Figure{Text: Number(id), Ref: recordRef(id)} }

func recordRef(id int64) string { return fmt.Sprint("record/", id) }

// A formLine is a row of a form: labels and what stands beside them.
type formLine struct {
	label string
	says  word.Paragraph
	more  *formLine // beside it
	lines int
}

// form lays out lines on four columns.
func form(ref string, lines ...formLine) word.Form {
	f := word.Form{Widths: []int{11, 17, 11, 17}, Ref: ref}
	for _, l := range lines {
		label := func(words string) word.FormCell { return word.FormCell{Label: true, Says: says(words)} }
		row := word.FormRow{Lines: max(l.lines, 2)}
		if l.more != nil {
			row.Cells = []word.FormCell{label(l.label), {Says: l.says}, label(l.more.label), {Says: l.more.says}}
		} else {
			row.Cells = []word.FormCell{label(l.label), {Over: 3, Says: l.says}}
		}
		f.Rows = append(f.Rows, row)
	}
	return f
}

// pair is a row with two labels.
func pair(label string, value word.Paragraph, other string, beside word.Paragraph) formLine {
	return formLine{label: label, says: value, more: &formLine{label: other, says: beside}}
}

func line(label string, value word.Paragraph, lines int) formLine {
	return formLine{label: label, says: value, lines: lines}
}

func headsOf(n *int) word.Paragraph {
	if n == nil {
		return nil
	}
	return says(fmt.Sprintf("%d人", *n))
}

func dayOf(d day.Day) word.Paragraph {
	if d == "" {
		return nil
	}
	return says(fullDay(d))
}

// sender is the bureau as it signs, or what a person must write there.
func (f *DocumentFacts) sender() word.Run {
	if f.Bureau == "" {
		return todo("单位名称")
	}
	return word.Text(f.Bureau)
}

// spanWords are the days of a period: 2026年4月6日至12日.
func (f *DocumentFacts) spanWords() string {
	from, to := f.Period.From, f.Period.To
	if f.Until != "" {
		to = f.Until
	}
	a, b := from.Time(), to.Time()
	switch {
	case from == to:
		return fullDay(from)
	case a.Year() != b.Year():
		return fullDay(from) + "至" + fullDay(to)
	case a.Month() != b.Month():
		return fullDay(from) + "至" + ShortDay(to)
	}
	return fullDay(from) + "至" + fmt.Sprintf("%d日", b.Day())
}
