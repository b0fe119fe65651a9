package telegram

import (
	"encoding/json"
	"regexp"
	"strings"

	"liaison/bot/channel"
	"liaison/store/chat"
)

// Limits in bytes of what is kept. Telegram's own are lower.
const (
	maxText = 32 << 10
	maxRaw  = 4 << 10
	maxName = 120
	maxData = 64
	maxID   = 256 // of files, taps and albums

	maxSearch = 1 << 10
)

// decode reads what we need of an update. It never fails: what it cannot read
// is kept as it came, for the one who will look into it, and is Ignored.
func decode(raw json.RawMessage) *chat.Update {
	var w wireUpdate
	if err := json.Unmarshal(raw, &w); err != nil {
		return undecodable(raw)
	}
	u := &chat.Update{Remote: w.ID, Kind: chat.Ignored}
	switch {
	case w.Message != nil:
		w.Message.into(u, chat.Text)
	case w.Edited != nil:
		w.Edited.into(u, chat.Edit)
	case w.Tap != nil:
		w.Tap.into(u)
	case w.Member != nil:
		w.Member.into(u)
	case w.Search != nil:
		w.Search.into(u)
		return u
	}
	if u.Chat == 0 {
		return &chat.Update{Remote: w.ID, Kind: chat.Ignored}
	}
	return u
}

// undecodable keeps an update that cannot be read, with its number if that can.
func undecodable(raw json.RawMessage) *chat.Update {
	var w struct {
		ID int64 `json:"update_id"`
	}
	if json.Unmarshal(raw, &w) != nil {
		w.ID = 0
	}
	text, masked := channel.Private(plain(raw), maxRaw)
	return &chat.Update{Remote: w.ID, Kind: chat.Ignored, Raw: text, Masked: masked}
}

// escaped are signs of a JSON text that are written as numbers: \u0031 is 1.
var escaped = regexp.MustCompile(`\\\\|(?:\\u[0-9a-fA-F]{4})+`)

// plain writes a JSON text without these, so that nothing private hides in them.
func plain(raw []byte) string {
	return escaped.ReplaceAllStringFunc(string(raw), func(s string) string {
		var text string
		if s == `\\` || json.Unmarshal([]byte(`"`+s+`"`), &text) != nil {
			return s
		}
		return text
	})
}

// into fills u with a message of a private chat. One that only tells what
// happened in the chat (a pinned message, a new picture) is left alone.
func (m *wireMessage) into(u *chat.Update, kind chat.UpdateKind) {
	u.Text, u.Masked = channel.Private(m.Text+m.Caption, maxText)
	var named bool
	u.Files, named = m.attached()
	u.Masked, u.Dropped = u.Masked || named, m.dropped()
	if u.Text == "" && u.Files == nil && u.Dropped == "" && m.Text == "" && !m.curious() {
		return
	}
	u.Kind, u.Chat, u.At, u.Message = kind, m.Chat.private(), m.Date, m.ID
	u.ReplyTo, u.Album, u.Name = m.ReplyTo.ID, id(m.Album), m.From.name()
	u.About = m.ReplyTo.number()
}

// dropped says what of a message is left out by design, because it tells of
// other people's private lives.
func (m *wireMessage) dropped() string {
	switch {
	case m.Contact != nil:
		return "名片"
	case m.Location != nil:
		return "位置"
	}
	return ""
}

// curious reports whether a person sent something that has neither words nor a
// file: it gets an answer, but nothing of it is kept.
func (m *wireMessage) curious() bool {
	return m.Dice != nil || m.Poll != nil || m.Story != nil || m.Game != nil || m.Paid != nil || m.List != nil
}

// number is the only #n of a message; #13812345678 is none.
func (m *wireQuote) number() int64 {
	n := chat.OnlyNumber(m.Text + m.Caption)
	if masked, _ := channel.Private(m.Text+m.Caption, maxText); chat.OnlyNumber(masked) != n {
		return 0
	}
	return n
}

// attached are the files of a message: at most one, as Telegram has it. masked says
// that something private was in a name.
func (m *wireMessage) attached() (files []chat.File, masked bool) {
	if len(m.Photo) > 0 {
		largest := m.Photo[0]
		for _, p := range m.Photo[1:] {
			if p.Width*p.Height > largest.Width*largest.Height {
				largest = p
			}
		}
		return []chat.File{largest.file("photo")}, false
	}
	for _, f := range []struct {
		file *wireFile
		kind string
	}{
		{m.Animation, "video"}, // comes with a copy of itself as a document
		{m.Document, "document"}, {m.Video, "video"}, {m.VideoNote, "video"},
		{m.Voice, "voice"}, {m.Audio, "voice"}, {m.Sticker, "sticker"},
	} {
		if f.file != nil {
			_, masked = channel.Private(f.file.Name, maxName)
			return []chat.File{f.file.file(f.kind)}, masked
		}
	}
	return nil, false
}

func (f *wireFile) file(kind string) chat.File {
	return chat.File{Kind: kind, ID: id(f.ID), Name: channel.OneLine(f.Name, maxName), Size: max(f.Size, 0), Mime: channel.OneLine(f.Mime, maxName)}
}

// into fills u with a tap. A tap on a message too old to be shown, or on none,
// is one of its person's own chat.
func (t *wireTap) into(u *chat.Update) {
	u.Kind, u.Chat, u.Tap, u.Name = chat.Tap, t.From.ID, id(t.ID), t.From.name()
	u.Data = channel.Cut(channel.Clean(t.Data), maxData)
	if t.Message != nil {
		u.Message = t.Message.ID
		if t.Message.Chat.Type != "" {
			u.Chat = t.Message.Chat.private()
		}
	}
}

// into fills u with a search. One from another chat than that with the bot has no chat: what
// is offered is for one's own eyes.
func (s *wireSearch) into(u *chat.Update) {
	u.Kind, u.Tap, u.Name = chat.Search, id(s.ID), s.From.name()
	u.Text, u.Masked = channel.Private(s.Query, maxSearch)
	if s.Chat == "sender" {
		u.Chat = s.From.ID
	}
}

// into fills u with what a person did to the bot.
func (m *wireMember) into(u *chat.Update) {
	u.Chat, u.At, u.Name = m.Chat.private(), m.Date, m.From.name()
	switch m.New.Status {
	case "kicked":
		u.Kind = chat.Blocked
	case "member":
		u.Kind = chat.Unblocked
	default:
		u.Chat = 0
	}
}

func (u *wireUser) name() string {
	return channel.OneLine(strings.TrimSpace(u.First+" "+u.Last), maxName)
}

// id is one of Telegram's own names for things.
func id(s string) string { return channel.Cut(channel.Clean(s), maxID) }
