package chat_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// Of 500 that one chat sent, and one of another, the other's is in the next batch,
// and the batch is full. So is what a second chat of the same number on another
// channel sent.
func TestFloodDelaysNobody(t *testing.T) {
	db := storetest.Open(t, nil)
	flood := slices.Repeat([]store.Chat{{Channel: "telegram", Chat: 1}}, 500)
	waiting(t, db, 0, append(flood, store.Chat{Channel: "telegram", Chat: 2}, store.Chat{Channel: "web", Chat: 1}))
	storetest.View(t, db, func(tx *store.Tx) error {
		got, err := chat.NextUpdates(tx, 100)
		if len(got) != 100 || got[98].Chat != 2 || got[99].Channel != "web" {
			t.Errorf("took %d, the last of chat %d", len(got), got[len(got)-1].Chat)
		}
		return err
	})
}

// Whose only message is the newest of 2,000 is among the first updates, after one
// of each chat at most; so is whoever writes while these are handled.
func TestNewestOfMany(t *testing.T) {
	db := storetest.Open(t, nil)
	var chats []store.Chat
	for i := range 2000 {
		chats = append(chats, store.Chat{Channel: "telegram", Chat: int64(1000 + i%250)})
	}
	next := waiting(t, db, 0, chats)
	for _, quiet := range []int64{5, 1100, 9999} {
		next = waiting(t, db, next, []store.Chat{{Channel: "web", Chat: quiet}})
		for picks := 1; !slices.ContainsFunc(take(t, db, 100), func(u chat.Update) bool { return u.Channel == "web" }); picks++ {
			if picks == 3 {
				t.Fatalf("%d was not among the first %d of 250 chats", quiet, picks*100)
			}
		}
	}
}

// take handles the next updates.
func take(t testing.TB, db *store.DB, n int) (got []chat.Update) {
	storetest.Update(t, db, func(tx *store.Tx) (err error) {
		got, err = chat.NextUpdates(tx, n)
		for i := range got {
			err = errors.Join(err, chat.Finish(tx, &got[i]))
		}
		return err
	})
	return got
}

// waiting fills the inbox with updates of some chats, in that order, and returns
// the number after the last.
func waiting(t testing.TB, db *store.DB, begin int64, chats []store.Chat) (end int64) {
	storetest.Update(t, db, func(tx *store.Tx) error {
		for i, c := range chats {
			if err := chat.Receive(tx, &chat.Update{Channel: c.Channel, Remote: begin + int64(i), Chat: c.Chat, Kind: chat.Text}); err != nil {
				return err
			}
		}
		return nil
	})
	return begin + int64(len(chats))
}

// Whoever waits: each pick is as full as it can be and takes of each chat its oldest
// in order; nobody waits while others have more than one turn; a chat that is held
// back waits, and no other does.
func TestTurns(t *testing.T) {
	db := storetest.Open(t, nil)
	begin := int64(0)
	rapid.Check(t, func(r *rapid.T) {
		room := rapid.Custom(func(r *rapid.T) store.Chat {
			return store.Chat{Channel: rapid.SampledFrom([]string{"telegram", "web"}).Draw(r, "channel"),
				Chat: min(rapid.Int64Range(-1, 12).Draw(r, "chat"), rapid.Int64Range(-1, 12).Draw(r, "floods"))} // the first more often
		})
		chats := rapid.SliceOfN(room, 1, 300).Draw(r, "chats")
		held := chats[rapid.IntRange(0, len(chats)-1).Draw(r, "held")]
		n := rapid.SampledFrom([]int{1, 7, 30, 100}).Draw(r, "n")
		storetest.Update(t, db, func(tx *store.Tx) error { // what another check left
			tx.Now = tx.Now.AddDate(0, 0, 1)
			for {
				all, err := chat.NextUpdates(tx, 100)
				for i := range all {
					err = errors.Join(err, chat.Finish(tx, &all[i]))
				}
				if err != nil || len(all) == 0 {
					return err
				}
			}
		})
		begin = waiting(t, db, begin, chats)
		queues := map[store.Chat][]int64{} // the numbers that wait
		for i, c := range chats {
			queues[c] = append(queues[c], begin-int64(len(chats)-i))
		}
		storetest.Update(t, db, func(tx *store.Tx) error {
			all, err := chat.NextUpdates(tx, len(chats))
			first := slices.IndexFunc(all, func(u chat.Update) bool { return u.Channel == held.Channel && u.Chat == held.Chat })
			return errors.Join(err, chat.Retry(tx, &all[first], errors.New("boom")))
		})
		left, waits := len(chats)-len(queues[held]), map[store.Chat]int{} // how many turns of others each waits
		delete(queues, held)
		all := len(queues)
		for left > 0 {
			got := take(t, db, n)
			if len(got) != min(n, left) {
				r.Fatalf("took %d of %d, of at most %d", len(got), left, n)
			}
			left -= len(got)
			for c := range queues {
				waits[c] += len(got)
			}
			for i, u := range got {
				c := store.Chat{Channel: u.Channel, Chat: u.Chat}
				if i > 0 && got[i-1].ID >= u.ID || len(queues[c]) == 0 || queues[c][0] != u.Remote {
					r.Fatalf("took %d of %v, of which %d wait", u.Remote, c, queues[c])
				}
				queues[c], waits[c] = queues[c][1:], 0
				if len(queues[c]) == 0 {
					delete(queues, c)
				}
			}
			for c := range queues {
				if waits[c] > all+n {
					r.Fatalf("%v waited for %d updates of %d chats", c, waits[c], all)
				}
			}
		}
	})
}
