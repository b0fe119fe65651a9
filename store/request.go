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

// BotName is the setting that holds the name of the bot on Telegram.
const BotName = "bot_name"

// Setting returns a setting of the bureau, or "".
func (tx *Tx) Setting(name string) (string, error) {
	v, err := one[string](tx, `SELECT value FROM setting WHERE name = $1`, name)
	if err == ErrNotFound {
		return "", nil
	}
	return v, err
}

// Settings returns the settings whose names begin with a prefix of letters and
// dots, by name.
func (tx *Tx) Settings(prefix string) (map[string]string, error) {
	type setting struct{ name, value string }
	found, err := find(tx, func(s *setting) []any { return []any{&s.name, &s.value} },
		`SELECT name, value FROM setting WHERE name LIKE $1`, prefix+"%")
	by := make(map[string]string, len(found))
	for _, s := range found {
		by[s.name] = s.value
	}
	return by, err
}

// Set keeps a setting of the bureau.
func (tx *Tx) Set(name, value string) error {
	return tx.exec(`INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
}
