package dingtalk

import (
	"encoding/json"
	"strconv"
	"strings"

	"liaison/bot/channel"
	"liaison/store/chat"
)

// Limits in bytes of what is kept.
const (
	maxText = 32 << 10
	maxRaw  = 4 << 10
	maxName = 120
	maxData = 256
	maxID   = 256
)

// An arrival is an update before its chat and its names have numbers.
type arrival struct {
	chat.Update
	user  string // what the service calls its person; "": nobody to answer
	name  string // what the service calls the update
	quote string // … and the message that it replies to
	track string // … and the card that was tapped
	done  bool   // it was a tap that is done: nobody answers it
}

// A wireMessage is what somebody wrote to the robot, as much as is read of it.
type wireMessage struct {
	Conversation string      `json:"conversationType"` // "1": a single chat
	ID           string      `json:"msgId"`
	Type         string      `json:"msgtype"`
	At           number      `json:"createAt"`
	Staff        string      `json:"senderStaffId"` // absent for outsiders
	Nick         string      `json:"senderNick"`
	Corp         string      `json:"senderCorpId"`
	OurCorp      string      `json:"chatbotCorpId"`
	Text         wireText    `json:"text"`
	Content      wireContent `json:"content"`
	ErrorCode    number      `json:"errorCode"`
	ErrorMessage string      `json:"errorMessage"`
}

type wireText struct {
	Content string `json:"content"`
	Replied struct {
		ID      string      `json:"msgId"`
		Content wireContent `json:"content"`
	} `json:"repliedMsg"`
}

// wireContent is the content of all types but text.
type wireContent struct {
	Code  string     `json:"downloadCode"`
	Name  string     `json:"fileName"`
	Heard string     `json:"recognition"`
	Text  string     `json:"text"`
	Rich  []wireRich `json:"richText"`
}

type wireRich struct {
	Text string `json:"text"`
	Type string `json:"type"`
	Code string `json:"downloadCode"`
}

// UnmarshalJSON takes a content of another form as none.
func (c *wireContent) UnmarshalJSON(data []byte) error {
	type plain wireContent
	var read plain
	if json.Unmarshal(data, &read) == nil {
		*c = wireContent(read)
	}
	return nil
}

// A number may be written as text.
type number int64

func (n *number) UnmarshalJSON(data []byte) error {
	v, _ := strconv.ParseInt(strings.Trim(string(data), `"`), 10, 64)
	*n = number(v)
	return nil
}

// decodeMessage reads a message to the robot: several updates if it has several pictures. It
// never fails: what it cannot read is kept as it came, and is Ignored.
func decodeMessage(data string) []*arrival {
	var m wireMessage
	if err := json.Unmarshal([]byte(data), &m); err != nil || m.ID == "" {
		text, masked := channel.Private(data, maxRaw)
		return []*arrival{{Update: chat.Update{Kind: chat.Ignored, Raw: text, Masked: masked}, name: "raw " + hashOf(data)}}
	}
	a := &arrival{user: m.person(), name: id(m.ID)}
	a.Kind, a.At, a.Name = chat.Text, int64(m.At)/1000, channel.OneLine(m.Nick, maxName)
	if a.user == "" || m.ErrorCode != 0 { // 20001: it came without its content, as the month is spent
		a.Kind, a.user = chat.Ignored, ""
		return []*arrival{a}
	}
	switch m.Type {
	case "text":
		a.says(strings.TrimSpace(m.Text.Content))
		a.quote, a.About = id(m.Text.Replied.ID), aboutOf(m.Text.Replied.Content.Text)
	case "richText":
		return a.rich(m.Content.Rich)
	case "picture":
		a.Files = []chat.File{{Kind: "photo", ID: code(m.Content.Code)}}
	case "file":
		name := channel.OneLine(m.Content.Name, maxName)
		_, a.Masked = channel.Private(m.Content.Name, maxName)
		a.Files = []chat.File{{Kind: "document", ID: code(m.Content.Code), Name: name}}
	case "audio":
		if a.says(strings.TrimSpace(m.Content.Heard)); a.Text != "" {
			a.Heard = true
		} else {
			a.Files = []chat.File{{Kind: "voice", ID: code(m.Content.Code)}}
		}
	case "video":
		a.Files = []chat.File{{Kind: "video", ID: code(m.Content.Code)}}
	}
	return []*arrival{a} // of another type it is neither words nor a file, and gets an answer
}

// person is the user of a single chat who is of our organisation, or "".
func (m *wireMessage) person() string {
	if m.Conversation != "1" || m.Corp != m.OurCorp {
		return ""
	}
	return id(m.Staff)
}

func (a *arrival) says(text string) { a.Text, a.Masked = channel.Private(text, maxText) }

// rich are the updates of a text with pictures: the words come with the first.
func (a *arrival) rich(parts []wireRich) []*arrival {
	var words strings.Builder
	var photos []chat.File
	for _, p := range parts {
		words.WriteString(p.Text)
		if p.Code != "" {
			photos = append(photos, chat.File{Kind: "photo", ID: code(p.Code)})
		}
	}
	a.says(strings.TrimSpace(words.String()))
	all := []*arrival{a}
	for i, f := range photos {
		if i == 0 {
			a.Files = photos[:1]
			continue
		}
		more := *a
		more.Text, more.Masked, more.Files, more.name = "", false, []chat.File{f}, a.name+"/"+strconv.Itoa(i)
		all = append(all, &more)
	}
	if len(photos) > 1 {
		for _, one := range all {
			one.Album = a.name
		}
	}
	return all
}

// aboutOf is the only #n of a text; #13812345678 is none.
func aboutOf(text string) int64 {
	n := chat.OnlyNumber(text)
	if masked, _ := channel.Private(text, maxText); chat.OnlyNumber(masked) != n {
		return 0
	}
	return n
}

// A wireTap is a tap on a card, as much as is read of it.
type wireTap struct {
	Track   string `json:"outTrackId"`
	User    string `json:"userId"`
	Content string `json:"content"` // JSON
}

// decodeTap reads a tap; nil: it is none of our cards.
func decodeTap(frame, data string) *arrival {
	var t wireTap
	var content struct {
		Private struct {
			Params struct {
				Data string `json:"data"`
			} `json:"params"`
		} `json:"cardPrivateData"`
	}
	if json.Unmarshal([]byte(data), &t) != nil || json.Unmarshal([]byte(t.Content), &content) != nil || !strings.HasPrefix(t.Track, trackPrefix) {
		return nil
	}
	a := &arrival{user: id(t.User), name: "tap " + id(frame)}
	a.Data = channel.Cut(channel.Clean(content.Private.Params.Data), maxData)
	if words, ok := strings.CutPrefix(a.Data, menuData); ok {
		a.Kind, a.Data = chat.Text, ""
		a.says(words)
		return a
	}
	a.Kind, a.track = chat.Tap, id(t.Track)
	a.Tap = tapID(frame, a.track)
	return a
}

// id is one of the service's own names for things.
func id(s string) string { return channel.Cut(channel.Clean(s), maxID) }

// code is one of the service's names for files, which are longer.
func code(s string) string { return channel.Cut(channel.Clean(s), 2048) }
