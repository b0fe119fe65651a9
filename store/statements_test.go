package store_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

// Every statement of the store and its rooms is prepared and run, on PostgreSQL too where
// the tests run there: whatever piece of SQL stands in the source is part of one.
func TestEveryStatement(t *testing.T) {
	clock := new(store.Clock)
	clock.Set(time.Date(2026, 4, 15, 10, 0, 0, 0, day.Shanghai))
	db := storetest.Open(t, clock)
	storetest.Update(t, db, func(tx *store.Tx) error {
		doEverything(t, tx)
		return nil
	})
	const year = 365 * 24 * time.Hour
	clock.Leap(year)
	storetest.Update(t, db, func(tx *store.Tx) error {
		return chat.Send(tx, chat.Message{Channel: "telegram", Chat: 5, Kind: chat.Say, NotBefore: tx.Now.Add(time.Hour)})
	})
	clock.Leap(-year)
	if err := errors.Join(chat.Ready(db), chat.Mend(db)); err != nil {
		t.Fatal(err)
	}
	prepared := db.Prepared(t)
	pieces := 0
	for where, piece := range sqlInSource(t) {
		pieces++
		if !slices.ContainsFunc(prepared, piece.MatchString) {
			t.Errorf("%s: no statement that was prepared has this", where)
		}
	}
	if pieces < 300 || len(prepared) < 300 {
		t.Errorf("%d pieces of SQL in %d statements: too few are seen", pieces, len(prepared))
	}
}

var (
	isSQL = regexp.MustCompile(`\b(SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|VALUES|SET|AND|JOIN|ON CONFLICT|ORDER BY|RETURNING|LIMIT|CASE)\b|^[a-z_]+(, [a-z_]+)+$`)
	// filled is what stands for something else in a piece.
	filled = regexp.MustCompile(`\\\?|\\\$\d+|%d|%s|\\\{\\\{queued\\\}\\\}`)
)

// oneEngine are the files that may have statements which only one of the two engines understands.
var oneEngine = []string{"backup.go", "conn.go", "dialect.go", "migrate.go", "server.go", "link.go", "known.go", "hear.go", "move.go", "watch.go"}

// sources are the files of the store and its rooms.
func sources(t *testing.T) (names []string) {
	for _, pattern := range []string{"*.go", "*/*.go", "migrations/*.sql"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	return slices.DeleteFunc(names, func(name string) bool {
		return strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "storetest/")
	})
}

// Statements that only one engine understands stand in few files, and those that lock more than
// rows, which servers of the same language do not all know, nowhere.
func TestPortable(t *testing.T) {
	one := regexp.MustCompile(`PRAGMA|pragma_|sqlite_|\browid\b|INSERT OR |REPLACE INTO|ILIKE|::[a-z]|\bpg_[a-z]|FOR UPDATE|SKIP LOCKED|ARRAY\[|= ANY|DISTINCT ON|strftime|julianday|group_concat|string_agg|\bifnull|GLOB|AUTOINCREMENT|SERIAL`)
	nowhere := regexp.MustCompile(`(?i)advisory|LOCK TABLE|IN [A-Z ]+ MODE`)
	for _, name := range sources(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if found := nowhere.Find(text); found != nil {
			t.Errorf("%s: %q", name, found)
		}
		if found := one.Find(text); found != nil && !slices.Contains(oneEngine, name) {
			t.Errorf("%s: %q is of one engine only", name, found)
		}
	}
}

// sqlInSource are the pieces of SQL by where they stand, as patterns of the
// statements that they are part of. What only one of
// the two engines runs is left out.
func sqlInSource(t *testing.T) map[string]*regexp.Regexp {
	found := map[string]*regexp.Regexp{}
	for _, name := range sources(t) {
		if slices.Contains(oneEngine, name) || name == "lease.go" || filepath.Ext(name) != ".go" {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if text, ok := n.(*ast.BasicLit); ok && text.Kind == token.STRING {
				if s, _ := strconv.Unquote(text.Value); isSQL.MatchString(s) {
					found[set.Position(text.Pos()).String()+" "+s] = regexp.MustCompile(filled.ReplaceAllString(regexp.QuoteMeta(s), `(?s:.*?)`))
				}
			}
			return true
		})
	}
	return found
}

// What was acknowledged is there, also where a statement failed and the work did
// not say so: PostgreSQL then undoes all of it.
func TestNothingAcknowledgedIsLost(t *testing.T) {
	db := storetest.Open(t, nil)
	err := db.Update(t.Context(), func(tx *store.Tx) error {
		if err := bureau.SaveUnit(tx, &bureau.Unit{Name: "城东所", Active: true}); err != nil {
			return err
		}
		if err := bureau.SaveUnit(tx, &bureau.Unit{Name: "城东所"}); err == nil {
			return errors.New("two of one name")
		}
		return nil
	})
	storetest.View(t, db, func(tx *store.Tx) error {
		d, fault := bureau.Of(tx)
		if there := fault == nil && d.UnitNamed("城东所") != nil; there != (err == nil) {
			t.Errorf("it is there: %v, and its work said %v", there, err)
		}
		return fault
	})
}
