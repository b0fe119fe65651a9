package store

import "time"

// A Request is a stranger's wish to join (申请加入).
type Request struct {
	ID      int64
	Channel string
	Chat    int64
	Name    string // what they call themselves
	Asked   time.Time
}

const requestColumns = `id, channel, chat, name, asked`

func (r *Request) fields() []any {
	return []any{&r.ID, &r.Channel, &r.Chat, &r.Name, (*instant)(&r.Asked)}
}

// Ask keeps a stranger's wish; one that is open already stays as it is and
// returns false.
func (tx *Tx) Ask(r *Request) (fresh bool, err error) {
	r.ID, err = one[int64](tx, insertInto("request", "channel, chat, name, asked")+` ON CONFLICT DO NOTHING RETURNING id`,
		r.Channel, r.Chat, r.Name, ms(tx.Now))
	if err == ErrNotFound {
		return false, nil
	}
	return err == nil, err
}

// OpenRequests returns the wishes nobody answered, oldest first.
func (tx *Tx) OpenRequests() ([]Request, error) {
	return find(tx, (*Request).fields, `SELECT `+requestColumns+` FROM request WHERE answered = 0 ORDER BY id`)
}

// OpenRequest returns a wish that waits, or ErrNotFound.
func (tx *Tx) OpenRequest(id int64) (*Request, error) {
	return findOne(tx, (*Request).fields, `SELECT `+requestColumns+` FROM request WHERE id = $1 AND answered = 0`, id)
}

// AnswerRequest ends a wish; false when somebody was faster.
func (tx *Tx) AnswerRequest(id int64) (bool, error) {
	n, err := tx.count(`UPDATE request SET answered = $2 WHERE id = $1 AND answered = 0`, id, ms(tx.Now))
	return n == 1, err
}
