package bot_test

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"liaison/bot"
	"liaison/reminders"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/mask"
	"liaison/store/storetest"
)

// A stage is a bureau in which people chat with the bot, without Telegram: what
// they do goes into the inbox, and what they would see comes from the outbox; or a
// carrier takes both through a channel.
type stage struct {
	channel string
	carrier carrier
	drawn   map[string]int64 // by the carrier: the message of each card
	t       testing.TB
	db      *store.DB
	clock   *store.Clock
	worker  *bot.Worker
	rules   *reminders.Scheduler
	chats   map[string]int64  // by name
	said    map[int64]int64   // the newest message id of each chat
	own     map[string]int64  // the newest message a person wrote
	cards   map[string]string // what each card of a chat showed last
	next    int64
	last    chat.Update
	code    string // of the newest invitation

	only  []string            // whose chats are shown when time passes; none: all
	watch func(*chat.Message) // sees every message that goes out
	fetch []chat.Message      // files that are to be fetched
	sent  map[string][]byte   // what is in them, by their names; others are in testdata
}

// A carrier takes what people do and what they see through a channel.
type carrier interface {
	// chat is the chat of a person.
	chat(name string) int64
	// brings reports whether the channel can bring an update. Then it is in the inbox.
	brings(name string, u *chat.Update) bool
	// draws shows a card, and returns the number of its message.
	draws(c *chat.Card) int64
	// says sends a message.
	says(m *chat.Message)
}

var invitation = regexp.MustCompile(`i_[A-Za-z0-9_-]{22}`)

// hideCode remembers the code of an invitation and shows it as i_…
func (s *stage) hideCode(text string) string {
	if code := invitation.FindString(text); code != "" {
		s.code = code
	}
	return sizes.ReplaceAllString(invitation.ReplaceAllString(text, "i_…"), "数据 …，磁盘剩 …")
}

// sizes are those of the machine that the test runs on.
var sizes = regexp.MustCompile(`(?m)数据 [0-9.]+ [KMG]B，磁盘剩 [0-9.]+ [KMG]B|数据 0 KB$|数据 [0-9.]+ [KMG]B\n.*由管服务器的人备份$`) // the latter where there is no file, or a server

// wednesday is the day on which the samples are said.
var wednesday = time.Date(2026, 4, 15, 17, 30, 0, 0, day.Shanghai)

// notJoined is who still has to join.
const notJoined = "消保科干事甲"

// newStage opens the sample bureau; everybody has joined but one.
func newStage(t testing.TB) *stage {
	clock := new(store.Clock)
	clock.Set(wednesday)
	return newStageOn(t, storetest.Bureau(t, clock), clock)
}

// newStageOn has everybody of a database join but one.
func newStageOn(t testing.TB, db *store.DB, clock *store.Clock) *stage {
	s := &stage{t: t, channel: "test", db: db, clock: clock, chats: map[string]int64{}, said: map[int64]int64{},
		own: map[string]int64{}, cards: map[string]string{}}
	s.worker = &bot.Worker{DB: s.db, Log: slog.New(slog.NewTextHandler(t.Output(), nil))}
	s.rules = &reminders.Scheduler{DB: s.db, Log: s.worker.Log, Rules: reminders.Rules()}
	storetest.Update(t, s.db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		for _, p := range dir.People {
			s.chats[p.Name] = p.ID
			if p.Name == notJoined {
				continue
			}
			if err := chat.Join(tx, p.ID, s.channel, p.ID); err != nil {
				return err
			}
		}
		return nil
	})
	return s
}

// chat returns the chat of a name; one nobody knows is a stranger's.
func (s *stage) chat(name string) int64 {
	if _, ok := s.chats[name]; !ok && s.carrier != nil {
		s.chats[name] = s.carrier.chat(name)
	} else if !ok {
		s.chats[name] = int64(1000 + len(s.chats))
	}
	return s.chats[name]
}

// does puts an update into the inbox, has everything handled, and returns what
// appears in all chats.
func (s *stage) does(name string, u chat.Update) string {
	s.t.Helper()
	s.next++
	u.Channel, u.Remote, u.Chat, u.At, u.Name = s.channel, s.next, s.chat(name), s.clock.Now().Unix(), name
	u.Text, u.Masked = mask.Numbers(u.Text) // as the edges do
	for i := range u.Files {
		name, masked := mask.Numbers(u.Files[i].Name)
		u.Files[i].Name, u.Masked = name, u.Masked || masked
	}
	if u.Kind == chat.Text {
		s.said[u.Chat]++
		u.Message = s.said[u.Chat]
		s.own[name] = u.Message
	}
	s.last = u
	if s.carrier != nil {
		u.Remote = -s.next // the others are given by the channel
	}
	if s.carrier != nil && s.carrier.brings(name, &u) {
		if u.Kind == chat.Text {
			s.own[name] = u.Message
		}
		s.last = u
		return s.answer(name)
	}
	return s.receive(name, u)
}

// receive puts an update into the inbox as it is, also a second time.
func (s *stage) receive(name string, u chat.Update) string {
	s.t.Helper()
	if u.Remote%2 == 0 { // as well as not: it changes nothing
		s.worker.AheadNow(&u)
	}
	storetest.Update(s.t, s.db, func(tx *store.Tx) error { return chat.Receive(tx, &u) })
	return s.answer(name)
}

// answer has everything handled that is in the inbox, and returns what appears.
func (s *stage) answer(name string) string {
	s.t.Helper()
	s.work()
	said := s.deliver(name)
	for len(s.fetch) > 0 {
		m := s.fetch[0]
		s.fetch = s.fetch[1:]
		body, err := storetest.Notice, error(nil)
		if sent, ok := s.sent[m.File.Name]; ok {
			body = sent
		} else if m.File.Name != "notice-2028.json" {
			body, err = os.ReadFile(filepath.Join("testdata", m.File.Name))
		}
		if err := bot.Fetched(s.t.Context(), s.db, m, body, err); err != nil {
			s.t.Fatal(err)
		}
		s.work()
		said += s.deliver(name)
	}
	return s.hideCode(said)
}

// work has everything handled that waits.
func (s *stage) work() {
	s.t.Helper()
	for n := 1; n > 0; {
		var err error
		if n, err = s.worker.Step(s.t.Context()); err != nil {
			s.t.Fatal(err)
		}
	}
}

// deliver takes everything out of the outbox and writes what people see, the
// others' chats with their names.
func (s *stage) deliver(self string) string {
	var b strings.Builder
	names := map[int64]string{}
	for name, chat := range s.chats {
		names[chat] = name
	}
	s.carry()
	storetest.Update(s.t, s.db, func(tx *store.Tx) error {
		cards, err := chat.DueCards(tx, s.channel, 100)
		if err != nil {
			return err
		}
		messages, err := chat.DueMessages(tx, s.channel, 100)
		if err != nil {
			return err
		}
		for i, j := 0, 0; i < len(cards) || j < len(messages); {
			if j == len(messages) || i < len(cards) && cards[i].Queued < messages[j].Queued {
				if err := s.card(tx, &b, &cards[i], names, self); err != nil {
					return err
				}
				i++
				continue
			}
			if s.watch != nil {
				s.watch(&messages[j])
			}
			if messages[j].Kind == chat.Fetch {
				s.fetch = append(s.fetch, messages[j])
			}
			writeMessage(&b, &messages[j], names, self)
			if err := chat.Sent(tx, &messages[j]); err != nil {
				return err
			}
			j++
		}
		return nil
	})
	return b.String()
}

// carry takes what is to be seen through the channel, if there is one.
func (s *stage) carry() {
	if s.carrier == nil {
		return
	}
	var cards []chat.Card
	var messages []chat.Message
	storetest.View(s.t, s.db, func(tx *store.Tx) (err error) {
		if cards, err = chat.DueCards(tx, s.channel, 100); err == nil {
			messages, err = chat.DueMessages(tx, s.channel, 100)
		}
		return err
	})
	s.drawn = map[string]int64{}
	for i := range messages {
		s.carrier.says(&messages[i])
	}
	for i := range cards {
		s.drawn[fmt.Sprint(cards[i].Chat, cards[i].Key)] = s.carrier.draws(&cards[i])
	}
}

func (s *stage) card(tx *store.Tx, b *strings.Builder, c *chat.Card, names map[int64]string, self string) error {
	s.fits(c)
	head := "🤖"
	if c.Message != 0 {
		head = "🤖（同一张卡）"
	}
	text := c.Face.Text + buttonsText(c.Face.Buttons)
	key := fmt.Sprint(c.Chat, c.Key)
	if s.cards[key] == text {
		head, text = "🤖（同一张卡，没有变）", ""
		if c.Message == 0 {
			head = "🤖（再发一次）"
		}
	} else {
		s.cards[key] = text
	}
	writeBot(b, head, names[c.Chat], self, text)
	if s.carrier != nil {
		return chat.CardShown(tx, c, s.drawn[fmt.Sprint(c.Chat, c.Key)])
	}
	if c.Message == 0 {
		s.said[c.Chat]++
		c.Message = s.said[c.Chat]
	}
	return chat.CardShown(tx, c, c.Message)
}

// fits checks that a card can be read and tapped with one thumb, and that the
// channel takes it.
func (s *stage) fits(c *chat.Card) {
	s.t.Helper()
	buttons := 0
	for _, row := range c.Face.Buttons {
		if len(row) == 0 || len(row) > 3 {
			s.t.Errorf("card %s has %d buttons in a row", c.Key, len(row))
		}
		for _, b := range row {
			buttons++
			if data := c.Data(b); len(data) > 64 || (b.Do == "") == (b.Copy == "") || utf8.RuneCountInString(b.Copy) > 256 || b.Words == "" {
				s.t.Errorf("button %q carries %q, %d bytes, and copies %q", b.Words, data, len(data), b.Copy)
			}
		}
	}
	most := 4096
	if c.Face.Picture != nil {
		most = 1024
	}
	if n := len(utf16.Encode([]rune(c.Face.Text))); n == 0 || n > most || buttons > 14 { // 12: the categories of problems, the one longer list
		s.t.Errorf("card %s has %d characters and %d buttons", c.Key, n, buttons)
	}
}

func writeMessage(b *strings.Builder, m *chat.Message, names map[int64]string, self string) {
	switch m.Kind {
	case chat.Answer:
		if m.Text != "" {
			writeBot(b, "🤖（提示）", names[m.Chat], self, m.Text)
		}
	case chat.React:
		writeBot(b, "🤖 ", names[m.Chat], self, m.Text)
	case chat.Say:
		text := m.Text
		for _, row := range m.Menu {
			text += "\n⌨ [" + strings.Join(row, "] [") + "]"
		}
		writeBot(b, "🤖 ", names[m.Chat], self, text)
	case chat.Photo, chat.Document:
		writeBot(b, "🤖 📎", names[m.Chat], self, m.Text)
	}
}

func writeBot(b *strings.Builder, head, name, self, text string) {
	if name != self {
		head = "（" + name + "）" + head
	}
	if text != "" && !strings.HasSuffix(head, " ") {
		head += " "
	}
	b.WriteString(strings.TrimRight(head+strings.ReplaceAll(text, "\n", "\n   "), " ") + "\n")
}

func buttonsText(rows [][]chat.Button) string {
	var b strings.Builder
	for _, row := range rows {
		b.WriteString("\n")
		for i, k := range row {
			if i > 0 {
				b.WriteString(" ")
			}
			b.WriteString("[" + k.Words + "]")
		}
	}
	return b.String()
}

// says is a person writing a message.
func (s *stage) says(name, text string) string {
	text = strings.NewReplacer("i_…", s.code, "〔1100字〕", strings.Repeat("今天去居然之家送政策，", 100)).Replace(text)
	return s.does(name, chat.Update{Kind: chat.Text, Text: text})
}

// taps is a person tapping the newest button that holds the words.
func (s *stage) taps(name, words string) string {
	s.t.Helper()
	card, b := s.button(name, words)
	if card == nil {
		s.t.Fatalf("%s sees no button %q", name, words)
	}
	return s.does(name, chat.Update{Kind: chat.Tap, Tap: "tap", Message: card.Message, Data: card.Data(b)})
}
