package store_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"liaison/store"
	"liaison/store/storetest"
)

// Of 500 that one chat sent, and one of another, the other's is in the next batch,
// and the batch is full.
func TestFloodDelaysNobody(t *testing.T) {
	db := storetest.Open(t, nil)
	waiting(t, db, 0, append(slices.Repeat([]int64{1}, 500), 2))
	storetest.View(t, db, func(tx *store.Tx) error {
		got, err := tx.NextUpdates(100)
		if len(got) != 100 || got[99].Chat != 2 {
			t.Errorf("took %d, the last of chat %d", len(got), got[len(got)-1].Chat)
		}
		return err
	})
}

// waiting fills the inbox with updates of some chats, in that order, and returns
// the number after the last.
func waiting(t testing.TB, db *store.DB, begin int64, chats []int64) (end int64) {
	storetest.Update(t, db, func(tx *store.Tx) error {
		for i, chat := range chats {
			if err := tx.Receive(&store.Update{Channel: "telegram", Remote: begin + int64(i), Chat: chat, Kind: store.Text}); err != nil {
				return err
			}
		}
		return nil
	})
	return begin + int64(len(chats))
}

// Whoever waits: a batch is as full as it can be, takes of each chat its oldest in
// order, and takes nobody's eleventh before it took everybody's first, up to the
// size of the batch.
func TestTurns(t *testing.T) {
	db := storetest.Open(t, nil)
	begin := int64(0)
	rapid.Check(t, func(r *rapid.T) {
		chats := rapid.SliceOfN(rapid.Custom(func(r *rapid.T) int64 {
			return min(rapid.Int64Range(1, 12).Draw(r, "chat"), rapid.Int64Range(1, 12).Draw(r, "floods")) // the first more often
		}), 0, 300).Draw(r, "chats")
		n := rapid.SampledFrom([]int{1, 7, 30, 100}).Draw(r, "n")
		for len(finishAll(t, db)) > 0 {
		}
		begin = waiting(t, db, begin, chats)
		var got []store.Update
		storetest.View(t, db, func(tx *store.Tx) (err error) {
			got, err = tx.NextUpdates(n)
			return err
		})
		if len(got) != min(n, len(chats)) {
			r.Fatalf("took %d of %d, of at most %d", len(got), len(chats), n)
		}
		taken := map[int64]int{}
		for i, u := range got {
			if i > 0 && got[i-1].ID >= u.ID {
				r.Fatalf("%d after %d", u.ID, got[i-1].ID)
			}
			nth := 0
			for _, c := range chats[:u.Remote-begin+int64(len(chats))] {
				if c == u.Chat {
					nth++
				}
			}
			if nth != taken[u.Chat] {
				r.Fatalf("took the %dth of chat %d after its %dth", nth, u.Chat, taken[u.Chat])
			}
			taken[u.Chat]++
		}
		for chat, k := range taken {
			for _, other := range chats {
				if k > 10 && taken[other] == 0 {
					r.Fatalf("took %d of chat %d and none of %d", k, chat, other)
				}
			}
		}
	})
}
