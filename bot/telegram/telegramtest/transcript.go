package telegramtest

import (
	"cmp"
	"fmt"
	"strings"
)

// An event is one thing that happened in a chat, for the transcript.
type event struct {
	kind     eventKind
	who      string
	text     string
	message  *wireMessage
	keyboard *markup
}

type eventKind int

const (
	said eventKind = iota
	reworded
	tapped
	shown
	edited
	answered
	reacted
	deleted
)

func (c *chat) log(e event) { c.events = append(c.events, e) }

// Transcript is what happened in the private chat, readable by a secretary:
//
//	城东所干事甲> 今天走访写字楼
//	  请核对：…
//	  [提交] [修改]
//	城东所干事甲> 点［提交］
//	  （改）✅ 已登记
func (s *Server) Transcript(u *User) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return u.chat.transcript()
}

func (c *chat) transcript() string {
	var b strings.Builder
	for _, e := range c.events {
		e.write(&b)
	}
	return b.String()
}

func (e *event) write(b *strings.Builder) {
	switch e.kind {
	case said:
		fmt.Fprintf(b, "%s> %s\n", e.who, indent(e.message.words()))
	case reworded:
		fmt.Fprintf(b, "%s> （改）%s\n", e.who, indent(e.message.words()))
	case tapped:
		fmt.Fprintf(b, "%s> 点［%s］\n", e.who, e.text)
	case shown:
		e.writeMessage(b, "")
	case edited:
		e.writeMessage(b, "（改）")
	case answered:
		fmt.Fprintf(b, "  （提示）%s\n", indent(e.text))
	case reacted:
		fmt.Fprintf(b, "  （表情）%s\n", e.text)
	case deleted:
		fmt.Fprintf(b, "  （删）%s\n", indent(e.message.words()))
	}
}

func (e *event) writeMessage(b *strings.Builder, mark string) {
	fmt.Fprintf(b, "  %s%s\n", mark, indent(e.message.words()))
	for _, row := range buttons(e.message.ReplyMarkup) {
		labels := make([]string, 0, len(row))
		for _, button := range row {
			labels = append(labels, button.Text)
		}
		writeRow(b, labels, "")
	}
	if e.keyboard == nil {
		return
	}
	for _, row := range e.keyboard.labels {
		writeRow(b, row, "键盘 ")
	}
}

func writeRow(b *strings.Builder, labels []string, mark string) {
	b.WriteString("  " + mark + "[" + strings.Join(labels, "] [") + "]\n")
}

func indent(text string) string { return strings.ReplaceAll(text, "\n", "\n  ") }

// words describes a message in one or more lines.
func (w *wireMessage) words() string {
	text := cmp.Or(w.Text, w.Caption)
	switch {
	case w.Photo != nil:
		return "〔照片〕" + text
	case w.Document != nil:
		return "〔文件 " + w.Document.Name + "〕" + text
	case w.Voice != nil:
		return "〔语音〕"
	case w.Sticker != nil:
		return "〔贴纸〕"
	case w.Location != nil:
		return "〔位置〕"
	case w.Contact != nil:
		return "〔名片〕"
	}
	return text
}
