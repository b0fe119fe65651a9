package chat

import (
	"liaison/store"
	"liaison/store/bureau"
)

// Join has a person chat there from now on; whoever chatted there before leaves.
// What was planned for the person comes along, and nothing stays in the chat that
// they had.
func Join(tx *store.Tx, person int64, channel string, chat int64) error {
	before, err := store.Column[int64](tx, `SELECT id FROM person WHERE channel = $1 AND chat = $2 AND chat <> 0 AND id <> $3`, channel, chat, person)
	if err != nil {
		return err
	}
	for _, other := range before {
		if err := vacate(tx, other, store.Chat{}); err != nil {
			return err
		}
	}
	if err := vacate(tx, person, store.Chat{Channel: channel, Chat: chat}); err != nil {
		return err
	}
	// Who asked to be let in there is in: no admin is to give the chat to somebody else.
	if err := tx.Exec(`UPDATE request SET answered = $3 WHERE channel = $1 AND chat = $2 AND answered = 0`, channel, chat, store.MS(tx.Now)); err != nil {
		return err
	}
	if err := tx.Exec(`UPDATE person SET channel = $2, chat = $3, joined = $4, reachable = TRUE, menu = '' WHERE id = $1`,
		person, channel, chat, store.MS(tx.Now)); err != nil {
		return err
	}
	return tx.Revise(bureau.Rosters)
}

// Leave ends a person's chat (停用), and all that waits there. Their records stay.
func Leave(tx *store.Tx, person int64) error { return vacate(tx, person, store.Chat{}) }

// SetReachable marks whether messages reach the person who chats there. It
// reports whether that changed.
func SetReachable(tx *store.Tx, channel string, chat int64, reachable bool) (changed bool, err error) {
	n, err := tx.Change(`UPDATE person SET reachable = $3 WHERE channel = $1 AND chat = $2 AND chat <> 0 AND reachable <> $3`, channel, chat, reachable)
	if err != nil || n == 0 {
		return false, err
	}
	return true, tx.Revise(bureau.Rosters)
}

// DeactivatePerson ends a person's use of the bot; their records stay.
func DeactivatePerson(tx *store.Tx, id int64) error {
	if err := vacate(tx, id, store.Chat{}); err != nil {
		return err
	}
	if err := tx.Exec(`UPDATE person SET active = FALSE WHERE id = $1`, id); err != nil {
		return err
	}
	return tx.Revise(bureau.Rosters)
}
