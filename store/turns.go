package store

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// share is how many updates of one chat are taken at once while others wait.
const share = 10

// NextUpdates returns the oldest updates to handle now, at most n. An update that
// waits to be tried again holds back its own chat only; and of a chat with many, a
// share is taken before the others had their turn, so that nobody's flood delays
// anybody else.
func (tx *Tx) NextUpdates(n int) ([]Update, error) {
	passed, err := column[int64](tx, `SELECT chat FROM inbox WHERE undone AND not_before > $1`, ms(tx.Now))
	if err != nil {
		return nil, err
	}
	var next, beyond []Update // beyond their chat's share
	last, taken := int64(0), map[int64]int{}
	for len(next) < n {
		room := n - len(next)
		found, err := tx.undoneAfter(last, passed, room)
		if err != nil {
			return nil, err
		}
		for _, u := range found {
			last = u.ID
			if taken[u.Chat]++; taken[u.Chat] <= share {
				next = append(next, u)
				continue
			}
			if beyond = append(beyond, u); !slices.Contains(passed, u.Chat) {
				passed = append(passed, u.Chat)
			}
		}
		if len(found) < room {
			break
		}
	}
	next = append(next, beyond[:min(len(beyond), n-len(next))]...)
	slices.SortFunc(next, func(a, b Update) int { return cmp.Compare(a.ID, b.ID) })
	return next, nil
}

// undoneAfter returns the oldest updates that wait, after one and without those of
// some chats.
func (tx *Tx) undoneAfter(id int64, without []int64, n int) ([]Update, error) {
	query, args := `SELECT `+updateColumns+` FROM inbox WHERE undone AND id > $1`, []any{id, n}
	if len(without) > 0 { // rare: a chat floods, or waits for a second try
		marks := make([]string, len(without))
		for i, chat := range without {
			args = append(args, chat)
			marks[i] = "$" + strconv.Itoa(len(args))
		}
		query += ` AND chat NOT IN (` + strings.Join(marks, ", ") + `)`
	}
	return find(tx, (*Update).fields, query+` ORDER BY id LIMIT $2`, args...)
}
