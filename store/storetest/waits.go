package storetest

import "liaison/store"

// Waits counts the messages and cards that are still to be sent to a chat.
func Waits(tx *store.Tx, chat int64) (int, error) {
	return store.One[int](tx, `SELECT (SELECT count(*) FROM outbox WHERE waiting AND chat = $1) + (SELECT count(*) FROM card WHERE version <> shown AND chat = $1)`, chat)
}
