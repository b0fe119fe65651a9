package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// everything is the whole database as text, a line per value.
func everything(t *testing.T, tx *Tx) (lines []string) {
	t.Helper()
	tables, err := column[string](tx, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		columns, err := column[string](tx, `SELECT name FROM pragma_table_info('`+table+`')`)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range columns {
			values, err := column[string](tx, `SELECT CAST("`+c+`" AS TEXT) FROM "`+table+`" WHERE "`+c+`" IS NOT NULL`)
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
func lived(t *testing.T, tx *Tx, name string, chat int64) (p, other *Person) {
	t.Helper()
	p, other = &Person{Name: name, Active: true}, &Person{Name: "同事", Active: true}
	u, at := &Unit{Name: "城东所", Active: true}, &Point{Name: "居然之家", Active: true}
	err := errors.Join(tx.SavePerson(p), tx.SavePerson(other), tx.SaveUnit(u))
	at.Leader, at.Responsible = p.ID, p.ID
	err = errors.Join(err, tx.SavePoint(at), tx.SavePost(&Post{Person: p.ID, Role: Staff, Unit: u.ID, Active: true}), tx.Join(p.ID, "telegram", chat))
	d := &Draft{Channel: "telegram", Chat: chat, Person: p.ID, Message: 7, State: DraftOpen, Text: name + "说的", Items: []Item{{Kind: "visit"}}}
	err = errors.Join(err, tx.AddDraft(d))
	r := &Record{Kind: KindProblem, Type: "其他", Point: at.ID, Day: "2026-04-15", Text: "和" + name + "一起去的", Author: p.ID, Typist: other.ID,
		Problem: &Problem{State: ProblemOpen, Due: "2026-04-20", Remark: name + "转"}}
	_, invited := tx.Invite(p.ID)
	w := &Waiver{Point: at.ID, Rule: "R13", Period: Week("2026-04-15"), Person: p.ID, Reason: WaiverReason(name + "说不用")}
	_, waived := tx.AddWaiver(w)
	update := &Update{Channel: "telegram", Remote: 5, Chat: chat, Kind: Text, Text: name, Name: name}
	err = errors.Join(err, tx.AddRecord(r), tx.Note(Entry{Record: r.ID, Person: p.ID, What: "进展", After: name + "办的"}), tx.Audit(other.ID, "邀请", name),
		tx.Audit(p.ID, "反馈", "好"), tx.Receive(update), tx.Send(Message{Channel: "telegram", Chat: chat, Kind: Say, Text: name + "您好", Key: "k"}),
		tx.Send(Message{Channel: "telegram", Chat: 9, Kind: Say, Text: name + "反馈：好"}), tx.Show("telegram", 9, "r1", Face{Text: name + " 记于"}, false),
		tx.Show("telegram", chat, "r1", Face{Text: "卡片"}, false), tx.Prefer(p.ID, Preference{Hours: Mornings}), invited, waived,
		tx.AddNotice(p.ID, r.ID, "late", ""), tx.SaveUpload(&Upload{Person: p.ID, Name: "名册.csv", Body: []byte(`"` + name + `"`)}),
		tx.Spoke(p.ID, "digest"), tx.Set("x", name+"设的"))
	_, asked := tx.Ask(&Request{Channel: "telegram", Chat: chat, Name: name})
	if err := errors.Join(err, asked); err != nil {
		t.Fatal(err)
	}
	return p, other
}

// A forgotten person's name and chat are nowhere in the file, whatever table is
// looked at; what they recorded is still there.
func TestForget(t *testing.T) {
	db, err := Open(filepath.Join(t.TempDir(), "a.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	const name, chat = "城东所张三", int64(7_123_456_789)
	err = db.Update(t.Context(), func(tx *Tx) error {
		p, _ := lived(t, tx, name, chat)
		if n := strings.Count(strings.Join(everything(t, tx), "\n"), name); n < 12 {
			t.Errorf("the name stands in %d places only", n)
		}
		dir, err := tx.Directory()
		if err != nil {
			return err
		}
		everywhere, err := tx.Forget(dir.Person(p.ID))
		if err != nil || !everywhere {
			t.Fatal(everywhere, err)
		}
		for _, line := range everything(t, tx) {
			if strings.Contains(line, name) || strings.Contains(line, fmt.Sprint(chat)) {
				t.Errorf("still there: %s", line)
			}
		}
		r, err := tx.Record(1)
		if err != nil || r.Author != p.ID || r.Text != "和"+Forgotten(p.ID)+"一起去的" {
			t.Errorf("the record is %+v, %v", r, err)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A name that is part of another one is left alone in what others wrote.
func TestForgetPart(t *testing.T) {
	db, err := Open(filepath.Join(t.TempDir(), "a.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Update(t.Context(), func(tx *Tx) error {
		p, _ := lived(t, tx, "张三", 5)
		if err := tx.SavePerson(&Person{Name: "张三丰", Active: true}); err != nil {
			return err
		}
		if err := tx.Revise(Rosters); err != nil {
			return err
		}
		dir, err := tx.Directory()
		if err != nil {
			return err
		}
		everywhere, err := tx.Forget(dir.Person(p.ID))
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
	clock := new(Clock)
	clock.Set(time.Date(2026, 4, 15, 9, 0, 0, 0, Shanghai))
	db, err := Open(filepath.Join(t.TempDir(), "a.db"), clock)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	update := func(fn func(tx *Tx) error) {
		t.Helper()
		if err := db.Update(t.Context(), fn); err != nil {
			t.Fatal(err)
		}
	}
	update(func(tx *Tx) error { return livedLong(t, tx) })
	update(func(tx *Tx) error {
		n, err := tx.ClearDrafts(10)
		if n != 0 {
			t.Errorf("%d drafts of today were cleared", n)
		}
		return err
	})
	clock.Turn(clock.Now().Add(8 * 24 * time.Hour))
	update(func(tx *Tx) error {
		n, err := tx.ClearDrafts(10)
		again, err2 := tx.ClearDrafts(10)
		d, err3 := tx.Draft(2)
		if n != 1 || again != 0 || d.Text != "原话" || d.Items[0].Number != 2 || d.Items[0].Answers != nil {
			t.Errorf("cleared %d, then %d: %+v", n, again, d)
		}
		gone, err4 := tx.ForgetRecords("2016-04-15", 1)
		more, err5 := tx.ForgetRecords("2016-04-15", 10)
		if gone != 2 || more != 0 {
			t.Errorf("forgot %d records, then %d; want the ended problem and its visit", gone, more)
		}
		left, err6 := column[int64](tx, `SELECT id FROM record ORDER BY id`)
		if fmt.Sprint(left) != "[1 2 4 5]" {
			t.Errorf("left: %v", left)
		}
		before, err7 := tx.ForgetAudit(clock.Now().Add(-9*24*time.Hour), 10)
		all, err8 := tx.ForgetAudit(clock.Now(), 10)
		if before != 0 || all != 2 {
			t.Errorf("forgot %d and %d lines of the log", before, all)
		}
		tallied, err9 := column[string](tx, daily)
		recounted := tx.Recount()
		if again, err := column[string](tx, daily); err != nil || fmt.Sprint(tallied) != fmt.Sprint(again) {
			t.Errorf("the 日累计 is %v, and anew %v, %v", tallied, again, err)
		}
		return errors.Join(err, err2, err3, err4, err5, err6, err7, err8, err9, recounted, tx.Tidy())
	})
}

// livedLong adds records of ten years ago: some that are ended, and some that
// something open refers to.
func livedLong(t *testing.T, tx *Tx) error {
	p, _ := lived(t, tx, "甲乙", 5) // #1: an open problem
	visit := func(day Day) *Record {
		return &Record{Kind: KindVisit, Type: "日常", Point: 1, Day: day, Author: p.ID, Typist: p.ID, Figures: []Figure{{Name: "辐射户数", Value: 3}}}
	}
	kept, gone, fresh := visit("2016-04-14"), visit("2016-04-14"), visit("2016-04-16") // #2 … #4
	err := errors.Join(tx.AddRecord(kept), tx.AddRecord(gone), tx.AddRecord(fresh))
	open := &Record{Kind: KindProblem, Type: "其他", Point: 1, Day: "2016-04-14", Author: p.ID, Typist: p.ID, Problem: &Problem{State: ProblemOpen, Due: "2016-04-20", OnSpot: kept.ID}}
	ended := &Record{Kind: KindProblem, Type: "其他", Point: 1, Day: "2016-04-14", Author: p.ID, Typist: p.ID, Problem: &Problem{State: ProblemClosed, Due: "2016-04-20", Ended: "2016-04-14", OnSpot: gone.ID, Closing: ClosedOnSpot}}
	err = errors.Join(err, tx.AddRecord(open), tx.AddRecord(ended), tx.Note(Entry{Record: ended.ID, Person: p.ID, What: "办结"}))
	done := &Draft{Channel: "telegram", Chat: 5, Person: p.ID, State: DraftSaved, Text: "原话", Items: []Item{{Kind: "visit", Number: 2, Answers: []Answered{{Key: "text", Value: "原话"}}}}}
	return errors.Join(err, tx.AddDraft(done))
}
