package messages

import (
	"fmt"
	"strings"

	"liaison/store/chat"
	"liaison/store/day"
)

// Looks are how cards look where the channel can show it. The first line of a card that
// has more is its title.
var Looks = chat.Looks{Marks: marksOf, Style: styleOf}

// styles are the buttons that stand out: what does what the card is for, and what throws
// it away.
var styles = map[string]chat.Style{
	DoSubmit: chat.Success, DoApply: chat.Success, DoTakeFigures: chat.Success, DoTakeNotice: chat.Success, DoTakeLayout: chat.Success,
	DoDiscard: chat.Danger, DoDropFigures: chat.Danger, DoDropNotice: chat.Danger, DoDropLayout: chat.Danger, DoDropForm: chat.Danger, DoDropAside: chat.Danger,
}

func styleOf(do string) chat.Style {
	verb, _, _ := strings.Cut(do, ":")
	return styles[verb]
}

// marksOf returns the looks of a card and of what was joined to it, in the order of the text.
func marksOf(f chat.Face) []chat.Mark {
	if f.Joined == nil {
		return titled(f.Text, f.Marks)
	}
	own := f.Own()
	own.Marks = titled(own.Text, own.Marks)
	return own.With(&chat.Part{Text: f.Joined.Text, Marks: titled(f.Joined.Text, f.Joined.Marks)}).Marks
}

// titled adds the look of the title, unless something is bold already or the first line
// are the words of the person.
func titled(text string, marks []chat.Mark) []chat.Mark {
	end := strings.IndexByte(text, '\n')
	if end <= 0 || strings.HasPrefix(text, "“") {
		return marks
	}
	for _, m := range marks {
		if m.Look == chat.Bold {
			return marks
		}
	}
	return append([]chat.Mark{{Look: chat.Bold, To: end}}, marks...)
}

// A text is the text of a face with its looks, while it is written.
type text struct {
	strings.Builder
	marks []chat.Mark
}

// line writes a line.
func (t *text) line(words string) { t.WriteString(words + "\n") }

func (t *text) lines(lines []string) {
	for _, line := range lines {
		t.line(line)
	}
}

// title writes the title, where it is not the first line.
func (t *text) title(format string, args ...any) {
	from := t.Len()
	fmt.Fprintf(t, format, args...)
	t.marks = append(t.marks, chat.Mark{Look: chat.Bold, From: from, To: t.Len()})
	t.WriteByte('\n')
}

// due writes a line that ends with a day by whose end something is due.
func (t *text) due(words string, of string, d day.Day) {
	t.WriteString(words)
	t.marks = append(t.marks, chat.Mark{Look: chat.Moment, From: t.Len(), To: t.Len() + len(of), At: endOf(d)})
	t.line(of)
}

// dated writes a line in which the first naming of a day is when something is due.
func (t *text) dated(words string, d day.Day) {
	if at := strings.Index(words, ShortDay(d)); d != "" && at >= 0 {
		t.marks = append(t.marks, chat.Mark{Look: chat.Moment, From: t.Len() + at, To: t.Len() + at + len(ShortDay(d)), At: endOf(d)})
	}
	t.line(words)
}

// endOf is when the work of a day ends, in Unix seconds.
func endOf(d day.Day) int64 { return day.WorkEnds(d).Unix() }

// folded writes lines that nobody has to read at once: many of them are folded.
func (t *text) folded(lines []string) {
	from := t.Len()
	t.lines(lines)
	if t.Len() > from && foldsUp(lines) {
		t.marks = append(t.marks, chat.Mark{Look: chat.Folded, From: from, To: t.Len() - 1})
	}
}

// What is longer than this is folded.
const (
	foldLines = 4
	foldChars = 120
)

func foldsUp(lines []string) bool {
	chars := 0
	for _, line := range lines {
		chars += len([]rune(line))
	}
	return len(lines) > foldLines || chars > foldChars
}

// face is the card that shows the text.
func (t *text) face(buttons [][]chat.Button) chat.Face {
	words := strings.TrimRight(t.String(), "\n ")
	return chat.Face{Text: words, Marks: chat.Within(t.marks, len(words)), Buttons: buttons}
}
