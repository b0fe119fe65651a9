package report

import (
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"liaison/store/day"
)

var oneColumn = Ledger{Title: "台账", Columns: []Column{{Head: "内容", Width: 40}}}

// texts are what people, and others, write into a bot.
func texts() *rapid.Generator[string] {
	pieces := strings.Split("居然之家|电梯|=1+1|-3|+86|@A1|007|1/2|\t|\r|\r\n|\n| |　|&amp;|<f>|</t>|]]>|\"|'|_x0041_|_x005F_|_x000D_|😀|\x00|\x0b|\x1f|\ufffe|\uffff|\u0085|\u202e|\u200d", "|")
	return rapid.OneOf(
		rapid.String(),
		rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), "")
		}),
		rapid.Custom(func(t *rapid.T) string {
			return strings.Repeat("x", rapid.IntRange(mostText-3, mostText).Draw(t, "n")) + rapid.StringN(0, 4, -1).Draw(t, "end")
		}),
	)
}

// stays is what of a text a ledger keeps: all that XML may hold, and as many
// UTF-16 units as a cell of Excel.
func stays(s string) string {
	var units []uint16
	for _, r := range s {
		if r == 0x9 || r == 0xA || r == 0xD || 0x20 <= r && r <= 0xD7FF || 0xE000 <= r && r <= 0xFFFD || 0x10000 <= r {
			units = utf16.AppendRune(units, r)
		}
	}
	if len(units) > 32767 {
		units = units[:32767]
		if utf16.IsSurrogate(rune(units[32766])) && units[32766] < 0xDC00 {
			units = units[:32766]
		}
	}
	return string(utf16.Decode(units))
}

func TestTextsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := rapid.SliceOfN(texts(), 1, 30).Draw(t, "texts")
		var rows [][]Cell
		for _, s := range said {
			rows = append(rows, []Cell{Text(s)})
		}
		w := write(t, oneColumn, rows...)
		for i, s := range said {
			if got := w.raw(t, "B"+strconv.Itoa(rowFirst+i)); got != stays(s) {
				t.Fatalf("%q came back as %q", s, got)
			}
			if kept, _ := rows[i][0].value.(string); kept != stays(s) {
				t.Fatalf("%q was made %q", s, kept)
			}
		}
		if strings.Contains(w.xml, "<f>") {
			t.Fatal("a text became a formula")
		}
	})
}

func TestTextsThatExcelMightMistake(t *testing.T) {
	for s, want := range map[string]look{
		"=1+1": verbatim, "+86": verbatim, "-3": verbatim, "@A1": verbatim, "\t=1": verbatim, "\r=1": verbatim, " =1": verbatim, "＝1": verbatim,
		"007": verbatim, "1/2": verbatim, "'引": verbatim, "50%": verbatim, "\x00=1": verbatim,
		"居然之家": words, "A3摊位": words, "": words,
	} {
		if got := Text(s).look; got != want {
			t.Errorf("%q has look %d, want %d", s, got, want)
		}
	}
}

func TestDaysComeBack(t *testing.T) {
	first := day.Day("1900-03-01").Time()
	rapid.Check(t, func(t *rapid.T) {
		d := day.DayOf(first.AddDate(0, 0, rapid.IntRange(0, 8000*365).Draw(t, "days")))
		w := write(t, oneColumn, []Cell{Date(d)})
		serial, err := strconv.Atoi(w.raw(t, "B4"))
		if err != nil {
			t.Fatalf("%s is no number: %v", d, err)
		}
		back, err := excelize.ExcelDateToTime(float64(serial), false)
		if err != nil {
			t.Fatal(err)
		}
		if got := back.Format(time.DateOnly); got != string(d) {
			t.Fatalf("%s came back as %s", d, got)
		}
	})
}

func TestWhatIsNoDayOfExcelStaysText(t *testing.T) {
	for _, d := range []day.Day{"1900-02-28", "1899-12-31", "0001-01-01", "2026-02-30", "昨天"} {
		if got := Date(d); got != Text(string(d)) {
			t.Errorf("%s is %+v", d, got)
		}
	}
}

func TestLinesOf(t *testing.T) {
	for _, c := range []struct {
		s     string
		width float64
		want  int
	}{
		{"", 10, 1}, {"居然之", 7, 1}, {"居然之家", 7, 2}, {"abcdef", 7, 1}, {"abcdefg", 7, 2},
		{"一\n二\n", 10, 3}, {"“”——", 9, 1}, {"“”——", 8, 2}, {"字", 1, 2},
	} {
		if got := linesOf(c.s, c.width); got != c.want {
			t.Errorf("%q in %g takes %d lines, want %d", c.s, c.width, got, c.want)
		}
	}
}
