package bureau

import (
	"time"

	"liaison/store"
)

// A Request is a stranger's request to join (申请加入).
type Request struct {
	ID      int64
	Channel string
	Chat    int64
	Name    string // what they call themselves
	Asked   time.Time
}

const requestColumns = `id, channel, chat, name, asked`

func (r *Request) fields() []any {
	return []any{&r.ID, &r.Channel, &r.Chat, &r.Name, (*store.Instant)(&r.Asked)}
}

// Ask stores a stranger's request. If the stranger has an open one already, it changes nothing and
// returns false.
func Ask(tx *store.Tx, r *Request) (fresh bool, err error) {
	r.ID, err = store.One[int64](tx, store.InsertInto("request", "channel, chat, name, asked")+` ON CONFLICT DO NOTHING RETURNING id`,
		r.Channel, r.Chat, r.Name, store.MS(tx.Now))
	if err == store.ErrNotFound {
		return false, nil
	}
	return err == nil, err
}

// OpenRequests returns the requests nobody answered, the oldest first.
func OpenRequests(tx *store.Tx) ([]Request, error) {
	return store.Find(tx, (*Request).fields, `SELECT `+requestColumns+` FROM request WHERE answered = 0 ORDER BY id`)
}

// OpenRequest returns an open request, or ErrNotFound.
func OpenRequest(tx *store.Tx, id int64) (*Request, error) {
	return store.FindOne(tx, (*Request).fields, `SELECT `+requestColumns+` FROM request WHERE id = $1 AND answered = 0`, id)
}

// AnswerRequest closes a request; it returns false if another admin was faster.
func AnswerRequest(tx *store.Tx, id int64) (bool, error) {
	n, err := tx.Change(`UPDATE request SET answered = $2 WHERE id = $1 AND answered = 0`, id, store.MS(tx.Now))
	return n == 1, err
}
