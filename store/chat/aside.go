package chat

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"liaison/store"
)

// An Aside is something that could not be handled or sent (搁下). It waits for an admin to look
// into it, and is never dropped silently.
type Aside struct {
	Ref     string // its name: u12 an update, m34 a message, c:<channel>:<chat>:<key> a card
	Channel string
	Chat    int64
	At      time.Time
	Tries   int
	Fault   string
	Text    string // what was said, or is to be said
}

// cardAside is the condition for a card whose face was refused.
const cardAside = `version = shown AND fault <> '' AND fault <> 'expired'`

// An asideKind is a table in which something may be set aside.
type asideKind struct {
	list   string // its columns, in the order of scanAside
	unit   int64  // of the time, in a millisecond
	ref    func(id, channel string, chat int64) string
	where  string // names one, $1 being its id, in a card's case $1, $2, $3
	retry  string
	drop   string
	signal store.Wake
}

func lettered(letter string) func(string, string, int64) string {
	return func(id, _ string, _ int64) string { return letter + id }
}

// asideKinds are all kinds. A retry goes to the end of the queue.
func asideKinds() map[byte]asideKind {
	return map[byte]asideKind{
		'u': {list: `SELECT id, channel, chat, received, tries, fault, body FROM inbox WHERE aside`, unit: 1, ref: lettered("u"),
			where: `aside AND id = CAST($1 AS BIGINT)`, signal: store.WakeInbox,
			retry: `UPDATE inbox SET aside = FALSE, undone = TRUE, tries = 0, not_before = 0, fault = ''`,
			drop:  `UPDATE inbox SET aside = FALSE, body = '{}'`},
		'm': {list: `SELECT id, channel, chat, queued, tries, fault, body FROM outbox WHERE aside`, unit: 1000, ref: lettered("m"),
			where: `aside AND id = CAST($1 AS BIGINT)`, signal: store.WakeOutbox,
			retry: `UPDATE outbox SET aside = FALSE, waiting = TRUE, tries = 0, not_before = 0, not_after = 0, fault = '', queued = {{queued}}`,
			drop:  `UPDATE outbox SET aside = FALSE, body = '{}'`},
		'c': {list: `SELECT key, channel, chat, queued, tries, fault, wanted FROM card WHERE ` + cardAside, unit: 1000,
			ref: func(id, channel string, chat int64) string {
				return "c:" + channel + ":" + strconv.FormatInt(chat, 10) + ":" + id
			},
			where: cardAside + ` AND channel = $1 AND chat = CAST($2 AS BIGINT) AND key = $3`, signal: store.WakeOutbox,
			retry: `UPDATE card SET version = version + 1, tries = 0, not_before = 0, not_after = 0, priority = 0, fault = '', queued = {{queued}}`,
			drop:  `UPDATE card SET fault = ''`},
	}
}

// find returns what was set aside in a table.
func (k *asideKind) find(tx *store.Tx, more string, args ...any) ([]Aside, error) {
	type row struct {
		Aside
		id   string
		at   int64
		body struct {
			Text string `json:"text"`
			Raw  string `json:"raw"`
			Data string `json:"data"`
			Kind string `json:"kind"`
		}
	}
	found, err := store.Find(tx, func(r *row) []any {
		return []any{&r.id, &r.Channel, &r.Chat, &r.at, &r.Tries, &r.Fault, store.AsJSON(&r.body)}
	}, k.list+more, args...)
	rows := make([]Aside, len(found))
	for i, r := range found {
		rows[i] = r.Aside
		rows[i].Ref, rows[i].At = k.ref(r.id, r.Channel, r.Chat), store.FromMS(r.at/k.unit)
		for _, text := range []string{r.body.Text, r.body.Raw, r.body.Data, r.body.Kind} {
			if text != "" {
				rows[i].Text = text
				break
			}
		}
	}
	return rows, err
}

// AsideRows returns what was set aside, the updates first, at most n of each
// kind.
func AsideRows(tx *store.Tx, n int) (rows []Aside, err error) {
	kinds := asideKinds()
	for _, letter := range "umc" {
		k := kinds[byte(letter)]
		order := " ORDER BY id LIMIT $1"
		if letter == 'c' {
			order = " ORDER BY queued LIMIT $1"
		}
		some, err := k.find(tx, order, n)
		if err != nil {
			return nil, err
		}
		rows = append(rows, some...)
	}
	return rows, nil
}

// asideOf returns the kind of a reference and the arguments of its where.
func asideOf(ref string) (k asideKind, args []any, err error) {
	kind, rest := byte(0), ""
	if ref != "" {
		kind, rest = ref[0], ref[1:]
	}
	k, ok := asideKinds()[kind]
	if !ok {
		return k, nil, store.ErrNotFound
	}
	parts := strings.SplitN(strings.TrimPrefix(rest, ":"), ":", 3)
	number := parts[0]
	if kind == 'c' {
		if len(parts) < 3 {
			return k, nil, store.ErrNotFound
		}
		number = parts[1]
	}
	if _, err := strconv.ParseInt(number, 10, 64); err != nil {
		return k, nil, store.ErrNotFound
	}
	for _, p := range parts {
		args = append(args, p)
	}
	return k, args, nil
}

// AsideOf returns what a reference names, or ErrNotFound if it was dealt with already.
func AsideOf(tx *store.Tx, ref string) (*Aside, error) {
	k, args, err := asideOf(ref)
	if err != nil {
		return nil, err
	}
	found, err := k.find(tx, " AND "+k.where, args...)
	if err != nil || len(found) == 0 {
		return nil, errors.Join(err, store.ErrNotFound)
	}
	return &found[0], nil
}

// RetryAside schedules another try, as if the thing had just come. It returns ErrNotFound if it
// was dealt with already.
func RetryAside(tx *store.Tx, ref string) error { return settleAside(tx, ref, true) }

// DropAside gives something up and deletes its content.
func DropAside(tx *store.Tx, ref string) error { return settleAside(tx, ref, false) }

func settleAside(tx *store.Tx, ref string, retry bool) error {
	k, args, err := asideOf(ref)
	if err != nil {
		return err
	}
	query := k.drop
	if retry {
		query = k.retry
		tx.Wake(k.signal)
	}
	if strings.Contains(query, "{{queued}}") {
		args = append(args, tx.Stamp())
		query = strings.ReplaceAll(query, "{{queued}}", "$"+strconv.Itoa(len(args)))
	}
	n, err := tx.Change(query+" WHERE "+k.where, args...)
	if err == nil && n == 0 {
		err = store.ErrNotFound
	}
	return err
}
