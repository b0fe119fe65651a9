package dingtest

import (
	"embed"
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

//go:embed fixtures/*.json
var fixtures embed.FS

// fixture is a shape with some of its fields filled in.
func fixture(name string, fields map[string]any) string {
	body, err := fixtures.ReadFile("fixtures/" + name + ".json")
	if err != nil {
		panic(err)
	}
	var shape map[string]any
	if err := json.Unmarshal(body, &shape); err != nil {
		panic(err)
	}
	for name, value := range fields {
		shape[name] = value
	}
	return text(shape)
}

// A User is one person of the organisation, with their chat with the robot.
type User struct {
	s    *Server
	ID   string
	Name string

	gone bool // left the organisation
	slow int  // hears too much: the next messages are not delivered
	all  []Message
}

// A Message is what stands in a chat.
type Message struct {
	Kind    string // card, or a msgKey
	Text    string
	Buttons []Button
	Toast   string // the answer to the newest tap
	Name    string // of a file
	Body    []byte
	Changes int // of a card

	card *card
}

// NewUser adds a person.
func (s *Server) NewUser(name string) *User {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := &User{s: s, ID: s.id("manager"), Name: name}
	s.users[u.ID] = u
	return u
}

// Leave has a person leave the organisation; Return brings them back.
func (u *User) Leave()  { u.s.mu.Lock(); u.gone = true; u.s.mu.Unlock() }
func (u *User) Return() { u.s.mu.Lock(); u.gone = false; u.s.mu.Unlock() }

// Controlled has the next n messages to a person not be delivered, as they hear too much.
func (u *User) Controlled(n int) { u.s.mu.Lock(); u.slow = n; u.s.mu.Unlock() }

// gets adds a message. The caller holds mu.
func (u *User) gets(m Message) { u.all = append(u.all, m) }

// Messages is what the robot's chat shows, the oldest first, without what the person wrote.
func (u *User) Messages() (all []Message) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	for _, m := range u.all {
		if m.card != nil {
			m.Text, m.Buttons, m.Toast = m.card.shown()
			m.Changes = m.card.changes
		}
		all = append(all, m)
	}
	return all
}

// Last is the newest message, or the zero Message.
func (u *User) Last() (m Message) {
	if all := u.Messages(); len(all) > 0 {
		m = all[len(all)-1]
	}
	return m
}

// WaitText waits for a message that holds some words and returns the newest such.
func (u *User) WaitText(words string) (found Message) {
	u.s.t.Helper()
	u.s.Wait("“"+words+"” for "+u.Name, func() bool {
		for _, m := range u.Messages() {
			if strings.Contains(m.Text, words) || strings.Contains(m.Name, words) && words != "" {
				found = m
			}
		}
		return found.Kind != ""
	})
	return found
}

// message pushes a message of a person and reports whether it was acknowledged.
func (u *User) message(kind string, fields map[string]any) bool {
	u.s.mu.Lock()
	id := u.s.id("msg")
	u.s.mu.Unlock()
	return u.again(kind, id, fields)
}

func (u *User) again(kind, id string, fields map[string]any) bool {
	all := map[string]any{"msgId": id, "senderNick": u.Name, "senderStaffId": u.ID, "robotCode": u.s.ClientID, "createAt": u.s.opts.clock().UnixMilli()}
	for name, value := range fields {
		all[name] = value
	}
	_, ok := u.s.push("/v1.0/im/bot/messages/get", fixture(kind, all), messageTime, u.s.opts.redelivers)
	return ok
}

// Says has a person write.
func (u *User) Says(words string) bool {
	return u.message("text", map[string]any{"text": map[string]string{"content": words}})
}

// SaysTwice has one message come twice, with the same msgId.
func (u *User) SaysTwice(words string) bool {
	u.s.mu.Lock()
	id := u.s.id("msg")
	u.s.mu.Unlock()
	fields := map[string]any{"text": map[string]string{"content": words}}
	first := u.again("text", id, fields)
	return u.again("text", id, fields) && first
}

// Outsider has somebody of another organisation write: no senderStaffId comes.
func (s *Server) Outsider(words string) bool {
	_, ok := s.push("/v1.0/im/bot/messages/get", strings.Replace(fixture("text", map[string]any{
		"msgId": "outside" + strconv.FormatInt(time.Now().UnixNano(), 36), "text": map[string]string{"content": words}}), `"senderStaffId":"",`, "", 1), messageTime, false)
	return ok
}

// code keeps what a person sends. It returns the downloadCode.
func (u *User) code(body []byte) string {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	code := u.s.id("code")
	u.s.codes[code] = body
	return code
}

// Picture sends a photo.
func (u *User) Picture(body []byte) bool {
	code := u.code(body)
	return u.message("picture", map[string]any{"content": map[string]string{"downloadCode": code, "pictureDownloadCode": code}})
}

// Rich sends words with pictures among them.
func (u *User) Rich(words string, pictures ...[]byte) bool {
	parts := []map[string]string{}
	if words != "" {
		parts = append(parts, map[string]string{"text": words})
	}
	for _, body := range pictures {
		parts = append(parts, map[string]string{"type": "picture", "downloadCode": u.code(body)})
	}
	return u.message("richText", map[string]any{"content": map[string]any{"richText": parts}})
}

// File sends a file.
func (u *User) File(name string, body []byte) bool {
	return u.message("file", map[string]any{"content": map[string]string{"spaceId": "1", "fileId": "2", "fileName": name, "downloadCode": u.code(body)}})
}

// Voice sends a voice message, and what the service heard in it.
func (u *User) Voice(heard string) bool {
	return u.message("audio", map[string]any{"content": map[string]any{"duration": 4000, "downloadCode": u.code([]byte("amr")), "recognition": heard}})
}

// Other sends a message of another type: video or unknownMsgType.
func (u *User) Other(kind string) bool {
	content := map[string]any{"unknownMsgType": "暂不支持的消息类型"}
	if kind == "video" {
		content = map[string]any{"duration": "4", "videoType": "mp4", "downloadCode": u.code([]byte("mp4"))}
	}
	return u.message(kind, map[string]any{"content": content})
}

// Taps taps the newest button that holds some words. It returns the answer that the tap itself got.
func (u *User) Taps(words string) (toast string, ok bool) {
	u.s.t.Helper()
	all := u.Messages()
	for i := len(all) - 1; i >= 0; i-- {
		for _, b := range all[i].Buttons {
			if strings.Contains(b.Words, words) {
				return u.Press(all[i], b)
			}
		}
	}
	u.s.t.Fatalf("%s sees no button %q", u.Name, words)
	return "", false
}

// Press taps a button as it was seen.
func (u *User) Press(m Message, b Button) (toast string, ok bool) {
	content := text(map[string]any{"cardPrivateData": map[string]any{"actionIds": []string{"key"}, "params": map[string]string{"data": b.Data}}})
	data := fixture("card_callback", map[string]any{"outTrackId": m.card.track, "userId": u.ID, "content": content, "value": content})
	got, ok := u.s.push("/v1.0/card/instances/callback", data, tapTime, u.s.opts.redelivers)
	if !ok {
		return "", false
	}
	return u.s.tapped(m.card, got)
}

// PressOn taps what stands on a card, known by its outTrackId, whether it still shows it or not.
func (u *User) PressOn(track, data string) (toast string, ok bool) {
	u.s.mu.Lock()
	c := u.s.cards[track]
	u.s.mu.Unlock()
	if c == nil {
		u.s.t.Errorf("%s sees no card %s", u.Name, track)
		return "", false
	}
	return u.Press(Message{card: c}, Button{Data: data})
}

// Card is a message as its card shows it now.
func (u *User) Card(track string) (m Message) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	if c := u.s.cards[track]; c != nil && c.user == u {
		m.Kind, m.card = "card", c
		m.Text, m.Buttons, m.Toast = c.shown()
	}
	return m
}

// tapped takes what the acknowledgement of a tap shows to whoever tapped.
func (s *Server) tapped(c *card, got answer) (toast string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var in struct {
		Response struct {
			CardUpdateOptions struct{ UpdateCardDataByKey, UpdatePrivateDataByKey bool }
			CardData          *cardData
			UserPrivateData   *cardData
		} `json:"response"`
	}
	if err := strict([]byte(got.data), &in); err != nil {
		s.violation("the answer to a tap: %v in %s", err, got.data)
		return "", true
	}
	defer s.change()
	for _, d := range []*cardData{in.Response.CardData, in.Response.UserPrivateData} {
		if d == nil {
			continue
		}
		if s.declared(d.Params) != nil {
			return "", true
		}
		if !in.Response.CardUpdateOptions.UpdatePrivateDataByKey {
			clear(c.private)
		}
		for name, value := range d.Params {
			c.private[name] = value
		}
	}
	return c.private["toast"], true
}
