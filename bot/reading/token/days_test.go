package token

import (
	"bufio"
	"os"
	"strconv"
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
		day, ok := w.Resolve(said, w.Set || w.Gone || w.Ahead(said))
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

// Every number of a text is handed up, with its unit, whoever takes it.
func TestNumbersAreHandedUp(t *testing.T) {
	for text, want := range map[string]string{
		"上午30户下午32户":        "30户 32户",
		"62户，4号楼50户":        "62户 50户",
		"应到9实到8请假1":         "9 8 1",
		"答疑5，120户":          "5 120户",
		"3，4家":              "3 4家",
		"1,062户和１，０６２户":     "1062户 1062户",
		"电话138******78，62户": "62户",
		"9:30开始，14:05散，62户": "62户",
		"百分之六十的商户，三分之二的党员":  "",
		"企业3家个体户59户":        "3家 59户",
	} {
		_, toks, _ := settled(text)
		var got []string
		for _, k := range toks {
			if k.Kind == Number && !k.Num.Odd {
				got = append(got, strconv.Itoa(k.Num.Value)+k.Num.Unit)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s hands up %s, want %s", text, s, want)
		}
	}
}
