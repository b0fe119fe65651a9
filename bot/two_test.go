package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// Two programs handle what a third receives, all on one database. What waited
// when they began is handled with care by both; each update has its effect once,
// and a person's in their order.
func TestTwoPrograms(t *testing.T) {
	path := storetest.Source(t)
	open := func() *store.DB {
		db, err := store.Open(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { db.Close() })
		return db
	}
	receiver := open()
	storetest.Import(t, receiver, "roster.csv", storetest.Sample)
	people := []string{storetest.OfficerEast, storetest.OfficerEast2, storetest.OfficerWest, storetest.SectionLifts, storetest.SectionBuyers}
	storetest.Join(t, receiver, storetest.Admin, "test", 99)
	for i, name := range people {
		storetest.Join(t, receiver, name, "test", int64(i+1))
	}
	const each = 80 // of 400
	receive := func(from, to int) {
		for i := range people {
			receiveFeedback(t, receiver, store.Chat{Channel: "test", Chat: int64(i + 1)}, from, to)
		}
	}
	receive(0, each/2)
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	for range 2 {
		w := &Worker{DB: open(), Log: slog.New(slog.NewTextHandler(t.Output(), nil))}
		running.Go(func() { w.Run(ctx) })
	}
	for n := each / 2; n < each; n += 2 {
		receive(n, n+2)
	}
	for left := 1; left > 0; {
		storetest.View(t, receiver, func(tx *store.Tx) (err error) {
			left, err = chat.Undone(tx)
			return err
		})
		<-time.After(time.Millisecond)
	}
	stop()
	running.Wait()
	said := feedback(t, receiver)
	for _, name := range people {
		if got := said[name]; !slices.Equal(got, numbers(each)) {
			t.Errorf("%s was heard %d times of %d: %v", name, len(got), each, got)
		}
	}
}

// What came to be between the two commits of a careful try is seen: another program
// handled the updates, or the first of a chat failed there, once or for good.
func TestCarefulAsksAgain(t *testing.T) {
	boom := func(text string) func(*chat.Update) error {
		return func(u *chat.Update) error {
			if u.Channel == "test" && u.Text == text {
				return errors.New("boom")
			}
			return nil
		}
	}
	for _, c := range []struct {
		name         string
		other, later func(*chat.Update) error // how the other program fares, and this one
		want         []int                    // is heard, after a while
	}{
		{"handled by the other", nil, nil, numbers(4)},
		{"failed in the other", boom("反馈 第0条"), nil, numbers(4)},
		{"failed in the other and here", boom("反馈 第0条"), boom("反馈 第0条"), []int{1, 2, 3}},
		{"the second failed in the other", boom("反馈 第1条"), nil, numbers(4)},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := new(store.Clock)
			db := storetest.Bureau(t, clock)
			storetest.Join(t, db, storetest.Admin, "test", 99)
			storetest.Join(t, db, storetest.OfficerEast, "test", 7)
			storetest.Join(t, db, storetest.OfficerWest, "web", 7) // another chat of that number
			receiveFeedback(t, db, store.Chat{Channel: "test", Chat: 7}, 0, 4)
			receiveFeedback(t, db, store.Chat{Channel: "web", Chat: 7}, 0, 4)
			log := slog.New(slog.NewTextHandler(t.Output(), nil))
			other, here := &Worker{DB: db, Log: log, breakOn: c.other}, &Worker{DB: db, Log: log, breakOn: c.later}
			var picked []chat.Update
			storetest.View(t, db, func(tx *store.Tx) (err error) {
				picked, err = chat.NextUpdates(tx, batch)
				return err
			})
			if n, err := other.Step(t.Context()); n != 8 || err != nil {
				t.Fatal(n, err)
			}
			if err := here.carefully(t.Context(), picked, batch); err != nil {
				t.Fatal(err)
			}
			if got := feedback(t, db)[storetest.OfficerWest]; !slices.Equal(got, numbers(4)) {
				t.Errorf("of the other channel was heard %v", got)
			}
			storetest.View(t, db, func(tx *store.Tx) error {
				waiting, err := chat.NextUpdates(tx, batch)
				if len(waiting) > 0 {
					t.Errorf("%d are to be handled although the first one failed", len(waiting))
				}
				return err
			})
			for range 2 * maxTries {
				clock.Turn(clock.Now().Add(20 * time.Second))
				if _, err := here.Step(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			if got := feedback(t, db)[storetest.OfficerEast]; !slices.Equal(got, c.want) {
				t.Errorf("heard %v, want %v", got, c.want)
			}
		})
	}
}

// An update that ends the program whenever it is handled is set aside after some
// tries. Those that began with it are each handled once and in order, and nobody
// else's tries are counted: what waited behind it is handled as ever.
func TestKiller(t *testing.T) {
	path := storetest.Source(t)
	open := func() *store.DB {
		db, err := store.Open(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		return db
	}
	db := open()
	storetest.Import(t, db, "roster.csv", storetest.Sample)
	people := []string{storetest.OfficerEast, storetest.OfficerEast2, storetest.OfficerWest}
	storetest.Join(t, db, storetest.Admin, "test", 99)
	for i, name := range people {
		storetest.Join(t, db, name, "test", int64(i+1))
		receiveFeedback(t, db, store.Chat{Channel: "test", Chat: int64(i + 1)}, 0, 50)
	}
	left, ends := -1, 0
	for ; left != 0; ends++ {
		w := &Worker{DB: db, Log: slog.New(slog.NewTextHandler(t.Output(), nil))}
		w.breakOn = func(u *chat.Update) error {
			if u.Chat == 2 && u.Text == "反馈 第20条" {
				runtime.Goexit() // the writer ends, and nothing of its commit is kept
			}
			return nil
		}
		if ends > 0 { // the first is an ordinary step
			if err := w.begin(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		err := error(nil)
		for n := 1; n > 0 && err == nil; {
			n, err = w.Step(t.Context())
		}
		if err != nil && !errors.Is(err, store.ErrClosed) || ends > maxTries+1 {
			t.Fatal(ends, err)
		}
		db.Close() // says that the writer has ended
		db = open()
		tries := map[int]int{} // how many updates have so many
		storetest.View(t, db, func(tx *store.Tx) error {
			all, err := chat.NextUpdates(tx, 1000)
			for _, u := range all {
				tries[u.Tries]++
			}
			left = len(all)
			return err
		})
		switch {
		case ends == 0 && (tries[0] != left), ends == 1 && tries[1] > batch, ends > 1 && left > 0 && tries[ends] != 1:
			t.Errorf("after %d ends so many have 0, 1, … tries: %v", ends+1, tries)
		}
	}
	defer db.Close()
	if ends != maxTries+2 {
		t.Errorf("the program was started %d times, want %d", ends, maxTries+2)
	}
	said := feedback(t, db)
	for i, name := range people {
		want := numbers(50)
		if i == 1 {
			want = slices.Delete(want, 20, 21)
		}
		if !slices.Equal(said[name], want) {
			t.Errorf("%s was heard %v", name, said[name])
		}
	}
	storetest.View(t, db, func(tx *store.Tx) error {
		_, _, aside, err := chat.Waiting(tx)
		if aside != 1 {
			t.Errorf("%d set aside, want 1", aside)
		}
		return err
	})
}

// receiveFeedback has a chat say 第from条 and so on.
func receiveFeedback(t *testing.T, db *store.DB, c store.Chat, from, to int) {
	t.Helper()
	storetest.Update(t, db, func(tx *store.Tx) error {
		for n := from; n < to; n++ {
			u := chat.Update{Channel: c.Channel, Remote: c.Chat*1000 + int64(n), Chat: c.Chat, Kind: chat.Text, Text: fmt.Sprintf("反馈 第%d条", n), At: tx.Now.Unix()}
			if err := chat.Receive(tx, &u); err != nil {
				return err
			}
		}
		return nil
	})
}

var fedBack = regexp.MustCompile(`💬 (\S+) 反馈：第(\d+)条`)

// feedback is what an admin hears of each person, in order.
func feedback(t *testing.T, db *store.DB) map[string][]int {
	t.Helper()
	said := map[string][]int{}
	storetest.View(t, db, func(tx *store.Tx) error {
		sent, err := chat.DueMessages(tx, "test", 10_000)
		for _, m := range sent {
			if g := fedBack.FindStringSubmatch(m.Text); g != nil {
				n, _ := strconv.Atoi(g[2])
				said[g[1]] = append(said[g[1]], n)
			}
		}
		return err
	})
	return said
}

// numbers are those from 0 to n.
func numbers(n int) (all []int) {
	for i := range n {
		all = append(all, i)
	}
	return all
}

// Two chats of one number on two channels are two: what one was told, and what it
// guessed, is not the other's.
func TestChannelsApart(t *testing.T) {
	db := storetest.Bureau(t, nil)
	w := &Worker{DB: db, Log: slog.New(slog.NewTextHandler(t.Output(), nil))}
	w.outage = outage{hours: 26, told: map[store.Chat]bool{}}
	storetest.Join(t, db, storetest.OfficerEast, "test", 7)
	storetest.Join(t, db, storetest.OfficerWest, "web", 7)
	remote := int64(0)
	hears := func(channel string, room int64, text string) (said string) {
		t.Helper()
		remote++
		storetest.Update(t, db, func(tx *store.Tx) error {
			return chat.Receive(tx, &chat.Update{Channel: channel, Remote: remote, Chat: room, Kind: chat.Text, Text: text, At: tx.Now.Unix()})
		})
		if _, err := w.Step(t.Context()); err != nil {
			t.Fatal(err)
		}
		storetest.Update(t, db, func(tx *store.Tx) error {
			sent, err := chat.DueMessages(tx, channel, 100)
			for i := range sent {
				if sent[i].Chat == room {
					said += sent[i].Text
				}
				err = errors.Join(err, chat.Sent(tx, &sent[i]))
			}
			return err
		})
		return said
	}
	for range turn.MaxWrong { // the last one shuts the first channel's chat out
		hears("test", 8, "/start i_AAAAAAAAAAAAAAAAAAAAAA")
	}
	for _, c := range []struct {
		chat       int64
		text, says string
	}{
		{7, "收到", "系统停了 26 小时"}, {8, "您好", messages.Unknown}, {8, messages.WordJoin, messages.Asked}, {8, messages.WordJoin, messages.AlreadyAsked},
	} {
		for _, channel := range []string{"test", "web"} {
			if said := hears(channel, c.chat, c.text); !strings.Contains(said, c.says) {
				t.Errorf("%s %d, who says %s, hears %q, want %q", channel, c.chat, c.text, said, c.says)
			}
		}
	}
	if said := hears("web", 8, "/start i_AAAAAAAAAAAAAAAAAAAAAA"); said == "" {
		t.Error("the chat of the other channel is shut out too")
	}
}
