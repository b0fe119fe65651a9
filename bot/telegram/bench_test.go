package telegram

import (
	"fmt"
	"testing"

	tg "github.com/go-telegram/bot"

	"liaison/bot/channel"
	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/chat"
)

// BenchmarkSend shows cards of 200 people and edits them: cards a second, from
// the commit that wants them to the commit that says they are shown.
func BenchmarkSend(b *testing.B) {
	for _, mode := range []struct {
		name string
		opts []telegramtest.Option
	}{
		{"memory", []telegramtest.Option{telegramtest.InMemory(), telegramtest.Forget()}},
		{"port", []telegramtest.Option{telegramtest.Forget()}},
	} {
		b.Run(mode.name, func(b *testing.B) {
			w := newWorld(b, mode.opts...)
			people := make([]*telegramtest.User, 200)
			for i := range people {
				people[i] = w.NewUser(fmt.Sprint("员", i))
			}
			w.send()
			face := chat.Face{Buttons: [][]chat.Button{
				{{Words: "✅ 提交", Do: "ok"}},
				{{Words: "✏️ 修改", Do: "edit"}, {Words: "⚠️ 报问题", Do: "problem"}, {Words: "🗑 不要了", Do: "drop"}},
			}}
			cards := 0
			for b.Loop() {
				for range 5 {
					w.update(func(tx *store.Tx) error {
						for _, p := range people {
							cards++
							face.Text = fmt.Sprint("📝 走访 · 请确认\n点位：居然之家（城西所）\n日期：4月15日 周三（今天）\n类型：送政策　辐射户数：62\n", cards)
							if err := chat.Show(tx, Channel, p.Chat, "d1", face, true); err != nil {
								return err
							}
						}
						return nil
					})
					w.drained()
				}
			}
			b.ReportMetric(float64(cards)/b.Elapsed().Seconds(), "cards/s")
		})
	}
}

// BenchmarkCall is one call of sendMessage, the server's work included, as JSON
// by [post] and as the library sends it.
func BenchmarkCall(b *testing.B) {
	for _, way := range []struct {
		name string
		call func(*API, *tg.SendMessageParams) error
	}{
		{"json", func(a *API, p *tg.SendMessageParams) error {
			_, err := a.sendText(b.Context(), p)
			return err
		}},
		{"library", func(a *API, p *tg.SendMessageParams) error {
			_, err := a.bot.SendMessage(b.Context(), p)
			return err
		}},
	} {
		b.Run(way.name, func(b *testing.B) {
			w := newWorld(b, telegramtest.InMemory(), telegramtest.Forget())
			u := w.NewUser("员")
			b.ReportAllocs()
			for b.Loop() {
				if err := way.call(w.api, &tg.SendMessageParams{ChatID: u.Chat, Text: "📝 走访 · 请确认\n点位：居然之家（城西所）",
					ReplyMarkup: wire{new(API)}.keyboard(channel.Card{Card: &chat.Card{Key: "d1", Face: chat.Face{Buttons: [][]chat.Button{{{Words: "✅ 提交", Do: "ok"}}}}}})}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
