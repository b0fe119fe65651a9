package chat

import (
	"cmp"
	"slices"

	"liaison/store"
)

// NextUpdates returns at most n updates to handle now, in the order they came. Its cost depends
// on n, not on how many wait.
//
// If more than n wait, the chats take turns, starting after the chat whose turn was last:
// each gives its oldest update, and further ones only if there is room. So a person who
// wrote one message waits for at most one update of each other chat. An update that waits
// for another try holds back its own chat only.
func NextUpdates(tx *store.Tx, n int) ([]Update, error) {
	tx.Foresee(func() { oldest(tx, n) })
	some, err := store.One[int](tx, `SELECT count(*) FROM (SELECT id FROM inbox WHERE undone LIMIT $1) AS waiting`, n+1)
	if err != nil {
		return nil, err
	}
	var found []waiting
	if some > n {
		found, err = inTurn(tx, n)
	} else {
		found, err = oldest(tx, n)
	}
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b waiting) int { return cmp.Compare(a.ID, b.ID) })
	var next []Update
	held := map[store.Chat]bool{}
	for _, w := range found {
		if held[w.In()] = held[w.In()] || w.notBefore > store.MS(tx.Now); !held[w.In()] {
			next = append(next, w.Update)
		}
	}
	return next, nil
}

// A waiting update, and the time before which it is not to be tried again.
type waiting struct {
	Update
	notBefore int64
}

const waitingColumns = updateColumns + `, not_before`

func (w *waiting) fields() []any { return append(w.Update.fields(), &w.notBefore) }

// whichWait returns updates that wait.
func whichWait(tx *store.Tx, which string, args ...any) ([]waiting, error) {
	return store.Find(tx, (*waiting).fields, `SELECT `+waitingColumns+` FROM inbox WHERE undone `+which, args...)
}

// oldest returns the first updates that wait.
func oldest(tx *store.Tx, n int) ([]waiting, error) {
	return whichWait(tx, `ORDER BY id LIMIT $1`, n)
}

// lastTurn is the setting with the chat whose turn was last.
const lastTurn = "turn"

// inTurn returns n updates, evenly from the chats whose turn it is.
func inTurn(tx *store.Tx, n int) ([]waiting, error) {
	last, _ := tx.Kept(lastTurn).(store.Chat)
	chats, err := firstsAfter(tx, last, n)
	if err == nil && len(chats) < n {
		var again []waiting // from the first chat on
		again, err = firstsAfter(tx, store.Chat{}, n-len(chats))
		for _, w := range again {
			if slices.ContainsFunc(chats, func(c waiting) bool { return c.ID == w.ID }) {
				break
			}
			chats = append(chats, w)
		}
	}
	if err != nil || len(chats) == 0 {
		return nil, err
	}
	tx.Keep(lastTurn, chats[len(chats)-1].In())
	found := slices.Clone(chats)
	for len(found) < n && len(chats) > 0 {
		share, deep := max((n-len(found))/len(chats), 1), chats[:0]
		for _, c := range chats {
			more, err := whichWait(tx, `AND channel = $1 AND chat = $2 AND id > $3 ORDER BY id LIMIT $4`, c.Channel, c.Chat, c.ID, min(share, n-len(found)))
			if err != nil {
				return nil, err
			}
			if found = append(found, more...); len(found) == n {
				break
			}
			if len(more) == share {
				deep = append(deep, more[share-1])
			}
		}
		chats = deep
	}
	return found, nil
}

// firstsAfter returns the oldest update of each of the n chats that follow a chat in the order of
// chats. It skips chats that are held back. It finds each chat by one or two lookups in the
// index inbox_chat, however many updates the chat has.
func firstsAfter(tx *store.Tx, last store.Chat, n int) ([]waiting, error) {
	// Channel and chat are compared one after the other: SQLite would compare both at
	// once from the first update of the last chat on.
	return store.Find(tx, (*waiting).fields, `WITH RECURSIVE head (id, room) AS (
		SELECT coalesce((SELECT id FROM inbox WHERE undone AND channel = $1 AND chat > $2 ORDER BY chat, id LIMIT 1),
			(SELECT id FROM inbox WHERE undone AND channel > $1 ORDER BY channel, chat, id LIMIT 1)), CAST($3 AS BIGINT)
		UNION ALL
		SELECT coalesce((SELECT id FROM inbox WHERE undone AND channel = this.channel AND chat > this.chat ORDER BY chat, id LIMIT 1),
			(SELECT id FROM inbox WHERE undone AND channel > this.channel ORDER BY channel, chat, id LIMIT 1)),
			room - CASE WHEN not_before <= $4 THEN 1 ELSE 0 END
		FROM head CROSS JOIN inbox AS this WHERE this.id = head.id AND room > 0)
		SELECT inbox.id, channel, update_id, chat, tries, body, not_before FROM head CROSS JOIN inbox
		WHERE inbox.id = head.id AND room > 0 AND not_before <= $4 ORDER BY room DESC`, last.Channel, last.Chat, n, store.MS(tx.Now))
}
