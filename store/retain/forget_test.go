package retain_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
	"liaison/store/retain"
	"liaison/store/spoken"
)

// everything is the whole database as text, a line per value.
func everything(t *testing.T, tx *store.Tx) (lines []string) {
	t.Helper()
	tables, err := store.Column[string](tx, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		columns, err := store.Column[string](tx, `SELECT name FROM pragma_table_info('`+table+`')`)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range columns {
			values, err := store.Column[string](tx, `SELECT CAST("`+c+`" AS TEXT) FROM "`+table+`" WHERE "`+c+`" IS NOT NULL`)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range values {
				lines = append(lines, table+"."+c+": "+v)
			}
		}
	}
	return lines
}

// lived makes a person who did a little of everything, in a chat of their own.
func lived(t *testing.T, tx *store.Tx, name string, room int64) (p, other *bureau.Person) {
	t.Helper()
	p, other = &bureau.Person{Name: name, Active: true}, &bureau.Person{Name: "同事", Active: true}
	u, at := &bureau.Unit{Name: "城东所", Active: true}, &bureau.Point{Name: "居然之家", Active: true}
	err := errors.Join(bureau.SavePerson(tx, p), bureau.SavePerson(tx, other), bureau.SaveUnit(tx, u))
	at.Leader, at.Responsible = p.ID, p.ID
	err = errors.Join(err, bureau.SavePoint(tx, at), bureau.SavePost(tx, &bureau.Post{Person: p.ID, Role: bureau.Staff, Unit: u.ID, Active: true}), chat.Join(tx, p.ID, "telegram", room))
	d := &chat.Draft{Channel: "telegram", Chat: room, Person: p.ID, Message: 7, State: chat.DraftOpen, Text: name + "说的", Items: []chat.Item{{Kind: "visit"}}}
	err = errors.Join(err, chat.AddDraft(tx, d))
	r := &record.Record{Kind: record.KindProblem, Type: "其他", Point: at.ID, Day: "2026-04-15", Text: "和" + name + "一起去的", Author: p.ID, Typist: other.ID,
		Problem: &record.Problem{State: record.ProblemOpen, Due: "2026-04-20", Remark: name + "转"}}
	_, invited := bureau.Invite(tx, p.ID)
	w := &duty.Waiver{Point: at.ID, Rule: "R13", Period: day.Week("2026-04-15"), Person: p.ID, Reason: duty.WaiverReason(name + "说不用")}
	_, waived := duty.AddWaiver(tx, w)
	update := &chat.Update{Channel: "telegram", Remote: 5, Chat: room, Kind: chat.Text, Text: name, Name: name}
	err = errors.Join(err, record.Add(tx, r), record.Note(tx, record.Entry{Record: r.ID, Person: p.ID, What: "进展", After: name + "办的"}), bureau.Audit(tx, other.ID, "邀请", name),
		bureau.Audit(tx, p.ID, "反馈", "好"), chat.Receive(tx, update), chat.Send(tx, chat.Message{Channel: "telegram", Chat: room, Kind: chat.Say, Text: name + "您好", Key: "k"}),
		chat.Send(tx, chat.Message{Channel: "telegram", Chat: 9, Kind: chat.Say, Text: name + "反馈：好"}), chat.Show(tx, "telegram", 9, "r1", chat.Face{Text: name + " 记于"}, false),
		chat.Show(tx, "telegram", room, "r1", chat.Face{Text: "卡片"}, false), bureau.Prefer(tx, p.ID, bureau.Preference{Hours: bureau.Mornings}), invited, waived,
		spoken.AddNotice(tx, p.ID, r.ID, "late", ""), chat.SaveUpload(tx, &chat.Upload{Person: p.ID, Name: "名册.csv", Body: []byte(`"` + name + `"`)}),
		spoken.Spoke(tx, p.ID, spoken.Said{What: "digest"}), store.Set(tx, "x", name+"设的"))
	_, asked := bureau.Ask(tx, &bureau.Request{Channel: "telegram", Chat: room, Name: name})
	if err := errors.Join(err, asked); err != nil {
		t.Fatal(err)
	}
	return p, other
}

// A forgotten person's name and chat are nowhere in the file, whatever table is
// looked at; what they recorded is still there.
func TestForget(t *testing.T) {
	db, err := store.Open(filepath.Join(t.TempDir(), "a.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	const name, chat = "城东所张三", int64(7_123_456_789)
	err = db.Update(t.Context(), func(tx *store.Tx) error {
		p, _ := lived(t, tx, name, chat)
		if n := strings.Count(strings.Join(everything(t, tx), "\n"), name); n < 12 {
			t.Errorf("the name stands in %d places only", n)
		}
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		everywhere, err := retain.Forget(tx, dir.Person(p.ID))
		if err != nil || !everywhere {
			t.Fatal(everywhere, err)
		}
		for _, line := range everything(t, tx) {
			if strings.Contains(line, name) || strings.Contains(line, fmt.Sprint(chat)) {
				t.Errorf("still there: %s", line)
			}
		}
		r, err := record.Find(tx, 1)
		if err != nil || r.Author != p.ID || r.Text != "和"+retain.Forgotten(p.ID)+"一起去的" {
			t.Errorf("the record is %+v, %v", r, err)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// nameless are the columns of text that Forget leaves alone: numbers of chats and files, days,
// words of the program, and the names of the roster, which are no person's if the name is
// removed at all.
const nameless = `revision.name inbox.channel outbox.channel outbox.unique_key outbox.small outbox.sight card.channel card.key card.sight held.channel
	unit.name person.name person.channel person.menu point.name point.aliases point.kind point.trade point.confirmed
	org.name org.aliases org.kind org.founded org.elected org.part_time org.joined_party org.extended heads.since post.role
	setting.name invite.hash request.channel draft.channel draft.album draft.state record.kind record.type record.day
	problem.state problem.due problem.ended problem.done problem.entered problem.closing problem.wish problem.wished problem.nudged problem.soon problem.late problem.source
	audit.what help.asked help.due help.done notice.what notice.card attachment.kind attachment.file firing.rule firing.state
	waiver.rule waiver.since waiver.until holiday.day holiday.name holiday.year preference.name preference.value postponed.card postponed.day spoken.day spoken.what
	daily.day daily.name figure.name figure.caliber choice.name choice.since choice.until choice.caliber summary.since summary.until
	project.started project.ended project_step.day indicator.name indicator.kind indicator.type indicator.unit indicator.words indicator.adds
	peer.channel peer.kind peer.remote program.name given.name lease.name lease.holder focus.channel directive.given directive.due directive.seen directive.answered`

// Whatever column of text there is, Forget cleans it or it holds no person's name.
func TestForgetEveryColumn(t *testing.T) {
	db, err := store.Open(filepath.Join(t.TempDir(), "a.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	const name = "城东所张三"
	err = db.Update(t.Context(), func(tx *store.Tx) error {
		there, err := store.Column[string](tx, `SELECT m.name || '.' || c.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c
			WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT'`)
		if err != nil {
			return err
		}
		known := append(retain.Texts(), strings.Fields(nameless)...)
		for _, lists := range [][2][]string{{there, known}, {known, there}} {
			for _, c := range lists[0] {
				if !slices.Contains(lists[1], c) {
					t.Errorf("%s: either Forget cleans a column of text, or it is known to hold no name", c)
				}
			}
		}
		p, _ := lived(t, tx, name, 5)
		for _, row := range []string{
			`INSERT INTO attachment (record, kind, file, name, at) VALUES (1, 'document', 'f', '', 1)`,
			`INSERT INTO request (channel, chat, name, asked) VALUES ('telegram', 9, '', 1)`,
			`INSERT INTO inbox (channel, update_id, chat, received, body, undone) VALUES ('telegram', 6, 9, 1, '{}', TRUE)`,
			`INSERT INTO focus (channel, chat, person, body) VALUES ('telegram', 9, 2, '{}')`,
			`INSERT INTO summary (since, until, problems, next, person, at) VALUES ('2026-01-01', '2026-03-31', '', '', 2, 1)`,
			`INSERT INTO project (point, stage, started) VALUES (1, 1, '2026-04-15')`,
			`INSERT INTO directive (problem, leader, words, given) VALUES (1, 2, '', '2026-04-15')`,
			`INSERT INTO upload (person, at, name, body) VALUES (2, 1, '', '')`,
		} {
			if err := tx.Exec(row); err != nil {
				return err
			}
		}
		for _, c := range retain.Texts() {
			table, column, _ := strings.Cut(c, ".")
			if n, err := tx.Change(`UPDATE ` + table + ` SET ` + column + ` = '和` + name + `一起'`); err != nil || n == 0 {
				t.Errorf("%s: %d rows, %v", c, n, err)
			}
		}
		if _, err := retain.Forget(tx, p); err != nil {
			return err
		}
		for _, line := range everything(t, tx) {
			if strings.Contains(line, name) {
				t.Errorf("still there: %s", line)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A name that is part of another one is left alone in what others wrote.
func TestForgetPart(t *testing.T) {
	db, err := store.Open(filepath.Join(t.TempDir(), "a.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Update(t.Context(), func(tx *store.Tx) error {
		p, _ := lived(t, tx, "张三", 5)
		if err := bureau.SavePerson(tx, &bureau.Person{Name: "张三丰", Active: true}); err != nil {
			return err
		}
		if err := tx.Revise(bureau.Rosters); err != nil {
			return err
		}
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		everywhere, err := retain.Forget(tx, dir.Person(p.ID))
		if everywhere {
			t.Error("张三 was taken out of 张三丰")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// daily is the 日累计 as text.
const daily = `SELECT point || ' ' || day || ' ' || name || ' ' || n || ' ' || records FROM daily WHERE records <> 0 OR n <> 0 ORDER BY point, day, name`

// What is kept no longer is forgotten, the oldest first and never all at once;
// what is open stays, with what it refers to.
func TestRetention(t *testing.T) {
	clock := new(store.Clock)
	clock.Set(time.Date(2026, 4, 15, 9, 0, 0, 0, day.Shanghai))
	db, err := store.Open(filepath.Join(t.TempDir(), "a.db"), clock)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	update := func(fn func(tx *store.Tx) error) {
		t.Helper()
		if err := db.Update(t.Context(), fn); err != nil {
			t.Fatal(err)
		}
	}
	update(func(tx *store.Tx) error { return livedLong(t, tx) })
	update(func(tx *store.Tx) error {
		n, err := retain.ClearDrafts(tx, 10)
		if n != 0 {
			t.Errorf("%d drafts of today were cleared", n)
		}
		return err
	})
	clock.Turn(clock.Now().Add(8 * 24 * time.Hour))
	update(func(tx *store.Tx) error {
		n, err := retain.ClearDrafts(tx, 10)
		again, err2 := retain.ClearDrafts(tx, 10)
		d, err3 := chat.FindDraft(tx, 2)
		if n != 1 || again != 0 || d.Text != "原话" || d.Items[0].Number != 2 || d.Items[0].Answers != nil {
			t.Errorf("cleared %d, then %d: %+v", n, again, d)
		}
		gone, err4 := retain.ForgetRecords(tx, "2016-04-15", 1)
		more, err5 := retain.ForgetRecords(tx, "2016-04-15", 10)
		if gone != 2 || more != 0 {
			t.Errorf("forgot %d records, then %d; want the ended problem and its visit", gone, more)
		}
		left, err6 := store.Column[int64](tx, `SELECT id FROM record ORDER BY id`)
		if fmt.Sprint(left) != "[1 2 4 5]" {
			t.Errorf("left: %v", left)
		}
		before, err7 := retain.ForgetAudit(tx, clock.Now().Add(-9*24*time.Hour), 10)
		all, err8 := retain.ForgetAudit(tx, clock.Now(), 10)
		if before != 0 || all != 2 {
			t.Errorf("forgot %d and %d lines of the log", before, all)
		}
		tallied, err9 := store.Column[string](tx, daily)
		recounted := record.Recount(tx)
		if again, err := store.Column[string](tx, daily); err != nil || fmt.Sprint(tallied) != fmt.Sprint(again) {
			t.Errorf("the 日累计 is %v, and anew %v, %v", tallied, again, err)
		}
		return errors.Join(err, err2, err3, err4, err5, err6, err7, err8, err9, recounted, retain.Tidy(tx))
	})
}

// livedLong adds records of ten years ago: some that are ended, and some that
// something open refers to.
func livedLong(t *testing.T, tx *store.Tx) error {
	p, _ := lived(t, tx, "甲乙", 5) // #1: an open problem
	visit := func(day day.Day) *record.Record {
		return &record.Record{Kind: record.KindVisit, Type: "日常", Point: 1, Day: day, Author: p.ID, Typist: p.ID, Figures: []record.Figure{{Name: "辐射户数", Value: 3}}}
	}
	kept, gone, fresh := visit("2016-04-14"), visit("2016-04-14"), visit("2016-04-16") // #2 … #4
	err := errors.Join(record.Add(tx, kept), record.Add(tx, gone), record.Add(tx, fresh))
	open := &record.Record{Kind: record.KindProblem, Type: "其他", Point: 1, Day: "2016-04-14", Author: p.ID, Typist: p.ID, Problem: &record.Problem{State: record.ProblemOpen, Due: "2016-04-20", OnSpot: kept.ID}}
	ended := &record.Record{Kind: record.KindProblem, Type: "其他", Point: 1, Day: "2016-04-14", Author: p.ID, Typist: p.ID, Problem: &record.Problem{State: record.ProblemClosed, Due: "2016-04-20", Ended: "2016-04-14", OnSpot: gone.ID, Closing: record.ClosedOnSpot}}
	err = errors.Join(err, record.Add(tx, open), record.Add(tx, ended), record.Note(tx, record.Entry{Record: ended.ID, Person: p.ID, What: "办结"}))
	done := &chat.Draft{Channel: "telegram", Chat: 5, Person: p.ID, State: chat.DraftSaved, Text: "原话", Items: []chat.Item{{Kind: "visit", Number: 2, Answers: []chat.Answered{{Key: "text", Value: "原话"}}}}}
	return errors.Join(err, chat.AddDraft(tx, done))
}
