package store

import (
	"encoding/json"
	"time"
)

// invitesKept is how long an invitation that cannot be used, and an answered
// request, are remembered.
const invitesKept = 30 * 24 * time.Hour

// ClearDrafts forgets what was said in drafts that were done before the last
// seven days, at most n, and returns how many it cleared. Saved ones still say
// which records they became, and in which words: a number leads back to them.
func (tx *Tx) ClearDrafts(n int) (int, error) {
	found, err := find(tx, (*Draft).fields, `SELECT `+draftColumns+` FROM draft
		WHERE NOT cleared AND state <> 'open' AND changed < $1 ORDER BY changed LIMIT $2`, ms(tx.Now.Add(-DraftLife)), n)
	for i := range found {
		if err == nil {
			err = tx.clear(&found[i])
		}
	}
	return len(found), err
}

// clear forgets the answers of a draft, and what was said in one that came to
// nothing.
func (tx *Tx) clear(d *Draft) error {
	if d.State != DraftSaved {
		d.Text = ""
	}
	for i := range d.Items {
		d.Items[i].Answers = nil
	}
	body, err := json.Marshal(d)
	if err != nil {
		return err
	}
	return tx.exec(`UPDATE draft SET body = $2, cleared = TRUE WHERE id = $1`, d.ID, string(body))
}

// Tidy forgets files that nobody said yes to, and invitations and requests that
// are over.
func (tx *Tx) Tidy() error {
	for _, q := range []struct {
		query string
		kept  time.Duration
	}{
		{`DELETE FROM upload WHERE at < $1`, DraftLife},
		{`DELETE FROM invite WHERE expires < $1`, invitesKept},
		{`DELETE FROM request WHERE answered > 0 AND answered < $1`, invitesKept},
	} {
		if err := tx.exec(q.query, ms(tx.Now.Add(-q.kept))); err != nil {
			return err
		}
	}
	return nil
}

// ForgetAudit forgets lines of the log from before a time, at most n.
func (tx *Tx) ForgetAudit(before time.Time, n int) (int, error) {
	gone, err := tx.count(`DELETE FROM audit WHERE id IN (SELECT id FROM (SELECT id, at FROM audit ORDER BY id LIMIT $2) AS oldest WHERE at < $1)`, ms(before), n)
	return int(gone), err
}

// oldRecords are the records of a kind from before a day that nothing living
// refers to; a problem counts from the day it ended.
var oldRecords = map[Kind]string{
	KindProblem:  `SELECT record AS one FROM problem WHERE ended <> '' AND ended < $1`,
	KindVisit:    `SELECT id AS one FROM record WHERE kind = 'visit' AND day < $1`,
	KindMeeting:  `SELECT id AS one FROM record WHERE kind = 'meeting' AND day < $1`,
	KindActivity: `SELECT id AS one FROM record WHERE kind = 'activity' AND day < $1`,
	KindPlan:     `SELECT id AS one FROM record WHERE kind = 'plan' AND day < $1`,
}

// parts are the tables that hold more of a record, by the column that names it.
var parts = [...]struct{ table, column string }{
	{"figure", "record"}, {"history", "record"}, {"attachment", "record"}, {"help", "problem"}, {"notice", "record"}, {"problem", "record"},
}

// ForgetRecords forgets records from before a day with all that belongs to them,
// at most n of each kind, and returns how many. What is open stays, and what
// something open refers to.
func (tx *Tx) ForgetRecords(before Day, n int) (gone int, err error) {
	for _, k := range []Kind{KindProblem, KindVisit, KindMeeting, KindActivity, KindPlan} {
		ids, err := column[int64](tx, `SELECT old.one FROM (`+oldRecords[k]+`) AS old
			WHERE NOT EXISTS (SELECT 1 FROM problem WHERE onspot = old.one) AND NOT EXISTS (SELECT 1 FROM problem WHERE original = old.one)
			LIMIT $2`, before, n)
		if err != nil {
			return gone, err
		}
		for _, id := range ids {
			if err := tx.forgetRecord(id); err != nil {
				return gone, err
			}
			gone++
		}
	}
	return gone, nil
}

// forgetRecord forgets a record, and what it added to the 日累计.
func (tx *Tx) forgetRecord(id int64) error {
	visits, err := column[int64](tx, `SELECT onspot FROM problem WHERE record = $1 AND onspot IS NOT NULL`, id)
	if err != nil {
		return err
	}
	c := tx.dailyChange()
	if err := c.addStored(-1, append(visits, id)...); err != nil {
		return err
	}
	for _, p := range parts {
		if err := tx.exec(`DELETE FROM `+p.table+` WHERE `+p.column+` = $1`, id); err != nil {
			return err
		}
	}
	for _, q := range []string{
		`UPDATE draft SET body = '{"items":null,"day":""}', cleared = TRUE WHERE id = (SELECT draft FROM record WHERE id = $1)`,
		`UPDATE project_step SET record = NULL WHERE record = $1`,
		`UPDATE project_step SET meeting = NULL WHERE meeting = $1`,
		`DELETE FROM record WHERE id = $1`,
	} {
		if err := tx.exec(q, id); err != nil {
			return err
		}
	}
	if err := c.addStored(+1, visits...); err != nil {
		return err
	}
	return c.keep()
}
