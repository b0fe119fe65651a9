package dingtalk

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"liaison/bot/dingtalk/dingtest"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

const (
	create = "/v1.0/card/instances/createAndDeliver"
	change = "/v1.0/card/instances"
	batchs = "/v1.0/robot/oToMessages/batchSend"
)

func texts(u *dingtest.User) (words []string) {
	for _, m := range u.Messages() {
		words = append(words, m.Text)
	}
	return words
}

func equal(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("the chat shows %q, want %q", got, want)
	}
}

// Texts and cards go out in order; a card is changed where it stands, or sent anew below.
func TestSend(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.run(w.sender.Run)
		w.say(u, "您好")
		w.show(u, "d1", "请*确认*\n# 一\n1. 二", false, "提交", "修改")
		time.Sleep(3 * time.Second)
		equal(t, texts(u), []string{"您好", "请＊确认＊\n# 一\n1. 二"})
		w.show(u, "d1", "改了", false, "提交")
		time.Sleep(3 * time.Second)
		equal(t, texts(u), []string{"您好", "改了"})
		w.say(u, "还有")
		time.Sleep(2 * time.Second)
		w.show(u, "d1", "又改了", false, "提交")
		time.Sleep(2 * time.Second)
		equal(t, texts(u), []string{"您好", "改了", "还有", "又改了"})
		w.show(u, "d1", "在原处改", true)
		time.Sleep(2 * time.Second)
		equal(t, texts(u), []string{"您好", "改了", "还有", "在原处改"})
	})
}

// A long text is several messages; a long face is pieces of one card.
func TestLong(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.run(w.sender.Run)
		long := strings.Repeat(strings.Repeat("字", 30)+"\n", 130)
		w.say(u, long)
		w.show(u, "d1", long, false, "提交")
		w.show(u, "d2", strings.Repeat("字", 4096), false, "提交")
		w.show(u, "d3", strings.Repeat("字", 9999), false, "提交")
		time.Sleep(10 * time.Second)
		all := u.Messages()
		if len(all) != 5 || all[2].Text != long || len([]rune(all[3].Text)) != 4096 || !strings.HasSuffix(all[4].Text, "…") || len(all[4].Text) < 12000 {
			t.Errorf("%d messages, %v", len(all), w.log)
		}
		if got := all[0].Text + "\n" + all[1].Text; got != long {
			t.Errorf("the text came as %d and %d bytes", len(all[0].Text), len(all[1].Text))
		}
	})
}

// Whatever goes wrong on the way, a card is there once and in its last state.
func TestFaults(t *testing.T) {
	for name, f := range map[string]dingtest.Fault{
		"cut before":      {Path: "/v1.0/card", Times: 2},
		"cut after":       {Path: "/v1.0/card", Times: 2, After: true},
		"500":             {Path: "/v1.0/card", Times: 2, Status: 500, Body: `{"code":"system.error","message":"x"}`},
		"500 after":       {Path: "/v1.0/card", Times: 2, Status: 500, Body: "<html>", After: true},
		"too fast":        {Path: "/v1.0", Times: 3, Status: 403, Body: `{"code":"Forbidden.AccessDenied.QpsLimitForAppkeyAndApi","message":"x"}`},
		"the wall":        {Path: "/v1.0/card", Times: 1, Status: 200, Body: `{"status":1111,"wait":5,"source":"x5"}`},
		"a page":          {Path: "/v1.0/card", Times: 1, Status: 200, Body: "<html>wait</html>"},
		"unsuccessful":    {Path: "/v1.0/oauth2", Times: 2, Status: 503, Body: "no"},
		"token":           {Path: "/v1.0/card", Times: 1, Status: 400, Body: `{"code":"InvalidAuthentication","message":"x"}`},
		"no scope":        {Path: "/v1.0/card", Times: 1, Status: 403, Body: `{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","message":"x","accessdenieddetail":{"requiredScopes":["Card.Instance.Write"]}}`},
		"the month spent": {Path: "/v1.0/card", Times: 1, Status: 403, Body: `{"code":"Forbidden.AccessDenied.ApiCountLimitForOrg","message":"x"}`},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w *world) {
				u := w.NewUser("甲")
				w.Fault(f)
				w.run(w.sender.Run)
				w.show(u, "d1", "请确认", false, "提交")
				time.Sleep(1500 * time.Millisecond)
				w.show(u, "d1", "改了", true, "提交")
				time.Sleep(2 * time.Hour)
				equal(t, texts(u), []string{"改了"})
				if outbox, aside := w.waiting(); outbox+aside != 0 {
					t.Errorf("%d wait, %d aside\n%s", outbox, aside, w.log)
				}
			})
		})
	}
}

// An answer 200 is read to its lists: who hears too much hears it later, who is not there any
// more is held until they are heard from.
func TestLists(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		slow, gone := w.NewUser("甲"), w.NewUser("乙")
		w.both()
		slow.Controlled(1)
		gone.Leave()
		w.say(slow, "您好")
		w.say(gone, "您好")
		time.Sleep(time.Minute)
		equal(t, texts(slow), []string{"您好"})
		if n := len(w.Calls(batchs)); n != 3 {
			t.Errorf("%d calls", n)
		}
		gone.Return()
		gone.Says("回来了")
		time.Sleep(time.Minute)
		equal(t, texts(gone), []string{"您好"})
	})
}

// A card that is not delivered is set aside with the service's words.
func TestNotDelivered(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		u.Leave()
		w.run(w.sender.Run)
		w.show(u, "d1", "请确认", false, "提交")
		time.Sleep(time.Minute)
		if _, aside := w.waiting(); aside != 1 || !strings.Contains(w.log.String(), "spaceId is illegal") {
			t.Errorf("%d aside\n%s", aside, w.log)
		}
		u.Return()
		w.show(u, "d1", "请再确认", false, "提交")
		time.Sleep(time.Minute)
		equal(t, texts(u), []string{"请再确认"})
	})
}

// A token is used until shortly before its end, and renewed when the service forgets it.
func TestToken(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.run(w.sender.Run)
		for i := range 20 {
			if i == 7 {
				w.ExpireTokens()
			}
			w.say(u, fmt.Sprint(i))
			time.Sleep(10 * time.Minute)
		}
		if n := len(texts(u)); n != 20 {
			t.Errorf("%d of 20 came\n%s", n, w.log)
		}
	})
}

// Files: one that the service shows, one in a zip with what it holds, a picture before its card,
// one that somebody sent, and one that is gone.
func TestFiles(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		files := map[string]string{"台账.xlsx": "x", "日历.ics": "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260420\r\nSUMMARY:支委会\\, 钢市\r\n 支部\r\nEND:VEVENT\r\n", "图.png": "png"}
		w.sender.Render = func(_ context.Context, r chat.Recipe) (string, []byte, error) {
			if r.Name == "" {
				return "", nil, errors.New("no name")
			}
			return r.Name, []byte(files[r.Name]), nil
		}
		w.both()
		room := w.chatOf(u)
		for _, name := range []string{"台账.xlsx", "日历.ics"} {
			w.queue(chat.Message{Chat: room, Kind: chat.Document, Text: "请查收", Recipe: &chat.Recipe{Name: name}})
		}
		w.update(func(tx *store.Tx) error {
			return chat.Show(tx, Channel, room, "n1", chat.Face{Text: "本周数字", Picture: &chat.Recipe{Name: "图.png"}}, false)
		})
		u.Picture([]byte("jpeg"))
		u.Says("")
		time.Sleep(10 * time.Second)
		w.queue(chat.Message{Chat: room, Kind: chat.Photo, File: &w.inbox()[0].Files[0]})
		w.queue(chat.Message{Chat: room, Kind: chat.Photo, File: &chat.File{ID: "another channel's"}})
		time.Sleep(10 * time.Second)
		var got []string
		for _, m := range u.Messages() {
			got = append(got, m.Kind+" "+m.Name+" "+m.Text)
		}
		equal(t, got, []string{"sampleFile 台账.xlsx ", "sampleText  请查收", "sampleText  文件在压缩包里\n2026-04-20 支委会, 钢市支部", "sampleFile 日历.zip ", "sampleText  请查收",
			"sampleImageMsg 图.png ", "card  本周数字", "sampleImageMsg .jpg ", "sampleText  文件取不到了"})
		z, err := zip.NewReader(bytes.NewReader(u.Messages()[3].Body), int64(len(u.Messages()[3].Body)))
		if err != nil || len(z.File) != 1 || z.File[0].Name != "日历.ics" {
			t.Errorf("the zip: %v", err)
		}
	})
}

// Whoever waits for a file for more than a moment is told once that it is being made; nobody else is,
// and no call is spent on it.
func TestFileIsBeingMade(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		takes, faults := time.Duration(0), 0
		w.sender.Render = func(context.Context, chat.Recipe) (string, []byte, error) {
			time.Sleep(takes)
			if faults--; faults >= 0 {
				return "", nil, errors.New("not now")
			}
			return "台账.xlsx", []byte("内容"), nil
		}
		w.run(w.sender.Run)
		for _, c := range []struct {
			takes    time.Duration
			faults   int
			priority chat.Priority
			told     int
		}{{time.Second, 0, chat.Reply, 0}, {4 * time.Second, 0, chat.Reply, 1}, {time.Minute, 0, chat.Reply, 1}, {5 * time.Second, 1, chat.Reply, 1}, {time.Minute, 0, chat.Broadcast, 0}} {
			takes, faults = c.takes, c.faults
			before := len(u.Messages())
			w.queue(chat.Message{Chat: w.chatOf(u), Kind: chat.Document, Priority: c.priority, Recipe: &chat.Recipe{What: "ledger"}})
			time.Sleep(5 * time.Minute)
			var got, want []string
			for _, m := range u.Messages()[before:] {
				got = append(got, m.Kind+" "+m.Name+m.Text)
			}
			for range c.told {
				want = append(want, "sampleText 正在做")
			}
			equal(t, got, append(want, "sampleFile 台账.xlsx"))
		}
	})
}

// Several redraws within a second are one call; decorations are none.
func TestNothingSpent(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.run(w.sender.Run)
		w.show(u, "d1", "0", false, "提交")
		time.Sleep(5 * time.Second)
		for i := range 10 {
			w.show(u, "d1", fmt.Sprint(i), true, "提交")
			time.Sleep(90 * time.Millisecond)
		}
		time.Sleep(5 * time.Second)
		equal(t, texts(u), []string{"9"})
		if n := len(w.Calls(change)) - len(w.Calls(create)); n != 2 {
			t.Errorf("%d changes for ten redraws within a second", n)
		}
		before := len(w.Calls(""))
		for _, m := range []chat.Message{{Kind: chat.Typing}, {Kind: chat.React, Message: 1, Text: "👌"}, {Kind: chat.Strip, Message: 1}, {Kind: chat.Commands}} {
			m.Chat = w.chatOf(u)
			w.queue(m)
		}
		time.Sleep(10 * time.Second)
		if n := len(w.Calls("")); n != before {
			t.Errorf("decorations took %d calls", n-before)
		}
		if outbox, _ := w.waiting(); outbox != 0 {
			t.Errorf("%d still wait", outbox)
		}
	})
}

// 3,000 cards (600 in short) that nobody asked for, while somebody asks something every second: within the
// edition's calls a second without one refusal, and each answer within 300 ms.
func TestQuota(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		n := 600
		if storetest.Full() {
			n = 3000
		}
		var people []*dingtest.User
		for range n {
			people = append(people, w.NewUser("员"))
		}
		asker := w.NewUser("问")
		rooms := make([]int64, n)
		w.update(func(tx *store.Tx) (err error) {
			for i, u := range people {
				if rooms[i], err = chat.Peer(tx, Channel, chat.PeerChat, u.ID); err != nil {
					return err
				}
				if err := chat.Announce(tx, Channel, rooms[i], "m1", chat.Face{Text: "本月组织生活", Buttons: [][]chat.Button{{{Words: "✍️ 记", Do: "a"}}}}, day.Window{}); err != nil {
					return err
				}
			}
			return nil
		})
		w.run(w.sender.Run)
		begin, longest := time.Now(), time.Duration(0)
		for i := 0; ; i++ {
			if outbox, _ := w.waiting(); outbox == 0 {
				break
			}
			words := fmt.Sprint("第", i, "问")
			asked := time.Now()
			w.say(asker, words)
			w.Wait("the answer", func() bool { return asker.Last().Text == words })
			longest = max(longest, time.Since(asked))
			time.Sleep(time.Second - time.Since(asked))
		}
		took := time.Since(begin)
		for _, c := range w.Calls("") {
			if c.Code != "" {
				t.Fatalf("refused: %s", c.Code)
			}
		}
		for _, u := range people {
			if len(u.Messages()) != 1 {
				t.Fatal("a card did not come once")
			}
		}
		rate := float64(len(w.Calls(""))) / took.Seconds()
		if longest > 300*time.Millisecond || rate < 19 {
			t.Errorf("%.1f calls a second, the slowest answer took %v", rate, longest)
		}
		t.Logf("%d calls in %v: %.1f a second; the slowest answer took %v", len(w.Calls("")), took, rate, longest)
		if err := w.meter.Note(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.update(func(tx *store.Tx) error {
			u, err := chat.AddUsage(tx, Channel, 0, 0)
			if u.Calls != int64(len(w.Calls(""))) {
				t.Errorf("counted %d calls of %d", u.Calls, len(w.Calls("")))
			}
			return err
		})
	}, dingtest.Latency(30*time.Millisecond))
}

// The false 钉钉 refuses what the template does not declare, and what is too long.
func TestTemplate(t *testing.T) {
	values, err := params(strings.Repeat("长", 4096), nil, []key{{Words: "提交", Data: "d1:1:ok"}})
	if err != nil {
		t.Fatal(err)
	}
	for name, v := range values {
		if len(v) > maxValue {
			t.Errorf("%s has %d bytes", name, len(v))
		}
	}
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		wire := w.sender.Wire.(*wire)
		if err := wire.create(t.Context(), "t", u.ID, "x", map[string]string{"other": "x"}); err == nil || len(w.Violations()) != 1 {
			t.Errorf("a variable that is not declared: %v", err)
		}
	}, dingtest.AllowViolations())
}
