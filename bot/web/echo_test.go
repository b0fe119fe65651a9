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
	updates []store.Update
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
	clock.Set(time.Date(2026, 4, 15, 17, 30, 0, 0, store.Shanghai))
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
	unit := &store.Unit{Name: "城东所", Active: true}
	point := &store.Point{Name: "居然之家", Active: true}
	err := errors.Join(tx.SaveUnit(unit), tx.SavePoint(point))
	for i, p := range []struct {
		name string
		role store.Role
	}{{"城东所干事甲", store.Staff}, {"分管副局长甲", store.Leader}, {"建工支部书记", store.Secretary}} {
		one := &store.Person{Name: p.name, Active: true}
		err = errors.Join(err, tx.SavePerson(one),
			tx.SavePost(&store.Post{Person: one.ID, Role: p.role, Unit: unit.ID, Active: true}),
			tx.Join(one.ID, Channel, int64(i+1)))
	}
	return err
}

// render makes the document of a recipe, or fails as it says.
func render(_ context.Context, r store.Recipe) (string, []byte, error) {
	if r.What == "broken" {
		return "", nil, errors.New("broken")
	}
	return r.Name, []byte("a list of " + r.What), nil
}

func (b *bench) take(_ context.Context, m store.Message, body []byte, err error) error {
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
			found, err := tx.NextUpdates(1)
			if n = len(found); n == 0 || err != nil {
				return err
			}
			u := &found[0]
			return errors.Join(b.answer(tx, u), tx.Finish(u))
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

func (b *bench) answer(tx *store.Tx, u *store.Update) error {
	b.mu.Lock()
	b.updates = append(b.updates, *u)
	b.mu.Unlock()
	send := func(m store.Message) error {
		m.Channel, m.Chat = u.Channel, u.Chat
		return tx.Send(m)
	}
	key := store.DraftKey(u.Message)
	confirm := store.Face{Text: "📝 请确认\n" + u.Text, Buttons: [][]store.Button{{{Words: "✅ 提交", Do: "ok"}}, {{Words: "📋 复制", Copy: u.Text}}}}
	switch {
	case u.Kind == store.Tap:
		key, _, _, _ = store.ParseData(u.Data)
		day := store.DayOf(u.Time())
		r := &store.Record{Kind: store.KindVisit, Type: "送政策", Point: 1, Day: day, Author: u.Chat, Typist: u.Chat,
			Figures: []store.Figure{{Name: "辐射户数", Value: 62}}}
		return errors.Join(tx.AddRecord(r), send(store.Message{Kind: store.Answer, Tap: u.Tap, Text: "已记录"}),
			tx.Show(u.Channel, u.Chat, key, store.Face{Text: "✅ 已记录 · 走访 #1"}, true))
	case u.Kind == store.Edit:
		return tx.Show(u.Channel, u.Chat, key, confirm, false)
	case len(u.Files) > 0:
		return errors.Join(send(store.Message{Kind: store.React, Message: u.Message, Text: "👌"}),
			send(store.Message{Kind: store.Fetch, File: &u.Files[0], Recipe: &store.Recipe{What: u.Files[0].Kind}}))
	case u.Text == "/start":
		return errors.Join(send(store.Message{Kind: store.Commands, Commands: []store.Command{{Name: "visit", Words: "记走访"}}}),
			send(store.Message{Kind: store.Say, Text: "您好", Menu: [][]string{{"📝 记走访", "⚠️ 报问题"}}, Hint: "例：居然之家 送政策 62户"}))
	case strings.HasPrefix(u.Text, "导出"):
		_, what, _ := strings.Cut(u.Text, " ")
		return send(store.Message{Kind: store.Document, Text: "台账", Recipe: &store.Recipe{Name: "台账.csv", What: what}})
	}
	return tx.Show(u.Channel, u.Chat, key, confirm, false)
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
