package bot_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"liaison/bot/channel"
	"liaison/bot/dingtalk"
	"liaison/bot/dingtalk/dingtest"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// An overDingTalk is a carrier through the false 钉钉. What 钉钉 cannot bring (an edit, an album with
// words, a reply to a card, a place) goes into the inbox as on other stages.
type overDingTalk struct {
	t      testing.TB
	db     *store.DB
	server *dingtest.Server
	wire   channel.Wire
	users  map[int64]*dingtest.User
	named  map[string]int64
	taps   sync.WaitGroup
}

// newStageOverDingTalk is newStage with all people on 钉钉.
func newStageOverDingTalk(t *testing.T) *stage {
	export, err := os.ReadFile("../cmd/liaison/deploy/dingtalk-card.json")
	if err != nil {
		t.Fatal(err)
	}
	clock := new(store.Clock)
	clock.Set(wednesday)
	o := &overDingTalk{t: t, db: storetest.Bureau(t, clock), users: map[int64]*dingtest.User{}, named: map[string]int64{}}
	o.server = dingtest.New(t, dingtest.Template(export), dingtest.Second(100_000), dingtest.Clock(clock.Now))
	api, err := dingtalk.NewAPI(dingtalk.App{ID: o.server.ClientID, Secret: o.server.ClientSecret, Template: o.server.TemplateID,
		API: o.server.URL, Old: o.server.URL, Second: 100_000}, o.server.Client())
	if err != nil {
		t.Fatal(err)
	}
	log, taps := slog.New(slog.DiscardHandler), dingtalk.NewTaps()
	sender, err := dingtalk.NewSender(o.db, log, api, taps, dingtalk.Words{FileGone: messages.FileGone, PhotoKept: messages.PhotoKept, Zipped: messages.FileZipped, Menu: messages.MenuHead, Making: messages.MakingFile})
	if err != nil {
		t.Fatal(err)
	}
	o.wire = sender.Wire
	receiver := &dingtalk.Receiver{DB: o.db, Log: log, API: api, Taps: taps}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := receiver.Run(t.Context()); err != nil {
			t.Error(err)
		}
	}()
	t.Cleanup(func() { o.taps.Wait(); <-done })
	o.server.Wait("a connection", func() bool { return o.server.Connections() > 0 })

	s := newStageOn(t, o.db, clock)
	s.channel, s.carrier = dingtalk.Channel, o
	names := s.chats
	s.chats = map[string]int64{}
	for name := range names {
		s.chats[name] = o.chat(name)
	}
	storetest.Update(t, o.db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		for _, p := range dir.People {
			if p.Name == notJoined {
				continue
			}
			if err := chat.Join(tx, p.ID, dingtalk.Channel, s.chats[p.Name]); err != nil {
				return err
			}
		}
		return nil
	})
	return s
}

func (o *overDingTalk) chat(name string) int64 {
	if room := o.named[name]; room != 0 {
		return room
	}
	u := o.server.NewUser(name)
	storetest.Update(o.t, o.db, func(tx *store.Tx) (err error) {
		o.named[name], err = chat.Peer(tx, dingtalk.Channel, chat.PeerChat, u.ID)
		return err
	})
	o.users[o.named[name]] = u
	return o.named[name]
}

// track is what 钉钉 calls a message.
func (o *overDingTalk) track(message int64) (name string) {
	storetest.View(o.t, o.db, func(tx *store.Tx) (err error) {
		name, err = chat.Remote(tx, dingtalk.Channel, chat.PeerCard, message)
		return err
	})
	return name
}

func (o *overDingTalk) brings(name string, u *chat.Update) bool {
	user := o.users[u.Chat]
	if user == nil || u.Album != "" || u.ReplyTo != 0 || u.Dropped != "" {
		return false
	}
	switch {
	case u.Kind == chat.Tap:
		track, data := o.track(u.Message), u.Data
		o.taps.Go(func() { user.PressOn(track, data) })
	case u.Kind != chat.Text:
		return false
	case len(u.Files) == 0:
		user.Says(u.Text)
	case u.Files[0].Kind == "photo" && u.Text == "":
		user.Picture([]byte("jpeg"))
	case u.Files[0].Kind == "photo":
		user.Rich(u.Text, []byte("jpeg"))
	case u.Files[0].Kind == "document" && u.Files[0].Size == 1000:
		body, err := os.ReadFile(filepath.Join("testdata", u.Files[0].Name))
		if err != nil {
			body = []byte("{}")
		}
		user.File(u.Files[0].Name, body)
	case u.Files[0].Kind == "voice":
		user.Voice("")
	case u.Files[0].Kind == "video":
		user.Other("video")
	default:
		return false
	}
	for {
		var found []chat.Update
		storetest.View(o.t, o.db, func(tx *store.Tx) (err error) {
			found, err = chat.NextUpdates(tx, 10)
			return err
		})
		if len(found) > 0 {
			*u = found[len(found)-1]
			return true
		}
		select {
		case <-o.db.Inbox.C():
		case <-time.After(time.Minute):
			o.t.Fatalf("%s did something, and it did not come", name)
		}
	}
}

// narrow writes signs as they were before they were written wide for markdown.
var narrow = strings.NewReplacer("＊", "*", "＿", "_", "｀", "`", "［", "[", "］", "]", "＜", "<", "～", "~", "｜", "|", "＼", `\`)

func (o *overDingTalk) draws(c *chat.Card) int64 {
	card, err := channel.Card{Card: c, Looks: messages.Looks}, error(nil)
	if c.Face.Picture != nil {
		card.Picture = &channel.File{Name: "图.png", Body: []byte("png")}
	}
	message := c.Message
	if message != 0 && channel.InPlace(c, message) {
		err = o.wire.Redraw(o.t.Context(), card)
	} else {
		message, err = o.wire.Draw(o.t.Context(), card)
	}
	if err != nil {
		o.t.Errorf("card %s: %v", c.Key, err)
		return message
	}
	shown := o.users[c.Chat].Card(o.track(message))
	var want, got []string
	for _, row := range c.Face.Buttons {
		for _, b := range row {
			want = append(want, b.Words)
		}
	}
	for _, b := range shown.Buttons {
		got = append(got, b.Words)
	}
	if narrow.Replace(shown.Text) != narrow.Replace(c.Face.Text) || strings.Join(want, "|") != strings.Join(got, "|") {
		o.t.Errorf("card %s shows\n%s %q\nwant\n%s %q", c.Key, shown.Text, got, c.Face.Text, want)
	}
	return message
}

func (o *overDingTalk) says(m *chat.Message) {
	switch m.Kind {
	case chat.Fetch:
		if _, err := o.wire.Fetch(o.t.Context(), m.File); err != nil && m.File.Size == 0 {
			o.t.Errorf("fetch %s: %v", m.File.Name, err)
		}
	case chat.Say, chat.Photo, chat.Document:
		var f *channel.File
		if m.Recipe != nil {
			f = &channel.File{Name: m.Recipe.Name, Body: []byte("body")}
		} else if m.File != nil {
			f = &channel.File{ID: m.File.ID, Name: m.File.Name}
		}
		rest := m
		for rest != nil {
			next := *rest
			next.Channel, next.Chat, next.ID, next.Queued = m.Channel, m.Chat, m.ID, m.Queued
			var err error
			if _, rest, err = o.wire.Say(o.t.Context(), &next, f); err != nil {
				o.t.Errorf("%s %q: %v", m.Kind, m.Text, err)
				return
			}
			f = nil
		}
		if u := o.users[m.Chat]; u != nil && m.Text != "" && !strings.Contains(narrow.Replace(m.Text), narrow.Replace(u.Last().Text)) {
			o.t.Errorf("the chat ends with %q, want the end of %q", u.Last().Text, m.Text)
		}
	default:
		if err := o.wire.Trim(o.t.Context(), m); err != nil {
			o.t.Errorf("%s: %v", m.Kind, err)
		}
	}
}

// Every transcript is the same over 钉钉. The short form plays every third.
func TestTranscriptsOverDingTalk(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no transcripts", err)
	}
	for i, file := range files {
		if i%3 != 0 && !storetest.Full() {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got, said := playOn(newStageOverDingTalk(t), want), string(want)
			if got, said = messageNumber.ReplaceAllString(got, "（消息 n）"), messageNumber.ReplaceAllString(said, "（消息 n）"); got != said {
				t.Errorf("it differs over 钉钉:\n%s", firstDifference(got, said))
			}
		})
	}
}

// 钉钉 has no reactions: whoever gets a 👌 sees a card too, so that nobody who sends a photo that
// was asked for meets silence there.
func TestThumbIsNeverAlone(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	thumbs := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(text), "\n")
		for i, line := range lines {
			if line != "🤖 👌" {
				continue
			}
			thumbs++
			rest := lines[i+1:]
			for len(rest) > 0 && !strings.HasPrefix(rest[0], "🤖") && (strings.HasPrefix(rest[0], " ") || strings.Contains(rest[0], "）🤖")) {
				rest = rest[1:] // what others get
			}
			if len(rest) == 0 || !strings.HasPrefix(rest[0], "🤖") {
				t.Errorf("%s:%d: a 👌 and nothing else", file, i+1)
			}
		}
	}
	if thumbs < 5 {
		t.Errorf("%d of them", thumbs)
	}
}

// messageNumber is the channel's number of a message, in the history of a record.
var messageNumber = regexp.MustCompile(`（消息 \d+）`)

// firstDifference are the first lines that differ.
func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return "line " + strconv.Itoa(i+1) + "\n got  " + a[i] + "\n want " + strings.Join(b[min(i, len(b)):min(i+1, len(b))], "")
		}
	}
	return "it is shorter"
}
