package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/storetest"
)

// A bench is a channel with a small bot behind it: it shows a card for every
// text, saves it on 提交, and asks for files.
type bench struct {
	t    testing.TB
	db   *store.DB
	web  *Server
	http *httptest.Server

	mu      sync.Mutex
	fetched []string
	updates []chat.Update
}

// The people of the bench, by chat.
const (
	officer   = 1 // 城东所干事甲
	chief     = 2 // 分管副局长甲
	secretary = 3 // 建工支部书记
)

func newBench(t testing.TB) *bench {
	t.Helper()
	clock := new(store.Clock)
	clock.Set(time.Date(2026, 4, 15, 17, 30, 0, 0, day.Shanghai))
	b := &bench{t: t, db: storetest.Open(t, clock)}
	storetest.Update(t, b.db, people)
	b.web = New(b.db, slog.New(slog.DiscardHandler), Hooks{Render: render, Fetched: b.take})
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() { b.web.Run(ctx) })
	wg.Go(func() { b.echo(ctx) })
	b.http = httptest.NewUnstartedServer(b.web.Handler())
	b.http.Start()
	t.Cleanup(func() {
		b.http.CloseClientConnections() // the streams never end by themselves
		b.http.Close()
		cancel()
		wg.Wait()
	})
	b.until("the people are known", func() bool { return b.web.page.person(officer) != nil })
	return b
}

func people(tx *store.Tx) error {
	unit := &bureau.Unit{Name: "城东所", Active: true}
	point := &bureau.Point{Name: "居然之家", Active: true}
	err := errors.Join(bureau.SaveUnit(tx, unit), bureau.SavePoint(tx, point))
	for i, p := range []struct {
		name string
		role bureau.Role
	}{{"城东所干事甲", bureau.Staff}, {"分管副局长甲", bureau.Leader}, {"建工支部书记", bureau.Secretary}} {
		one := &bureau.Person{Name: p.name, Active: true}
		err = errors.Join(err, bureau.SavePerson(tx, one),
			bureau.SavePost(tx, &bureau.Post{Person: one.ID, Role: p.role, Unit: unit.ID, Active: true}),
			chat.Join(tx, one.ID, Channel, int64(i+1)))
	}
	return err
}

// render makes the document of a recipe, or fails as it says.
func render(_ context.Context, r chat.Recipe) (string, []byte, error) {
	if r.What == "broken" {
		return "", nil, errors.New("broken")
	}
	return r.Name, []byte("a list of " + r.What), nil
}

func (b *bench) take(_ context.Context, m chat.Message, body []byte, err error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.fetched = append(b.fetched, m.Recipe.What+": "+string(body))
	return err
}

// echo is the bot: it handles updates one by one until ctx is done.
func (b *bench) echo(ctx context.Context) {
	for ctx.Err() == nil {
		var n int
		err := b.db.Update(ctx, func(tx *store.Tx) error {
			found, err := chat.NextUpdates(tx, 1)
			if n = len(found); n == 0 || err != nil {
				return err
			}
			u := &found[0]
			return errors.Join(b.answer(tx, u), chat.Finish(tx, u))
		})
		if err != nil && ctx.Err() == nil {
			b.t.Error(err)
			return
		}
		if n == 0 {
			select {
			case <-ctx.Done():
			case <-b.db.Inbox.C():
			}
		}
	}
}

func (b *bench) answer(tx *store.Tx, u *chat.Update) error {
	b.mu.Lock()
	b.updates = append(b.updates, *u)
	b.mu.Unlock()
	send := func(m chat.Message) error {
		m.Channel, m.Chat = u.Channel, u.Chat
		return chat.Send(tx, m)
	}
	key := chat.DraftKey(u.Message)
	confirm := chat.Face{Text: "📝 请确认\n" + u.Text, Buttons: [][]chat.Button{{{Words: "✅ 提交", Do: "ok"}}, {{Words: "📋 复制", Copy: u.Text}}}}
	switch {
	case u.Kind == chat.Tap:
		key, _, _, _ = chat.ParseData(u.Data)
		day := day.DayOf(u.Time())
		r := &record.Record{Kind: record.KindVisit, Type: "送政策", Point: 1, Day: day, Author: u.Chat, Typist: u.Chat,
			Figures: []record.Figure{{Name: "辐射户数", Value: 62}}}
		return errors.Join(record.Add(tx, r), send(chat.Message{Kind: chat.Answer, Tap: u.Tap, Text: "已记录"}),
			chat.Show(tx, u.Channel, u.Chat, key, chat.Face{Text: "✅ 已记录 · 走访 #1"}, true))
	case u.Kind == chat.Edit:
		return chat.Show(tx, u.Channel, u.Chat, key, confirm, false)
	case len(u.Files) > 0:
		return errors.Join(send(chat.Message{Kind: chat.React, Message: u.Message, Text: "👌"}),
			send(chat.Message{Kind: chat.Fetch, File: &u.Files[0], Recipe: &chat.Recipe{What: u.Files[0].Kind}}))
	case u.Text == "/start":
		return errors.Join(send(chat.Message{Kind: chat.Commands, Commands: []chat.Command{{Name: "visit", Words: "记走访"}}}),
			send(chat.Message{Kind: chat.Say, Text: "您好", Menu: [][]string{{"📝 记走访", "⚠️ 报问题"}}, Hint: "例：居然之家 送政策 62户"}))
	case strings.HasPrefix(u.Text, "导出"):
		_, what, _ := strings.Cut(u.Text, " ")
		return send(chat.Message{Kind: chat.Document, Text: "台账", Recipe: &chat.Recipe{Name: "台账.csv", What: what}})
	}
	return chat.Show(tx, u.Channel, u.Chat, key, confirm, false)
}

// until waits for something that will be so.
func (b *bench) until(what string, so func() bool) {
	b.t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for !so() {
		if time.Now().After(deadline) {
			b.t.Fatalf("not so in time: %s", what)
		}
		b.web.page.mu.Lock()
		changed := b.web.page.changed
		b.web.page.mu.Unlock()
		select {
		case <-changed:
		case <-time.After(20 * time.Millisecond): // what is waited for may not be on the page
		}
	}
}
