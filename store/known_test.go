package store

import "testing"

// What is known of a server is forgotten where a statement may have changed it, and kept where
// that is sure not to be.
func TestForgets(t *testing.T) {
	const (
		focus   = `SELECT body FROM focus WHERE channel = $1 AND chat = $2 AND person = $3`
		newest  = `SELECT body FROM (SELECT body FROM draft WHERE channel = $1 AND chat = $2 ORDER BY id DESC LIMIT 1) AS newest WHERE state = 'open'`
		plans   = `SELECT id FROM record WHERE kind = 'plan' AND day BETWEEN $1 AND $2 ORDER BY day`
		either  = `SELECT id FROM record WHERE id = $1 OR draft = $2`
		joined  = `SELECT id FROM record r JOIN draft ON draft.id = r.draft WHERE r.id = $1`
		within  = `SELECT id FROM record WHERE withdrawn = 0 AND id IN (SELECT record FROM problem WHERE done = '')`
		listed  = `SELECT r.id FROM record r, problem WHERE r.id = $1`
		upsert  = `INSERT INTO focus (channel, chat, person, body) VALUES ($1, $2, $3, $4) ON CONFLICT (channel, chat) DO UPDATE SET person = excluded.person`
		add     = `INSERT INTO record (id, kind, draft) VALUES ($1, $2, $3)`
		saved   = `UPDATE draft SET state = $2 WHERE id = $1 AND channel = $3 AND chat = $4`
		moved   = `UPDATE draft SET chat = $2 WHERE chat = $1`
		dropped = `UPDATE draft SET state = 'dropped' WHERE state = 'open' AND changed < $1 RETURNING id`
		deepest = `UPDATE record SET draft = (SELECT max(id) FROM draft WHERE id = $1) WHERE id = $2`
	)
	for _, c := range []struct {
		asked   string
		of      []any
		written string
		with    []any
		known   bool
	}{
		{focus, []any{"c", int64(1), int64(7)}, upsert, []any{"c", int64(2), int64(7), ""}, true},
		{focus, []any{"c", int64(1), int64(7)}, upsert, []any{"d", int64(1), int64(7), ""}, true},
		{focus, []any{"c", int64(1), int64(7)}, upsert, []any{"c", int64(1), int64(8), ""}, false}, // it was 7's
		{newest, []any{"c", int64(1)}, saved, []any{int64(5), "saved", "c", int64(2)}, true},
		{newest, []any{"c", int64(1)}, saved, []any{int64(5), "saved", "c", int64(1)}, false},
		{newest, []any{"c", int64(1)}, moved, []any{int64(2), int64(1)}, false},
		{newest, []any{"c", int64(1)}, dropped, []any{int64(2)}, false},
		{newest, []any{"c", int64(1)}, add, []any{int64(2), "visit", int64(1)}, true},
		{plans, []any{"a", "b"}, add, []any{int64(2), "visit", int64(1)}, true},
		{plans, []any{"a", "b"}, add, []any{int64(2), "plan", int64(1)}, false},
		{plans, []any{"a", "b"}, deepest, []any{int64(2), int64(1)}, false},
		{either, []any{int64(1), int64(2)}, add, []any{int64(3), "visit", int64(2)}, false},
		{joined, []any{int64(1)}, saved, []any{int64(5), "saved", "c", int64(1)}, false},
		{joined, []any{int64(1)}, upsert, []any{"c", int64(1), int64(8), ""}, true},
		{within, nil, add, []any{int64(3), "visit", int64(2)}, false},
		{listed, []any{int64(1)}, `UPDATE problem SET done = $2 WHERE record = $1`, []any{int64(9), "x"}, false},
		{within, nil, `WITH a AS (DELETE FROM help) SELECT 1`, nil, false},
		{plans, []any{"a", "b"}, `DELETE FROM record WHERE kind = 'visit' AND id = $1`, []any{int64(9)}, true},
		{plans, []any{"a", "b"}, `DELETE FROM record WHERE kind = 'visit' OR id = $1`, []any{int64(9)}, false},
		{plans, []any{"a", "b"}, `INSERT INTO record (id, kind) VALUES ($1, $2), ($3, $4)`, []any{int64(9), "visit", int64(10), "plan"}, false},
	} {
		var k known
		k.clear()
		asked := statement{c.asked, c.of}
		k.keep(&answer{statement: asked})
		k.forget(&statement{c.written, c.with})
		if known := k.find(&asked) != nil; known != c.known {
			t.Errorf("known: %v\n\tasked   %s %v\n\twritten %s %v", known, c.asked, c.of, c.written, c.with)
		}
	}
}

// Questions with different arguments are two.
func TestQuestionsApart(t *testing.T) {
	seen := map[string]bool{}
	for _, args := range [][]any{{"a", "b"}, {"ab", ""}, {"", "ab"}, {int64(1), int64(2)}, {int64(2), int64(1)}, {"1", "2"}, {true, nil}, {nil, true}, {1.5, nil}, {"a"}, nil} {
		s := statement{"SELECT 1", args}
		if seen[s.key()] {
			t.Errorf("%v is another question already", args)
		}
		seen[s.key()] = true
	}
}
