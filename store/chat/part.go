package chat

import (
	"slices"
	"strings"
)

// A Part is what a card says for other messages that fell on the same day. It stays below the
// card's own words when these are drawn anew.
type Part struct {
	Text    string     `json:"text"`
	Marks   []Mark     `json:"marks,omitempty"`
	Buttons [][]Button `json:"buttons,omitempty"`
}

// blank parts the messages on one card.
const blank = "\n\n"

// With returns the face with a part below it; nil: as it is.
func (f Face) With(p *Part) Face {
	if p == nil {
		return f
	}
	f.Joined = p
	f.Text += blank
	f.Marks = slices.Concat(f.Marks, moved(p.Marks, len(f.Text)))
	f.Text += p.Text
	f.Buttons = slices.Concat(f.Buttons, p.Buttons)
	return f
}

// Own returns the face without what was joined to it.
func (f Face) Own() Face {
	if f.Joined == nil {
		return f
	}
	f.Text = strings.TrimSuffix(f.Text, blank+f.Joined.Text)
	f.Marks = f.Marks[:max(0, len(f.Marks)-len(f.Joined.Marks))]
	if len(f.Marks) == 0 {
		f.Marks = nil // as it was before it joined
	}
	f.Buttons = f.Buttons[:max(0, len(f.Buttons)-len(f.Joined.Buttons))]
	f.Joined = nil
	return f
}

// Join returns the face with another one below all it says. A button that it has already is
// left out.
func (f Face) Join(other Face) Face {
	p := Part{Text: other.Text, Marks: other.Marks}
	if f.Joined != nil {
		p.Marks = slices.Concat(f.Joined.Marks, moved(p.Marks, len(f.Joined.Text)+len(blank)))
		p.Text = f.Joined.Text + blank + p.Text
		p.Buttons = slices.Clone(f.Joined.Buttons)
	}
	for _, row := range other.Buttons {
		row = slices.DeleteFunc(slices.Clone(row), func(b Button) bool { return b.Do != "" && f.offers(b.Do) })
		if len(row) > 0 {
			p.Buttons = append(p.Buttons, row)
		}
	}
	return f.Own().With(&p)
}

func (f Face) offers(do string) bool {
	return slices.ContainsFunc(f.Buttons, func(row []Button) bool {
		return slices.ContainsFunc(row, func(b Button) bool { return b.Do == do })
	})
}

// Changed returns the face with its own words, and those of what was joined to it, as change
// returns them.
func (f Face) Changed(change func(Face) Face) Face {
	own := change(f.Own())
	if f.Joined == nil {
		return own
	}
	p := change(Face{Text: f.Joined.Text, Marks: f.Joined.Marks, Buttons: f.Joined.Buttons})
	return own.With(&Part{Text: p.Text, Marks: p.Marks, Buttons: p.Buttons})
}
