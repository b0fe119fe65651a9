package bot_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"liaison/bot"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

// needles are what must stand nowhere: a telephone and an identity number, who was
// spoken of, and who was ill.
var needles = []string{"13812345678", "11010119900307123X", "王经理", "老陈", "住院"}

// private is how people say it.
const private = "王经理和老陈住院没来，电话13812345678，证号11010119900307123X"

// Whatever way it comes in, nothing private is kept: not in any column of any
// table, not in the log, and no number in any byte of the files.
func TestPrivateData(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	clock := new(store.Clock)
	clock.Set(wednesday)
	db, err := store.Open(path, clock)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Import(t, db, "roster.csv", storetest.Sample)
	s := newStageOn(t, db, clock)
	var log bytes.Buffer
	s.worker = &bot.Worker{DB: db, Log: slog.New(slog.NewTextHandler(&log, nil))}
	for _, way := range waysIn(t, s) {
		said := way.act()
		if strings.TrimSpace(said) == "" {
			t.Errorf("%s: no answer", way.is)
		}
		for _, leak := range leaks(t, path) {
			t.Errorf("after %s: %s", way.is, leak)
		}
	}
	storetest.Update(t, db, func(tx *store.Tx) error {
		return bureau.SaveSummaryText(tx, bureau.SummaryText{Period: day.Week("2026-04-15"), Problems: "王经理住院没来", Next: "找老陈", Person: 1})
	})
	for _, leak := range leaks(t, path) {
		t.Error("after the text of a summary:", leak)
	}
	for _, n := range needles {
		if strings.Contains(log.String(), n) {
			t.Errorf("%s is in the log:\n%s", n, &log)
		}
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}

// leaks looks at every value of every table, and at the bytes of the files.
func leaks(t *testing.T, path string) (found []string) {
	t.Helper()
	pool, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	var tables []string
	rows, err := pool.QueryContext(t.Context(), "SELECT name FROM sqlite_master WHERE type = 'table'")
	for err == nil && rows.Next() {
		var name string
		err = rows.Scan(&name)
		tables = append(tables, name)
	}
	if err != nil || rows.Err() != nil || len(tables) < 20 {
		t.Fatal(err, rows.Err(), tables)
	}
	for _, table := range tables {
		rows, err := pool.QueryContext(t.Context(), "SELECT * FROM "+table)
		if err != nil {
			t.Fatal(err)
		}
		names, _ := rows.Columns()
		values, at := make([]any, len(names)), make([]any, len(names))
		for i := range values {
			at[i] = &values[i]
		}
		for rows.Next() {
			if err := rows.Scan(at...); err != nil {
				t.Fatal(err)
			}
			for i, v := range values {
				for _, n := range needles {
					if text := fmt.Sprintf("%s", v); strings.Contains(text, n) {
						found = append(found, fmt.Sprintf("%s in %s.%s: %s", n, table, names[i], text))
					}
				}
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{path, path + "-wal"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range needles[:2] {
			if bytes.Contains(data, []byte(n)) {
				found = append(found, n+" in "+filepath.Base(file))
			}
		}
	}
	return found
}

// A wayIn is one in which private data may come.
type wayIn struct {
	is  string
	act func() string
}

func waysIn(t *testing.T, s *stage) []wayIn {
	const officer, secretary, lifts, admin = storetest.OfficerEast, storetest.SecretaryWork, storetest.SectionLifts, storetest.Admin
	tap := func(name, words string) string {
		if card, _ := s.button(name, words); card == nil {
			t.Errorf("%s sees no button %q", name, words)
			return ""
		}
		return s.taps(name, words)
	}
	return []wayIn{
		{"a sentence", func() string { return s.says(officer, "今天去居然之家送政策，62户，"+private) }},
		{"an edited sentence", func() string {
			return s.edits(officer, "今天去居然之家送政策，63户，现场答疑5个，"+private)
		}},
		{"提交", func() string { return tap(officer, "提交") }},
		{"an edit of what is kept", func() string { return s.edits(officer, "今天去居然之家送政策，64户，"+private) }},
		{"a correction", func() string { return s.says(officer, "更正 #1，是26户，"+private) }},
		{"words nobody can read", func() string { return s.says(storetest.OfficerEast2, private) }},
		{"记成", func() string { return tap(storetest.OfficerEast2, "记成走访") }},
		{"a photo's caption", func() string { return s.photo(storetest.OfficerWest, private) }},
		{"a photo's sentence", func() string { return s.photo(storetest.OfficerWest, "今天去步行街，"+private) }},
		{"a problem", func() string {
			return s.says(secretary, "问题：塔吊未检，"+private) + tap(secretary, "提交")
		}},
		{"a problem's note", func() string {
			return s.says(secretary, "#2") + tap(secretary, "补充") + s.says(secretary, private)
		}},
		{"a reply to a problem", func() string { return s.replies(secretary, "还没修好，"+private) }},
		{"progress in a sentence", func() string { return s.says(secretary, "#2 有进展："+private) }},
		{"a reason", func() string {
			return s.says(storetest.LeaderEast, "#2") + tap(storetest.LeaderEast, "转介") + s.says(storetest.LeaderEast, private)
		}},
		{"a meeting", func() string {
			return s.says(storetest.SecretarySteel, "昨天一支部支委会，到4应5，"+private) + tap(storetest.SecretarySteel, "提交")
		}},
		{"a form", func() string {
			return s.says(lifts, "/problem") + tap(lifts, "居然之家") + s.says(lifts, private)
		}},
		{"反馈", func() string { return s.says(lifts, "/feedback "+private) }},
		{"反馈 as a form", func() string { return s.says(lifts, "/feedback") + s.says(lifts, private) }},
		{"五个一", func() string { return s.says(admin, "五个一 1 "+private) }},
		{"a point's trade", func() string {
			return s.says(admin, "查钢市") + tap(admin, "修改") + tap(admin, "行业") + s.says(admin, private) + tap(admin, "提交")
		}},
		{"an indicator", func() string { return s.says(admin, "指标 "+private) }},
		{"a question", func() string { return s.says(admin, "查 "+private) + s.says(admin, "今年走访多少，"+private) }},
		{"请假", func() string { return s.says(officer, "请假到周五，住院了，"+private) }},
		{"a file's name", func() string {
			file := chat.File{Kind: "document", ID: "f", Name: "王经理住院13812345678.pdf", Size: 9}
			return s.does(officer, chat.Update{Kind: chat.Text, Text: "附件，" + private, Files: []chat.File{file}})
		}},
		{"a stranger's words", func() string { return s.says("路人", messages.WordJoin+"，我是"+private) }},
	}
}
