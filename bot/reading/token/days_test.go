package token

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"time"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/names"
	"liaison/bot/reading/runes"
)

// said is the day on which everything here is said, a Wednesday.
var said = time.Date(2026, 4, 15, 0, 0, 0, 0, time.UTC)

var (
	points = []names.Point{{Name: "居然之家", Aliases: []string{"居然"}}, {Name: "钢材市场"}, {Name: "滨江写字楼", Aliases: []string{"写字楼"}}}
	places = names.New(points, nil, names.NewTree(points, nil))
	words  = lex.New(nil)
)

func settled(text string) (runes.Script, []Token, []Note) {
	s := runes.Of(text)
	toks, notes := Settle(s, Scan(s, words, places), said)
	return s, toks, notes
}

// meaning writes the days of a text as the table does.
func meaning(text string) string {
	s, toks, notes := settled(text)
	var out []string
	for _, t := range toks {
		if t.Kind != When {
			continue
		}
		w := t.When
		day, ok := w.Likely(said)
		switch {
		case ok && w.Gone:
			out = append(out, "-"+day.Format(days.ISO))
		case ok && w.Exact():
			out = append(out, day.Format(days.ISO))
		case w.Kind == days.FuzzyPast, w.Kind == days.ComingTime:
			out = append(out, "?")
		case w.Kind == days.Deadline:
			out = append(out, "|")
		}
	}
	for _, n := range notes {
		out = append(out, "!"+string(s.Typed[n.Start:n.End]))
	}
	if out == nil {
		return "-"
	}
	return strings.Join(out, " ")
}

func TestDays(t *testing.T) {
	rows := table(t, "testdata/days.txt")
	if len(rows) < 200 {
		t.Errorf("%d expressions, want at least 200", len(rows))
	}
	for _, row := range rows {
		if got := meaning(row[0]); got != row[1] {
			t.Errorf("%s is %s, want %s", row[0], got, row[1])
		}
	}
}

func TestPeriods(t *testing.T) {
	for _, row := range table(t, "testdata/periods.txt") {
		got := "-"
		if from, to, _, ok := days.ParsePeriod(row[0], said); ok {
			got = from + " " + to
		}
		if got != row[1] {
			t.Errorf("%s is %s, want %s", row[0], got, row[1])
		}
	}
}

// table reads rows of two columns.
func table(t *testing.T, file string) (rows [][2]string) {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for in := bufio.NewScanner(f); in.Scan(); {
		if text, want, ok := strings.Cut(in.Text(), "\t"); ok {
			rows = append(rows, [2]string{text, want})
		}
	}
	return rows
}
