package telegram

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
)

// BenchmarkBroadcast announces 3,000 cards to as many people at the pace that
// Telegram allows, while somebody asks something every second and, in the
// second run, cards of others are planned all the time: messages a second, how
// many Telegram refused, and how long 99 of 100 questions waited for their
// answer. It runs in real time, 100 s each: -benchtime 1x.
func BenchmarkBroadcast(b *testing.B) {
	for _, planning := range []bool{false, true} {
		b.Run(map[bool]string{false: "calm", true: "planning"}[planning], func(b *testing.B) {
			w := newWorld(b, telegramtest.InMemory(), telegramtest.Forget())
			people := make([]*telegramtest.User, 3000)
			for i := range people {
				people[i] = w.NewUser(fmt.Sprint("员", i))
			}
			w.receive()
			w.run(w.work)
			if planning {
				w.run(w.plan)
			}
			w.send()
			lift := w.Guard(30, true)
			for b.Loop() {
				begin := time.Now()
				for some := range slices.Chunk(people, 500) {
					w.announce("m202603", "🗓 3 月组织生活 · 居然之家党支部", day.Window{}, some...)
				}
				waits := w.ask(w.people(5), slices.Clone(people[len(people)-50:]))
				rate := float64(len(people)+len(waits)) / time.Since(begin).Seconds()
				b.ReportMetric(rate, "messages/s")
				b.ReportMetric(float64(waits[len(waits)*99/100].Milliseconds()), "ms-p99")
				b.ReportMetric(float64(waits[len(waits)-1].Milliseconds()), "ms-max")
			}
			b.ReportMetric(float64(lift()), "refused")
		})
	}
}

// ask has one after the other ask something, one a second, until the last people
// have seen their card, and returns how long the answers took, the shortest
// first. Telegram takes one message a second into a chat: so several ask.
func (w *world) ask(askers, last []*telegramtest.User) (waits []time.Duration) {
	for n := 0; len(last) > 0; n++ {
		begin := time.Now()
		u, text := askers[n%len(askers)], fmt.Sprint("走访", n, "户")
		u.Send(text)
		u.WaitText("请确认 " + text)
		waits = append(waits, time.Since(begin))
		for len(last) > 0 && time.Since(begin) < time.Second {
			last = slices.DeleteFunc(last, func(p *telegramtest.User) bool { return len(p.Messages()) > 0 })
			time.Sleep(10 * time.Millisecond)
		}
	}
	slices.Sort(waits)
	return waits
}

// plan announces cards that another channel is to show, five hundred a
// transaction as the monthly card does, and never ends.
func (w *world) plan(ctx context.Context) error {
	text := "🗓 3 月组织生活 · 居然之家党支部\n⬜ 主题党日　本月还没看到记录\n⬜ 支委会　本月还没看到记录"
	for round := int64(0); ctx.Err() == nil; round++ {
		err := w.db.Update(ctx, func(tx *store.Tx) error {
			for room := range int64(500) {
				if err := chat.Announce(tx, "planned", round*500+room, "m202603", chat.Face{Text: text}, day.Window{}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil && ctx.Err() == nil {
			return err
		}
	}
	return nil
}
