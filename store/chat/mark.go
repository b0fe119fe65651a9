package chat

import "slices"

// A Mark is how a piece of a face's text looks, where the channel can show it. From and To
// are bytes of the text.
type Mark struct {
	Look Look  `json:"look"`
	From int   `json:"from,omitempty"`
	To   int   `json:"to"`
	At   int64 `json:"at,omitempty"` // Moment: Unix seconds
}

// A Look is a way for a piece of text to look.
type Look string

// The looks. None has a meaning that the words do not have: a channel may show the plain text.
const (
	Bold   Look = "bold"
	Folded Look = "folded" // a long quote that shows its first lines until it is tapped
	Moment Look = "moment" // a day or a time that the channel may offer to remember
)

// moved returns marks for the same pieces of a text that has n bytes more before them.
func moved(marks []Mark, n int) []Mark {
	if n == 0 || len(marks) == 0 {
		return marks
	}
	marks = slices.Clone(marks)
	for i := range marks {
		marks[i].From += n
		marks[i].To += n
	}
	return marks
}

// Insert puts words into the text at a byte; what stands behind keeps its look.
func (f Face) Insert(at int, words string) Face {
	f.Text = f.Text[:at] + words + f.Text[at:]
	f.Marks = slices.Clone(f.Marks)
	for i := range f.Marks {
		if f.Marks[i].From >= at {
			f.Marks[i].From += len(words)
		}
		if f.Marks[i].To > at {
			f.Marks[i].To += len(words)
		}
	}
	return f
}

// Cut returns the face with the first n bytes of its text.
func (f Face) Cut(n int) Face {
	f.Text = f.Text[:n]
	f.Marks = Within(f.Marks, n)
	return f
}

// Within returns the marks of the first n bytes of a text.
func Within(marks []Mark, n int) (kept []Mark) {
	for _, m := range marks {
		if m.To = min(m.To, n); m.From < m.To {
			kept = append(kept, m)
		}
	}
	return kept
}

// Looks say how faces look beyond what stands in them: the looks of a text, in order, and the
// style of a button. The zero Looks is plain.
type Looks struct {
	Marks func(Face) []Mark
	Style func(do string) Style
}

// MarksOf returns the looks of a face's text.
func (l Looks) MarksOf(f Face) []Mark {
	if l.Marks == nil {
		return f.Marks
	}
	return l.Marks(f)
}

// StyleOf returns the style of a button.
func (l Looks) StyleOf(b Button) Style {
	if l.Style == nil {
		return ""
	}
	return l.Style(b.Do)
}

// A Style is the colour of a button: it only repeats what its words say.
type Style string

// The styles.
const (
	Success Style = "success" // it does what the card is for
	Danger  Style = "danger"  // it throws away what the card shows
)
