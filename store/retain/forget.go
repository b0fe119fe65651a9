package retain

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/record"
)

// Forgotten returns the name that replaces that of a forgotten person.
func Forgotten(id int64) string { return "已删除人员" + strconv.FormatInt(id, 10) }

// texts are the columns whose text may contain a person's name. A test compares them with
// the schema: every other column of text is known to hold no name, or the roster's own.
var texts = [...]struct{ table, column string }{
	{"record", "text"}, {"record", "detail"}, {"history", "what"}, {"history", "before"}, {"history", "after"}, {"audit", "detail"},
	{"draft", "body"}, {"focus", "body"}, {"card", "wanted"}, {"card", "fault"}, {"outbox", "body"}, {"outbox", "fault"}, {"inbox", "body"}, {"inbox", "fault"},
	{"problem", "remark"}, {"problem", "firm"}, {"problem", "raised"}, {"directive", "words"}, {"project", "title"}, {"point", "confirmed_by"},
	{"waiver", "reason"}, {"setting", "value"}, {"summary", "problems"}, {"summary", "next"}, {"upload", "name"}, {"upload", "body"}, {"attachment", "name"}, {"request", "name"},
}

// Forget erases a person's data: the name, the chat, their settings, what they said and were told. Their
// records stay, without an author, since they are about points. It reports whether the name was also
// removed from what others wrote; it is not if the name is part of another name.
func Forget(tx *store.Tx, p *bureau.Person) (everywhere bool, err error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return false, err
	}
	for _, q := range []string{
		`DELETE FROM preference WHERE person = $1`, `DELETE FROM postponed WHERE person = $1`, `DELETE FROM spoken WHERE person = $1`,
		`DELETE FROM digest WHERE person = $1`, `DELETE FROM invite WHERE person = $1`, `DELETE FROM upload WHERE person = $1`,
		`DELETE FROM notice WHERE person = $1`, `UPDATE post SET active = FALSE WHERE person = $1`,
		`UPDATE point SET responsible = NULL WHERE responsible = $1`, `UPDATE point SET leader = NULL WHERE leader = $1`,
		`UPDATE draft SET chat = 0, message = 0, body = '{"items":null,"day":""}', cleared = TRUE,
			state = CASE WHEN state = 'open' THEN 'dropped' ELSE state END WHERE person = $1`,
		`DELETE FROM focus WHERE person = $1`,
	} {
		if err := tx.Exec(q, p.ID); err != nil {
			return false, err
		}
	}
	if p.Chat != 0 {
		for _, q := range []string{
			`UPDATE inbox SET chat = 0, body = '{}', undone = FALSE, aside = FALSE, fault = '' WHERE channel = $1 AND chat = $2`,
			`DELETE FROM outbox WHERE channel = $1 AND chat = $2`, `DELETE FROM card WHERE channel = $1 AND chat = $2`,
			`DELETE FROM held WHERE channel = $1 AND chat = $2`,
			`DELETE FROM request WHERE channel = $1 AND chat = $2`,
		} {
			if err := tx.Exec(q, p.Channel, p.Chat); err != nil {
				return false, err
			}
		}
	}
	if everywhere = !partOfAnother(dir, p.Name); everywhere {
		for _, t := range texts {
			err := tx.Exec(`UPDATE `+t.table+` SET `+t.column+` = REPLACE(`+t.column+`, $1, $2) WHERE REPLACE(`+t.column+`, $1, '') <> `+t.column,
				p.Name, Forgotten(p.ID))
			if err != nil {
				return false, err
			}
		}
	}
	err = tx.Exec(`UPDATE person SET name = $2, active = FALSE, channel = '', chat = 0, joined = 0, reachable = FALSE, menu = '' WHERE id = $1`, p.ID, Forgotten(p.ID))
	if err != nil {
		return false, err
	}
	return everywhere, errors.Join(tx.Revise(bureau.Rosters), tx.Revise(record.Open))
}

// partOfAnother reports whether a name is part of some other name of the roster.
func partOfAnother(d *bureau.Directory, name string) bool {
	is := func(other string) bool { return strings.Contains(other, name) }
	for _, p := range d.People {
		if p.Name != name && is(p.Name) {
			return true
		}
	}
	for _, p := range d.Points {
		if is(p.Name) || slices.ContainsFunc(p.Aliases, is) {
			return true
		}
	}
	for _, o := range d.Orgs {
		if is(o.Name) || slices.ContainsFunc(o.Aliases, is) {
			return true
		}
	}
	for _, u := range d.Units {
		if is(u.Name) {
			return true
		}
	}
	return false
}

// A Dossier is everything stored about a person (我的数据).
type Dossier struct {
	Records []record.Record
	History []record.Entry
	Drafts  []chat.Draft
	Audit   []bureau.AuditLine
	Cards   int // shown in their chat
}

// DossierOf collects everything stored about a person. It takes long, so it should run in a View; it reads
// only what is theirs.
func DossierOf(tx *store.Tx, p *bureau.Person) (d Dossier, err error) {
	if d.Records, err = record.OfPerson(tx, p.ID, 1<<30); err != nil {
		return d, err
	}
	if d.History, err = store.Find(tx, (*record.Entry).Fields, `SELECT `+record.EntryColumns+` FROM history WHERE person = $1 ORDER BY id`, p.ID); err != nil {
		return d, err
	}
	if d.Drafts, err = store.Find(tx, (*chat.Draft).Fields, `SELECT `+chat.DraftColumns+` FROM draft WHERE person = $1 AND NOT cleared ORDER BY id`, p.ID); err != nil {
		return d, err
	}
	if d.Audit, err = store.Find(tx, (*bureau.AuditLine).Fields,
		`SELECT `+bureau.AuditColumns+` FROM audit WHERE person = $1 OR detail = $2 ORDER BY id`, p.ID, p.Name); err != nil {
		return d, err
	}
	d.Cards, err = store.One[int](tx, `SELECT count(*) FROM card WHERE channel = $1 AND chat = $2`, p.Channel, p.Chat)
	return d, err
}
