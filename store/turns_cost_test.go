package store_test

import (
	"path/filepath"
	"testing"

	"modernc.org/sqlite"

	"liaison/store"
	"liaison/store/chat"
)

// To pick the next updates costs the same however many wait, and whoever they are
// of: what is counted are the pages of the file that are looked at.
func TestPickingCosts(t *testing.T) {
	const few, many = 400, 8_000
	for _, c := range []struct {
		name  string
		chats func(waiting int) int
		held  bool // the chat whose turn is next
	}{
		{"500 chats", func(int) int { return 500 }, false},
		{"one chat", func(int) int { return 1 }, false},
		{"thirty chats", func(int) int { return 30 }, false},
		{"thirty chats, one held back", func(int) int { return 30 }, true},
		{"as many chats as updates", func(waiting int) int { return waiting }, false},
	} {
		cost := func(waiting int) int { return pagesOfPicking(t, waiting, c.chats(waiting), c.held) }
		if a, b := cost(few), cost(many); b > 2*a {
			t.Errorf("%s: %d pages where %d wait, %d where %d do", c.name, a, few, b, many)
		} else {
			t.Logf("%s: %d pages where %d wait, %d where %d do", c.name, a, few, b, many)
		}
	}
}

// pagesOfPicking is how many pages are looked at to pick 100 updates, of so many
// that wait.
func pagesOfPicking(t *testing.T, waiting, chats int, held bool) (pages int) {
	db, err := store.Open(filepath.Join(t.TempDir(), "a.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Update(t.Context(), func(tx *store.Tx) error {
		err := tx.Exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
			INSERT INTO inbox (channel, update_id, chat, received, body, undone) SELECT 'telegram', i, i % $2, 0, '{"text":"今天去居然之家送政策"}', TRUE FROM n`, waiting, chats)
		if held && err == nil {
			err = tx.Exec(`UPDATE inbox SET not_before = $1 WHERE id = 1`, store.MS(tx.Now)+60_000)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for range 3 { // the last pick counts, where the turn is in the middle
		err = db.Update(t.Context(), func(tx *store.Tx) error {
			before := lookedAt(t, tx)
			updates, err := chat.NextUpdates(tx, 100)
			pages = lookedAt(t, tx) - before
			if err == nil && len(updates) != 100 {
				t.Errorf("picked %d", len(updates))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return pages
}

// lookedAt is how many pages a connection looked at so far.
func lookedAt(t *testing.T, tx *store.Tx) (n int) {
	err := tx.Raw(func(c any) error {
		for _, op := range []sqlite.DBStatusOp{sqlite.DBStatusCacheHit, sqlite.DBStatusCacheMiss} {
			some, _, err := c.(sqlite.DBStatus).Status(op, false)
			if err != nil {
				return err
			}
			n += some
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
