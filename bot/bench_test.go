package bot_test

import (
	"fmt"
	"log/slog"
	"testing"

	"liaison/bot"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/record"
	"liaison/store/storetest"
)

// BenchmarkWorker takes the handling alone: 100 people each type a sentence and
// tap 提交, in batches. One operation is one update, receiving included.
func BenchmarkWorker(b *testing.B) {
	s := newStage(b)
	s.worker.Log = slog.New(slog.DiscardHandler)
	var chats []int64
	storetest.Update(b, s.db, func(tx *store.Tx) error {
		for i := range 100 {
			p := &bureau.Person{Name: fmt.Sprint("干事", i), Active: true}
			if err := bureau.SavePerson(tx, p); err != nil {
				return err
			}
			if err := bureau.SavePost(tx, &bureau.Post{Person: p.ID, Role: bureau.Staff, Unit: 1, Active: true}); err != nil {
				return err
			}
			if err := chat.Join(tx, p.ID, "test", int64(5000+i)); err != nil {
				return err
			}
			chats = append(chats, int64(5000+i))
		}
		return nil
	})
	w := &bot.Worker{DB: s.db, Log: s.worker.Log}
	remote, draft := int64(1000), int64(0)
	b.ResetTimer()
	for done := 0; done < b.N; done += 2 * len(chats) {
		for _, tap := range []bool{false, true} {
			storetest.Update(b, s.db, func(tx *store.Tx) error {
				for i, room := range chats {
					remote++
					u := &chat.Update{Channel: "test", Remote: remote, Chat: room, At: wednesday.Unix(), Kind: chat.Text, Message: remote,
						Text: fmt.Sprintf("今天去居然之家送政策，讲了消保法，%d户个体户参加，现场答疑5个", i+1)}
					if tap {
						u.Kind, u.Text, u.Tap, u.Data = chat.Tap, "", "t", fmt.Sprintf("d%d:1:ok", draft+int64(i)+1)
					}
					if err := chat.Receive(tx, u); err != nil {
						return err
					}
				}
				return nil
			})
			if n, err := w.Step(b.Context()); err != nil || n != len(chats) {
				b.Fatal(n, err)
			}
		}
		draft += int64(len(chats))
	}
	b.StopTimer()
	n := 0
	storetest.View(b, s.db, func(tx *store.Tx) error {
		return record.Each(tx, "0000-00-00", "9999-99-99", func(*record.Record) error { n++; return nil })
	})
	if n != int(draft) {
		b.Fatalf("%d records, want %d", n, draft)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "updates/s")
}
