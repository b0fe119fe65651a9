package telegramtest

import (
	"encoding/json"
	"slices"
	"unicode/utf16"
)

// A Message is what a person sees of one message now.
type Message struct {
	ID        int
	FromBot   bool
	From      string   // the name of who wrote it
	Text      string   // as read: the text, or the caption under a picture
	Looks     []string // its entities: "bold 请核对", each with the words it is about
	Buttons   [][]Button
	Photo     *File
	Document  *File
	ReplyTo   int
	Edited    int // how often
	Reactions []string
	History   []Version // the earlier states, oldest first
}

// A Button is one button under a message. Data goes to the bot; a button with
// URL, Copy or Search does something else.
type Button struct {
	Text, Data, URL, Copy, Style string
	Search                       bool // one goes on with [User.Search]
}

// A File is what came with a message.
type File struct {
	ID    string
	Name  string
	MIME  string
	Bytes []byte
}

// Button returns the first button whose text is the label, or contains it.
func (m Message) Button(label string) (Button, bool) {
	all := slices.Concat(m.Buttons...)
	for _, b := range all {
		if b.Text == label {
			return b, true
		}
	}
	for _, b := range all {
		if contains(b.Text, label) {
			return b, true
		}
	}
	return Button{}, false
}

// Has says whether the text contains s.
func (m Message) Has(s string) bool { return contains(m.Text, s) }

func (m *message) view() Message {
	w := m.wire
	v := Message{
		ID: int(w.ID), FromBot: m.fromBot, From: w.From.FirstName, Text: m.plain(), Looks: looks(m.plain(), slices.Concat(w.Entities, w.CaptionEntities)),
		Buttons: buttons(w.ReplyMarkup), Edited: len(m.history),
		Reactions: slices.Clone(m.reactions), History: slices.Clone(m.history),
	}
	if w.ReplyTo != nil {
		v.ReplyTo = int(w.ReplyTo.ID)
	}
	switch {
	case m.file == nil:
	case w.Photo != nil:
		v.Photo = m.file.view()
	default:
		v.Document = m.file.view()
	}
	return v
}

func looks(text string, entities []wireEntity) (said []string) {
	units := utf16.Encode([]rune(text))
	for _, e := range entities {
		said = append(said, e.Type+" "+string(utf16.Decode(units[e.Offset:e.Offset+e.Length])))
	}
	return said
}

func buttons(k *inline) (rows [][]Button) {
	if k == nil {
		return nil
	}
	for _, r := range k.Rows {
		row := make([]Button, 0, len(r))
		for _, b := range r {
			row = append(row, b.view())
		}
		rows = append(rows, row)
	}
	return rows
}

func (b *inlineButton) view() Button {
	v := Button{Text: b.Text, Data: b.Data, URL: b.URL, Style: b.Style, Search: b.Here != nil}
	if b.Copy != nil {
		v.Copy = b.Copy.Text
	}
	if b.WebApp != nil {
		var app struct{ URL string }
		_ = json.Unmarshal(b.WebApp, &app)
		v.URL = app.URL
	}
	return v
}

func (c *chat) view() []Message {
	all := make([]Message, 0, len(c.messages))
	for _, m := range c.messages {
		if !m.deleted {
			all = append(all, m.view())
		}
	}
	return all
}
