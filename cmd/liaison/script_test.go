package main

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	_ "modernc.org/sqlite"

	"liaison/bot/web/webtest"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/storetest"
)

// TestMain lets the test binary be the program itself in scripts and in the drill. Tests wait
// more than they work: several run beside each other, also on two processors.
func TestMain(m *testing.M) {
	if err := flag.Set("test.parallel", strconv.Itoa(max(4, runtime.GOMAXPROCS(0)))); err != nil {
		panic(err)
	}
	testscript.Main(webtest.Main{M: m}, map[string]func(){"liaison": main, "liaison-drill": drilled})
}

// TestScripts runs the program as people do: the scripts are the reference of
// what each command prints and with which code it ends.
func TestScripts(t *testing.T) {
	t.Parallel()
	runScripts(t, "script", func(e *testscript.Env) { e.Setenv("LIAISON_DB", filepath.Join(e.WorkDir, "liaison.db")) })
}

// TestScriptsOnServer runs the program on a PostgreSQL server.
func TestScriptsOnServer(t *testing.T) {
	// Where the server trusts who connects, a password is sent all the same.
	secret := func(source string) string { return strings.Replace(source, "@", ":geheim@", 1) }
	first, second := storetest.BlankServer(t), storetest.Server(t)
	runScripts(t, "server", func(e *testscript.Env) {
		e.Setenv("LIAISON_DB", secret(first))
		e.Setenv("SECOND", secret(second))
		e.Setenv("SECOND_PLAIN", second)
	})
}

func runScripts(t *testing.T, dir string, database func(*testscript.Env)) {
	sample, err := filepath.Abs(filepath.Join("testdata", "roster.csv"))
	if err != nil {
		t.Fatal(err)
	}
	year2022, err := filepath.Abs(filepath.Join("..", "..", "store", "figures", "testdata", "2022.csv"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", dir),
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			roster, err := os.ReadFile(sample)
			if err != nil {
				return err
			}
			past, err := os.ReadFile(year2022)
			if err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(e.WorkDir, "2022.csv"), past, 0o600); err != nil {
				return err
			}
			database(e)
			e.Setenv("TMPDIR", e.WorkDir)
			if err := os.WriteFile(filepath.Join(e.WorkDir, "notice.json"), storetest.Notice, 0o600); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(e.WorkDir, "roster.csv"), roster, 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exitcode": exitCode, "log-records": logRecords, "newer": newer, "marked": marked, "lock": lock, "set-aside": setAside,
			"sheets": sheets, "cell": cell, "form": form,
		},
	})
}

// exitCode runs the program and wants it to end with a code: exitcode 3 import x.csv
func exitCode(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec("liaison", args[1:]...)
	got := "0"
	if e, ok := err.(interface{ ExitCode() int }); ok {
		got = strconv.Itoa(e.ExitCode())
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// form writes an xlsx with some cells: form up.xlsx B2={{走访次数}}
func form(ts *testscript.TestScript, _ bool, args []string) {
	x := excelize.NewFile()
	defer x.Close()
	for _, cell := range args[1:] {
		at, text, _ := strings.Cut(cell, "=")
		ts.Check(x.SetCellStr("Sheet1", at, text))
	}
	ts.Check(x.SaveAs(ts.MkAbs(args[0])))
}

// sheets wants an xlsx to have these sheets, each with so many rows that count
// themselves: sheets all.xlsx 走访台账=2 问题台账=1
func sheets(ts *testscript.TestScript, _ bool, args []string) {
	f := workbook(ts, args[0])
	var got []string
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		ts.Check(err)
		n := 0
		for _, row := range rows[3:] {
			if _, err := strconv.Atoi(row[0]); err == nil {
				n++
			}
		}
		got = append(got, fmt.Sprintf("%s=%d", name, n))
	}
	if !slices.Equal(got, args[1:]) {
		ts.Fatalf("sheets %v, want %v", got, args[1:])
	}
}

// cell wants a cell to show a value: cell all.xlsx 走访台账 J4 62
func cell(ts *testscript.TestScript, _ bool, args []string) {
	got, err := workbook(ts, args[0]).CalcCellValue(args[1], args[2])
	ts.Check(err)
	if got != args[3] {
		ts.Fatalf("%s shows %q, want %q", args[2], got, args[3])
	}
}

func workbook(ts *testscript.TestScript, name string) *excelize.File {
	f, err := excelize.OpenFile(ts.MkAbs(name))
	ts.Check(err)
	return f
}

// marked puts before and behind the lines of files what some editors do.
func marked(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		lines := strings.Split(strings.TrimSpace(ts.ReadFile(name)), "\n")
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte("\ufeff"+strings.Join(lines, "\u00a0\r\n")+"\u3000\r\n"), 0o600))
	}
}

// logRecords keeps one record of each kind, as the chat would.
func logRecords(ts *testscript.TestScript, _ bool, _ []string) {
	clock := new(store.Clock)
	clock.Set(time.Date(2026, 4, 15, 17, 30, 0, 0, day.Shanghai))
	db, err := store.Open(ts.Getenv("LIAISON_DB"), clock)
	ts.Check(err)
	err = db.Update(context.Background(), func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		officer, branch := d.PersonNamed("城东所干事甲").ID, d.OrgNamed("建设工程公司党支部")
		records := []record.Record{
			{Kind: record.KindVisit, Type: "送政策", Point: d.PointNamed("居然之家").ID, Day: "2026-04-15", Text: "讲了<消保法>",
				Figures: []record.Figure{{Name: "辐射户数", Value: 62}, {Name: "现场答疑", Value: 0, Approx: true}}},
			{Kind: record.KindMeeting, Type: "支委会", Point: branch.Point, Org: branch.ID, Day: "2026-04-20",
				Detail: record.Detail{Expected: new(6), Present: new(5)}},
			{Kind: record.KindProblem, Type: "特种设备", Point: d.PointNamed("钢材市场").ID, Day: "2026-04-14", Text: "电梯维保到期",
				Problem: &record.Problem{State: record.ProblemOpen, Due: "2026-04-24"}},
			{Kind: record.KindVisit, Type: "日常", Point: d.PointNamed("步行街商圈").ID, Day: "2026-03-01"},
		}
		for i := range records {
			records[i].Author, records[i].Typist = officer, officer
			if err := record.Add(tx, &records[i]); err != nil {
				return err
			}
		}
		return record.Withdraw(tx, &records[3], officer)
	})
	ts.Check(err)
	ts.Check(db.Close())
}

// setAside sets a message, one to be sent and a card aside.
func setAside(ts *testscript.TestScript, _ bool, _ []string) {
	db, err := store.Open(ts.Getenv("LIAISON_DB"), nil)
	ts.Check(err)
	ts.Check(db.Update(context.Background(), func(tx *store.Tx) error {
		err := errors.Join(chat.Receive(tx, &chat.Update{Channel: "telegram", Remote: 7, Chat: 5, Kind: chat.Text, Text: "走访"}),
			chat.Send(tx, chat.Message{Channel: "telegram", Chat: 5, Kind: chat.Say, Text: "您好"}),
			chat.Show(tx, "telegram", 5, "d9", chat.Face{Text: "一张卡片"}, false))
		updates, err2 := chat.NextUpdates(tx, 1)
		messages, err3 := chat.DueMessages(tx, "telegram", 1)
		cards, err4 := chat.DueCards(tx, "telegram", 1)
		if err := errors.Join(err, err2, err3, err4); err != nil {
			return err
		}
		refused := errors.New("Bad Request: no")
		return errors.Join(chat.SetAside(tx, &updates[0], errors.New("panic: boom")), chat.GiveUp(tx, &messages[0], refused), chat.CardRefused(tx, &cards[0], refused))
	}))
	ts.Check(db.Close())
}

// newer makes the database one of a later program.
func newer(ts *testscript.TestScript, _ bool, _ []string) {
	db, err := sql.Open("sqlite", ts.Getenv("LIAISON_DB"))
	ts.Check(err)
	_, err = db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, TRUE)`)
	ts.Check(err)
	ts.Check(db.Close())
}

// lock holds the database as another program would, until the script ends.
func lock(ts *testscript.TestScript, _ bool, _ []string) {
	db, err := sql.Open("sqlite", ts.Getenv("LIAISON_DB"))
	ts.Check(err)
	db.SetMaxOpenConns(1)
	_, err = db.Exec(`BEGIN EXCLUSIVE`)
	ts.Check(err)
	ts.Defer(func() { db.Close() })
}
