package retain

import (
	"encoding/json"
	"time"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// invitesKept is how long used or expired invitations and answered requests are kept.
const invitesKept = 30 * 24 * time.Hour

// ClearDrafts deletes the content of at most n drafts that were finished more than seven days ago, and
// returns how many. Saved drafts keep their words and their records, so that a number leads back to
// its sentence.
func ClearDrafts(tx *store.Tx, n int) (int, error) {
	found, err := store.Find(tx, (*chat.Draft).Fields, `SELECT `+chat.DraftColumns+` FROM draft
		WHERE NOT cleared AND state <> 'open' AND changed < $1 ORDER BY changed LIMIT $2`, store.MS(tx.Now.Add(-chat.DraftLife)), n)
	for i := range found {
		if err == nil {
			err = clear(tx, &found[i])
		}
	}
	return len(found), err
}

// clear deletes the answers of a draft, and also the words if it was not saved.
func clear(tx *store.Tx, d *chat.Draft) error {
	if d.State != chat.DraftSaved {
		d.Text = ""
	}
	for i := range d.Items {
		d.Items[i].Answers = nil
	}
	body, err := json.Marshal(d)
	if err != nil {
		return err
	}
	return tx.Exec(`UPDATE draft SET body = $2, cleared = TRUE WHERE id = $1`, d.ID, string(body))
}

// Tidy deletes uploads that nobody confirmed, and old invitations and requests.
func Tidy(tx *store.Tx) error {
	for _, q := range []struct {
		query string
		kept  time.Duration
	}{
		{`DELETE FROM upload WHERE at < $1`, chat.DraftLife},
		{`DELETE FROM invite WHERE expires < $1`, invitesKept},
		{`DELETE FROM request WHERE answered > 0 AND answered < $1`, invitesKept},
	} {
		if err := tx.Exec(q.query, store.MS(tx.Now.Add(-q.kept))); err != nil {
			return err
		}
	}
	return nil
}

// ForgetAudit deletes at most n lines of the log from before a time.
func ForgetAudit(tx *store.Tx, before time.Time, n int) (int, error) {
	gone, err := tx.Change(`DELETE FROM audit WHERE id IN (SELECT id FROM (SELECT id, at FROM audit ORDER BY id LIMIT $2) AS oldest WHERE at < $1)`, store.MS(before), n)
	return int(gone), err
}

// oldRecords returns the records of a kind from before a day that nothing current refers to. For a
// problem the day on which it ended counts.
var oldRecords = map[record.Kind]string{
	record.KindProblem:  `SELECT record AS one FROM problem WHERE ended <> '' AND ended < $1`,
	record.KindVisit:    `SELECT id AS one FROM record WHERE kind = 'visit' AND day < $1`,
	record.KindMeeting:  `SELECT id AS one FROM record WHERE kind = 'meeting' AND day < $1`,
	record.KindActivity: `SELECT id AS one FROM record WHERE kind = 'activity' AND day < $1`,
	record.KindPlan:     `SELECT id AS one FROM record WHERE kind = 'plan' AND day < $1`,
}

// parts maps the tables with more parts of a record to their column with its number.
var parts = [...]struct{ table, column string }{
	{"figure", "record"}, {"history", "record"}, {"attachment", "record"}, {"help", "problem"}, {"directive", "problem"}, {"notice", "record"}, {"problem", "record"},
}

// ForgetRecords deletes records from before a day with all their parts, at most n of each kind, and
// returns how many. Open problems stay, and so does what something open refers to.
func ForgetRecords(tx *store.Tx, before day.Day, n int) (gone int, err error) {
	for _, k := range []record.Kind{record.KindProblem, record.KindVisit, record.KindMeeting, record.KindActivity, record.KindPlan} {
		ids, err := store.Column[int64](tx, `SELECT old.one FROM (`+oldRecords[k]+`) AS old
			WHERE NOT EXISTS (SELECT 1 FROM problem WHERE onspot = old.one) AND NOT EXISTS (SELECT 1 FROM problem WHERE original = old.one)
			LIMIT $2`, before, n)
		if err != nil {
			return gone, err
		}
		for _, id := range ids {
			if err := forgetRecord(tx, id); err != nil {
				return gone, err
			}
			gone++
		}
	}
	return gone, nil
}

// forgetRecord deletes a record, and what it added to the 日累计.
func forgetRecord(tx *store.Tx, id int64) error {
	visits, err := store.Column[int64](tx, `SELECT onspot FROM problem WHERE record = $1 AND onspot IS NOT NULL`, id)
	if err != nil {
		return err
	}
	c := record.NewTally(tx)
	if err := c.AddStored(-1, append(visits, id)...); err != nil {
		return err
	}
	for _, p := range parts {
		if err := tx.Exec(`DELETE FROM `+p.table+` WHERE `+p.column+` = $1`, id); err != nil {
			return err
		}
	}
	for _, q := range []string{
		`UPDATE draft SET body = '{"items":null,"day":""}', cleared = TRUE WHERE id = (SELECT draft FROM record WHERE id = $1)`,
		`UPDATE project_step SET record = NULL WHERE record = $1`,
		`UPDATE project_step SET meeting = NULL WHERE meeting = $1`,
		`DELETE FROM record WHERE id = $1`,
	} {
		if err := tx.Exec(q, id); err != nil {
			return err
		}
	}
	if err := c.AddStored(+1, visits...); err != nil {
		return err
	}
	return c.Keep()
}
